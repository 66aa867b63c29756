//! A language: its words by those of English, and how it writes numbers and plurals.

use super::Text;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

/// Where a language has its words.
pub trait Dictionary {
    /// What says the same as this in English; none where there is nothing.
    fn find(&self, english: &str) -> Option<&str>;
}

impl Dictionary for HashMap<String, String> {
    fn find(&self, english: &str) -> Option<&str> {
        self.get(english).map(String::as_str)
    }
}

/// Which of a text's forms goes with a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Plural {
    /// The first with one, as in English.
    #[default]
    NotOne,
    /// The first with what is less than two, as in French.
    AboveOne,
}

/// A language. Without words it is English.
#[derive(Clone, Default)]
pub struct Language(Option<Rc<Words>>);

struct Words {
    dictionary: Box<dyn Dictionary>,
    writing: Writing,
}

/// How a language writes numbers and plurals.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The decimal sign.
    pub decimal: char,
    /// What stands between numbers beside one another: where the decimal sign is a comma, another would be taken for one.
    pub between: String,
    /// Which form goes with a number.
    pub plural: Plural,
}

/// As English does.
impl Default for Writing {
    fn default() -> Writing {
        Writing { decimal: '.', between: BETWEEN.into(), plural: Plural::NotOne }
    }
}

/// Between numbers in English.
const BETWEEN: &str = ", ";

impl Plural {
    /// As headers of translations write it.
    pub fn of(rule: &str) -> Option<Plural> {
        match rule.trim_end_matches(';').trim_matches(['(', ')']) {
            "n != 1" => Some(Plural::NotOne),
            "n > 1" => Some(Plural::AboveOne),
            _ => None,
        }
    }
}

impl Language {
    /// The language of these words, which writes numbers so.
    pub fn of(dictionary: impl Dictionary + 'static, writing: Writing) -> Language {
        Language(Some(Rc::new(Words { dictionary: Box::new(dictionary), writing })))
    }

    /// What it says for this in English; the English where it has no word.
    pub fn say<'a>(&'a self, english: &'a str) -> &'a str {
        match &self.0 {
            Some(words) if !english.is_empty() => words.dictionary.find(english).unwrap_or(english),
            _ => english,
        }
    }

    /// A number as it writes it, given with a point.
    pub fn number(&self, number: &str) -> String {
        match &self.0 {
            Some(words) => number.replacen('.', words.writing.decimal.encode_utf8(&mut [0; 4]), 1),
            None => number.into(),
        }
    }

    /// What stands between numbers beside one another.
    pub fn between(&self) -> &str {
        self.0.as_ref().map_or(BETWEEN, |words| &words.writing.between)
    }

    /// The place of the form that goes with a number.
    pub fn form(&self, number: &Text) -> usize {
        let Text::Number(number) = number else { return 0 };
        let number = number.as_str().trim_start_matches('\u{2212}').parse().unwrap_or(f64::INFINITY);
        let plural = self.0.as_ref().map_or(Plural::NotOne, |words| words.writing.plural);
        let is_one = match plural {
            Plural::NotOne => number == 1.0,
            Plural::AboveOne => number < 2.0,
        };
        usize::from(!is_one)
    }
}

/// Two are the same where they are one.
impl PartialEq for Language {
    fn eq(&self, other: &Language) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Language" } else { "English" })
    }
}
