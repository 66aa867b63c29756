//! How spikes that never stop are grouped: one after the other, in bursts, or so irregularly that it cannot be told.

use super::bursts::Bursts;
use super::outcome::Outcome;

/// How spikes are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// One follows the other; or they stop.
    Single,
    /// They come in bursts, and the rate is that of whole ones.
    Bursts,
    /// Their intervals differ so much, and do not repeat, that there may be pauses between bursts among them.
    Irregular,
}

/// The longest burst, in spikes, whose repetition counts as a rhythm.
pub(super) const LONGEST: usize = 12;

/// Of a rhythm so many intervals are looked at: of the longest three times, of a short one the last few.
const LATEST: [usize; 3] = [3 * LONGEST, LONGEST, LONGEST / 2];

/// Intervals of which some are more than so many times as long as others are irregular where they do not repeat.
const UNLIKE: f64 = 2.0;

impl Grouping {
    /// That of a neuron's spikes by the time `now`, from what came of it.
    pub fn of(spikes: &[f64], now: f64, outcome: Outcome, rate: f64) -> Grouping {
        let grouped = |spikes, from| Bursts::of(spikes, now).is_some_and(|bursts| bursts.grouped(from));
        // How a neuron sets out, which may be among the longer of them, is no part of its rhythm.
        let latest = |count: usize| &spikes[spikes.len().saturating_sub(count + 1)..];
        let half = now / 2.0;
        let late = || &spikes[spikes.partition_point(|&time| time < half)..];
        match outcome {
            Outcome::Settled if LATEST.into_iter().any(|count| grouped(latest(count), 0.0)) => {
                Grouping::Bursts
            }
            Outcome::TimeUp if rate > 0.0 && (grouped(spikes, half) || grouped(late(), half)) => {
                Grouping::Bursts
            }
            Outcome::TimeUp if rate > 0.0 && are_unlike(late()) => Grouping::Irregular,
            _ => Grouping::Single,
        }
    }

    /// As a number, to be carried beside others.
    pub fn number(self) -> f64 {
        f64::from(self as u8)
    }
}

/// Whether some of the intervals between spikes are much longer than others.
fn are_unlike(spikes: &[f64]) -> bool {
    let intervals = || spikes.windows(2).map(|pair| pair[1] - pair[0]);
    intervals().fold(0.0, f64::max) > UNLIKE * intervals().fold(f64::INFINITY, f64::min)
}
