//! A neuron whose voltage is a command: what drives it is that voltage, and the others follow.

use crate::ode::{Neuron, Quantity, Real};

/// The neuron that follows; its first variable stays where it starts and stands for nothing.
pub struct Follower<'a, M>(pub &'a M);

impl<const N: usize, M: Neuron<N>> Neuron<N> for Follower<'_, M> {
    fn time(&self) -> Quantity {
        self.0.time()
    }

    fn variables(&self) -> [Quantity; N] {
        self.0.variables()
    }

    /// What it is driven by: the voltage.
    fn current(&self) -> Quantity {
        self.0.variables()[0]
    }

    #[inline(always)]
    fn rate<R: Real>(&self, mut state: [R; N], voltage: R) -> [R; N] {
        state[0] = voltage;
        let mut rate = self.0.rate(state, R::from(0.0));
        rate[0] = R::from(0.0);
        rate
    }
}
