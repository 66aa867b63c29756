//! What a simulation yields: named columns, spikes, and how it ended.

use crate::integrate::dormand_prince::{TIGHT, TOLERANCE};
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
    /// What an adaptive method may err by in a step, relative to the state and absolute.
    pub tolerance: f64,
}

impl Budget {
    /// A run of at most so many bins, with its variables, as accurate as is usual.
    pub const fn of(bins: usize) -> Budget {
        Budget { bins, columns: true, tolerance: TOLERANCE }
    }

    /// The same for a run that stands for the exact solution.
    pub const fn tight(self) -> Budget {
        Budget { tolerance: TIGHT, ..self }
    }
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
        let mut recorder = Recorder::of(fires, budget, drive.bins.t.len());
        let ending = observe(numerics, neuron, drive, start, budget.tolerance, |block| recorder.see(&block));
        recorder.run([M::TIME, M::CURRENT], M::VARIABLES, drive, ending)
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

/// Keeps what a run is told by: generic over the size of the neuron, not over the neuron.
struct Recorder<const N: usize> {
    /// Where its voltage is watched; else its resets are.
    crossing: Option<Crossing>,
    /// The bins in which it fires.
    indices: Vec<u32>,
    /// The variables bin by bin, where they are kept.
    variables: Option<[Vec<f64>; N]>,
}

impl<const N: usize> Recorder<N> {
    fn of(fires: Fires, budget: Budget, bins: usize) -> Recorder<N> {
        let crossing = match fires {
            Fires::AtReset => None,
            Fires::Above(threshold) => Some(Crossing::of(threshold)),
        };
        let variables = budget.columns.then(|| std::array::from_fn(|_| Vec::with_capacity(bins)));
        Recorder { crossing, indices: Vec::new(), variables }
    }

    fn see(&mut self, block: &Block<N>) {
        match &mut self.crossing {
            None => self.indices.extend(block.resets.iter().map(|&bin| bin as u32)),
            Some(crossing) => {
                let bins = (block.first as u32..).zip(block.states);
                let crossed = bins.filter(|(_, state)| crossing.up(state[0]));
                self.indices.extend(crossed.map(|(bin, _)| bin - 1));
            }
        }
        for (variable, column) in self.variables.iter_mut().flatten().enumerate() {
            column.extend(block.states.iter().map(|state| state[variable]));
        }
    }

    /// The run, with the names of time and current, and of the variables.
    fn run(
        self,
        [time, current]: [Quantity; 2],
        variables: [Quantity; N],
        drive: &Drive,
        ending: Option<Ending>,
    ) -> Run {
        let t = &drive.bins.t;
        let spikes = Spikes::at(self.indices, t, usize::from(self.crossing.is_some()));
        let mut columns = vec![Column { quantity: time, values: t.clone() }];
        for (quantity, mut values) in variables.into_iter().zip(self.variables.into_iter().flatten()) {
            values.resize(t.len(), f64::NAN);
            columns.push(Column { quantity, values: Rc::new(values) });
        }
        columns.push(Column { quantity: current, values: drive.current.clone() });
        Run { columns, spikes, ending }
    }
}
