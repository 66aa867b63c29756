//! A parameter as the catalogue tells it, and its values.

use super::words;
use crate::param::{Choice, Kind, Param, Place, Value};
use crate::text::Language;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A parameter.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParamInfo {
    id: &'static str,
    group: String,
    group_note: String,
    symbol: &'static str,
    name: String,
    unit: &'static str,
    kind: &'static str,
    default: Told,
    min: f64,
    max: f64,
    hard_min: f64,
    hard_max: f64,
    hard_open: bool,
    step: f64,
    log: bool,
    choices: Vec<ChoiceInfo>,
    help: String,
    place: &'static str,
}

/// An option of a choice.
#[derive(Serialize)]
struct ChoiceInfo {
    id: &'static str,
    name: String,
    note: String,
}

/// A value as addresses and options have it: a number, or the key of a choice.
#[derive(Clone, Copy, Debug, Serialize, PartialEq)]
#[serde(untagged)]
pub enum Told {
    /// A number.
    Number(f64),
    /// The option's key.
    Key(&'static str),
}

/// A value as it is told.
pub fn told(value: Value) -> Told {
    match value {
        Value::Number(number) => Told::Number(number),
        Value::Choice(id) => Told::Key(id),
    }
}

/// Values by their keys, as one object, in their order.
pub struct ByKey<V>(pub Vec<(&'static str, V)>);

impl<V: Serialize> Serialize for ByKey<V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (id, value) in &self.0 {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}

/// Values of parameters by their keys.
pub fn by_key(values: impl IntoIterator<Item = (&'static str, Value)>) -> ByKey<Told> {
    ByKey(values.into_iter().map(|(id, value)| (id, told(value))).collect())
}

impl ParamInfo {
    /// In the words of a language.
    pub fn of(param: &Param, language: &Language) -> ParamInfo {
        let option = |choice: &Choice| ChoiceInfo {
            id: choice.id,
            name: words(choice.name, language),
            note: words(choice.note, language),
        };
        ParamInfo {
            id: param.id,
            group: words(param.group, language),
            group_note: words(param.group_note, language),
            symbol: param.symbol,
            name: words(param.name, language),
            unit: param.unit,
            kind: match param.kind {
                Kind::Number => "number",
                Kind::Whole => "whole",
                Kind::Seed => "seed",
                Kind::Choice => "choice",
            },
            default: told(param.default),
            min: param.min,
            max: param.max,
            hard_min: param.hard_min,
            hard_max: param.hard_max,
            hard_open: param.hard_open,
            step: param.step,
            log: param.log,
            choices: param.choices.iter().map(option).collect(),
            help: words(param.help, language),
            place: match param.place {
                Place::Group => "group",
                Place::Often => "often",
                Place::Bar => "bar",
            },
        }
    }
}
