//! The text of a neuron, which reads back to it.

use super::expr::{Expr, Operator};
use super::system::{Reset, Set, System};
use crate::numerals::Numeral;
use crate::param::{Kind, Param};
use crate::spikes::Fires;
use std::fmt::Write;

/// The text of a neuron: what comments say of a name stands on the line above it, where XPPAUT passes over it, too. A text knows
/// no choices: those by default are made.
pub fn write(system: &System) -> String {
    let usual: Vec<f64> = system.params.iter().map(|param| param.initial()).collect();
    let (system, _) = system.chosen(&usual);
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    if !system.title.is_empty() {
        line(&format!("# {}", system.title));
    }
    if !system.time.unit.is_empty() {
        line(&format!("# time: {}", system.time.unit));
    }
    if system.expressions().any(|expr| expr.names().contains(&system.current.id)) {
        let [low, high] = system.usual.currents;
        let said = ["current".into(), system.current.unit.into(), range(low, high)];
        line(&note(system.current.id, &said));
        line(&format!("par {}={}", system.current.id, number(system.usual.current)));
    }
    for param in &system.params {
        line(&note(param.id, &told(param)));
        line(&format!("par {}={}", param.id, number(param.initial())));
    }
    for (name, value) in &system.constants {
        line(&format!("number {name}={}", number(*value)));
    }
    for noise in &system.noises {
        line(&format!("wiener {noise}"));
    }
    for function in &system.functions {
        line(&format!("{}({})={}", function.name, function.arguments.join(","), function.body));
    }
    for definition in &system.quantities {
        let (id, unit) = (definition.quantity.id, definition.quantity.unit);
        if !unit.is_empty() {
            line(&note(id, &[unit.into()]));
        }
        line(&format!("{}{id}={}", if definition.shown { "aux " } else { "" }, definition.expr));
    }
    for (place, variable) in system.variables.iter().enumerate() {
        let (id, [low, high]) = (variable.quantity.id, variable.range);
        let voltage = if place == 0 && !id.eq_ignore_ascii_case("v") { "voltage" } else { "" };
        let said = [variable.quantity.unit, variable.quantity.from, voltage].map(String::from);
        line(&note(id, &[&said[..], &[range(low, high)]].concat()));
        line(&format!("{id}'={}", variable.rate));
    }
    for variable in &system.variables {
        if let Some(initial) = variable.initial {
            line(&format!("init {}={}", variable.quantity.id, number(initial)));
        }
    }
    if let Some(reset) = &system.reset {
        line(&fired(reset));
        if let Some(held) = &reset.held {
            line(&format!("# refractory: {held}"));
        }
    }
    if let (Fires::Above(threshold), Some(voltage)) = (system.fires, system.variables.first()) {
        line(&format!("# spike: {} > {}", voltage.quantity.id, number(threshold)));
    }
    for Set { name, values, current } in &system.presets {
        let current = current.map(|current| (system.current.id, current));
        let values = values.iter().copied().chain(current);
        let values: Vec<String> = values.map(|(key, value)| format!("{key}={}", number(value))).collect();
        line(&format!("set {name} {{{}}}", values.join(",")));
    }
    let method = system.usual.method.map(|method| format!(",meth={method}")).unwrap_or_default();
    line(&format!("@ dt={},total={}{method}", number(system.usual.dt), number(system.usual.duration)));
    line("done");
    text
}

fn number(value: f64) -> Numeral {
    Numeral::exact(value)
}

fn range(low: f64, high: f64) -> String {
    format!("{}..{}", number(low), number(high))
}

/// What a comment says of a name.
fn note(name: &str, said: &[String]) -> String {
    let said: Vec<&str> = said.iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
    format!("# {name}: {}", said.join(", "))
}

/// What is said of a parameter: its unit, its slider, its words.
fn told(param: &Param) -> [String; 4] {
    let mut slider = range(param.min, param.max);
    let [low, high] = [param.min, param.max];
    let usual = Param::number(param.id, 0.0, "", low..=high, "", "", "");
    if param.kind != Kind::Number {
        slider += ", whole";
    }
    if param.log {
        slider += ", log";
    } else if param.step != usual.step {
        let _ = write!(slider, ", step {}", number(param.step));
    }
    if low >= 0.0 && param.hard_min < 0.0 {
        slider += ", signed";
    }
    let words = match (param.name, param.help) {
        (name, "") if name == param.id => String::new(),
        (name, "") => name.into(),
        (name, help) if name == help || name == param.id => help.into(),
        (name, help) => format!("{name}: {help}"),
    };
    [param.unit.into(), slider, String::new(), words]
}

/// A reset, its sets in such an order that each is told from the state before although they are done one after the other.
fn fired(reset: &Reset) -> String {
    let mut left: Vec<&(&'static str, Expr)> = reset.sets.iter().collect();
    let mut sets: Vec<String> = Vec::new();
    while !left.is_empty() {
        // One that no other is told from.
        let free = |place: &usize| {
            let others = left.iter().enumerate().filter(|(other, _)| other != place);
            others.into_iter().all(|(_, (_, after))| !after.names().contains(&left[*place].0))
        };
        let place = (0..left.len()).find(free).unwrap_or(0);
        let (name, after) = left.remove(place);
        sets.push(format!("{name}={after}"));
    }
    match &reset.when {
        Expr::Binary(Operator::Greater, voltage, threshold) => {
            let condition = match &**threshold {
                Expr::Neg(size) => Expr::binary(Operator::Add, (**voltage).clone(), (**size).clone()),
                other => Expr::binary(Operator::Sub, (**voltage).clone(), other.clone()),
            };
            format!("global 1 {condition} {{{}}}", sets.join(";"))
        }
        when => format!("threshold: {when}\nreset: {}", sets.join("; ")),
    }
}
