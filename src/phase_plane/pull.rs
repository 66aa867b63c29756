//! Pulling at the plane: the value of a parameter that puts a fixed point, or a nullcline, where it is wanted.

use super::equations::Equations;
use super::equilibria::equilibrium;
use super::root::root;

/// The neuron and the current that belong to each value of a parameter: it may be one of the neuron's, or the current.
pub type Family<'a, const N: usize> = &'a dyn Fn(f64) -> (Box<dyn Equations<N>>, f64);

/// Values of the range that are tried, evenly, beside the one it starts from.
const LOOKS: usize = 64;

/// The value of a parameter, nearest to `from` in its `range`, under which a fixed point is at the voltage `v`; none
/// where no value does that.
pub fn fixed_point_to<const N: usize>(family: Family<N>, v: f64, from: f64, range: [f64; 2]) -> Option<f64> {
    // By how much the current is short of the one that holds the voltage.
    let short = |value: f64| {
        let (neuron, current) = family(value);
        equilibrium(&*neuron, v).map_or(f64::NAN, |held| held.current - current)
    };
    nearest(&short, from, range)
}

/// The value of a parameter, nearest to `from` in its `range`, under which the nullcline of variable `variable` runs
/// through a state; none where no value does that.
pub fn nullcline_to<const N: usize>(
    family: Family<N>,
    variable: usize,
    state: [f64; N],
    from: f64,
    range: [f64; 2],
) -> Option<f64> {
    let rate = |value: f64| {
        let (neuron, current) = family(value);
        neuron.plain(state, current)[variable]
    };
    nearest(&rate, from, range)
}

/// The zero of a function that is nearest to `from` in a range, to rounding; two between neighbouring ones of 64 values
/// may be missed.
fn nearest(function: &dyn Fn(f64) -> f64, from: f64, [low, high]: [f64; 2]) -> Option<f64> {
    let mut looks: Vec<f64> = (0..=LOOKS).map(|i| low + (high - low) * i as f64 / LOOKS as f64).collect();
    let start = from.clamp(low, high);
    looks.insert(looks.partition_point(|look| *look < start), start);
    let looks: Vec<(f64, f64)> = looks.into_iter().map(|value| (value, function(value))).collect();
    let zero = |pair: &[(f64, f64)]| {
        let [(a, at_a), (b, at_b)] = [pair[0], pair[1]];
        let crosses = (at_a > 0.0) != (at_b > 0.0) && at_a.is_finite() && at_b.is_finite();
        let found = crosses.then(|| root(function, [a, b], [at_a, at_b], 0.0))?;
        // A jump through a pole is no zero.
        (function(found).abs() <= at_a.abs().max(at_b.abs())).then_some(found)
    };
    looks.windows(2).filter_map(zero).min_by(|a, b| (a - from).abs().total_cmp(&(b - from).abs()))
}
