//! What is known of every page before any core has arrived: its words, and the room that its figures take.

use anyhow::Result;
use nullcline::demos::Demo;
use nullcline::demos::tabs::neurons;
use nullcline::param::{Choice, Param, Place};
use serde::Serialize;

use super::first_figures::{self, First};

/// A page, before its core is there.
#[derive(Serialize)]
struct Opening {
    id: &'static str,
    /// Over it: the neuron's name, which its tabs go on, or its own title.
    heading: &'static str,
    summary: &'static str,
    layout: &'static str,
    panels: Vec<Panel>,
    /// Whether it has a transport.
    plays: bool,
    /// Whether it tells how far its work is.
    works: bool,
    /// The switches above its figures, those that exclude one another together.
    switches: Vec<Vec<Switch>>,
    /// Its parameters: what else an address says of it changes nothing in its figures.
    params: Vec<&'static str>,
    /// The tabs of its neuron.
    tabs: Vec<&'static str>,
    /// Its own among them.
    tab: usize,
    /// Of each schema of addresses, what one that says nothing but the page shows first.
    firsts: Vec<First>,
}

#[derive(Serialize)]
struct Switch {
    name: &'static str,
    /// Of what it draws, how many.
    samples: usize,
}

#[derive(Serialize)]
struct Panel {
    short: &'static str,
    weight: f64,
    least: f64,
}

/// A module of JavaScript with these pages.
pub fn module<'a>(demos: impl Iterator<Item = &'a Demo>) -> Result<String> {
    let demos: Vec<&Demo> = demos.collect();
    let neurons = neurons(&demos);
    let opening = |demo: &&Demo| {
        let about = demo.about;
        let params = demo.params();
        let pages = neurons.iter().find_map(|neuron| {
            let tab = neuron.pages.iter().position(|page| page.id == about.id)?;
            Some((neuron.name, tab, neuron.pages.iter().map(|page| page.name).collect()))
        });
        let (heading, tab, tabs) = pages.unwrap_or((about.title, 0, Vec::new()));
        let panels = first_figures::telling(demo)?;
        Ok(Opening {
            id: about.id,
            heading,
            summary: about.summary,
            layout: about.layout.name(),
            panels: panels
                .iter()
                .map(|panel| Panel { short: panel.short, weight: panel.weight, least: panel.least })
                .collect(),
            plays: demo.fps() > 0.0,
            works: first_figures::works(demo)?,
            switches: switches(demo, &params),
            params: params.iter().map(|param| param.id).collect(),
            tabs,
            tab,
            firsts: first_figures::firsts(demo)?,
        })
    };
    let openings = serde_json::to_string_pretty(&demos.iter().map(opening).collect::<Result<Vec<_>>>()?)?;
    Ok(format!(
        "// Every page as it is seen before its core is there.\n\
         /** @type {{{{ id: string, heading: string, summary: string, layout: \"stack\" | \"beside\", panels: {{ short: string, weight: number, least: number }}[], plays: boolean, works: boolean, switches: {{ name: string, samples: number }}[][], params: string[], tabs: string[], tab: number, firsts: {{ figure: string, results: {{ text: string, strong: boolean }}[], method: string }}[] }}[]}} */\n\
         export const openings = {openings};\n"
    ))
}

/// The switches of a page: one that is on or off by its own name, any other by those of its options.
fn switches(demo: &Demo, params: &[Param]) -> Vec<Vec<Switch>> {
    let of = |param: &Param, name, choice: &Choice| {
        let drawn =
            demo.legend.iter().filter(|sample| (sample.param, sample.choice) == (param.id, choice.id));
        Switch { name, samples: drawn.count() }
    };
    let one = |param: &Param| match param.choices[..] {
        [_, on] => vec![of(param, param.name, &on)],
        _ => param.choices.iter().map(|choice| of(param, choice.name, choice)).collect(),
    };
    params.iter().filter(|param| param.place == Place::Bar).map(one).collect()
}
