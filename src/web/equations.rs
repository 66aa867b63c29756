//! The equations of a page.

use super::lab::{Lab, chosen_in};
use super::values::{Answer, to_js};
use crate::catalogue::EquationsInfo;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Lab {
    /// The equations of a page: with its values in the place of symbols, where that is asked for.
    #[wasm_bindgen(unchecked_return_type = "EquationsInfo")]
    pub fn equations(
        &self,
        demo: &str,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
        numbers: bool,
    ) -> Answer<JsValue> {
        let (demo, values) = chosen_in(&self.language, demo, &values)?;
        to_js(&EquationsInfo::of(demo, &values, numbers, &self.language))
    }
}
