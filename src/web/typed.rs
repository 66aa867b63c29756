//! What has been typed: a text as a model of the package, and as a page of the lab.

use super::lab::Lab;
use super::values::{Answer, to_js};
use crate::catalogue::{TypedModel, TypedPage};
use wasm_bindgen::prelude::*;

/// The model of a text of equations as the catalogue tells it, or null and what is wrong with the text; it never throws for a
/// text.
#[wasm_bindgen(js_name = parseModel, unchecked_return_type = "ParsedModel")]
pub fn parse_model(text: &str) -> Answer<JsValue> {
    to_js(&TypedModel::of(text))
}

#[wasm_bindgen]
impl Lab {
    /// The page of a typed neuron, by its id, in which the text stands behind a colon; or null and what is wrong with the text.
    #[wasm_bindgen(unchecked_return_type = "TypedPage")]
    pub fn demo(&self, id: &str) -> Answer<JsValue> {
        to_js(&TypedPage::of(id, &self.language))
    }
}
