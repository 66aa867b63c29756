//! Where a reset leaves the variable that calls for it, and where that starts: what is told of resets that do not end.

use super::reset::Found;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Operator};
use crate::text::{Text, say};
use std::collections::HashMap;

/// What is to be doubted of a reset, as far as names have these values; its variable starts there, and is told to at a place.
pub fn doubts(
    Found { reset, crossing }: &Found,
    values: &HashMap<&'static str, f64>,
    start: Option<(Place, f64)>,
) -> Vec<Complaint> {
    let Expr::Binary(operator, _, level) = &reset.when else { return Vec::new() };
    let Some(level) = constant(level, &|name| values.get(name).copied()) else { return Vec::new() };
    let name = || Text::plain(crossing.id);
    let calls = |value: f64| operator.of(value, level) > 0.0;
    // It is called for at the threshold, or just above.
    let known = |name: &str| if name == crossing.id { Some(level) } else { values.get(name).copied() };
    let set = reset.sets.iter().find(|(name, _)| *name == crossing.id).map(|(_, after)| after);
    let after = set.and_then(|after| constant(after, &known));
    let stays = !reset.sets.is_empty() && set.is_none_or(|after| *after == Expr::Name(crossing.id));
    let landing = if after == Some(level) && calls(level) {
        Some(say!("this reset leaves {name} at its threshold: it is reset again and again", name = name()))
    } else if stays || after.is_some_and(calls) {
        Some(say!("this reset leaves {name} above its threshold: it is reset again and again", name = name()))
    } else if *operator == Operator::Greater && after == Some(level) {
        Some(say!(
            "this reset leaves {name} at its threshold: where it rises from there, it is reset in every step; XPPAUT does that once",
            name = name()
        ))
    } else {
        None
    };
    let start = start.filter(|(_, value)| calls(*value)).map(|(place, value)| {
        let message = if value == level {
            say!("{name} starts at its threshold: it is reset before the first step", name = name())
        } else {
            say!(
                "{name} starts above its threshold: it is reset before the first step; in XPPAUT it is not, since it does not rise through it",
                name = name()
            )
        };
        Complaint::doubt(place, message)
    });
    landing.map(|message| Complaint::doubt(crossing.place, message)).into_iter().chain(start).collect()
}
