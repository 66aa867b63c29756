//! Zeros of a rate that are not alone: two or more that have met, and those that fill a curve.

use super::equations::{Equations, jacobian};
use super::region::{Region, SMALLEST, newton_step};
use crate::number::interval::Interval;
use nalgebra::{DMatrix, DVector};

/// A place where the rate vanishes to rounding, and two zeros or none are within 10⁻⁶ of the region's size.
#[derive(Clone, Copy)]
pub struct Double<const N: usize> {
    /// The place.
    pub state: [f64; N],
    /// Where, as far as bounds can tell, the zeros may lie.
    pub around: Region<N>,
}

/// How far along a curve of zeros its next ones are looked for, as a part of the region.
const ALONG: f64 = 1e-3;

/// The places among tiny boxes where the rate vanishes to rounding.
pub fn doubles<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    region: Region<N>,
    undecided: Vec<Region<N>>,
) -> Vec<Double<N>> {
    let mut found: Vec<Double<N>> = Vec::new();
    let size = region.map(Interval::width);
    let apart =
        |a: &[f64; N], b: &[f64; N]| (0..N).map(|i| (a[i] - b[i]).abs() / size[i]).fold(0.0, f64::max);
    for place in undecided {
        let start = place.map(Interval::middle);
        if let Some(known) = found.iter_mut().find(|known| apart(&known.state, &start) < 1e5 * SMALLEST) {
            known.around = std::array::from_fn(|i| known.around[i].hull(place[i]));
            continue;
        }
        // Newton's steps halve the distance to a double zero, and leap about where there is just none.
        let mut best = (relative(equations, current, &size, start), start);
        let mut state = start;
        for _ in 0..60 {
            let Some(step) = newton_step(equations, current, state) else { break };
            state = std::array::from_fn(|i| state[i] - step[i]);
            if apart(&state, &start) > 1e4 * SMALLEST {
                break;
            }
            let now = relative(equations, current, &size, state);
            if now < best.0 {
                best = (now, state);
            }
        }
        if best.0 < 1e-13 {
            found.push(Double { state: best.1, around: place });
        }
    }
    found
}

/// Whether zeros go on from one in this tiny box along the direction in which the rate does not change.
pub fn on_a_curve<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    size: &[f64; N],
    place: Region<N>,
) -> bool {
    let Some((zero, along)) = nearest(equations, current, size, place.map(Interval::middle)) else {
        return false;
    };
    let goes_on = |way: f64| {
        let ahead = std::array::from_fn(|i| zero[i] + way * ALONG * along[i] * size[i]);
        let apart =
            |state: [f64; N]| (0..N).map(|i| ((state[i] - ahead[i]) / size[i]).powi(2)).sum::<f64>().sqrt();
        nearest(equations, current, size, ahead).is_some_and(|(state, _)| apart(state) < 0.5 * ALONG)
    };
    goes_on(1.0) && goes_on(-1.0)
}

/// The zero nearest to a state, by Newton's method with the shortest of its steps, and the direction, in units of `size`,
/// in which the rate changes least there.
fn nearest<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    size: &[f64; N],
    mut state: [f64; N],
) -> Option<([f64; N], [f64; N])> {
    for _ in 0..60 {
        let (rate, slopes) = (equations.plain(state, current), jacobian(equations, state, current));
        let matrix = DMatrix::from_fn(N, N, |i, j| slopes[i][j] * size[j]);
        if !matrix.iter().chain(&rate).all(|entry| entry.is_finite()) {
            return None;
        }
        let svd = matrix.svd(true, true);
        if relative(equations, current, size, state) < 1e-13 {
            let rows = svd.v_t?;
            let least = svd.singular_values.imin();
            return Some((state, std::array::from_fn(|j| rows[(least, j)])));
        }
        let cut = 1e-14 * svd.singular_values.max();
        let step = svd.solve(&DVector::from_column_slice(&rate), cut).ok()?;
        state = std::array::from_fn(|i| state[i] - step[i] * size[i]);
    }
    None
}

/// The rate, in units of what it changes by across the region.
pub(super) fn relative<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    size: &[f64; N],
    state: [f64; N],
) -> f64 {
    let (rate, slopes) = (equations.plain(state, current), jacobian(equations, state, current));
    let part = |i: usize| {
        let change: f64 = (0..N).map(|j| slopes[i][j].abs() * size[j]).sum();
        if rate[i] == 0.0 { 0.0 } else { (rate[i] / change).abs() }
    };
    (0..N).map(part).fold(0.0, |most: f64, part| if part > most || part.is_nan() { part } else { most })
}
