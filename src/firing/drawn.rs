//! Whether a neuron is on its last way to a stable rest, or there.

use crate::phase_plane::equations::{Equations, jacobian};
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::linear::solved;

/// Steps of Newton's method at most, and the share of a variable that the last of them may still be.
const MOST_STEPS: usize = 30;
const THERE: f64 = 1e-12;

/// A stable rest draws in with more than this share of how fast things happen at it: what is less, rounding has made.
const DRAWS: f64 = 1e-10;

/// Whether a neuron in this state is so near a stable rest that it is drawn there: each of Newton's steps to it is at most half of
/// the one before, so that the equations bend little on the way. Nothing is taken for granted of where it usually moves.
pub fn drawn_to<const N: usize>(equations: &dyn Equations<N>, state: [f64; N], current: f64) -> bool {
    let mut at = state;
    let mut before = [f64::INFINITY; N];
    for _ in 0..MOST_STEPS {
        let slopes = jacobian(equations, at, current);
        let Some(step) = solved(&slopes, equations.plain(at, current)) else { return false };
        let next: [f64; N] = std::array::from_fn(|i| at[i] - step[i]);
        let steps: [f64; N] = std::array::from_fn(|i| step[i].abs());
        let small = |i: usize| steps[i] <= THERE * (1e-3 + next[i].abs());
        if (0..N).all(small) {
            let point = FixedPoint::at(equations, current, next);
            let fastest = point.eigenvalues.iter().map(|[re, im]| re.hypot(*im)).fold(0.0, f64::max);
            return point.eigenvalues[0][0] < -DRAWS * fastest && equations.reset_of(next).is_none();
        }
        let shrinks = |i: usize| small(i) || steps[i] <= 0.5 * before[i];
        if !(0..N).all(shrinks) {
            return false;
        }
        (at, before) = (next, steps);
    }
    false
}
