//! Strength and duration: the least pulse that makes a neuron fire, for pulses of several lengths.

use super::known::KnownPulses;
use super::rhythm::Outcome;
use super::rig::{Experiment, Finding, Trial};
use super::search::{Search, Tolerance};
use crate::number::lanes::LANES;

/// What is measured, and what is known of it so far.
///
/// The threshold of a length is the least amplitude with which one pulse of that length, from where the neuron comes to
/// without current, gives at least one spike, be it after its end. The rheobase is that of a current that stays, and the
/// chronaxie the least length that is enough at twice the rheobase (L. Lapicque, J. Physiol. Pathol. Gén. 9, 620–635,
/// 1907).
#[derive(Clone, Debug)]
pub struct StrengthDuration {
    /// The lengths of the pulses.
    lengths: Vec<f64>,
    /// Their thresholds; empty before the rheobase is known.
    thresholds: Vec<Search>,
    rheobase: Search,
    /// The chronaxie, from when the rheobase is known.
    chronaxie: Option<Search>,
    /// A short length: the first that is tried on the way to the chronaxie.
    short: f64,
    /// Whether the neuron was tried without current.
    asked: bool,
    /// Whether it fell silent then: a neuron that fires for ever by itself has no thresholds.
    silent: Option<bool>,
    /// What it came to then, where pulses start; none for where the model does.
    rest: Option<Vec<f64>>,
    tolerance: f64,
}

/// What a trial is for.
#[derive(Clone, Copy, Debug)]
pub enum Tag {
    /// Whether the neuron falls silent without current.
    Silent,
    /// A try of the rheobase.
    Rheobase(usize),
    /// A try of the threshold of the length at this place.
    Threshold(usize, usize),
    /// A try of the chronaxie.
    Chronaxie(usize),
}

impl StrengthDuration {
    /// Nothing is known yet. Lengths are above 0, and `short` is a short one; `scale` is a current that makes the neuron
    /// fire, and `tolerance` how exactly currents and the chronaxie are to be known, as a share of them.
    pub fn new(lengths: Vec<f64>, short: f64, scale: f64, tolerance: f64) -> StrengthDuration {
        StrengthDuration {
            lengths,
            thresholds: Vec::new(),
            rheobase: Search::beyond(0.0, scale / 8.0, Tolerance::Relative(tolerance), LANES),
            chronaxie: None,
            short,
            asked: false,
            silent: None,
            rest: None,
            tolerance,
        }
    }

    /// Whether the neuron fires without current, and so has no thresholds.
    pub fn spontaneous(&self) -> bool {
        self.silent == Some(false)
    }

    /// The least current that makes the neuron fire if it stays; none before it is known, and where there is none.
    pub fn rheobase(&self) -> Option<f64> {
        enough(&self.rheobase)
    }

    /// The chronaxie; as the rheobase.
    pub fn chronaxie(&self) -> Option<f64> {
        enough(self.chronaxie.as_ref()?)
    }

    /// The threshold of the length at this place; as the rheobase.
    pub fn threshold(&self, place: usize) -> Option<f64> {
        enough(self.thresholds.get(place)?)
    }

    /// What is known so far, as plain data.
    pub fn known(&self) -> KnownPulses {
        let above = |search: &Search| search.found().map(|[_, above]| above);
        KnownPulses {
            lengths: self.lengths.clone(),
            thresholds: (0..self.lengths.len()).map(|place| above(self.thresholds.get(place)?)).collect(),
            rheobase: above(&self.rheobase),
            chronaxie: self.chronaxie.as_ref().and_then(above),
            spontaneous: self.silent.map(|silent| if silent { 0.0 } else { 1.0 }),
        }
    }

    /// One pulse, until the first spike.
    fn pulse(&self, current: f64, pulse: Option<f64>) -> Trial {
        Trial { start: self.rest.clone(), current, pulse, once: true }
    }

    /// With the rheobase known, begins to look for what depends on it.
    fn open(&mut self, [below, rheobase]: [f64; 2]) {
        if self.chronaxie.is_some() || rheobase.is_infinite() {
            return;
        }
        // What does not fire however long it stays does not fire as a pulse, either. The shorter a pulse, the more it takes.
        let tolerance = Tolerance::Relative(self.tolerance);
        let threshold = |length: &f64| {
            let step = rheobase / 8.0 * (self.short / length).max(1.0);
            Search::beyond(below, step, tolerance, 1)
        };
        self.thresholds = self.lengths.iter().map(threshold).collect();
        self.chronaxie = Some(Search::beyond(0.0, self.short, tolerance, 1));
    }
}

impl Experiment for StrengthDuration {
    type Tag = Tag;

    fn next(&mut self) -> Option<(Tag, Trial)> {
        if !self.asked {
            self.asked = true;
            return Some((Tag::Silent, Trial { start: None, current: 0.0, pulse: None, once: false }));
        }
        if !self.silent? {
            return None;
        }
        if let Some((place, held)) = self.rheobase.next() {
            return Some((Tag::Rheobase(place), self.pulse(held.value, None)));
        }
        let gap = self.rheobase.found()?;
        self.open(gap);
        for (length, search) in self.thresholds.iter_mut().enumerate() {
            if let Some((place, held)) = search.next() {
                let pulse = self.pulse(held.value, Some(self.lengths[length]));
                return Some((Tag::Threshold(length, place), pulse));
            }
        }
        let (place, held) = self.chronaxie.as_mut()?.next()?;
        Some((Tag::Chronaxie(place), self.pulse(2.0 * gap[1], Some(held.value))))
    }

    fn learn(&mut self, tag: Tag, Finding { rhythm, state }: Finding) {
        // What numbers do on their way out of the finite range is no spike.
        let fired = rhythm.spikes > 0 && rhythm.outcome != Outcome::Diverged;
        match tag {
            Tag::Silent => {
                self.silent = Some(!rhythm.repeats());
                // What runs off has no place to come to.
                let lost = matches!(rhythm.outcome, Outcome::Diverged | Outcome::RunsOff);
                self.rest = (!lost).then_some(state);
            }
            Tag::Rheobase(place) => self.rheobase.learn(place, fired, state),
            Tag::Threshold(length, place) => self.thresholds[length].learn(place, fired, state),
            Tag::Chronaxie(place) => {
                if let Some(search) = &mut self.chronaxie {
                    search.learn(place, fired, state);
                }
            }
        }
    }

    fn progress(&self) -> f64 {
        let known = |search: &&Search| search.found().is_some();
        let searches = self.thresholds.iter().chain(&self.chronaxie).chain([&self.rheobase]);
        searches.filter(known).count() as f64 / (self.lengths.len() + 2) as f64
    }
}

fn enough(search: &Search) -> Option<f64> {
    search.found().map(|[_, above]| above).filter(|above| above.is_finite())
}
