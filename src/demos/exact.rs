//! A page held against the exact solution: its run by the adaptive method, and what the count of spikes gives to doubt.

use super::{Demo, Scene, sentence};
use crate::integrate::{Numerics, Steps};
use crate::run::{Budget, Run};

/// Runs of more bins are not compared with the exact solution: a slider would stumble. Up to there that takes some
/// milliseconds, of long runs about as many as the run itself.
const COUNTED: usize = 100_000;

/// What a step may err by where spikes are counted at first; where that makes a difference, they are counted again at the
/// usual tolerance, which takes four times as many steps.
const COUNTING: f64 = 1e-6;

impl Demo {
    /// The run of the page with these values as the equations have it: by the adaptive method at a tight tolerance, told
    /// on the same bins. None where the page chooses no method, or the values are refused.
    pub fn exact(&self, values: &[f64], budget: Budget) -> Option<Run> {
        self.adaptive(values, budget.tight())
    }

    /// What is to be doubted in the page with these values, which this scene shows: its warning, or that its fixed steps
    /// change the number of spikes by more than one, which the end of the run may cut off.
    pub fn doubts(&self, values: &[f64], scene: &Scene) -> String {
        let miscounted = scene.run.as_ref().and_then(|run| {
            let numerics = Numerics { method: values[self.method()?] };
            let told = self.shows_exact || run.ending.is_some() || numerics.steps() == Steps::Adaptive;
            if told || scene.bins > COUNTED {
                return None;
            }
            let count = run.spikes.times.len();
            let usual = Budget::of(scene.bins);
            let budgets = [Budget { tolerance: COUNTING, ..usual }, usual];
            budgets
                .into_iter()
                .try_fold(count, |_, budget| {
                    let exact = self.adaptive(values, budget)?;
                    let exact = exact.ending.is_none().then_some(exact.spikes.times.len());
                    exact.filter(|exact| exact.abs_diff(count) > 1)
                })
                .map(|exact| sentence::miscounted([count, exact]))
        });
        miscounted.unwrap_or_else(|| scene.warning.clone())
    }

    /// The run of the page with these values by the adaptive method.
    fn adaptive(&self, values: &[f64], budget: Budget) -> Option<Run> {
        let mut values = values.to_vec();
        values[self.method()?] = Numerics::adaptive().method;
        self.open(&values, budget).ok()?.run
    }
}
