//! A formula as it stands on paper: boxes within boxes, with the brackets that the eye needs.

use super::symbol::Symbol;
use crate::equations::expr::Operator;
use crate::numerals::Numeral;

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A number without its sign.
    Number(Digits),
    /// What has a name.
    Symbol(Symbol),
    /// Terms, each with the sign before it.
    Sum(Vec<Term>),
    /// Factors beside one another.
    Product(Vec<Formula>),
    /// The first over the second, a line between.
    Over(Box<[Formula; 2]>),
    /// The same on one line.
    Slash(Box<[Formula; 2]>),
    /// The first with the second raised behind it.
    Power(Box<[Formula; 2]>),
    /// The number e with this raised behind it.
    Exponential(Box<Formula>),
    /// Something in brackets.
    Fenced(Fence, Box<Formula>),
    /// A function before its arguments, which stand in brackets.
    Called(Symbol, Vec<Formula>),
    /// Two sides, and the sign of a comparison or connective between them.
    Related(Operator, Box<[Formula; 2]>),
    /// What holds under each condition, and what holds otherwise.
    Cases(Vec<[Formula; 2]>, Box<Formula>),
}

/// The digits of a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Digits {
    /// With a point before its decimals.
    pub digits: String,
    /// The power of ten that they are times.
    pub power: Option<i32>,
    /// Whose value it is.
    pub of: Option<&'static str>,
}

impl Digits {
    /// Of a number, without its sign.
    pub fn of(number: f64) -> Digits {
        let written = Numeral::exact(number.abs());
        match written.as_str().split_once('e') {
            Some((digits, power)) => Digits { digits: digits.into(), power: power.parse().ok(), of: None },
            None => Digits { digits: written.as_str().into(), power: None, of: None },
        }
    }
}

/// A part of a sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Whether it is taken off.
    pub minus: bool,
    /// What it is.
    pub formula: Formula,
}

/// What something stands between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fence {
    /// ( ): it belongs together.
    Round,
    /// | |: its size.
    Size,
    /// ⌊ ⌋: the greatest whole number that is not above.
    Floor,
    /// [ ]: 1 where it holds, else 0.
    Truth,
}

impl Fence {
    /// Its signs.
    pub fn signs(self) -> [&'static str; 2] {
        match self {
            Fence::Round => ["(", ")"],
            Fence::Size => ["|", "|"],
            Fence::Floor => ["⌊", "⌋"],
            Fence::Truth => ["[", "]"],
        }
    }
}

impl Formula {
    /// In round brackets.
    pub fn in_brackets(self) -> Formula {
        Formula::Fenced(Fence::Round, Box::new(self))
    }

    /// About how many signs wide it is.
    pub fn width(&self) -> usize {
        let sum = |formulas: &[Formula]| formulas.iter().map(Formula::width).sum::<usize>();
        match self {
            Formula::Number(number) => number.digits.len() + if number.power.is_some() { 4 } else { 0 },
            Formula::Symbol(symbol) => symbol.width(),
            Formula::Sum(terms) => terms.iter().map(|term| 1 + term.formula.width()).sum(),
            Formula::Product(factors) => sum(factors),
            Formula::Over(of) => of[0].width().max(of[1].width()),
            Formula::Slash(of) | Formula::Related(_, of) => 1 + sum(&of[..]),
            Formula::Power(of) => sum(&of[..]),
            Formula::Exponential(of) => 1 + of.width(),
            Formula::Fenced(_, of) => 2 + of.width(),
            Formula::Called(name, of) => name.width() + 1 + of.len() + sum(of),
            Formula::Cases(of, _) => of.iter().map(|of| 4 + sum(&of[..])).max().unwrap_or(0),
        }
    }

    /// Adds the names in it to a list.
    pub fn collect(&self, names: &mut Vec<&'static str>) {
        match self {
            Formula::Number(number) => names.extend(number.of),
            Formula::Symbol(symbol) => names.push(symbol.name),
            Formula::Sum(terms) => terms.iter().for_each(|term| term.formula.collect(names)),
            Formula::Product(of) | Formula::Called(_, of) => of.iter().for_each(|of| of.collect(names)),
            Formula::Over(of) | Formula::Slash(of) | Formula::Power(of) | Formula::Related(_, of) => {
                of.iter().for_each(|of| of.collect(names));
            }
            Formula::Exponential(of) | Formula::Fenced(_, of) => of.collect(names),
            Formula::Cases(cases, last) => {
                cases.iter().flatten().chain([&**last]).for_each(|of| of.collect(names));
            }
        }
    }

    /// Whether it begins with a digit, which must not stand close behind another number.
    pub fn begins_with_digit(&self) -> bool {
        match self {
            Formula::Number(_) => true,
            Formula::Power(of) | Formula::Slash(of) | Formula::Related(_, of) => of[0].begins_with_digit(),
            Formula::Product(of) => of.first().is_some_and(Formula::begins_with_digit),
            Formula::Sum(terms) => {
                terms.first().is_some_and(|term| !term.minus && term.formula.begins_with_digit())
            }
            _ => false,
        }
    }
}
