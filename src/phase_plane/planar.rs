//! A neuron of any number of variables seen as one of two, where it has two.

use super::equations::Equations;
use crate::number::dual::Dual;
use crate::number::interval::Interval;
use crate::number::jet::Jet;
use std::any::Any;

/// The equations of `N` variables as those of two, where they are two.
pub fn in_plane<const N: usize>(equations: Box<dyn Equations<N>>) -> Option<Box<dyn Equations<2>>> {
    // Where N is 2 this is the same type under another name.
    let either: Box<dyn Any> = Box::new(equations);
    either.downcast::<Box<dyn Equations<2>>>().ok().map(|equations| *equations)
}

/// The same numbers in an array of another length: both are 2 wherever this runs.
#[inline(always)]
fn resized<const FROM: usize, const TO: usize, R: Copy>(state: [R; FROM]) -> [R; TO] {
    std::array::from_fn(|i| state[i.min(FROM - 1)])
}

/// The equations of `N` variables, and `N` is 2, borrowed.
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

    fn flowing(&self, state: [f64; 2], current: f64) -> [f64; 2] {
        resized(self.0.flowing(resized(state), current))
    }

    fn holding(&self, state: [f64; 2], current: f64) -> [f64; 2] {
        resized(self.0.holding(resized(state), current))
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

    fn refractory_time(&self) -> f64 {
        self.0.refractory_time()
    }
}
