//! A neuron's page with its parameters given: its run, what is found once, its figures and its sentence.

use super::hand::Touch;
use super::injected::{self, Injected};
use super::pulses;
use crate::figure::{Figure, Mark, Zoom};
use crate::integrate::Numerics;
use crate::model;
use crate::page::Scene;
use crate::phase_plane::cycle::LimitCycle;
use crate::phase_plane::everywhere::Everywhere;
use crate::phase_plane::fixed_points::{FixedPoint, FixedPoints};
use crate::portrait::flow::{Cloud, LEGEND, question};
use crate::portrait::kinds::bins;
use crate::portrait::legend::Sample;
use crate::portrait::others::Others;
use crate::portrait::plane::Plane;
use crate::portrait::playback;
use crate::portrait::smooth::Drawn;
use crate::portrait::traces::Traces;
use crate::portrait::track::{InView, moment};
use crate::run::Run;
use crate::simulation::Time;
use crate::text::Text;
use crate::words::clock::Clock;
use crate::words::doubts::{all_but_runs, doubts, ended, in_noise, method, quiet, warning_in_noise};
use crate::words::sentence::Sentence;
use crate::words::silence::until_the_last;
use crate::words::spiking::{Onset, Starts, fired};
use crate::words::swinging::swings_on;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// What has come of a page's parameters.
pub struct Played {
    pub run: Run,
    /// Whether it starts as if within a spike.
    pub starts: Starts,
    pub plane: Option<Plane>,
    /// The run from another state.
    pub other: Box<dyn Fn([f64; 2]) -> Run>,
    pub injected: Injected,
    /// The bins of the pulses.
    pub windows: Vec<Range<usize>>,
    pub numerics: Numerics,
    /// That of the noise, if there is some.
    pub seed: Option<f64>,
    pub time: Time,
    pub hand: Touch,
    /// Variables that have figures of their own.
    pub others: Vec<Others>,
}

impl Played {
    /// The page of a run; of two variables, with its plane.
    pub fn scene(self, about: &model::About) -> Scene {
        let Played { run, starts, plane, other, injected, windows, numerics, seed, time, hand, others } =
            self;
        let first = windows.first().map_or(0.0, |window| hand.base[window.start]);
        let held =
            hand.is_driven.then(|| [injected.handles(time), pulses::handles(hand.pulses, first)].concat());
        let cycles = plane.as_ref().and_then(Plane::idle).into_iter().collect();
        let idle = match hand.is_driven {
            true => [injected.idle(), pulses::idle(hand.pulses), cycles].concat(),
            false => [injected::keys(), pulses::keys(), cycles].concat(),
        };
        let clock = Clock::of(run.columns[0].quantity.unit);
        let (by, has_plane) = (method(numerics, time.dt, clock), plane.is_some());
        let window = [time.tstart, time.tend];
        let begins = injected.onset(window);
        let pushed =
            windows.first().map(|window| Onset { at: run.column("t")[window.start], of: "the pulse" });
        let earlier = |pulse: &Onset| injected.silent() || begins.is_some_and(|begins| pulse.at < begins.at);
        let hand = Rc::new(hand);
        let page = Rc::new(Told {
            plane,
            hand: hand.clone(),
            track: InView::of(run.clone(), about.fires.threshold().is_none(), [0, 1], windows),
            run: run.clone(),
            starts,
            noisy: seed.is_some(),
            traces: Traces {
                drawn: Drawn::of(run.clone()),
                fires: about.fires,
                window: about.window,
                others,
                handles: held,
                time: window,
            },
            onset: pushed.filter(earlier).or(begins),
            level: injected.level().1,
            part: if run.current().last() == Some(&injected.level().1) {
                Text::default()
            } else {
                injected.part(window)
            },
            end: injected.idle_end(&run.column("t"), &run.current(), time.tend),
            soon: 0.5 * about.duration,
            other,
            behind: OnceCell::new(),
            cycles: OnceCell::new(),
            cloud: OnceCell::new(),
            everywhere: OnceCell::new(),
            rests: OnceCell::new(),
            way: OnceCell::new(),
            absent: OnceCell::new(),
            results: OnceCell::new(),
            clock,
        });
        let (drawn, told, timed, keyed) = (page.clone(), page.clone(), page.clone(), page);
        Scene {
            bins: run.column("t").len(),
            frames: playback::FRAMES + 1,
            clock: Box::new(move |frame| playback::clock(&timed.run, frame, clock)),
            figures: Box::new(move |frame, zoom| drawn.figures(frame, zoom)),
            results: Box::new(move |_| told.results()),
            method: match (seed, has_plane) {
                (None, _) => by,
                (Some(seed), false) => in_noise(by, seed),
                (Some(seed), true) => all_but_runs(in_noise(by, seed)),
            },
            warning: match seed {
                None => doubts(&run, numerics.steps(), clock),
                Some(_) => warning_in_noise(run.ending, clock),
            },
            idle,
            absent: Box::new(move || keyed.absent().to_vec()),
            hand: Some(hand),
            data: run.columns.clone(),
            run: Some(run),
            work: None,
        }
    }
}

/// Steps that all states of a cloud may take together, bins among them: a fraction of a second.
const STEPS_OF_CLOUD: usize = 3_000_000;
/// What a step of a method that chooses its own costs, in steps from bin to bin.
const CHOSEN: usize = 4;

/// What its frames and its sentence are told from, and what of that is found when it is first asked for.
struct Told {
    /// Where the neuron has two variables.
    plane: Option<Plane>,
    track: InView,
    run: Run,
    /// Whether it starts as if within a spike.
    starts: Starts,
    /// Whether it is in noise: what a run does for a while, it then need not go on to do.
    noisy: bool,
    traces: Traces,
    hand: Rc<Touch>,
    /// When the stimulus begins, where that is later than the run.
    onset: Option<Onset>,
    /// The current at which the plane stands when nothing is played.
    level: f64,
    /// What of the stimulus that is, where it is not the current that the run ends with.
    part: Text,
    /// How the sentence of a neuron without a plane ends.
    end: Text,
    /// The time in which a spike counts as one from here.
    soon: f64,
    other: Box<dyn Fn([f64; 2]) -> Run>,
    /// What is found under that current once, when it is first shown.
    behind: OnceCell<Vec<Mark>>,
    cycles: OnceCell<Option<Vec<LimitCycle>>>,
    cloud: OnceCell<Cloud>,
    /// Where the fixed points are.
    everywhere: OnceCell<Everywhere>,
    rests: OnceCell<FixedPoints>,
    /// The fixed points' way in the plane of trace and determinant, once the run is played.
    way: OnceCell<Vec<(usize, [f64; 2])>>,
    absent: OnceCell<Vec<Sample>>,
    results: OnceCell<Sentence>,
    clock: Clock,
}

impl Told {
    fn figures(&self, frame: usize, zoom: &Zoom) -> Vec<Figure> {
        let bin = playback::bin(&self.run, frame);
        let mut figures = self.traces.figures(zoom);
        if let Some(bin) = bin {
            playback::mark(&mut figures, self.run.column("t")[bin]);
        }
        let Some(plane) = &self.plane else { return figures };
        let current = bin.map_or(self.level, |bin| self.run.current()[bin]);
        let seen = plane.seen(zoom);
        let points = self.fixed_points(plane, current);
        // At rest the way is asked for only where there is nothing else to tell: all of it, then.
        let way = if bin.is_some() || points.is_empty() { self.way(plane) } else { &[] };
        let been = way.partition_point(|(from, _)| bin.is_none_or(|bin| *from <= bin));
        let places: Vec<[f64; 2]> = way.iter().map(|(_, at)| *at).collect();
        let kinds = plane.kinds(&points, &places, been);
        let now = bin.map(|bin| moment(&self.run, [0, 1], bin));
        let nothing = Text::default();
        let shown = plane.named(current, if now.is_none() { &self.part } else { &nothing });
        let mut figure = plane.figure(&self.track.seen(seen), now, (current, shown), &points, seen);
        // At another current than its level, the level is not what is pulled at, and all that is found once is elsewhere.
        if current == self.level {
            figure.backdrop = self.behind(plane, &points).to_vec();
            self.hand.add_handles(&mut figure, plane, &points);
        }
        if plane.layers.shows_cloud() {
            let cloud = self.cloud.get_or_init(|| self.cloud(plane));
            figure.marks.push(cloud.mark(frame));
        }
        figures.insert(0, figure);
        figures.push(kinds);
        figures
    }

    /// From which bin on, and where, the fixed points stand in the plane of trace and determinant while the current moves.
    fn way(&self, plane: &Plane) -> &[(usize, [f64; 2])] {
        self.way.get_or_init(|| {
            let current = self.run.current();
            let stands = |bin: usize| {
                let points = self.fixed_points(plane, current[bin]);
                points.iter().map(|point| (bin, point.trace_and_determinant())).collect::<Vec<_>>()
            };
            bins(&current).into_iter().flat_map(stands).collect()
        })
    }

    /// The fixed points under a current; at the level, which is asked for again and again, they are found once.
    fn fixed_points(&self, plane: &Plane, current: f64) -> Cow<'_, FixedPoints> {
        let everywhere = self.everywhere.get_or_init(|| plane.everywhere());
        let find = || everywhere.fixed_points(&*plane.equations, current);
        if current == self.level { Cow::Borrowed(self.rests.get_or_init(find)) } else { Cow::Owned(find()) }
    }

    /// What lies behind the curves at the level.
    fn behind(&self, plane: &Plane, points: &[FixedPoint]) -> &[Mark] {
        self.behind.get_or_init(|| self.found(plane, points))
    }

    /// The samples of the legend that nothing at the level has.
    fn absent(&self) -> &[Sample] {
        self.absent.get_or_init(|| {
            let Some(plane) = &self.plane else { return Vec::new() };
            let points = self.fixed_points(plane, self.level);
            let behind = self.behind(plane, &points);
            LEGEND.iter().copied().filter(|sample| sample.is_absent(behind)).collect()
        })
    }

    /// What takes a moment: the map of spikes, where the state came from, limit cycles and separatrices.
    fn found(&self, plane: &Plane, points: &[FixedPoint]) -> Vec<Mark> {
        let asked = question(plane.whole(), self.traces.fires, self.soon);
        let map = plane.layers.map(&*plane.equations, self.level, asked);
        let past =
            plane.layers.past(&*plane.equations, self.level, plane.starts.map(|(_, at)| at), plane.whole());
        let orbits = self.cycles(plane).map(|cycles| plane.orbits(self.level, points, cycles));
        map.into_iter().chain(past).chain(orbits.into_iter().flatten()).collect()
    }

    /// The limit cycles at the level, where they are sought.
    fn cycles(&self, plane: &Plane) -> Option<&[LimitCycle]> {
        self.cycles.get_or_init(|| plane.cycles(self.level)).as_deref()
    }

    /// The cloud, of fewer states where their runs are long.
    fn cloud(&self, plane: &Plane) -> Cloud {
        let mut left = STEPS_OF_CLOUD;
        let run = |from| {
            let run = (left > 0).then(|| (self.other)(from))?;
            left = left.saturating_sub(run.column("t").len() + CHOSEN * run.steps);
            Some(run)
        };
        Cloud::of(plane.layers.states(plane.whole()).into_iter().map_while(run))
    }

    fn results(&self) -> Sentence {
        self.results.get_or_init(|| self.come_out()).clone()
    }

    fn come_out(&self) -> Sentence {
        if let Some(ending) = self.run.ending {
            return ended(ending, self.run.spikes.seen.len(), self.clock).say(".");
        }
        let fired = fired(&self.run.spikes.seen, self.starts, self.onset, self.clock);
        let fired = match self.noisy {
            true => fired,
            false => swings_on(until_the_last(fired, &self.run, self.clock), &self.run, self.clock),
        };
        match &self.plane {
            None => fired.say(&self.end),
            Some(plane) => {
                let points = self.fixed_points(plane, self.level);
                let current = plane.named(self.level, &self.part);
                let fired = fired.say(". ");
                let told = |behind| plane.told(behind, current, &points, self.cycles(plane));
                if self.noisy { quiet(fired, told(Sentence::default())) } else { told(fired) }
            }
        }
    }
}
