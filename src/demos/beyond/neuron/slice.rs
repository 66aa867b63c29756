//! The page of a neuron of more than two variables in a plane of any two of them, the others held or followed.

use super::injected::Injected;
use super::{shown, start, table, traces_alone};
use crate::demos::Demo;
use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Mark, Zoom};
use crate::model::Model;
use crate::models::{Listed, MODELS, Visitor, visit};
use crate::page::tab::{Asks, Current, Tab};
use crate::page::{About, Layout, Panel, Recipe, Scene};
use crate::param::{Choice, Param, Params, Refusal, params, value_of};
use crate::phase_plane::Window;
use crate::phase_plane::everywhere::Everywhere;
use crate::phase_plane::fixed_points::FixedPoints;
use crate::phase_plane::slice::Slice;
use crate::portrait::phase::{arrows, fixed_points, nullclines};
use crate::portrait::playback;
use crate::portrait::recent::Recent;
use crate::portrait::track::{InView, moment};
use crate::run::{Budget, Run};
use crate::text::{Text, say};
use crate::words;
use std::rc::Rc;

/// The pages, in the order of the models that have more than two variables.
pub fn pages() -> Vec<Demo> {
    MODELS.iter().filter_map(page).collect()
}

/// The page of a model, if it has more than two variables.
pub fn page(listed: &'static Listed) -> Option<Demo> {
    (listed.variables.len() > 2).then(|| described(listed))
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

fn described(listed: &'static Listed) -> Demo {
    let about = About {
        id: listed.page("slice", false),
        title: listed.about.title,
        short: listed.about.title,
        week: 0,
        tab: Some(Tab::of(listed.neuron(), Asks::Slice).under(Current::Any)),
        summary: "Two variables in their plane, with the nullclines that they have while the others stay. Play the run: \
                  as the others move, so do the nullclines.",
        icon: "M1 1Q7 14 13 7T27 9M4 11L24 1",
        layout: Layout::Beside,
        fps: 0.0,
        panels: shown(listed, PANELS),
        defaults: &[],
    };
    let params = [table(listed), Seen::offering(listed)].concat();
    let open = move |params: &[Param], values: &[f64], budget| open(listed, params, values, budget);
    let still = Demo::still(about, params, Box::new(open));
    Demo { plays: true, recipe: Some(Recipe::Neuron), presets: super::presets(listed), ..still }
}

/// Computes the page from values in the order of its parameters.
fn open(listed: &'static Listed, params: &[Param], all: &[f64], budget: Budget) -> Result<Scene, Refusal> {
    let mut scene = traces_alone(listed, params, all, budget)?;
    let Some(run) = scene.run.clone() else { return Ok(scene) };
    let starts = params.iter().zip(all).filter(|(param, _)| param.group == start::GROUP);
    let cut = Cut {
        listed,
        run: run.clone(),
        starts: starts.map(|(param, &value)| (param.id, value)).collect(),
        level: Injected::from_values(&mut all.iter().copied()).level().1,
        seen: Seen::from_values(&mut all[all.len() - Seen::table().len()..].iter().copied()),
    };
    let plane = visit(listed.about.id, &listed.among(params, all), cut)?;
    let traces = scene.figures;
    scene.figures = Box::new(move |frame, zoom| {
        let mut figures = traces(frame, zoom);
        // Those of the other variables are left to the plane.
        let bottom = figures[figures.len() - 1].x.clone();
        figures.drain(1..figures.len() - usize::from(listed.is_driven()));
        let last = figures.len() - 1;
        figures[last].x = bottom;
        figures.insert(0, plane(playback::bin(&run, frame), zoom));
        figures
    });
    Ok(scene)
}

/// A run in a plane that is still to be laid through the state space of its neuron.
struct Cut {
    listed: &'static Listed,
    run: Run,
    /// The parameters of the initial state, and their values.
    starts: Vec<(&'static str, f64)>,
    /// The current that the plane stands under when nothing is played.
    level: f64,
    seen: Seen,
}

impl Visitor for Cut {
    /// The plane at a bin, or at rest after the whole run.
    type Out = Box<dyn Fn(Option<usize>, &Zoom) -> Figure>;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Self::Out {
        let Cut { listed, run, starts, level, seen } = self;
        let axes = seen.axes(N);
        let begins = std::array::from_fn(|place| starts[place].1);
        let plane = Through {
            track: InView::of(run.clone(), model.about().fires.threshold().is_none(), axes, Vec::new()),
            slice: Slice::<N> { equations: Rc::new(model), axes, held: begins },
            followed: seen.others == const { value_of(OTHERS, "followed") },
            starts: axes.map(|axis| starts[axis]),
            level,
            listed,
            run,
            standing: Recent::default(),
        };
        Box::new(move |bin, zoom| plane.figure(bin, zoom))
    }
}

/// What stands by: where all variables are, the current, and the part that is looked at.
type Standing<const N: usize> = ([f64; N], f64, Window);

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
    /// What stands while the others, the current and the part that is looked at are the same.
    standing: Recent<Standing<N>, (Rc<FixedPoints>, Vec<Mark>)>,
}

impl<const N: usize> Through<N> {
    /// The plane at a bin, or at rest after the whole run.
    fn figure(&self, bin: Option<usize>, zoom: &Zoom) -> Figure {
        let axes = self.slice.axes;
        let [across, up] = axes.map(|axis| self.listed.variables[axis]);
        let [x, y] = self.window();
        let seen = Window { x: zoom.part("plane.x", x), y: zoom.part("plane.y", y) };
        let current = bin.map_or(self.level, |bin| self.run.current()[bin]);
        let slice = self.at(bin);
        let (points, standing) =
            self.standing.answer((slice.held, current, seen), |_| self.stands(&slice, current, seen));
        let axis = Axis::new(Text::plain("I"), Ink::Current, self.listed.about.currents)
            .called("I", self.listed.current.unit);
        let mut figure = Figure::new(
            Axis::new(across.titled(), Ink::Voltage, x).called(across.id, across.unit),
            Axis::new(up.titled(), Ink::Recovery, y).called(up.id, up.unit),
        );
        let (others, described) =
            (Text::plain(self.others(&slice)), words::fixed_points::described(&points, seen).capital());
        let named = self.listed.is_driven().then(|| axis.named(current));
        figure.description = match &named {
            Some(current) => say!(
                "Plane of two variables at {current}, the nullclines with {others}. {points}",
                current,
                others,
                points = described
            ),
            None => say!(
                "Plane of two variables, the nullclines with {others}. {points}",
                others,
                points = described
            ),
        };
        figure.marks = standing;
        figure.marks.extend(self.track.seen(seen).marks(bin.map(|bin| moment(&self.run, axes, bin))));
        figure.marks.extend(named.map(|text| Mark::Readout { text, ink: Ink::Current, large: true }));
        let [x, y] = self.starts.map(Grasp::of);
        figure.handles = Handle::anywhere("initial state", x, y);
        figure
    }

    /// What is looked at, where nothing is zoomed.
    fn window(&self) -> [[f64; 2]; 2] {
        let [x, [low, high]] = self.slice.axes.map(|axis| self.listed.about.window[axis]);
        // Room for the current above what reaches the end of its range, as an open gate does.
        [x, [low, high + 0.2 * (high - low)]]
    }

    /// The plane with the others where they are at a bin, or at rest after the whole run.
    fn at(&self, bin: Option<usize>) -> Slice<N> {
        let last = self.run.columns[1].values.iter().rposition(|value| value.is_finite());
        match bin.or(last).filter(|_| self.followed) {
            None => self.slice.clone(),
            Some(bin) => Slice {
                held: std::array::from_fn(|place| self.run.columns[1 + place].values[bin]),
                ..self.slice.clone()
            },
        }
    }

    /// Its fixed points; and its arrows, its nullclines, and these.
    fn stands(&self, slice: &Slice<N>, current: f64, seen: Window) -> (Rc<FixedPoints>, Vec<Mark>) {
        let points = Everywhere::around(slice, self.window()).fixed_points(slice, current);
        let mut marks = vec![arrows(slice, current, seen)];
        let axes = slice.axes.map(|axis| self.listed.variables[axis]);
        marks.extend(nullclines(slice, axes, current, seen));
        marks.extend(fixed_points(&points, seen, None));
        (Rc::new(points), marks)
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
