//! The long work of a page in portions, for a worker or for the moments between two frames.

use super::lab::chosen;
use super::values::{Answer, finite, page, refused};
use crate::lab::BUDGET;
use crate::page::work::Portions;
use crate::param::Refusal;
use wasm_bindgen::prelude::*;

/// Work under way: what `show` leaves undone, where `progress` is less than 1. To cancel it, drop it.
#[wasm_bindgen]
pub struct Work(Box<dyn Portions>);

#[wasm_bindgen]
impl Work {
    /// Before the first portion. Throws a RangeError where a value is refused, or the page has no such work.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "string")] demo: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Values")] values: JsValue,
    ) -> Answer<Work> {
        let (demo, values) = chosen(&page(&demo)?, &values)?;
        let work = demo.open(&values, BUDGET).map_err(refused)?.work;
        let none = || refused(Refusal::new("demo", demo.about.id, "it computes everything at once"));
        Ok(Work((work.ok_or_else(none)?.begin)()))
    }

    /// Goes on for about so many time steps of single neurons; returns the progress, which is 1 when all is done.
    pub fn step(&mut self, #[wasm_bindgen(unchecked_param_type = "number")] budget: JsValue) -> Answer<f64> {
        Ok(self.0.step(portion(&budget)?))
    }

    /// What has been found so far, for `Lab.learn`.
    pub fn found(&self) -> Vec<f64> {
        self.0.found().numbers
    }
}

/// The size of a portion, in time steps.
pub fn portion(budget: &JsValue) -> Answer<usize> {
    let steps = finite("budget", budget)?;
    if steps < 1.0 {
        return Err(refused(Refusal::number("budget", steps, "it must be a number of steps, at least 1")));
    }
    Ok(steps as usize)
}
