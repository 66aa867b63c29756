//! What will come of a neuron that has been silent for long: it may pause, or rest.

use super::population::Population;
use std::cell::Cell;

/// What will come of a neuron, which takes some time to find out.
pub trait Ahead {
    /// Whether it fires again before its time is up.
    fn fires(&self) -> bool;

    /// Whether there is a stable rest to come to.
    fn rests(&self) -> bool;
}

/// What will come of the neuron in a lane.
pub struct Lane<'a> {
    /// All of them.
    pub population: &'a dyn Population,
    /// Which it is.
    pub lane: usize,
    /// Steps until its time is up.
    pub left: usize,
    /// The length of a step.
    pub dt: f64,
    /// Whether it was found to fire again.
    pub pauses: &'a Cell<bool>,
}

impl Ahead for Lane<'_> {
    fn fires(&self) -> bool {
        let found = || self.population.fires_within(self.lane, self.left as f64 * self.dt);
        if !self.pauses.get() {
            self.pauses.set(found());
        }
        self.pauses.get()
    }

    fn rests(&self) -> bool {
        self.population.rests(self.lane)
    }
}
