//! What is to be doubted in a run, in words: how it ended early, that its bins are too wide, that its step bends it.

use super::clock::Clock;
use super::sentence::Sentence;
use super::spiking::counted;
use crate::integrate::{Numerics, Steps};
use crate::numerals::apart;
use crate::ode::Ending;
use crate::run::Run;
use crate::text::{Text, say};

/// What is told of a run that ended early: when, and of the spikes before that their number alone. What numbers did on their
/// way out of the finite range is no firing.
pub fn ended(ending: Ending, spikes: usize, clock: Clock) -> Sentence {
    let sentence = Sentence::default()
        .stress(say!("The run ended early, at t = {time}", time = clock.at(ending.time())));
    match (ending, spikes) {
        (_, 0) => sentence,
        (Ending::Diverged(_) | Ending::Undefined(_), 1) => {
            sentence.say(": the spike before that means nothing")
        }
        (Ending::Diverged(_) | Ending::Undefined(_), count) => {
            sentence.say(say!(": the {count} spikes before that mean nothing", count))
        }
        (Ending::Outside(_) | Ending::GaveUp(_), _) => {
            sentence.say(say!(", after {spikes}", spikes = counted(spikes)))
        }
    }
}

/// The method of a run and its step.
pub fn method(numerics: Numerics, dt: f64, clock: Clock) -> Text {
    let (method, dt) = (numerics.chosen().note, Text::from(dt).in_unit(clock.unit));
    match numerics.steps() {
        Steps::Fixed(_) => say!("{method}, dt = {dt}", method, dt),
        Steps::Adaptive => say!("{method}, read out every {dt}", method, dt),
    }
}

/// The method of a run in noise.
pub fn in_noise(method: Text, seed: f64) -> Text {
    say!("{method}, noise of seed {seed}", method, seed)
}

/// The same where the run is not all that is shown.
pub fn all_but_runs(method: Text) -> Text {
    say!("{method}; all but runs is of the equations without noise", method)
}

/// The method of what is shown of a neuron in noise without its noise.
pub fn without_noise(method: Text) -> Text {
    say!("{method}; of the equations without noise", method)
}

/// What is told of a neuron in noise without its noise, behind what is told of it in noise.
pub fn quiet(behind: Sentence, told: Sentence) -> Sentence {
    if told.0.is_empty() { behind } else { behind.say("Without noise: ").and(told) }
}

/// How a run in noise ended early.
pub fn warning_in_noise(ending: Option<Ending>, clock: Clock) -> Text {
    match ending {
        None => Text::default(),
        Some(Ending::Undefined(t)) => undefined(t, clock),
        Some(Ending::Outside(t)) => leapt_outside(t, clock),
        Some(ending) => say!(
            "The numbers left the finite range at t = {at}: the step dt is too large for these values, or noise has driven them there.",
            at = clock.at(ending.time())
        ),
    }
}

/// That the equations give no number where the run starts.
fn undefined(t: f64, clock: Clock) -> Text {
    say!(
        "At t = {at}, where the run starts, the equations give no finite number: with these values they divide by 0, ask for what is not defined, or grow beyond all numbers.",
        at = clock.at(t)
    )
}

/// That the state has come to where the equations are not defined.
fn outside(t: f64, clock: Clock) -> Text {
    say!(
        "At t = {at} the state comes to where the equations are not defined, as behind the end of a root or a logarithm: no smaller step leads across.",
        at = clock.at(t)
    )
}

/// The same by a fixed step, which may have leapt there.
fn leapt_outside(t: f64, clock: Clock) -> Text {
    say!(
        "At t = {at} the state comes to where the equations are not defined, as behind the end of a root or a logarithm: where a smaller dt leads there, too, it is the solution’s way.",
        at = clock.at(t)
    )
}

/// How it ended early, or that its bins are too wide.
pub fn doubts(run: &Run, steps: Steps, clock: Clock) -> Text {
    if run.ending.is_none() && run.coarse {
        return "A spike lasts for one bin here, so others may be missed: make dt smaller, or choose the adaptive method.".into();
    }
    warning(run.ending, steps, clock)
}

/// That a run has another number of spikes than the exact solution: the step's doing.
pub fn miscounted([run, exact]: [usize; 2]) -> Text {
    let exact = if exact == 0 { Text::from("none") } else { Text::from(exact) };
    say!("With this step the run has {spikes}; the exact solution has {exact}.", spikes = counted(run), exact)
}

/// That a run strays visibly from the exact solution, perhaps in the times of its spikes: the step's doing.
pub fn astray(late: Option<f64>, clock: Clock) -> Text {
    let Some(late) = late else {
        return "With this step the curve differs visibly from the exact solution.".into();
    };
    let decimals = apart(&[0.0, late.abs()], clock.decimals).unwrap_or(clock.decimals);
    let by = clock.to(late.abs(), decimals);
    if late > 0.0 {
        say!("With this step spikes come up to {by} later than in the exact solution.", by)
    } else {
        say!("With this step spikes come up to {by} earlier than in the exact solution.", by)
    }
}

/// That the exact solution ends before a run does, and how many spikes both have by then.
pub fn unchecked(ending: Ending, [run, exact]: [usize; 2], clock: Clock) -> Text {
    let at = clock.at(ending.time());
    if let Ending::Diverged(_) = ending {
        return say!(
            "The exact solution grows beyond all bounds at t = {at}; that this run does not is the step’s doing.",
            at
        );
    }
    if let Ending::Outside(_) = ending {
        return say!(
            "The exact solution comes to where the equations are not defined at t = {at}; that this run goes on is the step’s doing.",
            at
        );
    }
    if run.abs_diff(exact) > 1 {
        return say!(
            "The exact solution would take too many steps, and was followed only to t = {at}: by then it has {exact}, this run {run}.",
            at,
            exact = counted(exact),
            run
        );
    }
    say!(
        "The exact solution would take too many steps, and was followed only to t = {at}: beyond that, this run is unchecked.",
        at
    )
}

/// How a run ended early.
pub fn warning(ending: Option<Ending>, steps: Steps, clock: Clock) -> Text {
    match (ending, steps) {
        (None, _) => Text::default(),
        (Some(Ending::Undefined(t)), _) => undefined(t, clock),
        (Some(Ending::Outside(t)), Steps::Adaptive) => outside(t, clock),
        (Some(Ending::Outside(t)), Steps::Fixed(_)) => leapt_outside(t, clock),
        (Some(Ending::Diverged(t)), Steps::Fixed(_)) => say!(
            "The numbers left the finite range at t = {at}: the step dt is too large for these values.",
            at = clock.at(t)
        ),
        (Some(Ending::Diverged(t)), Steps::Adaptive) => say!(
            "The numbers left the finite range at t = {at}: with these values the solution itself grows beyond all bounds.",
            at = clock.at(t)
        ),
        (Some(Ending::GaveUp(t)), _) => say!(
            "The adaptive method gave up at t = {at}: these equations would need too many steps.",
            at = clock.at(t)
        ),
    }
}
