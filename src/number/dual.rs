//! Dual numbers: a value and its derivative with respect to one variable.

use crate::ode::{Neuron, Real};
use std::ops::{Add, Div, Mul, Neg, Sub};

/// a + b·ε with ε² = 0; `slope` is the derivative that the arithmetic carries along. Both are plain numbers, or
/// intervals: then the slope bounds the derivative over a region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dual<T = f64> {
    /// The number itself.
    pub value: T,
    /// Its derivative.
    pub slope: T,
}

/// What dual numbers are made of.
pub trait Base: Real {
    /// The derivative of exprelr, given its value; −1/2 at 0.
    fn exprelr_slope(self, exprelr: Self) -> Self;

    /// The derivative of `at_most`, given that of its argument.
    fn slope_at_most(self, most: f64, slope: Self) -> Self;

    /// The derivative of a choice by `if_positive`, given those of what is chosen from; whether these `meet` where the choice
    /// changes, or there is a jump.
    fn slope_of_choice(self, then: Self, other: Self, meet: bool) -> Self;

    /// The derivative of `floor`.
    fn floor_slope(self) -> Self;
}

/// The Jacobian of a neuron's rate: row i, column j is ∂(dxᵢ/dt)/∂xⱼ, exact to rounding.
pub fn jacobian<const N: usize>(neuron: &impl Neuron<N>, state: [f64; N], current: f64) -> [[f64; N]; N] {
    jacobian_of(|state| neuron.rate(state, Dual::from(current)), state)
}

/// The Jacobian of any function of as many values as variables: row i, column j is ∂fᵢ/∂xⱼ.
pub fn jacobian_of<const N: usize, T: Base>(
    function: impl Fn([Dual<T>; N]) -> [Dual<T>; N],
    at: [T; N],
) -> [[T; N]; N] {
    // Column j: the function's slope when only x_j moves.
    let columns: [[Dual<T>; N]; N] = std::array::from_fn(|j| {
        function(std::array::from_fn(|i| Dual {
            value: at[i],
            slope: T::from(if i == j { 1.0 } else { 0.0 }),
        }))
    });
    std::array::from_fn(|i| std::array::from_fn(|j| columns[j][i].slope))
}

impl<T: Base> Real for Dual<T> {
    #[inline]
    fn exp(self) -> Dual<T> {
        let value = self.value.exp();
        Dual { value, slope: self.slope * value }
    }

    #[inline]
    fn exprelr(self, exp: Dual<T>) -> Dual<T> {
        let value = self.value.exprelr(exp.value);
        Dual { value, slope: self.value.exprelr_slope(value) * self.slope }
    }

    #[inline]
    fn at_most(self, most: f64) -> Dual<T> {
        Dual { value: self.value.at_most(most), slope: self.value.slope_at_most(most, self.slope) }
    }

    fn ln(self) -> Dual<T> {
        Dual { value: self.value.ln(), slope: self.slope / self.value }
    }

    fn sqrt(self) -> Dual<T> {
        let value = self.value.sqrt();
        Dual { value, slope: self.slope / (value * 2.0) }
    }

    fn sin(self) -> Dual<T> {
        Dual { value: self.value.sin(), slope: self.slope * self.value.cos() }
    }

    fn cos(self) -> Dual<T> {
        Dual { value: self.value.cos(), slope: -(self.slope * self.value.sin()) }
    }

    fn atan(self) -> Dual<T> {
        Dual { value: self.value.atan(), slope: self.slope / (self.value.powi(2) + 1.0) }
    }

    fn abs(self) -> Dual<T> {
        let slope = (-self.value).slope_of_choice(-self.slope, self.slope, true);
        Dual { value: self.value.abs(), slope }
    }

    fn floor(self) -> Dual<T> {
        Dual { value: self.value.floor(), slope: self.value.floor_slope() * self.slope }
    }

    fn max(self, other: Dual<T>) -> Dual<T> {
        let slope = (other.value - self.value).slope_of_choice(other.slope, self.slope, true);
        Dual { value: self.value.max(other.value), slope }
    }

    fn powf(self, power: f64) -> Dual<T> {
        let slope = self.value.powf(power - 1.0) * power * self.slope;
        Dual { value: self.value.powf(power), slope }
    }

    #[inline]
    fn powi(self, power: i32) -> Dual<T> {
        let slope = match power {
            0 => T::from(0.0),
            _ => self.value.powi(power - 1) * f64::from(power) * self.slope,
        };
        Dual { value: self.value.powi(power), slope }
    }

    fn pow(self, power: Dual<T>) -> Dual<T> {
        let value = self.value.pow(power.value);
        let grows = power.value * self.value.pow(power.value - 1.0) * self.slope;
        Dual { value, slope: grows + value * self.value.ln() * power.slope }
    }

    fn if_positive(self, then: Dual<T>, other: Dual<T>) -> Dual<T> {
        Dual {
            value: self.value.if_positive(then.value, other.value),
            slope: self.value.slope_of_choice(then.slope, other.slope, false),
        }
    }
}

impl<T: Real> From<f64> for Dual<T> {
    #[inline(always)]
    fn from(value: f64) -> Dual<T> {
        Dual::constant(T::from(value))
    }
}

impl<T: Real> Dual<T> {
    /// What does not move.
    #[inline(always)]
    pub fn constant(value: T) -> Dual<T> {
        Dual { value, slope: T::from(0.0) }
    }
}

impl From<Dual> for f64 {
    fn from(dual: Dual) -> f64 {
        dual.value
    }
}

impl<T: Real> Neg for Dual<T> {
    type Output = Dual<T>;
    #[inline(always)]
    fn neg(self) -> Dual<T> {
        Dual { value: -self.value, slope: -self.slope }
    }
}

impl<T: Real> Add for Dual<T> {
    type Output = Dual<T>;
    #[inline(always)]
    fn add(self, other: Dual<T>) -> Dual<T> {
        Dual { value: self.value + other.value, slope: self.slope + other.slope }
    }
}

impl<T: Real> Sub for Dual<T> {
    type Output = Dual<T>;
    #[inline(always)]
    fn sub(self, other: Dual<T>) -> Dual<T> {
        Dual { value: self.value - other.value, slope: self.slope - other.slope }
    }
}

impl<T: Real> Mul for Dual<T> {
    type Output = Dual<T>;
    #[inline(always)]
    fn mul(self, other: Dual<T>) -> Dual<T> {
        Dual { value: self.value * other.value, slope: self.slope * other.value + self.value * other.slope }
    }
}

impl<T: Real> Div for Dual<T> {
    type Output = Dual<T>;
    #[inline(always)]
    fn div(self, other: Dual<T>) -> Dual<T> {
        let value = self.value / other.value;
        Dual { value, slope: (self.slope - value * other.slope) / other.value }
    }
}

impl<T: Real> Add<f64> for Dual<T> {
    type Output = Dual<T>;
    #[inline(always)]
    fn add(self, other: f64) -> Dual<T> {
        Dual { value: self.value + other, slope: self.slope }
    }
}

impl<T: Real> Sub<f64> for Dual<T> {
    type Output = Dual<T>;
    #[inline(always)]
    fn sub(self, other: f64) -> Dual<T> {
        Dual { value: self.value - other, slope: self.slope }
    }
}

impl<T: Real> Mul<f64> for Dual<T> {
    type Output = Dual<T>;
    #[inline(always)]
    fn mul(self, other: f64) -> Dual<T> {
        Dual { value: self.value * other, slope: self.slope * other }
    }
}

impl<T: Real> Div<f64> for Dual<T> {
    type Output = Dual<T>;
    #[inline(always)]
    fn div(self, other: f64) -> Dual<T> {
        Dual { value: self.value / other, slope: self.slope / other }
    }
}
