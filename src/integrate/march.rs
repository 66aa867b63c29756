//! The loop that all methods with a fixed step share: from bin to bin, told in blocks.

use super::noisy::Kicked;
use super::{Block, Reset};
use crate::ode::{Ending, Neuron, held_steps};
use crate::stimulus::Drive;

/// States in a block: some kilobytes, which stay in the processor's nearest cache.
const BLOCK: usize = 64;

/// How a method goes from bin to bin.
pub trait Way<const N: usize> {
    /// From the state in a bin to the next bin. Methods mark it `inline(always)`, as models do their rates.
    fn step(&mut self, state: [f64; N], bin: usize) -> [f64; N];

    /// The same while the first variable is held.
    fn held(&mut self, state: [f64; N], bin: usize) -> [f64; N];

    /// Whether the bin of a reset shows the state before it, and not the one behind.
    fn shows_before(&self) -> bool {
        false
    }
}

/// Goes from each bin to the next. Where the neuron is in noise, each step ends with its kicks, of which a variable that is held
/// takes none.
#[inline]
pub fn march<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    mut way: impl Way<N>,
    see: &mut dyn FnMut(Block<N>),
) -> Option<Ending> {
    // In a loop of its own: in that of all neurons it would cost those without noise up to as much as their rate. One serves all
    // methods: they are behind a call, as the diffusion is, too.
    match Kicked::of(neuron, drive, &mut way) {
        Some(kicked) => go(neuron, drive, start, kicked, see),
        None => go(neuron, drive, start, way, see),
    }
}

/// Goes from each bin to the next, with the neuron's resets between; behind each the first variable stays for as many steps as
/// come nearest to the refractory time.
///
/// Whoever looks on gets blocks of states: handing over each state by itself costs more than many a neuron's
/// rate. For the same reason a run that leaves the finite range is noticed at the end of a block; such numbers
/// do not come back.
///
/// Each method has its copy of this, which is not inlined: in one function with the others, a run takes twice the time.
#[inline(never)]
fn go<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    mut way: impl Way<N>,
    see: &mut dyn FnMut(Block<N>),
) -> Option<Ending> {
    let shows_before = way.shows_before();
    let t = drive.bins.t.as_slice();
    let bins = t.len();
    let reset_at = |bin: usize| Reset { bin, time: t[bin] };
    let holds = held_steps(neuron.refractory(), drive.bins.dt);
    let after = neuron.reset(start);
    let mut state = after.unwrap_or(start);
    let mut held = if after.is_some() { holds } else { 0 };
    see(Block {
        first: 0,
        states: &[if shows_before { start } else { state }],
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
        let mut next = 0;
        while next < states.len() {
            if holds > 0 {
                let still = held.min(states.len() - next);
                for (bin, slot) in (first + next..).zip(&mut states[next..next + still]) {
                    state = way.held(state, bin - 1);
                    *slot = state;
                }
                (held, next) = (held - still, next + still);
            }
            let from = next;
            next = states.len();
            for (bin, slot) in (first + from..).zip(&mut states[from..]) {
                let before = way.step(state, bin - 1);
                state = before;
                if let Some(after) = neuron.reset(before) {
                    state = after;
                    resets.push(reset_at(bin));
                    // Whether the neuron is held is asked only here: no other step pays for it.
                    if holds > 0 {
                        *slot = if shows_before { before } else { after };
                        (held, next) = (holds, bin + 1 - first);
                        break;
                    }
                }
                *slot = if shows_before { before } else { state };
            }
        }
        let finite = |state: &[f64; N]| state.iter().all(|x| x.is_finite());
        let good = if states.last().is_none_or(finite) {
            states.len()
        } else {
            states.iter().take_while(|s| finite(s)).count()
        };
        resets.retain(|reset| reset.bin < first + good);
        see(Block { first, states: &states[..good], resets: &resets, crossings: &[], solution: &[] });
        if good < states.len() {
            return Some(Ending::Diverged(t[first + good]));
        }
        first += states.len();
    }
    None
}
