//! What is asked of a rig, by key: which model, which currents, which pulses, how exactly.

use super::astray::Trust;
use super::curve::Curve;
use super::exact::Exact;
use super::halts::Halts;
use super::population::{Neurons, Population};
use super::rest::{Rest, rest};
use super::rhythm::Patience;
use super::rig::{Experiment, Rig};
use super::scheme::Scheme;
use super::strength_duration::StrengthDuration;
use crate::integrate::STEPPED;
use crate::model::{About, Model};
use crate::models::{Listed, Visitor, visit};
use crate::numerals::Numeral;
use crate::ode::Quantity;
use crate::options::{Given, complete};
use crate::param::{Choice, Param, Params, Refusal, Value, params, value_of};
use crate::spikes::Fires;
use crate::text::say;
use crate::units;
use std::cell::OnceCell;
use std::rc::Rc;

/// Whether the current is also raised and lowered slowly.
const SWEEPS: &[Choice] = &[
    Choice { id: "none", name: "switched on", note: "each current switched on afresh" },
    Choice { id: "both", name: "and step by step", note: "and also raised and lowered in small steps" },
];

params! {
    /// The currents of an f–I curve; the model says which are usual.
    pub struct Currents: "Currents", "of the f–I curve" {
        from: 0.0, "", -100.0..=100.0, "I_0", "from", "Lowest current of the curve", signed, often;
        to: 1.0, "", -100.0..=100.0, "I_1", "to", "Highest current of the curve", signed, often;
        points: 41.0, "", 2.0..=201.0, "n", "points", "Number of currents, evenly spaced, both ends included", whole, within(2.0..=100_000.0);
        sweep: 0.0, "", 0.0..=1.0, "", "raised and lowered", "Whether the current is also raised and then lowered in small steps, each run starting where the one before ended; where the two ways differ, there is hysteresis", choice(SWEEPS), switch;
        tolerance: 0.001, "", 0.0..=1.0, "ΔI", "tolerance", "Accuracy of the onset of firing; at 0, neither the onset nor the type is determined";
    }
}

params! {
    /// How exactly thresholds of pulses are known.
    pub struct Exactness: "Pulses", "strength and duration" {
        tolerance: 0.001, "", 0.0..=0.1, "ΔI/I", "tolerance", "Relative accuracy of the thresholds", step(0.0001), within(0.0..=0.1);
    }
}

params! {
    /// How each neuron is computed and how long it is watched; the model says what is usual.
    pub struct Watch: "Numerics", "" {
        method: 1.0, "", 0.0..=1.0, "", "method", "How each step is taken; Euler at the course's step gives the course's own numbers", choice(STEPPED), without("dopri5", "neurons that are computed side by side take the same steps");
        dt: 0.01, "", 0.001..=1.0, "dt", "time step", "Length of each step", log;
        duration: 1000.0, "", 0.1..=100_000.0, "T", "duration", "Longest time for which a neuron that has not settled is simulated";
        silence: 100.0, "", 0.1..=100_000.0, "T_0", "silence", "Longest silence of a neuron that still counts as firing; pauses between its bursts may be longer";
        settle: 1e-5, "", 0.0..=0.1, "ΔT/T", "settling", "Relative difference of successive mean intervals up to which a rhythm counts as steady; at 0, every run lasts for the whole duration", step(1e-5), within(0.0..=0.1);
    }
}

params! {
    /// What counts as a spike of a neuron without resets; the model says what is usual.
    pub struct Detector: "Spikes", "upward crossings" {
        threshold: 0.0, "", -100.0..=100.0, "v_th", "threshold", "A spike is counted where the voltage crosses this value upwards; smaller oscillations count as a rhythm without spikes", signed;
    }
}

/// Steps of a trial at most: a neuron alone takes some seconds for them.
const MOST_STEPS: f64 = 1e9;

/// Pulses of which the least amplitudes are sought at most: some seconds for a usual neuron.
const MOST_PULSES: usize = 1000;

/// How much longer than usual a neuron is watched that has not settled, and how long it may be silent.
const LONG: f64 = 40.0;
const SILENT: f64 = 10.0;

/// Steps of the usual duration at the least: rates are to be better than the course's traces have to be.
const FINE: f64 = 10_000.0;

/// The options of an f–I curve: the model's parameters, the currents, and how it is computed.
pub fn curve_options(model: &Listed) -> Vec<Param> {
    let [low, high] = model.about.currents;
    let mut currents = Currents::table();
    for param in &mut currents {
        match param.id {
            "from" => param.default = Value::Number(low),
            "to" => param.default = Value::Number(high),
            "tolerance" => param.default = Value::Number((high - low) * 1e-4),
            _ => continue,
        }
        param.unit = model.current.unit;
    }
    [model.params(), currents, watch(model)].concat()
}

/// The options of a strength–duration curve: the model's parameters, and how it is computed.
pub fn pulse_options(model: &Listed) -> Vec<Param> {
    [model.params(), Exactness::table(), watch(model)].concat()
}

/// Lengths of pulses that suit a model.
pub fn usual_lengths(model: &Listed) -> Vec<f64> {
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5].map(|share| share * model.about.duration).into()
}

fn watch(model: &Listed) -> Vec<Param> {
    let about = model.about;
    let mut watch = Watch::table();
    for param in &mut watch {
        let usual = match param.id {
            "dt" => about.dt.min(about.duration / FINE),
            "duration" => LONG * about.duration,
            "silence" => SILENT * about.duration,
            _ => continue,
        };
        param.default = Value::Number(usual);
        param.unit = model.time.unit;
    }
    if let Fires::Above(threshold) = about.fires {
        for mut param in Detector::table() {
            param.default = Value::Number(threshold);
            param.unit = model.variables[0].unit;
            watch.push(param);
        }
    }
    watch
}

/// The rate of a model's spikes per unit of its time, times this, is in this unit.
pub fn rate_unit(time: Quantity) -> (f64, &'static str) {
    match units::rate(time.unit) {
        (scale, "") => (scale, "per unit of time"),
        known => known,
    }
}

/// The f–I curve of a model, before the first step.
pub fn fi_curve(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
) -> Result<Rig<Curve>, Refusal> {
    let model = Listed::find(model)?;
    curve_rig(model, &complete(&curve_options(model), given)?)
}

/// The same from values in the order of [`curve_options`].
pub fn curve_rig(model: &'static Listed, values: &[f64]) -> Result<Rig<Curve>, Refusal> {
    let mut others = values[model.params().len()..].iter().copied();
    let currents = Currents::from_values(&mut others);
    let Currents { from, to, points, sweep, tolerance } = currents;
    if to <= from {
        let why = say!("it must be greater than from, which is {from}", from);
        return Err(Refusal::number("to", to, why).beside("from"));
    }
    let last = points - 1.0;
    let at = |place: usize| from + (to - from) * place as f64 / last;
    let [low, high] = model.about.currents;
    let currents: Vec<f64> = (0..points as usize).map(at).collect();
    let swept = sweep == const { value_of(SWEEPS, "both") };
    let rest = if swept { visit(model.about.id, values, Resting(&currents))? } else { None };
    let halts = if tolerance > 0.0 { Some(visit(model.about.id, values, Halting)?) } else { None };
    let Watch { method, dt, silence, duration, .. } = Watch::from_values(&mut others.clone());
    let exact = visit(model.about.id, values, Exactly { threshold: threshold(model, values), silence })?;
    let (scheme, threshold) = (scheme(method), threshold(model, values).unwrap_or_default());
    let (id, of_model) = (model.about.id, values.to_vec());
    let trust = Trust::new(exact, dt, move |dt| {
        let seated = Seated { scheme, dt, threshold, halts: None };
        visit(id, &of_model, seated).expect("the same values made the curve's neurons")
    });
    let held = halts.clone().unwrap_or_default();
    let curve = Curve::new(currents, swept, rest, held, tolerance, high - low, [silence, duration]);
    let curve = curve.inverted(model.is_inverted(values)).trusting(trust);
    rig(model, values, &mut others, halts, curve)
}

/// The strength–duration curve of a model for pulses of these lengths, before the first step.
pub fn strength_duration(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
    durations: &[f64],
) -> Result<Rig<StrengthDuration>, Refusal> {
    let model = Listed::find(model)?;
    pulse_rig(model, &complete(&pulse_options(model), given)?, durations)
}

/// The same from values in the order of [`pulse_options`].
pub fn pulse_rig(
    model: &Listed,
    values: &[f64],
    durations: &[f64],
) -> Result<Rig<StrengthDuration>, Refusal> {
    let mut others = values[model.params().len()..].iter().copied();
    let exactness = Exactness::from_values(&mut others);
    let watch = Watch::from_values(&mut others.clone());
    let count = durations.len();
    if count > MOST_PULSES {
        let why = say!("that is {count} pulses; at most {most} are allowed", count, most = MOST_PULSES);
        return Err(Refusal::new("durations", format!("a list of {count}"), why));
    }
    if let Some(&bad) = durations.iter().find(|&&length| !(length > 0.0 && length <= watch.silence)) {
        let why =
            say!("a pulse lasts longer than 0, and at most silence, {silence}", silence = watch.silence);
        return Err(Refusal::number("durations", bad, why));
    }
    let halts = visit(model.about.id, values, Halting)?;
    let Watch { dt, duration, .. } = watch;
    let silence = watch.silence.min(duration);
    // A text may say that the usual current is none, or that it flows outwards.
    let About { current, currents: [least, most], .. } = model.about;
    let (lengths, scale) = (durations.to_vec(), if current > 0.0 { current } else { most - least });
    let exact = visit(model.about.id, values, Exactly { threshold: threshold(model, values), silence })?;
    let held = halts.clone();
    let curve = StrengthDuration::new(lengths, dt, scale, exactness.tolerance, held, exact, silence);
    rig(model, values, &mut others, Some(halts), curve)
}

/// A rig for a model: its parameters come first among the values, and how it is watched last, in `watch`; `halts` is where it can
/// rest, if that is known.
fn rig<E: Experiment>(
    model: &Listed,
    values: &[f64],
    watch: &mut dyn Iterator<Item = f64>,
    halts: Option<Rc<Halts>>,
    experiment: E,
) -> Result<Rig<E>, Refusal> {
    let Watch { method, dt, duration, silence, settle } = Watch::from_values(watch);
    if duration / dt > MOST_STEPS {
        let why = say!(
            "that is {steps} time steps; at most {most} are allowed",
            steps = duration / dt,
            most = Numeral::with_exponent(MOST_STEPS)
        );
        return Err(Refusal::number("duration", duration, why));
    }
    let (threshold, jitter) = match model.about.fires {
        Fires::AtReset => (0.0, JITTER_OF_RESETS * dt),
        Fires::Above(_) => (Detector::from_values(watch).threshold, JITTER * dt),
    };
    let seated = Seated { scheme: scheme(method), dt, threshold, halts };
    let population = visit(model.about.id, values, seated)?;
    let [low, high] = model.about.window[0];
    // What it cannot do anything about is no silence of its.
    let silence = silence + population.refractory();
    let patience = Patience { duration, silence, tolerance: settle, jitter, swing: SWING * (high - low) };
    Ok(Rig::new(experiment, population, dt, patience))
}

/// What is a spike, where a reset is not: it stands behind how a neuron is watched.
fn threshold(model: &Listed, values: &[f64]) -> Option<f64> {
    values.last().copied().filter(|_| model.about.fires.threshold().is_some())
}

/// The scheme of a method.
fn scheme(method: f64) -> Scheme {
    if method == const { value_of(STEPPED, "euler") } { Scheme::Euler } else { Scheme::RungeKutta }
}

/// Smaller swings than this share of the usual range of the voltage are none: the last of those that die out.
const SWING: f64 = 1e-4;

/// How exactly a crossing is found within its step, and a reset.
const JITTER: f64 = 0.01;
const JITTER_OF_RESETS: f64 = 1e-4;

/// Looks where whatever model it sees rests under some currents.
struct Resting<'a>(&'a [f64]);

impl Visitor for Resting<'_> {
    type Out = Option<Rest>;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Option<Rest> {
        rest::<N>(&model, model.about().window[0], self.0)
    }
}

/// Looks for what can hold up the cycle of whatever model it sees.
struct Halting;

impl Visitor for Halting {
    type Out = Rc<Halts>;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Rc<Halts> {
        Rc::new(Halts::of_model(&model))
    }
}

/// Lets whatever model it sees go on by steps of its own.
struct Exactly {
    threshold: Option<f64>,
    silence: f64,
}

impl Visitor for Exactly {
    type Out = Exact;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Exact {
        Exact::of::<N, M>(model, self.threshold, self.silence)
    }
}

/// Seats whatever model it sees.
struct Seated {
    scheme: Scheme,
    dt: f64,
    threshold: f64,
    halts: Option<Rc<Halts>>,
}

impl Visitor for Seated {
    type Out = Box<dyn Population>;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Box<dyn Population> {
        let mut neurons = Neurons::new(model, self.scheme, self.dt, self.threshold);
        neurons.halts = self.halts.map_or_else(OnceCell::new, OnceCell::from);
        Box::new(neurons)
    }
}
