//! What the steps of a family, or a ramp, make of a neuron: their runs, and of each the peak of its current and its end.

use super::protocol::Protocol;
use crate::clamp::held::Held;
use crate::clamp::{clamp, moved_by_a_unit, run, settled, steady};
use crate::model::Model;
use crate::models::Visitor;
use crate::ode::Quantity;
use crate::phase_plane::equations::Equations;
use crate::run::Run;
use crate::stimulus::bins::Bins;
use crate::stimulus::voltage_clamp::VoltageClamp;
use crate::stimulus::{Drive, Stimulus};
use crate::swings;
use crate::words::clamp::{Inward, Place};
use std::rc::Rc;

/// A turn of the current.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// When it is, counted from the step.
    pub after: f64,
    /// The current there.
    pub current: f64,
    /// Whether it is farther from 0 than what is around it.
    pub peaks: bool,
}

/// A step.
pub struct Step {
    /// Its voltage; of a ramp that of its last bin.
    pub voltage: f64,
    /// Its run.
    pub run: Run,
    /// Where its current turns back towards 0 during the step, or else turns at all: of several turns the one that stands out most.
    pub turn: Option<Turn>,
    /// The current as the step begins, of a ramp in the first bin; none where there is no bin in it.
    pub beginning: Option<f64>,
    /// The current at its end, of a ramp in the last bin.
    pub end: Option<f64>,
}

/// A family.
pub struct Family {
    /// The steps, in their order.
    pub steps: Vec<Step>,
    /// The steady states: voltages, and the current that holds each; no voltage where none does.
    pub steady: [Vec<f64>; 2],
    /// Which sign an inward current has: −1, unless what is injected enters the rate of the voltage with a minus.
    pub inward: f64,
    /// Whether no closed form is known of some step, and it is followed by the adaptive method.
    pub followed: bool,
    /// Whether the other variables have settled at the holding voltage; else they begin where the model starts.
    pub settles: bool,
}

/// Voltages of the curve of steady states.
const PLACES: usize = 240;

/// Makes the family of the model that it sees.
pub struct Clamp<'a> {
    /// What is commanded.
    pub protocol: &'a Protocol,
    /// On which bins.
    pub bins: Bins,
    /// The voltages that are looked at.
    pub seen: [f64; 2],
}

impl Visitor for Clamp<'_> {
    type Out = Family;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Family {
        self.of(&model, [model.time(), model.current()], model.variables(), model.start())
    }
}

impl Clamp<'_> {
    /// The family of a neuron, with the names of time and current, and of the variables, from where it starts.
    fn of<const N: usize>(
        self,
        equations: &dyn Equations<N>,
        names: [Quantity; 2],
        variables: [Quantity; N],
        start: [f64; N],
    ) -> Family {
        let Clamp { protocol, bins, seen: [low, high] } = self;
        let (start, settles) = settled(equations, start, protocol.holding);
        let window = bins.first_from(bins.edge(protocol.on))..bins.first_from(bins.edge(protocol.off));
        let step = |voltage: f64| {
            let run = run(equations, names, variables, start, &protocol.command(voltage, bins.clone()));
            let (t, current) = (run.column("t"), run.current());
            let during = window.start.min(window.end)..window.end;
            let [beginning, end] = [Some(during.start), during.end.checked_sub(1)]
                .map(|bin| bin.filter(|bin| during.contains(bin)).map(|bin| current[bin]));
            let (Some(_), false, None) = (end, protocol.ramps(), run.ending) else {
                let last = during.end.checked_sub(1).filter(|_| protocol.ramps());
                let voltage = last.map_or(voltage, |bin| run.columns[1].values[bin]);
                return Step { voltage, turn: None, beginning, end, run };
            };
            // A step that came before the run is felt from its beginning.
            let begins = protocol.on.max(t[0]);
            let length = protocol.off.min(bins.time(t.len())) - begins;
            let mut state = after(equations, start, begins - t[0]);
            state[0] = voltage;
            let course = Course::of(equations, state, length);
            Step {
                voltage,
                turn: course.turn(),
                beginning: Some(course.beginning),
                end: Some(course.end),
                run,
            }
        };
        let steps = protocol.voltages().into_iter().map(step).collect();
        let followed = protocol.voltages().iter().any(|voltage| {
            let state = std::array::from_fn(|i| if i == 0 { *voltage } else { start[i] });
            Held::from(equations, state).is_none()
        });
        let places = (0..=PLACES).map(|place| low + (high - low) * place as f64 / PLACES as f64);
        let steady = places.clone().zip(steady(equations, start, places));
        // Where no finite current holds it, the curve has a gap, which has no place.
        let steady =
            steady.map(|(v, current)| (if current.is_finite() { v } else { f64::NAN }, current)).unzip();
        let inward = if moved_by_a_unit(equations, start) < 0.0 { 1.0 } else { -1.0 };
        Family { steps, steady: steady.into(), inward, followed, settles }
    }
}

/// What is no more than this share of the greatest current is no turn, but rounding.
const ROUNDING: f64 = 1e-9;

impl Family {
    /// Whether some step begins beyond its peak, or at what is the most inward of all, or, where none peaks, elsewhere than it
    /// ends: so it is where gates open at once.
    pub fn begins_elsewhere(&self) -> bool {
        !self.peaks() && self.moves()
            || self.steps.iter().any(Step::begins_beyond)
            || self.most_inward().is_some_and(|(_, _, place)| place == Place::Beginning)
    }

    /// The most inward current of several steps, where some change: at a peak, unless some step begins or ends at more.
    pub fn most_inward(&self) -> Option<Inward> {
        if self.steps.len() < 2 || !(self.peaks() || self.moves()) {
            return None;
        }
        let seen = |step: &Step| {
            let places =
                [(step.peak(), Place::Peak), (step.beginning, Place::Beginning), (step.end, Place::End)];
            places.map(|(current, place)| Some((step.voltage, current?, place)))
        };
        let far = |(_, current, _): &Inward| self.inward * current;
        let inward = self.steps.iter().flat_map(seen).flatten().filter(|seen| far(seen) > 0.0);
        inward.max_by(|a, b| far(a).total_cmp(&far(b)))
    }

    /// Whether some step has a peak.
    fn peaks(&self) -> bool {
        self.steps.iter().any(|step| step.peak().is_some())
    }

    /// Whether some step ends elsewhere than it begins.
    fn moves(&self) -> bool {
        let ends = self.steps.iter().filter_map(|step| step.end);
        let least = ROUNDING * ends.fold(0.0, |most: f64, end| most.max(end.abs()));
        let moved = |step: &Step| Some((step.beginning? - step.end?).abs() > least);
        self.steps.iter().any(|step| moved(step) == Some(true))
    }
}

impl Step {
    /// The current at its peak.
    pub fn peak(&self) -> Option<f64> {
        self.turn.filter(|turn| turn.peaks).map(|turn| turn.current)
    }

    /// Whether it begins farther from 0 than it peaks, on the same side.
    pub fn begins_beyond(&self) -> bool {
        let (Some(beginning), Some(peak)) = (self.beginning, self.peak()) else { return false };
        beginning * peak > 0.0 && beginning.abs() > peak.abs()
    }
}

/// The state after its voltage has been held for some time.
fn after<const N: usize>(equations: &dyn Equations<N>, state: [f64; N], time: f64) -> [f64; N] {
    if time <= 0.0 {
        return state;
    }
    let states = clamp(equations, state, &stays(state[0], vec![0.0, time], time)).states;
    states.last().copied().unwrap_or(state)
}

/// The command to stay at a voltage, at these times.
fn stays(voltage: f64, t: Vec<f64>, dt: f64) -> Drive {
    let end = t.last().copied().unwrap_or_default();
    let held = VoltageClamp { holding: voltage, step: voltage, tail: voltage, start: 0.0, end };
    held.on(Bins { t: Rc::new(t), dt })
}

/// The current over a step, whatever the bins are.
struct Course {
    beginning: f64,
    end: f64,
    turns: Vec<Turn>,
}

/// Where no closed form is known, the current is followed at so many times of a step.
const FOLLOWED: usize = 4000;

impl Course {
    /// From a state at its beginning, over this time.
    fn of<const N: usize>(equations: &dyn Equations<N>, state: [f64; N], length: f64) -> Course {
        if let Some(held) = Held::from(equations, state) {
            let turn = |(after, rises): (f64, bool)| {
                let current = held.current(after);
                Turn { after, current, peaks: (current > 0.0) == rises }
            };
            let turns = held.turns(length).into_iter().map(turn).collect();
            return Course { beginning: held.current(0.0), end: held.current(length), turns };
        }
        let dt = length / FOLLOWED as f64;
        let t = (0..=FOLLOWED).map(|place| place as f64 * dt).collect();
        let current = clamp(equations, state, &stays(state[0], t, dt)).current;
        let turned = |three: &[f64]| (three[1] - three[0]) * (three[2] - three[1]) < 0.0;
        let turned = current.windows(3).zip(1..).filter(|(three, _)| turned(three));
        let turns = turned.map(|(three, middle)| {
            let swings::Turn { step, voltage: current, peak } =
                swings::Turn::of([three[0], three[1], three[2]]);
            Turn { after: (f64::from(middle) + step) * dt, current, peaks: (current > 0.0) == peak }
        });
        let turns = turns.collect();
        let at = |place: Option<&f64>| place.copied().unwrap_or(f64::NAN);
        Course { beginning: at(current.first()), end: at(current.last()), turns }
    }

    /// The turn that stands out most from what is on both sides of it, one away from 0 before all others.
    fn turn(&self) -> Option<Turn> {
        let mut known = vec![self.beginning];
        known.extend(self.turns.iter().map(|turn| turn.current));
        known.push(self.end);
        let least = ROUNDING * known.iter().fold(0.0, |most: f64, current| most.max(current.abs()));
        let stands_out = (1..=self.turns.len()).map(|place| prominence(&known, place));
        let better = |a: &(&Turn, f64), b: &(&Turn, f64)| a.0.peaks.cmp(&b.0.peaks).then(a.1.total_cmp(&b.1));
        let turns = self.turns.iter().zip(stands_out).filter(|(_, out)| *out > least);
        turns.max_by(better).map(|(turn, _)| *turn)
    }
}

/// How far one of these stands out from the others: by its height over the higher of the two ways that lead from it to what is
/// farther out, or to an end.
fn prominence(known: &[f64], place: usize) -> f64 {
    let sign = if known[place] > known[place - 1] { 1.0 } else { -1.0 };
    let below = |other: &f64| sign * (known[place] - other);
    let deepest = |way: &mut dyn Iterator<Item = &f64>| {
        way.map(below).take_while(|below| *below >= 0.0).fold(0.0, f64::max)
    };
    let (before, behind) = known.split_at(place);
    deepest(&mut before.iter().rev()).min(deepest(&mut behind.iter()))
}
