//! Looks for the least value that makes a neuron fire, between one that does not and one that does.

/// Where a neuron starts whose answer is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Where the model does.
    Start,
    /// Where it has come to at the greatest value known to be too small: as if it had been raised slowly.
    Below,
    /// Where it has come to at the least value known to be enough: as if it had been lowered slowly.
    Above,
}

/// A value, of a current or of whatever is looked for, and the state that a neuron comes to under it; none for where the
/// model starts.
#[derive(Clone, Debug)]
pub struct Held {
    /// The value.
    pub value: f64,
    /// The state.
    pub state: Option<Vec<f64>>,
}

/// Tries side by side of a question for which all else has to wait.
pub const WAYS: usize = 4;

/// How narrow the gap must become.
#[derive(Clone, Copy, Debug)]
pub enum Tolerance {
    /// In units of the value.
    Absolute(f64),
    /// As a share of the value.
    Relative(f64),
}

/// A search: the gap between two values is divided evenly, and divided again where the answer changes.
#[derive(Clone, Debug)]
pub struct Search {
    /// The greatest value known to be too small.
    below: Held,
    /// The least value known to be enough; infinite before one is found.
    above: Held,
    origin: Origin,
    tolerance: Tolerance,
    /// Tries that are made side by side.
    ways: usize,
    /// Where no value up to this one is enough, none is.
    limit: f64,
    /// Nothing is looked for below this value.
    lowest: f64,
    /// A gap as narrow as this is none, however small its values.
    nothing: f64,
    /// Where the least value that is enough is followed downwards, how far the next steps go at most.
    stride: Option<f64>,
    /// The values in the gap that are tried, ascending.
    tries: Vec<Try>,
}

#[derive(Clone, Debug)]
struct Try {
    value: f64,
    asked: bool,
    /// Whether the neuron fired, and its state at the end.
    answer: Option<(bool, Vec<f64>)>,
}

/// Where a neuron follows a value downwards, its last steps are so much less than the gap may be: what it follows may end
/// where a step of any length would fall off it, and the nearer, the less.
const LAST: f64 = 1.0 / 16.0;

/// The limit of a search without an upper end, in first steps.
const GREATEST: f64 = 1e6;

/// What is none: less than this share of a first step of a search, and of a current that makes the neuron fire.
pub(super) const NOTHING: f64 = 1e-9;

impl Search {
    /// Between two values, `ways` tries at a time: one bisects, more can be made side by side.
    pub fn between(below: Held, above: Held, origin: Origin, tolerance: Tolerance, ways: usize) -> Search {
        let (lowest, limit) = (below.value, above.value);
        let tries = Vec::new();
        let (stride, nothing) = (None, 0.0);
        let mut search =
            Search { below, above, origin, tolerance, ways, limit, lowest, nothing, stride, tries };
        search.divide();
        search
    }

    /// Above a value that is too small, first by steps that grow from `step`.
    pub fn beyond(below: f64, step: f64, tolerance: Tolerance, ways: usize) -> Search {
        let (lowest, limit) = (below, below + GREATEST * step);
        let below = Held { value: below, state: None };
        let above = Held { value: f64::INFINITY, state: None };
        let (origin, tries) = (Origin::Start, Vec::new());
        let (stride, nothing) = (None, NOTHING * step);
        let mut search =
            Search { below, above, origin, tolerance, ways, limit, lowest, nothing, stride, tries };
        search.grow(step);
        search
    }

    /// The next value to try: its place among the tries, the value, and the state to start from.
    pub fn next(&mut self) -> Option<(usize, Held)> {
        let place = self.tries.iter().position(|one| !one.asked)?;
        self.tries[place].asked = true;
        let state = match self.origin {
            Origin::Start => None,
            Origin::Below => self.below.state.clone(),
            Origin::Above => self.above.state.clone(),
        };
        Some((place, Held { value: self.tries[place].value, state }))
    }

    /// The value of the try at this place.
    pub fn value(&self, place: usize) -> f64 {
        self.tries[place].value
    }

    /// Takes in whether a try made the neuron fire, and its state at the end.
    pub fn learn(&mut self, place: usize, fires: bool, state: Vec<f64>) {
        self.tries[place].answer = Some((fires, state));
        if self.tries.iter().any(|one| one.answer.is_none()) {
            return;
        }
        let (step, before) = (self.tries[0].value - self.below.value, self.above.value);
        for Try { value, answer, .. } in std::mem::take(&mut self.tries) {
            let Some((fires, state)) = answer else { continue };
            let held = Held { value, state: Some(state) };
            // The least value that fires decides, should a greater one not fire again.
            if fires {
                self.above = held;
                break;
            }
            self.below = held;
        }
        if let Some(stride) = self.stride {
            let come = before - self.above.value;
            // As far again as it has come, or less than the least step that was too long.
            self.follow(if come > 0.0 { 2.0 * come } else { stride * 0.5f64.powi(self.ways as i32) });
        } else if self.above.value.is_finite() {
            self.divide();
        } else if self.below.value < self.limit {
            self.grow(step * 2f64.powi(self.ways as i32));
        }
    }

    /// The gap in which the least value lies, once it is narrow enough: what is too small, and what is enough, which is
    /// infinite where nothing is.
    pub fn found(&self) -> Option<[f64; 2]> {
        self.tries.is_empty().then_some([self.below.value, self.above.value])
    }

    /// The gap is this one, whatever was found: what is enough is infinite where nothing is.
    pub fn settle(&mut self, [below, above]: [f64; 2]) {
        [self.below, self.above] = [below, above].map(|value| Held { value, state: None });
        self.tries.clear();
    }

    /// How much of the way is done, in halvings of a gap that was `widest` at first.
    pub fn progress(&self, widest: f64) -> f64 {
        let gap = self.above.value - self.below.value;
        let (done, all) = ((widest / gap).log2(), (widest / self.narrow()).log2());
        if self.tries.is_empty() || self.stride.is_some() { 1.0 } else { (done / all).clamp(0.0, 1.0) }
    }

    fn narrow(&self) -> f64 {
        let size = self.below.value.abs().max(self.above.value.abs());
        let narrow = match self.tolerance {
            Tolerance::Absolute(narrow) => narrow,
            Tolerance::Relative(share) => share * size,
        };
        // Numbers end before the gap does.
        narrow.max(4.0 * f64::EPSILON * size).max(self.nothing)
    }

    fn divide(&mut self) {
        let gap = self.above.value - self.below.value;
        if gap > self.narrow() {
            let part = |i: usize| self.below.value + gap * i as f64 / (self.ways + 1) as f64;
            let within = |value: &f64| self.below.value < *value && *value < self.above.value;
            self.tries = (1..=self.ways).map(part).filter(within).map(Try::of).collect();
        } else if self.origin == Origin::Above && self.below.value > self.lowest {
            // What fell off from far above may be reached in shorter steps.
            self.follow(gap);
        }
    }

    /// Tries below the least value that is enough, each half as far as the one before, while the steps are not too short.
    fn follow(&mut self, stride: f64) {
        let room = self.above.value - self.lowest;
        let (stride, least) = (stride.min(0.5 * room), LAST * self.narrow());
        self.stride = Some(stride);
        let steps = (0..self.ways as i32).map(|i| stride * 0.5f64.powi(i)).filter(|step| *step >= least);
        self.tries = steps.map(|step| Try::of(self.above.value - step)).collect();
        // Where no step is left, the least value that is enough is known, or there is none above the lowest.
        let end = if self.tries.is_empty() && room <= 2.0 * least { self.lowest } else { self.above.value };
        self.below.value = self.below.value.min(end);
    }

    /// Tries above the gap, each twice as far as the one before.
    fn grow(&mut self, step: f64) {
        self.tries = (0..self.ways as i32).map(|i| Try::of(self.below.value + step * 2f64.powi(i))).collect();
    }
}

impl Try {
    fn of(value: f64) -> Try {
        Try { value, asked: false, answer: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a search finds where everything from `least` on fires, and how many tries it takes.
    fn search(mut search: Search, least: f64) -> ([f64; 2], usize) {
        let mut tries = 0;
        while let Some((place, held)) = search.next() {
            search.learn(place, held.value >= least, Vec::new());
            tries += 1;
        }
        (search.found().expect("nothing is left to try"), tries)
    }

    fn held(value: f64) -> Held {
        Held { value, state: None }
    }

    #[test]
    fn the_gap_closes_around_the_least_value_that_fires() {
        for ways in 1..6 {
            let between =
                Search::between(held(0.0), held(1.0), Origin::Start, Tolerance::Absolute(1e-6), ways);
            let ([below, above], tries) = search(between, 0.3);
            assert!(below < 0.3 && 0.3 <= above && above - below <= 1e-6, "{below} to {above}");
            assert!(tries <= ways * (1.0 + 6.0 / ((ways + 1) as f64).log10()) as usize, "{tries} tries");
        }
    }

    #[test]
    fn a_value_far_beyond_the_first_step_is_found_and_one_that_is_not_there_is_not() {
        for ways in [1, 4] {
            let beyond = || Search::beyond(0.5, 0.25, Tolerance::Relative(1e-3), ways);
            let ([below, above], _) = search(beyond(), 1234.5);
            assert!(
                below < 1234.5 && 1234.5 <= above && above - below <= 1.2345 + 1e-3,
                "{below} to {above}"
            );
            assert_eq!(search(beyond(), f64::INFINITY).0[1], f64::INFINITY);
        }
    }

    #[test]
    fn a_search_from_below_starts_where_the_last_silent_neuron_has_come_to() {
        let below = Held { value: 0.0, state: Some(vec![0.0]) };
        let above = Held { value: 1.0, state: Some(vec![1.0]) };
        let mut search = Search::between(below, above, Origin::Below, Tolerance::Absolute(1e-3), 1);
        let mut starts = Vec::new();
        while let Some((place, Held { value, state })) = search.next() {
            starts.extend(state.expect("it starts from a state"));
            search.learn(place, value > 0.6, vec![value]);
        }
        assert_eq!(starts[..5], [0.0, 0.5, 0.5, 0.5, 0.5625]);
    }
}
