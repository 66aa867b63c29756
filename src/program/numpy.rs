//! Expressions in Python, over numbers and over NumPy's arrays alike.

use super::notation::Notation;
use crate::equations::expr::{Function, Operator};

/// The notation; names are as they are.
pub struct Numpy;

/// What stands between two expressions in Python.
pub fn python(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => " + ",
        Operator::Sub => " - ",
        Operator::Mul => "*",
        Operator::Div => "/",
        Operator::Pow => "**",
        Operator::Less => " < ",
        Operator::AtMost => " <= ",
        Operator::Greater => " > ",
        Operator::AtLeast => " >= ",
        Operator::Equal => " == ",
        Operator::Unequal => " != ",
        Operator::And => " and ",
        Operator::Or => " or ",
    }
}

impl Notation for Numpy {
    fn name(&self, name: &'static str) -> String {
        name.into()
    }

    fn power(&self, base: &str, exponent: &str) -> String {
        format!("{base}**{exponent}")
    }

    fn call(&self, function: Function, given: &[String]) -> String {
        let name = match function {
            Function::Ln => "log",
            Function::Asin => "arcsin",
            Function::Acos => "arccos",
            Function::Atan => "arctan",
            Function::Floor => "floor",
            Function::Max => "maximum",
            Function::Min => "minimum",
            Function::Mod => "mod",
            Function::Heav => return format!("np.heaviside({}, 1.0)", given.join(", ")),
            Function::Not => return format!("np.logical_not({})", given.join(", ")),
            other => other.id(),
        };
        format!("np.{name}({})", given.join(", "))
    }

    fn between(&self, operator: Operator) -> &'static str {
        match operator {
            Operator::And => " & ",
            Operator::Or => " | ",
            other => python(other),
        }
    }

    fn truth(&self, condition: &str) -> String {
        format!("(1.0*({condition}))")
    }

    fn opposite(&self, condition: &str) -> String {
        format!("~({condition})")
    }

    fn choice(&self, condition: &str, then: &str, otherwise: &str) -> String {
        format!("np.where({condition}, {then}, {otherwise})")
    }
}
