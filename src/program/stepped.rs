//! A current as a program counts it: from which bin on each of its laws holds.

use super::Experiment;
use crate::equations::expr::Expr;
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
