//! A product without its sign, as papers have it: `2v`, `(v + 1)(v - 1)`.

use super::complaint::Complaint;
use super::token::{Kind, Token, WORDS, written};
use crate::text::{Text, say};

/// How the product is written of what stands before and at this place of some tokens, if these are two of its factors.
pub fn unjoined(tokens: &[Token], at: usize) -> Option<Complaint> {
    let [before, Token { kind, place }] = [&tokens[at.checked_sub(1)?], &tokens[at]];
    if matches!((&before.kind, kind), (Kind::Number(_), Kind::Number(_))) {
        return None;
    }
    let is_word = |name: &str| WORDS.iter().any(|word| word.eq_ignore_ascii_case(name));
    let told = |kind: &Kind, bracket: Kind| match kind {
        Kind::Number(_) => Some(written(kind)),
        Kind::Name(name) if !is_word(name) => Some(written(kind)),
        _ => (*kind == bracket).then(|| Text::plain("(…)")),
    };
    let (first, second) = (told(&before.kind, Kind::Close)?, told(kind, Kind::Open)?);
    Some(Complaint::new(*place, say!("a product needs its sign: write {first}*{second}", first, second)))
}
