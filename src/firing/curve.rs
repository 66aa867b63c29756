//! The f–I curve: how fast a neuron fires under each of a range of currents, where firing begins, and of which type it is.

use super::astray::{Astray, Measured, Trust};
use super::departure::Departure;
use super::excitability::Growth;
use super::grouping::Grouping;
use super::halts::Halts;
use super::known::{Border, KnownCurve, decimals};
use super::onset::Onset;
use super::rest::Rest;
use super::rhythm::Rhythm;
use super::rig::{Experiment, Finding, Trial};
use super::search::{Held, Origin, Search, Tolerance, WAYS};
use std::rc::Rc;

/// What is measured, and what is known of it so far.
#[derive(Clone, Debug)]
pub struct Curve {
    /// The currents, ascending.
    pub currents: Vec<f64>,
    /// How the neuron fires under each of them when it is switched on where the model starts.
    pub stepped: Vec<Option<Rhythm>>,
    /// How it fires on the way up, coming from the current before, and on the way down, from the one above: each as
    /// long as the currents, or empty where it is not asked for.
    pub swept: [Vec<Option<Rhythm>>; 2],
    /// The states on the way up and down again, in that order.
    states: Vec<Vec<f64>>,
    /// How many currents have been given to a neuron that starts anew.
    asked: usize,
    /// Whether the neuron that is swept is under way.
    sweeping: bool,
    /// How exactly the borders are to be known, in units of the current.
    pub tolerance: f64,
    edges: [Edge; 3],
    /// How the neuron rests while the current is raised slowly; none where it does not, and where that is not asked for.
    rest: Option<Rest>,
    /// What it does beyond the end of rest, where that is sought.
    departure: Option<Departure>,
    /// What is known of the onset of firing.
    onset: Onset,
    /// The states that it has come to where it fires one spike after the other.
    firing: Vec<Option<Vec<f64>>>,
    /// What its rates are held against.
    trust: Option<Trust>,
    /// What came of that, once all currents have been tried: a rate that is astray, if one is.
    astray: Option<Option<Astray>>,
}

/// What is known of a border.
#[derive(Clone, Debug)]
enum Edge {
    /// The curve has to be known first.
    Open,
    /// Known without a search.
    Known(f64),
    /// Searched for.
    Sought(Search),
    /// There is none among the currents, or it is not asked for.
    None,
}

/// The onset must be known within this share of the least distance from it.
const SURE: f64 = 1.0 / 16.0;

/// And so much better than it is told, since its last decimal is.
const FINER: f64 = 1.0 / 8.0;

/// What a trial of the curve is for.
#[derive(Clone, Copy, Debug)]
pub enum Tag {
    /// The current at this place, from where the model starts.
    Step(usize),
    /// The next current of the sweep.
    Sweep,
    /// A try of a search.
    Try(Border, usize),
    /// What it does at this distance from the end of rest.
    Leave(usize),
    /// A rate near the onset.
    Near(usize),
}

impl Curve {
    /// Nothing is known yet. `sweep` asks for the ways up and down, `tolerance` is how exactly the borders are to be
    /// known, in units of the current; at 0 they and the type are not asked for. `rest` is how the neuron rests while the
    /// current is raised slowly, where it is swept, `halts` what can hold its cycle up. `scale` is the range of currents in
    /// which the model changes what it does: near means near as compared with it. `patience` is the longest silence that is
    /// waited for, and the longest time.
    pub fn new(
        currents: Vec<f64>,
        sweep: bool,
        rest: Option<Rest>,
        halts: Rc<Halts>,
        tolerance: f64,
        scale: f64,
        patience: [f64; 2],
    ) -> Curve {
        let count = currents.len();
        let swept = if sweep { count } else { 0 };
        let edge = |asked: bool| if asked { Edge::Open } else { Edge::None };
        let sought = tolerance > 0.0;
        let rest_lost = match &rest {
            Some(Rest { end: Some(end), .. }) if sought => Edge::Known(end.value),
            Some(_) => Edge::None,
            None => edge(sought && sweep),
        };
        Curve {
            currents,
            stepped: vec![None; count],
            swept: [vec![None; swept], vec![None; swept]],
            states: Vec::new(),
            asked: 0,
            sweeping: false,
            tolerance,
            edges: [edge(sought), rest_lost, edge(sought && sweep)],
            departure: rest
                .as_ref()
                .filter(|_| sought)
                .and_then(|rest| Some(Departure::from(rest.end.clone()?, scale))),
            rest,
            onset: Onset::new(halts, scale, patience),
            firing: vec![None; count],
            trust: None,
            astray: None,
        }
    }

    /// The same of a neuron that a current holds back, if it does: its onset is looked for downwards.
    pub fn inverted(mut self, inverted: bool) -> Curve {
        self.onset.inverted = inverted;
        self
    }

    /// The same with its rates held against steps as short as it takes.
    pub fn trusting(mut self, trust: Trust) -> Curve {
        self.trust = Some(trust);
        self
    }

    /// The current at a border, once it is known: of the onset and of the end of rest the least at which the neuron fires,
    /// of the end of firing the least at which it still does.
    pub fn border(&self, border: Border) -> Option<f64> {
        match &self.edges[border as usize] {
            Edge::Known(current) => Some(*current),
            Edge::Sought(_) if border == Border::Onset => Some(self.onset.current(self.gap()?)),
            // Where no try came down to the least of the currents, what is sought lies below.
            Edge::Sought(search) => search
                .found()
                .filter(|[below, _]| border != Border::FiringLost || *below > self.currents[0])
                .map(|[_, above]| above),
            _ => None,
        }
    }

    /// What was found of the onset, by trials.
    fn gap(&self) -> Option<[f64; 2]> {
        let Edge::Sought(search) = &self.edges[Border::Onset as usize] else { return None };
        search.found()
    }

    /// Where a current holds the neuron back, its onset is sought among the negatives of the currents.
    fn sign(&self, border: Border) -> f64 {
        if border == Border::Onset { self.onset.sign() } else { 1.0 }
    }

    /// Whether all currents have been tried.
    pub fn complete(&self) -> bool {
        let known = |rhythms: &Vec<Option<Rhythm>>| rhythms.iter().all(Option::is_some);
        known(&self.stepped) && self.swept.iter().all(known)
    }

    /// How the interval between spikes grows towards the onset, once it is known.
    pub fn growth(&self) -> Option<Growth> {
        self.onset.growth(self.gap()?)
    }

    /// What is known so far, as plain data.
    pub fn known(&self) -> KnownCurve {
        let column = |rhythms: &[Option<Rhythm>], value: fn(&Rhythm) -> f64| {
            rhythms.iter().map(|rhythm| rhythm.as_ref().map(value)).collect::<Vec<_>>()
        };
        let swept = |value| self.swept.each_ref().map(|rhythms| column(rhythms, value));
        KnownCurve {
            currents: self.currents.clone(),
            steady: column(&self.stepped, |rhythm| rhythm.rate),
            outcomes: column(&self.stepped, |rhythm| rhythm.outcome.number()),
            grouping: column(&self.stepped, |rhythm| rhythm.grouping.number()),
            initial: column(&self.stepped, |rhythm| rhythm.initial),
            swept: swept(|rhythm| rhythm.rate),
            swept_outcomes: swept(|rhythm| rhythm.outcome.number()),
            borders: [Border::Onset, Border::RestLost, Border::FiringLost].map(|border| self.border(border)),
            near: self.onset.near(),
            growth: self.growth().map(Growth::number),
            astray: self.astray.map_or([None; 3], |astray| Astray::numbers(astray).map(Some)),
            tolerance: self.tolerance,
            silence: self.onset.patience[0],
            inverted: self.onset.inverted,
        }
    }

    /// The next current of the sweep, which starts where the neuron is.
    fn sweep(&mut self) -> Option<(Tag, Trial)> {
        let place = self.states.len();
        let [up, down] = [self.swept[0].len(), self.swept[1].len()];
        if self.sweeping || place == up + down {
            return None;
        }
        self.sweeping = true;
        let current = self.currents[if place < up { place } else { up + down - 1 - place }];
        Some((Tag::Sweep, trial(self.led_to(place), current)))
    }

    /// Where the sweep has led to by this place of it: while it rests, to rest itself, since steps from one current to the
    /// next could kick it out of there.
    fn led_to(&self, place: usize) -> Option<Vec<f64>> {
        let resting = self.rest.as_ref().filter(|_| place < self.swept[0].len()).and_then(|rest| {
            let end = || rest.end.as_ref().filter(|_| place == rest.states.len())?.state.as_ref();
            rest.states.get(place).or_else(end)
        });
        resting.or(self.states.last()).cloned()
    }

    /// Begins to search for the borders between the currents, now that these are known.
    fn open(&mut self) {
        let count = self.currents.len();
        for border in [Border::Onset, Border::RestLost, Border::FiringLost] {
            if !matches!(self.edges[border as usize], Edge::Open) {
                continue;
            }
            if border == Border::FiringLost
                && let Some(departure) = &self.departure
            {
                if !departure.complete() {
                    continue;
                }
                if let Some(above) = departure.fires() {
                    let below = Held { value: self.currents[0], state: None };
                    let tolerance = Tolerance::Absolute(exact(self.tolerance));
                    let search = Search::between(below, above, Origin::Above, tolerance, WAYS);
                    self.edges[border as usize] = Edge::Sought(search);
                    continue;
                }
            }
            let rhythms = match border {
                Border::Onset => &self.stepped,
                Border::RestLost => &self.swept[0],
                Border::FiringLost => &self.swept[1],
            };
            let fires = |place: usize| rhythms[place].is_some_and(|rhythm| rhythm.repeats());
            let sign = self.sign(border);
            let ends = |place: usize| if sign < 0.0 { [place, place - 1] } else { [place - 1, place] };
            let sets_in = |&[quiet, firing]: &[usize; 2]| !fires(quiet) && fires(firing);
            let first = (1..count).map(ends).find(sets_in);
            let held = |place: usize| Held {
                value: sign * self.currents[place],
                state: match border {
                    Border::Onset => None,
                    Border::RestLost => self.states.get(place).cloned(),
                    Border::FiringLost => self.states.get(2 * count - 1 - place).cloned(),
                },
            };
            let (origin, tolerance) = match border {
                // The type needs to know the onset better than the reader may want to.
                Border::Onset => {
                    (Origin::Start, FINER * exact(self.tolerance).min(SURE * self.onset.nearest()))
                }
                Border::RestLost => (Origin::Below, exact(self.tolerance)),
                Border::FiringLost => (Origin::Above, exact(self.tolerance)),
            };
            let search = first.map(|[quiet, firing]| {
                let tolerance = Tolerance::Absolute(tolerance);
                Search::between(held(quiet), held(firing), origin, tolerance, WAYS)
            });
            self.edges[border as usize] = search.map_or(Edge::None, Edge::Sought);
        }
    }

    /// Holds rates against steps as short as it takes, now that all are known.
    fn check(&mut self) {
        let Some(trust) = self.trust.take() else { return };
        let measured = |(place, state): (usize, &Option<Vec<f64>>)| Measured {
            current: self.currents[place],
            rate: self.stepped[place]
                .map_or(f64::NAN, |rhythm| if rhythm.swings() { 0.0 } else { rhythm.rate }),
            state: state.clone(),
        };
        let measured: Vec<Measured> = self.firing.iter().enumerate().map(measured).collect();
        self.astray = Some(trust.astray(&measured));
    }

    /// The next rate near the onset, once that is known.
    fn approach(&mut self) -> Option<(Tag, Trial)> {
        let (place, current) = self.onset.next(self.gap()?)?;
        Some((Tag::Near(place), trial(None, current)))
    }
}

impl Experiment for Curve {
    type Tag = Tag;

    fn next(&mut self) -> Option<(Tag, Trial)> {
        // One after the other, the sweep's currents take longest: they go first.
        if let Some(next) = self.sweep() {
            return Some(next);
        }
        if self.asked < self.currents.len() {
            self.asked += 1;
            let place = self.asked - 1;
            return Some((Tag::Step(place), trial(None, self.currents[place])));
        }
        if let Some((place, held)) = self.departure.as_mut().and_then(Departure::next) {
            return Some((Tag::Leave(place), trial(held.state, held.value)));
        }
        if !self.complete() {
            return None;
        }
        self.check();
        self.open();
        let sign = [Border::Onset, Border::RestLost, Border::FiringLost].map(|border| self.sign(border));
        for border in [Border::Onset, Border::RestLost, Border::FiringLost] {
            if let Edge::Sought(search) = &mut self.edges[border as usize]
                && let Some((place, held)) = search.next()
            {
                let current = held.value * sign[border as usize];
                return Some((Tag::Try(border, place), trial(held.state, current)));
            }
        }
        self.approach()
    }

    fn learn(&mut self, tag: Tag, Finding { rhythm, state }: Finding) {
        match tag {
            Tag::Step(place) => {
                self.onset.learn(self.currents[place], rhythm.outcome);
                self.firing[place] =
                    (rhythm.repeats() && rhythm.grouping != Grouping::Bursts).then_some(state);
                self.stepped[place] = Some(rhythm);
            }
            Tag::Sweep => {
                let (place, count) = (self.states.len(), self.currents.len());
                if place < count {
                    self.swept[0][place] = Some(rhythm);
                } else {
                    self.swept[1][2 * count - 1 - place] = Some(rhythm);
                }
                self.states.push(state);
                self.sweeping = false;
            }
            Tag::Leave(place) => {
                if let Some(departure) = &mut self.departure {
                    departure.learn(place, rhythm.repeats(), state);
                }
            }
            Tag::Try(border, place) => {
                let sign = self.sign(border);
                if let Edge::Sought(search) = &mut self.edges[border as usize] {
                    if border == Border::Onset {
                        self.onset.learn(sign * search.value(place), rhythm.outcome);
                    }
                    search.learn(place, rhythm.repeats(), state);
                }
            }
            Tag::Near(place) => {
                let rate = if rhythm.repeats() { rhythm.rate } else { 0.0 };
                self.onset.learn_near(place, rate);
            }
        }
    }

    fn progress(&self) -> f64 {
        let known = |rhythms: &[Option<Rhythm>]| rhythms.iter().flatten().count() as f64;
        let count = self.currents.len() as f64;
        let widest = (self.currents[self.currents.len() - 1] - self.currents[0]) / (count - 1.0);
        let curves = known(&self.stepped) + known(&self.swept[0]) + known(&self.swept[1]);
        let of_curves = count + 2.0 * self.swept[0].len() as f64;
        // A search is about as much work as a fifth of the curve.
        let weight = count / 5.0;
        let found: f64 = self
            .edges
            .iter()
            .map(|edge| match edge {
                Edge::Open => 0.0,
                Edge::Sought(search) => search.progress(widest),
                Edge::None | Edge::Known(_) => 1.0,
            })
            .sum();
        (curves + weight * found) / (of_curves + 3.0 * weight)
    }
}

/// How narrow the gap around a border must become for the decimals that are told to be right.
fn exact(tolerance: f64) -> f64 {
    tolerance.min(0.5 * 0.1f64.powi(decimals(tolerance) as i32))
}

fn trial(start: Option<Vec<f64>>, current: f64) -> Trial {
    Trial { start, current, pulse: None, once: false }
}
