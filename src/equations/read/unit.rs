//! Units: as they are written behind a number, and as Brian2 multiplies by them.

use crate::equations::token::RAISED;
use crate::text::{Text, say};
use crate::units::{PREFIXES, milliseconds};

/// What a unit is of, with the unit in which it is then counted, such that no factors stand in the equations, and what it is in
/// those of the SI.
const BASES: &[(&str, &str, f64)] = &[
    ("V", "mV", 1e-3),
    ("s", "ms", 1e-3),
    ("A", "pA", 1e-12),
    ("S", "nS", 1e-9),
    ("F", "pF", 1e-12),
    ("Ω", "GΩ", 1e9),
    ("Hz", "kHz", 1e3),
    ("m", "cm", 1e-2),
    ("C", "fC", 1e-15),
    ("mol", "µmol", 1e-6),
    ("M", "mM", 1e-3),
    ("K", "K", 1.0),
];

/// Names of units in equations, beside those of [`SYMBOLS`]: Brian2's.
const WORDS: &[(&str, &str)] = &[
    ("volt", "V"),
    ("second", "s"),
    ("amp", "A"),
    ("ampere", "A"),
    ("siemens", "S"),
    ("farad", "F"),
    ("ohm", "Ω"),
    ("hertz", "Hz"),
    ("metre", "m"),
    ("meter", "m"),
    ("coulomb", "C"),
    ("mole", "mol"),
    ("mol", "mol"),
    ("molar", "M"),
    ("kelvin", "K"),
];

/// Symbols of units that may stand with a prefix in equations.
const SYMBOLS: &[(&str, &str)] =
    &[("V", "V"), ("s", "s"), ("A", "A"), ("S", "S"), ("F", "F"), ("Hz", "Hz"), ("m", "m"), ("M", "M")];

/// Further symbols that comments have.
const MORE: &[&str] = &[
    "Ohm", "ohm", "Ω", "h", "min", "M", "mol", "K", "C", "degC", "°C", "°", "%", "J", "N", "g", "l", "L", "1",
];

/// What a name of Brian2's means as a factor, where it is a unit, in the units in which all is then counted.
pub fn factor(name: &str) -> Option<f64> {
    let (name, power) = raised_length(name).unwrap_or((name, 1));
    let (base, size) = known(name)?;
    let (_, _, unit) = BASES.iter().find(|(known, ..)| *known == base)?;
    Some(tidy((size / unit).powi(power)))
}

/// What a unit in an equation, or one that stands alone behind a colon, is one of, and to which power.
pub fn base(name: &str) -> Option<(&'static str, i32)> {
    let (name, power) = raised_length(name).unwrap_or((name, 1));
    let bare = || SYMBOLS.iter().find(|(symbol, _)| *symbol == name).map(|(_, base)| *base);
    Some((known(name).map(|(base, _)| base).or_else(bare)?, power))
}

/// What is counted in what, such as `V` in mV.
pub fn counted(base: &str) -> Option<&'static str> {
    BASES.iter().find(|(known, ..)| *known == base).map(|(_, counted, _)| *counted)
}

/// A length, and the power to which its name raises it: `cm2`, `umetre3`.
fn raised_length(name: &str) -> Option<(&str, i32)> {
    let (length, power) = [("2", 2), ("3", 3)]
        .into_iter()
        .find_map(|(sign, power)| name.strip_suffix(sign).map(|length| (length, power)))?;
    known(length).filter(|(base, _)| *base == "m").map(|_| (length, power))
}

/// Whether it is one of Brian2's names of white noise.
pub fn is_noise(name: &str) -> bool {
    name == "xi" || name.starts_with("xi_")
}

/// What a unit is one of, and its size in that.
fn known(name: &str) -> Option<(&'static str, f64)> {
    // A bare letter is rather a name than a unit.
    let bare = |prefix: &str, symbol: &str| prefix.is_empty() && symbol.len() == 1;
    PREFIXES.iter().find_map(|(prefix, size)| {
        let rest = name.strip_prefix(prefix)?;
        let word = WORDS.iter().find(|(word, _)| *word == rest).map(|(_, base)| *base);
        let symbol = SYMBOLS.iter().find(|(symbol, _)| *symbol == rest && !bare(prefix, symbol));
        Some((word.or(symbol.map(|(_, base)| *base))?, *size))
    })
}

/// A power of ten without the rounding of its quotient.
fn tidy(factor: f64) -> f64 {
    format!("1e{}", factor.log10().round()).parse().unwrap_or(factor)
}

/// Words for units that texts for people have, in one or several, and their symbols.
const SPELLED: &[(&str, &str)] = &[
    ("second", "s"),
    ("sec", "s"),
    ("minute", "min"),
    ("hour", "h"),
    ("volt", "V"),
    ("amp", "A"),
    ("ampere", "A"),
    ("siemens", "S"),
    ("farad", "F"),
    ("ohm", "Ω"),
    ("hertz", "Hz"),
    ("molar", "M"),
];

/// What stands before these.
const SPELLED_PREFIXES: &[(&str, &str)] = &[
    ("", ""),
    ("giga", "G"),
    ("mega", "M"),
    ("kilo", "k"),
    ("milli", "m"),
    ("micro", "µ"),
    ("nano", "n"),
    ("pico", "p"),
    ("femto", "f"),
    ("m", "m"),
    ("u", "µ"),
    ("µ", "µ"),
];

/// The symbol of a unit whose name is spelled out, such as `milliseconds`, `msec`, `volts`.
fn spelled(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    SPELLED_PREFIXES.iter().find_map(|(prefix, sign)| {
        let rest = word.strip_prefix(prefix)?;
        // Of the short prefixes it is no name of other units.
        let is_short = prefix.len() == 1 || prefix == &"µ";
        let known = |of: &str| SPELLED.iter().find(|(name, _)| *name == of && (!is_short || *name == "sec"));
        // A second, a minute and an amp alone need be no units.
        let is_another = prefix.is_empty() && ["second", "minute", "amp"].contains(&rest);
        let one = known(rest).filter(|_| !is_another);
        let (_, symbol) = one.or_else(|| known(rest.strip_suffix('s')?))?;
        Some(format!("{sign}{symbol}"))
    })
}

/// Whether a unit is one of time, as figures write it; a number without a unit may be one.
pub fn is_time(unit: &str) -> bool {
    milliseconds(unit).is_some()
}

/// That a unit is none of time.
pub fn no_time(unit: &str) -> Text {
    let said = Text::plain(unit);
    match ["ms", "s", "h"].into_iter().find(|known| known.eq_ignore_ascii_case(unit)) {
        Some(near) => say!("{said} is no unit of time; {near} is one", said, near = Text::plain(near)),
        None => say!("{said} is no unit of time, such as {ms}", said, ms = Text::plain("ms")),
    }
}

/// That a word is no unit.
pub fn unknown(word: &str) -> Text {
    say!("“{unit}” is no unit that is known here", unit = Text::plain(word))
}

/// A unit as figures write it, if the text is one: `uA/cm2` is µA/cm².
pub fn written(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(symbol) = spelled(text) {
        return Some(symbol);
    }
    let [opened, closed] = ['(', ')'].map(|bracket| text.matches(bracket).count());
    if text.len() > 24
        || opened != closed
        || text.chars().all(|sign| matches!(sign, '/' | '*' | '·' | ' ' | '(' | ')'))
    {
        return None;
    }
    let mut written = String::new();
    let mut part = String::new();
    for sign in text.chars().chain(['/']) {
        if !matches!(sign, '/' | '*' | '·' | ' ' | '(' | ')') {
            part.push(sign);
            continue;
        }
        if !part.is_empty() {
            written.push_str(&atom(&part)?);
            part.clear();
        }
        written.push(if sign == '*' { '·' } else { sign });
    }
    written.pop();
    (written != "1").then_some(written.clone()).or(Some(String::new()))
}

/// A unit without signs between, with its power.
fn atom(text: &str) -> Option<String> {
    let at = text.find(|sign: char| sign.is_ascii_digit() || matches!(sign, '^' | '-' | '²' | '³' | '⁻'));
    let (unit, power) = text.split_at(at.filter(|_| text != "1").unwrap_or(text.len()));
    let raised: String = power.trim_start_matches('^').chars().map(raised).collect::<Option<_>>()?;
    let known = |rest: &str| SYMBOLS.iter().any(|(symbol, _)| *symbol == rest) || MORE.contains(&rest);
    let (prefix, _) = PREFIXES.iter().find(|(prefix, _)| unit.strip_prefix(prefix).is_some_and(known))?;
    let prefix_written = if matches!(*prefix, "u" | "μ") { "µ" } else { prefix };
    let symbol = unit.strip_prefix(prefix)?;
    let symbol = match symbol {
        "Ohm" | "ohm" => "Ω",
        "degC" => "°C",
        other => other,
    };
    Some(format!("{prefix_written}{symbol}{raised}"))
}

/// A digit or a minus above the line.
pub fn raised(sign: char) -> Option<char> {
    match sign {
        '-' | '⁻' => Some('⁻'),
        sign if RAISED.contains(&sign) => Some(sign),
        sign => Some(RAISED[sign.to_digit(10)? as usize]),
    }
}

/// Units that are often written in other capitals than theirs.
const OFTEN: &[&str] =
    &["mV", "mS", "nS", "pA", "nA", "uA", "pF", "nF", "uF", "kohm", "Mohm", "Gohm", "Hz", "kHz"];

/// The unit that differs from a word in its capitals alone.
pub fn in_other_capitals(word: &str) -> Option<&'static str> {
    OFTEN.iter().copied().find(|unit| unit.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_written_as_figures_have_it_and_words_are_none() {
        for (text, unit) in [
            ("mS/cm2", "mS/cm²"),
            ("uA/cm^2", "µA/cm²"),
            ("ms", "ms"),
            ("1", ""),
            ("1/ms", "1/ms"),
            ("MOhm", "MΩ"),
            ("ms-1", "ms⁻¹"),
            ("mM", "mM"),
            ("µF/cm²", "µF/cm²"),
            ("pA/(mV·ms)", "pA/(mV·ms)"),
            ("°C", "°C"),
            ("seconds", "s"),
            ("msec", "ms"),
            ("Milliseconds", "ms"),
            ("hours", "h"),
            ("millivolts", "mV"),
            ("nanoamperes", "nA"),
            ("siemens", "S"),
        ] {
            assert_eq!(written(text).as_deref(), Some(unit), "{text}");
        }
        for text in
            ["maximal conductance", "leak", "", "0..400", "a", "current", "sodium", "gate", "()", "ms)", "/"]
        {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn units_in_equations_are_factors_without_rounding() {
        for (name, size) in [
            ("mV", 1.0),
            ("volt", 1e3),
            ("ms", 1.0),
            ("second", 1e3),
            ("nA", 1e3),
            ("pA", 1.0),
            ("Mohm", 1e-3),
            ("nS", 1.0),
            ("msiemens", 1e6),
            ("pF", 1.0),
            ("Hz", 1e-3),
            ("um", 1e-4),
            ("umetre", 1e-4),
            ("cm", 1.0),
        ] {
            assert_eq!(factor(name), Some(size), "{name}");
        }
        for name in ["V", "v", "m", "h", "s", "A", "g", "vm", "tau"] {
            assert_eq!(factor(name), None, "{name}");
        }
        assert_eq!((factor("cm2"), factor("um2"), factor("mM")), (Some(1.0), Some(1e-8), Some(1.0)));
        assert_eq!((base("umetre3"), base("V"), base("w2")), (Some(("m", 3)), Some(("V", 1)), None));
    }
}
