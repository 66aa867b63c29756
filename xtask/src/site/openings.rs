//! What is known of every page before any core has arrived: its words, and the room that its figures take.

use anyhow::Result;
use nullcline::demos::Demo;
use nullcline::demos::tab::neurons;
use nullcline::param::Place;
use serde::Serialize;

use super::first_figures::{self, First};

/// A page, before its core is there.
#[derive(Serialize)]
struct Opening {
    id: &'static str,
    /// Over it: the neuron's name, which its tabs go on, or its own title.
    heading: &'static str,
    summary: &'static str,
    layout: nullcline::demos::Layout,
    panels: Vec<Panel>,
    /// Whether it has a transport.
    plays: bool,
    /// Whether it has switches above its figures.
    switches: bool,
    /// The tabs of its neuron.
    tabs: Vec<&'static str>,
    /// Its own among them.
    tab: usize,
    /// Of each schema of addresses, what one that says nothing but the page shows first.
    firsts: Vec<First>,
}

#[derive(Serialize)]
struct Panel {
    weight: f64,
    least: f64,
}

/// A module of JavaScript with these pages.
pub fn module<'a>(demos: impl Iterator<Item = &'a Demo>) -> Result<String> {
    let demos: Vec<&Demo> = demos.collect();
    let neurons = neurons(&demos);
    let opening = |demo: &&Demo| {
        let entry = demo.entry();
        let about = entry.about;
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
            layout: about.layout,
            panels: panels.iter().map(|panel| Panel { weight: panel.weight, least: panel.least }).collect(),
            plays: entry.fps > 0.0,
            switches: entry.params.iter().any(|param| param.place == Place::Bar),
            tabs,
            tab,
            firsts: first_figures::firsts(demo)?,
        })
    };
    let openings = serde_json::to_string_pretty(&demos.iter().map(opening).collect::<Result<Vec<_>>>()?)?;
    Ok(format!(
        "// Every page as it is seen before its core is there.\n\
         /** @type {{{{ id: string, heading: string, summary: string, layout: \"stack\" | \"beside\", panels: {{ weight: number, least: number }}[], plays: boolean, switches: boolean, tabs: string[], tab: number, firsts: {{ figure: string, results: {{ text: string, strong: boolean }}[] }}[] }}[]}} */\n\
         export const openings = {openings};\n"
    ))
}
