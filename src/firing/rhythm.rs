//! What comes of a neuron under a constant current: rest, a steady rhythm, swings without spikes, or none of these.

use super::ahead::Ahead;
use super::bursts::Bursts;
use super::grouping::{Grouping, LONGEST};
use super::outcome::Outcome;
use crate::swings::{Swing, dying, last, lasting, limit, revived};

/// How long a neuron is watched, and when that is enough. Times are in the model's unit.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// The longest time.
    pub duration: f64,
    /// The longest silence that may still be the interval between two spikes, but for pauses between bursts.
    pub silence: f64,
    /// The share by which two successive mean intervals of a steady rhythm differ at most; at 0 nothing counts as
    /// settled, and every neuron is watched for the whole duration.
    pub tolerance: f64,
    /// How accurately the time of a spike is known, at best.
    pub jitter: f64,
    /// The least height of a swing that counts, in units of the voltage.
    pub swing: f64,
}

/// How a neuron fired.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rhythm {
    /// The steady rate, spikes per unit of time; where it swings for ever without spikes, swings; 0 where it does neither,
    /// NaN where the numbers left the finite range, or the time was too short to tell.
    ///
    /// Firing is repetitive where it never stops: the intervals have settled, or they go on irregularly until the time
    /// is up, and then the rate is that of the second half of the time. That of bursts is the mean over whole ones, with the pauses
    /// behind them, since a time that ends anywhere holds more of the one or of the other.
    pub rate: f64,
    /// The rate of the first interval; 0 below two spikes.
    pub initial: f64,
    /// The number of spikes.
    pub spikes: usize,
    /// Why it was watched no longer.
    pub outcome: Outcome,
    /// How its spikes are grouped.
    pub grouping: Grouping,
}

impl Rhythm {
    /// Whether it fires for ever.
    pub fn repeats(&self) -> bool {
        self.rate > 0.0 && !self.swings()
    }

    /// Whether it swings for ever without spikes.
    pub fn swings(&self) -> bool {
        self.outcome == Outcome::Swings
    }
}

/// Intervals of which a mean is taken, at the least.
const LEAST: usize = 4;

/// The share by which a steady interval may still change, if it goes on changing as it has: fast firing that adapts slowly
/// looks steady from one interval to the next.
const LEFT: f64 = 3e-4;

/// The time of a spike is known to this share of the interval, or better.
const FINEST: f64 = 1e-7;

/// Bursts repeat where every interval agrees with the one a burst before within this share of the mean interval.
const LIKENESS: f64 = 0.02;

/// A neuron is at rest where it would move by less than this share of its usual range in the longest silence.
pub const STILL: f64 = 1e-6;

/// A pause that is at most so many times as long as one before is no silence.
const ALIKE: f64 = 1.5;

/// What a neuron has done so far.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The times of its spikes.
    pub spikes: &'a [f64],
    /// The swings of its voltage; none are looked at where resets are spikes.
    pub swings: &'a [Swing],
    /// The current stays since then.
    pub since: f64,
    /// How fast it moves now, as a share of its usual range in a unit of time.
    pub motion: f64,
    /// What will come of it.
    pub ahead: &'a dyn Ahead,
}

/// What is known of a neuron by the time `now`, if it is enough.
///
/// Whether it fires or swings for ever is asked of its cycle, not of its spikes alone: swings that die out may cross a low
/// threshold for long, and those of a stable cycle may never cross a high one.
pub fn rhythm(
    Seen { spikes, swings, since, motion, ahead }: Seen,
    now: f64,
    patience: Patience,
) -> Option<Rhythm> {
    let early = patience.tolerance > 0.0;
    let silent_since = spikes.last().map_or(since, |last| last.max(since));
    let dying = dying(swings, LEAST);
    let settled = if early && !dying { settled(spikes, patience) } else { None };
    let silent = &swings[swings.partition_point(|swing| swing.time <= silent_since)..];
    let over = now >= patience.duration;
    let silence = now - silent_since;
    let longest = || spikes.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
    let unlike = || silence > ALIKE * longest();
    // More than one spike may have been a burst, with the next behind a pause.
    let fired = spikes.len() - spikes.partition_point(|&time| time < since);
    let resumes = || fired > 1 && !over && ahead.fires();
    let (outcome, rate) = if motion.is_infinite() {
        (Outcome::Diverged, f64::NAN)
    } else if let Some(interval) = settled {
        (Outcome::Settled, 1.0 / interval)
    } else if early && motion * patience.silence < STILL {
        (Outcome::AtRest, 0.0)
    } else if early
        && let Some(interval) = swinging(silent, now, patience)
        && unlike()
        && !resumes()
    {
        (Outcome::Swings, 1.0 / interval)
    } else if early && silence > patience.silence && unlike() && (over || !alive(silent, now)) {
        match fired > 1 {
            true if resumes() => return None,
            true if !ahead.rests() => (Outcome::TooShort, f64::NAN),
            _ => (Outcome::Silent, 0.0),
        }
    } else if over {
        let late = late_rate(spikes, now);
        let dies = dying && !revived(swings, LEAST);
        match (lasting(silent), late) {
            (Some(rate), None | Some(0.0)) if alive(silent, now) && unlike() => (Outcome::Swings, rate),
            // A spike alone tells no interval.
            (_, Some(rate)) if !dies && rate > 0.0 => (Outcome::TimeUp, rate),
            _ if (dies || silence > longest()) && ahead.rests() => (Outcome::TimeUp, 0.0),
            _ => (Outcome::TooShort, f64::NAN),
        }
    } else {
        return None;
    };
    let initial = if let [first, second, ..] = spikes { 1.0 / (second - first) } else { 0.0 };
    let grouping = Grouping::of(spikes, now, outcome, rate);
    Some(Rhythm { rate, initial, spikes: spikes.len(), outcome, grouping })
}

/// The mean interval, once it repeats: that of the last few bursts is that of as many before, and all of them are alike;
/// and what it is on its way to is no other. Tonic firing is bursts of one spike.
fn settled(spikes: &[f64], patience: Patience) -> Option<f64> {
    let last = spikes.len().checked_sub(1)?;
    let interval = |back: usize| spikes[last - back] - spikes[last - back - 1];
    (1..=LONGEST).find_map(|burst| {
        let many = burst * LEAST.div_ceil(burst);
        if last < 3 * many {
            return None;
        }
        let mean = |ago: usize| (spikes[last - ago * many] - spikes[last - (ago + 1) * many]) / many as f64;
        let means = [mean(2), mean(1), mean(0)];
        let [_, before, mean] = means;
        let alike = |back: usize| {
            (interval(back) - interval(back + burst)).abs() <= LIKENESS * mean + patience.jitter
        };
        let steady = (mean - before).abs() <= patience.tolerance * mean + patience.jitter / many as f64;
        let noise = patience.jitter.min(FINEST * mean) / many as f64;
        let there = || limit(means, noise).is_some_and(|limit| (limit - mean).abs() <= LEFT * mean);
        (steady && mean > 0.0 && there() && (0..3 * many - burst).all(alike)).then_some(mean)
    })
}

/// The mean interval of swings that go on for ever, once it repeats.
fn swinging(swings: &[Swing], now: f64, patience: Patience) -> Option<f64> {
    if !(last(swings, LEAST) && alive(swings, now)) {
        return None;
    }
    let times: Vec<f64> = swings.iter().map(|swing| swing.time).collect();
    settled(&times, patience)
}

/// Whether swings go on, and are not just dying out.
fn alive(swings: &[Swing], now: f64) -> bool {
    let [.., before, latest] = swings else { return false };
    now - latest.time <= 2.0 * (latest.time - before.time) && !dying(swings, LEAST)
}

/// The mean rate of the second half of the time, of whole bursts where there are some; none where it is not known, 0 below two
/// spikes.
fn late_rate(spikes: &[f64], now: f64) -> Option<f64> {
    let half = now / 2.0;
    if let Some(bursts) = Bursts::of(spikes, now) {
        return bursts.rate(half);
    }
    Some(match &spikes[spikes.partition_point(|&t| t < half)..] {
        late @ [first, .., last] => (late.len() - 1) as f64 / (last - first),
        _ => 0.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Patience =
        Patience { duration: 1000.0, silence: 200.0, tolerance: 1e-4, jitter: 0.0, swing: 0.0 };

    /// Spike times from intervals that are repeated as often as is said.
    fn times(intervals: &[f64], repeats: usize) -> Vec<f64> {
        let all = intervals.repeat(repeats);
        all.iter()
            .scan(0.0, |t, interval| {
                Some({
                    *t += interval;
                    *t
                })
            })
            .collect()
    }

    /// Of which it is known whether it will fire again, and whether it can rest.
    struct Told {
        fires: bool,
        rests: bool,
    }

    impl Ahead for Told {
        fn fires(&self) -> bool {
            self.fires
        }

        fn rests(&self) -> bool {
            self.rests
        }
    }

    const RESTS: Told = Told { fires: false, rests: true };

    /// A neuron of which only the spikes are known.
    fn fired(spikes: &[f64]) -> Seen<'_> {
        Seen { spikes, swings: &[], since: 0.0, motion: 1.0, ahead: &RESTS }
    }

    fn told(spikes: &[f64], now: f64) -> Option<(Outcome, f64)> {
        rhythm(fired(spikes), now, PATIENCE).map(|rhythm| (rhythm.outcome, rhythm.rate))
    }

    #[test]
    fn equal_intervals_are_a_rhythm_and_a_few_are_not_enough() {
        assert_eq!(told(&times(&[2.0], 13), 26.0), Some((Outcome::Settled, 0.5)));
        assert_eq!(told(&times(&[2.0], 12), 24.0), None);
    }

    #[test]
    fn bursts_that_repeat_are_a_rhythm_of_their_mean_interval() {
        let (outcome, rate) = told(&times(&[1.0, 1.0, 10.0], 9), 108.0).expect("it has settled");
        assert_eq!(outcome, Outcome::Settled);
        assert!((rate - 0.25).abs() < 1e-12, "{rate}");
    }

    #[test]
    fn growing_intervals_have_not_settled_until_they_stop_to_grow() {
        let growing: Vec<f64> = (0..60).map(|n| 10.0 - 5.0 * 0.8f64.powi(n)).collect();
        let spikes = times(&growing, 1);
        let after = |n: usize| told(&spikes[..n], spikes[n - 1]);
        let settles = (2..60).find(|&n| after(n).is_some()).expect("in the end");
        let (_, rate) = after(settles).expect("it has settled");
        assert!(settles > 20 && (rate - 0.1).abs() < 1e-4, "{rate} after {settles}");
    }

    #[test]
    fn fast_firing_that_adapts_slowly_has_not_settled_though_its_intervals_are_nearly_the_same() {
        // From 0.5 to 1, by 0.002 of what is left with every spike: the mean of four changes by less than a hundredth.
        let slow: Vec<f64> = (0..6000).map(|n| 1.0 - 0.5 * (-0.002 * f64::from(n)).exp()).collect();
        let spikes = times(&slow, 1);
        let coarse = Patience { tolerance: 0.01, duration: 1e4, ..PATIENCE };
        let told = |n: usize| rhythm(fired(&spikes[..n]), spikes[n - 1], coarse);
        let rate = (2..6000).find_map(told).expect("in the end").rate;
        assert!((rate - 1.0).abs() < 1e-3, "{rate}");
    }

    #[test]
    fn bursts_of_which_some_are_a_tenth_longer_do_not_repeat() {
        // Thue and Morse's sequence has no three repetitions side by side, though pairs of its bursts last as long.
        let longer = |n: u32| if n.count_ones() % 2 == 1 { 1.1 } else { 1.0 };
        let bursts: Vec<f64> =
            (0..60).flat_map(|n| [1.0, 1.0, 10.0].map(|interval| longer(n) * interval)).collect();
        let spikes = times(&bursts, 1);
        for n in 2..spikes.len() {
            assert_eq!(told(&spikes[..n], spikes[n - 1]), None, "after {n} spikes");
        }
    }

    #[test]
    fn irregular_firing_that_was_faster_at_first_has_the_rate_of_its_second_half() {
        let wild = |n: u32| 1.0 + 0.5 * (f64::from(n) * f64::from(n) * 0.7).sin();
        let first: Vec<f64> = (0..1000).map(|n| 0.5 * wild(n)).collect();
        let then: Vec<f64> = (0..260).map(|n| 2.0 * wild(n)).collect();
        let spikes = times(&[first, then].concat(), 1);
        let spikes = &spikes[..spikes.partition_point(|&t| t < 1000.0)];
        let (outcome, rate) = told(spikes, 1000.0).expect("the time is up");
        assert_eq!(outcome, Outcome::TimeUp);
        assert!((rate - 0.5).abs() < 0.02, "{rate}");
    }

    #[test]
    fn silence_and_stillness_are_no_firing_but_fast_numbers_are_no_stillness() {
        assert_eq!(told(&[3.0], 203.5), Some((Outcome::Silent, 0.0)));
        let one = fired(&[3.0]);
        assert_eq!(rhythm(Seen { since: 100.0, ..one }, 203.5, PATIENCE), None, "a pulse ended at 100");
        let still = rhythm(Seen { motion: 1e-9, ..one }, 50.0, PATIENCE).expect("it is enough");
        assert_eq!((still.outcome, still.rate, still.spikes), (Outcome::AtRest, 0.0, 1));
        let exploded = rhythm(Seen { motion: f64::INFINITY, ..one }, 50.0, PATIENCE).expect("it is enough");
        assert!(exploded.rate.is_nan());
    }

    #[test]
    fn a_cycle_that_crosses_no_threshold_swings_without_spikes_and_dying_swings_are_no_firing() {
        let swings = |height: fn(f64) -> f64| -> Vec<Swing> {
            (1..=100).map(|n| Swing { time: 2.0 * f64::from(n), height: height(f64::from(n)) }).collect()
        };
        let cycle = swings(|n| 20.0 + 30.0 * (-0.5 * n).exp());
        let seen = Seen { swings: &cycle, ..fired(&[2.5, 4.5]) };
        let told = rhythm(seen, 201.0, PATIENCE).expect("it is enough");
        assert_eq!((told.outcome, told.rate, told.repeats()), (Outcome::Swings, 0.5, false));
        let death = swings(|n| 50.0 * (-0.01 * n).exp());
        let crossings: Vec<f64> = death.iter().map(|swing| swing.time - 0.5).collect();
        let seen = Seen { swings: &death, ..fired(&crossings) };
        assert_eq!(rhythm(seen, 201.0, PATIENCE), None, "it is watched on");
        let told = rhythm(seen, 201.0, Patience { duration: 200.0, ..PATIENCE }).expect("the time is up");
        assert_eq!((told.outcome, told.rate), (Outcome::TimeUp, 0.0));
    }

    #[test]
    fn irregular_firing_has_the_rate_of_the_second_half() {
        let irregular: Vec<f64> = (0..520).map(|n| 2.0 + (f64::from(n) * f64::from(n) * 0.7).sin()).collect();
        let spikes = times(&irregular, 1);
        let spikes = &spikes[..spikes.partition_point(|&t| t < 1000.0)];
        let (outcome, rate) = told(spikes, 1000.0).expect("the time is up");
        assert_eq!(outcome, Outcome::TimeUp);
        assert!((rate - 0.5).abs() < 0.02, "{rate}");
    }

    #[test]
    fn without_a_tolerance_every_neuron_is_watched_to_the_end() {
        let all = Patience { tolerance: 0.0, ..PATIENCE };
        let still = |spikes: &[f64], now: f64| rhythm(Seen { motion: 0.0, ..fired(spikes) }, now, all);
        assert_eq!(still(&times(&[2.0], 100), 200.0), None);
        let end = still(&times(&[2.0], 500), 1000.0).expect("the time is up");
        assert_eq!((end.outcome, end.rate, end.initial), (Outcome::TimeUp, 0.5, 0.5));
    }
}
