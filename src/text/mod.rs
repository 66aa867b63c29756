//! Texts for people, before they are in a language: a template in English, which is its own key, and what fills its places.
//!
//! Whoever finds something says it with `say!`; whoever shows it, in a [`Language`], asks for [`Text::told`]. What is the
//! same in every language, as a symbol or a unit, is plain. In English a text is what its [`Display`](fmt::Display) says.

mod language;
mod template;

pub use language::{Dictionary, Language, Plural, Writing};
pub use template::fits;

use crate::numerals::Numeral;
use std::fmt;

/// A text for people.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// A template in English, and what its places are filled with.
    Said(&'static str, Vec<(&'static str, Text)>),
    /// A number, with a point before its decimals.
    Number(Numeral),
    /// The same in every language: a symbol, a unit, a name that the reader has given.
    Plain(String),
    /// One after another.
    Row(Vec<Text>),
    /// Numbers beside one another, parted as the language does it.
    List(Vec<Text>),
    /// What parts them.
    Between,
    /// With a capital letter, as a sentence begins.
    Capital(Box<Text>),
}

/// A text in the words of a template: `say!("{count} spikes at {times}", count, times = listed(times))`. What it has no
/// place for, and a place that nothing fills, are errors of the compiler.
macro_rules! say {
    ($template:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        const { assert!($crate::text::fits($template, &[$(stringify!($name)),*]), "a place and what fills it") };
        $crate::text::Text::said($template, [$((stringify!($name), $crate::text::say!(@ $name $($value)?))),*])
    }};
    (@ $name:ident $value:expr) => { $crate::text::Text::from($value) };
    (@ $name:ident) => { $crate::text::Text::from($name) };
}
pub(crate) use say;

impl Text {
    /// A template and what its places are filled with; `say!` asks whether they go together.
    // As a call: where it is written out, hundreds of texts would be a good part of the program.
    #[inline(never)]
    pub fn said<const N: usize>(template: &'static str, filled: [(&'static str, Text); N]) -> Text {
        Text::Said(template, filled.into())
    }

    /// What is the same in every language.
    pub fn plain(text: impl Into<String>) -> Text {
        Text::Plain(text.into())
    }

    /// A row of texts, with nothing between.
    pub fn row(texts: impl IntoIterator<Item = Text>) -> Text {
        Text::Row(texts.into_iter().collect())
    }

    /// A row of texts with another between each two.
    pub fn joined(texts: impl IntoIterator<Item = Text>, between: &Text) -> Text {
        let mut row = Vec::new();
        for text in texts {
            if !row.is_empty() {
                row.push(between.clone());
            }
            row.push(text);
        }
        Text::Row(row)
    }

    /// Numbers beside one another.
    pub fn list(numbers: impl IntoIterator<Item = Numeral>) -> Text {
        Text::List(numbers.into_iter().map(Text::Number).collect())
    }

    /// With another text behind.
    pub fn and(self, other: impl Into<Text>) -> Text {
        match self {
            Text::Row(mut row) => {
                row.push(other.into());
                Text::Row(row)
            }
            text => Text::Row(vec![text, other.into()]),
        }
    }

    /// With its unit behind, where it has one.
    pub fn in_unit(self, unit: &str) -> Text {
        match unit {
            "" => self,
            "°" => self.and(Text::plain(unit)),
            _ => self.and(Text::plain(format!(" {unit}"))),
        }
    }

    /// With its unit in brackets, where it has one, as the titles of axes have it.
    pub fn measured_in(self, unit: &str) -> Text {
        if unit.is_empty() { self } else { self.and(Text::plain(format!(" ({unit})"))) }
    }

    /// With a capital letter, as a sentence begins.
    pub fn capital(self) -> Text {
        Text::Capital(self.into())
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Text::Said(template, _) => template.is_empty(),
            Text::Number(number) => number.as_str().is_empty(),
            Text::Plain(text) => text.is_empty(),
            Text::Row(texts) | Text::List(texts) => texts.iter().all(Text::is_empty),
            Text::Capital(text) => text.is_empty(),
            Text::Between => false,
        }
    }

    /// In the words of a language.
    pub fn told(&self, language: &Language) -> String {
        let mut told = String::new();
        self.tell(language, &mut told);
        told
    }

    fn tell(&self, language: &Language, to: &mut String) {
        match self {
            Text::Said(template, filled) => template::fill(language.say(template), filled, language, to),
            Text::Number(number) => to.push_str(&language.number(number.as_str())),
            Text::Plain(text) => to.push_str(text),
            Text::Row(texts) => texts.iter().for_each(|text| text.tell(language, to)),
            Text::List(texts) => {
                for (place, text) in texts.iter().enumerate() {
                    if place > 0 {
                        to.push_str(language.between());
                    }
                    text.tell(language, to);
                }
            }
            Text::Between => to.push_str(language.between()),
            Text::Capital(text) => {
                let told = text.told(language);
                let mut letters = told.chars();
                to.extend(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters));
            }
        }
    }
}

/// In English it says this.
impl PartialEq<str> for Text {
    fn eq(&self, english: &str) -> bool {
        self.told(&Language::default()) == english
    }
}

/// In English it says this.
impl PartialEq<&str> for Text {
    fn eq(&self, english: &&str) -> bool {
        self == *english
    }
}

/// In English it says this.
impl PartialEq<String> for Text {
    fn eq(&self, english: &String) -> bool {
        self == english.as_str()
    }
}

impl Default for Text {
    fn default() -> Text {
        Text::Plain(String::new())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(&Language::default()))
    }
}

/// Words without a place; what has no letter is the same in every language.
impl From<&'static str> for Text {
    fn from(template: &'static str) -> Text {
        if template.contains(char::is_alphabetic) {
            Text::Said(template, Vec::new())
        } else {
            Text::plain(template)
        }
    }
}

impl From<Numeral> for Text {
    fn from(number: Numeral) -> Text {
        Text::Number(number)
    }
}

/// A number by which plurals may be chosen.
impl From<usize> for Text {
    fn from(count: usize) -> Text {
        Text::Number(Numeral::from(count))
    }
}

/// A number in all its digits, as programs write it.
impl From<f64> for Text {
    fn from(number: f64) -> Text {
        Text::Number(Numeral::exact(number))
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Text {
        text.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Plural, Text, Writing};
    use crate::numerals::written;
    use std::collections::HashMap;

    fn french() -> Language {
        let words = [
            (
                "{count} {count|spike|spikes} at {times}",
                "à {times}\u{202f}: {count} {count|potentiel|potentiels} d’action",
            ),
            ("the step", "l’échelon"),
        ];
        let words = words.map(|(english, french)| (english.to_string(), french.to_string()));
        let words: HashMap<String, String> = words.into_iter().collect();
        Language::of(words, Writing { decimal: ',', between: "\u{202f}; ".into(), plural: Plural::AboveOne })
    }

    #[test]
    fn a_template_is_filled_in_english_and_in_another_order_in_another_language() {
        let spikes = |count: usize| {
            let times = Text::list((0..count).map(|spike| written(0.5 + spike as f64, 1)));
            say!("{count} {count|spike|spikes} at {times}", count, times)
        };
        assert_eq!(spikes(1).to_string(), "1 spike at 0.5");
        assert_eq!(spikes(2).to_string(), "2 spikes at 0.5, 1.5");
        assert_eq!(spikes(0).to_string(), "0 spikes at ");
        assert_eq!(spikes(0).told(&french()), "à \u{202f}: 0 potentiel d’action");
        assert_eq!(spikes(2).told(&french()), "à 0,5\u{202f}; 1,5\u{202f}: 2 potentiels d’action");
    }

    #[test]
    fn what_a_language_lacks_stays_english_and_what_is_plain_stays_as_it_is() {
        let text = Text::from("the ramp").and(Text::plain(" v.1 ")).and(written(-0.25, 2));
        assert_eq!(text.told(&french()), "the ramp v.1 −0,25");
        assert_eq!(text.to_string(), "the ramp v.1 −0.25");
        assert_eq!(Text::from("the step").told(&french()), "l’échelon");
    }

    #[test]
    fn nothing_is_empty_but_what_says_nothing() {
        assert!(Text::default().is_empty() && Text::row([]).is_empty() && Text::from("").is_empty());
        assert!(!Text::from("a").is_empty() && !Text::from(0.0).is_empty());
    }
}
