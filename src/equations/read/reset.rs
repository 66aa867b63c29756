//! What happens when a neuron fires, from `global`, or from Brian2's threshold and reset.

use super::draft::Draft;
use super::firing::in_two_lines;
use super::formula::Formula;
use super::scope::Scope;
use super::size::Size;
use super::statement::Name;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Operator};
use crate::equations::system::{Defined, Definition, Reset};
use crate::text::{Text, say};
use std::collections::HashMap;

/// A reset, and the variable whose crossing calls for it.
pub struct Found {
    /// The reset.
    pub reset: Reset,
    /// The variable, and where it stands.
    pub crossing: Name,
}

impl Found {
    /// When it is called for, and what is then set.
    pub fn parts(&self) -> Vec<&Expr> {
        std::iter::once(&self.reset.when).chain(self.reset.sets.iter().map(|(_, after)| after)).collect()
    }
}

/// The reset of a text, if it has one.
pub fn reset(draft: &Draft, scope: &mut Scope, complaints: &mut Vec<Complaint>) -> Option<Found> {
    let is_variable = |name: &str| draft.rates.iter().any(|rate| rate.name.id == name);
    let one = say!("only one reset is known here");
    let (condition, when, sets) = match (&draft.globals[..], &draft.thresholds[..], &draft.resets[..]) {
        ([], [], []) => {
            complaints.extend(namesakes(draft));
            return None;
        }
        // A line that could not be read may be the other one.
        ([], _, []) | ([], [], _) if draft.is_faulty() => return None,
        ([(sign, condition, sets), more @ ..], thresholds, _) => {
            let others =
                more.iter().map(|(sign, ..)| sign.place).chain(thresholds.iter().map(|when| when.place));
            complaints.extend(others.map(|place| Complaint::new(place, one.clone())));
            let resolved = scope.resolved(condition, &[], complaints);
            (condition, crossed(resolved, sign, &is_variable, complaints), sets)
        }
        ([], [condition, more @ ..], [sets, others @ ..]) => {
            complaints.extend(more.iter().map(|when| Complaint::new(when.place, one.clone())));
            let others = others.iter().filter_map(|sets| sets.first());
            complaints.extend(others.map(|(name, _)| Complaint::new(name.place, one.clone())));
            (condition, compared(scope.resolved(condition, &[], complaints), &is_variable), sets)
        }
        ([], [condition, ..], []) => {
            let message = say!("a threshold wants a reset beside it, such as reset: v = v_r");
            complaints.push(Complaint::new(condition.place, message));
            return None;
        }
        ([], [], [sets, ..]) => {
            let place = sets.first().map_or(Place::START, |(name, _)| name.place);
            let message = say!("a reset wants a threshold beside it, such as threshold: v > v_t");
            complaints.push(Complaint::new(place, message));
            return None;
        }
    };
    let told = complaints.len();
    let sets = all_at_once(sets, scope, &is_variable, complaints);
    let understood = complaints.len() == told;
    let place = condition.place;
    let Some((variable, when)) = when else {
        if condition.is_faulty() || condition.expr.names().iter().any(|name| scope.is_broken(name)) {
            return None;
        }
        let pattern = Text::plain(if draft.globals.is_empty() { "v > v_t" } else { "global 1 v-vth {v=vr}" });
        let message =
            say!("a reset is called for where a variable rises through a value, such as {pattern}", pattern);
        complaints.push(Complaint::new(place, message));
        return None;
    };
    let leaves = sets.iter().all(|(set, after)| *set != variable || *after == Expr::Name(variable));
    if leaves && understood && !sets.is_empty() && !draft.globals.is_empty() {
        let (name, pulse) = (Text::plain(variable), Text::plain(format!("heav({variable}-vth)")));
        let message = say!(
            "XPPAUT does this once whenever {name} rises through its threshold; here, it would be done in every step while {name} is above: set {name}, too, so that it falls below, or let a rate hold a pulse, such as {pulse}",
            name,
            pulse
        );
        complaints.push(Complaint::new(condition.place, message));
        return None;
    }
    Some(Found { reset: Reset { when, sets, held: None }, crossing: Name { id: variable, place } })
}

/// What is told of numbers that are called as these lines begin, in a text without a reset that asks for none of them.
fn namesakes(draft: &Draft) -> Vec<Complaint> {
    let asked: Vec<&str> = draft.formulas().flat_map(|formula| formula.expr.names()).collect();
    let called = |id: &str| ["threshold", "reset"].iter().any(|word| word.eq_ignore_ascii_case(id));
    let unused = draft.declared().filter(|name| called(name.id) && !asked.contains(&name.id));
    unused.map(|name| Complaint::doubt(name.place, in_two_lines())).collect()
}

/// When a condition goes through 0 in the direction of the sign.
fn crossed(
    condition: Expr,
    sign: &Name,
    is_variable: &dyn Fn(&str) -> bool,
    complaints: &mut Vec<Complaint>,
) -> Option<(&'static str, Expr)> {
    let rises = sign.id != "-1";
    if sign.id == "0" {
        complaints.push(Complaint::doubt(
            sign.place,
            say!("only an upward crossing resets here, as the sign 1 says"),
        ));
    }
    let above = |name: &'static str, value: &Expr| {
        let stands_alone = is_variable(name) && !value.names().contains(&name);
        stands_alone.then(|| (name, Expr::binary(Operator::Greater, Expr::Name(name), value.clone())))
    };
    match &condition {
        Expr::Name(name) if rises => above(name, &Expr::Number(0.0)),
        Expr::If(parts) if rises => switched(parts).and_then(|when| compared(when, is_variable)),
        Expr::Binary(Operator::Sub, left, right) => match (&**left, &**right) {
            (Expr::Name(name), value) if rises => above(name, value),
            (value, Expr::Name(name)) if !rises => above(name, value),
            _ => summed(&condition, rises, is_variable).and_then(|(name, value)| above(name, &value)),
        },
        Expr::Binary(Operator::Add, left, right) => match (&**left, &**right) {
            (Expr::Name(name), value) if rises => above(name, &Expr::Neg(Box::new(value.clone()))),
            _ => summed(&condition, rises, is_variable).and_then(|(name, value)| above(name, &value)),
        },
        _ => None,
    }
}

/// The condition of `if(…)then(…)else(…)` that is above 0 where it holds and below elsewhere.
fn switched([when, then, other]: &[Expr; 3]) -> Option<Expr> {
    let [then, other] = [then, other].map(|part| constant(part, &|_| None));
    (then? > 0.0 && other? < 0.0).then(|| when.clone())
}

/// A variable that is added in a sum, and what it is above where the sum is above 0, or, where it falls, below.
fn summed(condition: &Expr, rises: bool, is_variable: &dyn Fn(&str) -> bool) -> Option<(&'static str, Expr)> {
    let mut terms = Vec::new();
    collect(condition, rises, &mut terms);
    let is_first =
        |(adds, term): &(bool, &Expr)| *adds && matches!(term, Expr::Name(name) if is_variable(name));
    let (_, Expr::Name(variable)) = terms.remove(terms.iter().position(is_first)?) else { return None };
    let mut terms = terms.into_iter();
    let (adds, first) = terms.next()?;
    let first = if adds { Expr::Neg(Box::new(first.clone())) } else { first.clone() };
    let value = terms.fold(first, |sum, (adds, term)| {
        Expr::binary(if adds { Operator::Sub } else { Operator::Add }, sum, term.clone())
    });
    Some((variable, value))
}

/// The terms of a sum, and whether each adds to it.
fn collect<'a>(expr: &'a Expr, adds: bool, terms: &mut Vec<(bool, &'a Expr)>) {
    match expr {
        Expr::Binary(Operator::Add | Operator::Sub, ..) => {
            let (first, others) = expr.chain();
            collect(first, adds, terms);
            for (operator, term) in others {
                collect(term, adds ^ (operator == Operator::Sub), terms);
            }
        }
        Expr::Neg(of) => collect(of, !adds, terms),
        _ => terms.push((adds, expr)),
    }
}

/// Whether expressions ask for a name, themselves or by the quantities and the functions that they are made of.
pub fn asks_for(
    parts: &[&Expr],
    name: &str,
    quantities: &[(Name, Definition)],
    functions: &[Defined],
) -> bool {
    let mut asked: Vec<&Expr> = parts.to_vec();
    // Of each what was not there yet, so that it ends.
    let mut place = 0;
    while let Some(expr) = asked.get(place).copied() {
        let [names, applied] = [expr.names(), expr.applied()];
        let more = quantities
            .iter()
            .map(|(_, made)| (made.quantity.id, &made.expr))
            .filter(|(id, _)| names.contains(id));
        let bodies =
            functions.iter().map(|made| (made.name, &made.body)).filter(|(id, _)| applied.contains(id));
        for (_, made) in more.chain(bodies) {
            if !asked.iter().any(|known| std::ptr::eq(*known, made)) {
                asked.push(made);
            }
        }
        place += 1;
    }
    asked.iter().any(|expr| expr.names().contains(&name))
}

/// A comparison with the variable at its left.
fn compared(condition: Expr, is_variable: &dyn Fn(&str) -> bool) -> Option<(&'static str, Expr)> {
    let Expr::Binary(operator, left, right) = condition else { return None };
    let (operator, left, right) = match operator {
        Operator::Greater | Operator::AtLeast => (operator, left, right),
        Operator::Less => (Operator::Greater, right, left),
        Operator::AtMost => (Operator::AtLeast, right, left),
        _ => return None,
    };
    match *left {
        Expr::Name(name) if is_variable(name) && !right.names().contains(&name) => {
            Some((name, Expr::binary(operator, Expr::Name(name), *right)))
        }
        _ => None,
    }
}

/// What is set one after the other, as told from the state before.
fn all_at_once(
    sets: &[(Name, Formula)],
    scope: &mut Scope,
    is_variable: &dyn Fn(&str) -> bool,
    complaints: &mut Vec<Complaint>,
) -> Vec<(&'static str, Expr)> {
    let mut known: Vec<(&'static str, Expr)> = Vec::new();
    let mut sizes = HashMap::new();
    for (name, formula) in sets {
        let after = scope.resolved(formula, &[], complaints);
        let size = Size::of(&after, &[], &sizes);
        if !size.is_borne() {
            complaints.push(Complaint::new(
                name.place,
                say!("this grows too large when what is set before is put in"),
            ));
            return known;
        }
        let after =
            after.replaced(&|used| known.iter().find(|(set, _)| *set == used).map(|(_, expr)| expr.clone()));
        match scope.find(name.id).filter(|id| is_variable(id)) {
            Some(id) => {
                known.retain(|(set, _)| *set != id);
                sizes.insert(id, size);
                known.push((id, after));
            }
            None if scope.is_broken(name.id) => {}
            None => {
                let said = Text::plain(name.id);
                complaints.push(Complaint::new(
                    name.place,
                    say!("{said} is no variable: a reset sets variables", said),
                ));
            }
        }
    }
    known
}
