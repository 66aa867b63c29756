//! Whether the steps of a method lead the rates of an f–I curve astray: some are held against steps as short as it takes.

use super::events::Events;
use super::exact::Exact;
use super::population::Population;
use super::trace::BLOCK;
use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

/// What rates are held against.
#[derive(Clone)]
pub struct Trust {
    /// What a neuron does by steps of its own.
    exact: Exact,
    /// Neurons that take their steps by the method of the curve, of this length.
    stepped: Rc<Stepped>,
    /// The length of the curve's steps.
    dt: f64,
}

/// Neurons whose steps are so long.
type Stepped = dyn Fn(f64) -> Box<dyn Population>;

/// A rate that was found, under a current, and the state in which it was found.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The current.
    pub current: f64,
    /// The rate.
    pub rate: f64,
    /// The state, of a neuron that fires on and is not known to burst: others are not held against anything.
    pub state: Option<Vec<f64>>,
}

/// A rate that the steps have led visibly astray.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Astray {
    /// The place of its current.
    pub place: usize,
    /// What it is by steps as short as it takes; 0 where the neuron falls silent.
    pub rate: f64,
    /// A step with which the method gives that; none where it is not found.
    pub step: Option<f64>,
}

/// What a rate may be off the curve, as a part of the width and the height of its figure, before it is called astray.
const VISIBLE: f64 = 0.03;

/// A step is short enough where it gives a rate that is off by this share at most.
const CLOSE: f64 = 0.01;

/// Spikes after which a rhythm is known, if the last two of its intervals differ by this share at most.
const SPIKES: usize = 4;
const STEADY: f64 = 0.02;

/// A neuron that fires no two spikes in so many of the intervals that were found has fallen silent.
const SILENT: f64 = 64.0;

/// Steps from spike to spike that are few.
const FEW: f64 = 50.0;

/// So many intervals are waited for where it takes four spikes.
const ENOUGH: f64 = 8.0;

/// Steps that are tried for one that is short enough, and how many are taken for all of that: nobody can stop it meanwhile.
const SHORTER: usize = 10;
const MOST_STEPS: f64 = 1e6;

impl Astray {
    /// As numbers, to be carried beside others: all of them NaN where nothing is astray.
    pub fn numbers(astray: Option<Astray>) -> [f64; 3] {
        let numbers = |Astray { place, rate, step }| [place as f64, rate, step.unwrap_or(f64::NAN)];
        astray.map_or([f64::NAN; 3], numbers)
    }
}

impl Trust {
    /// A neuron that goes on by steps of its own, and such neurons as make the curve, whose steps are so long.
    pub fn new(exact: Exact, dt: f64, stepped: impl Fn(f64) -> Box<dyn Population> + 'static) -> Trust {
        Trust { exact, stepped: Rc::new(stepped), dt }
    }

    /// The first of the fastest, the slowest and the middle one of the rates of a curve that is astray; the currents ascend.
    pub fn astray(&self, curve: &[Measured]) -> Option<Astray> {
        let mut firing: Vec<usize> = (0..curve.len()).filter(|place| curve[*place].state.is_some()).collect();
        firing.sort_by(|a, b| curve[*b].rate.total_cmp(&curve[*a].rate));
        let last = firing.len().checked_sub(1)?;
        let mut held = vec![firing[0], firing[last], firing[firing.len() / 2]];
        held.dedup();
        let exact = |place: usize| {
            let Measured { current, rate: found, state } = &curve[place];
            let rate = rate(&self.exact.spikes(state.as_deref()?, *current, SPIKES, SILENT / found)?)?;
            Some((place, rate))
        };
        let exact: Vec<(usize, f64)> = held.into_iter().filter_map(exact).collect();
        let left = Cell::new(MOST_STEPS);
        // One that goes on otherwise than it was measured, by the same steps, tells nothing of these; but where they are few
        // from spike to spike, no two intervals need be the same.
        let repeats =
            |at: &Measured| at.rate * self.dt * FEW > 1.0 || self.gives(at.rate, self.dt, at, &left);
        let strays = |(place, rate): &&(usize, f64)| {
            let at = &curve[*place];
            !on_curve(curve, at.current, *rate) && repeats(at)
        };
        let (place, rate) = *exact.iter().find(strays)?;
        let short =
            |dt: &f64| exact.iter().all(|(place, rate)| self.gives(*rate, *dt, &curve[*place], &left));
        Some(Astray { place, rate, step: self.steps().find(short) })
    }

    /// Steps that are shorter than those of the curve, each shorter than the one before, of a digit each: 1, 2 or 5.
    fn steps(&self) -> impl Iterator<Item = f64> {
        let top = self.dt.log10().floor() as i32;
        let steps = (0..).flat_map(move |down| [5.0, 2.0, 1.0].map(|digit| (digit, top - down)));
        // Of powers, so that it is the number that is written so.
        let number = |(digit, power): (f64, i32)| match power {
            ..0 => digit / 10f64.powi(-power),
            _ => digit * 10f64.powi(power),
        };
        let dt = self.dt;
        steps.map(number).skip_while(move |step| *step >= dt).take(SHORTER)
    }

    /// Whether steps of this length give this rate where one was measured, as far as can be told in the steps that are left.
    fn gives(&self, sought: f64, dt: f64, at: &Measured, left: &Cell<f64>) -> bool {
        let longest = if sought > 0.0 { ENOUGH / sought } else { SILENT / at.rate };
        let Some(state) = at.state.as_ref().filter(|_| longest / dt <= left.get()) else { return false };
        let mut population = (self.stepped)(dt);
        for (variable, value) in state.iter().enumerate() {
            population.set(0, variable, *value);
        }
        population.inject(0, at.current);
        let (mut taken, mut times, mut events) = (0, Vec::new(), Events::default());
        while times.len() < SPIKES && taken as f64 * dt < longest {
            population.advance(BLOCK, &[0], &mut events);
            let own = events.spikes.drain(..).filter(|spike| spike.lane == 0);
            times.extend(own.map(|spike| (taken as f64 + spike.step) * dt));
            events.peaks.clear();
            taken += BLOCK;
        }
        left.set(left.get() - taken as f64);
        times.truncate(SPIKES);
        rate(&times).is_some_and(|rate| (rate - sought).abs() <= CLOSE * sought)
    }
}

/// The rate of a neuron that was looked at for as long as it takes to tell whether it has fallen silent; none where it is not steady.
fn rate(spikes: &[f64]) -> Option<f64> {
    match spikes {
        [] | [_] => Some(0.0),
        [.., a, b, c] => {
            let (before, last) = (b - a, c - b);
            (spikes.len() >= SPIKES && (last - before).abs() <= STEADY * last).then(|| 1.0 / last)
        }
        _ => None,
    }
}

/// Whether this rate lies visibly on a curve: between the rates that are drawn so near to the current, or as near to them.
fn on_curve(curve: &[Measured], current: f64, rate: f64) -> bool {
    let known: Vec<&Measured> = curve.iter().filter(|at| at.rate.is_finite()).collect();
    let high = known.iter().map(|at| at.rate).fold(0.0, f64::max);
    let beside = VISIBLE * (curve[curve.len() - 1].current - curve[0].current);
    let ends = [current - beside, current + beside];
    let between = known.iter().filter(|at| ends[0] <= at.current && at.current <= ends[1]).map(|at| at.rate);
    let at_ends = known.windows(2).flat_map(|pair| {
        let [a, b] = [pair[0], pair[1]];
        let within = ends.into_iter().filter(|end| a.current <= *end && *end <= b.current);
        within.map(|end| a.rate + (b.rate - a.rate) * (end - a.current) / (b.current - a.current))
    });
    let [low, top] =
        between.chain(at_ends).fold([f64::INFINITY, 0.0], |[low, top], rate| [rate.min(low), rate.max(top)]);
    low - VISIBLE * high <= rate && rate <= top + VISIBLE * high
}

impl fmt::Debug for Trust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Trust")
    }
}
