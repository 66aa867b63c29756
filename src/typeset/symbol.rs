//! How the book writes a name: a letter, perhaps Greek, and what stands below it.

use crate::equations::greek;

/// A name as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// The name in the equations.
    pub name: &'static str,
    /// What it begins with.
    pub base: String,
    /// What stands below it, a part each.
    pub below: Vec<String>,
}

impl Symbol {
    /// Of a name, by what it says itself: `tau_m` is τ with an m below, `x_inf` x with ∞, `V1` V with 1.
    pub fn of(name: &'static str) -> Symbol {
        let mut parts = name.split('_').filter(|part| !part.is_empty());
        let base = parts.next().unwrap_or(name);
        let letters = base.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_letter = letters.chars().count() == 1 || greek::letter(letters).is_some();
        let (base, digits) = if is_letter { base.split_at(letters.len()) } else { (base, "") };
        let below = Some(digits).filter(|digits| !digits.is_empty()).into_iter().chain(parts);
        Symbol { name, base: letter(base), below: below.map(letter).collect() }
    }

    /// Of a name, as its line writes it: what follows `_` stands below.
    pub fn written(name: &'static str, markup: &str) -> Symbol {
        let mut parts = markup.split('_').map(String::from);
        Symbol { name, base: parts.next().unwrap_or_default(), below: parts.collect() }
    }

    /// A word that stands for itself, such as the name of a function.
    pub fn word(name: &'static str) -> Symbol {
        Symbol { name, base: name.into(), below: Vec::new() }
    }

    /// About how many signs wide it is.
    pub fn width(&self) -> usize {
        self.base.chars().count()
            + self.below.iter().map(|part| part.chars().count()).sum::<usize>().div_ceil(2)
    }
}

/// A Greek letter or ∞ by its name; everything else as it is.
fn letter(name: &str) -> String {
    match greek::letter(name) {
        Some(letter) => letter.into(),
        None if name == "inf" => "∞".into(),
        None => name.into(),
    }
}

/// Whether a part of a symbol is slanted: a letter that stands for a quantity, and not a word, a number, or the name of an ion.
pub fn is_slanted(part: &str, below: bool) -> bool {
    let mut letters = part.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter.is_alphabetic() && !(below && letter.is_ascii_uppercase()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Symbol, is_slanted};

    #[test]
    fn a_name_is_written_as_the_book_would() {
        for (name, base, below) in [
            ("v", "v", &[][..]),
            ("tau_m", "τ", &["m"]),
            ("Delta_T", "Δ", &["T"]),
            ("I_Na", "I", &["Na"]),
            ("m_inf", "m", &["∞"]),
            ("V1", "V", &["1"]),
            ("alpha2_x", "α", &["2", "x"]),
            ("iapp", "iapp", &[]),
            ("vtrap2", "vtrap2", &[]),
            ("DELTA", "DELTA", &[]),
        ] {
            let symbol = Symbol::of(name);
            assert_eq!(
                (symbol.base.as_str(), symbol.below.iter().map(String::as_str).collect()),
                (base, below.to_vec()),
                "{name}"
            );
        }
    }

    #[test]
    fn letters_are_slanted_and_words_ions_and_digits_are_not() {
        assert!(
            is_slanted("v", false)
                && is_slanted("τ", false)
                && is_slanted("m", true)
                && is_slanted("K", false)
        );
        assert!(
            !is_slanted("Na", true)
                && !is_slanted("K", true)
                && !is_slanted("∞", true)
                && !is_slanted("1", true)
        );
    }
}
