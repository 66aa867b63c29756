//! The pages of each neuron, which are one another's tabs, and what is taken along from one to the next.

use super::Demo;
use crate::models::{Listed, MODELS, own};
use crate::page::tab::{Current, Tab};

/// A neuron and its pages.
#[derive(Debug)]
pub struct Neuron {
    /// The id of its model.
    pub id: &'static str,
    /// What it is called, wherever it is named.
    pub name: &'static str,
    /// The page that the menu leads to; none where only the course's pages are there, which the menu has by themselves.
    pub entry: Option<&'static str>,
    /// The parameters that are the neuron's own: they are the same on all its pages that have them.
    pub params: Vec<&'static str>,
    /// Its pages, in the order of the tabs.
    pub pages: Vec<Leaf>,
}

/// A page among those of its neuron.
#[derive(Debug)]
pub struct Leaf {
    /// The page.
    pub id: &'static str,
    /// On its tab.
    pub name: &'static str,
    /// The current that it injects, if it has one that may go along.
    pub current: Option<Injected>,
}

/// How a page calls the current that it injects.
#[derive(Debug)]
pub struct Injected {
    /// Its kind, where there is one alone.
    pub kind: Option<&'static str>,
    /// The keys that all models' pages have for it, each with the page's own.
    pub keys: Vec<[&'static str; 2]>,
}

impl Leaf {
    fn of(page: &Demo, id: &'static str, tab: Tab) -> Leaf {
        let current = match tab.current {
            Current::None => None,
            Current::One(kind, keys) => Some(Injected { kind: Some(kind), keys: keys.to_vec() }),
            Current::Any => {
                let params = page.params();
                let own = params.iter().filter(|param| param.group == CURRENT || param.id == END);
                Some(Injected { kind: None, keys: own.map(|param| [param.id; 2]).collect() })
            }
        };
        Leaf { id, name: tab.asks.name(), current }
    }
}

/// The group of the parameters of a current, on models' pages.
const CURRENT: &str = "Current";
/// When a run ends, which is part of what a current is seen by.
const END: &str = "tend";

/// The pages of the neuron with this text, in the order of the tabs, by their ids without it.
pub fn of_text(text: &str) -> Vec<Leaf> {
    let leaf = |page: &&Demo| {
        let id = page.about.id.split(':').next()?;
        Some(Leaf::of(page, id, page.about.tab?))
    };
    super::typed_pages(text).iter().filter_map(leaf).collect()
}

/// The neurons of some pages, in the order of the models.
pub fn neurons(pages: &[&Demo]) -> Vec<Neuron> {
    let of = |model: &'static str| {
        let mut own: Vec<(Tab, &Demo)> = pages
            .iter()
            .filter_map(|page| page.about.tab.filter(|tab| tab.neuron == model).map(|tab| (tab, *page)))
            .collect();
        own.sort_by_key(|(tab, _)| tab.asks);
        own
    };
    let neuron = |listed: &'static Listed| {
        let own = of(listed.neuron());
        let beyond = own.iter().find(|(_, page)| page.about.week == 0);
        Neuron {
            id: listed.about.id,
            name: if listed.compiled() { listed.about.title } else { own::UNTITLED },
            entry: beyond.map(|(_, page)| page.about.id),
            params: listed.params().iter().map(|param| param.id).collect(),
            pages: own.iter().map(|(tab, page)| Leaf::of(page, page.about.id, *tab)).collect(),
        }
    };
    let typed = super::typed_neuron();
    MODELS.iter().chain(typed).map(neuron).filter(|neuron| !neuron.pages.is_empty()).collect()
}
