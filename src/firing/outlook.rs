//! What will come of one of the neurons side by side, found by flying it on by itself.

use super::ahead::Ahead;
use super::population::Population;
use std::cell::Cell;

/// The outlook of the neuron in a lane.
pub struct Outlook<'a> {
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

impl Ahead for Outlook<'_> {
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
