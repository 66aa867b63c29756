//! A solution as a curve in the plane: points at even distances, up to where it leaves the window or comes to rest.

use super::Window;
use super::contour::Curve;
use super::equations::Equations;
use super::trajectory::{COARSE, Trajectory};

/// Distance of neighbouring points of a curve, as a part of the window, at most.
const SPACING: f64 = 0.01;

/// Steps of a curve, at most.
const MOST: usize = 5_000;

/// Movement in this many steps below which a solution has come to rest: this part of the window.
const REST: (usize, f64) = (40, 1e-6);

/// What part of a solution is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// The part of the plane in which the curve is followed.
    pub window: Window,
    /// Its length at most, in widths and heights of the window.
    pub length: f64,
}

/// The solution from `start` on, or, backwards in time, to where it came from, until it leaves the window, comes to
/// rest, is as long as is wanted, or `stop` says so of a point; every point is on it to about 10⁻⁷.
pub fn path(
    equations: &dyn Equations<2>,
    current: f64,
    start: [f64; 2],
    forwards: bool,
    extent: Extent,
    mut stop: impl FnMut([f64; 2]) -> bool,
) -> Curve {
    let Extent { window, length } = extent;
    let rate = |state| equations.plain(state, current);
    let mut trajectory = Trajectory::of(&rate, start, forwards, COARSE);
    let far = if forwards { f64::INFINITY } else { f64::NEG_INFINITY };
    let mut curve = vec![start];
    let mut last = start;
    let (mut gone, mut gone_before) = (0.0, 0.0);
    for step in 1..=MOST {
        let Some(stepped) = trajectory.advance(far) else { break };
        let chord = window.distance(stepped.x, stepped.next);
        let parts = (chord / (0.9 * SPACING)).ceil().clamp(1.0, 1e3) as usize;
        for part in 1..=parts {
            let point = stepped.at(part as f64 / parts as f64);
            if stop(point) {
                return curve;
            }
            if !window.contains(point) {
                let (mut inside, mut outside) =
                    ((part - 1) as f64 / parts as f64, part as f64 / parts as f64);
                for _ in 0..50 {
                    let middle = 0.5 * (inside + outside);
                    *(if window.contains(stepped.at(middle)) { &mut inside } else { &mut outside }) = middle;
                }
                curve.push(stepped.at(inside));
                return curve;
            }
            gone += window.distance(last, point);
            last = point;
            // Steps are short where the solution turns, and far shorter than what can be seen where it rests.
            if window.distance(curve[curve.len() - 1], point) > 0.1 * SPACING {
                curve.push(point);
            }
        }
        if gone > length {
            break;
        }
        if step % REST.0 == 0 {
            if gone - gone_before < REST.1 {
                break;
            }
            gone_before = gone;
        }
    }
    if curve[curve.len() - 1] != trajectory.state {
        curve.push(trajectory.state);
    }
    curve
}
