//! The sentence of results under the figures.

use crate::integrate::{Numerics, Steps};
use crate::numerals::{self, apart, written};
use crate::ode::Ending;
use crate::run::Run;
use crate::spikes::mean_rate;
use serde::Serialize;

/// A few words, perhaps the ones that matter.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Whether they are the ones to see first.
    pub strong: bool,
}

/// Phrases that read as one sentence.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
#[serde(transparent)]
pub struct Sentence(pub Vec<Phrase>);

impl Sentence {
    /// With these words behind.
    pub fn say(mut self, text: impl Into<String>) -> Sentence {
        self.0.push(Phrase { text: text.into(), strong: false });
        self
    }

    /// With these words behind, stressed.
    pub fn stress(mut self, text: impl Into<String>) -> Sentence {
        self.0.push(Phrase { text: text.into(), strong: true });
        self
    }

    /// As plain text.
    pub fn text(&self) -> String {
        self.0.iter().map(|phrase| phrase.text.as_str()).collect()
    }
}

/// What time is measured in, as sentences need it.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// After a time, with its space: “ ms”.
    pub unit: &'static str,
    /// Decimals of a time.
    pub decimals: usize,
    /// What one spike a unit of time is, and what that is called.
    pub rate: (f64, &'static str),
}

/// How a model's page tells times in this unit, and rates.
pub fn clock(unit: &str) -> Clock {
    match unit {
        "ms" => Clock { unit: " ms", decimals: 2, rate: (1000.0, " Hz") },
        _ => Clock { unit: "", decimals: 1, rate: (1.0, " per unit of time") },
    }
}

/// Spike times listed before the list is cut.
const LISTED: usize = 6;

/// When a stimulus begins that begins later than the run, and what it is called.
#[derive(Clone, Copy, Debug)]
pub struct Onset {
    /// The time.
    pub at: f64,
    /// “the step”.
    pub of: &'static str,
}

/// How many spikes there were, when, and how often: of a run that may start above the threshold, those before its
/// stimulus apart.
pub fn fired(seen: &[f64], starts_above: bool, onset: Option<Onset>, clock: Clock) -> Sentence {
    let before = onset.map_or(0, |onset| seen.partition_point(|&seen| seen <= onset.at));
    let (early, late) = seen.split_at(before);
    let mut sentence = Sentence::default();
    if starts_above {
        sentence = sentence.say("v starts above the threshold, as if within a spike; then ");
    }
    if let (Some(onset), false) = (onset, early.is_empty()) {
        sentence = sentence
            .stress(format!("{} before {}", counted(early), onset.of))
            .say(format!(", {}; then ", listed(early, clock)));
    }
    if sentence.0.is_empty() { spikes(late, clock) } else { told(sentence, late, clock) }
}

/// How many spikes there were, when, and how often.
pub fn spikes(times: &[f64], clock: Clock) -> Sentence {
    let sentence = Sentence::default();
    if times.is_empty() { sentence.stress("No spike") } else { told(sentence, times, clock) }
}

/// The sentence goes on with them.
fn told(sentence: Sentence, times: &[f64], clock: Clock) -> Sentence {
    let sentence = sentence.stress(counted(times));
    if times.is_empty() {
        return sentence;
    }
    let sentence = sentence.say(format!(" {}", listed(times, clock)));
    match mean_rate(times).filter(|rate| rate.is_finite()) {
        Some(rate) => sentence.say(", mean rate ").stress(told_rate(rate, clock)),
        None => sentence,
    }
}

fn counted(times: &[f64]) -> String {
    numbered(times.len())
}

/// So many spikes.
fn numbered(count: usize) -> String {
    match count {
        0 => "no spike".into(),
        1 => "1 spike".into(),
        n => format!("{n} spikes"),
    }
}

/// When they were: the first of them, in as many decimals as it takes to tell them apart, or of a train that is too dense
/// for that its ends.
fn listed(times: &[f64], clock: Clock) -> String {
    let listed = &times[..times.len().min(LISTED)];
    let Some(decimals) = apart(listed, clock.decimals) else {
        let [first, last] = [times[0], times[times.len() - 1]].map(|t| written(t, clock.decimals));
        let unit = clock.unit;
        return if first == last {
            format!("at {first}{unit}")
        } else {
            format!("from {first} to {last}{unit}")
        };
    };
    let listed: Vec<String> = listed.iter().map(|&t| written(t, decimals)).collect();
    let more = if times.len() > LISTED { ", …" } else { "" };
    format!("at {}{more}{}", listed.join(", "), clock.unit)
}

/// A rate per unit of time in three digits: more than that, counting intervals of whole bins does not know.
pub fn told_rate(rate: f64, Clock { rate: (scale, unit), .. }: Clock) -> String {
    format!("{}{unit}", numerals::told(rate * scale, 3))
}

/// What is told of a run that ended early: when, and of the spikes before that their number alone. What numbers did on their
/// way out of the finite range is no firing.
pub fn ended(ending: Ending, spikes: usize, clock: Clock) -> Sentence {
    let end = format!("The run ended early, at t = {}{}", written(ending.time(), clock.decimals), clock.unit);
    let sentence = Sentence::default().stress(end);
    match (ending, spikes) {
        (_, 0) => sentence,
        (Ending::Diverged(_), 1) => sentence.say(": the spike before that means nothing"),
        (Ending::Diverged(_), many) => sentence.say(format!(": the {many} spikes before that mean nothing")),
        (Ending::GaveUp(_), _) => sentence.say(format!(", after {}", numbered(spikes))),
    }
}

/// The method of a run and its step.
pub fn method(numerics: Numerics, dt: f64, clock: Clock) -> String {
    let step = match numerics.steps() {
        Steps::Fixed(_) => "dt =",
        Steps::Adaptive => "read out every",
    };
    format!("{}, {step} {dt}{}", numerics.chosen().note, clock.unit)
}

/// What is to be doubted in a run, for the student: how it ended early, or that its bins are too wide.
pub fn doubts(run: &Run, steps: Steps, clock: Clock) -> String {
    if run.ending.is_none() && run.coarse {
        return "A spike lasts for one bin here, so others may be missed: make dt smaller, or choose the adaptive method.".into();
    }
    warning(run.ending, steps, clock)
}

/// That a run has another number of spikes than the exact solution: the step's doing, for the student.
pub fn miscounted([run, exact]: [usize; 2]) -> String {
    let exact = if exact == 0 { "none".into() } else { exact.to_string() };
    format!("With this step the run has {}; the exact solution has {exact}.", numbered(run))
}

/// That a run strays visibly from the exact solution, perhaps in the times of its spikes: the step's doing, for the student.
pub fn astray(late: Option<f64>, clock: Clock) -> String {
    match late {
        Some(late) => {
            let decimals = apart(&[0.0, late.abs()], clock.decimals).unwrap_or(clock.decimals);
            let (by, how) = (written(late.abs(), decimals), if late > 0.0 { "later" } else { "earlier" });
            format!("With this step spikes come up to {by}{} {how} than in the exact solution.", clock.unit)
        }
        None => "With this step the curve differs visibly from the exact solution.".into(),
    }
}

/// That the exact solution ends before a run does, and how many spikes both have by then, for the student.
pub fn unchecked(ending: Ending, [run, exact]: [usize; 2], clock: Clock) -> String {
    let at = format!("t = {}{}", written(ending.time(), clock.decimals), clock.unit);
    if let Ending::Diverged(_) = ending {
        return format!(
            "The exact solution grows beyond all bounds at {at}; that this run does not is the step’s doing."
        );
    }
    let ended = format!("The exact solution would take too many steps, and was followed only to {at}");
    if run.abs_diff(exact) > 1 {
        format!("{ended}: by then it has {}, this run {run}.", numbered(exact))
    } else {
        format!("{ended}: beyond that, this run is unchecked.")
    }
}

/// How a run ended early, for the student.
pub fn warning(ending: Option<Ending>, steps: Steps, clock: Clock) -> String {
    let at = |t: f64| format!("{}{}", written(t, clock.decimals), clock.unit);
    match ending {
        None => String::new(),
        Some(Ending::Diverged(t)) => {
            let why = match steps {
                Steps::Fixed(_) => "the step dt is too large for these values",
                Steps::Adaptive => "with these values the solution itself grows beyond all bounds",
            };
            format!("The numbers left the finite range at t = {}: {why}.", at(t))
        }
        Some(Ending::GaveUp(t)) => {
            format!(
                "The adaptive method gave up at t = {}: these equations would need too many steps.",
                at(t)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_spikes_are_all_listed_and_of_seven_it_says_that_there_are_more() {
        let said = |count: u32| spikes(&(1..=count).map(f64::from).collect::<Vec<_>>(), clock("")).text();
        assert_eq!(said(6), "6 spikes at 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, mean rate 1.00 per unit of time");
        assert_eq!(said(7), "7 spikes at 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, …, mean rate 1.00 per unit of time");
    }

    #[test]
    fn times_are_told_in_as_many_decimals_as_tell_them_apart_and_a_train_too_dense_for_that_by_its_ends() {
        let said = |interval: f64, count: u32| {
            let times: Vec<f64> = (1..=count).map(|spike| interval * f64::from(spike)).collect();
            spikes(&times, clock("")).text()
        };
        assert_eq!(said(0.02, 3), "3 spikes at 0.02, 0.04, 0.06, mean rate 50.0 per unit of time");
        let halves = spikes(&[20.150001, 20.25, 20.35], clock("")).text();
        assert!(halves.starts_with("3 spikes at 20.15, 20.25, 20.35, "), "{halves}");
        assert_eq!(said(0.002, 2), "2 spikes at 0.002, 0.004, mean rate 500 per unit of time");
        assert_eq!(said(1e-9, 200), "200 spikes at 0.0, mean rate 1.00·10⁹ per unit of time");
        let dense: Vec<f64> = (0..=1000).map(|spike| 2.0 * f64::from(spike / 2)).collect();
        assert_eq!(
            spikes(&dense, clock("")).text(),
            "1001 spikes from 0.0 to 1000.0, mean rate 1.00 per unit of time"
        );
        assert_eq!(spikes(&[5.0, 5.0], clock("ms")).text(), "2 spikes at 5.00 ms");
    }

    #[test]
    fn a_rate_is_told_to_three_digits_whatever_its_size() {
        for (interval, rate) in [(1000.0 / 68.24, "68.2 Hz"), (1000.0 / 151.94, "152 Hz"), (150.0, "6.67 Hz")]
        {
            let said = spikes(&[10.0, 10.0 + interval], clock("ms")).text();
            assert!(said.ends_with(&format!("mean rate {rate}")), "{said}");
        }
    }
}
