//! Read-outs: what the curves of a figure say at one moment.

use super::{Axis, Figure, Ink, Line, Mark, Side};
use crate::text::Text;

/// What one curve says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The name of the curve.
    pub name: Text,
    /// Its value with the unit.
    pub value: Text,
    /// Its ink.
    pub ink: Ink,
    /// The number itself, and the axis it is measured by.
    pub at: f64,
    /// The axis it is measured by.
    pub side: Side,
}

impl Reading {
    /// Its name and its value.
    pub fn named(&self) -> Text {
        self.name.clone().and(Text::plain(" = ")).and(&self.value)
    }
}

/// A moment of a figure: the x of the nearest point of its curves, and what each curve says there.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Where on the horizontal axis.
    pub x: f64,
    /// The figure's own curves in their order, then those of pinned runs.
    pub readings: Vec<Reading>,
}

/// A spike near a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Spike {
    /// Its time.
    pub at: f64,
    /// Its number, from 1.
    pub number: usize,
    /// The time since the one before it.
    pub interval: Option<f64>,
}

impl Figure {
    /// What the curves say nearest to `x`; none where the horizontal axis is not shared, or nothing is drawn.
    pub fn moment(&self, x: f64) -> Option<Moment> {
        if !self.x.shared {
            return None;
        }
        let chief = self.lines().find(|line| line.count > 0)?;
        let x = chief.x[nearest(chief, x)?];
        let readings = self.lines().filter_map(|line| self.reading(line, x)).collect();
        Some(Moment { x, readings })
    }

    /// The spike nearest to `x`, no farther than `reach`.
    pub fn spike(&self, x: f64, reach: f64) -> Option<Spike> {
        let times = self.spikes();
        let far = |place: usize| (times[place] - x).abs();
        let place = (0..times.len()).min_by(|&a, &b| far(a).total_cmp(&far(b)))?;
        let interval = place.checked_sub(1).map(|before| times[place] - times[before]);
        (far(place) <= reach).then(|| Spike { at: times[place], number: place + 1, interval })
    }

    /// The times of the spikes that are marked.
    pub fn spikes(&self) -> &[f64] {
        let marked = self.marks.iter().find_map(|mark| match mark {
            Mark::Spikes { at } => Some(at.as_slice()),
            _ => None,
        });
        marked.unwrap_or_default()
    }

    /// The axis that curves of this side are measured by.
    pub fn upright(&self, side: Side) -> &Axis {
        self.right.as_ref().filter(|_| side == Side::Right).unwrap_or(&self.y)
    }

    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.marks.iter().chain(&self.backdrop).filter_map(|mark| match mark {
            Mark::Line(line) => Some(line),
            _ => None,
        })
    }

    fn reading(&self, line: &Line, x: f64) -> Option<Reading> {
        let at = *line.y.get(nearest(line, x)?)?;
        let axis = self.upright(line.side);
        let name = if line.name.is_empty() { axis.symbol.clone() } else { line.name.clone() };
        at.is_finite().then(|| Reading { name, value: axis.told(at), ink: line.ink, at, side: line.side })
    }
}

/// The point of a curve nearest to `x`, where its points ascend.
fn nearest(line: &Line, x: f64) -> Option<usize> {
    let points = &line.x[..line.count];
    let after = points.partition_point(|&point| point < x);
    let near = [after.checked_sub(1), Some(after).filter(|&after| after < points.len())];
    let far = |place: &usize| (points[*place] - x).abs();
    near.into_iter().flatten().min_by(|a, b| far(a).total_cmp(&far(b)))
}
