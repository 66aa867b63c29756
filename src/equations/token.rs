//! Tokens: the numbers, names and signs that an expression is written in, each with its place.

use super::complaint::{Complaint, Place};
use super::expr::Operator;
use crate::text::{Text, say};

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
    ("·", Kind::Operator(Operator::Mul)),
    ("×", Kind::Operator(Operator::Mul)),
    ("≤", Kind::Operator(Operator::AtMost)),
    ("≥", Kind::Operator(Operator::AtLeast)),
    ("≠", Kind::Operator(Operator::Unequal)),
    ("!", Kind::Not),
    ("(", Kind::Open),
    (")", Kind::Close),
    (",", Kind::Comma),
];

/// Letters that a name may have.
const LETTERS: usize = 40;

/// Whether a name may begin with this.
pub fn begins_name(character: char) -> bool {
    character.is_ascii_alphabetic() || character == '_'
}

/// Whether a name may go on with this.
pub fn continues_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// The tokens of a text that begins at this place, [`Kind::End`] the last.
pub fn tokens(text: &str, mut place: Place) -> Result<Vec<Token>, Complaint> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = if first.is_whitespace() {
            (None, first.len_utf8())
        } else if let Some(length) = number(rest) {
            (Some(Kind::Number(value(&rest[..length], place)?)), length)
        } else if begins_name(first) {
            let length = rest.find(|next| !continues_name(next)).unwrap_or(rest.len());
            if length > LETTERS {
                return Err(Complaint::new(place, say!("a name has at most {most} letters", most = LETTERS)));
            }
            (Some(Kind::Name(rest[..length].into())), length)
        } else {
            let sign = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign));
            let (sign, kind) = sign.ok_or_else(|| stranger(first, rest, place))?;
            (Some(kind.clone()), sign.len())
        };
        found.extend(kind.map(|kind| Token { kind, place }));
        place = rest[..length].chars().fold(place, Place::behind);
        rest = &rest[length..];
    }
    found.push(Token { kind: Kind::End, place });
    Ok(found)
}

/// How long the number is that the text begins with, if it begins with one: `2`, `.5`, `1.`, `1e-3`.
fn number(text: &str) -> Option<usize> {
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

fn value(digits: &str, place: Place) -> Result<f64, Complaint> {
    let value: f64 = digits.parse().unwrap_or(f64::INFINITY);
    if value.is_finite() {
        return Ok(value);
    }
    Err(Complaint::new(place, say!("a number is at most {most}", most = f64::MAX)))
}

/// A sign that no expression has.
fn stranger(sign: char, rest: &str, place: Place) -> Complaint {
    let signs = Text::plain("+ - * / ^ ( ) , < <= > >= == != & |");
    let message = match sign {
        '=' => say!("two expressions are compared by =="),
        '\'' => say!("a derivative stands at the beginning of a line: dv/dt = …"),
        '[' | ']' | '{' | '}' => {
            say!("only round brackets are known in an expression, not {sign}", sign = Text::plain(sign))
        }
        _ if sign.is_alphabetic() => {
            let word: String = rest.chars().take_while(|next| next.is_alphanumeric()).take(LETTERS).collect();
            let name = Text::plain(word);
            say!("{name} is no name: names are of the letters a to z, digits and _", name)
        }
        _ => say!("{sign} is no sign of an expression; there are {signs}", sign = Text::plain(sign), signs),
    };
    Complaint::new(place, message)
}
