//! Where nothing changes: fixed points, their eigenvalues and their kind.

use super::Window;
use super::eigen::{eigenvalues, eigenvector};
use super::equations::{Equations, jacobian};
use super::isolation::zeros;
use crate::number::interval::Interval;

/// What is smaller than this, relative to the other numbers, is told as 0 in a kind's name.
const NOTHING: f64 = 1e-10;

/// A fixed point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FixedPoint<const N: usize = 2> {
    /// Where it is.
    pub state: [f64; N],
    /// The Jacobian there: row i, column j is ∂(dxᵢ/dt)/∂xⱼ.
    pub jacobian: [[f64; N]; N],
    /// Its eigenvalues, each its real and imaginary part, the greatest real part first.
    pub eigenvalues: [[f64; 2]; N],
}

impl<const N: usize> FixedPoint<N> {
    /// The fixed point at this state, which must be one.
    pub fn at(equations: &dyn Equations<N>, current: f64, state: [f64; N]) -> FixedPoint<N> {
        let jacobian = jacobian(equations, state, current);
        FixedPoint { state, jacobian, eigenvalues: eigenvalues(&jacobian) }
    }

    /// Whether small departures die out.
    pub fn stable(&self) -> bool {
        self.eigenvalues.iter().all(|[re, _]| *re < 0.0)
    }

    /// Its kind, by its eigenvalues (Strogatz, Nonlinear Dynamics and Chaos, 1994, fig. 5.2.8); of more than two
    /// by the pair that turns, unless a real one is positive, and else by the two of greatest real part. A centre
    /// is one of the linear equations: with the others the point may attract or repel.
    pub fn kind(&self) -> &'static str {
        let leads = self.eigenvalues.iter().position(|[re, im]| *im != 0.0 || *re > 0.0).unwrap_or(0);
        let [a, turning] = self.eigenvalues[leads];
        let b = self.eigenvalues.get(leads + 1).map_or(a, |[re, _]| *re);
        let size = a.abs() + b.abs() + turning.abs();
        let zero = |x: f64| x.abs() <= NOTHING * size;
        // Rounding splits a double eigenvalue by its square root.
        let double = N > 1 && (a - b).hypot(turning) <= NOTHING.sqrt() * size;
        let star = double && (0..N).all(|i| (0..N).all(|j| i == j || zero(self.jacobian[i][j])));
        match (zero(a), zero(b)) {
            _ if !size.is_finite() => "unknown",
            (true, true) if turning != 0.0 => "centre",
            (true, true) => "degenerate",
            (true, false) | (false, true) => "saddle-node",
            _ if star && a < 0.0 => "stable star",
            _ if star => "unstable star",
            _ if double && a < 0.0 => "stable degenerate node",
            _ if double => "unstable degenerate node",
            _ if turning != 0.0 && a < 0.0 => "stable spiral",
            _ if turning != 0.0 => "unstable spiral",
            _ if a * b < 0.0 => "saddle",
            _ if a < 0.0 => "stable node",
            _ => "unstable node",
        }
    }
}

impl FixedPoint {
    /// Its place in the plane of trace and determinant.
    pub fn trace_and_determinant(&self) -> [f64; 2] {
        let [[a, b], [c, d]] = self.jacobian;
        [a + d, a * d - b * c]
    }

    /// Its index: how often the field turns along a small circle round it, anticlockwise; 0 where it is degenerate.
    pub fn index(&self) -> i32 {
        match self.kind() {
            "saddle" => -1,
            "saddle-node" | "degenerate" | "unknown" => 0,
            _ => 1,
        }
    }

    /// The directions that belong to its eigenvalues, of length 1; none where these are complex.
    pub fn eigenvectors(&self) -> Option<[[f64; 2]; 2]> {
        let real = self.eigenvalues[0][1] == 0.0;
        real.then(|| self.eigenvalues.map(|[eigenvalue, _]| eigenvector(self.jacobian, eigenvalue)))
    }
}

/// The fixed points in the window; see [`fixed_points_within`].
pub fn fixed_points(equations: &dyn Equations<2>, current: f64, window: Window) -> Vec<FixedPoint> {
    fixed_points_within(equations, current, [window.x, window.y])
}

/// All fixed points whose variables lie in these ranges, from the least of the first variable on; a state that calls
/// for a reset is none.
///
/// The search is by interval arithmetic and misses none: a point that is not degenerate is found, exact to
/// rounding, and two are told as two where they are farther apart than 10⁻⁶ of the ranges. Nearer ones, and a point
/// that is two at a fold, are told as one whose smaller eigenvalue is 0. Where fixed points fill a curve, those
/// found apart from it are told.
pub fn fixed_points_within<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    ranges: [[f64; 2]; N],
) -> Vec<FixedPoint<N>> {
    let zeros = zeros(equations, current, ranges.map(Interval::new));
    let simple = zeros.simple.into_iter().map(|state| FixedPoint::at(equations, current, state));
    let double = zeros.double.into_iter().map(|state| {
        let mut point = FixedPoint::at(equations, current, state);
        let least = (0..N).min_by(|&i, &j| size(point.eigenvalues[i]).total_cmp(&size(point.eigenvalues[j])));
        point.eigenvalues[least.unwrap_or(0)] = [0.0, 0.0];
        point
    });
    let mut found: Vec<FixedPoint<N>> = Vec::new();
    for point in simple.chain(double).filter(|point| equations.reset_of(point.state).is_none()) {
        let place = found.partition_point(|other| other.state[0] < point.state[0]);
        found.insert(place, point);
    }
    found
}

fn size([re, im]: [f64; 2]) -> f64 {
    re.hypot(im)
}
