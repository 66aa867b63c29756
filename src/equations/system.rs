//! A neuron as data: its variables and their rates, the quantities on the way to them, its reset, and what its names stand for.

use super::expr::{Expr, Function};
use crate::ode::Quantity;
use crate::param::Param;
use crate::spikes::Fires;

/// The most variables of a neuron.
pub const VARIABLES: usize = 8;

/// A neuron, as equations. Every name in an expression is a variable, a parameter, a constant, a quantity, the current, or the
/// time; in the body of a function its arguments, too.
#[derive(Clone, Debug)]
pub struct System {
    /// What it is called.
    pub title: String,
    /// Time: its name and unit.
    pub time: Quantity,
    /// The current that drives it: the name by which the equations call it, and its unit.
    pub current: Quantity,
    /// The variables, the membrane voltage first, in the order of the state.
    pub variables: Vec<Variable>,
    /// The parameters, in the order of their table.
    pub params: Vec<Param>,
    /// Numbers that have a name but no slider, such as where a spike is cut off.
    pub constants: Vec<(&'static str, f64)>,
    /// Quantities with names, such as ionic currents and rates of gates, each after those that it is made of.
    pub quantities: Vec<Definition>,
    /// Functions that the text defines, each after those that it calls.
    pub functions: Vec<Defined>,
    /// What happens when it fires, of a neuron that is reset.
    pub reset: Option<Reset>,
    /// Where an upstroke that grows out of all bounds is cut off: rates are not asked for beyond it by methods but Euler's.
    pub cut: Option<Expr>,
    /// No exponential in its rates is more, where it is computed: so fast is at once. Infinite where there is no such bound.
    pub at_once: f64,
    /// How its spikes are told.
    pub fires: Fires,
    /// Whether nothing tells its spikes, and where they are told is a guess.
    pub guesses_spikes: bool,
    /// Names of white noises in the equations, each a standard normal deviate over √dt in every step; rates are linear in them.
    pub noises: Vec<&'static str>,
    /// How it is run when nothing is said.
    pub usual: Usual,
    /// Named sets of its parameters' values.
    pub presets: Vec<Set>,
}

/// A named set of parameters; the others have their defaults.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// What it is called.
    pub name: &'static str,
    /// Parameters and their values.
    pub values: Vec<(&'static str, f64)>,
    /// The current it is shown under, where that is not the usual one.
    pub current: Option<f64>,
}

/// How a neuron is run when nothing is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// The current that flows.
    pub current: f64,
    /// The currents between which it changes what it does: the range of the current's slider.
    pub currents: [f64; 2],
    /// The time step.
    pub dt: f64,
    /// How long.
    pub duration: f64,
    /// The key of the method; none where any serves.
    pub method: Option<&'static str>,
}

/// A variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name and unit.
    pub quantity: Quantity,
    /// How the book writes it; what follows `_` is a subscript.
    pub symbol: &'static str,
    /// Its time derivative.
    pub rate: Expr,
    /// Where a run starts when nothing is said; none where the neuron starts at its rest.
    pub initial: Option<f64>,
    /// Where it usually moves.
    pub range: [f64; 2],
}

/// A quantity with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Its name and unit.
    pub quantity: Quantity,
    /// What it is.
    pub expr: Expr,
    /// Whether it is to be seen beside the variables, as `aux` asks for.
    pub shown: bool,
}

/// A function that the text defines.
#[derive(Clone, Debug, PartialEq)]
pub struct Defined {
    /// Its name.
    pub name: &'static str,
    /// Its arguments.
    pub arguments: Vec<&'static str>,
    /// What it is of them.
    pub body: Expr,
}

/// What happens when a neuron fires.
#[derive(Clone, Debug, PartialEq)]
pub struct Reset {
    /// When it is called for: `v > threshold` or `v >= threshold`, of the first variable.
    pub when: Expr,
    /// Variables and their values after it, all told from the state before; the others stay.
    pub sets: Vec<(&'static str, Expr)>,
    /// For how long the first variable is then held where it is, and nothing resets, in parameters and numbers; none where it
    /// is free at once.
    pub held: Option<Expr>,
}

impl System {
    /// Its names: variables, the current, parameters, constants, quantities, functions and what is given to them, noises.
    pub fn names(&self) -> Vec<&'static str> {
        let variables = self.variables.iter().map(|variable| variable.quantity.id);
        let params = self.params.iter().map(|param| param.id);
        let constants = self.constants.iter().map(|(id, _)| *id);
        let quantities = self.quantities.iter().map(|quantity| quantity.quantity.id);
        let functions = self
            .functions
            .iter()
            .flat_map(|function| [function.name].into_iter().chain(function.arguments.iter().copied()));
        let names = variables.chain([self.current.id]).chain(params).chain(constants);
        names.chain(quantities).chain(functions).chain(self.noises.iter().copied()).collect()
    }

    /// Every expression in it: quantities, rates, functions, the reset.
    pub fn expressions(&self) -> impl Iterator<Item = &Expr> {
        let quantities = self.quantities.iter().map(|quantity| &quantity.expr);
        let rates = self.variables.iter().map(|variable| &variable.rate);
        let functions = self.functions.iter().map(|function| &function.body);
        let reset = self.reset.iter().flat_map(|Reset { when, sets, held }| {
            std::iter::once(when).chain(sets.iter().map(|(_, after)| after)).chain(held)
        });
        quantities.chain(rates).chain(functions).chain(reset)
    }

    /// Whether a current flows into it: its rates or its reset hang on one.
    pub fn is_driven(&self) -> bool {
        let rates = self.variables.iter().map(|variable| &variable.rate);
        let reset = self
            .reset
            .iter()
            .flat_map(|reset| std::iter::once(&reset.when).chain(reset.sets.iter().map(|(_, after)| after)));
        let names = |expr: &Expr| self.spelled_out(expr).names();
        let mut reached: Vec<&str> = rates.chain(reset).flat_map(names).collect();
        // Each is made of those before it.
        for made in self.quantities.iter().rev() {
            if reached.contains(&made.quantity.id) {
                reached.extend(names(&made.expr));
            }
        }
        reached.contains(&self.current.id)
    }

    /// The quantities that parameters and constants alone make: they stay through a run.
    pub fn standing(&self) -> Vec<&'static str> {
        let params = self.params.iter().map(|param| param.id);
        let mut stays: Vec<&str> = params.chain(self.constants.iter().map(|(id, _)| *id)).collect();
        let known = stays.len();
        for made in &self.quantities {
            if self.spelled_out(&made.expr).names().iter().all(|name| stays.contains(name)) {
                stays.push(made.quantity.id);
            }
        }
        stays.split_off(known)
    }

    /// The same with its exponentials no greater than where it is computed.
    pub fn bounded(&self) -> System {
        let mut system = self.clone();
        if self.at_once.is_finite() {
            for definition in &mut system.quantities {
                definition.expr = bounded(&definition.expr, self.at_once);
            }
        }
        system
    }

    /// The value of a parameter, among values in their order, or of a constant.
    pub fn value(&self, name: &str, values: &[f64]) -> Option<f64> {
        let given = self.params.iter().zip(values).map(|(param, value)| (param.id, *value));
        given.chain(self.constants.iter().copied()).find(|(id, _)| *id == name).map(|(_, value)| value)
    }

    /// For how long its first variable is held after a reset, in parameters and numbers; none where it is free at once.
    pub fn held(&self) -> Option<&Expr> {
        self.reset.as_ref()?.held.as_ref()
    }

    /// The same without a refractory time, nor the parameters that serve for nothing else.
    pub fn free_at_once(mut self) -> System {
        let held = self.reset.as_mut().and_then(|reset| reset.held.take());
        let names = held.map(|held| held.names()).unwrap_or_default();
        let used: Vec<&str> = self.expressions().chain(&self.cut).flat_map(|expr| expr.names()).collect();
        let idle: Vec<&str> = names.into_iter().filter(|name| !used.contains(name)).collect();
        self.params.retain(|param| !idle.contains(&param.id));
        self
    }

    /// An expression with the text's functions put in, so that only names and known functions are left.
    pub fn spelled_out(&self, expr: &Expr) -> Expr {
        match expr {
            Expr::Apply(name, given) => {
                let given: Vec<Expr> = given.iter().map(|part| self.spelled_out(part)).collect();
                let Some(function) = self.functions.iter().find(|function| function.name == *name) else {
                    return Expr::Apply(name, given);
                };
                let argument = |name: &'static str| {
                    let place = function.arguments.iter().position(|argument| *argument == name)?;
                    given.get(place).cloned()
                };
                self.spelled_out(&function.body).replaced(&argument)
            }
            _ => expr.with_parts(&mut |part| self.spelled_out(part)),
        }
    }
}

/// An expression with exponentials that are `most` at most.
fn bounded(expr: &Expr, most: f64) -> Expr {
    match expr.with_parts(&mut |part| bounded(part, most)) {
        exponential @ Expr::Call(Function::Exp, _) => exponential.min(most),
        other => other,
    }
}
