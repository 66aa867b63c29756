//! What has been typed: a text as a model of the package, and as a page of the lab.

use super::lab::Lab;
use super::values::{Answer, given, refused, to_js};
use crate::catalogue::{TypedModel, TypedPage};
use crate::param::Refusal;
use wasm_bindgen::prelude::*;

/// The model of a text of equations as the catalogue tells it, or null and what is wrong with the text; it never throws for a
/// text.
#[wasm_bindgen(js_name = parseModel, unchecked_return_type = "ParsedModel")]
pub fn parse_model(#[wasm_bindgen(unchecked_param_type = "string")] text: JsValue) -> Answer<JsValue> {
    let written = text.as_string();
    let written = written.ok_or_else(|| refused(Refusal::new("text", given(&text), "it must be a text")))?;
    to_js(&TypedModel::of(&written))
}

#[wasm_bindgen]
impl Lab {
    /// The page of a typed neuron, by its id, in which the text stands behind a colon; or null and what is wrong with the text.
    #[wasm_bindgen(unchecked_return_type = "TypedPage")]
    pub fn demo(&self, id: &str) -> Answer<JsValue> {
        to_js(&TypedPage::of(id, &self.language))
    }
}
