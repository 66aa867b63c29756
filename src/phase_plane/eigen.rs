//! Eigenvalues and eigenvectors of Jacobians.

use nalgebra::{DMatrix, Schur};

/// The eigenvalues of a real matrix, each its real and imaginary part: the greatest real part first, and of a pair
/// the one that turns anticlockwise. Not numbers where the matrix is not finite.
pub fn eigenvalues<const N: usize>(matrix: &[[f64; N]; N]) -> [[f64; 2]; N] {
    if !matrix.as_flattened().iter().all(|entry| entry.is_finite()) {
        return [[f64::NAN; 2]; N];
    }
    if N == 2 {
        let pair = of_two([matrix[0][0], matrix[0][1], matrix[1][0], matrix[1][1]]);
        return std::array::from_fn(|i| pair[i]);
    }
    let found = eigenvalues_of(DMatrix::from_fn(N, N, |i, j| matrix[i][j]));
    found.map_or([[f64::NAN; 2]; N], |found| std::array::from_fn(|i| found[i]))
}

/// The same of a matrix of any size; none where they are not found.
pub fn eigenvalues_of(matrix: DMatrix<f64>) -> Option<Vec<[f64; 2]>> {
    if let [a, c, b, d] = *matrix.as_slice() {
        return Some(of_two([a, b, c, d]).to_vec());
    }
    let schur = Schur::try_new(matrix, f64::EPSILON, 1000)?;
    let mut eigenvalues: Vec<[f64; 2]> = Vec::new();
    for found in schur.complex_eigenvalues().iter() {
        let before = |other: &[f64; 2]| other[0] > found.re || other[0] == found.re && other[1] > found.im;
        eigenvalues.insert(eigenvalues.partition_point(before), [found.re, found.im]);
    }
    Some(eigenvalues)
}

/// Puts the greatest real part first.
pub fn in_order(eigenvalues: &mut [[f64; 2]]) {
    eigenvalues.sort_by(|a, b| b[0].total_cmp(&a[0]));
}

/// Of [[a, b], [c, d]], from its trace and determinant.
fn of_two([a, b, c, d]: [f64; 4]) -> [[f64; 2]; 2] {
    let half = (a + d) / 2.0;
    // Half the trace squared less the determinant, without the cancellation of the two.
    let discriminant = (a - d) * (a - d) / 4.0 + b * c;
    let root = discriminant.abs().sqrt();
    if discriminant < 0.0 {
        return [[half, root], [half, -root]];
    }
    // The one of greater size, and the other from the product of the two, for the same reason.
    let far = half + root.copysign(half);
    let near = if far == 0.0 { 0.0 } else { (a * d - b * c) / far };
    [[far.max(near), 0.0], [far.min(near), 0.0]]
}

/// The direction that the matrix stretches by a real eigenvalue, of length 1.
pub fn eigenvector([[a, b], [c, d]]: [[f64; 2]; 2], eigenvalue: f64) -> [f64; 2] {
    // Either row of the matrix less the eigenvalue is orthogonal to it; the greater one says it better.
    let rows = [[a - eigenvalue, b], [c, d - eigenvalue]];
    let [x, y] = if rows[0][0].hypot(rows[0][1]) > rows[1][0].hypot(rows[1][1]) { rows[0] } else { rows[1] };
    let length = x.hypot(y);
    if length > 0.0 { [-y / length, x / length] } else { [1.0, 0.0] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eigenvalues_of_two_and_of_more_variables_agree() {
        for [a, b, c, d] in
            [[1.0, 2.0, 3.0, 4.0], [0.1, -2.0, 3.0, -0.3], [-5.0, 0.0, 1.0, -5.0], [2.0, 1e-9, 1e-9, 1.0]]
        {
            let two = eigenvalues(&[[a, b], [c, d]]);
            let three = eigenvalues(&[[a, b, 0.0], [c, d, 0.0], [0.0, 0.0, -50.0]]);
            assert_eq!(three[2], [-50.0, 0.0]);
            for i in 0..2 {
                for part in 0..2 {
                    assert!((two[i][part] - three[i][part]).abs() < 1e-7, "{two:?} and {three:?}");
                }
            }
        }
    }

    #[test]
    fn an_eigenvector_is_only_stretched() {
        for matrix in [[[1.0, 2.0], [3.0, 4.0]], [[-1.0, 0.0], [5.0, 2.0]], [[3.0, 0.0], [0.0, 3.0]]] {
            for [eigenvalue, _] in eigenvalues(&matrix) {
                let [x, y] = eigenvector(matrix, eigenvalue);
                let image = matrix.map(|row| row[0] * x + row[1] * y);
                assert!((image[0] - eigenvalue * x).hypot(image[1] - eigenvalue * y) < 1e-14);
                assert!((x.hypot(y) - 1.0).abs() < 1e-15);
            }
        }
    }
}
