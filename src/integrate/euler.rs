//! Forward Euler, the course's scheme: every rate from the old state, the current of the bin before.

use super::Block;
use super::march::march;
use crate::ode::{Ending, Neuron};
use crate::stimulus::Drive;

/// First order (Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993, p. 35).
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    see: impl FnMut(Block<N>),
) -> Option<Ending> {
    let dt = drive.bins.dt;
    let current = drive.current.as_slice();
    let step = |state: [f64; N], bin: usize| {
        let rate = neuron.rate(state, current[bin]);
        std::array::from_fn(|i| state[i] + dt * rate[i])
    };
    march(neuron, drive, start, step, see)
}
