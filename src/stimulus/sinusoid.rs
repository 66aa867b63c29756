//! A sinusoid around an offset.

use super::{Drive, bins::Bins};
use std::f64::consts::PI;

/// offset + amplitude·sin(2π·frequency·t), frequency in cycles per unit of time.
pub fn sinusoid(bins: Bins, offset: f64, amplitude: f64, frequency: f64) -> Drive {
    Drive::sampled(bins, vec![(0, Box::new(move |t| offset + amplitude * (2.0 * PI * frequency * t).sin()))])
}
