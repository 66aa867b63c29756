//! What may be typed for a parameter, in words: for whoever asks, and for whoever has typed something else.

use super::{HUGE, Kind, Param};
use crate::numerals::{DIGITS, bound, exactly, rounded, short};
use crate::text::{Text, say};

impl Param {
    /// What may be typed; a bound that only keeps the arithmetic safe is left out.
    pub fn range(&self) -> Text {
        self.bounded(|bound| bound.abs() < HUGE)
    }

    /// What is wrong with a number that was typed, as a sentence; nothing where it may be used.
    pub fn complaint(&self, value: f64) -> Option<Text> {
        self.fault(value).map(|fault| fault.and(Text::plain(".")))
    }

    /// The same without a full stop, to stand among others.
    pub fn fault(&self, value: f64) -> Option<Text> {
        self.check(value).err()?;
        // In few digits it may seem to be what is asked for.
        let number = if self.check(rounded(value, DIGITS)).is_ok() { exactly(value) } else { short(value) };
        if self.kind != Kind::Number && value.fract() != 0.0 {
            return Some(say!("{number} is not a whole number", number));
        }
        let range = self.bounded(|_| true);
        Some(say!("{number} is not allowed here; it must be {range}", number, range))
    }

    /// The bounds that are worth telling.
    fn bounded(&self, told: impl Fn(f64) -> bool) -> Text {
        let [low, high] = [self.hard_min, self.hard_max].map(bound);
        match (told(self.hard_min), told(self.hard_max)) {
            (true, true) if self.hard_open => say!("above {low}, up to {high}", low, high),
            (true, true) => say!("from {low} to {high}", low, high),
            (true, false) if self.hard_open => say!("above {low}", low),
            (true, false) => say!("at least {low}", low),
            (false, true) => say!("at most {high}", high),
            (false, false) => Text::from("any number"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::param::Param;

    #[test]
    fn a_number_that_only_looks_allowed_is_told_with_all_its_digits() {
        let count = Param::number("n", 1.0, "", 0.0..=100.0, "n", "count", "So many").whole();
        let current = Param::number("I", 1.0, "", -1.0..=1.0, "I", "current", "So much");
        for (param, value, told) in [
            (&count, 41.000_000_01, "41.00000001 is not a whole number."),
            (&count, 41.25, "41.25 is not a whole number."),
            (&current, 1e9 + 0.4, "1000000000.4 is not allowed here; it must be from −10⁹ to 10⁹."),
            (&current, -2.123_456_789e9, "−2123456789 is not allowed here; it must be from −10⁹ to 10⁹."),
        ] {
            assert!(param.complaint(value).is_some_and(|complaint| complaint == told), "{value}");
        }
        assert!(count.complaint(41.0).is_none() && current.complaint(-1e9).is_none());
    }
}
