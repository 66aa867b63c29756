//! What a simulation yields: named columns, spikes, and how it ended.

use crate::integrate::{Numerics, integrate, observe};
use crate::ode::{Ending, Neuron, Quantity};
use crate::spikes::{Crossing, Spikes, crossings};
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

/// How a neuron's spikes are told from its path.
#[derive(Clone, Copy, Debug)]
pub enum Fires {
    /// At its resets.
    AtReset,
    /// Where its first variable crosses this value upwards.
    Above(f64),
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
        let (variables, indices, ending) = if budget.columns {
            let path = integrate(numerics, neuron, drive, start);
            let indices = match fires {
                Fires::AtReset => path.resets.iter().map(|&bin| bin as u32).collect(),
                Fires::Above(threshold) => crossings(&path.columns[0], threshold),
            };
            (Some(path.columns), indices, path.ending)
        } else {
            let (indices, ending) = fired(neuron, start, drive, numerics, fires);
            (None, indices, ending)
        };
        let t = drive.bins.t.clone();
        let spikes = Spikes::at(indices, &t);
        let mut columns = vec![Column { quantity: M::TIME, values: t }];
        for (quantity, values) in M::VARIABLES.into_iter().zip(variables.into_iter().flatten()) {
            columns.push(Column { quantity, values: Rc::new(values) });
        }
        columns.push(Column { quantity: M::CURRENT, values: drive.current.clone() });
        Run { columns, spikes, ending }
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

/// The bins in which a neuron fires, and how its run ends; nothing else is kept.
fn fired<const N: usize>(
    neuron: &impl Neuron<N>,
    start: [f64; N],
    drive: &Drive,
    numerics: Numerics,
    fires: Fires,
) -> (Vec<u32>, Option<Ending>) {
    let mut indices: Vec<u32> = Vec::new();
    let ending = match fires {
        Fires::AtReset => observe(numerics, neuron, drive, start, |block| {
            indices.extend(block.resets.iter().map(|&bin| bin as u32));
        }),
        Fires::Above(threshold) => {
            let mut crossing = Crossing::of(threshold);
            observe(numerics, neuron, drive, start, |block| {
                let bins = (block.first as u32..).zip(block.states);
                let crossed = bins.filter(|(_, state)| crossing.up(state[0]));
                indices.extend(crossed.map(|(bin, _)| bin - 1));
            })
        }
    };
    (indices, ending)
}
