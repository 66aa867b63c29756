//! An experiment as data: a neuron with its values, where it starts, what flows into it, on which bins, and by which method.

use super::nearness::FINE;
use crate::equations::evaluate::evaluate;
use crate::equations::expr::{Expr, Function};
use crate::equations::system::System;
use crate::integrate::Steps;
use crate::ode::held_steps;
use crate::quantities;
use crate::run::Run;
use crate::spikes::Fires;
use crate::stimulus::Drive;
use crate::units;
use std::rc::Rc;

/// What a run computes.
#[derive(Clone, Debug)]
pub struct Experiment {
    /// What it is called, in English.
    pub title: String,
    /// Where it comes from: the address of a page, or how a function was called.
    pub origin: String,
    /// The neuron.
    pub system: System,
    /// What starts the random numbers of its noise.
    pub seed: u32,
    /// The values of its parameters, in their order.
    pub values: Vec<f64>,
    /// The state in bin 0: after the reset, where it would start beyond the threshold.
    pub start: Vec<f64>,
    /// Whether that counts as a spike.
    pub starts_fired: bool,
    /// The state that it was asked to start from.
    pub asked: Vec<f64>,
    /// The key of the method: `euler`, `rk4`, `dopri5`, or a model's own.
    pub method: &'static str,
    /// The time of the first bin.
    pub tstart: f64,
    /// The time step.
    pub dt: f64,
    /// How many bins there are: bin k is at tstart + k·dt, and the state in bin 0 is the one that it starts from.
    pub bins: usize,
    /// What flows, in smooth pieces; the first holds from the start. By a fixed step each begins with a bin, so that it is the
    /// current of all its bins, and a bin that an edge falls into is a piece of its own, with the mean that the run takes there.
    pub current: Vec<Piece>,
    /// The same for programs of fixed steps: of the adaptive method's run, for which they take several in each bin, each piece
    /// begins with one of these, and one that an edge falls into has the mean.
    pub flows: Vec<Piece>,
    /// How large its columns get, but for that of time.
    pub sizes: Vec<(&'static str, f64)>,
    /// The current of each bin.
    pub sampled: Rc<Vec<f64>>,
}

/// A piece of a current.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The time at which it begins.
    pub begins: f64,
    /// The current from there on, of the time `t`.
    pub law: Expr,
}

impl Experiment {
    /// What a run computed, with its neuron as equations, and their values in the order of its parameters.
    pub fn of(title: String, origin: String, system: System, values: Vec<f64>, run: &Run) -> Experiment {
        let setting = &run.setting;
        let first = |id: &str| run.column(id).first().copied();
        let start = system.variables.iter().zip(&setting.start);
        let start = start.map(|(variable, given)| first(variable.quantity.id).unwrap_or(*given)).collect();
        let drive = &setting.drive;
        let (system, values) = without_nothing(system, values);
        let shows = system.quantities.iter().any(|definition| definition.shown);
        let seen = if shows { quantities::over(run, &system, &values) } else { Vec::new() };
        let columns = run.columns.iter().chain(&seen).skip(1);
        let sizes = columns.map(|column| (column.quantity.id, largest(&column.values))).collect();
        let (current, flows) = match setting.numerics.steps() {
            Steps::Fixed(_) => {
                let pieces = on_bins(drive);
                (pieces.clone(), pieces)
            }
            Steps::Adaptive => (between_bins(drive), on_steps(drive)),
        };
        Experiment {
            title,
            origin,
            values,
            start,
            starts_fired: matches!(setting.fires, Fires::AtReset) && run.spikes.indices.first() == Some(&0),
            asked: setting.start.clone(),
            method: setting.numerics.chosen().id,
            tstart: drive.bins.time(0),
            dt: drive.bins.dt,
            bins: drive.bins.t.len(),
            current,
            flows,
            sizes,
            sampled: drive.current.clone(),
            seed: drive.seed,
            system: System { fires: setting.fires, ..system },
        }
    }

    /// An expression of the rates as the method asks for it: but by Euler's steps, the voltage counts as no more than where the
    /// upstroke is cut.
    pub fn held(&self, expr: &Expr) -> Expr {
        let v = self.system.variables[0].quantity.id;
        match &self.system.cut {
            Some(cut) if self.method != "euler" && self.method != "half-steps" => {
                let held = Expr::Call(Function::Min, vec![Expr::Name(v), cut.clone()]);
                expr.replaced(&|name| (name == v).then(|| held.clone()))
            }
            _ => expr.clone(),
        }
    }

    /// The steps of such a program for which its voltage is held after a reset.
    pub fn held_steps(&self) -> usize {
        held_steps(self.system.refractory(&self.values), self.step())
    }

    /// How many ms the unit of its time is.
    pub fn milliseconds(&self) -> f64 {
        units::milliseconds(self.system.time.unit).unwrap_or(1.0)
    }

    /// The time of a bin.
    pub fn time(&self, bin: usize) -> f64 {
        self.tstart + bin as f64 * self.dt
    }

    /// The bin that a time is nearest to.
    pub fn bin(&self, time: f64) -> usize {
        ((time - self.tstart) / self.dt).round().max(0.0) as usize
    }

    /// What its files are named after: the neuron's title in small letters.
    pub fn stem(&self) -> String {
        let plain = self.system.title.to_lowercase().replace('–', "_");
        let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let stem = words.collect::<Vec<_>>().join("_");
        if stem.starts_with(|c: char| c.is_ascii_alphabetic()) {
            stem
        } else {
            format!("run_{stem}").trim_end_matches('_').into()
        }
    }

    /// The value of a parameter or a constant.
    pub fn value(&self, name: &str) -> Option<f64> {
        self.system.value(name, &self.values)
    }
}

/// The largest of some numbers, whatever their signs.
fn largest(numbers: &[f64]) -> f64 {
    numbers.iter().map(|number| number.abs()).filter(|size| size.is_finite()).fold(0.0, f64::max)
}

/// A neuron and its values without a refractory time that is 0, which would only puzzle who reads the program.
fn without_nothing(system: System, values: Vec<f64>) -> (System, Vec<f64>) {
    if system.refractory(&values) > 0.0 {
        return (system, values);
    }
    let given: Vec<&str> = system.params.iter().map(|param| param.id).collect();
    let system = system.free_at_once();
    let is_left = |id: &&str| system.params.iter().any(|param| param.id == *id);
    let values = given.iter().zip(values).filter(|(id, _)| is_left(id)).map(|(_, value)| value).collect();
    (system, values)
}

/// The pieces where their edges are, from the first that is felt.
fn between_bins(drive: &Drive) -> Vec<Piece> {
    let first = drive.bins.time(0);
    let last = drive.bins.time(drive.bins.t.len());
    let felt = drive.pieces.iter().enumerate().filter(|(place, (begins, _))| {
        let ends = drive.pieces.get(place + 1).map_or(last, |next| next.0);
        ends > first.max(*begins) && *begins < last
    });
    let pieces = felt.map(|(_, (begins, law))| Piece { begins: begins.max(first), law: law.expr().clone() });
    merged(pieces.collect())
}

/// The pieces on the bins, as a method with a fixed step meets them.
fn on_bins(drive: &Drive) -> Vec<Piece> {
    let bins = &drive.bins;
    let mut pieces: Vec<Piece> = Vec::new();
    for piece in between_bins(drive) {
        let after = bins.first_from(piece.begins);
        if bins.time(after) > piece.begins && after > 0 {
            // The edge falls into the bin before, which has its mean.
            let cut = Piece { begins: bins.time(after - 1), law: drive.current[after - 1].into() };
            pieces.retain(|earlier| earlier.begins < cut.begins);
            pieces.push(cut);
        }
        pieces.retain(|earlier| earlier.begins < bins.time(after));
        if after < bins.t.len() {
            pieces.push(Piece { begins: bins.time(after), law: piece.law });
        }
    }
    merged(pieces)
}

/// The pieces on the steps of programs that take several in each bin.
fn on_steps(drive: &Drive) -> Vec<Piece> {
    let (first, step) = (drive.bins.time(0), drive.bins.dt / FINE as f64);
    let mut pieces: Vec<Piece> = Vec::new();
    let push = |pieces: &mut Vec<Piece>, piece: Piece| {
        pieces.retain(|earlier| earlier.begins < piece.begins - 0.5 * step);
        pieces.push(piece);
    };
    for mut piece in between_bins(drive) {
        let at = (piece.begins - first) / step;
        if (at - at.round()).abs() > 1e-6 {
            // The edge falls into a step, which has the mean.
            let [from, to] = [at.floor(), at.ceil()].map(|at| first + at * step);
            let flown = |piece: &Piece, [from, to]: [f64; 2]| {
                evaluate(&piece.law, &|_| Some(0.5 * (from + to))) * (to - from)
            };
            let before = pieces.last().map_or(0.0, |before| flown(before, [from, piece.begins]));
            let mean = (before + flown(&piece, [piece.begins, to])) / step;
            push(&mut pieces, Piece { begins: from, law: mean.into() });
            piece.begins = to;
        }
        push(&mut pieces, piece);
    }
    merged(pieces)
}

/// The same without pieces that only go on.
fn merged(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.dedup_by(|next, before| next.law == before.law);
    pieces
}
