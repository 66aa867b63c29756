//! A neuron's equations seen through each kind of number, so that an analysis is compiled once for all models.

use crate::number::dual::{Dual, jacobian_of};
use crate::number::interval::Interval;
use crate::number::jet::Jet;
use crate::ode::{Held, Neuron};

/// The rate of a neuron of `N` variables on every kind of number that the analysis needs.
///
/// Every [`Neuron`] has it. The analysis takes it as `&dyn`: its code is then in the program once, and not once
/// a model.
pub trait Equations<const N: usize> {
    /// The rate.
    fn plain(&self, state: [f64; N], current: f64) -> [f64; N];

    /// The rate as it is followed to a reset; see [`Neuron::flow`].
    fn flowing(&self, state: [f64; N], current: f64) -> [f64; N];

    /// The same while the neuron is refractory: its first variable is held.
    fn holding(&self, state: [f64; N], current: f64) -> [f64; N];

    /// The rate and its derivative.
    fn dual(&self, state: [Dual; N], current: Dual) -> [Dual; N];

    /// The rate and its first three derivatives.
    fn jet(&self, state: [Jet; N], current: Jet) -> [Jet; N];

    /// Bounds of the rate over a box.
    fn bounds(&self, state: [Interval; N], current: Interval) -> [Interval; N];

    /// Bounds of the rate and of its derivative over a box.
    fn dual_bounds(&self, state: [Dual<Interval>; N], current: Dual<Interval>) -> [Dual<Interval>; N];

    /// The state after a reset, where `state` calls for one.
    fn reset_of(&self, state: [f64; N]) -> Option<[f64; N]>;

    /// For how long its first variable is then held.
    fn refractory_time(&self) -> f64;
}

impl<const N: usize, M: Neuron<N>> Equations<N> for M {
    fn plain(&self, state: [f64; N], current: f64) -> [f64; N] {
        self.rate(state, current)
    }

    fn flowing(&self, state: [f64; N], current: f64) -> [f64; N] {
        self.flow(state, current)
    }

    fn holding(&self, state: [f64; N], current: f64) -> [f64; N] {
        Held(self).flow(state, current)
    }

    fn dual(&self, state: [Dual; N], current: Dual) -> [Dual; N] {
        self.rate(state, current)
    }

    fn jet(&self, state: [Jet; N], current: Jet) -> [Jet; N] {
        self.rate(state, current)
    }

    fn bounds(&self, state: [Interval; N], current: Interval) -> [Interval; N] {
        self.rate(state, current)
    }

    fn dual_bounds(&self, state: [Dual<Interval>; N], current: Dual<Interval>) -> [Dual<Interval>; N] {
        self.rate(state, current)
    }

    fn reset_of(&self, state: [f64; N]) -> Option<[f64; N]> {
        self.reset(state)
    }

    fn refractory_time(&self) -> f64 {
        self.refractory()
    }
}

/// The Jacobian of the rate at a state: row i, column j is ∂(dxᵢ/dt)/∂xⱼ.
pub fn jacobian<const N: usize>(
    equations: &dyn Equations<N>,
    state: [f64; N],
    current: f64,
) -> [[f64; N]; N] {
    jacobian_of(|state| equations.dual(state, Dual::from(current)), state)
}

/// Bounds of the Jacobian over a box.
pub fn jacobian_bounds<const N: usize>(
    equations: &dyn Equations<N>,
    state: [Interval; N],
    current: f64,
) -> [[Interval; N]; N] {
    jacobian_of(|state| equations.dual_bounds(state, Dual::from(current)), state)
}
