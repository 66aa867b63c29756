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

/// Stage times, then each stage's weights of the stages before it; the last row is the solution's.
const C: [f64; 6] = [1.0 / 5.0, 3.0 / 10.0, 4.0 / 5.0, 8.0 / 9.0, 1.0, 1.0];
const A: [[f64; 6]; 6] = [
    [1.0 / 5.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [3.0 / 40.0, 9.0 / 40.0, 0.0, 0.0, 0.0, 0.0],
    [44.0 / 45.0, -56.0 / 15.0, 32.0 / 9.0, 0.0, 0.0, 0.0],
    [19372.0 / 6561.0, -25360.0 / 2187.0, 64448.0 / 6561.0, -212.0 / 729.0, 0.0, 0.0],
    [9017.0 / 3168.0, -355.0 / 33.0, 46732.0 / 5247.0, 49.0 / 176.0, -5103.0 / 18656.0, 0.0],
    [35.0 / 384.0, 0.0, 500.0 / 1113.0, 125.0 / 192.0, -2187.0 / 6784.0, 11.0 / 84.0],
];
/// Fifth minus fourth order.
const E: [f64; 7] =
    [71.0 / 57600.0, 0.0, -71.0 / 16695.0, 71.0 / 1920.0, -17253.0 / 339200.0, 22.0 / 525.0, -1.0 / 40.0];
/// Weights of the interpolant's highest term.
const D: [f64; 7] = [
    -12715105075.0 / 11282082432.0,
    0.0,
    87487479700.0 / 32700410799.0,
    -10690763975.0 / 1880347072.0,
    701980252875.0 / 199316789632.0,
    -1453857185.0 / 822651844.0,
    69997945.0 / 29380423.0,
];

/// What a step is multiplied by after this error, which is not finite or above what is allowed, 1.
pub(crate) fn shorter(error: f64) -> f64 {
    if error.is_finite() { (0.9 * error.powf(-0.2)).max(0.2) } else { 0.1 }
}

/// What a step is multiplied by after this error, which is allowed.
pub(crate) fn longer(error: f64) -> f64 {
    (0.9 * error.max(1e-10).powf(-0.2)).clamp(0.2, 5.0)
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
                let weighted = A[stage][..=stage].iter().zip(&k);
                let slope = weighted.fold(R::from(0.0), |sum, (a, k)| sum + k[i] * *a);
                x[i] + slope * h
            });
            k[stage + 1] = rate(t + C[stage] * h, next);
        }
        Step { x, next, h, k }
    }

    /// The error of the step in units of what is allowed, `tolerance` relative to the state and absolute; not finite
    /// where the numbers are not.
    pub fn error(&self, tolerance: f64) -> f64 {
        let squares: f64 = (0..N)
            .map(|i| {
                let error: f64 = E.iter().zip(&self.k).map(|(e, k)| e * k[i].into()).sum();
                let size = self.x[i].into().abs().max(self.next[i].into().abs());
                (self.h * error / (tolerance * (1.0 + size))).powi(2)
            })
            .sum();
        (squares / N as f64).sqrt()
    }

    /// The solution at `theta` of the step, from 0 to 1.
    pub fn at(&self, theta: f64) -> [R; N] {
        let rest = 1.0 - theta;
        std::array::from_fn(|i| {
            let rise = self.next[i] - self.x[i];
            let bend = self.k[0][i] * self.h - rise;
            let twist = rise - self.k[6][i] * self.h - bend;
            let weighted = D.iter().zip(&self.k);
            let top = weighted.fold(R::from(0.0), |sum, (d, k)| sum + k[i] * *d) * self.h;
            self.x[i] + (rise + (bend + (twist + top * rest) * theta) * rest) * theta
        })
    }
}

impl<const N: usize> Step<N> {
    /// The state after the reset that the step has overshot: where the first variable rises, and ends beyond a reset or out of
    /// the finite range.
    pub fn shot_over(&self, reset: impl Fn([f64; N]) -> Option<[f64; N]>) -> Option<[f64; N]> {
        let over = self.next.iter().any(|x| !x.is_finite()) || reset(self.next).is_some();
        let mut top = self.x;
        top[0] = f64::INFINITY;
        if over && self.k[0][0] > 0.0 { reset(top) } else { None }
    }

    /// The part of the step after which a reset is first called for, found by bisection. Where the first variable
    /// turns back within the step, it is looked at in between, too.
    pub fn first_reset(&self, calls_for_reset: impl Fn([f64; N]) -> bool) -> Option<f64> {
        let turns_back = self.k[0][0] > 0.0 && self.k[6][0] < 0.0;
        let looks = if turns_back { 16 } else { 1 };
        let part = |look: i32| f64::from(look) / f64::from(looks);
        let calls = |theta: f64| calls_for_reset(self.at(theta));
        let look = (1..=looks).find(|&look| calls(part(look)))?;
        let (mut before, mut after) = (part(look - 1), part(look));
        for _ in 0..60 {
            let middle = 0.5 * (before + after);
            if calls(middle) {
                after = middle;
            } else {
                before = middle;
            }
        }
        Some(after)
    }
}
