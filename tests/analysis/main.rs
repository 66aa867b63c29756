//! The analysis of the phase plane against closed forms, published values and theorems.

mod fixed_points;
mod nullclines;
mod planes;
