//! A model as the catalogue tells it.

use super::{ByKey, ParamInfo};
use crate::model::Preset;
use crate::models::Listed;
use crate::text::Language;
use crate::typeset::{Latex, lines};
use serde::Serialize;

/// A neuron model, in English: the package's functions speak no other language.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ModelInfo {
    id: &'static str,
    title: &'static str,
    variables: Vec<VariableInfo>,
    time_unit: &'static str,
    current_unit: &'static str,
    current: f64,
    currents: [f64; 2],
    dt: f64,
    tend: f64,
    params: Vec<ParamInfo>,
    presets: Vec<PresetInfo>,
    equations: String,
    source: &'static str,
    conventions: &'static str,
}

/// A variable, as the book writes it.
#[derive(Serialize)]
struct VariableInfo {
    id: &'static str,
    symbol: &'static str,
    unit: &'static str,
}

/// A published set of parameters, and the current it is shown under, where that is not the model's usual one.
#[derive(Serialize)]
struct PresetInfo {
    id: &'static str,
    name: &'static str,
    values: ByKey<f64>,
    current: Option<f64>,
}

impl ModelInfo {
    /// Of a model.
    pub fn of(model: &Listed) -> ModelInfo {
        let about = &model.about;
        let variables = model.variables.iter().zip(about.symbols);
        let preset = |&Preset { id, name, values, current, .. }: &Preset| PresetInfo {
            id,
            name,
            values: ByKey(values.to_vec()),
            current,
        };
        ModelInfo {
            id: about.id,
            title: about.title,
            variables: variables
                .map(|(of, symbol)| VariableInfo { id: of.id, symbol, unit: of.unit })
                .collect(),
            time_unit: model.time.unit,
            current_unit: model.current.unit,
            current: about.current,
            currents: about.currents,
            dt: about.dt,
            tend: about.duration,
            params: model.params().iter().map(|param| ParamInfo::of(param, &Language::default())).collect(),
            presets: about.presets.iter().map(preset).collect(),
            equations: Latex(&lines(model.system(), None)).to_string(),
            source: about.book,
            conventions: about.conventions,
        }
    }
}
