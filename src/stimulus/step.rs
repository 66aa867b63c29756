//! A step: the amplitude inside a window, nothing outside.

use super::about::{About, Course, Of, Offer, Role};
use super::{Drive, Law, Stimulus, bins::Bins, edges::sampled};
use crate::param::params;
use std::rc::Rc;

params! {
    /// When, and how much.
    pub struct Step: "Current", "step" {
        start: 0.0, "", 0.0..=100.0, "t_on", "switched on", "When the current is switched on", signed;
        end: 100.0, "", 0.0..=100.0, "t_off", "switched off", "When the current is switched off", signed;
        amplitude: 1.0, "", -100.0..=100.0, "I_0", "amplitude", "Height of the step, in the unit of the neuron's current";
    }
}

impl Stimulus for Step {
    const ABOUT: About = About {
        roles: &[Role::Start, Role::End, Role::Amplitude],
        course: Course::Step,
        of: Of::Current,
        offer: Some(Offer { name: "step", note: "on during a window" }),
    };

    fn on(&self, bins: Bins) -> Drive {
        let amplitude = self.amplitude;
        let (start, end) = (bins.edge(self.start), bins.edge(self.end.max(self.start)));
        sampled(
            bins,
            vec![
                (f64::NEG_INFINITY, Law::constant(0.0)),
                (start, Law::constant(amplitude)),
                (end, Law::constant(0.0)),
            ],
        )
    }
}

/// The course's step: `amplitude` in the bins of [from, to), 0 elsewhere.
pub fn step(bins: Bins, from: f64, to: f64, amplitude: f64) -> Drive {
    let start = bins.first_from(from);
    let end = bins.first_from(to).max(start);
    let mut current = Vec::with_capacity(bins.t.len());
    for (until, height) in [(start, 0.0), (end, amplitude), (bins.t.len(), 0.0)] {
        current.resize(until, height);
    }
    let [begin, start, end] = [0, start, end].map(|bin| bins.time(bin));
    Drive {
        bins,
        current: Rc::new(current),
        pieces: vec![
            (begin, Law::constant(0.0)),
            (start, Law::constant(amplitude)),
            (end, Law::constant(0.0)),
        ],
        seed: 0,
    }
}
