//! The curves on which one variable does not change, for any equations: contours of its rate at zero.

use super::Window;
use super::contour::{Curve, Function, curves};
use super::equations::Equations;
use crate::number::dual::Dual;
use crate::number::interval::Interval;

/// How far a curve may run beside the straight line between two of its points, as a part of the window.
const FLAT: f64 = 1e-4;

/// How often the stretch between the edges of a cell is halved.
const HALVINGS: usize = 6;

/// The curves in the window on which variable `variable` is at rest, each a list of points along it; the last point
/// of a closed curve is its first.
///
/// The points lie on the curve to rounding, and the curve within 10⁻⁴ of the window beside the lines between them.
/// No curve is missed, and none is joined to another, down to a thousandth of the window; a change of sign
/// across a pole is no crossing and is left out. Where two branches cross, they are told as two that turn away from
/// one another.
pub fn nullcline(equations: &dyn Equations<2>, variable: usize, current: f64, window: Window) -> Vec<Curve> {
    let rate = Rate { equations, variable, current };
    let smooth = |curve: Curve| {
        let mut points = vec![curve[0]];
        for pair in curve.windows(2) {
            rate.refine(window, [pair[0], pair[1]], HALVINGS, &mut points);
        }
        points
    };
    curves(&rate, window).into_iter().map(smooth).filter(|curve| curve.len() > 1).collect()
}

/// The rate of one variable.
struct Rate<'a> {
    equations: &'a dyn Equations<2>,
    variable: usize,
    current: f64,
}

impl Function for Rate<'_> {
    fn at(&self, point: [f64; 2]) -> f64 {
        self.equations.plain(point, self.current)[self.variable]
    }

    fn bounds(&self, part: [Interval; 2]) -> Interval {
        self.equations.bounds(part, Interval::from(self.current))[self.variable]
    }

    fn slopes(&self, part: [Interval; 2]) -> [Interval; 2] {
        std::array::from_fn(|j| {
            let moving = std::array::from_fn(|i| Dual {
                value: part[i],
                slope: Interval::from(if i == j { 1.0 } else { 0.0 }),
            });
            self.equations.dual_bounds(moving, Dual::from(self.current))[self.variable].slope
        })
    }
}

impl Rate<'_> {
    /// Adds what the stretch from the first point to the second needs, and the second point.
    fn refine(&self, window: Window, [from, to]: [[f64; 2]; 2], halvings: usize, points: &mut Curve) {
        let size = [window.x[1] - window.x[0], window.y[1] - window.y[0]];
        let chord = [0, 1].map(|i| (to[i] - from[i]) / size[i]);
        let length = chord[0].hypot(chord[1]);
        if length < 1e-12 {
            return;
        }
        if let Some((middle, aside)) = self.between(from, to, size, chord, length)
            && halvings > 0
            && aside > FLAT
        {
            self.refine(window, [from, middle], halvings - 1, points);
            self.refine(window, [middle, to], halvings - 1, points);
        } else {
            points.push(to);
        }
    }

    /// The point of the curve beside the middle of a chord, and how far beside it; none where it is not near.
    fn between(
        &self,
        from: [f64; 2],
        to: [f64; 2],
        size: [f64; 2],
        chord: [f64; 2],
        length: f64,
    ) -> Option<([f64; 2], f64)> {
        let normal = [-chord[1] / length * size[0], chord[0] / length * size[1]];
        let middle = [0, 1].map(|i| 0.5 * (from[i] + to[i]));
        // Newton's method along the normal.
        let mut aside: f64 = 0.0;
        for _ in 0..12 {
            let moving = [0, 1].map(|i| Dual { value: middle[i] + aside * normal[i], slope: normal[i] });
            let rate = self.equations.dual(moving, Dual::from(self.current))[self.variable];
            let step = rate.value / rate.slope;
            aside -= step;
            let near = aside.abs() < 0.5 * length;
            if !near {
                return None;
            }
            if step.abs() < 1e-13 {
                return Some(([0, 1].map(|i| middle[i] + aside * normal[i]), aside.abs()));
            }
        }
        None
    }
}
