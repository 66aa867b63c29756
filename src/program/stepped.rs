//! A current as a program counts it: from which bin on each of its laws holds.

use super::Experiment;
use crate::equations::expr::Expr;
use std::ops::Range;

/// The most laws that a program spells out; a current of more is written bin by bin.
const MOST_LAWS: usize = 100;

/// A current on the bins of a run.
pub enum Stepped<'a> {
    /// Laws, each with the bins that it holds in.
    Laws(Vec<(Range<usize>, &'a Expr)>),
    /// A number a bin.
    Listed(&'a [f64]),
}

impl Stepped<'_> {
    /// The current of a run.
    pub fn of(run: &Experiment) -> Stepped<'_> {
        if run.current.len() > MOST_LAWS {
            return Stepped::Listed(&run.sampled);
        }
        let begins = |place: usize| match run.current.get(place) {
            Some(_) if place == 0 => 0,
            Some(piece) => run.bin(piece.begins).min(run.bins),
            None => run.bins,
        };
        let laws = run.current.iter().enumerate();
        let laws = laws.map(|(place, piece)| (begins(place)..begins(place + 1), &piece.law));
        Stepped::Laws(laws.filter(|(bins, _)| !bins.is_empty()).collect())
    }
}
