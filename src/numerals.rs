//! How numbers are written for people: with a true minus sign, and in no more digits than are told by them.

use std::fmt;

/// A number that is written out, with a point before its decimals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numeral(String);

impl Numeral {
    /// As programs write it, with all its digits: with an exponent where it would be long without.
    pub fn exact(number: f64) -> Numeral {
        if number.is_infinite() {
            return Numeral(if number > 0.0 { "Infinity" } else { "-Infinity" }.into());
        }
        let size = number.abs();
        let long = size > 0.0 && !(1e-6..1e15).contains(&size);
        Numeral(if long { format!("{number:e}") } else { number.to_string() })
    }

    /// As programs write it with an exponent.
    pub fn with_exponent(number: f64) -> Numeral {
        Numeral(format!("{number:e}"))
    }

    /// One digit, decimals down to this place at least to one, and a power of ten, as axes write it.
    pub fn power(number: f64, finest: f64) -> Numeral {
        let decimals = (power_of(number) - power_of(finest)).max(1) as usize;
        let text = if number == 0.0 { "0".into() } else { format!("{number:.decimals$e}") };
        Numeral(text.replace('-', "\u{2212}"))
    }

    /// As it is written in English.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether no digit of it is any other than 0.
    pub fn is_zero(&self) -> bool {
        self.0.bytes().all(|byte| matches!(byte, b'0' | b'.'))
    }

    /// Without the zeros at the end of its decimals.
    pub fn short(self) -> Numeral {
        let (digits, power) = self.0.split_at(self.0.find('·').unwrap_or(self.0.len()));
        match digits.split_once('.') {
            Some(_) => Numeral(format!("{}{power}", digits.trim_end_matches('0').trim_end_matches('.'))),
            None => self,
        }
    }
}

impl From<usize> for Numeral {
    fn from(count: usize) -> Numeral {
        Numeral(count.to_string())
    }
}

impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// From here on numbers are told by three digits and a power of ten: more would fill the line.
const HUGE: f64 = 1e9;

/// Below this a number begins with zeros enough to be told by a power of ten.
const SMALL: f64 = 1e-3;

/// The most decimals of a number that begins with zeros.
const MOST: usize = 8;

/// A number as figures and sentences write it: with a real minus sign, and none before zero; a huge one by a few digits
/// and a power of ten, and so one that would begin with zeros and have more decimals than can be counted.
pub fn written(value: f64, decimals: usize) -> Numeral {
    let digits = decimals as i32 + 1 + power_of(value);
    let text = if value.abs() >= HUGE && value.is_finite() {
        by_power(value, 3)
    } else if decimals > MOST && (value == 0.0 || digits <= 0) {
        "0".into()
    } else if decimals > MOST && value.abs() < SMALL {
        by_power(value, digits as usize)
    } else {
        format!("{value:.decimals$}")
    };
    Numeral(match text.strip_prefix('-') {
        Some(digits) if Numeral(digits.into()).is_zero() => digits.into(),
        Some(digits) => format!("\u{2212}{digits}"),
        None => text,
    })
}

/// So many decimals, or where numbers are small, the largest of them this one, as many as give it three digits.
pub fn decimals_of(largest: f64, usual: usize) -> usize {
    let is_small = largest > 0.0 && largest < SMALL;
    if is_small { usual.max((2 - power_of(largest)) as usize) } else { usual }
}

/// So many decimals, or three digits where those would tell none, or of a small number but one of several: what is not 0
/// does not read as 0.
pub fn legibly(value: f64, decimals: usize) -> Numeral {
    let (size, units) = (value.abs(), value.abs() / 0.1f64.powi(decimals as i32));
    let is_whole = (units - units.round()).abs() <= 1e-9 * units;
    let is_cut = size < SMALL && units < 95.0 && !is_whole;
    let number = written(value, decimals);
    if value != 0.0 && (number.is_zero() || is_cut) { told(value, 3).short() } else { number }
}

/// The place of a number's first digit, as a power of ten.
pub fn power_of(value: f64) -> i32 {
    format!("{value:e}").split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0)
}

/// A number in so many digits, and a power of ten.
fn by_power(value: f64, digits: usize) -> String {
    let text = format!("{value:.*e}", digits - 1);
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    format!("{digits}·10{}", power.chars().map(raised).collect::<String>())
}

/// A number as a reader sees it who has typed it: a real minus sign, and no noise in the last digits.
pub fn short(value: f64) -> Numeral {
    exactly(if value.fract() == 0.0 { value + 0.0 } else { rounded(value, DIGITS) })
}

/// The same with all its digits.
pub fn exactly(value: f64) -> Numeral {
    Numeral(Numeral::exact(value).0.replace('-', "\u{2212}"))
}

/// More digits than these tell nobody anything.
pub const DIGITS: usize = 7;

/// The end of a range as a reader sees it: a large power of ten as such.
pub fn bound(value: f64) -> Numeral {
    let power = value.abs().log10();
    if value.abs() < HUGE || power.fract() != 0.0 {
        return short(value);
    }
    let minus = if value < 0.0 { "\u{2212}" } else { "" };
    Numeral(format!("{minus}10{}", power.to_string().chars().map(raised).collect::<String>()))
}

/// A number in so many digits from its first one on.
pub fn rounded(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits.saturating_sub(1)).parse().unwrap_or(value)
}

/// A number rounded to so many digits from its first one on, with a power of ten where it is tiny or huge.
pub fn told(value: f64, digits: i32) -> Numeral {
    in_digits(value, digits, f64::round)
}

/// The same of what was reckoned from numbers of this size: what only rounding left of them is 0.
pub fn told_of(size: f64, value: f64, digits: i32) -> Numeral {
    told(if value.abs() <= ROUNDING * size { 0.0 } else { value }, digits)
}

/// What rounding leaves of numbers that cancel each other, as a part of them.
const ROUNDING: f64 = 1e-12;

/// A number in so many digits of which it is enough: rounded up.
pub fn enough(value: f64, digits: i32) -> Numeral {
    in_digits(value, digits, up)
}

/// A size to three digits: with a power of ten where it is small or large.
pub fn scaled(size: f64) -> Numeral {
    let place = if size > 0.0 { size.log10().floor() as i32 } else { 0 };
    if (-3..4).contains(&place) {
        return written(size, (2 - place).max(0) as usize);
    }
    let power: String = place.to_string().chars().map(raised).collect();
    Numeral(format!("{} · 10{power}", written(size / 10f64.powi(place), 2)))
}

/// So many decimals of what is enough.
pub fn enough_to(value: f64, decimals: usize) -> Numeral {
    let unit = 0.1f64.powi(decimals as i32);
    written(up(value / unit) * unit, decimals)
}

/// So many decimals of what is little enough.
pub fn most_to(value: f64, decimals: usize) -> Numeral {
    let unit = 0.1f64.powi(decimals as i32);
    written(-up(-value / unit) * unit, decimals)
}

/// Up, but for what measuring alone may have put above a whole number.
fn up(value: f64) -> f64 {
    (value - 0.02).ceil()
}

fn in_digits(value: f64, digits: i32, whole: fn(f64) -> f64) -> Numeral {
    if !value.is_finite() {
        return written(value, 0);
    }
    if value == 0.0 {
        return Numeral("0".into());
    }
    // Rounding may make it a power of ten, and its first digit one place higher.
    let decimals = digits - 1 - power_of(rounded(value, digits.max(1) as usize));
    let unit = 10f64.powi(-decimals);
    let value = whole(value / unit) * unit;
    if decimals > MOST as i32 || value.abs() >= HUGE {
        return Numeral(by_power(value, digits.max(1) as usize).replace('-', "\u{2212}"));
    }
    // Zeros before the point stand for digits that are not told.
    written(value, decimals.max(0) as usize)
}

/// The decimals by which ascending numbers are told apart, `usual` ones at the least; none where too many would be needed.
pub fn apart(numbers: &[f64], usual: usize) -> Option<usize> {
    let gap = numbers.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    let largest = numbers.iter().fold(0.0, |most: f64, number| most.max(number.abs()));
    // Small ones have their zeros, and then so many digits.
    let most = MOST.max((MOST as i32 - power_of(largest)).max(0) as usize);
    // A gap of one unit is one to rounding, too; and halves are rounded up or down.
    (usual..=most).find(|&decimals| {
        gap >= 0.999 * 0.1f64.powi(decimals as i32)
            && numbers.windows(2).all(|pair| written(pair[0], decimals) != written(pair[1], decimals))
    })
}

/// A digit, or a minus sign, as an exponent has it.
fn raised(sign: char) -> char {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    sign.to_digit(10).map_or('⁻', |digit| DIGITS[digit as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_by_a_few_digits_however_great_it_is() {
        for (value, decimals, text) in [
            (1.5, 3, "1.500"),
            (-0.0004, 3, "0.000"),
            (-2.0, 1, "−2.0"),
            (999_999_999.0, 0, "999999999"),
            (1e9, 2, "1.00·10⁹"),
            (-1.234e300, 8, "−1.23·10³⁰⁰"),
            (1e-10, 13, "1.000·10⁻¹⁰"),
            (0.02, 9, "0.020000000"),
            (0.0, 13, "0"),
            (f64::MAX, 0, "1.80·10³⁰⁸"),
        ] {
            assert_eq!(written(value, decimals).as_str(), text);
        }
        for (value, digits, text) in [
            (68.24, 3, "68.2"),
            (1234.5, 3, "1230"),
            (12102.0, 2, "12000"),
            (-0.01234, 2, "−0.012"),
            (0.0, 2, "0"),
            (999.6, 3, "1000"),
            (99.96, 3, "100"),
            (0.9996, 3, "1.00"),
            (-0.9994, 3, "−0.999"),
            (f64::INFINITY, 3, "inf"),
            (1.234e-6, 3, "0.00000123"),
            (-1.234e-7, 3, "−1.23·10⁻⁷"),
            (4e-11, 3, "4.00·10⁻¹¹"),
            (9.9996e-12, 3, "1.00·10⁻¹¹"),
            (1.2345e10, 3, "1.23·10¹⁰"),
        ] {
            assert_eq!(told(value, digits).as_str(), text);
        }
        for (value, digits, text) in [
            (6.2642, 3, "6.27"),
            (2.2409, 3, "2.25"),
            (1.0, 3, "1.00"),
            (0.4 + 1e-9, 3, "0.400"),
            (1234.5, 3, "1240"),
            (-1.238, 3, "−1.23"),
            (1.0 + 1e-5, 4, "1.000"),
            (1.0001, 4, "1.001"),
            (1e-9, 4, "1.000·10⁻⁹"),
            (1.00049e-9, 4, "1.001·10⁻⁹"),
            (9.9999e-12, 4, "1.000·10⁻¹¹"),
            (2.0004e10, 4, "2.001·10¹⁰"),
        ] {
            assert_eq!(enough(value, digits).as_str(), text);
        }
        assert_eq!(told_of(36.0, 4e-13, 3).as_str(), "0", "what rounding leaves of 36");
        assert_eq!(told_of(4e-10, 4e-13, 3).as_str(), "4.00·10⁻¹³");
        for (value, decimals, text) in [
            (0.0, 2, "0.00"),
            (12.345, 2, "12.35"),
            (0.05, 2, "0.05"),
            (0.0543, 2, "0.05"),
            (0.58, 1, "0.6"),
            (0.0123, 1, "0.0123"),
            (0.00012345, 4, "0.000123"),
            (0.0002, 4, "0.0002"),
            (-0.001, 2, "−0.001"),
            (2.5e-10, 4, "2.5·10⁻¹⁰"),
        ] {
            assert_eq!(legibly(value, decimals).as_str(), text);
        }
        assert_eq!(enough_to(6.2642, 2).as_str(), "6.27");
        assert_eq!(enough_to(1.2342e-9, 12).as_str(), "1.235·10⁻⁹");
        assert_eq!(written(-1.5e-10, 11).as_str(), "−1.5·10⁻¹⁰");
        assert_eq!(written(2e-14, 12).as_str(), "0");
        assert_eq!(written(1e-9, 14).short().as_str(), "1·10⁻⁹");
        assert_eq!(enough_to(1.0, 4).as_str(), "1.0000");
    }

    #[test]
    fn numbers_are_told_apart_by_as_many_decimals_as_it_takes() {
        assert_eq!(apart(&[1.0, 6.0], 2), Some(2));
        assert_eq!(apart(&[0.3, 0.4], 1), Some(1));
        assert_eq!(apart(&[0.0, 0.002], 1), Some(3));
        assert_eq!(apart(&[5.0, 5.0], 1), None);
        assert_eq!(apart(&[20.150001, 20.25, 20.35], 1), Some(2), "else 20.2, 20.2, 20.4");
        assert_eq!(apart(&[5.0], 1), Some(1), "a number alone");
        assert_eq!(apart(&[1e-9, 2e-9], 4), Some(9), "numbers that are small themselves");
        assert_eq!(apart(&[1.0, 1.0 + 1e-9], 4), None);
    }
}
