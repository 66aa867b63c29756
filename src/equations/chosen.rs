//! Equations with the choices among their parameters made: what holds under them is left, and nothing of what does not.

use super::evaluate::constant;
use super::expr::Expr;
use super::system::{Definition, System};
use crate::param::{Kind, Param};

impl System {
    /// The equations that hold under the choices among these values, and the values of what is left of the parameters: choices
    /// themselves are gone, and with them what the equations no longer ask for.
    pub fn chosen(&self, values: &[f64]) -> (System, Vec<f64>) {
        let choices: Vec<(&str, f64)> = self
            .params
            .iter()
            .zip(values)
            .filter(|(param, _)| param.kind == Kind::Choice)
            .map(|(param, value)| (param.id, *value))
            .collect();
        if choices.is_empty() {
            return (self.clone(), values.to_vec());
        }
        let value = |name: &str| choices.iter().find(|(id, _)| *id == name).map(|(_, value)| *value);
        let mut left = self.changed(&|expr| decided(expr, &value));
        // What has become another name for something goes by that.
        let aliases: Vec<(&str, Expr)> = left
            .quantities
            .iter()
            .filter(|made| matches!(made.expr, Expr::Name(_)) && !self.quantities.contains(made))
            .map(|made| (made.quantity.id, made.expr.clone()))
            .collect();
        left.quantities.retain(|made| aliases.iter().all(|(name, _)| *name != made.quantity.id));
        let known =
            |name: &str| aliases.iter().find(|(alias, _)| *alias == name).map(|(_, same)| same.clone());
        left = left.changed(&|expr| expr.replaced(&known));
        let kept: Vec<bool> = self
            .params
            .iter()
            .map(|Param { id, kind, .. }| *kind != Kind::Choice && (left.asks_for(id) || !self.asks_for(id)))
            .collect();
        let mut keep = kept.iter();
        left.params.retain(|_| keep.next() == Some(&true));
        let values = values.iter().zip(kept).filter(|(_, kept)| *kept).map(|(value, _)| *value).collect();
        (left, values)
    }

    /// The parameters that change nothing under the choices among these values.
    pub fn idle(&self, values: &[f64]) -> Vec<&'static str> {
        let (left, _) = self.chosen(values);
        let gone = |param: &&Param| {
            param.kind != Kind::Choice && left.params.iter().all(|known| known.id != param.id)
        };
        self.params.iter().filter(gone).map(|param| param.id).collect()
    }

    /// Whether a name stands in one of its expressions.
    fn asks_for(&self, name: &str) -> bool {
        self.expressions().chain(&self.cut).any(|expr| expr.names().contains(&name))
    }

    /// The same with each of its expressions changed.
    fn changed(&self, change: &dyn Fn(&Expr) -> Expr) -> System {
        let mut changed = self.clone();
        changed.quantities.iter_mut().for_each(|Definition { expr, .. }| *expr = change(expr));
        changed.variables.iter_mut().for_each(|variable| variable.rate = change(&variable.rate));
        changed.functions.iter_mut().for_each(|function| function.body = change(&function.body));
        changed.cut = changed.cut.as_ref().map(change);
        if let Some(reset) = &mut changed.reset {
            reset.when = change(&reset.when);
            reset.sets.iter_mut().for_each(|(_, after)| *after = change(after));
            reset.held = reset.held.as_ref().map(change);
        }
        changed
    }
}

/// An expression with the values of choices put in, and, of what they decide, the part that holds.
fn decided(expr: &Expr, value: &dyn Fn(&str) -> Option<f64>) -> Expr {
    match expr {
        Expr::Name(name) => value(name).map_or_else(|| expr.clone(), Expr::from),
        Expr::If(of) => match constant(&of[0], &|name| value(name)) {
            Some(holds) => decided(&of[if holds == 0.0 { 2 } else { 1 }], value),
            None => expr.with_parts(&mut |part| decided(part, value)),
        },
        _ => expr.with_parts(&mut |part| decided(part, value)),
    }
}
