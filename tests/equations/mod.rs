//! Equations from text and back.

mod complaints;
mod expressions;
mod guesses;
mod habits;
mod notes;
mod papers;
mod reading;
mod resets;
mod systems;
mod voltage;
mod writing;
mod xppaut;
