//! Periodic orbits of any number of variables by shooting: one turn from a guess, and Newton's method on its gap.

use super::cycle::{LimitCycle, Turn};
use super::eigen::eigenvalues;
use super::equations::Equations;
use super::trajectory::Trajectory;
use crate::number::dual::Dual;
use nalgebra::{DMatrix, DVector};

/// Steps of a turn, at most.
const MOST: usize = 20_000;

/// A turn that closes, or a guess at one: a state where the first variable turns, the period, and the current.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orbit<const N: usize> {
    /// A state on it.
    pub state: [f64; N],
    /// How long it takes to come back to it.
    pub period: f64,
    /// The current.
    pub current: f64,
}

/// The end of a turn and its derivatives.
struct Shot<const N: usize> {
    end: [f64; N],
    /// Row i, column j: the end's variable i by the start's variable j.
    monodromy: [[f64; N]; N],
    by_current: [f64; N],
}

impl<const N: usize> Orbit<N> {
    /// The unknowns in one row: state, period, current.
    pub fn unknowns(&self) -> DVector<f64> {
        let state = self.state.iter().copied();
        DVector::from_iterator(N + 2, state.chain([self.period, self.current]))
    }

    /// The orbit of these unknowns.
    pub fn of(unknowns: &DVector<f64>) -> Orbit<N> {
        Orbit {
            state: std::array::from_fn(|i| unknowns[i]),
            period: unknowns[N],
            current: unknowns[N + 1],
        }
    }

    fn shoot(&self, equations: &dyn Equations<N>, tolerance: f64) -> Option<Shot<N>> {
        let mut shot = Shot { end: self.state, monodromy: [[0.0; N]; N], by_current: [0.0; N] };
        // The solution's derivative by each variable of its start and by the current, one after the other: the
        // steps depend on the values only, and are the same each time.
        for j in 0..=N {
            let slope = |moves: bool| if moves { 1.0 } else { 0.0 };
            let current = Dual { value: self.current, slope: slope(j == N) };
            let rate = |state| equations.dual(state, current);
            let start = std::array::from_fn(|i| Dual { value: self.state[i], slope: slope(i == j) });
            let mut trajectory = Trajectory::of(&rate, start, true, tolerance);
            for steps in 0.. {
                if trajectory.time == self.period {
                    break;
                }
                trajectory.advance(self.period).filter(|_| steps < MOST)?;
            }
            shot.end = trajectory.state.map(|x| x.value);
            for i in 0..N {
                let by = trajectory.state[i].slope;
                if j < N {
                    shot.monodromy[i][j] = by;
                } else {
                    shot.by_current[i] = by;
                }
            }
        }
        Some(shot)
    }

    /// What must vanish, the gap of the turn and the first variable's rate at its start, and its derivatives by the
    /// unknowns; the last row of these is free.
    fn conditions(&self, equations: &dyn Equations<N>, tolerance: f64) -> Option<(DVector<f64>, DMatrix<f64>)> {
        let shot = self.shoot(equations, tolerance)?;
        let leaving = equations.plain(self.state, self.current);
        let arriving = equations.plain(shot.end, self.current);
        let mut gap = DVector::zeros(N + 2);
        let mut slopes = DMatrix::zeros(N + 2, N + 2);
        for i in 0..N {
            gap[i] = shot.end[i] - self.state[i];
            for j in 0..N {
                slopes[(i, j)] = shot.monodromy[i][j] - if i == j { 1.0 } else { 0.0 };
            }
            slopes[(i, N)] = arriving[i];
            slopes[(i, N + 1)] = shot.by_current[i];
        }
        gap[N] = leaving[0];
        for j in 0..=N {
            let slope = |moves: bool| if moves { 1.0 } else { 0.0 };
            let state = std::array::from_fn(|i| Dual { value: self.state[i], slope: slope(i == j) });
            let by = equations.dual(state, Dual { value: self.current, slope: slope(j == N) })[0].slope;
            slopes[(N, if j < N { j } else { N + 1 })] = by;
        }
        Some((gap, slopes))
    }

    /// The closed orbit near this one on the hyperplane through it whose normal is given (for one current: along
    /// the current), and the direction in which the closed orbits go on from it; none where Newton's method does
    /// not converge. `size` is what counts as a large change of each unknown.
    pub fn closed(
        mut self,
        equations: &dyn Equations<N>,
        normal: &DVector<f64>,
        size: &DVector<f64>,
        tolerance: f64,
    ) -> Option<(Orbit<N>, DVector<f64>)> {
        for _ in 0..12 {
            let (mut gap, mut slopes) = self.conditions(equations, tolerance)?;
            for j in 0..N + 2 {
                slopes[(N + 1, j)] = normal[j];
            }
            let solver = slopes.lu();
            gap[N + 1] = 0.0;
            let step = solver.solve(&gap)?;
            let moved = step.component_div(size).amax();
            if !(moved < 0.5) {
                return None;
            }
            self = Orbit::of(&(self.unknowns() - step));
            if moved < 30.0 * tolerance {
                // Along the branch the conditions stay as they are, and only the free row changes.
                return Some((self, solver.solve(&Orbit::<N>::along_current())?));
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

    /// The direction in which only the current changes.
    pub fn along_current() -> DVector<f64> {
        DVector::from_fn(N + 2, |i, _| if i == N + 1 { 1.0 } else { 0.0 })
    }

    /// What counts as a large change of each unknown.
    pub fn size(&self, ranges: [[f64; 2]; N]) -> DVector<f64> {
        let states = ranges.iter().map(|[low, high]| high - low);
        DVector::from_iterator(N + 2, states.chain([self.period, self.current.abs().max(1.0)]))
    }

    /// Whether it goes anywhere, and is not a fixed point, of which any period is one.
    pub fn turns(&self, equations: &dyn Equations<N>, ranges: [[f64; 2]; N]) -> bool {
        let rate = equations.plain(self.state, self.current);
        (0..N).any(|i| (rate[i] * self.period / (ranges[i][1] - ranges[i][0])).abs() > 1e-3)
    }

    /// Floquet's multipliers of a closed orbit: the one that is nearest to 1 first, then the greatest.
    pub fn multipliers(&self, equations: &dyn Equations<N>, tolerance: f64) -> Option<[[f64; 2]; N]> {
        let mut found = eigenvalues(&self.shoot(equations, tolerance)?.monodromy);
        let size = |[re, im]: [f64; 2]| re.hypot(im);
        let trivial = (0..N).min_by(|&i, &j| {
            let off = |[re, im]: [f64; 2]| (re - 1.0).hypot(im);
            off(found[i]).total_cmp(&off(found[j]))
        })?;
        found.swap(0, trivial);
        found[1..].sort_by(|a, b| size(*b).total_cmp(&size(*a)));
        found[0] = [1.0, 0.0];
        Some(found)
    }

    /// The closed orbit with all that is told of it.
    pub fn cycle(&self, equations: &dyn Equations<N>, tolerance: f64) -> Option<LimitCycle<N>> {
        let multipliers = self.multipliers(equations, tolerance)?;
        let stable = multipliers[1..].iter().all(|[re, im]| re.hypot(*im) < 1.0);
        Some(Turn::of(equations, self.current, self.state, self.period)?.cycle(stable, multipliers))
    }
}
