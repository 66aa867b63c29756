//! Where a model starts, and which way a current moves it there.

use super::{Listed, Visitor, see};
use crate::model::Model;

impl Listed {
    /// Where it starts with these values of its parameters.
    pub fn start(&'static self, values: &[f64]) -> Vec<f64> {
        see(self, values, Start)
    }

    /// Whether a positive current lowers its voltage there.
    pub fn is_inverted(&'static self, values: &[f64]) -> bool {
        see(self, values, Inverted)
    }
}

/// Sees where a model starts.
struct Start;

impl Visitor for Start {
    type Out = Vec<f64>;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Vec<f64> {
        model.start().to_vec()
    }
}

/// Sees whether a current lowers the voltage of a model.
struct Inverted;

impl Visitor for Inverted {
    type Out = bool;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> bool {
        let [without, with] = [0.0, 1.0].map(|current| model.rate(model.start(), current)[0]);
        with < without
    }
}
