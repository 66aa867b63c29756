//! Intervals: all numbers between two, so that one evaluation of a formula bounds it over a whole region.

mod shapes;

use super::dual::Base;
use crate::ode::Real;
use std::f64::consts::FRAC_PI_2;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// All numbers from `low` to `high`.
///
/// Every operation returns an interval that holds all results of the operation on numbers of its operands,
/// rounding included (R. E. Moore, Interval Analysis, Prentice-Hall 1966, chapters 2–3); so a formula's value
/// over a region lies in the formula's value on the region's intervals. An ulp is given away on each side
/// where directed rounding would give half of one. Operations are calls: in line, those of all models' equations
/// would be a tenth of the program.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least.
    pub low: f64,
    /// The greatest.
    pub high: f64,
}

/// More than an ulp, relative to the number.
const ULP: f64 = 3e-16;

/// Below this nothing is told from 0.
const TINY: f64 = 1e-300;

/// Twice the relative error of the plain `exprelr`, and of a hyperbolic function.
const COMPOSED: f64 = 4e-14;

/// Twice the relative error of the library's functions.
const LIBRARY: f64 = 2.0 * ULP;

impl Interval {
    /// Every number: what is known after a division by 0.
    pub const ENTIRE: Interval = Interval { low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// From the one end to the other.
    pub fn new([low, high]: [f64; 2]) -> Interval {
        Interval { low, high }
    }

    /// Number by number outwards, by so much relative to each end.
    #[inline(always)]
    fn outwards(low: f64, high: f64, by: f64) -> Interval {
        if low.is_nan() || high.is_nan() {
            return Interval::ENTIRE;
        }
        // What has overflowed is a number beyond the greatest that can be written, and not infinite.
        let (low, high) = (low.min(f64::MAX), high.max(f64::MIN));
        Interval { low: low - (low.abs() * by + TINY), high: high + (high.abs() * by + TINY) }
    }

    /// How far its ends are apart.
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// The number in its middle.
    pub fn middle(self) -> f64 {
        0.5 * (self.low + self.high)
    }

    /// Whether the number lies in it.
    pub fn contains(self, x: f64) -> bool {
        self.low <= x && x <= self.high
    }

    /// Whether all of the other lies in it, clear of its ends.
    pub fn surrounds(self, other: Interval) -> bool {
        self.low < other.low && other.high < self.high
    }

    /// What is in both; none where they are apart.
    pub fn meet(self, other: Interval) -> Option<Interval> {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        (low <= high).then_some(Interval { low, high })
    }

    /// The least interval that holds both.
    pub fn hull(self, other: Interval) -> Interval {
        Interval { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// Wider by this on either side.
    pub fn wider(self, by: f64) -> Interval {
        Interval { low: self.low - by, high: self.high + by }
    }
}

impl Real for Interval {
    #[inline(never)]
    fn exp(self) -> Interval {
        let bound = |x: f64| Real::exp(x);
        let by = 4e-16 * (2.0 + self.low.abs().max(self.high.abs()).min(800.0));
        Interval::outwards(bound(self.low), bound(self.high), by)
    }

    #[inline(never)]
    fn exprelr(self, _: Interval) -> Interval {
        // It falls everywhere.
        let plain = |x: f64| x.exprelr(Real::exp(x));
        Interval::outwards(plain(self.high), plain(self.low), COMPOSED)
    }

    #[inline]
    fn at_most(self, most: f64) -> Interval {
        Interval { low: self.low.min(most), high: self.high.min(most) }
    }

    #[inline(never)]
    fn cosh(self) -> Interval {
        let ends = [self.low, self.high].map(Real::cosh);
        let least = if self.contains(0.0) { 1.0 } else { ends[0].min(ends[1]) };
        Interval::outwards(least, ends[0].max(ends[1]), COMPOSED)
    }

    fn sinh(self) -> Interval {
        self.rising(Real::sinh, COMPOSED)
    }

    fn ln(self) -> Interval {
        self.defined_from_zero(Real::ln)
    }

    fn sqrt(self) -> Interval {
        self.defined_from_zero(f64::sqrt)
    }

    fn sin(self) -> Interval {
        self.wave(Real::sin, FRAC_PI_2)
    }

    fn cos(self) -> Interval {
        self.wave(Real::cos, 0.0)
    }

    fn atan(self) -> Interval {
        self.rising(Real::atan, LIBRARY)
    }

    fn asin(self) -> Interval {
        if self.low < -1.0 || self.high > 1.0 {
            return Interval::ENTIRE;
        }
        self.rising(Real::asin, COMPOSED)
    }

    #[inline]
    fn abs(self) -> Interval {
        match (self.low >= 0.0, self.high <= 0.0) {
            (true, _) => self,
            (_, true) => -self,
            _ => Interval { low: 0.0, high: self.high.max(-self.low) },
        }
    }

    #[inline]
    fn floor(self) -> Interval {
        Interval { low: self.low.floor(), high: self.high.floor() }
    }

    #[inline]
    fn max(self, other: Interval) -> Interval {
        Interval { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    fn powf(self, power: f64) -> Interval {
        let plain = |x: f64| Real::powf(x, power);
        if power >= 0.0 {
            return self.defined_from_zero(plain);
        }
        Interval::from(1.0) / self.powf(-power)
    }

    fn pow(self, power: Interval) -> Interval {
        if self.low < 0.0 { Interval::ENTIRE } else { (self.ln() * power).exp() }
    }

    #[inline(never)]
    fn powi(self, power: i32) -> Interval {
        let whole = power.saturating_abs();
        let size = if whole % 2 == 0 { self.abs() } else { self };
        let mut powers = size.rising(|x| Real::powi(x, whole), ULP * f64::from(whole));
        if size.low >= 0.0 {
            powers.low = powers.low.max(0.0);
        }
        if power < 0 { Interval::from(1.0) / powers } else { powers }
    }

    #[inline]
    fn if_positive(self, then: Interval, other: Interval) -> Interval {
        self.choice(then, other).unwrap_or_else(|| then.hull(other))
    }
}

impl Base for Interval {
    fn exprelr_slope(self, _: Interval) -> Interval {
        // exprelr is convex: its slope rises everywhere, from −1 to 0.
        let slope = |x: f64| x.exprelr_slope(x.exprelr(Real::exp(x)));
        match (slope(self.low) - 1e-12, slope(self.high) + 1e-12) {
            (low, high) if low <= high => Interval { low, high },
            _ => Interval { low: -1.0, high: 0.0 },
        }
    }

    fn slope_at_most(self, most: f64, slope: Interval) -> Interval {
        match (self.high <= most, self.low > most) {
            (true, _) => slope,
            (_, true) => Interval::from(0.0),
            _ => slope.hull(Interval::from(0.0)),
        }
    }

    fn slope_of_choice(self, then: Interval, other: Interval, meet: bool) -> Interval {
        let undecided = || if meet { then.hull(other) } else { Interval::ENTIRE };
        self.choice(then, other).unwrap_or_else(undecided)
    }

    fn floor_slope(self) -> Interval {
        let jumps = self.low.floor() != self.high.floor();
        if jumps { Interval::ENTIRE } else { Interval::from(0.0) }
    }
}

impl From<f64> for Interval {
    #[inline(always)]
    fn from(x: f64) -> Interval {
        Interval { low: x, high: x }
    }
}

impl Neg for Interval {
    type Output = Interval;
    #[inline(always)]
    fn neg(self) -> Interval {
        Interval { low: -self.high, high: -self.low }
    }
}

impl Add for Interval {
    type Output = Interval;
    #[inline(never)]
    fn add(self, other: Interval) -> Interval {
        Interval::outwards(self.low + other.low, self.high + other.high, ULP)
    }
}

impl Sub for Interval {
    type Output = Interval;
    #[inline(always)]
    fn sub(self, other: Interval) -> Interval {
        self + -other
    }
}

impl Mul for Interval {
    type Output = Interval;
    #[inline(never)]
    fn mul(self, other: Interval) -> Interval {
        let [a, b] = [self.low * other.low, self.low * other.high];
        let [c, d] = [self.high * other.low, self.high * other.high];
        // 0·∞ is 0 here, as no number is infinite; `min` and `max` pass such a product over for the others.
        Interval::outwards(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)), ULP)
    }
}

impl Div for Interval {
    type Output = Interval;
    #[inline(never)]
    fn div(self, other: Interval) -> Interval {
        if other.contains(0.0) {
            return Interval::ENTIRE;
        }
        self * Interval::outwards(1.0 / other.high, 1.0 / other.low, ULP)
    }
}

impl Add<f64> for Interval {
    type Output = Interval;
    #[inline(always)]
    fn add(self, other: f64) -> Interval {
        self + Interval::from(other)
    }
}

impl Sub<f64> for Interval {
    type Output = Interval;
    #[inline(always)]
    fn sub(self, other: f64) -> Interval {
        self + Interval::from(-other)
    }
}

impl Mul<f64> for Interval {
    type Output = Interval;
    #[inline(never)]
    fn mul(self, other: f64) -> Interval {
        let [a, b] = [self.low * other, self.high * other];
        Interval::outwards(a.min(b), a.max(b), ULP)
    }
}

impl Div<f64> for Interval {
    type Output = Interval;
    #[inline(always)]
    fn div(self, other: f64) -> Interval {
        self / Interval::from(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::dual::Dual;

    /// A formula with everything that equations are written with.
    fn formula<R: Real>(x: R, y: R) -> R {
        let e = (x * 0.3 - y).exp();
        let gate = x.exprelr(x.exp()) / (e + 1.0);
        gate - (y * 2.0).tanh() * x / ((x - y) * 0.1).cosh() + (x * y - 2.5) * 0.5
    }

    #[test]
    fn a_formula_on_intervals_holds_all_its_values_and_slopes() {
        for step in 0..200 {
            let place = f64::from(step) * 0.05 - 5.0;
            let width = 0.001 * f64::from(step % 17 + 1).powi(3);
            let [x, y] =
                [[place, place + width], [1.0 - place, 1.0 - place + 0.3 * width]].map(Interval::new);
            let value = formula(x, y);
            let dual = formula(Dual { value: x, slope: Interval::from(1.0) }, Dual::constant(y));
            for i in 0..=20 {
                for j in 0..=5 {
                    let at = x.low + x.width() * f64::from(i) / 20.0;
                    let up = y.low + y.width() * f64::from(j) / 5.0;
                    let plain = formula(Dual { value: at, slope: 1.0 }, Dual::from(up));
                    assert!(value.contains(plain.value) && dual.value.contains(plain.value));
                    assert!(dual.slope.contains(plain.slope), "{} is not in {:?}", plain.slope, dual.slope);
                }
            }
        }
    }

    #[test]
    fn narrow_intervals_have_narrow_values() {
        let x = Interval::new([0.3, 0.3 + 1e-9]);
        assert!(formula(x, Interval::from(-1.2)).width() < 1e-7);
    }

    #[test]
    fn what_overflows_keeps_its_sign() {
        let beyond = [Interval::from(1e200) * Interval::from(1e200), Interval::new([800.0, 900.0]).exp()];
        for huge in beyond {
            assert!(huge.low > 1e308 && huge.high == f64::INFINITY, "{huge:?}");
            assert!((huge - 1e9).low > 1e308 && (-huge).high < -1e308);
            assert!((huge + Interval::new([-1e308, 0.0])).low > 0.0);
        }
    }

    #[test]
    fn where_nothing_is_known_everything_is_possible() {
        let around_zero = Interval::new([-1.0, 1.0]);
        assert_eq!(Interval::from(1.0) / around_zero, Interval::ENTIRE);
        assert!((Interval::ENTIRE * 0.0).contains(0.0) && (Interval::ENTIRE + 1.0).contains(5.0));
        assert_eq!(Interval::new([0.0, 1.0]) * Interval::ENTIRE, Interval::ENTIRE);
    }

    #[test]
    fn the_hyperbolic_cosine_is_least_at_zero_wherever_that_is_between() {
        let around = Interval::new([-1.0, 2.0]).cosh();
        assert!(around.contains(1.0) && around.low > 1.0 - 1e-12, "{around:?}");
        assert!(around.contains(2f64.cosh()) && around.high < 2f64.cosh() + 1e-12, "{around:?}");
    }
}
