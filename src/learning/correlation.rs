//! What the inputs have in common: their correlation matrix and its leading eigenvectors.

use nalgebra::{DMatrix, SymmetricEigen};

/// An eigenvalue and its eigenvector of norm 1.
#[derive(Clone, Debug)]
pub struct Mode {
    /// The eigenvalue.
    pub value: f64,
    /// The eigenvector; its sign is such that its sum is not negative.
    pub vector: Vec<f64>,
}

/// The matrix ⟨x xᵀ⟩ of weighted inputs of `dim` numbers each; the weights sum to 1.
pub fn correlation<'a>(dim: usize, inputs: impl Iterator<Item = (f64, &'a [f64])>) -> DMatrix<f64> {
    let mut matrix = DMatrix::zeros(dim, dim);
    for (weight, x) in inputs {
        for j in 0..dim {
            let scaled = weight * x[j];
            for i in 0..=j {
                matrix[(i, j)] += scaled * x[i];
            }
        }
    }
    matrix.fill_lower_triangle_with_upper_triangle();
    matrix
}

/// All modes of a symmetric matrix, the greatest eigenvalue first.
pub fn modes(matrix: DMatrix<f64>) -> Vec<Mode> {
    let eigen = SymmetricEigen::new(matrix);
    let mut modes: Vec<Mode> = eigen
        .eigenvalues
        .iter()
        .zip(eigen.eigenvectors.column_iter())
        .map(|(&value, vector)| {
            let sign = if vector.sum() < 0.0 { -1.0 } else { 1.0 };
            Mode { value, vector: vector.iter().map(|x| sign * x).collect() }
        })
        .collect();
    modes.sort_by(|a, b| b.value.total_cmp(&a.value));
    modes
}
