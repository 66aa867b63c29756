//! What solutions come to in a plane, and what parts them: limit cycles, and the manifolds of saddles.

use crate::demos::phase::{along, line};
use crate::figure::{Ink, Line, Mark, Stroke, written};
use crate::phase_plane::Window;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::limit_cycles::limit_cycles;
use crate::phase_plane::manifolds::manifolds;

/// The limit cycles, each with its period, and the manifolds of saddles.
pub fn orbits(
    equations: &dyn Equations<2>,
    unit: &str,
    current: f64,
    points: &[FixedPoint],
    window: Window,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    for cycle in limit_cycles(equations, current, window) {
        let (stroke, kind) =
            if cycle.stable { (Stroke::Firm, "cycle") } else { (Stroke::Dashed, "unstable cycle") };
        let space = if unit.is_empty() { "" } else { " " };
        let name = format!("{kind}, T = {}{space}{unit}", written(cycle.period, 1));
        marks.push(along(&cycle.orbit, Line { stroke, ..line(Ink::Weight, &name) }));
    }
    for found in points.iter().filter_map(|point| manifolds(equations, current, point, window)) {
        for (index, curve) in found.stable.iter().enumerate() {
            let name = if index == 0 { "separatrix" } else { "" };
            marks.push(along(curve, Line { stroke: Stroke::Dashed, ..line(Ink::Spike, name) }));
        }
        for curve in &found.unstable {
            marks.push(along(curve, Line { stroke: Stroke::Thin, ..line(Ink::Quiet, "") }));
        }
    }
    marks
}
