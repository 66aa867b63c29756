//! What the pages of a model of the registry have of it: its published sets.

use crate::model;
use crate::models::Listed;
use crate::page::Preset;
use crate::param::Param;

/// The published sets of a model, each with all of its parameters.
pub fn published(listed: &Listed) -> Vec<Preset> {
    let whole = |preset: &model::Preset| {
        let given =
            |param: &Param| preset.values.iter().find(|(id, _)| *id == param.id).map(|(_, value)| *value);
        let params = listed.params();
        let own = params.iter().map(|param| (param.id, given(param).unwrap_or_else(|| param.initial())));
        Preset { id: preset.id, name: preset.name, values: own.collect() }
    };
    listed.about.presets.iter().map(whole).collect()
}
