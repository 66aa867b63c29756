//! A branch of periodic orbits along the current, followed round its folds.

use super::bifurcations::{Bifurcation, Kind};
use super::equations::Equations;
use super::lyapunov::turning_vector;
use super::root::root;
use super::shooting::{Orbit, PIECES};
use super::trajectory::{COARSE, FINE};
use nalgebra::{Complex, DVector};

/// Orbits along a branch, at most.
const MOST: usize = 120;

/// The first step along a branch, and the longest, in units of what counts as a large change.
const STEP: [f64; 2] = [0.02, 0.15];

/// How far the first orbit beside a Hopf point goes from it, as a part of the ranges.
const SMALL: f64 = 3e-3;

/// A branch of periodic orbits, at one of them.
///
/// Its orbits are followed by pseudo-arclength (H. B. Keller, in P. H. Rabinowitz (ed.), Applications of Bifurcation
/// Theory, 1977, pp. 359–384), each by multiple shooting.
#[derive(Clone)]
pub struct CycleBranch<'a, const N: usize> {
    equations: &'a dyn Equations<N>,
    ranges: [[f64; 2]; N],
    /// Where it is.
    pub orbit: Orbit<N>,
    /// What counts as a large change of each unknown.
    size: DVector<f64>,
    /// Where it goes, in those units, of length 1.
    direction: DVector<f64>,
    step: f64,
}

impl<'a, const N: usize> CycleBranch<'a, N> {
    /// The branch of a closed orbit, towards larger currents; none at a fold, which has none.
    pub fn through(
        equations: &'a dyn Equations<N>,
        orbit: Orbit<N>,
        ranges: [[f64; 2]; N],
    ) -> Option<CycleBranch<'a, N>> {
        let size = orbit.size(ranges);
        let (orbit, along) = orbit.closed(equations, &Orbit::<N>::along_current(), &size, COARSE)?;
        let direction = along.component_div(&size).normalize();
        Some(CycleBranch { equations, ranges, orbit, size, direction, step: STEP[0] })
    }

    /// The branch that begins at a Hopf point, at a small orbit of it, away from the point; none where no orbit is found.
    pub fn from_hopf(
        equations: &'a dyn Equations<N>,
        hopf: &Bifurcation<N>,
        ranges: [[f64; 2]; N],
    ) -> Option<CycleBranch<'a, N>> {
        let Kind::Hopf { omega, .. } = hopf.kind else { return None };
        let turning = turning_vector(equations, hopf.current, hopf.state, omega)?;
        let extent = (0..N).map(|i| turning[i].norm() / (ranges[i][1] - ranges[i][0])).fold(0.0, f64::max);
        // From where the first variable turns: there its part is real.
        let phase = turning[0].conj() / turning[0].norm() * (SMALL / extent);
        let at = |piece: usize| {
            let angle = std::f64::consts::TAU * piece as f64 / PIECES as f64;
            std::array::from_fn(|i| (turning[i] * phase * Complex::from_polar(1.0, angle)).re)
        };
        let off: [[f64; N]; PIECES] = std::array::from_fn(at);
        let mut orbit = Orbit::round(hopf, omega);
        let size = orbit.size(ranges);
        let resting = orbit.unknowns();
        for (state, off) in orbit.states.iter_mut().zip(off) {
            *state = std::array::from_fn(|i| state[i] + off[i]);
        }
        let outwards = (orbit.unknowns() - resting).component_div(&size).normalize();
        let (orbit, along) = orbit.closed(equations, &outwards.component_div(&size), &size, COARSE)?;
        let mut direction = along.component_div(&size).normalize();
        if direction.dot(&outwards) < 0.0 {
            direction.neg_mut();
        }
        Some(CycleBranch { equations, ranges, orbit, size, direction, step: STEP[0] })
    }

    /// The orbit under this current between the first of the branch and the Hopf point where it begins: there its square
    /// grows as the current does.
    pub fn smaller(&self, hopf: &Bifurcation<N>, current: f64) -> Option<Orbit<N>> {
        let Kind::Hopf { omega, .. } = hopf.kind else { return None };
        let square = (current - hopf.current) / (self.orbit.current - hopf.current);
        if !(0.0..1.0).contains(&square) {
            return None;
        }
        let (point, first) = (Orbit::round(hopf, omega).unknowns(), self.orbit.unknowns());
        let mut guess = Orbit::of(&(&point + (first - &point) * square.sqrt()));
        guess.period = point[Orbit::<N>::PERIOD] + square * (self.orbit.period - point[Orbit::<N>::PERIOD]);
        guess.current = current;
        let found = guess.closed_here(self.equations, self.ranges, FINE)?;
        // Not the fixed point, of which any period is one.
        (found.extent(self.ranges) > 0.5 * guess.extent(self.ranges)).then_some(found)
    }

    /// The same, the other way.
    pub fn turned(mut self) -> CycleBranch<'a, N> {
        self.direction.neg_mut();
        self
    }

    /// The orbit so far along the direction of the branch, and the direction from there.
    fn at(&self, step: f64, tolerance: f64) -> Option<(Orbit<N>, DVector<f64>)> {
        let guess = self.orbit.unknowns() + self.direction.component_mul(&self.size) * step;
        let normal = self.direction.component_div(&self.size);
        let (orbit, along) = Orbit::of(&guess).closed(self.equations, &normal, &self.size, tolerance)?;
        Some((orbit, along.component_div(&self.size).normalize()))
    }

    /// Goes to the next orbit; none where the branch ends: the orbit shrinks to a point, or cannot be followed.
    pub fn advance(&mut self) -> Option<()> {
        while self.step > 1e-5 {
            // A sharp turn is taken in smaller steps.
            let found =
                self.at(self.step, COARSE).filter(|(_, direction)| direction.dot(&self.direction) > 0.9);
            if let Some((orbit, direction)) = found {
                (self.orbit, self.direction) = (orbit, direction);
                self.step = (1.4 * self.step).min(STEP[1]);
                return self.orbit.turns(self.ranges).then_some(());
            }
            self.step *= 0.4;
        }
        None
    }

    /// The orbits of the branch under this current from here on, as far as the current between neither vanishes nor doubles.
    pub fn orbits_under(mut self, current: f64) -> Vec<Orbit<N>> {
        let far = current.abs().max(1.0);
        let mut found = Vec::new();
        for _ in 0..MOST {
            let before = self.clone();
            if self.advance().is_none() || (self.orbit.current - current).abs() > far {
                break;
            }
            for step in before.steps_to(&self, current) {
                let orbit = before.at(step, COARSE).map(|(orbit, _)| Orbit { current, ..orbit });
                found.extend(orbit.and_then(|orbit| orbit.closed_here(self.equations, self.ranges, COARSE)));
            }
        }
        found
    }

    /// The steps, between here and further along, to orbits under this current: before and behind a fold, where there is one.
    fn steps_to(&self, there: &CycleBranch<N>, current: f64) -> Vec<f64> {
        let index = Orbit::<N>::CURRENT;
        let end = self.reach(there);
        let mut looks = vec![(0.0, self.orbit.current - current), (end, there.orbit.current - current)];
        let slopes = [self.direction[index], there.direction[index]];
        if slopes[0] * slopes[1] < 0.0 {
            let fold = self.zero([0.0, end], slopes, |_, along| along[index], COARSE);
            if let Some((orbit, _)) = self.at(fold, COARSE) {
                looks.insert(1, (fold, orbit.current - current));
            }
        }
        let crossing = |pair: &[(f64, f64)]| {
            let [(from, at_from), (to, at_to)] = [pair[0], pair[1]];
            let off = |orbit: &Orbit<N>, _: &DVector<f64>| orbit.current - current;
            (at_from * at_to < 0.0).then(|| self.zero([from, to], [at_from, at_to], off, COARSE))
        };
        looks.windows(2).filter_map(crossing).collect()
    }

    /// The next orbit at which the branch turns back in the current: the fold at which two orbits meet.
    pub fn fold(mut self) -> Option<Orbit<N>> {
        let current = Orbit::<N>::CURRENT;
        for _ in 0..MOST {
            let before = self.clone();
            self.advance()?;
            let ends = [before.direction[current], self.direction[current]];
            if ends[0] * ends[1] < 0.0 {
                return before.between(&self, ends, |_, along| along[current], FINE);
            }
        }
        None
    }

    /// The orbit between here and further along the branch at which `function`, whose signs here and there differ,
    /// vanishes.
    fn between(
        &self,
        there: &CycleBranch<N>,
        ends: [f64; 2],
        function: impl Fn(&Orbit<N>, &DVector<f64>) -> f64,
        tolerance: f64,
    ) -> Option<Orbit<N>> {
        let step = self.zero([0.0, self.reach(there)], ends, function, tolerance);
        Some(self.at(step, tolerance)?.0)
    }

    /// How far along the direction of the branch an orbit further on it is.
    fn reach(&self, there: &CycleBranch<N>) -> f64 {
        (there.orbit.unknowns() - self.orbit.unknowns()).component_div(&self.size).dot(&self.direction)
    }

    /// The step between two, at which the signs of `function` differ, to where it vanishes.
    fn zero(
        &self,
        between: [f64; 2],
        ends: [f64; 2],
        function: impl Fn(&Orbit<N>, &DVector<f64>) -> f64,
        tolerance: f64,
    ) -> f64 {
        let value =
            |step: f64| self.at(step, tolerance).map_or(f64::NAN, |(orbit, along)| function(&orbit, &along));
        root(value, between, ends, 1e-9)
    }
}
