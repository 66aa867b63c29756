//! The curves on which a function of the plane vanishes: cells that are divided until each holds a simple piece.

use super::Window;
use super::root::root;
use crate::number::interval::Interval;
use std::collections::BTreeMap;

/// Cells along each side of the window are 2 to the power of this where the function is simple, …
const COARSE: u32 = 5;

/// … and of this where it is not.
const FINE: u32 = 10;

/// Cells that are looked at before none is divided further. Curves take some hundreds.
const MOST: usize = 30_000;

/// A function of the plane: its value, and its bounds over a part.
pub trait Function {
    /// The value at a point.
    fn at(&self, point: [f64; 2]) -> f64;
    /// Bounds of the value.
    fn bounds(&self, part: [Interval; 2]) -> Interval;
    /// Bounds of the derivatives.
    fn slopes(&self, part: [Interval; 2]) -> [Interval; 2];
}

/// A place on the finest grid, from 0 to 2^FINE.
type Place = [u32; 2];

/// Two neighbouring places that are kept apart by a curve.
type Edge = [Place; 2];

/// A cell of the plane: its lower left place, its side, and the direction along which a curve in it never
/// turns back, where that is known.
struct Cell {
    corner: Place,
    side: u32,
    along: Option<usize>,
}

/// The pieces of the curves in the window: the edges of cells that each enters and leaves by, and where.
///
/// Cells in which bounds of the function leave out 0 are passed over; one that is kept is divided until bounds of
/// the derivatives show that the curve runs through it in one direction (J. M. Snyder, SIGGRAPH 1992, pp. 121–130;
/// S. Plantinga and G. Vegter, Proc. Symp. Geometry Processing 2004, pp. 245–254), so no curve is missed and none is
/// joined to another, down to the finest cells: 1/1024 of the window.
pub fn pieces(function: &dyn Function, window: Window) -> Vec<[(Edge, [f64; 2]); 2]> {
    let grid = Grid { function, window };
    let cells = grid.cells();
    let mut values: BTreeMap<Place, f64> = BTreeMap::new();
    for &Cell { corner: [x, y], side, .. } in &cells {
        for place in [[x, y], [x + side, y], [x + side, y + side], [x, y + side]] {
            values.entry(place).or_insert_with(|| function.at(grid.point(place)));
        }
    }
    let mut crossings: BTreeMap<Edge, Option<[f64; 2]>> = BTreeMap::new();
    let mut pieces = Vec::new();
    for cell in &cells {
        let mut crossed: Vec<(Edge, [f64; 2])> = Vec::new();
        for edge in edges(cell, &values) {
            let ends = edge.map(|place| values[&place]);
            if (ends[0] > 0.0) != (ends[1] > 0.0) {
                let found = crossings.entry(edge).or_insert_with(|| grid.crossing(edge, ends));
                crossed.extend(found.map(|point| (edge, point)));
            }
        }
        grid.pair(cell, &values, &mut crossed);
        pieces.extend(crossed.chunks_exact(2).map(|pair| [pair[0], pair[1]]));
    }
    pieces
}

/// The edges round a cell, divided where a smaller neighbour's corner lies on them; each from its lesser place.
fn edges(cell: &Cell, values: &BTreeMap<Place, f64>) -> Vec<Edge> {
    fn divide(from: Place, to: Place, values: &BTreeMap<Place, f64>, edges: &mut Vec<Edge>) {
        let middle = [from[0].midpoint(to[0]), from[1].midpoint(to[1])];
        if middle != from && middle != to && values.contains_key(&middle) {
            divide(from, middle, values, edges);
            divide(middle, to, values, edges);
        } else {
            edges.push(if from < to { [from, to] } else { [to, from] });
        }
    }
    let &Cell { corner: [x, y], side, .. } = cell;
    let corners = [[x, y], [x + side, y], [x + side, y + side], [x, y + side]];
    let mut edges = Vec::with_capacity(4);
    for i in 0..4 {
        divide(corners[i], corners[(i + 1) % 4], values, &mut edges);
    }
    edges
}

struct Grid<'a> {
    function: &'a dyn Function,
    window: Window,
}

impl Grid<'_> {
    fn point(&self, [x, y]: Place) -> [f64; 2] {
        let whole = f64::from(1u32 << FINE);
        self.window.at(f64::from(x) / whole, f64::from(y) / whole)
    }

    /// The cells that a curve may run through.
    fn cells(&self) -> Vec<Cell> {
        let mut left = vec![([0, 0], FINE)];
        let mut kept = Vec::new();
        let mut looked = 0;
        while let Some((corner, level)) = left.pop() {
            looked += 1;
            let side = 1 << level;
            let low = self.point(corner);
            let high = self.point([corner[0] + side, corner[1] + side]);
            let part = [0, 1].map(|i| Interval::new([low[i], high[i]]));
            let bounds = self.function.bounds(part);
            // Where it is nothing everywhere there is no curve.
            if !bounds.contains(0.0) || bounds.width() < f64::MIN_POSITIVE * 1e10 {
                continue;
            }
            if level <= FINE - COARSE {
                let slopes = self.function.slopes(part);
                // Where the function only rises or only falls along y, the curve has one y to each x.
                let along =
                    [1, 0].into_iter().find(|&across| !slopes[across].contains(0.0)).map(|across| 1 - across);
                if along.is_some() || level == 0 || looked > MOST {
                    kept.push(Cell { corner, side, along });
                    continue;
                }
            }
            let half = side / 2;
            let [x, y] = corner;
            left.extend(
                [[x, y], [x + half, y], [x, y + half], [x + half, y + half]]
                    .map(|corner| (corner, level - 1)),
            );
        }
        kept
    }

    /// Where the function vanishes on an edge, to rounding; none where it jumps through a pole.
    fn crossing(&self, edge: Edge, ends: [f64; 2]) -> Option<[f64; 2]> {
        let [from, to] = edge.map(|place| self.point(place));
        let along = |part: f64| [0, 1].map(|i| from[i] + part * (to[i] - from[i]));
        let part = root(|part| self.function.at(along(part)), [0.0, 1.0], ends, 1e-14);
        let value = self.function.at(along(part)).abs();
        (value <= ends[0].abs().max(ends[1].abs())).then_some(along(part))
    }

    /// Puts the crossings of a cell's edges in the order in which pieces of the curve join them, two by two.
    fn pair(&self, cell: &Cell, values: &BTreeMap<Place, f64>, crossed: &mut [(Edge, [f64; 2])]) {
        if crossed.len() <= 2 {
            return;
        }
        if let Some(along) = cell.along {
            crossed.sort_by(|a, b| a.1[along].total_cmp(&b.1[along]));
            return;
        }
        // The centre is on the side of the first corner, which the pieces then leave in one part, or cut off.
        let [x, y] = self.point(cell.corner);
        let [right, top] = self.point([cell.corner[0] + cell.side, cell.corner[1] + cell.side]);
        let centre = self.function.at([0.5 * (x + right), 0.5 * (y + top)]);
        if (centre > 0.0) != (values[&cell.corner] > 0.0) {
            crossed.rotate_right(1);
        }
    }
}
