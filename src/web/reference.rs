//! The language in which equations are typed: its reference, and texts to begin with.

use super::lab::Lab;
use super::values::{Answer, to_js};
use crate::equations::grammar::{Chapter, Example, GRAMMAR};
use crate::equations::texts::{Sample, TEXTS};
use crate::models::{Listed, MODELS};
use crate::text::{Language, Text};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A text to begin with, as it is told.
#[derive(Serialize)]
struct TextInfo {
    id: &'static str,
    title: String,
    text: String,
}

/// A part of the reference, as it is told.
#[derive(Serialize)]
struct ChapterInfo {
    title: String,
    lines: Vec<LineInfo>,
}

/// What is typed, and what it says.
#[derive(Serialize)]
struct LineInfo {
    code: &'static str,
    says: String,
}

impl ChapterInfo {
    fn of(chapter: &Chapter, language: &Language) -> ChapterInfo {
        let line = |&Example { code, says }: &Example| LineInfo { code, says: told(says, language) };
        ChapterInfo { title: told(chapter.title, language), lines: chapter.lines.iter().map(line).collect() }
    }
}

#[wasm_bindgen]
impl Lab {
    /// Texts of equations to begin with: neurons of the literature, then the models that are built in.
    #[wasm_bindgen(unchecked_return_type = "{ id: string; title: string; text: string }[]")]
    pub fn texts(&self) -> Answer<JsValue> {
        let sample = |&Sample { id, title, text }: &Sample| TextInfo {
            id,
            title: told(title, &self.language),
            text: text.into(),
        };
        let model = |model: &'static Listed| TextInfo {
            id: model.about.id,
            title: told(model.about.title, &self.language),
            text: model.text(),
        };
        to_js(&TEXTS.iter().map(sample).chain(MODELS.iter().map(model)).collect::<Vec<_>>())
    }

    /// The language of equations, for looking things up.
    #[wasm_bindgen(unchecked_return_type = "{ title: string; lines: { code: string; says: string }[] }[]")]
    pub fn grammar(&self) -> Answer<JsValue> {
        to_js(&GRAMMAR.iter().map(|chapter| ChapterInfo::of(chapter, &self.language)).collect::<Vec<_>>())
    }
}

fn told(english: &'static str, language: &Language) -> String {
    Text::from(english).told(language)
}
