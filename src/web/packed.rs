//! Typed equations in addresses.

use super::lab::Lab;
use crate::address::packed::{pack, unpack};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Lab {
    /// Equations as the `eq` of an address says them: as they are, or shorter.
    pub fn pack(&self, text: &str) -> String {
        pack(text)
    }

    /// The equations that the `eq` of an address means; none, where it is damaged, or too long.
    pub fn unpack(&self, packed: &str) -> Option<String> {
        unpack(packed)
    }
}
