//! What pages with a phase plane draw in it: the field, the nullclines, and what fixed points are called.

use crate::figure::{Ink, Line, Mark, Stroke};
use crate::numerals::written;
use crate::ode::Quantity;
use crate::phase_plane::Window;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::field::field;
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::nullclines::nullcline;
use crate::phase_plane::step_map::StepMap;
use std::rc::Rc;

/// How limit cycles are drawn, those that attract and those that repel: so broad that a run along one does not hide it.
pub const CYCLE_INKS: [(Ink, Stroke); 2] = [(Ink::Weight, Stroke::Broad), (Ink::Weight, Stroke::Broken)];
/// How the curves are drawn that end in a saddle: they part what comes to one end from what comes to another.
pub const SEPARATRIX: (Ink, Stroke) = (Ink::Spike, Stroke::Dashed);

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
        let label = format!("d{}/dt = 0", variables[variable].id);
        curves(
            equations,
            variable,
            current,
            window,
            Line { stroke: Stroke::Firm, ..line(inks[variable], &label) },
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
        let label = if index == 0 { like.label.clone() } else { String::new() };
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
pub fn line(ink: Ink, name: &str) -> Line {
    Line::new(&Rc::default(), &Rc::default(), ink).named(name)
}

/// A fixed point in two lines or three: its kind, and its eigenvalues.
pub fn kind_told(point: &FixedPoint, euler: Option<f64>) -> String {
    format!("{}\n{}", point.kind().words(), eigenvalues_told(point, euler))
}

/// The eigenvalues of a fixed point; in a second line, where Euler's step, if that is the method, takes or gives stability:
/// |1 + dt λ| decides there, not the sign of λ.
pub fn eigenvalues_told(point: &FixedPoint, euler: Option<f64>) -> String {
    let [[a, turning], [b, _]] = point.eigenvalues;
    let told = if turning == 0.0 {
        format!("λ = {}, {}", written(a, 3), written(b, 3))
    } else {
        format!("λ = {} ± {} i", written(a, 3), written(turning.abs(), 3))
    };
    let Some(dt) = euler else { return told };
    let growth = StepMap { order: 1, dt }.growth(&point.eigenvalues);
    // Where λ = 0 Euler's step leaves the decision to the same terms.
    if growth == 1.0 || (growth < 1.0) == point.stable() {
        return told;
    }
    format!("{told}\nunder Euler |1 + dt λ| = {}", written(growth, 4))
}
