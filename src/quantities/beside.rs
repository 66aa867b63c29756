//! What stands beside the current that drives a neuron, in the rate of its voltage.

use crate::equations::expr::{Expr, Operator};
use crate::equations::system::System;
use std::collections::HashMap;

/// What stands in a sum beside the current that drives the neuron.
#[derive(Default)]
pub struct Beside {
    /// Named quantities, and whether each is taken off that current.
    pub flows: HashMap<&'static str, bool>,
    /// Whether that current raises the voltage, for all that signs tell.
    pub raises: bool,
    /// Whether these quantities, each as it is, are all that moves the voltage beside that current.
    pub alone: bool,
}

/// That in the rate of the voltage, or in what that rate names.
pub fn beside(system: &System) -> Beside {
    let defined = |name: &str| {
        let definition = system.quantities.iter().find(|definition| definition.quantity.id == name)?;
        Some(&definition.expr)
    };
    let (rate, current) = (&system.variables[0].rate, system.current.id);
    let is_variable = |name: &str| system.variables.iter().any(|variable| variable.quantity.id == name);
    let moves = |name: &str| name == current || is_variable(name) || defined(name).is_some();
    let is_product = Summand::of(rate, false).len() == 1;
    let named = rate.names().into_iter().filter_map(|name| Some((lowers(name, rate)?, defined(name)?)));
    let found = [(false, rate, true)]
        .into_iter()
        .chain(named.map(|(turned, expr)| (turned, expr, is_product)))
        .find_map(|(turned, expr, alone)| {
            let sum = Sum::with(current, expr, &moves)?;
            let raises = lowers(current, expr).is_some_and(|lowers| lowers == turned);
            Some((Sum { alone: sum.alone && alone, ..sum }, raises))
        });
    let Some((Sum { mut summands, by, mut alone }, raises)) = found else { return Beside::default() };
    let mut flows = HashMap::new();
    let mut seen = vec![current];
    while let Some(Summand { of, off }) = summands.pop() {
        let scaled = Scaled::of(of, &moves);
        if scaled.as_ref().is_some_and(|scaled| scaled.name == current) {
            continue;
        }
        // What is not multiplied as that current is may be a gate, a conductance or a voltage, or in another unit.
        let is_flow = |scaled: &Scaled| scaled.by == by || by.is_empty() && is_called_current(scaled.name);
        let flow = scaled.filter(|scaled| is_flow(scaled) && !seen.contains(&scaled.name));
        let Some((scaled, definition)) = flow.and_then(|scaled| defined(scaled.name).map(|of| (scaled, of)))
        else {
            alone = false;
            continue;
        };
        seen.push(scaled.name);
        let within = Summand::of(definition, off);
        let is_known = |summand: &Summand| matches!(summand.of, Expr::Name(part) if defined(part).is_some());
        if scaled.by.is_empty() && within.len() > 1 && within.iter().all(is_known) {
            summands.extend(within);
        } else {
            alone &= scaled.by == by;
            flows.insert(scaled.name, off);
        }
    }
    Beside { flows, raises, alone }
}

/// Whether the field calls a current so.
fn is_called_current(name: &str) -> bool {
    name.starts_with(['i', 'I'])
}

/// A sum that a current is part of.
struct Sum<'a> {
    /// Its parts, with the signs that they have where that current is positive.
    summands: Vec<Summand<'a>>,
    /// What the current is multiplied and divided by there.
    by: Vec<(Operator, &'a Expr)>,
    /// Whether it is in no other sum.
    alone: bool,
}

impl<'a> Sum<'a> {
    /// That within an expression.
    fn with(current: &str, expr: &'a Expr, moves: &impl Fn(&str) -> bool) -> Option<Sum<'a>> {
        let mut summands = Summand::of(expr, false);
        let found = summands.iter().find_map(|summand| {
            let scaled = Scaled::of(summand.of, moves).filter(|scaled| scaled.name == current)?;
            Some((scaled.by, summand.off))
        });
        if let Some((by, turned)) = found {
            summands.iter_mut().for_each(|summand| summand.off ^= turned);
            return Some(Sum { summands, by, alone: true });
        }
        let is_product = summands.len() == 1;
        let sum = expr.parts().into_iter().find_map(|part| Sum::with(current, part, moves))?;
        Some(Sum { alone: sum.alone && is_product, ..sum })
    }
}

/// A name, and what it is multiplied and divided by, which stays.
struct Scaled<'a> {
    name: &'static str,
    by: Vec<(Operator, &'a Expr)>,
}

impl<'a> Scaled<'a> {
    /// An expression as one; none where more of it moves than one name, or something else.
    fn of(expr: &'a Expr, moves: &impl Fn(&str) -> bool) -> Option<Scaled<'a>> {
        let factors: Vec<(Operator, &Expr)> = match expr {
            Expr::Binary(Operator::Mul | Operator::Div, ..) => {
                let (first, others) = expr.chain();
                [(Operator::Mul, first)].into_iter().chain(others).collect()
            }
            of => vec![(Operator::Mul, of)],
        };
        let (moving, by): (Vec<_>, Vec<_>) =
            factors.into_iter().partition(|(_, factor)| factor.names().into_iter().any(moves));
        match moving[..] {
            [(Operator::Mul, Expr::Name(name))] => Some(Scaled { name, by }),
            _ => None,
        }
    }
}

/// Whether an expression falls where what has a name grows, for all that signs tell; none where they do not.
fn lowers(name: &str, expr: &Expr) -> Option<bool> {
    match expr {
        Expr::Name(known) => (*known == name).then_some(false),
        Expr::Neg(of) => lowers(name, of).map(|lowers| !lowers),
        Expr::Binary(Operator::Add | Operator::Sub | Operator::Mul | Operator::Div, ..) => {
            let (first, others) = expr.chain();
            let turned = |sign| sign == Operator::Sub;
            let mut parts =
                [(false, first)].into_iter().chain(others.iter().map(|(sign, part)| (turned(*sign), *part)));
            parts.find_map(|(turned, part)| Some(lowers(name, part)? != turned))
        }
        _ => None,
    }
}

/// What is added up in a sum.
struct Summand<'a> {
    of: &'a Expr,
    /// Whether it is taken off.
    off: bool,
}

impl Summand<'_> {
    /// Those of an expression, brackets within it opened; of what is no sum, it alone.
    fn of(expr: &Expr, off: bool) -> Vec<Summand<'_>> {
        match expr {
            Expr::Neg(of) => Summand::of(of, !off),
            Expr::Binary(Operator::Add | Operator::Sub, ..) => {
                let (first, others) = expr.chain();
                let others = others.into_iter().map(|(sign, other)| (other, off != (sign == Operator::Sub)));
                [(first, off)].into_iter().chain(others).flat_map(|(of, off)| Summand::of(of, off)).collect()
            }
            of => vec![Summand { of, off }],
        }
    }
}
