//! An expression of a text, and where its names stand.

use super::piece::Piece;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::expr::{Expr, Operator};
use crate::equations::parse::expression_at;
use crate::equations::token::{Kind, tokens};

/// An expression of a text.
#[derive(Clone, Debug)]
pub struct Formula {
    /// What it says.
    pub expr: Expr,
    /// Where it begins.
    pub place: Place,
    text: String,
}

impl Formula {
    /// Reads it; what is wrong or to be doubted is added to the complaints, and where it is nothing, there is none.
    pub fn read(piece: Piece, complaints: &mut Vec<Complaint>) -> Option<Formula> {
        match expression_at(piece.text, piece.place, complaints) {
            Ok(expr) => Some(Formula { expr, place: piece.place, text: piece.text.into() }),
            Err(complaint) => {
                complaints.push(complaint);
                None
            }
        }
    }

    /// What is set by `name += …`, or `name -= …`, which this is behind.
    pub fn added_to(self, name: &'static str, left: &str) -> Formula {
        let sign = if left.ends_with('+') { Operator::Add } else { Operator::Sub };
        Formula { expr: Expr::binary(sign, Expr::Name(name), self.expr), ..self }
    }

    /// Where a name stands in it.
    pub fn place_of(&self, name: &str) -> Place {
        let tokens = tokens(&self.text, self.place).unwrap_or_default();
        let is = |kind: &Kind| matches!(kind, Kind::Name(found) if found == name);
        tokens.iter().find(|token| is(&token.kind)).map_or(self.place, |token| token.place)
    }
}
