//! From where the neuron spikes, and how soon: a map over the plane, computed in portions.

use super::Window;
use super::equations::Equations;
use super::fixed_points::{FixedPoint, fixed_points};
use super::trajectory::Trajectory;
use crate::spikes::Fires;

/// Error allowed a step: a picture's.
const TOLERANCE: f64 = 1e-6;

/// Solutions this near to a stable fixed point, as a part of the window, do not spike any more.
const NEAR: f64 = 1e-4;

/// Steps of a solution, at most.
const MOST: usize = 5_000;

/// Rows and columns between the cells that are computed first; each turn halves it, so that the picture grows finer.
const STRIDE: usize = 4;

/// What is asked of each cell of the window.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The window.
    pub window: Window,
    /// Cells along its width.
    pub columns: usize,
    /// Cells along its height.
    pub rows: usize,
    /// How a spike is told; a state above the threshold counts as within one.
    pub fires: Fires,
    /// The time in which it must.
    pub within: f64,
}

/// The map as far as it is computed: a long work that is done in portions, by whoever drives it. Dropping it ends it.
///
/// Where neighbouring states spike and do not, without a saddle's manifold between them, there is no threshold but a
/// quasi-threshold (R. FitzHugh, Bull. Math. Biophys. 17, 257–278, 1955).
///
/// Cells are computed where their neighbours in the coarser picture disagree; one among neighbours that all spike, or
/// none of which does, takes their mean. So what is narrower than four cells may be missed.
pub struct QuasiThreshold<'a> {
    equations: &'a dyn Equations<2>,
    current: f64,
    question: Question,
    rests: Vec<FixedPoint>,
    /// Cells in the order in which they are computed, each with the stride of its turn.
    order: Vec<(usize, usize)>,
    done: usize,
    /// The time to the first spike from the centre of each cell, row by row from the lowest: infinite where there is
    /// none, not a number where it is not computed yet.
    pub latencies: Vec<f64>,
}

impl<'a> QuasiThreshold<'a> {
    /// Before anything is computed.
    pub fn of(equations: &'a dyn Equations<2>, current: f64, question: Question) -> QuasiThreshold<'a> {
        let Question { window, columns, rows, .. } = question;
        let mut rests = fixed_points(equations, current, window).points;
        rests.retain(FixedPoint::stable);
        let mut order = Vec::with_capacity(columns * rows);
        let mut stride = STRIDE;
        while stride > 0 {
            for row in (0..rows).step_by(stride) {
                for column in (0..columns).step_by(stride) {
                    let coarser = 2 * stride;
                    let known = stride < STRIDE && row % coarser == 0 && column % coarser == 0;
                    if !known {
                        order.push((row * columns + column, stride));
                    }
                }
            }
            stride /= 2;
        }
        let latencies = vec![f64::NAN; columns * rows];
        QuasiThreshold { equations, current, question, rests, order, done: 0, latencies }
    }

    /// Computes on, for about so many steps of solutions, and at least a cell; returns the part that is done, from 0 to 1.
    pub fn step(&mut self, budget: usize) -> f64 {
        let Question { window, columns, rows, .. } = self.question;
        let mut spent = 0;
        while let Some(&(cell, stride)) = self.order.get(self.done).filter(|_| spent <= budget) {
            let [column, row] = [cell % columns, cell / columns].map(|place| place as f64 + 0.5);
            let start = window.at(column / columns as f64, row / rows as f64);
            let (latency, steps) =
                self.agreed(cell, stride).map_or_else(|| self.latency(start), |latency| (latency, 0));
            self.latencies[cell] = latency;
            spent += steps;
            self.done += 1;
        }
        self.done as f64 / self.order.len().max(1) as f64
    }

    /// The latencies, those that are not computed yet as in the coarser picture.
    pub fn picture(&self) -> Vec<f64> {
        let columns = self.question.columns;
        let coarser = |cell: usize, stride: usize| {
            let [column, row] = [cell % columns, cell / columns].map(|place| place - place % stride);
            self.latencies[row * columns + column]
        };
        let told = |cell: usize| {
            let strides = (0..=STRIDE.ilog2()).map(|turn| 1 << turn);
            strides.map(|stride| coarser(cell, stride)).find(|latency| !latency.is_nan())
        };
        (0..self.latencies.len()).map(|cell| told(cell).unwrap_or(f64::NAN)).collect()
    }

    /// What the neighbours in the coarser picture say together, where they agree on whether it spikes.
    fn agreed(&self, cell: usize, stride: usize) -> Option<f64> {
        let Question { columns, rows, .. } = self.question;
        let coarser = 2 * stride;
        if coarser > STRIDE {
            return None;
        }
        let ends = |place: usize, count: usize| {
            let from = place - place % coarser;
            let to = if place == from { from } else { from + coarser };
            (to < count).then_some([from, to])
        };
        let (across, up) = (ends(cell % columns, columns)?, ends(cell / columns, rows)?);
        let corners = up.map(|row| across.map(|column| self.latencies[row * columns + column]));
        let corners = corners.as_flattened();
        let agree = corners.iter().all(|latency| latency.is_finite() == corners[0].is_finite());
        agree.then(|| corners.iter().sum::<f64>() / corners.len() as f64)
    }

    /// The time to the first spike from a state, and the steps that it took.
    fn latency(&self, start: [f64; 2]) -> (f64, usize) {
        let Question { window, fires, within, .. } = self.question;
        let spikes = |state: [f64; 2]| match fires {
            Fires::AtReset => self.equations.reset_of(state).is_some(),
            Fires::Above(threshold) => state[0] > threshold,
        };
        if spikes(start) {
            return (0.0, 1);
        }
        let rate = |state| self.equations.flowing(state, self.current);
        let mut trajectory = Trajectory::of(&rate, start, true, TOLERANCE);
        for steps in 1..=MOST {
            let before = trajectory.time;
            let Some(step) = trajectory.advance(within) else {
                let spiked = trajectory.top().is_some_and(spikes);
                return (if spiked { before } else { f64::INFINITY }, steps);
            };
            if let Some(part) = step.first_reset(spikes) {
                return (before + part * step.h, steps);
            }
            let rests = |rest: &FixedPoint| window.distance(rest.state, trajectory.state) < NEAR;
            if trajectory.time >= within || self.rests.iter().any(rests) {
                return (f64::INFINITY, steps);
            }
        }
        (f64::INFINITY, MOST)
    }
}
