//! Type I or type II: whether firing sets in with an arbitrarily low rate or with a jump.

use super::halts::Halt;

/// Hodgkin's classes of excitability (A. L. Hodgkin, J. Physiol. 107, 165–181, 1948).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// The rate rises from 0 continuously.
    I,
    /// The rate jumps.
    II,
}

/// What the interval between spikes does while the distance to the onset shrinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// It grows as the distance to the power of −1/2: rest and a saddle vanish on the cycle (a fold on a cycle).
    SquareRoot,
    /// It grows without bound, but as the distance's logarithm: the cycle passes a saddle or a threshold ever closer.
    Logarithm,
    /// It stops growing: nothing is there that could hold the cycle up.
    Bounded,
    /// It still grows at the least distance, and whether it stops is not told by that.
    Undecided,
    /// It stops growing, as was measured.
    Stops,
    /// It is longer than it was waited for.
    Unseen,
}

impl Growth {
    /// As a number, to be carried beside others.
    pub fn number(self) -> f64 {
        f64::from(self as u8)
    }

    /// The one with this number.
    pub fn numbered(number: f64) -> Option<Growth> {
        use Growth::{Bounded, Logarithm, SquareRoot, Stops, Undecided, Unseen};
        [SquareRoot, Logarithm, Bounded, Undecided, Stops, Unseen]
            .into_iter()
            .find(|growth| growth.number() == number)
    }

    /// The class of what fires so.
    pub fn class(self) -> Option<Type> {
        match self {
            Growth::SquareRoot | Growth::Logarithm => Some(Type::I),
            Growth::Bounded | Growth::Stops => Some(Type::II),
            Growth::Undecided | Growth::Unseen => None,
        }
    }
}

/// Each of the rates near the onset is measured at so much less a distance than the one before, where there is room.
pub const CLOSER: f64 = 16.0;

/// The interval T = 1/rate grows by T₂ − T₁ on the first step to the onset and by T₃ − T₂ on the second. A square root
/// makes the second growth √16 = 4 times the first, a logarithm as large, and an interval with a bound 1/4 (a fold of
/// cycles) or less. The limits lie between; what is between those of a bound and of a logarithm can become either.
const ROOT: f64 = 2.0;
const LOGARITHM: f64 = 0.9;
const SURE: f64 = 0.4;

/// Near a saddle both growths are the time in which that is left by a factor of 16 more, but for this share.
const ALIKE: f64 = 0.05;

/// From the rates at three distances above the onset, each `closer` times less than the one before, and what can hold
/// the cycle up there; none where the neuron does not fire for ever at one of them.
///
/// Firing whose rate falls on without bound is type I (J. Rinzel and G. B. Ermentrout in C. Koch and I. Segev (eds.),
/// Methods in Neuronal Modeling, 2nd ed. 1998, ch. 7). The rates alone do not tell: where a cycle follows a threshold for a
/// while before it jumps off (a canard), its interval grows as a logarithm down to distances that no current has (M. Krupa
/// and P. Szmolyan, J. Differ. Equations 174, 312–368, 2001). So growth without bound must have its reason in the
/// equations, and where there is none, the interval has a bound.
pub fn growth(rates: [f64; 3], closer: f64, halt: &Halt) -> Option<Growth> {
    if !rates.iter().all(|&rate| rate > 0.0) {
        return None;
    }
    let (growths, ratio) = growths(rates);
    // By steps of 16 it would be so much.
    let ratio = ratio.powf(CLOSER.ln() / closer.ln());
    // It leaves a saddle as exp(λ t): from 16 times as near that takes ln 16/λ more.
    let alike =
        |leaves: &f64| growths.iter().all(|growth| (growth * leaves / closer.ln() - 1.0).abs() < ALIKE);
    Some(match halt {
        Halt::Unseen => Growth::Unseen,
        Halt::Saddles(leaves) if leaves.is_empty() => Growth::Bounded,
        Halt::Fold(_) if ratio > ROOT => Growth::SquareRoot,
        _ if ratio < SURE => Growth::Stops,
        Halt::Saddles(leaves) if leaves.iter().any(alike) => Growth::Logarithm,
        Halt::OneVariable | Halt::Reset(_) if ratio > LOGARITHM => Growth::Logarithm,
        _ => Growth::Undecided,
    })
}

/// The rate at the onset, of rates with a bound: none where they still fall so much that it is not told by them.
pub fn at_onset(rates: [f64; 3]) -> Option<f64> {
    let ([_, last], ratio) = growths(rates);
    // What is left of the growth shrinks on as it has.
    (ratio < SURE).then(|| 1.0 / (1.0 / rates[2] + last.max(0.0) * ratio / (1.0 - ratio)))
}

/// How much the interval grows on either step to the onset, and the second growth as a share of the first: 0 where it
/// does not grow.
fn growths(rates: [f64; 3]) -> ([f64; 2], f64) {
    let [first, second, third] = rates.map(|rate| 1.0 / rate);
    let growths = [second - first, third - second];
    (growths, if growths[0] > 0.0 { (growths[1] / growths[0]).max(0.0) } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At distances of 0.1, 0.1/16 and 0.1/256 from the onset.
    fn rates(rate: impl Fn(f64) -> f64) -> [f64; 3] {
        [0, 1, 2].map(|i| rate(0.1 / CLOSER.powi(i)))
    }

    #[test]
    fn the_growth_of_the_interval_and_its_reason_tell_the_classes_apart() {
        let nothing = Halt::Saddles(Vec::new());
        let told = |rate: &dyn Fn(f64) -> f64, halt: &Halt| growth(rates(rate), CLOSER, halt);
        let integrator = |d: f64| 1.0 / ((1.0 + d) / d).ln();
        assert_eq!(told(&f64::sqrt, &Halt::Fold(0.0)), Some(Growth::SquareRoot), "a fold on a cycle");
        assert_eq!(told(&integrator, &Halt::OneVariable), Some(Growth::Logarithm), "the integrator");
        assert_eq!(told(&integrator, &Halt::Any), Some(Growth::Undecided), "a canard, or not");
        let looped = |d: f64| 1.0 / (5.0 - d.ln());
        assert_eq!(told(&looped, &Halt::Saddles(vec![1.0])), Some(Growth::Logarithm), "a saddle's loop");
        assert_eq!(told(&integrator, &Halt::Saddles(vec![3.0])), Some(Growth::Undecided), "another saddle");
        assert_eq!(told(&integrator, &nothing), Some(Growth::Bounded), "a canard");
        let cycles = |d: f64| 1.0 / (3.0 - 2.0 * d.sqrt());
        assert_eq!(told(&cycles, &Halt::Any), Some(Growth::Stops), "a fold of cycles");
        assert_eq!(told(&|d| 50.0 + 10.0 * d, &Halt::Any), Some(Growth::Stops));
        assert_eq!(told(&|d| 50.0 - 10.0 * d, &Halt::Any), Some(Growth::Stops), "faster near its onset");
        let slow = |d: f64| 1.0 / (3.0 - 2.0 * d.powf(0.31));
        assert_eq!(told(&slow, &Halt::Any), Some(Growth::Undecided), "too slowly to be sure");
        assert_eq!(told(&|d| 1.0 / (3.0 - 2.0 * d.powf(0.15)), &Halt::Any), Some(Growth::Undecided));
        assert_eq!(told(&|_| 0.0, &nothing), None);
        assert_eq!(told(&f64::sqrt, &Halt::Unseen), Some(Growth::Unseen), "it was not waited for");
    }

    #[test]
    fn a_root_is_told_from_a_bound_by_shorter_steps_too() {
        for closer in [3.0f64, 4.0, 9.0] {
            let told = |rate: &dyn Fn(f64) -> f64| {
                growth([0, 1, 2].map(|i| rate(0.1 / closer.powi(i))), closer, &Halt::Fold(0.0))
            };
            assert_eq!(told(&f64::sqrt), Some(Growth::SquareRoot), "{closer}");
            assert_eq!(told(&|d| 1.0 / (3.0 - 2.0 * d.sqrt())), Some(Growth::Stops), "{closer}");
        }
    }

    #[test]
    fn a_bound_is_told_from_rates_that_lead_to_it() {
        for rate in [|d: f64| 1.0 / (3.0 - 2.0 * d.sqrt()), |d: f64| 1.0 / (3.0 - 2.0 * d)] {
            let found = at_onset(rates(rate)).expect("it is near");
            assert!((found - 1.0 / 3.0).abs() < 1e-3, "{found}");
        }
        assert_eq!(at_onset(rates(|d| 1.0 / (3.0 - 2.0 * d.powf(0.2)))), None);
    }
}
