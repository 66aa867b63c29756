//! Where the other variables come to rest while the voltage stays, if they do: of neurons whose variables hang on one another.

use crate::phase_plane::eigen::eigenvalues;
use crate::phase_plane::equations::{Equations, jacobian};
use crate::phase_plane::linear::solved;

/// Steps that are tried.
const STEPS: usize = 300;
/// The first step, in the time of what is fastest, and by which factor it grows.
const FIRST: f64 = 0.1;
const GROWTH: f64 = 4.0;
/// By no more than this share of what it has been so far may a variable move in a step.
const FAR: f64 = 0.2;
/// What moves by less than this share, in a step of so many times of what is fastest, rests.
const NOTHING: f64 = 1e-13;
const LONG: f64 = 1e6;
/// No step is longer.
const LONGEST: f64 = 1e100;
/// Where nothing has a slope, none moves by more in the first step.
const ASIDE: f64 = 1e-3;
/// An eigenvalue within this share of the greatest of 0 is 0: what it belongs to stays where it is.
const ROUNDING: f64 = 1e-9;

/// The rest that the other variables come to from a state whose voltage is held; none where they do not.
///
/// The backward Euler method, whose steps grow as the state moves less: it follows the solution, and ends in Newton's method
/// (pseudo-transient continuation; C. T. Kelley and D. E. Keyes, SIAM J. Numer. Anal. 35, 508–523, 1998). The rest is held against
/// its eigenvalues: long steps damp swings that do not die.
pub fn rest<const N: usize>(equations: &dyn Equations<N>, start: [f64; N]) -> Option<[f64; N]> {
    let moves = |state| equations.plain(state, 0.0)[1..].iter().any(|rate| *rate != 0.0);
    if !moves(start) {
        return Some(start);
    }
    let mut state = start;
    let mut most = state.map(f64::abs);
    let mut share = FIRST;
    for _ in 0..STEPS {
        let rate = equations.plain(state, 0.0);
        let slopes = held(jacobian(equations, state, 0.0));
        let fastest = fastest(&slopes);
        let step = if fastest > 0.0 { share / fastest } else { ASIDE / greatest(&rate[1..]) };
        let mut matrix = slopes.map(|row| row.map(|slope| -slope));
        (0..N).for_each(|i| matrix[i][i] += 1.0 / step);
        let moved = solved(&matrix, std::array::from_fn(|i| if i == 0 { 0.0 } else { rate[i] }))?;
        if moved.iter().any(|moved| !moved.is_finite()) {
            return None;
        }
        let next: [f64; N] = std::array::from_fn(|i| state[i] + moved[i]);
        let reached = |i: usize| most[i].max(next[i].abs());
        if share > FIRST && (1..N).any(|i| moved[i].abs() > FAR * reached(i)) {
            share /= GROWTH;
            continue;
        }
        let rests = (1..N).all(|i| moved[i].abs() <= NOTHING * reached(i));
        most = std::array::from_fn(reached);
        state = next;
        if rests && share >= LONG {
            return attracts(&held(jacobian(equations, state, 0.0))).then_some(state);
        }
        share = (share * GROWTH).min(LONGEST);
    }
    None
}

/// The Jacobian of the others alone: the voltage neither moves nor is felt.
fn held<const N: usize>(mut slopes: [[f64; N]; N]) -> [[f64; N]; N] {
    slopes[0] = [0.0; N];
    slopes.iter_mut().for_each(|row| row[0] = 0.0);
    slopes
}

/// How fast the fastest of them moves, whatever their units are.
fn fastest<const N: usize>(slopes: &[[f64; N]; N]) -> f64 {
    let pairs = (0..N).flat_map(|i| (0..=i).map(move |j| (i, j)));
    pairs.fold(0.0, |most, (i, j)| most.max((slopes[i][j] * slopes[j][i]).abs().sqrt()))
}

fn greatest(rates: &[f64]) -> f64 {
    rates.iter().fold(0.0, |most, rate| most.max(rate.abs()))
}

/// Whether nothing leaves a rest with this Jacobian.
fn attracts<const N: usize>(slopes: &[[f64; N]; N]) -> bool {
    let found = eigenvalues(slopes);
    let size = found.iter().fold(0.0, |most: f64, [re, im]| most.max(re.hypot(*im)));
    found.iter().all(|[re, _]| *re <= ROUNDING * size)
}
