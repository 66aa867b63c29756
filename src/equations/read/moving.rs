//! Where the variables of a neuron move when it is run as its text says.

use crate::equations::expr::Expr;
use crate::equations::system::{Reset, System};
use crate::equations::tape::{Diffusion, Tape};
use crate::numerals::rounded;
use crate::param::Param;
use crate::random_state::RandomState;

/// Steps that are looked at, those that are taken back among them.
const STEPS: usize = 10_000;
/// That of the noise that is looked at.
const SEED: u32 = 1;
/// What lies farther out is no place to look at.
const FAR: f64 = 1e6;
/// A step is too long in which two methods differ by more than this share of where the variable has been so far.
const APART: f64 = 0.03;
/// Of a place that the variable has not left, this share counts in its stead.
const STILL: f64 = 1e-3;
/// What starts at rest is looked at from so far beside it, as a share of each variable's range: a little, so that what comes
/// back has not moved.
const BESIDE: f64 = 0.05;
/// The shortest step, as a share of the text's.
const SHORTEST: f64 = 1e-6;

/// Sets the ranges of these variables to where they move; those that stay where they are keep theirs.
pub fn look(system: &mut System, untold: &[bool]) {
    if !untold.contains(&true) {
        return;
    }
    let Some((times, states)) = states(system) else { return };
    let half = 0.5 * times[times.len() - 1];
    let late = times.partition_point(|t| *t < half);
    let silent = system.noises.is_empty();
    for (place, variable) in system.variables.iter_mut().enumerate().filter(|(place, _)| untold[*place]) {
        let way: Vec<f64> = states.iter().map(|state| state[place]).collect();
        let [low, high] = ends(&way);
        let span = high - low;
        let [least, most] = variable.range;
        if span > 0.1 * (most - least) || silent && swings(&way, late) {
            let unit = 10f64.powf(span.log10().floor()) * 0.5;
            let low = ((low - 0.1 * span) / unit).floor() * unit;
            let high = ((high + 0.1 * span) / unit).ceil() * unit;
            variable.range = [low, high].map(|end| rounded(end, 6));
        }
    }
}

/// The least and the greatest of some values.
fn ends(values: &[f64]) -> [f64; 2] {
    values.iter().fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], x| [low.min(*x), high.max(*x)])
}

/// Whether something goes up and down all along its way, about as far from this place on as before.
fn swings(way: &[f64], late: usize) -> bool {
    let ([low, high], [least, most]) = (ends(&way[late..]), ends(way));
    let middle = 0.5 * (least + most);
    let rises = way.windows(2).filter(|pair| pair[0] < middle && pair[1] >= middle).count();
    rises > 1 && high - low > 0.3 * (most - least) && high - low > STILL * low.abs().max(high.abs())
}

/// The times and states on the way of the neuron, by the classical Runge–Kutta method, whose steps are as short as it takes; in the noise of
/// some seed.
fn states(system: &System) -> Option<(Vec<f64>, Vec<Vec<f64>>)> {
    let values: Vec<f64> = system.params.iter().map(Param::initial).collect();
    let tape = Tape::rates(system, &values).ok()?;
    let reset = match &system.reset {
        Some(reset) => Some(Tape::of(system, &values, &behind(system, reset)).ok()?),
        None => None,
    };
    let (longest, current) = (system.usual.dt, system.usual.current);
    let count = system.variables.len();
    let noise = Diffusion::of(system, &values).ok()?;
    let (mut random, mut slopes) = (RandomState::new(SEED), vec![0.0; count * system.noises.len()]);
    let rate = |state: &[f64], is_held: bool| {
        let mut rates = vec![0.0; count];
        tape.run(state, current, &mut rates);
        if is_held {
            rates[0] = 0.0;
        }
        rates
    };
    let along = |state: &[f64], rate: &[f64], dt: f64| -> Vec<f64> {
        state.iter().zip(rate).map(|(x, rate)| x + dt * rate).collect()
    };
    let mut state: Vec<f64> =
        system.variables.iter().map(|variable| variable.initial.unwrap_or(0.0)).collect();
    if rate(&state, false).iter().all(|rate| *rate == 0.0) {
        for (x, variable) in state.iter_mut().zip(&system.variables) {
            *x += BESIDE * (variable.range[1] - variable.range[0]);
        }
    }
    let mut been: Vec<[f64; 2]> = state.iter().map(|x| [*x, *x]).collect();
    let (mut times, mut states) = (vec![0.0], vec![state.clone()]);
    let (mut t, mut dt, mut held_to) = (0.0, longest, 0.0);
    for _ in 0..STEPS {
        if t >= system.usual.duration {
            break;
        }
        let is_held = t < held_to;
        let first = rate(&state, is_held);
        let second = rate(&along(&state, &first, 0.5 * dt), is_held);
        let rough = along(&state, &second, dt);
        let third = rate(&along(&state, &second, 0.5 * dt), is_held);
        let fourth = rate(&along(&state, &third, dt), is_held);
        let mut next: Vec<f64> = (0..count)
            .map(|i| state[i] + dt / 6.0 * (first[i] + 2.0 * (second[i] + third[i]) + fourth[i]))
            .collect();
        let is_near = |i: usize| {
            let [low, high] = been[i];
            (next[i] - rough[i]).abs() <= APART * (high - low) + STILL * low.abs().max(high.abs())
        };
        if dt > SHORTEST * longest && !(0..count).all(is_near) {
            dt *= 0.5;
            continue;
        }
        if let Some(noise) = &noise {
            noise.at(&state, current, &mut slopes);
        }
        for slopes in slopes.chunks(count) {
            let moved = dt.sqrt() * random.normal();
            next.iter_mut()
                .zip(slopes)
                .skip(usize::from(is_held))
                .for_each(|(value, slope)| *value += slope * moved);
        }
        (state, t, dt) = (next, t + dt, longest.min(2.0 * dt));
        if let Some(tape) = reset.as_ref().filter(|_| !is_held) {
            let mut after = vec![0.0; 1 + count];
            tape.run(&state, current, &mut after);
            if after[0] != 0.0 && !after[0].is_nan() {
                state.copy_from_slice(&after[1..]);
                held_to = t + system.refractory(&values);
            }
        }
        if state.iter().any(|x| !x.is_finite() || x.abs() > FAR) {
            break;
        }
        been.iter_mut().zip(&state).for_each(|(been, x)| *been = [been[0].min(*x), been[1].max(*x)]);
        times.push(t);
        states.push(state.clone());
    }
    Some((times, states))
}

/// Whether a reset is called for, and the state behind it.
fn behind(system: &System, reset: &Reset) -> Vec<Expr> {
    let after = |name: &'static str| {
        let set = reset.sets.iter().find(|(set, _)| *set == name);
        set.map_or(Expr::Name(name), |(_, after)| after.clone())
    };
    let states = system.variables.iter().map(|variable| after(variable.quantity.id));
    std::iter::once(reset.when.clone()).chain(states).collect()
}
