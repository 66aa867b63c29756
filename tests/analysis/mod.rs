//! The analysis of the phase plane against closed forms, published values and theorems.

mod bifurcations;
mod every_fixed_point;
mod everywhere;
mod fixed_points;
mod limit_cycles;
mod nullclines;
mod planes;
mod pull;
mod reset_cycles;
mod solutions;
