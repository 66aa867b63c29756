//! When a neuron fires: threshold crossings, intervals, rates.

/// The spikes of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spikes {
    /// The bin of each spike: the bin before an upward crossing, or the bin that was reset. Where bins are coarse one may
    /// be named twice.
    pub indices: Vec<u32>,
    /// When they were: exactly, where the solution is known between the bins, else the times of those bins.
    pub times: Vec<f64>,
    /// When each spike is told: exactly, too, or else, as the course does, when it is first seen: the time of the first bin
    /// above the threshold, or of the bin that was reset.
    pub seen: Vec<f64>,
}

impl Spikes {
    /// The spikes that are seen in the bins after these of the time axis `t`.
    pub fn crossing(indices: Vec<u32>, t: &[f64]) -> Spikes {
        let times = indices.iter().map(|&i| t[i as usize]).collect();
        let seen = indices.iter().map(|&i| t[i as usize + 1]).collect();
        Spikes { indices, times, seen }
    }

    /// The spikes at these times, each with its bin.
    pub fn exactly(indices: Vec<u32>, times: Vec<f64>) -> Spikes {
        Spikes { indices, seen: times.clone(), times }
    }

    /// How many are told by this time.
    pub fn by(&self, time: f64) -> usize {
        self.seen.partition_point(|&seen| seen <= time)
    }

    /// How many spikes there are up to bin `last`.
    pub fn until(&self, last: usize) -> usize {
        self.indices.partition_point(|&i| (i as usize) < last)
    }
}

/// How a neuron's spikes are told from its path.
#[derive(Clone, Copy, Debug)]
pub enum Fires {
    /// At its resets.
    AtReset,
    /// Where its first variable crosses this value upwards.
    Above(f64),
}

impl Fires {
    /// The value that a spike crosses upwards, where crossings are spikes.
    pub fn threshold(self) -> Option<f64> {
        match self {
            Fires::AtReset => None,
            Fires::Above(threshold) => Some(threshold),
        }
    }
}

/// Tells upward crossings of a threshold from one value after the other.
#[derive(Clone, Copy, Debug)]
pub struct Crossing {
    threshold: f64,
    below: bool,
    /// Whether the last value was the first above it.
    up: bool,
    /// Whether the value after some crossing was not above the threshold any more: the values are then too far apart to
    /// say that no other was missed.
    pub brief: bool,
}

impl Crossing {
    /// Before the first value, which never counts as a crossing.
    pub fn of(threshold: f64) -> Crossing {
        Crossing { threshold, below: false, up: false, brief: false }
    }

    /// Whether this value is above the threshold and the one before it was not; what is no number is neither.
    #[inline]
    pub fn up(&mut self, value: f64) -> bool {
        let was_below = std::mem::replace(&mut self.below, value <= self.threshold);
        self.brief |= self.below && self.up;
        self.up = was_below && value > self.threshold;
        self.up
    }
}

/// The bins before each upward crossing of `threshold`: v is not above it there, and is above it in the next bin.
pub fn crossings(v: &[f64], threshold: f64) -> Vec<u32> {
    let mut crossing = Crossing::of(threshold);
    let crossed = v.iter().enumerate().filter(|&(_, &v)| crossing.up(v));
    crossed.map(|(bin, _)| bin as u32 - 1).collect()
}

/// The mean rate between the first spike and the last, per unit of time; none below two spikes.
pub fn mean_rate(times: &[f64]) -> Option<f64> {
    match times {
        [first, .., last] => Some((times.len() - 1) as f64 / (last - first)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crossing_is_reported_at_the_bin_before_it() {
        assert_eq!(crossings(&[0.0, 1.0, 2.0, 0.0, 3.0], 1.0), [1, 3]);
        assert!(crossings(&[2.0, 2.0], 1.0).is_empty());
        assert!(crossings(&[], 1.0).is_empty());
    }

    #[test]
    fn what_is_no_number_crosses_nothing_as_in_numpys_expression() {
        let gap = f64::NAN;
        assert!(crossings(&[gap, 2.0], 1.0).is_empty());
        assert!(crossings(&[0.0, gap, 2.0, gap], 1.0).is_empty());
        assert_eq!(crossings(&[gap, 1.0, f64::INFINITY, gap], 1.0), [1]);
    }

    #[test]
    fn a_spike_of_one_bin_is_brief() {
        let brief = |v: &[f64]| {
            let mut crossing = Crossing::of(1.0);
            v.iter().for_each(|&v| {
                crossing.up(v);
            });
            crossing.brief
        };
        assert!(brief(&[0.0, 2.0, 0.0]));
        assert!(brief(&[0.0, 2.0, 2.0, 0.0, 2.0, 1.0]));
        assert!(!brief(&[0.0, 2.0, 2.0, 0.0]));
        assert!(!brief(&[2.0, 0.0, 2.0]), "neither the start above it nor the end says how long a spike is");
    }

    #[test]
    fn a_spike_counts_from_when_the_bin_behind_the_threshold_is_seen() {
        let spikes = Spikes::crossing(crossings(&[0.0, 1.0, 2.0, 0.0, 3.0], 1.0), &[0.0, 0.1, 0.2, 0.3, 0.4]);
        assert_eq!([0, 1, 2, 3, 4].map(|last| spikes.until(last)), [0, 0, 1, 1, 2]);
        assert_eq!([0.1, 0.2, 0.3, 0.4].map(|time| spikes.by(time)), [0, 1, 1, 2]);
    }

    #[test]
    fn the_mean_rate_counts_intervals() {
        assert_eq!(mean_rate(&[1.0, 3.0, 5.0]), Some(0.5));
        assert_eq!(mean_rate(&[1.0]), None);
    }
}
