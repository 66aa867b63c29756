//! A page held against the exact solution: its run by the adaptive method, and what that gives to doubt in its own.

use super::Demo;
use super::straying::{self, miscounts, strays};
use crate::figure::Zoom;
use crate::integrate::{Numerics, Steps};
use crate::ode::Ending;
use crate::options::initial;
use crate::page::Scene;
use crate::param::Value;
use crate::run::{Budget, Run};
use crate::text::Text;
use crate::words::clock::Clock;
use crate::words::doubts;

/// What is to be doubted in a page, in words; empty where there is nothing.
#[derive(Debug, Default)]
pub struct Doubt {
    /// For the student.
    pub text: Text,
    /// What shows the exact solution in its place.
    pub remedy: Option<Remedy>,
}

/// Something that settles a doubt.
#[derive(Debug)]
pub struct Remedy {
    /// On the button.
    pub label: &'static str,
    /// What it changes.
    pub values: Vec<(&'static str, Value)>,
}

/// Runs of more bins are not compared with the exact solution: a slider would stumble. Up to there that takes some
/// milliseconds, of long runs about as many as the run itself.
const COMPARED: usize = 100_000;

/// What a step may err by where runs are compared at first; where that makes a difference, they are compared again at the
/// usual tolerance, which takes four times as many steps.
const COMPARING: f64 = 1e-6;

impl Demo {
    /// The run of the page with these values as the equations have it: by the adaptive method at a tight tolerance, told
    /// on the same bins. None where the page has no such method, or the values are refused.
    pub fn exact(&self, values: &[f64], budget: Budget) -> Option<Run> {
        self.adaptive(values, budget.tight())
    }

    /// What is to be doubted in the page with these values, which this scene shows: that its fixed steps have led it
    /// visibly away from the exact solution, or that this could not be followed to the end; or else its warning.
    pub fn doubts(&self, values: &[f64], scene: &Scene) -> Doubt {
        let warned = |remedy| Doubt { text: scene.warning.clone(), remedy };
        let known = self.method().filter(|_| self.knows_exactly());
        let Some((method, run)) = known.zip(scene.run.as_ref()) else { return warned(None) };
        let stepped = Numerics { method: values[method] }.steps() != Steps::Adaptive;
        if !stepped || self.shows_exact || scene.bins > COMPARED {
            return warned(None);
        }
        let usual = Budget::of(scene.bins);
        let first = Budget { tolerance: COMPARING, ..usual };
        let Some(first) = self.adaptive(values, first) else { return warned(None) };
        let clock = Clock::of(run.columns[0].quantity.unit);
        let param = &self.params[method];
        let remedy = || {
            let values = vec![(param.id, param.value(Numerics::adaptive().method))];
            Some(Remedy { label: "Show the exact one", values })
        };
        if run.ending.is_some() {
            return match first.ending {
                None => warned(remedy()),
                // What no step mends is not laid to the step.
                ended @ Some(Ending::Diverged(_) | Ending::Outside(_)) => {
                    Doubt { text: doubts::warning(ended, Steps::Adaptive, clock), remedy: None }
                }
                Some(_) => warned(None),
            };
        }
        // Nothing is known of a run where the exact one has ended before.
        let unchecked = |exact: &Run, ending: Ending| {
            let by = run.spikes.times.partition_point(|spike| *spike <= ending.time());
            let told = doubts::unchecked(ending, [by, exact.spikes.times.len()], clock);
            let text = match scene.warning.is_empty() {
                true => told,
                false => scene.warning.clone().and(Text::plain(" ")).and(told),
            };
            Doubt { text, remedy: remedy() }
        };
        if let Some(ending) = first.ending {
            return unchecked(&first, ending);
        }
        let whole = || (scene.figures)(scene.frames - 1, &Zoom::default());
        // What the course's own step does to a curve is what the course shows.
        let opened = initial(&self.params);
        let dt = self.params.iter().position(|param| param.id == "dt");
        let as_opened = [Some(method), dt].into_iter().flatten().all(|place| values[place] == opened[place]);
        let departs = |exact: &Run| {
            if miscounts(run, exact) {
                return Some(doubts::miscounted([run, exact].map(|run| run.spikes.times.len())));
            }
            let late = straying::late(run, exact);
            let astray = late.is_some() || !as_opened && strays(&whole(), run, exact);
            astray.then(|| doubts::astray(late, clock))
        };
        let finer = departs(&first).and_then(|_| self.adaptive(values, usual));
        if let Some((exact, ending)) = finer.as_ref().and_then(|exact| Some((exact, exact.ending?))) {
            return unchecked(exact, ending);
        }
        match finer.and_then(|exact| departs(&exact)) {
            Some(text) => Doubt { text, remedy: remedy() },
            None => warned(remedy().filter(|_| !scene.warning.is_empty())),
        }
    }

    /// The run of the page with these values by the adaptive method.
    fn adaptive(&self, values: &[f64], budget: Budget) -> Option<Run> {
        let mut values = values.to_vec();
        values[self.method().filter(|_| self.knows_exactly())?] = Numerics::adaptive().method;
        self.scene(&values, Budget { solution: true, ..budget }).ok()?.run
    }
}
