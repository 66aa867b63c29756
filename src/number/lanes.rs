//! Numbers side by side in the processor's registers: a neuron a lane, six at a time.

use super::exp::exp;
use crate::ode::Real;
use std::ops::{Add, Div, Mul, Neg, Sub};
use wide::{CmpGt, CmpLe, CmpLt, CmpNe, f64x2, u64x2};

/// Registers side by side: while the result of one is on its way, the processor works on the others.
const REGISTERS: usize = 3;

/// How many numbers there are.
pub const LANES: usize = 2 * REGISTERS;

/// A number a lane; arithmetic is done in all lanes at once, and each rounds as plain numbers do.
#[derive(Clone, Copy, Debug)]
pub struct Lanes([f64x2; REGISTERS]);

impl Lanes {
    /// A number for each lane.
    #[inline(always)]
    pub fn new(numbers: [f64; LANES]) -> Lanes {
        Lanes(std::array::from_fn(|i| f64x2::new([numbers[2 * i], numbers[2 * i + 1]])))
    }

    /// The numbers.
    #[inline(always)]
    pub fn to_array(self) -> [f64; LANES] {
        std::array::from_fn(|lane| self.0[lane / 2].to_array()[lane % 2])
    }

    /// Puts a number into one lane.
    pub fn set(&mut self, lane: usize, number: f64) {
        let mut numbers = self.to_array();
        numbers[lane] = number;
        *self = Lanes::new(numbers);
    }

    /// Where the number is greater: a bit a lane, the lowest for the first.
    #[inline(always)]
    pub fn above(self, threshold: f64) -> u32 {
        bit_a_lane(self.0.map(|x| x.cmp_gt(f64x2::splat(threshold))))
    }

    /// Where the number is not finite or greater than this: a bit a lane.
    #[inline(always)]
    pub fn strays(self, most: f64) -> u32 {
        let (least, most) = (f64x2::splat(f64::NEG_INFINITY), f64x2::splat(most.min(f64::MAX)));
        // Not the other way round: what is no number is not within.
        bit_a_lane(self.0.map(|x| x.cmp_gt(least) & x.cmp_le(most))) ^ ALL
    }

    /// Whether the size of each is less than this; that of what is no number is not.
    #[inline(always)]
    fn are_within(self, most: f64) -> bool {
        let within = self.abs().0.map(|x| x.cmp_lt(f64x2::splat(most)));
        within[1..].iter().fold(within[0], |all, within| all & *within).all()
    }

    /// The numbers, with 0 for those whose size is less than this.
    pub fn without(self, small: f64) -> Lanes {
        Lanes::new(self.to_array().map(|x| if x.abs() < small { 0.0 } else { x }))
    }

    /// What plain numbers have no faster way for in registers: the same to the last bit.
    #[inline]
    fn each(self, f: impl Fn(f64) -> f64) -> Lanes {
        Lanes::new(self.to_array().map(f))
    }

    #[inline(always)]
    fn zip(self, other: Lanes, f: impl Fn(f64x2, f64x2) -> f64x2) -> Lanes {
        Lanes(std::array::from_fn(|i| f(self.0[i], other.0[i])))
    }
}

/// The lanes that have a bit.
pub fn set(bits: u32) -> impl Iterator<Item = usize> {
    (0..LANES).filter(move |lane| bits >> lane & 1 == 1)
}

/// Beyond this the exponential or its reciprocal leaves the normal range.
const FAR: f64 = 700.0;

/// A bit for each lane that is near.
const ALL: u32 = (1 << LANES) - 1;

/// Adding this leaves a number's nearest integer in the low bits of the sum.
const SHIFT: f64 = 1.5 * (1u64 << 52) as f64;

/// Where x/(eˣ − 1) as written loses digits, and a few terms of its series have them all.
const NEAR: f64 = 0.02;

impl Real for Lanes {
    /// eˣ, within 1e−13 of [`number::exp`](super::exp) where |x| < 700; just that elsewhere.
    ///
    /// x = k ln 2 + r with |r| ≤ ln 2/2, so eˣ = 2ᵏ eʳ: a table would have to be looked up lane by lane, so eʳ is its
    /// series up to r¹¹/11!, whose next term is below 1e−14 of it; its terms are added in pairs, which can be done at once.
    /// Where all are so small that k is 0, as roots of exponentials are, nobody looks for it.
    #[inline(always)]
    fn exp(self) -> Lanes {
        let (r, shifted) = if self.are_within(0.5 * std::f64::consts::LN_2) {
            (self, Lanes::from(SHIFT))
        } else if self.are_within(FAR) {
            let shifted = self * std::f64::consts::LOG2_E + SHIFT;
            (self - (shifted - SHIFT) * std::f64::consts::LN_2, shifted)
        } else {
            return one_by_one(self.to_array());
        };
        let r2 = r * r;
        let r4 = r2 * r2;
        let pair = |n: usize| r * TERMS[n + 1] + TERMS[n];
        let four = |n: usize| pair(n) + r2 * pair(n + 2);
        let power = four(0) + r4 * (four(4) + r4 * four(8));
        // The low bits of `shifted` are k: on top of those of eʳ they raise its exponent.
        power.zip(shifted, |power, shifted| from_bits(bits(power) + (bits(shifted) << 52)))
    }

    #[inline(always)]
    fn exprelr(self, exp: Lanes) -> Lanes {
        let quotient = self / (exp - 1.0);
        let near = self.abs().0.map(|x| x.cmp_lt(f64x2::splat(NEAR)));
        // Hardly ever is one so near that the series is worth its terms.
        if !near.iter().fold(f64x2::ZERO, |any, near| any | *near).any() {
            return quotient;
        }
        let x2 = self * self;
        let number = Lanes::from;
        // The next term is below 3e−15.
        let series = number(1.0) - self * 0.5 + x2 * (number(1.0 / 12.0) - x2 * (1.0 / 720.0));
        Lanes(std::array::from_fn(|i| near[i].blend(series.0[i], quotient.0[i])))
    }

    #[inline(always)]
    fn at_most(self, most: f64) -> Lanes {
        let most = f64x2::splat(most);
        Lanes(self.0.map(|x| x.cmp_gt(most).blend(most, x)))
    }

    #[inline(always)]
    fn sqrt(self) -> Lanes {
        Lanes(self.0.map(f64x2::sqrt))
    }

    #[inline(always)]
    fn abs(self) -> Lanes {
        Lanes(self.0.map(f64x2::abs))
    }

    #[inline(always)]
    fn max(self, other: Lanes) -> Lanes {
        self.zip(other, |a, b| (b.cmp_gt(a) | b.cmp_ne(b)).blend(b, a))
    }

    #[inline(always)]
    fn if_positive(self, then: Lanes, other: Lanes) -> Lanes {
        Lanes(std::array::from_fn(|i| {
            let x = self.0[i];
            let chosen = x.cmp_gt(f64x2::splat(0.0)).blend(then.0[i], other.0[i]);
            x.cmp_ne(x).blend(x, chosen)
        }))
    }

    fn floor(self) -> Lanes {
        self.each(f64::floor)
    }

    fn ln(self) -> Lanes {
        self.each(Real::ln)
    }

    fn sin(self) -> Lanes {
        self.each(Real::sin)
    }

    fn cos(self) -> Lanes {
        self.each(Real::cos)
    }

    fn atan(self) -> Lanes {
        self.each(Real::atan)
    }

    fn powf(self, power: f64) -> Lanes {
        self.each(|x| Real::powf(x, power))
    }

    fn pow(self, power: Lanes) -> Lanes {
        let (x, power) = (self.to_array(), power.to_array());
        Lanes::new(std::array::from_fn(|lane| Real::pow(x[lane], power[lane])))
    }
}

/// 1/n!.
const TERMS: [f64; 12] = {
    let mut terms = [1.0; 12];
    let mut n = 1;
    while n < terms.len() {
        terms[n] = terms[n - 1] / n as f64;
        n += 1;
    }
    terms
};

#[inline(always)]
fn bit_a_lane(masks: [f64x2; REGISTERS]) -> u32 {
    masks.iter().rev().fold(0, |bits, mask| bits << 2 | mask.move_mask() as u32)
}

/// For numbers that hardly ever come: what leaves the range, and what is no number. They are put into memory for it where it is
/// called, not wherever it might be.
#[cold]
#[inline(never)]
fn one_by_one(x: [f64; LANES]) -> Lanes {
    Lanes::new(x.map(exp))
}

#[inline(always)]
fn bits(x: f64x2) -> u64x2 {
    u64x2::new(x.to_array().map(f64::to_bits))
}

#[inline(always)]
fn from_bits(bits: u64x2) -> f64x2 {
    f64x2::new(bits.to_array().map(f64::from_bits))
}

impl From<f64> for Lanes {
    #[inline(always)]
    fn from(number: f64) -> Lanes {
        Lanes([f64x2::splat(number); REGISTERS])
    }
}

impl Neg for Lanes {
    type Output = Lanes;
    #[inline(always)]
    fn neg(self) -> Lanes {
        // The sign alone: 0 − x, which `-x` is there, would make 0 of 0 and not −0.
        Lanes(self.0.map(|x| x ^ f64x2::splat(-0.0)))
    }
}

/// An operation between lanes, and between lanes and a number.
macro_rules! operation {
    ($($operation:ident $name:ident;)*) => {$(
        impl $operation for Lanes {
            type Output = Lanes;
            #[inline(always)]
            fn $name(self, other: Lanes) -> Lanes {
                self.zip(other, f64x2::$name)
            }
        }

        impl $operation<f64> for Lanes {
            type Output = Lanes;
            #[inline(always)]
            fn $name(self, other: f64) -> Lanes {
                self.$name(Lanes::from(other))
            }
        }
    )*};
}
operation! {
    Add add;
    Sub sub;
    Mul mul;
    Div div;
}

#[cfg(test)]
mod tests {
    use super::{LANES, Lanes};
    use crate::number::exp::exp;
    use crate::ode::Real;

    /// The same in every lane, told by the last one.
    fn last(x: Lanes) -> f64 {
        x.to_array()[LANES - 1]
    }

    #[test]
    fn the_exponential_is_that_of_plain_numbers() {
        for i in -69_999..69_999 {
            let x = f64::from(i) * 1e-2 + 1e-7;
            let many = Lanes::new(std::array::from_fn(|lane| x - lane as f64 * 1e-3));
            for (power, lane) in Real::exp(many).to_array().into_iter().zip(0..) {
                let error = (power / exp(x - f64::from(lane) * 1e-3) - 1.0).abs();
                assert!(error < 1e-14 + 2e-16 * x.abs(), "{error:e} at {x}, lane {lane}");
            }
        }
    }

    #[test]
    fn the_exponential_keeps_its_limits_and_spoils_no_other_lane() {
        let powers = Real::exp(Lanes::new([800.0, -800.0, f64::NAN, 1.0, 1e-3, 0.0])).to_array();
        assert_eq!(powers[..2], [f64::INFINITY, 0.0]);
        assert!(powers[2].is_nan());
        assert_eq!(powers[3..], [exp(1.0), exp(1e-3), 1.0]);
    }

    #[test]
    fn the_other_functions_are_those_of_plain_numbers() {
        for i in -5000..5000 {
            let x = f64::from(i) * 1e-3 + 3e-7;
            let lanes = Lanes::from(x);
            for (what, many, one) in [
                ("exprelr", lanes.exprelr(Lanes::from(exp(x))), x.exprelr(exp(x))),
                ("tanh", lanes.tanh(), Real::tanh(x)),
                ("cosh", lanes.cosh(), Real::cosh(x)),
                ("at_most", lanes.at_most(0.7), x.at_most(0.7)),
            ] {
                assert!((last(many) - one).abs() < 1e-14 * one.abs().max(1.0), "{what} at {x}");
            }
        }
        assert_eq!(last(Lanes::from(0.0).exprelr(Lanes::from(1.0))), 1.0);
        assert!(last(Lanes::from(f64::NAN).at_most(1.0)).is_nan());
    }

    #[test]
    fn arithmetic_rounds_as_plain_numbers_do() {
        let (a, b) = ([1.1, -2.3, 1e-3, 7e8, 0.3, -1.0], [3.7, 0.1, -5.5, 1e-9, 7.1, 1e5]);
        let (x, y) = (Lanes::new(a), Lanes::new(b));
        assert_eq!((x + y).to_array(), std::array::from_fn(|i| a[i] + b[i]));
        assert_eq!((x - y).to_array(), std::array::from_fn(|i| a[i] - b[i]));
        assert_eq!((x * y).to_array(), std::array::from_fn(|i| a[i] * b[i]));
        assert_eq!((x / y).to_array(), std::array::from_fn(|i| a[i] / b[i]));
        assert_eq!((-x * 3.0).to_array(), a.map(|a| -a * 3.0));
        assert!((-Lanes::from(0.0)).to_array().iter().all(|zero| zero.is_sign_negative()));
    }

    #[test]
    fn a_question_is_answered_lane_by_lane() {
        let mut x = Lanes::new([1.0, 2.0, 3.0, f64::NAN, 0.0, 2.0]);
        assert_eq!([x.above(1.5), x.above(2.5), x.above(3.0)], [0b100110, 0b000100, 0]);
        assert_eq!([x.strays(2.0), x.strays(f64::INFINITY)], [0b001100, 0b001000]);
        let far = Lanes::new([f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 0.0, 1.0]);
        assert_eq!([far.strays(f64::INFINITY), far.strays(f64::NEG_INFINITY)], [0b000011, 0b111111]);
        x.set(0, 9.0);
        assert_eq!(x.above(3.0), 0b000001);
    }
}
