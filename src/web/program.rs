//! The run of a page as a program, in every format.

use super::lab::{Lab, Stretch, chosen_in};
use super::values::{Answer, to_js};
use crate::script::offered::{self, File, Offer, Shown};
use crate::text::Language;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A format, as it is told.
#[derive(Serialize)]
struct FormatInfo {
    id: &'static str,
    title: &'static str,
    extension: &'static str,
    exact: bool,
    lacks: Option<String>,
    needs: String,
    hash: bool,
}

impl FormatInfo {
    fn of(offer: &Offer, language: &Language) -> FormatInfo {
        let Offer { id, title, extension, exact, hash, .. } = *offer;
        let lacks = offer.lacks.as_ref().map(|lacks| lacks.told(language));
        FormatInfo { id, title, extension, exact, lacks, needs: offer.needs.told(language), hash }
    }
}

/// A file of a program, as it is told.
#[derive(Serialize)]
struct ProgramFile<'a> {
    name: &'a str,
    parts: Vec<Stretch<'a>>,
    comments: &'static [[&'static str; 2]],
}

impl ProgramFile<'_> {
    fn of(file: &File) -> ProgramFile<'_> {
        let parts = file.segments.iter().map(Stretch::of).collect();
        ProgramFile { name: &file.name, parts, comments: offered::comments(&file.name) }
    }
}

#[wasm_bindgen]
impl Lab {
    /// The formats that a page with these values can be written in as a program, and why not in some.
    #[wasm_bindgen(unchecked_return_type = "FormatInfo[]")]
    pub fn formats(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
    ) -> Answer<JsValue> {
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        // Values that are refused have no run.
        let run = self.lab.open(demo, &values).ok().and_then(|scene| scene.run.as_ref());
        let told = Shown { demo, values: &values, run, link: "" }.offers();
        to_js(&told.iter().map(|offer| FormatInfo::of(offer, &self.language)).collect::<Vec<_>>())
    }

    /// The files of a page with these values in a format; none where it lacks something. `link` stands in their heads.
    #[wasm_bindgen(unchecked_return_type = "ProgramFile[]")]
    pub fn program(
        &mut self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        format: &str,
        link: &str,
    ) -> Answer<JsValue> {
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        let run = self.lab.open(demo, &values).ok().and_then(|scene| scene.run.as_ref());
        let files = Shown { demo, values: &values, run, link }.program(format);
        to_js(&files.iter().map(ProgramFile::of).collect::<Vec<_>>())
    }
}
