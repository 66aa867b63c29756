//! Neurons of one kind side by side, a lane each, under currents that stay until they are changed.

use super::drawn::drawn_to;
use super::events::{Events, Spike};
use super::exact::piloted;
use super::flight::{Exit, Flight, Pilot};
use super::halts::Halts;
use super::rest::before;
use super::rhythm::STILL;
use super::row::Row;
use super::scheme::Scheme;
use super::tape_steps::{SHARING, TapeSteps};
use super::trace::{BLOCK, Trace};
use super::way_out::{FARTHER, way_out};
use crate::integrate::{euler, runge_kutta};
use crate::model::Model;
use crate::number::lanes::{LANES, Lanes, set};
use crate::ode::Neuron;
use crate::phase_plane::equilibria::equilibrium;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::spikes::Fires;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// Neurons of one kind, whatever their number of variables.
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

    /// Whether a neuron fires within so long, by steps of its own, or may do so as far as is known; it stays where it is.
    fn fires_within(&self, lane: usize, time: f64) -> bool;

    /// How a neuron that starts like this leaves its usual range within so long, by steps of its own; none where it does not, or
    /// nobody knows.
    fn leaves(&self, lane: usize, start: &[f64], time: f64) -> Option<Exit>;

    /// Whether there is a stable rest under the current of a neuron.
    fn rests(&self, lane: usize) -> bool;

    /// Whether a neuron in this state is on its last way to a stable rest, or there.
    fn is_drawn(&self, lane: usize, state: &[f64]) -> bool;

    /// How many neurons there are.
    fn lanes(&self) -> usize;

    /// Takes so many steps with the neurons of these blocks of [`LANES`] at once and appends what they do, of each in the order
    /// in which it happens. There is one block of those that run no tape.
    fn advance(&mut self, steps: usize, blocks: &[usize], events: &mut Events);
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
    /// The variables, one after the other.
    state: [Row; N],
    current: Row,
    /// The voltages of each block of a row.
    traces: Box<[Trace]>,
    /// Steps by which the time of each is behind that of the others; ahead, where it is less than 0: a refractory time is gone
    /// through at once, since nothing changes the current meanwhile.
    behind: Vec<f64>,
    /// How they take their steps together, where that is by a tape.
    tape: Option<TapeSteps>,
    /// Where it can rest, once that was asked, or is known before.
    pub halts: OnceCell<Rc<Halts>>,
}

/// A step in which the voltage rises by more than this share of its usual range is the sharp end of an upstroke, and too
/// long for it: the neuron takes it alone.
const SHARP: f64 = 0.01;

impl<const N: usize, M: Model<N>> Neurons<N, M> {
    /// Without current, where the model starts. `threshold` is what a spike crosses upwards; where resets are spikes, it
    /// stands for nothing.
    pub fn new(model: M, scheme: Scheme, dt: f64, threshold: f64) -> Neurons<N, M> {
        let start = before(&model);
        let blocks = if model.tape().is_some() { SHARING } else { 1 };
        let row = |number: f64| vec![Lanes::from(number); blocks];
        let traces = vec![Trace::new(Lanes::from(start[0])); blocks].into();
        let tape = model.tape().map(|tape| TapeSteps::new(tape.clone(), blocks, model.cut()));
        let (state, current, behind) = (start.map(row), row(0.0), vec![0.0; blocks * LANES]);
        let halts = OnceCell::new();
        Neurons { model, scheme, dt, threshold, start, state, current, traces, behind, tape, halts }
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
        let (model, current) = (self.model.clone(), self.current[0]);
        let mut state = self.state.each_ref().map(|row| row[0]);
        match model.about().fires {
            Fires::AtReset => {
                let sharp = self.sharp();
                for taken in taken..taken + steps {
                    let before = state;
                    state = step(&model, before, current);
                    let over = |lane: usize| is_over(&model, in_lane(&state, lane));
                    let mut alone = (state[0] - before[0]).above(sharp);
                    for lane in 0..LANES {
                        alone |= u32::from(over(lane)) << lane;
                    }
                    if alone != 0 {
                        state = self.each_alone(0, alone, before, state, taken, &mut events.spikes);
                    }
                }
            }
            Fires::Above(_) => {
                let trace = &mut self.traces[0];
                for voltage in trace.block(steps) {
                    state = step(&model, state, current);
                    *voltage = state[0];
                }
                trace.tell(0, steps, self.threshold, taken, events);
            }
        }
        self.state.iter_mut().zip(state).for_each(|(row, x)| row[0] = x.without(TINY));
    }

    /// The same by their tape, of these blocks of neurons.
    fn march_by(&mut self, blocks: &[usize], steps: Range<usize>, events: &mut Events) {
        let mut tape = self.tape.take().expect("a model that runs a tape has been asked for it");
        // Blocks that rest between busy ones cost nothing.
        let of_these = |row: &Row| -> Row { blocks.iter().map(|block| row[*block]).collect() };
        tape.inject(&of_these(&self.current));
        let fires = self.model.about().fires;
        let (sharp, quiet_to) = (self.sharp(), self.model.quiet_to());
        let mut state = self.state.each_ref().map(of_these);
        let mut before = state.clone();
        for (step, taken) in steps.clone().enumerate() {
            std::mem::swap(&mut before, &mut state);
            tape.step(self.scheme, self.dt, &before, &mut state);
            if let Fires::Above(_) = fires {
                for (block, voltages) in blocks.iter().zip(&state[0]) {
                    self.traces[*block].block(steps.len())[step] = *voltages;
                }
                continue;
            }
            for (place, &block) in blocks.iter().enumerate() {
                let [was, is] = [&before, &state].map(|state| state.each_ref().map(|row| row[place]));
                let sharply = (is[0] - was[0]).above(sharp);
                let over = |lane: &usize| is_over(&self.model, in_lane(&is, *lane));
                let alone =
                    set(is[0].strays(quiet_to)).filter(over).fold(sharply, |bits, lane| bits | 1 << lane);
                if alone != 0 {
                    let after = self.each_alone(block, alone, was, is, taken, &mut events.spikes);
                    state.iter_mut().zip(after).for_each(|(row, after)| row[place] = after);
                }
            }
        }
        for (place, &block) in blocks.iter().enumerate() {
            if let Fires::Above(_) = fires {
                self.traces[block].tell(block * LANES, steps.len(), self.threshold, steps.start, events);
            }
            self.state
                .iter_mut()
                .zip(&state)
                .for_each(|(row, after)| row[block] = after[place].without(TINY));
        }
        self.tape = Some(tape);
    }

    /// The rise of the voltage in a step that is too sharp for it.
    fn sharp(&self) -> f64 {
        // By Euler's method an upstroke is as sharp as its steps are.
        let [low, high] = self.model.about().window[0];
        if self.scheme == Scheme::Euler { f64::INFINITY } else { SHARP * (high - low) }
    }

    /// What a neuron comes to that goes on so long by itself.
    fn flight(&self, lane: usize, start: [f64; N], duration: f64) -> Flight<N> {
        self.piloted(lane, None, |pilot| pilot.fly(start, duration))
    }

    /// Lets a neuron go on by itself; a crossing of the threshold is a spike of it, where there is one.
    fn piloted<T>(&self, lane: usize, threshold: Option<f64>, go_on: impl FnOnce(Pilot<N>) -> T) -> T {
        piloted(&self.model, self.current(lane), threshold, go_on)
    }

    /// The state after a step that some neurons, a bit each, take alone, and so meet their resets within it. States go by
    /// value: whose address is known lives in memory, not in registers.
    #[cold]
    #[inline(never)]
    fn each_alone(
        &mut self,
        block: usize,
        alone: u32,
        before: [Lanes; N],
        mut state: [Lanes; N],
        taken: usize,
        spikes: &mut Vec<Spike>,
    ) -> [Lanes; N] {
        for place in set(alone) {
            let lane = block * LANES + place;
            let flight = self.flight(lane, in_lane(&before, place), self.dt);
            let begun = taken as f64 - self.behind[lane];
            spikes.extend(flight.spikes.iter().map(|time| Spike { lane, step: begun + time / self.dt }));
            self.behind[lane] += 1.0 - flight.time / self.dt;
            for (x, after) in state.iter_mut().zip(flight.state) {
                x.set(place, after);
            }
        }
        state
    }

    /// The current of a neuron.
    fn current(&self, lane: usize) -> f64 {
        self.current[lane / LANES].to_array()[lane % LANES]
    }

    /// The state of a neuron.
    fn state(&self, lane: usize) -> [f64; N] {
        std::array::from_fn(|variable| self.get(lane, variable))
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
        self.state[variable][lane / LANES].to_array()[lane % LANES]
    }

    fn set(&mut self, lane: usize, variable: usize, value: f64) {
        let (block, place) = (lane / LANES, lane % LANES);
        self.state[variable][block].set(place, value);
        if variable == 0 {
            self.traces[block].seat(place, value);
            self.behind[lane] = 0.0;
        }
    }

    fn inject(&mut self, lane: usize, current: f64) {
        self.current[lane / LANES].set(lane % LANES, current);
    }

    fn refractory(&self) -> f64 {
        self.model.refractory()
    }

    fn lead(&mut self, lane: usize, duration: f64) -> Vec<f64> {
        let flight = self.flight(lane, self.state(lane), duration);
        self.behind[lane] += (duration - flight.time) / self.dt;
        for (row, after) in self.state.iter_mut().zip(flight.state) {
            row[lane / LANES].set(lane % LANES, after);
        }
        flight.spikes
    }

    fn speed(&self, lane: usize, state: &[f64]) -> Option<f64> {
        let state = std::array::from_fn(|variable| state[variable]);
        let resets = self.model.reset(state).is_some();
        (!resets).then(|| self.model.rate(state, self.current(lane))[0])
    }

    fn settled(&self, voltage: f64) -> Option<Vec<f64>> {
        equilibrium(&self.model, voltage).map(|found| found.point.state.to_vec())
    }

    fn pushed(&self, lane: usize, state: &[f64], silence: f64, push: f64) -> Option<Vec<f64>> {
        let state: [f64; N] = std::array::from_fn(|variable| state[variable]);
        let current = self.current(lane);
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

    fn fires_within(&self, lane: usize, time: f64) -> bool {
        let about = self.model.about();
        let threshold = about.fires.threshold().map(|_| self.threshold);
        let fires = |pilot: Pilot<N>| pilot.fires_within(self.state(lane), time, about.window);
        self.piloted(lane, threshold, fires).unwrap_or(true)
    }

    fn leaves(&self, lane: usize, start: &[f64], time: f64) -> Option<Exit> {
        let start = std::array::from_fn(|variable| start[variable]);
        self.piloted(lane, None, |pilot| pilot.leaves(start, time, self.window()[0]))
    }

    fn rests(&self, lane: usize) -> bool {
        let halts = self.halts.get_or_init(|| Rc::new(Halts::of_model(&self.model)));
        // Farther out than was looked it may come to rest, too.
        halts.rests_at(self.current(lane)) || drawn_to(&self.model, self.state(lane), self.current(lane))
    }

    fn is_drawn(&self, lane: usize, state: &[f64]) -> bool {
        drawn_to(&self.model, std::array::from_fn(|variable| state[variable]), self.current(lane))
    }

    fn lanes(&self) -> usize {
        self.behind.len()
    }

    fn advance(&mut self, steps: usize, blocks: &[usize], events: &mut Events) {
        let dt = self.dt;
        for taken in (0..steps).step_by(BLOCK) {
            let steps = BLOCK.min(steps - taken);
            // Asked of the model, which knows it when it is compiled: of each, one of the two ways is in the program.
            if self.model.tape().is_some() {
                self.march_by(blocks, taken..taken + steps, events);
                continue;
            }
            match self.scheme {
                Scheme::Euler => {
                    self.march(steps, |model, x, I| euler::step(model, x, I, dt), taken, events);
                }
                Scheme::RungeKutta => {
                    self.march(steps, |model, x, I| runge_kutta::step(model, x, [I; 3], dt), taken, events);
                }
            }
        }
    }
}

/// Whether a neuron in this state is reset, or nowhere.
#[inline(always)]
fn is_over<const N: usize>(neuron: &impl Neuron<N>, state: [f64; N]) -> bool {
    !state[0].is_finite() || neuron.reset(state).is_some()
}

/// The state of one neuron of a block.
#[inline(always)]
fn in_lane<const N: usize>(state: &[Lanes; N], lane: usize) -> [f64; N] {
    std::array::from_fn(|variable| state[variable].to_array()[lane])
}
