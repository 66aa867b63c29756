//! A sinusoid around an offset.

use super::about::{About, Course, Of, Offer, Role};
use super::{Drive, Stimulus, bins::Bins, law::law};
use crate::param::params;
use std::f64::consts::TAU;
use std::rc::Rc;

params! {
    /// Around what, how far, and how fast.
    pub struct Sinusoid: "Current", "sinusoid" {
        offset: 0.0, "", -100.0..=100.0, "I_0", "offset", "Mean of the oscillating current, in the unit of the neuron's current";
        amplitude: 1.0, "", -100.0..=100.0, "I_1", "amplitude", "Amplitude of the oscillation about the offset, in the unit of the neuron's current";
        frequency: 0.01, "", 0.0..=1.0, "f", "frequency", "Cycles per unit of the neuron's time";
    }
}

impl Stimulus for Sinusoid {
    const ABOUT: About = About {
        roles: &[Role::Offset, Role::Amplitude, Role::Frequency],
        course: Course::Sinusoid,
        of: Of::Current,
        offer: Some(Offer { name: "sinusoid", note: "oscillating about an offset" }),
    };

    fn on(&self, bins: Bins) -> Drive {
        sinusoid(bins, self.offset, self.amplitude, self.frequency)
    }
}

/// Bins between two sines of the library; the ones between follow by the addition theorem.
const STRETCH: usize = 64;

/// offset + amplitude·sin(2π·frequency·t), frequency in cycles per unit of time.
pub fn sinusoid(bins: Bins, offset: f64, amplitude: f64, frequency: f64) -> Drive {
    let turns: [(f64, f64); STRETCH] =
        std::array::from_fn(|k| (TAU * frequency * (k as f64 * bins.dt)).sin_cos());
    let mut current = Vec::with_capacity(bins.t.len());
    for stretch in bins.t.chunks(STRETCH) {
        let (sin, cos) = (TAU * frequency * stretch[0]).sin_cos();
        let (sin, cos) = (amplitude * sin, amplitude * cos);
        let turned = turns[..stretch.len()].iter();
        current.extend(turned.map(|(turn_sin, turn_cos)| offset + (sin * turn_cos + cos * turn_sin)));
    }
    let start = bins.time(0);
    Drive {
        bins,
        current: Rc::new(current),
        pieces: vec![(start, law!(t => offset + amplitude * (TAU * frequency * t).sin()))],
        seed: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bin_stays_with_the_librarys_sine() {
        for (frequency, dt) in [(0.01, 0.01), (0.5, 0.1), (40.0, 0.01), (3.7e4, 0.3)] {
            let bins = Bins::arange(-3.0, 100.0, dt, 1_000_000).expect("a good window");
            let drive = sinusoid(bins, 0.5, 7.0, frequency);
            for (&t, &current) in drive.bins.t.iter().zip(drive.current.iter()) {
                // What the sine itself cannot know: its argument, up to 2π·frequency·100, is rounded.
                let blur = 1e-12 + 1e-14 * TAU * frequency * 100.0;
                assert!((current - drive.pieces[0].1.at(t)).abs() < blur, "{frequency} at {t}");
            }
        }
    }
}
