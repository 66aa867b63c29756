//! The numbers that equations are written over: arithmetic, the functions that every kind brings, and those that follow.

use std::f64::consts::{FRAC_PI_2, LN_10};
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number that equations can be written over.
///
/// One `rate` serves plain numbers, dual numbers (derivatives) and any other kind that
/// implements this; constants of the equations stay `f64`. What is no number stays none, also in a comparison.
/// A derivative at a kink is that of the side to the right, in a choice between two that of the one that is chosen.
pub trait Real:
    Copy
    + Neg<Output = Self>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
    + From<f64>
{
    /// eˣ.
    fn exp(self) -> Self;

    /// x/(eˣ − 1), given eˣ; 1 at x = 0, where the quotient as written is 0/0.
    fn exprelr(self, exp: Self) -> Self;

    /// The number, but no more than `most`; what is no number stays none.
    fn at_most(self, most: f64) -> Self;

    /// The natural logarithm.
    fn ln(self) -> Self;

    /// The square root.
    fn sqrt(self) -> Self;

    /// The sine.
    fn sin(self) -> Self;

    /// The cosine.
    fn cos(self) -> Self;

    /// The arc tangent.
    fn atan(self) -> Self;

    /// The size.
    fn abs(self) -> Self;

    /// The greatest whole number that is not above.
    fn floor(self) -> Self;

    /// The greater of two; the first where they are equal.
    fn max(self, other: Self) -> Self;

    /// x to a power that need not be whole.
    fn powf(self, power: f64) -> Self;

    /// The one where the number is above 0, the other elsewhere.
    fn if_positive(self, then: Self, other: Self) -> Self;

    /// x to a whole power, by squaring.
    #[inline(always)]
    fn powi(self, power: i32) -> Self {
        match power {
            0 => Self::from(1.0),
            1.. => squared_up(self, power.unsigned_abs()),
            _ => Self::from(1.0) / squared_up(self, power.unsigned_abs()),
        }
    }

    /// x to a power that changes, too; x is above 0.
    #[inline]
    fn pow(self, power: Self) -> Self {
        (self.ln() * power).exp()
    }

    /// tanh x, to the rounding of 1: beyond 20 it is 1.
    #[inline(always)]
    fn tanh(self) -> Self {
        let exp = (self * 2.0).at_most(40.0).exp();
        Self::from(1.0) - Self::from(2.0) / (exp + 1.0)
    }

    /// cosh x.
    #[inline(always)]
    fn cosh(self) -> Self {
        let exp = self.exp();
        (exp + Self::from(1.0) / exp) * 0.5
    }

    /// sinh x.
    #[inline]
    fn sinh(self) -> Self {
        // eˣ − 1 is x/exprelr x, which loses no digits near 0.
        let exp = self.exp();
        self / self.exprelr(exp) * (Self::from(1.0) / exp + 1.0) * 0.5
    }

    /// The logarithm to the base 10.
    #[inline]
    fn log10(self) -> Self {
        self.ln() / LN_10
    }

    /// The tangent.
    #[inline]
    fn tan(self) -> Self {
        self.sin() / self.cos()
    }

    /// The arc sine.
    #[inline]
    fn asin(self) -> Self {
        let one = Self::from(1.0);
        (self / ((one - self) * (self + 1.0)).sqrt()).atan()
    }

    /// The arc cosine.
    #[inline]
    fn acos(self) -> Self {
        -self.asin() + FRAC_PI_2
    }

    /// The lesser of two; the first where they are equal.
    #[inline]
    fn min(self, other: Self) -> Self {
        -(-self).max(-other)
    }

    /// What is left when the other has been taken off as often as possible; of the other's sign.
    #[inline]
    fn modulo(self, other: Self) -> Self {
        self - other * (self / other).floor()
    }

    /// 1 from 0 on, 0 below.
    #[inline(always)]
    fn heav(self) -> Self {
        (-self).if_positive(Self::from(0.0), Self::from(1.0))
    }

    /// 1 above 0, −1 below, 0 at 0.
    #[inline]
    fn sign(self) -> Self {
        self.above_zero() - (-self).above_zero()
    }

    /// 1 above 0, else 0.
    #[inline(always)]
    fn above_zero(self) -> Self {
        self.if_positive(Self::from(1.0), Self::from(0.0))
    }

    /// The one where the number is not 0, the other where it is.
    #[inline]
    fn if_holds(self, then: Self, other: Self) -> Self {
        self.if_positive(then, (-self).if_positive(then, other))
    }

    /// 1 at 0, else 0.
    #[inline]
    fn not(self) -> Self {
        self.if_holds(Self::from(0.0), Self::from(1.0))
    }
}

/// x to a whole power above 0.
#[inline(always)]
fn squared_up<R: Real>(x: R, power: u32) -> R {
    // From the highest digit down, as one writes x³ = x² x and x⁴ = (x²)².
    let mut digit = power.ilog2();
    let mut product = x;
    while digit > 0 {
        digit -= 1;
        product = product * product;
        if power >> digit & 1 == 1 {
            product = product * x;
        }
    }
    product
}
