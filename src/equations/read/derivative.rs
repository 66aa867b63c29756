//! The left side of a variable's equation: its derivative, as papers have it with a factor before it.

use super::piece::Piece;
use crate::equations::spelling::{begins_name, continues_name};
use crate::text::{Text, say};

/// The left side of an equation with a derivative, such as `C*dv/dt`.
pub struct Derivative<'t> {
    /// The variable.
    pub name: Piece<'t>,
    /// What the derivative is multiplied by.
    pub factor: Option<Piece<'t>>,
}

/// Signs of a product.
pub const TIMES: &[char] = &['*', '·', '⋅', '∗', '×'];
/// Signs of a derivative by the time.
pub const PRIMES: &[char] = &['\'', '’', '′'];

/// The derivative, if all of this is one, perhaps behind a factor: `v'`, `dv/dt`, `C dv/dt`, `tau(v)*(dn/dt)`.
pub fn derivative(left: Piece<'_>) -> Option<Derivative<'_>> {
    match in_brackets(left) {
        Some((before, inner)) => {
            let inner = unbracketed(inner).filter(|inner| inner.factor.is_none())?;
            Some(Derivative { factor: factor(before)?, ..inner })
        }
        None => unbracketed(left),
    }
}

/// The same without brackets around the derivative.
fn unbracketed(left: Piece<'_>) -> Option<Derivative<'_>> {
    let (named, is_primed) = match left.text.strip_suffix(PRIMES) {
        Some(before) => (left.until(before.len()).trimmed(), true),
        None => {
            let (over, under) = left.text.rsplit_once('/')?;
            if !under.trim().eq_ignore_ascii_case("dt") {
                return None;
            }
            (left.until(over.len()).trimmed(), false)
        }
    };
    let named = without_time(named);
    let word = named.text.trim_end_matches(continues_name).len();
    let word = word + named.text[word..].bytes().take_while(u8::is_ascii_digit).count();
    let name = named.from(word);
    let name = if is_primed { name } else { name.text.strip_prefix(['d', 'D']).map(|_| name.from(1))? };
    Some(Derivative { name, factor: factor(named.until(word).trimmed())? })
}

/// A variable without the time that papers write behind it: `v(t)`.
fn without_time(named: Piece<'_>) -> Piece<'_> {
    let plain = named.text.strip_suffix(')').map(str::trim_end).and_then(|text| text.strip_suffix('t'));
    let plain = plain.and_then(|text| text.trim_end().strip_suffix('(')).map(str::trim_end);
    plain.filter(|name| name.ends_with(continues_name)).map_or(named, |name| named.until(name.len()))
}

/// Whether a derivative stands somewhere in it.
pub fn has_derivative(left: Piece) -> bool {
    left.text.contains(PRIMES) || left.text.to_ascii_lowercase().replace(' ', "").contains("/dt")
}

/// What is told of a left side that seems to have a derivative, and is none that is known.
pub fn misread(left: Piece) -> Option<Text> {
    let plain: String = left.text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let primes = plain.chars().filter(|sign| PRIMES.contains(sign)).count();
    let is_of = |side: &str| side.strip_prefix('d').is_some_and(|name| name.starts_with(begins_name));
    let by_another = || plain.split_once('/').is_some_and(|(over, under)| is_of(over) && is_of(under));
    if primes > 1 || ["d2", "d^2", "d²"].iter().any(|second| plain.starts_with(second)) {
        let [second, first] = [Text::plain("v'' = …"), Text::plain("v' = w, w' = …")];
        Some(say!("only first derivatives are known: {second} is {first}, a line each", second, first))
    } else if has_derivative(left) {
        Some(say!(
            "at the left stands the derivative, perhaps behind a factor, and all else at the right: dv/dt = …, C*dv/dt = …"
        ))
    } else {
        by_another().then(|| say!("derivatives are by the time t: dv/dt = …"))
    }
}

/// What stands before a derivative as its factor, if something does; none where it is joined in another way.
fn factor(before: Piece<'_>) -> Option<Option<Piece<'_>>> {
    let before = before.until(before.text.trim_end_matches(TIMES).len()).trimmed();
    match before.text.chars().last() {
        None => Some(None),
        Some(last) if continues_name(last) || last == ')' || last == '.' => Some(Some(before)),
        Some(_) => None,
    }
}

/// What stands in the brackets at the end, and what stands before them.
fn in_brackets(left: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let mut depth = 0;
    let open = left.text.char_indices().rev().find(|(_, sign)| {
        match sign {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let (open, _) = open.filter(|(_, sign)| *sign == '(')?;
    let inner = left.until(left.text.len() - 1).from(open + 1).trimmed();
    Some((left.until(open).trimmed(), inner))
}
