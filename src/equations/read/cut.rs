//! Where an upstroke that grows out of all bounds is cut off.

use super::reset::Found;
use crate::equations::expr::{Expr, Operator};
use crate::equations::system::{Definition, Variable};
use std::collections::HashMap;

/// Where the upstroke is cut off: where the reset is called for, if the voltage grows faster than any exponential of time.
pub fn cut(found: &Found, voltage: &Variable, quantities: &[Definition]) -> Option<Expr> {
    if found.crossing.id != voltage.quantity.id {
        return None;
    }
    let mut degrees = HashMap::from([(voltage.quantity.id, 1)]);
    for Definition { quantity, expr, .. } in quantities {
        degrees.insert(quantity.id, degree(expr, &degrees));
    }
    match &found.reset.when {
        Expr::Binary(_, _, threshold) if degree(&voltage.rate, &degrees) > 1 => Some((**threshold).clone()),
        _ => None,
    }
}

/// How an expression grows with a variable: 0 not at all, 1 as a line does, 2 in another way.
fn degree(expr: &Expr, degrees: &HashMap<&str, usize>) -> usize {
    let of = |part: &Expr| degree(part, degrees);
    match expr {
        Expr::Number(_) => 0,
        Expr::Name(name) => degrees.get(name).copied().unwrap_or(0),
        Expr::Neg(part) => of(part),
        Expr::Binary(Operator::Add | Operator::Sub | Operator::Mul | Operator::Div, ..) => {
            let (first, others) = expr.chain();
            others.into_iter().fold(of(first), |left, (operator, right)| match (operator, of(right)) {
                (Operator::Mul, right) => (left + right).min(2),
                (Operator::Div, 1..) => 2,
                (_, right) => left.max(right),
            })
        }
        _ => expr.parts().into_iter().map(|part| 2 * of(part).min(1)).max().unwrap_or(0),
    }
}
