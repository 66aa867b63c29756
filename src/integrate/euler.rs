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
    let dt = drive.bins.dt;
    let current = drive.current.as_slice();
    let way = Way {
        step: |state, bin: usize| step(neuron, state, current[bin], dt),
        held: |state, bin: usize| step(&Held(neuron), state, current[bin], dt),
        shows_before: false,
    };
    march(neuron, drive, start, way, &mut see)
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
