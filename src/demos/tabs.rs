//! The pages of each neuron, which are one another's tabs, and what is taken along from one to the next.

use super::Demo;
use crate::models::{Listed, MODELS, own};
use crate::page::tab::Asks;

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
}

/// The pages of the neuron with this text, in the order of the tabs, by their ids without it.
pub fn of_text(text: &str) -> Vec<Leaf> {
    let leaf = |page: &&Demo| {
        let id = page.about.id.split(':').next()?;
        Some(Leaf { id, name: page.about.tab?.asks.name() })
    };
    super::typed_pages(text).iter().filter_map(leaf).collect()
}

/// The neurons of some pages, in the order of the models.
pub fn neurons(pages: &[&Demo]) -> Vec<Neuron> {
    let of = |model: &'static str| {
        let mut own: Vec<(Asks, &Demo)> = pages
            .iter()
            .filter_map(|page| page.about.tab.filter(|tab| tab.neuron == model).map(|tab| (tab.asks, *page)))
            .collect();
        own.sort_by_key(|(asks, _)| *asks);
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
            pages: own.iter().map(|(asks, page)| Leaf { id: page.about.id, name: asks.name() }).collect(),
        }
    };
    let typed = super::typed_neuron();
    MODELS.iter().chain(typed).map(neuron).filter(|neuron| !neuron.pages.is_empty()).collect()
}
