//! Stable and unstable manifolds of a saddle: the curves that run into it, and those that run out of it.

use super::Window;
use super::contour::Curve;
use super::equations::Equations;
use super::fixed_points::FixedPoint;
use super::kind::Kind;
use super::path::{Extent, path};

/// How far from the saddle the curves begin on its eigenvectors, as a part of the window: the curves bend away from
/// these by the square of that.
const OFF: f64 = 1e-5;

/// How long a curve may be, in widths and heights of the window; one that winds onto a cycle has no end.
const LENGTH: f64 = 12.0;

/// What the curves may run over beside the window, in its widths and heights.
const MARGIN: f64 = 0.1;

/// The manifolds of a saddle, each in two halves that begin at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifolds {
    /// What runs into it: between what this separates, solutions go different ways (a separatrix).
    pub stable: [Curve; 2],
    /// What runs out of it.
    pub unstable: [Curve; 2],
}

/// The manifolds of a fixed point, as far as they are in the window and a margin of a tenth of it; none unless it is a
/// saddle. Their points are no farther apart than a hundredth of the window and on the curve to some 10⁻⁶ of it.
pub fn manifolds(
    equations: &dyn Equations<2>,
    current: f64,
    saddle: &FixedPoint,
    window: Window,
) -> Option<Manifolds> {
    let [unstable, stable] = saddle.eigenvectors().filter(|_| saddle.kind() == Kind::Saddle)?;
    let extent = Extent { window: window.wider(MARGIN), length: LENGTH };
    let half = |vector: [f64; 2], side: f64, forwards: bool| {
        let away = [0, 1].map(|i| saddle.state[i] + side * vector[i]);
        let part = side * OFF / window.distance(saddle.state, away);
        let start = [0, 1].map(|i| saddle.state[i] + part * vector[i]);
        let mut curve = vec![saddle.state];
        curve.extend(path(equations, current, start, forwards, extent, |_| false));
        curve
    };
    Some(Manifolds {
        stable: [-1.0, 1.0].map(|side| half(stable, side, false)),
        unstable: [-1.0, 1.0].map(|side| half(unstable, side, true)),
    })
}
