//! Orbits along a parameter, by orthogonal collocation.

pub mod branch;
pub mod collocation;
mod condensed;
mod mesh;
