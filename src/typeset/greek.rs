//! Greek letters as LaTeX has them in formulas.

use crate::equations::greek::name_of;

/// A Greek letter, in braces where it would run into what follows.
pub fn greek(letter: char) -> Option<String> {
    let (name, is_capital) = name_of(letter)?;
    Some(match ALIKE.iter().find(|(greek, _)| is_capital && *greek == letter) {
        Some((_, latin)) => format!("\\mathrm{{{latin}}}"),
        None if is_capital => format!("\\{}{}{{}}", name[..1].to_ascii_uppercase(), &name[1..]),
        None => format!("\\{name}{{}}"),
    })
}

/// Capital Greek letters that look like Latin ones: LaTeX has no commands for them.
const ALIKE: &[(char, char)] = &[
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Χ', 'X'),
];
