//! A piece of a text that knows where it stands.

use crate::equations::complaint::{Complaint, Place};
use crate::equations::spelling::{begins_name, continues_name};
use crate::text::Text;
use std::ops::Range;

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

    /// Without these brackets around all of it.
    pub fn unwrapped(self, brackets: [char; 2]) -> Piece<'t> {
        let inner = self.text.strip_prefix(brackets[0]).and_then(|text| text.strip_suffix(brackets[1]));
        match inner.filter(|inner| !inner.contains(brackets)) {
            Some(inner) => self.from(1).until(inner.len()).trimmed(),
            None => self,
        }
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
        let signs = self.outside_brackets().filter(|(_, sign)| signs.contains(sign));
        let mut begins = 0;
        let mut ranges: Vec<Range<usize>> =
            signs.map(|(at, sign)| std::mem::replace(&mut begins, at + sign.len_utf8())..at).collect();
        ranges.push(begins..self.text.len());
        self.cut(ranges).collect()
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
        let sides = names.iter().zip(ends).flat_map(|(&(begins, at), end)| [begins..at, at + 1..end]);
        let sides: Vec<Piece> = self.cut(sides).collect();
        let pair = |sides: &[Piece<'t>]| {
            let value = sides[1];
            [sides[0], value.until(value.text.trim_end_matches([',', ';', ' ', '\t']).len())]
        };
        (sides.chunks_exact(2).map(pair).collect(), stray)
    }

    /// What stands in ranges of its bytes, one behind the other, without blanks around: their places are found on one way.
    fn cut(self, ranges: impl IntoIterator<Item = Range<usize>>) -> impl Iterator<Item = Piece<'t>> {
        let (mut byte, mut place) = (0, self.place);
        ranges.into_iter().map(move |Range { start, end }| {
            place = self.text[byte..start].chars().fold(place, Place::behind);
            byte = start;
            Piece { text: &self.text[start..end.max(start)], place }.trimmed()
        })
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
