//! A ramp: a current that rises evenly inside a window, nothing outside.

use super::about::{About, Course, Of, Offer, Role};
use super::{Drive, Law, Stimulus, bins::Bins, edges::sampled, law::law};
use crate::param::params;
use std::rc::Rc;

params! {
    /// When, and how far.
    pub struct Ramp: "Current", "ramp" {
        start: 0.0, "", 0.0..=100.0, "t_on", "switched on", "When the current begins to rise", signed;
        end: 100.0, "", 0.0..=100.0, "t_off", "switched off", "When the current is switched off", signed;
        amplitude: 1.0, "", -100.0..=100.0, "I_1", "final amplitude", "The current that the ramp reaches, in the unit of the neuron's current";
    }
}

impl Stimulus for Ramp {
    const ABOUT: About = About {
        roles: &[Role::Start, Role::End, Role::Amplitude],
        course: Course::Ramp,
        of: Of::Current,
        offer: Some(Offer { name: "ramp", note: "rising during a window" }),
    };

    fn on(&self, bins: Bins) -> Drive {
        let (start, end) = (bins.edge(self.start), bins.edge(self.end.max(self.start)));
        let slope = if end > start { self.amplitude / (end - start) } else { 0.0 };
        sampled(
            bins,
            vec![
                (f64::NEG_INFINITY, Law::constant(0.0)),
                (start, law!(t => (t - start) * slope)),
                (end, Law::constant(0.0)),
            ],
        )
    }
}

/// The course's ramp: in the k-th of the N bins of [from, to) the current is k/N·`amplitude`; 0 elsewhere.
pub fn ramp(bins: Bins, from: f64, to: f64, amplitude: f64) -> Drive {
    let start = bins.first_from(from);
    let end = bins.first_from(to).max(start);
    let count = (end - start) as f64;
    let mut current = vec![0.0; bins.t.len()];
    for (k, value) in current[start..end].iter_mut().enumerate() {
        *value = k as f64 / count * amplitude;
    }
    let origin = bins.t.get(start).copied().unwrap_or(from);
    let slope = amplitude / (count * bins.dt);
    let [begin, start, end] = [0, start, end].map(|bin| bins.time(bin));
    Drive {
        bins,
        current: Rc::new(current),
        pieces: vec![
            (begin, Law::constant(0.0)),
            (start, law!(t => (t - origin) * slope)),
            (end, Law::constant(0.0)),
        ],
        seed: 0,
    }
}
