//! What to draw, as data: axes, marks and handles, without a word on how.

mod axis;
mod handle;
mod mark;
mod reading;
mod zoom;

pub use axis::{Axis, Labels};
pub use handle::{Grasp, Grip, Handle, Shape};
pub use mark::{Ink, Line, Mark, Side, Stroke, Values};
pub use reading::{Moment, Reading, Spike};
pub use zoom::Zoom;

/// One set of axes and what stands in it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What a reader who cannot see it should hear.
    pub description: String,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis, at the left.
    pub y: Axis,
    /// A second vertical axis, at the right, for marks of that [`Side`].
    pub right: Option<Axis>,
    /// One unit is as long across as it is up.
    pub equal: bool,
    /// What stays while an animation runs; drawn below the marks.
    pub backdrop: Vec<Mark>,
    /// What moves, in order.
    pub marks: Vec<Mark>,
    /// What can be taken hold of.
    pub handles: Vec<Handle>,
    /// Whether it has nothing to tell: its panel is not there then.
    pub blank: bool,
}

impl Figure {
    /// Empty axes.
    pub fn new(x: Axis, y: Axis) -> Figure {
        Figure {
            description: String::new(),
            x,
            y,
            right: None,
            equal: false,
            backdrop: Vec::new(),
            marks: Vec::new(),
            handles: Vec::new(),
            blank: false,
        }
    }
}

/// From here on numbers are told by three digits and a power of ten: more would fill the line.
const HUGE: f64 = 1e9;

/// A number as figures and sentences write it: with a real minus sign, and none before zero; a huge one by a few digits
/// and a power of ten.
pub fn written(value: f64, decimals: usize) -> String {
    let text = if value.abs() >= HUGE && value.is_finite() {
        let text = format!("{value:.2e}");
        let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
        format!("{digits}·10{}", power.chars().map(raised).collect::<String>())
    } else {
        format!("{value:.decimals$}")
    };
    match text.strip_prefix('-') {
        Some(digits) if digits.bytes().all(|byte| matches!(byte, b'0' | b'.')) => digits.into(),
        Some(digits) => format!("\u{2212}{digits}"),
        None => text,
    }
}

/// A digit as an exponent has it.
fn raised(digit: char) -> char {
    let place = digit.to_digit(10).unwrap_or(0) as usize;
    ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][place]
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_number_is_told_by_a_few_digits_however_great_it_is() {
        for (value, decimals, text) in [
            (1.5, 3, "1.500"),
            (-0.0004, 3, "0.000"),
            (-2.0, 1, "−2.0"),
            (999_999_999.0, 0, "999999999"),
            (1e9, 2, "1.00·10⁹"),
            (-1.234e300, 8, "−1.23·10³⁰⁰"),
            (f64::MAX, 0, "1.80·10³⁰⁸"),
        ] {
            assert_eq!(written(value, decimals), text);
        }
    }
}
