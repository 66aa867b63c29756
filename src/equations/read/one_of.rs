//! A comment that speaks of one of the parameters of its line.

use super::note::Note;
use super::piece::Piece;
use super::statement::Name;
use crate::equations::complaint::Place;

/// A comment that says of one of several parameters that it is the current.
pub struct OneOf {
    /// They.
    pub names: Vec<Name>,
    /// What it says of that one.
    pub note: Note,
    /// Where it stands.
    pub place: Place,
}

impl OneOf {
    /// The comment behind these parameters, whose note is then said of one of them.
    pub fn said(comment: Piece, names: Vec<Name>, note: &mut Note) -> OneOf {
        OneOf { names, note: std::mem::take(note), place: comment.place }
    }
}
