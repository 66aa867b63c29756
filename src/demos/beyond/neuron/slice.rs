//! The page of a neuron of more than two variables in a plane of any two of them, the others held or followed.

use super::injected::{self, Injected};
use super::start;
use crate::demos::Demo;
use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Mark, Zoom};
use crate::integrate::Numerics;
use crate::model::Model;
use crate::models::{Listed, MODELS, Visitor, visit};
use crate::options::initial;
use crate::page::tab::{Asks, Tab};
use crate::page::{About, Layout, Panel, Recipe, Scene};
use crate::param::{Choice, Param, Params, Refusal, params, value_of};
use crate::phase_plane::Window;
use crate::phase_plane::everywhere::Everywhere;
use crate::phase_plane::slice::Slice;
use crate::portrait::phase::{arrows, fixed_points, nullclines};
use crate::portrait::smooth::Drawn;
use crate::portrait::traces::Traces;
use crate::portrait::track::{InView, moment};
use crate::portrait::{legend, playback};
use crate::run::{Budget, Run};
use crate::simulation::{self, Time};
use crate::stimulus::bins::Bins;
use crate::text::{Text, say};
use crate::words;
use crate::words::clock::Clock;
use crate::words::doubts::{doubts, ended, method};
use crate::words::spiking::fired;
use std::rc::Rc;

/// The pages, in the order of the models that have more than two variables.
pub fn pages() -> Vec<Demo> {
    MODELS.iter().filter_map(page).collect()
}

/// The page of a model, if it has more than two variables.
pub fn page(listed: &'static Listed) -> Option<Demo> {
    let defaults = initial(&listed.params());
    (listed.variables.len() > 2)
        .then(|| visit(listed.about.id, &defaults, Describe(listed)).expect("a model accepts its defaults"))
}

/// What becomes of the variables that are not in the plane.
const OTHERS: &[Choice] = &[
    Choice { id: "followed", name: "followed", note: "as the run has them at each moment" },
    Choice { id: "held", name: "held", note: "where the run starts" },
];

params! {
    /// What is seen of the state.
    pub struct Seen: "Plane", "" {
        across: 0.0, "", 0.0..=7.0, "", "horizontal", "The variable that goes from left to right", whole;
        up: 1.0, "", 0.0..=7.0, "", "vertical", "The variable that goes upwards", whole;
        others: 0.0, "", 0.0..=1.0, "", "hold the others", "What becomes of the variables that are not in the plane: its nullclines hang on them", choice(OTHERS), switch;
    }
}

impl Seen {
    /// The parameters on the page of a model: its variables are the choices of the axes.
    fn offering(listed: &Listed) -> Vec<Param> {
        let chosen = |param: Param| {
            if !["across", "up"].contains(&param.id) {
                return param;
            }
            let option = |id: &'static str| Choice { id, name: id, note: "" };
            let variables: Vec<Choice> =
                listed.variables.iter().map(|variable| option(variable.id)).collect();
            // Once in the life of a program for each model.
            param.choice(variables.leak()).switch()
        };
        Seen::table().into_iter().map(chosen).collect()
    }

    /// The places of the two variables: the same twice is that one and the next.
    fn axes(&self, count: usize) -> [usize; 2] {
        let [across, up] = [self.across as usize, self.up as usize];
        if across == up { [across, (across + 1) % count] } else { [across, up] }
    }
}

const PANELS: &[Panel] = &[
    Panel {
        id: "plane",
        short: "Plane",
        title: "A plane of two variables",
        weight: 0.5,
        least: Panel::PLANE,
    },
    Panel { id: "voltage", short: "Voltage", title: "Membrane potential", weight: 0.3, least: Panel::CURVE },
    Panel { id: "current", short: "Current", title: "Injected current", weight: 0.2, least: Panel::CURVE },
];

/// Makes the page of the model it meets.
struct Describe(&'static Listed);

impl Visitor for Describe {
    type Out = Demo;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Demo {
        let Describe(listed) = self;
        let about = About {
            id: listed.page("slice", false),
            title: listed.about.title,
            short: listed.about.title,
            week: 0,
            tab: Some(Tab::of(listed.neuron(), Asks::Slice)),
            summary: "Two variables in their plane, with the nullclines that they have while the others stay. Play the run: \
                      as the others move, so do the nullclines.",
            icon: "M1 1Q7 14 13 7T27 9M4 11L24 1",
            layout: Layout::Beside,
            fps: 0.0,
            panels: PANELS,
            defaults: &[],
        };
        let params = [
            injected::table(listed),
            listed.params(),
            start::table(listed, &model),
            listed.asking(Numerics::exactly(listed.own_method)),
            simulation::time(listed),
            Seen::offering(listed),
        ];
        Demo {
            about,
            plays: true,
            recipe: Some(Recipe::Neuron),
            shows_exact: false,
            presets: super::presets(listed),
            legend: &[],
            says: String::new(),
            params: params.concat(),
            open: Box::new(move |params, values, budget| open(listed, params, values, budget)),
        }
    }
}

/// Computes the page from values in the order of its parameters.
fn open(listed: &'static Listed, params: &[Param], all: &[f64], budget: Budget) -> Result<Scene, Refusal> {
    let values = &mut all.iter().copied();
    let injected = Injected::from_values(values);
    let own: Vec<f64> = values.take(listed.params().len()).collect();
    let from = values.take(listed.variables.len()).collect();
    let (numerics, time) = <(Numerics, Time)>::from_values(values);
    let bins = Bins::arange(time.tstart, time.tend, time.dt, listed.bins(budget.bins))?;
    let seen = Seen::from_values(values);
    let starts = params.iter().zip(all).filter(|(param, _)| param.group == start::GROUP);
    let starts = starts.map(|(param, &value)| (param.id, value)).collect();
    visit(
        listed.about.id,
        &own,
        Opened { listed, injected, from, starts, numerics, time, bins, seen, budget },
    )
}

/// A page whose values are read, but for those of its neuron.
struct Opened {
    listed: &'static Listed,
    injected: Injected,
    from: Vec<f64>,
    starts: Vec<(&'static str, f64)>,
    numerics: Numerics,
    time: Time,
    bins: Bins,
    seen: Seen,
    budget: Budget,
}

impl Visitor for Opened {
    type Out = Scene;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Scene {
        let Opened { listed, injected, from, starts, numerics, time, bins, seen, budget } = self;
        let from: [f64; N] = std::array::from_fn(|variable| from[variable]);
        let fires = model.about().fires;
        let run = Run::of(&model, from, &injected.on(bins), numerics, fires, budget);
        let axes = seen.axes(N);
        let plane = Through {
            slice: Slice::<N> { equations: Rc::new(model), axes, held: from },
            followed: seen.others == const { value_of(OTHERS, "followed") },
            starts: axes.map(|axis| starts[axis]),
            track: InView::of(run.clone(), fires.threshold().is_none(), axes, Vec::new()),
            level: injected.level().1,
            listed,
            run: run.clone(),
        };
        let window = [time.tstart, time.tend];
        let traces = Traces {
            drawn: Drawn::of(run.clone()),
            fires,
            window: listed.about.window,
            others: Vec::new(),
            handles: injected.handles(time),
            time: window,
        };
        let clock = Clock::of(listed.time.unit);
        let (timed, told) = (run.clone(), run.clone());
        let (onset, end) =
            (injected.onset(window), injected.idle_end(&run.column("t"), &run.current(), time.tend));
        let results = move |_| match told.ending {
            Some(ending) => ended(ending, told.spikes.seen.len(), clock).say("."),
            None => fired(&told.spikes.seen, told.starts_above, onset, clock).say(&end),
        };
        Scene {
            bins: run.column("t").len(),
            frames: playback::FRAMES + 1,
            clock: Box::new(move |frame| playback::clock(&timed, frame, clock)),
            figures: Box::new(move |frame, zoom| plane.figures(&traces, frame, zoom)),
            results: Box::new(results),
            method: method(numerics, time.dt, clock),
            warning: doubts(&run, numerics.steps(), clock),
            idle: injected.idle(),
            absent: legend::whole(),
            hand: None,
            data: run.columns.clone(),
            run: Some(run),
            work: None,
        }
    }
}

/// A plane through the state space of a run.
struct Through<const N: usize> {
    slice: Slice<N>,
    /// Whether the others are where the run has them, and not where it starts.
    followed: bool,
    /// The parameters of the initial state that are seen, and their values.
    starts: [(&'static str, f64); 2],
    track: InView,
    /// The current that the plane stands under when nothing is played.
    level: f64,
    listed: &'static Listed,
    run: Run,
}

impl<const N: usize> Through<N> {
    fn figures(&self, traces: &Traces, frame: usize, zoom: &Zoom) -> Vec<Figure> {
        let bin = playback::bin(&self.run, frame);
        let mut figures = traces.figures(zoom);
        if let Some(bin) = bin {
            playback::mark(&mut figures, self.run.column("t")[bin]);
        }
        figures.insert(0, self.plane(bin, zoom));
        figures
    }

    /// The plane at a bin, or at rest after the whole run.
    fn plane(&self, bin: Option<usize>, zoom: &Zoom) -> Figure {
        let axes = self.slice.axes;
        let [across, up] = axes.map(|axis| self.listed.variables[axis]);
        let [x, [low, high]] = axes.map(|axis| self.listed.about.window[axis]);
        // Room for the current above what reaches the end of its range, as an open gate does.
        let y = [low, high + 0.2 * (high - low)];
        let seen = Window { x: zoom.part("plane.x", x), y: zoom.part("plane.y", y) };
        let current = bin.map_or(self.level, |bin| self.run.current()[bin]);
        let last = self.run.columns[1].values.iter().rposition(|value| value.is_finite());
        let slice = match bin.or(last).filter(|_| self.followed) {
            None => self.slice.clone(),
            Some(bin) => Slice {
                held: std::array::from_fn(|place| self.run.columns[1 + place].values[bin]),
                ..self.slice.clone()
            },
        };
        let points = Everywhere::around(&slice, [x, y]).fixed_points(&slice, current);
        let named = Axis::new(Text::plain("I"), Ink::Current, self.listed.about.currents)
            .called("I", self.listed.current.unit)
            .named(current);
        let mut figure = Figure::new(
            Axis::new(across.titled(), Ink::Voltage, x).called(across.id, across.unit),
            Axis::new(up.titled(), Ink::Recovery, y).called(up.id, up.unit),
        );
        figure.description = say!(
            "Plane of two variables at {current}, the nullclines with {others}. {points}",
            current = &named,
            others = Text::plain(self.others(&slice)),
            points = words::fixed_points::described(&points, seen).capital()
        );
        figure.marks = vec![arrows(&slice, current, seen)];
        figure.marks.extend(nullclines(&slice, [across, up], current, seen));
        figure.marks.extend(fixed_points(&points, seen, None));
        figure.marks.extend(self.track.seen(seen).marks(bin.map(|bin| moment(&self.run, axes, bin))));
        figure.marks.push(Mark::Readout { text: named, ink: Ink::Current, large: true });
        let [x, y] = self.starts.map(Grasp::of);
        figure.handles = Handle::anywhere("initial state", x, y);
        figure
    }

    /// Where the others are.
    fn others(&self, slice: &Slice<N>) -> String {
        let each = (0..N).filter(|place| !slice.axes.contains(place)).map(|place| {
            let [low, high] = self.listed.about.window[place];
            let quantity = self.listed.variables[place];
            let axis =
                Axis::new(quantity.titled(), Ink::Text, [low, high]).called(quantity.id, quantity.unit);
            axis.named(slice.held[place]).to_string()
        });
        each.collect::<Vec<_>>().join(", ")
    }
}
