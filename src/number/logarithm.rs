//! The natural logarithm, rounded correctly: platforms differ in the last bit of theirs.

/// A number as the unevaluated sum of two, the second less than half a unit in the last place of the first
/// (T. J. Dekker, Numer. Math. 18, 224–242, 1971).
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

/// Terms of the series whose last bits matter; of the others plain numbers know enough.
const LEADING: usize = 5;

/// 1/(2j + 1), the coefficients of the leading terms.
const COEFFICIENTS: [Double; LEADING] = {
    let mut coefficients = [Double::from(1.0); LEADING];
    let mut j = 1;
    while j < LEADING {
        coefficients[j] = Double::from(1.0).over(Double::from((2 * j + 1) as f64));
        j += 1;
    }
    coefficients
};

/// The coefficients of the terms that follow.
const TAIL: [f64; 15] = {
    let mut coefficients = [0.0; 15];
    let mut j = 0;
    while j < coefficients.len() {
        coefficients[j] = 1.0 / (2 * (LEADING + j) + 1) as f64;
        j += 1;
    }
    coefficients
};

const LN_2: Double = Double { high: std::f64::consts::LN_2, low: 2.319_046_813_846_299_6e-17 };

/// ln x for a normal, positive x; to within 2⁻⁷⁰ of a tie the nearest number.
///
/// x = 2ᵏ m with m about 1, and ln m = 2 artanh s with s = (m − 1)/(m + 1), whose series falls by 1/34 a term.
pub fn ln(x: f64) -> f64 {
    const FRACTION: u64 = (1 << 52) - 1;
    let mut exponent = (x.to_bits() >> 52) as f64 - 1023.0;
    let mut m = f64::from_bits(x.to_bits() & FRACTION | 1.0f64.to_bits());
    if m > std::f64::consts::SQRT_2 {
        m *= 0.5;
        exponent += 1.0;
    }
    let s = Double::from(m - 1.0).over(Double::sum(m, 1.0));
    let square = s.times(s);
    let tail = TAIL.iter().rev().fold(0.0, |tail, term| tail * square.high + term);
    let series =
        COEFFICIENTS.iter().rev().fold(Double::from(tail), |sum, term| sum.times(square).plus(*term));
    let ln_m = s.times(series).times(Double::from(2.0));
    LN_2.times(Double::from(exponent)).plus(ln_m).high
}

impl Double {
    const fn from(high: f64) -> Double {
        Double { high, low: 0.0 }
    }

    /// a + b without error.
    const fn sum(a: f64, b: f64) -> Double {
        let high = a + b;
        let part = high - a;
        Double { high, low: (a - (high - part)) + (b - part) }
    }

    /// a·b without error: each factor in two halves of 26 bits, whose products are exact.
    const fn product(a: f64, b: f64) -> Double {
        const SPLIT: f64 = 134_217_729.0;
        let (a_high, b_high) = (SPLIT * a - (SPLIT * a - a), SPLIT * b - (SPLIT * b - b));
        let (a_low, b_low) = (a - a_high, b - b_high);
        let high = a * b;
        let low = ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low;
        Double { high, low }
    }

    const fn plus(self, other: Double) -> Double {
        let sum = Double::sum(self.high, other.high);
        Double::sum(sum.high, sum.low + (self.low + other.low))
    }

    const fn times(self, other: Double) -> Double {
        let product = Double::product(self.high, other.high);
        Double::sum(product.high, product.low + (self.high * other.low + self.low * other.high))
    }

    const fn over(self, other: Double) -> Double {
        let first = self.high / other.high;
        let rest = self.plus(other.times(Double::from(-first)));
        Double::sum(first, rest.high / other.high)
    }
}

#[cfg(test)]
mod tests {
    use super::ln;

    #[test]
    fn differs_from_the_platforms_by_a_unit_in_the_last_place_at_most() {
        for i in 1..200_000 {
            let x = f64::from(i) * 5e-6;
            let units = (ln(x).to_bits() as i64 - x.ln().to_bits() as i64).abs();
            assert!(units <= 1 || x == 1.0, "{units} units at {x}");
        }
        assert_eq!(ln(1.0), 0.0);
    }

    #[test]
    fn hard_cases_are_rounded_correctly() {
        // x and ln x as bits, computed with 45 decimal digits; on the first six a common C library is wrong.
        for (x, ln_x) in HARD {
            assert_eq!(ln(f64::from_bits(x)).to_bits(), ln_x, "{x:x}");
        }
    }

    const HARD: [(u64, u64); 10] = [
        (0x3fec4093dcd76922, 0xbfbfe3555b1dd035),
        (0x3fea60cbfb5278fe, 0xbfc8bad20998db56),
        (0x3fe141865458d303, 0xbfe3c334154d9479),
        (0x3feda21d135ad046, 0xbfb3abb2aee38af8),
        (0x3fed1fb02a8a4087, 0xbfb81c3bea24afc7),
        (0x3fde40de21c5a48e, 0xbfe7fa0f43afc0d6),
        (0x3fe4d4e59a784147, 0xbfdb790d7ee3ccf3),
        (0x3fea9bb60ec51ff5, 0xbfc79e2d8d6ce8f4),
        (0x3fd80ac6af14f726, 0xbfef5499019d6c57),
        (0x3fd574067662452e, 0xbff17cf6210b0b97),
    ];
}
