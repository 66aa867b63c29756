//! Type I or type II: whether firing sets in with an arbitrarily low rate or with a jump.

use serde::Serialize;

/// Hodgkin's classes of excitability (A. L. Hodgkin, J. Physiol. 107, 165–181, 1948).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Type {
    /// The rate rises from 0 continuously.
    I,
    /// The rate jumps.
    II,
}

/// How firing sets in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Excitability {
    /// Its class.
    pub class: Type,
    /// How the interval between spikes grows on the way to the onset.
    pub growth: Growth,
}

/// What the interval does while the distance to the onset shrinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// It grows as the distance to the power of −1/2: rest and a saddle vanish on the cycle (a fold on a cycle).
    SquareRoot,
    /// It grows without bound, but as the distance's logarithm: the cycle passes a saddle or a threshold ever closer.
    Logarithm,
    /// It stops to grow.
    Bounded,
}

/// Each of the rates near the onset is measured at so much less a distance than the one before.
pub const CLOSER: f64 = 16.0;

/// From the rates at three distances above the onset, each [`CLOSER`] times less than the one before; none where the
/// neuron does not fire for ever at one of them.
///
/// The interval T = 1/rate grows by T₂ − T₁ on the first step and by T₃ − T₂ on the second. A square root makes the
/// second growth √16 = 4 times the first, a logarithm as large, and an interval with a bound 1/4 (a fold of cycles) or
/// less; where the cycle follows the threshold for a while before it jumps off (a canard), it was about 1/2. The limits,
/// 2 and 3/4, lie between. Firing whose rate falls on without bound is type I (J. Rinzel and G. B. Ermentrout in C. Koch
/// and I. Segev (eds.), Methods in Neuronal Modeling, 2nd ed. 1998, ch. 7); this tells it from three rates, and where
/// they are ambiguous, so is the answer.
pub fn excitability(rates: [f64; 3]) -> Option<Excitability> {
    if !rates.iter().all(|&rate| rate > 0.0) {
        return None;
    }
    let [first, second, third] = rates.map(|rate| 1.0 / rate);
    let (growth, next) = (second - first, third - second);
    let growth = match next / growth {
        ratio if growth > 0.0 && ratio > 2.0 => Growth::SquareRoot,
        ratio if growth > 0.0 && ratio > 0.75 => Growth::Logarithm,
        _ => Growth::Bounded,
    };
    let class = if growth == Growth::Bounded { Type::II } else { Type::I };
    Some(Excitability { class, growth })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At distances of 0.1, 0.1/16 and 0.1/256 from the onset.
    fn class(rate: impl Fn(f64) -> f64) -> Option<(Type, Growth)> {
        let distances = [0, 1, 2].map(|i| 0.1 / CLOSER.powi(i));
        excitability(distances.map(rate)).map(|found| (found.class, found.growth))
    }

    #[test]
    fn the_growth_of_the_interval_tells_the_classes_apart() {
        assert_eq!(class(f64::sqrt), Some((Type::I, Growth::SquareRoot)), "a fold on a cycle");
        assert_eq!(
            class(|d| 1.0 / ((1.0 + d) / d).ln()),
            Some((Type::I, Growth::Logarithm)),
            "the integrator"
        );
        assert_eq!(class(|d| 50.0 + 10.0 * d.sqrt()), Some((Type::II, Growth::Bounded)), "a fold of cycles");
        assert_eq!(class(|d| 50.0 + 10.0 * d), Some((Type::II, Growth::Bounded)));
        assert_eq!(class(|d| 50.0 - 10.0 * d), Some((Type::II, Growth::Bounded)), "faster near its onset");
        assert_eq!(class(|_| 0.0), None);
    }
}
