//! Izhikevich's scheme: the voltage in two half steps, then the other variables with the new voltage; a state that calls for a
//! reset is kept for its bin.

use super::Block;
use super::march::{Way, march};
use crate::ode::{Ending, Held, Neuron};
use crate::stimulus::Drive;

/// First order. The rate is asked for beyond the cut, too: so a voltage above it is what the paper's program plots
/// (E. M. Izhikevich, IEEE Trans. Neural Netw. 14, 1569–1572 (2003), the program beside fig. 3, with steps of 1 ms).
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    mut see: impl FnMut(Block<N>),
) -> Option<Ending> {
    let way = Halves { neuron, current: &drive.current, dt: drive.bins.dt };
    march(neuron, drive, start, way, &mut see)
}

struct Halves<'a, M> {
    neuron: &'a M,
    current: &'a [f64],
    dt: f64,
}

impl<const N: usize, M: Neuron<N>> Way<N> for Halves<'_, M> {
    #[inline]
    fn step(&mut self, state: [f64; N], bin: usize) -> [f64; N] {
        step(self.neuron, state, self.current[bin], self.dt)
    }

    #[inline]
    fn held(&mut self, state: [f64; N], bin: usize) -> [f64; N] {
        step(&Held(self.neuron), state, self.current[bin], self.dt)
    }

    fn shows_before(&self) -> bool {
        true
    }
}

/// One step of length `dt`.
fn step<const N: usize>(neuron: &impl Neuron<N>, mut state: [f64; N], current: f64, dt: f64) -> [f64; N] {
    for _ in 0..2 {
        state[0] += 0.5 * dt * neuron.rate(state, current)[0];
    }
    let rate = neuron.rate(state, current);
    std::array::from_fn(|i| if i == 0 { state[0] } else { state[i] + dt * rate[i] })
}
