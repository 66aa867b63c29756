//! What an expression comes to, as a number: walked as a tree, where it is asked for now and then.

use super::expr::Expr;
use super::system::System;

/// What an expression without functions of the text's own comes to, names being what `of` says; no number where a name is not
/// known.
pub fn evaluate(expr: &Expr, of: &dyn Fn(&'static str) -> Option<f64>) -> f64 {
    let at = |part: &Expr| evaluate(part, of);
    match expr {
        Expr::Number(number) => *number,
        Expr::Name(name) => of(name).unwrap_or(f64::NAN),
        Expr::Neg(of) => -at(of),
        Expr::Binary(..) => {
            let (first, others) = expr.chain();
            others.into_iter().fold(at(first), |left, (operator, right)| operator.of(left, at(right)))
        }
        Expr::Call(function, of) => match of.as_slice() {
            [x] => function.of(at(x), f64::NAN),
            [x, y] => function.of(at(x), at(y)),
            _ => f64::NAN,
        },
        Expr::Apply(..) => f64::NAN,
        Expr::If(of) => at(if at(&of[0]) != 0.0 { &of[1] } else { &of[2] }),
    }
}

/// The same where all its names are known, and none is of a function of the text's own.
pub fn constant(expr: &Expr, of: &dyn Fn(&'static str) -> Option<f64>) -> Option<f64> {
    let known = expr.applied().is_empty() && expr.names().into_iter().all(|name| of(name).is_some());
    known.then(|| evaluate(expr, of))
}

/// The names of a neuron's equations, and what each is at a state.
pub struct Named<'a> {
    system: &'a System,
    known: Vec<(&'static str, f64)>,
}

impl Named<'_> {
    /// What has this name.
    pub fn of(&self, name: &str) -> Option<f64> {
        self.known.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// What an expression comes to.
    pub fn evaluate(&self, expr: &Expr) -> f64 {
        evaluate(&self.system.spelled_out(expr), &|name| self.of(name))
    }
}

impl System {
    /// All its names at a state, under a current, at a time, with these values of its parameters; its noises are silent.
    pub fn at(&self, state: &[f64], current: f64, time: f64, values: &[f64]) -> Named<'_> {
        let mut known = vec![(self.time.id, time), (self.current.id, current)];
        known.extend(self.constants.iter().copied());
        known.extend(self.noises.iter().map(|name| (*name, 0.0)));
        known.extend(self.params.iter().zip(values).map(|(param, value)| (param.id, *value)));
        known
            .extend(self.variables.iter().zip(state).map(|(variable, value)| (variable.quantity.id, *value)));
        let mut named = Named { system: self, known };
        for definition in &self.quantities {
            let value = named.evaluate(&definition.expr);
            named.known.push((definition.quantity.id, value));
        }
        named
    }

    /// For how long its first variable is held after a reset, with values in the order of its parameters: 0 where it is not.
    pub fn refractory(&self, values: &[f64]) -> f64 {
        let Some(held) = self.held() else { return 0.0 };
        let time = evaluate(&self.spelled_out(held), &|name| self.value(name, values));
        // What is less, or no number, is none.
        if time > 0.0 { time } else { 0.0 }
    }

    /// The rates of its variables there.
    pub fn rates(&self, named: &Named) -> Vec<f64> {
        self.variables.iter().map(|variable| named.evaluate(&variable.rate)).collect()
    }
}
