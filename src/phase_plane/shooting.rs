//! Periodic orbits of any number of variables by multiple shooting: a turn in pieces, and Newton's method on their gaps.

use super::bifurcations::Bifurcation;
use super::cycle::{LimitCycle, Turn};
use super::eigen::eigenvalues;
use super::equations::Equations;
use super::linear::times;
use super::trajectory::Trajectory;
use crate::number::dual::Dual;
use nalgebra::{DMatrix, DVector};

/// Pieces of a turn, of equal time: along one, departures grow by so little that Newton's method stays its course
/// on orbits that repel by a million a turn.
pub const PIECES: usize = 16;

/// Steps of a piece, at most.
const MOST: usize = 5_000;

/// A turn that closes, or a guess at one; it begins where the first variable turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orbit<const N: usize> {
    /// Where its pieces begin.
    pub states: [[f64; N]; PIECES],
    /// How long it takes to come back to the first.
    pub period: f64,
    /// The current.
    pub current: f64,
}

/// The end of a piece and its derivatives.
struct Shot<const N: usize> {
    end: [f64; N],
    /// Row i, column j: the end's variable i by the start's variable j.
    by_start: [[f64; N]; N],
    by_current: [f64; N],
}

/// What Newton's method makes 0 and its derivatives by the unknowns.
struct Conditions {
    gaps: DVector<f64>,
    slopes: DMatrix<f64>,
}

impl<const N: usize> Orbit<N> {
    /// Where the period stands among the unknowns: behind the states. The current is the last.
    pub const PERIOD: usize = N * PIECES;

    /// Where the current stands among the unknowns.
    pub const CURRENT: usize = N * PIECES + 1;

    /// The turn of this period from a state; none where it cannot be followed.
    pub fn from(
        equations: &dyn Equations<N>,
        current: f64,
        state: [f64; N],
        period: f64,
        tolerance: f64,
    ) -> Option<Orbit<N>> {
        let mut orbit = Orbit { states: [state; PIECES], period, current };
        let rate = |state| equations.plain(state, current);
        let mut trajectory = Trajectory::of(&rate, state, true, tolerance);
        for piece in 1..PIECES {
            trajectory.go_to(period * piece as f64 / PIECES as f64, MOST)?;
            orbit.states[piece] = trajectory.state;
        }
        Some(orbit)
    }

    /// The orbit that a Hopf point is, with this angular frequency.
    pub fn round(hopf: &Bifurcation<N>, omega: f64) -> Orbit<N> {
        let period = std::f64::consts::TAU / omega;
        Orbit { states: [hopf.state; PIECES], period, current: hopf.current }
    }

    /// The unknowns in one column.
    pub fn unknowns(&self) -> DVector<f64> {
        let states = self.states.as_flattened().iter().copied();
        DVector::from_iterator(Self::CURRENT + 1, states.chain([self.period, self.current]))
    }

    /// The orbit of these unknowns.
    pub fn of(unknowns: &DVector<f64>) -> Orbit<N> {
        Orbit {
            states: std::array::from_fn(|piece| std::array::from_fn(|i| unknowns[piece * N + i])),
            period: unknowns[Self::PERIOD],
            current: unknowns[Self::CURRENT],
        }
    }

    /// What counts as a large change of each unknown; of the states, if all of them change so.
    pub fn size(&self, ranges: [[f64; 2]; N]) -> DVector<f64> {
        DVector::from_fn(Self::CURRENT + 1, |i, _| match i {
            i if i == Self::PERIOD => self.period,
            i if i == Self::CURRENT => self.current.abs().max(1.0),
            i => (ranges[i % N][1] - ranges[i % N][0]) * (PIECES as f64).sqrt(),
        })
    }

    /// The direction in which only the current changes.
    pub fn along_current() -> DVector<f64> {
        DVector::from_fn(Self::CURRENT + 1, |i, _| if i == Self::CURRENT { 1.0 } else { 0.0 })
    }

    /// How far it goes, at the most, as a part of the ranges.
    pub fn extent(&self, ranges: [[f64; 2]; N]) -> f64 {
        let part = |i: usize| {
            let values = || self.states.iter().map(|state| state[i]);
            let extent = values().fold(f64::MIN, f64::max) - values().fold(f64::MAX, f64::min);
            extent / (ranges[i][1] - ranges[i][0])
        };
        (0..N).map(part).fold(0.0, f64::max)
    }

    /// Whether it goes anywhere, and is not a fixed point, of which any period is one.
    pub fn turns(&self, ranges: [[f64; 2]; N]) -> bool {
        self.extent(ranges) > 1e-3
    }

    fn shoot(&self, equations: &dyn Equations<N>, start: [f64; N], tolerance: f64) -> Option<Shot<N>> {
        let mut shot = Shot { end: start, by_start: [[0.0; N]; N], by_current: [0.0; N] };
        // The solution's derivative by each variable of its start and by the current, one after the other: the
        // steps depend on the values only, and are the same each time.
        for j in 0..=N {
            let current = Dual { value: self.current, slope: slope(j == N) };
            let rate = |state| equations.dual(state, current);
            let moving = std::array::from_fn(|i| Dual { value: start[i], slope: slope(i == j) });
            let mut trajectory = Trajectory::of(&rate, moving, true, tolerance);
            trajectory.go_to(self.period / PIECES as f64, MOST)?;
            shot.end = trajectory.state.map(|x| x.value);
            for (i, by) in trajectory.state.into_iter().enumerate() {
                *(if j < N { &mut shot.by_start[i][j] } else { &mut shot.by_current[i] }) = by.slope;
            }
        }
        Some(shot)
    }

    /// The gap between each piece's end and the next one's start, and the first variable's rate at the first start.
    /// The last row is free.
    fn conditions(&self, equations: &dyn Equations<N>, tolerance: f64) -> Option<Conditions> {
        let unknowns = Self::CURRENT + 1;
        let (mut gaps, mut slopes) = (DVector::zeros(unknowns), DMatrix::zeros(unknowns, unknowns));
        for piece in 0..PIECES {
            let next = (piece + 1) % PIECES;
            let shot = self.shoot(equations, self.states[piece], tolerance)?;
            let arriving = equations.plain(shot.end, self.current);
            for i in 0..N {
                let row = piece * N + i;
                gaps[row] = shot.end[i] - self.states[next][i];
                for j in 0..N {
                    slopes[(row, piece * N + j)] = shot.by_start[i][j];
                }
                slopes[(row, next * N + i)] -= 1.0;
                slopes[(row, Self::PERIOD)] = arriving[i] / PIECES as f64;
                slopes[(row, Self::CURRENT)] = shot.by_current[i];
            }
        }
        let first = self.states[0];
        for j in 0..=N {
            let state = std::array::from_fn(|i| Dual { value: first[i], slope: slope(i == j) });
            let rate = equations.dual(state, Dual { value: self.current, slope: slope(j == N) })[0];
            gaps[Self::PERIOD] = rate.value;
            slopes[(Self::PERIOD, if j < N { j } else { Self::CURRENT })] = rate.slope;
        }
        Some(Conditions { gaps, slopes })
    }

    /// The closed orbit near this one on the hyperplane through it with this normal, and the direction in which
    /// closed orbits go on from it; none where Newton's method does not converge. `size` is what counts as a large
    /// change of each unknown.
    pub fn closed(
        mut self,
        equations: &dyn Equations<N>,
        normal: &DVector<f64>,
        size: &DVector<f64>,
        tolerance: f64,
    ) -> Option<(Orbit<N>, DVector<f64>)> {
        for _ in 0..10 {
            let Conditions { gaps, mut slopes } = self.conditions(equations, tolerance)?;
            slopes.set_row(Self::CURRENT, &normal.transpose());
            let solver = slopes.lu();
            let step = solver.solve(&gaps)?;
            let moved = step.component_div(size).amax();
            let near = moved < 0.5 && self.period > 0.0 && step.iter().all(|x| x.is_finite());
            if !near {
                return None;
            }
            self = Orbit::of(&(self.unknowns() - step));
            if moved < 10.0 * tolerance {
                // Along the branch the conditions stay as they are, and only the free row changes.
                let mut free = DVector::zeros(Self::CURRENT + 1);
                free[Self::CURRENT] = 1.0;
                return Some((self, solver.solve(&free)?));
            }
        }
        None
    }

    /// The closed orbit near this one under the same current.
    pub fn closed_here(
        self,
        equations: &dyn Equations<N>,
        ranges: [[f64; 2]; N],
        tolerance: f64,
    ) -> Option<Orbit<N>> {
        Some(self.closed(equations, &Orbit::<N>::along_current(), &self.size(ranges), tolerance)?.0)
    }

    /// Floquet's multipliers of a closed orbit.
    fn multipliers(&self, equations: &dyn Equations<N>, tolerance: f64) -> Option<[[f64; 2]; N]> {
        // Column by column: what becomes of a departure in each variable.
        let mut columns: [[f64; N]; N] = std::array::from_fn(|j| std::array::from_fn(|i| slope(i == j)));
        for start in self.states {
            let by_start = self.shoot(equations, start, tolerance)?.by_start;
            columns = columns.map(|column| times(&by_start, column));
        }
        Some(eigenvalues(&std::array::from_fn(|i| columns.map(|column| column[i]))))
    }

    /// The closed orbit with all that is told of it.
    pub fn cycle(&self, equations: &dyn Equations<N>, tolerance: f64) -> Option<LimitCycle<N>> {
        let multipliers = self.multipliers(equations, tolerance)?;
        let turn = Turn::through(equations, self.current, &self.states, self.period)?;
        Some(turn.cycle(multipliers))
    }
}

fn slope(moves: bool) -> f64 {
    if moves { 1.0 } else { 0.0 }
}
