//! Dormand and Prince's pair of order 5(4): steps of its own, chosen by the error, read out at the bins.

use super::solution::Stretch;
use super::step::{Step, first_length, longer, shorter};
use super::{Block, Reset};
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

/// The first step of each piece of the current, as a part of the run, at most: at rest nothing else would bound it.
const FIRST: f64 = 1e-3;

/// Fifth order with a fourth-order interpolant; the current's edges and the resets are met exactly; a step may err by `tolerance`, relative to the state and absolute. Tells when the first variable crosses
/// the value `watched` upwards.
///
/// Between bins it knows no step of ours: `drive.bins` only says where the solution is read out.
/// Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993, p. 178; the step itself
/// stands in `step.rs`.
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    tolerance: f64,
    watched: Option<f64>,
    mut see: impl FnMut(Block<N>),
) -> Option<Ending> {
    // One copy of the solver serves all neurons of a size: a copy a model would be a tenth of the program. Its steps are
    // few and long; a call more in each is nothing beside them.
    let equations = Equations {
        rate: &|state, current| neuron.flow(state, current),
        reset: &|state| neuron.reset(state),
    };
    solve(&equations, drive, start, tolerance, watched, &mut see)
}

/// A step shorter than this gets nowhere.
fn shortest(now: f64) -> f64 {
    1e-12 * (1.0 + now.abs())
}

/// A neuron as the solver sees it.
struct Equations<'a, const N: usize> {
    rate: &'a dyn Fn([f64; N], f64) -> [f64; N],
    reset: &'a dyn Fn([f64; N]) -> Option<[f64; N]>,
}

/// What has come since the bin that was told last.
struct Since<const N: usize> {
    resets: Vec<Reset>,
    crossings: Vec<f64>,
    solution: Vec<Stretch<N>>,
}

impl<const N: usize> Since<N> {
    const NOTHING: Since<N> = Since { resets: Vec::new(), crossings: Vec::new(), solution: Vec::new() };

    /// Tells a bin, and all that.
    fn tell(&mut self, bin: usize, state: [f64; N], see: &mut dyn FnMut(Block<N>)) {
        let Since { resets, crossings, solution } = self;
        see(Block { first: bin, states: &[state], resets, crossings, solution });
        resets.clear();
        crossings.clear();
        solution.clear();
    }
}

fn solve<const N: usize>(
    neuron: &Equations<N>,
    drive: &Drive,
    start: [f64; N],
    tolerance: f64,
    watched: Option<f64>,
    see: &mut dyn FnMut(Block<N>),
) -> Option<Ending> {
    let t = drive.bins.t.as_slice();
    let mut x = start;
    let mut since = Since::NOTHING;
    if let Some(after) = (neuron.reset)(x) {
        x = after;
        since.resets.push(Reset { bin: 0, time: t[0] });
    }
    since.tell(0, x, see);
    let mut bin = 1;
    let mut steps = 0;
    for (place, (begins, current)) in drive.pieces.iter().enumerate() {
        let (mut now, last) = (begins.max(t[0]), t[t.len() - 1]);
        let end = drive.pieces.get(place + 1).map_or(last, |next| next.0.min(last));
        if end <= now {
            continue;
        }
        let first_rate = (neuron.rate)(x, current.at(now));
        let cautious = first_length(x, first_rate).min(FIRST * (last - t[0]));
        let mut h = cautious.max(shortest(now)).min(end - now);
        while now < end {
            steps += 1;
            if steps > MOST_STEPS + 4 * t.len() {
                return Some(Ending::GaveUp(now));
            }
            // A remainder too small to matter is taken along: it could not be stepped over.
            if now + 1.01 * h >= end {
                h = end - now;
            }
            let step = Step::take(|t, x| (neuron.rate)(x, current.at(t)), now, x, None, h);
            let error = step.error(tolerance);
            if error > 1.0 || !error.is_finite() {
                let too_short = h < shortest(now);
                // What no time is left for has happened: an upstroke has reached its reset.
                if let Some(after) = step.shot_over(neuron.reset).filter(|_| too_short) {
                    x = after;
                    since.resets.push(Reset { bin, time: now });
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
            if let Some(watched) = watched {
                let crossed = step.onsets(|state| state[0] > watched);
                let crossed = crossed.filter(|part| *part > 0.0 && *part <= theta);
                since.crossings.extend(crossed.map(|part| now + part * h));
            }
            since.solution.push(Stretch::of(&step, now, theta));
            let reached = if theta < 1.0 || h < end - now { now + theta * h } else { end };
            while bin < t.len() && (t[bin] < reached || t[bin] == reached && fired.is_none()) {
                let state = step.at(((t[bin] - now) / h).min(1.0));
                since.tell(bin, state, see);
                bin += 1;
            }
            x = step.at(theta);
            if let Some(after) = (neuron.reset)(x) {
                x = after;
                since.resets.push(Reset { bin, time: reached });
            }
            now = reached;
            h *= longer(error);
        }
    }
    // A reset at the very end leaves its bin to be told.
    if bin < t.len() {
        since.tell(bin, x, see);
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


def integrate(rate, reset, start, t, I, pieces, threshold=None):
    """Steps of its own, chosen by the error; the bins only say where the solution is read out.

    States as columns, the bins of the spikes, and their exact times: resets, or upward crossings of the threshold.
    """
    after = reset(start) if reset else None
    x, resets, crossings, bin, size = after or start, [], [], 1, range(len(start))
    cut = getattr(rate, "cut", math.inf)

    def flow(x, I):
        return rate([min(x[0], cut), *x[1:]], I)

    states = [x]
    times = t.tolist()
    if after is not None:
        resets.append((0, times[0]))
    for (begins, law), following in zip(pieces, [*pieces[1:], (math.inf, None)]):
        now, end = float(max(begins, times[0])), float(min(following[0], times[-1]))
        if end <= now:
            continue
        lengths = [1e-3 * (1 + abs(x[i])) / abs(dx) for i, dx in enumerate(flow(x, law(now))) if dx]
        h = min(max(min([*lengths, 1e-3 * (times[-1] - times[0])]), 1e-12 * (1 + abs(now))), end - now)
        while now < end:
            if now + 1.01 * h >= end:
                h = end - now
            k = [flow(x, law(now))]
            for stage, weights in zip(STAGES, WEIGHTS):
                new = [x[i] + h * weighted(weights, k, i) for i in size]
                k.append(flow(new, law(now + stage * h)))
            allowed = [TOLERANCE * (1 + max(abs(x[i]), abs(new[i]))) for i in size]
            if len(x) == 1:
                # What it may err by is a part of how fast it moves, too: else it would cross a threshold at another time.
                fast = max(abs(slopes[0]) for slopes in k)
                allowed = [min(allowed[0], max(TOLERANCE * fast, 1e-15 / TOLERANCE * allowed[0]))]
            parts = [h * weighted(ERROR, k, i) / allowed[i] for i in size]
            error = math.sqrt(sum(part * part for part in parts) / len(parts))
            if not error <= 1:
                lost = not all(abs(x) < 1e150 for numbers in [new, *k] for x in numbers)
                over = reset and (lost or reset(new) is not None)
                if over and k[0][0] > 0 and h < 1e-12 * (1 + abs(now)):
                    # What no time is left for has happened: an upstroke has reached its reset.
                    x = reset([math.inf, *x[1:]])
                    resets.append((bin, now))
                    continue
                h *= max(0.9 * error**-0.2, 0.2) if math.isfinite(error) else 0.1
                continue

            def shape(i):
                rise = new[i] - x[i]
                bend = h * k[0][i] - rise
                return rise, bend, rise - h * k[6][i] - bend, h * weighted(DENSE, k, i)

            shapes = [shape(i) for i in size]

            def at(theta):
                return [
                    x[i] + theta * (rise + (1 - theta) * (bend + theta * (twist + (1 - theta) * top)))
                    for i, (rise, bend, twist, top) in enumerate(shapes)
                ]

            def calls(state):
                return reset(state) is not None

            def above(state):
                return state[0] > threshold

            slack = 2 * abs(h * weighted(ERROR, k, 0))
            fired = next(iter(onsets(calls, at, shapes[0], slack)), None) if reset else None
            theta = 1.0 if fired is None else fired
            if threshold is not None:
                crossed = onsets(above, at, shapes[0], slack)
                crossings += [now + part * h for part in crossed if 0 < part <= theta]
            reached = now + theta * h if theta < 1 or h < end - now else end
            while bin < t.size and (times[bin] < reached or (times[bin] == reached and fired is None)):
                states.append(at(min((times[bin] - now) / h, 1.0)))
                bin += 1
            x = at(theta)
            after = reset(x) if reset else None
            if after is not None:
                x = after
                resets.append((bin, reached))
            now = reached
            h *= min(max(0.9 * max(error, 1e-10) ** -0.2, 0.2), 5.0)
    if len(states) < t.size:
        states.append(x)
    if threshold is None:
        bins, spikes = [bin for bin, _ in resets], [time for _, time in resets]
    else:
        bins, spikes = np.searchsorted(t, crossings, side="right") - 1, crossings
    return np.array(states).T, np.array(bins, dtype=int), np.array(spikes)


def onsets(holds, at, shape, slack):
    """The parts of a step after which something begins to hold that hangs on the first variable: none is missed.

    A peak must be above by more than the slack, which the interpolant may err by.
    """
    rise, bend, twist, top = shape
    # Where the slope of the interpolant vanishes, it turns back.
    turns = np.roots([4 * top, -3 * (twist + 2 * top), 2 * (twist + top - bend), rise + bend])
    turns = sorted(turn.real for turn in turns if abs(turn.imag) < 1e-9 and 0 < turn.real < 1)
    found, start, height, held = [], 0.0, math.inf, False
    for part in [0.0, *turns, 1.0]:
        first, *others = at(part)
        peak = part < 1 and first > height
        height, was = first, held
        held = holds([first - slack if peak else first, *others])
        if held and not was:
            before, after = start, part
            for _ in range(60):
                middle = 0.5 * (before + after)
                before, after = (before, middle) if holds(at(middle)) else (middle, after)
            found.append(after)
        start = part
    return found
"#],
};
