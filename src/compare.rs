//! Runs beside one another: the pinned ones behind the current, and the difference of two.

use crate::figure::{Axis, Figure, Ink, Line, Mark, Stroke, Values};
use crate::numerals::scaled;
use crate::run::{Column, Run};
use crate::text::{Text, say};
use std::rc::Rc;

/// Draws what a pinned run's figures show behind the current ones, in its own ink, and makes room for it. Its name
/// stands beside its first curve.
pub fn behind(figures: &mut [Figure], pinned: Vec<Figure>, place: usize, label: &str) {
    let ink = Ink::Pin(place);
    let label = Text::plain(label);
    let mut unnamed = Some(label.clone());
    make_room(figures, &pinned);
    for (figure, pinned) in figures.iter_mut().zip(pinned) {
        let symbol = pinned.y.symbol.clone();
        for mark in pinned.marks {
            let shadow = match mark {
                Mark::Line(line) => {
                    let name = if line.name.is_empty() { &symbol } else { &line.name };
                    let name = name.clone().and(Text::plain(", ")).and(&label);
                    let label = unnamed.take().unwrap_or_default();
                    Mark::Line(Line { stroke: stroke_of(line.ink), ink, label, name, ..line })
                }
                Mark::Trail { x, y, end } => {
                    Mark::Line(Line { count: end, stroke: Stroke::Thin, ..Line::new(&x, &y, ink) })
                }
                // A point with a name is a place of its plane, one without is the state.
                Mark::Point { at, label, .. } if label.is_empty() => {
                    Mark::Point { at, ink, open: true, label }
                }
                Mark::Vector { to, .. } => Mark::Vector { to, ink, label: Text::default() },
                _ => continue,
            };
            figure.backdrop.push(shadow);
        }
    }
}

/// Makes the axes of figures hold all that those of others do.
pub fn make_room(figures: &mut [Figure], others: &[Figure]) {
    for (figure, other) in figures.iter_mut().zip(others) {
        let before = [figure.x.clone(), figure.y.clone()];
        for (axis, other) in [(&mut figure.x, &other.x), (&mut figure.y, &other.y)] {
            widen(axis, other);
        }
        if let (Some(axis), Some(other)) = (&mut figure.right, &other.right) {
            widen(axis, other);
        }
        for mark in &mut figure.backdrop {
            if let Mark::Region { at, .. } = mark {
                for [x, y] in at {
                    *x = moved(*x, &before[0], &figure.x);
                    *y = moved(*y, &before[1], &figure.y);
                }
            }
        }
    }
}

/// Where a name goes whose part of the axes, on its side of 0, has grown with them.
fn moved(at: f64, before: &Axis, now: &Axis) -> f64 {
    if at < 0.0 { at * now.min / before.min } else { at * now.max / before.max }
}

/// What tells the quantities of a pinned run apart, which has one ink.
fn stroke_of(ink: Ink) -> Stroke {
    match ink {
        Ink::Recovery | Ink::GateH => Stroke::Dashed,
        Ink::Current | Ink::GateN => Stroke::Dotted,
        _ => Stroke::Thin,
    }
}

/// Makes an axis hold another of the same quantity, too.
fn widen(axis: &mut Axis, other: &Axis) {
    if axis.title == other.title {
        axis.min = axis.min.min(other.min);
        axis.max = axis.max.max(other.max);
    }
}

/// The columns of which two runs have a difference: all but time, where their bins are the same.
pub fn comparable(current: Option<&Run>, pinned: Option<&Run>) -> Vec<&'static str> {
    match (current, pinned) {
        (Some(current), Some(pinned)) if current.column("t") == pinned.column("t") => {
            current.columns.iter().map(|column| column.quantity.id).filter(|id| *id != "t").collect()
        }
        _ => Vec::new(),
    }
}

/// What a difference is called that takes off a run which was pinned.
pub const PINNED: &str = "current minus pinned";

/// The same of the exact solution: the error of the method.
pub const EXACT: &str = "current minus exact";

/// The current run's column minus another's, over an axis of time like the current run's; `called` says which.
pub fn difference(
    current: &Run,
    other: &Run,
    column: &str,
    called: &'static str,
    time: &Axis,
) -> Option<Figure> {
    if !comparable(Some(current), Some(other)).contains(&column) {
        return None;
    }
    let find = |run: &Run| run.columns.iter().find(|one| one.quantity.id == column).cloned();
    let (Column { quantity, values: now }, Column { values: then, .. }) = (find(current)?, find(other)?);
    let change: Values = Rc::new(now.iter().zip(then.iter()).map(|(now, then)| now - then).collect());
    let symbol = Text::plain(format!("Δ{}", quantity.id));
    let title = say!("{change}, {called}", change = symbol.clone().measured_in(quantity.unit), called);
    let endings = [current, other].into_iter().filter_map(|run| run.ending).map(|ending| ending.time());
    let ended = endings.reduce(f64::min);
    let t = current.column("t");
    let largest = t.iter().zip(change.iter()).filter(|(_, value)| value.is_finite()).fold(
        (0.0, 0.0),
        |most: (f64, f64), (&t, value)| {
            if value.abs() > most.1 { (t, value.abs()) } else { most }
        },
    );
    // Runs that differ by rounding alone are seen to be one, also of currents in amperes.
    let size = now.iter().map(|value| value.abs()).filter(|size| *size > 0.0).fold(0.0, f64::max);
    let reach = largest.1.max(1e-12 * if size > 0.0 { size.min(1.0) } else { 1.0 });
    let y = Axis::holding(title, Ink::Text, [-1.05 * reach, 1.05 * reach], &[], ended.is_some())
        .of(symbol, quantity.unit);
    let mut figure = Figure::new(Axis { labels: crate::figure::Labels::Full, ..time.clone() }, y);
    let size = Text::from(scaled(largest.1)).in_unit(quantity.unit);
    let mut text = say!("largest {size} at {time}", size, time = time.named(largest.0));
    if let Some(end) = ended {
        text = say!("{largest} · compared up to {time}", largest = text, time = time.named(end));
    }
    figure.description = say!(
        "The difference of {quantity}, {called}: {text}.",
        quantity = Text::plain(quantity.id),
        called,
        text = &text
    );
    figure.backdrop = vec![Mark::Level { y: 0.0, ink: Ink::Quiet, label: Text::default() }];
    figure.marks = vec![
        Mark::Line(Line::new(&t, &change, Ink::Text)),
        Mark::Readout { text, ink: Ink::Text, large: false },
    ];
    Some(figure)
}
