//! From when to when a stimulus lasts, and what of it a run sees.

use super::spiking::Onset;
use crate::text::{Text, say};

/// A stimulus that is switched on and off.
#[derive(Clone, Copy, Debug)]
pub struct StimulusWindow {
    /// “the step”.
    pub of: &'static str,
    /// When it is switched on.
    pub from: f64,
    /// When it is switched off.
    pub to: f64,
    /// How high it is, or becomes.
    pub height: f64,
}

/// What rounding makes of the beginning of a bin, as a share of the bin.
const ROUNDING: f64 = 1e-6;

impl StimulusWindow {
    /// When it begins, which may be before the run, where a run from one time to another sees something of it.
    pub fn onset(self, run: [f64; 2]) -> Option<Onset> {
        self.unseen(run).is_none().then_some(Onset { at: self.from, of: self.of })
    }

    /// Why the run sees nothing of it, as a clause.
    pub fn unseen(self, [start, end]: [f64; 2]) -> Option<&'static str> {
        let StimulusWindow { from, to, .. } = self;
        match () {
            () if to < from => Some("ends before it starts"),
            () if to == from => Some("lasts for no time"),
            () if from >= end => Some("comes after the run"),
            () if to <= start => Some("ends before the run begins"),
            () => None,
        }
    }

    /// The end of a sentence: why nothing flows, where nothing does in any bin of a run, which begin at `t` and end with the
    /// run, and it is not seen from its height.
    pub fn idle(self, t: &[f64], current: &[f64], end: f64) -> Text {
        if current.iter().any(|&current| current != 0.0) {
            return ".".into();
        }
        // A bin may begin later than it should by rounding.
        let begun = |bin: f64| self.from >= bin - ROUNDING * (end - bin);
        let why = match self.unseen([t[0], end]) {
            Some(why) => why,
            None if self.height == 0.0 => return ".".into(),
            None if t.last().is_some_and(|last| begun(*last)) => "begins in the last time bin of the run",
            None if !t.iter().any(|time| (self.from..self.to).contains(time)) => {
                "falls between two time bins"
            }
            // A ramp.
            None => "begins at 0 and ends before the next time bin",
        };
        say!("; {stimulus} {why}, so no current flows.", stimulus = self.of, why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stimulus_that_a_run_does_not_see_has_no_beginning_there_and_a_reason() {
        let (run, t) = ([0.0, 100.0], [0.0, 50.0]);
        let step = |from, to, height| StimulusWindow { of: "the step", from, to, height };
        for (window, why) in [
            (step(20.0, 70.0, 7.0), "."),
            (step(-20.0, 170.0, 7.0), "."),
            (step(70.0, 20.0, 7.0), "; the step ends before it starts, so no current flows."),
            (step(20.0, 20.0, 7.0), "; the step lasts for no time, so no current flows."),
            (step(100.0, 170.0, 7.0), "; the step comes after the run, so no current flows."),
            (step(-20.0, 0.0, 7.0), "; the step ends before the run begins, so no current flows."),
            (step(20.0, 70.0, 0.0), "."),
        ] {
            let current = if why == "." { [0.0, window.height] } else { [0.0, 0.0] };
            assert_eq!(window.idle(&t, &current, run[1]).to_string(), why);
            assert_eq!(window.onset(run).is_some(), why == ".", "{why}");
        }
        for (from, to, why) in [
            (20.01, 20.02, "falls between two time bins"),
            (60.0, 170.0, "begins in the last time bin of the run"),
            (-20.0, 20.0, "begins at 0 and ends before the next time bin"),
        ] {
            let told = step(from, to, 7.0).idle(&t, &[0.0, 0.0], run[1]).to_string();
            assert_eq!(told, format!("; the step {why}, so no current flows."));
        }
        // 9999·0.01 is 99.99000000000001.
        let t: Vec<f64> = (0..10_000).map(|bin| f64::from(bin) * 0.01).collect();
        let last = step(99.99, 300.0, 7.0).idle(&t, &[0.0], 100.0).to_string();
        assert_eq!(last, "; the step begins in the last time bin of the run, so no current flows.");
    }
}
