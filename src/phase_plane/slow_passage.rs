//! A ramp through a loss of stability: what it gathers while rest is stable holds the neuron at rest for long afterwards.
//!
//! ```text
//! departure(I) = departure(I₀) · exp(∫ Re λ dt),    ∫ Re λ dt = (1/speed) ∫ Re λ dI from I₀ to I
//! ```
//!
//! A small departure from rest shrinks while Re λ < 0 and grows afterwards: the neuron lets go where the integral is back at
//! 0. That current is the same for all speeds, and depends on where the ramp began: the relation of way in and way out
//! (A. I. Neishtadt, Differential Equations 23, 1385–1391, 1987, and 24, 171–176, 1988; for FitzHugh and Nagumo's equations
//! S. M. Baer, T. Erneux and J. Rinzel, SIAM J. Appl. Math. 49, 55–71, 1989, and J. Su, J. Differential Equations 105,
//! 180–215, 1993). It holds in the limit of slow ramps, for departures that nothing disturbs. Noise disturbs them, and so
//! does rounding: they shrink to a floor and no further, and are paid back from there.
//!
//! Left out: how a ramp drags rest along, which is of the order of its speed; and the buffer point, beyond which not even
//! exact arithmetic delays (Neishtadt 1988): it depends on the equations under complex currents.

use super::equations::{Equations, jacobian};
use super::equilibria::equilibrium;
use super::linear::{inverse, times};

/// Into so many steps of the voltage the range is divided, to run through the branch of rest.
const STEPS: usize = 4000;

/// Rest along a rising current, as it would be if the current stood still.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage<const N: usize = 2> {
    /// Rest under the first current.
    pub rest: [f64; N],
    /// How far from rest a ramp keeps the neuron there, for each unit of its speed: to first order.
    pub lag: [f64; N],
    /// Currents, ascending from the first.
    pub current: Vec<f64>,
    /// The greatest real part of an eigenvalue under each current: how fast departures grow.
    pub growth: Vec<f64>,
    /// Its integral over the current, from the first on.
    pub integral: Vec<f64>,
    /// Whether it ends because the branch turns back.
    pub folds: bool,
}

impl<const N: usize> Passage<N> {
    /// From the fixed point of this voltage along its branch to a current at least, and on to where what was gathered is paid
    /// back; it ends where the branch turns back at a fold, or leaves the range of voltages below `highest`.
    ///
    /// The current must enter as [`equilibrium`] wants it. None where there is no fixed point, or its Jacobian is singular.
    pub fn from(equations: &dyn Equations<N>, v: f64, to: f64, highest: f64) -> Option<Passage<N>> {
        let first = equilibrium(equations, v)?;
        let mut passage = Passage {
            rest: first.point.state,
            lag: lag(equations, first.point.state, first.current)?,
            current: vec![first.current],
            growth: vec![first.point.eigenvalues[0][0]],
            integral: vec![0.0],
            folds: false,
        };
        for step in 1..=STEPS {
            let [before, growth, gathered] = passage.last();
            if before >= to && (passage.growth[0] >= 0.0 || gathered > 0.0) {
                break;
            }
            let Some(next) = equilibrium(equations, v + (highest - v) * step as f64 / STEPS as f64) else {
                break;
            };
            if next.current <= before {
                passage.folds = true;
                break;
            }
            let grows = next.point.eigenvalues[0][0];
            passage.integral.push(gathered + 0.5 * (growth + grows) * (next.current - before));
            passage.current.push(next.current);
            passage.growth.push(grows);
        }
        Some(passage)
    }

    /// The current at which a stable rest loses its stability; none where it is unstable from the start, or never.
    pub fn lost(&self) -> Option<f64> {
        if self.growth[0] < 0.0 { self.rises_through_zero(&self.growth) } else { None }
    }

    /// The current at which what was gathered before the loss of stability is paid back.
    pub fn paid_back(&self) -> Option<f64> {
        self.lost().and_then(|_| self.rises_through_zero(&self.integral))
    }

    /// The current beyond the loss of stability at which the integral comes to this much more than it was there.
    pub fn gathers(&self, more: f64) -> Option<f64> {
        let lost = self.lost()?;
        let goal = self.at(&self.integral, lost)? + more;
        let place = (0..self.current.len())
            .find(|&place| self.current[place] > lost && self.integral[place] >= goal)?;
        Some(self.current[place])
    }

    /// The current at which values along the passage rise through 0 beyond the loss of stability.
    pub fn lets_go(&self, values: &[f64]) -> Option<f64> {
        let lost = self.lost()?;
        let beyond = |&place: &usize| self.current[place] > lost && values[place] >= 0.0;
        (0..self.current.len()).find(beyond).map(|place| self.current[place])
    }

    /// Values along the passage, at a current of it.
    pub fn at(&self, values: &[f64], current: f64) -> Option<f64> {
        let after = self.current.partition_point(|&other| other < current);
        let before = after.saturating_sub(1);
        let [low, high] = [*self.current.get(before)?, *self.current.get(after)?];
        let part = if high > low { (current - low) / (high - low) } else { 0.0 };
        Some(values[before] + part * (values[after] - values[before]))
    }

    /// The logarithm of the departure, in units of its `start`, along the passage at this speed: what is left of the start, and
    /// what white noise of this size per square root of time has made of rest, root mean square.
    pub fn departure(&self, speed: f64, start: f64, noise: f64) -> Vec<f64> {
        let mut kicked = f64::NEG_INFINITY;
        let mut departure = vec![0.0];
        for (place, pair) in self.current.windows(2).enumerate() {
            let time = (pair[1] - pair[0]) / speed;
            let gain = (self.growth[place] + self.growth[place + 1]) * time;
            let added = 2.0 * (noise / start).ln() + time.ln() + mean_exponential(gain);
            kicked = logarithm_of_sum(kicked + gain, added);
            departure.push(0.5 * logarithm_of_sum(2.0 * self.integral[place + 1] / speed, kicked));
        }
        departure
    }

    fn last(&self) -> [f64; 3] {
        let last = self.current.len() - 1;
        [self.current[last], self.growth[last], self.integral[last]]
    }

    /// The first current at which values become positive that were negative.
    fn rises_through_zero(&self, values: &[f64]) -> Option<f64> {
        let place = values.windows(2).position(|pair| pair[0] < 0.0 && pair[1] >= 0.0)?;
        let part = values[place] / (values[place] - values[place + 1]);
        Some(self.current[place] + part * (self.current[place + 1] - self.current[place]))
    }
}

/// How far from rest a slow ramp keeps the neuron, for each unit of its speed: x* + speed · x₁ moves as x* does where
/// J x₁ = dx*/dI, and x* stays at rest where J dx*/dI = −∂f/∂I.
fn lag<const N: usize>(equations: &dyn Equations<N>, rest: [f64; N], current: f64) -> Option<[f64; N]> {
    let slopes = jacobian(equations, rest, current);
    let inverse = inverse(&slopes)?;
    let [without, with] = [current, current + 1.0].map(|current| equations.plain(rest, current));
    let driven = std::array::from_fn(|i| with[i] - without[i]);
    Some(times(&inverse, times(&inverse, driven)).map(|behind| -behind))
}

/// ln of the mean of eˣ from 0 to `x`.
fn mean_exponential(x: f64) -> f64 {
    match x {
        0.0 => 0.0,
        // eˣ itself may be too large.
        x if x > 30.0 => x - x.ln(),
        x => (x.exp_m1() / x).ln(),
    }
}

/// ln(eᵃ + eᵇ).
fn logarithm_of_sum(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}
