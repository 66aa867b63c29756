//! Numbers as programs have them.

/// A number with all its digits.
pub fn numeral(number: f64) -> String {
    let text = format!("{number:?}");
    text.strip_suffix(".0").map_or(text.clone(), String::from)
}

/// A time without what rounding has left in its last digits.
pub fn tight(time: f64) -> String {
    numeral(tidied(time))
}

/// A number without that.
pub fn tidied(number: f64) -> f64 {
    format!("{number:.12e}").parse().unwrap_or(number)
}
