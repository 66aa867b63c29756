//! The legend of a page's switches: what an option draws, as a small sample of its ink.

use crate::figure::Ink;
use serde::Serialize;

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

/// How a sample is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
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
