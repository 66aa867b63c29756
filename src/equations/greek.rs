//! Greek letters and what they are called.

/// Greek letters: their names, and small and capital ones as they look.
const GREEK: &[(&str, char, char)] = &[
    ("alpha", 'α', 'Α'),
    ("beta", 'β', 'Β'),
    ("gamma", 'γ', 'Γ'),
    ("delta", 'δ', 'Δ'),
    ("epsilon", 'ε', 'Ε'),
    ("zeta", 'ζ', 'Ζ'),
    ("eta", 'η', 'Η'),
    ("theta", 'θ', 'Θ'),
    ("iota", 'ι', 'Ι'),
    ("kappa", 'κ', 'Κ'),
    ("lambda", 'λ', 'Λ'),
    ("mu", 'μ', 'Μ'),
    ("nu", 'ν', 'Ν'),
    ("xi", 'ξ', 'Ξ'),
    ("pi", 'π', 'Π'),
    ("rho", 'ρ', 'Ρ'),
    ("sigma", 'σ', 'Σ'),
    ("tau", 'τ', 'Τ'),
    ("upsilon", 'υ', 'Υ'),
    ("phi", 'φ', 'Φ'),
    ("chi", 'χ', 'Χ'),
    ("psi", 'ψ', 'Ψ'),
    ("omega", 'ω', 'Ω'),
];

/// The letter that is called so, a small one or, of a name with a capital letter, a capital one.
pub fn letter(name: &str) -> Option<char> {
    let (known, small, capital) = GREEK.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name))?;
    let head = |text: &str| text.chars().next();
    match name {
        _ if name == *known => Some(*small),
        _ if head(name).is_some_and(char::is_uppercase) && name[1..] == known[1..] => Some(*capital),
        _ => None,
    }
}

/// What a letter is called, in other shapes that it has, too, and whether it is a capital one.
pub fn name_of(letter: char) -> Option<(&'static str, bool)> {
    let letter = SHAPES.iter().find(|(shape, _)| *shape == letter).map_or(letter, |(_, letter)| *letter);
    let found = GREEK.iter().find(|(_, small, capital)| [*small, *capital].contains(&letter))?;
    Some((found.0, letter == found.2))
}

/// Other signs for a letter: as mathematics has it, and as the unit.
const SHAPES: &[(char, char)] = &[
    ('\u{b5}', 'μ'),
    ('\u{2126}', 'Ω'),
    ('ϵ', 'ε'),
    ('ϑ', 'θ'),
    ('ϕ', 'φ'),
    ('ς', 'σ'),
    ('ϱ', 'ρ'),
    ('ϰ', 'κ'),
];
