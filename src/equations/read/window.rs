//! Where a variable usually moves, as far as a text tells it.

use super::draft::{Draft, Noted};
use super::reset::Found;
use super::run::Asked;
use super::scope::Scope;
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Operator};
use crate::numerals::rounded;
use std::collections::HashMap;

/// What tells where the variables of a text move.
pub struct Window<'a> {
    /// What it says.
    pub draft: &'a Draft,
    /// How it asks to be run.
    pub asked: &'a Asked,
    /// Its names.
    pub scope: &'a Scope,
    /// Its values.
    pub given: &'a HashMap<&'static str, f64>,
    /// Its reset.
    pub reset: Option<&'a Found>,
}

impl Window<'_> {
    /// Of a variable: as a comment says, or an axis of XPPAUT's, or as its equation does; none where it can only be guessed.
    pub fn told(&self, rate: &Noted, is_voltage: bool) -> Option<[f64; 2]> {
        let name = rate.name.id;
        let told = rate.note.range.or_else(|| self.asked.range(name, is_voltage, self.scope));
        let guessed = || {
            if is_gate(&rate.formula.expr, name) {
                Some([0.0, 1.0])
            } else if is_voltage {
                let in_volts = rate.note.unit == Some("V") || self.draft.time == Some("s");
                self.between_resets().or_else(|| self.between_reversals(in_volts))
            } else {
                None
            }
        };
        told.or_else(guessed)
    }

    /// A guess from where it starts.
    pub fn guessed(is_voltage: bool, unit: &str, initial: Option<f64>) -> [f64; 2] {
        match initial {
            _ if is_voltage && unit == "V" => {
                [-0.04, 0.1].map(|from| rounded(initial.unwrap_or(-0.065) + from, 6))
            }
            _ if is_voltage && initial.is_none_or(|initial| initial.abs() < 5.0) => [-3.0, 3.0],
            Some(initial) if is_voltage => [initial - 40.0, initial + 100.0],
            Some(initial) if !(0.0..=1.0).contains(&initial) => {
                [initial - 2.0 * initial.abs(), initial + 2.0 * initial.abs()]
            }
            _ => [0.0, 1.0],
        }
    }

    /// From below the value that the voltage is reset to up to where it is reset.
    fn between_resets(&self) -> Option<[f64; 2]> {
        let found = self.reset?;
        let value = |expr: &Expr| constant(expr, &|name| self.given.get(name).copied());
        let Expr::Binary(_, _, threshold) = &found.reset.when else { return None };
        let (_, after) = found.reset.sets.iter().find(|(set, _)| *set == found.crossing.id)?;
        let (low, high) = (value(after)?, value(threshold)?);
        (low < high).then_some([low - 0.25 * (high - low), high])
    }

    /// From the least reversal potential to the greatest: they lie tens of mV apart, or some hundredths of a V.
    fn between_reversals(&self, in_volts: bool) -> Option<[f64; 2]> {
        let params = self.draft.params.iter().chain(&self.draft.numbers).map(|noted| noted.name.id);
        let reversals: Vec<f64> = params
            .filter(|name| name.len() > 1 && name.starts_with(['e', 'E', 'v', 'V']))
            .filter_map(|name| self.given.get(name).copied())
            .collect();
        let low = reversals.iter().copied().fold(f64::INFINITY, f64::min);
        let high = reversals.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let apart = if in_volts { 0.02 } else { 20.0 };
        (reversals.len() > 1 && high - low >= apart).then_some([low, high])
    }
}

/// Whether the rate is that of a share: something times what is left of 1.
fn is_gate(expr: &Expr, name: &str) -> bool {
    let (first, others) = expr.chain();
    let is_left = matches!(others.first(), Some((Operator::Sub, Expr::Name(found))) if *found == name);
    (is_left && *first == Expr::Number(1.0)) || expr.parts().into_iter().any(|part| is_gate(part, name))
}
