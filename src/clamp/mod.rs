//! Voltage clamp: the voltage goes by a command, the other variables follow it, and the current is what that takes.

mod coming_to_rest;
pub mod held;
mod relaxation;

use crate::integrate::dormand_prince::{self, TOLERANCE};
use crate::integrate::{Block, Numerics};
use crate::number::dual::Dual;
use crate::ode::{Ending, Quantity};
use crate::phase_plane::equations::Equations;
use crate::run::{Column, Run, Setting};
use crate::spikes::{Fires, Spikes};
use crate::stimulus::{Drive, Law, bins::Bins};
use relaxation::Relaxation;
use std::rc::Rc;

/// What a command makes of a neuron.
#[derive(Clone, Debug)]
pub struct Clamped<const N: usize> {
    /// The states in the bins; the voltage is the command's.
    pub states: Vec<[f64; N]>,
    /// The current that it takes, bin by bin. Where the command jumps, a charge flows at once beside it.
    pub current: Vec<f64>,
    /// Where the numbers ended before the last bin.
    pub ending: Option<Ending>,
}

/// The voltage that is held before a command.
pub fn holding(command: &Drive) -> f64 {
    command.pieces[0].1.at(command.bins.t[0])
}

/// The state in which the other variables have settled while the voltage is held, from where the model starts, and whether they do
/// come to rest; else they are where they start.
pub fn settled<const N: usize>(
    equations: &dyn Equations<N>,
    mut start: [f64; N],
    v: f64,
) -> ([f64; N], bool) {
    start[0] = v;
    settling(equations, start, v).map_or((start, false), |settled| (settled, true))
}

fn settling<const N: usize>(equations: &dyn Equations<N>, mut state: [f64; N], v: f64) -> Option<[f64; N]> {
    state[0] = v;
    match Relaxation::of(equations, state) {
        Some(relaxation) => relaxation.settled(),
        None => coming_to_rest::rest(equations, state),
    }
}

/// A neuron whose voltage is held at a command, a drive of voltages whose pieces are straight; the other variables start as in
/// `start`. It is never reset: the clamp does not let it fire.
///
/// While the voltage stays, variables that relax by themselves have their closed form; along a ramp, and of others, the
/// adaptive method's solution is taken.
pub fn clamp<const N: usize>(equations: &dyn Equations<N>, start: [f64; N], command: &Drive) -> Clamped<N> {
    let t = command.bins.t.as_slice();
    let close = command.bins.time(t.len());
    let mut clamped = Clamped { states: Vec::with_capacity(t.len()), current: Vec::new(), ending: None };
    let mut state = start;
    for (place, (begins, law)) in command.pieces.iter().enumerate() {
        let now = begins.max(t[0]);
        let end = command.pieces.get(place + 1).map_or(close, |next| next.0.min(close));
        if end <= now {
            continue;
        }
        let bins = &t[clamped.states.len()..command.bins.first_from(end)];
        state[0] = law.at(now);
        let slope = (law.at(end) - law.at(now)) / (end - now);
        let still = if slope == 0.0 { Relaxation::of(equations, state) } else { None };
        let first = clamped.states.len();
        match still {
            Some(relaxation) => {
                clamped.states.extend(bins.iter().map(|time| relaxation.after(time - now)));
                state = relaxation.after(end - now);
            }
            None => match follow(equations, state, law, [now, end], bins, &mut clamped.states) {
                Ok(after) => state = after,
                Err(ending) => clamped.ending = Some(ending),
            },
        }
        let held = &clamped.states[first..];
        let taken = held.iter().map(|state| needed(equations, *state, slope));
        clamped.current.extend(taken.take_while(|current| current.is_finite()));
        let finite = clamped.current.len();
        if finite < clamped.states.len() {
            // No finite current holds it there.
            let asked = needed(equations, clamped.states[finite], slope);
            clamped.ending = Some(match asked.is_nan() {
                true => Ending::Outside(t[finite]),
                false => Ending::Diverged(t[finite]),
            });
            clamped.states.truncate(finite);
        }
        if clamped.ending.is_some() {
            break;
        }
    }
    clamped
}

/// Whether a current holds any voltage of a neuron that usually moves in this window: it enters the rate of the voltage, as a
/// line, and no other.
pub fn holds<const N: usize>(equations: &dyn Equations<N>, window: &[[f64; 2]]) -> bool {
    let rates = |share: f64, current: f64| {
        let place = |i: usize| window[i][0] + share / (1.0 + 0.1 * i as f64) * (window[i][1] - window[i][0]);
        let state: [f64; N] = std::array::from_fn(place);
        equations.dual(state.map(Dual::from), Dual { value: current, slope: 1.0 })
    };
    // Wherever the state is, and whatever flows.
    [0.27, 0.52, 0.83].into_iter().all(|share| {
        let slope = rates(share, 0.0)[0].slope;
        let alike = |current: f64| {
            let rates = rates(share, current);
            (rates[0].slope - slope).abs() <= 1e-9 * slope.abs()
                && rates[1..].iter().all(|rate| rate.slope == 0.0)
        };
        slope.is_finite() && slope != 0.0 && [0.0, 1.0, -7.0].into_iter().all(alike)
    })
}

/// The same as a run: the command in the place of the voltage, and the current that it takes; with the names of time and current,
/// and of the variables.
pub fn run<const N: usize>(
    equations: &dyn Equations<N>,
    [time, taken]: [Quantity; 2],
    variables: [Quantity; N],
    start: [f64; N],
    command: &Drive,
) -> Run {
    let Clamped { states, current, ending } = clamp(equations, start, command);
    let t = command.bins.t.clone();
    let column = |quantity, values: Vec<f64>| {
        let gap = t.len() - values.len();
        Column { quantity, values: Rc::new([values, vec![f64::NAN; gap]].concat()) }
    };
    let mut columns = vec![Column { quantity: time, values: t.clone() }];
    for (variable, quantity) in variables.into_iter().enumerate() {
        columns.push(column(quantity, states.iter().map(|state| state[variable]).collect()));
    }
    columns.push(column(taken, current));
    let setting = Setting {
        start: start.to_vec(),
        drive: command.clone(),
        numerics: Numerics::adaptive(),
        fires: Fires::AtReset,
    };
    Run {
        columns,
        spikes: Spikes::default(),
        starts_above: false,
        coarse: false,
        solution: None,
        steps: 0,
        ending,
        setting: Rc::new(setting),
    }
}

/// The currents that hold these voltages once the other variables have settled, each from where they had at the one before, the
/// first from a state; not a number where they do not settle.
pub fn steady<const N: usize>(
    equations: &dyn Equations<N>,
    mut state: [f64; N],
    voltages: impl Iterator<Item = f64>,
) -> Vec<f64> {
    let current = |v: f64| {
        let settled = settling(equations, state, v);
        state = settled.unwrap_or(state);
        settled.map_or(f64::NAN, |settled| needed(equations, settled, 0.0))
    };
    voltages.map(current).collect()
}

/// By how much a unit of current changes how fast the voltage moves.
pub fn moved_by_a_unit<const N: usize>(equations: &dyn Equations<N>, state: [f64; N]) -> f64 {
    rate_by_current(equations, state).slope
}

/// How fast the voltage moves without a current, and what a unit of it adds.
fn rate_by_current<const N: usize>(equations: &dyn Equations<N>, state: [f64; N]) -> Dual {
    equations.dual(state.map(Dual::from), Dual { value: 0.0, slope: 1.0 })[0]
}

/// The current at which the voltage changes at this speed: it enters linearly.
fn needed<const N: usize>(equations: &dyn Equations<N>, state: [f64; N], slope: f64) -> f64 {
    let rate = rate_by_current(equations, state);
    (slope - rate.value) / rate.slope
}

/// Integrates the other variables along a piece of the command; appends the states in its bins. Returns the one at its end.
fn follow<const N: usize>(
    equations: &dyn Equations<N>,
    start: [f64; N],
    law: &Law,
    [now, end]: [f64; 2],
    bins: &[f64],
    states: &mut Vec<[f64; N]>,
) -> Result<[f64; N], Ending> {
    // Read out where it begins, in the bins, and where it ends.
    let inner = bins.iter().copied().filter(|time| *time > now && *time < end);
    let t: Vec<f64> = [now].into_iter().chain(inner).chain([end]).collect();
    let on_bin = bins.first() == Some(&now);
    let count = t.len();
    let drive = Drive {
        current: Rc::new(t.iter().map(|time| law.at(*time)).collect()),
        bins: Bins { dt: (end - now) / count as f64, t: Rc::new(t) },
        pieces: vec![(now, law.clone())],
        seed: 0,
    };
    let mut found = Vec::with_capacity(count);
    // What drives it is the voltage, and the others follow; the first variable stays where it starts and stands for nothing.
    let follower = |mut state: [f64; N], voltage: f64| {
        state[0] = voltage;
        let mut rate = equations.plain(state, 0.0);
        rate[0] = 0.0;
        rate
    };
    let see = &mut |block: Block<N>| found.extend_from_slice(block.states);
    let ending = dormand_prince::follow(&follower, &drive, start, TOLERANCE, see);
    for (state, v) in found.iter_mut().zip(drive.current.iter()) {
        state[0] = *v;
    }
    let skipped = usize::from(!on_bin);
    let last = found.len().min(count - 1);
    states.extend_from_slice(&found[skipped.min(last)..last]);
    match ending {
        None => Ok(found[count - 1]),
        Some(ending) => Err(ending),
    }
}
