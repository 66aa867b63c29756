//! Currents at which the fixed points change: where two are born, and where one begins to oscillate.

use super::equations::Equations;
use super::equilibria::{product_over_pairs, sign_changes, times};
use super::fixed_points::FixedPoint;
use super::lyapunov::first_lyapunov_coefficient;

/// A bifurcation of equilibria.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bifurcation<const N: usize = 2> {
    /// The current at which it happens.
    pub current: f64,
    /// The fixed point to which it happens.
    pub state: [f64; N],
    /// What happens.
    pub kind: Kind,
}

/// What happens to a fixed point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Two fixed points meet, and are gone (a saddle-node).
    Fold,
    /// A pair of eigenvalues crosses the imaginary axis, and an orbit is born.
    Hopf {
        /// The angular frequency of the orbit at its birth.
        omega: f64,
        /// The first Lyapunov coefficient: below 0 the orbit is born stable (supercritical), above 0 it is unstable,
        /// and stands round the fixed point on the side where that is stable (subcritical).
        lyapunov: f64,
    },
}

/// What changes its sign where a pair of these eigenvalues crosses the imaginary axis, and where two real ones cancel.
pub fn sums_of_pairs(eigenvalues: &[[f64; 2]]) -> f64 {
    product_over_pairs(eigenvalues, |a, b| [a[0] + b[0], a[1] + b[1]])
}

impl Kind {
    /// The Hopf point where the sum of two eigenvalues is 0; none where these are real, and nothing happens, or where nobody knows the
    /// first Lyapunov coefficient at its angular frequency. `size` is that of the Jacobian.
    pub fn hopf(
        eigenvalues: &[[f64; 2]],
        size: f64,
        lyapunov: impl FnOnce(f64) -> Option<f64>,
    ) -> Option<Kind> {
        let turning = eigenvalues.iter().filter(|[_, im]| *im > NOTHING * size);
        let &[_, omega] = turning.min_by(|a, b| a[0].abs().total_cmp(&b[0].abs()))?;
        Some(Kind::Hopf { omega, lyapunov: lyapunov(omega)? })
    }
}

/// A pair that turns by less than this, in units of the Jacobian's size, is two zeros, split by rounding.
const NOTHING: f64 = 1e-6;

/// The folds and Hopf points of the equilibria whose first variable lies in this range, from the least current on, to
/// 10⁻⁸ and better.
///
/// The branch of equilibria is run through by the voltage, for which the current is known (see
/// [`super::equilibria::equilibrium`]): so a fold is a point of it like any other. At a fold an eigenvalue changes
/// its sign, at a Hopf point the sum of a pair (Yu. A. Kuznetsov, Elements of Applied Bifurcation Theory, 3rd ed. 2004,
/// section 10.2.2). Where both happen at once, only the fold is told. Where both happen within 1/500 of the range the two are still told apart, but two of one kind are
/// not.
pub fn bifurcations<const N: usize>(equations: &dyn Equations<N>, range: [f64; 2]) -> Vec<Bifurcation<N>> {
    let determinant = |point: &FixedPoint<N>| {
        point.eigenvalues.iter().fold([1.0, 0.0], |product, eigenvalue| times(product, *eigenvalue))[0]
    };
    let folds = sign_changes(equations, range, &determinant).into_iter();
    let folds =
        folds.map(|found| Bifurcation { current: found.current, state: found.point.state, kind: Kind::Fold });
    let pairs = |point: &FixedPoint<N>| sums_of_pairs(&point.eigenvalues);
    let hopf = sign_changes(equations, range, &pairs).into_iter().filter_map(|found| {
        let (current, FixedPoint { state, jacobian, eigenvalues, .. }) = (found.current, found.point);
        let size = jacobian.as_flattened().iter().map(|slope| slope.abs()).fold(0.0, f64::max);
        let lyapunov = |omega| first_lyapunov_coefficient(equations, current, state, omega);
        Some(Bifurcation { current, state, kind: Kind::hopf(&eigenvalues, size, lyapunov)? })
    });
    let mut found: Vec<Bifurcation<N>> = Vec::new();
    for bifurcation in folds.chain(hopf) {
        let place = found.partition_point(|other| other.current < bifurcation.current);
        found.insert(place, bifurcation);
    }
    found
}
