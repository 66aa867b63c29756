//! Equations as data: expressions, the neuron that they are of, and the text that both are read from.

pub mod expr;
pub mod names;
pub mod system;
