//! Round numbers along an axis.

use crate::numerals::{Numeral, written};

/// The ticks of an axis: round values within it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// Ascending, within the axis.
    pub values: Vec<f64>,
    /// How far they are apart.
    step: f64,
}

impl Ticks {
    /// About `wanted` ticks, at multiples of 1, 2 or 5 times a power of ten
    /// (P. Heckbert, “Nice numbers for graph labels”, Graphics Gems, 1990, pp. 61–63).
    pub fn new(min: f64, max: f64, wanted: f64) -> Ticks {
        let rough = (max - min) / wanted.max(1.0);
        let power = 10f64.powf(rough.log10().floor());
        let factor =
            [1.0, 2.0, 5.0, 10.0].into_iter().find(|factor| factor * power >= rough * 0.999).unwrap_or(10.0);
        let step = factor * power;
        let slack = 1e-9 * (max - min);
        let (first, last) = (((min - slack) / step).ceil(), ((max + slack) / step).floor());
        // One number alone is no scale.
        if last - first < 1.0 && wanted < 8.0 {
            return Ticks::new(min, max, 2.0 * wanted.max(1.0));
        }
        let count = (last - first).clamp(-1.0, 100.0) as i64;
        Ticks { values: (0..=count).map(|i| (first + i as f64) * step).collect(), step }
    }

    /// The same, but no more than fit where there is room for so many: every other one, every third, … of them.
    pub fn apart(mut self, room: f64) -> Ticks {
        let most = room.max(1.0) as usize;
        let every = self.values.len().div_ceil(most).max(1);
        self.values = self.values.into_iter().step_by(every).collect();
        self
    }

    /// A tick's value in figures; very large and very small numbers with a power of ten.
    pub fn label(&self, value: f64) -> Numeral {
        let largest = self.values.iter().fold(0.0, |most: f64, v| most.max(v.abs()));
        let decimals = (-self.step.log10().floor()).max(0.0) as usize;
        if largest >= 1e6 || (largest > 0.0 && decimals > 6) {
            Numeral::power(value, self.step)
        } else {
            written(value, decimals)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ticks;

    #[test]
    fn ticks_are_round_and_within_the_axis() {
        let ticks = Ticks::new(-20.0, 120.0, 4.0);
        assert_eq!(ticks.values, [0.0, 50.0, 100.0]);
        assert_eq!(Ticks::new(0.0, 1.0, 5.0).values.len(), 6);
        assert_eq!(Ticks::new(-2.5, 2.5, 5.0).label(-1.0).as_str(), "−1");
    }

    #[test]
    fn even_a_small_axis_has_two_ticks() {
        for (min, max) in [(-2.2, 2.2), (0.0, 0.5), (0.0, 0.49), (-1.9, 0.9), (3.0, 3.4)] {
            assert!(Ticks::new(min, max, 1.5).values.len() >= 2, "{min} to {max}");
        }
    }

    #[test]
    fn no_more_ticks_stand_on_an_axis_than_fit() {
        assert_eq!(Ticks::new(0.0, 1.0, 5.0).apart(2.0).values.len(), 2);
        assert_eq!(Ticks::new(0.0, 1.0, 5.0).apart(0.1).values, [0.0]);
        assert_eq!(Ticks::new(0.0, 1.0, 5.0).apart(9.0).values.len(), 6);
    }

    #[test]
    fn labels_have_the_decimals_that_tell_ticks_apart() {
        let ticks = Ticks::new(0.0, 0.05, 5.0);
        assert_eq!(ticks.label(ticks.values[1]).as_str(), "0.01");
        let of_fives = Ticks::new(0.0, 1.5, 3.0);
        assert_eq!(
            [0, 1, 2, 3].map(|tick| of_fives.label(of_fives.values[tick]).to_string()),
            ["0.0", "0.5", "1.0", "1.5"]
        );
        let of_twos = Ticks::new(0.0, 0.1, 5.0);
        assert_eq!(of_twos.label(of_twos.values[1]).as_str(), "0.02");
        assert_eq!(Ticks::new(0.0, 4e7, 4.0).label(1e7).as_str(), "1.0e7");
        let small = Ticks::new(1e-10, 1.2e-10, 5.0);
        assert_eq!(
            small.label(small.values[1]).as_str(),
            "1.05e−10",
            "as is what is far from 0 beside its step"
        );
        assert_eq!(small.label(0.0).as_str(), "0");
    }
}
