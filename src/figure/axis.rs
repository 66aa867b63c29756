//! A linear axis: its quantity, its ends, and what is written along it.

use super::Ink;
use crate::numerals::{Numeral, told_of, written};
use crate::text::Text;

/// A linear axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The quantity and its unit.
    pub title: Text,
    /// The quantity's short name, for read-outs.
    pub symbol: Text,
    /// Its unit, for read-outs; empty where it has none.
    pub unit: &'static str,
    /// Whether all horizontal axes of a page with this symbol are one: they move together, and a moment on one is a
    /// moment on all.
    pub shared: bool,
    /// Its ink: that of the quantity where the axis has just one.
    pub ink: Ink,
    /// Lower end.
    pub min: f64,
    /// Upper end.
    pub max: f64,
    /// What is written along it.
    pub labels: Labels,
}

/// What is written along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// Numbers and the title.
    Full,
    /// Nothing: the axis below, linked with this one, says it.
    Hidden,
    /// Neither numbers nor grid: the figure is a picture.
    None,
}

impl Axis {
    /// An axis over this range; widened where it has no extent.
    pub fn new(title: impl Into<Text>, ink: Ink, [min, max]: [f64; 2]) -> Axis {
        let (min, max) = if max > min { (min, max) } else { (min - 0.5, min + 0.5) };
        let title = title.into();
        Axis { symbol: title.clone(), title, unit: "", shared: false, ink, min, max, labels: Labels::Full }
    }

    /// The axis with the short name of its quantity and its unit; without, the title and no unit.
    pub fn of(self, symbol: impl Into<Text>, unit: &'static str) -> Axis {
        Axis { symbol: symbol.into(), unit, ..self }
    }

    /// The same where the short name is a symbol.
    pub fn called(self, symbol: &str, unit: &'static str) -> Axis {
        self.of(Text::plain(symbol), unit)
    }

    /// The axis as one with all others of its symbol.
    pub fn shared(self) -> Axis {
        Axis { shared: true, ..self }
    }

    /// The key by which a page names the axis when it looks at a part of it: its symbol where it is shared, else its
    /// panel and `place` in it. None for pictures, which have no axes to speak of.
    pub fn key(&self, panel: &str, place: &str) -> String {
        match self.labels {
            Labels::None => String::new(),
            _ if self.shared => self.symbol.to_string(),
            _ => format!("{panel}.{place}"),
        }
    }

    /// A value of the quantity, as finely as a reader of these axes can tell, without its unit.
    pub fn written(&self, value: f64) -> Numeral {
        let reach = (self.max - self.min).abs().max(f64::MIN_POSITIVE);
        written(value, (3.0 - (reach / 1.5).log10().floor()).max(0.0) as usize)
    }

    /// The same with its unit.
    pub fn told(&self, value: f64) -> Text {
        Text::from(self.written(value)).in_unit(self.unit)
    }

    /// A value that somebody has chosen, with its unit: told, too, where it is small beside the axis.
    pub fn chosen(&self, value: f64) -> Text {
        let (told, small) = (self.written(value), told_of(self.max - self.min, value, 2).short());
        let number = if told.is_zero() && !small.is_zero() { small } else { told };
        Text::from(number).in_unit(self.unit)
    }

    /// The same with the quantity's short name before it.
    pub fn named(&self, value: f64) -> Text {
        self.symbol.clone().and(Text::plain(" = ")).and(self.chosen(value))
    }

    /// The same axis without its numbers.
    pub fn hidden(mut self) -> Axis {
        self.labels = Labels::Hidden;
        self
    }

    /// An axis that holds `usual` and every value of the columns. Where a run has ended early, what
    /// it came to in its last moments is left out: no more than thrice the usual range.
    pub fn holding(
        title: impl Into<Text>,
        ink: Ink,
        usual: [f64; 2],
        columns: &[&[f64]],
        ended: bool,
    ) -> Axis {
        let [low, high] = usual;
        let reach = if ended { high - low } else { f64::INFINITY };
        let (mut min, mut max) = (low, high);
        for &value in columns.iter().copied().flatten() {
            // Comparisons with NaN are false.
            min = if value < min { value } else { min };
            max = if value > max { value } else { max };
        }
        // A margin where the data, not the usual range, set the end.
        let margin = 0.05 * (max - min).min(3.0 * reach);
        let min = if min < low { (min - margin).max(low - reach) } else { min };
        let max = if max > high { (max + margin).min(high + reach) } else { max };
        Axis::new(title, ink, [min, max])
    }
}
