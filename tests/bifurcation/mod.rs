//! Diagrams held against what is known: closed forms, published numbers, the search along the voltage.

mod known;
mod normal_forms;
mod orbits;

use nullcline::analysis::fixed_points;
use nullcline::bifurcation::diagram::rests;
use nullcline::bifurcation::equilibria::Branch;
use nullcline::bifurcation::lens::Lens;
use nullcline::bifurcation::special::{Kind, Special};
use nullcline::models::{Listed, own};
use nullcline::options::{Given, initial};
use nullcline::phase_plane::bifurcations::Kind as Rest;

/// A model along a parameter; the others have these values, or their defaults.
pub fn lens(listed: &Listed, parameter: &str, given: &[(&str, f64)]) -> Lens {
    let params = listed.params();
    let mut own = initial(&params);
    for (key, value) in given.iter().filter(|(key, _)| *key != "I") {
        own[params.iter().position(|param| param.id == *key).unwrap()] = *value;
    }
    Lens::on(listed.system(), parameter, &own, current(listed, given)).unwrap()
}

/// The current among these values, or the model's usual one.
fn current(listed: &Listed, given: &[(&str, f64)]) -> f64 {
    given.iter().find(|(key, _)| *key == "I").map_or(listed.about.current, |(_, value)| *value)
}

/// The branches of a model along a parameter; the others have these values, or their defaults.
pub fn branches(model: &str, parameter: &str, values: [f64; 2], given: &[(&str, f64)]) -> Vec<Branch> {
    let listed = Listed::find(model).unwrap();
    let current = current(listed, given);
    let lens = lens(listed, parameter, given);
    let found = |value: f64| {
        let given = given.iter().copied().chain([("I", current), (parameter, value)]);
        // What comes last counts.
        let mut options: Vec<(String, Given)> = Vec::new();
        for (key, value) in given {
            options.retain(|(known, _)| known != key);
            options.push((key.to_string(), Given::Number(value)));
        }
        fixed_points(model, options).unwrap().points.into_iter().map(|point| point.state).collect()
    };
    rests(&lens, listed.about.window, values, found)
}

/// The id of a neuron that is typed.
pub fn typed(text: &str) -> String {
    own::id(text)
}

/// What happens on any of the branches, from the least value on.
pub fn special(branches: &[Branch]) -> Vec<Special> {
    let mut all: Vec<Special> = branches.iter().flat_map(|branch| branch.special.clone()).collect();
    all.sort_by(|a, b| a.value.total_cmp(&b.value));
    all
}

/// The values at which one kind of thing happens.
pub fn at(special: &[Special], name: &str) -> Vec<f64> {
    special.iter().filter(|point| point.kind.name() == name).map(|point| point.value).collect()
}

/// Whether numbers are these, to so much.
pub fn are(found: &[f64], known: &[f64], exactly: f64) {
    assert_eq!(found.len(), known.len(), "{found:?} against {known:?}");
    for (found, known) in found.iter().zip(known) {
        assert!((found - known).abs() <= exactly * known.abs().max(1.0), "{found} against {known}");
    }
}

/// The Lyapunov coefficients at Hopf points.
pub fn lyapunov(special: &[Special]) -> Vec<f64> {
    let of = |point: &Special| match point.kind {
        Kind::Rest(Rest::Hopf { lyapunov, .. }) => Some(lyapunov),
        _ => None,
    };
    special.iter().filter_map(of).collect()
}
