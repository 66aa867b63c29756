//! A page for every model of the registry: the neuron under a current of choice, in its phase plane where it has one.

pub mod flow;
mod hand;
mod injected;
mod kinds;
mod orbits;
pub mod plane;
mod pulses;
mod python;
mod start;
mod traces;
pub mod track;

use super::listed::published;
use super::sentence::{Clock, Onset, Sentence, clock, doubts, ended, fired, method};
use super::swinging::swings_on;
use super::tab::{Asks, Tab};
use super::{About, Demo, Layout, Panel, Preset, Scene, playback};
use crate::figure::{Axis, Figure, Ink, Mark, Zoom, written};
use crate::integrate::{METHODS, Numerics};
use crate::model::{self, Model};
use crate::models::{Listed, MODELS, Visitor, visit};
use crate::options::initial;
use crate::param::{Param, Params, Refusal};
use crate::phase_plane::Window;
use crate::phase_plane::cycle::LimitCycle;
use crate::phase_plane::fixed_points::{FixedPoint, FixedPoints};
use crate::phase_plane::planar::in_plane;
use crate::run::{Budget, Run};
use crate::simulation::{self, Time};
use crate::stimulus::bins::Bins;
use crate::stimulus::pulses::Pulses;
use flow::{Cloud, Shown, question};
use hand::{Lever, Levers, Touch};
use injected::Injected;
use plane::Plane;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use traces::Traces;
use track::{InView, extent, moment};

/// The pages, in the order of the models.
pub fn pages() -> Vec<Demo> {
    let page = |listed: &'static Listed| {
        let defaults = initial(&listed.params());
        visit(listed.about.id, &defaults, Describe(listed)).expect("a model accepts its defaults")
    };
    MODELS.iter().map(page).collect()
}

const PLANE: &[Panel] = &[
    Panel { id: "plane", short: "Plane", title: "Phase plane", weight: 0.4, least: Panel::PLANE },
    Panel { id: "voltage", short: "Voltage", title: "Membrane potential", weight: 0.22, least: Panel::CURVE },
    Panel { id: "current", short: "Current", title: "Injected current", weight: 0.18, least: Panel::CURVE },
    Panel {
        id: "kinds",
        short: "Kinds",
        title: "Kinds of fixed points: trace and determinant",
        weight: 0.2,
        least: Panel::CURVE,
    },
];

/// Time steps that all states of a cloud may take together.
const STEPS_OF_CLOUD: usize = 3_000_000;

/// Currents of a run under which the fixed points' way is found.
const CURRENTS: usize = 40;

const TRACES: &[Panel] = &[
    Panel { id: "voltage", short: "Voltage", title: "Membrane potential", weight: 0.7, least: Panel::CURVE },
    Panel { id: "current", short: "Current", title: "Injected current", weight: 0.3, least: Panel::CURVE },
];

const TRACES_AND_GATES: &[Panel] = &[
    Panel { id: "voltage", short: "Voltage", title: "Membrane potential", weight: 0.5, least: Panel::CURVE },
    Panel { id: "gates", short: "Variables", title: "The other variables", weight: 0.3, least: Panel::CURVE },
    Panel { id: "current", short: "Current", title: "Injected current", weight: 0.2, least: Panel::CURVE },
];

/// Makes the page of the model it meets.
struct Describe(&'static Listed);

impl Visitor for Describe {
    type Out = Demo;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Demo {
        let model_about = M::ABOUT;
        let place = if N == 2 { "plane" } else { "current" };
        let about = About {
            // Once in the life of a program, a name for each model.
            id: format!("{}-{place}", model_about.id).leak(),
            title: model_about.title,
            short: model_about.short,
            week: 0,
            tab: Some(Tab::of(model_about.id, if N == 2 { Asks::Plane } else { Asks::Current })),
            summary: if N == 2 {
                "Where the two curves cross, nothing changes. Move the current, and see which crossing holds \
                 the state, and which lets it go. Choose a point in the plane to start from there."
            } else {
                "One neuron, any current. Find the smallest current that makes it fire, and the smallest \
                 that keeps it firing."
            },
            icon: if N == 2 {
                "M1 1Q7 14 13 7T27 9M4 11L24 1"
            } else {
                "M1 10H7L9 8L10 1L11.5 11L14 9L18 8L19 1L20.5 11L27 10"
            },
            layout: if N == 2 { Layout::Beside } else { Layout::Stack },
            fps: 0.0,
            panels: match N {
                1 => TRACES,
                2 => PLANE,
                _ => TRACES_AND_GATES,
            },
            defaults: &[],
        };
        let params = [
            injected::table(self.0),
            pulses::table(self.0),
            self.0.params(),
            start::table(self.0, &model),
            Numerics::exactly(self.0.own_method),
            simulation::time(self.0),
            if N == 2 { Shown::table() } else { Vec::new() },
        ];
        Demo {
            about,
            plays: true,
            recipe: Some(python::recipe::<N, M>()),
            shows_exact: false,
            presets: presets(self.0),
            legend: if N == 2 { flow::LEGEND } else { &[] },
            params: params.concat(),
            open: Box::new(open::<N, M>),
        }
    }
}

/// The model's published sets, each with the current it is shown under.
fn presets(listed: &Listed) -> Vec<Preset> {
    let mut presets = published(listed);
    for (preset, set) in presets.iter_mut().zip(listed.about.presets) {
        preset.values.push((injected::AMPLITUDE, set.current.unwrap_or(listed.about.current)));
    }
    presets
}

/// Computes the page from values in the order of its parameters.
fn open<const N: usize, M: Model<N>>(
    params: &[Param],
    values: &[f64],
    budget: Budget,
) -> Result<Scene, Refusal> {
    let (all, values) = (values, &mut values.iter().copied());
    let injected = Injected::from_values(values);
    let pulses = Pulses::from_values(values);
    let model = M::from_values(values);
    let from = [(); N].map(|()| values.next().unwrap_or_default());
    let (numerics, time) = <(Numerics, Time)>::from_values(values);
    let bins = Bins::arange(time.tstart, time.tend, time.dt, budget.bins)?;
    let windows = pulses.windows(&bins);
    let drive = injected.on(bins);
    let base = drive.current.clone();
    let drive = pulses.onto(drive);
    let run = Run::of(&model, from, &drive, numerics, M::ABOUT.fires, budget);
    // Where the neuron has two variables, the state is these two.
    let other = move |[v, w]: [f64; 2]| {
        let from = std::array::from_fn(|i| if i == 0 { v } else { w });
        Run::of(&model, from, &drive, numerics, M::ABOUT.fires, budget)
    };

    let given = params.iter().zip(all).filter(|(param, _)| param.group == start::GROUP);
    let mut starts = given.map(|(param, &value)| (param.id, value));
    let plane = in_plane::<N>(Box::new(model)).map(|equations| Plane {
        equations,
        variables: [0, N - 1].map(|i| M::VARIABLES[i]),
        time: M::TIME,
        window: [M::ABOUT.window[0], M::ABOUT.window[1]],
        current: Axis::new("I", Ink::Current, M::ABOUT.currents).of("I", M::CURRENT.unit),
        shown: Shown::from_values(values),
        euler: (numerics.chosen().id == METHODS[0].id).then_some(time.dt),
        starts: [0, 1].map(|_| starts.next().unwrap_or_default()),
    });
    let lever = |id: &str| {
        let (param, &value) = params.iter().zip(all).find(|(param, _)| param.id == id).expect("its own");
        Lever { param: param.id, value, range: [param.min, param.max] }
    };
    let levers = plane.is_some().then(|| Levers {
        neuron: |values| in_plane::<N>(Box::new(M::from_values(&mut values.iter().copied()))),
        params: M::table().iter().map(|param| lever(param.id)).collect(),
        level: lever(injected.level().0),
    });
    let hand = Touch { levers, pulses, base, run: run.clone() };
    Ok(scene(
        Played { run, plane, other: Box::new(other), injected, windows, numerics, time, hand },
        &M::ABOUT,
    ))
}

/// What has come of a page's parameters.
struct Played {
    run: Run,
    plane: Option<Plane>,
    /// The run from another state.
    other: Box<dyn Fn([f64; 2]) -> Run>,
    injected: Injected,
    /// The bins of the pulses.
    windows: Vec<Range<usize>>,
    numerics: Numerics,
    time: Time,
    hand: Touch,
}

/// The page of a run; of two variables, with its plane.
fn scene(played: Played, about: &model::About) -> Scene {
    let Played { run, plane, other, injected, windows, numerics, time, hand } = played;
    let first = windows.first().map_or(0.0, |window| hand.base[window.start]);
    let held = [injected.handles(time), pulses::handles(hand.pulses, first)].concat();
    let cycles = plane.as_ref().and_then(Plane::idle).into_iter().collect();
    let idle = [injected.idle(), pulses::idle(hand.pulses), cycles].concat();
    let clock = clock(run.columns[0].quantity.unit);
    let begins = injected.onset();
    let pushed = windows.first().map(|window| Onset { at: run.column("t")[window.start], of: "the pulse" });
    let earlier = |pulse: &Onset| injected.silent() || begins.is_some_and(|begins| pulse.at < begins.at);
    let hand = Rc::new(hand);
    let page = Rc::new(Told {
        plane,
        hand: hand.clone(),
        track: InView::of(run.clone(), about.fires.threshold().is_none(), windows),
        run: run.clone(),
        traces: Traces { fires: about.fires, window: about.window, handles: held },
        onset: pushed.filter(earlier).or(begins),
        level: injected.level().1,
        soon: 0.5 * about.duration,
        other,
        behind: OnceCell::new(),
        cycles: OnceCell::new(),
        cloud: OnceCell::new(),
        sought: OnceCell::new(),
        rests: OnceCell::new(),
        way: OnceCell::new(),
        results: OnceCell::new(),
        clock,
    });
    let (drawn, told, timed) = (page.clone(), page.clone(), page);
    Scene {
        bins: run.column("t").len(),
        frames: playback::FRAMES + 1,
        clock: Box::new(move |frame| {
            let at = playback::moment(&timed.run, frame).or(timed.run.column("t").last().copied());
            format!("t = {}{}", written(at.unwrap_or(0.0), clock.decimals), clock.unit)
        }),
        figures: Box::new(move |frame, zoom| drawn.figures(frame, zoom)),
        results: Box::new(move |_| told.results()),
        method: method(numerics, time.dt, clock),
        warning: doubts(&run, numerics.steps(), clock),
        idle,
        hand: Some(hand),
        data: run.columns.clone(),
        run: Some(run),
        work: None,
    }
}

/// A page with its parameters given.
struct Told {
    /// Where the neuron has two variables.
    plane: Option<Plane>,
    track: InView,
    run: Run,
    traces: Traces,
    hand: Rc<Touch>,
    /// When the stimulus begins, where that is later than the run.
    onset: Option<Onset>,
    /// The current at which the plane stands when nothing is played.
    level: f64,
    /// The time in which a spike counts as one from here.
    soon: f64,
    other: Box<dyn Fn([f64; 2]) -> Run>,
    /// What is found under that current once, when it is first shown.
    behind: OnceCell<Vec<Mark>>,
    cycles: OnceCell<Option<Vec<LimitCycle>>>,
    cloud: OnceCell<Cloud>,
    /// Where fixed points are sought.
    sought: OnceCell<Window>,
    rests: OnceCell<FixedPoints>,
    /// The fixed points' way in the plane of trace and determinant, once the run is played.
    way: OnceCell<Vec<(usize, [f64; 2])>>,
    results: OnceCell<Sentence>,
    clock: Clock,
}

impl Told {
    fn figures(&self, frame: usize, zoom: &Zoom) -> Vec<Figure> {
        let bin = playback::bin(&self.run, frame);
        let mut figures = self.traces.figures(&self.run, zoom);
        if let Some(bin) = bin {
            playback::mark(&mut figures, self.run.column("t")[bin]);
        }
        let Some(plane) = &self.plane else { return figures };
        let current = bin.map_or(self.level, |bin| self.run.column("I")[bin]);
        let seen = plane.seen(zoom);
        let points = self.fixed_points(plane, current, seen);
        let way = bin.map_or(&[][..], |_| self.way(plane));
        let been = way.partition_point(|(from, _)| bin.is_some_and(|bin| *from <= bin));
        let places: Vec<[f64; 2]> = way.iter().map(|(_, at)| *at).collect();
        let kinds = plane.kinds(&points, &places, been);
        let now = bin.map(|bin| moment(&self.run, bin));
        let mut figure = plane.figure(&self.track.seen(seen), now, current, &points, seen);
        // At another current than its level, the level is not what is pulled at, and all that is found once is elsewhere.
        if current == self.level {
            figure.backdrop = self.behind.get_or_init(|| self.found(plane, &points)).clone();
            plane.add_handles(&mut figure, &points, &self.hand);
        }
        if plane.shown.cloud == 1.0 {
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
            let current = self.run.column("I");
            let sought = *self.sought.get_or_init(|| plane.sought());
            let every = (current.len() / CURRENTS).max(1);
            let mut sampled: Vec<usize> = (0..current.len()).step_by(every).collect();
            sampled.dedup_by_key(|bin| current[*bin]);
            let stands = |bin: usize| {
                let points = plane.fixed_points(current[bin], sought, &[]);
                points.iter().map(|point| (bin, point.trace_and_determinant())).collect::<Vec<_>>()
            };
            sampled.into_iter().flat_map(stands).collect()
        })
    }

    /// The fixed points under a current: where the neuron usually moves, where the state has been, and what is seen. At
    /// the level, which is asked for again and again, they are found once, but for a view beyond all that.
    fn fixed_points(&self, plane: &Plane, current: f64, seen: Window) -> Cow<'_, FixedPoints> {
        let sought = *self.sought.get_or_init(|| plane.sought());
        let been = extent(&self.run).filter(|_| self.run.ending.is_none()).unwrap_or(sought);
        let find = || plane.fixed_points(current, sought, &[been, seen]);
        let held = sought.hull(&been);
        if current == self.level && held.hull(&seen) == held {
            Cow::Borrowed(self.rests.get_or_init(find))
        } else {
            Cow::Owned(find())
        }
    }

    /// What takes a moment: the map of spikes, where the state came from, limit cycles and separatrices.
    fn found(&self, plane: &Plane, points: &[FixedPoint]) -> Vec<Mark> {
        let asked = question(plane.whole(), self.traces.fires, self.soon);
        let map = plane.shown.map(&*plane.equations, self.level, asked);
        let past =
            plane.shown.past(&*plane.equations, self.level, plane.starts.map(|(_, at)| at), plane.whole());
        let orbits = self.cycles(plane).map(|cycles| plane.orbits(self.level, points, cycles));
        map.into_iter().chain(past).chain(orbits.into_iter().flatten()).collect()
    }

    /// The limit cycles at the level, where they are sought.
    fn cycles(&self, plane: &Plane) -> Option<&[LimitCycle]> {
        self.cycles.get_or_init(|| plane.cycles(self.level)).as_deref()
    }

    /// The cloud, of fewer states where the run is long.
    fn cloud(&self, plane: &Plane) -> Cloud {
        let states = plane.shown.states(plane.whole());
        let thinned = (states.len() * self.run.column("t").len()).div_ceil(STEPS_OF_CLOUD).max(1);
        Cloud::of(states.into_iter().step_by(thinned).map(&self.other))
    }

    fn results(&self) -> Sentence {
        self.results.get_or_init(|| self.come_out()).clone()
    }

    fn come_out(&self) -> Sentence {
        if let Some(ending) = self.run.ending {
            return ended(ending, self.run.spikes.seen.len(), self.clock).say(".");
        }
        let fired = fired(&self.run.spikes.seen, self.run.starts_above, self.onset, self.clock);
        let fired = swings_on(fired, &self.run, self.clock);
        match &self.plane {
            None => fired.say("."),
            Some(plane) => {
                let points = self.fixed_points(plane, self.level, plane.whole());
                plane.told(fired.say(". "), self.level, &points, self.cycles(plane))
            }
        }
    }
}
