//! A current as a program counts it: from which bin on each of its laws holds.

use super::Experiment;
use crate::equations::expr::Expr;
use crate::equations::system::Definition;
use std::ops::Range;

/// The most laws that a program spells out; a current of more is written bin by bin.
const MOST_LAWS: usize = 100;

/// A current on the bins of a run, or on the steps of a program.
pub enum Stepped<'a> {
    /// Laws, each with the bins that it holds in, or the steps.
    Laws(Vec<(Range<usize>, &'a Expr)>),
    /// A number a bin.
    Listed(&'a [f64]),
}

impl Stepped<'_> {
    /// The current of a run, bin by bin.
    pub fn of(run: &Experiment) -> Stepped<'_> {
        Stepped::by(run, 1)
    }

    /// The same by the steps that a program takes; a list has a number a bin all the same.
    pub fn by_steps(run: &Experiment) -> Stepped<'_> {
        Stepped::by(run, run.steps_in_a_bin())
    }

    fn by(run: &Experiment, parts: usize) -> Stepped<'_> {
        if run.flows.len() > MOST_LAWS {
            return Stepped::Listed(&run.sampled);
        }
        let width = run.dt / parts as f64;
        let begins = |place: usize| match run.flows.get(place) {
            Some(_) if place == 0 => 0,
            Some(piece) => {
                (((piece.begins - run.tstart) / width).round().max(0.0) as usize).min(run.bins * parts)
            }
            None => run.bins * parts,
        };
        let laws = run.flows.iter().enumerate();
        let laws = laws.map(|(place, piece)| (begins(place)..begins(place + 1), &piece.law));
        Stepped::Laws(laws.filter(|(bins, _)| !bins.is_empty()).collect())
    }
}

impl Experiment {
    /// The bins that an edge of the current falls into, with the mean that the lab shows there: a program of several steps in a
    /// bin computes them with what flows in each.
    pub fn cut(&self) -> Vec<(usize, f64)> {
        let edges = self.flows.iter().skip(1).map(|piece| (piece.begins - self.tstart) / self.dt);
        let within = edges.filter(|at| (at - at.round()).abs() > 1e-6).map(|at| at as usize);
        let mut bins: Vec<usize> = within.filter(|bin| *bin < self.bins).collect();
        bins.dedup();
        bins.into_iter().map(|bin| (bin, self.sampled[bin])).collect()
    }

    /// The same of a current that a program spells out by laws; one that it lists has the mean in every bin.
    pub fn cut_in_laws(&self) -> Vec<(usize, f64)> {
        if self.flows.len() > MOST_LAWS { Vec::new() } else { self.cut() }
    }

    /// What a program says that computes what is to be seen with the current of each step: of these, those that hang on the current
    /// are others where an edge falls into a bin.
    pub fn apart_at_edges(&self) -> Option<String> {
        let hangs = |definition: &&Definition| {
            let of = self.system.needed(&[&definition.expr]);
            of.iter()
                .chain([definition])
                .any(|made| self.system.spelled_out(&made.expr).names().contains(&self.system.current.id))
        };
        let apart: Vec<&str> =
            self.system.shown().into_iter().filter(hangs).map(|shown| shown.quantity.id).collect();
        (!apart.is_empty() && !self.cut().is_empty()).then(|| {
            format!(
                "In a bin that an edge of the current falls into, the lab tells {} under the mean current, this program under that at the \
                 bin's start.",
                apart.join(", ")
            )
        })
    }
}
