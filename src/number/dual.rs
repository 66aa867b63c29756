//! Dual numbers: a value and its derivative with respect to one variable.

use crate::ode::{Neuron, Real};
use std::ops::{Add, Div, Mul, Neg, Sub};

/// a + b·ε with ε² = 0; `slope` is the derivative that the arithmetic carries along.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dual {
    /// The number itself.
    pub value: f64,
    /// Its derivative.
    pub slope: f64,
}

/// The Jacobian of a neuron's rate: row i, column j is ∂(dxᵢ/dt)/∂xⱼ, exact to rounding.
pub fn jacobian<const N: usize>(neuron: &impl Neuron<N>, state: [f64; N], current: f64) -> [[f64; N]; N] {
    // Column j: the rate's slope when only x_j moves.
    let columns: [[Dual; N]; N] = std::array::from_fn(|j| {
        let moving = std::array::from_fn(|i| Dual { value: state[i], slope: if i == j { 1.0 } else { 0.0 } });
        neuron.rate(moving, Dual::from(current))
    });
    std::array::from_fn(|i| std::array::from_fn(|j| columns[j][i].slope))
}

impl Real for Dual {
    fn exp(self) -> Dual {
        let value = Real::exp(self.value);
        Dual { value, slope: self.slope * value }
    }

    fn exprelr(self, exp: Dual) -> Dual {
        let value = self.value.exprelr(exp.value);
        // f = x/(eˣ − 1) obeys x f' = f (1 − x − f); its own series serves near 0, where that is 0/0.
        let x = self.value;
        let derivative = if x.abs() > 0.05 {
            value * (1.0 - x - value) / x
        } else {
            -0.5 + x * (1.0 / 6.0 - x * x * (1.0 / 180.0 - x * x / 5040.0))
        };
        Dual { value, slope: derivative * self.slope }
    }

    fn at_most(self, most: f64) -> Dual {
        if self.value > most { Dual::from(most) } else { self }
    }
}

impl From<f64> for Dual {
    fn from(value: f64) -> Dual {
        Dual { value, slope: 0.0 }
    }
}

impl Neg for Dual {
    type Output = Dual;
    fn neg(self) -> Dual {
        Dual { value: -self.value, slope: -self.slope }
    }
}

impl Add for Dual {
    type Output = Dual;
    fn add(self, other: Dual) -> Dual {
        Dual { value: self.value + other.value, slope: self.slope + other.slope }
    }
}

impl Sub for Dual {
    type Output = Dual;
    fn sub(self, other: Dual) -> Dual {
        self + -other
    }
}

impl Mul for Dual {
    type Output = Dual;
    fn mul(self, other: Dual) -> Dual {
        Dual { value: self.value * other.value, slope: self.slope * other.value + self.value * other.slope }
    }
}

impl Div for Dual {
    type Output = Dual;
    fn div(self, other: Dual) -> Dual {
        let value = self.value / other.value;
        Dual { value, slope: (self.slope - value * other.slope) / other.value }
    }
}

impl Add<f64> for Dual {
    type Output = Dual;
    fn add(self, other: f64) -> Dual {
        self + Dual::from(other)
    }
}

impl Sub<f64> for Dual {
    type Output = Dual;
    fn sub(self, other: f64) -> Dual {
        self - Dual::from(other)
    }
}

impl Mul<f64> for Dual {
    type Output = Dual;
    fn mul(self, other: f64) -> Dual {
        self * Dual::from(other)
    }
}

impl Div<f64> for Dual {
    type Output = Dual;
    fn div(self, other: f64) -> Dual {
        self / Dual::from(other)
    }
}
