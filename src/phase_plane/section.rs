//! A line across the flow, upwards from a fixed point, and the map that takes it to itself once round.

use super::Window;
use super::equations::Equations;
use super::fixed_points::FixedPoint;
use super::trajectory::Trajectory;

/// The states above a fixed point, at its v.
///
/// In models whose dv/dt is linear in the other variable the flow crosses all of it one way; in any case returns are
/// counted that cross it the way the start does.
pub struct Section<'a> {
    /// The equations.
    pub equations: &'a dyn Equations<2>,
    /// The current.
    pub current: f64,
    /// The fixed point from which it rises.
    pub from: [f64; 2],
    /// The part of the plane that orbits may roam before they count as lost.
    pub roam: Window,
    /// Fixed points at which forwards, or backwards, orbits end.
    pub ends: [Vec<[f64; 2]>; 2],
}

/// Where an orbit crosses the section again, and when.
#[derive(Clone, Copy, Debug)]
pub struct Return {
    /// How high above the fixed point.
    pub height: f64,
    /// After which time; negative backwards.
    pub time: f64,
}

/// Steps after which an orbit does not return that has turned round often,
const MOST: usize = 5_000;

/// as often as this;
const TURNS: usize = 64;

/// and after which none does. Where one variable is very slow, an orbit creeps along its nullcline, in steps that the fast one bounds.
const CREEPING: usize = 50_000;

/// Orbits this near to a fixed point that attracts them, as a part of the window, have ended.
const NEAR: f64 = 1e-4;

impl<'a> Section<'a> {
    /// Above `centre`, which is one of `points`, the fixed points in the window.
    pub fn above(
        equations: &'a dyn Equations<2>,
        current: f64,
        centre: &FixedPoint,
        points: &[FixedPoint],
        window: Window,
    ) -> Section<'a> {
        let ends = [1.0, -1.0].map(|way| {
            let ends = |point: &&FixedPoint| {
                let turns = point.eigenvalues[0][1] != 0.0;
                let attracts = point.eigenvalues.iter().all(|[re, _]| re * way < 0.0);
                // Round its own focus an orbit returns however near.
                attracts && !(turns && point.state == centre.state)
            };
            points.iter().filter(ends).map(|point| point.state).collect()
        });
        Section { equations, current, from: centre.state, roam: window.wider(2.0), ends }
    }

    /// Once round from so high above the fixed point, with this error allowed a step; none where the orbit does not
    /// return.
    pub fn once_round(&self, height: f64, forwards: bool, tolerance: f64) -> Option<Return> {
        let [v, bottom] = self.from;
        let start = [v, bottom + height];
        let rate = |state| self.equations.plain(state, self.current);
        let way = if forwards { 1.0 } else { -1.0 };
        let sense = way * rate(start)[0].signum();
        let side = |state: [f64; 2]| (state[0] - v) * sense;
        let ends = &self.ends[usize::from(!forwards)];
        let mut trajectory = Trajectory::of(&rate, start, forwards, tolerance);
        // It starts on the line, and is first beside it before it comes back from the other side.
        let mut behind = false;
        let mut turns = 0;
        for steps in 0..CREEPING {
            if steps > MOST && turns > TURNS {
                return None;
            }
            let heading = trajectory.slope[0];
            let step = trajectory.advance(way * f64::INFINITY)?;
            let state = trajectory.state;
            turns += usize::from(trajectory.slope[0] * heading < 0.0);
            if behind && side(state) >= 0.0 {
                let last = trajectory.step_to(&step, side);
                if last.next[1] > bottom {
                    let time = trajectory.time - step.h + last.h;
                    return Some(Return { height: last.next[1] - bottom, time });
                }
            }
            // A state that is reset goes no further round.
            if self.equations.reset_of(state).is_some() {
                return None;
            }
            behind = side(state) < 0.0;
            let over = |end: &[f64; 2]| self.roam.distance(*end, state) < NEAR;
            if !self.roam.contains(state) || ends.iter().any(over) {
                return None;
            }
        }
        None
    }
}
