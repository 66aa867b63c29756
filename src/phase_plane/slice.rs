//! A plane through the state space of a neuron of more variables: two of them move, the others are held.

use super::equations::Equations;
use crate::number::dual::Dual;
use crate::number::interval::Interval;
use crate::number::jet::Jet;
use std::rc::Rc;

/// Two variables of a neuron, the others held. Where its nullclines cross these two do not move; the others may.
#[derive(Clone)]
pub struct Slice<const N: usize> {
    /// The neuron.
    pub equations: Rc<dyn Equations<N>>,
    /// The places of the two in the state.
    pub axes: [usize; 2],
    /// Where the others are held.
    pub held: [f64; N],
}

impl<const N: usize> Slice<N> {
    /// The whole state at a place of the plane.
    pub fn state<R: Copy + From<f64>>(&self, at: [R; 2]) -> [R; N] {
        let [across, up] = self.axes;
        std::array::from_fn(|i| match i {
            _ if i == across => at[0],
            _ if i == up => at[1],
            _ => R::from(self.held[i]),
        })
    }

    /// What of a whole state is seen in the plane.
    pub fn seen<R: Copy>(&self, state: [R; N]) -> [R; 2] {
        self.axes.map(|axis| state[axis])
    }
}

impl<const N: usize> Equations<2> for Slice<N> {
    fn plain(&self, at: [f64; 2], current: f64) -> [f64; 2] {
        self.seen(self.equations.plain(self.state(at), current))
    }

    fn flowing(&self, at: [f64; 2], current: f64) -> [f64; 2] {
        self.seen(self.equations.flowing(self.state(at), current))
    }

    fn holding(&self, at: [f64; 2], current: f64) -> [f64; 2] {
        self.seen(self.equations.holding(self.state(at), current))
    }

    fn dual(&self, at: [Dual; 2], current: Dual) -> [Dual; 2] {
        self.seen(self.equations.dual(self.state(at), current))
    }

    fn jet(&self, at: [Jet; 2], current: Jet) -> [Jet; 2] {
        self.seen(self.equations.jet(self.state(at), current))
    }

    fn bounds(&self, at: [Interval; 2], current: Interval) -> [Interval; 2] {
        self.seen(self.equations.bounds(self.state(at), current))
    }

    fn dual_bounds(&self, at: [Dual<Interval>; 2], current: Dual<Interval>) -> [Dual<Interval>; 2] {
        self.seen(self.equations.dual_bounds(self.state(at), current))
    }

    fn reset_of(&self, at: [f64; 2]) -> Option<[f64; 2]> {
        self.equations.reset_of(self.state(at)).map(|after| self.seen(after))
    }

    fn refractory_time(&self) -> f64 {
        self.equations.refractory_time()
    }
}
