//! What the driver measured.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The driver's answer.
#[derive(Deserialize)]
pub struct Measured {
    /// Its name and version.
    pub browser: String,
    /// Seconds of each sample, by job and side.
    pub times: BTreeMap<String, BTreeMap<String, Vec<f64>>>,
}

impl Measured {
    /// The best time of a side: what else a machine does makes times longer, never shorter.
    pub fn best(&self, job: &str, side: &str) -> Option<f64> {
        self.samples(job, side)?.iter().copied().min_by(f64::total_cmp)
    }

    /// The time that 95 samples of 100 keep within.
    pub fn percentile_95(&self, job: &str, side: &str) -> Option<f64> {
        let mut samples = self.samples(job, side)?.to_vec();
        samples.sort_by(f64::total_cmp);
        samples.get((samples.len() * 95).div_ceil(100).checked_sub(1)?).copied()
    }

    fn samples(&self, job: &str, side: &str) -> Option<&[f64]> {
        Some(self.times.get(job)?.get(side)?)
    }
}

#[cfg(test)]
mod tests {
    use super::Measured;

    fn measured(samples: Vec<f64>) -> Measured {
        let side = [("wasm".to_owned(), samples)].into();
        Measured { browser: String::new(), times: [("J1".to_owned(), side)].into() }
    }

    #[test]
    fn the_95th_percentile_leaves_out_five_of_a_hundred() {
        let samples = (1..=100).rev().map(f64::from).collect();
        assert_eq!(measured(samples).percentile_95("J1", "wasm"), Some(95.0));
        assert_eq!(measured(vec![7.0]).percentile_95("J1", "wasm"), Some(7.0));
        assert_eq!(measured(vec![]).percentile_95("J1", "wasm"), None);
    }

    #[test]
    fn a_side_that_did_not_run_has_no_time() {
        assert_eq!(measured(vec![2.0, 1.0]).best("J1", "wasm"), Some(1.0));
        assert_eq!(measured(vec![1.0]).best("J1", "c"), None);
    }
}
