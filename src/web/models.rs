//! The neuron models of the package: their catalogue, and a run of any of them.

use super::to_object;
use super::values::{Answer, entries, entries_of, given, is_list, is_plain, numbers, refused, to_js};
use crate::catalogue::ModelInfo;
use crate::models::{MODELS, own};
use crate::options::Given;
use crate::param::Refusal;
use crate::run::Budget;
use crate::simulation::{self, Injected};
use crate::stimulus::bins;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

/// The neuron models, each with its variables, its parameters and its presets.
#[wasm_bindgen(unchecked_return_type = "ModelInfo[]")]
pub fn models() -> Answer<JsValue> {
    to_js(&MODELS.iter().map(ModelInfo::of).collect::<Vec<_>>())
}

/// Runs a model under a current: a plain object of columns, spikes and how the run ended, as the course functions give
/// it. Throws a RangeError that names the key, the value and what is allowed.
#[wasm_bindgen(unchecked_return_type = "SimulateResult")]
pub fn simulate(
    #[wasm_bindgen(unchecked_param_type = "Model")] model: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SimulateOptions")] options: JsValue,
) -> Answer<JsValue> {
    let id = id_of(&model)?;
    let (given, injected) = asked_for(entries(&options)?, &options)?;
    let budget = Budget::of(bins::MOST);
    to_object(&simulation::simulate(&id, given, injected, budget).map_err(refused)?)
}

/// What is asked for of a model: the current apart from the other options.
pub fn asked_for(
    mut options_given: Vec<(String, Given)>,
    options: &JsValue,
) -> Answer<(Vec<(String, Given)>, Injected)> {
    let stimulus = options_given.iter().position(|(key, _)| key == "stimulus");
    let injected = match stimulus.map(|place| options_given.swap_remove(place).1) {
        None => Injected::Usual,
        Some(Given::Number(current)) => Injected::Constant(current),
        Some(_) => injected(&Reflect::get(options, &"stimulus".into())?)?,
    };
    Ok((options_given, injected))
}

/// The id of the model that is given: of one of the catalogue, or of the equations of a text.
pub fn id_of(model: &JsValue) -> Answer<String> {
    if let Some(id) = model.as_string() {
        return Ok(id);
    }
    let allowed = "it must be the id of a model, or an object with the text of its equations";
    let refusal = || refused(Refusal::new("model", given(model), allowed));
    if !is_plain(model)? {
        return Err(refusal());
    }
    let text = Reflect::get(model, &"equations".into())?;
    text.as_string().map(|text| own::id(&text)).ok_or_else(refusal)
}

fn injected(stimulus: &JsValue) -> Answer<Injected> {
    if is_list(stimulus) {
        return Ok(Injected::Samples(numbers("stimulus", stimulus)?));
    }
    if is_plain(stimulus)? {
        return Ok(Injected::Chosen(entries_of(stimulus)?));
    }
    let allowed = "it must be a number, an array with a number a time bin, or a plain object with a kind";
    Err(refused(Refusal::new("stimulus", given(stimulus), allowed)))
}
