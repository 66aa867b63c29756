//! What stands in every phase plane: the field, the nullclines, the fixed points.

use crate::figure::{Ink, Line, Mark, Stroke};
use crate::ode::Quantity;
use crate::phase_plane::Window;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::field::field;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::nullclines::nullcline;
use crate::text::Text;
use crate::words;
use std::rc::Rc;

/// Arrows, across and up.
const ARROWS: [usize; 2] = [15, 10];

/// The field as arrows of one length.
pub fn arrows(equations: &dyn Equations<2>, current: f64, window: Window) -> Mark {
    let places = field(equations, current, window, ARROWS[0], ARROWS[1]);
    Mark::Arrows { places: places.iter().map(|arrow| [arrow.at, arrow.rate]).collect(), ink: Ink::Quiet }
}

/// Both nullclines, each with its equation beside it.
pub fn nullclines(
    equations: &dyn Equations<2>,
    variables: [Quantity; 2],
    current: f64,
    window: Window,
) -> Vec<Mark> {
    let inks = [Ink::Voltage, Ink::Recovery];
    let each = [0, 1].map(|variable| {
        let label = Text::plain(format!("d{}/dt = 0", variables[variable].id));
        curves(
            equations,
            variable,
            current,
            window,
            Line { stroke: Stroke::Firm, ..line(inks[variable], label) },
        )
    });
    each.into_iter().flatten().collect()
}

/// Where the voltage's nullcline is without current.
pub fn resting(equations: &dyn Equations<2>, window: Window) -> Vec<Mark> {
    curves(equations, 0, 0.0, window, Line { stroke: Stroke::Dashed, ..line(Ink::Voltage, "") })
}

/// The branches of a nullcline; one name serves them all.
fn curves(
    equations: &dyn Equations<2>,
    variable: usize,
    current: f64,
    window: Window,
    like: Line,
) -> Vec<Mark> {
    let branch = |(index, curve): (usize, Vec<[f64; 2]>)| {
        let label = if index == 0 { like.label.clone() } else { Text::default() };
        along(&curve, Line { label, ..like.clone() })
    };
    nullcline(equations, variable, current, window).into_iter().enumerate().map(branch).collect()
}

/// A curve through points, drawn like a line.
pub fn along(points: &[[f64; 2]], like: Line) -> Mark {
    let [x, y] = [0, 1].map(|i| Rc::new(points.iter().map(|point| point[i]).collect()));
    Mark::Line(Line { x, y, count: points.len(), ..like })
}

/// A line without points yet.
pub fn line(ink: Ink, name: impl Into<Text>) -> Line {
    Line::new(&Rc::default(), &Rc::default(), ink).named(name)
}

/// Fixed points as far as they are in view, full where they draw in.
pub fn fixed_points(points: &[FixedPoint], seen: Window, euler: Option<f64>) -> impl Iterator<Item = Mark> {
    let in_view = points.iter().filter(move |point| seen.contains(point.state));
    in_view.map(move |point| {
        let label = words::fixed_points::label(point, euler);
        Mark::Point { at: point.state, ink: Ink::Text, open: !point.stable(), label }
    })
}
