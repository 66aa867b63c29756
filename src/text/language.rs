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
    decimal: char,
    plural: Plural,
}

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
    /// The language of these words, with its decimal sign.
    pub fn of(words: HashMap<String, String>, decimal: char, plural: Plural) -> Language {
        Language::by(words, decimal, plural)
    }

    /// The same with words from elsewhere.
    pub fn by(dictionary: impl Dictionary + 'static, decimal: char, plural: Plural) -> Language {
        Language(Some(Rc::new(Words { dictionary: Box::new(dictionary), decimal, plural })))
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
            Some(words) => number.replacen('.', words.decimal.encode_utf8(&mut [0; 4]), 1),
            None => number.into(),
        }
    }

    /// What stands between numbers beside one another: a comma would be taken for a decimal one.
    pub fn between(&self) -> &'static str {
        match &self.0 {
            Some(words) if words.decimal == ',' => "\u{202f}; ",
            _ => ", ",
        }
    }

    /// The place of the form that goes with a number.
    pub fn form(&self, number: &Text) -> usize {
        let Text::Number(number) = number else { return 0 };
        let number = number.as_str().trim_start_matches('\u{2212}').parse().unwrap_or(f64::INFINITY);
        let plural = self.0.as_ref().map_or(Plural::NotOne, |words| words.plural);
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
