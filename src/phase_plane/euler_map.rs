//! The integrator as a map: what a step of forward Euler makes of a fixed point.

use super::equations::Equations;
use super::equilibria::{Equilibrium, product_over_pairs, sign_changes, times};
use super::fixed_points::FixedPoint;

/// What a step of length `dt` multiplies small departures by, 1 + dt·λ for each eigenvalue λ: real and imaginary part.
///
/// The map's fixed points are those of the equations; one is stable under it where all these are smaller than 1 in
/// size (E. Hairer and G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. 1996, section IV.2).
pub fn multipliers<const N: usize>(eigenvalues: &[[f64; 2]; N], dt: f64) -> [[f64; 2]; N] {
    eigenvalues.map(|[re, im]| [1.0 + dt * re, dt * im])
}

/// The size of the greatest of them.
pub fn growth<const N: usize>(eigenvalues: &[[f64; 2]; N], dt: f64) -> f64 {
    multipliers(eigenvalues, dt).iter().map(|[re, im]| re.hypot(*im)).fold(0.0, f64::max)
}

/// Equilibria at which a pair of these leaves the unit circle, or enters it, from the least current on: the Hopf points
/// as a simulation by Euler's method with this step has them (Neimark–Sacker points of its map), in the given range of the
/// first variable. Equilibria are run through as for the equations' own bifurcations.
pub fn hopf_points<const N: usize>(
    equations: &dyn Equations<N>,
    range: [f64; 2],
    dt: f64,
) -> Vec<Equilibrium<N>> {
    let pairs = |point: &FixedPoint<N>| {
        let multipliers = multipliers(&point.eigenvalues, dt);
        product_over_pairs(&multipliers, |a, b| {
            let [re, im] = times(a, b);
            [re - 1.0, im]
        })
    };
    let turns = |found: &Equilibrium<N>| {
        let multipliers = multipliers(&found.point.eigenvalues, dt);
        multipliers.iter().any(|[re, im]| *im > 0.0 && (re.hypot(*im) - 1.0).abs() < 1e-9)
    };
    let mut found: Vec<Equilibrium<N>> = Vec::new();
    for point in sign_changes(equations, range, pairs).into_iter().filter(turns) {
        let place = found.partition_point(|other| other.current < point.current);
        found.insert(place, point);
    }
    found
}
