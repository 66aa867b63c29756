//! A piece of a text that knows where it stands.

use crate::equations::complaint::{Complaint, Place};
use crate::equations::spelling::{begins_name, continues_name};
use crate::text::Text;

/// A piece of a text, and where it begins.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    /// What stands there.
    pub text: &'t str,
    /// Where.
    pub place: Place,
}

impl<'t> Piece<'t> {
    /// What is wrong with it.
    pub fn wrong(self, message: Text) -> Complaint {
        Complaint::new(self.place, message)
    }

    /// What is to be doubted of it.
    pub fn doubtful(self, message: Text) -> Complaint {
        Complaint::doubt(self.place, message)
    }

    /// From this byte on.
    pub fn from(self, byte: usize) -> Piece<'t> {
        let (before, text) = self.text.split_at(byte);
        Piece { text, place: before.chars().fold(self.place, Place::behind) }
    }

    /// Up to this byte.
    pub fn until(self, byte: usize) -> Piece<'t> {
        Piece { text: &self.text[..byte], ..self }
    }

    /// Without blanks around it.
    pub fn trimmed(self) -> Piece<'t> {
        let begins = self.text.len() - self.text.trim_start().len();
        let piece = self.from(begins);
        piece.until(piece.text.trim_end().len())
    }

    /// Before and behind this sign, which stands in no brackets.
    pub fn split_once(self, sign: char) -> Option<(Piece<'t>, Piece<'t>)> {
        let at = self.outside_brackets().find(|(_, found)| *found == sign)?.0;
        Some((self.until(at).trimmed(), self.from(at + sign.len_utf8()).trimmed()))
    }

    /// Before and behind the first `=` that does not compare.
    pub fn split_at_equals(self) -> Option<(Piece<'t>, Piece<'t>)> {
        let at = self.equals().next()?;
        Some((self.until(at).trimmed(), self.from(at + 1).trimmed()))
    }

    /// What stands between these signs, outside of brackets.
    pub fn list(self, signs: &[char]) -> Vec<Piece<'t>> {
        let mut found = Vec::new();
        let mut begins = 0;
        for (at, sign) in self.outside_brackets().filter(|(_, sign)| signs.contains(sign)) {
            found.push(self.until(at).from(begins).trimmed());
            begins = at + sign.len_utf8();
        }
        found.push(self.from(begins).trimmed());
        found
    }

    /// The pairs `name=value` in it, with a comma, a semicolon or a blank between two; and what is none.
    pub fn pairs(self) -> (Vec<[Piece<'t>; 2]>, Option<Piece<'t>>) {
        let names: Vec<(usize, usize)> = self
            .equals()
            .map(|at| {
                let before = self.text[..at].trim_end();
                (before.trim_end_matches(continues_name).len(), at)
            })
            .collect();
        let first = names.first().map_or(self.text.len(), |&(begins, _)| begins);
        let stray = self.until(first).trimmed();
        let stray = (!stray.text.is_empty()).then_some(stray);
        let ends = names.iter().skip(1).map(|&(begins, _)| begins).chain([self.text.len()]);
        let pair = |(&(begins, equals), end): (&(usize, usize), usize)| {
            let value = self.until(end).from(equals + 1).trimmed();
            let value = value.until(value.text.trim_end_matches([',', ';', ' ', '\t']).len());
            [self.until(equals).from(begins).trimmed(), value]
        };
        (names.iter().zip(ends).map(pair).collect(), stray)
    }

    /// The name that it begins with; empty where it begins with none.
    pub fn name(self) -> &'t str {
        let is_name = self.text.starts_with(begins_name);
        let end = self.text.find(|next| !continues_name(next)).unwrap_or(self.text.len());
        if is_name { &self.text[..end] } else { "" }
    }

    /// Whether all of it is a name.
    pub fn is_name(self) -> bool {
        !self.text.is_empty() && self.name().len() == self.text.len()
    }

    /// Its signs outside of brackets, each with its byte.
    fn outside_brackets(self) -> impl Iterator<Item = (usize, char)> + use<'t> {
        let mut depth = 0usize;
        self.text.char_indices().filter(move |(_, sign)| {
            match sign {
                '(' | '{' => depth += 1,
                ')' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
    }

    /// The bytes of the `=` outside of brackets that do not compare.
    fn equals(self) -> impl Iterator<Item = usize> + use<'t> {
        let alone = move |at: &usize| {
            !self.text[..*at].ends_with(['=', '<', '>', '!']) && !self.text[*at + 1..].starts_with('=')
        };
        self.outside_brackets().filter(|(_, sign)| *sign == '=').map(|(at, _)| at).filter(alone)
    }
}
