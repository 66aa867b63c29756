//! How closely signs bind for XPPAUT, which joins and compares before it adds: where it would make something else of a text.

use super::expr::{Expr, Operator};
use super::token::{Kind, Token, nested};

/// How closely a sign binds there; signs that bind alike go from the left.
fn binding(operator: Operator) -> u8 {
    match operator {
        Operator::Add | Operator::Sub | Operator::Or => 0,
        Operator::Mul | Operator::Div | Operator::And => 1,
        _ => 3,
    }
}

/// A minus before a number or a name there.
const MINUS: u8 = 2;

/// A side of a sign: what it is, and its tokens.
pub struct Side<'a> {
    /// What it is.
    pub expr: &'a Expr,
    /// As it is written.
    pub tokens: &'a [Token],
}

impl Side<'_> {
    /// The sign in it that XPPAUT leaves for later, so that `operator` takes only a part of this side; none where it takes all.
    pub fn torn(&self, operator: Operator, is_right: bool) -> Option<Operator> {
        let (sign, binds) = match self.expr {
            Expr::Binary(of, ..) => (*of, binding(*of)),
            // Behind a sign it takes no minus at all.
            Expr::Neg(_) if !is_right => (Operator::Sub, MINUS),
            _ => return None,
        };
        let holds = if is_right { binds > binding(operator) } else { binds >= binding(operator) };
        (!holds && !self.is_one()).then_some(sign)
    }

    /// Whether it stands in brackets, or is a function.
    fn is_one(&self) -> bool {
        let open = usize::from(matches!(self.tokens.first(), Some(Token { kind: Kind::Name(_), .. })));
        let closes = nested(&self.tokens[open..]).position(|(_, depth)| depth == 0);
        closes == Some(self.tokens.len() - 1 - open)
    }
}
