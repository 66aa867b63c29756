//! The lines of a text: what they say, and the comment behind it.

use super::piece::Piece;
use crate::equations::complaint::Place;

/// A line, with those that it goes on in behind a `\`.
pub struct Line {
    /// What it says; what it goes on in stands behind a line's end.
    pub code: String,
    /// Its comment, without the `#`.
    pub comment: Option<(String, Place)>,
    number: usize,
}

impl Line {
    /// What it says, without blanks around it.
    pub fn code(&self) -> Piece<'_> {
        Piece { text: &self.code, place: Place { line: self.number, column: 1 } }.trimmed()
    }

    /// Its comment, without blanks around it.
    pub fn comment(&self) -> Option<Piece<'_>> {
        self.comment.as_ref().map(|(text, place)| Piece { text, place: *place }.trimmed())
    }

    /// The file that XPPAUT puts in its place, if it asks for one.
    pub fn included(&self) -> Option<Piece<'_>> {
        let (text, place) = self.comment.as_ref().filter(|_| self.code().text.is_empty())?;
        let rest = text.strip_prefix("include").filter(|rest| rest.starts_with(char::is_whitespace))?;
        let file = Piece { text, place: *place }.from(text.len() - rest.len()).trimmed();
        (!file.text.is_empty()).then_some(file)
    }
}

/// The lines of a text.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut goes_on = false;
    for (index, written) in text.trim_start_matches('\u{feff}').split('\n').enumerate() {
        let written = written.strip_suffix('\r').unwrap_or(written);
        let (code, comment) = match written.split_once('#') {
            Some((code, comment)) => {
                let place = Place { line: index + 1, column: code.chars().count() + 2 };
                (code, Some((comment.to_string(), place)))
            }
            None => (written, None),
        };
        let (code, goes_on_behind) = match code.trim_end().strip_suffix('\\') {
            Some(code) => (code, true),
            None => (code, false),
        };
        match lines.last_mut().filter(|_| goes_on) {
            Some(line) => {
                line.code.push('\n');
                line.code.push_str(code);
                line.comment = line.comment.take().or(comment);
            }
            None => lines.push(Line { code: code.into(), comment, number: index + 1 }),
        }
        goes_on = goes_on_behind;
    }
    lines
}
