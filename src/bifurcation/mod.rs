//! Bifurcations: what a neuron's rests and its firing become while one of its parameters is varied.

pub mod curve;
pub mod cycles;
pub mod diagram;
pub mod equilibria;
pub mod lens;
pub mod special;
