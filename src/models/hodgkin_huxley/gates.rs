//! How fast the gates of the squid axon open and close: what its whole and its reduced model share.

use crate::ode::Real;

/// What each gate opens (α) and closes (β) with, in 1/ms.
#[derive(Clone, Copy, Debug)]
pub struct Gates<R> {
    /// Opening rates of m, n, h.
    pub alpha: [R; 3],
    /// Closing rates of m, n, h.
    pub beta: [R; 3],
}

/// So many times in a millisecond are at once. Without this bound, gates far below rest would have no equilibrium, but 0 · ∞.
pub const AT_ONCE: f64 = 1e50;

/// The rates of the gates at v mV above rest, `pace` times as fast as at 6.3 °C.
#[inline(always)]
pub fn gates<R: Real>(v: R, pace: f64) -> Gates<R> {
    // Six exponentials in the book, one here: all are powers of exp(−v/720), and exp(−v/10) times a constant where the
    // book shifts v. The pace joins a constant wherever there is one.
    let root = (v * (-1.0 / 720.0)).exp();
    let root_4 = root.powi(4);
    let exp_80 = root_4 * root_4 * root;
    let exp_20 = exp_80.powi(4);
    let exp_18 = exp_20 * root_4;
    let exp_10 = exp_20 * exp_20;

    let alpha_m = (v * -0.1 + 2.5).exprelr(exp_10 * EXP_2_5) * pace;
    let beta_m = exp_18.at_most(AT_ONCE) * (4.0 * pace);
    let alpha_n = (v * -0.1 + 1.0).exprelr(exp_10 * EXP_1) * (0.1 * pace);
    let beta_n = exp_80.at_most(AT_ONCE) * (0.125 * pace);
    let alpha_h = exp_20.at_most(AT_ONCE) * (0.07 * pace);
    let beta_h = R::from(pace) / (exp_10.at_most(AT_ONCE) * EXP_3 + 1.0);
    Gates { alpha: [alpha_m, alpha_n, alpha_h], beta: [beta_m, beta_n, beta_h] }
}

impl<R: Real> Gates<R> {
    /// α of m, n and h, then their β.
    #[inline(always)]
    pub fn listed(self) -> [R; 6] {
        let Gates { alpha: [alpha_m, alpha_n, alpha_h], beta: [beta_m, beta_n, beta_h] } = self;
        [alpha_m, alpha_n, alpha_h, beta_m, beta_n, beta_h]
    }

    /// Where each gate settles while the voltage is held: α/(α + β).
    #[inline(always)]
    pub fn settled(&self) -> [R; 3] {
        std::array::from_fn(|i| self.alpha[i] / (self.alpha[i] + self.beta[i]))
    }
}

/// The shifts of the rates: e¹, e^2.5, e³.
const EXP_1: f64 = std::f64::consts::E;
const EXP_2_5: f64 = 12.182_493_960_703_473;
const EXP_3: f64 = 20.085_536_923_187_668;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constants_are_what_the_library_says() {
        assert_eq!([EXP_2_5, EXP_3], [2.5f64.exp(), 3f64.exp()]);
    }

    #[test]
    fn the_rates_are_the_books() {
        for i in -4000..14000 {
            let v = f64::from(i) * 0.01 + 0.0013;
            let Gates { alpha, beta } = gates(v, 1.0);
            let book_alpha = [
                (2.5 - 0.1 * v) / (2.5 - 0.1 * v).exp_m1(),
                // As 0.1 − 0.01u the numerator would cancel near v = 10.
                0.1 * (1.0 - 0.1 * v) / (1.0 - 0.1 * v).exp_m1(),
                0.07 * f64::exp(-v / 20.0),
            ];
            let book_beta = [
                4.0 * f64::exp(-v / 18.0),
                0.125 * f64::exp(-v / 80.0),
                1.0 / (f64::exp(3.0 - 0.1 * v) + 1.0),
            ];
            for gate in 0..3 {
                assert!((alpha[gate] / book_alpha[gate] - 1.0).abs() < 3e-13, "alpha {gate} at {v}");
                assert!((beta[gate] / book_beta[gate] - 1.0).abs() < 1e-13, "beta {gate} at {v}");
            }
        }
    }

    #[test]
    fn the_singular_voltages_take_their_limits() {
        assert!((gates(25.0, 1.0).alpha[0] - 1.0).abs() < 1e-14);
        assert!((gates(10.0, 1.0).alpha[1] - 0.1).abs() < 1e-15);
    }
}
