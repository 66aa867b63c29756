//! Izhikevich's scheme: the voltage in two half steps, then the other variables with the new voltage; a state that calls for a
//! reset is kept for its bin.

use super::Block;
use super::march::march;
use crate::ode::{Ending, Neuron, Quantity, Real};
use crate::stimulus::Drive;

/// First order. The rate is asked for beyond the cut, too: so a voltage above it is what the paper's program plots
/// (E. M. Izhikevich, IEEE Trans. Neural Netw. 14, 1569–1572 (2003), the program beside fig. 3, with steps of 1 ms).
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    mut see: impl FnMut(Block<N>),
) -> Option<Ending> {
    let (dt, current) = (drive.bins.dt, drive.current.as_slice());
    let along =
        |state: [f64; N], bin: usize| step(neuron, neuron.reset(state).unwrap_or(state), current[bin], dt);
    march(&Kept(neuron), drive, start, along, &mut see)
}

/// One step of length `dt`.
fn step<const N: usize>(neuron: &impl Neuron<N>, mut state: [f64; N], current: f64, dt: f64) -> [f64; N] {
    for _ in 0..2 {
        state[0] += 0.5 * dt * neuron.rate(state, current)[0];
    }
    let rate = neuron.rate(state, current);
    std::array::from_fn(|i| if i == 0 { state[0] } else { state[i] + dt * rate[i] })
}

/// A neuron whose state stays where a reset is called for, and only tells it: the next step begins with the reset.
struct Kept<'a, M>(&'a M);

impl<const N: usize, M: Neuron<N>> Neuron<N> for Kept<'_, M> {
    fn time(&self) -> Quantity {
        self.0.time()
    }

    fn variables(&self) -> [Quantity; N] {
        self.0.variables()
    }

    fn current(&self) -> Quantity {
        self.0.current()
    }

    #[inline(always)]
    fn rate<R: Real>(&self, state: [R; N], current: R) -> [R; N] {
        self.0.rate(state, current)
    }

    #[inline]
    fn reset(&self, state: [f64; N]) -> Option<[f64; N]> {
        self.0.reset(state).map(|_| state)
    }
}
