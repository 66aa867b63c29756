//! From expressions to a graph: names resolved, parameters and constants in place, functions of the text spelled out.

use super::code::Code;
use super::graph::{Graph, Id};
use super::{CURRENT, Fault, STATE};
use crate::equations::expr::{Expr, Function, Operator};
use crate::equations::system::System;
use std::collections::HashMap;

/// The most quantities of a graph.
const MOST: usize = 8000;

/// The most parts of expressions that are read; functions that call one another twice each soon have as many as one likes.
const PARTS: usize = 400_000;

/// How deep parts may stand in one another, with those of the functions that they call.
const DEPTH: usize = 600;

/// Reads the expressions of a system.
pub struct Reader<'a> {
    system: &'a System,
    /// What is read.
    pub graph: Graph,
    names: HashMap<&'static str, Id>,
    calls: HashMap<(&'static str, Vec<Id>), Id>,
    parts: usize,
}

/// What a name means within a function: its arguments.
type Arguments<'a> = &'a [(&'static str, Id)];

impl<'a> Reader<'a> {
    /// With values in the order of the parameters; noises are given behind the state, or silent.
    pub fn new(system: &'a System, values: &[f64], noisy: bool) -> Result<Reader<'a>, Fault> {
        let graph = Graph::default();
        let mut reader = Reader { system, graph, names: HashMap::new(), calls: HashMap::new(), parts: 0 };
        let params = system.params.iter().zip(values).map(|(param, value)| (param.id, *value));
        let (loud, silent) = system.noises.split_at(if noisy { system.noises.len() } else { 0 });
        let silent = silent.iter().map(|noise| (*noise, 0.0));
        for (name, value) in params.chain(system.constants.iter().copied()).chain(silent) {
            let id = reader.graph.constant(value);
            reader.names.insert(name, id);
        }
        let variables = system.variables.iter().map(|variable| variable.quantity.id);
        let state = variables.chain(loud.iter().copied()).zip(STATE..);
        let given = std::iter::once((system.current.id, CURRENT)).chain(state);
        for (name, place) in given {
            let id = reader.graph.given(place);
            reader.names.insert(name, id);
        }
        for definition in &system.quantities {
            let id = reader.read(&definition.expr)?;
            reader.names.insert(definition.quantity.id, id);
        }
        Ok(reader)
    }

    /// Whether all quantities with names take no more than a quarter of what there is.
    pub fn fits(&self) -> bool {
        self.parts <= PARTS / 4 && self.graph.nodes.len() <= MOST / 4
    }

    /// The quantity that an expression is.
    pub fn read(&mut self, expr: &Expr) -> Result<Id, Fault> {
        self.part(expr, &[], DEPTH)
    }

    /// The quantity that a name stands for.
    pub fn named(&self, name: &'static str) -> Result<Id, Fault> {
        self.names.get(name).copied().ok_or(Fault::Unknown(name))
    }

    fn part(&mut self, expr: &Expr, arguments: Arguments, depth: usize) -> Result<Id, Fault> {
        self.parts += 1;
        if depth == 0 || self.parts > PARTS || self.graph.nodes.len() > MOST {
            return Err(Fault::TooLong);
        }
        if let Expr::Number(value) = expr {
            return Ok(self.graph.constant(*value));
        }
        if let Expr::Name(name) = expr {
            let argument = arguments.iter().find(|(known, _)| known == name);
            return argument.map_or_else(|| self.named(name), |(_, id)| Ok(*id));
        }
        if let Expr::If(parts) = expr {
            return self.choice(parts, arguments, depth);
        }
        if let Expr::Binary(..) = expr {
            return self.chain(expr, arguments, depth);
        }
        let of = self.all(&expr.parts(), arguments, depth)?;
        Ok(match *expr {
            Expr::Neg(_) => self.graph.neg(of[0]),
            Expr::Call(function, _) if of.len() == function.arity() => self.call(function, &of),
            Expr::Apply(name, _) => return self.apply(name, of, depth),
            _ => return Err(Fault::TooLong),
        })
    }

    fn all(&mut self, parts: &[&Expr], arguments: Arguments, depth: usize) -> Result<Vec<Id>, Fault> {
        parts.iter().map(|part| self.part(part, arguments, depth - 1)).collect()
    }

    fn chain(&mut self, expr: &Expr, arguments: Arguments, depth: usize) -> Result<Id, Fault> {
        let (first, others) = expr.chain();
        let mut left = self.part(first, arguments, depth - 1)?;
        for (operator, right) in others {
            let right = self.part(right, arguments, depth - 1)?;
            left = self.binary(operator, left, right);
        }
        Ok(left)
    }

    fn binary(&mut self, operator: Operator, a: Id, b: Id) -> Id {
        match operator {
            Operator::Add => self.graph.add(a, b),
            Operator::Sub => self.graph.sub(a, b),
            Operator::Mul => self.graph.mul(a, b),
            Operator::Div => self.graph.div(a, b),
            Operator::Pow => self.graph.power(a, b),
            _ => self.graph.of(Code::Relate(operator), &[a, b], &[]),
        }
    }

    fn call(&mut self, function: Function, of: &[Id]) -> Id {
        // The first of two that are equal is the lesser: a number that stands first is not a bound of the other.
        let most = of.get(1).and_then(|id| self.graph.value(*id)).filter(|most| !most.is_nan());
        match (function, most) {
            (Function::Exp, _) => self.graph.of(Code::Exp, of, &[]),
            (Function::Exprelr, _) => self.graph.exprelr(of[0]),
            (Function::Min, Some(most)) => self.graph.of(Code::AtMost, &of[..1], &[most]),
            _ => self.graph.of(Code::Call(function), of, &[]),
        }
    }

    fn apply(&mut self, name: &'static str, given: Vec<Id>, depth: usize) -> Result<Id, Fault> {
        let call = (name, given);
        if let Some(known) = self.calls.get(&call) {
            return Ok(*known);
        }
        let system = self.system;
        let function = system.functions.iter().find(|function| function.name == name);
        let function = function.filter(|function| function.arguments.len() == call.1.len());
        let function = function.ok_or(Fault::Unknown(name))?;
        let arguments: Vec<_> = function.arguments.iter().copied().zip(call.1.iter().copied()).collect();
        let id = self.part(&function.body, &arguments, depth - 1)?;
        self.calls.insert(call, id);
        Ok(id)
    }

    fn choice(&mut self, parts: &[Expr; 3], arguments: Arguments, depth: usize) -> Result<Id, Fault> {
        let [condition, then, other] = parts;
        let [then, other] = [then, other].map(|part| self.part(part, arguments, depth - 1));
        let (then, other) = (then?, other?);
        // A comparison decides by the sign of a difference.
        if let Expr::Binary(operator, left, right) = condition {
            let (swapped, negated) = match operator {
                Operator::Greater => (false, false),
                Operator::Less => (true, false),
                Operator::AtMost => (false, true),
                Operator::AtLeast => (true, true),
                _ => return self.holds(condition, [then, other], arguments, depth),
            };
            let of = self.all(&[left, right], arguments, depth)?;
            let difference =
                if swapped { self.graph.sub(of[1], of[0]) } else { self.graph.sub(of[0], of[1]) };
            let [then, other] = if negated { [other, then] } else { [then, other] };
            return Ok(self.graph.of(Code::Choice, &[difference, then, other], &[]));
        }
        self.holds(condition, [then, other], arguments, depth)
    }

    fn holds(
        &mut self,
        condition: &Expr,
        [then, other]: [Id; 2],
        arguments: Arguments,
        depth: usize,
    ) -> Result<Id, Fault> {
        let condition = self.part(condition, arguments, depth - 1)?;
        Ok(self.graph.of(Code::Holds, &[condition, then, other], &[]))
    }
}
