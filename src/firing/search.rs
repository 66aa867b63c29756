//! Looks for the least current that makes a neuron fire, between one that does not and one that does.

use super::rig::Trial;

/// Where a neuron starts whose answer is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Where the model does.
    Start,
    /// Where it has come under the greatest current known to be too small: as if the current had been raised slowly.
    Below,
    /// Where it has come under the least current known to be enough: as if the current had been lowered slowly.
    Above,
}

/// A current, and the state that a neuron comes to under it; none for where the model starts.
#[derive(Clone, Debug)]
pub struct Held {
    /// The current.
    pub current: f64,
    /// The state.
    pub state: Option<Vec<f64>>,
}

/// A search: the gap between both currents is divided evenly, and divided again where the answer changes.
#[derive(Clone, Debug)]
pub struct Search {
    /// The greatest current known to be too small.
    pub below: Held,
    /// The least current known to be enough; infinite before one is found.
    pub above: Held,
    origin: Origin,
    /// The gap that is narrow enough.
    tolerance: f64,
    /// Tries that are made side by side.
    ways: usize,
    /// What has come of the currents in the gap, in their order.
    tries: Vec<Try>,
}

#[derive(Clone, Debug)]
struct Try {
    current: f64,
    asked: bool,
    answer: Option<(bool, Option<Vec<f64>>)>,
}

/// No current beyond this is tried: where it is not enough, none is.
const GREATEST: f64 = 1e6;

impl Search {
    /// Between two currents, `ways` tries at a time: one bisects, more can be made side by side.
    pub fn between(below: Held, above: Held, origin: Origin, tolerance: f64, ways: usize) -> Search {
        let mut search = Search { below, above, origin, tolerance, ways, tries: Vec::new() };
        search.divide();
        search
    }

    /// Above a current that is too small, first by steps that grow from `scale`.
    pub fn beyond(below: Held, scale: f64, tolerance: f64, ways: usize) -> Search {
        let above = Held { current: f64::INFINITY, state: None };
        let origin = Origin::Start;
        let mut search = Search { below, above, origin, tolerance, ways, tries: Vec::new() };
        search.grow(scale);
        search
    }

    /// The next current to try: its place among the tries, and the trial.
    pub fn next(&mut self) -> Option<(usize, Trial)> {
        let place = self.tries.iter().position(|one| !one.asked)?;
        self.tries[place].asked = true;
        let start = match self.origin {
            Origin::Start => None,
            Origin::Below => self.below.state.clone(),
            Origin::Above => self.above.state.clone(),
        };
        Some((place, Trial { start, current: self.tries[place].current, pulse: None, once: false }))
    }

    /// Takes in whether a try made the neuron fire.
    pub fn learn(&mut self, place: usize, fires: bool, state: Vec<f64>) {
        self.tries[place].answer = Some((fires, Some(state)));
        if self.tries.iter().any(|one| one.answer.is_none()) {
            return;
        }
        // The least current that fires decides, should a greater one not fire again.
        for Try { current, answer, .. } in std::mem::take(&mut self.tries) {
            let Some((fires, state)) = answer else { continue };
            if fires {
                self.above = Held { current, state };
                break;
            }
            self.below = Held { current, state };
        }
        if self.above.current.is_finite() {
            self.divide();
        } else {
            self.grow(self.below.current);
        }
    }

    /// The least current known to be enough, once the gap is narrow enough; infinite where none is.
    pub fn found(&self) -> Option<f64> {
        self.tries.is_empty().then_some(self.above.current)
    }

    /// How much of the way is done: in halvings of the gap, of which about `most` are needed.
    pub fn progress(&self, widest: f64) -> f64 {
        let gap = self.above.current - self.below.current;
        let (done, all) = ((widest / gap).log2(), (widest / self.tolerance).log2());
        if self.tries.is_empty() { 1.0 } else { (done / all).clamp(0.0, 1.0) }
    }

    fn divide(&mut self) {
        let (low, high) = (self.below.current, self.above.current);
        let gap = high - low;
        // Numbers end before the gap does.
        let narrow = self.tolerance.max(4.0 * f64::EPSILON * low.abs().max(high.abs()));
        if gap > narrow {
            let parts = (self.ways + 1) as f64;
            self.tries = (1..=self.ways).map(|i| Try::of(low + gap * i as f64 / parts)).collect();
        }
    }

    fn grow(&mut self, step: f64) {
        let low = self.below.current;
        let currents = (0..self.ways as i32).map(|i| low + step * 2f64.powi(i));
        self.tries = currents.filter(|current| *current < GREATEST).map(Try::of).collect();
    }
}

impl Try {
    fn of(current: f64) -> Try {
        Try { current, asked: false, answer: None }
    }
}
