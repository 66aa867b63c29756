//! Equations from text and back.

mod expressions;
mod systems;
