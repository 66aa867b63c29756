//! The buffer point of TypeX: the current beyond which a ramp forgets how it came in.
//!
//! The relation of way in and way out holds as long as the way from one to the other can be bent through complex currents with
//! Re ∫ λ dI the same all along it (A. I. Neishtadt, Differential Equations 24, 171–176, 1988). It cannot be bent past a fold:
//! that of v = ±i√(a − 1), which lies under a complex current where a > 1.

use crate::models::type_x::TypeX;
use crate::phase_plane::slow_passage::Passage;
use nalgebra::Complex;

/// Steps of the way from the loss of stability to the fold.
const STEPS: usize = 1000;

/// The buffer point of this neuron along its passage; none where rest does not lose its stability by a Hopf point, or turns back
/// at a fold under a real current.
pub fn buffer(neuron: &TypeX, passage: &Passage) -> Option<f64> {
    let TypeX { a, tau } = *neuron;
    if a <= 1.0 || tau <= 1.0 {
        return None;
    }
    let hopf = Complex::new(-(1.0 - 1.0 / tau).sqrt(), 0.0);
    let fold = Complex::new(0.0, (a - 1.0).sqrt());
    let gathered = [1.0, -1.0].map(|sign| {
        let mut eigenvalue = Complex::new(0.0, sign * (a / tau - 1.0 / (tau * tau)).sqrt());
        let mut sum = Complex::new(0.0, 0.0);
        let step = (fold - hopf) / STEPS as f64;
        for place in 0..STEPS {
            // By the midpoint rule, on the eigenvalue that goes on from the one before.
            let v = hopf + step * (place as f64 + 0.5);
            let half = (1.0 - v * v - 1.0 / tau) * 0.5;
            let root = (half * half - ((v * v - 1.0) / tau + a / tau)).sqrt();
            let far = |one: &Complex<f64>| (one - eigenvalue).norm();
            eigenvalue = if far(&(half + root)) < far(&(half - root)) { half + root } else { half - root };
            sum += eigenvalue * (v * v + (a - 1.0)) * step;
        }
        sum.re
    });
    let least = gathered[0].min(gathered[1]);
    (least > 0.0).then(|| passage.gathers(least)).flatten()
}
