//! A parameter of a text: its slider, from what the text says of it, else from its value.

use super::note::Note;
use super::symbol::symbol;
use crate::equations::names::kept;
use crate::numerals::rounded;
use crate::param::Param;

/// A parameter with this value.
pub fn param(id: &'static str, value: f64, note: &Note) -> Param {
    let [low, high] = range(id, value, note);
    let words = if note.shared { ["", ""] } else { [note.name, note.help] };
    let name =
        [words[0], words[1], id].into_iter().find(|text| !text.is_empty() && text.chars().count() <= SHORT);
    let mut param = Param::number(
        id,
        value,
        note.unit.unwrap_or_default(),
        low..=high,
        kept(&symbol(id)),
        name.unwrap_or(id),
        note.help,
    );
    param.group = "Neuron";
    if note.log && low > 0.0 {
        param = param.log();
    }
    if note.whole && value.fract() == 0.0 {
        param = param.whole();
    }
    if let Some(step) = note.step {
        param = param.step(step);
    }
    // Only a range that the text gives says that what it leaves out makes no sense.
    if note.signed || note.range.is_none() { param.signed() } else { param }
}

/// Letters of the words beside a slider.
const SHORT: usize = 40;

/// The ends of a slider.
pub fn range(id: &str, value: f64, note: &Note) -> [f64; 2] {
    match note.range {
        Some([low, high]) => [low.min(value), high.max(value)],
        None if value == 0.0 => [-1.0, 1.0],
        None if is_voltage(id, note) && value.abs() >= 10.0 => {
            let near = 10.0 * (0.1 * value).round();
            [near - 50.0, near + 50.0]
        }
        None => {
            let far = rounded_up(2.0 * value.abs());
            if value < 0.0 { [-far, 0.0] } else { [0.0, far] }
        }
    }
}

/// Whether it is a voltage: by its unit, or as the field calls voltages, such as E_Na, vK.
fn is_voltage(id: &str, note: &Note) -> bool {
    let called = id.len() > 1 && id.starts_with(['e', 'E', 'v', 'V']);
    note.unit.map_or(called, |unit| unit == "mV")
}

/// The next of 1, 2, 5, 10, 20, … that is not less.
pub fn rounded_up(size: f64) -> f64 {
    let power = 10f64.powf(size.log10().floor());
    let digits = [1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    let ends = digits.map(|digit| rounded(digit * power, 2));
    ends.into_iter().find(|end| *end >= size * (1.0 - 1e-12)).unwrap_or(size)
}
