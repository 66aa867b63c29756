//! Streamlines: solutions through given points, or evenly over the window.

use super::Window;
use super::contour::Curve;
use super::equations::Equations;
use super::path::{Extent, path};

/// How near to another line a line may come, as a part of their distance.
const NEAREST: f64 = 0.5;

/// The solution through a point, followed both ways as far as it is in the window and no longer than `length` each way,
/// in widths and heights of the window; in the direction of time.
pub fn streamline(
    equations: &dyn Equations<2>,
    current: f64,
    window: Window,
    seed: [f64; 2],
    length: f64,
) -> Curve {
    both_ways(equations, current, seed, Extent { window, length }, |_| false)
}

/// Streamlines that cover the window evenly, `apart` from one another as a part of it.
///
/// Each begins where no other is near, and ends where it comes near to one (B. Jobard and W. Lefer, in Visualization
/// in Scientific Computing '97, pp. 43–56); seeds are tried on a grid.
pub fn evenly_spaced(equations: &dyn Equations<2>, current: f64, window: Window, apart: f64) -> Vec<Curve> {
    let mut lines: Vec<Curve> = Vec::new();
    let cells = (1.0 / apart).ceil() as usize;
    let mut taken =
        Taken { window, cell: apart, side: cells + 1, points: vec![Vec::new(); (cells + 1) * (cells + 1)] };
    for row in 0..cells {
        for column in 0..cells {
            let seed = window.at((column as f64 + 0.5) / cells as f64, (row as f64 + 0.5) / cells as f64);
            if taken.near(seed, apart) {
                continue;
            }
            let extent = Extent { window, length: 1.0 };
            let line =
                both_ways(equations, current, seed, extent, |point| taken.near(point, NEAREST * apart));
            line.iter().for_each(|point| taken.put(*point));
            lines.push(line);
        }
    }
    lines.retain(|line| line.len() > 2);
    lines
}

fn both_ways(
    equations: &dyn Equations<2>,
    current: f64,
    seed: [f64; 2],
    extent: Extent,
    stop: impl Fn([f64; 2]) -> bool,
) -> Curve {
    let mut curve = path(equations, current, seed, false, extent, &stop);
    curve.reverse();
    curve.pop();
    curve.extend(path(equations, current, seed, true, extent, &stop));
    curve
}

/// Points of lines, by the cells of a grid.
struct Taken {
    window: Window,
    cell: f64,
    side: usize,
    points: Vec<Vec<[f64; 2]>>,
}

impl Taken {
    fn cell(&self, point: [f64; 2]) -> [usize; 2] {
        let Window { x, y } = self.window;
        let parts = [(point[0] - x[0]) / (x[1] - x[0]), (point[1] - y[0]) / (y[1] - y[0])];
        parts.map(|part| ((part / self.cell) as usize).min(self.side - 1))
    }

    fn put(&mut self, point: [f64; 2]) {
        let [column, row] = self.cell(point);
        self.points[row * self.side + column].push(point);
    }

    fn near(&self, point: [f64; 2], distance: f64) -> bool {
        let [column, row] = self.cell(point);
        let around = |middle: usize| middle.saturating_sub(1)..(middle + 2).min(self.side);
        around(row).any(|row| {
            around(column).any(|column| {
                let points = &self.points[row * self.side + column];
                points.iter().any(|other| self.window.distance(*other, point) < distance)
            })
        })
    }
}
