//! Whether what figures show of a run strays visibly from the exact solution.

use crate::figure::{Axis, Figure, Line, Mark, Values};
use crate::integrate::solution::Coordinate;
use crate::run::Run;
use std::rc::Rc;

/// What a curve may be off, as a part of the width and the height of its figure, before it is called astray. At the steps
/// that the course chose only TypeX is farther off, by 4 % with its zigzags in the plane; the others stay below 2.5 %.
const VISIBLE: f64 = 0.03;

/// Whether a run has more spikes or fewer than the exact solution, beside one that only the end of the run may have cut off.
pub fn miscounts(run: &Run, exact: &Run) -> bool {
    let Some([start, end]) = ends(run) else { return false };
    let [ours, theirs] = [&run.spikes.times, &exact.spikes.times];
    let longer = if ours.len() > theirs.len() { ours } else { theirs };
    let cut_off = longer.last().is_some_and(|last| *last > end - VISIBLE * (end - start));
    ours.len().abs_diff(theirs.len()) > usize::from(cut_off)
}

/// The most by which a spike comes late, or early where that is negative, if that is seen in a figure of the whole run: of
/// two runs that do not miscount. Of trains so dense that one spike stands where another should, the curves say nothing.
pub fn late(run: &Run, exact: &Run) -> Option<f64> {
    let [start, end] = ends(run)?;
    let late = run.spikes.times.iter().zip(&exact.spikes.times).map(|(ours, theirs)| ours - theirs);
    late.max_by(|one, other| one.abs().total_cmp(&other.abs()))
        .filter(|most| most.abs() > VISIBLE * (end - start))
}

/// Whether a curve of these figures, which show all of the run on whole axes, visibly leaves the exact solution, or the
/// solution the curve. What nears the end of the run is not judged: it may be cut off there.
pub fn strays(figures: &[Figure], run: &Run, exact: &Run) -> bool {
    let Some([start, end]) = ends(run) else { return false };
    let last = end - VISIBLE * (end - start);
    // A neuron that is reset comes to its threshold between two bins: so high no bin has seen it.
    let step = (end - start) / (run.columns[0].values.len() - 1).max(1) as f64;
    let upstroke = |time: f64| {
        let next = exact.spikes.times.partition_point(|spike| *spike < time);
        exact.spikes.times.get(next).is_some_and(|spike| spike - time <= step)
    };
    let marks = figures.iter().flat_map(|figure| figure.marks.iter().map(move |mark| (figure, mark)));
    marks.filter_map(|(figure, mark)| drawn(figure, mark, run)).any(|axes| {
        let ours = Curve::of_bins(&axes, run);
        Curve::of_solution(&axes, exact).is_some_and(|theirs| {
            ours.leaves(&theirs, |time| time <= last)
                || theirs.leaves(&ours, |time| time <= last && !upstroke(time))
        })
    })
}

/// When a run starts and ends.
fn ends(run: &Run) -> Option<[f64; 2]> {
    let t = &run.columns[0].values;
    Some([*t.first()?, *t.last()?])
}

/// Two variables of a run, or the time and one, and the axes that they are drawn on.
type Axes<'a> = [(Coordinate, &'a Axis); 2];

/// What a mark draws of a run, bin by bin.
fn drawn<'a>(figure: &'a Figure, mark: &Mark, run: &Run) -> Option<Axes<'a>> {
    let (x, y) = match mark {
        Mark::Line(Line { x, y, .. }) | Mark::Trail { x, y, .. } => (x, y),
        _ => return None,
    };
    let coordinate = |values: &Values| {
        let variables = run.columns.len().checked_sub(2)?;
        match run.columns.iter().position(|column| Rc::ptr_eq(&column.values, values))? {
            0 => Some(Coordinate::Time),
            place => (place <= variables).then_some(Coordinate::Variable(place - 1)),
        }
    };
    Some([(coordinate(x)?, &figure.x), (coordinate(y)?, &figure.y)])
}

/// A curve on axes that are 1 wide and high, and the time of each of its points.
struct Curve {
    times: Values,
    points: Vec<[f64; 2]>,
    /// Whether it goes from left to right.
    over_time: bool,
}

impl Curve {
    fn of_bins(axes: &Axes, run: &Run) -> Curve {
        let values = |coordinate: Coordinate| match coordinate {
            Coordinate::Time => run.columns[0].values.clone(),
            Coordinate::Variable(place) => run.columns[1 + place].values.clone(),
        };
        Curve::new(axes, run.columns[0].values.clone(), axes.map(|(coordinate, _)| values(coordinate)))
    }

    fn of_solution(axes: &Axes, run: &Run) -> Option<Curve> {
        let solution = run.solution.as_ref()?;
        let seen = axes.map(|(coordinate, axis)| (coordinate, [axis.min, axis.max]));
        let places = solution.places(&seen, [f64::NEG_INFINITY, f64::INFINITY], &[]);
        let values = |coordinate: Coordinate| Rc::new(solution.values(coordinate, &places));
        Some(Curve::new(axes, values(Coordinate::Time), axes.map(|(coordinate, _)| values(coordinate))))
    }

    fn new(axes: &Axes, times: Values, values: [Values; 2]) -> Curve {
        let [x, y] = [0, 1].map(|i| {
            let (_, axis) = axes[i];
            values[i].iter().map(move |value| (value - axis.min) / (axis.max - axis.min))
        });
        let points = x.zip(y).map(|(x, y)| [x, y]).collect();
        Curve { times, points, over_time: axes[0].0 == Coordinate::Time }
    }

    /// Whether one of its points that are `judged` by their times is visibly off another curve.
    fn leaves(&self, other: &Curve, judged: impl Fn(f64) -> bool) -> bool {
        let mut near = 0;
        let judged = self.times.iter().zip(&self.points).filter(|(time, _)| judged(**time));
        for (time, point) in judged {
            let about = if other.over_time { other.times.partition_point(|t| t < time) } else { near };
            match other.near(*point, about) {
                Some(place) => near = place,
                None => return true,
            }
        }
        false
    }

    /// A piece that comes so near to a point, sought from this one on in both directions.
    fn near(&self, point: [f64; 2], about: usize) -> Option<usize> {
        let pieces = self.points.len().saturating_sub(1);
        let reaches = |place: &usize| {
            let [a, b] = [self.points[*place], self.points[place + 1]];
            !self.over_time || (a[0] - VISIBLE <= point[0] && point[0] <= b[0] + VISIBLE)
        };
        let about = about.saturating_sub(1).min(pieces);
        let mut after = (about..pieces).take_while(reaches);
        let mut before = (0..about).rev().take_while(reaches);
        loop {
            let (next, previous) = (after.next(), before.next());
            if next.is_none() && previous.is_none() {
                return None;
            }
            let found = next
                .into_iter()
                .chain(previous)
                .find(|place| distance(point, self.points[*place], self.points[place + 1]) <= VISIBLE);
            if found.is_some() {
                return found;
            }
        }
    }
}

/// The distance of a point from the straight piece between two others.
fn distance(point: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    let along = [b[0] - a[0], b[1] - a[1]];
    let to = [point[0] - a[0], point[1] - a[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    let part = if length > 0.0 { (to[0] * along[0] + to[1] * along[1]) / length } else { 0.0 };
    let part = part.clamp(0.0, 1.0);
    (to[0] - part * along[0]).hypot(to[1] - part * along[1])
}
