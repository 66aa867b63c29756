//! What a voltage clamp measures, in words: the current of the step that stands out, and the most inward of all.

use super::clock::Clock;
use super::doubts;
use super::sentence::Sentence;
use crate::numerals::told_of;
use crate::ode::{Ending, Quantity};
use crate::text::{Text, say};

/// A step, as it is told.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Its voltage; of a ramp that of its last bin.
    pub voltage: f64,
    /// When after its beginning the current turns, and the current there.
    pub turn: Option<[f64; 2]>,
    /// Whether it is farther from 0 there than around.
    pub peaks: bool,
    /// The current at its beginning.
    pub beginning: Option<f64>,
    /// Whether that is farther from 0 than its peak, on the same side.
    pub begins_beyond: bool,
    /// The current at its end.
    pub end: Option<f64>,
    /// What ended its run early.
    pub ending: Option<Ending>,
}

/// How the voltage goes.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// Along a ramp, and not by steps.
    pub ramps: bool,
    /// Whether the run ends before the step does.
    pub is_cut: bool,
}

/// Where in a step a current is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// As it begins.
    Beginning,
    /// Where it peaks.
    Peak,
    /// At its end.
    End,
}

/// The most inward current of all steps: the voltage, the current, and where it is.
pub type Inward = (f64, f64, Place);

/// Digits of what is told.
const DIGITS: i32 = 3;

/// What comes of the step that stands out, and of all where they are several, or of a ramp; voltage and current have these
/// units, and were reckoned from numbers of these sizes.
pub fn told(
    step: Step,
    inward: Option<Inward>,
    command: Command,
    [voltage, current]: [Quantity; 2],
    [high, strong]: [f64; 2],
    clock: Clock,
) -> Sentence {
    let volts = |v: f64| Text::from(told_of(high, v, DIGITS)).in_unit(voltage.unit);
    let amount = |amount: f64| told_of(strong, amount, DIGITS);
    let flowing = |current_told: f64| Text::from(amount(current_told)).in_unit(current.unit);
    if let Some(ending) = step.ending {
        return doubts::ended(ending, 0, clock).say(".");
    }
    let (v, begins_beyond) = (volts(step.voltage), step.begins_beyond);
    let (Some(beginning), Some(end)) = (step.beginning, step.end) else {
        return Sentence::default().say(match command.ramps {
            true => "No time bin lies within the ramp.",
            false => "No time bin lies within the step.",
        });
    };
    if command.ramps {
        return Sentence::default()
            .say(say!("In the ramp’s last time bin, at {v}, the current is ", v))
            .stress(flowing(end))
            .say(".");
    }
    let at_end = if command.is_cut { "as the run ends" } else { "at its end" };
    let is_constant = amount(beginning) == amount(end);
    let begins = flowing(beginning);
    let sentence = match step.turn {
        Some([after, turn]) => Sentence::default()
            .say(match (step.peaks, begins_beyond) {
                (true, false) => say!("At {v} the current peaks at ", v),
                (true, true) => {
                    say!(
                        "At {v} the current begins at {beginning}, comes back, and peaks again at ",
                        v,
                        beginning = begins
                    )
                }
                (false, _) => {
                    say!("At {v} the current begins at {beginning}, turns at ", v, beginning = begins)
                }
            })
            .stress(flowing(turn))
            .say(say!(
                ", {after} after the step, and is {end} {at_end}.",
                after = clock.at(after),
                end = flowing(end),
                at_end
            )),
        None if is_constant => {
            Sentence::default().say(say!("At {v} the current is ", v)).stress(flowing(end)).say(
                if command.is_cut { " from the step until the run ends." } else { " all through the step." },
            )
        }
        None => Sentence::default()
            .say(say!("At {v} the current begins at {beginning} and goes to ", v, beginning = begins))
            .stress(flowing(end))
            .say(match command.is_cut {
                true => " by the end of the run, without turning.",
                false => " by the end of the step, without turning.",
            }),
    };
    let Some((v, current, place)) = inward else { return sentence };
    let v = volts(v);
    let (what, place) = match place {
        Place::Peak => (" Of all steps the most inward peak is ", say!(", at {v}.", v)),
        Place::Beginning => {
            (" Of all steps the most inward current is ", say!(", at {v}, as the step begins.", v))
        }
        Place::End => (" Of all steps the most inward current is ", say!(", at {v}, {at_end}.", v, at_end)),
    };
    sentence.say(what).stress(flowing(current)).say(place)
}

/// That a run does not begin as a held neuron would.
pub fn unsettled() -> Text {
    "At the holding voltage the other variables do not come to rest: the run begins from where the model starts.".into()
}
