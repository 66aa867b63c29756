//! A parameter of a text with its value.

use super::note::Note;
use super::statement::Name;
use std::borrow::Cow;

/// A parameter with its value, before it has a slider.
pub struct Given<'d> {
    /// Its name.
    pub name: Name,
    /// Its value.
    pub value: f64,
    /// What comments say of it.
    pub note: Cow<'d, Note>,
}
