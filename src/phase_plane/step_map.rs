//! The integrator as a map: what a step of fixed length makes of a fixed point.

use super::equations::Equations;
use super::equilibria::{Equilibrium, equilibrium, product_over_pairs, sign_changes, times};
use super::fixed_points::FixedPoint;
use super::root::root;
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
        let turns = |found: &Equilibrium<N>| {
            let multipliers = self.multipliers(&found.point.eigenvalues);
            multipliers.iter().any(|[re, im]| *im > 0.0 && (re.hypot(*im) - 1.0).abs() < 1e-9)
        };
        let mut found: Vec<Equilibrium<N>> = Vec::new();
        let changes = sign_changes(equations, range, &|point| self.crossing(point));
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

/// Where the Hopf point of the equations at this voltage goes as the method's step grows: the map's Hopf point at each of
/// these steps, which ascend from above 0, as far as it can be followed through voltages at most `far` away.
pub fn hopf_points_by_step<const N: usize>(
    equations: &dyn Equations<N>,
    voltage: f64,
    far: f64,
    order: i32,
    steps: &[f64],
) -> Vec<Equilibrium<N>> {
    let mut v = voltage;
    let mut found = Vec::new();
    for &dt in steps {
        let map = StepMap { order, dt };
        let value = |v: f64| equilibrium(equations, v).map_or(f64::NAN, |found| map.crossing(&found.point));
        // The stretch around the last point is widened until the multipliers cross the circle within it.
        let stretches =
            (0..30).map(|doubling| 1e-6 * far * 2f64.powi(doubling)).take_while(|reach| *reach < far);
        let between = stretches
            .map(|reach| [v - reach, v + reach])
            .find_map(|ends| Some(ends).zip(Some(ends.map(value)).filter(|[a, b]| a * b < 0.0)));
        let Some((ends, values)) = between else { break };
        v = root(value, ends, values, 1e-13 * far);
        let Some(point) = equilibrium(equations, v) else { break };
        found.push(point);
    }
    found
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
