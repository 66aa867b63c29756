//! What a number measures: a voltage, a time, the voltage in a time.

use super::unit;
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Operator};
use std::fmt;

/// Powers of volt, second, ampere and metre.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dimension([f64; 4]);

/// How these are written.
const SYMBOLS: [&str; 4] = ["V", "s", "A", "m"];

/// The units that others are made of, with their powers.
const UNITS: &[(&str, [f64; 4])] = &[
    ("V", [1.0, 0.0, 0.0, 0.0]),
    ("s", [0.0, 1.0, 0.0, 0.0]),
    ("A", [0.0, 0.0, 1.0, 0.0]),
    ("m", [0.0, 0.0, 0.0, 1.0]),
    ("S", [-1.0, 0.0, 1.0, 0.0]),
    ("F", [-1.0, 1.0, 1.0, 0.0]),
    ("Ω", [1.0, 0.0, -1.0, 0.0]),
    ("Hz", [0.0, -1.0, 0.0, 0.0]),
];

impl Dimension {
    /// That of a plain number.
    pub const NONE: Dimension = Dimension([0.0; 4]);
    /// That of a time.
    pub const TIME: Dimension = Dimension([0.0, 1.0, 0.0, 0.0]);
    /// That of white noise: an increment over √dt.
    pub const NOISE: Dimension = Dimension([0.0, -0.5, 0.0, 0.0]);

    /// Of a unit such as `nS`.
    pub fn of(name: &str) -> Option<Dimension> {
        let base = unit::base(name)?;
        UNITS.iter().find(|(symbol, _)| *symbol == base).map(|(_, powers)| Dimension(*powers))
    }

    /// Of a unit as Brian2 writes it behind a colon, such as `siemens/metre**2`; none where a part of it is not known.
    pub fn told(unit: &Expr) -> Option<Dimension> {
        match unit {
            Expr::Number(1.0) => Some(Dimension::NONE),
            Expr::Name(name) => Dimension::of(name),
            Expr::Binary(Operator::Pow, base, power) => {
                Some(Dimension::told(base)?.power(constant(power, &|_| None)?))
            }
            Expr::Binary(Operator::Mul | Operator::Div, ..) => {
                let (first, others) = unit.chain();
                others.into_iter().try_fold(Dimension::told(first)?, |left, (operator, right)| {
                    Some(left.joined(operator, Dimension::told(right)?))
                })
            }
            _ => None,
        }
    }

    /// Of a product, or a quotient.
    pub fn joined(self, operator: Operator, right: Dimension) -> Dimension {
        let sign = if operator == Operator::Div { -1.0 } else { 1.0 };
        Dimension(std::array::from_fn(|place| self.0[place] + sign * right.0[place]))
    }

    /// Of a power.
    pub fn power(self, power: f64) -> Dimension {
        Dimension(self.0.map(|of| of * power))
    }
}

/// As rounding of powers such as 1/3 allows.
impl PartialEq for Dimension {
    fn eq(&self, other: &Dimension) -> bool {
        self.0.iter().zip(other.0).all(|(a, b)| (a - b).abs() < 1e-9)
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((symbol, _)) = UNITS.iter().find(|(_, powers)| Dimension(*powers) == *self) {
            return f.write_str(symbol);
        }
        let part = |above: bool, sign: &str| {
            let powers = SYMBOLS.iter().zip(self.0.map(|power| if above { power } else { -power }));
            let raised = |(symbol, power): (&&str, f64)| match power {
                1.0 => symbol.to_string(),
                power => format!("{symbol}^{}", (power * 1e3).round() / 1e3),
            };
            powers.filter(|(_, power)| *power > 1e-9).map(raised).collect::<Vec<_>>().join(sign)
        };
        match (part(true, "·"), part(false, "/")) {
            (above, below) if below.is_empty() => f.write_str(if above.is_empty() { "1" } else { &above }),
            (above, below) if above.is_empty() => write!(f, "1/{below}"),
            (above, below) => write!(f, "{above}/{below}"),
        }
    }
}
