//! Functions as equations write them, over any number.

use crate::ode::Real;

/// eˣ.
#[inline(always)]
pub fn exp<R: Real>(x: R) -> R {
    x.exp()
}

/// tanh x.
#[inline(always)]
pub fn tanh<R: Real>(x: R) -> R {
    x.tanh()
}

/// cosh x.
#[inline(always)]
pub fn cosh<R: Real>(x: R) -> R {
    x.cosh()
}

/// The number, but no more than `most`.
#[inline(always)]
pub fn min<R: Real>(x: R, most: f64) -> R {
    x.at_most(most)
}

/// The natural logarithm of a number that stays.
pub fn ln(x: f64) -> f64 {
    Real::ln(x)
}

/// xʸ, of numbers that stay.
pub fn pow(x: f64, y: f64) -> f64 {
    Real::pow(x, y)
}
