//! Where the variables of a neuron move when it is run as its text says.

use crate::equations::expr::Expr;
use crate::equations::system::{Reset, System};
use crate::equations::tape::{Diffusion, Tape};
use crate::numerals::rounded;
use crate::ode::held_steps;
use crate::param::Param;
use crate::random_state::RandomState;

/// Steps that are looked at.
const STEPS: usize = 10_000;
/// That of the noise that is looked at.
const SEED: u32 = 1;
/// What lies farther out is no place to look at.
const FAR: f64 = 1e6;

/// Sets the ranges of these variables to where they move; those that stay where they are keep theirs.
pub fn look(system: &mut System, untold: &[bool]) {
    if !untold.contains(&true) {
        return;
    }
    let Some(ends) = ends(system) else { return };
    for ((variable, [low, high]), _) in
        system.variables.iter_mut().zip(ends).zip(untold).filter(|(_, untold)| **untold)
    {
        let span = high - low;
        let [least, most] = variable.range;
        if span > 0.1 * (most - least) {
            let unit = 10f64.powf(span.log10().floor()) * 0.5;
            let low = ((low - 0.1 * span) / unit).floor() * unit;
            let high = ((high + 0.1 * span) / unit).ceil() * unit;
            variable.range = [low, high].map(|end| rounded(end, 6));
        }
    }
}

/// The least and the greatest value of each variable, by the classical Runge–Kutta method; in the noise of some seed.
fn ends(system: &System) -> Option<Vec<[f64; 2]>> {
    let values: Vec<f64> = system.params.iter().map(Param::initial).collect();
    let tape = Tape::rates(system, &values).ok()?;
    let reset = match &system.reset {
        Some(reset) => Some(Tape::of(system, &values, &behind(system, reset)).ok()?),
        None => None,
    };
    let (dt, current) = (system.usual.dt, system.usual.current);
    let count = system.variables.len();
    let noise = Diffusion::of(system, &values).ok()?;
    let (mut random, mut slopes) = (RandomState::new(SEED), vec![0.0; count * system.noises.len()]);
    let holds = held_steps(system.refractory(&values), dt);
    let mut held = 0;
    let rate = |state: &[f64], held: usize| {
        let mut rates = vec![0.0; count];
        tape.run(state, current, &mut rates);
        if held > 0 {
            rates[0] = 0.0;
        }
        rates
    };
    let along = |state: &[f64], rate: &[f64], dt: f64| -> Vec<f64> {
        state.iter().zip(rate).map(|(x, rate)| x + dt * rate).collect()
    };
    let mut state: Vec<f64> =
        system.variables.iter().map(|variable| variable.initial.unwrap_or(0.0)).collect();
    let mut ends: Vec<[f64; 2]> = state.iter().map(|x| [*x, *x]).collect();
    for _ in 0..((system.usual.duration / dt) as usize).min(STEPS) {
        let first = rate(&state, held);
        let second = rate(&along(&state, &first, 0.5 * dt), held);
        let third = rate(&along(&state, &second, 0.5 * dt), held);
        let fourth = rate(&along(&state, &third, dt), held);
        if let Some(noise) = &noise {
            noise.at(&state, current, &mut slopes);
        }
        for place in 0..count {
            state[place] += dt / 6.0 * (first[place] + 2.0 * (second[place] + third[place]) + fourth[place]);
        }
        for slopes in slopes.chunks(count) {
            let moved = dt.sqrt() * random.normal();
            let free = usize::from(held > 0);
            state.iter_mut().zip(slopes).skip(free).for_each(|(value, slope)| *value += slope * moved);
        }
        if held > 0 {
            held -= 1;
        } else if let Some(tape) = &reset {
            let mut after = vec![0.0; 1 + count];
            tape.run(&state, current, &mut after);
            if after[0] != 0.0 && !after[0].is_nan() {
                state.copy_from_slice(&after[1..]);
                held = holds;
            }
        }
        if state.iter().any(|x| !x.is_finite() || x.abs() > FAR) {
            break;
        }
        for (ends, x) in ends.iter_mut().zip(&state) {
            *ends = [ends[0].min(*x), ends[1].max(*x)];
        }
    }
    Some(ends)
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
