//! Rest, a ramp of even increments, then a constant current: the protocol of the course's phase plane.

use super::{Drive, bins::Bins};
use crate::param::{Refusal, plain};
use crate::source::Source;
use std::rc::Rc;

/// How the current goes, counted in steps of the run.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// Steps without current.
    pub hold: usize,
    /// The current that the ramp goes to, and that then stays.
    pub end: f64,
    /// The increment of the ramp a step.
    pub increment: f64,
    /// Steps at the final current.
    pub tail: usize,
}

impl Schedule {
    /// The ramp's steps, as `arange(0, end, increment)` counts them; none where the increment leads away from the end.
    pub fn rise(&self) -> usize {
        (self.end / self.increment).ceil().max(0.0) as usize
    }

    /// All steps of the run.
    pub fn steps(&self) -> usize {
        self.hold.saturating_add(self.rise()).saturating_add(self.tail)
    }
}

/// The schedule on bins of width `dt` from 0, with one bin more than it has steps: the state before and after each.
///
/// Refuses more than `most` bins.
pub fn ramp_and_hold(schedule: Schedule, dt: f64, most: usize) -> Result<Drive, Refusal> {
    let Schedule { hold, end, increment, .. } = schedule;
    let steps = schedule.steps();
    if steps >= most {
        // The part that asks for the most is the one to name.
        let rise = schedule.rise();
        let (key, value) = match (hold.max(rise).max(schedule.tail), hold, rise) {
            (longest, hold, _) if longest == hold => ("hold", hold as f64),
            (longest, _, rise) if longest == rise => ("I_step", increment),
            (tail, ..) => ("tail", tail as f64),
        };
        let why =
            format!("the run would have {} states; at most {most} are allowed", plain(steps as f64 + 1.0));
        return Err(Refusal::number(key, value, why));
    }
    let rise = schedule.rise();
    let t: Vec<f64> = (0..=steps).map(|i| i as f64 * dt).collect();
    let current = (0..=steps)
        .map(|i| match i {
            i if i < hold => 0.0,
            i if i < hold + rise => (i - hold) as f64 * increment,
            _ => end,
        })
        .collect();
    let origin = hold as f64 * dt;
    let slope = increment / dt;
    Ok(Drive {
        bins: Bins { t: Rc::new(t), dt },
        current: Rc::new(current),
        pieces: vec![
            (0, Box::new(|_| 0.0)),
            (hold, Box::new(move |t| ((t - origin) * slope).min(end))),
            (hold + rise, Box::new(move |_| end)),
        ],
    })
}

/// In Python.
pub const SOURCE: Source = Source {
    exact: true,
    python: &[r#"
def ramp_and_hold(hold, end, increment, tail, dt):
    """Steps without current, a ramp of even increments, steps at its end: times, currents, smooth pieces."""
    rise = max(math.ceil(end / increment), 0)
    steps = hold + rise + tail
    t = np.arange(steps + 1) * dt
    I = np.concatenate([np.zeros(hold), np.arange(rise) * increment, np.full(tail + 1, end)])
    origin, slope = hold * dt, increment / dt
    return t, I, [
        (0, lambda time: 0.0),
        (hold, lambda time: min((time - origin) * slope, end)),
        (hold + rise, lambda time: end),
    ]
"#],
};
