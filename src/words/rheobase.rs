//! What the weakest pulses are, in words: the rheobase and the chronaxie, or why there are none.

use super::sentence::Sentence;
use crate::firing::known::{KnownPulses, Rheobase, Spontaneous};
use crate::numerals::{enough, short, told as in_digits};
use crate::text::{Text, say};

/// Digits of times that are told.
const DIGITS: i32 = 3;

/// Digits of currents that are enough.
pub const ENOUGH: i32 = 4;

/// The sentence goes on with what pulses do, as far as that is known, or all of it; with the units of time, current and voltage.
pub fn told(
    sentence: Sentence,
    pulses: &KnownPulses,
    [time, current, voltage]: [&str; 3],
    done: bool,
) -> Sentence {
    let lasting = |time_told: f64| Text::from(in_digits(time_told, DIGITS)).in_unit(time);
    let sufficient = |amplitude: f64| Text::from(enough(amplitude, ENOUGH)).in_unit(current);
    let waited = lasting(pulses.silence);
    match pulses.spontaneous() {
        Some(Spontaneous::Fires) => {
            return sentence.say(" It fires even without current, so there is no weakest pulse.");
        }
        Some(Spontaneous::Restless) => {
            return sentence.say(say!(
                " Without current it was silent for the {waited} that it was waited for, but nothing is there to rest on, so there is no weakest pulse.",
                waited
            ));
        }
        Some(Spontaneous::Diverges) => {
            return sentence.say(
                " Without current the numbers left the finite range, so nothing is told of pulses: choose a smaller time step.",
            );
        }
        Some(Spontaneous::Rests) | None => {}
    }
    let sentence = match (pulses.rheobase, pulses.rheobase_kind()) {
        (None, _) if done => return sentence,
        (None, _) => return sentence.say(" Searching for the weakest pulses."),
        (Some(rheobase), _) if rheobase.is_infinite() => {
            return sentence.say(" No sustained current above 0 gives even one spike from rest.");
        }
        (Some(_), Some(Rheobase::Zero)) => {
            return sentence.say(say!(
                " However weak a sustained current, nothing holds the neuron against it: its first spike comes in the end, and the rheobase is 0. The pulses shown give theirs within {waited}.",
                waited
            ));
        }
        (Some(rheobase), Some(Rheobase::WithinTheWait)) => {
            return sentence
                .say(say!(" For a first spike within {waited}, a sustained current of ", waited))
                .stress(sufficient(rheobase))
                .say(" is enough; a weaker one may give it later.");
        }
        // Less than it takes to fire for ever.
        (Some(rheobase), _) => sentence
            .say(" For a first spike from rest, a sustained current above ")
            .stress(sufficient(rheobase))
            .say(" is enough (the rheobase)"),
    };
    let longest = pulses.lengths.last().copied().unwrap_or(f64::INFINITY);
    let sentence = match pulses.chronaxie.filter(|chronaxie| chronaxie.is_finite()) {
        Some(chronaxie) => sentence.say(", or, at twice that, a pulse of ").stress(lasting(chronaxie)).say(
            if chronaxie > longest {
                " (the chronaxie), longer than those shown."
            } else {
                " (the chronaxie)."
            },
        ),
        None => sentence.say("."),
    };
    match pulses.barely.filter(|threshold| !threshold.is_nan()) {
        Some(threshold) => sentence.say(say!(
            " A spike is counted where the voltage rises through {threshold}: just above that current, it rises hardly farther.",
            threshold = Text::from(short(threshold)).in_unit(voltage)
        )),
        None => sentence,
    }
}
