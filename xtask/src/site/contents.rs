//! The table of contents: what the menu shows, which pages are of one neuron, which core a page needs, and today's schema of
//! addresses: known before any core has arrived.

use anyhow::Result;
use nullcline::address::{SCHEMA, STEPS, former, schema};
use nullcline::catalogue::InjectedInfo;
use nullcline::demos::Demo;
use nullcline::demos::tabs::{Leaf, Neuron, neurons};
use serde::Serialize;

/// A page in the menu.
#[derive(Serialize)]
struct Line {
    id: &'static str,
    short: &'static str,
    icon: &'static str,
    week: usize,
    chapter: &'static str,
    schema: usize,
}

/// A neuron, its pages, and what goes along from one to the next.
#[derive(Serialize)]
struct Tabs {
    id: &'static str,
    name: &'static str,
    entry: Option<&'static str>,
    params: Vec<&'static str>,
    pages: Vec<Page>,
}

/// A page among those of its neuron.
#[derive(Serialize)]
struct Page {
    id: &'static str,
    name: &'static str,
    current: Option<InjectedInfo>,
}

impl Page {
    fn of(Leaf { id, name, current }: Leaf) -> Page {
        Page { id, name, current: current.map(InjectedInfo::from) }
    }
}

/// A module of JavaScript with these pages.
pub fn module<'a>(demos: impl Iterator<Item = &'a Demo>) -> Result<String> {
    let demos: Vec<&Demo> = demos.collect();
    let line = |demo: &&Demo| {
        let about = demo.about;
        Line {
            id: about.id,
            short: about.short,
            icon: about.icon,
            week: about.week,
            chapter: demo.chapter(),
            schema: schema(STEPS, about.id),
        }
    };
    let lines = serde_json::to_string_pretty(&demos.iter().map(line).collect::<Vec<_>>())?;
    let tabs = |neuron: Neuron| Tabs {
        id: neuron.id,
        name: neuron.name,
        entry: neuron.entry,
        params: neuron.params,
        pages: neuron.pages.into_iter().map(Page::of).collect(),
    };
    let neurons: Vec<Tabs> = neurons(&demos).into_iter().map(tabs).collect();
    let neurons = serde_json::to_string_pretty(&neurons)?;
    let former = serde_json::to_string(&former(STEPS))?;
    Ok(format!(
        "// Every page. Those of the course have a week; the others need the whole core. An address has a schema.\n\
         export const contents = {lines};\n\
         /** Every neuron: its name, the page that the menu leads to, its pages as tabs, and its parameters, which go along from one to the next. @type {{{{ id: string, name: string, entry: string | null, params: string[], pages: {{ id: string, name: string, current: {{ kind: string | null, keys: [string, string][] }} | null }}[] }}[]}} */\n\
         export const neurons = {neurons};\n\
         // Today's schema.\n\
         export const schema = {SCHEMA};\n\
         /** Ids that pages had, and those they have now. @type {{Map<string, string>}} */\n\
         export const former = new Map({former});\n"
    ))
}
