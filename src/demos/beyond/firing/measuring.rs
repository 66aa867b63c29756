//! The work of the page: the f–I curve, then the strength–duration curve, in portions.

use super::curves::Curves;
use super::settings::Settings;
use crate::firing::curve::Curve;
use crate::firing::known::Known;
use crate::firing::strength_duration::StrengthDuration;
use crate::firing::{Rig, curve_rig, pulse_rig};
use crate::page::work::{Found, Portions};
use crate::param::Refusal;

/// Both curves under way.
pub struct Measuring {
    curve: Rig<Curve>,
    pulses: Rig<StrengthDuration>,
    /// How much of each is done.
    progress: [f64; 2],
}

/// The f–I curve's share of the work, about: for most models most of it.
const SHARE: f64 = 0.7;

impl Measuring {
    /// Before the first portion.
    pub fn begin(settings: &Settings) -> Result<Measuring, Refusal> {
        let curve = curve_rig(settings.model, &settings.of_curve)?;
        let pulses = pulse_rig(settings.model, &settings.of_pulses, &settings.lengths)?;
        Ok(Measuring { curve, pulses, progress: [0.0; 2] })
    }

    /// What is known so far.
    pub fn known(&self) -> Curves {
        Curves { rates: self.curve.experiment.known(), pulses: self.pulses.experiment.known() }
    }

    /// How much of both is done: 1 when all is, and not before.
    fn done(&self) -> f64 {
        let [curve, pulses] = self.progress;
        if pulses < 1.0 { SHARE * curve + (1.0 - SHARE) * pulses } else { 1.0 }
    }
}

impl Portions for Measuring {
    fn step(&mut self, budget: usize) -> f64 {
        let [curve, pulses] = &mut self.progress;
        if *curve < 1.0 {
            *curve = self.curve.step(budget);
        } else if *pulses < 1.0 {
            *pulses = self.pulses.step(budget);
        }
        self.done()
    }

    fn found(&self) -> Found {
        let Curves { rates, pulses } = self.known();
        Found { progress: self.done(), numbers: [rates.numbers(), pulses.numbers()].concat() }
    }
}
