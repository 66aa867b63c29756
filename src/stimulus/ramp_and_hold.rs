//! Rest, a ramp of even increments, then a constant current: the protocol of the course's phase plane.

use super::about::{About, Course, Of, Role};
use super::{Drive, Law, Stimulus, bins::Bins, edges::sampled, law::law};
use crate::param::{Refusal, params};
use crate::text::say;
use std::rc::Rc;

params! {
    /// When, how fast, and how far.
    pub struct RampAndHold: "Current", "ramp, then hold" {
        start: 0.0, "", 0.0..=100.0, "t_on", "switched on", "When the current begins to rise", signed;
        increment: 0.01, "", 0.001..=1.0, "ΔI", "increment", "Rise of the current in each bin";
        amplitude: 1.0, "", -100.0..=100.0, "I_1", "final amplitude", "The current that the ramp reaches and then keeps; a negative one is switched on at once, without a ramp";
    }
}

impl Stimulus for RampAndHold {
    const ABOUT: About = About {
        roles: &[Role::Start, Role::Increment, Role::Amplitude],
        course: Course::RampAndHold,
        of: Of::Current,
        // Its increment is one of each bin: at another dt it is another current, which a page would have to explain.
        offer: None,
    };

    fn on(&self, bins: Bins) -> Drive {
        let RampAndHold { start, increment, amplitude } = *self;
        let (start, risen) =
            (bins.edge(start), bins.edge(start + (amplitude / increment).max(0.0) * bins.dt));
        let rise = rise(start, increment / bins.dt, amplitude);
        sampled(
            bins,
            vec![(f64::NEG_INFINITY, Law::constant(0.0)), (start, rise), (risen, Law::constant(amplitude))],
        )
    }
}

/// A current that rises evenly from 0 at `start`, to `end` at most.
fn rise(start: f64, slope: f64, end: f64) -> Law {
    law!(t => ((t - start) * slope).min(end))
}

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

    /// The current on any bins; where they end earlier, so does the current, and where they go on, it stays.
    fn on(&self, bins: Bins) -> Drive {
        let Schedule { hold, end, increment, .. } = *self;
        let risen = hold.saturating_add(self.rise());
        let count = bins.t.len();
        let mut current = Vec::with_capacity(count);
        current.resize(hold.min(count), 0.0);
        current.extend((0..risen.min(count) - current.len()).map(|i| i as f64 * increment));
        current.resize(count, end);
        let [begin, start, top] = [0, hold, risen].map(|bin| bins.time(bin));
        let rise = rise(start, increment / bins.dt, end);
        Drive {
            bins,
            current: Rc::new(current),
            pieces: vec![(begin, Law::constant(0.0)), (start, rise), (top, Law::constant(end))],
            seed: 0,
        }
    }
}

/// The schedule on bins of width `dt` from 0, with one bin more than it has steps: the state before and after each.
///
/// Refuses more than `most` bins.
pub fn ramp_and_hold(schedule: Schedule, dt: f64, most: usize) -> Result<Drive, Refusal> {
    let Schedule { hold, increment, .. } = schedule;
    let steps = schedule.steps();
    if steps >= most {
        // The part that asks for the most is the one to name.
        let rise = schedule.rise();
        let (key, value) = match (hold.max(rise).max(schedule.tail), hold, rise) {
            (longest, hold, _) if longest == hold => ("hold", hold as f64),
            (longest, _, rise) if longest == rise => ("I_step", increment),
            (tail, ..) => ("tail", tail as f64),
        };
        let why = say!(
            "the run would have {states} states; at most {most} are allowed",
            states = steps as f64 + 1.0,
            most
        );
        return Err(Refusal::number(key, value, why).for_its_cost());
    }
    let t = (0..=steps).map(|i| i as f64 * dt).collect();
    Ok(schedule.on(Bins { t: Rc::new(t), dt }))
}
