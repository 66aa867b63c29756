//! A neuron's equations, of any number of variables, seen along one parameter.

use crate::equations::expr::Expr;
use crate::equations::system::{System, VARIABLES};
use crate::equations::tape::Tape;
use crate::number::dual::Dual;
use crate::number::jet::Jet;
use crate::ode::Real;
use nalgebra::{DMatrix, DVector};

/// The rates of a neuron, and whether a state calls for a reset, as they hang on the state and on the parameter that is varied. A
/// point of it is the state, and behind it the parameter.
#[derive(Clone, Debug)]
pub struct Lens {
    rates: Tape,
    /// Not 0 where a reset is called for.
    resets: Option<Tape>,
    /// How many variables there are.
    pub order: usize,
}

impl Lens {
    /// On a parameter of a system, by its name, or on its current; the others have these values. None where it has no such
    /// parameter, or its equations cannot be run.
    pub fn on(system: &System, parameter: &str, values: &[f64], current: f64) -> Option<Lens> {
        let (system, values) = system.varied(parameter, values, current)?;
        let rates = Tape::rates(&system, &values).ok()?;
        let when = system.reset.as_ref().map(|reset| reset.when.clone());
        let resets = when.map(|when: Expr| Tape::of(&system, &values, &[when])).transpose().ok()?;
        Some(Lens { rates, resets, order: system.variables.len() })
    }

    /// The rates at a point, and their derivatives: a row for each rate, a column for each variable and, last, one for the parameter.
    pub fn rates_and_slopes(&self, at: &[f64]) -> (DVector<f64>, DMatrix<f64>) {
        let order = self.order;
        let (mut rates, mut slopes) = (DVector::zeros(order), vec![0.0; order * (order + 1)]);
        self.linear(at, rates.as_mut_slice(), &mut slopes);
        (rates, DMatrix::from_row_slice(order, order + 1, &slopes))
    }

    /// The derivatives alone.
    pub fn slopes(&self, at: &[f64]) -> DMatrix<f64> {
        self.rates_and_slopes(at).1
    }

    /// The derivatives by the variables alone.
    pub fn jacobian(&self, at: &[f64]) -> DMatrix<f64> {
        self.slopes(at).columns(0, self.order).into_owned()
    }

    /// The same as [`Lens::rates_and_slopes`], row by row, into places that are there already.
    pub fn linear(&self, at: &[f64], rates: &mut [f64], slopes: &mut [f64]) {
        let order = self.order;
        let mut moving = [Dual::from(0.0); VARIABLES + 1];
        let mut found = [Dual::from(0.0); VARIABLES];
        moving.iter_mut().zip(at).for_each(|(dual, value)| dual.value = *value);
        for column in 0..=order {
            moving[column].slope = 1.0;
            self.rates.run(&moving[..order], moving[order], &mut found[..order]);
            moving[column].slope = 0.0;
            for row in 0..order {
                slopes[row * (order + 1) + column] = found[row].slope;
            }
        }
        rates.iter_mut().zip(&found).for_each(|(rate, found)| *rate = found.value);
    }

    /// The terms of t² and t³ of the rates along a direction of the state.
    pub fn along(&self, at: &[f64], direction: &DVector<f64>) -> [DVector<f64>; 2] {
        let slope = |place: usize| direction.get(place).copied().unwrap_or(0.0);
        let rates =
            self.over(at.iter().enumerate().map(|(i, value)| Jet::moving(*value, slope(i))).collect());
        [2, 3].map(|power| DVector::from_fn(self.order, |i, _| rates[i].terms[power]))
    }

    /// Whether a point calls for a reset.
    pub fn is_reset(&self, at: &[f64]) -> bool {
        let Some(resets) = &self.resets else { return false };
        let mut called = [0.0];
        resets.run(&at[..self.order], at[self.order], &mut called);
        called[0] != 0.0 && !called[0].is_nan()
    }

    fn over<R: Real>(&self, at: Vec<R>) -> Vec<R> {
        let mut rates = vec![R::from(0.0); self.order];
        self.rates.run(&at[..self.order], at[self.order], &mut rates);
        rates
    }
}
