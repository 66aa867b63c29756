//! The sentence of results under the figures: phrases, some of them stressed.

use crate::text::{Language, Text};

/// A few words, perhaps the ones that matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The words.
    pub text: Text,
    /// Whether they are the ones to see first.
    pub strong: bool,
}

/// Phrases that read as one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence(pub Vec<Phrase>);

impl Sentence {
    /// With these words behind.
    pub fn say(mut self, text: impl Into<Text>) -> Sentence {
        self.0.push(Phrase { text: text.into(), strong: false });
        self
    }

    /// With these words behind, stressed.
    pub fn stress(mut self, text: impl Into<Text>) -> Sentence {
        self.0.push(Phrase { text: text.into(), strong: true });
        self
    }

    /// With another behind.
    pub fn and(mut self, other: Sentence) -> Sentence {
        self.0.extend(other.0);
        self
    }

    /// As one text.
    pub fn whole(&self) -> Text {
        Text::row(self.0.iter().map(|phrase| phrase.text.clone()))
    }

    /// As plain text in a language.
    pub fn told(&self, language: &Language) -> String {
        self.whole().told(language)
    }

    /// As plain text in English.
    pub fn text(&self) -> String {
        self.told(&Language::default())
    }
}
