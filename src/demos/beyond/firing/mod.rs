//! A page for every model of the registry: how fast it fires under each current, and how strong a pulse must be.

mod curves;
mod measuring;
mod onset;
mod settings;

use super::published::published;
use crate::demos::Demo;
use crate::firing::known::Known;
use crate::firing::rate_unit;
use crate::integrate::Numerics;
use crate::models::{Listed, MODELS};
use crate::ode::Quantity;
use crate::page::tab::{Asks, Tab};
use crate::page::work::{Found, Work};
use crate::page::{About, Layout, Panel, Preset, Scene};
use crate::param::{Param, Refusal};
use crate::portrait::legend;
use crate::run::Column;
use crate::text::{Text, say};
use crate::words;
use crate::words::clock::Clock;
use crate::words::doubts::{method, quiet, without_noise};
use crate::words::firing::Units;
use crate::words::sentence::Sentence;
use curves::Curves;
use measuring::Measuring;
use settings::Settings;
use std::rc::Rc;

/// The pages, in the order of the models.
pub fn pages() -> Vec<Demo> {
    MODELS.iter().filter_map(page).collect()
}

/// The page of a model, if a current flows into it.
pub fn page(model: &'static Listed) -> Option<Demo> {
    if !model.is_driven() {
        return None;
    }
    let name = model.about.title;
    let about = About {
        id: model.page("firing", false),
        title: name,
        short: name,
        week: 0,
        tab: Some(Tab::of(model.neuron(), Asks::Firing)),
        summary: "How fast does it fire at each current? Does firing begin slowly or with a jump? \
                  How strong must a short pulse be? Drag the ends of the range.",
        icon: "M1 11H10C11 6 16 3 27 2",
        layout: Layout::Stack,
        fps: 0.0,
        panels: &[
            Panel {
                id: "rate",
                short: "f–I curve",
                title: "Firing rate against current",
                weight: 0.58,
                least: Panel::CURVE,
            },
            Panel {
                id: "pulses",
                short: "Strength–duration",
                title: "Threshold amplitude of a pulse against its duration",
                weight: 0.42,
                least: Panel::CURVE,
            },
        ],
        defaults: &[],
    };
    let params = settings::table(model);
    let presets = presets(model, &params);
    let open = move |params: &[Param], values: &[f64], _| open(model, params, values);
    Some(Demo { presets, ..Demo::still(about, params, Box::new(open)) })
}

/// The published sets of a model; where one of them lives under currents of its own, each with its range.
fn presets(model: &Listed, params: &[Param]) -> Vec<Preset> {
    let mut presets = published(model);
    let sets = model.about.presets;
    if sets.iter().any(|set| set.currents.is_some()) {
        for (preset, set) in presets.iter_mut().zip(sets) {
            for (place, id) in ["from", "to"].into_iter().enumerate() {
                let usual = || params.iter().find(|param| param.id == id).map(Param::initial);
                let end = set.currents.map(|ends| ends[place]).or_else(usual);
                preset.values.extend(end.map(|end| (id, end)));
            }
        }
    }
    presets
}

/// The page before anything has been measured.
fn open(model: &'static Listed, params: &[Param], values: &[f64]) -> Result<Scene, Refusal> {
    let settings = Settings::of(model, params, values);
    // Refuses what it cannot measure.
    let blank = Measuring::begin(&settings)?;
    let page = Page { blank: blank.known(), settings };
    Ok(scene(&Rc::new(page), &Found { progress: 0.0, numbers: Vec::new() }))
}

/// What a page is beside what has been found.
struct Page {
    settings: Settings,
    /// Nothing is known.
    blank: Curves,
}

fn scene(page: &Rc<Page>, found: &Found) -> Scene {
    let mut curves = page.blank.clone();
    let mut numbers = found.numbers.iter().copied();
    curves.rates.take(&mut numbers);
    curves.pulses.take(&mut numbers);
    let data = page.columns(&curves);
    let results = page.results(&curves, found.progress == 1.0);
    let told = results.whole();
    let Settings { model, dt, method: chosen, .. } = page.settings;
    let by = method(Numerics { method: chosen }, dt, Clock::of(model.time.unit));
    let (begun, went_on, drawn) = (page.clone(), page.clone(), page.clone());
    Scene {
        run: None,
        data,
        bins: 0,
        frames: 1,
        clock: Box::new(|_| Text::default()),
        warning: words::firing::doubt(&curves.rates, page.units()),
        figures: Box::new(move |_, _| curves.figures(&drawn.settings, &told)),
        results: Box::new(move |_| results.clone()),
        method: if model.noises.is_empty() { by } else { without_noise(by) },
        idle: Vec::new(),
        absent: legend::whole(),
        hand: None,
        work: Some(Work {
            progress: found.progress,
            begin: Box::new(move || {
                Box::new(Measuring::begin(&begun.settings).expect("it could begin when the page was opened"))
            }),
            with: Box::new(move |found| scene(&went_on, found)),
        }),
    }
}

impl Page {
    /// What its numbers are told in.
    fn units(&self) -> Units {
        let Settings { model, .. } = self.settings;
        Units { time: model.time.unit, current: model.current.unit }
    }

    /// The columns of `fiCurve` and `strengthDuration`.
    fn columns(&self, curves: &Curves) -> Vec<Column> {
        let model = self.settings.model;
        let (factor, unit) = rate_unit(model.time);
        let given = |id, unit, values: &[f64]| Column {
            quantity: Quantity::new(id, unit),
            values: Rc::new(values.to_vec()),
        };
        let found = |id, unit, factor: f64, values: &[Option<f64>]| Column {
            quantity: Quantity::new(id, unit),
            values: Rc::new(
                values
                    .iter()
                    .map(|value| {
                        value.filter(|value| value.is_finite()).map_or(f64::NAN, |value| value * factor)
                    })
                    .collect(),
            ),
        };
        let (rates, pulses) = (&curves.rates, &curves.pulses);
        let mut columns = vec![
            given("I", model.current.unit, &rates.currents),
            found("rate", unit, factor, &rates.steady),
            found("initial", unit, factor, &rates.initial),
        ];
        for (id, swept) in ["up", "down"].into_iter().zip(&rates.swept) {
            if !swept.is_empty() {
                columns.push(found(id, unit, factor, swept));
            }
        }
        columns.push(given("duration", model.time.unit, &pulses.lengths));
        columns.push(found("amplitude", model.current.unit, 1.0, &pulses.thresholds));
        columns
    }

    /// What has come out, as far as it has.
    fn results(&self, curves: &Curves, done: bool) -> Sentence {
        let rates = &curves.rates;
        let tried = rates.steady.iter().flatten().count();
        let model = self.settings.model;
        if !rates.complete() {
            return Sentence::default().say(say!(
                "{tried} of {all} currents tried.",
                tried,
                all = rates.currents.len()
            ));
        }
        let units = self.units();
        if rates.diverged() {
            return words::firing::lost(rates, units.current);
        }
        let sentence = words::firing::told(rates, units);
        if sentence.0.is_empty() && !done {
            return Sentence::default().say("Searching for the onset of firing.");
        }
        let sentence = words::rheobase::told(
            sentence,
            &curves.pulses,
            [units.time, units.current, model.variables[0].unit],
            done,
        );
        if model.noises.is_empty() { sentence } else { quiet(Sentence::default(), sentence) }
    }
}
