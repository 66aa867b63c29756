//! Small linear equations, by the inverse of their matrix.

use nalgebra::{DMatrix, SMatrix};

/// The most rows for which an inverse is written out; that of more comes from one elimination for all of them, which is in the
/// program once.
const WRITTEN_OUT: usize = 4;

/// The inverse of a matrix, given by its rows; none where it has none.
pub fn inverse<const N: usize>(matrix: &[[f64; N]; N]) -> Option<[[f64; N]; N]> {
    let rows =
        |entry: &dyn Fn(usize, usize) -> f64| std::array::from_fn(|i| std::array::from_fn(|j| entry(i, j)));
    if N <= WRITTEN_OUT {
        let inverse = SMatrix::<f64, N, N>::from_fn(|i, j| matrix[i][j]).try_inverse()?;
        return Some(rows(&|i, j| inverse[(i, j)]));
    }
    let inverse = DMatrix::from_fn(N, N, |i, j| matrix[i][j]).try_inverse()?;
    Some(rows(&|i, j| inverse[(i, j)]))
}

/// A matrix times a vector.
pub fn times<const N: usize>(matrix: &[[f64; N]; N], vector: [f64; N]) -> [f64; N] {
    std::array::from_fn(|i| (0..N).map(|k| matrix[i][k] * vector[k]).sum())
}

/// The vector that a matrix takes to another; none where it is not the only one.
pub fn solved<const N: usize>(matrix: &[[f64; N]; N], vector: [f64; N]) -> Option<[f64; N]> {
    Some(times(&inverse(matrix)?, vector))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back<const N: usize>() {
        let matrix: [[f64; N]; N] = std::array::from_fn(|i| {
            std::array::from_fn(|j| ((3 * i + 5 * j) as f64).sin() + if i == j { 3.0 } else { 0.0 })
        });
        let vector: [f64; N] = std::array::from_fn(|i| (i as f64 + 0.3).cos());
        let back = times(&matrix, solved(&matrix, vector).expect("it has an inverse"));
        for (back, known) in back.iter().zip(vector) {
            assert!((back - known).abs() < 1e-14, "{back} against {known}");
        }
        assert_eq!(solved(&[[1.0; N]; N], vector).is_none(), N > 1);
        assert_eq!(inverse(&[[0.0; N]; N]), None);
    }

    #[test]
    fn what_is_solved_comes_back_whatever_the_size() {
        comes_back::<1>();
        comes_back::<2>();
        comes_back::<3>();
        comes_back::<4>();
        comes_back::<5>();
        comes_back::<8>();
    }
}
