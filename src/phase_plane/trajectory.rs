//! A solution of autonomous equations, followed step by step, forwards or backwards in time.

use crate::integrate::step::{Step, first_length, longer, shorter};
use crate::ode::Real;

/// Error allowed a step, relative to the state and absolute, where numbers come of it.
pub const FINE: f64 = 1e-11;

/// … and where something is looked for, or only drawn.
pub const COARSE: f64 = 1e-8;

/// Length of a step, at most: at rest nothing else would bound it.
const LONGEST: f64 = 1e12;

/// A solution as far as it has been followed.
pub struct Trajectory<'a, const N: usize, R = f64> {
    rate: &'a dyn Fn([R; N]) -> [R; N],
    /// Where it is.
    pub state: [R; N],
    /// The time since its start; negative backwards.
    pub time: f64,
    /// The rate where it is.
    pub slope: [R; N],
    h: f64,
    tolerance: f64,
}

impl<'a, const N: usize, R: Real + Into<f64>> Trajectory<'a, N, R> {
    /// From `start` on, or, backwards in time, to where it came from; `tolerance` is the error allowed a step.
    pub fn of(
        rate: &'a dyn Fn([R; N]) -> [R; N],
        start: [R; N],
        forwards: bool,
        tolerance: f64,
    ) -> Trajectory<'a, N, R> {
        let slope = rate(start);
        let h = first_length(start, slope).min(1e3);
        Trajectory { rate, state: start, time: 0.0, slope, h: if forwards { h } else { -h }, tolerance }
    }

    /// Goes one step on, not beyond the time `until`; none where the numbers leave the finite range.
    pub fn advance(&mut self, until: f64) -> Option<Step<N, R>> {
        loop {
            let left = until - self.time;
            let last = left.abs() <= self.h.abs();
            let h = if last { left } else { self.h };
            let step = Step::take(|_, x| (self.rate)(x), 0.0, self.state, Some(self.slope), h);
            let error = step.error(self.tolerance);
            if error <= 1.0 {
                self.state = step.next;
                self.slope = step.k[6];
                self.time = if last { until } else { self.time + h };
                if !last {
                    self.h = (self.h * longer(error)).clamp(-LONGEST, LONGEST);
                }
                return Some(step);
            }
            self.h = h * shorter(error);
            if self.h.abs() < 1e-13 * (1e-3 + self.time.abs()) {
                return None;
            }
        }
    }

    /// Where a solution that could not be followed on was going, if it was rising beyond all bounds: there at once.
    pub fn top(&self) -> Option<[R; N]> {
        let mut top = self.state;
        top[0] = R::from(f64::INFINITY);
        (self.slope[0].into() > 0.0).then_some(top)
    }

    /// Goes to a time in at most so many steps; none where it does not get there.
    pub fn go_to(&mut self, time: f64, most: usize) -> Option<()> {
        for _ in 0..most {
            if self.time == time {
                return Some(());
            }
            self.advance(time)?;
        }
        None
    }

    /// The step to where `function`, which changes its sign within the last step, vanishes: found on its
    /// interpolant, then on steps of the method itself.
    pub fn step_to(&self, step: &Step<N, R>, function: impl Fn([R; N]) -> f64) -> Step<N, R> {
        let ends = [function(step.x), function(step.next)];
        let theta = super::root::root(|theta| function(step.at(theta)), [0.0, 1.0], ends, 1e-12);
        let take = |h: f64| Step::take(|_, x| (self.rate)(x), 0.0, step.x, Some(step.k[0]), h);
        let mut found = take(theta * step.h);
        // The secant through two times a little apart: the interpolant errs by less than that.
        let apart = 1e-6 * step.h;
        for _ in 0..2 {
            let (here, there) = (function(found.next), function(take(found.h + apart).next));
            let correction = apart * here / (there - here);
            let near = correction.abs() < 0.1 * step.h.abs();
            if !near {
                break;
            }
            found = take(found.h - correction);
        }
        found
    }
}
