//! The text of an expression, in as few brackets as say it.

use super::expr::{Expr, Operator};
use super::parse::{LOOSE, MINUS, POWER};
use crate::numerals::Numeral;
use std::fmt;

/// Reading the text gives the expression again.
impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&printed(self, LOOSE))
    }
}

impl Operator {
    /// As it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Sub => "-",
            Operator::Mul => "*",
            Operator::Div => "/",
            Operator::Pow => "^",
            Operator::Less => "<",
            Operator::AtMost => "<=",
            Operator::Greater => ">",
            Operator::AtLeast => ">=",
            Operator::Equal => "==",
            Operator::Unequal => "!=",
            Operator::And => "&",
            Operator::Or => "|",
        }
    }
}

/// The text of what stands behind a sign, or at the beginning, where all that binds closer than `least` needs no brackets.
fn printed(expr: &Expr, least: u8) -> String {
    match expr {
        Expr::Number(number) if number.is_sign_negative() => format!("({})", Numeral::exact(*number)),
        Expr::Number(number) => Numeral::exact(*number).to_string(),
        Expr::Name(name) => (*name).into(),
        Expr::Neg(of) => format!("-{}", printed(of, least.max(MINUS - 1))),
        Expr::Binary(operator, ..) if operator.binding() <= least => bracketed(expr),
        Expr::Binary(operator, ..) => {
            let gap = if operator.binding() < MINUS - 1 { " " } else { "" };
            let (first, others) = expr.chain();
            others.into_iter().fold(before(first, *operator), |left, (operator, right)| {
                left + gap + operator.sign() + gap + &printed(right, operator.binding())
            })
        }
        Expr::Call(function, of) => format!("{}({})", function.id(), list(of)),
        Expr::Apply(name, of) => format!("{name}({})", list(of)),
        Expr::If(of) => {
            let [when, then, other] = of.each_ref().map(bracketed);
            format!("if{when}then{then}else{other}")
        }
    }
}

/// The text of what stands before a sign.
fn before(expr: &Expr, operator: Operator) -> String {
    let needs_brackets = match expr {
        Expr::Neg(_) => operator.binding() >= POWER,
        Expr::Binary(other, ..) if operator.compares() => other.binding() <= operator.binding(),
        Expr::Binary(other, ..) => other.binding() < operator.binding(),
        _ => false,
    };
    if needs_brackets { bracketed(expr) } else { printed(expr, LOOSE) }
}

fn bracketed(expr: &Expr) -> String {
    format!("({})", printed(expr, LOOSE))
}

fn list(of: &[Expr]) -> String {
    of.iter().map(|part| printed(part, LOOSE)).collect::<Vec<_>>().join(", ")
}
