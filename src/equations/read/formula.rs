//! An expression of a text, and where its names stand.

use super::piece::Piece;
use super::unit;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Operator};
use crate::equations::parse::expression_at;
use crate::equations::token::{Kind, Token, number, tokens};
use crate::text::{Text, say};

/// What stands for an expression that cannot be read.
const FAULTY: Expr = Expr::Number(f64::NAN);

/// An expression of a text.
#[derive(Clone, Debug)]
pub struct Formula {
    /// What it says.
    pub expr: Expr,
    /// Where it begins.
    pub place: Place,
    /// As it is written.
    pub text: String,
    /// Where XPPAUT would read it in another way.
    pub elsewhere: Vec<Complaint>,
    /// What it is divided by, where that stands elsewhere: before the derivative.
    by: Option<Box<Formula>>,
}

/// What is told of a number with its unit behind it.
fn with_unit(piece: Piece) -> Option<Complaint> {
    let sign = piece.text.find(|sign| !['-', '+', '\u{2212}'].contains(&sign)).unwrap_or(0);
    let number = piece.until(sign + number(&piece.text[sign..])?);
    let unit = piece.from(number.text.len()).trimmed().unwrapped(['[', ']']);
    let begins = unit.text.starts_with(char::is_alphabetic);
    let is_unit = begins && unit::written(unit.text).is_some();
    is_unit.then(|| {
        let pattern = Text::plain(format!("{} # {}", number.text, unit.text));
        unit.wrong(say!("a unit stands in a comment behind the number: {pattern}", pattern))
    })
}

impl Formula {
    /// Reads it; what is wrong is added to the complaints. Where it cannot be read, it is [no
    /// number](Formula::is_faulty), so that what it is of is known nevertheless.
    pub fn read(piece: Piece, complaints: &mut Vec<Complaint>) -> Formula {
        let mut notes = Vec::new();
        let expr = expression_at(piece.text, piece.place, &mut notes).unwrap_or_else(|complaint| {
            notes.push(with_unit(piece).unwrap_or(complaint));
            FAULTY
        });
        let (elsewhere, wrong): (Vec<_>, Vec<_>) = notes.into_iter().partition(|note| note.doubt);
        complaints.extend(wrong);
        Formula { expr, place: piece.place, text: piece.text.into(), elsewhere, by: None }
    }

    /// Whether it could not be read: that is told already, and nothing more is to be told of it.
    pub fn is_faulty(&self) -> bool {
        matches!(self.expr, Expr::Number(number) if number.is_nan())
    }

    /// A rate, of which this is `factor` times as much.
    pub fn over(self, factor: Formula, complaints: &mut Vec<Complaint>) -> Formula {
        if constant(&factor.expr, &|_| None) == Some(0.0) {
            complaints.push(Complaint::new(factor.place, say!("this divides by 0")));
        }
        let is_faulty = self.is_faulty() || factor.is_faulty();
        let elsewhere = [&self.elsewhere[..], &factor.elsewhere].concat();
        let quotient = Expr::binary(Operator::Div, self.expr, factor.expr.clone());
        Formula {
            expr: if is_faulty { FAULTY } else { quotient },
            elsewhere,
            by: Some(factor.into()),
            ..self
        }
    }

    /// What stands at the right of `=`, and the factor at the left that it is divided by.
    pub fn sides(&self) -> (&Expr, Option<&Formula>) {
        match (&self.expr, &self.by) {
            (Expr::Binary(_, right, _), Some(factor)) => (right, Some(factor)),
            (expr, _) => (expr, None),
        }
    }

    /// What is set by `name += …`, or `name -= …`, which this is behind.
    pub fn added_to(self, name: &'static str, left: &str) -> Formula {
        let sign = if left.ends_with('+') { Operator::Add } else { Operator::Sub };
        Formula { expr: Expr::binary(sign, Expr::Name(name), self.expr), ..self }
    }

    /// Where a name stands in it, perhaps in other capitals.
    pub fn place_of(&self, name: &str) -> Place {
        let sides = [Some(self), self.by.as_deref()].into_iter().flatten();
        let tokens: Vec<Token> =
            sides.flat_map(|side| tokens(&side.text, side.place).unwrap_or_default()).collect();
        let find = |is: &dyn Fn(&str) -> bool| {
            tokens.iter().find(|token| matches!(&token.kind, Kind::Name(found) if is(found)))
        };
        let found = find(&|found| found == name).or_else(|| find(&|found| found.eq_ignore_ascii_case(name)));
        found.map_or(self.place, |token| token.place)
    }
}
