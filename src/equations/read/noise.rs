//! How noise may stand in a neuron: linearly in its rates, and not where a spike is told or reset.

use super::draft::Draft;
use super::formula::Formula;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::expr::{Expr, Operator};
use crate::equations::system::System;
use crate::text::{Text, say};
use std::collections::HashMap;

/// How an expression hangs on noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Hangs {
    /// Not at all.
    Free,
    /// It is a sum in which noise is multiplied by what is free of it.
    Linearly,
    /// In another way.
    Otherwise,
}

/// Complains of noise in a sound neuron where it has no meaning, and doubts a method that takes none; the places are the draft's.
pub fn check(draft: &Draft, system: &System, complaints: &mut Vec<Complaint>) {
    if system.noises.is_empty() {
        return;
    }
    if system.usual.method == Some("dopri5")
        && let Some((.., place)) =
            draft.options.iter().find(|(key, ..)| key.id.to_lowercase().starts_with("meth"))
    {
        let message =
            say!("in noise steps have a fixed length, each with its random numbers: Euler’s method is taken");
        // That another method is not known, and which is taken, is then no more true.
        complaints.retain(|said| !said.doubt || (said.line, said.column) != (place.line, place.column));
        complaints.push(Complaint::doubt(*place, message));
    }
    let mut noise = Noise { system, names: HashMap::new(), calls: HashMap::new() };
    noise.names.extend(system.noises.iter().map(|noise| (*noise, Hangs::Linearly)));
    for definition in &system.quantities {
        let hangs = noise.hangs(&definition.expr, &[]);
        noise.names.insert(definition.quantity.id, hangs);
    }
    for variable in &system.variables {
        let name = variable.quantity.id;
        if noise.hangs(&variable.rate, &[]) == Hangs::Otherwise {
            let written = draft.rates.iter().find(|rate| rate.name.id == name).map(|rate| &rate.formula);
            let message = say!(
                "noise may be added in a rate, and multiplied by what is without noise; the rate of {name} hangs on it in another way",
                name = Text::plain(name)
            );
            complaints.push(Complaint::new(noise.place(written, &variable.rate), message));
        }
    }
    let Some(reset) = &system.reset else { return };
    let asks = |expr: &Expr, noise: &mut Noise| noise.hangs(expr, &[]) != Hangs::Free;
    let message = say!("a reset cannot ask for noise: it may stand in rates");
    if asks(&reset.when, &mut noise) {
        let globals = draft.globals.iter().map(|(_, condition, _)| condition);
        let written = globals.chain(&draft.thresholds).next();
        complaints.push(Complaint::new(noise.place(written, &reset.when), message.clone()));
    }
    for (name, to) in &reset.sets {
        let sets = draft.globals.iter().map(|(.., sets)| sets).chain(&draft.resets).flatten();
        // In other capitals it is the same variable.
        let sets = sets.filter(|(set, _)| set.id.eq_ignore_ascii_case(name)).map(|(_, written)| written);
        if asks(to, &mut noise) {
            let sets: Vec<&Formula> = sets.collect();
            let written = sets.iter().find(|written| noise.is_in(&written.expr)).or(sets.first()).copied();
            complaints.push(Complaint::new(noise.place(written, to), message.clone()));
        }
    }
}

/// What is known of noise in a system.
struct Noise<'a> {
    system: &'a System,
    /// Noises, and quantities.
    names: HashMap<&'static str, Hangs>,
    /// Functions with arguments that hang so.
    calls: HashMap<(&'static str, Vec<Hangs>), Hangs>,
}

impl Noise<'_> {
    /// How an expression hangs on noise, where arguments that it is told of hang so.
    fn hangs(&mut self, expr: &Expr, arguments: &[(&'static str, Hangs)]) -> Hangs {
        if let Expr::Name(name) = expr {
            let argument = arguments.iter().find(|(argument, _)| argument == name).map(|(_, hangs)| *hangs);
            return argument.or_else(|| self.names.get(name).copied()).unwrap_or(Hangs::Free);
        }
        let parts: Vec<Hangs> = expr.parts().into_iter().map(|part| self.hangs(part, arguments)).collect();
        let most = parts.iter().copied().max().unwrap_or(Hangs::Free);
        let linear = match (expr, parts.as_slice()) {
            (Expr::Apply(name, _), _) => return self.call(name, parts),
            (Expr::Neg(_), _) | (Expr::Binary(Operator::Add | Operator::Sub, ..), _) => true,
            (Expr::Binary(Operator::Mul | Operator::Div, ..), [_, others @ ..]) => {
                let divides = |((sign, _), hangs): (&(Operator, &Expr), &Hangs)| {
                    *sign == Operator::Div && *hangs != Hangs::Free
                };
                let noisy = parts.iter().filter(|hangs| **hangs != Hangs::Free).count();
                noisy <= 1 && !expr.chain().1.iter().zip(others).any(divides)
            }
            (Expr::If(_), [condition, ..]) => *condition == Hangs::Free,
            _ => false,
        };
        if linear || most == Hangs::Free { most } else { Hangs::Otherwise }
    }

    fn call(&mut self, name: &'static str, given: Vec<Hangs>) -> Hangs {
        let call = (name, given);
        if let Some(known) = self.calls.get(&call) {
            return *known;
        }
        let system = self.system;
        let Some(function) = system.functions.iter().find(|function| function.name == name) else {
            return Hangs::Otherwise;
        };
        let arguments: Vec<_> = function.arguments.iter().copied().zip(call.1.iter().copied()).collect();
        let hangs = self.hangs(&function.body, &arguments);
        self.calls.insert(call, hangs);
        hangs
    }

    /// Whether one of an expression's names has noise.
    fn is_in(&self, expr: &Expr) -> bool {
        expr.names().into_iter().any(|name| self.is_noisy(name))
    }

    fn is_noisy(&self, name: &str) -> bool {
        let mut alike = self.names.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        alike.any(|(_, hangs)| *hangs != Hangs::Free)
    }

    /// Where noise stands in a formula: the first of its names that has some; at the beginning where that is not found.
    fn place(&self, formula: Option<&Formula>, expr: &Expr) -> Place {
        let Some(formula) = formula else { return Place::START };
        let name = expr.names().into_iter().find(|name| self.is_noisy(name));
        name.map_or(formula.place, |name| formula.place_of(name))
    }
}
