//! Runs the trials of an experiment on neurons side by side, as far as a budget goes.

use super::ahead::Ahead;
use super::events::{Events, Peak, Spike};
use super::flight::{Exit, FAR};
use super::outcome::Outcome;
use super::outlook::Outlook;
use super::population::Population;
use super::rhythm::{Patience, Rhythm, STILL, Seen, rhythm};
use super::trace::BLOCK;
use crate::number::lanes::LANES;
use crate::swings::Swing;
use std::cell::{Cell, LazyCell};

/// One neuron under one current.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Where it starts; none for where the model does.
    pub start: Option<Vec<f64>>,
    /// The current.
    pub current: f64,
    /// The time after which the current is switched off, where it is a pulse.
    pub pulse: Option<f64>,
    /// Whether the first spike is all that is asked for.
    pub once: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// How the neuron fired.
    pub rhythm: Rhythm,
    /// Its state at the end.
    pub state: Vec<f64>,
}

/// A question that is answered by trials, each of which may depend on those before.
pub trait Experiment {
    /// What it tells its trials apart by.
    type Tag;

    /// The next trial, if one can be made now: else those that run have to end first.
    fn next(&mut self) -> Option<(Self::Tag, Trial)>;

    /// Takes in what came of a trial.
    fn learn(&mut self, tag: Self::Tag, finding: Finding);

    /// How much of it is done, from 0 to 1; an estimate, where what is left depends on what comes.
    fn progress(&self) -> f64;
}

/// Steps between two looks at a neuron.
const ROUND: usize = BLOCK;

/// Widths of its usual range, which may be a guess, at which a voltage is looked at outside it: where a run has just decayed, what
/// holds the voltage is many of them away.
const OUTSIDE: [f64; 7] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];

/// A voltage that is held slows by more than this share over the width of its usual range, or turns back.
const SLOWER: f64 = 1e-8;

/// A neuron that starts on a fixed point that repels it is pushed upwards by this share of the usual range of its voltage:
/// a swing of that height counts.
const PUSH: f64 = 1e-3;

/// Spikes after which a neuron that has not settled is watched no longer: some megabytes.
const MOST_SPIKES: usize = 1_000_000;

/// An experiment and the neurons it is made on: work that can be done in portions. To cancel it, drop it.
pub struct Rig<E: Experiment> {
    /// The question, and what is known of the answer.
    pub experiment: E,
    /// The step of the population, in units of the model's time.
    pub dt: f64,
    population: Box<dyn Population>,
    patience: Patience,
    /// One a neuron.
    seats: Box<[Option<Seat<E::Tag>>]>,
    /// Empty between rounds; kept for its memory.
    events: Events,
}

/// A neuron in a trial.
struct Seat<T> {
    tag: T,
    /// Whether the first spike is all that is asked for.
    once: bool,
    /// The time before its first step: what of a pulse is no whole number of steps.
    lead: f64,
    /// The step after which the current is switched off; 0 where it stays.
    pulse: usize,
    /// Steps since then.
    taken: usize,
    /// The times of its spikes.
    spikes: Vec<f64>,
    /// The swings of its voltage.
    swings: Vec<Swing>,
    /// Whether it was found that it fires again before its time is up, though it has been silent for long since its last spike.
    pauses: Cell<bool>,
    /// Where it started, and its state at the last look.
    start: Vec<f64>,
    state: Vec<f64>,
}

impl<E: Experiment> Rig<E> {
    /// Before the first trial. `dt` is the population's step.
    pub fn new(experiment: E, population: Box<dyn Population>, dt: f64, patience: Patience) -> Rig<E> {
        let seats = std::iter::repeat_with(|| None).take(population.lanes()).collect();
        Rig { experiment, dt, population, patience, seats, events: Events::default() }
    }

    /// Goes on for about `budget` steps of single neurons. Returns the progress: 1 when all is done.
    ///
    /// What comes out depends neither on the budgets nor on which trials run side by side.
    // Several call it: one copy an experiment is enough.
    #[inline(never)]
    pub fn step(&mut self, budget: usize) -> f64 {
        let mut spent = 0;
        while spent < budget.max(1) {
            self.fill();
            let longest = self.longest();
            let steps = self.seats.iter().flatten().map(|seat| seat.until_looked_at(longest)).min();
            let Some(steps) = steps else { return 1.0 };
            let blocks = self.seats.chunks(LANES).enumerate();
            let busy = blocks.filter(|(_, seats)| seats.iter().any(Option::is_some)).map(|(block, _)| block);
            let busy: Vec<usize> = busy.collect();
            self.population.advance(steps, &busy, &mut self.events);
            spent += steps * busy.len() * LANES;
            self.look(steps);
        }
        self.experiment.progress().min(1.0 - f64::EPSILON)
    }

    /// Goes on to the end.
    pub fn finish(mut self) -> E {
        while self.step(usize::MAX) < 1.0 {}
        self.experiment
    }

    /// Steps of a trial at most.
    fn longest(&self) -> usize {
        (self.patience.duration / self.dt).ceil() as usize
    }

    /// Starts trials in lanes that have none.
    fn fill(&mut self) {
        for lane in 0..self.seats.len() {
            if self.seats[lane].is_some() {
                continue;
            }
            let Some((tag, Trial { start, current, pulse, once })) = self.experiment.next() else { break };
            let mut state = start.unwrap_or_else(|| self.population.start().to_vec());
            self.put(lane, &state, current);
            // What repels is no rest, though numbers stay on it.
            let [low, high] = self.population.window()[0];
            if let Some(pushed) =
                self.population.pushed(lane, &state, self.patience.silence, PUSH * (high - low))
            {
                state = pushed;
                self.put(lane, &state, current);
            }
            let mut seat = Seat {
                tag,
                once,
                lead: 0.0,
                pulse: 0,
                taken: 0,
                spikes: Vec::new(),
                swings: Vec::new(),
                pauses: Cell::new(false),
                start: state.clone(),
                state,
            };
            if let Some(length) = pulse {
                // One step and what is left beside whole ones, so that the shortest pulse, too, is as exact as it can be.
                seat.pulse = ((length / self.dt).floor() as usize).saturating_sub(1);
                seat.lead = length - seat.pulse as f64 * self.dt;
            }
            // In no time at all, too, a neuron fires that starts beyond its cut.
            seat.spikes = self.population.lead(lane, seat.lead);
            if pulse.is_some() && seat.pulse == 0 {
                self.population.inject(lane, 0.0);
            }
            self.seats[lane] = Some(seat);
        }
    }

    fn put(&mut self, lane: usize, state: &[f64], current: f64) {
        for (variable, &value) in state.iter().enumerate() {
            self.population.set(lane, variable, value);
        }
        self.population.inject(lane, current);
    }

    /// After so many steps: tells every neuron its spikes, switches pulses off, and ends the trials of which enough is
    /// known.
    fn look(&mut self, steps: usize) {
        let mut fired = vec![false; self.seats.len()];
        for Spike { lane, step } in self.events.spikes.drain(..) {
            if let Some(seat) = &mut self.seats[lane] {
                let time = seat.time(step, self.dt);
                // A look may come later than the patience has ended; nobody waits for a spike until then.
                if seat.awaits(time, self.dt, self.patience) {
                    seat.spikes.push(time);
                    fired[lane] = true;
                }
            }
        }
        for Peak { lane, step, height } in self.events.peaks.drain(..) {
            if let Some(seat) = &mut self.seats[lane]
                && height >= self.patience.swing
            {
                seat.swings.push(Swing { time: seat.time(step, self.dt), height });
            }
        }
        let longest = self.longest();
        for (lane, fired) in fired.into_iter().enumerate() {
            let Some(mut seat) = self.seats[lane].take() else { continue };
            // A spike goes through the whole range, and may lead back to the same place.
            let moved = seat.moved(&*self.population, lane).max(if fired { 1.0 } else { 0.0 });
            let motion = moved / (steps as f64 * self.dt);
            if fired {
                seat.pauses.set(false);
            }
            seat.taken += steps;
            if seat.pulse == seat.taken {
                self.population.inject(lane, 0.0);
            }
            let ahead = Outlook {
                population: &*self.population,
                lane,
                left: longest - seat.taken,
                dt: self.dt,
                pauses: &seat.pauses,
            };
            match seat.told(motion, longest, self.dt, self.patience, &ahead) {
                None => self.seats[lane] = Some(seat),
                Some(mut rhythm) => {
                    if !seat.once {
                        rhythm = self.held(lane, &seat, rhythm);
                    }
                    // An idle lane beside a busy one goes on, too, and must not run into slow numbers.
                    let start = self.population.start().to_vec();
                    self.put(lane, &start, 0.0);
                    self.experiment.learn(seat.tag, Finding { rhythm, state: seat.state });
                }
            }
        }
    }
}

impl<E: Experiment> Rig<E> {
    /// What came of a neuron that does not fire for ever, where the equations hold its voltage nowhere, or everywhere.
    fn held(&self, lane: usize, seat: &Seat<E::Tag>, rhythm: Rhythm) -> Rhythm {
        if rhythm.rate > 0.0 {
            return rhythm;
        }
        let others = |v: f64, state: &[f64]| [&[v], &state[1..]].concat();
        let [low, high] = self.population.window()[0];
        let outside = (low - seat.state[0]).max(seat.state[0] - high) / (high - low);
        let leaves = LazyCell::new(|| self.population.leaves(lane, &seat.start, seat.time(0.0, self.dt)));
        // What steps that are too long have made of a state tells nothing about the equations.
        let exploded = rhythm.outcome == Outcome::Diverged && !(1.0..FAR).contains(&outside);
        let runs_off = if exploded {
            let start = self.population.start();
            let settled = |v: f64| self.population.settled(v).unwrap_or_else(|| others(v, start));
            self.runs_off(lane, |v| others(v, start)) || self.runs_off(lane, settled) && leaves.is_some()
        } else {
            // One that rests is held, whatever there is farther out.
            !self.population.is_drawn(lane, &seat.state) && self.runs_off(lane, |v| others(v, &seat.state))
        };
        let outcome = if runs_off {
            Outcome::RunsOff
        } else if rhythm.outcome == Outcome::Diverged {
            let lost = *leaves == Some(Exit::Lost);
            return Rhythm { outcome: if lost { Outcome::Lost } else { rhythm.outcome }, ..rhythm };
        } else if self.rests_anywhere(lane) {
            Outcome::RestsAnywhere
        } else if rhythm.outcome == Outcome::Silent && !self.population.is_drawn(lane, &seat.state) {
            Outcome::Restless
        } else {
            return rhythm;
        };
        Rhythm { rate: 0.0, outcome, ..rhythm }
    }

    /// Whether the equations lead the voltage out of all bounds: far outside its usual range it goes outwards, and farther
    /// out no slower, however far that is; in the states that go with these voltages.
    fn runs_off(&self, lane: usize, state: impl Fn(f64) -> Vec<f64>) -> bool {
        let [low, high] = self.population.window()[0];
        let rise = |v: f64| self.population.speed(lane, &state(v));
        [(-1.0, low), (1.0, high)].into_iter().any(|(outwards, end)| {
            let speed = |widths: &f64| Some(outwards * rise(end + outwards * widths * (high - low))?);
            // Where exponentials are too great for numbers, nothing is known any more.
            let known = |speed: &f64| !speed.is_nan();
            let speeds: Vec<f64> = OUTSIDE.iter().map_while(speed).take_while(known).collect();
            let no_slower = |pair: &[f64]| pair[0] > 0.0 && pair[1] >= (1.0 - SLOWER) * pair[0];
            // Where the way out ends in a reset, it is a spike.
            rise(outwards * f64::INFINITY).is_some() && speeds.len() > 1 && speeds.windows(2).all(no_slower)
        })
    }

    /// Whether no voltage of the usual range moves once all else has settled with it.
    fn rests_anywhere(&self, lane: usize) -> bool {
        let [low, high] = self.population.window()[0];
        [low, 0.5 * (low + high), high].into_iter().all(|v| {
            let settled = self.population.settled(v);
            let speed = settled.and_then(|state| self.population.speed(lane, &state));
            speed.is_some_and(|speed| (speed * self.patience.silence).abs() < STILL * (high - low))
        })
    }
}

impl<T> Seat<T> {
    /// The time so many steps after the last look.
    fn time(&self, steps: f64, dt: f64) -> f64 {
        self.lead + (self.taken as f64 + steps) * dt
    }

    /// Whether a spike at this time comes soon enough after the last one, or after the current stays, unless it swings or may have
    /// paused.
    fn awaits(&self, time: f64, dt: f64, patience: Patience) -> bool {
        let switched = self.lead + self.pulse as f64 * dt;
        let silent_since = self.spikes.last().map_or(switched, |last| last.max(switched));
        let swings = self.swings.iter().rev().take_while(|swing| swing.time > silent_since).count();
        let paused = self.spikes.iter().rev().take_while(|time| **time >= switched).nth(1).is_some();
        patience.tolerance == 0.0 || time - silent_since <= patience.silence || swings > 1 || paused
    }

    /// How far the neuron has moved since the last look, as a share of the usual range of whichever variable moved most;
    /// infinite where a number is not finite, and then the state stays the last that was.
    fn moved(&mut self, population: &dyn Population, lane: usize) -> f64 {
        let mut farthest = 0.0f64;
        for (variable, (known, [low, high])) in self.state.iter().zip(population.window()).enumerate() {
            let share = (population.get(lane, variable) - known).abs() / (high - low);
            // What is not a number would be lost in the maximum.
            farthest = farthest.max(if share.is_finite() { share } else { f64::INFINITY });
        }
        if farthest.is_finite() {
            let variables = self.state.iter_mut().enumerate();
            variables.for_each(|(variable, known)| *known = population.get(lane, variable));
        }
        farthest
    }

    /// Steps until it is looked at again: by itself, whatever its neighbours do.
    fn until_looked_at(&self, longest: usize) -> usize {
        let round = ROUND - self.taken % ROUND;
        let left = self.pulse.saturating_sub(self.taken);
        round.min(longest - self.taken).min(if left > 0 { left } else { round })
    }

    /// What came of the trial, once it is over.
    fn told(
        &self,
        motion: f64,
        longest: usize,
        dt: f64,
        patience: Patience,
        ahead: &dyn Ahead,
    ) -> Option<Rhythm> {
        let fired = self.once && !self.spikes.is_empty();
        let over = self.taken >= longest || self.spikes.len() >= MOST_SPIKES;
        if !over && !fired && (!self.taken.is_multiple_of(ROUND) || self.taken < self.pulse) {
            return None;
        }
        // The end of the time is counted in steps: their sum may fall short of the duration by rounding.
        let duration = if over || fired { 0.0 } else { f64::INFINITY };
        let since = self.lead + self.pulse as f64 * dt;
        // A neuron that is refractory is ahead of the others.
        let now = self.spikes.last().copied().unwrap_or(since).max(self.time(0.0, dt));
        // Whether it fires is all that is asked of the others.
        let swings = if self.once { &[] } else { self.swings.as_slice() };
        let seen = Seen { spikes: &self.spikes, swings, since, motion, ahead };
        rhythm(seen, now, Patience { duration, ..patience })
    }
}
