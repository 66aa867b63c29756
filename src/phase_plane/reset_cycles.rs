//! Periodic firing of neurons with resets: orbits that jump, through the map from one reset to the next.

use super::cycle::{LimitCycle, Turn, apart, put};
use super::eigen::eigenvalues;
use super::equations::Equations;
use super::trajectory::{FINE, Trajectory};
use crate::integrate::step::Step;

/// Spikes in which firing must settle.
const MOST_SPIKES: usize = 1_000;

/// Spikes within a period, at most.
const MOST_IN_PERIOD: usize = 24;

/// Steps between two spikes, at most; beyond, the neuron rests.
const MOST_STEPS: usize = 3_000;

/// States after which another spike has the same, as a part of the ranges.
const SAME: f64 = 1e-9;

/// Places along each range from which solutions start.
const STARTS: usize = 3;

/// The flight to a reset, and on until the neuron is free again.
struct Flight<const N: usize> {
    /// The state from which it is free.
    after: [f64; N],
    time: f64,
    steps: Vec<Step<N>>,
}

/// Orbits of a neuron with resets into which its firing settles, from the shortest period on: solutions from places all
/// over the ranges are followed until the states after resets repeat, after up to 24 spikes; a burst is one period.
/// Those that repel are not found, nor firing that settles too slowly or never. The period is good to some 10⁻⁸, the
/// multipliers, which are of differences, to 10⁻⁵. The orbit runs straight along its jumps; while the neuron is refractory the
/// first variable stays, and the others go on.
pub fn reset_cycles<const N: usize>(
    equations: &dyn Equations<N>,
    current: f64,
    ranges: [[f64; 2]; N],
) -> Vec<LimitCycle<N>> {
    let map = ResetMap { equations, current, ranges };
    let mut found: Vec<LimitCycle<N>> = Vec::new();
    for place in 0..STARTS.pow(N as u32) {
        let start = std::array::from_fn(|i| {
            let part = (place / STARTS.pow(i as u32) % STARTS) as f64 + 0.5;
            ranges[i][0] + part / STARTS as f64 * (ranges[i][1] - ranges[i][0])
        });
        let Some(cycle) = map.settle(start) else { continue };
        let same = |known: &LimitCycle<N>| {
            (known.period / cycle.period - 1.0).abs() < 1e-6 && apart(known.min, cycle.min, ranges) < 1e-6
        };
        if !found.iter().any(same) {
            put(&mut found, cycle);
        }
    }
    found
}

struct ResetMap<'a, const N: usize> {
    equations: &'a dyn Equations<N>,
    current: f64,
    ranges: [[f64; 2]; N],
}

impl<const N: usize> ResetMap<'_, N> {
    /// To the next reset; none where there is none, or no flight after it.
    fn flight(&self, start: [f64; N]) -> Option<Flight<N>> {
        let rate = |state| self.equations.flowing(state, self.current);
        let calls = |state: [f64; N]| self.equations.reset_of(state).is_some();
        let mut trajectory = Trajectory::of(&rate, start, true, FINE);
        let mut steps = Vec::new();
        let mut time = 0.0;
        while steps.len() < MOST_STEPS {
            let Some(step) = trajectory.advance(f64::INFINITY) else {
                let after = self.equations.reset_of(trajectory.top()?)?;
                return self.waited(Flight { after, time, steps });
            };
            if let Some(part) = step.first_reset(calls) {
                // A step of the method itself, whose end is more exact than the interpolant within.
                let last = Step::take(|_, x| rate(x), 0.0, step.x, Some(step.k[0]), part * step.h);
                time += last.h;
                let after = self.equations.reset_of(step.at(part))?;
                if self.at_cut(after) {
                    return None;
                }
                steps.push(last);
                return self.waited(Flight { after, time, steps });
            }
            time += step.h;
            steps.push(step);
        }
        None
    }

    /// The same flight through the refractory time behind its reset; none where that cannot be followed.
    fn waited(&self, mut flight: Flight<N>) -> Option<Flight<N>> {
        let refractory = self.equations.refractory_time();
        let rate = |state| self.equations.holding(state, self.current);
        let mut trajectory = Trajectory::of(&rate, flight.after, true, FINE);
        for _ in 0..MOST_STEPS {
            if trajectory.time >= refractory {
                flight.time += refractory;
                flight.after = trajectory.state;
                return Some(flight);
            }
            flight.steps.push(trajectory.advance(refractory)?);
        }
        None
    }

    /// Whether a state after a reset calls for the next at once, or nearly: then nothing moves between the two.
    fn at_cut(&self, mut after: [f64; N]) -> bool {
        after[0] += SAME * (self.ranges[0][1] - self.ranges[0][0]);
        self.equations.reset_of(after).is_some()
    }

    /// The orbit that firing from `start` settles into.
    fn settle(&self, start: [f64; N]) -> Option<LimitCycle<N>> {
        let mut states = vec![self.flight(start)?.after];
        while states.len() < MOST_SPIKES {
            let state = states[states.len() - 1];
            let after = self.flight(state)?.after;
            let recent = states.iter().rev().take(MOST_IN_PERIOD);
            if let Some(spikes) = recent.clone().position(|before| apart(*before, after, self.ranges) < SAME)
            {
                return self.cycle(after, spikes + 1);
            }
            states.push(after);
        }
        None
    }

    /// The orbit through a state after a reset that comes back after so many spikes.
    fn cycle(&self, start: [f64; N], spikes: usize) -> Option<LimitCycle<N>> {
        let (mut state, mut period, mut steps) = (start, 0.0, Vec::new());
        for _ in 0..spikes {
            let flight = self.flight(state)?;
            period += flight.time;
            steps.extend(flight.steps);
            state = flight.after;
        }
        let multipliers = self.multipliers(start, spikes)?;
        Some(Turn { steps, period }.cycle(multipliers))
    }

    /// By how much departures after a reset grow in so many spikes; all resets are to one voltage.
    fn multipliers(&self, start: [f64; N], spikes: usize) -> Option<[[f64; 2]; N]> {
        let round = |start: [f64; N]| (0..spikes).try_fold(start, |state, _| Some(self.flight(state)?.after));
        let mut slopes = [[0.0; N]; N];
        for j in 1..N {
            let by = 1e-5 * (self.ranges[j][1] - self.ranges[j][0]);
            let [less, more] = [-by, by].map(|by| {
                let mut moved = start;
                moved[j] += by;
                round(moved)
            });
            let (less, more) = (less?, more?);
            for i in 1..N {
                slopes[i][j] = (more[i] - less[i]) / (2.0 * by);
            }
        }
        // The voltage stands for the time: along the orbit nothing grows or decays.
        slopes[0][0] = 1.0;
        Some(eigenvalues(&slopes))
    }
}
