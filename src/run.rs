//! What a simulation yields: named columns, spikes, and how it ended.

use crate::integrate::dormand_prince::{TIGHT, TOLERANCE};
use crate::integrate::solution::Solution;
use crate::integrate::step::GROWN;
use crate::integrate::{Block, Numerics, Steps, observe};
use crate::ode::{Ending, Neuron, Quantity};
use crate::param::Refusal;
use crate::spikes::{Crossing, Fires, Spikes};
use crate::stimulus::Drive;
use crate::text::say;
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
    /// `t`, then the neuron's variables unless only spikes were asked for, then the current.
    pub columns: Vec<Column>,
    /// When the neuron fired.
    pub spikes: Spikes,
    /// Whether it starts above the value whose crossing is a spike: as if within one, which does not count.
    pub starts_above: bool,
    /// Whether some spike is in one bin only: the bins, which with a fixed step are the solution, may be too wide to show
    /// all.
    pub coarse: bool,
    /// The solution between the bins, where the method knows it and it is asked for.
    pub solution: Option<Rc<Solution>>,
    /// The steps that it took, of a method that chooses its own.
    pub steps: usize,
    /// Set where the run ended early.
    pub ending: Option<Ending>,
    /// What it was computed from.
    pub setting: Rc<Setting>,
}

/// What a run is computed from, beside its neuron.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The state that it starts from.
    pub start: Vec<f64>,
    /// The current, and the bins.
    pub drive: Drive,
    /// The method.
    pub numerics: Numerics,
    /// How its spikes are told.
    pub fires: Fires,
}

/// How much a run may cost.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// The most time bins.
    pub bins: usize,
    /// Whether the neuron's variables are kept, or its spikes only.
    pub columns: bool,
    /// Whether the solution between the bins is kept, too, for curves to be drawn from.
    pub solution: bool,
    /// What an adaptive method may err by in a step, relative to the state and absolute.
    pub tolerance: f64,
}

impl Budget {
    /// A run of at most so many bins, with its variables bin by bin, as accurate as is usual.
    pub const fn of(bins: usize) -> Budget {
        Budget { bins, columns: true, solution: false, tolerance: TOLERANCE }
    }

    /// Refuses more inputs of a learning rule than it has bins.
    pub fn holds(self, key: &str, inputs: f64) -> Result<(), Refusal> {
        if inputs <= self.bins as f64 {
            return Ok(());
        }
        Err(Refusal::number(key, inputs, say!("at most {most} are allowed", most = self.bins)).for_its_cost())
    }

    /// The same for a run that stands for the exact solution.
    pub const fn tight(self) -> Budget {
        Budget { tolerance: TIGHT, ..self }
    }
}

/// The rate of a neuron as methods ask for it: what is made of its runs is in the program once for all neurons of a size.
type Flow<'a, const N: usize> = &'a dyn Fn([f64; N], f64) -> [f64; N];

/// Whether the rates of a neuron are no numbers at its last finite state, or on the way of a step from there, not far from where
/// it was: what grows is infinite before it is no number, and is far away.
fn leads_outside<const N: usize>(flow: Flow<N>, last: [f64; N], current: f64, dt: f64) -> bool {
    if last.iter().any(|x| x.abs() > GROWN) {
        return false;
    }
    let slope = flow(last, current);
    if slope.iter().any(|rate| !rate.is_finite()) {
        return slope.iter().any(|rate| rate.is_nan());
    }
    [0.25, 0.5, 0.75, 1.0].into_iter().any(|part| {
        let reached: [f64; N] = std::array::from_fn(|i| last[i] + part * dt * slope[i]);
        let near = (0..N).all(|i| (reached[i] - last[i]).abs() <= FAR * (1.0 + last[i].abs()));
        near && flow(reached, current).iter().any(|rate| rate.is_nan())
    })
}

/// A step that changes the state by more than this, relative and absolute, grows.
const FAR: f64 = 10.0;

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
        let setting = Setting { start: start.to_vec(), drive: drive.clone(), numerics, fires };
        let mut recorder = Recorder::of(&setting, start, budget);
        let see = |block: Block<N>| recorder.see(&block);
        let ending = observe(numerics, neuron, drive, start, budget.tolerance, fires.threshold(), see);
        let flow = |state, current| neuron.flow(state, current);
        let begins = neuron.reset(start).unwrap_or(start);
        let ending = ending.map(|ending| recorder.told(ending, &setting, begins, &flow));
        recorder.run([neuron.time(), neuron.current()], neuron.variables(), setting, ending)
    }

    /// The run, unless its method gave up on it.
    pub fn finished(self, numerics: Numerics) -> Result<Run, Refusal> {
        let Some(Ending::GaveUp(t)) = self.ending else { return Ok(self) };
        let why = say!("it gave up at t = {t} after too many steps; choose another", t);
        Err(Refusal::new("method", numerics.chosen().id, why))
    }

    /// The values of the column of this name, which must be one of the run's.
    pub fn column(&self, id: &str) -> Rc<Vec<f64>> {
        let column = self.columns.iter().find(|column| column.quantity.id == id);
        column.expect("a run is asked for its own columns").values.clone()
    }

    /// The values of the current, which texts call by names of their own: the last column.
    pub fn current(&self) -> Rc<Vec<f64>> {
        self.columns.last().expect("a run has its time and its current").values.clone()
    }

    /// Shortens a column to its first `count` values.
    pub fn keep(&mut self, id: &str, count: usize) {
        for column in self.columns.iter_mut().filter(|column| column.quantity.id == id) {
            column.values = Rc::new(column.values[..count].to_vec());
        }
    }
}

/// How spikes are told from what a method shows.
enum Detector {
    /// At resets.
    Resets,
    /// From bin to bin, which are the solution.
    Bins(Crossing),
    /// By the method itself, which knows the solution between the bins.
    Solution,
}

impl Detector {
    fn of(steps: Steps, threshold: Option<f64>) -> Detector {
        match (threshold, steps) {
            (None, _) => Detector::Resets,
            (Some(threshold), Steps::Fixed(_)) => Detector::Bins(Crossing::of(threshold)),
            (Some(_), Steps::Adaptive) => Detector::Solution,
        }
    }
}

/// Keeps what a run is told by: generic over the size of the neuron, not over the neuron.
struct Recorder<const N: usize> {
    detector: Detector,
    starts_above: bool,
    /// The last state that was seen.
    last: [f64; N],
    /// The bins in which it fires, but for crossings that the method tells.
    indices: Vec<u32>,
    /// The times at which it fires, but for crossings from bin to bin.
    times: Vec<f64>,
    /// Steps that were chosen.
    steps: usize,
    /// The variables bin by bin, where they are kept.
    variables: Option<[Vec<f64>; N]>,
    /// The solution between the bins, where it is kept.
    solution: Option<Solution>,
}

impl<const N: usize> Recorder<N> {
    fn of(setting: &Setting, start: [f64; N], budget: Budget) -> Recorder<N> {
        let Setting { drive, numerics, fires, .. } = setting;
        let (threshold, steps) = (fires.threshold(), numerics.steps());
        Recorder {
            detector: Detector::of(steps, threshold),
            starts_above: threshold.is_some_and(|threshold| start[0] > threshold),
            last: start,
            indices: Vec::new(),
            times: Vec::new(),
            steps: 0,
            solution: (budget.solution && steps == Steps::Adaptive).then(Solution::default),
            variables: budget.columns.then(|| [(); N].map(|()| Vec::with_capacity(drive.bins.t.len()))),
        }
    }

    fn see(&mut self, block: &Block<N>) {
        self.last = block.states.last().copied().unwrap_or(self.last);
        match &mut self.detector {
            Detector::Resets => {
                self.indices.extend(block.resets.iter().map(|reset| reset.bin as u32));
                self.times.extend(block.resets.iter().map(|reset| reset.time));
            }
            Detector::Bins(crossing) => {
                let bins = (block.first as u32..).zip(block.states);
                let crossed = bins.filter(|(_, state)| crossing.up(state[0]));
                self.indices.extend(crossed.map(|(bin, _)| bin - 1));
            }
            Detector::Solution => self.times.extend(block.crossings),
        }
        self.steps += block.solution.len();
        for (variable, column) in self.variables.iter_mut().flatten().enumerate() {
            column.extend(block.states.iter().map(|state| state[variable]));
        }
        if let Some(solution) = &mut self.solution {
            solution.extend(block.solution);
        }
    }

    /// What an ending is at a closer look: no number that grew, where the equations are not defined. `begins` is where the neuron
    /// starts to go on.
    fn told(&self, ending: Ending, setting: &Setting, begins: [f64; N], flow: Flow<N>) -> Ending {
        let Ending::Diverged(t) = ending else { return ending };
        let Drive { bins, current, .. } = &setting.drive;
        let at_once = bins.t.get(1).is_none_or(|second| t <= *second);
        let first = current.first().copied().unwrap_or_default();
        if at_once && !flow(begins, first).iter().all(|rate| rate.is_finite()) {
            return Ending::Undefined(bins.t[0]);
        }
        let before = bins.first_from(t).saturating_sub(1);
        let stepped = setting.numerics.steps() != Steps::Adaptive;
        if stepped && leads_outside(flow, self.last, current[before], bins.dt) {
            return Ending::Outside(t);
        }
        ending
    }

    /// The run, with the names of time and current, and of the variables.
    fn run(
        self,
        [time, current]: [Quantity; 2],
        variables: [Quantity; N],
        setting: Setting,
        ending: Option<Ending>,
    ) -> Run {
        let t = &setting.drive.bins.t;
        let coarse = matches!(&self.detector, Detector::Bins(Crossing { brief: true, .. }));
        let spikes = match self.detector {
            Detector::Resets => Spikes::exactly(self.indices, self.times),
            Detector::Bins(_) => Spikes::crossing(self.indices, t),
            Detector::Solution => {
                let before = |time: &f64| t.partition_point(|t| t <= time) as u32 - 1;
                Spikes::exactly(self.times.iter().map(before).collect(), self.times)
            }
        };
        let mut columns = vec![Column { quantity: time, values: t.clone() }];
        for (quantity, mut values) in variables.into_iter().zip(self.variables.into_iter().flatten()) {
            values.resize(t.len(), f64::NAN);
            columns.push(Column { quantity, values: Rc::new(values) });
        }
        columns.push(Column { quantity: current, values: setting.drive.current.clone() });
        let solution = self.solution.map(Rc::new);
        let Recorder { starts_above, steps, .. } = self;
        Run { columns, spikes, starts_above, coarse, solution, steps, ending, setting: Rc::new(setting) }
    }
}
