//! The currents across a neuron's membrane, among its named quantities.

use crate::equations::expr::{Expr, Operator};
use crate::equations::system::{Definition, System};
use crate::ode::Quantity;
use std::collections::HashMap;

/// The places among a neuron's named quantities of those that are currents across its membrane: what the current that drives
/// it is measured in, they are, too; where nothing has that unit, what the voltage's rate adds to that current or takes off it.
/// A sum of some of them is none more, nor is one that the injected current is part of.
pub fn currents(system: &System) -> Vec<usize> {
    let measured = measured(system);
    if !measured.is_empty() {
        return measured;
    }
    let Beside { flows, .. } = beside(system);
    (0..system.quantities.len())
        .filter(|&place| flows.contains_key(system.quantities[place].quantity.id))
        .collect()
}

/// Which way a neuron's currents flow where they are positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Out of the neuron: its rate takes all of them off the current that drives it.
    Outward,
    /// Its rate takes off some and adds others.
    Both,
    /// As its equations have it: it adds all of them, or some are not beside that current, or that current lowers the voltage.
    Theirs,
}

/// Which way the currents flow where they are positive.
pub fn direction(system: &System) -> Direction {
    let Beside { flows, raises } = beside(system);
    let off = |place: usize| flows.get(system.quantities[place].quantity.id).copied();
    let all: Vec<Option<bool>> = currents(system).into_iter().map(off).collect();
    match [true, false].map(|taken| all.contains(&Some(taken))) {
        [true, true] => Direction::Both,
        [true, false] if raises && !all.contains(&None) => Direction::Outward,
        _ => Direction::Theirs,
    }
}

/// Those with the unit of the current that drives the neuron.
fn measured(system: &System) -> Vec<usize> {
    let unit = system.current.unit;
    let is_current = |quantity: Quantity| !unit.is_empty() && quantity.unit == unit;
    let all =
        system.quantities.iter().map(|definition| definition.quantity).filter(|known| is_current(*known));
    let flows: Vec<&str> = all.map(|quantity| quantity.id).chain([system.current.id]).collect();
    let alone = |definition: &Definition| {
        is_current(definition.quantity)
            && !system.spelled_out(&definition.expr).names().iter().any(|name| flows.contains(name))
    };
    (0..system.quantities.len()).filter(|&place| alone(&system.quantities[place])).collect()
}

/// What stands in a sum beside the current that drives the neuron.
#[derive(Default)]
struct Beside {
    /// Named quantities, and whether each is taken off that current.
    flows: HashMap<&'static str, bool>,
    /// Whether that current raises the voltage, for all that signs tell.
    raises: bool,
}

/// That in the rate of the voltage, or in what that rate names.
fn beside(system: &System) -> Beside {
    let defined = |name: &str| {
        let definition = system.quantities.iter().find(|definition| definition.quantity.id == name)?;
        Some(&definition.expr)
    };
    let (rate, current) = (&system.variables[0].rate, system.current.id);
    let named = rate.names().into_iter().filter_map(|name| Some((lowers(name, rate)?, defined(name)?)));
    let found = [(false, rate)].into_iter().chain(named).find_map(|(turned, expr)| {
        let summands = sum_with(current, expr)?;
        Some((summands, lowers(current, expr).is_some_and(|lowers| lowers == turned)))
    });
    let Some((mut summands, raises)) = found else { return Beside::default() };
    let mut flows = HashMap::new();
    let mut seen = Vec::new();
    while let Some(Summand { of, off }) = summands.pop() {
        let Expr::Name(name) = of else { continue };
        let Some(definition) = defined(name).filter(|_| !seen.contains(name)) else { continue };
        seen.push(name);
        let within = Summand::of(definition, off);
        let is_known = |summand: &Summand| matches!(summand.of, Expr::Name(part) if defined(part).is_some());
        if within.len() > 1 && within.iter().all(is_known) {
            summands.extend(within);
        } else {
            flows.insert(*name, off);
        }
    }
    Beside { flows, raises }
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

/// The sum within an expression that a name is added to, with the signs that the others have where that is positive.
fn sum_with<'a>(name: &str, expr: &'a Expr) -> Option<Vec<Summand<'a>>> {
    let mut summands = Summand::of(expr, false);
    let found = summands.iter().find(|summand| matches!(summand.of, Expr::Name(known) if *known == name));
    if let Some(&Summand { off: turned, .. }) = found {
        summands.iter_mut().for_each(|summand| summand.off ^= turned);
        return Some(summands);
    }
    expr.parts().into_iter().find_map(|part| sum_with(name, part))
}
