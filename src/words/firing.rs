//! f–I curves in words: where firing sets in, of which type it is and why, and where rest and firing are both stable.

use super::clock::Clock;
use super::sentence::Sentence;
use crate::firing::excitability::{Growth, at_onset};
use crate::firing::grouping::Grouping;
use crate::firing::known::{Border, KnownCurve, decimals};
use crate::firing::outcome::Outcome;
use crate::numerals::{Numeral, enough_to, most_to, told as told_in_digits, written};
use crate::text::{Text, say};

/// Where the numbers explode.
pub const DIVERGED: &str = "The numbers left the finite range: choose a smaller time step.";

/// Digits of a time that was waited for.
const DIGITS: i32 = 3;

/// What a curve's numbers are told in; empty where they have no unit.
#[derive(Clone, Copy, Debug)]
pub struct Units {
    /// Of times.
    pub time: &'static str,
    /// Of currents.
    pub current: &'static str,
}

/// What a curve tells: where firing sets in, of which type it is, which is stressed, and why, and where rest and firing are
/// both stable. Nothing before all currents have been tried.
pub fn told(curve: &KnownCurve, units: Units) -> Sentence {
    if !curve.complete() {
        return Sentence::default();
    }
    if curve.diverged() {
        return Sentence::default().say(DIVERGED);
    }
    let (current, first) = (units.current, firing(curve, units));
    // The onset is still sought: nothing is said before it.
    if first.0.is_empty() {
        return first;
    }
    [both(curve, current), ways_apart(curve, current), beside_firing(curve, units)]
        .into_iter()
        .filter(|text| !text.is_empty())
        .fold(first, Sentence::say)
}

/// What is left to say beside the warning where the steps were too long.
pub fn lost(curve: &KnownCurve, unit: &str) -> Sentence {
    let lost = under(curve, unit, |place| curve.ever_came(place, Outcome::Diverged)).unwrap_or_default();
    Sentence::default()
        .say(say!("At I = {currents}, the numbers were lost: nothing is told of firing.", currents = lost))
}

/// What is to be doubted of a curve: that its steps were too long, and which are not.
pub fn doubt(curve: &KnownCurve, Units { time, current: unit }: Units) -> Text {
    let warning = if curve.diverged() { DIVERGED.into() } else { Text::default() };
    let [Some(place), Some(exact), step] = curve.astray else { return warning };
    let place = place as usize;
    let (true, Some(found)) = (exact.is_finite(), curve.steady.get(place).copied().flatten()) else {
        return warning;
    };
    let clock = Clock::of(time);
    let (current, found) = (current_at(curve, place).in_unit(unit), clock.rate(found));
    let astray = if exact > 0.0 {
        say!(
            "The time step is too long for these currents: at I = {current} the rate is {found}, and by steps as short as it takes {exact}.",
            current,
            found,
            exact = clock.rate(exact)
        )
    } else {
        say!(
            "The time step is too long for these currents: at I = {current} the rate is {found}, and by steps as short as it takes the neuron stops firing.",
            current,
            found
        )
    };
    let advice = match step.filter(|step| step.is_finite()) {
        Some(dt) => say!(" Choose dt = {dt} at most.", dt = Text::from(dt).in_unit(time)),
        None => " Choose a smaller one.".into(),
    };
    let before = if curve.diverged() { warning.and(Text::plain(" ")) } else { warning };
    before.and(astray).and(advice)
}

/// The onset in as many digits as it is known to, rounded to the side on which it is enough.
pub fn onset(curve: &KnownCurve, unit: &str) -> Option<Text> {
    let (onset, decimals) = (curve.border(Border::Onset)?, decimals(curve.tolerance));
    Some(
        Text::from(if curve.inverted { most_to(onset, decimals) } else { enough_to(onset, decimals) })
            .in_unit(unit),
    )
}

/// Where firing sets in.
fn firing(curve: &KnownCurve, Units { time, current }: Units) -> Sentence {
    let count = curve.currents.len();
    let sentence = Sentence::default();
    if !(0..count).any(|place| curve.fires(place)) {
        if (0..count).any(|place| curve.ever_came(place, Outcome::TooShort)) {
            return sentence.say("The time simulated is too short to see repetitive firing.");
        }
        if (0..count).any(|place| curve.came(place, Outcome::Restless)) {
            return sentence.say("No repetitive firing is seen at the currents tried.");
        }
        return sentence.say("The neuron fires repetitively at none of the currents tried.");
    }
    if curve.inverted {
        return held_back(curve, current);
    }
    if curve.fires(0) {
        return sentence.say(match curve.border(Border::Onset) {
            None => "The neuron already fires at the lowest of these currents: if it has an onset, that lies below."
                .into(),
            Some(again) => say!(
                "The neuron already fires at the lowest of these currents. Above it, firing ends and sets in again at I = {current}.",
                current = Text::from(rounded(again, curve.tolerance)).in_unit(current)
            ),
        });
    }
    let Some(onset) = onset(curve, current) else { return sentence };
    let came = |outcome: Outcome| {
        let first = (1..count).find(|&place| curve.fires(place));
        first.is_some_and(|first| curve.came(first - 1, outcome))
    };
    let swung = came(Outcome::Swings);
    let clock = Clock::of(time);
    let (Some(growth), Some(rates), [_, _, [Some(near), _]]) =
        (curve.growth(), curve.rates_near(), curve.near)
    else {
        return sentence.say(say!("Repetitive firing sets in above I = {onset} (the onset).", onset));
    };
    // At the very onset the neuron may be silent still.
    match growth {
        Growth::SquareRoot => sentence.stress("Type I").say(say!(
            ": repetitive firing sets in above I = {onset} (the onset), with as low a rate as you like; it grows as the square root of the distance from there. Rest and a threshold state meet there and vanish (a fold); just above, the voltage still slows down at that place before each spike.",
            onset
        )),
        Growth::Logarithm => sentence.stress("Type I").say(say!(
            ": repetitive firing sets in above I = {onset} (the onset), with a low rate. The nearer the current is to the onset, the longer the voltage lingers below its threshold.",
            onset
        )),
        Growth::Bounded | Growth::Stops => {
            let sentence = sentence.stress("Type II").say(match at_onset(rates) {
                Some(rate) => say!(
                    ": repetitive firing sets in above I = {onset} (the onset), and its rate starts at about {rate}, not at 0.",
                    onset,
                    rate = clock.rate_to(rate, 2)
                ),
                None => say!(
                    ": repetitive firing sets in above I = {onset} (the onset), and its rate starts somewhat below {rate}, not at 0.",
                    onset,
                    rate = clock.rate(rates[2])
                ),
            });
            sentence.say(if swung {
                " It oscillates below already, and reaches the threshold there."
            } else if growth == Growth::Stops {
                " Towards the onset, the interval between spikes stops growing."
            } else {
                " No threshold state lies on the spike’s path, where the voltage could linger, so the rate cannot fall to 0."
            })
        }
        Growth::Unseen if came(Outcome::TooShort) => sentence.say(say!(
            "Repetitive firing is seen from I = {onset} on. Whether that is type I or II is not decided: just below, the time simulated is too short to tell.",
            onset
        )),
        Growth::Unseen => sentence.say(say!(
            "Repetitive firing is seen from I = {onset} on. Whether that is type I or II is not decided: just below, the neuron is silent for longer than still counts as firing.",
            onset
        )),
        Growth::Undecided => sentence.say(say!(
            "Repetitive firing sets in above I = {onset} (the onset). Whether that is type I or II is not decided: at I = {near} the rate is {rate}, and it still falls towards the onset.",
            onset,
            near = Text::from(rounded(near, curve.tolerance)).in_unit(current),
            rate = clock.rate(rates[2])
        )),
    }
}

/// Where firing sets in of a neuron that a current holds back.
fn held_back(curve: &KnownCurve, unit: &str) -> Sentence {
    let sentence = Sentence::default();
    if curve.fires(curve.currents.len() - 1) {
        return sentence.say(
            "The neuron still fires at the highest of these currents, though a current holds it back: if it has an onset, that lies above.",
        );
    }
    let Some(onset) = onset(curve, unit) else { return sentence };
    sentence.say(match curve.growth() {
        Some(Growth::Unseen) => {
            say!(
                "Repetitive firing is seen at currents below I = {onset}: a current holds this neuron back.",
                onset
            )
        }
        _ => say!(
            "Repetitive firing sets in below I = {onset} (the onset): a current holds this neuron back.",
            onset
        ),
    })
}

/// The currents between the end of firing on the way down and that of rest on the way up, where these are in that order.
fn both_stable(curve: &KnownCurve) -> Option<[f64; 2]> {
    let both = curve.border(Border::FiringLost).zip(curve.border(Border::RestLost));
    both.filter(|(low, high)| high - low > 2.0 * curve.tolerance).map(|(low, high)| [low, high])
}

/// Where rest and firing are both stable.
fn both(curve: &KnownCurve, unit: &str) -> Text {
    let Some(both) = both_stable(curve) else { return Text::default() };
    let [low, high] = both.map(|current| rounded(current, curve.tolerance));
    say!(
        " From I = {low} to {high} the neuron can either rest or fire, depending on where it comes from.",
        low,
        high = Text::from(high).in_unit(unit)
    )
}

/// Where else the ways up and down differ: under which of the currents the neuron is silent on one of them only.
fn ways_apart(curve: &KnownCurve, unit: &str) -> Text {
    let told = |place: usize| {
        let within = |[low, high]: [f64; 2]| low <= curve.currents[place] && curve.currents[place] <= high;
        both_stable(curve).is_some_and(within)
    };
    let rate = |way: usize, place: usize| curve.swept[way].get(place).copied().flatten();
    let only = |way: usize| {
        let apart = |place: usize| {
            rate(way, place) == Some(0.0)
                && rate(1 - way, place).is_some_and(|rate| rate > 0.0)
                && !told(place)
        };
        under(curve, unit, apart)
    };
    let raised = only(0).map(|currents| {
        say!(
            " At I = {currents}, it is silent while the current is raised, but not while it is lowered.",
            currents
        )
    });
    let lowered = only(1).map(|currents| {
        say!(
            " At I = {currents}, it is silent while the current is lowered, but not while it is raised.",
            currents
        )
    });
    Text::row(raised.into_iter().chain(lowered))
}

/// Under which of the currents it does something else than to rest or to fire.
fn beside_firing(curve: &KnownCurve, Units { time, current: unit }: Units) -> Text {
    let count = curve.currents.len();
    let fires = (0..count).find(|&place| curve.fires(place));
    let beyond = |place: usize| match curve.inverted {
        true => (place + 1..count).any(|higher| curve.fires(higher)),
        false => fires.is_some_and(|first| first < place),
    };
    // Of those before its onset it is told there.
    let waited = |place: usize| {
        let onset = curve.border(Border::Onset).filter(|_| !curve.inverted);
        onset.is_none_or(|onset| curve.currents[place] > onset + curve.tolerance)
            && curve.came(place, Outcome::Restless)
    };
    let silent = |place: usize| curve.swept.iter().all(|rates| rates.is_empty() || rates[place] == Some(0.0));
    let ended =
        under(curve, unit, |place| beyond(place) && curve.came(place, Outcome::AtRest) && silent(place));
    let places = |outcome: Outcome| under(curve, unit, |place| curve.came(place, outcome));
    let ever = |outcome: Outcome| under(curve, unit, |place| curve.ever_came(place, outcome));
    let told = [
        places(Outcome::Swings)
            .map(|currents| say!(" At I = {currents}, it oscillates without spikes.", currents)),
        places(Outcome::RunsOff)
            .map(|currents| say!(" At I = {currents}, nothing holds the voltage.", currents)),
        ever(Outcome::Lost).map(|currents| {
            say!(" At I = {currents}, the numbers leave the finite range, whatever the time step.", currents)
        }),
        places(Outcome::RestsAnywhere)
            .map(|currents| say!(" At I = {currents}, every voltage is a resting state.", currents)),
        under(curve, unit, waited).map(|currents| {
            say!(
                " At I = {currents}, it has not come to rest: its spikes may be more than {silence} apart, which is not waited for.",
                currents,
                silence = Text::from(told_in_digits(curve.silence, DIGITS)).in_unit(time)
            )
        }),
        ended.map(|currents| say!(" At I = {currents}, it no longer fires: it rests.", currents)),
        under(curve, unit, |place| curve.are_grouped(place, Grouping::Bursts)).map(|currents| {
            say!(
                " At I = {currents}, it fires in bursts: the rate is the mean number of spikes over whole bursts with their pauses.",
                currents
            )
        }),
        under(curve, unit, |place| curve.are_grouped(place, Grouping::Irregular)).map(|currents| {
            say!(
                " At I = {currents}, it fires at irregular intervals, perhaps in bursts: the rate is the mean number of spikes over the second half of the time simulated.",
                currents
            )
        }),
        ever(Outcome::TooShort).map(|currents| {
            say!(
                " At I = {currents}, it has not come to rest, and the time simulated is too short to tell a steady rate.",
                currents
            )
        }),
    ];
    Text::row(told.into_iter().flatten())
}

/// Those of the currents of which this is true.
fn under(curve: &KnownCurve, unit: &str, holds: impl Fn(usize) -> bool) -> Option<Text> {
    let mut ranges: Vec<[usize; 2]> = Vec::new();
    for place in (0..curve.currents.len()).filter(|&place| holds(place)) {
        match ranges.last_mut() {
            Some([_, last]) if *last + 1 == place => *last = place,
            _ => ranges.push([place, place]),
        }
    }
    let current = |place: usize| current_at(curve, place);
    let range = |&[first, last]: &[usize; 2]| {
        if first == last {
            return current(first);
        }
        say!("{low} to {high}", low = current(first), high = current(last))
    };
    let told = Text::joined(ranges.iter().map(range), &" and ".into());
    (!ranges.is_empty()).then(|| told.in_unit(unit))
}

/// One of the currents: two of them are never told as one.
fn current_at(curve: &KnownCurve, place: usize) -> Text {
    let finest = (curve.currents[1] - curve.currents[0]) * 1e-3;
    rounded(curve.currents[place], finest).short().into()
}

/// A number with the decimals that it is known to.
fn rounded(number: f64, tolerance: f64) -> Numeral {
    written(number, decimals(tolerance))
}
