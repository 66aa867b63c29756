//! A voltage that stays, of a neuron whose other variables relax: the current that holds it at any time, and where it turns.

use super::needed;
use super::relaxation::Relaxation;
use crate::number::dual::Dual;
use crate::phase_plane::equations::Equations;

/// A voltage that stays from a state on.
pub struct Held<'a, const N: usize> {
    equations: &'a dyn Equations<N>,
    relaxation: Relaxation<N>,
}

/// Times at which a current is looked at for turns: so many evenly spaced, and as many each further than the one before by the same
/// factor, from the first part of the fastest variable's time constant on.
const LOOKS: usize = 200;
const FIRST: f64 = 1e-3;

impl<'a, const N: usize> Held<'a, N> {
    /// The way from a state; none where no closed form is known.
    pub fn from(equations: &'a dyn Equations<N>, state: [f64; N]) -> Option<Held<'a, N>> {
        Relaxation::of(equations, state).map(|relaxation| Held { equations, relaxation })
    }

    /// The current after some time.
    pub fn current(&self, after: f64) -> f64 {
        needed(self.equations, self.relaxation.after(after), 0.0)
    }

    /// How fast that changes: of I = −f/g, where the voltage moves by f + g I.
    pub fn pace(&self, after: f64) -> f64 {
        let (state, moving) = (self.relaxation.after(after), self.relaxation.moving(after));
        let state = std::array::from_fn(|i| Dual { value: state[i], slope: moving[i] });
        let [without, with] = [0.0, 1.0].map(|current| self.equations.dual(state, Dual::from(current))[0]);
        let felt = Dual { value: with.value - without.value, slope: with.slope - without.slope };
        (without.value * felt.slope - without.slope * felt.value) / (felt.value * felt.value)
    }

    /// When the current turns within this time, to rounding, and whether it rises before. Two turns between neighbouring looks are
    /// missed.
    pub fn turns(&self, length: f64) -> Vec<(f64, bool)> {
        let fastest = self.relaxation.fastest().max(1.0 / length);
        let first = (FIRST / fastest).min(0.5 * length / LOOKS as f64);
        let factor = (length / first).powf(1.0 / LOOKS as f64);
        let even = (0..=LOOKS).map(|look| length * look as f64 / LOOKS as f64);
        let mut times: Vec<f64> =
            even.chain((0..LOOKS).map(|look| first * factor.powi(look as i32))).collect();
        times.sort_by(f64::total_cmp);
        let looks: Vec<(f64, f64)> = times.into_iter().map(|time| (time, self.pace(time))).collect();
        let turned = looks.windows(2).filter(|pair| pair[0].1 * pair[1].1 < 0.0);
        turned
            .map(|pair| {
                let (rises, [mut before, mut behind]) = (pair[0].1 > 0.0, [pair[0].0, pair[1].0]);
                for _ in 0..60 {
                    let middle = 0.5 * (before + behind);
                    if (self.pace(middle) > 0.0) == rises { before = middle } else { behind = middle }
                }
                (0.5 * (before + behind), rises)
            })
            .collect()
    }
}
