//! A neuron of any number of variables seen as one of two, where it has two.

use super::equations::Equations;
use crate::number::dual::Dual;
use crate::number::interval::Interval;
use crate::number::jet::Jet;
use crate::ode::{Neuron, Quantity, Real};

/// A neuron of `N` variables, and `N` is 2: what visits models of every size meets the plane through this.
#[derive(Clone, Copy, Debug)]
pub struct Planar<const N: usize, M>(M);

impl<const N: usize, M: Neuron<N>> Planar<N, M> {
    /// The neuron in the plane; none unless it has two variables.
    pub fn of(neuron: M) -> Option<Planar<N, M>> {
        (N == 2).then_some(Planar(neuron))
    }

    /// The neuron itself.
    pub fn neuron(&self) -> &M {
        &self.0
    }
}

/// The same numbers in an array of another length: both are 2 wherever this runs.
#[inline(always)]
fn resized<const FROM: usize, const TO: usize, R: Copy>(state: [R; FROM]) -> [R; TO] {
    std::array::from_fn(|i| state[i.min(FROM - 1)])
}

impl<const N: usize, M: Neuron<N>> Neuron<2> for Planar<N, M> {
    const TIME: Quantity = M::TIME;
    // Of one variable there is no second: the last stands for it, and is never seen.
    const VARIABLES: [Quantity; 2] = [M::VARIABLES[0], M::VARIABLES[if N > 1 { 1 } else { 0 }]];
    const CURRENT: Quantity = M::CURRENT;

    #[inline(always)]
    fn rate<R: Real>(&self, state: [R; 2], current: R) -> [R; 2] {
        resized(self.0.rate(resized(state), current))
    }

    #[inline]
    fn reset(&self, state: [f64; 2]) -> Option<[f64; 2]> {
        self.0.reset(resized(state)).map(resized)
    }
}

/// The equations of `N` variables, and `N` is 2, for the analysis of the plane: unlike [`Planar`] it makes no copy of
/// them for each model.
pub struct InPlane<'a, const N: usize>(&'a dyn Equations<N>);

impl<'a, const N: usize> InPlane<'a, N> {
    /// The equations in the plane; none unless they have two variables.
    pub fn of(equations: &'a dyn Equations<N>) -> Option<InPlane<'a, N>> {
        (N == 2).then_some(InPlane(equations))
    }
}

impl<const N: usize> Equations<2> for InPlane<'_, N> {
    fn plain(&self, state: [f64; 2], current: f64) -> [f64; 2] {
        resized(self.0.plain(resized(state), current))
    }

    fn dual(&self, state: [Dual; 2], current: Dual) -> [Dual; 2] {
        resized(self.0.dual(resized(state), current))
    }

    fn jet(&self, state: [Jet; 2], current: Jet) -> [Jet; 2] {
        resized(self.0.jet(resized(state), current))
    }

    fn bounds(&self, state: [Interval; 2], current: Interval) -> [Interval; 2] {
        resized(self.0.bounds(resized(state), current))
    }

    fn dual_bounds(&self, state: [Dual<Interval>; 2], current: Dual<Interval>) -> [Dual<Interval>; 2] {
        resized(self.0.dual_bounds(resized(state), current))
    }

    fn reset_of(&self, state: [f64; 2]) -> Option<[f64; 2]> {
        self.0.reset_of(resized(state)).map(resized)
    }
}
