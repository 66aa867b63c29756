//! What solutions come to in a plane, and what parts them: limit cycles, and the manifolds of saddles.

use super::flow::ORBITS;
use super::inks::{CYCLE_INKS, SEPARATRIX};
use super::phase::{along, line};
use super::plane::Plane;
use crate::figure::{Ink, Line, Mark, Stroke};
use crate::phase_plane::Window;
use crate::phase_plane::cycle::LimitCycle;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::limit_cycles::limit_cycles;
use crate::phase_plane::manifolds::manifolds;
use crate::text::say;
use crate::words::cycles::period;

impl Plane {
    /// The switch of the cycles, where the neuron has resets: none are sought then.
    pub fn idle(&self) -> Option<&'static str> {
        self.jumps().then_some(ORBITS)
    }

    /// The limit cycles, where they are sought; of a neuron with resets they are not, for its orbits jump.
    pub fn cycles(&self, current: f64) -> Option<Vec<LimitCycle>> {
        let sought = self.layers.seeks_orbits() && !self.jumps();
        sought.then(|| limit_cycles(&*self.equations, current, self.whole()))
    }

    /// The cycles that were found, as they are drawn, and the separatrices with them.
    pub fn orbits(&self, current: f64, points: &[FixedPoint], found: &[LimitCycle]) -> Vec<Mark> {
        let drawn = cycles(found, self.time.unit);
        [drawn, separatrices(&*self.equations, current, points, self.whole())].concat()
    }
}

/// The limit cycles, each with its period.
fn cycles(cycles: &[LimitCycle], unit: &'static str) -> Vec<Mark> {
    let drawn = |cycle: &LimitCycle| {
        let (ink, stroke) = CYCLE_INKS[usize::from(!cycle.stable)];
        let period = period(cycle, unit);
        let name = match cycle.stable {
            true => say!("attracting cycle, T = {period}", period),
            false => say!("repelling cycle, T = {period}", period),
        };
        along(&cycle.orbit, Line { stroke, ..line(ink, name) })
    };
    cycles.iter().map(drawn).collect()
}

/// The manifolds of saddles.
fn separatrices(
    equations: &dyn Equations<2>,
    current: f64,
    points: &[FixedPoint],
    window: Window,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    for found in points.iter().filter_map(|point| manifolds(equations, current, point, window)) {
        for (index, curve) in found.stable.iter().enumerate() {
            let name = if index == 0 { "separatrix" } else { "" };
            let (ink, stroke) = SEPARATRIX;
            marks.push(along(curve, Line { stroke, ..line(ink, name) }));
        }
        for curve in &found.unstable {
            marks.push(along(curve, Line { stroke: Stroke::Thin, ..line(Ink::Quiet, "") }));
        }
    }
    marks
}
