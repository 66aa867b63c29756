//! Jets: a value and its first three derivatives along one direction.

use crate::ode::Real;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// The beginning of a Taylor series, t⁰ to t³; arithmetic on it is arithmetic on the series
/// (A. Griewank and A. Walther, Evaluating Derivatives, 2nd ed. 2008, table 13.1–13.2). Operations are calls, as those
/// of intervals are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jet {
    /// The coefficients of t⁰ to t³: the value, the slope, a half of the second derivative, a sixth of the third.
    pub terms: [f64; 4],
}

/// Coefficients of x², x⁴, … of x/(eˣ − 1): the Bernoulli numbers over their factorials.
const EXPRELR: [f64; 6] = [
    1.0 / 12.0,
    -1.0 / 720.0,
    1.0 / 30_240.0,
    -1.0 / 1_209_600.0,
    1.0 / 47_900_160.0,
    -691.0 / 1_307_674_368_000.0,
];

impl Jet {
    /// What moves from `value` with this slope.
    pub fn moving(value: f64, slope: f64) -> Jet {
        Jet { terms: [value, slope, 0.0, 0.0] }
    }

    /// What begins at `value` and grows as x'/by: g y' = x', term by term.
    #[inline(never)]
    fn gathered(self, by: Jet, value: f64) -> Jet {
        let mut terms = [value, 0.0, 0.0, 0.0];
        for k in 1..4 {
            let known: f64 = (1..k).map(|j| j as f64 * terms[j] * by.terms[k - j]).sum();
            terms[k] = (k as f64 * self.terms[k] - known) / (k as f64 * by.terms[0]);
        }
        Jet { terms }
    }

    /// Its sine and its cosine: s' = x' c and c' = −x' s, term by term.
    #[inline(never)]
    fn waves(self) -> [Jet; 2] {
        let x = self.terms;
        let [mut sin, mut cos] = [[Real::sin(x[0]), 0.0, 0.0, 0.0], [Real::cos(x[0]), 0.0, 0.0, 0.0]];
        for k in 1..4 {
            let grown = |of: [f64; 4]| (1..=k).map(|j| j as f64 * x[j] * of[k - j]).sum::<f64>() / k as f64;
            (sin[k], cos[k]) = (grown(cos), -grown(sin));
        }
        [sin, cos].map(|terms| Jet { terms })
    }
}

impl Real for Jet {
    #[inline(never)]
    fn exp(self) -> Jet {
        // y' = x' y, term by term.
        let [x0, x1, x2, x3] = self.terms;
        let y0 = Real::exp(x0);
        let y1 = x1 * y0;
        let y2 = (x1 * y1 + 2.0 * x2 * y0) / 2.0;
        let y3 = (x1 * y2 + 2.0 * x2 * y1 + 3.0 * x3 * y0) / 3.0;
        Jet { terms: [y0, y1, y2, y3] }
    }

    #[inline(never)]
    fn exprelr(self, exp: Jet) -> Jet {
        if self.terms[0].abs() > 0.5 {
            return self / (exp - 1.0);
        }
        let square = self * self;
        let series = EXPRELR.iter().rev().fold(Jet::from(0.0), |sum, &term| sum * square + term);
        square * series - self * 0.5 + 1.0
    }

    fn at_most(self, most: f64) -> Jet {
        if self.terms[0] > most { Jet::from(most) } else { self }
    }

    fn ln(self) -> Jet {
        self.gathered(self, Real::ln(self.terms[0]))
    }

    fn atan(self) -> Jet {
        self.gathered(self * self + 1.0, Real::atan(self.terms[0]))
    }

    fn sqrt(self) -> Jet {
        self.powf(0.5)
    }

    fn sin(self) -> Jet {
        self.waves()[0]
    }

    fn cos(self) -> Jet {
        self.waves()[1]
    }

    fn abs(self) -> Jet {
        if self.terms[0] < 0.0 { -self } else { self }
    }

    fn floor(self) -> Jet {
        Jet::from(self.terms[0].floor())
    }

    fn max(self, other: Jet) -> Jet {
        let [a, b] = [self.terms[0], other.terms[0]];
        if b > a || b.is_nan() { other } else { self }
    }

    #[inline(never)]
    fn powf(self, power: f64) -> Jet {
        // x y' = c x' y, term by term.
        let x = self.terms;
        let mut terms = [Real::powf(x[0], power), 0.0, 0.0, 0.0];
        for k in 1..4 {
            let known = (1..=k).map(|j| (power * j as f64 - (k - j) as f64) * x[j] * terms[k - j]);
            terms[k] = known.sum::<f64>() / (k as f64 * x[0]);
        }
        Jet { terms }
    }

    fn if_positive(self, then: Jet, other: Jet) -> Jet {
        match self.terms[0] {
            x if x > 0.0 => then,
            x if x.is_nan() => self,
            _ => other,
        }
    }
}

impl From<f64> for Jet {
    fn from(value: f64) -> Jet {
        Jet::moving(value, 0.0)
    }
}

impl Neg for Jet {
    type Output = Jet;
    fn neg(self) -> Jet {
        Jet { terms: self.terms.map(|term| -term) }
    }
}

impl Add for Jet {
    type Output = Jet;
    #[inline(never)]
    fn add(self, other: Jet) -> Jet {
        Jet { terms: std::array::from_fn(|k| self.terms[k] + other.terms[k]) }
    }
}

impl Sub for Jet {
    type Output = Jet;
    #[inline(never)]
    fn sub(self, other: Jet) -> Jet {
        self + -other
    }
}

impl Mul for Jet {
    type Output = Jet;
    #[inline(never)]
    fn mul(self, other: Jet) -> Jet {
        Jet { terms: std::array::from_fn(|k| (0..=k).map(|j| self.terms[j] * other.terms[k - j]).sum()) }
    }
}

impl Div for Jet {
    type Output = Jet;
    #[inline(never)]
    fn div(self, other: Jet) -> Jet {
        let mut terms = [0.0; 4];
        for k in 0..4 {
            let known: f64 = (1..=k).map(|j| other.terms[j] * terms[k - j]).sum();
            terms[k] = (self.terms[k] - known) / other.terms[0];
        }
        Jet { terms }
    }
}

impl Add<f64> for Jet {
    type Output = Jet;
    fn add(self, other: f64) -> Jet {
        self + Jet::from(other)
    }
}

impl Sub<f64> for Jet {
    type Output = Jet;
    fn sub(self, other: f64) -> Jet {
        self + Jet::from(-other)
    }
}

impl Mul<f64> for Jet {
    type Output = Jet;
    #[inline(never)]
    fn mul(self, other: f64) -> Jet {
        Jet { terms: self.terms.map(|term| term * other) }
    }
}

impl Div<f64> for Jet {
    type Output = Jet;
    fn div(self, other: f64) -> Jet {
        Jet { terms: self.terms.map(|term| term / other) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terms_are_the_derivatives_of_known_functions() {
        let x = Jet::moving(0.7, 1.0);
        let e = 0.7f64.exp();
        let near = |jet: Jet, derivatives: [f64; 4]| {
            for (k, (term, derivative)) in jet.terms.into_iter().zip(derivatives).enumerate() {
                let factorial = [1.0, 1.0, 2.0, 6.0][k];
                assert!(
                    (term * factorial - derivative).abs() < 1e-13 * (1.0 + derivative.abs()),
                    "{k}: {jet:?}"
                );
            }
        };
        near(x.exp(), [e; 4]);
        near(x * x * x, [0.343, 1.47, 4.2, 6.0]);
        near(Jet::from(1.0) / x, [1.0 / 0.7, -1.0 / 0.49, 2.0 / 0.343, -6.0 / 0.2401]);
        near(x.cosh(), [0.7f64.cosh(), 0.7f64.sinh(), 0.7f64.cosh(), 0.7f64.sinh()]);
        let t = 0.7f64.tanh();
        let s = 1.0 - t * t;
        near(x.tanh(), [t, s, -2.0 * t * s, s * (6.0 * t * t - 2.0)]);
    }

    #[test]
    fn exprelr_has_one_series_on_both_sides_of_where_it_is_computed_otherwise() {
        for place in [0.5f64, -0.5] {
            let [inner, outer] = [place * (1.0 - 1e-9), place * (1.0 + 1e-9)].map(|x| {
                let x = Jet::moving(x, 1.0);
                x.exprelr(x.exp()).terms
            });
            for (a, b) in inner.into_iter().zip(outer) {
                assert!((a - b).abs() < 2e-9 * (1.0 + a.abs()), "{a} and {b}");
            }
        }
        let zero = Jet::moving(0.0, 1.0);
        assert_eq!(zero.exprelr(zero.exp()).terms, [1.0, -0.5, 1.0 / 12.0, 0.0]);
    }
}
