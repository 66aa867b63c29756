//! Tokens: the numbers, names and signs that an expression is written in, each with its place.

use super::complaint::{Complaint, Place};
use super::expr::Operator;
use super::spelling::{LETTERS, begins_name, continues_name, spelled};
use super::stranger::stranger;
use crate::text::{Text, say};

/// The words of the language: no names.
pub const WORDS: &[&str] = &["if", "then", "else", "and", "or", "not"];

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it begins.
    pub place: Place,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number.
    Number(f64),
    /// A name, as it is written.
    Name(String),
    /// What stands between two expressions; `-` may stand before one, too.
    Operator(Operator),
    /// `!` before an expression.
    Not,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `,`.
    Comma,
    /// The end of the text.
    End,
}

/// The signs, longer ones before those that they begin with.
const SIGNS: &[(&str, Kind)] = &[
    ("**", Kind::Operator(Operator::Pow)),
    ("<=", Kind::Operator(Operator::AtMost)),
    (">=", Kind::Operator(Operator::AtLeast)),
    ("==", Kind::Operator(Operator::Equal)),
    ("!=", Kind::Operator(Operator::Unequal)),
    ("&&", Kind::Operator(Operator::And)),
    ("||", Kind::Operator(Operator::Or)),
    ("+", Kind::Operator(Operator::Add)),
    ("-", Kind::Operator(Operator::Sub)),
    ("*", Kind::Operator(Operator::Mul)),
    ("/", Kind::Operator(Operator::Div)),
    ("^", Kind::Operator(Operator::Pow)),
    ("<", Kind::Operator(Operator::Less)),
    (">", Kind::Operator(Operator::Greater)),
    ("&", Kind::Operator(Operator::And)),
    ("|", Kind::Operator(Operator::Or)),
    // As papers print them.
    ("\u{2212}", Kind::Operator(Operator::Sub)),
    ("–", Kind::Operator(Operator::Sub)),
    ("·", Kind::Operator(Operator::Mul)),
    ("⋅", Kind::Operator(Operator::Mul)),
    ("∗", Kind::Operator(Operator::Mul)),
    ("×", Kind::Operator(Operator::Mul)),
    ("÷", Kind::Operator(Operator::Div)),
    ("≤", Kind::Operator(Operator::AtMost)),
    ("≥", Kind::Operator(Operator::AtLeast)),
    ("≠", Kind::Operator(Operator::Unequal)),
    ("!", Kind::Not),
    ("(", Kind::Open),
    (")", Kind::Close),
    (",", Kind::Comma),
];

/// The digits above the line.
pub const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The tokens of a text that begins at this place, [`Kind::End`] the last.
pub fn tokens(text: &str, mut place: Place) -> Result<Vec<Token>, Complaint> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kinds, length) = if first.is_whitespace() {
            (Vec::new(), first.len_utf8())
        } else if let Some(length) = number(rest) {
            (vec![Kind::Number(value(&rest[..length], place)?)], length)
        } else if begins_name(first) {
            let length = rest.find(|next| !continues_name(next)).unwrap_or(rest.len());
            let name = spelled(&rest[..length]);
            if name.len() > LETTERS {
                return Err(Complaint::new(place, say!("a name has at most {most} letters", most = LETTERS)));
            }
            (vec![Kind::Name(name.into())], length)
        } else if let Some((kinds, length)) = power(rest, place)? {
            (kinds, length)
        } else {
            let sign = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign));
            let (sign, kind) = sign.ok_or_else(|| stranger(first, text, text.len() - rest.len(), place))?;
            (vec![kind.clone()], sign.len())
        };
        found.extend(kinds.into_iter().map(|kind| Token { kind, place }));
        place = rest[..length].chars().fold(place, Place::behind);
        rest = &rest[length..];
    }
    found.push(Token { kind: Kind::End, place });
    Ok(found)
}

/// Each token, and how many brackets are open behind it.
pub fn nested(tokens: &[Token]) -> impl Iterator<Item = (&Token, i32)> {
    tokens.iter().scan(0, |depth, token| {
        match token.kind {
            Kind::Open => *depth += 1,
            Kind::Close => *depth -= 1,
            _ => {}
        }
        Some((token, *depth))
    })
}

/// How long the number is that the text begins with, if it begins with one: `2`, `.5`, `1.`, `1e-3`.
pub fn number(text: &str) -> Option<usize> {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(0);
    let mut end = whole;
    if text[end..].starts_with('.') {
        let decimals = digits(end + 1);
        if whole + decimals == 0 {
            return None;
        }
        end += 1 + decimals;
    } else if whole == 0 {
        return None;
    }
    if text[end..].starts_with(['e', 'E']) {
        let signed = text[end + 1..].starts_with(['+', '-']);
        let from = end + 1 + usize::from(signed);
        let exponent = digits(from);
        if exponent > 0 {
            end = from + exponent;
        }
    }
    Some(end)
}

/// The power that the text begins with above the line, such as `²` or `⁻¹`, and how long it is.
fn power(text: &str, place: Place) -> Result<Option<(Vec<Kind>, usize)>, Complaint> {
    let sign = text.chars().next().filter(|sign| *sign == '⁻').map_or(0, char::len_utf8);
    let raised = |sign: char| RAISED.iter().position(|raised| *raised == sign);
    let digits: Vec<usize> = text[sign..].chars().map_while(raised).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let length = digits.iter().map(|digit| RAISED[*digit].len_utf8()).sum::<usize>();
    let digits: String = digits.iter().map(usize::to_string).collect();
    let minus = (sign > 0).then_some(Kind::Operator(Operator::Sub));
    let power = [Kind::Operator(Operator::Pow)].into_iter().chain(minus);
    Ok(Some((power.chain([Kind::Number(value(&digits, place)?)]).collect(), sign + length)))
}

fn value(digits: &str, place: Place) -> Result<f64, Complaint> {
    let value: f64 = digits.parse().unwrap_or(f64::INFINITY);
    if value.is_finite() {
        return Ok(value);
    }
    Err(Complaint::new(place, say!("a number is at most {most}", most = f64::MAX)))
}

/// A token as it is written.
pub fn written(kind: &Kind) -> Text {
    match kind {
        Kind::Number(number) => Text::from(*number),
        Kind::Name(name) => Text::plain(name.as_str()),
        Kind::Operator(operator) => Text::plain(operator.sign()),
        Kind::Not => Text::plain("!"),
        Kind::Open => Text::plain("("),
        Kind::Close => Text::plain(")"),
        Kind::Comma => Text::plain(","),
        Kind::End => Text::default(),
    }
}
