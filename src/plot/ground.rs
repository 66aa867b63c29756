//! What stands still while an animation runs, so that it is drawn anew only when it has changed.

use super::Paper;
use crate::figure::{Axis, Figure, Mark};

/// All that the axes and the backdrop of a figure depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    paper: Paper,
    x: Axis,
    y: Axis,
    right: Option<Axis>,
    equal: bool,
    backdrop: Vec<Mark>,
}

impl Ground {
    /// The ground of a figure on this paper.
    pub fn of(figure: &Figure, paper: &Paper) -> Ground {
        let Figure { x, y, right, equal, backdrop, .. } = figure.clone();
        Ground { paper: paper.clone(), x, y, right, equal, backdrop }
    }
}
