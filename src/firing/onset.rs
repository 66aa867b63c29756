//! The onset of firing on a curve: what was tried around it, and what that and the equations tell of it.

use super::excitability::{Growth, growth};
use super::halts::{Halt, Halts};
use super::near::Near;
use super::outcome::Outcome;
use std::rc::Rc;

/// What is known around an onset. A gap is what was found by trials: a current under which the neuron does not fire for ever,
/// and one under which it does, times the [`sign`](Onset::sign).
#[derive(Clone, Debug)]
pub struct Onset {
    /// The currents that were tried, and what came of the neuron.
    tried: Vec<(f64, Outcome)>,
    /// What it does near the onset, once that is known.
    near: Option<Near>,
    /// What can hold the cycle up there.
    halts: Rc<Halts>,
    /// The range of currents in which the model changes what it does.
    scale: f64,
    /// The longest silence that is waited for, and the longest time.
    pub patience: [f64; 2],
    /// Whether a current holds the neuron back: it fires below its onset.
    pub inverted: bool,
}

/// An interval this share of the longest that could be seen is so long that one just below the onset could be longer than that.
const LONG: f64 = 0.5;

/// Intervals that a time must hold that shows firing.
const LEAST: f64 = 2.0;

impl Onset {
    /// Nothing was tried yet.
    pub fn new(halts: Rc<Halts>, scale: f64, patience: [f64; 2]) -> Onset {
        Onset { tried: Vec::new(), near: None, halts, scale, patience, inverted: false }
    }

    /// Where a current holds the neuron back, its onset is sought among the negatives of the currents.
    pub fn sign(&self) -> f64 {
        if self.inverted { -1.0 } else { 1.0 }
    }

    /// Takes in what came of the neuron under a current.
    pub fn learn(&mut self, current: f64, outcome: Outcome) {
        self.tried.push((current, outcome));
    }

    /// The least current at which it fires. Where rest vanishes just below what was found, the onset is there: the nearer the
    /// current, the longer it takes until the next spike, and nobody waits for all.
    pub fn current(&self, gap: [f64; 2]) -> f64 {
        match self.halt(gap).filter(|_| !self.inverted) {
            Some(Halt::Fold(lost) | Halt::Reset(lost)) => lost,
            _ => gap[1] * self.sign(),
        }
    }

    /// How the interval between spikes grows towards the onset, once it is known.
    pub fn growth(&self, gap: [f64; 2]) -> Option<Growth> {
        let below = gap[0] * self.sign();
        if self.inverted {
            // No rate near the onset is asked for; but whether it is one.
            let unseen = |outcome: Outcome| matches!(outcome, Outcome::Restless | Outcome::TooShort);
            return self.came(below, unseen).then_some(Growth::Unseen);
        }
        let (near, halt) = (self.near.as_ref()?, self.halt(gap)?);
        let rates = near.rates()?;
        let told = growth(rates, near.closer(), &halt)?;
        // Silence that is not much longer than the intervals just above may be one of them.
        let [silence, time] = self.patience;
        let long = 1.0 / rates[2] > LONG * silence.min(time / LEAST) && self.came(below, Outcome::waited);
        let lost = matches!(halt, Halt::Fold(_) | Halt::Reset(_));
        Some(if long && !lost { Growth::Unseen } else { told })
    }

    /// What can hold the cycle up.
    fn halt(&self, [below, found]: [f64; 2]) -> Option<Halt> {
        let waited = self.came(below, Outcome::waited);
        (!self.inverted).then(|| self.halts.at([below, found], waited, self.nearest()))
    }

    /// Whether such a thing came of it under this current.
    fn came(&self, current: f64, is: impl Fn(Outcome) -> bool) -> bool {
        self.tried.iter().any(|&(at, outcome)| at == current && is(outcome))
    }

    /// The least distance from the onset at which a rate is asked for where firing is waited for.
    pub fn nearest(&self) -> f64 {
        Near::last(self.scale)
    }

    /// The next current near the onset whose rate is asked for, and its place.
    pub fn next(&mut self, gap: [f64; 2]) -> Option<(usize, f64)> {
        if self.inverted {
            return None;
        }
        let onset = self.current(gap);
        self.near.get_or_insert_with(|| Near::of(onset, gap[1], self.scale)).next()
    }

    /// Takes in the rate at one of these.
    pub fn learn_near(&mut self, place: usize, rate: f64) {
        if let Some(near) = &mut self.near {
            near.learn(place, rate);
        }
    }

    /// The currents near the onset, and the rates there, as far as they are known.
    pub fn near(&self) -> [[Option<f64>; 2]; 3] {
        let near = self.near.as_ref();
        [0, 1, 2].map(|place| [near.map(|near| near.current(place)), near.and_then(|near| near.rate(place))])
    }
}
