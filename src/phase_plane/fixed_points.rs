//! Where nothing changes: fixed points, their eigenvalues and their kind.

use super::Window;
use super::centre_manifold::{Met, met};
use super::eigen::{eigenvalues, eigenvector, in_order};
use super::equations::{Equations, jacobian, jacobian_bounds};
pub use super::isolation::Search;
use super::isolation::zeros;
use super::kind::Kind;
use super::lyapunov::first_lyapunov_coefficient;
use super::merging::Double;
use crate::number::interval::Interval;
use std::ops::Deref;

/// A fixed point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FixedPoint<const N: usize = 2> {
    /// Where it is.
    pub state: [f64; N],
    /// The Jacobian there: row i, column j is ∂(dxᵢ/dt)/∂xⱼ.
    pub jacobian: [[f64; N]; N],
    /// Its eigenvalues, each its real and imaginary part, the greatest real part first.
    pub eigenvalues: [[f64; 2]; N],
    /// Its kind by terms of higher order, where the eigenvalues leave that open and these do not.
    beyond: Option<Kind>,
}

impl<const N: usize> FixedPoint<N> {
    /// The fixed point at this state, which must be one.
    pub fn at(equations: &dyn Equations<N>, current: f64, state: [f64; N]) -> FixedPoint<N> {
        let jacobian = jacobian(equations, state, current);
        FixedPoint { state, jacobian, eigenvalues: eigenvalues(&jacobian), beyond: None }
    }

    /// A fixed point that is alone: where it turns and its eigenvalues neither draw in nor let go, the terms beyond may.
    fn alone(equations: &dyn Equations<N>, current: f64, state: [f64; N]) -> FixedPoint<N> {
        let mut point = FixedPoint::at(equations, current, state);
        if point.kind() == Kind::Centre {
            let turning = point.eigenvalues.iter().filter(|[_, im]| *im > 0.0);
            let leading = turning.min_by(|a, b| a[0].abs().total_cmp(&b[0].abs()));
            let lyapunov =
                leading.and_then(|[_, omega]| first_lyapunov_coefficient(equations, current, state, *omega));
            point.beyond = match lyapunov {
                Some(below) if below < 0.0 => Some(Kind::WeaklyStableSpiral),
                Some(above) if above > 0.0 => Some(Kind::WeaklyUnstableSpiral),
                _ => None,
            };
        }
        point
    }

    /// The fixed point that two or more have become: what can be 0 where it may lie, is told as 0.
    fn merged(
        equations: &dyn Equations<N>,
        current: f64,
        double: Double<N>,
        size: &[f64; N],
    ) -> FixedPoint<N> {
        let slopes = jacobian_bounds(equations, double.around, current);
        let trace = (0..N).map(|i| slopes[i][i]).fold(Interval::from(0.0), |sum, slope| sum + slope);
        if N == 2 && trace.contains(0.0) {
            let point = FixedPoint::at(equations, current, double.state);
            return FixedPoint { eigenvalues: [[0.0, 0.0]; N], ..point };
        }
        let met = met(equations, current, double.state, size);
        let state = if let Some(Met::Three { state, .. }) = met { state } else { double.state };
        let mut point = FixedPoint::at(equations, current, state);
        let size = |[re, im]: [f64; 2]| re.hypot(im);
        let least = (0..N).min_by(|&i, &j| size(point.eigenvalues[i]).total_cmp(&size(point.eigenvalues[j])));
        let least = least.unwrap_or(0);
        // What rounding has made of a 0 and the other eigenvalue of a plane, or of two near 0, are two of the same sum.
        let [re, im] = point.eigenvalues[least];
        let split = |i: &usize| *i != least && (N == 2 || im != 0.0 && point.eigenvalues[*i] == [re, -im]);
        if let Some(other) = (0..N).find(split) {
            point.eigenvalues[other] = [point.eigenvalues[other][0] + re, 0.0];
        }
        let others = point.eigenvalues.iter().enumerate().filter(|(i, _)| *i != least);
        let letting_go = others.filter(|(_, [re, _])| *re > 0.0).count();
        point.beyond = match met {
            Some(Met::Two) => None,
            Some(Met::Three { draws_in: true, .. }) if letting_go == 0 => Some(Kind::WeaklyStableNode),
            Some(Met::Three { draws_in: false, .. }) if letting_go == N - 1 => Some(Kind::WeaklyUnstableNode),
            Some(Met::Three { .. }) => Some(Kind::WeakSaddle),
            None => Some(Kind::Merged),
        };
        point.eigenvalues[least] = [0.0, 0.0];
        in_order(&mut point.eigenvalues);
        point
    }

    /// Its kind: by its eigenvalues or, where they leave it open, by what is beyond the linear terms.
    pub fn kind(&self) -> Kind {
        self.beyond.unwrap_or_else(|| Kind::of(&self.jacobian, &self.eigenvalues))
    }

    /// Whether small departures die out.
    pub fn stable(&self) -> bool {
        self.kind().stable()
    }
}

impl FixedPoint {
    /// Its place in the plane of trace and determinant.
    pub fn trace_and_determinant(&self) -> [f64; 2] {
        let [[a, b], [c, d]] = self.jacobian;
        [a + d, a * d - b * c]
    }

    /// The directions that belong to its eigenvalues, of length 1; none where these are complex.
    pub fn eigenvectors(&self) -> Option<[[f64; 2]; 2]> {
        let real = self.eigenvalues[0][1] == 0.0;
        real.then(|| self.eigenvalues.map(|[eigenvalue, _]| eigenvector(self.jacobian, eigenvalue)))
    }
}

/// The fixed points that a search has found, from the least of the first variable on, and whether they are all.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedPoints<const N: usize = 2> {
    /// The points.
    pub points: Vec<FixedPoint<N>>,
    /// How the search ended.
    pub search: Search,
}

impl<const N: usize> Deref for FixedPoints<N> {
    type Target = [FixedPoint<N>];

    fn deref(&self) -> &[FixedPoint<N>] {
        &self.points
    }
}

impl<const N: usize> IntoIterator for FixedPoints<N> {
    type Item = FixedPoint<N>;
    type IntoIter = std::vec::IntoIter<FixedPoint<N>>;

    fn into_iter(self) -> Self::IntoIter {
        self.points.into_iter()
    }
}

/// The fixed points in the window; see [`fixed_points_within`].
pub fn fixed_points(equations: &dyn Equations<2>, current: f64, window: Window) -> FixedPoints {
    fixed_points_within(equations, current, [window.x, window.y])
}

/// All fixed points whose variables lie in these ranges; a state that calls for a reset is none.
///
/// The search is by interval arithmetic and misses none: a point that is not degenerate is found, exact to
/// rounding, and two are told as two where they are farther apart than 10⁻⁶ of the ranges. Nearer ones, and a point
/// that is two at a fold, or three, are told as one whose smaller eigenvalue is 0; where two more could be 0, both are. Where
/// fixed points fill a curve, or the search is given up, that is told with those that are found.
pub fn fixed_points_within<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    ranges: [[f64; 2]; N],
) -> FixedPoints<N> {
    let zeros = zeros(equations, current, ranges.map(Interval::new));
    let size = ranges.map(|[low, high]| high - low);
    let simple = zeros.simple.into_iter().map(|state| FixedPoint::alone(equations, current, state));
    let double = zeros.double.into_iter().map(|double| FixedPoint::merged(equations, current, double, &size));
    let mut points: Vec<FixedPoint<N>> = Vec::new();
    for point in simple.chain(double).filter(|point| equations.reset_of(point.state).is_none()) {
        let place = points.partition_point(|other| other.state[0] < point.state[0]);
        points.insert(place, point);
    }
    FixedPoints { points, search: zeros.search }
}
