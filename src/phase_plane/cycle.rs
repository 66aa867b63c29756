//! A periodic orbit: its period, its extremes, its stability, and the orbit itself.

use super::equations::{Equations, jacobian};
use super::trajectory::{FINE, Trajectory};
use crate::integrate::step::Step;

/// A periodic orbit.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitCycle<const N: usize = 2> {
    /// How long one turn takes.
    pub period: f64,
    /// Whether orbits near it come nearer.
    pub stable: bool,
    /// Floquet's multipliers, each its real and imaginary part: by how much small departures grow in a turn. The one
    /// along the orbit comes first, and is 1; the others follow, the greatest first.
    pub multipliers: [[f64; 2]; N],
    /// The least value of each variable.
    pub min: [f64; N],
    /// The greatest value of each variable.
    pub max: [f64; N],
    /// States along one turn, no farther apart than a fiftieth of the orbit's extent; the last is the first.
    pub orbit: Vec<[f64; N]>,
}

impl<const N: usize> LimitCycle<N> {
    /// Whether two that were found apart, and may begin at other states, are one.
    pub fn same(&self, other: &LimitCycle<N>) -> bool {
        let near = |i: usize| {
            let extent = self.max[i] - self.min[i];
            let apart = (self.max[i] - other.max[i]).abs().max((self.min[i] - other.min[i]).abs());
            apart < 1e-5 * extent
        };
        (self.period / other.period - 1.0).abs() < 1e-5 && (0..N).all(near)
    }
}

/// Steps of a turn, at most.
const MOST: usize = 50_000;

/// States of the orbit to each of its extents.
const POINTS: f64 = 50.0;

/// One turn from a state on the orbit.
pub struct Turn<const N: usize> {
    /// Its steps; between two there may be a jump.
    pub(super) steps: Vec<Step<N>>,
    /// Their time together; negative backwards.
    pub(super) period: f64,
}

/// Abscissae and weights of Gauss's rule of three points on 0…1, exact for polynomials of fifth degree.
const GAUSS: [[f64; 2]; 3] =
    [[0.112_701_665_379_258_3, 5.0 / 18.0], [0.5, 8.0 / 18.0], [0.887_298_334_620_741_7, 5.0 / 18.0]];

impl<const N: usize> Turn<N> {
    /// Follows the orbit once, through states at equal times along it; none where it cannot be followed.
    ///
    /// With a negative period it goes backwards, so that errors die out on an orbit that repels.
    pub fn through(
        equations: &dyn Equations<N>,
        current: f64,
        states: &[[f64; N]],
        period: f64,
    ) -> Option<Turn<N>> {
        let rate = |state| equations.plain(state, current);
        let end = period / states.len() as f64;
        let mut steps = Vec::new();
        for &start in states {
            let mut trajectory = Trajectory::of(&rate, start, period > 0.0, FINE);
            while trajectory.time != end {
                steps.push(trajectory.advance(end)?);
                if steps.len() > MOST {
                    return None;
                }
            }
        }
        Some(Turn { steps, period })
    }

    /// The integral of the field's divergence along the orbit, forwards: in the plane the logarithm of the
    /// multiplier across it (J. Guckenheimer and P. Holmes, Nonlinear Oscillations, Dynamical Systems, and
    /// Bifurcations of Vector Fields, 1983, section 1.5).
    pub fn divergence(&self, equations: &dyn Equations<N>, current: f64) -> f64 {
        let trace = |state: [f64; N]| {
            let slopes = jacobian(equations, state, current);
            (0..N).map(|i| slopes[i][i]).sum::<f64>()
        };
        let over = |step: &Step<N>| -> f64 {
            GAUSS.iter().map(|[theta, weight]| weight * step.h.abs() * trace(step.at(*theta))).sum()
        };
        self.steps.iter().map(over).sum()
    }

    /// The cycle with these multipliers, in any order.
    pub fn cycle(self, mut multipliers: [[f64; 2]; N]) -> LimitCycle<N> {
        let size = |[re, im]: [f64; 2]| re.hypot(im);
        let off = |[re, im]: [f64; 2]| (re - 1.0).hypot(im);
        let along = (0..N).min_by(|&i, &j| off(multipliers[i]).total_cmp(&off(multipliers[j])));
        multipliers.swap(0, along.unwrap_or(0));
        multipliers[0] = [1.0, 0.0];
        for i in 1..N {
            let greatest = (i..N).max_by(|&a, &b| size(multipliers[a]).total_cmp(&size(multipliers[b])));
            multipliers.swap(i, greatest.unwrap_or(i));
        }
        let stable = multipliers[1..].iter().all(|multiplier| size(*multiplier) < 1.0);
        let (min, max) = self.extremes();
        let jumps =
            |from: [f64; N], to: [f64; N]| (0..N).any(|i| (to[i] - from[i]).abs() > 1e-6 * (max[i] - min[i]));
        let mut orbit = vec![self.steps[0].x];
        for step in &self.steps {
            if jumps(orbit[orbit.len() - 1], step.x) {
                orbit.push(step.x);
            }
            let far = |i: usize| ((step.next[i] - step.x[i]) / (max[i] - min[i])).abs();
            let parts = (POINTS * (0..N).map(far).fold(0.0, f64::max)).ceil().clamp(1.0, POINTS);
            orbit.extend((1..=parts as usize).map(|part| step.at(part as f64 / parts)));
        }
        let last = orbit.len() - 1;
        if jumps(orbit[last], orbit[0]) {
            orbit.push(orbit[0]);
        } else {
            orbit[last] = orbit[0];
        }
        if self.period < 0.0 {
            orbit.reverse();
        }
        LimitCycle { period: self.period.abs(), stable, multipliers, min, max, orbit }
    }

    /// The least and the greatest value of each variable: where its rate changes sign within a step, too.
    fn extremes(&self) -> ([f64; N], [f64; N]) {
        let (mut min, mut max) = ([f64::INFINITY; N], [f64::NEG_INFINITY; N]);
        for step in &self.steps {
            for i in 0..N {
                let mut see = |value: f64| {
                    min[i] = min[i].min(value);
                    max[i] = max[i].max(value);
                };
                see(step.x[i]);
                see(step.next[i]);
                let (from, to) = (step.k[0][i] * step.h, step.k[6][i] * step.h);
                if (from > 0.0) != (to > 0.0) {
                    // The cubic with the step's ends and slopes turns within it.
                    see(turning(step.x[i], step.next[i], from, to));
                }
            }
        }
        (min, max)
    }
}

/// Puts a cycle in its place in a list, from the shortest period on.
pub fn put<const N: usize>(cycles: &mut Vec<LimitCycle<N>>, cycle: LimitCycle<N>) {
    let place = cycles.partition_point(|other| other.period < cycle.period);
    cycles.insert(place, cycle);
}

/// How far two states are apart, in parts of the ranges of their variables.
pub fn apart<const N: usize>(a: [f64; N], b: [f64; N], ranges: [[f64; 2]; N]) -> f64 {
    (0..N).map(|i| ((a[i] - b[i]) / (ranges[i][1] - ranges[i][0])).abs()).fold(0.0, f64::max)
}

/// The value at which the cubic from `a` with slope `from` to `b` with slope `to`, of other sign, turns in 0…1.
fn turning(a: f64, b: f64, from: f64, to: f64) -> f64 {
    // y' = from + 2 s t + 3 c t²
    let square = 3.0 * (b - a) - 2.0 * from - to;
    let cube = from + to - 2.0 * (b - a);
    let root = (square * square - 3.0 * cube * from).max(0.0).sqrt();
    // Of the two turns the one within the step, in the form without cancellation.
    let candidates = [-from / (square + root), -from / (square - root)];
    let within = candidates.into_iter().find(|t| (0.0..=1.0).contains(t)).unwrap_or(0.0);
    a + within * (from + within * (square + within * cube))
}
