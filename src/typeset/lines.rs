//! A neuron as lines: the rates of its variables, the quantities in them, its functions, its reset.

use super::formula::Formula;
use super::setting::Setting;
use super::symbol::Symbol;
use crate::equations::expr::Expr;
use crate::equations::system::System;

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The variable, quantity or function that it is of; none of a reset.
    pub name: Option<&'static str>,
    /// What it says.
    pub says: Says,
}

impl Line {
    /// Whether it is the rate of a variable.
    pub fn is_rate(&self) -> bool {
        matches!(self.says, Says::Rate(..))
    }

    /// The names in it.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        match &self.says {
            Says::Rate(variable, time, is) => {
                names.extend([variable.name, time.name]);
                is.collect(&mut names);
            }
            Says::Is(left, right) => [left, right].into_iter().for_each(|side| side.collect(&mut names)),
            Says::Reset(when, sets, held) => {
                when.collect(&mut names);
                for (name, formula) in sets.iter().chain(held) {
                    names.push(name.name);
                    formula.collect(&mut names);
                }
            }
        }
        names
    }
}

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// The derivative of the first by the second is this.
    Rate(Symbol, Symbol, Formula),
    /// One is the other.
    Is(Formula, Formula),
    /// When this holds, each of these becomes that; and one is then held for so long.
    Reset(Formula, Vec<(Symbol, Formula)>, Option<(Symbol, Formula)>),
}

/// The lines of a neuron, the rates first; with the values of its parameters in the place of their symbols, where they are given.
pub fn lines(system: &System, values: Option<&[f64]>) -> Vec<Line> {
    let setting = Setting { system, values };
    let time = Symbol::of(system.time.id);
    let mut lines = Vec::new();
    for variable in &system.variables {
        let id = variable.quantity.id;
        let says = Says::Rate(setting.symbol(id), time.clone(), setting.formula(&variable.rate));
        lines.push(Line { name: Some(id), says });
    }
    for quantity in &system.quantities {
        let id = quantity.quantity.id;
        let says = Says::Is(Formula::Symbol(setting.symbol(id)), setting.formula(&quantity.expr));
        lines.push(Line { name: Some(id), says });
    }
    for function in &system.functions {
        let arguments = function.arguments.iter().map(|id| Formula::Symbol(Symbol::of(id))).collect();
        let called = Formula::Called(setting.symbol(function.name), arguments);
        lines.push(Line {
            name: Some(function.name),
            says: Says::Is(called, setting.formula(&function.body)),
        });
    }
    for (id, value) in &system.constants {
        let size = Expr::Number(value.abs());
        let value = if *value < 0.0 { Expr::Neg(Box::new(size)) } else { size };
        let says = Says::Is(Formula::Symbol(setting.symbol(id)), setting.formula(&value));
        lines.push(Line { name: Some(id), says });
    }
    if let Some(reset) = &system.reset {
        let sets =
            reset.sets.iter().map(|(id, after)| (setting.symbol(id), setting.formula(after))).collect();
        // With values, one that is 0 is none.
        let held =
            reset.held.as_ref().filter(|_| values.is_none_or(|values| system.refractory(values) > 0.0));
        let voltage = system.variables.first().map(|variable| variable.quantity.id);
        let held = voltage.zip(held).map(|(id, time)| (setting.symbol(id), setting.formula(time)));
        lines.push(Line { name: None, says: Says::Reset(setting.condition(&reset.when), sets, held) });
    }
    lines
}
