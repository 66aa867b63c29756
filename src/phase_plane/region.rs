//! A part of the space of states in which zeros of a rate are sought, and Newton's step towards one.

use super::equations::{Equations, jacobian};
use crate::number::interval::Interval;
use nalgebra::SMatrix;

/// A part of the space of states.
pub type Region<const N: usize> = [Interval; N];

/// Boxes this small, relative to the region, are not divided any more: there the bounds are rounding.
pub(super) const SMALLEST: f64 = 1e-9;

/// Newton's step from a state, none where the slopes cannot be inverted.
pub(super) fn newton_step<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    state: [f64; N],
) -> Option<[f64; N]> {
    let rate = equations.plain(state, current);
    let slopes = jacobian(equations, state, current);
    let inverse = SMatrix::<f64, N, N>::from_fn(|i, j| slopes[i][j]).try_inverse()?;
    let step = std::array::from_fn(|i| (0..N).map(|k| inverse[(i, k)] * rate[k]).sum());
    step.iter().all(|x: &f64| x.is_finite()).then_some(step)
}
