//! What operators and functions of a text are in any kind of number.

use super::expr::{Function, Operator};
use crate::ode::Real;

/// Whole powers up to this are products; of others the digits of a product are no better than those of a logarithm.
const PRODUCTS: f64 = 64.0;

/// x to a power that stays: by products where it is whole, so that x may be negative.
#[inline(always)]
pub fn power<R: Real>(x: R, power: f64) -> R {
    match whole(power) {
        Some(power) => x.powi(power),
        None => x.powf(power),
    }
}

/// The power, where it is taken by products.
pub fn whole(power: f64) -> Option<i32> {
    (power.abs() <= PRODUCTS && power.fract() == 0.0).then_some(power as i32)
}

impl Operator {
    /// What comes of two numbers.
    pub fn of<R: Real>(self, a: R, b: R) -> R {
        let [zero, one] = [0.0, 1.0].map(R::from);
        match self {
            Operator::Add => a + b,
            Operator::Sub => a - b,
            Operator::Mul => a * b,
            Operator::Div => a / b,
            Operator::Pow => a.pow(b),
            Operator::Less => (b - a).above_zero(),
            Operator::AtMost => (a - b).if_positive(zero, one),
            Operator::Greater => (a - b).above_zero(),
            Operator::AtLeast => (b - a).if_positive(zero, one),
            Operator::Equal => (a - b).not(),
            Operator::Unequal => (a - b).if_holds(one, zero),
            Operator::And => a.if_holds(b.if_holds(one, zero), zero),
            Operator::Or => a.if_holds(one, b.if_holds(one, zero)),
        }
    }
}

impl Function {
    /// What comes of a number; of two, where the function takes two.
    pub fn of<R: Real>(self, x: R, y: R) -> R {
        match self {
            Function::Exp => x.exp(),
            Function::Ln => x.ln(),
            Function::Log10 => x.log10(),
            Function::Sqrt => x.sqrt(),
            Function::Abs => x.abs(),
            Function::Sin => x.sin(),
            Function::Cos => x.cos(),
            Function::Tan => x.tan(),
            Function::Asin => x.asin(),
            Function::Acos => x.acos(),
            Function::Atan => x.atan(),
            Function::Sinh => x.sinh(),
            Function::Cosh => x.cosh(),
            Function::Tanh => x.tanh(),
            Function::Heav => x.heav(),
            Function::Sign => x.sign(),
            Function::Floor => x.floor(),
            Function::Mod => x.modulo(y),
            Function::Max => x.max(y),
            Function::Min => x.min(y),
            Function::Not => x.not(),
            Function::Exprelr => x.exprelr(x.exp()),
        }
    }
}
