//! f–I curves in words: where firing sets in, of which type it is and why, and where rest and firing are both stable.

use crate::firing::excitability::{Growth, at_onset};
use crate::firing::known::{Border, KnownCurve, decimals};
use crate::firing::rhythm::Outcome;
use crate::numerals::{self, enough_to, written};

/// Where the numbers explode.
pub const DIVERGED: &str = "The numbers left the finite range: choose a smaller time step.";

/// What a curve's numbers are told in.
#[derive(Clone, Copy, Debug)]
pub struct Units<'u> {
    /// What makes a rate one in the unit that follows, and that unit.
    pub rate: (f64, &'u str),
    /// Of currents; empty where they have none.
    pub current: &'u str,
}

/// What a curve tells: where firing sets in, of which type it is and why, and where rest and firing are both stable.
/// Empty before all currents have been tried.
pub fn told(curve: &KnownCurve, units: Units) -> String {
    if !curve.complete() {
        return String::new();
    }
    if curve.diverged() {
        return DIVERGED.into();
    }
    let current = units.current;
    [firing(curve, units), both(curve, current), ways_apart(curve, current), beside_firing(curve, current)]
        .concat()
}

/// The onset in as many digits as it is known to, rounded up to what is enough.
pub fn onset(curve: &KnownCurve, unit: &str) -> Option<String> {
    let onset = curve.border(Border::Onset)?;
    Some(in_unit(enough_to(onset, decimals(curve.tolerance)), unit))
}

/// Where firing sets in.
fn firing(curve: &KnownCurve, Units { rate: (factor, unit), current }: Units) -> String {
    let count = curve.currents.len();
    if !(0..count).any(|place| curve.fires(place)) {
        return "The neuron fires repetitively at none of the currents tried.".into();
    }
    if curve.fires(0) {
        let already = "The neuron already fires at the lowest of these currents";
        return match curve.border(Border::Onset) {
            None => format!("{already}: if it has an onset, that lies below."),
            Some(again) => {
                format!(
                    "{already}. Above it, firing ends and sets in again at I = {}.",
                    in_unit(rounded(again, curve.tolerance), current)
                )
            }
        };
    }
    let Some(onset) = onset(curve, current) else { return String::new() };
    let swung = (1..count)
        .find(|&place| curve.fires(place))
        .is_some_and(|first| curve.came(first - 1, Outcome::Swings));
    // At the very onset the neuron may be silent still.
    let sets_in = |repetitive: &str| format!("{repetitive} firing sets in above I = {onset} (the onset)");
    let (begins, goes_on) = (sets_in("Repetitive"), sets_in("repetitive"));
    let told = |rate: f64, digits: i32| format!("{} {unit}", numerals::told(factor * rate, digits));
    let (Some(growth), Some(rates), [_, _, [Some(near), _]]) =
        (curve.growth(), curve.rates_near(), curve.near)
    else {
        return format!("{begins}.");
    };
    match growth {
        Growth::SquareRoot => format!(
            "Type I: {goes_on}, with as low a rate as you like; it grows as the square root of the distance from there. \
             Rest and a threshold state meet there and vanish (a fold); just above, the voltage still slows down at that \
             place before each spike."
        ),
        Growth::Logarithm => format!(
            "Type I: {goes_on}, with a low rate. The nearer the current is to the onset, the longer the voltage lingers \
             below its threshold."
        ),
        Growth::Bounded | Growth::Stops => {
            let rate = match at_onset(rates) {
                Some(rate) => format!("at about {}", told(rate, 2)),
                None => format!("somewhat below {}", told(rates[2], 3)),
            };
            let why = if swung {
                "It oscillates below already, and reaches the threshold there."
            } else if growth == Growth::Stops {
                "Towards the onset, the interval between spikes stops growing."
            } else {
                "No threshold state lies on the spike’s path, where the voltage could linger, so the rate cannot fall to 0."
            };
            format!("Type II: {goes_on}, and its rate starts {rate}, not at 0. {why}")
        }
        Growth::Unseen => format!(
            "Repetitive firing is seen from I = {onset} on. Whether that is type I or II is not decided: just below, the \
             neuron is silent for longer than still counts as firing."
        ),
        Growth::Undecided => format!(
            "{begins}. Whether that is type I or II is not decided: at I = {} the rate is {}, and it still falls \
             towards the onset.",
            in_unit(rounded(near, curve.tolerance), current),
            told(rates[2], 3)
        ),
    }
}

/// The currents between the end of firing on the way down and that of rest on the way up, where these are in that order.
fn both_stable(curve: &KnownCurve) -> Option<[f64; 2]> {
    let both = curve.border(Border::FiringLost).zip(curve.border(Border::RestLost));
    both.filter(|(low, high)| high - low > 2.0 * curve.tolerance).map(|(low, high)| [low, high])
}

/// Where rest and firing are both stable.
fn both(curve: &KnownCurve, unit: &str) -> String {
    let Some(both) = both_stable(curve) else { return String::new() };
    let [low, high] = both.map(|current| rounded(current, curve.tolerance));
    let high = in_unit(high, unit);
    format!(" From I = {low} to {high} the neuron can either rest or fire, depending on where it comes from.")
}

/// Where else the ways up and down differ: under which of the currents the neuron is silent on one of them only.
fn ways_apart(curve: &KnownCurve, unit: &str) -> String {
    let told = |place: usize| {
        let within = |[low, high]: [f64; 2]| low <= curve.currents[place] && curve.currents[place] <= high;
        both_stable(curve).is_some_and(within)
    };
    let silent =
        |way: usize, place: usize| curve.swept[way].get(place).is_some_and(|rate| *rate == Some(0.0));
    let only = |way: usize| {
        under(curve, unit, |place| silent(way, place) && !silent(1 - way, place) && !told(place))
    };
    let ways = [
        "it is silent while the current is raised, but not while it is lowered",
        "it is silent while the current is lowered, but not while it is raised",
    ];
    (0..2).zip(ways).filter_map(|(way, what)| Some(format!(" {}, {what}.", only(way)?))).collect()
}

/// Under which of the currents it does something else than to rest or to fire.
fn beside_firing(curve: &KnownCurve, unit: &str) -> String {
    let fires = (0..curve.currents.len()).find(|&place| curve.fires(place));
    let silent = |place: usize| curve.swept.iter().all(|rates| rates.is_empty() || rates[place] == Some(0.0));
    let ended = under(curve, unit, |place| {
        fires.is_some_and(|first| first < place) && curve.came(place, Outcome::AtRest) && silent(place)
    });
    let ended = ended.map(|currents| format!(" {currents}, it no longer fires: it rests."));
    let told = [
        (Outcome::Swings, "it oscillates without spikes"),
        (Outcome::RunsOff, "nothing holds the voltage"),
        (Outcome::RestsAnywhere, "every voltage is a resting state"),
    ];
    let places = |outcome: Outcome| under(curve, unit, |place| curve.came(place, outcome));
    let told = told.into_iter().filter_map(|(outcome, what)| Some(format!(" {}, {what}.", places(outcome)?)));
    told.chain(ended).collect()
}

/// Those of the currents of which this is true.
fn under(curve: &KnownCurve, unit: &str, holds: impl Fn(usize) -> bool) -> Option<String> {
    let mut ranges: Vec<[usize; 2]> = Vec::new();
    for place in (0..curve.currents.len()).filter(|&place| holds(place)) {
        match ranges.last_mut() {
            Some([_, last]) if *last + 1 == place => *last = place,
            _ => ranges.push([place, place]),
        }
    }
    // Two of the currents are never told as one.
    let finest = (curve.currents[1] - curve.currents[0]) * 1e-3;
    let current = |place: usize| {
        let text = rounded(curve.currents[place], finest);
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').into() } else { text }
    };
    let range = |[first, last]: &[usize; 2]| {
        let ends = if first == last { vec![*first] } else { vec![*first, *last] };
        ends.into_iter().map(current).collect::<Vec<_>>().join(" to ")
    };
    let ranges: Vec<String> = ranges.iter().map(range).collect();
    (!ranges.is_empty()).then(|| in_unit(format!("At I = {}", ranges.join(" and ")), unit))
}

/// A number and its unit, where it has one.
fn in_unit(number: String, unit: &str) -> String {
    format!("{number} {unit}").trim_end().into()
}

/// A number with the decimals that it is known to.
fn rounded(number: f64, tolerance: f64) -> String {
    written(number, decimals(tolerance))
}
