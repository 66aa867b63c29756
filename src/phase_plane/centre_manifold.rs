//! Along the direction in which an eigenvalue is 0: what the terms of second and third order do there.

use super::equations::{Equations, jacobian};
use super::merging::relative;
use super::series::Series;
use nalgebra::{DMatrix, DVector};

/// How far, in sizes, the place of three merged points is sought from where they were found.
const NEAR: f64 = 1e-3;
/// How near, in sizes, three points are one.
const MET: f64 = 1e-5;

/// ds/dt = λ s + a s² + b s³ along the centre manifold, in units of `size`, λ being about 0 (Yu. A. Kuznetsov, Elements of
/// Applied Bifurcation Theory, 3rd ed. 2004, section 5.4).
struct Reduced {
    /// The direction.
    along: DVector<f64>,
    /// How the manifold bends.
    bent: DVector<f64>,
    /// How far the state is off the manifold.
    off: DVector<f64>,
    linear: f64,
    square: f64,
    cube: f64,
}

impl Reduced {
    /// None where the direction is not the only one of its kind.
    fn at<const N: usize>(
        equations: &dyn Equations<N>,
        current: f64,
        state: [f64; N],
        size: &[f64; N],
    ) -> Option<Reduced> {
        let slopes = jacobian(equations, state, current);
        let a = DMatrix::from_fn(N, N, |i, j| slopes[i][j] * size[j] / size[i]);
        let rate = DVector::from_column_slice(&equations.plain(state, current));
        Reduced::of(a, &rate, &Series::of(equations, current, state), size)
    }

    /// The same from the matrix of the linear equations in sizes, the rate, and what is beyond them.
    fn of(a: DMatrix<f64>, rate: &DVector<f64>, series: &Series, size: &[f64]) -> Option<Reduced> {
        let sized = |v: &DVector<f64>| DVector::from_fn(size.len(), |i, _| v[i] * size[i]);
        let in_sizes = |v: &DVector<f64>| DVector::from_fn(size.len(), |i, _| v[i] / size[i]);
        if !a.iter().all(|entry| entry.is_finite()) {
            return None;
        }
        let svd = a.clone().svd(true, true);
        let least = svd.singular_values.imin();
        let (u, v_t) = (svd.u.as_ref()?, svd.v_t.as_ref()?);
        let along = v_t.row(least).transpose();
        let onto = u.column(least).into_owned();
        let share = onto.dot(&along);
        if share.abs() < 1e-6 {
            return None;
        }
        let part = |v: &DVector<f64>| onto.dot(v) / share;
        let [second, third] = series.along(&sized(&along)).map(|term| in_sizes(&term));
        let square = part(&second);
        let others = &along * square - &second;
        // The least singular value is the one that is 0.
        let cut = 1e-7 * svd.singular_values.max();
        let bent = svd.solve(&others, cut).ok()?;
        let off = svd.solve(&in_sizes(rate), cut).ok()?;
        let mixed = in_sizes(&series.bilinear(&sized(&along), &sized(&bent)));
        let linear = part(&(&a * &along));
        Some(Reduced { cube: part(&(third + mixed)), along, bent, off, linear, square })
    }
}

/// How many fixed points have met.
#[derive(Clone, Copy)]
pub enum Met<const N: usize> {
    /// Two.
    Two,
    /// Three.
    Three {
        /// Where they are one.
        state: [f64; N],
        /// Whether it draws in along the direction in which they have met.
        draws_in: bool,
    },
}

/// How many fixed points have met near a state at which some have; none where rounding hides it.
pub fn met<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    found: [f64; N],
    size: &[f64; N],
) -> Option<Met<N>> {
    let mut state = found;
    // Of three roots the mean is well known, where s² does not enter; each alone is known to the cube root of rounding.
    for _ in 0..4 {
        let reduced = Reduced::at(equations, current, state, size)?;
        let step = -reduced.square / (3.0 * reduced.cube);
        if step.is_nan() {
            return None;
        }
        if step.abs() > NEAR {
            return Some(Met::Two);
        }
        let moved = &reduced.along * step + &reduced.bent * (step * step) - &reduced.off;
        state = std::array::from_fn(|i| state[i] + moved[i] * size[i]);
    }
    let Reduced { linear, cube, .. } = Reduced::at(equations, current, state, size)?;
    let one = (linear / cube).abs() < MET * MET && relative(equations, current, size, state) < 1e-13;
    one.then_some(Met::Three { state, draws_in: cube < 0.0 })
}
