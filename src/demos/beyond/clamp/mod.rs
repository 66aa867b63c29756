//! A page for every model of the registry: its voltage is held, and the current that this takes is looked at.

mod family;
mod figures;
mod parts;
mod protocol;

use super::published::published;
use crate::demos::Demo;
use crate::figure::{Axis, Ink, Values};
use crate::integrate::Steps;
use crate::models::{Listed, MODELS, visit};
use crate::ode::Quantity;
use crate::options::initial;
use crate::page::tab::{Asks, Tab};
use crate::page::{About, Layout, Panel, Scene};
use crate::param::{Param, Params, Refusal};
use crate::portrait::legend;
use crate::run::{Budget, Column};
use crate::simulation::can_be_clamped;
use crate::stimulus::bins::Bins;
use crate::text::Text;
use crate::words;
use crate::words::clamp::Command;
use crate::words::clock::Clock;
use crate::words::sentence::Sentence;
use family::{Clamp, Family, Step};
use parts::{ionic, parts};
use protocol::Protocol;
use std::rc::Rc;

/// The pages, in the order of the models.
pub fn pages() -> Vec<Demo> {
    MODELS.iter().filter_map(page).collect()
}

const WITH_PARTS: &[Panel] = &[
    Panel {
        id: "iv",
        short: "I–V curve",
        title: "Current against voltage",
        weight: 0.4,
        least: Panel::PLANE,
    },
    Panel {
        id: "current",
        short: "Current",
        title: "Current of the clamp",
        weight: 0.25,
        least: Panel::CURVE,
    },
    Panel { id: "parts", short: "Ionic currents", title: "Ionic currents", weight: 0.2, least: Panel::CURVE },
    Panel {
        id: "command",
        short: "Command",
        title: "Voltage that is held",
        weight: 0.15,
        least: Panel::CURVE,
    },
];

const WHOLE: &[Panel] = &[
    Panel {
        id: "iv",
        short: "I–V curve",
        title: "Current against voltage",
        weight: 0.4,
        least: Panel::PLANE,
    },
    Panel {
        id: "current",
        short: "Current",
        title: "Current of the clamp",
        weight: 0.4,
        least: Panel::CURVE,
    },
    Panel {
        id: "command",
        short: "Command",
        title: "Voltage that is held",
        weight: 0.2,
        least: Panel::CURVE,
    },
];

/// The page of a model, if a current can hold its voltage.
pub fn page(model: &'static Listed) -> Option<Demo> {
    can_be_clamped(model, &initial(&model.params())).ok().filter(|can| *can)?;
    let name = model.about.title;
    let about = About {
        id: model.page("clamp", false),
        title: name,
        short: name,
        week: 0,
        tab: Some(Tab::of(model.neuron(), Asks::Clamp)),
        summary: if model.is_inverted(&initial(&model.params())) {
            "The voltage is held, and the current that this takes is measured; it enters the equations with a minus: \
             inward is positive. How does it depend on the voltage, and how on time?"
        } else {
            "The voltage is held, and the current that this takes is measured: inward is negative. \
             How does it depend on the voltage, and how on time?"
        },
        icon: "M1 4H8V10C11 0 14 5 27 3",
        layout: Layout::Beside,
        fps: 0.0,
        panels: if ionic(model).is_empty() { WHOLE } else { WITH_PARTS },
        defaults: &[],
    };
    let own = model.params();
    let mut params = protocol::table(model);
    let time = params.split_off(Protocol::table().len());
    let open = move |_: &[Param], values: &[f64], budget| open(model, values, budget);
    let still = Demo::still(about, [params, own, time].concat(), Box::new(open));
    Some(Demo { presets: published(model), ..still })
}

fn open(model: &'static Listed, values: &[f64], budget: Budget) -> Result<Scene, Refusal> {
    let values = &mut values.iter().copied();
    let protocol = Protocol::from_values(values);
    let own: Vec<f64> = values.take(model.params().len()).collect();
    let [tend, dt] = [(); 2].map(|()| values.next().unwrap_or_default());
    let voltages = protocol.voltages();
    let bins = Bins::arange(0.0, tend, dt, budget.bins / voltages.len())?;
    let around = [protocol.holding, protocol.tail];
    let v = axis(model.variables[0], Ink::Voltage, model.about.window[0], &[&around, &voltages]);
    let clamp = Clamp { protocol: &protocol, bins: bins.clone(), seen: [v.min, v.max] };
    let family = visit(model.about.id, &own, clamp)?;
    let chosen = protocol.chosen();
    let currents: Vec<Values> = family.steps.iter().map(|step| step.run.current()).collect();
    let currents: Vec<&[f64]> = currents.iter().map(|column| column.as_slice()).collect();
    let is_cut = protocol.off > bins.time(bins.t.len());
    let largest = |among: &mut dyn Iterator<Item = f64>| {
        among.map(f64::abs).filter(|size| size.is_finite()).fold(0.0, f64::max)
    };
    let sizes = [
        largest(&mut around.iter().chain(&voltages).copied()),
        largest(&mut currents.iter().copied().flatten().copied()),
    ];
    let told = words::clamp::told(
        told(&family.steps[chosen]),
        family.most_inward(),
        Command { ramps: protocol.ramps(), is_cut },
        [model.variables[0], model.current],
        sizes,
        Clock::of(model.time.unit),
    );
    let told = if model.noises.is_empty() { told } else { words::doubts::quiet(Sentence::default(), told) };
    let elsewhere = family.begins_elsewhere();
    let reached: Vec<f64> = family
        .steps
        .iter()
        .flat_map(|step| [step.end, step.peak(), step.beginning.filter(|_| elsewhere)])
        .flatten()
        .collect();
    let way: Vec<f64> = if protocol.ramps() { currents.concat() } else { Vec::new() };
    let axes = Axes {
        t: Axis::new(model.time.titled(), Ink::Text, [0.0, tend])
            .called(model.time.id, model.time.unit)
            .shared(),
        current: axis(model.current, Ink::Current, [0.0, 0.0], &currents),
        across: axis(model.current, Ink::Current, [0.0, 0.0], &[&reached, &way]),
        v,
    };
    let family_is_followed = family.followed;
    let page = Rc::new(Told {
        parts: parts(model, &own, &family.steps[chosen].run),
        told: told.whole(),
        is_cut,
        t: bins.t.clone(),
        protocol,
        model,
        family,
        chosen,
        axes,
    });
    let exactly = Text::from(match family_is_followed {
        true => "by the adaptive method; the charge of the voltage’s jumps is not drawn",
        false => "exact while the voltage stays; the charge of its jumps is not drawn",
    });
    let (drawn, count) = (page.clone(), bins.t.len() * voltages.len());
    let warning = match page.family.steps.iter().find_map(|step| step.run.ending) {
        None if page.family.settles => Text::default(),
        None => words::clamp::unsettled(),
        ended => words::doubts::warning(ended, Steps::Adaptive, Clock::of(model.time.unit)),
    };
    Ok(Scene {
        run: None,
        data: page.columns(),
        bins: count,
        frames: 1,
        clock: Box::new(|_| Text::default()),
        figures: Box::new(move |_, _| drawn.figures()),
        results: Box::new(move |_| told.clone()),
        method: if model.noises.is_empty() { exactly } else { words::doubts::without_noise(exactly) },
        warning,
        idle: page.protocol.idle(),
        absent: legend::whole(),
        hand: None,
        work: None,
    })
}

fn axis(quantity: Quantity, ink: Ink, usual: [f64; 2], columns: &[&[f64]]) -> Axis {
    Axis::holding(quantity.titled(), ink, usual, columns, false).called(quantity.id, quantity.unit)
}

/// What is told of a step.
fn told(step: &Step) -> words::clamp::Step {
    words::clamp::Step {
        voltage: step.voltage,
        turn: step.turn.map(|turn| [turn.after, turn.current]),
        peaks: step.peak().is_some(),
        beginning: step.beginning,
        begins_beyond: step.begins_beyond(),
        end: step.end,
        ending: step.run.ending,
    }
}

/// What its figures are told from.
struct Told {
    model: &'static Listed,
    protocol: Protocol,
    family: Family,
    /// The place of the step that stands out, and its parts.
    chosen: usize,
    parts: Vec<Column>,
    /// Whether the run ends before the step does.
    is_cut: bool,
    t: Values,
    told: Text,
    axes: Axes,
}

/// The axes: time, voltage, the current over time, and against the voltage.
struct Axes {
    t: Axis,
    v: Axis,
    current: Axis,
    across: Axis,
}

impl Told {
    /// The step that stands out.
    fn shown(&self) -> &Step {
        &self.family.steps[self.chosen]
    }

    /// The run that stands out with its parts; then every step's voltage, and its current at its peak, its beginning and its end.
    fn columns(&self) -> Vec<Column> {
        let [voltage, current] = [self.model.variables[0].unit, self.model.current.unit];
        let column = |id, unit, of: &dyn Fn(&Step) -> Option<f64>| Column {
            quantity: Quantity::new(id, unit),
            values: Rc::new(self.family.steps.iter().map(|step| of(step).unwrap_or(f64::NAN)).collect()),
        };
        let mut columns = [self.shown().run.columns.clone(), self.parts.clone()].concat();
        columns.push(column("step", voltage, &|step| Some(step.voltage)));
        columns.push(column("peak", current, &|step| step.peak()));
        columns.push(column("start", current, &|step| step.beginning));
        columns.push(column("end", current, &|step| step.end));
        columns
    }
}
