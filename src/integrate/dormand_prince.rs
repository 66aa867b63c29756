//! Dormand and Prince's pair of order 5(4): steps of its own, chosen by the error, read out at the bins.

use super::solution::Stretch;
use super::step::{Step, first_length, longer, shorter};
use super::{Block, Reset};
use crate::ode::{Ending, Held, Neuron};
use crate::stimulus::Drive;

/// Error allowed a step, relative to the state and absolute, where nothing else is asked for.
pub const TOLERANCE: f64 = 1e-9;

/// The same where the solution stands for the exact one: near what rounding leaves of a long run.
pub const TIGHT: f64 = 1e-12;

/// Steps after which a run is given up, beside a few for each bin: ten times what the course's longest run
/// of the axon takes. Past them the equations are stiff, or the current turns faster than anybody can see.
const MOST_STEPS: usize = 300_000;

/// The first step of each piece of the current, as a part of the run, at most: at rest nothing else would bound it.
const FIRST: f64 = 1e-3;

/// Fifth order with a fourth-order interpolant; the current's edges, the resets and the ends of refractory times are met exactly; a step may err by `tolerance`, relative to the state and absolute. Tells when the first variable crosses
/// the value `watched` upwards.
///
/// Between bins it knows no step of ours: `drive.bins` only says where the solution is read out.
/// Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993, p. 178; the step itself
/// stands in `step.rs`.
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    tolerance: f64,
    watched: Option<f64>,
    mut see: impl FnMut(Block<N>),
) -> Option<Ending> {
    // One copy of the solver serves all neurons of a size: a copy a model would be a tenth of the program. Its steps are
    // few and long; a call more in each is nothing beside them.
    let equations = Equations {
        rate: &|state, current| neuron.flow(state, current),
        held: &|state, current| Held(neuron).flow(state, current),
        reset: &|state| neuron.reset(state),
        refractory: neuron.refractory(),
    };
    solve(&equations, drive, start, tolerance, watched, &mut see)
}

/// The same of equations without resets, given as their rate.
pub fn follow<const N: usize>(
    rate: &dyn Fn([f64; N], f64) -> [f64; N],
    drive: &Drive,
    start: [f64; N],
    tolerance: f64,
    see: &mut dyn FnMut(Block<N>),
) -> Option<Ending> {
    let equations = Equations { rate, held: rate, reset: &|_| None, refractory: 0.0 };
    solve(&equations, drive, start, tolerance, None, see)
}

/// A step shorter than this gets nowhere.
fn shortest(now: f64) -> f64 {
    1e-12 * (1.0 + now.abs())
}

/// A neuron as the solver sees it.
struct Equations<'a, const N: usize> {
    rate: &'a dyn Fn([f64; N], f64) -> [f64; N],
    /// The rate while its first variable is held.
    held: &'a dyn Fn([f64; N], f64) -> [f64; N],
    reset: &'a dyn Fn([f64; N]) -> Option<[f64; N]>,
    /// For how long that is after a reset.
    refractory: f64,
}

/// What has come since the bin that was told last.
struct Since<const N: usize> {
    resets: Vec<Reset>,
    crossings: Vec<f64>,
    solution: Vec<Stretch<N>>,
}

impl<const N: usize> Since<N> {
    const NOTHING: Since<N> = Since { resets: Vec::new(), crossings: Vec::new(), solution: Vec::new() };

    /// Tells a bin, and all that.
    fn tell(&mut self, bin: usize, state: [f64; N], see: &mut dyn FnMut(Block<N>)) {
        let Since { resets, crossings, solution } = self;
        see(Block { first: bin, states: &[state], resets, crossings, solution });
        resets.clear();
        crossings.clear();
        solution.clear();
    }
}

fn solve<const N: usize>(
    neuron: &Equations<N>,
    drive: &Drive,
    start: [f64; N],
    tolerance: f64,
    watched: Option<f64>,
    see: &mut dyn FnMut(Block<N>),
) -> Option<Ending> {
    let t = drive.bins.t.as_slice();
    let mut x = start;
    let mut since = Since::NOTHING;
    // Until then the first variable is held.
    let mut free = f64::NEG_INFINITY;
    if let Some(after) = (neuron.reset)(x) {
        x = after;
        since.resets.push(Reset { bin: 0, time: t[0] });
        free = t[0] + neuron.refractory;
    }
    since.tell(0, x, see);
    let mut bin = 1;
    let mut steps = 0;
    for (place, (begins, current)) in drive.pieces.iter().enumerate() {
        let (mut now, last) = (begins.max(t[0]), t[t.len() - 1]);
        let ends = drive.pieces.get(place + 1).map_or(last, |next| next.0.min(last));
        while now < ends {
            // The end of a refractory time is an edge like those of the current.
            let held = now < free;
            let end = if held { free.min(ends) } else { ends };
            let law = if held { neuron.held } else { neuron.rate };
            let resets = |state: [f64; N]| (neuron.reset)(state).filter(|_| !held);
            let cautious = first_length(x, law(x, current.at(now))).min(FIRST * (last - t[0]));
            let mut h = cautious.max(shortest(now)).min(end - now);
            while now < end {
                steps += 1;
                if steps > MOST_STEPS + 4 * t.len() {
                    return Some(Ending::GaveUp(now));
                }
                // A remainder too small to matter is taken along: it could not be stepped over.
                if now + 1.01 * h >= end {
                    h = end - now;
                }
                let step = Step::take(|t, x| law(x, current.at(t)), now, x, None, h);
                let error = step.error(tolerance);
                if error > 1.0 || !error.is_finite() {
                    let too_short = h < shortest(now);
                    // What no time is left for has happened: an upstroke has reached its reset.
                    if let Some(after) = step.shot_over(resets).filter(|_| too_short) {
                        x = after;
                        since.resets.push(Reset { bin, time: now });
                        free = now + neuron.refractory;
                        if now < free {
                            break;
                        }
                        continue;
                    }
                    if too_short && !error.is_finite() {
                        return Some(match step.leads_outside() {
                            true => Ending::Outside(now),
                            false => Ending::Diverged(now),
                        });
                    }
                    h *= shorter(error);
                    continue;
                }
                let fired = step.first_reset(|state| resets(state).is_some());
                let theta = fired.unwrap_or(1.0);
                if let Some(watched) = watched {
                    let crossed = step.onsets(|state| state[0] > watched);
                    let crossed = crossed.filter(|part| *part > 0.0 && *part <= theta);
                    since.crossings.extend(crossed.map(|part| now + part * h));
                }
                since.solution.push(Stretch::of(&step, now, theta));
                let reached = if theta < 1.0 || h < end - now { now + theta * h } else { end };
                while bin < t.len() && (t[bin] < reached || t[bin] == reached && fired.is_none()) {
                    let state = step.at(((t[bin] - now) / h).min(1.0));
                    since.tell(bin, state, see);
                    bin += 1;
                }
                x = step.at(theta);
                now = reached;
                h *= longer(error);
                if let Some(after) = resets(x) {
                    x = after;
                    since.resets.push(Reset { bin, time: reached });
                    free = reached + neuron.refractory;
                    if now < free {
                        break;
                    }
                }
            }
        }
    }
    // A reset at the very end leaves its bin to be told.
    if bin < t.len() {
        since.tell(bin, x, see);
    }
    None
}
