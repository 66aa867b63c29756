//! Times and rates in words: what time is measured in, and how finely it is told.

use crate::numerals::{self, legibly};
use crate::text::{Text, say};
use crate::units;

/// What time is measured in, as sentences need it.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The unit; empty where time has none.
    pub unit: &'static str,
    /// Decimals of a time.
    pub decimals: usize,
}

/// Decimals of a time in seconds, in which a neuron's are short.
const IN_SECONDS: usize = 4;

impl Clock {
    /// How times in this unit are told.
    pub const fn of(unit: &'static str) -> Clock {
        let decimals = match unit.as_bytes() {
            b"" => 1,
            b"s" => IN_SECONDS,
            _ => 2,
        };
        Clock { unit, decimals }
    }

    /// A time.
    pub fn at(self, time: f64) -> Text {
        self.to(time, self.decimals)
    }

    /// How long a cycle lasts: to tenths, but in seconds as finely as any time.
    pub fn period(self, period: f64) -> Text {
        self.to(period, if self.decimals == IN_SECONDS { IN_SECONDS } else { 1 })
    }

    /// A time to so many decimals, or to more where it is too short for them.
    pub fn to(self, time: f64, decimals: usize) -> Text {
        Text::from(legibly(time, decimals)).in_unit(self.unit)
    }

    /// A rate per unit of time in three digits: more than that, counting intervals of whole bins does not know.
    pub fn rate(self, rate: f64) -> Text {
        self.rate_to(rate, 3)
    }

    /// A rate in so many digits.
    pub fn rate_to(self, rate: f64, digits: i32) -> Text {
        let (scale, unit) = units::rate(self.unit);
        let rate = numerals::told(rate * scale, digits);
        if unit.is_empty() { say!("{rate} per unit of time", rate) } else { Text::from(rate).in_unit(unit) }
    }
}
