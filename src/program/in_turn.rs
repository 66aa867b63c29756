//! A reset as assignments one after another, as simulators read them: what is asked for after it was set is kept from before.

use crate::equations::expr::Expr;
use crate::equations::names::kept;
use crate::equations::system::{Reset, System};

/// A reset, in variables, parameters and constants.
pub struct InTurn {
    /// When it is called for.
    pub when: Expr,
    /// Variables that are asked for after they were set, and what their values from before are kept as.
    pub before: Vec<(&'static str, &'static str)>,
    /// Variables and their values after it, in the order of the assignments.
    pub sets: Vec<(&'static str, Expr)>,
}

impl InTurn {
    /// The reset of a neuron, if it has one.
    pub fn of(system: &System) -> Option<InTurn> {
        let Reset { when, sets, .. } = system.reset.as_ref()?;
        let sets = sets.iter().map(|(variable, value)| (*variable, plain(system, value)));
        let mut sets = readers_first(sets.collect());
        let later =
            |place: usize, name| sets[place + 1..].iter().any(|(_, value)| value.names().contains(&name));
        let taken = system.names();
        let free = |name: &str| {
            let mut free = format!("{name}_before");
            while taken.contains(&free.as_str()) {
                free.push('_');
            }
            kept(&free)
        };
        let before: Vec<(&'static str, &'static str)> = (sets.iter().enumerate())
            .filter(|(place, (name, _))| later(*place, *name))
            .map(|(_, (name, _))| (*name, free(name)))
            .collect();
        for (_, value) in &mut sets {
            *value = value.replaced(&|name| {
                before.iter().find(|(variable, _)| *variable == name).map(|(_, kept)| Expr::Name(kept))
            });
        }
        Some(InTurn { when: plain(system, when), before, sets })
    }
}

/// What a reset sets, so that one after the other gives what all at once give: what reads a variable stands before what sets it.
fn readers_first(mut left: Vec<(&'static str, Expr)>) -> Vec<(&'static str, Expr)> {
    let mut turn = Vec::new();
    while !left.is_empty() {
        let read = |name: &str, by: &(&str, Expr)| by.0 != name && by.1.names().contains(&name);
        let unread = left.iter().position(|(name, _)| left.iter().all(|other| !read(name, other)));
        turn.push(left.remove(unread.unwrap_or(0)));
    }
    turn
}

/// An expression without quantities and functions of the text.
pub fn plain(system: &System, expr: &Expr) -> Expr {
    let mut expr = system.spelled_out(expr);
    // From the last quantity on: each is made of earlier ones.
    for definition in system.quantities.iter().rev() {
        let value = system.spelled_out(&definition.expr);
        expr = expr.replaced(&|name| (name == definition.quantity.id).then(|| value.clone()));
    }
    expr
}
