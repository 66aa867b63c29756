//! How large and how deep an expression is when the text's functions have been put in, without putting them in.

use crate::equations::expr::Expr;
use crate::equations::parse::{DEPTH, PARTS};
use std::collections::HashMap;

/// The size of an expression, as it grows with those of its arguments.
#[derive(Clone, Debug)]
pub struct Size {
    /// Its own parts.
    parts: usize,
    /// How deep they stand in one another.
    depth: usize,
    /// For each argument how often it stands there, and how deep.
    arguments: Vec<(usize, usize)>,
}

impl Size {
    /// Of an expression. A name that is no argument is one part, or what is put in for it as for a function.
    pub fn of(expr: &Expr, arguments: &[&str], functions: &HashMap<&str, Size>) -> Size {
        let part = |expr: &Expr| Size::of(expr, arguments, functions);
        match expr {
            Expr::Name(name) => match arguments.iter().position(|argument| argument == name) {
                Some(place) => {
                    let mut size = Size::none(arguments.len());
                    size.arguments[place] = (1, 0);
                    size
                }
                None => match functions.get(name) {
                    Some(known) => Size { arguments: vec![(0, 0); arguments.len()], ..known.clone() },
                    None => Size { parts: 1, depth: 1, ..Size::none(arguments.len()) },
                },
            },
            Expr::Apply(name, given) if functions.contains_key(name) => {
                let function = &functions[name];
                let mut size =
                    Size { parts: function.parts, depth: function.depth, ..Size::none(arguments.len()) };
                for (given, &(times, depth)) in given.iter().zip(&function.arguments) {
                    if times > 0 {
                        size = size.beside(&part(given).within(times, depth));
                    }
                }
                size
            }
            _ => {
                let (parts, signs) = (expr.parts(), expr.chain().1.len());
                let none = Size::none(arguments.len());
                let whole = parts.into_iter().fold(none, |size, of| size.beside(&part(of))).within(1, 1);
                Size { parts: whole.parts.saturating_add(signs.max(1)), depth: whole.depth.max(1), ..whole }
            }
        }
    }

    /// Whether it is no larger and no deeper than what follows can bear.
    pub fn is_borne(&self) -> bool {
        self.parts <= 4 * PARTS && self.depth <= 2 * DEPTH
    }

    fn none(arguments: usize) -> Size {
        Size { parts: 0, depth: 0, arguments: vec![(0, 0); arguments] }
    }

    /// So many times, each so deep in something else.
    fn within(self, times: usize, depth: usize) -> Size {
        let deeper =
            |(often, deep): (usize, usize)| (often.saturating_mul(times), deep.saturating_add(depth));
        Size {
            parts: self.parts.saturating_mul(times),
            depth: if self.parts > 0 { self.depth.saturating_add(depth) } else { 0 },
            arguments: self.arguments.into_iter().map(deeper).collect(),
        }
    }

    fn beside(self, other: &Size) -> Size {
        let both = self.arguments.iter().zip(&other.arguments);
        Size {
            parts: self.parts.saturating_add(other.parts),
            depth: self.depth.max(other.depth),
            arguments: both.map(|(a, b)| (a.0.saturating_add(b.0), a.1.max(b.1))).collect(),
        }
    }
}
