//! Any model under any current: options by key, as the course functions take them, and the run that they give.

use crate::clamp;
use crate::integrate::Numerics;
use crate::integrate::noisy::Noise;
use crate::model::{About, Model};
use crate::models::{Listed, Visitor, visit};
use crate::options::{Given, complete};
use crate::param::{Param, Params, Refusal, Value, params};
use crate::run::{Budget, Run};
use crate::stimulus::about::Of;
use crate::stimulus::constant::constant;
use crate::stimulus::samples::samples;
use crate::stimulus::{Drive, Kind, Usual, bins::Bins};
use crate::text::Text;

params! {
    /// The window and its bins; the model says what is usual.
    pub struct Time: "Numerics", "" {
        tstart: 0.0, "", -50.0..=50.0, "t_0", "start of the run", "Time at which the run starts";
        tend: 100.0, "", 0.0..=1000.0, "t_1", "end of the run", "Time at which the run ends", signed, often;
        dt: 0.1, "", 0.001..=1.0, "dt", "time step", "Spacing of the time bins; a method with fixed steps goes from one to the next", log;
    }
}

/// The current that is injected, as it was asked for.
pub enum Injected {
    /// The model's usual one, constant.
    Usual,
    /// A constant one.
    Constant(f64),
    /// One by its kind: the key `kind`, and the kind's parameters.
    Chosen(Vec<(String, Given)>),
    /// One current a bin.
    Samples(Vec<f64>),
}

/// Runs a model from options: its parameters, `method`, `tstart`, `tend` and `dt`, and the initial state by the variables'
/// names with a 0 behind. What is missing is the model's: its defaults, its usual step and duration, its rest.
///
/// Refuses what the course functions refuse; the keys of a chosen current stand behind `stimulus.`.
pub fn simulate(
    model: &str,
    given: impl IntoIterator<Item = (String, Given)>,
    injected: Injected,
    budget: Budget,
) -> Result<Run, Refusal> {
    Asked::of(model, given, injected, budget)?.run(budget)
}

/// A run that is asked for: a model, and what it is to compute.
pub struct Asked {
    /// The model.
    model: &'static Listed,
    /// The values of its parameters, in their order.
    pub values: Vec<f64>,
    starts: Vec<Option<f64>>,
    drive: Drive,
    /// What that drive is: a current, or the command of a clamp.
    pub of: Of,
    numerics: Numerics,
}

impl Asked {
    /// Options held against a model, as [`simulate`] takes them.
    pub fn of(
        model: &str,
        given: impl IntoIterator<Item = (String, Given)>,
        injected: Injected,
        budget: Budget,
    ) -> Result<Asked, Refusal> {
        let model = Listed::find(model)?;
        let (injected, given) = called(model, injected, given);
        let (starts, given): (Vec<_>, Vec<_>) =
            given.into_iter().partition(|(key, _)| variable(model, key).is_some());
        let table = options(model);
        let values = complete(&table, given).map_err(|refusal| with_starts(model, &table, refusal))?;
        let (own, others) = values.split_at(model.params().len());
        let others = &mut others.iter().copied();
        let seed = seed(model, others);
        let (numerics, time) = <(Numerics, Time)>::from_values(others);
        let starts = states(model, starts)?;
        let bins = Bins::arange(time.tstart, time.tend, time.dt, model.bins(budget.bins))?;
        let voltages = match injected {
            Injected::Chosen(_) => {
                let [low, high] = model.about.window[0];
                [model.start(own)[0], 0.5 * (low + high)]
            }
            _ => Usual::ANY.voltages,
        };
        let usual = Usual { window: [time.tstart, time.tend], current: model.about.current, voltages };
        let (drive, of) = drive(injected, usual, bins)?;
        if of == Of::Voltage && !can_be_clamped(model, own)? {
            let why = "of this model no current holds the voltage: it must enter the rate of the voltage linearly, and no other";
            return Err(Refusal::new("stimulus.kind", "a voltage that is held", why));
        }
        if let (Of::Voltage, Some(v)) = (of, starts[0]) {
            let key = format!("{}0", model.variables[0].id);
            return Err(Refusal::number(&key, v, "the voltage is held: the stimulus says where it begins"));
        }
        let drive = drive.seeded(seed.unwrap_or_default());
        Ok(Asked { model, values: own.to_vec(), starts, drive, of, numerics })
    }

    /// The run.
    pub fn run(self, budget: Budget) -> Result<Run, Refusal> {
        let Asked { model, values, starts, drive, of, numerics } = self;
        visit(model.about.id, &values, Simulate { starts, drive, of, numerics, budget })?.finished(numerics)
    }
}

/// The current, which a text calls by a name of its own, as one of its parameters.
fn called(
    model: &Listed,
    injected: Injected,
    given: impl IntoIterator<Item = (String, Given)>,
) -> (Injected, Vec<(String, Given)>) {
    let mut given: Vec<(String, Given)> = given.into_iter().collect();
    let other = || model.params().iter().any(|param| param.id == "I");
    let named = |(key, value): &(String, Given)| {
        let is_it = key == model.current.id || key == "I" && !other();
        !model.compiled() && is_it && matches!(value, Given::Number(_))
    };
    match (injected, given.iter().position(named)) {
        (Injected::Usual, Some(place)) => match given.swap_remove(place).1 {
            Given::Number(current) => (Injected::Constant(current), given),
            _ => unreachable!("it is a number"),
        },
        (injected, _) => (injected, given),
    }
}

/// The options of a model: its parameters, the method, and the window with what is usual for it.
pub fn options(model: &Listed) -> Vec<Param> {
    [model.params(), noise(model), numerics(model, Numerics::offering), time(model)].concat()
}

/// The numerics of a model, where there is no noise as `usual` has them of its own method.
pub fn numerics(model: &Listed, usual: fn(Option<&str>) -> Vec<Param>) -> Vec<Param> {
    model.asking(if model.noises.is_empty() { usual(model.own_method) } else { Numerics::in_noise() })
}

/// The parameters of the noise in a model's runs, if there is some.
pub fn noise(model: &Listed) -> Vec<Param> {
    if model.noises.is_empty() { Vec::new() } else { Noise::table() }
}

/// The seed of that among values in their order; without noise there is none.
pub fn seed(model: &Listed, values: &mut dyn Iterator<Item = f64>) -> Option<f64> {
    (!model.noises.is_empty()).then(|| Noise::from_values(values).seed)
}

/// The window and its bins, with what is usual for a model.
pub fn time(model: &Listed) -> Vec<Param> {
    let About { duration, dt, .. } = model.about;
    let mut time = Time::table();
    for param in &mut time {
        param.unit = model.time.unit;
        // The slider's range, and what is taken when nothing is said.
        let (min, max, usual) = match param.id {
            "tstart" => (-0.5 * duration, 0.5 * duration, 0.0),
            "tend" => (0.6 * duration, 5.0 * duration, duration),
            _ => (dt / 10.0, 10.0 * dt, dt),
        };
        (param.min, param.max, param.default) = (min, max, Value::Number(usual));
        param.step = if param.log { param.min } else { 0.01 * duration };
    }
    time
}

/// The keys of a model's initial state: the variables' names with a 0 behind.
pub fn starts(model: &Listed) -> Vec<String> {
    model.variables.iter().map(|variable| format!("{}0", variable.id)).collect()
}

/// The place of the variable whose initial value has this key.
fn variable(model: &Listed, key: &str) -> Option<usize> {
    starts(model).iter().position(|start| start == key)
}

/// The refusal of an unknown key names the keys of the initial state, too.
fn with_starts(model: &Listed, table: &[Param], mut refusal: Refusal) -> Refusal {
    if table.iter().all(|param| param.id != refusal.key) {
        refusal.allowed =
            refusal.allowed.and(Text::plain(format!(", {}, stimulus", starts(model).join(", "))));
    }
    refusal
}

/// The initial state as far as it is given.
fn states(model: &Listed, given: Vec<(String, Given)>) -> Result<Vec<Option<f64>>, Refusal> {
    let mut states = vec![None; model.variables.len()];
    for (key, value) in given {
        let Some(place) = variable(model, &key) else { continue };
        let id = model.variables[place].id;
        let [low, high] = model.about.window[place];
        let help = "Initial value of this variable";
        let table = [Param::number(id, low, "", low..=high, id, "initial value", help).signed()];
        let value =
            complete(&table, [(id.to_string(), value)]).map_err(|refusal| Refusal { key, ..refusal })?;
        states[place] = value.first().copied();
    }
    Ok(states)
}

/// What drives a run, on its bins, and what that is.
fn drive(injected: Injected, usual: Usual, bins: Bins) -> Result<(Drive, Of), Refusal> {
    match injected {
        Injected::Usual => Ok((constant(bins, usual.current), Of::Current)),
        Injected::Constant(current) => {
            let param =
                Param::number("stimulus", usual.current, "", -1.0..=1.0, "I", "current", "The current");
            let current = complete(&[param], [("stimulus".into(), Given::Number(current))])?[0];
            Ok((constant(bins, current), Of::Current))
        }
        Injected::Samples(current) => Ok((samples(bins, current)?, Of::Current)),
        Injected::Chosen(mut given) => {
            let within = |refusal: Refusal| Refusal { key: format!("stimulus.{}", refusal.key), ..refusal };
            let kind =
                given.iter().position(|(key, _)| key == "kind").map(|place| given.swap_remove(place).1);
            let kind = match kind {
                Some(Given::Text(id)) => Kind::find(&id),
                Some(other) => Err(Kind::unknown(other)),
                None => Err(Kind::unknown("undefined")),
            };
            let kind = kind.map_err(within)?;
            let values = complete(&kind.params(usual), given).map_err(within)?;
            Ok((kind.on(&values, bins), kind.about.of))
        }
    }
}

/// Runs whatever model it sees.
struct Simulate {
    starts: Vec<Option<f64>>,
    drive: Drive,
    of: Of,
    numerics: Numerics,
    budget: Budget,
}

impl Visitor for Simulate {
    type Out = Run;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Run {
        let mut start = match self.of {
            Of::Current => model.start(),
            Of::Voltage => clamp::settled(&model, model.start(), clamp::holding(&self.drive)).0,
        };
        for (value, given) in start.iter_mut().zip(&self.starts) {
            *value = given.unwrap_or(*value);
        }
        match self.of {
            Of::Current => {
                Run::of(&model, start, &self.drive, self.numerics, model.about().fires, self.budget)
            }
            Of::Voltage => {
                let names = [model.time(), model.current()];
                clamp::run(&model, names, model.variables(), start, &self.drive)
            }
        }
    }
}

/// Whether a current holds any voltage of a model with these values of its parameters.
pub fn can_be_clamped(model: &Listed, values: &[f64]) -> Result<bool, Refusal> {
    visit(model.about.id, values, Holds)
}

/// Sees whether a current holds the voltage of a model.
struct Holds;

impl Visitor for Holds {
    type Out = bool;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> bool {
        clamp::holds::<N>(&model, model.about().window)
    }
}
