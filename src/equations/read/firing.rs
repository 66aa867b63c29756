//! Lines that tell how a neuron fires: the words that they begin with, and what is written in their place.

use super::piece::Piece;
use crate::text::{Text, say};

/// Words for how a neuron fires: Brian2's, and when a spike is told that resets nothing.
pub const FIRING: [&str; 4] = ["threshold", "reset", "refractory", "spike"];
/// Words with which a condition begins elsewhere.
const WHEN: [&str; 4] = ["if", "when", "on", "at"];

/// What stands behind `:` or `=`, perhaps in quotation marks.
pub fn told(rest: Piece<'_>) -> Option<Piece<'_>> {
    let rest = rest.trimmed();
    let said = rest.text.strip_prefix([':', '=']).map(|_| rest.from(1).trimmed())?;
    let said = said.until(said.text.trim_end_matches(',').len());
    // Behind the last argument the call ends.
    let closed = ["')", "\")"].iter().any(|end| said.text.ends_with(end));
    let said = if closed { said.until(said.text.len() - 1) } else { said };
    let quoted = ['\'', '"']
        .into_iter()
        .find(|quote| said.text.len() >= 2 && said.text.starts_with(*quote) && said.text.ends_with(*quote));
    // Only in quotation marks `threshold = …` is more than a quantity of this name.
    match quoted {
        Some(_) => Some(said.until(said.text.len() - 1).from(1).trimmed()),
        None => rest.text.starts_with(':').then_some(said),
    }
}

/// Whether a line that begins with this word compares something before it gives anything a value, as resets do in other
/// languages: `if v > vt then v = vr`, `v > vt: v = vr`.
pub fn says_reset(line: Piece, word: &str) -> bool {
    let compares = |piece: Piece| piece.text.contains(['<', '>']);
    let asks = WHEN.contains(&word) && compares(line);
    // The = of ≥ and ≤ is none.
    asks || compares(line.split_at_equals().map_or(line, |(left, _)| left))
}

/// How a reset is told.
pub fn in_two_lines() -> Text {
    let [when, then] = [Text::plain("threshold: v > v_t"), Text::plain("reset: v = v_r")];
    say!("a reset is told in two lines, such as {when} and {then}", when, then)
}
