//! Models that are typed: each is listed by its text.

use super::{Listed, Made};
use crate::equations::Complaint;
use crate::equations::names::kept;
use crate::equations::read;
use crate::equations::system::{Set, System};
use crate::model::{About, Preset};
use crate::ode::Quantity;
use crate::param::{Param, Refusal};
use crate::text::{Text, say};
use std::cell::RefCell;
use std::collections::HashMap;

/// The id of the typed model whose text nobody has touched; that of any other has its text behind a colon.
pub const ID: &str = "own";

/// What stands over the pages of a text that gives itself no title, and in the menu for all typed ones.
pub const UNTITLED: &str = "Your own equations";

/// What is said beside equations with noise.
const NOISE: &str = "What is called wiener, or xi, is white noise in Itô’s sense: over a time T it adds up to what has the standard deviation √T.";

/// What stands in the field when nothing has been typed.
pub const BEGINNING: &str = include_str!("own.txt");

/// Names that pages and functions have for other things: a parameter that is called so has the key with `_` behind.
const TAKEN: &[&str] = &[
    "method",
    "tstart",
    "tend",
    "dt",
    "stimulus",
    "start",
    "end",
    "amplitude",
    "frequency",
    "offset",
    "increment",
    "pulses",
    "pulse_at",
    "pulse_every",
    "pulse_size",
    "pulse_width",
    "flow",
    "arrows",
    "orbits",
    "cloud",
    "map",
    "past",
    "from",
    "to",
    "points",
    "sweep",
    "tolerance",
    "duration",
    "silence",
    "settle",
    "threshold",
    "across",
    "up",
    "others",
    "command",
    "holding",
    "first",
    "last",
    "steps",
    "shown",
    "tail",
    "on",
    "off",
    "model",
    "equations",
    "I",
];

thread_local! {
    /// The models that have been read, by their ids: what is read stays as long as the program.
    static READ: RefCell<HashMap<&'static str, &'static Listed>> = RefCell::default();
}

/// The id of the model of this text.
pub fn id(text: &str) -> String {
    format!("{ID}:{text}")
}

/// The text of the model with this id, if it is a typed one's.
pub fn text(id: &str) -> Option<&str> {
    match id.strip_prefix(ID)? {
        "" => Some(BEGINNING),
        rest => rest.strip_prefix(':'),
    }
}

/// The model of a text, or what is wrong with it; and what is to be doubted.
pub fn model(text: &str) -> (Option<&'static Listed>, Vec<Complaint>) {
    let (system, complaints) = read(text);
    (system.map(|system| listed(&id(text), || Ok::<_, ()>(system)).expect("it has been read")), complaints)
}

/// The typed model with this id.
pub fn find(id: &str) -> Option<Result<&'static Listed, Refusal>> {
    let text = text(id)?;
    Some(listed(id, || {
        let (system, complaints) = read(text);
        system.ok_or_else(|| refusal(text, &complaints))
    }))
}

/// A refusal of a text, by the first that is wrong with it.
fn refusal(text: &str, complaints: &[Complaint]) -> Refusal {
    let first = complaints.iter().find(|complaint| !complaint.doubt);
    let why = first.map_or_else(Text::default, |complaint| {
        let Complaint { line, column, message, .. } = complaint;
        say!(
            "line {line}, column {column}: {message}",
            line = *line,
            column = *column,
            message = message.clone()
        )
    });
    let begins: String = text.chars().take(SHOWN).collect();
    let given = if begins.len() < text.len() { format!("{begins}…") } else { begins };
    Refusal::new("equations", given, why)
}

/// A refusal repeats so much of a text.
const SHOWN: usize = 40;

/// The model with this id, made when it is first asked for.
fn listed<E>(id: &str, system: impl FnOnce() -> Result<System, E>) -> Result<&'static Listed, E> {
    if let Some(known) = READ.with_borrow(|read| read.get(id).copied()) {
        return Ok(known);
    }
    let listed: &'static Listed = Box::leak(Box::new(of(kept(id), system()?)));
    READ.with_borrow_mut(|read| read.insert(listed.about.id, listed));
    Ok(listed)
}

fn of(id: &'static str, system: System) -> Listed {
    let system: &'static System = Box::leak(Box::new(system));
    let each = system.variables.iter();
    let usual = &system.usual;
    let symbols: Vec<&'static str> = each.clone().map(|variable| variable.symbol).collect();
    let window: Vec<[f64; 2]> = each.clone().map(|variable| variable.range).collect();
    let variables: Vec<Quantity> = each.map(|variable| variable.quantity).collect();
    Listed {
        about: About {
            id,
            title: if system.title.is_empty() { UNTITLED } else { kept(&system.title) },
            symbols: symbols.leak(),
            fires: system.fires,
            window: window.leak(),
            currents: usual.currents,
            current: usual.current,
            opens_at: None,
            dt: usual.dt,
            duration: usual.duration,
            presets: system.presets.iter().map(preset).collect::<Vec<_>>().leak(),
            book: "",
            conventions: if system.noises.is_empty() { "" } else { NOISE },
        },
        time: system.time,
        variables: variables.leak(),
        current: system.current,
        noises: &system.noises,
        own_method: None,
        made: Made::Typed(system),
    }
}

/// A set of the text's.
fn preset(set: &Set) -> Preset {
    let values: Vec<(&'static str, f64)> = set.values.clone();
    Preset { id: set.name, name: set.name, values: values.leak(), current: set.current, currents: None }
}

/// The parameters of a typed model, by keys that mean nothing else.
pub fn table(system: &System) -> Vec<Param> {
    let starts = |name: &str| {
        let of = |id: &str| name.strip_prefix(id) == Some("0");
        system.variables.iter().any(|variable| of(variable.quantity.id))
    };
    let seed = |name: &str| name == "seed" && !system.noises.is_empty();
    let taken = |name: &str| TAKEN.contains(&name) || starts(name) || seed(name);
    let keyed = |param: &Param| {
        let id = if taken(param.id) { kept(&format!("{}_", param.id)) } else { param.id };
        Param { id, ..param.clone() }
    };
    system.params.iter().map(keyed).collect()
}
