//! The integrator as a map: what a step of fixed length makes of a fixed point.

use super::bifurcations::{Kind, bifurcations};
use super::equations::Equations;
use super::equilibria::{Equilibrium, changes_among, equilibria, equilibrium, product_over_pairs, times};
use super::fixed_points::FixedPoint;
use crate::integrate::stability::factor;

/// A method with fixed steps, at one of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepMap {
    /// The method's order: 1 is Euler's.
    pub order: i32,
    /// The length of a step.
    pub dt: f64,
}

impl StepMap {
    /// What a step multiplies small departures by, for each eigenvalue λ: for Euler 1 + dt·λ; real and imaginary part.
    ///
    /// The map's fixed points are those of the equations; one is stable under it where all these are smaller than 1 in
    /// size (E. Hairer and G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. 1996, section IV.2).
    pub fn multipliers<const N: usize>(self, eigenvalues: &[[f64; 2]; N]) -> [[f64; 2]; N] {
        eigenvalues.map(|[re, im]| factor(self.order, [self.dt * re, self.dt * im]))
    }

    /// The size of the greatest of them.
    pub fn growth<const N: usize>(self, eigenvalues: &[[f64; 2]; N]) -> f64 {
        self.multipliers(eigenvalues).iter().map(|[re, im]| re.hypot(*im)).fold(0.0, f64::max)
    }

    /// Equilibria at which a pair of these leaves the unit circle, or enters it, from the least current on: the Hopf
    /// points as a simulation with this step has them (Neimark–Sacker points of its map), in the given range of the
    /// first variable. Equilibria are run through as for the equations' own bifurcations.
    pub fn hopf_points<const N: usize>(
        self,
        equations: &dyn Equations<N>,
        range: [f64; 2],
    ) -> Vec<Equilibrium<N>> {
        self.hopf_among(equations, &equilibria(equations, range), range)
    }

    /// The same, where the equilibria in this range are known.
    fn hopf_among<const N: usize>(
        self,
        equations: &dyn Equations<N>,
        known: &[Option<Equilibrium<N>>],
        range: [f64; 2],
    ) -> Vec<Equilibrium<N>> {
        let turns = |found: &Equilibrium<N>| {
            let multipliers = self.multipliers(&found.point.eigenvalues);
            multipliers.iter().any(|[re, im]| *im > 0.0 && (re.hypot(*im) - 1.0).abs() < 1e-9)
        };
        let mut found: Vec<Equilibrium<N>> = Vec::new();
        let changes = changes_among(equations, known, range, &|point| self.crossing(point));
        for point in changes.into_iter().filter(turns) {
            let place = found.partition_point(|other| other.current < point.current);
            found.insert(place, point);
        }
        found
    }

    /// Vanishes where a pair of multipliers is on the unit circle.
    fn crossing<const N: usize>(self, point: &FixedPoint<N>) -> f64 {
        product_over_pairs(&self.multipliers(&point.eigenvalues), |a, b| {
            let [re, im] = times(a, b);
            [re - 1.0, im]
        })
    }
}

/// A Hopf point while the method's step grows, as far as there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct HopfCurve<const N: usize = 2> {
    /// Whether the equations have it, too: then the curve begins at a step of 0, else it is the method's alone.
    pub of_equations: bool,
    /// The steps at which there is one, and where it is.
    pub points: Vec<(f64, Equilibrium<N>)>,
}

/// Where the Hopf points are at each of these steps, which ascend from above 0, of a method of this order: those of the
/// equations go on from step to step, and the method makes others.
pub fn hopf_curves<const N: usize>(
    equations: &dyn Equations<N>,
    range: [f64; 2],
    order: i32,
    steps: &[f64],
) -> Vec<HopfCurve<N>> {
    let known = equilibria(equations, range);
    let own = bifurcations(equations, range);
    let own = own.iter().filter(|found| matches!(found.kind, Kind::Hopf { .. }));
    let own = own.filter_map(|found| equilibrium(equations, found.state[0]));
    let mut ended = Vec::new();
    let mut going: Vec<HopfCurve<N>> =
        own.map(|found| HopfCurve { of_equations: true, points: vec![(0.0, found)] }).collect();
    for &dt in steps {
        let mut found = StepMap { order, dt }.hopf_among(equations, &known, range);
        let mut went_on = Vec::new();
        // Those that are nearest to each other belong together.
        while let Some((curve, next)) = nearest(&going, &found, LEAP * (range[1] - range[0])) {
            let mut curve = going.swap_remove(curve);
            curve.points.push((dt, found.swap_remove(next)));
            went_on.push(curve);
        }
        ended.append(&mut going);
        let begun =
            found.into_iter().map(|point| HopfCurve { of_equations: false, points: vec![(dt, point)] });
        going = went_on.into_iter().chain(begun).collect();
    }
    ended.append(&mut going);
    // From the least current on.
    ended.sort_by(|a, b| a.points[0].1.current.total_cmp(&b.points[0].1.current));
    ended
}

/// How far a Hopf point may go from one step to the next, as a part of the range of voltages.
const LEAP: f64 = 0.2;

/// Which curve and which point are nearest to each other, at most so far.
fn nearest<const N: usize>(
    curves: &[HopfCurve<N>],
    points: &[Equilibrium<N>],
    most: f64,
) -> Option<(usize, usize)> {
    let last = |curve: &HopfCurve<N>| curve.points.last().map_or(f64::NAN, |(_, found)| found.point.state[0]);
    let pairs = curves.iter().enumerate().flat_map(|(i, curve)| {
        let apart = move |found: &Equilibrium<N>| (found.point.state[0] - last(curve)).abs();
        points.iter().enumerate().map(move |(j, found)| (apart(found), i, j))
    });
    pairs.filter(|pair| pair.0 < most).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i, j)| (i, j))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// |1 + dt λ| is 0.99 and 2: slow decay is followed, fast decay is overshot.
    #[test]
    fn a_step_grows_along_whichever_eigenvalue_it_suits_least() {
        let growth = StepMap { order: 1, dt: 0.1 }.growth(&[[-0.1, 0.0], [-30.0, 0.0]]);
        assert!((growth - 2.0).abs() < 1e-12, "{growth}");
    }
}
