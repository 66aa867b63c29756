//! What the equations of a neuron hold: field, nullclines, fixed points, periodic orbits, bifurcations; most of it in the
//! plane of two variables, some for any number.

pub mod bifurcations;
mod centre_manifold;
pub mod contour;
pub mod cycle;
pub mod cycle_branch;
pub mod eigen;
pub mod equations;
pub mod equilibria;
pub mod everywhere;
pub mod field;
pub mod fixed_points;
mod isolation;
pub mod kind;
pub mod limit_cycles;
pub mod linear;
pub mod lyapunov;
pub mod manifolds;
mod merging;
pub mod nullclines;
pub mod path;
pub mod planar;
pub mod pull;
pub mod quasi_threshold;
mod region;
pub mod reset_cycles;
pub mod rest;
pub mod root;
mod section;
pub mod series;
pub mod settling;
pub mod shooting;
pub mod slice;
pub mod slow_passage;
pub mod step_map;
pub mod streamlines;
mod trajectory;

/// The part of the plane that is looked at: v along x, the other variable along y.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Least and greatest v.
    pub x: [f64; 2],
    /// Least and greatest value of the other variable.
    pub y: [f64; 2],
}

impl Window {
    /// The point at these parts of the width and the height, from 0 to 1.
    pub fn at(&self, across: f64, up: f64) -> [f64; 2] {
        [self.x[0] + across * (self.x[1] - self.x[0]), self.y[0] + up * (self.y[1] - self.y[0])]
    }

    /// The window with so many of its widths and heights more on each side.
    pub fn wider(&self, by: f64) -> Window {
        let wider = |[low, high]: [f64; 2]| [low - by * (high - low), high + by * (high - low)];
        Window { x: wider(self.x), y: wider(self.y) }
    }

    /// How far two points are apart, in widths and heights of the window.
    pub fn distance(&self, [x, y]: [f64; 2], [other_x, other_y]: [f64; 2]) -> f64 {
        ((x - other_x) / (self.x[1] - self.x[0])).hypot((y - other_y) / (self.y[1] - self.y[0]))
    }

    /// Whether the point lies in the window.
    pub fn contains(&self, [x, y]: [f64; 2]) -> bool {
        (self.x[0]..=self.x[1]).contains(&x) && (self.y[0]..=self.y[1]).contains(&y)
    }
}
