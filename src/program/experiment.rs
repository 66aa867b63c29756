//! An experiment as data: a neuron with its values, where it starts, what flows into it, on which bins, and by which method.

use crate::equations::expr::Expr;
use crate::equations::system::System;

/// What a run computes.
#[derive(Clone, Debug)]
pub struct Experiment {
    /// What it is called, in English.
    pub title: String,
    /// The neuron.
    pub system: System,
    /// The values of its parameters, in their order.
    pub values: Vec<f64>,
    /// The state that it starts from, before a reset that this may call for.
    pub start: Vec<f64>,
    /// The key of the method: `euler`, `rk4`, `dopri5`, or a model's own.
    pub method: &'static str,
    /// The time of the first bin.
    pub tstart: f64,
    /// The time step.
    pub dt: f64,
    /// How many bins there are: bin k is at tstart + k·dt, and the state in bin 0 is the one that it starts from.
    pub bins: usize,
    /// What flows, in smooth pieces; the first holds from the start.
    pub current: Vec<Piece>,
}

/// A piece of a current.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The time at which it begins.
    pub begins: f64,
    /// The current from there on, of the time `t`.
    pub law: Expr,
}
