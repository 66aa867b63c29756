//! Bursts: spikes that come in groups, with pauses between them that are much longer than the intervals within.

/// A pause is at least so many times as long as any interval within a burst.
const LONGER: f64 = 3.0;

/// Spikes that come in groups.
pub struct Bursts<'a> {
    spikes: &'a [f64],
    /// The places of those that end a pause.
    starts: Vec<usize>,
}

impl Bursts<'_> {
    /// Those of spikes, of which the last was followed by none until `now`; none where no interval is a pause beside the others.
    pub fn of(spikes: &[f64], now: f64) -> Option<Bursts<'_>> {
        let interval = |pair: &[f64]| pair[1] - pair[0];
        let open = spikes.last().map(|last| now - last);
        let mut lengths: Vec<f64> = spikes.windows(2).map(interval).collect();
        // The interval that goes on is at least so long; where others are longer, nothing is known of it.
        let longest = lengths.iter().copied().fold(0.0, f64::max);
        lengths.extend(open.filter(|open| *open > longest));
        lengths.sort_unstable_by(f64::total_cmp);
        let jump = |pair: &&[f64]| pair[1] / pair[0].max(f64::MIN_POSITIVE);
        let pair = lengths.windows(2).max_by(|a, b| jump(a).total_cmp(&jump(b)))?;
        let pause = pair[1];
        let starts = || {
            let pauses = spikes.windows(2).zip(1..).filter(|(pair, _)| interval(pair) >= pause);
            pauses.map(|(_, place)| place).collect()
        };
        (jump(&pair) >= LONGER).then(|| Bursts { spikes, starts: starts() })
    }

    /// The mean rate over whole bursts, pauses included: of those that begin from this time on, or else of the last. None where
    /// none has been seen from its beginning to that of the next: the first spikes of all are how a neuron sets out.
    pub fn rate(&self, from: f64) -> Option<f64> {
        let [first, last] = self.whole(from)?;
        Some((last - first) as f64 / (self.spikes[last] - self.spikes[first]))
    }

    /// Whether those have more than one spike each, so that they are bursts indeed.
    pub fn grouped(&self, from: f64) -> bool {
        self.whole(from).is_some_and(|[first, last]| {
            let within = self.starts.iter().filter(|start| (first..last).contains(start)).count();
            last - first > within
        })
    }

    /// The places of the spikes with which the first of them begins, and the one behind the last.
    fn whole(&self, from: f64) -> Option<[usize; 2]> {
        let late = &self.starts[self.starts.partition_point(|&start| self.spikes[start] < from)..];
        match (late, self.starts.as_slice()) {
            ([first, .., last], _) | (_, [.., first, last]) => Some([*first, *last]),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spikes with intervals that are said, the first at 0.
    fn after(intervals: &[f64]) -> Vec<f64> {
        let ends = intervals.iter().scan(0.0, |time, interval| {
            *time += interval;
            Some(*time)
        });
        std::iter::once(0.0).chain(ends).collect()
    }

    #[test]
    fn the_rate_is_that_of_whole_bursts_wherever_the_time_ends_in_one() {
        // Three spikes every 12, after a longer first burst.
        let spikes = after(&[&[0.5; 9][..], &[10.0, 1.0, 1.0].repeat(8)].concat());
        for count in 20..=spikes.len() {
            let spikes = &spikes[..count];
            for open in [0.1, 5.0, 30.0] {
                let bursts = Bursts::of(spikes, spikes[count - 1] + open).expect("it pauses");
                assert!(bursts.grouped(40.0));
                let rate = bursts.rate(40.0).expect("there are whole ones");
                assert!((rate - 0.25).abs() < 1e-12, "{rate} after {count} spikes, {open} ago");
            }
        }
    }

    #[test]
    fn of_less_than_a_whole_burst_after_the_first_nothing_is_told() {
        let spikes = after(&[1.0, 1.0, 1.0, 20.0, 1.0, 1.0]);
        assert_eq!(Bursts::of(&spikes, 24.5).expect("it pauses").rate(0.0), None);
        let begun = Bursts::of(&spikes[..4], 30.0).expect("it may be pausing");
        assert_eq!(begun.rate(0.0), None);
    }

    #[test]
    fn what_adapts_or_is_irregular_does_not_pause_and_single_spikes_are_no_bursts() {
        let adapts: Vec<f64> = (0..40).map(|n| 10.0 - 8.0 * 0.9f64.powi(n)).collect();
        assert!(Bursts::of(&after(&adapts), 330.0).is_none());
        let wild: Vec<f64> = (0..200).map(|n| 2.0 + (f64::from(n * n) * 0.7).sin()).collect();
        assert!(Bursts::of(&after(&wild), 402.0).is_none());
        let doublet = after(&[&[1.0][..], &[10.0; 9]].concat());
        let bursts = Bursts::of(&doublet, 95.0).expect("all but its first interval are long");
        assert!(!bursts.grouped(0.0) && (bursts.rate(0.0).expect("known") - 0.1).abs() < 1e-12);
        assert!(Bursts::of(&[3.0], 100.0).is_none() && Bursts::of(&[], 100.0).is_none());
    }
}
