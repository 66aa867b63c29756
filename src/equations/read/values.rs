//! What has a value in a text: numbers, parameters, the current, initial values, sets of values.

use super::build::Builder;
use super::dimension::Dimension;
use super::draft::Noted;
use super::given::Given;
use super::note::Note;
use super::slider;
use super::statement::Name;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::evaluate::constant;
use crate::equations::expr::Expr;
use crate::equations::system::Set;
use crate::text::{Text, say};
use std::borrow::Cow;

impl<'d> Builder<'d, '_> {
    /// The parameters of the text, in its order, with their values; numbers are among the values, too.
    pub fn given(&mut self) -> Vec<Given<'d>> {
        let draft = self.draft;
        let mut given: Vec<Given> = Vec::new();
        let numbers = draft.numbers.iter().map(|noted| (noted, false));
        for (noted, is_param) in numbers.chain(draft.params.iter().map(|noted| (noted, true))) {
            let value = self.value(noted).unwrap_or(0.0);
            self.values.insert(noted.name.id, value);
            if is_param {
                self.judge(noted, value);
                given.push(Given { name: noted.name, value, note: Cow::Borrowed(&noted.note) });
            }
        }
        for (name, note) in &draft.bare {
            let said = Text::plain(name.id);
            self.complaints
                .push(Complaint::doubt(name.place, say!("{said} is given no value here; it is 0", said)));
            self.values.insert(name.id, 0.0);
            given.push(Given { name: *name, value: 0.0, note: Cow::Borrowed(note) });
        }
        given
    }

    /// The value of a number or a parameter.
    fn value(&mut self, noted: &Noted) -> Option<f64> {
        let had_units = self.scope.has_units;
        let expr = self.scope.resolved(&noted.formula, &[], self.complaints);
        let value = constant(&expr, &|name| self.values.get(name).copied()).filter(|value| value.is_finite());
        let place = noted.formula.place;
        match value {
            None if noted.formula.is_faulty() => {}
            None => self.complaints.push(Complaint::new(place, say!("here a number is wanted"))),
            Some(_) if had_units || self.scope.has_units || is_plain(&noted.formula.expr) => {}
            Some(value) => {
                let message = say!("XPPAUT reads only a number here; this is {value}", value);
                self.complaints.push(Complaint::doubt(place, message));
            }
        }
        value
    }

    /// Refuses a value as the control of the parameter will.
    pub fn judge(&mut self, noted: &Noted, value: f64) {
        if let Some(message) = slider::param(noted.name.id, value, &noted.note).fault(value) {
            self.complaints.push(Complaint::new(noted.formula.place, message));
        }
    }

    /// The parameter that is the injected current, taken from among the others.
    pub fn current(&mut self, given: &mut Vec<Given<'d>>) -> Option<Given<'d>> {
        let draft = self.draft;
        let called = |name: &str| given.iter().position(|given| given.name.id == name);
        let usually = || given.iter().position(|given| is_usual_current(given.name.id));
        let marked = given.iter().position(|given| given.note.current);
        let place = match marked.or_else(|| called("I")).or_else(|| called("i")) {
            Some(place) => place,
            None => {
                let Some(place) = usually() else {
                    if draft.is_faulty() {
                        return None;
                    }
                    if self.fixed_current().is_some() {
                        return None;
                    }
                    let message = say!(
                        "no current flows into this neuron: what is injected is a parameter called I, or one with the comment “current”"
                    );
                    self.complaints.push(Complaint::doubt(Place::START, message));
                    return None;
                };
                let Name { id, place: at } = given[place].name;
                let name = Text::plain(id);
                self.complaints
                    .push(Complaint::doubt(at, say!("{name} is taken for the injected current", name)));
                place
            }
        };
        Some(given.remove(place))
    }

    /// The initial values, in the order of the text's variables.
    pub fn initial(&mut self) -> Vec<Option<f64>> {
        let draft = self.draft;
        let mut initial = vec![None; draft.rates.len()];
        for (name, formula) in &draft.starts {
            let known = self.scope.find(name.id);
            let place = draft.rates.iter().position(|rate| Some(rate.name.id) == known);
            if place.is_none() && self.scope.is_broken(name.id) {
                continue;
            }
            let Some(place) = place else {
                let said = Text::plain(name.id);
                self.complaints.push(Complaint::new(
                    name.place,
                    say!("{said} is no variable: it has no initial value", said),
                ));
                continue;
            };
            if initial[place].is_some() {
                let said = Text::plain(name.id);
                self.complaints.push(Complaint::doubt(
                    name.place,
                    say!("{said} has an initial value already; this one holds", said),
                ));
            }
            let noted = Noted { name: *name, formula: formula.clone(), note: Note::default() };
            initial[place] = self.value(&noted);
            initial[place].into_iter().for_each(|value| self.judge(&noted, value));
        }
        initial
    }

    /// Tells of a voltage that nothing starts that it does not start where it rests: Brian2's equations leave that to its Python.
    pub fn starting(&mut self, voltage: &Noted) {
        let plain = |name: &str| name.replace('_', "").to_ascii_lowercase();
        let names: Vec<&str> = self.draft.declared().map(|name| name.id).collect();
        let has_value = |name: &str| self.values.get(name).is_some_and(|value| *value != 0.0);
        let called = |rest: &&str| names.iter().find(|name| plain(name) == *rest && has_value(name));
        let is_volt = voltage.note.measures.is_some() && voltage.note.measures == Dimension::of("volt");
        if let Some(rest) = RESTING.iter().find_map(called).filter(|_| is_volt) {
            let line = Text::plain(format!("init {}={rest}", voltage.name.id));
            let (name, rest) = (Text::plain(voltage.name.id), Text::plain(*rest));
            let message = say!(
                "{name} starts at 0, as in Brian2; the line {line} starts it at {rest}",
                name,
                line,
                rest
            );
            self.complaints.push(Complaint::doubt(voltage.name.place, message));
        }
    }

    pub fn presets(&mut self, given: &[Given], current: Option<&str>) -> Vec<Set> {
        let mut presets = Vec::new();
        for (name, values) in &self.draft.sets {
            let mut preset = Set { name: name.id, values: Vec::new(), current: None };
            for (key, formula) in values {
                let value = constant(&formula.expr, &|_| None).filter(|value| value.is_finite());
                let known = self.scope.find(key.id);
                let of = self.draft.params.iter().find(|noted| Some(noted.name.id) == known);
                if let (Some(of), Some(value)) = (of, value) {
                    self.judge(&Noted { formula: formula.clone(), ..of.clone() }, value);
                }
                match (known, value) {
                    (_, None) if formula.is_faulty() => {}
                    (_, None) => {
                        self.complaints.push(Complaint::new(formula.place, say!("here a number is wanted")))
                    }
                    (Some(id), value) if Some(id) == current => preset.current = value,
                    (Some(id), Some(value)) if given.iter().any(|given| given.name.id == id) => {
                        preset.values.push((id, value));
                    }
                    _ => {
                        let said = Text::plain(key.id);
                        let message =
                            say!("only values of parameters are taken from “set”, not {said}", said);
                        self.complaints.push(Complaint::doubt(key.place, message));
                    }
                }
            }
            presets.push(preset);
        }
        presets
    }
}

/// Parameters where a membrane rests are called so, the first of these first.
const RESTING: &[&str] =
    &["vrest", "erest", "urest", "el", "eleak", "vl", "eleakage", "vr", "ur", "vreset", "ureset"];

/// Parameters that are called so are the injected current, if nothing else is.
#[rustfmt::skip] // a list of words
const USUAL_CURRENTS: &[&str] = &[
    "iapp", "iappl", "iapplied", "iext", "iexternal", "iinj", "iinjected", "istim", "ibias", "idc", "i0", "current", "ie",
    "iin", "iinput", "iclamp", "ielectrode",
];

/// Whether the injected current is often called so.
pub fn is_usual_current(name: &str) -> bool {
    USUAL_CURRENTS.contains(&name.replace('_', "").to_ascii_lowercase().as_str())
}

/// Whether it is a number as XPPAUT reads one.
pub fn is_plain(expr: &Expr) -> bool {
    match expr {
        Expr::Neg(of) => matches!(**of, Expr::Number(_)),
        other => matches!(other, Expr::Number(_)),
    }
}
