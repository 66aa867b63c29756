//! The kinds of number that equations are evaluated with.

pub mod dual;
pub mod exp;
pub mod interval;
pub mod jet;
pub mod lanes;
pub mod logarithm;
mod plain;
