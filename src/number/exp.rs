//! A fast exponential, in the range of use the same to the last bit on every machine.

/// 2^(i/64) for i = 0…63.
const POWERS: [f64; 64] = powers_of_two();

/// Adding this leaves a number's nearest integer in the low bits of the sum.
const SHIFT: f64 = 1.5 * (1u64 << 52) as f64;

/// eˣ with a relative error below 4e−16 (1 + |x|) for |x| < 700; the platform's own elsewhere.
///
/// x = (k/64) ln 2 + r with |r| ≤ ln 2/128, so eˣ = 2^(k/64) eʳ: a table and five terms of the
/// series (Tang, ACM Trans. Math. Softw. 15, 1989, pp. 144–157).
#[inline]
pub fn exp(x: f64) -> f64 {
    if x.abs() < 700.0 {
        let shifted = x * (64.0 / std::f64::consts::LN_2) + SHIFT;
        let k = shifted - SHIFT;
        let r = x - k * (std::f64::consts::LN_2 / 64.0);
        let r2 = r * r;
        let series = r + r2 * (0.5 + r * (1.0 / 6.0)) + r2 * r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
        let bits = shifted.to_bits();
        let exponent = (bits >> 6) << 52;
        let power = f64::from_bits(POWERS[(bits & 63) as usize].to_bits().wrapping_add(exponent));
        power + power * series
    } else {
        x.exp()
    }
}

const fn powers_of_two() -> [f64; 64] {
    let mut powers = [1.0; 64];
    let mut i = 1;
    while i < 64 {
        let x = i as f64 / 64.0 * std::f64::consts::LN_2;
        let mut sum = 1.0;
        let mut term = 24;
        while term > 0 {
            sum = 1.0 + sum * x / term as f64;
            term -= 1;
        }
        powers[i] = sum;
        i += 1;
    }
    powers
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn differs_from_the_librarys_by_less_than_its_bound() {
        for i in -699_000..699_000 {
            let x = f64::from(i) * 1e-3 + 1e-7;
            let error = (exp(x) / x.exp() - 1.0).abs();
            assert!(error < 4e-16 * (1.0 + x.abs()), "{error:e} at {x}");
        }
    }

    #[test]
    fn keeps_the_librarys_limits() {
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(exp(800.0), f64::INFINITY);
        assert_eq!(exp(-800.0), 0.0);
        assert!(exp(f64::NAN).is_nan());
    }
}
