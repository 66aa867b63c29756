//! What the student is told is what the columns say, whatever the parameters.

use super::{curve, told};
use nullcline::firing::curve::Curve;
use nullcline::firing::known::Border;
use nullcline::firing::outcome::Outcome;
use nullcline::firing::rhythm::Rhythm;
use nullcline::models::{Listed, MODELS};

/// A coarse curve of a model, swept too.
fn coarse(model: &Listed, set: &[(&str, f64)]) -> Curve {
    let [low, high] = model.about.currents;
    let long = model.about.duration;
    let quick = [
        ("points", 3.0),
        ("tolerance", 0.05 * (high - low)),
        ("duration", 4.0 * long),
        ("silence", 1.5 * long),
        ("settle", 1e-3),
    ];
    curve(model.about.id, &[&quick, set].concat(), &[("sweep", "both")])
}

/// Whether the words and the numbers of a curve say the same.
fn agree(words: &str, found: &Curve) -> Result<(), String> {
    let all = |rhythms: &[Option<Rhythm>]| -> Vec<Rhythm> { rhythms.iter().flatten().copied().collect() };
    let [stepped, up, down] = [&found.stepped, &found.swept[0], &found.swept[1]].map(|rhythms| all(rhythms));
    let exploded = [&stepped, &up, &down].into_iter().flatten().any(|rhythm| rhythm.rate.is_nan());
    let says = |text: &str| words.contains(text);
    let came = |outcome: Outcome| stepped.iter().any(|rhythm| rhythm.outcome == outcome);
    let same = |what: &str, told: bool, is: bool| {
        if told == is { Ok(()) } else { Err(format!("told {what}: {told}, though it is {is}")) }
    };
    same("of an explosion", says("time step"), exploded)?;
    if exploded {
        return Ok(());
    }
    let fires = stepped.iter().any(Rhythm::repeats);
    let waited = came(Outcome::Restless);
    same("of no firing", says("at none of the currents tried"), !fires && !waited)?;
    same("of none seen", says("No repetitive firing is seen"), !fires && waited)?;
    same(
        "of firing from the least current",
        says("already fires at the lowest of these currents"),
        stepped[0].repeats(),
    )?;
    same("of swings", says("it oscillates without spikes"), came(Outcome::Swings))?;
    same("of no hold", says("nothing holds"), came(Outcome::RunsOff))?;
    same("of any rest", says("every voltage is a resting state"), came(Outcome::RestsAnywhere))?;
    let first = stepped.iter().position(Rhythm::repeats).unwrap_or(stepped.len());
    let silent = |place: usize| up[place].rate == 0.0 && down[place].rate == 0.0;
    let ended =
        (first..stepped.len()).any(|at| stepped[at].outcome == Outcome::AtRest && silent(at) && at > first);
    same("of an end", says("it no longer fires: it rests"), ended)?;
    let both = found.border(Border::FiringLost).zip(found.border(Border::RestLost));
    let both = both.filter(|_| says("can either rest or fire"));
    let mut apart = false;
    for (place, current) in found.currents.iter().enumerate() {
        let within = both.is_some_and(|(low, high)| low <= *current && *current <= high);
        // On the way down it may have come to another rest, from above.
        if within && up[place].rate > 0.0 {
            return Err(format!("told that it can rest at {current}: {}", up[place].rate));
        }
        apart |= !within && (up[place].rate > 0.0) != (down[place].rate > 0.0);
    }
    same("of ways apart", says("it is silent while the current is"), apart)
}

#[test]
fn the_words_say_what_the_columns_say_at_either_end_of_every_parameter() {
    for model in MODELS {
        for param in model.params() {
            for value in [param.min, param.max] {
                let found = coarse(model, &[(param.id, value)]);
                let words = told(model.about.id, &found);
                let agreed = agree(&words, &found);
                assert_eq!(agreed, Ok(()), "{} at {} = {value}: {words}", model.about.id, param.id);
            }
        }
    }
}
