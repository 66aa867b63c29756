//! Names as papers print them, in the letters that names have everywhere: τₘ is tau_m, n∞ is n_inf, µA is uA.

use super::greek;
use std::borrow::Cow;

/// Letters that a name may have.
pub const LETTERS: usize = 40;

/// Digits and letters that stand below the line.
const BELOW: &[(char, char)] = &[
    ('₀', '0'),
    ('₁', '1'),
    ('₂', '2'),
    ('₃', '3'),
    ('₄', '4'),
    ('₅', '5'),
    ('₆', '6'),
    ('₇', '7'),
    ('₈', '8'),
    ('₉', '9'),
    ('ₐ', 'a'),
    ('ₑ', 'e'),
    ('ₕ', 'h'),
    ('ᵢ', 'i'),
    ('ⱼ', 'j'),
    ('ₖ', 'k'),
    ('ₗ', 'l'),
    ('ₘ', 'm'),
    ('ₙ', 'n'),
    ('ₒ', 'o'),
    ('ₚ', 'p'),
    ('ᵣ', 'r'),
    ('ₛ', 's'),
    ('ₜ', 't'),
    ('ᵤ', 'u'),
    ('ᵥ', 'v'),
    ('ₓ', 'x'),
];

/// Units that may stand behind µ.
const UNITS: &[&str] = &["A", "F", "S", "V", "s", "m"];
/// What stands before Ω where it is a unit.
const BEFORE_OHM: &[&str] = &["G", "M", "k", "m"];

/// Whether a name may begin with this.
pub fn begins_name(character: char) -> bool {
    character.is_ascii_alphabetic() || character == '_' || greek::name_of(character).is_some()
}

/// Whether a name may go on with this.
pub fn continues_name(character: char) -> bool {
    begins_name(character) || character.is_ascii_digit() || character == '∞' || below(character).is_some()
}

/// A name that is written so, in plain letters; what is another sign than these stands behind `_`.
pub fn spelled(written: &str) -> Cow<'_, str> {
    if written.is_ascii() {
        return written.into();
    }
    if let Some(unit) = written.strip_prefix(['\u{b5}', 'μ']).filter(|unit| UNITS.contains(unit)) {
        return format!("u{unit}").into();
    }
    if let Some(prefix) = written.strip_suffix(['\u{2126}', 'Ω']).filter(|prefix| BEFORE_OHM.contains(prefix))
    {
        return format!("{prefix}ohm").into();
    }
    let mut name = String::new();
    let mut before = Shape::Start;
    for letter in written.chars() {
        let (shape, part) = shaped(letter);
        if before != Shape::Start && shape != before && !name.ends_with('_') && letter != '_' {
            name.push('_');
        }
        // One Greek letter behind another is a word of its own, too.
        before = if shape == Shape::Sign { Shape::Done } else { shape };
        name.push_str(&part);
    }
    name.into()
}

/// What a part of a name is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Nothing yet.
    Start,
    /// Plain letters, digits, `_`.
    Plain,
    /// Below the line.
    Below,
    /// A sign that has a name.
    Sign,
    /// Such a sign that has ended.
    Done,
}

/// How a letter is written, and what it is in plain ones.
fn shaped(letter: char) -> (Shape, String) {
    if let Some((name, is_capital)) = greek::name_of(letter) {
        let head = name[..1].to_ascii_uppercase();
        return (Shape::Sign, if is_capital { head + &name[1..] } else { name.into() });
    }
    match below(letter) {
        Some(plain) => (Shape::Below, plain.into()),
        None if letter == '∞' => (Shape::Sign, "inf".into()),
        None => (Shape::Plain, letter.into()),
    }
}

fn below(letter: char) -> Option<char> {
    BELOW.iter().find(|(sign, _)| *sign == letter).map(|(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn what_papers_print_is_spelled_out() {
        for (written, name) in [
            ("v", "v"),
            ("g_Na", "g_Na"),
            ("τ", "tau"),
            ("τ_m", "tau_m"),
            ("τₘ", "tau_m"),
            ("τm", "tau_m"),
            ("Δ_T", "Delta_T"),
            ("Δτ", "Delta_tau"),
            ("n∞", "n_inf"),
            ("n_∞", "n_inf"),
            ("αₙ", "alpha_n"),
            ("V₁₂", "V_12"),
            ("gα", "g_alpha"),
            ("µA", "uA"),
            ("μS", "uS"),
            ("µ", "mu"),
            ("MΩ", "Mohm"),
            ("Ω", "Omega"),
            ("ϕ", "phi"),
        ] {
            assert_eq!(spelled(written), name, "{written}");
        }
    }
}
