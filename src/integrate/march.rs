//! The loop that all methods with a fixed step share: from bin to bin, told in blocks.

use super::noisy::Kicks;
use super::{Block, Reset};
use crate::ode::{Ending, Neuron, held_steps};
use crate::stimulus::Drive;
use std::cell::RefCell;

/// States in a block: some kilobytes, which stay in the processor's nearest cache.
const BLOCK: usize = 64;

/// How a method goes from bin to bin.
pub struct Way<S, H> {
    /// From the state in a bin to the next bin.
    pub step: S,
    /// The same while the first variable is held.
    pub held: H,
    /// Whether the bin of a reset shows the state before it, and not the one behind.
    pub shows_before: bool,
}

/// Goes from each bin to the next. Where the neuron is in noise, each step ends with its kicks, of which a variable that is held
/// takes none.
#[inline]
pub fn march<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    way: Way<impl FnMut([f64; N], usize) -> [f64; N], impl FnMut([f64; N], usize) -> [f64; N]>,
    see: &mut dyn FnMut(Block<N>),
) -> Option<Ending> {
    // In a loop of its own: in that of all neurons it would cost those without noise up to as much as their rate.
    let Some(kicks) = Kicks::of(neuron, drive) else { return go(neuron, drive, start, way, see) };
    let Way { mut step, held: mut hold, shows_before } = way;
    let kicks = RefCell::new(kicks);
    let kick = |state, bin: usize, next| kicks.borrow_mut().kick(neuron, state, drive.current[bin], next);
    // One loop for all methods: behind a call, as the diffusion is, too.
    let step: &mut dyn FnMut([f64; N], usize) -> [f64; N] = &mut |state, bin| {
        let next = step(state, bin);
        kick(state, bin, next)
    };
    let held: &mut dyn FnMut([f64; N], usize) -> [f64; N] = &mut |state, bin| {
        let next = hold(state, bin);
        let mut kicked = kick(state, bin, next);
        kicked[0] = next[0];
        kicked
    };
    go(neuron, drive, start, Way { step, held, shows_before }, see)
}

/// Goes from each bin to the next, with the neuron's resets between; behind each the first variable stays for as many steps as
/// come nearest to the refractory time.
///
/// Whoever looks on gets blocks of states: handing over each state by itself costs more than many a neuron's
/// rate. For the same reason a run that leaves the finite range is noticed at the end of a block; such numbers
/// do not come back.
#[inline]
fn go<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    way: Way<impl FnMut([f64; N], usize) -> [f64; N], impl FnMut([f64; N], usize) -> [f64; N]>,
    see: &mut dyn FnMut(Block<N>),
) -> Option<Ending> {
    let Way { mut step, held: mut hold, shows_before } = way;
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
                    state = hold(state, bin - 1);
                    *slot = state;
                }
                (held, next) = (held - still, next + still);
            }
            let from = next;
            next = states.len();
            for (bin, slot) in (first + from..).zip(&mut states[from..]) {
                let before = step(state, bin - 1);
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
