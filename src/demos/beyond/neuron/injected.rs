//! The current of a model's page: one of the kinds of stimulus, with the parameters of all of them.

use crate::figure::{Handle, Side};
use crate::models::Listed;
use crate::page::sliders::{on_grid, step};
use crate::param::{Choice, Param, Value};
use crate::portrait::handles;
use crate::simulation::Time;
use crate::stimulus::about::{Course, Offer, Role};
use crate::stimulus::bins::Bins;
use crate::stimulus::{Drive, KINDS, Kind, Usual};
use crate::text::{Text, say};
use crate::units;
use crate::words::spiking::Onset;
use crate::words::stimulus_window::StimulusWindow;
use std::sync::LazyLock;

/// Which kind of current it is.
const STIMULUS: &str = "stimulus";

/// The options of that, each of the kind in the same place of [`offered`].
fn options() -> &'static [Choice] {
    static OPTIONS: LazyLock<Vec<Choice>> = LazyLock::new(|| KINDS.iter().filter_map(Kind::option).collect());
    &OPTIONS
}

/// The kinds that pages offer.
pub fn offered() -> impl Iterator<Item = (&'static Kind, Offer)> {
    KINDS.iter().filter_map(|kind| Some((kind, kind.about.offer?)))
}

/// The parameter by which the current of a page that is opened is made stronger.
pub fn amplitude() -> &'static str {
    offered().find_map(|(kind, _)| kind.key(Role::Amplitude)).expect("every current has one")
}

/// The parameters by which it is chosen.
pub fn keys() -> Vec<&'static str> {
    let all = each(Usual::ANY);
    std::iter::once(STIMULUS).chain(all.iter().map(|(param, _)| param.id)).collect()
}

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
        vec![Param::number(STIMULUS, 0.0, "", 0.0..=1.0, "", "shape", help).choice(options()).often()];
    let ([low, high], [bottom, top]) = (model.about.currents, model.about.window[0]);
    let duration = model.about.duration;
    // The window of a step leaves something before and after.
    let current = model.about.opens_at.unwrap_or(model.about.current);
    let usual = Usual { window: [0.1 * duration, 0.8 * duration], current, ..Usual::ANY };
    for (mut param, role) in each(usual) {
        (param.min, param.max) = match role {
            Role::Start | Role::End => (0.0, duration),
            Role::Frequency => (0.0, 100.0 / duration),
            Role::Offset => (low, high),
            Role::Holding | Role::Begin | Role::Command | Role::Tail => (bottom, top),
            Role::Amplitude | Role::Increment => (low - 0.25 * (high - low), high),
        };
        (param.hard_min, param.hard_max) = (-LARGEST, LARGEST);
        if role == Role::Frequency {
            param.hard_min = 0.0;
        }
        param.step = step(param.min, param.max);
        (param.min, param.max) = (on_grid(param.min, 0.0, param.step), on_grid(param.max, 0.0, param.step));
        param.unit = match role {
            Role::Start | Role::End => model.time.unit,
            Role::Frequency => units::frequency(model.time.unit),
            Role::Offset | Role::Amplitude | Role::Increment => model.current.unit,
            Role::Holding | Role::Begin | Role::Command | Role::Tail => model.variables[0].unit,
        };
        param.default = Value::Number(on_grid(param.initial(), param.min, param.step));
        if role == Role::Amplitude {
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

/// The parameters of all kinds that are offered, each once, and what each is.
fn each(usual: Usual) -> Vec<(Param, Role)> {
    let mut all: Vec<(Param, Role)> = Vec::new();
    for (kind, _) in offered() {
        for (param, role) in kind.params(usual).into_iter().zip(kind.about.roles) {
            if all.iter().all(|(other, _)| other.id != param.id) {
                all.push((param, *role));
            }
        }
    }
    all
}

impl Injected {
    /// From values in the order of the table.
    pub fn from_values(values: &mut dyn Iterator<Item = f64>) -> Injected {
        let chosen = values.next().unwrap_or_default() as usize;
        let (kind, _) = offered().nth(chosen).expect("a choice is one of its options");
        Injected { kind, values: each(Usual::ANY).iter().map(|(param, _)| param.id).zip(values).collect() }
    }

    /// The current on the bins of a run.
    pub fn on(&self, bins: Bins) -> Drive {
        let values: Vec<f64> =
            self.kind.params(Usual::ANY).iter().map(|param| self.value(param.id)).collect();
        self.kind.on(&values, bins)
    }

    /// The parameters that this kind of current does not have.
    pub fn idle(&self) -> Vec<&'static str> {
        let own = self.kind.params(Usual::ANY);
        let has = |id: &str| own.iter().any(|param| param.id == id);
        self.values.iter().map(|(id, _)| *id).filter(|id| !has(id)).collect()
    }

    /// The current that the phase plane is looked at under while nothing is played: its parameter, and its value.
    pub fn level(&self) -> (&'static str, f64) {
        self.named(match self.kind.about.course {
            Course::Sinusoid => Role::Offset,
            Course::Constant | Course::Step | Course::Ramp | Course::RampAndHold => Role::Amplitude,
        })
    }

    /// What of it that level is, where it is not all of it, and why a run from one time to another does not come to it.
    pub fn part(&self, run: [f64; 2]) -> Text {
        let Some(window) = self.window() else {
            let of_offset = self.kind.about.course == Course::Sinusoid;
            return if of_offset { "the offset".into() } else { Text::default() };
        };
        match (self.kind.about.course, window.unseen(run)) {
            (Course::Ramp, None) if window.to > run[1] => "the ramp’s end, after the run".into(),
            (Course::Ramp, None) => "the ramp’s end".into(),
            (Course::Ramp, Some(why)) => say!("the end of the ramp, which {why}", why),
            (_, None) => say!("during {stimulus}", stimulus = window.of),
            (_, Some(why)) => say!("{stimulus}, which {why}", stimulus = window.of, why),
        }
    }

    /// Its beginning in a run, where it begins by itself.
    pub fn onset(&self, run: [f64; 2]) -> Option<Onset> {
        self.window()?.onset(run)
    }

    /// The end of a sentence on a run: why nothing flows in it, where that is not seen.
    pub fn idle_end(&self, t: &[f64], current: &[f64], end: f64) -> Text {
        self.window().map_or_else(|| ".".into(), |window| window.idle(t, current, end))
    }

    /// From when to when it lasts, where it is switched on and off.
    fn window(&self) -> Option<StimulusWindow> {
        let of = match self.kind.about.course {
            Course::Step => "the step",
            Course::Ramp => "the ramp",
            Course::Constant | Course::RampAndHold | Course::Sinusoid => return None,
        };
        let [from, to, height] = [Role::Start, Role::End, Role::Amplitude].map(|role| self.named(role).1);
        Some(StimulusWindow { of, from, to, height })
    }

    /// Whether it is none all the time.
    pub fn silent(&self) -> bool {
        self.kind.about.course == Course::Constant && self.named(Role::Amplitude).1 == 0.0
    }

    /// What of it can be taken hold of.
    pub fn handles(&self, time: Time) -> Vec<Handle> {
        let amplitude = self.named(Role::Amplitude);
        match self.kind.about.course {
            Course::Constant | Course::RampAndHold => vec![handles::level("current", amplitude)],
            Course::Step => handles::step(self.named(Role::Start), self.named(Role::End), amplitude),
            Course::Ramp => handles::ramp(self.named(Role::Start), self.named(Role::End), amplitude),
            Course::Sinusoid => {
                let window = [time.tstart, time.tend];
                let (offset, (_, frequency)) = (self.named(Role::Offset), self.named(Role::Frequency));
                handles::sinusoid(offset, amplitude, frequency, window, Side::Left)
            }
        }
    }

    /// The parameter that is this of the current, and its value.
    fn named(&self, role: Role) -> (&'static str, f64) {
        let id = self.kind.key(role).expect("a current has the parameters of its course");
        (id, self.value(id))
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
        assert!(offered().count() > 1);
        for (kind, _) in offered() {
            let values = each(Usual::ANY).iter().map(|(param, _)| (param.id, 1.0)).collect();
            let part = Injected { kind, values }.part([0.0, 100.0]);
            assert_eq!(part.is_empty(), kind.about.course == Course::Constant, "{}: “{part}”", kind.id);
        }
    }

    #[test]
    fn a_part_that_a_run_does_not_come_to_is_said_with_why() {
        let part = |id: &str, start: f64, end: f64| {
            let kind = Kind::find(id).expect("a kind");
            let value = |role: Role| match role {
                Role::Start => start,
                Role::End => end,
                _ => 1.0,
            };
            let values = each(Usual::ANY).iter().map(|(param, role)| (param.id, value(*role))).collect();
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
            assert_eq!(part(id, start, end).to_string(), said, "{start} to {end}");
        }
    }
}
