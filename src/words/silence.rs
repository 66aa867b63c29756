//! Whether a run falls silent under a current that stays: its rate is then that of the spikes it had, and of no others.

use super::clock::Clock;
use super::sentence::Sentence;
use crate::run::Run;
use crate::text::say;

/// So many of the longest interval without a spike are a silence.
const LONG: f64 = 2.0;

/// The spikes of a run, and behind their rate when the last was, where the same current goes on long after it without another.
pub fn until_the_last(fired: Sentence, run: &Run, clock: Clock) -> Sentence {
    match silent_from(run) {
        Some(last) => fired.say(say!(" until the last, at {time}", time = clock.at(last))),
        None => fired,
    }
}

fn silent_from(run: &Run) -> Option<f64> {
    let (&last, seen) = (run.spikes.seen.last()?, &run.spikes.seen);
    let longest = seen.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
    let (t, current) = (run.column("t"), run.current());
    let from = t.partition_point(|&t| t < last);
    let held = current[from..].iter().take_while(|&now| Some(now) == current.get(from)).count();
    let quiet = *t[..from + held].last()? - last;
    (longest > 0.0 && run.ending.is_none() && quiet > LONG * longest).then_some(last)
}
