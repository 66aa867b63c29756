//! Neurons of one kind side by side, a lane each, under currents that stay until they are changed.

use super::events::{Events, Spike};
use super::flight::{Flight, Pilot};
use super::rest::before;
use super::rhythm::STILL;
use super::trace::{BLOCK, Trace};
use crate::integrate::{euler, runge_kutta};
use crate::model::Model;
use crate::number::lanes::{LANES, Lanes};
use crate::ode::{Held, Neuron};
use crate::phase_plane::equilibria::equilibrium;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::spikes::Fires;
use nalgebra::{SMatrix, SVector};

/// Methods with a fixed step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Forward Euler.
    Euler,
    /// The classical Runge–Kutta method.
    RungeKutta,
}

/// [`LANES`] neurons of one kind, whatever their number of variables.
pub trait Population {
    /// Where each of the variables usually moves.
    fn window(&self) -> &'static [[f64; 2]];

    /// Where the model starts.
    fn start(&self) -> &[f64];

    /// A variable of a neuron.
    fn get(&self, lane: usize, variable: usize) -> f64;

    /// Puts a variable of a neuron elsewhere.
    fn set(&mut self, lane: usize, variable: usize, value: f64);

    /// Changes the current of a neuron.
    fn inject(&mut self, lane: usize, current: f64);

    /// For how long the voltage is held after a reset.
    fn refractory(&self) -> f64;

    /// Lets one neuron go on so long by itself, before the others do. Returns when it was reset; a crossing on the way is
    /// told with the next step.
    fn lead(&mut self, lane: usize, duration: f64) -> Vec<f64>;

    /// How fast the voltage of a neuron in this state would rise; none where it would be reset.
    fn speed(&self, lane: usize, state: &[f64]) -> Option<f64>;

    /// The state in which all but the voltage have settled while that is held.
    fn settled(&self, voltage: f64) -> Option<Vec<f64>>;

    /// Where a push that raises the voltage by this much puts a neuron that would stay in this state for so long, but is
    /// repelled: on its way out, since the least push leads it away within that time. None where nothing repels it.
    fn pushed(&self, lane: usize, state: &[f64], silence: f64, push: f64) -> Option<Vec<f64>>;

    /// Takes so many steps with all neurons at once and appends what they do, of each in the order in which it happens.
    fn advance(&mut self, steps: usize, events: &mut Events);
}

/// Neurons of a model.
pub struct Neurons<const N: usize, M> {
    model: M,
    scheme: Scheme,
    dt: f64,
    /// The voltage whose upward crossing is a spike, where a reset is not.
    threshold: f64,
    /// Where the model starts: some look for it long.
    start: [f64; N],
    state: [Lanes; N],
    current: Lanes,
    trace: Trace,
    /// Steps by which the time of each is behind that of the others; ahead, where it is less than 0: a refractory time is gone
    /// through at once, since nothing changes the current meanwhile.
    behind: [f64; LANES],
}

/// A step in which the voltage rises by more than this share of its usual range is the sharp end of an upstroke, and too
/// long for it: the neuron takes it alone.
const SHARP: f64 = 0.01;

impl<const N: usize, M: Model<N>> Neurons<N, M> {
    /// Without current, where the model starts. `threshold` is what a spike crosses upwards; where resets are spikes, it
    /// stands for nothing.
    pub fn new(model: M, scheme: Scheme, dt: f64, threshold: f64) -> Neurons<N, M> {
        let start = before(&model);
        let state = start.map(Lanes::from);
        let trace = Trace::new(state[0]);
        let (current, behind) = (Lanes::from(0.0), [0.0; LANES]);
        Neurons { model, scheme, dt, threshold, start, state, current, trace, behind }
    }

    /// Takes `step` as often as is said, at most for a block, with the model's resets between; `taken` steps have been
    /// taken before.
    ///
    /// Each method has its copy of this, and the loop in it calls nothing but the step: what is kept across a call, or
    /// for another loop, is not in the registers.
    #[inline(never)]
    fn march(
        &mut self,
        steps: usize,
        step: impl Fn(&M, [Lanes; N], Lanes) -> [Lanes; N],
        taken: usize,
        events: &mut Events,
    ) {
        let (model, mut state, current) = (self.model.clone(), self.state, self.current);
        let about = model.about();
        match about.fires {
            Fires::AtReset => {
                // By Euler's method an upstroke is as sharp as its steps are.
                let [low, high] = about.window[0];
                let sharp = if self.scheme == Scheme::Euler { f64::INFINITY } else { SHARP * (high - low) };
                for taken in taken..taken + steps {
                    let before = state;
                    state = step(&model, before, current);
                    let over = |lane: usize| {
                        let state = in_lane(&state, lane);
                        !state[0].is_finite() || model.reset(state).is_some()
                    };
                    let mut alone = (state[0] - before[0]).above(sharp);
                    for lane in 0..LANES {
                        alone |= u32::from(over(lane)) << lane;
                    }
                    if alone != 0 {
                        state = self.each_alone(alone, before, state, taken, &mut events.spikes);
                    }
                }
            }
            Fires::Above(_) => {
                for voltage in self.trace.block(steps) {
                    state = step(&model, state, current);
                    *voltage = state[0];
                }
                self.trace.tell(steps, self.threshold, taken, events);
            }
        }
        self.state = state.map(|x| Lanes::new(x.to_array().map(|x| if x.abs() < TINY { 0.0 } else { x })));
    }

    /// What a neuron comes to that goes on so long by itself.
    fn flight(&self, lane: usize, start: [f64; N], duration: f64) -> Flight<N> {
        let current = self.current.to_array()[lane];
        let pilot = Pilot {
            rate: &|state| self.model.flow(state, current),
            held: &|state| Held(&self.model).flow(state, current),
            reset: &|state| self.model.reset(state),
            refractory: self.model.refractory(),
            threshold: None,
        };
        pilot.fly(start, duration)
    }

    /// The state after a step that some neurons, a bit each, take alone, and so meet their resets within it. States go by
    /// value: whose address is known lives in memory, not in registers.
    #[cold]
    #[inline(never)]
    fn each_alone(
        &mut self,
        alone: u32,
        before: [Lanes; N],
        mut state: [Lanes; N],
        taken: usize,
        spikes: &mut Vec<Spike>,
    ) -> [Lanes; N] {
        for lane in (0..LANES).filter(|lane| alone >> lane & 1 == 1) {
            let flight = self.flight(lane, in_lane(&before, lane), self.dt);
            let begun = taken as f64 - self.behind[lane];
            spikes.extend(flight.spikes.iter().map(|time| Spike { lane, step: begun + time / self.dt }));
            self.behind[lane] += 1.0 - flight.time / self.dt;
            for (x, after) in state.iter_mut().zip(flight.state) {
                x.set(lane, after);
            }
        }
        state
    }
}

/// Smaller numbers are taken for 0: they are on their way to those with fewer digits, which are slow to compute with.
const TINY: f64 = 1e-290;

impl<const N: usize, M: Model<N>> Population for Neurons<N, M> {
    fn window(&self) -> &'static [[f64; 2]] {
        self.model.about().window
    }

    fn start(&self) -> &[f64] {
        &self.start
    }

    fn get(&self, lane: usize, variable: usize) -> f64 {
        self.state[variable].to_array()[lane]
    }

    fn set(&mut self, lane: usize, variable: usize, value: f64) {
        self.state[variable].set(lane, value);
        if variable == 0 {
            self.trace.seat(lane, value);
            self.behind[lane] = 0.0;
        }
    }

    fn inject(&mut self, lane: usize, current: f64) {
        self.current.set(lane, current);
    }

    fn refractory(&self) -> f64 {
        self.model.refractory()
    }

    fn lead(&mut self, lane: usize, duration: f64) -> Vec<f64> {
        let flight = self.flight(lane, in_lane(&self.state, lane), duration);
        self.behind[lane] += (duration - flight.time) / self.dt;
        for (x, after) in self.state.iter_mut().zip(flight.state) {
            x.set(lane, after);
        }
        flight.spikes
    }

    fn speed(&self, lane: usize, state: &[f64]) -> Option<f64> {
        let state = std::array::from_fn(|variable| state[variable]);
        let resets = self.model.reset(state).is_some();
        (!resets).then(|| self.model.rate(state, self.current.to_array()[lane])[0])
    }

    fn settled(&self, voltage: f64) -> Option<Vec<f64>> {
        equilibrium(&self.model, voltage).map(|found| found.point.state.to_vec())
    }

    fn pushed(&self, lane: usize, state: &[f64], silence: f64, push: f64) -> Option<Vec<f64>> {
        let state: [f64; N] = std::array::from_fn(|variable| state[variable]);
        let current = self.current.to_array()[lane];
        let rates = self.model.rate(state, current);
        let mut moves =
            rates.iter().zip(self.model.about().window).map(|(rate, [low, high])| rate.abs() / (high - low));
        let stays = moves.all(|motion| motion * silence < STILL);
        let point = FixedPoint::at(&self.model, current, state);
        let [leaves, turns] = point.eigenvalues[0];
        if !stays || leaves * silence <= 1.0 {
            return None;
        }
        let alone: [f64; N] = std::array::from_fn(|variable| if variable == 0 { 1.0 } else { 0.0 });
        let straight = if turns == 0.0 { way_out(&point.jacobian, leaves) } else { None };
        let [low, high] = self.model.about().window[0];
        // A way on which the others go much farther than the voltage is none that lifts it.
        let short = |way: &[f64; N]| {
            let farther = |(step, [least, most]): (&f64, &[f64; 2])| {
                step.abs() * (high - low) <= FARTHER * (most - least)
            };
            way.iter().zip(self.model.about().window).all(farther)
        };
        let way = straight.filter(short).unwrap_or(alone);
        Some(state.iter().zip(way).map(|(x, step)| x + push * step).collect())
    }

    fn advance(&mut self, steps: usize, events: &mut Events) {
        let dt = self.dt;
        for taken in (0..steps).step_by(BLOCK) {
            let block = BLOCK.min(steps - taken);
            match self.scheme {
                Scheme::Euler => self.march(block, |model, x, I| euler::step(model, x, I, dt), taken, events),
                Scheme::RungeKutta => {
                    self.march(block, |model, x, I| runge_kutta::step(model, x, [I; 3], dt), taken, events);
                }
            }
        }
    }
}

/// On the way out other variables go at most so many times as far as the voltage, each in widths of its usual range.
const FARTHER: f64 = 10.0;

/// The direction of a real eigenvalue, by which the voltage rises by 1; none where that takes no part in it.
fn way_out<const N: usize>(jacobian: &[[f64; N]; N], eigenvalue: f64) -> Option<[f64; N]> {
    let entry = |i: usize, j: usize| jacobian[i][j] - if i == j { eigenvalue } else { 0.0 };
    let voltage = |j: usize| if j == 0 { 1.0 } else { 0.0 };
    let matrix = SMatrix::<f64, N, N>::from_fn(|i, j| if i == 0 { voltage(j) } else { entry(i, j) });
    let way = matrix.try_inverse()? * SVector::<f64, N>::from_fn(|i, _| voltage(i));
    way.iter().all(|step| step.is_finite()).then(|| std::array::from_fn(|i| way[i]))
}

/// The state of one neuron.
#[inline(always)]
fn in_lane<const N: usize>(state: &[Lanes; N], lane: usize) -> [f64; N] {
    std::array::from_fn(|variable| state[variable].to_array()[lane])
}
