//! The named quantities of a neuron as curves: over a run, and against the voltage while it is held.

mod beside;
mod currents;

pub use currents::{Direction, are_all, currents, direction};

use crate::equations::expr::Expr;
use crate::equations::system::System;
use crate::equations::tape::Tape;
use crate::integrate::noisy::White;
use crate::ode::Neuron;
use crate::run::{Column, Run};
use std::rc::Rc;

/// Each named quantity of a neuron in every bin of a run of it, with these values of its parameters.
pub fn over(run: &Run, system: &System, values: &[f64]) -> Vec<Column> {
    let [_, variables @ .., current] = run.columns.as_slice() else { return Vec::new() };
    let Ok(tape) = Tape::quantities(&system.bounded(), values) else { return Vec::new() };
    let count = system.quantities.len();
    let mut columns = vec![Vec::with_capacity(current.values.len()); count];
    let drive = &run.setting.drive;
    let (mut white, root) = (White::of(drive), drive.bins.dt.sqrt());
    let (mut state, mut now) = (vec![0.0; variables.len() + system.noises.len()], vec![0.0; count]);
    for (bin, &current) in current.values.iter().enumerate() {
        let (variable, noise) = state.split_at_mut(variables.len());
        variable.iter_mut().zip(variables).for_each(|(value, column)| *value = column.values[bin]);
        // That of the step which begins here.
        noise.fill_with(|| white.deviate() / root);
        tape.run(&state, current, &mut now);
        columns.iter_mut().zip(&now).for_each(|(column, value)| column.push(*value));
    }
    let quantities = system.quantities.iter().map(|definition| definition.quantity);
    quantities.zip(columns).map(|(quantity, values)| Column { quantity, values: Rc::new(values) }).collect()
}

/// What a neuron has while its voltage is held, at each of some voltages.
#[derive(Debug)]
pub struct Held {
    /// The voltages.
    pub v: Rc<Vec<f64>>,
    /// Where each variable that relaxes by itself settles: its place in the state, and the values.
    pub settled: Vec<(usize, Rc<Vec<f64>>)>,
    /// Their time constants.
    pub slow: Vec<(usize, Rc<Vec<f64>>)>,
    /// The named quantities that hang on the voltage alone.
    pub of_voltage: Vec<Column>,
    /// The current that holds it there, once all has settled; empty where not everything settles by itself.
    pub steady: Rc<Vec<f64>>,
}

/// How many voltages there are.
const VOLTAGES: usize = 400;

/// What a neuron has while its voltage is held at places of this range. A variable settles by itself where it relaxes linearly,
/// at a speed that only the voltage sets, as gates do: its rate is then a line, known from two points of it.
pub fn held<const N: usize>(
    neuron: &impl Neuron<N>,
    system: &System,
    values: &[f64],
    [low, high]: [f64; 2],
) -> Held {
    let v: Vec<f64> =
        (0..=VOLTAGES).map(|place| low + (high - low) * place as f64 / VOLTAGES as f64).collect();
    let mut relaxes = [true; N];
    let (mut settled, mut slow) = (vec![Vec::new(); N], vec![Vec::new(); N]);
    let mut steady = Vec::new();
    for &v in &v {
        let at = |others: &dyn Fn(usize) -> f64| {
            std::array::from_fn(|place| if place == 0 { v } else { others(place) })
        };
        let [shut, open] = [0.0, 1.0].map(|others| neuron.rate(at(&|_| others), 0.0));
        // Whether the line holds elsewhere, too, wherever the other variables are.
        let share = |place: usize| 0.2 + 0.6 * place as f64 / N as f64;
        let aside = neuron.rate(at(&share), 0.0);
        let rest: [f64; N] = at(&|place| shut[place] / (shut[place] - open[place]));
        for place in 1..N {
            let expected = shut[place] + share(place) * (open[place] - shut[place]);
            relaxes[place] &=
                (aside[place] - expected).abs() <= 1e-9 * (shut[place].abs() + open[place].abs());
            settled[place].push(rest[place]);
            slow[place].push(1.0 / (shut[place] - open[place]));
        }
        let [none, one] = [0.0, 1.0].map(|current| neuron.rate(rest, current)[0]);
        steady.push(-none / (one - none));
    }
    let kept = |of: Vec<Vec<f64>>| {
        let kept = of.into_iter().enumerate().filter(|(place, _)| *place > 0 && relaxes[*place]);
        kept.map(|(place, values)| (place, Rc::new(values))).collect()
    };
    let steady = if relaxes == [true; N] { steady } else { Vec::new() };
    Held {
        of_voltage: of_voltage(system, values, &v),
        settled: kept(settled),
        slow: kept(slow),
        steady: Rc::new(steady),
        v: Rc::new(v),
    }
}

/// The named quantities that hang on the voltage alone, at these voltages.
fn of_voltage(system: &System, values: &[f64], v: &[f64]) -> Vec<Column> {
    let names = system.variables.iter().skip(1).map(|variable| variable.quantity.id);
    let others = names.chain([system.current.id, system.time.id]);
    let others: Vec<&str> = others.chain(system.noises.iter().copied()).collect();
    let mut hanging: Vec<&str> = others;
    let standing = system.standing();
    let mut chosen = Vec::new();
    for definition in &system.quantities {
        let id = definition.quantity.id;
        if definition.expr.names().iter().any(|name| hanging.contains(name)) {
            hanging.push(id);
        } else if !standing.contains(&id) {
            chosen.push(definition.quantity);
        }
    }
    let results: Vec<Expr> = chosen.iter().map(|quantity| Expr::Name(quantity.id)).collect();
    let Ok(tape) = Tape::of(system, values, &results) else { return Vec::new() };
    let mut columns = vec![Vec::with_capacity(v.len()); chosen.len()];
    let (mut state, mut now) = (vec![0.0; system.variables.len()], vec![0.0; chosen.len()]);
    for &v in v {
        state[0] = v;
        tape.run(&state, 0.0, &mut now);
        columns.iter_mut().zip(&now).for_each(|(column, value)| column.push(*value));
    }
    chosen
        .into_iter()
        .zip(columns)
        .map(|(quantity, values)| Column { quantity, values: Rc::new(values) })
        .collect()
}
