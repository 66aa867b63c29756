//! The loop that all methods with a fixed step share: from bin to bin.

use crate::ode::{Ending, Neuron};
use crate::stimulus::Drive;

/// Takes `step(state, bin)` from each bin to the next, with the neuron's resets between.
#[inline]
pub fn march<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    mut step: impl FnMut([f64; N], usize) -> [f64; N],
    mut see: impl FnMut(usize, [f64; N], usize),
) -> Option<Ending> {
    let mut state = start;
    see(0, state, 0);
    for bin in 1..drive.bins.t.len() {
        state = step(state, bin - 1);
        let reset = neuron.reset(state);
        state = reset.unwrap_or(state);
        if !state.iter().sum::<f64>().is_finite() {
            return Some(Ending::Diverged(drive.bins.t[bin]));
        }
        see(bin, state, usize::from(reset.is_some()));
    }
    None
}
