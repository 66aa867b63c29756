//! Periodic orbits of any number of variables: those that solutions settle into, and what stands between them and rest.

use super::bifurcations::{Bifurcation, bifurcations};
use super::cycle::{LimitCycle, apart, put};
use super::cycle_branch::CycleBranch;
use super::equations::Equations;
use super::fixed_points::{FixedPoint, fixed_points_within};
use super::shooting::Orbit;
use super::trajectory::{COARSE, FINE, Trajectory};

/// Departures of the first variable from rest that solutions start with, in parts of its range.
const KICKS: [f64; 6] = [0.03, 0.1, 0.3, -0.03, -0.1, -0.3];

/// How far a solution is followed until it has settled.
struct Patience {
    /// Steps of it.
    steps: usize,
    /// Maxima of the first variable.
    maxima: usize,
}

impl Patience {
    const FULL: Patience = Patience { steps: 60_000, maxima: 400 };

    /// Where one has not settled, others that start beside it hardly do.
    const LOST: Patience = Patience { steps: 15_000, maxima: 100 };
}

/// Maxima of the first variable within a period, at most.
const MOST_IN_PERIOD: usize = 4;

/// Hopf points this far from the current, as a part of it, are begun at.
const NEAR: f64 = 0.5;

/// Periodic orbits of any number of variables in these ranges, from the shortest period on.
///
/// Solutions are followed from rest, with kicks of the first variable, until their maxima repeat, and Newton's method
/// closes the orbit: so stable orbits with a wide basin are found. The branches that begin at Hopf points within half
/// of the current are followed round their folds, and all their orbits under this current are told, those that repel,
/// too; where rest is stable, so are the branches of orbits that are on none of these. The period is good to some 10⁻⁸.
pub fn cycles_settled_into<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    ranges: [[f64; 2]; N],
) -> Vec<LimitCycle<N>> {
    let points = fixed_points_within(equations, current, ranges);
    let mut known = Known { equations, ranges, orbits: Vec::new(), cycles: Vec::new() };
    let far = |found: &Bifurcation<N>| (found.current - current).abs() / current.abs().max(1.0);
    for hopf in bifurcations(equations, ranges[0]).iter().filter(|found| far(found) < NEAR) {
        let Some(branch) = CycleBranch::from_hopf(equations, hopf, ranges) else { continue };
        known.add(branch.smaller(hopf, current));
        branch.orbits_under(current).into_iter().for_each(|orbit| _ = known.add(Some(orbit)));
    }
    let mut patience = Patience::FULL;
    for start in starts(&points, ranges) {
        let orbit = settle(equations, current, start, ranges, &points, &mut patience);
        let new = known.add(orbit);
        let rests = points.iter().any(FixedPoint::stable);
        let branch =
            orbit.filter(|_| new && rests).and_then(|orbit| CycleBranch::through(equations, orbit, ranges));
        for branch in branch.into_iter().flat_map(|branch| [branch.clone(), branch.turned()]) {
            branch.orbits_under(current).into_iter().for_each(|orbit| _ = known.add(Some(orbit)));
        }
    }
    known.cycles
}

/// The orbits that are found, each once.
struct Known<'a, const N: usize> {
    equations: &'a dyn Equations<N>,
    ranges: [[f64; 2]; N],
    orbits: Vec<Orbit<N>>,
    cycles: Vec<LimitCycle<N>>,
}

impl<const N: usize> Known<'_, N> {
    /// Keeps an orbit, and says whether it is a new one.
    fn add(&mut self, orbit: Option<Orbit<N>>) -> bool {
        let Some(orbit) = orbit else { return false };
        let like = |known: &Orbit<N>| {
            let near = apart(known.states[0], orbit.states[0], self.ranges) < 1e-5;
            (known.period / orbit.period - 1.0).abs() < 1e-5 && near
        };
        if self.orbits.iter().any(like) {
            return false;
        }
        self.orbits.push(orbit);
        let closed = orbit.closed_here(self.equations, self.ranges, FINE).unwrap_or(orbit);
        let Some(cycle) = closed.cycle(self.equations, FINE) else { return false };
        // The same may have been found to begin at another turn of its first variable.
        let new = !self.cycles.iter().any(|known| known.same(&cycle));
        if new {
            put(&mut self.cycles, cycle);
        }
        new
    }
}

/// Where solutions start: beside every fixed point.
fn starts<const N: usize>(points: &[FixedPoint<N>], ranges: [[f64; 2]; N]) -> Vec<[f64; N]> {
    let kicked = |point: &FixedPoint<N>, kick: f64| {
        let mut state = point.state;
        state[0] += kick * (ranges[0][1] - ranges[0][0]);
        state
    };
    points.iter().flat_map(|point| KICKS.map(|kick| kicked(point, kick))).collect()
}

/// The orbit that the solution from `start` settles into; none where it comes to rest, or does not settle while there is patience,
/// of which there is then less.
fn settle<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    start: [f64; N],
    ranges: [[f64; 2]; N],
    points: &[FixedPoint<N>],
    patience: &mut Patience,
) -> Option<Orbit<N>> {
    let rate = |state| equations.plain(state, current);
    let mut trajectory = Trajectory::of(&rate, start, true, COARSE);
    let mut maxima: Vec<(f64, [f64; N])> = Vec::new();
    // How far the solution has gone from each of the latest maxima.
    let mut gone = [0.0; MOST_IN_PERIOD];
    let mut next_try = 2;
    for _ in 0..patience.steps {
        let rose = trajectory.slope[0] > 0.0;
        let step = trajectory.advance(f64::INFINITY)?;
        for (i, gone) in gone.iter_mut().enumerate().take(maxima.len()) {
            *gone = apart(maxima[maxima.len() - 1 - i].1, trajectory.state, ranges).max(*gone);
        }
        if !(rose && trajectory.slope[0] <= 0.0) {
            continue;
        }
        let top = trajectory.step_to(&step, |state| rate(state)[0]);
        let (time, state) = (trajectory.time - step.h + top.h, top.next);
        let rests = |point: &FixedPoint<N>| point.stable() && apart(point.state, state, ranges) < 1e-5;
        if points.iter().any(rests) {
            return None;
        }
        if maxima.len() > patience.maxima {
            break;
        }
        for back in 1..=MOST_IN_PERIOD.min(maxima.len()) {
            let (then, before) = maxima[maxima.len() - back];
            if maxima.len() >= next_try && apart(before, state, ranges) < 0.02 * gone[back - 1] {
                let guess = Orbit::from(equations, current, state, time - then, COARSE)?;
                let closed = guess.closed_here(equations, ranges, COARSE);
                if let Some(orbit) = closed.filter(|orbit| orbit.turns(ranges)) {
                    return Some(orbit);
                }
                next_try = maxima.len() + 10;
            }
        }
        maxima.push((time, state));
        gone.rotate_right(1);
        gone[0] = 0.0;
    }
    *patience = Patience::LOST;
    None
}
