//! What the weakest pulses are, in words: the rheobase and the chronaxie, or why there are none.

use super::sentence::Sentence;
use crate::firing::known::{KnownPulses, Rheobase, Spontaneous};
use crate::numerals::{enough_in, told_in};

/// Digits of what is told.
const DIGITS: i32 = 3;

/// The sentence goes on with what pulses do, as far as that is known, or all of it; with the units of time and current.
pub fn told(sentence: Sentence, pulses: &KnownPulses, [time, current]: [&str; 2], done: bool) -> Sentence {
    let waited = told_in(pulses.silence, DIGITS, time);
    match pulses.spontaneous() {
        Some(Spontaneous::Fires) => {
            return sentence.say(" It fires even without current, so there is no weakest pulse.");
        }
        Some(Spontaneous::Restless) => {
            return sentence.say(format!(
                " Without current it was silent for the {waited} that it was waited for, but nothing is there to rest on, so \
                 there is no weakest pulse."
            ));
        }
        Some(Spontaneous::Rests) | None => {}
    }
    let sentence = match (pulses.rheobase, pulses.rheobase_kind()) {
        (None, _) if done => return sentence,
        (None, _) => return sentence.say(" Searching for the weakest pulses."),
        (Some(rheobase), _) if rheobase.is_infinite() => {
            return sentence.say(" No sustained current gives even one spike from rest.");
        }
        (Some(_), Some(Rheobase::Zero)) => {
            return sentence.say(format!(
                " However weak a sustained current, nothing holds the neuron against it: its first spike comes in the end, \
                 and the rheobase is 0. The pulses shown give theirs within {waited}."
            ));
        }
        (Some(rheobase), Some(Rheobase::WithinTheWait)) => {
            return sentence
                .say(format!(" For a first spike within {waited}, a sustained current of "))
                .stress(enough_in(rheobase, DIGITS, current))
                .say(" is enough; a weaker one may give it later.");
        }
        // Less than it takes to fire for ever.
        (Some(rheobase), _) => sentence
            .say(" For a first spike from rest, a sustained current above ")
            .stress(enough_in(rheobase, DIGITS, current))
            .say(" is enough (the rheobase)"),
    };
    match pulses.chronaxie.filter(|chronaxie| chronaxie.is_finite()) {
        Some(chronaxie) => sentence
            .say(", or, at twice that, a pulse of ")
            .stress(told_in(chronaxie, DIGITS, time))
            .say(" (the chronaxie)."),
        None => sentence.say("."),
    }
}
