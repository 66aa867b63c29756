//! What a voltage clamp measures, in words: the current of the step that stands out, and the most inward of all.

use super::clock::Clock;
use super::sentence::Sentence;
use crate::numerals::told as in_digits;
use crate::ode::Quantity;
use crate::text::{Text, say};

/// A step, as it is told.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Its voltage.
    pub voltage: f64,
    /// When after its beginning the current turns, and the current there.
    pub turn: Option<[f64; 2]>,
    /// Whether it is farther from 0 there than around.
    pub peaks: bool,
    /// The current at its beginning.
    pub beginning: Option<f64>,
    /// The current at its end.
    pub end: Option<f64>,
}

/// Digits of what is told.
const DIGITS: i32 = 3;

/// What comes of the steps, one of which stands out, or of a ramp; voltage and current have these units.
pub fn told(
    steps: &[Step],
    chosen: usize,
    ramps: bool,
    [voltage, current]: [Quantity; 2],
    clock: Clock,
) -> Sentence {
    let volts = |v: f64| Text::from(in_digits(v, DIGITS)).in_unit(voltage.unit);
    let flowing = |amount: f64| Text::from(in_digits(amount, DIGITS)).in_unit(current.unit);
    let Step { voltage: v, turn, peaks, beginning, end } = steps[chosen];
    let (Some(beginning), Some(end)) = (beginning, end) else {
        return Sentence::default().say("No time bin lies within the step.");
    };
    if ramps {
        return Sentence::default()
            .say(say!("At the end of the ramp, {v}, the current is ", v = volts(v)))
            .stress(flowing(end))
            .say(".");
    }
    let is_constant = in_digits(beginning, DIGITS) == in_digits(end, DIGITS);
    let sentence = match turn {
        Some([after, turn]) if !peaks => Sentence::default()
            .say(say!(
                "At {v} the current begins at {beginning}, turns at ",
                v = volts(v),
                beginning = flowing(beginning)
            ))
            .stress(flowing(turn))
            .say(say!(
                ", {after} after the step, and is {end} at its end.",
                after = clock.at(after),
                end = flowing(end)
            )),
        Some([after, peak]) => Sentence::default()
            .say(say!("At {v} the current peaks at ", v = volts(v)))
            .stress(flowing(peak))
            .say(say!(
                ", {after} after the step, and is {end} at its end.",
                after = clock.at(after),
                end = flowing(end)
            )),
        None if is_constant => Sentence::default()
            .say(say!("At {v} the current is ", v = volts(v)))
            .stress(flowing(end))
            .say(" all through the step."),
        None => Sentence::default()
            .say(say!(
                "At {v} the current begins at {beginning} and goes to ",
                v = volts(v),
                beginning = flowing(beginning)
            ))
            .stress(flowing(end))
            .say(" by the end of the step, without turning."),
    };
    let inward =
        steps.iter().filter(|step| step.peaks).filter_map(|step| Some((step.voltage, step.turn?[1])));
    match inward.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, peak)| *peak < 0.0) {
        Some((v, peak)) if steps.len() > 1 => sentence
            .say(" Of all steps the most inward peak is ")
            .stress(flowing(peak))
            .say(say!(", at {v}.", v = volts(v))),
        _ => sentence,
    }
}
