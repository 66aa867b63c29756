//! What a simulation yields: named columns, spikes, and how it ended.

use crate::ode::{Ending, Path};
use crate::spikes::{Spikes, crossings};
use crate::stimulus::Drive;
use std::rc::Rc;

/// One quantity over the bins of a run.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name, as the course's: `t`, `v`, `I`, `m`, …
    pub id: &'static str,
    /// Its values; NaN from where the run ended early.
    pub values: Rc<Vec<f64>>,
}

/// A run.
#[derive(Clone, Debug)]
pub struct Run {
    /// `t`, then the neuron's variables, then `I`.
    pub columns: Vec<Column>,
    /// When the neuron fired.
    pub spikes: Spikes,
    /// Set where the run ended early.
    pub ending: Option<Ending>,
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
    /// A path and the drive that caused it, with the names of the path's variables.
    pub fn new<const N: usize>(drive: &Drive, path: Path<N>, names: [&'static str; N], fires: Fires) -> Run {
        let t = drive.bins.t.clone();
        let indices = match fires {
            Fires::AtReset => path.resets.iter().map(|&bin| bin as u32).collect(),
            Fires::Above(threshold) => crossings(&path.columns[0], threshold),
        };
        let spikes = Spikes::at(indices, &t);
        let mut columns = vec![Column { id: "t", values: t }];
        columns.extend(names.into_iter().zip(path.columns).map(|(id, values)| Column { id, values: Rc::new(values) }));
        columns.push(Column { id: "I", values: drive.current.clone() });
        Run { columns, spikes, ending: path.ending }
    }

    /// The values of the column of this name, which must be one of the run's.
    pub fn column(&self, id: &str) -> Rc<Vec<f64>> {
        let column = self.columns.iter().find(|column| column.id == id);
        column.expect("a run is asked for its own columns").values.clone()
    }

    /// Shortens a column to its first `count` values.
    pub fn keep(&mut self, id: &str, count: usize) {
        for column in self.columns.iter_mut().filter(|column| column.id == id) {
            column.values = Rc::new(column.values[..count].to_vec());
        }
    }
}
