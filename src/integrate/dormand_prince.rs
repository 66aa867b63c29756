//! Dormand and Prince's pair of order 5(4): steps of its own, chosen by the error, read out at the bins.

use super::Block;
use super::step::{Step, longer, shorter};
use crate::ode::{Ending, Neuron};
use crate::source::Source;
use crate::stimulus::Drive;

/// Error allowed a step, relative to the state and absolute, where nothing else is asked for.
pub const TOLERANCE: f64 = 1e-9;

/// The same where the solution stands for the exact one: near what rounding leaves of a long run.
pub const TIGHT: f64 = 1e-12;

/// Steps after which a run is given up, beside a few for each bin: ten times what the course's longest run
/// of the axon takes. Past them the equations are stiff, or the current turns faster than anybody can see.
const MOST_STEPS: usize = 300_000;

/// Fifth order with a fourth-order interpolant; the current's edges, which lie on bins, and the resets are met
/// exactly; a step may err by `tolerance`, relative to the state and absolute.
///
/// Between bins it knows no step of ours: `drive.bins` only says where the solution is read out.
/// Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993, p. 178; the step itself
/// stands in `step.rs`.
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    tolerance: f64,
    mut see: impl FnMut(Block<N>),
) -> Option<Ending> {
    // One copy of the solver serves all neurons of a size: a copy a model would be a tenth of the program. Its steps are
    // few and long; a call more in each is nothing beside them.
    let equations = Equations {
        rate: &|state, current| neuron.flow(state, current),
        reset: &|state| neuron.reset(state),
    };
    solve(&equations, drive, start, tolerance, &mut see)
}

/// A neuron as the solver sees it.
struct Equations<'a, const N: usize> {
    rate: &'a dyn Fn([f64; N], f64) -> [f64; N],
    reset: &'a dyn Fn([f64; N]) -> Option<[f64; N]>,
}

fn solve<const N: usize>(
    neuron: &Equations<N>,
    drive: &Drive,
    start: [f64; N],
    tolerance: f64,
    see: &mut dyn FnMut(Block<N>),
) -> Option<Ending> {
    let t = drive.bins.t.as_slice();
    let mut x = start;
    let mut tell = |bin: usize, state: [f64; N], resets: &mut Vec<usize>| {
        see(Block { first: bin, states: &[state], resets });
        resets.clear();
    };
    let mut resets = Vec::new();
    tell(0, x, &mut resets);
    let mut bin = 1;
    let mut steps = 0;
    for (place, (first, current)) in drive.pieces.iter().enumerate() {
        let last = drive.pieces.get(place + 1).map_or(t.len() - 1, |next| next.0.min(t.len() - 1));
        if last <= *first {
            continue;
        }
        let (mut now, end) = (t[*first], t[last]);
        let mut h = drive.bins.dt.min(end - now);
        while now < end {
            steps += 1;
            if steps > MOST_STEPS + 4 * t.len() {
                return Some(Ending::GaveUp(now));
            }
            // A remainder too small to matter is taken along: it could not be stepped over.
            if now + 1.01 * h >= end {
                h = end - now;
            }
            let step = Step::take(|t, x| (neuron.rate)(x, current(t)), now, x, None, h);
            let error = step.error(tolerance);
            if error > 1.0 || !error.is_finite() {
                let too_short = h < 1e-12 * (1.0 + now.abs());
                // What no time is left for has happened: an upstroke has reached its reset.
                if let Some(after) = step.shot_over(neuron.reset).filter(|_| too_short) {
                    x = after;
                    resets.push(bin);
                    continue;
                }
                if too_short && !error.is_finite() {
                    return Some(Ending::Diverged(now));
                }
                h *= shorter(error);
                continue;
            }
            let fired = step.first_reset(|state| (neuron.reset)(state).is_some());
            let theta = fired.unwrap_or(1.0);
            let reached = if theta < 1.0 || h < end - now { now + theta * h } else { end };
            while bin <= last && (t[bin] < reached || t[bin] == reached && fired.is_none()) {
                tell(bin, step.at(((t[bin] - now) / h).min(1.0)), &mut resets);
                bin += 1;
            }
            x = step.at(theta);
            if let Some(after) = (neuron.reset)(x) {
                x = after;
                resets.push(bin);
            }
            now = reached;
            h *= longer(error);
        }
    }
    // A reset at the very end leaves its bin to be told.
    if bin < t.len() {
        tell(bin, x, &mut resets);
    }
    None
}

/// In Python.
pub const SOURCE: Source = Source {
    exact: false,
    python: &[r#"
# Dormand and Prince's pair of order 5(4): stage times, weights of the stages, error, and interpolant.
STAGES = [1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1]
WEIGHTS = [
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
    [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
]
ERROR = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40]
DENSE = [
    -12715105075 / 11282082432, 0, 87487479700 / 32700410799, -10690763975 / 1880347072,
    701980252875 / 199316789632, -1453857185 / 822651844, 69997945 / 29380423,
]
TOLERANCE = 1e-9


def weighted(weights, k, i):
    return sum(weight * slopes[i] for weight, slopes in zip(weights, k))


def integrate(rate, reset, start, t, I, pieces):
    """Steps of its own, chosen by the error; the bins only say where the solution is read out."""
    x, resets, bin, size, cut = start, [], 1, range(len(start)), getattr(rate, "cut", math.inf)

    def flow(x, I):
        return rate([min(x[0], cut), *x[1:]], I)

    states = [start]
    times = t.tolist()
    for (first, law), following in zip(pieces, [*pieces[1:], None]):
        last = min(following[0], t.size - 1) if following else t.size - 1
        if last <= first:
            continue
        now, end = times[first], times[last]
        h = min(times[1] - times[0], end - now)
        while now < end:
            if now + 1.01 * h >= end:
                h = end - now
            k = [flow(x, law(now))]
            for stage, weights in zip(STAGES, WEIGHTS):
                new = [x[i] + h * weighted(weights, k, i) for i in size]
                k.append(flow(new, law(now + stage * h)))
            parts = [h * weighted(ERROR, k, i) / (TOLERANCE * (1 + max(abs(x[i]), abs(new[i])))) for i in size]
            error = math.sqrt(sum(part * part for part in parts) / len(parts))
            if not error <= 1:
                over = reset and (not all(map(math.isfinite, new)) or reset(new) is not None)
                if over and k[0][0] > 0 and h < 1e-12 * (1 + abs(now)):
                    # What no time is left for has happened: an upstroke has reached its reset.
                    x = reset([math.inf, *x[1:]])
                    resets.append(bin)
                    continue
                h *= max(0.9 * error**-0.2, 0.2) if math.isfinite(error) else 0.1
                continue

            def at(theta):
                values = []
                for i in size:
                    rise = new[i] - x[i]
                    bend = h * k[0][i] - rise
                    twist = rise - h * k[6][i] - bend
                    top = h * weighted(DENSE, k, i)
                    values.append(x[i] + theta * (rise + (1 - theta) * (bend + theta * (twist + (1 - theta) * top))))
                return values

            fired = first_reset(reset, at, 16 if k[0][0] > 0 > k[6][0] else 1) if reset else None
            theta = 1.0 if fired is None else fired
            reached = now + theta * h if theta < 1 or h < end - now else end
            while bin <= last and (times[bin] < reached or (times[bin] == reached and fired is None)):
                states.append(at(min((times[bin] - now) / h, 1.0)))
                bin += 1
            x = at(theta)
            after = reset(x) if reset else None
            if after is not None:
                x = after
                resets.append(bin)
            now = reached
            h *= min(max(0.9 * max(error, 1e-10) ** -0.2, 0.2), 5.0)
    if len(states) < t.size:
        states.append(x)
    return np.array(states).T, np.array(resets, dtype=int)


def first_reset(reset, at, looks):
    """The part of a step after which a reset is first called for, by bisection."""
    look = next((look for look in range(1, looks + 1) if reset(at(look / looks)) is not None), None)
    if look is None:
        return None
    before, after = (look - 1) / looks, look / looks
    for _ in range(60):
        middle = 0.5 * (before + after)
        if reset(at(middle)) is not None:
            after = middle
        else:
            before = middle
    return after
"#],
};
