//! A page's equations as they are told: as MathML, as LaTeX, in words, and where they are from.

use super::{ByKey, words};
use crate::demos::Demo;
use crate::learning::oja;
use crate::text::Language;
use crate::typeset::{Latex, aloud, mathml, together};
use serde::Serialize;

/// The equations of a page.
#[derive(Serialize)]
pub struct EquationsInfo {
    lines: Vec<LineInfo>,
    latex: String,
    mathml: String,
    source: &'static str,
    conventions: String,
    params: ByKey<Vec<&'static str>>,
}

/// A line of them.
#[derive(Serialize)]
struct LineInfo {
    name: Option<&'static str>,
    mathml: String,
    said: String,
    rate: bool,
}

impl EquationsInfo {
    /// Of a page with these values, in the words of a language; with numbers in the place of symbols, where that is asked for.
    pub fn of(demo: &Demo, values: &[f64], numbers: bool, language: &Language) -> EquationsInfo {
        let lines = demo.lines(values, numbers);
        let told = lines.iter().map(|line| {
            let said = aloud(line).told(language);
            LineInfo { name: line.name, mathml: mathml(line, &said, language), said, rate: line.is_rate() }
        });
        let neuron = demo.model().map(|neuron| &neuron.about);
        let mut names: Vec<&'static str> = lines.iter().flat_map(|line| line.names()).collect();
        names.sort_unstable();
        names.dedup();
        EquationsInfo {
            lines: told.collect(),
            latex: Latex(&lines).to_string(),
            mathml: together(&lines, language),
            source: neuron.map_or(oja::BOOK, |about| about.book),
            conventions: neuron.map_or(String::new(), |about| words(about.conventions, language)),
            params: ByKey(names.into_iter().map(|name| (name, demo.behind(name))).collect()),
        }
    }
}
