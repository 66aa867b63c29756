//! A page for every model of the registry: the neuron under a current of choice, in its phase plane where it has one.

pub mod currents;
mod hand;
mod injected;
mod page;
mod pulses;
pub mod slice;
mod start;

use super::published::published;
use crate::demos::Demo;
use crate::figure::{Axis, Ink};
use crate::integrate::{METHODS, Numerics};
use crate::model::Model;
use crate::models::{Listed, MODELS, Visitor, own, see, visit};
use crate::page::tab::{Asks, Current, Tab};
use crate::page::{About, Layout, Panel, Preset, Recipe, Scene};
use crate::param::{Param, Params, Refusal};
use crate::phase_plane::equations::Equations;
use crate::phase_plane::planar::in_plane;
use crate::portrait::flow::{self, Layers};
use crate::portrait::others::Others;
use crate::portrait::plane::Plane;
use crate::portrait::recent::Recent;
use crate::run::{Budget, Run};
use crate::simulation::{self, Time};
use crate::stimulus::Drive;
use crate::stimulus::bins::Bins;
use crate::stimulus::pulses::Pulses;
use crate::text::Text;
use crate::words::doubts::all_but_runs;
use crate::words::spiking::Starts;
use hand::{Lever, Levers, Touch};
use injected::Injected;
use page::Played;

/// The pages, in the order of the models.
pub fn pages() -> Vec<Demo> {
    MODELS.iter().map(page).collect()
}

/// The page of a model.
pub fn page(listed: &'static Listed) -> Demo {
    let has_plane = listed.variables.len() == 2;
    let (place, asks) = match (has_plane, listed.is_driven()) {
        (true, _) => ("plane", Asks::Plane),
        (_, true) => ("current", Asks::Current),
        (_, false) => ("current", Asks::Run),
    };
    let about = About {
        id: listed.page(place, true),
        title: listed.about.title,
        short: if listed.about.id == own::ID { own::UNTITLED } else { listed.about.title },
        week: 0,
        tab: Some(Tab::of(listed.neuron(), asks).under(Current::Any)),
        summary: summary(has_plane, !listed.noises.is_empty(), listed.is_driven()),
        icon: if has_plane {
            "M1 1Q7 14 13 7T27 9M4 11L24 1"
        } else {
            "M1 10H7L9 8L10 1L11.5 11L14 9L18 8L19 1L20.5 11L27 10"
        },
        layout: if has_plane { Layout::Beside } else { Layout::Stack },
        fps: 0.0,
        panels: if has_plane { shown(listed, PLANE) } else { shown(listed, &traces(&beside(listed))) },
        defaults: &[],
    };
    let layers = if has_plane { Layers::table() } else { Vec::new() };
    let params = [table(listed), layers].concat();
    let open =
        move |params: &[Param], values: &[f64], budget| open(listed, params, values, has_plane, budget);
    Demo {
        plays: true,
        recipe: Some(Recipe::Neuron),
        presets: presets(listed),
        legend: if has_plane { flow::LEGEND } else { &[] },
        ..Demo::still(about, params, Box::new(open))
    }
}

/// The panel of the injected current.
const CURRENT: &str = "current";

const PLANE: &[Panel] = &[
    Panel { id: "plane", short: "Portrait", title: "Phase plane", weight: 0.4, least: Panel::PLANE },
    Panel { id: "voltage", short: "Voltage", title: "Membrane potential", weight: 0.22, least: Panel::CURVE },
    Panel { id: CURRENT, short: "Current", title: "Injected current", weight: 0.14, least: Panel::CURVE },
    Panel {
        id: "kinds",
        short: "Stability",
        title: "Stability of the fixed points: trace and determinant",
        weight: 0.24,
        least: Panel::CURVE,
    },
];

/// Of these panels the ones that a neuron has something for: no current is shown that does not flow into it.
fn shown(listed: &Listed, panels: &[Panel]) -> &'static [Panel] {
    let has = |panel: &&Panel| panel.id != CURRENT || listed.is_driven();
    panels.iter().filter(has).copied().collect::<Vec<_>>().leak()
}

/// The panels of a neuron that has no plane: its voltage, its other variables, its current.
fn traces(others: &[Others]) -> Vec<Panel> {
    let curve = |id, short, title, weight| Panel { id, short, title, weight, least: Panel::CURVE };
    let voltage = if others.is_empty() { 0.7 } else { 0.5 };
    let current = if others.is_empty() { 0.3 } else { 0.2 };
    let mut panels = vec![curve("voltage", "Voltage", "Membrane potential", voltage)];
    panels.extend(others.iter().map(|others| curve(others.panel, "Variables", "The other variables", 0.3)));
    panels.push(curve(CURRENT, "Current", "Injected current", current));
    panels
}

/// The variables of a neuron without a plane that have figures of their own.
fn beside(listed: &Listed) -> Vec<Others> {
    if listed.variables.len() == 2 {
        return Vec::new();
    }
    Others::of(listed.variables, listed.about.window, listed.compiled())
}

/// What to do on the page of a neuron that has a plane or not, is in noise or not, and takes a current or not.
fn summary(has_plane: bool, in_noise: bool, is_driven: bool) -> &'static str {
    match (has_plane, in_noise, is_driven) {
        (true, false, false) => {
            "Where the two nullclines cross, nothing changes: a fixed point. Does it attract or repel? Choose a point in \
             the plane to start from there."
        }
        (true, true, false) => {
            "Without noise nothing would change where the two nullclines cross: a fixed point. See what the noise makes of \
             a point that attracts or repels. Another seed is another run of the same law."
        }
        (false, false, false) => {
            "One neuron, into which no current flows: what does it do by itself? Start it elsewhere, and change its \
             parameters."
        }
        (false, true, false) => {
            "One neuron in noise, into which no current flows. Another seed is another run of the same law: what do they \
             have in common?"
        }
        (true, false, true) => {
            "Where the two nullclines cross, nothing changes: a fixed point. Move the current, and see whether it \
             attracts or repels. Choose a point in the plane to start from there."
        }
        (true, true, true) => {
            "Without noise nothing would change where the two nullclines cross: a fixed point. Move the current, and \
             see what the noise makes of a point that attracts or repels. Another seed is another run of the same law."
        }
        (false, false, true) => {
            "One neuron, any current. Find the smallest current that makes it fire; for some neurons a larger \
             one is needed to keep it firing."
        }
        (false, true, true) => {
            "One neuron in noise, any current. Another seed is another run of the same law: what do they have in common?"
        }
    }
}

/// The parameters of a model's page, but for what its plane shows.
fn table(listed: &'static Listed) -> Vec<Param> {
    [
        injected::table(listed),
        pulses::table(listed),
        listed.params(),
        start::table(listed),
        simulation::noise(listed),
        simulation::numerics(listed, Numerics::exactly),
        simulation::time(listed),
    ]
    .concat()
}

/// The model's published sets, each with the current it is shown under.
fn presets(listed: &Listed) -> Vec<Preset> {
    let mut presets = published(listed);
    for (preset, set) in presets.iter_mut().zip(listed.about.presets) {
        preset.values.push((injected::amplitude(), set.current.unwrap_or(listed.about.current)));
    }
    presets
}

/// Computes the traces of a page that shows more than these, whatever the number of variables, from values in the order of its
/// parameters.
fn traces_alone(
    listed: &'static Listed,
    params: &[Param],
    all: &[f64],
    budget: Budget,
) -> Result<Scene, Refusal> {
    let scene = open(listed, params, all, false, budget)?;
    Ok(match listed.noises {
        [] => scene,
        _ => Scene { method: all_but_runs(scene.method), ..scene },
    })
}

/// Computes the page from values in the order of its parameters.
fn open(
    listed: &'static Listed,
    params: &[Param],
    all: &[f64],
    in_its_plane: bool,
    budget: Budget,
) -> Result<Scene, Refusal> {
    let values = &mut all.iter().copied();
    let injected = Injected::from_values(values);
    let pulses = Pulses::from_values(values);
    let own: Vec<f64> = values.take(listed.params().len()).collect();
    let from = values.take(listed.variables.len()).collect();
    let seed = simulation::seed(listed, values);
    let (numerics, time) = <(Numerics, Time)>::from_values(values);
    let bins = Bins::arange(time.tstart, time.tend, time.dt, listed.bins(budget.bins))?;
    let layers = in_its_plane.then(|| Layers::from_values(values));
    let about = &listed.about;
    let windows = pulses.windows(&bins);
    let drive = injected.on(bins).seeded(seed.unwrap_or_default());
    let base = drive.current.clone();
    let Ran { run, other, plane } =
        visit(about.id, &own, Start { from, drive: pulses.onto(drive), numerics, budget })?;

    let given = params.iter().zip(all).filter(|(param, _)| param.group == start::GROUP);
    let mut starts = given.map(|(param, &value)| (param.id, value));
    let plane = layers.zip(plane).map(|(layers, equations)| Plane {
        equations,
        variables: [0, 1].map(|i| listed.variables[i]),
        time: listed.time,
        window: [about.window[0], about.window[1]],
        current: Axis::new(Text::plain("I"), Ink::Current, about.currents).called("I", listed.current.unit),
        is_driven: listed.is_driven(),
        layers,
        euler: (numerics.chosen().id == METHODS[0].id).then_some(time.dt),
        starts: [0, 1].map(|_| starts.next().unwrap_or_default()),
        standing: Recent::default(),
    });
    let lever = |id: &str| {
        let (param, &value) = params.iter().zip(all).find(|(param, _)| param.id == id).expect("its own");
        Lever { param: param.id, value, range: [param.min, param.max] }
    };
    let levers = plane.is_some().then(|| Levers {
        neuron: Box::new(move |values| see(listed, values, Planar)),
        params: listed.params().iter().map(|param| lever(param.id)).collect(),
        level: lever(injected.level().0),
    });
    let hand = Touch { is_driven: listed.is_driven(), levers, pulses, base, run: run.clone() };
    let played = Played {
        starts: Starts::of(run.starts_above, listed.guesses_spikes()),
        run,
        plane,
        other,
        injected,
        windows,
        numerics,
        seed,
        time,
        hand,
        others: beside(listed),
    };
    Ok(played.scene(about))
}

/// A run that is still to be taken.
struct Start {
    from: Vec<f64>,
    drive: Drive,
    numerics: Numerics,
    budget: Budget,
}

/// What a page needs of its neuron.
struct Ran {
    run: Run,
    /// The run from another state in the plane.
    other: Box<dyn Fn([f64; 2]) -> Run>,
    /// The neuron in its plane, if it has one.
    plane: Option<Box<dyn Equations<2>>>,
}

impl Visitor for Start {
    type Out = Ran;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Ran {
        let Start { from, drive, numerics, budget } = self;
        let fires = model.about().fires;
        let from: [f64; N] = std::array::from_fn(|variable| from[variable]);
        let run = Run::of(&model, from, &drive, numerics, fires, budget);
        // Where the neuron has two variables, the state is these two. Others are seen bin by bin.
        let others = Budget { solution: false, ..budget };
        let alike = model.clone();
        let other = move |[v, w]: [f64; 2]| {
            let from = std::array::from_fn(|i| if i == 0 { v } else { w });
            Run::of(&alike, from, &drive, numerics, fires, others)
        };
        Ran { run, other: Box::new(other), plane: in_plane::<N>(Box::new(model)) }
    }
}

/// Sees a neuron in its plane, if it has one.
struct Planar;

impl Visitor for Planar {
    type Out = Option<Box<dyn Equations<2>>>;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Self::Out {
        in_plane::<N>(Box::new(model))
    }
}
