//! The first Lyapunov coefficient: whether the orbit that is born at a Hopf point attracts.

use super::equations::{Equations, jacobian};
use super::series::{Series, Vector};
use nalgebra::{Complex, DMatrix};

/// What is smaller than this, relative to its terms, is 0: they come out of linear equations that are solved, and so with more
/// rounding than an eigenvalue has.
const NOTHING: f64 = 1e-9;

/// The first Lyapunov coefficient at a Hopf point, with eigenvalues ±iω: below 0 the orbit that is born is stable.
///
/// l₁ = Re(⟨p, C(q, q, q̄)⟩ − 2⟨p, B(q, A⁻¹B(q, q̄))⟩ + ⟨p, B(q̄, (2iω − A)⁻¹B(q, q))⟩)/2ω, with q of length 1
/// (Yu. A. Kuznetsov, Elements of Applied Bifurcation Theory, 3rd ed. 2004, eq. 5.62). None where it cannot be
/// computed; 0 where it decides nothing.
pub fn first_lyapunov_coefficient<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    state: [f64; N],
    omega: f64,
) -> Option<f64> {
    coefficient(&matrix(equations, current, state), &Series::of(equations, current, state), omega)
}

/// The same from the matrix of the linear equations, and what is beyond it.
pub fn coefficient(a: &DMatrix<f64>, series: &Series, omega: f64) -> Option<f64> {
    let q = turned_by(a, omega)?;
    let a = a.map(Complex::from);
    let turning = |by: f64| DMatrix::from_diagonal_element(a.nrows(), a.nrows(), Complex::new(0.0, by));
    let p = null_vector(a.transpose() + turning(omega))?;
    let p = &p / p.dotc(&q).conj();
    let conjugate = q.map(|x| x.conj());
    let constant = a.clone().lu().solve(&series.second(&q, &conjugate))?;
    let double = (turning(2.0 * omega) - &a).lu().solve(&series.second(&q, &q))?;
    let third = p.dotc(&series.third(&q));
    let second = p.dotc(&series.second(&conjugate, &double)) - p.dotc(&series.second(&q, &constant)) * 2.0;
    let sum = (third + second).re;
    // What rounding leaves of terms that cancel, as they do where orbits close, is 0.
    let sum = if sum.abs() <= NOTHING * (third.norm() + second.norm()) { 0.0 } else { sum };
    let coefficient = sum / (2.0 * omega);
    coefficient.is_finite().then_some(coefficient)
}

/// The complex vector of length 1 in which the linear equations turn by the eigenvalue iω.
pub fn turning_vector<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    state: [f64; N],
    omega: f64,
) -> Option<Vector> {
    turned_by(&matrix(equations, current, state), omega)
}

/// The same from the matrix of the linear equations.
pub fn turned_by(a: &DMatrix<f64>, omega: f64) -> Option<Vector> {
    let turning = DMatrix::from_diagonal_element(a.nrows(), a.nrows(), Complex::new(0.0, omega));
    null_vector(a.map(Complex::from) - turning)
}

/// The matrix of the linear equations at a state.
fn matrix<const N: usize>(equations: &dyn Equations<N>, current: f64, state: [f64; N]) -> DMatrix<f64> {
    let slopes = jacobian(equations, state, current);
    DMatrix::from_fn(N, N, |i, j| slopes[i][j])
}

/// The vector of length 1 that a singular matrix takes to 0, by inverse iteration.
fn null_vector(matrix: DMatrix<Complex<f64>>) -> Option<Vector> {
    let size = matrix.camax();
    let order = matrix.nrows();
    let nearly = matrix + DMatrix::from_diagonal_element(order, order, Complex::from(1e-11 * size));
    let solver = nearly.lu();
    let start = Vector::from_fn(order, |i, _| Complex::new(1.0, 0.3 * i as f64));
    (0..4).try_fold(start, |vector, _| Some(solver.solve(&vector)?.normalize()))
}
