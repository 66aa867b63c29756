//! What a simulation yields: named columns, spikes, and how it ended.

use crate::integrate::{Block, Numerics, observe};
use crate::ode::{Ending, Neuron, Quantity};
use crate::param::{Refusal, plain};
use crate::spikes::{Crossing, Fires, Spikes};
use crate::stimulus::Drive;
use std::rc::Rc;

/// One quantity over the bins of a run.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name, as the course's (`t`, `v`, `I`, `m`, …), and its unit.
    pub quantity: Quantity,
    /// Its values; NaN from where the run ended early.
    pub values: Rc<Vec<f64>>,
}

/// A run.
#[derive(Clone, Debug)]
pub struct Run {
    /// `t`, then the neuron's variables unless only spikes were asked for, then `I`.
    pub columns: Vec<Column>,
    /// When the neuron fired.
    pub spikes: Spikes,
    /// Set where the run ended early.
    pub ending: Option<Ending>,
}

/// How much a run may cost.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// The most time bins.
    pub bins: usize,
    /// Whether the neuron's variables are kept, or its spikes only.
    pub columns: bool,
}

impl Run {
    /// A neuron from `start` under a current.
    pub fn of<const N: usize, M: Neuron<N>>(
        neuron: &M,
        start: [f64; N],
        drive: &Drive,
        numerics: Numerics,
        fires: Fires,
        budget: Budget,
    ) -> Run {
        let bins = drive.bins.t.len();
        let kept = if budget.columns { bins } else { 0 };
        let mut variables: [Vec<f64>; N] = std::array::from_fn(|_| Vec::with_capacity(kept));
        let mut detector = Detector::of(fires);
        let ending = observe(numerics, neuron, drive, start, |block| {
            detector.see(&block);
            if budget.columns {
                for (variable, column) in variables.iter_mut().enumerate() {
                    column.extend(block.states.iter().map(|state| state[variable]));
                }
            }
        });
        let t = drive.bins.t.clone();
        let later = usize::from(detector.crossing.is_some());
        let spikes = Spikes::at(detector.indices, &t, later);
        let mut columns = vec![Column { quantity: M::TIME, values: t }];
        if budget.columns {
            for (quantity, mut values) in M::VARIABLES.into_iter().zip(variables) {
                values.resize(bins, f64::NAN);
                columns.push(Column { quantity, values: Rc::new(values) });
            }
        }
        columns.push(Column { quantity: M::CURRENT, values: drive.current.clone() });
        Run { columns, spikes, ending }
    }

    /// The run, unless its method gave up on it.
    pub fn finished(self, numerics: Numerics) -> Result<Run, Refusal> {
        let Some(Ending::GaveUp(t)) = self.ending else { return Ok(self) };
        let why = format!("it gave up at t = {} after too many steps; choose another", plain(t));
        Err(Refusal::new("method", numerics.chosen().id, why))
    }

    /// The values of the column of this name, which must be one of the run's.
    pub fn column(&self, id: &str) -> Rc<Vec<f64>> {
        let column = self.columns.iter().find(|column| column.quantity.id == id);
        column.expect("a run is asked for its own columns").values.clone()
    }

    /// Shortens a column to its first `count` values.
    pub fn keep(&mut self, id: &str, count: usize) {
        for column in self.columns.iter_mut().filter(|column| column.quantity.id == id) {
            column.values = Rc::new(column.values[..count].to_vec());
        }
    }
}

/// Notes the bins in which a neuron fires, block by block.
struct Detector {
    /// Where its voltage is watched; else its resets are.
    crossing: Option<Crossing>,
    indices: Vec<u32>,
}

impl Detector {
    fn of(fires: Fires) -> Detector {
        let crossing = match fires {
            Fires::AtReset => None,
            Fires::Above(threshold) => Some(Crossing::of(threshold)),
        };
        Detector { crossing, indices: Vec::new() }
    }

    fn see<const N: usize>(&mut self, block: &Block<N>) {
        match &mut self.crossing {
            None => self.indices.extend(block.resets.iter().map(|&bin| bin as u32)),
            Some(crossing) => {
                let bins = (block.first as u32..).zip(block.states);
                let crossed = bins.filter(|(_, state)| crossing.up(state[0]));
                self.indices.extend(crossed.map(|(bin, _)| bin - 1));
            }
        }
    }
}
