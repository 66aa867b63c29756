//! How the models of the registry fire.

mod canards;
mod curves;
mod laws;
mod pages;
mod pulses;
mod reasons;
mod repelled;
mod sentences;
mod waiting;

use super::given::of_model;
use nullcline::firing::curve::Curve;
use nullcline::firing::fi_curve;
use nullcline::models::Listed;
use nullcline::options::Given;
use nullcline::words;
use nullcline::words::firing::Units;

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
