//! The first figure of every page, as the core draws it at published parameters: it is seen while the core is on its way.
//!
//! A file a page, a paper and a theme, of which a visitor asks for one (`www/start/opening.js`).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use nullcline::address::{SCHEMA, STEPS, Said, upgrade};
use nullcline::demos::{DEMOS, Demo};
use nullcline::lab::{Lab, Look, Phrase, View, phrases};
use nullcline::options::forgiving;
use nullcline::page::{About, Layout, Panel};
use nullcline::plot::{self, Paper, Theme};
use nullcline::text::Language;
use serde::Serialize;

/// Where they stand, below the folder of what the page asks for.
pub const FOLDER: &str = "figures";

/// The room of all figures of a page, in CSS pixels, in windows of a kind; a window of another size shows them larger or smaller.
struct Room {
    name: &'static str,
    width: f64,
    height: f64,
    /// Whether panels may stand side by side.
    broad: bool,
}

/// In windows of 412 × 823, 1350 × 940 and 1440 × 780.
const ROOMS: [Room; 3] = [
    Room { name: "phone", width: 380.0, height: 510.0, broad: false },
    Room { name: "desk", width: 762.0, height: 623.0, broad: true },
    Room { name: "wide", width: 850.0, height: 470.0, broad: true },
];
const THEMES: [(&str, Theme); 2] = [("light", Theme::Light), ("dark", Theme::Dark)];
/// Between panels; and around each, on both sides together.
const GAP: f64 = 13.0;
const BORDER: f64 = 2.0;
/// The height of the figures' text (`.figures` in www/css/figures.css).
const FONT: f64 = 12.5;
/// Of a plane in a stack the share of the height, beside others that of the width (`.square` in www/css/layout.css, `.beside`).
const SQUARE: f64 = 0.62;
const BESIDE: f64 = 0.58;

/// What is seen of a page before its core is there.
#[derive(Serialize)]
pub struct First {
    /// The name of its figure.
    figure: String,
    /// The sentence below.
    results: Vec<Phrase>,
    /// The method beside it.
    method: String,
}

/// Of each schema of addresses what one opens that says nothing but the page.
pub fn firsts(demo: &Demo) -> Result<Vec<First>> {
    let mut lab = Lab::default();
    let first = |(schema, figure)| {
        let Look { scene, frame, .. } = show(&mut lab, demo, schema, Vec::new())?;
        Ok(First {
            figure,
            results: phrases(&(scene.results)(frame), &Language::default()),
            method: scene.method.to_string(),
        })
    };
    (1..).zip(names(demo)).map(first).collect()
}

/// Of each schema the name of the figure; the same where it opens the same.
fn names(demo: &Demo) -> Vec<String> {
    let id = demo.about.id;
    let name =
        |schema| if said(demo, schema).runs[0].is_empty() { id.into() } else { format!("{id}.{schema}") };
    (1..=SCHEMA).map(name).collect()
}

/// Writes them all.
pub fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let family = family()?;
    for demo in DEMOS.iter() {
        let mut opened: Vec<(usize, String)> = (1..).zip(names(demo)).collect();
        opened.dedup_by(|(_, later), (_, name)| later == name);
        for (schema, name) in opened {
            for (room, svg) in drawn(demo, schema, &family)? {
                fs::write(folder.join(format!("{name}.{room}.svg")), svg)?;
            }
        }
    }
    Ok(())
}

/// Whether a page has work that goes on after it is first seen.
pub fn works(demo: &Demo) -> Result<bool> {
    Ok(show(&mut Lab::default(), demo, SCHEMA, Vec::new())?.scene.work.is_some())
}

/// Of the panels of a page those that have something to tell, which are all that is seen of it.
pub fn telling(demo: &Demo) -> Result<Vec<&'static Panel>> {
    let mut lab = Lab::default();
    let figures = show(&mut lab, demo, SCHEMA, Vec::new())?.figures;
    let panels = || demo.about.panels.iter();
    let telling: Vec<_> =
        panels().zip(figures).filter(|(_, figure)| !figure.blank).map(|(panel, _)| panel).collect();
    Ok(if telling.is_empty() { panels().collect() } else { telling })
}

/// A page as an address of a schema opens it, at the moment in which it is first seen.
fn show<'a>(lab: &'a mut Lab, demo: &Demo, schema: usize, alone: Vec<usize>) -> Result<Look<'a>> {
    let run = &said(demo, schema).runs[0];
    let (values, _) = forgiving(&demo.params(), run.iter().map(|(key, text)| (key.as_str(), text.as_str())));
    // What plays at once is seen at its first moment.
    let frame = if demo.autoplay() { 0 } else { usize::MAX };
    let look = lab.show(demo, &values, View { frame, alone, ..View::default() });
    look.map_err(|refusal| anyhow!("{}: {refusal}", demo.about.id))
}

/// What an address of a schema says that names the page alone, in the words of today.
fn said(demo: &Demo, schema: usize) -> Said {
    upgrade(STEPS, schema, Said { demo: demo.about.id.into(), runs: vec![vec![]], ..Said::default() })
}

/// A figure in every room and theme, with their names.
fn drawn(demo: &Demo, schema: usize, family: &str) -> Result<Vec<(String, String)>> {
    let chief = chief(&demo.about);
    let mut lab = Lab::default();
    let mut all = Vec::new();
    for room in &ROOMS {
        let is_alone = room.puts_beside(&demo.about) || chief + 1 == demo.about.panels.len();
        let alone = if is_alone { vec![chief] } else { Vec::new() };
        let figures = show(&mut lab, demo, schema, alone)?.figures;
        for (name, theme) in THEMES {
            let svg = plot::svg(&figures[chief], &room.paper(&demo.about, family, theme));
            all.push((format!("{}.{name}", room.name), svg));
        }
    }
    Ok(all)
}

/// The weightiest panel, as `chiefOf` in www/figures/arrangement.js has it.
fn chief(about: &About) -> usize {
    (0..about.panels.len())
        .rev()
        .max_by(|&a, &b| about.panels[a].weight.total_cmp(&about.panels[b].weight))
        .unwrap_or(0)
}

impl Room {
    fn puts_beside(&self, about: &About) -> bool {
        self.broad && is_square(about)
    }

    /// What the chief of a page is drawn on.
    fn paper(&self, about: &About, family: &str, theme: Theme) -> Paper {
        let total: f64 = about.panels.iter().map(|panel| panel.weight).sum();
        let share = about.panels[chief(about)].weight / total;
        let stacked = share * (self.height - GAP * (about.panels.len() as f64 - 1.0));
        let [width, height] = if self.puts_beside(about) {
            [self.height.min(BESIDE * self.width), self.height]
        } else if is_square(about) {
            [self.width, self.width.min(SQUARE * self.height)]
        } else {
            [self.width, stacked]
        };
        let [width, height] = [width, height].map(|length| (length - BORDER).round());
        Paper { family: family.into(), theme, ..Paper::of([width, height], FONT) }
    }
}

/// Whether the chief stands beside others where there is room.
fn is_square(about: &About) -> bool {
    matches!(about.layout, Layout::Beside) && about.panels.len() > 1
}

/// The family of the page's letters.
fn family() -> Result<String> {
    let tokens = fs::read_to_string(crate::root().join("www/css/tokens.css"))?;
    let (_, rest) = tokens.split_once("--sans: ").context("tokens.css has no --sans")?;
    Ok(rest.split(';').next().unwrap_or_default().to_owned())
}
