//! Where nothing changes: fixed points, their eigenvalues and their kind.

use super::Window;
use crate::number::dual::jacobian;
use crate::ode::Neuron;

/// Cells along each side of the search. Two fixed points within one cell may be found as one or none.
const CELLS: usize = 48;

/// A fixed point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FixedPoint {
    /// Where it is.
    pub state: [f64; 2],
    /// Eigenvalues of the Jacobian there, each its real and imaginary part.
    pub eigenvalues: [[f64; 2]; 2],
}

impl FixedPoint {
    /// Whether small departures die out.
    pub fn stable(&self) -> bool {
        self.eigenvalues.iter().all(|[re, _]| *re < 0.0)
    }

    /// Its kind, by its eigenvalues (Strogatz, Nonlinear Dynamics and Chaos, 1994, fig. 5.2.8).
    pub fn kind(&self) -> &'static str {
        let [[a, turning], [b, _]] = self.eigenvalues;
        match (turning != 0.0, a, b) {
            (true, re, _) if re < 0.0 => "stable spiral",
            (true, re, _) if re > 0.0 => "unstable spiral",
            (true, ..) => "centre",
            (_, a, b) if a * b < 0.0 => "saddle",
            (_, a, b) if a < 0.0 && b < 0.0 => "stable node",
            (_, a, b) if a > 0.0 && b > 0.0 => "unstable node",
            _ => "degenerate",
        }
    }
}

/// The fixed points in the window: Newton's method from every cell in which both rates change sign.
pub fn fixed_points(neuron: &impl Neuron<2>, current: f64, window: Window) -> Vec<FixedPoint> {
    let side = CELLS + 1;
    let rates: Vec<[f64; 2]> = (0..side * side)
        .map(|i| {
            neuron
                .rate(window.at((i % side) as f64 / CELLS as f64, (i / side) as f64 / CELLS as f64), current)
        })
        .collect();
    let mut found: Vec<FixedPoint> = Vec::new();
    for row in 0..CELLS {
        for column in 0..CELLS {
            let corners = [0, 1, side, side + 1].map(|step| rates[row * side + column + step]);
            let changes =
                |i: usize| corners.iter().any(|r| r[i] > 0.0) && corners.iter().any(|r| r[i] <= 0.0);
            if !(changes(0) && changes(1)) {
                continue;
            }
            let centre = window.at((column as f64 + 0.5) / CELLS as f64, (row as f64 + 0.5) / CELLS as f64);
            let Some(state) = newton(neuron, current, centre) else { continue };
            let near = 1e-6 * (window.x[1] - window.x[0] + window.y[1] - window.y[0]);
            let known = found.iter().any(|f| (f.state[0] - state[0]).hypot(f.state[1] - state[1]) < near);
            if window.contains(state) && !known {
                found.push(FixedPoint { state, eigenvalues: eigenvalues(jacobian(neuron, state, current)) });
            }
        }
    }
    found
}

fn newton(neuron: &impl Neuron<2>, current: f64, mut state: [f64; 2]) -> Option<[f64; 2]> {
    for _ in 0..50 {
        let [f, g] = neuron.rate(state, current);
        let [[fx, fy], [gx, gy]] = jacobian(neuron, state, current);
        let determinant = fx * gy - fy * gx;
        let step = [(f * gy - g * fy) / determinant, (g * fx - f * gx) / determinant];
        state = [state[0] - step[0], state[1] - step[1]];
        let size = 1.0 + state[0].abs() + state[1].abs();
        if !size.is_finite() {
            return None;
        }
        if step[0].abs() + step[1].abs() < 1e-13 * size {
            return Some(state);
        }
    }
    None
}

/// The eigenvalues of a 2 × 2 matrix from its trace and determinant, the greater first.
fn eigenvalues([[a, b], [c, d]]: [[f64; 2]; 2]) -> [[f64; 2]; 2] {
    let (half, determinant) = ((a + d) / 2.0, a * d - b * c);
    let discriminant = half * half - determinant;
    let root = discriminant.abs().sqrt();
    if discriminant < 0.0 { [[half, root], [half, -root]] } else { [[half + root, 0.0], [half - root, 0.0]] }
}
