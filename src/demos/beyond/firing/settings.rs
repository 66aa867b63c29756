//! What the reader sets: the model, the currents of the curve, and how exactly it is computed; the rest is as usual.

use crate::firing::{curve_options, pulse_options};
use crate::models::Listed;
use crate::options::initial;
use crate::page::sliders::{on_grid, step};
use crate::param::{Param, Value};

/// A page's settings, as its curves need them.
pub struct Settings {
    /// The model.
    pub model: &'static Listed,
    /// The least and the greatest current.
    pub range: [f64; 2],
    /// The place of the method in the list.
    pub method: f64,
    /// The time step.
    pub dt: f64,
    /// Values in the order of the options of an f–I curve.
    pub of_curve: Vec<f64>,
    /// Values in the order of the options of a strength–duration curve.
    pub of_pulses: Vec<f64>,
    /// The lengths of the pulses.
    pub lengths: Vec<f64>,
}

/// The options of an f–I curve that the page offers beside the model's parameters.
const OFFERED: [&str; 7] = ["from", "to", "points", "sweep", "tolerance", "method", "dt"];

/// The most currents of a curve on a page.
const MOST_POINTS: f64 = 2001.0;

/// The page's parameters: what is offered, with sliders that suit the model.
pub fn table(model: &Listed) -> Vec<Param> {
    let [low, high] = model.about.currents;
    let span = high - low;
    let own = model.params().len();
    let mut options = curve_options(model);
    let offered = options.split_off(own).into_iter().filter(|param| OFFERED.contains(&param.id));
    // What is asked for stands above what it is asked of.
    let (currents, numerics): (Vec<Param>, Vec<Param>) =
        offered.map(|param| fitted(param, [low, high])).partition(|param| param.group == "Currents");
    let mut table = [currents, options, numerics].concat();
    for param in table.iter_mut().filter(|param| ["from", "to"].contains(&param.id)) {
        param.step = step(0.0, span);
        // An end of the range stays on its side of the other, where that is at its default.
        (param.min, param.max) = match param.id {
            "from" => (low - 0.5 * span, high - param.step),
            _ => (low + param.step, high + 0.5 * span),
        };
        param.min = on_grid(param.min, 0.0, param.step);
        param.default = Value::Number(on_grid(param.initial(), param.min, param.step));
    }
    table
}

/// An option of the curve as a parameter of the page; its range suits a model that lives under these currents.
fn fitted(mut param: Param, [low, high]: [f64; 2]) -> Param {
    let usual = param.initial();
    match param.id {
        "tolerance" => {
            let span = high - low;
            param = logarithmic(param, [span / 1e7, span / 1e2]);
        }
        "dt" => param = logarithmic(param, [usual / 10.0, usual * 10.0]),
        "points" => param = param.within(2.0..=MOST_POINTS),
        _ => {}
    }
    param
}

/// A parameter whose slider goes from one number to the other by factors; it takes no others.
fn logarithmic(mut param: Param, [min, max]: [f64; 2]) -> Param {
    (param.min, param.max) = (min, max);
    param.log().within(min..=max)
}

/// Lengths of pulses, as shares of the duration that shows what the model does: so many from the first to the last, each
/// longer than the one before by the same factor.
const LENGTHS: i32 = 15;
const SHORTEST: f64 = 0.002;
const LONGEST: f64 = 0.2;

impl Settings {
    /// From the page's values in the order of its parameters.
    pub fn of(model: &'static Listed, params: &[Param], values: &[f64]) -> Settings {
        let value =
            |id: &str| params.iter().zip(values).find(|(param, _)| param.id == id).map(|(_, &value)| value);
        let filled = |options: Vec<Param>, own: &[&str]| -> Vec<f64> {
            let usual = initial(&options);
            let asked = |param: &Param| if own.contains(&param.id) { None } else { value(param.id) };
            options.iter().zip(usual).map(|(param, usual)| asked(param).unwrap_or(usual)).collect()
        };
        let of = |id| value(id).unwrap_or_default();
        let length = |place: i32| {
            let share = SHORTEST * (LONGEST / SHORTEST).powf(f64::from(place) / f64::from(LENGTHS - 1));
            share * model.about.duration
        };
        Settings {
            model,
            range: [of("from"), of("to")],
            method: of("method"),
            dt: of("dt"),
            of_curve: filled(curve_options(model), &[]),
            // The tolerance of pulses is a share of them, and their own.
            of_pulses: filled(pulse_options(model), &["tolerance"]),
            lengths: (0..LENGTHS).map(length).collect(),
        }
    }
}
