//! What is known of a curve so far, as plain data: to be drawn, told, and carried as numbers from one program to another.

use super::excitability::Growth;
use super::grouping::Grouping;
use super::outcome::Outcome;

/// Places where firing begins or ends, in the order in which they are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// From where the model starts, firing goes on for ever above this current.
    Onset,
    /// While the current is raised slowly, rest ends here.
    RestLost,
    /// While it is lowered slowly, firing ends here.
    FiringLost,
}

/// What a rheobase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rheobase {
    /// Less gives no spike, however long it stays.
    Least,
    /// Less gives one only later than it was waited for.
    WithinTheWait,
    /// Nothing holds the neuron against a current: the weakest gives a spike in the end.
    Zero,
}

/// What comes of a neuron without current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spontaneous {
    /// It falls silent.
    Rests,
    /// It fires for ever: there is no weakest pulse.
    Fires,
    /// It was silent for as long as it was waited for, but nothing is there to rest on.
    Restless,
    /// Its numbers leave the finite range: where it rests nobody knows.
    Diverges,
}

/// An f–I curve as far as it is known. Rates are in spikes per unit of the model's time.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownCurve {
    /// The currents, ascending.
    pub currents: Vec<f64>,
    /// The steady rate under each of them, switched on where the model starts; NaN where the numbers left the finite
    /// range, or the time was too short to tell.
    pub steady: Vec<Option<f64>>,
    /// What came of the neuron there: an [`Outcome`]'s number.
    pub outcomes: Vec<Option<f64>>,
    /// How its spikes are grouped there: a [`Grouping`]'s number.
    pub grouping: Vec<Option<f64>>,
    /// The rate of the first interval; 0 below two spikes.
    pub initial: Vec<Option<f64>>,
    /// The steady rates on the way up and on the way down: each as long as the currents, or empty where not asked for.
    pub swept: [Vec<Option<f64>>; 2],
    /// What came of the neuron on either way.
    pub swept_outcomes: [Vec<Option<f64>>; 2],
    /// The current at each [`Border`].
    pub borders: [Option<f64>; 3],
    /// Currents above the onset, each nearer than the one before, and the steady rates there.
    pub near: [[Option<f64>; 2]; 3],
    /// How the interval between spikes grows towards the onset: a [`Growth`]'s number.
    pub growth: Option<f64>,
    /// What came of holding rates against steps as short as it takes: the place of one that is visibly astray, what it is by
    /// these, 0 where the neuron falls silent, and a step that is short enough, NaN where none is known; all NaN where none is astray.
    pub astray: [Option<f64>; 3],
    /// How exactly the borders are known, in units of the current.
    pub tolerance: f64,
    /// The longest silence that was waited for, in units of the model's time.
    pub silence: f64,
    /// Whether a current holds the neuron back: it fires below its onset.
    pub inverted: bool,
}

/// A strength–duration curve as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownPulses {
    /// The lengths of the pulses, in units of the model's time.
    pub lengths: Vec<f64>,
    /// The least amplitude of each that gives a spike; infinite where none does.
    pub thresholds: Vec<Option<f64>>,
    /// The least current that gives a spike if it stays; infinite where none does.
    pub rheobase: Option<f64>,
    /// The least length that is enough at twice the rheobase, in units of the model's time; infinite where none is.
    pub chronaxie: Option<f64>,
    /// What comes of the neuron without current: a [`Spontaneous`]'s number. Where it does not come to rest, it has no
    /// thresholds.
    pub spontaneous: Option<f64>,
    /// What the rheobase is: a [`Rheobase`]'s number.
    pub rheobase_kind: Option<f64>,
    /// The threshold, where somewhat above the rheobase the voltage hardly goes beyond that; NaN where it does.
    pub barely: Option<f64>,
    /// How long it was waited for a spike, in units of the model's time.
    pub silence: f64,
}

/// Plain data of which every part is a number that may not be known yet.
pub trait Known {
    /// Its parts, always in the same order.
    fn parts(&mut self) -> Vec<&mut Option<f64>>;

    /// As numbers: NaN for what is not known, −∞ for what is known to be no number.
    fn numbers(mut self) -> Vec<f64>
    where
        Self: Sized,
    {
        let number = |part: &mut Option<f64>| match part {
            None => f64::NAN,
            Some(number) if number.is_nan() => f64::NEG_INFINITY,
            Some(number) => *number,
        };
        self.parts().into_iter().map(number).collect()
    }

    /// Takes in the next of these numbers, as [`Known::numbers`] wrote them; what they leave out is not known.
    fn take(&mut self, numbers: &mut dyn Iterator<Item = f64>) {
        for part in self.parts() {
            *part = match numbers.next() {
                Some(f64::NEG_INFINITY) => Some(f64::NAN),
                number => number.filter(|number| !number.is_nan()),
            };
        }
    }
}

impl Known for KnownCurve {
    fn parts(&mut self) -> Vec<&mut Option<f64>> {
        let columns = [&mut self.steady, &mut self.outcomes, &mut self.grouping, &mut self.initial];
        let columns = columns.into_iter().chain(&mut self.swept).chain(&mut self.swept_outcomes);
        columns
            .flatten()
            .chain(&mut self.borders)
            .chain(self.near.as_flattened_mut())
            .chain([&mut self.growth])
            .chain(&mut self.astray)
            .collect()
    }
}

impl Known for KnownPulses {
    fn parts(&mut self) -> Vec<&mut Option<f64>> {
        let single = [
            &mut self.rheobase,
            &mut self.chronaxie,
            &mut self.spontaneous,
            &mut self.rheobase_kind,
            &mut self.barely,
        ];
        self.thresholds.iter_mut().chain(single).collect()
    }
}

impl KnownPulses {
    /// What comes of the neuron without current, once it is known.
    pub fn spontaneous(&self) -> Option<Spontaneous> {
        self.spontaneous.and_then(Spontaneous::numbered)
    }

    /// What the rheobase is, once it is known.
    pub fn rheobase_kind(&self) -> Option<Rheobase> {
        self.rheobase_kind.and_then(Rheobase::numbered)
    }
}

impl KnownCurve {
    /// The current at a border, once it is known.
    pub fn border(&self, border: Border) -> Option<f64> {
        self.borders[border as usize]
    }

    /// Whether all currents have been tried.
    pub fn complete(&self) -> bool {
        self.swept.iter().chain([&self.steady]).all(|rates| rates.iter().all(Option::is_some))
    }

    /// Whether this came of the neuron under the current at this place.
    pub fn came(&self, place: usize, outcome: Outcome) -> bool {
        self.outcomes[place] == Some(outcome.number())
    }

    /// Whether this came of the neuron under the current at this place, switched on there or led there.
    pub fn ever_came(&self, place: usize, outcome: Outcome) -> bool {
        let ways = self.swept_outcomes.iter().chain([&self.outcomes]);
        ways.filter_map(|outcomes| *outcomes.get(place)?).any(|came| came == outcome.number())
    }

    /// Whether the numbers left the finite range under one of the currents because the steps are too long.
    pub fn diverged(&self) -> bool {
        (0..self.currents.len()).any(|place| self.ever_came(place, Outcome::Diverged))
    }

    /// Whether its spikes are grouped like this under the current at this place.
    pub fn are_grouped(&self, place: usize, grouping: Grouping) -> bool {
        self.grouping[place] == Some(grouping.number())
    }

    /// Whether it fires for ever under the current at this place.
    pub fn fires(&self, place: usize) -> bool {
        self.steady[place].is_some_and(|rate| rate > 0.0) && !self.came(place, Outcome::Swings)
    }

    /// How the interval between spikes grows towards the onset, once it is known.
    pub fn growth(&self) -> Option<Growth> {
        self.growth.and_then(Growth::numbered)
    }

    /// The rates near the onset, once all are known.
    pub fn rates_near(&self) -> Option<[f64; 3]> {
        let [[_, first], [_, second], [_, third]] = self.near;
        Some([first?, second?, third?])
    }
}

/// The decimals of a current that is known so exactly.
pub fn decimals(tolerance: f64) -> usize {
    (-tolerance.log10()).ceil().clamp(0.0, 300.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_and_what_is_no_number_come_back_as_they_went() {
        let known = KnownPulses {
            lengths: vec![1.0, 2.0, 3.0],
            thresholds: vec![None, Some(f64::INFINITY), Some(0.5)],
            rheobase: Some(-0.0),
            chronaxie: None,
            spontaneous: Some(f64::NAN),
            rheobase_kind: Some(1.0),
            barely: Some(f64::NAN),
            silence: 10.0,
        };
        let mut blank = KnownPulses {
            thresholds: vec![None; 3],
            rheobase: None,
            chronaxie: Some(1.0),
            spontaneous: None,
            rheobase_kind: None,
            barely: None,
            ..known.clone()
        };
        blank.take(&mut known.clone().numbers().into_iter());
        assert!([blank.spontaneous, blank.barely].iter().all(|part| part.is_some_and(f64::is_nan)));
        let without = |known| KnownPulses { spontaneous: None, barely: None, ..known };
        assert_eq!(without(blank), without(known));
    }
}
