//! Equations from text and back.

mod expressions;
mod reading;
mod systems;
mod writing;
mod xppaut;
