//! A part of the space of states in which zeros of a rate are sought, and Newton's step towards one.

use super::equations::{Equations, jacobian};
use super::linear::solved;
use crate::number::interval::Interval;

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
    let slopes = jacobian(equations, state, current);
    solved(&slopes, equations.plain(state, current)).filter(|step| step.iter().all(|x| x.is_finite()))
}
