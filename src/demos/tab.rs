//! The pages of a neuron, which are one another's tabs: in which order, what each is called, and what is taken along from one to
//! the next.

use super::Demo;
use crate::models::MODELS;
use serde::{Serialize, Serializer};

/// The place of a page among those of its neuron.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Tab {
    /// The neuron, by the id of its model.
    pub neuron: &'static str,
    /// What the page asks of it.
    #[serde(rename = "name")]
    pub asks: Asks,
}

impl Tab {
    /// The page that asks this of a neuron.
    pub const fn of(neuron: &'static str, asks: Asks) -> Tab {
        Tab { neuron, asks }
    }
}

macro_rules! asks {
    ($($asks:ident $name:literal;)*) => {
        /// What a page asks of a neuron, in the order of the tabs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Asks {
            $(#[doc = $name] $asks,)*
        }

        impl Asks {
            /// On the tab.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Asks::$asks => $name,)*
                }
            }
        }
    };
}
asks! {
    Step "Step";
    Ramp "Ramp";
    Sinusoid "Sinusoid";
    Current "Any current";
    Plane "Plane";
    Firing "f–I curve";
    Race "Ramp race";
    TimeStep "Time step";
}

impl Serialize for Asks {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

/// A neuron and its pages.
#[derive(Debug, Serialize)]
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
#[derive(Debug, Serialize)]
pub struct Leaf {
    /// The page.
    pub id: &'static str,
    /// On its tab.
    pub name: &'static str,
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
    let neuron = |listed: &'static crate::models::Listed| {
        let own = of(listed.about.id);
        let beyond = own.iter().find(|(_, page)| page.about.week == 0);
        Neuron {
            id: listed.about.id,
            name: listed.about.title,
            entry: beyond.map(|(_, page)| page.about.id),
            params: listed.params().iter().map(|param| param.id).collect(),
            pages: own.iter().map(|(asks, page)| Leaf { id: page.about.id, name: asks.name() }).collect(),
        }
    };
    MODELS.iter().map(neuron).filter(|neuron| !neuron.pages.is_empty()).collect()
}
