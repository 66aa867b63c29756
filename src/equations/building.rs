//! Expressions built as numbers are, by operators: so that one formula gives a number and what it is told as.

use super::expr::{Expr, Function, Operator};
use std::ops::{Add, Div, Mul, Neg, Sub};

impl From<f64> for Expr {
    /// A number has no sign in an expression; a minus stands before it.
    fn from(number: f64) -> Expr {
        if number.is_sign_negative() {
            Expr::Neg(Box::new(Expr::Number(-number)))
        } else {
            Expr::Number(number)
        }
    }
}

impl Neg for Expr {
    type Output = Expr;

    fn neg(self) -> Expr {
        Expr::Neg(Box::new(self))
    }
}

macro_rules! operators {
    ($($operator:ident::$method:ident;)*) => {$(
        impl $operator for Expr {
            type Output = Expr;

            fn $method(self, right: Expr) -> Expr {
                Expr::binary(Operator::$operator, self, right)
            }
        }

        impl $operator<f64> for Expr {
            type Output = Expr;

            fn $method(self, right: f64) -> Expr {
                Expr::binary(Operator::$operator, self, right.into())
            }
        }

        impl $operator<Expr> for f64 {
            type Output = Expr;

            fn $method(self, right: Expr) -> Expr {
                Expr::binary(Operator::$operator, self.into(), right)
            }
        }
    )*};
}
operators! {
    Add::add;
    Sub::sub;
    Mul::mul;
    Div::div;
}

impl Expr {
    /// Its sine.
    pub fn sin(self) -> Expr {
        Expr::Call(Function::Sin, vec![self])
    }

    /// It, but no more than `most`.
    pub fn min(self, most: f64) -> Expr {
        Expr::Call(Function::Min, vec![self, most.into()])
    }
}
