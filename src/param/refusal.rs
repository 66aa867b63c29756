//! A value that cannot be used, as an error that a page can show.

use super::Param;
use crate::numerals::Numeral;
use crate::text::{Text, say};
use std::borrow::Cow;
use std::fmt;

/// A value that cannot be used: which key, what was given, and what is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The parameter.
    pub key: String,
    /// What was given for it.
    pub value: String,
    /// What is allowed, as a clause.
    pub allowed: Text,
    /// Whether it is refused for what it would cost alone: with a larger budget it would be accepted.
    pub costs: bool,
    /// The parameters that it does not go together with.
    pub beside: Vec<String>,
}

impl Refusal {
    /// A number that cannot be used.
    pub fn number(key: &str, value: f64, allowed: impl Into<Text>) -> Refusal {
        Refusal::new(key, Numeral::exact(value), allowed)
    }

    /// `key` cannot be `value`: `allowed`.
    pub fn new(key: &str, value: impl ToString, allowed: impl Into<Text>) -> Refusal {
        let (key, value, allowed) = (key.into(), value.to_string(), allowed.into());
        Refusal { key, value, allowed, costs: false, beside: Vec::new() }
    }

    /// The same for what it would cost.
    pub fn for_its_cost(self) -> Refusal {
        Refusal { costs: true, ..self }
    }

    /// The same of a value that does not go together with another's.
    pub fn beside(mut self, other: &str) -> Refusal {
        self.beside.push(other.into());
        self
    }

    /// All parameters that it names.
    pub fn keys(&self) -> Vec<&str> {
        [&self.key].into_iter().chain(&self.beside).map(String::as_str).collect()
    }

    /// A key that no parameter has.
    pub fn unknown(key: &str, value: impl ToString, known: &[Param]) -> Refusal {
        let ids: Vec<&str> = known.iter().map(|param| param.id).collect();
        Refusal::new(
            key,
            value,
            say!("there is no such parameter; there are {ids}", ids = Text::plain(ids.join(", "))),
        )
    }
}

impl Refusal {
    /// In a sentence.
    pub fn text(&self) -> Text {
        let quoted = self.value.strip_prefix('“').and_then(|text| text.strip_suffix('”'));
        let value = match (quoted, number(&self.value)) {
            (None, Some(number)) => Text::from(number),
            (None, None) if !self.value.is_empty() => Text::plain(brief(&self.value)),
            _ => say!("“{text}”", text = Text::plain(brief(quoted.unwrap_or_default()))),
        };
        let key = Text::plain(brief(&self.key));
        say!("{key} cannot be {value}: {allowed}.", key, value, allowed = &self.allowed)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(f)
    }
}

impl std::error::Error for Refusal {}

/// The number that a value is, if it is written as one of ours.
fn number(value: &str) -> Option<Numeral> {
    let number = Numeral::exact(value.parse().ok()?);
    (number.as_str() == value).then_some(number)
}

/// Letters of a text from outside that a sentence repeats.
const LETTERS: usize = 60;

/// A text from outside in a sentence: of a long one the first letters.
fn brief(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;
    use crate::text::{Language, Writing};
    use std::collections::HashMap;

    #[test]
    fn a_number_is_repeated_as_the_language_writes_it_and_a_text_as_it_was_given() {
        let comma = Writing { decimal: ',', ..Writing::default() };
        let comma = Language::of(HashMap::new(), comma);
        let told = |refusal: Refusal| refusal.text().told(&comma);
        assert_eq!(
            told(Refusal::number("dt", -0.5, "it must be more")),
            "dt cannot be -0,5: it must be more."
        );
        assert_eq!(
            told(Refusal::new("dt", "0.50", "it must be more")),
            "dt cannot be 0.50: it must be more."
        );
        assert_eq!(
            told(Refusal::new("dt", "“v.1”", "it must be more")),
            "dt cannot be “v.1”: it must be more."
        );
        assert_eq!(told(Refusal::new("x", "", "there is none")), "x cannot be “”: there is none.");
    }
}
