//! The way on which an equilibrium is left without turning.

use crate::phase_plane::linear::solved;

/// On the way out other variables go at most so many times as far as the voltage, each in widths of its usual range.
pub const FARTHER: f64 = 10.0;

/// The direction of a real eigenvalue, by which the voltage rises by 1; none where that takes no part in it.
pub fn way_out<const N: usize>(jacobian: &[[f64; N]; N], eigenvalue: f64) -> Option<[f64; N]> {
    let voltage: [f64; N] = std::array::from_fn(|i| if i == 0 { 1.0 } else { 0.0 });
    let mut matrix = *jacobian;
    (0..N).for_each(|i| matrix[i][i] -= eigenvalue);
    matrix[0] = voltage;
    solved(&matrix, voltage).filter(|way| way.iter().all(|step| step.is_finite()))
}
