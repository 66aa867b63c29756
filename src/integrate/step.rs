//! One step of Dormand and Prince's pair of order 5(4), with its error and its interpolant.

use crate::ode::Real;

/// One step from `x` of length `h`, with what its interpolant needs.
///
/// On dual numbers it carries the derivative of the solution along: the slopes then solve the variational equations.
/// Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993, pp. 178 (tableau),
/// 167–169 (step size), 191–192 (dense output).
pub(crate) struct Step<const N: usize, R = f64> {
    /// Where it starts.
    pub x: [R; N],
    /// Where it ends.
    pub next: [R; N],
    /// Its length; backwards in time it is negative.
    pub h: f64,
    /// The rates at its stages: the first at its start, the last at its end.
    pub k: [[R; N]; 7],
}

/// Declares the numbers of the method, with their tokens as a text.
macro_rules! tableau {
    ($($(#[$about:meta])* $name:ident: $type:ty = $numbers:expr;)*) => {
        $($(#[$about])* const $name: $type = $numbers;)*

        /// The same numbers as they are written here, by their names, for programs that compute by the method.
        pub(crate) const TABLEAU: &[(&str, &str)] = &[$((stringify!($name), stringify!($numbers))),*];
    };
}
tableau! {
    /// When each stage after the first is.
    STAGES: [f64; 6] = [1.0 / 5.0, 3.0 / 10.0, 4.0 / 5.0, 8.0 / 9.0, 1.0, 1.0];
    /// Each stage's weights of the stages before it; the last row is the solution's.
    WEIGHTS: [[f64; 6]; 6] = [
        [1.0 / 5.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [3.0 / 40.0, 9.0 / 40.0, 0.0, 0.0, 0.0, 0.0],
        [44.0 / 45.0, -56.0 / 15.0, 32.0 / 9.0, 0.0, 0.0, 0.0],
        [19372.0 / 6561.0, -25360.0 / 2187.0, 64448.0 / 6561.0, -212.0 / 729.0, 0.0, 0.0],
        [9017.0 / 3168.0, -355.0 / 33.0, 46732.0 / 5247.0, 49.0 / 176.0, -5103.0 / 18656.0, 0.0],
        [35.0 / 384.0, 0.0, 500.0 / 1113.0, 125.0 / 192.0, -2187.0 / 6784.0, 11.0 / 84.0],
    ];
    /// Fifth minus fourth order.
    ERROR: [f64; 7] =
        [71.0 / 57600.0, 0.0, -71.0 / 16695.0, 71.0 / 1920.0, -17253.0 / 339200.0, 22.0 / 525.0, -1.0 / 40.0];
    /// Weights of the interpolant's highest term.
    DENSE: [f64; 7] = [
        -12715105075.0 / 11282082432.0,
        0.0,
        87487479700.0 / 32700410799.0,
        -10690763975.0 / 1880347072.0,
        701980252875.0 / 199316789632.0,
        -1453857185.0 / 822651844.0,
        69997945.0 / 29380423.0,
    ];
}

/// A state that differs by no more than this, relative and absolute, is hardly another.
const BESIDE: f64 = 1e-6;

/// A state or a rate that is larger is on its way out of the finite range: a sum of several may be no number any more.
pub const GROWN: f64 = 1e100;

/// No step is asked to err by less, as a part of the state: this is rounding.
const ROUNDING: f64 = 1e-15;

/// What a step is multiplied by after this error, which is not finite or above what is allowed, 1.
pub(crate) fn shorter(error: f64) -> f64 {
    if error.is_finite() { (0.9 * error.powf(-0.2)).max(0.2) } else { 0.1 }
}

/// What a step is multiplied by after this error, which is allowed.
pub(crate) fn longer(error: f64) -> f64 {
    (0.9 * error.max(1e-10).powf(-0.2)).clamp(0.2, 5.0)
}

/// How long a first step is: as long as no variable, at the rate of its start, changes by more than a thousandth; the
/// error sets the next. Infinite at rest.
pub(crate) fn first_length<const N: usize, R: Real + Into<f64>>(x: [R; N], rate: [R; N]) -> f64 {
    (0..N).map(|i| 1e-3 * (1.0 + x[i].into().abs()) / rate[i].into().abs()).fold(f64::INFINITY, f64::min)
}

impl<const N: usize, R: Real + Into<f64>> Step<N, R> {
    /// A step of length `h` along `rate`, a function of time and state; the rate at its start is `first`, where that
    /// is known.
    pub fn take(
        rate: impl Fn(f64, [R; N]) -> [R; N],
        t: f64,
        x: [R; N],
        first: Option<[R; N]>,
        h: f64,
    ) -> Step<N, R> {
        let mut k = [[R::from(0.0); N]; 7];
        let mut next = x;
        k[0] = first.unwrap_or_else(|| rate(t, x));
        for stage in 0..6 {
            next = std::array::from_fn(|i| {
                let weighted = WEIGHTS[stage][..=stage].iter().zip(&k);
                let slope = weighted.fold(R::from(0.0), |sum, (a, k)| sum + k[i] * *a);
                x[i] + slope * h
            });
            k[stage + 1] = rate(t + STAGES[stage] * h, next);
        }
        Step { x, next, h, k }
    }

    /// Whether the first rate of it that is not finite is no number at all, at a state that is hardly another than that at its start,
    /// as beside the last state for which a root is defined. What grows is infinite before it is no number.
    pub fn leads_outside(&self) -> bool {
        let value = |rate: &R| (*rate).into();
        let bad = self.k.iter().position(|rates| rates.iter().any(|rate| !value(rate).is_finite()));
        let Some(bad) = bad.filter(|bad| *bad > 0) else { return false };
        let near = (0..N).all(|i| {
            let fastest = self.k[..bad].iter().map(|rates| value(&rates[i]).abs()).fold(0.0, f64::max);
            fastest < GROWN && (self.h * fastest).abs() <= BESIDE * (1.0 + value(&self.x[i]).abs())
        });
        near && self.k[bad].iter().any(|rate| value(rate).is_nan())
    }

    /// The error of the step in units of what is allowed, `tolerance` relative to the state and absolute; of one variable
    /// alone also relative to how fast it moves. Not finite where the numbers are not.
    pub fn error(&self, tolerance: f64) -> f64 {
        let squares: f64 = (0..N)
            .map(|i| {
                let size = 1.0 + self.x[i].into().abs().max(self.next[i].into().abs());
                let allowed = tolerance * size;
                let allowed = if N == 1 {
                    allowed.min((tolerance * self.speed()).max(ROUNDING * size))
                } else {
                    allowed
                };
                (self.error_of(i) / allowed).powi(2)
            })
            .sum();
        (squares / N as f64).sqrt()
    }

    /// How fast the first variable moves at most. An error by a part of it puts a neuron of one variable off by this part of
    /// a unit of time, and goes on doing so: a threshold that it barely reaches it would else cross at another time altogether.
    fn speed(&self) -> f64 {
        self.k.iter().map(|rates| rates[0].into().abs()).fold(0.0, f64::max)
    }

    /// The error of a variable. On its way to a stable rest the interpolant errs by less than twice as much, however
    /// long the step.
    fn error_of(&self, i: usize) -> f64 {
        let error: f64 = ERROR.iter().zip(&self.k).map(|(e, k)| e * k[i].into()).sum();
        self.h * error
    }

    /// The solution at this part of the step, from 0 to 1.
    pub fn at(&self, part: f64) -> [R; N] {
        let rest = 1.0 - part;
        std::array::from_fn(|i| {
            let [rise, bend, twist, top] = self.shape(i);
            self.x[i] + (rise + (bend + (twist + top * rest) * part) * rest) * part
        })
    }

    /// What the interpolant of a variable is made of: at the part θ of the step it has moved by
    /// θ (rise + (1 − θ) (bend + θ (twist + (1 − θ) top))).
    pub fn shape(&self, i: usize) -> [R; 4] {
        let rise = self.next[i] - self.x[i];
        let bend = self.k[0][i] * self.h - rise;
        let twist = rise - self.k[6][i] * self.h - bend;
        let weighted = DENSE.iter().zip(&self.k);
        [rise, bend, twist, weighted.fold(R::from(0.0), |sum, (d, k)| sum + k[i] * *d) * self.h]
    }
}

impl<const N: usize> Step<N> {
    /// The state after the reset that the step has overshot: where the first variable rises, and ends beyond a reset, or
    /// where it, or a rate on the way, is too large to be squared.
    pub fn shot_over(&self, reset: impl Fn([f64; N]) -> Option<[f64; N]>) -> Option<[f64; N]> {
        let lost = |numbers: &[f64; N]| numbers.iter().any(|x| !(x * x).is_finite());
        let over = lost(&self.next) || self.k.iter().any(lost) || reset(self.next).is_some();
        let mut top = self.x;
        top[0] = f64::INFINITY;
        if over && self.k[0][0] > 0.0 { reset(top) } else { None }
    }

    /// The part of the step after which a reset is first called for; 0 where it is from the start.
    pub fn first_reset(&self, calls_for_reset: impl Fn([f64; N]) -> bool) -> Option<f64> {
        self.onsets(calls_for_reset).next()
    }

    /// The parts of the step after which `holds` begins to hold, in order; 0 where it holds from the start. It must hang
    /// on the first variable, and hold above some value of it: between its turns it then begins once at most, so that
    /// none is missed, however short; but a peak must be above that value by more than the interpolant may err.
    pub fn onsets(&self, holds: impl Fn([f64; N]) -> bool) -> impl Iterator<Item = f64> {
        let [first, second, third] = self.turns();
        let (mut from, mut height, mut held) = (0.0, f64::INFINITY, false);
        [0.0, first, second, third, 1.0].into_iter().filter_map(move |part| {
            if from == 1.0 {
                return None;
            }
            let mut state = self.at(part);
            let peak = part < 1.0 && state[0] > height;
            height = state[0];
            if peak {
                state[0] -= 2.0 * self.error_of(0).abs();
            }
            let was = std::mem::replace(&mut held, holds(state));
            let begins = (held && !was).then(|| first_where(|part| holds(self.at(part)), [from, part]));
            from = part;
            begins
        })
    }

    /// The parts of the step at which the first variable turns back, in order; 1 for those that it does not have. Its
    /// interpolant is of the fourth degree, so there are three at most: the slope is a cubic, which changes its sign
    /// at most once between its own turns.
    fn turns(&self) -> [f64; 3] {
        let [rise, bend, twist, top] = self.shape(0);
        let slope = [rise + bend, 2.0 * (twist + top - bend), -3.0 * (twist + 2.0 * top), 4.0 * top];
        let [constant, linear, square, cube] = slope;
        let rises = |part: f64| constant + (linear + (square + cube * part) * part) * part > 0.0;
        let [first, second] = zeros_within([linear, 2.0 * square, 3.0 * cube]);
        let mut turns = [1.0; 3];
        for (turn, ends) in turns.iter_mut().zip([[0.0, first], [first, second], [second, 1.0]]) {
            let rising = rises(ends[0]);
            if rises(ends[1]) != rising {
                *turn = first_where(|part| rises(part) != rising, ends);
            }
        }
        turns.sort_by(f64::total_cmp);
        turns
    }
}

/// The zeros of a parabola between 0 and 1, in order, 1 for those that it does not have there; its coefficients, the
/// constant one first.
fn zeros_within([constant, linear, square]: [f64; 3]) -> [f64; 2] {
    let half = -0.5 * (linear + (linear * linear - 4.0 * constant * square).sqrt().copysign(linear));
    let mut zeros =
        [half / square, constant / half].map(|zero| if zero > 0.0 && zero < 1.0 { zero } else { 1.0 });
    zeros.sort_by(f64::total_cmp);
    zeros
}

/// Where something that does not hold at the first place and does at the second begins to, by bisection.
fn first_where(holds: impl Fn(f64) -> bool, [mut before, mut after]: [f64; 2]) -> f64 {
    for _ in 0..60 {
        let middle = 0.5 * (before + after);
        if holds(middle) {
            after = middle;
        } else {
            before = middle;
        }
    }
    after
}
