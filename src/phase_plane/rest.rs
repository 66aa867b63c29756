//! Where a neuron rests without current.

use super::equations::Equations;
use super::equilibria::{Equilibrium, equilibria, equilibrium};
use super::fixed_points::FixedPoint;
use super::root::root;

/// The stable rest without current that has the lowest voltage in a range, to rounding; none where there is none. Two
/// between neighbouring ones of 500 voltages are missed.
pub fn stable_rest<const N: usize>(equations: &dyn Equations<N>, range: [f64; 2]) -> Option<FixedPoint<N>> {
    let held = |v: f64| equilibrium(equations, v);
    let between = |pair: &[Option<Equilibrium<N>>]| {
        let [a, b] = [pair[0]?, pair[1]?];
        // Where it takes less current to hold a higher voltage, one more eigenvalue is positive.
        if a.current > 0.0 || b.current <= 0.0 {
            return None;
        }
        let ends = [a, b].map(|end| end.point.state[0]);
        let current = |v: f64| held(v).map_or(f64::NAN, |held| held.current);
        let v = root(current, ends, [a.current, b.current], 1e-14 * (range[1] - range[0]));
        held(v).map(|held| held.point).filter(FixedPoint::stable)
    };
    equilibria(equations, range).windows(2).find_map(between)
}
