//! What of a neuron a program has to write: what its rates, its reset and what is to be seen are made of. Compilers warn of the rest.

use crate::equations::expr::Expr;
use crate::equations::system::{Defined, Definition, Reset, System};

impl System {
    /// What the text wants to be seen beside the variables.
    pub fn shown(&self) -> Vec<&Definition> {
        self.quantities.iter().filter(|quantity| quantity.shown).collect()
    }

    /// The quantities that expressions are made of, in their order.
    pub fn needed(&self, of: &[&Expr]) -> Vec<&Definition> {
        let mut names: Vec<&str> = of.iter().flat_map(|expr| expr.names()).collect();
        let mut needed: Vec<&Definition> = Vec::new();
        // From the last on: each is made of earlier ones.
        for quantity in self.quantities.iter().rev() {
            if names.contains(&quantity.quantity.id) {
                names.extend(quantity.expr.names());
                needed.push(quantity);
            }
        }
        needed.reverse();
        needed
    }

    /// The functions of the text that expressions call, in their order.
    pub fn called(&self, by: &[&Expr]) -> Vec<&Defined> {
        let mut names: Vec<&str> = by.iter().flat_map(|expr| expr.applied()).collect();
        let mut called: Vec<&Defined> = Vec::new();
        // From the last on: each calls earlier ones.
        for function in self.functions.iter().rev() {
            if names.contains(&function.name) {
                names.extend(function.body.applied());
                called.push(function);
            }
        }
        called.reverse();
        called
    }

    /// All expressions that are asked for, those of quantities and functions among them.
    pub fn asked(&self) -> Vec<&Expr> {
        let mut asked: Vec<&Expr> = self.variables.iter().map(|variable| &variable.rate).collect();
        asked.extend(self.shown().into_iter().map(|quantity| &quantity.expr));
        if let Some(Reset { when, sets, held }) = &self.reset {
            asked.push(when);
            asked.extend(held);
            asked.extend(sets.iter().map(|(_, to)| to));
        }
        let quantities = self.needed(&asked);
        asked.extend(quantities.into_iter().map(|quantity| &quantity.expr));
        let functions = self.called(&asked);
        asked.extend(functions.into_iter().map(|function| &function.body));
        asked
    }
}
