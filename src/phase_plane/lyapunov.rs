//! The first Lyapunov coefficient: whether the orbit that is born at a Hopf point attracts.

use super::equations::{Equations, jacobian};
use crate::number::jet::Jet;
use nalgebra::{Complex, DMatrix, DVector};

/// A complex vector.
pub type Vector = DVector<Complex<f64>>;

/// The first Lyapunov coefficient at a Hopf point, with eigenvalues ±iω: below 0 the orbit that is born is stable.
///
/// l₁ = Re(⟨p, C(q, q, q̄)⟩ − 2⟨p, B(q, A⁻¹B(q, q̄))⟩ + ⟨p, B(q̄, (2iω − A)⁻¹B(q, q))⟩)/2ω, with q of length 1
/// (Yu. A. Kuznetsov, Elements of Applied Bifurcation Theory, 3rd ed. 2004, eq. 5.62). None where it cannot be
/// computed.
pub fn first_lyapunov_coefficient<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    state: [f64; N],
    omega: f64,
) -> Option<f64> {
    let slopes = jacobian(equations, state, current);
    let a = DMatrix::from_fn(N, N, |i, j| Complex::from(slopes[i][j]));
    let turning = |by: f64| DMatrix::from_diagonal_element(N, N, Complex::new(0.0, by));
    let series = Series { equations, current, state };
    let q = turning_vector(equations, current, state, omega)?;
    let p = null_vector(a.transpose() + turning(omega))?;
    let p = &p / p.dotc(&q).conj();
    let conjugate = q.map(|x| x.conj());
    let constant = a.clone().lu().solve(&series.second(&q, &conjugate))?;
    let double = (turning(2.0 * omega) - &a).lu().solve(&series.second(&q, &q))?;
    let third = p.dotc(&series.third(&q));
    let second = p.dotc(&series.second(&conjugate, &double)) - p.dotc(&series.second(&q, &constant)) * 2.0;
    let coefficient = (third + second).re / (2.0 * omega);
    coefficient.is_finite().then_some(coefficient)
}

/// The complex vector of length 1 in which the linear equations turn by the eigenvalue iω.
pub fn turning_vector<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    state: [f64; N],
    omega: f64,
) -> Option<Vector> {
    let slopes = jacobian(equations, state, current);
    let a = DMatrix::from_fn(N, N, |i, j| Complex::from(slopes[i][j]));
    null_vector(a - DMatrix::from_diagonal_element(N, N, Complex::new(0.0, omega)))
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

/// The second and third derivatives of the rate at a state, along any directions.
struct Series<'a, const N: usize> {
    equations: &'a dyn Equations<N>,
    current: f64,
    state: [f64; N],
}

impl<const N: usize> Series<'_, N> {
    /// The terms of t² and t³ of the rate along a direction.
    fn along(&self, direction: &DVector<f64>) -> [DVector<f64>; 2] {
        let moving = std::array::from_fn(|i| Jet::moving(self.state[i], direction[i]));
        let rate = self.equations.jet(moving, Jet::from(self.current));
        [2, 3].map(|power| DVector::from_fn(N, |i, _| rate[i].terms[power]))
    }

    /// B(u, v), from the squares along sums and differences.
    fn second(&self, u: &Vector, v: &Vector) -> Vector {
        let of =
            |u: &DVector<f64>, v: &DVector<f64>| (&self.along(&(u + v))[0] - &self.along(&(u - v))[0]) * 0.5;
        let [(a, b), (c, d)] = [parts(u), parts(v)];
        let (re, im) = (of(&a, &c) - of(&b, &d), of(&a, &d) + of(&b, &c));
        re.zip_map(&im, Complex::new)
    }

    /// C(q, q, q̄): with q = a + ib it is C(a, a, a) + C(a, b, b) + i (C(a, a, b) + C(b, b, b)).
    fn third(&self, q: &Vector) -> Vector {
        let (a, b) = parts(q);
        let cube = |direction: &DVector<f64>| self.along(direction)[1].clone() * 6.0;
        let (plus, minus) = (cube(&(&a + &b)), cube(&(&a - &b)));
        let (a_cubed, b_cubed) = (cube(&a), cube(&b));
        let a_b_b = (&plus + &minus - &a_cubed * 2.0) / 6.0;
        let a_a_b = (&plus - &minus - &b_cubed * 2.0) / 6.0;
        (a_cubed + a_b_b).zip_map(&(a_a_b + b_cubed), Complex::new)
    }
}

fn parts(vector: &Vector) -> (DVector<f64>, DVector<f64>) {
    (vector.map(|x| x.re), vector.map(|x| x.im))
}
