//! The lab behind a page: reads, computes, draws and tells.

use super::canvas::{Kept, draw_on};
use super::catalogue;
use super::values::{Answer, entries, entries_as, refused_in, to_js};
use super::view::{Pin, View, papers};
use crate::address::{self, STEPS};
use crate::catalogue::{ByKey, Told, by_key};
use crate::demos::Demo;
use crate::lab;
use crate::options::{complete, forgiving, replaced};
use crate::page::work::Found;
use crate::param::{Param, Refusal};
use crate::plot::{self, Paper};
use crate::script;
use crate::table::{Pinned, Table};
use crate::text::{Language, Plural, Writing};
use js_sys::Array;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use wasm_bindgen::prelude::*;

/// The lab behind a page: computes what changed, draws what changed.
#[wasm_bindgen]
#[derive(Default)]
pub struct Lab {
    pub(super) lab: lab::Lab,
    open: Option<Open>,
    kept: Kept,
    /// What the figures were last drawn on.
    papers: Vec<Paper>,
    pub(super) language: Language,
}

/// A page that is drawn frame by frame: what all its frames have in common.
struct Open {
    demo: &'static Demo,
    values: Vec<f64>,
    view: lab::View,
    paper: Paper,
}

/// What is told whoever wants to see a page before one is open.
const UNOPENED: &str = "no page is open";

#[derive(Serialize)]
struct Read {
    values: ByKey<Told>,
    notices: Vec<String>,
}

/// A stretch of a script: a literal of a parameter, or what is between two.
#[derive(Serialize)]
pub(super) struct Stretch<'a> {
    text: &'a str,
    param: Option<&'static str>,
}

impl Stretch<'_> {
    pub(super) fn of(segment: &script::Segment) -> Stretch<'_> {
        Stretch { text: &segment.text, param: segment.param }
    }
}

/// A language, as the site's build writes it from a translation.
#[derive(Deserialize)]
struct Words {
    plural: String,
    words: HashMap<String, String>,
}

#[wasm_bindgen]
impl Lab {
    /// A lab with no page open.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Lab {
        Lab::default()
    }

    /// Speaks another language from now on: its rule of plurals as translations write it, its words by those of English, and
    /// its decimal sign, and what stands between numbers beside one another.
    pub fn speak(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "{ plural: string; words: Record<string, string> }")]
        words: JsValue,
        decimal: char,
        between: String,
    ) -> Answer<()> {
        let Words { plural, words } = serde_wasm_bindgen::from_value(words)?;
        let plural = Plural::of(&plural).ok_or("no such rule of plurals is known")?;
        self.language = Language::of(words, Writing { decimal, between, plural });
        Ok(())
    }

    /// The catalogue in its language.
    #[wasm_bindgen(unchecked_return_type = "DemoInfo[]")]
    pub fn demos(&self) -> Answer<JsValue> {
        catalogue(&self.language)
    }

    /// A page's values from texts. What is wrong is left at its default and named in a notice.
    #[wasm_bindgen(unchecked_return_type = "{ values: Values; notices: string[] }")]
    pub fn read(
        &self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Record<string, string> | Map<string, string>")] given: JsValue,
    ) -> Answer<JsValue> {
        let table = Demo::find(demo).map_err(refused_in(&self.language))?.params();
        let given: BTreeMap<String, String> = serde_wasm_bindgen::from_value(given)?;
        let (values, refusals) =
            forgiving(&table, given.iter().map(|(key, text)| (key.as_str(), text.as_str())));
        to_js(&Read {
            values: by_key(table.iter().zip(values).map(|(param, value)| (param.id, param.value(value)))),
            notices: refusals.iter().map(|refusal| refusal.text().told(&self.language)).collect(),
        })
    }

    /// What an address of an earlier schema says, in the words of today's.
    #[wasm_bindgen(unchecked_return_type = "Said")]
    pub fn upgrade(
        &self,
        schema: usize,
        #[wasm_bindgen(unchecked_param_type = "Said")] said: JsValue,
    ) -> Answer<JsValue> {
        to_js(&address::upgrade(STEPS, schema, serde_wasm_bindgen::from_value(said)?))
    }

    /// Computes a page without drawing it, with all its work, so that the next `show` of it only draws; returns its
    /// number of spikes.
    pub fn compute(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
    ) -> Answer<usize> {
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        let scene = self.lab.finish(demo, &values).map_err(refused_in(&self.language))?;
        Ok(scene.run.as_ref().map_or(0, |run| run.spikes.times.len()))
    }

    /// The values of a page with those in their place that somebody else gives, as numbers or as texts: all of them, or a
    /// RangeError that names the key, the value and what is allowed. What it computes for that, the next `show` of them draws.
    #[wasm_bindgen(unchecked_return_type = "Values")]
    pub fn judge(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] given: JsValue,
    ) -> Answer<JsValue> {
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        let table = demo.params();
        let values =
            replaced(&table, values, entries_as("values", &given)?).map_err(refused_in(&self.language))?;
        self.lab.open(demo, &values).map_err(refused_in(&self.language))?;
        to_js(&by_key(table.iter().zip(values).map(|(param, value)| (param.id, param.value(value)))))
    }

    /// What may be typed for a parameter of a page, in words.
    pub fn range(&self, demo: &str, param: &str) -> Answer<String> {
        Ok(self.param(demo, param)?.range().told(&self.language))
    }

    /// What is wrong with a number that was typed for it, in words; nothing where it may be used.
    pub fn complaint(&self, demo: &str, param: &str, value: f64) -> Answer<Option<String>> {
        let said = self.param(demo, param)?.complaint(value);
        Ok(said.map(|said| said.told(&self.language)))
    }

    /// Takes in what the `Work` of a page has found: the next `show` draws it.
    pub fn learn(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        progress: f64,
        found: Vec<f64>,
    ) -> Answer<()> {
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        self.lab.learn(demo, &values, Found { progress, numbers: found });
        Ok(())
    }

    /// Opens a page: computes it, and keeps how it is looked at, for every frame that is drawn of it. Throws a RangeError, and
    /// leaves open what was open, where a value is refused.
    pub fn open(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Omit<View, 'frame'>")] view: JsValue,
    ) -> Answer<()> {
        let view: View = serde_wasm_bindgen::from_value(view)?;
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        let (paper, view) = (view.paper(&self.language)?, view.told(demo)?);
        self.lab.open(demo, &values).map_err(refused_in(&self.language))?;
        self.open = Some(Open { demo, values, view, paper });
        Ok(())
    }

    /// Draws a frame of the open page on its panels, but on those without any width; past the last it is the last. In a hurry
    /// it is not asked what is to be doubted in it: that may take as long as the run, and `doubts` tells it when there is time.
    #[wasm_bindgen(unchecked_return_type = "Shown")]
    pub fn draw(
        &mut self,
        frame: usize,
        #[wasm_bindgen(unchecked_param_type = "PanelCanvas[]")] panels: Array,
        hurried: Option<bool>,
    ) -> Answer<JsValue> {
        let Open { demo, values, view, paper } = self.open.as_ref().ok_or(UNOPENED)?;
        let view = lab::View { frame, ..view.clone() };
        let look = match hurried {
            Some(true) => self.lab.glance(demo, values, view),
            _ => self.lab.show(demo, values, view),
        };
        let look = look.map_err(refused_in(&self.language))?;
        // What it speaks by now.
        let paper = Paper { language: self.language.clone(), ..paper.clone() };
        let papers = papers(&paper, &panels)?;
        let shown = draw_on(&panels, &mut self.kept, &look, &papers, &self.language);
        self.papers = papers;
        shown
    }

    /// What is to be doubted in the open page.
    #[wasm_bindgen(unchecked_return_type = "Doubts")]
    pub fn doubts(&mut self) -> Answer<JsValue> {
        let Open { demo, values, .. } = self.open.as_ref().ok_or(UNOPENED)?;
        let doubts = self.lab.doubts(demo, values).map_err(refused_in(&self.language))?;
        to_js(&lab::ShownDoubts::of(doubts, &self.language))
    }

    /// Draws a page on panels as `draw` does, whatever is open. Throws a RangeError, and leaves the panels as they are, where a
    /// value is refused.
    #[wasm_bindgen(unchecked_return_type = "Shown")]
    pub fn show(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        #[wasm_bindgen(unchecked_param_type = "View")] view: JsValue,
        #[wasm_bindgen(unchecked_param_type = "PanelCanvas[]")] panels: Array,
    ) -> Answer<JsValue> {
        let view: View = serde_wasm_bindgen::from_value(view)?;
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        let papers = papers(&view.paper(&self.language)?, &panels)?;
        let look = self.lab.show(demo, &values, view.told(demo)?).map_err(refused_in(&self.language))?;
        let shown = draw_on(&panels, &mut self.kept, &look, &papers, &self.language);
        self.papers = papers;
        shown
    }

    /// What the figures, as last shown, say at a place of a panel, in units of its axes.
    #[wasm_bindgen(unchecked_return_type = "Probe")]
    pub fn probe(&self, panel: usize, x: f64, y: f64) -> Answer<JsValue> {
        to_js(&self.lab.probe(&self.papers, panel, [x, y]))
    }

    /// Takes hold of a handle of a panel as last shown, by its place among the panel's handles: it is brought along the axes
    /// that it was taken on, whatever is shown meanwhile.
    pub fn take(&mut self, panel: usize, handle: usize) {
        self.lab.take(&self.papers, panel, handle);
    }

    /// What it means to bring what is held to a place of its panel, in CSS pixels: parameters and their values.
    #[wasm_bindgen(unchecked_return_type = "Record<string, number>")]
    pub fn bring(&self, x: f64, y: f64) -> Answer<JsValue> {
        to_js(&ByKey(self.lab.bring([x, y])))
    }

    /// What is asked of a picture: its density, in pixels a CSS pixel. Throws a RangeError as the functions do.
    pub fn density(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "unknown")] options: JsValue,
    ) -> Answer<f64> {
        let help = "Pixels of the picture for each pixel of the page";
        let density = Param::number("density", 2.0, "", 0.25..=8.0, "", "density", help).within(0.25..=8.0);
        Ok(complete(&[density], entries(&options)?).map_err(refused_in(&Language::default()))?[0])
    }

    /// What a page has computed, as a text; `link` stands in its head, and pinned runs stand behind.
    pub fn table(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        #[wasm_bindgen(unchecked_param_type = "'csv' | 'json' | 'commas' | 'points'")] format: &str,
        link: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "View['pins']")] pins: JsValue,
    ) -> Answer<String> {
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        let pins: Option<Vec<Pin>> = serde_wasm_bindgen::from_value(pins)?;
        let table = demo.params();
        let pins = pins.unwrap_or_default().into_iter().map(|pin| pin.with(&table)).collect::<Answer<_>>()?;
        let view = lab::View { pins, ..lab::View::default() };
        let (scene, pinned) = self.lab.beside(demo, &values, &view).map_err(refused_in(&self.language))?;
        let pinned = pinned.into_iter().filter_map(|(pin, scene)| {
            let values = pin.values.as_ref().ok()?;
            Some(Pinned { label: &pin.label, values, scene })
        });
        let table = Table { demo, values: &values, scene, link, pins: pinned.collect() };
        match format {
            "csv" => Ok(table.csv()),
            "json" => Ok(table.json()),
            "commas" => Ok(table.spreadsheet(',')),
            "points" => Ok(table.spreadsheet('.')),
            other => Err(refused_in(&self.language)(Refusal::new(
                "format",
                other,
                "it must be one of csv, json, commas, points",
            ))),
        }
    }

    /// A page's run as a program, in stretches: together they are the script, and each literal of a parameter is one.
    #[wasm_bindgen(unchecked_return_type = "{ text: string; param: string | null }[]")]
    pub fn script(
        &self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        #[wasm_bindgen(unchecked_param_type = "'python' | 'rust' | 'javascript'")] language: &str,
    ) -> Answer<JsValue> {
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        let script = script::script(demo, &values, language).map_err(refused_in(&self.language))?;
        to_js(&script.iter().map(Stretch::of).collect::<Vec<_>>())
    }

    /// The distance of two places of a panel as last shown, in words, a line a quantity.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn measure(
        &self,
        panel: usize,
        #[wasm_bindgen(unchecked_param_type = "[number, number]")] from: Vec<f64>,
        #[wasm_bindgen(unchecked_param_type = "[number, number]")] to: Vec<f64>,
    ) -> Answer<JsValue> {
        match (from.as_slice(), to.as_slice()) {
            (&[x0, y0], &[x1, y1]) => to_js(&self.lab.measure(&self.language, panel, [x0, y0], [x1, y1])),
            _ => Err(refused_in(&self.language)(Refusal::new(
                "from, to",
                "them",
                "each must be a pair of numbers",
            ))),
        }
    }

    /// The panels of a page as SVG documents, one each, of these sizes in CSS pixels. Throws as `show` does.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn svg(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        #[wasm_bindgen(unchecked_param_type = "View")] view: JsValue,
        #[wasm_bindgen(unchecked_param_type = "{ width: number; height: number }[]")] panels: Array,
    ) -> Answer<JsValue> {
        let view: View = serde_wasm_bindgen::from_value(view)?;
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        let papers = papers(&view.paper(&self.language)?, &panels)?;
        let look = self.lab.show(demo, &values, view.told(demo)?).map_err(refused_in(&self.language))?;
        let documents: Vec<String> =
            look.figures.iter().zip(&papers).map(|(figure, paper)| plot::svg(figure, paper)).collect();
        to_js(&documents)
    }
}

impl Lab {
    fn param(&self, demo: &str, param: &str) -> Answer<&'static Param> {
        let demo = Demo::find(demo).map_err(refused_in(&self.language))?;
        let unknown = || refused_in(&self.language)(Refusal::unknown(param, "anything", &demo.params()));
        demo.param(param).ok_or_else(unknown)
    }
}

/// A page and its values, in the order of its parameters.
pub fn chosen(demo: &str, values: &JsValue) -> Answer<(&'static Demo, Vec<f64>)> {
    chosen_in(&Language::default(), demo, values)
}

pub(super) fn chosen_in(
    language: &Language,
    demo: &str,
    values: &JsValue,
) -> Answer<(&'static Demo, Vec<f64>)> {
    let demo = Demo::find(demo).map_err(refused_in(language))?;
    Ok((demo, complete(&demo.params(), entries(values)?).map_err(refused_in(language))?))
}
