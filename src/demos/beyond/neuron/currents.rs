//! A page for every model with ionic currents: these over a run, and what its gates and its current are while the voltage is held.

use super::{shown, table, traces_alone};
use crate::demos::Demo;
use crate::equations::system::System;
use crate::figure::{Figure, Mark};
use crate::model::Model;
use crate::models::{Listed, MODELS, Visitor, visit};
use crate::page::tab::{Asks, Current, Tab};
use crate::page::{About, Layout, Panel, Recipe, Scene};
use crate::param::{Param, Refusal};
use crate::portrait::{playback, quantities as portrait};
use crate::quantities::{self, Held};
use crate::run::Budget;

/// The pages, in the order of the models.
pub fn pages() -> Vec<Demo> {
    MODELS.iter().filter_map(page).collect()
}

/// The page of a model that has ionic currents.
pub fn page(listed: &'static Listed) -> Option<Demo> {
    if quantities::currents(listed.system()).is_empty() {
        return None;
    }
    let about = About {
        id: listed.page("currents", false),
        title: listed.about.title,
        short: listed.about.title,
        week: 0,
        tab: Some(Tab::of(listed.neuron(), Asks::Currents).under(Current::Any)),
        summary: "What flows across the membrane while it fires; and where each gate would settle, and how fast, if the voltage \
                  were held. Which current starts a spike, and which one ends it?",
        icon: "M1 6H7Q9 1 11 6T15 6H27M1 6H8Q11 12 14 8T20 6",
        layout: Layout::Stack,
        fps: 0.0,
        panels: shown(listed, PANELS),
        defaults: &[],
    };
    let open = move |params: &[Param], values: &[f64], budget| open(listed, params, values, budget);
    let still = Demo::still(about, table(listed), Box::new(open));
    Some(Demo { plays: true, recipe: Some(Recipe::Currents), presets: super::presets(listed), ..still })
}

const PANELS: &[Panel] = &[
    Panel { id: "voltage", short: "Voltage", title: "Membrane potential", weight: 0.19, least: Panel::CURVE },
    Panel {
        id: "currents",
        short: "Currents",
        title: "Currents across the membrane",
        weight: 0.24,
        least: Panel::CURVE,
    },
    Panel { id: "current", short: "Injected", title: "Injected current", weight: 0.11, least: Panel::CURVE },
    Panel {
        id: "settled",
        short: "Steady states",
        title: "Where gates settle, against the voltage",
        weight: 0.13,
        least: Panel::CURVE,
    },
    Panel {
        id: "slow",
        short: "Time constants",
        title: "How slowly gates settle, against the voltage",
        weight: 0.11,
        least: Panel::CURVE,
    },
    Panel {
        id: "rates",
        short: "Rates",
        title: "Rates of gates, against the voltage",
        weight: 0.11,
        least: Panel::CURVE,
    },
    Panel {
        id: "steady",
        short: "Steady I–V",
        title: "Steady current against the voltage",
        weight: 0.11,
        least: Panel::CURVE,
    },
];

/// Computes the page from values in the order of its parameters.
fn open(listed: &'static Listed, params: &[Param], all: &[f64], budget: Budget) -> Result<Scene, Refusal> {
    let mut scene = traces_alone(listed, params, all, budget)?;
    let Some(run) = scene.run.clone() else { return Ok(scene) };
    let system = listed.system();
    let values = listed.among(params, all);
    let held = visit(listed.about.id, &values, Hold { system, values: &values })?;
    let columns = quantities::over(&run, system, &values);
    let flows = run
        .current()
        .iter()
        .copied()
        .fold(0.0, |most: f64, now| if now.abs() > most.abs() { now } else { most });
    let [low, high] = listed.about.currents;
    let range = [low - 0.5 * (high - low), high];
    let traces = scene.figures;
    scene.figures = Box::new(move |frame, zoom| {
        let mut figures = traces(frame, zoom);
        let bottom = figures[figures.len() - 1].x.clone();
        let current = if listed.is_driven() { figures.pop() } else { None };
        let mut over_time = figures.drain(..1).collect::<Vec<Figure>>();
        let time = bottom.clone().hidden();
        over_time[0].x = time.clone();
        over_time.push(portrait::over_time(&run, system, &columns, time));
        if let Some(at) = playback::moment(&run, frame) {
            over_time[1].marks.push(Mark::Moment { x: at });
        }
        over_time.extend(current);
        let last = over_time.len() - 1;
        over_time[last].x = bottom;
        let held_at = [
            portrait::settled(system, &held),
            portrait::slow(system, &held),
            portrait::rates(system, &held),
            portrait::steady(system, &held, range, flows),
        ];
        over_time.into_iter().chain(held_at).collect()
    });
    Ok(scene)
}

/// Holds the voltage of whatever model it sees.
struct Hold<'a> {
    system: &'a System,
    values: &'a [f64],
}

impl Visitor for Hold<'_> {
    type Out = Held;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Held {
        let range = model.about().window[0];
        quantities::held(&model, self.system, self.values, range)
    }
}
