//! What was measured, in sentences for the student.

use super::curve::Border;
use super::excitability::{Excitability, Growth, excitability};
use super::known::KnownCurve;
use super::rhythm::Outcome;

/// Where the numbers explode.
pub const DIVERGED: &str = "The numbers left the finite range: choose a smaller time step.";

/// What a curve tells: where firing sets in, of which type it is and why, and where rest and firing are both stable.
/// Rates times `factor` are in `unit`. Empty before all currents have been tried.
pub fn told(curve: &KnownCurve, (factor, unit): (f64, &str)) -> String {
    if !curve.complete() {
        return String::new();
    }
    if curve.diverged() {
        return DIVERGED.into();
    }
    [firing(curve, (factor, unit)), both(curve), beside_firing(curve)].concat()
}

/// Where firing sets in.
fn firing(curve: &KnownCurve, (factor, unit): (f64, &str)) -> String {
    let fires = |place: usize| {
        curve.steady[place].is_some_and(|rate| rate > 0.0) && !curve.came(place, Outcome::Swings)
    };
    if !(0..curve.steady.len()).any(fires) {
        return "The neuron fires for ever under none of these currents.".into();
    }
    if fires(0) {
        return "The neuron fires under the least of these currents already: its onset lies below.".into();
    }
    let Some(onset) = curve.border(Border::Onset) else { return String::new() };
    let onset = rounded(onset, curve.tolerance);
    let near = curve.rates_near();
    match near.and_then(|rates| Some((excitability(rates)?, rates[2]))) {
        None => format!("Firing sets in at I = {onset}."),
        Some((excitability, rate)) => why(excitability, &onset, &format!("{} {unit}", three(factor * rate))),
    }
}

/// Where rest and firing are both stable.
fn both(curve: &KnownCurve) -> String {
    let both = curve.border(Border::FiringLost).zip(curve.border(Border::RestLost));
    let Some((firing_lost, rest_lost)) = both.filter(|(low, high)| high - low > 2.0 * curve.tolerance) else {
        return String::new();
    };
    let [low, high] = [firing_lost, rest_lost].map(|current| rounded(current, curve.tolerance));
    format!(
        " From I = {low} to {high} the neuron can rest and can fire: which of them depends on where it comes from."
    )
}

/// Under which of the currents it does something else than to rest or to fire.
fn beside_firing(curve: &KnownCurve) -> String {
    let told =
        [(Outcome::Swings, "it oscillates without spikes"), (Outcome::RunsOff, "nothing holds the voltage")];
    let told =
        told.into_iter().filter_map(|(outcome, what)| Some(format!(" {}, {what}.", under(curve, outcome)?)));
    told.collect()
}

/// The currents under which this came of the neuron.
fn under(curve: &KnownCurve, outcome: Outcome) -> Option<String> {
    let mut ranges: Vec<[usize; 2]> = Vec::new();
    for place in (0..curve.currents.len()).filter(|&place| curve.came(place, outcome)) {
        match ranges.last_mut() {
            Some([_, last]) if *last + 1 == place => *last = place,
            _ => ranges.push([place, place]),
        }
    }
    let current = |place: usize| {
        let text = format!("{:.6}", curve.currents[place]);
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    };
    let range = |[first, last]: &[usize; 2]| {
        let ends = if first == last { vec![*first] } else { vec![*first, *last] };
        ends.into_iter().map(current).collect::<Vec<_>>().join(" to ")
    };
    let ranges: Vec<String> = ranges.iter().map(range).collect();
    (!ranges.is_empty()).then(|| format!("At I = {}", ranges.join(" and ")))
}

/// The type, and what makes it so.
fn why(excitability: Excitability, onset: &str, rate: &str) -> String {
    match excitability.growth {
        Growth::SquareRoot => format!(
            "Type I: firing sets in at I = {onset} with as low a rate as you like; it grows as the square root of the \
             distance from there. Rest and a threshold state meet and vanish (a fold), and the cycle of the spike, which runs \
             through that place, lingers where they were."
        ),
        Growth::Logarithm => format!(
            "Type I: firing sets in at I = {onset} with a low rate. The nearer the current is to the onset, the longer \
             the voltage lingers below its threshold."
        ),
        Growth::Bounded => format!(
            "Type II: firing sets in at I = {onset} with about {rate} at once. The cycle of the spike is there as a whole \
             before the neuron finds its way to it."
        ),
    }
}

/// A rate in three digits.
fn three(rate: f64) -> String {
    let decimals = (2.0 - rate.log10().floor()).clamp(0.0, 6.0) as usize;
    format!("{rate:.decimals$}")
}

/// A number with the decimals that it is known to.
fn rounded(number: f64, tolerance: f64) -> String {
    let decimals = (-tolerance.log10()).ceil().clamp(0.0, 9.0) as usize;
    format!("{number:.decimals$}")
}
