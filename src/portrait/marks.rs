//! Marks of a figure that are made of a few numbers.

use crate::figure::{Ink, Line, Mark, Stroke, Values};
use crate::text::Text;
use std::rc::Rc;

/// A curve through points, with its name beside it.
pub fn curve(points: &[[f64; 2]], ink: Ink, stroke: Stroke, name: impl Into<Text>) -> Mark {
    let [x, y] = [0, 1].map(|i| Rc::new(points.iter().map(|point| point[i]).collect()));
    line(&x, &y, ink, stroke, name)
}

/// A dashed line at a place across, between two heights, with its name beside it.
pub fn upright(x: f64, [low, high]: [f64; 2], ink: Ink, name: impl Into<Text>) -> Mark {
    curve(&[[x, low], [x, high]], ink, Stroke::Dashed, name)
}

/// A curve through columns, with its name beside it.
pub fn line(x: &Values, y: &Values, ink: Ink, stroke: Stroke, name: impl Into<Text>) -> Mark {
    Mark::Line(Line { stroke, ..Line::new(x, y, ink).named(name) })
}

/// A place with a name.
pub fn point(at: [f64; 2], ink: Ink, open: bool, label: Text) -> Mark {
    Mark::Point { at, ink, open, label }
}
