//! The way on which an equilibrium is left without turning.

use nalgebra::{SMatrix, SVector};

/// On the way out other variables go at most so many times as far as the voltage, each in widths of its usual range.
pub const FARTHER: f64 = 10.0;

/// The direction of a real eigenvalue, by which the voltage rises by 1; none where that takes no part in it.
pub fn way_out<const N: usize>(jacobian: &[[f64; N]; N], eigenvalue: f64) -> Option<[f64; N]> {
    let entry = |i: usize, j: usize| jacobian[i][j] - if i == j { eigenvalue } else { 0.0 };
    let voltage = |j: usize| if j == 0 { 1.0 } else { 0.0 };
    let matrix = SMatrix::<f64, N, N>::from_fn(|i, j| if i == 0 { voltage(j) } else { entry(i, j) });
    let way = matrix.try_inverse()? * SVector::<f64, N>::from_fn(|i, _| voltage(i));
    way.iter().all(|step| step.is_finite()).then(|| std::array::from_fn(|i| way[i]))
}
