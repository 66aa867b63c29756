//! The legend of what can be laid into a figure: what an option draws, as a small sample of its ink.

use crate::figure::{Ink, Mark};

/// A sample of what an option draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The parameter that switches it.
    pub param: &'static str,
    /// The option that draws it.
    pub choice: &'static str,
    /// How it is drawn.
    pub look: Look,
    /// In which ink.
    pub ink: Ink,
    /// What it is, where that is more than the option's name.
    pub name: &'static str,
}

/// Nothing of a legend is absent.
pub fn whole() -> Box<dyn Fn() -> Vec<Sample>> {
    Box::new(Vec::new)
}

impl Sample {
    /// Whether nothing among these marks is what it is a sample of. An option's only sample is never absent: it says what
    /// the option draws.
    pub fn is_absent(&self, among: &[Mark]) -> bool {
        !self.name.is_empty() && !among.iter().any(|mark| self.is_of(mark))
    }

    /// Whether it is a sample of this mark.
    fn is_of(&self, mark: &Mark) -> bool {
        match mark {
            Mark::Line(line) => line.ink == self.ink && line.name.to_string().starts_with(self.name),
            Mark::Shading { values, ink, .. } if *ink == self.ink => {
                values.iter().any(|&shade| match self.look {
                    Look::Deep => shade > 0.5,
                    Look::Pale => shade > 0.0 && shade <= 0.5,
                    Look::Blank => shade == 0.0,
                    _ => false,
                })
            }
            _ => false,
        }
    }
}

/// How a sample is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A firm line.
    Firm,
    /// A thin one.
    Thin,
    /// A dashed one.
    Dashed,
    /// An arrow.
    Arrow,
    /// Some dots.
    Dots,
    /// A tint in its full strength.
    Deep,
    /// A weak one.
    Pale,
    /// Paper without a tint.
    Blank,
}
