//! Where rest ends while the current is raised slowly: asked of the equations, since no ramp is slow enough.

use super::search::Held;
use crate::model::Model;
use crate::phase_plane::bifurcations::bifurcations;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::equilibria::{Equilibrium, equilibria, equilibrium};
use crate::phase_plane::rest::stable_rest;
use crate::phase_plane::root::root;

/// How a neuron rests while the current is raised slowly.
#[derive(Clone, Debug)]
pub struct Rest {
    /// Where it rests under each of the currents, as far as it does.
    pub states: Vec<Vec<f64>>,
    /// The current at which rest ends, and the state there; none where it lasts beyond the greatest.
    pub end: Option<Held>,
}

/// Where a neuron is when a current is switched on: at rest. One that starts elsewhere and has no stable rest in the usual range
/// of its voltage, or below it within its width, is where it starts.
pub fn before<const N: usize, M: Model<N>>(model: &M) -> [f64; N] {
    if model.starts_at_rest() {
        return model.start();
    }
    let [low, high] = model.about().window[0];
    let rest = stable_rest::<N>(model, [low - (high - low), high]);
    rest.map_or_else(|| model.start(), |point| point.state)
}

/// The rest with the lowest voltage under the least of some ascending currents, followed to the greatest: rest ends in a
/// fold, at a Hopf point, or where the neuron is reset. None where there is no rest to begin with whose voltage lies in
/// the usual range or, below it, within its width.
pub fn rest<const N: usize>(
    equations: &dyn Equations<N>,
    [low, high]: [f64; 2],
    currents: &[f64],
) -> Option<Rest> {
    let (from, to) = (*currents.first()?, *currents.last()?);
    let branch = equilibria(equations, [low - (high - low), high]);
    let known: Vec<Equilibrium<N>> = branch.into_iter().flatten().collect();
    let rises = |pair: &&[Equilibrium<N>]| pair[0].current <= from && from < pair[1].current;
    let pair = known.windows(2).find(rises)?;
    let first = held(equations, from, [pair[0].point.state[0], pair[1].point.state[0]])?;
    let fires = |found: &Equilibrium<N>| equations.reset_of(found.point.state).is_some();
    if !first.point.stable() || fires(&first) {
        return None;
    }
    let v = first.point.state[0];
    let lost = bifurcations(equations, [v, high]).into_iter().map(|found| (found.current, found.state));
    let reset = known.iter().position(|found| found.point.state[0] > v && fires(found)).map(|place| {
        let (mut rests, mut resets) = (first, known[place]);
        for _ in 0..60 {
            let Some(middle) = equilibrium(equations, 0.5 * (rests.point.state[0] + resets.point.state[0]))
            else {
                break;
            };
            *(if fires(&middle) { &mut resets } else { &mut rests }) = middle;
        }
        (rests.current, rests.point.state)
    });
    let end = lost.chain(reset).min_by(|a, b| a.1[0].total_cmp(&b.1[0]));
    let top = end.map_or(high, |(_, state)| state[0]);
    let lasting = currents.iter().take_while(|current| end.is_none_or(|(lost, _)| **current <= lost));
    let states = lasting.map_while(|&current| Some(held(equations, current, [v, top])?.point.state.to_vec()));
    let states = states.collect();
    let end = end.filter(|(current, _)| *current <= to);
    Some(Rest { states, end: end.map(|(value, state)| Held { value, state: Some(state.to_vec()) }) })
}

/// The equilibrium under this current between two voltages between which the current that holds it rises past it.
fn held<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    voltages: [f64; 2],
) -> Option<Equilibrium<N>> {
    let beyond = |v: f64| equilibrium(equations, v).map_or(f64::NAN, |found| found.current - current);
    let ends = voltages.map(beyond);
    // At either end the current may be it to rounding.
    let v = match ends {
        [below, _] if below >= 0.0 => voltages[0],
        [_, above] if above <= 0.0 => voltages[1],
        [_, above] if above.is_nan() => return None,
        _ => root(beyond, voltages, ends, 1e-13 * (voltages[1] - voltages[0])),
    };
    equilibrium(equations, v)
}
