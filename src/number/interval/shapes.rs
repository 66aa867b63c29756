//! What functions of a known shape make of an interval: those that rise, waves, choices.

use super::{Interval, LIBRARY};
use std::f64::consts::{PI, TAU};

impl Interval {
    /// What a function that rises everywhere makes of it.
    #[inline(never)]
    pub(super) fn rising(self, f: impl Fn(f64) -> f64, by: f64) -> Interval {
        Interval::outwards(f(self.low), f(self.high), by)
    }

    /// What a function makes of it that rises from 0 on and is not defined below: everything where it reaches there.
    pub(super) fn defined_from_zero(self, f: impl Fn(f64) -> f64) -> Interval {
        if self.low < 0.0 { Interval::ENTIRE } else { self.rising(f, LIBRARY) }
    }

    /// What a wave makes of it that has one of its crests at this place.
    #[inline(never)]
    pub(super) fn wave(self, f: impl Fn(f64) -> f64, crest: f64) -> Interval {
        // So near a crest it is flatter than any rounding; so far out the turns are not told apart.
        let holds = |place: f64| {
            let [first, last] = [self.low - 1e-9, self.high + 1e-9].map(|x| (x - place) / TAU);
            first.ceil() <= last
        };
        let whole = !(self.low > -1e6 && self.high < 1e6);
        let [a, b] = if whole { [-1.0, 1.0] } else { [f(self.low), f(self.high)] };
        let low = if whole || holds(crest + PI) { -1.0 } else { a.min(b) };
        let high = if whole || holds(crest) { 1.0 } else { a.max(b) };
        let wave = Interval::outwards(low, high, LIBRARY);
        Interval { low: wave.low.max(-1.0), high: wave.high.min(1.0) }
    }

    /// Which of two it chooses, where all its numbers agree.
    pub(super) fn choice(self, then: Interval, other: Interval) -> Option<Interval> {
        match (self.low > 0.0, self.high <= 0.0) {
            (true, _) => Some(then),
            (_, true) => Some(other),
            _ => None,
        }
    }
}
