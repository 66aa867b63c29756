//! The curves on which one variable does not change, for any equations: contours of its rate at zero.

use super::Window;
use crate::ode::Neuron;
use std::collections::HashMap;

/// Cells along each side of the window. Branches closer together than a cell may be missed.
const CELLS: usize = 72;

/// The curves in the window on which variable `variable` is at rest, each a list of points along it.
///
/// Marching squares (Lorensen and Cline, Comput. Graph. 21(4), 163–169, 1987, in two dimensions), with
/// each crossing found on its cell's edge to rounding and the ambiguous cells decided by the rate at
/// their centre. A change of sign across a pole is no crossing and is left out.
pub fn nullcline(
    neuron: &impl Neuron<2>,
    variable: usize,
    current: f64,
    window: Window,
) -> Vec<Vec<[f64; 2]>> {
    let grid = Grid { rate: |at| neuron.rate(at, current)[variable], window };
    join(grid.segments())
}

/// A cell's edge: the grid point it starts from, and whether it goes up (or right).
type Edge = (usize, usize, bool);
type Segment = [(Edge, [f64; 2]); 2];

struct Grid<F: Fn([f64; 2]) -> f64> {
    rate: F,
    window: Window,
}

impl<F: Fn([f64; 2]) -> f64> Grid<F> {
    fn point(&self, column: usize, row: usize) -> [f64; 2] {
        self.window.at(column as f64 / CELLS as f64, row as f64 / CELLS as f64)
    }

    fn segments(&self) -> Vec<Segment> {
        let side = CELLS + 1;
        let rates: Vec<f64> = (0..side * side).map(|i| (self.rate)(self.point(i % side, i / side))).collect();
        let above = |column: usize, row: usize| rates[row * side + column] > 0.0;
        let mut segments = Vec::new();
        for row in 0..CELLS {
            for column in 0..CELLS {
                // Around the cell: bottom, right, top, left; an edge is crossed where its ends differ in sign.
                let corners = [
                    above(column, row),
                    above(column + 1, row),
                    above(column + 1, row + 1),
                    above(column, row + 1),
                ];
                let edges: [Edge; 4] = [
                    (column, row, false),
                    (column + 1, row, true),
                    (column, row + 1, false),
                    (column, row, true),
                ];
                let mut crossed: Vec<usize> =
                    (0..4).filter(|&i| corners[i] != corners[(i + 1) % 4]).collect();
                if crossed.len() == 4 {
                    let across = (column as f64 + 0.5) / CELLS as f64;
                    let up = (row as f64 + 0.5) / CELLS as f64;
                    // The centre joins the first corner's region or cuts it off.
                    if ((self.rate)(self.window.at(across, up)) > 0.0) == corners[0] {
                        crossed = vec![0, 1, 2, 3];
                    } else {
                        crossed = vec![3, 0, 1, 2];
                    }
                }
                for pair in crossed.chunks_exact(2) {
                    let ends =
                        [edges[pair[0]], edges[pair[1]]].map(|edge| Some((edge, self.crossing(edge)?)));
                    if let [Some(from), Some(to)] = ends {
                        segments.push([from, to]);
                    }
                }
            }
        }
        segments
    }

    /// Where the rate vanishes on an edge, by bisection; none where it jumps through a pole.
    fn crossing(&self, (column, row, vertical): Edge) -> Option<[f64; 2]> {
        let from = self.point(column, row);
        let to = if vertical { self.point(column, row + 1) } else { self.point(column + 1, row) };
        let along = |part: f64| [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
        let (at_start, at_end) = ((self.rate)(from), (self.rate)(to));
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..40 {
            let middle = 0.5 * (low + high);
            if ((self.rate)(along(middle)) > 0.0) == (at_start > 0.0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        let found = along(high);
        ((self.rate)(found).abs() <= at_start.abs().max(at_end.abs())).then_some(found)
    }
}

/// Segments that share an edge, as curves.
fn join(segments: Vec<Segment>) -> Vec<Vec<[f64; 2]>> {
    let mut at_edge: HashMap<Edge, Vec<usize>> = HashMap::new();
    for (i, segment) in segments.iter().enumerate() {
        for (edge, _) in segment {
            at_edge.entry(*edge).or_default().push(i);
        }
    }
    let mut used = vec![false; segments.len()];
    let mut follow = |mut edge: Edge, curve: &mut Vec<[f64; 2]>| {
        while let Some(&next) = at_edge[&edge].iter().find(|&&i| !used[i]) {
            used[next] = true;
            let [a, b] = segments[next];
            let far = if a.0 == edge { b } else { a };
            curve.push(far.1);
            edge = far.0;
        }
    };
    let mut curves = Vec::new();
    for [start, _] in &segments {
        let mut forward = vec![start.1];
        follow(start.0, &mut forward);
        let mut curve = Vec::new();
        follow(start.0, &mut curve);
        curve.reverse();
        curve.append(&mut forward);
        if curve.len() > 1 {
            curves.push(curve);
        }
    }
    curves
}
