//! Nullcline: a browser lab for neuron models.

// The names in the code are the names in the textbook and in the course: gNa, I_amp, Step_tstart.
#![allow(non_snake_case)]
pub mod demos;
pub mod figure;
pub mod integrate;
pub mod lab;
pub mod learning;
pub mod models;
pub mod number;
pub mod ode;
pub mod options;
pub mod param;
pub mod phase_plane;
pub mod plot;
pub mod run;
pub mod spikes;
pub mod stimulus;
pub mod typescript;
#[cfg(target_arch = "wasm32")]
mod web;
