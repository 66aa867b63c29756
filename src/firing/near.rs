//! Rates near the onset of firing, at three distances of which each is as many times less than the one before.

use super::excitability::CLOSER;

/// What is asked near an onset, and what is known.
#[derive(Clone, Debug)]
pub struct Near {
    /// The onset.
    onset: f64,
    /// The first distance, and the least that it is ever made.
    first: f64,
    least: f64,
    /// From this distance on the neuron fires soon enough to be waited for.
    waited: f64,
    /// How many of the rates have been asked for.
    asked: usize,
    rates: [Option<f64>; 3],
}

/// The first distance from the onset, as a share of the model's scale, and how often it is divided by 4 where the
/// neuron has stopped firing there.
const FIRST: f64 = 0.08;
const NEARER: i32 = 4;

/// Where the neuron fires only this far from the onset soon enough to be waited for, it is surely waited for at so many
/// times that; and the first distance is so many times the last at the least.
const SAFE: f64 = 2.0;
const APART: f64 = 16.0;

impl Near {
    /// The last distance where the neuron is waited for.
    pub fn last(scale: f64) -> f64 {
        FIRST * scale / CLOSER.powi(2)
    }

    /// Nothing is known yet: only that from `fires` on it is waited for the next spike.
    pub fn of(onset: f64, fires: f64, scale: f64) -> Near {
        let waited = SAFE * (fires - onset);
        let first = (FIRST * scale).max(APART * waited);
        let least = (FIRST * scale / 4f64.powi(NEARER)).max(APART * waited);
        Near { onset, first, least, waited, asked: 0, rates: [None; 3] }
    }

    /// How many times less each of the distances is than the one before.
    pub fn closer(&self) -> f64 {
        CLOSER.min((self.first / self.waited).sqrt())
    }

    /// The current at this place.
    pub fn current(&self, place: usize) -> f64 {
        self.onset + self.first / self.closer().powi(place as i32)
    }

    /// The next current that is asked for, and its place.
    pub fn next(&mut self) -> Option<(usize, f64)> {
        let place = self.asked;
        (place < 3).then(|| {
            self.asked += 1;
            (place, self.current(place))
        })
    }

    /// Takes in a rate; where the neuron has stopped firing at the first distance, begins again nearer.
    pub fn learn(&mut self, place: usize, rate: f64) {
        self.rates[place] = Some(rate);
        let first = self.first / 4.0;
        if self.rates().is_some_and(|[at_first, ..]| at_first == 0.0) && first >= self.least {
            *self = Near { first, asked: 0, rates: [None; 3], ..*self };
        }
    }

    /// The rate at this place, once it is known.
    pub fn rate(&self, place: usize) -> Option<f64> {
        self.rates[place]
    }

    /// The rates, once all are known.
    pub fn rates(&self) -> Option<[f64; 3]> {
        let [a, b, c] = self.rates;
        Some([a?, b?, c?])
    }
}
