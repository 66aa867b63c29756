//! Spikes in words: how many there were, when, and how often.

use super::clock::Clock;
use super::sentence::Sentence;
use crate::numerals::{apart, decimals_of, legibly};
use crate::spikes::mean_rate;
use crate::text::{Text, say};

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

/// Where a run starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starts {
    /// Where no spike is.
    Below,
    /// Above the threshold.
    Above,
    /// Above what is only guessed to be the threshold.
    AboveGuess,
}

impl Starts {
    /// Of a run that starts above the threshold or not, and whose threshold is a guess or not.
    pub fn of(above: bool, guessed: bool) -> Starts {
        match (above, guessed) {
            (false, _) => Starts::Below,
            (true, false) => Starts::Above,
            (true, true) => Starts::AboveGuess,
        }
    }
}

/// How many spikes there were, when, and how often: of a run that may start above the threshold, those before its
/// stimulus apart.
pub fn fired(seen: &[f64], starts: Starts, onset: Option<Onset>, clock: Clock) -> Sentence {
    let before = onset.map_or(0, |onset| seen.partition_point(|&seen| seen <= onset.at));
    let (early, late) = seen.split_at(before);
    let mut sentence = Sentence::default();
    match starts {
        Starts::Below => {}
        Starts::Above => {
            sentence = sentence.say("The run starts above the threshold, as if within a spike; then ");
        }
        Starts::AboveGuess => {
            sentence = sentence
                .say("The run starts above what is guessed to be the threshold, as if within a spike; then ");
        }
    }
    if let (Some(onset), false) = (onset, early.is_empty()) {
        sentence = sentence
            .stress(say!("{spikes} before {stimulus}", spikes = counted(early.len()), stimulus = onset.of))
            .say(say!(", {times}; then ", times = listed(early, clock)));
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
    let sentence = sentence.stress(counted(times.len()));
    if times.is_empty() {
        return sentence;
    }
    let sentence = sentence.say(" ").say(listed(times, clock));
    match mean_rate(times).filter(|rate| rate.is_finite()) {
        Some(rate) => sentence.say(", mean rate ").stress(clock.rate(rate)),
        None => sentence,
    }
}

/// So many spikes.
pub fn counted(count: usize) -> Text {
    if count == 0 { "no spike".into() } else { say!("{count} {count|spike|spikes}", count) }
}

/// When they were: the first of them, in as many decimals as it takes to tell them apart, or of a train that is too dense
/// for that its ends.
fn listed(times: &[f64], clock: Clock) -> Text {
    let listed = &times[..times.len().min(LISTED)];
    let usual = listed.last().map_or(clock.decimals, |&last| decimals_of(last, clock.decimals));
    let Some(decimals) = apart(listed, usual) else {
        let [first, last] = [times[0], times[times.len() - 1]];
        return match [first, last].map(|t| legibly(t, clock.decimals)) {
            [first_told, last_told] if first_told == last_told => say!("at {time}", time = clock.at(first)),
            [first, _] => say!("from {first} to {last}", first, last = clock.at(last)),
        };
    };
    let numbers = Text::list(listed.iter().map(|&t| legibly(t, decimals)));
    let numbers = if times.len() > LISTED { say!("{times}, …", times = numbers) } else { numbers };
    say!("at {times}", times = numbers.in_unit(clock.unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_spikes_are_all_listed_and_of_seven_it_says_that_there_are_more() {
        let said = |count: u32| spikes(&(1..=count).map(f64::from).collect::<Vec<_>>(), Clock::of("")).text();
        assert_eq!(said(6), "6 spikes at 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, mean rate 1.00 per unit of time");
        assert_eq!(said(7), "7 spikes at 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, …, mean rate 1.00 per unit of time");
    }

    #[test]
    fn times_are_told_in_as_many_decimals_as_tell_them_apart_and_a_train_too_dense_for_that_by_its_ends() {
        let said = |interval: f64, count: u32| {
            let times: Vec<f64> = (1..=count).map(|spike| interval * f64::from(spike)).collect();
            spikes(&times, Clock::of("")).text()
        };
        assert_eq!(said(0.02, 3), "3 spikes at 0.02, 0.04, 0.06, mean rate 50.0 per unit of time");
        let halves = spikes(&[20.150001, 20.25, 20.35], Clock::of("")).text();
        assert!(halves.starts_with("3 spikes at 20.15, 20.25, 20.35, "), "{halves}");
        assert_eq!(said(0.002, 2), "2 spikes at 0.002, 0.004, mean rate 500 per unit of time");
        assert_eq!(
            said(1e-9, 200),
            "200 spikes at 1.00·10⁻⁹, 2.00·10⁻⁹, 3.00·10⁻⁹, 4.00·10⁻⁹, 5.00·10⁻⁹, 6.00·10⁻⁹, …, mean rate 1.00·10⁹ per unit of time"
        );
        let dense: Vec<f64> = (0..=1000).map(|spike| 2.0 * f64::from(spike / 2)).collect();
        assert_eq!(
            spikes(&dense, Clock::of("")).text(),
            "1001 spikes from 0.0 to 1000.0, mean rate 1.00 per unit of time"
        );
        assert_eq!(spikes(&[5.0, 5.0], Clock::of("ms")).text(), "2 spikes at 5.00 ms");
    }

    #[test]
    fn a_rate_is_told_to_three_digits_whatever_its_size() {
        for (interval, rate) in [(1000.0 / 68.24, "68.2 Hz"), (1000.0 / 151.94, "152 Hz"), (150.0, "6.67 Hz")]
        {
            let said = spikes(&[10.0, 10.0 + interval], Clock::of("ms")).text();
            assert!(said.ends_with(&format!("mean rate {rate}")), "{said}");
        }
    }
}
