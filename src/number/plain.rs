//! Plain numbers.

use super::dual::Base;
use super::exp::exp;
use crate::ode::Real;

impl Real for f64 {
    #[inline]
    fn exp(self) -> f64 {
        exp(self)
    }

    #[inline]
    fn exprelr(self, exp: f64) -> f64 {
        if self.abs() > 0.05 {
            self / (exp - 1.0)
        } else {
            // Bernoulli numbers; the next term is below 4e−17 here.
            let x2 = self * self;
            1.0 - self * 0.5 + x2 * (1.0 / 12.0 - x2 * (1.0 / 720.0 - x2 * (1.0 / 30240.0)))
        }
    }

    #[inline]
    fn at_most(self, most: f64) -> f64 {
        // Not `min`, which would make a number of NaN.
        if self > most { most } else { self }
    }

    // These two, and what has no digits to lose, are every machine's own; the others the library's, which gives the same
    // in a browser as elsewhere.
    #[inline(always)]
    fn sqrt(self) -> f64 {
        self.sqrt()
    }

    #[inline(always)]
    fn floor(self) -> f64 {
        self.floor()
    }

    #[inline]
    fn ln(self) -> f64 {
        libm::log(self)
    }

    #[inline]
    fn sin(self) -> f64 {
        libm::sin(self)
    }

    #[inline]
    fn cos(self) -> f64 {
        libm::cos(self)
    }

    #[inline]
    fn atan(self) -> f64 {
        libm::atan(self)
    }

    #[inline(always)]
    fn abs(self) -> f64 {
        self.abs()
    }

    #[inline]
    fn max(self, other: f64) -> f64 {
        if other > self || other.is_nan() { other } else { self }
    }

    #[inline]
    fn powf(self, power: f64) -> f64 {
        libm::pow(self, power)
    }

    #[inline]
    fn pow(self, power: f64) -> f64 {
        libm::pow(self, power)
    }

    #[inline(always)]
    fn if_positive(self, then: f64, other: f64) -> f64 {
        if self > 0.0 {
            then
        } else if self.is_nan() {
            self
        } else {
            other
        }
    }
}

impl Base for f64 {
    #[inline]
    fn exprelr_slope(self, exprelr: f64) -> f64 {
        // f = x/(eˣ − 1) obeys x f' = f (1 − x − f); its own series serves near 0, where that is 0/0.
        if self.abs() > 0.05 {
            exprelr * (1.0 - self - exprelr) / self
        } else {
            -0.5 + self * (1.0 / 6.0 - self * self * (1.0 / 180.0 - self * self / 5040.0))
        }
    }

    #[inline]
    fn slope_at_most(self, most: f64, slope: f64) -> f64 {
        if self > most { 0.0 } else { slope }
    }

    #[inline]
    fn slope_of_choice(self, then: f64, other: f64, _: bool) -> f64 {
        self.if_positive(then, other)
    }

    #[inline]
    fn floor_slope(self) -> f64 {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use crate::ode::Real;

    #[test]
    fn exprelr_is_smooth_through_its_singularity() {
        assert_eq!(0.0.exprelr(1.0), 1.0);
        for i in -2000..2000 {
            let x = f64::from(i) * 1e-4 + 3e-8;
            let exact = x / x.exp_m1();
            assert!((x.exprelr(f64::exp(x)) / exact - 1.0).abs() < 2e-14, "at {x}");
        }
    }

    #[test]
    fn hyperbolic_functions_are_the_librarys() {
        for i in -5000..5000 {
            let x = f64::from(i) * 1e-2 + 3e-4;
            assert!((Real::tanh(x) - x.tanh()).abs() < 1e-15, "tanh at {x}");
            assert!((Real::cosh(x) / x.cosh() - 1.0).abs() < 1e-14, "cosh at {x}");
        }
        assert_eq!([Real::tanh(1e9), Real::tanh(-1e9)], [1.0, -1.0]);
        assert!(Real::tanh(f64::NAN).is_nan());
    }
}
