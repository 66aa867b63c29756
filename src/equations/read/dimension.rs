//! What a number measures: a voltage, a time, the voltage in a time.

use super::unit;
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Operator};
use std::fmt;

/// Powers of volt, second, ampere, metre, mole and kelvin.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dimension([f64; 6]);

/// How these are written.
const SYMBOLS: [&str; 6] = ["V", "s", "A", "m", "mol", "K"];
/// The place of the metre among them.
const LENGTH: usize = 3;

/// The units that others are made of, with their powers.
const UNITS: &[(&str, [f64; 6])] = &[
    ("V", [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
    ("s", [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
    ("A", [0.0, 0.0, 1.0, 0.0, 0.0, 0.0]),
    ("m", [0.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
    ("mol", [0.0, 0.0, 0.0, 0.0, 1.0, 0.0]),
    ("K", [0.0, 0.0, 0.0, 0.0, 0.0, 1.0]),
    ("S", [-1.0, 0.0, 1.0, 0.0, 0.0, 0.0]),
    ("F", [-1.0, 1.0, 1.0, 0.0, 0.0, 0.0]),
    ("Ω", [1.0, 0.0, -1.0, 0.0, 0.0, 0.0]),
    ("Hz", [0.0, -1.0, 0.0, 0.0, 0.0, 0.0]),
    ("C", [0.0, 1.0, 1.0, 0.0, 0.0, 0.0]),
    ("M", [0.0, 0.0, 0.0, -3.0, 1.0, 0.0]),
];

impl Dimension {
    /// That of a plain number.
    pub const NONE: Dimension = Dimension([0.0; 6]);
    /// That of a time.
    pub const TIME: Dimension = Dimension([0.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
    /// That of white noise: an increment over √dt.
    pub const NOISE: Dimension = Dimension([0.0, -0.5, 0.0, 0.0, 0.0, 0.0]);

    /// Of a unit such as `nS`.
    pub fn of(name: &str) -> Option<Dimension> {
        let (base, power) = unit::base(name)?;
        let found = UNITS.iter().find(|(symbol, _)| *symbol == base);
        found.map(|(_, powers)| Dimension(*powers).power(f64::from(power)))
    }

    /// Of a unit as Brian2 writes it behind a colon, such as `siemens/metre**2`, or of a number of such units; none where a part
    /// of it is not known.
    pub fn told(unit: &Expr) -> Option<Dimension> {
        match unit {
            Expr::Number(_) => Some(Dimension::NONE),
            Expr::Name(name) => Dimension::of(name),
            Expr::Neg(of) => Dimension::told(of),
            Expr::Binary(Operator::Pow, base, power) => {
                Some(Dimension::told(base)?.power(constant(power, &|_| None)?))
            }
            // Of a sum they are all of one.
            Expr::Binary(Operator::Add | Operator::Sub, first, second) => {
                Dimension::told(first).filter(|first| Dimension::told(second) == Some(*first))
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

    /// The unit in which it is counted, as figures write it: nS/cm² of a conductance of an area.
    pub fn counted(self) -> String {
        let named = |of: Dimension| UNITS.iter().find(|(_, powers)| Dimension(*powers) == of);
        let mut local = self;
        let area = std::mem::take(&mut local.0[LENGTH]);
        let counted = |symbol: &str| unit::counted(symbol).unwrap_or_default().to_string();
        if let Some((symbol, _)) = named(self) {
            return counted(symbol);
        }
        let (mut above, mut below) = (Vec::new(), Vec::new());
        let mut take = |unit: String, power: f64| {
            let raised: String = match power.abs() {
                1.0 => String::new(),
                power if power.fract() == 0.0 => power.to_string().chars().filter_map(unit::raised).collect(),
                power => format!("^{}", (power * 1e3).round() / 1e3),
            };
            if power > 0.0 { above.push(unit + &raised) } else { below.push(unit + &raised) }
        };
        match named(local) {
            Some((symbol, _)) => take(counted(symbol), 1.0),
            None => {
                let powers = SYMBOLS.iter().zip(local.0).filter(|(_, power)| power.abs() > 1e-9);
                powers.for_each(|(symbol, power)| take(counted(symbol), power));
            }
        }
        if area.abs() > 1e-9 {
            take(counted(SYMBOLS[LENGTH]), area);
        }
        let below = if below.len() > 1 { format!("({})", below.join("·")) } else { below.concat() };
        match (above.join("·"), below) {
            (above, below) if below.is_empty() => above,
            (above, below) if above.is_empty() => format!("1/{below}"),
            (above, below) => format!("{above}/{below}"),
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

#[cfg(test)]
mod tests {
    use super::Dimension;
    use crate::equations::parse::expression;

    #[test]
    fn a_unit_that_is_made_of_others_is_counted_in_what_these_are_counted_in() {
        for (unit, counted) in [
            ("volt", "mV"),
            ("1", ""),
            ("Hz", "kHz"),
            ("1/second", "kHz"),
            ("volt/second", "mV/ms"),
            ("amp/meter**2", "pA/cm²"),
            ("uA/cm**2", "pA/cm²"),
            ("msiemens/cm**2", "nS/cm²"),
            ("siemens*metre**-2", "nS/cm²"),
            ("ufarad/cm2", "pF/cm²"),
            ("farad/metre**2", "pF/cm²"),
            ("volt*second**-0.5", "mV/ms^0.5"),
            ("volt/sqrt_second", "none"),
            ("amp/volt", "nS"),
            ("volt*amp", "mV·pA"),
            ("1/(volt*second)", "1/(mV·ms)"),
            ("metre**2", "cm²"),
            ("mmolar", "mM"),
            ("mole/metre**3", "mM"),
            ("coulomb", "fC"),
            ("volt/kelvin", "mV/K"),
            ("banana", "none"),
        ] {
            let told = Dimension::told(&expression(unit).expect("an expression"));
            assert_eq!(told.map_or("none".into(), Dimension::counted), counted, "{unit}");
        }
    }
}
