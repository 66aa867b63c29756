//! Forward Euler, the course's scheme: every rate from the old state, the current of the bin before.

use super::Block;
use super::march::{Way, march};
use crate::ode::{Ending, Held, Neuron, Real};
use crate::stimulus::Drive;

/// First order (Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993, p. 35).
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    mut see: impl FnMut(Block<N>),
) -> Option<Ending> {
    let way = Forward { neuron, current: &drive.current, dt: drive.bins.dt };
    march(neuron, drive, start, way, &mut see)
}

struct Forward<'a, M> {
    neuron: &'a M,
    current: &'a [f64],
    dt: f64,
}

impl<const N: usize, M: Neuron<N>> Way<N> for Forward<'_, M> {
    #[inline(always)]
    fn step(&mut self, state: [f64; N], bin: usize) -> [f64; N] {
        step(self.neuron, state, self.current[bin], self.dt)
    }

    #[inline]
    fn held(&mut self, state: [f64; N], bin: usize) -> [f64; N] {
        step(&Held(self.neuron), state, self.current[bin], self.dt)
    }
}

/// One step of length `dt`, in any kind of number.
#[inline(always)]
pub fn step<const N: usize, R: Real>(neuron: &impl Neuron<N>, state: [R; N], current: R, dt: f64) -> [R; N] {
    moved(state, neuron.rate(state, current), dt)
}

/// The state so far along a rate.
#[inline(always)]
pub fn moved<const N: usize, R: Real>(state: [R; N], rate: [R; N], dt: f64) -> [R; N] {
    std::array::from_fn(|i| state[i] + rate[i] * dt)
}
