//! How a page is looked at: when, which part of its axes, and beside which other runs.

use crate::figure::Zoom;
use crate::param::Refusal;

/// How a page is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Frame of the animation; past the last it is the last.
    pub frame: usize,
    /// The parts of the axes that are looked at.
    pub zoom: Zoom,
    /// Pinned runs, drawn behind the current one.
    pub pins: Vec<Pin>,
    /// Runs that are not drawn, and have room on the axes nevertheless: where they are shown one after the other, the axes
    /// stay as they are.
    pub room: Vec<Vec<f64>>,
    /// If given, one more figure: the current run minus another.
    pub difference: Option<Difference>,
    /// Panels that do not stand over the one whose axis they share, and so have numbers of their own.
    pub alone: Vec<usize>,
}

impl View {
    /// What is taken off the current run, where a difference is shown.
    pub(super) fn minus(&self) -> Option<Minus> {
        self.difference.as_ref().map(|difference| difference.minus)
    }
}

/// A run that is pinned for comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// Its values in the order of the page's parameters, or why it has none.
    pub values: Result<Vec<f64>, Refusal>,
    /// Its name.
    pub label: String,
    /// Its place in the reader's list, which sets its ink.
    pub place: usize,
}

/// A difference to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What is taken off.
    pub minus: Minus,
    /// The column.
    pub column: String,
}

/// What is taken off the current run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minus {
    /// The pin of this place in the view.
    Pin(usize),
    /// The exact solution of the same equations: what is left is the error of the method.
    Exact,
}
