//! A page for every model of the registry: the neuron under a current of choice, in its phase plane where it has one.

mod injected;
mod plane;
mod python;
mod start;
mod traces;

use super::sentence::{Clock, Sentence, clock, method, spikes, warning};
use super::{About, CHAPTERS, Demo, Layout, Panel, Preset, Scene, playback, published, short};
use crate::figure::{Axis, Figure, Ink, Mark, Zoom, written};
use crate::integrate::{METHODS, Numerics};
use crate::model::{self, Model};
use crate::models::{Listed, MODELS, Visitor, visit};
use crate::options::initial;
use crate::param::{Choice, Param, Params, Refusal, params};
use crate::phase_plane::planar::in_plane;
use crate::run::{Budget, Run};
use crate::simulation::{self, Time};
use crate::spikes::Fires;
use crate::stimulus::bins::Bins;
use injected::Injected;
use plane::{Orbit, Plane};
use std::cell::OnceCell;
use std::rc::Rc;
use traces::Traces;

/// The pages, in the order of the models.
pub fn pages() -> Vec<Demo> {
    let page = |listed: &'static Listed| {
        let defaults = initial(&listed.params());
        visit(listed.about.id, &defaults, Describe(listed)).expect("a model accepts its defaults")
    };
    MODELS.iter().map(page).collect()
}

const PLANE: &[Panel] = &[
    Panel { id: "plane", title: "Phase plane", weight: 0.4 },
    Panel { id: "voltage", title: "Membrane potential", weight: 0.22 },
    Panel { id: "current", title: "Injected current", weight: 0.18 },
    Panel { id: "kinds", title: "Kinds of fixed points: trace and determinant", weight: 0.2 },
];

const TRACES: &[Panel] = &[
    Panel { id: "voltage", title: "Membrane potential", weight: 0.7 },
    Panel { id: "current", title: "Injected current", weight: 0.3 },
];

const TRACES_AND_GATES: &[Panel] = &[
    Panel { id: "voltage", title: "Membrane potential", weight: 0.5 },
    Panel { id: "gates", title: "The other variables", weight: 0.3 },
    Panel { id: "current", title: "Injected current", weight: 0.2 },
];

params! {
    /// What is found in the plane beside the field and the nullclines.
    pub struct Beside: "Plane", "" {
        orbits: 0.0, "", 0.0..=1.0, "", "cycles and separatrices", "Whether limit cycles and the separatrices of saddles are sought; that takes a moment for each change", choice(NO_OR_YES), page_only;
    }
}

const NO_OR_YES: &[Choice] = &[
    Choice { id: "no", name: "hidden", note: "" },
    Choice {
        id: "yes",
        name: "shown",
        note: "limit cycles in green, unstable ones dashed; separatrices in red",
    },
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
            short: short(model_about.title),
            week: 0,
            summary: if N == 2 {
                "Where the two curves cross, nothing changes. Move the current, and see which crossing holds \
                 the state, and which lets it go. Click anywhere to start from there."
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
            self.0.params(),
            start::table(self.0, &model),
            Numerics::table(),
            simulation::time(self.0),
            if N == 2 { Beside::table() } else { Vec::new() },
        ];
        Demo {
            about,
            chapter: CHAPTERS[0],
            plays: true,
            recipe: Some(python::recipe::<N, M>()),
            presets: presets(self.0),
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
    let values = &mut values.iter().copied();
    let injected = Injected::from_values(values);
    let model = M::from_values(values);
    let from = [(); N].map(|()| values.next().unwrap_or_default());
    let (numerics, time) = <(Numerics, Time)>::from_values(values);
    let bins = Bins::arange(time.tstart, time.tend, time.dt, budget.bins)?;
    let run = Run::of(&model, from, &injected.on(bins), numerics, M::ABOUT.fires, budget);

    let mut starts = params.iter().filter(|param| param.group == start::GROUP).map(|param| param.id);
    let plane = in_plane::<N>(Box::new(model)).map(|equations| Plane {
        equations,
        variables: [0, N - 1].map(|i| M::VARIABLES[i]),
        time: M::TIME,
        window: [M::ABOUT.window[0], M::ABOUT.window[1]],
        current: Axis::new("I", Ink::Current, M::ABOUT.currents).of("I", M::CURRENT.unit),
        seeks_orbits: Beside::from_values(values).orbits == 1.0,
        euler: (numerics.chosen().id == METHODS[0].id).then_some(time.dt),
        starts: [0, 1].map(|_| starts.next().unwrap_or_default()),
    });
    Ok(scene(run, plane, &M::ABOUT, &injected, numerics, time))
}

/// The page of a run; of two variables, with its plane.
fn scene(
    run: Run,
    plane: Option<Plane>,
    about: &model::About,
    injected: &Injected,
    numerics: Numerics,
    time: Time,
) -> Scene {
    let clock = clock(run.columns[0].quantity.unit);
    let jumps: Vec<usize> = match about.fires {
        Fires::AtReset => run.spikes.indices.iter().map(|&bin| bin as usize).collect(),
        Fires::Above(_) => Vec::new(),
    };
    let page = Rc::new(Told {
        plane,
        orbit: Orbit::of(&run, &jumps),
        run: run.clone(),
        traces: Traces { fires: about.fires, window: about.window, handles: injected.handles(time) },
        level: injected.level(),
        orbits: OnceCell::new(),
        results: OnceCell::new(),
        clock,
    });
    let (drawn, told, timed) = (page.clone(), page.clone(), page);
    Scene {
        frames: playback::FRAMES + 1,
        clock: Box::new(move |frame| {
            let at = playback::moment(&timed.run, frame).or(timed.run.column("t").last().copied());
            format!("t = {}{}", written(at.unwrap_or(0.0), clock.decimals), clock.unit)
        }),
        figures: Box::new(move |frame, zoom| drawn.figures(frame, zoom)),
        results: Box::new(move |_| told.results()),
        method: method(numerics, time.dt, clock),
        warning: warning(run.ending, clock),
        idle: injected.idle(),
        data: run.columns.clone(),
        run: Some(run),
        work: None,
    }
}

/// A page with its parameters given.
struct Told {
    /// Where the neuron has two variables.
    plane: Option<Plane>,
    orbit: Orbit,
    run: Run,
    traces: Traces,
    /// The current at which the plane stands when nothing is played.
    level: f64,
    /// What is found there once, when it is first shown.
    orbits: OnceCell<Vec<Mark>>,
    results: OnceCell<Sentence>,
    clock: Clock,
}

impl Told {
    fn figures(&self, frame: usize, zoom: &Zoom) -> Vec<Figure> {
        let bin = playback::bin(&self.run, frame);
        let mut figures = self.traces.figures(&self.run);
        if let Some(bin) = bin {
            playback::mark(&mut figures, self.run.column("t")[bin]);
        }
        let Some(plane) = &self.plane else { return figures };
        let current = bin.map_or(self.level, |bin| self.run.column("I")[bin]);
        let points = plane.fixed_points(current);
        let kinds = plane.kinds(&points);
        let mut figure = plane.figure(&self.orbit, bin, current, &points, zoom);
        if bin.is_none() {
            figure.backdrop = self.orbits.get_or_init(|| plane.orbits(current, &points)).clone();
        }
        figures.insert(0, figure);
        figures.push(kinds);
        figures
    }

    fn results(&self) -> Sentence {
        self.results.get_or_init(|| self.come_out()).clone()
    }

    fn come_out(&self) -> Sentence {
        if self.run.ending.is_some() {
            // What the numbers did on their way out is no firing.
            return Sentence::default().say("The run ended early: its spikes mean nothing.");
        }
        let fired = spikes(&self.run.spikes.seen, self.clock);
        match &self.plane {
            None => fired.say("."),
            Some(plane) => plane.told(fired.say(". "), self.level),
        }
    }
}
