//! How the models of the registry fire.

mod astray;
mod bursts;
mod canards;
mod curves;
mod held_back;
mod laws;
mod lost;
mod pages;
mod pulses;
mod reasons;
mod repelled;
mod resets;
mod sentences;
mod slow;
mod typed;
mod waiting;

use super::given::of_model;
use nullcline::firing::curve::Curve;
use nullcline::firing::excitability::Growth;
use nullcline::firing::fi_curve;
use nullcline::firing::known::Border;
use nullcline::models::Listed;
use nullcline::options::Given;
use nullcline::words;
use nullcline::words::firing::Units;

/// Morris and Lecar's neuron with a saddle-node on its cycle.
const SNIC: [(&str, f64); 4] = [("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 1.0 / 15.0)];

/// Options by key: numbers, and texts for the choices.
fn given(numbers: &[(&str, f64)], choices: &[(&str, &str)]) -> Vec<(String, Given)> {
    let numbers = numbers.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
    let choices = choices.iter().map(|(key, value)| (key.to_string(), Given::Text(value.to_string())));
    numbers.chain(choices).collect()
}

/// A whole curve.
fn curve(model: &str, numbers: &[(&str, f64)], choices: &[(&str, &str)]) -> Curve {
    let given = of_model(model, numbers).into_iter().chain(given(&[], choices));
    fi_curve(model, given).map(|rig| rig.finish()).expect("good options")
}

/// The steady rate under one current, per unit of the model's time.
fn rate(model: &str, current: f64, set: &[(&str, f64)]) -> f64 {
    let range = [("from", current), ("to", current + 1.0), ("points", 2.0), ("tolerance", 0.0)];
    let curve = curve(model, &[&range, set].concat(), &[]);
    curve.stepped[0].expect("all is known").rate
}

/// What the student is told.
fn told(model: &str, curve: &Curve) -> String {
    let model = Listed::find(model).expect("a model of the registry");
    let units = Units { time: model.time.unit, current: model.current.unit };
    words::firing::told(&curve.known(), units).text()
}

fn near(found: f64, known: f64, within: f64) {
    assert!((found - known).abs() <= within, "{found} against {known}");
}

/// The current at a border, which there must be.
fn border(curve: &Curve, border: Border) -> f64 {
    curve.border(border).unwrap_or_else(|| panic!("no {border:?}"))
}

/// The onset, and how the interval between spikes grows on the way to it.
fn onset(model: &str, set: &[(&str, f64)]) -> (f64, Growth) {
    let curve = curve(model, set, &[]);
    let growth = curve.growth().unwrap_or_else(|| panic!("{model} has an onset"));
    (border(&curve, Border::Onset), growth)
}
