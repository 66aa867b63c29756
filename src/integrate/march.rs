//! The loop that all methods with a fixed step share: from bin to bin, told in blocks.

use super::{Block, Reset};
use crate::ode::{Ending, Neuron};
use crate::stimulus::Drive;

/// States in a block: some kilobytes, which stay in the processor's nearest cache.
const BLOCK: usize = 64;

/// Takes `step(state, bin)` from each bin to the next, with the neuron's resets between.
///
/// Whoever looks on gets blocks of states: handing over each state by itself costs more than many a neuron's
/// rate. For the same reason a run that leaves the finite range is noticed at the end of a block; such numbers
/// do not come back.
#[inline]
pub fn march<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    mut step: impl FnMut([f64; N], usize) -> [f64; N],
    see: &mut dyn FnMut(Block<N>),
) -> Option<Ending> {
    let t = drive.bins.t.as_slice();
    let bins = t.len();
    let reset_at = |bin: usize| Reset { bin, time: t[bin] };
    let after = neuron.reset(start);
    let mut state = after.unwrap_or(start);
    see(Block {
        first: 0,
        states: &[state],
        resets: after.map(|_| reset_at(0)).as_slice(),
        crossings: &[],
        solution: &[],
    });
    let mut states = [start; BLOCK];
    let mut resets = Vec::new();
    let mut first = 1;
    while first < bins {
        let states = &mut states[..BLOCK.min(bins - first)];
        resets.clear();
        for (bin, slot) in (first..).zip(states.iter_mut()) {
            state = step(state, bin - 1);
            if let Some(after) = neuron.reset(state) {
                state = after;
                resets.push(reset_at(bin));
            }
            *slot = state;
        }
        let finite = |state: &[f64; N]| state.iter().all(|x| x.is_finite());
        let good =
            if finite(&state) { states.len() } else { states.iter().take_while(|s| finite(s)).count() };
        resets.retain(|reset| reset.bin < first + good);
        see(Block { first, states: &states[..good], resets: &resets, crossings: &[], solution: &[] });
        if good < states.len() {
            return Some(Ending::Diverged(t[first + good]));
        }
        first += states.len();
    }
    None
}
