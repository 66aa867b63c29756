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
    let (dt, current) = (drive.bins.dt, drive.current.as_slice());
    let way = Way {
        step: |state, bin: usize| step(neuron, state, current[bin], dt),
        held: |state, bin: usize| step(&Held(neuron), state, current[bin], dt),
        shows_before: true,
    };
    march(neuron, drive, start, way, &mut see)
}

/// One step of length `dt`.
fn step<const N: usize>(neuron: &impl Neuron<N>, mut state: [f64; N], current: f64, dt: f64) -> [f64; N] {
    for _ in 0..2 {
        state[0] += 0.5 * dt * neuron.rate(state, current)[0];
    }
    let rate = neuron.rate(state, current);
    std::array::from_fn(|i| if i == 0 { state[0] } else { state[i] + dt * rate[i] })
}
