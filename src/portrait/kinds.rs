//! The plane of trace and determinant: where the fixed points stand in it, and where they have been.

use crate::figure::{Axis, Figure, Ink, Line, Mark, Stroke, Values};
use crate::phase_plane::fixed_points::FixedPoint;
use crate::text::Text;
use crate::units;
use crate::words::kinds;
use std::rc::Rc;

/// What stands beyond the outermost point, as a part of the way to it.
const MARGIN: f64 = 1.3;

/// The parts of the plane: where their names may stand, in parts of its reach across and up, and the names.
const REGIONS: [([[f64; 2]; 2], &str); 5] = [
    ([[-0.45, 0.8], [-0.25, 0.45]], "stable\nspirals"),
    ([[0.45, 0.8], [0.25, 0.45]], "unstable\nspirals"),
    ([[-0.8, 0.25], [-0.85, 0.48]], "stable\nnodes"),
    ([[0.8, 0.25], [0.85, 0.48]], "unstable\nnodes"),
    ([[0.0, -0.5], [0.5, -0.5]], "saddles"),
];

/// Currents of a run under which the fixed points' way is found.
const CURRENTS: usize = 40;

/// The bins of a run at which the fixed points' way is found: some of those at which its current has changed.
pub fn bins(current: &[f64]) -> Vec<usize> {
    let every = (current.len() / CURRENTS).max(1);
    let mut sampled: Vec<usize> = (0..current.len()).step_by(every).collect();
    sampled.dedup_by_key(|bin| current[*bin]);
    sampled
}

/// How often the parabola's parts beyond the axes grow by a tenth: to a thousand times as far, since other runs may widen
/// the axes.
const BEYOND: i32 = 73;

/// Traces evenly over the axis, and on and on beyond both its ends.
fn beyond(across: f64) -> Vec<f64> {
    let far = (1..=BEYOND).map(|i| across * 1.1f64.powi(i));
    let left = far.clone().rev().map(|trace| -trace);
    left.chain((0..=60).map(|i| across * (f64::from(i) / 30.0 - 1.0))).chain(far).collect()
}

/// The fixed points, and of their way through the run the first `been` places; time is counted in `unit`.
pub fn kinds(points: &[FixedPoint], way: &[[f64; 2]], been: usize, unit: &str) -> Figure {
    let places: Vec<[f64; 2]> = points.iter().map(FixedPoint::trace_and_determinant).collect();
    let all = || places.iter().chain(way);
    let most = |of: fn(&[f64; 2]) -> f64| MARGIN * all().map(of).fold(0.0, f64::max);
    // The parabola goes through both upper corners, whatever the points are: so it is always seen as one.
    let up = most(|at| at[1]).max(0.25 * most(|at| at[0].abs()).powi(2));
    let up = if up > 0.0 { up } else { 1.0 };
    let across = 2.0 * up.sqrt();
    let down = most(|at| -at[1]).max(0.4 * up);
    let [per_time, squared] = units::per_time(unit);
    let axis = |name: &'static str, unit: &'static str, ends: [f64; 2]| {
        Axis::new(Text::from(name).measured_in(unit), Ink::Text, ends).of(name, unit)
    };
    let mut figure =
        Figure::new(axis("trace", per_time, [-across, across]), axis("determinant", squared, [-down, up]));
    let x: Values = Rc::new(beyond(across));
    let y: Values = Rc::new(x.iter().map(|trace| 0.25 * trace * trace).collect());
    let upright: [Values; 2] = [Rc::new(vec![0.0, 0.0]), Rc::new(vec![-down, up])];
    figure.backdrop = vec![
        Mark::Level { y: 0.0, ink: Ink::Quiet, label: Text::default() },
        Mark::Line(Line { stroke: Stroke::Dashed, ..Line::new(&upright[0], &upright[1], Ink::Quiet) }),
        Mark::Line(Line { stroke: Stroke::Thin, ..Line::new(&x, &y, Ink::Quiet) }),
    ];
    figure.backdrop.extend(REGIONS.map(|(places, name)| {
        let at = places.map(|[x, y]| [x * across, y * if y < 0.0 { down } else { up }]);
        Mark::Region { at, name: name.into() }
    }));
    figure.blank = points.is_empty() && way.is_empty();
    if been > 0 {
        let points = Rc::new(way[..been].as_flattened().to_vec());
        figure.marks.push(Mark::Dots { points, ink: Ink::Current });
    }
    for (point, &at) in points.iter().zip(&places) {
        let label = kinds::name(point.kind()).into();
        figure.marks.push(Mark::Point { at, ink: Ink::Text, open: !point.stable(), label });
    }
    figure
}
