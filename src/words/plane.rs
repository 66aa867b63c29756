//! What there is in a phase plane, in words: under a current, outside of what is seen, and where it changes.

use super::sentence::Sentence;
use super::{cycles, fixed_points};
use crate::numerals::Numeral;
use crate::phase_plane::cycle::LimitCycle;
use crate::phase_plane::fixed_points::FixedPoints;
use crate::text::{Text, say};

/// The sentence goes on with what the fixed points are at this current, if one flows, and how many limit cycles there are where
/// these were sought, with the unit of their periods.
pub fn told(
    sentence: Sentence,
    current: Text,
    points: &FixedPoints,
    found: Option<(&[LimitCycle], &'static str)>,
) -> Sentence {
    let points = fixed_points::in_words(points);
    let sentence = match current.is_empty() {
        true => sentence.stress(points.capital()),
        false => sentence.say(say!("At {current}: ", current)).stress(points),
    };
    match found {
        Some((found, unit)) => sentence.say(" ").stress(cycles::counted(found, unit)),
        None => sentence,
    }
}

/// The sentence goes on with where the fixed points are that lie outside of the usual window, each with its variables by
/// their names, and whether zooming out shows them all.
pub fn outside(sentence: Sentence, places: Vec<Vec<Text>>, zooming_shows: bool) -> Sentence {
    let count = places.len();
    if count == 0 {
        return sentence;
    }
    let place =
        |place: Vec<Text>| Text::plain("(").and(Text::joined(place, &Text::Between)).and(Text::plain(")"));
    let places = Text::joined(places.into_iter().map(place), &Text::Between);
    sentence.say(if zooming_shows {
        say!(" Outside the usual window, where zooming out shows {count|it|them}: {places}.", count, places)
    } else {
        say!(" Outside the usual window: {places}.", places)
    })
}

/// The sentence goes on with the currents of Hopf points and of folds, as they are written, in this unit.
pub fn bifurcations(mut sentence: Sentence, hopf: Vec<Numeral>, folds: Vec<Numeral>, unit: &str) -> Sentence {
    let [is_hopf, count] = [hopf.len(), folds.len()];
    let [hopf, folds] = [hopf, folds].map(|currents| Text::list(currents).in_unit(unit));
    if is_hopf > 0 {
        sentence = sentence.say(say!(" Hopf at I = {currents}.", currents = hopf));
    }
    if count > 0 {
        sentence = sentence.say(say!(" {count|Fold|Folds} at I = {currents}.", count, currents = folds));
    }
    sentence
}
