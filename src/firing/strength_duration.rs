//! Strength and duration: the least pulse that makes a neuron fire, for pulses of several lengths.

use super::exact::Exact;
use super::halts::{Halt, Halts};
use super::known::{KnownPulses, Rheobase, Spontaneous};
use super::outcome::Outcome;
use super::rig::{Experiment, Finding, Trial};
use super::search::{NOTHING, Search, Tolerance, WAYS};
use std::rc::Rc;

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
    /// The chronaxie, from when the rheobase is known, where it has one.
    chronaxie: Option<Search>,
    /// Whether what depends on the rheobase is looked for.
    opened: bool,
    /// A short length: the first that is tried on the way to the chronaxie.
    short: f64,
    /// A current that makes the neuron fire.
    scale: f64,
    /// Whether the neuron was tried without current.
    asked: bool,
    /// What came of it then.
    spontaneous: Option<Spontaneous>,
    /// Whether every voltage is a rest without current.
    loose: bool,
    /// Where it can rest.
    halts: Rc<Halts>,
    /// What it does by steps of its own.
    exact: Exact,
    /// The threshold, where somewhat above the rheobase it hardly goes beyond that.
    barely: Option<f64>,
    /// Whether its numbers left the finite range under some current.
    diverged: bool,
    /// Currents under which it was silent for as long as it was waited for, and not at rest.
    silent: Vec<f64>,
    /// How long it is waited for a spike.
    silence: f64,
    /// What it came to then, where pulses start; none for where the model does.
    rest: Option<Vec<f64>>,
    tolerance: f64,
}

/// What is enough by the steps of a method is so by steps of any length, or it is the steps' doing: at the latest at so many
/// times the current. A method may err by some of it, and at a threshold nobody waits.
const SURELY: [f64; 3] = [1.0, 1.1, 2.0];

/// The rheobase is known within this share of it at the worst, and the chronaxie: they are told in four digits, and in three.
const TOLD: f64 = 1e-5;
const TOLD_TIME: f64 = 1e-4;

/// So many times the rheobase is somewhat above it.
const SOMEWHAT: f64 = 1.01;

/// The solution is asked up to so many times the current that makes the neuron fire: beyond, a current is none that a neuron has.
const FAR: f64 = 100.0;

impl Spontaneous {
    /// The one with this number.
    pub fn numbered(number: f64) -> Option<Spontaneous> {
        [Spontaneous::Rests, Spontaneous::Fires, Spontaneous::Restless, Spontaneous::Diverges]
            .into_iter()
            .find(|comes| f64::from(*comes as u8) == number)
    }
}

impl Rheobase {
    /// The one with this number.
    pub fn numbered(number: f64) -> Option<Rheobase> {
        [Rheobase::Least, Rheobase::WithinTheWait, Rheobase::Zero]
            .into_iter()
            .find(|kind| f64::from(*kind as u8) == number)
    }
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
    /// fire, and `tolerance` how exactly currents and the chronaxie are to be known, as a share of them. `halts` tells where
    /// it can rest, `exact` what it does by steps of its own, `silence` is how long it is waited for a spike.
    pub fn new(
        lengths: Vec<f64>,
        short: f64,
        scale: f64,
        tolerance: f64,
        halts: Rc<Halts>,
        exact: Exact,
        silence: f64,
    ) -> StrengthDuration {
        StrengthDuration {
            lengths,
            thresholds: Vec::new(),
            rheobase: Search::beyond(0.0, scale / 8.0, Tolerance::Relative(tolerance.min(TOLD)), WAYS),
            chronaxie: None,
            opened: false,
            short,
            scale,
            asked: false,
            spontaneous: None,
            loose: false,
            halts,
            exact,
            barely: None,
            diverged: false,
            silent: Vec::new(),
            silence,
            rest: None,
            tolerance,
        }
    }

    /// Whether the neuron fires without current, or has nothing to rest on there, or nobody knows where, and so has no thresholds.
    pub fn has_no_thresholds(&self) -> bool {
        self.spontaneous.is_some_and(|comes| comes != Spontaneous::Rests)
    }

    /// The least current that makes the neuron fire if it stays; none before it is known, and where there is none. Where rest
    /// vanishes just below what was found, it is there, though nobody waits for the spikes just above.
    pub fn rheobase(&self) -> Option<f64> {
        let found = enough(&self.rheobase)?;
        Some(match (self.rheobase_kind()?, self.halt()) {
            (Rheobase::Zero, _) => 0.0,
            (Rheobase::Least, Some(Halt::Fold(lost) | Halt::Reset(lost))) => lost,
            _ => found,
        })
    }

    /// What the rheobase is, once it is known.
    pub fn rheobase_kind(&self) -> Option<Rheobase> {
        let [_, above] = self.rheobase.found()?;
        let nothing = NOTHING * self.scale;
        let free = self.halts.rests_nowhere_up_to(above, nothing);
        Some(match self.halt() {
            _ if above <= nothing || free && (self.halts.one_variable() || self.loose) => Rheobase::Zero,
            None => Rheobase::Least,
            Some(Halt::Fold(lost) | Halt::Reset(lost)) if lost > nothing => Rheobase::Least,
            Some(_) => Rheobase::WithinTheWait,
        })
    }

    /// What there is below the least current that was found to be enough, where it was silent there, but cannot rest.
    fn halt(&self) -> Option<Halt> {
        let [below, above] = self.rheobase.found()?;
        let waited = self.silent.contains(&below) && !self.halts.rests_at(below) && above.is_finite();
        waited.then(|| self.halts.at([below, above], true, 0.0))
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
        let rheobase = above(&self.rheobase).map(|found| self.rheobase().unwrap_or(found));
        KnownPulses {
            lengths: self.lengths.clone(),
            thresholds: (0..self.lengths.len()).map(|place| above(self.thresholds.get(place)?)).collect(),
            rheobase,
            chronaxie: self.chronaxie.as_ref().and_then(above),
            spontaneous: self.spontaneous.map(|comes| f64::from(comes as u8)),
            rheobase_kind: self.rheobase_kind().map(|kind| f64::from(kind as u8)),
            barely: self.opened.then(|| self.barely.unwrap_or(f64::NAN)),
            silence: self.silence,
        }
    }

    /// One pulse, until the first spike.
    fn pulse(&self, current: f64, pulse: Option<f64>) -> Trial {
        Trial { start: self.rest.clone(), current, pulse, once: true }
    }

    /// With the rheobase known, begins to look for what depends on it. A current that is enough only by the waiting for it
    /// has no chronaxie.
    fn open(&mut self, [below, found]: [f64; 2]) {
        if self.opened {
            return;
        }
        self.opened = true;
        let fires = |times: &f64| self.exact.fires(self.rest.as_deref(), times * found);
        if self.diverged || found.is_infinite() || !SURELY.iter().any(fires) {
            // Steps so long say nothing of this neuron: its solution is asked, and pulses are not tried by them.
            let step = self.scale / 8.0;
            let from = if found.is_finite() && !self.diverged { found } else { step };
            let range = [from, FAR * self.scale];
            let least = self.exact.least(self.rest.as_deref(), range, self.tolerance.min(TOLD));
            return self.rheobase.settle(least.unwrap_or([range[1], f64::INFINITY]));
        }
        self.barely = self.exact.barely(self.rest.as_deref(), SOMEWHAT * found);
        let least = self.rheobase_kind() == Some(Rheobase::Least);
        let (below, rheobase) = if least { (below, found) } else { (0.0, self.scale) };
        // What does not fire however long it stays does not fire as a pulse, either. The shorter a pulse, the more it takes.
        let tolerance = Tolerance::Relative(self.tolerance);
        let threshold = |length: &f64| {
            let step = rheobase / 8.0 * (self.short / length).max(1.0);
            Search::beyond(below, step, tolerance, 1)
        };
        self.thresholds = self.lengths.iter().map(threshold).collect();
        let finer = Tolerance::Relative(self.tolerance.min(TOLD_TIME));
        self.chronaxie = least.then(|| Search::beyond(0.0, self.short, finer, 1));
    }
}

impl Experiment for StrengthDuration {
    type Tag = Tag;

    fn next(&mut self) -> Option<(Tag, Trial)> {
        if !self.asked {
            self.asked = true;
            return Some((Tag::Silent, Trial { start: None, current: 0.0, pulse: None, once: false }));
        }
        if self.spontaneous? != Spontaneous::Rests {
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
        let twice = 2.0 * self.rheobase().unwrap_or(gap[1]);
        Some((Tag::Chronaxie(place), self.pulse(twice, Some(held.value))))
    }

    fn learn(&mut self, tag: Tag, Finding { rhythm, state }: Finding) {
        // What numbers do on their way out of the finite range is no spike.
        let diverged = matches!(rhythm.outcome, Outcome::Diverged | Outcome::Lost);
        let fired = rhythm.spikes > 0 && !diverged;
        match tag {
            Tag::Silent => {
                let waited = rhythm.outcome.waited() && !self.halts.rests_at(0.0);
                self.spontaneous = Some(match rhythm.repeats() {
                    _ if diverged => Spontaneous::Diverges,
                    true => Spontaneous::Fires,
                    false if waited => Spontaneous::Restless,
                    false => Spontaneous::Rests,
                });
                self.loose = rhythm.outcome == Outcome::RestsAnywhere;
                // What runs off has no place to come to.
                self.rest = (rhythm.outcome != Outcome::RunsOff).then_some(state);
            }
            Tag::Rheobase(place) => {
                if rhythm.outcome.waited() {
                    self.silent.push(self.rheobase.value(place));
                }
                self.diverged |= diverged;
                self.rheobase.learn(place, fired, state);
            }
            Tag::Threshold(length, place) => {
                learned(&mut self.thresholds[length], place, fired, diverged, state)
            }
            Tag::Chronaxie(place) => {
                if let Some(search) = &mut self.chronaxie {
                    learned(search, place, fired, diverged, state);
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

/// Takes in what came of a pulse; where the numbers leave the finite range, nothing is told of any.
fn learned(search: &mut Search, place: usize, fired: bool, diverged: bool, state: Vec<f64>) {
    let tried = search.value(place);
    search.learn(place, fired, state);
    if diverged {
        search.settle([tried, f64::INFINITY]);
    }
}

fn enough(search: &Search) -> Option<f64> {
    search.found().map(|[_, above]| above).filter(|above| above.is_finite())
}
