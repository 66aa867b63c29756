//! What there is in a phase plane, in words: under a current, outside of what is seen, and where it changes.

use super::sentence::Sentence;
use super::{cycles, fixed_points};
use crate::phase_plane::cycle::LimitCycle;
use crate::phase_plane::fixed_points::FixedPoints;

/// The sentence goes on with what the fixed points are at this current, and how many limit cycles there are where these were
/// sought, with the unit of their periods.
pub fn told(
    sentence: Sentence,
    current: &str,
    points: &FixedPoints,
    found: Option<(&[LimitCycle], &str)>,
) -> Sentence {
    let sentence = sentence.say(format!("At {current}: ")).stress(fixed_points::in_words(points));
    match found {
        Some((found, unit)) => sentence.say(" ").stress(cycles::counted(found, unit)),
        None => sentence,
    }
}

/// The sentence goes on with where the fixed points are that lie outside of the usual window, each with its variables by
/// their names, and whether zooming out shows them all.
pub fn outside(sentence: Sentence, places: &[Vec<String>], zooming_shows: bool) -> Sentence {
    let how = match (places.len(), zooming_shows) {
        (0, _) => return sentence,
        (_, false) => "",
        (1, true) => ", where zooming out shows it",
        (_, true) => ", where zooming out shows them",
    };
    let places: Vec<String> = places.iter().map(|place| format!("({})", place.join(", "))).collect();
    sentence.say(format!(" Outside the usual window{how}: {}.", places.join(", ")))
}

/// The sentence goes on with the currents of Hopf points and of folds, as they are written, in this unit.
pub fn bifurcations(sentence: Sentence, hopf: &[String], folds: &[String], unit: &str) -> Sentence {
    let listed = |sentence: Sentence, name: &str, currents: &[String]| match currents {
        [] => sentence,
        _ => {
            let at = format!(" {name} at I = {} {unit}", currents.join(", "));
            sentence.say(format!("{}.", at.trim_end()))
        }
    };
    let fold = if folds.len() == 1 { "Fold" } else { "Folds" };
    listed(listed(sentence, "Hopf", hopf), fold, folds)
}
