//! Equations from text and back.

mod complaints;
mod expressions;
mod guesses;
mod habits;
mod notes;
mod papers;
mod reading;
mod systems;
mod voltage;
mod writing;
mod xppaut;
