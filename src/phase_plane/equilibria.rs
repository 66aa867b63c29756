//! The branch of equilibria along the current, run through by the voltage: to each voltage the current that holds it.

use super::equations::{Equations, jacobian};
use super::fixed_points::FixedPoint;
use super::linear::solved;
use super::root::root;
use crate::number::dual::Dual;

/// Voltages at which the branch is looked at, evenly over the range.
const LOOKS: usize = 500;

/// A fixed point, and the current under which it is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Equilibrium<const N: usize = 2> {
    /// The current.
    pub current: f64,
    /// The fixed point.
    pub point: FixedPoint<N>,
}

/// The state in which the other variables have settled while the first is held at `v` under a current; none where they are not
/// found to.
pub fn settled<const N: usize>(equations: &dyn Equations<N>, v: f64, current: f64) -> Option<[f64; N]> {
    let mut state = [0.0; N];
    state[0] = v;
    // Newton's method for the others: in one step, where they relax linearly, as gates do.
    for turn in 0..50 {
        let mut gap = equations.plain(state, current);
        gap[0] = 0.0;
        let mut matrix = jacobian(equations, state, current);
        matrix[0] = std::array::from_fn(|j| if j == 0 { 1.0 } else { 0.0 });
        let step = solved(&matrix, gap)?;
        for i in 1..N {
            state[i] -= step[i];
        }
        let small = (1..N).all(|i| step[i].abs() <= 1e-12 * (1e-3 + state[i].abs()));
        if small {
            break;
        }
        if turn == 49 {
            return None;
        }
    }
    Some(state)
}

/// The equilibrium at this voltage: the other variables settle, and the current is the one that balances the first.
/// None where nothing balances. Where the current enters otherwise than linearly there may be others.
pub fn equilibrium<const N: usize>(equations: &dyn Equations<N>, v: f64) -> Option<Equilibrium<N>> {
    let state = settled(equations, v, 0.0)?;
    let [without, with] = [0.0, 1.0].map(|current| equations.plain(state, current));
    let current = without[0] / (without[0] - with[0]);
    // In a membrane's equation it enters linearly, and moves nothing else.
    let moves_others = (1..N).any(|i| with[i] != without[i]);
    let left = if current.is_finite() { equations.plain(state, current)[0] } else { f64::NAN };
    let (state, current) = match !moves_others && left.abs() <= ROUNDING * (without[0].abs() + with[0].abs())
    {
        true => (state, current),
        false => balanced(equations, state)?,
    };
    Some(Equilibrium { current, point: FixedPoint::at(equations, current, state) })
}

/// What is left of a rate that is balanced, as a share of it.
const ROUNDING: f64 = 1e-9;

/// The state with this voltage and the current under which it is an equilibrium, by Newton's method for the current and the other
/// variables at once; none where it does not come to one.
fn balanced<const N: usize>(equations: &dyn Equations<N>, mut state: [f64; N]) -> Option<([f64; N], f64)> {
    let mut current = 0.0;
    // The most that each has been, beside which a step is nothing.
    let mut most = [0.0f64; N];
    for _ in 0..50 {
        let felt = equations.dual(state.map(Dual::from), Dual { value: current, slope: 1.0 });
        let mut matrix = jacobian(equations, state, current);
        (0..N).for_each(|i| matrix[i][0] = felt[i].slope);
        let step = solved(&matrix, felt.map(|rate| rate.value))?;
        current -= step[0];
        for i in 1..N {
            state[i] -= step[i];
        }
        for i in 0..N {
            most[i] = most[i].max(if i == 0 { current.abs() } else { state[i].abs() });
        }
        if (0..N).all(|i| step[i].abs() <= 1e-12 * most[i]) {
            return current.is_finite().then_some((state, current));
        }
    }
    None
}

/// Whether a current enters as a line wherever the first variable is in this range: a voltage then has one equilibrium at most.
pub fn enters_linearly<const N: usize>(equations: &dyn Equations<N>, [low, high]: [f64; 2]) -> bool {
    [0.27, 0.52, 0.83].into_iter().all(|share| {
        let v = low + share * (high - low);
        let Some(state) = settled(equations, v, 0.0) else { return true };
        let [at_0, at_1, at_7] = [0.0, 1.0, -7.0].map(|current| equations.plain(state, current));
        (0..N).all(|i| {
            let off = at_7[i] - at_0[i] + 7.0 * (at_1[i] - at_0[i]);
            // What is not a number bends, too.
            off.abs() <= ROUNDING * (at_0[i].abs() + at_7[i].abs())
        })
    })
}

/// The equilibria in this range of voltages, evenly spaced; gaps where there is none.
pub fn equilibria<const N: usize>(
    equations: &dyn Equations<N>,
    range: [f64; 2],
) -> Vec<Option<Equilibrium<N>>> {
    voltages(range).map(|v| equilibrium(equations, v)).collect()
}

fn voltages([low, high]: [f64; 2]) -> impl Iterator<Item = f64> {
    (0..=LOOKS).map(move |i| low + (high - low) * i as f64 / LOOKS as f64)
}

/// What is smaller than this beside its neighbours is a zero, of which rounding has made something.
const NOTHING: f64 = 1e-9;

/// The equilibria of the branch at which `test` changes its sign, to rounding of the voltage; a zero that it only touches
/// is none. Two changes between neighbouring ones of 500 voltages are missed.
pub fn sign_changes<const N: usize>(
    equations: &dyn Equations<N>,
    range: [f64; 2],
    test: &dyn Fn(&FixedPoint<N>) -> f64,
) -> Vec<Equilibrium<N>> {
    changes_among(equations, &equilibria(equations, range), range, test)
}

/// The same, where the equilibria in this range are known.
pub fn changes_among<const N: usize>(
    equations: &dyn Equations<N>,
    known: &[Option<Equilibrium<N>>],
    range: [f64; 2],
    test: &dyn Fn(&FixedPoint<N>) -> f64,
) -> Vec<Equilibrium<N>> {
    let value = |found: &Option<Equilibrium<N>>| {
        let value = test(&found.as_ref()?.point);
        value.is_finite().then_some((found.as_ref()?.point.state[0], value))
    };
    let looks: Vec<Option<(f64, f64)>> = known.iter().map(value).collect();
    let beside = |i: usize| looks.get(i).copied().flatten().map_or(0.0, |(_, value)| value.abs());
    let mut changes = Vec::new();
    let mut last: Option<(f64, f64)> = None;
    for (i, look) in looks.iter().enumerate() {
        let Some((v, here)) = *look else {
            last = None;
            continue;
        };
        if here.abs() <= NOTHING * beside(i + 1).max(beside(i.wrapping_sub(1))) {
            continue;
        }
        if let Some((before, there)) = last.filter(|(_, there)| (*there > 0.0) != (here > 0.0)) {
            let value = |v: f64| equilibrium(equations, v).map_or(f64::NAN, |found| test(&found.point));
            let v = root(value, [before, v], [there, here], 1e-14 * (range[1] - range[0]));
            changes.extend(equilibrium(equations, v).filter(|found| is_known(equations, found)));
        }
        last = Some((v, here));
    }
    changes
}

/// By less than this share of what a rate is, a unit of current changes it so little that rounding tells the current.
const UNFELT: f64 = 1e-8;

/// Whether the current of an equilibrium is known: where no variable feels more than hardly any, as at a pole, it is lost to rounding.
fn is_known<const N: usize>(equations: &dyn Equations<N>, found: &Equilibrium<N>) -> bool {
    let [without, with] = [0.0, 1.0].map(|current| equations.plain(found.point.state, current));
    (0..N).any(|i| (with[i] - without[i]).abs() > UNFELT * with[i].abs().max(without[i].abs()))
}

/// The product of a function of all pairs of numbers, which come one by one or as conjugates: it is real.
pub fn product_over_pairs(numbers: &[[f64; 2]], of: impl Fn([f64; 2], [f64; 2]) -> [f64; 2]) -> f64 {
    let mut product = [1.0, 0.0];
    for i in 0..numbers.len() {
        for j in i + 1..numbers.len() {
            product = times(product, of(numbers[i], numbers[j]));
        }
    }
    product[0]
}

/// The product of two complex numbers.
pub fn times([a, b]: [f64; 2], [c, d]: [f64; 2]) -> [f64; 2] {
    [a * c - b * d, a * d + b * c]
}

/// Ranges that hold all fixed points under a current whose first variable lies in `range`, and these least ranges of the others.
pub fn holding<const N: usize>(
    equations: &dyn Equations<N>,
    range: [f64; 2],
    least: [[f64; 2]; N],
    current: f64,
) -> [[f64; 2]; N] {
    let mut ranges = least;
    ranges[0] = range;
    for state in voltages(range).filter_map(|v| settled(equations, v, current)) {
        for i in 1..N {
            let value = state[i];
            // Beyond the values looked at by as much as they may move between two looks.
            let margin = 0.01 * (value.abs() + least[i][1] - least[i][0]);
            ranges[i] = [ranges[i][0].min(value - margin), ranges[i][1].max(value + margin)];
        }
    }
    ranges
}
