//! The current of a model's page: one of the kinds of stimulus, with the parameters of all of them.

use crate::figure::{Handle, Side};
use crate::models::Listed;
use crate::page::sliders::{on_grid, step};
use crate::param::{Choice, Param, Value};
use crate::portrait::handles;
use crate::simulation::Time;
use crate::stimulus::bins::Bins;
use crate::stimulus::{Drive, KINDS, Kind, Usual};
use crate::words::lasting::Lasting;
use crate::words::sentence::Onset;

/// The parameter that every kind of current has.
pub const AMPLITUDE: &str = "amplitude";

/// Which kind of current it is.
const STIMULUS: &str = "stimulus";

/// The kinds that a page offers, and how they are called there.
const OFFERED: &[Choice] = &[
    Choice { id: "constant", name: "constant", note: "constant in time" },
    Choice { id: "step", name: "step", note: "on during a window" },
    Choice { id: "ramp", name: "ramp", note: "rising during a window" },
    Choice { id: "sinusoid", name: "sinusoid", note: "oscillating about an offset" },
];

/// A current that was chosen.
pub struct Injected {
    kind: &'static Kind,
    /// The parameters of all kinds.
    values: Vec<(&'static str, f64)>,
}

/// The parameters of the current on a model's page.
pub fn table(model: &Listed) -> Vec<Param> {
    let help = "Time course of the current";
    let mut table =
        vec![Param::number(STIMULUS, 0.0, "", 0.0..=1.0, "", "shape", help).choice(OFFERED).often()];
    let [low, high] = model.about.currents;
    let duration = model.about.duration;
    // The window of a step leaves something before and after.
    let current = model.about.opens_at.unwrap_or(model.about.current);
    let usual = Usual { window: [0.1 * duration, 0.8 * duration], current };
    for mut param in each(usual) {
        (param.min, param.max) = match param.id {
            "start" | "end" => (0.0, duration),
            "frequency" => (0.0, 100.0 / duration),
            "offset" => (low, high),
            _ => (low - 0.25 * (high - low), high),
        };
        (param.hard_min, param.hard_max) = (-LARGEST, LARGEST);
        if param.id == "frequency" {
            param.hard_min = 0.0;
        }
        param.step = step(param.min, param.max);
        param.min = on_grid(param.min, 0.0, param.step);
        param.unit = match param.id {
            "start" | "end" => model.time.unit,
            "frequency" if model.time.unit == "ms" => "kHz",
            "frequency" => "",
            _ => model.current.unit,
        };
        param.default = Value::Number(on_grid(param.initial(), param.min, param.step));
        if param.id == AMPLITUDE {
            param = param.often();
        }
        table.push(param);
    }
    for param in &mut table {
        (param.group, param.group_note) = ("Current", "");
    }
    table
}

/// No current and no time is larger.
const LARGEST: f64 = 1e9;

/// The parameters of all kinds that are offered, each once.
fn each(usual: Usual) -> Vec<Param> {
    let mut all: Vec<Param> = Vec::new();
    for kind in offered() {
        for param in kind.params(usual) {
            if all.iter().all(|other| other.id != param.id) {
                all.push(param);
            }
        }
    }
    all
}

fn offered() -> impl Iterator<Item = &'static Kind> {
    OFFERED.iter().filter_map(|choice| KINDS.iter().find(|kind| kind.id == choice.id))
}

/// What a kind's parameters are does not depend on it.
const ANY: Usual = Usual { window: [0.0, 1.0], current: 1.0 };

impl Injected {
    /// From values in the order of the table.
    pub fn from_values(values: &mut dyn Iterator<Item = f64>) -> Injected {
        let chosen = values.next().unwrap_or_default() as usize;
        let kind = offered().nth(chosen).expect("a choice is one of its options");
        Injected { kind, values: each(ANY).iter().map(|param| param.id).zip(values).collect() }
    }

    /// The current on the bins of a run.
    pub fn on(&self, bins: Bins) -> Drive {
        let values: Vec<f64> = self.kind.params(ANY).iter().map(|param| self.value(param.id)).collect();
        self.kind.on(&values, bins)
    }

    /// The parameters that this kind of current does not have.
    pub fn idle(&self) -> Vec<&'static str> {
        let own = self.kind.params(ANY);
        let has = |id: &str| own.iter().any(|param| param.id == id);
        self.values.iter().map(|(id, _)| *id).filter(|id| !has(id)).collect()
    }

    /// The current that the phase plane is looked at under while nothing is played: its parameter, and its value.
    pub fn level(&self) -> (&'static str, f64) {
        let param = if self.kind.id == "sinusoid" { "offset" } else { AMPLITUDE };
        (param, self.value(param))
    }

    /// What of it that level is, where it is not all of it, and why a run from one time to another does not come to it.
    pub fn part(&self, run: [f64; 2]) -> String {
        let Some(lasting) = self.lasting() else {
            return if self.kind.id == "sinusoid" { "the offset".into() } else { String::new() };
        };
        match (self.kind.id, lasting.unseen(run)) {
            ("ramp", None) if lasting.to > run[1] => "the ramp’s end, after the run".into(),
            ("ramp", None) => "the ramp’s end".into(),
            ("ramp", Some(why)) => format!("the end of the ramp, which {why}"),
            (_, None) => format!("during {}", lasting.of),
            (_, Some(why)) => format!("{}, which {why}", lasting.of),
        }
    }

    /// Its beginning in a run, where it begins by itself.
    pub fn onset(&self, run: [f64; 2]) -> Option<Onset> {
        self.lasting()?.onset(run)
    }

    /// The end of a sentence on a run: why nothing flows in it, where that is not seen.
    pub fn idle_end(&self, current: &[f64], run: [f64; 2]) -> String {
        self.lasting().map_or_else(|| ".".into(), |lasting| lasting.idle(current, run))
    }

    /// From when to when it lasts, where it is switched on and off.
    fn lasting(&self) -> Option<Lasting> {
        let of = match self.kind.id {
            "step" => "the step",
            "ramp" => "the ramp",
            _ => return None,
        };
        Some(Lasting { of, from: self.value("start"), to: self.value("end"), height: self.value(AMPLITUDE) })
    }

    /// Whether it is none all the time.
    pub fn silent(&self) -> bool {
        self.kind.id == "constant" && self.value(AMPLITUDE) == 0.0
    }

    /// What of it can be taken hold of.
    pub fn handles(&self, time: Time) -> Vec<Handle> {
        let named = |id: &'static str| (id, self.value(id));
        match self.kind.id {
            "step" => handles::step(named("start"), named("end"), named(AMPLITUDE)),
            "ramp" => handles::ramp(named("start"), named("end"), named(AMPLITUDE)),
            "sinusoid" => {
                let window = [time.tstart, time.tend];
                let (offset, amplitude) = (named("offset"), named(AMPLITUDE));
                handles::sinusoid(offset, amplitude, self.value("frequency"), window, Side::Left)
            }
            _ => vec![handles::level("current", named(AMPLITUDE))],
        }
    }

    fn value(&self, id: &str) -> f64 {
        let found = self.values.iter().find(|(known, _)| *known == id);
        found.expect("a page has the parameters of every kind of current").1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_every_current_that_changes_it_is_said_under_what_part_of_it_the_plane_is_looked_at() {
        assert_eq!(offered().count(), OFFERED.len());
        for kind in offered() {
            let values = each(ANY).iter().map(|param| (param.id, 1.0)).collect();
            let part = Injected { kind, values }.part([0.0, 100.0]);
            assert_eq!(part.is_empty(), kind.id == "constant", "{}: “{part}”", kind.id);
        }
    }

    #[test]
    fn a_part_that_a_run_does_not_come_to_is_said_with_why() {
        let part = |id: &str, start: f64, end: f64| {
            let kind = offered().find(|kind| kind.id == id).expect("it is offered");
            let value = |id: &str| {
                if id == "start" {
                    start
                } else if id == "end" {
                    end
                } else {
                    1.0
                }
            };
            let values = each(ANY).iter().map(|param| (param.id, value(param.id))).collect();
            Injected { kind, values }.part([0.0, 100.0])
        };
        for (id, start, end, said) in [
            ("step", 10.0, 80.0, "during the step"),
            ("step", 80.0, 10.0, "the step, which ends before it starts"),
            ("step", 100.0, 180.0, "the step, which comes after the run"),
            ("step", -10.0, 0.0, "the step, which ends before the run begins"),
            ("ramp", 10.0, 80.0, "the ramp’s end"),
            ("ramp", 10.0, 100.0, "the ramp’s end"),
            ("ramp", 10.0, 180.0, "the ramp’s end, after the run"),
            ("ramp", 10.0, 10.0, "the end of the ramp, which lasts for no time"),
        ] {
            assert_eq!(part(id, start, end), said, "{start} to {end}");
        }
    }
}
