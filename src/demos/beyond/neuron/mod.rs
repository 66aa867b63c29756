//! A page for every model of the registry: the neuron under a current of choice, in its phase plane where it has one.

mod hand;
mod injected;
mod page;
mod pulses;
mod python;
mod start;

use super::published::published;
use crate::demos::Demo;
use crate::figure::{Axis, Ink};
use crate::integrate::{METHODS, Numerics};
use crate::model::Model;
use crate::models::{Listed, MODELS, Visitor, visit};
use crate::options::initial;
use crate::page::tab::{Asks, Tab};
use crate::page::{About, Layout, Panel, Preset, Scene};
use crate::param::{Param, Params, Refusal};
use crate::phase_plane::planar::in_plane;
use crate::portrait::flow::{self, Layers};
use crate::portrait::plane::Plane;
use crate::portrait::recent::Recent;
use crate::run::{Budget, Run};
use crate::simulation::{self, Time};
use crate::stimulus::bins::Bins;
use crate::stimulus::pulses::Pulses;
use crate::text::Text;
use hand::{Lever, Levers, Touch};
use injected::Injected;
use page::Played;

/// The pages, in the order of the models.
pub fn pages() -> Vec<Demo> {
    let page = |listed: &'static Listed| {
        let defaults = initial(&listed.params());
        visit(listed.about.id, &defaults, Describe(listed)).expect("a model accepts its defaults")
    };
    MODELS.iter().map(page).collect()
}

const PLANE: &[Panel] = &[
    Panel { id: "plane", short: "Portrait", title: "Phase plane", weight: 0.4, least: Panel::PLANE },
    Panel { id: "voltage", short: "Voltage", title: "Membrane potential", weight: 0.22, least: Panel::CURVE },
    Panel { id: "current", short: "Current", title: "Injected current", weight: 0.14, least: Panel::CURVE },
    Panel {
        id: "kinds",
        short: "Stability",
        title: "Stability of the fixed points: trace and determinant",
        weight: 0.24,
        least: Panel::CURVE,
    },
];

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
            // Once in the life of a program, names for each model.
            id: format!("{}-{place}", model_about.id).leak(),
            title: model_about.title,
            short: model_about.title,
            week: 0,
            tab: Some(Tab::of(model_about.id, if N == 2 { Asks::Plane } else { Asks::Current })),
            summary: if N == 2 {
                "Where the two nullclines cross, nothing changes: a fixed point. Move the current, and see whether it \
                 attracts or repels. Choose a point in the plane to start from there."
            } else {
                "One neuron, any current. Find the smallest current that makes it fire; for some neurons a larger \
                 one is needed to keep it firing."
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
            if N == 2 { Layers::table() } else { Vec::new() },
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
        preset.values.push((injected::amplitude(), set.current.unwrap_or(listed.about.current)));
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
    // Where the neuron has two variables, the state is these two. Others are seen bin by bin.
    let others = Budget { solution: false, ..budget };
    let other = move |[v, w]: [f64; 2]| {
        let from = std::array::from_fn(|i| if i == 0 { v } else { w });
        Run::of(&model, from, &drive, numerics, M::ABOUT.fires, others)
    };

    let given = params.iter().zip(all).filter(|(param, _)| param.group == start::GROUP);
    let mut starts = given.map(|(param, &value)| (param.id, value));
    let plane = in_plane::<N>(Box::new(model)).map(|equations| Plane {
        equations,
        variables: [0, N - 1].map(|i| M::VARIABLES[i]),
        time: M::TIME,
        window: [M::ABOUT.window[0], M::ABOUT.window[1]],
        current: Axis::new(Text::plain("I"), Ink::Current, M::ABOUT.currents).called("I", M::CURRENT.unit),
        layers: Layers::from_values(values),
        euler: (numerics.chosen().id == METHODS[0].id).then_some(time.dt),
        starts: [0, 1].map(|_| starts.next().unwrap_or_default()),
        standing: Recent::default(),
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
    let played = Played { run, plane, other: Box::new(other), injected, windows, numerics, time, hand };
    Ok(played.scene(&M::ABOUT))
}
