//! How neurons fire: f–I curves with the onset of firing and its type, and strength–duration curves, of any model.
//!
//! A [`Rig`] makes the trials of an experiment on many neurons at once and can be left at any time:
//! its `step` takes a budget and returns the progress, and its `experiment` holds what is known so far.

mod ahead;
mod astray;
mod bursts;
pub mod curve;
mod departure;
mod drawn;
pub mod events;
mod exact;
pub mod excitability;
mod flight;
pub mod grouping;
mod halts;
pub mod known;
mod near;
mod onset;
mod options;
pub mod outcome;
mod outlook;
pub mod population;
mod rest;
pub mod rhythm;
pub mod rig;
mod row;
pub mod scheme;
mod search;
pub mod strength_duration;
mod tape_steps;
mod trace;
mod way_out;

pub use options::{
    curve_options, curve_rig, fi_curve, pulse_options, pulse_rig, rate_unit, strength_duration, usual_lengths,
};
pub use rig::Rig;
