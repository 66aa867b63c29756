//! A page as the catalogue tells it.

use super::{ByKey, ParamInfo, words};
use crate::address::packed::pack;
use crate::demos::Demo;
use crate::demos::tabs::{self, Injected, Leaf};
use crate::page::{Panel, Preset};
use crate::text::Language;
use serde::Serialize;

/// A page.
#[derive(Serialize)]
pub struct DemoInfo {
    id: &'static str,
    title: String,
    short: String,
    week: usize,
    tab: Option<TabInfo>,
    summary: String,
    icon: &'static str,
    layout: &'static str,
    panels: Vec<PanelInfo>,
    fps: f64,
    autoplay: bool,
    chapter: String,
    python: bool,
    params: Vec<ParamInfo>,
    presets: Vec<PresetInfo>,
    text: Option<&'static str>,
    eq: Option<String>,
    tabs: Vec<LeafInfo>,
}

/// Its place among the pages of a neuron.
#[derive(Serialize)]
struct TabInfo {
    neuron: &'static str,
    name: String,
    params: Vec<&'static str>,
}

/// A page of a typed neuron, on its tab.
#[derive(Serialize)]
struct LeafInfo {
    id: &'static str,
    name: String,
    current: Option<InjectedInfo>,
}

/// How it calls the current that it injects.
#[derive(Serialize)]
pub struct InjectedInfo {
    kind: Option<&'static str>,
    keys: Vec<[&'static str; 2]>,
}

impl From<Injected> for InjectedInfo {
    fn from(Injected { kind, keys }: Injected) -> InjectedInfo {
        InjectedInfo { kind, keys }
    }
}

/// The place of a figure.
#[derive(Serialize)]
struct PanelInfo {
    id: &'static str,
    short: String,
    title: String,
    weight: f64,
    least: f64,
}

/// A named set of parameters.
#[derive(Serialize)]
struct PresetInfo {
    id: &'static str,
    name: String,
    values: ByKey<f64>,
}

impl DemoInfo {
    /// In the words of a language.
    pub fn of(demo: &Demo, language: &Language) -> DemoInfo {
        let about = &demo.about;
        let panel = |panel: &Panel| PanelInfo {
            id: panel.id,
            short: words(panel.short, language),
            title: words(panel.title, language),
            weight: panel.weight,
            least: panel.least,
        };
        let preset = |preset: &Preset| PresetInfo {
            id: preset.id,
            name: words(preset.name, language),
            values: ByKey(preset.values.clone()),
        };
        let leaf = |Leaf { id, name, current }: Leaf| LeafInfo {
            id,
            name: words(name, language),
            current: current.map(InjectedInfo::from),
        };
        let own = demo.model().map_or(Vec::new(), |model| model.params());
        DemoInfo {
            id: about.id,
            title: about.title().told(language),
            short: words(about.short, language),
            week: about.week,
            tab: about.tab.map(|tab| TabInfo {
                neuron: tab.neuron,
                name: words(tab.asks.name(), language),
                params: own.iter().map(|param| param.id).collect(),
            }),
            summary: words(about.summary, language),
            icon: about.icon,
            layout: about.layout.name(),
            panels: about.panels.iter().map(panel).collect(),
            fps: demo.fps(),
            autoplay: demo.autoplay(),
            chapter: words(demo.chapter(), language),
            python: demo.recipe.is_some(),
            params: demo.params().iter().map(|param| ParamInfo::of(param, language)).collect(),
            presets: demo.presets.iter().map(preset).collect(),
            text: demo.text(),
            eq: demo.text().map(pack),
            tabs: demo.text().map_or(Vec::new(), tabs::of_text).into_iter().map(leaf).collect(),
        }
    }
}
