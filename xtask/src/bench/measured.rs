//! What was measured: samples of every job and side, in seconds or in bytes, and what stands for many of them.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The driver's answer.
#[derive(Deserialize)]
pub struct Measured {
    /// Its name and version.
    pub browser: String,
    /// The samples, by job and side.
    pub times: BTreeMap<String, BTreeMap<String, Vec<f64>>>,
}

/// What stands for many samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// The least: what else a machine does makes times longer, never shorter.
    Best,
    /// As many are less as are greater.
    Median,
    /// What 95 samples of 100 keep within.
    Percentile95,
    /// All together.
    Sum,
}

impl Measured {
    /// A statistic of a side's samples; none where it has none.
    pub fn of(&self, job: &str, side: &str, statistic: Statistic) -> Option<f64> {
        let mut samples = self.times.get(job)?.get(side)?.clone();
        samples.sort_by(f64::total_cmp);
        let keeps_within = |percent: usize| {
            let place = (samples.len() * percent).div_ceil(100).checked_sub(1)?;
            samples.get(place).copied()
        };
        match statistic {
            Statistic::Best => samples.first().copied(),
            Statistic::Median => keeps_within(50),
            Statistic::Percentile95 => keeps_within(95),
            Statistic::Sum => (!samples.is_empty()).then(|| samples.iter().sum()),
        }
    }

    /// Adds a sample.
    pub fn add(&mut self, job: &str, side: &str, sample: f64) {
        self.times.entry(job.to_owned()).or_default().entry(side.to_owned()).or_default().push(sample);
    }
}

#[cfg(test)]
mod tests {
    use super::{Measured, Statistic};

    fn measured(samples: &[f64]) -> Measured {
        let mut measured = Measured { browser: String::new(), times: [].into() };
        samples.iter().for_each(|sample| measured.add("J1", "wasm", *sample));
        measured
    }

    #[test]
    fn the_95th_percentile_leaves_out_five_of_a_hundred() {
        let samples: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        let of = |statistic| measured(&samples).of("J1", "wasm", statistic);
        assert_eq!(of(Statistic::Percentile95), Some(95.0));
        assert_eq!(of(Statistic::Median), Some(50.0));
        assert_eq!(of(Statistic::Best), Some(1.0));
        assert_eq!(of(Statistic::Sum), Some(5050.0));
        assert_eq!(measured(&[7.0]).of("J1", "wasm", Statistic::Percentile95), Some(7.0));
    }

    #[test]
    fn a_side_that_did_not_run_has_no_time() {
        assert_eq!(measured(&[]).of("J1", "wasm", Statistic::Sum), None);
        assert_eq!(measured(&[1.0]).of("J1", "c", Statistic::Best), None);
    }
}
