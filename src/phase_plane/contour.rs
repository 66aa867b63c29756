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

/// A curve, as points along it.
pub type Curve = Vec<[f64; 2]>;

/// A place on the finest grid, from 0 to 2^FINE.
type Place = [u32; 2];

/// Two neighbouring places, or twice the same one.
type Edge = [Place; 2];

/// A cell of the plane: its lower left place, its side, and the direction along which a curve in it never
/// turns back, where that is known.
struct Cell {
    corner: Place,
    side: u32,
    along: Option<usize>,
}

impl Cell {
    /// Its corners, anticlockwise.
    fn corners(&self) -> [Place; 4] {
        let &Cell { corner: [x, y], side, .. } = self;
        [[x, y], [x + side, y], [x + side, y + side], [x, y + side]]
    }
}

/// The curves in the window on which the function vanishes; the last point of a closed curve is its first.
///
/// Cells in which bounds of the function leave out 0 are passed over; one that is kept is divided until bounds of
/// the derivatives show that the curve runs through it in one direction (J. M. Snyder, SIGGRAPH 1992, pp. 121–130;
/// S. Plantinga and G. Vegter, Proc. Symp. Geometry Processing 2004, pp. 245–254), so no curve is missed and none is
/// joined to another, down to the finest cells: 1/1024 of the window. Each point lies on the edge of a cell.
pub fn curves(function: &dyn Function, window: Window) -> Vec<Curve> {
    let grid = Grid { function, window };
    let cells = grid.cells();
    let mut known = Known::default();
    for place in cells.iter().flat_map(Cell::corners) {
        let values = &mut known.values;
        known.numbers.entry([place, place]).or_insert_with(|| {
            values.push(function.at(grid.point(place)));
            values.len() - 1
        });
    }
    // Where curves cross edges, and which of these places a piece of a curve joins within a cell.
    let mut crossings: Vec<Option<[f64; 2]>> = Vec::new();
    let mut pieces: Vec<[usize; 2]> = Vec::new();
    for cell in &cells {
        let mut crossed: Vec<(usize, [f64; 2])> = Vec::new();
        for edge in known.edges(cell) {
            let ends = edge.map(|place| known.value(place));
            if (ends[0] > 0.0) != (ends[1] > 0.0) {
                let number = *known.numbers.entry(edge).or_insert_with(|| {
                    crossings.push(grid.crossing(edge, ends));
                    crossings.len() - 1
                });
                crossed.extend(crossings[number].map(|point| (number, point)));
            }
        }
        grid.pair(cell, known.value(cell.corner), &mut crossed);
        pieces.extend(crossed.chunks_exact(2).map(|pair| [pair[0].0, pair[1].0]));
    }
    let points: Vec<[f64; 2]> = crossings.into_iter().map(Option::unwrap_or_default).collect();
    join(&pieces, &points)
}

/// What is known of the grid.
#[derive(Default)]
struct Known {
    /// The number of each edge's crossing and, as an edge from it to itself, of each place's value.
    numbers: BTreeMap<Edge, usize>,
    values: Vec<f64>,
}

impl Known {
    fn value(&self, place: Place) -> f64 {
        self.values[self.numbers[&[place, place]]]
    }

    /// The edges round a cell, divided where a smaller neighbour's corner lies on them; each from its lesser place.
    fn edges(&self, cell: &Cell) -> Vec<Edge> {
        let corners = cell.corners();
        let mut edges = Vec::with_capacity(4);
        for i in 0..4 {
            self.divide(corners[i], corners[(i + 1) % 4], &mut edges);
        }
        edges
    }

    fn divide(&self, from: Place, to: Place, edges: &mut Vec<Edge>) {
        let middle = [from[0].midpoint(to[0]), from[1].midpoint(to[1])];
        if middle != from && middle != to && self.numbers.contains_key(&[middle, middle]) {
            self.divide(from, middle, edges);
            self.divide(middle, to, edges);
        } else {
            edges.push(if from < to { [from, to] } else { [to, from] });
        }
    }
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
    fn pair(&self, cell: &Cell, at_corner: f64, crossed: &mut [(usize, [f64; 2])]) {
        if crossed.len() <= 2 {
            return;
        }
        if let Some(along) = cell.along {
            // A handful: each goes back to its place.
            for i in 1..crossed.len() {
                let mut j = i;
                while j > 0 && crossed[j].1[along] < crossed[j - 1].1[along] {
                    crossed.swap(j, j - 1);
                    j -= 1;
                }
            }
            return;
        }
        // The centre is on the side of the first corner, which the pieces then leave in one part, or cut off.
        let [x, y] = self.point(cell.corner);
        let [right, top] = self.point([cell.corner[0] + cell.side, cell.corner[1] + cell.side]);
        let centre = self.function.at([0.5 * (x + right), 0.5 * (y + top)]);
        if (centre > 0.0) != (at_corner > 0.0) {
            crossed.rotate_right(1);
        }
    }
}

/// Pieces that meet in a point, as curves.
fn join(pieces: &[[usize; 2]], points: &[[f64; 2]]) -> Vec<Curve> {
    let mut meeting: Vec<Vec<usize>> = vec![Vec::new(); points.len()];
    for (i, piece) in pieces.iter().enumerate() {
        piece.iter().for_each(|&point| meeting[point].push(i));
    }
    let mut used = vec![false; pieces.len()];
    let mut follow = |mut point: usize, curve: &mut Curve| {
        while let Some(&next) = meeting[point].iter().find(|&&i| !used[i]) {
            used[next] = true;
            let [a, b] = pieces[next];
            point = if a == point { b } else { a };
            curve.push(points[point]);
        }
    };
    let mut curves = Vec::new();
    for &[start, _] in pieces {
        let mut forward = vec![points[start]];
        follow(start, &mut forward);
        let mut curve = Vec::new();
        follow(start, &mut curve);
        curve.reverse();
        curve.append(&mut forward);
        if curve.len() > 1 {
            curves.push(curve);
        }
    }
    curves
}

#[cfg(test)]
mod tests {
    use super::*;

    /// x y = `c`: two branches, which between them leave the diagonal free that has the other sign.
    struct Hyperbola {
        c: f64,
    }

    impl Function for Hyperbola {
        fn at(&self, [x, y]: [f64; 2]) -> f64 {
            x * y - self.c
        }

        fn bounds(&self, [x, y]: [Interval; 2]) -> Interval {
            x * y - self.c
        }

        fn slopes(&self, [x, y]: [Interval; 2]) -> [Interval; 2] {
            [y, x]
        }
    }

    #[test]
    fn branches_that_pass_one_another_within_the_finest_cell_are_not_joined_across() {
        // The origin is the centre of a cell of the finest grid; the branches come within a quarter of its side.
        let side = 2.0 / f64::from(1u32 << FINE);
        let ends = [-1.0 + 0.5 * side, 1.0 + 0.5 * side];
        for c in [0.01 * side * side, -0.01 * side * side] {
            let found = curves(&Hyperbola { c }, Window { x: ends, y: ends });
            assert_eq!(found.len(), 2, "{c}");
            for curve in found {
                let quadrant = curve[0].map(f64::signum);
                assert!(curve.iter().all(|point| point.map(f64::signum) == quadrant), "{c}: {quadrant:?}");
            }
        }
    }
}
