//! What may be typed for a parameter, in words: for whoever asks, and for whoever has typed something else.

use super::{HUGE, Kind, Param};
use crate::numerals::{bound, short};
use crate::text::{Text, say};

impl Param {
    /// What may be typed; a bound that only keeps the arithmetic safe is left out.
    pub fn range(&self) -> Text {
        self.bounded(|bound| bound.abs() < HUGE)
    }

    /// What is wrong with a number that was typed; nothing where it may be used.
    pub fn complaint(&self, value: f64) -> Option<Text> {
        self.check(value).err()?;
        let number = short(value);
        if self.kind != Kind::Number && value.fract() != 0.0 {
            return Some(say!("{number} is not a whole number.", number));
        }
        let range = self.bounded(|_| true);
        Some(say!("{number} is not allowed here; it must be {range}.", number, range))
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
