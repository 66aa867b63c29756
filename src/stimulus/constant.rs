//! A constant current.

use super::about::{About, Course, Of, Offer, Role};
use super::{Drive, Law, Stimulus, bins::Bins};
use crate::param::params;
use std::rc::Rc;

params! {
    /// How much of it.
    pub struct Constant: "Current", "constant" {
        amplitude: 1.0, "", -100.0..=100.0, "I_0", "amplitude", "The current, in the unit of the neuron";
    }
}

impl Stimulus for Constant {
    const ABOUT: About = About {
        roles: &[Role::Amplitude],
        course: Course::Constant,
        of: Of::Current,
        offer: Some(Offer { name: "constant", note: "constant in time" }),
    };

    fn on(&self, bins: Bins) -> Drive {
        constant(bins, self.amplitude)
    }
}

/// `amplitude` in every bin.
pub fn constant(bins: Bins, amplitude: f64) -> Drive {
    let current = Rc::new(vec![amplitude; bins.t.len()]);
    let start = bins.time(0);
    Drive { bins, current, pieces: vec![(start, Law::constant(amplitude))], seed: 0 }
}
