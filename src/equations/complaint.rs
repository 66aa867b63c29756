//! What is wrong in a text, and where.

use crate::text::Text;

/// What is wrong, or to be doubted, at a place of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, counted in characters.
    pub column: usize,
    /// What is wrong, and what is allowed there.
    pub message: Text,
    /// Whether the text is understood nevertheless, and only what it means is to be doubted.
    pub doubt: bool,
}

impl Complaint {
    /// What is wrong there.
    pub fn new(place: Place, message: Text) -> Complaint {
        Complaint { line: place.line, column: place.column, message, doubt: false }
    }

    /// What is to be doubted there.
    pub fn doubt(place: Place, message: Text) -> Complaint {
        Complaint { doubt: true, ..Complaint::new(place, message) }
    }
}

/// A place in a text: line and column from 1, counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Place {
    /// Where a text begins.
    pub const START: Place = Place { line: 1, column: 1 };

    /// The place behind a character that stands here.
    pub fn behind(self, character: char) -> Place {
        match character {
            '\n' => Place { line: self.line + 1, column: 1 },
            _ => Place { column: self.column + 1, ..self },
        }
    }
}
