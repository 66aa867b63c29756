//! Neurons of one kind side by side, a lane each, under currents that stay until they are changed.

use super::trace::{BLOCK, Trace};
use crate::integrate::{euler, runge_kutta};
use crate::model::Model;
use crate::number::lanes::{LANES, Lanes};
use crate::spikes::Fires;

/// A spike of one of the neurons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spike {
    /// Which of them.
    pub lane: usize,
    /// When, in steps from where the neurons were last let go on.
    pub step: f64,
}

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

    /// Takes so many steps with all neurons at once and appends their spikes, in the order in which they happen.
    fn advance(&mut self, steps: usize, spikes: &mut Vec<Spike>);
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
}

impl<const N: usize, M: Model<N>> Neurons<N, M> {
    /// Without current, where the model starts. `threshold` is what a spike crosses upwards; where resets are spikes, it
    /// stands for nothing.
    pub fn new(model: M, scheme: Scheme, dt: f64, threshold: f64) -> Neurons<N, M> {
        let start = model.start();
        let state = start.map(Lanes::from);
        let trace = Trace::new(state[0]);
        Neurons { model, scheme, dt, threshold, start, state, current: Lanes::from(0.0), trace }
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
        spikes: &mut Vec<Spike>,
    ) {
        let (model, mut state, current) = (self.model, self.state, self.current);
        match M::ABOUT.fires {
            Fires::AtReset => {
                for taken in taken + 1..=taken + steps {
                    state = step(&model, state, current);
                    let after = std::array::from_fn(|lane| model.reset(in_lane(&state, lane)));
                    if after.iter().any(Option::is_some) {
                        state = reset(state, after, taken, spikes);
                    }
                }
            }
            Fires::Above(_) => {
                for voltage in self.trace.block(steps) {
                    state = step(&model, state, current);
                    *voltage = state[0];
                }
                self.trace.cross(steps, self.threshold, taken, spikes);
            }
        }
        self.state = state.map(|x| Lanes::new(x.to_array().map(|x| if x.abs() < TINY { 0.0 } else { x })));
    }
}

/// Smaller numbers are taken for 0: they are on their way to those with fewer digits, which are slow to compute with.
const TINY: f64 = 1e-290;

impl<const N: usize, M: Model<N>> Population for Neurons<N, M> {
    fn window(&self) -> &'static [[f64; 2]] {
        M::ABOUT.window
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
        }
    }

    fn inject(&mut self, lane: usize, current: f64) {
        self.current.set(lane, current);
    }

    fn advance(&mut self, steps: usize, spikes: &mut Vec<Spike>) {
        let dt = self.dt;
        for taken in (0..steps).step_by(BLOCK) {
            let block = BLOCK.min(steps - taken);
            match self.scheme {
                Scheme::Euler => self.march(block, |model, x, I| euler::step(model, x, I, dt), taken, spikes),
                Scheme::RungeKutta => {
                    self.march(block, |model, x, I| runge_kutta::step(model, x, [I; 3], dt), taken, spikes);
                }
            }
        }
    }
}

/// The state of one neuron.
#[inline(always)]
fn in_lane<const N: usize>(state: &[Lanes; N], lane: usize) -> [f64; N] {
    std::array::from_fn(|variable| state[variable].to_array()[lane])
}

/// Puts the neurons that fired into their states after it, and notes them. The state goes by value: whose address is
/// known lives in memory, not in registers.
#[cold]
#[inline(never)]
fn reset<const N: usize>(
    mut state: [Lanes; N],
    after: [Option<[f64; N]>; LANES],
    taken: usize,
    spikes: &mut Vec<Spike>,
) -> [Lanes; N] {
    for (lane, after) in after.into_iter().enumerate() {
        let Some(after) = after else { continue };
        for (x, after) in state.iter_mut().zip(after) {
            x.set(lane, after);
        }
        spikes.push(Spike { lane, step: taken as f64 });
    }
    state
}
