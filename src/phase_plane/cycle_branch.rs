//! A branch of periodic orbits along the current, followed round its folds.

use super::equations::Equations;
use super::root::root;
use super::shooting::Orbit;
use super::trajectory::{COARSE, FINE};
use nalgebra::DVector;

/// Orbits along a branch, at most.
const MOST: usize = 120;

/// The first step along a branch, and the longest, in units of what counts as a large change.
const STEP: [f64; 2] = [0.02, 0.15];

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

    /// The other orbits of the branch under this current, as far as the current between neither vanishes nor doubles.
    pub fn orbits_under(&self, current: f64) -> Vec<Orbit<N>> {
        let far = current.abs().max(1.0);
        let mut found = Vec::new();
        for mut branch in [self.clone(), self.clone().turned()] {
            for _ in 0..MOST {
                let before = branch.clone();
                if branch.advance().is_none() || (branch.orbit.current - current).abs() > far {
                    break;
                }
                let ends = [before.orbit.current - current, branch.orbit.current - current];
                if ends[0] * ends[1] < 0.0 {
                    let orbit = before.between(&branch, ends, |orbit, _| orbit.current - current, COARSE);
                    found.extend(orbit.and_then(|orbit| {
                        Orbit { current, ..orbit }.closed_here(self.equations, self.ranges, COARSE)
                    }));
                }
            }
        }
        found
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
        let way = (there.orbit.unknowns() - self.orbit.unknowns()).component_div(&self.size);
        let value =
            |step: f64| self.at(step, tolerance).map_or(f64::NAN, |(orbit, along)| function(&orbit, &along));
        let step = root(value, [0.0, way.dot(&self.direction)], ends, 1e-9);
        Some(self.at(step, tolerance)?.0)
    }
}
