//! Bifurcations: what a neuron's rests and its firing become while one of its parameters is varied.

pub mod cycles;
pub mod diagram;
pub mod equilibria;
pub mod lens;
pub mod special;
pub mod walker;
