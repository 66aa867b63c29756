//! How a page is looked at, as its JavaScript says it.

use super::values::{Answer, entries, refused_in};
use crate::demos::Demo;
use crate::figure::Zoom;
use crate::lab::{self, Difference, Minus};
use crate::options::complete;
use crate::param::{Param, Refusal};
use crate::plot::{Paper, Theme};
use crate::text::Language;
use js_sys::{Array, Reflect};
use serde::Deserialize;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// How a page is looked at.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    dark: bool,
    density: f64,
    font_size: f64,
    font_family: String,
    #[serde(default)]
    frame: usize,
    #[serde(default)]
    zoom: BTreeMap<String, [f64; 2]>,
    #[serde(default)]
    pins: Vec<Pin>,
    #[serde(default)]
    room: Vec<Run>,
    #[serde(default)]
    difference: Option<Taken>,
    #[serde(default)]
    alone: Vec<usize>,
    #[serde(default)]
    clear: bool,
}

/// A pinned run.
#[derive(Deserialize)]
pub struct Pin {
    values: Run,
    label: String,
    place: usize,
}

/// The values of a run, by the parameters' ids.
#[derive(Deserialize)]
#[serde(transparent)]
struct Run(#[serde(with = "serde_wasm_bindgen::preserve")] JsValue);

/// Which pin is taken off the current run, or, without one, the exact solution; and of which column.
#[derive(Deserialize)]
struct Taken {
    pin: Option<usize>,
    column: String,
}

impl View {
    /// What it is drawn on, without the sizes of the panels. An element that stands on no page has no size of letters.
    pub fn paper(&self, language: &Language) -> Answer<Paper> {
        for (key, number) in [("density", self.density), ("fontSize", self.font_size)] {
            if !(number > 0.0 && number.is_finite()) {
                let refusal = Refusal::number(key, number, "it must be a number above 0");
                return Err(refused_in(language)(refusal));
            }
        }
        Ok(Paper {
            width: 0.0,
            height: 0.0,
            density: self.density,
            font: self.font_size,
            family: self.font_family.clone(),
            theme: if self.dark { Theme::Dark } else { Theme::Light },
            clear: self.clear,
            language: language.clone(),
        })
    }

    /// What of it is the lab's concern.
    pub fn told(self, demo: &Demo) -> Answer<lab::View> {
        let table = demo.params();
        let pins = self.pins.into_iter().map(|pin| pin.with(&table)).collect::<Answer<_>>()?;
        let room = self.room.iter().map(|run| run.with(&table)).collect::<Answer<Vec<_>>>()?;
        Ok(lab::View {
            frame: self.frame,
            zoom: Zoom(self.zoom),
            pins,
            // What is refused needs no room.
            room: room.into_iter().flatten().collect(),
            difference: self.difference.map(|Taken { pin, column }| Difference {
                minus: pin.map_or(Minus::Exact, Minus::Pin),
                column,
            }),
            alone: self.alone,
        })
    }
}

/// The same paper in the size of each panel.
pub fn papers(paper: &Paper, panels: &Array) -> Answer<Vec<Paper>> {
    let sized = |panel: JsValue| {
        let number = |key: &str| Reflect::get(&panel, &key.into()).map(|value| value.as_f64().unwrap_or(0.0));
        Ok(Paper { width: number("width")?, height: number("height")?, ..paper.clone() })
    };
    panels.iter().map(sized).collect()
}

impl Pin {
    /// The run that it stands for, of a page with this table.
    pub fn with(self, table: &[Param]) -> Answer<lab::Pin> {
        Ok(lab::Pin { values: self.values.with(table)?, label: self.label, place: self.place })
    }
}

impl Run {
    /// The values in the order of a page's table, or why they are refused.
    fn with(&self, table: &[Param]) -> Answer<Result<Vec<f64>, Refusal>> {
        Ok(complete(table, entries(&self.0)?))
    }
}
