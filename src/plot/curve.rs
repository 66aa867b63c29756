//! From many points to the few that a screen can show, within the axes.

use super::layout::{Layout, Scale};
use super::pen::{FINE, Place};

/// The polylines of a curve on the paper, one for each unbroken stretch of finite values.
///
/// Where x ascends and points are denser than device pixels, each pixel column keeps its first, lowest,
/// highest and last point: the same pixels as all points would give (U. Jugel, Z. Jerzak, G. Hackenbroich,
/// V. Markl, “M4”, Proc. VLDB 7, 797–808, 2014). Of these, and of curves that are not dense, points go that a
/// straight line replaces to within a unit of the pen, an eighth of a pixel. `pixel` is the width of a device pixel.
pub fn polylines(x: &[f64], y: &[f64], scales: [&Scale; 2], pixel: f64, layout: &Layout) -> Vec<Vec<Place>> {
    let [across, up] = scales.map(affine);
    let place = |i: usize| [across[0] + x[i] * across[1], up[0] + y[i] * up[1]];
    let mut lines = Lines { finished: Vec::new(), straight: Straight::new(pixel / FINE) };
    let dense =
        x.len() as f64 > 4.0 * (layout.right - layout.left) / pixel && x.is_sorted() && across[1] > 0.0;
    let mut next = 0;
    while next < x.len() {
        let all = next..if dense { column_end(x, across, next, pixel) } else { next + 1 };
        next = all.end;
        match extremes(&y[all.clone()]) {
            Some(inner) if all.len() > 1 => {
                lines.add(place(all.start));
                inner.into_iter().flatten().for_each(|i| lines.add(place(all.start + i)));
                lines.add(place(all.end - 1));
            }
            _ => all.for_each(|i| lines.add(place(i))),
        }
    }
    lines.lift();
    lines.finished
}

/// Where the pixel column of a point ends: the points of a curve that ascends from this one on, and before that.
fn column_end(x: &[f64], [x0, dx]: [f64; 2], first: usize, pixel: f64) -> usize {
    let edge = (((x0 + x[first] * dx) / pixel).floor() + 1.0) * pixel;
    let behind = x[first + 1..].iter().position(|x| x0 + x * dx >= edge);
    behind.map_or(x.len(), |count| first + 1 + count)
}

/// Where the least and the greatest of some numbers stand, in their order, but at their ends; none unless all are finite.
fn extremes(y: &[f64]) -> Option<[Option<usize>; 2]> {
    let (mut least, mut greatest) = ((0, y[0]), (0, y[0]));
    let mut finite = true;
    for (i, &y) in y.iter().enumerate() {
        finite &= y.is_finite();
        if y < least.1 {
            least = (i, y);
        }
        if y > greatest.1 {
            greatest = (i, y);
        }
    }
    let order = [least.0.min(greatest.0), least.0.max(greatest.0)];
    finite.then(|| order.map(|i| Some(i).filter(|&i| i > 0 && i + 1 < y.len())))
}

/// A curve that need not ascend, without the points that do not move it by a third of a pixel.
pub fn thinned(places: impl Iterator<Item = Place>, pixel: f64) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::new();
    let mut skipped = None;
    for place in places.filter(|place| place[0].is_finite() && place[1].is_finite()) {
        match kept.last() {
            Some(last) if (place[0] - last[0]).abs().max((place[1] - last[1]).abs()) < pixel / 3.0 => {
                skipped = Some(place);
            }
            _ => {
                kept.push(place);
                skipped = None;
            }
        }
    }
    kept.extend(skipped);
    kept
}

/// The parts of a polyline within the axes.
pub fn clipped(line: Vec<Place>, layout: &Layout) -> Vec<Vec<Place>> {
    let inside = |p: &Place| {
        (layout.left..=layout.right).contains(&p[0]) && (layout.top..=layout.bottom).contains(&p[1])
    };
    if line.iter().all(inside) {
        return vec![line];
    }
    let mut parts: Vec<Vec<Place>> = Vec::new();
    for pair in line.windows(2) {
        let Some([from, to]) = segment(pair[0], pair[1], layout) else { continue };
        match parts.last_mut() {
            Some(part) if part.last() == Some(&from) => part.push(to),
            _ => parts.push(vec![from, to]),
        }
    }
    parts
}

/// The part of a segment within the axes.
fn segment(from: Place, to: Place, layout: &Layout) -> Option<[Place; 2]> {
    // Of an end far away the digits are lost that tell where the edge is crossed: it is reckoned from the nearer one.
    let far = |place: Place| place[0].abs().max(place[1].abs());
    if far(from) <= far(to) {
        within(from, to, layout)
    } else {
        within(to, from, layout).map(|[end, start]| [start, end])
    }
}

/// The same (Y.-D. Liang, B. Barsky, ACM Trans. Graph. 3, 1–22, 1984).
fn within(from: Place, to: Place, layout: &Layout) -> Option<[Place; 2]> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    if !dx.is_finite() || !dy.is_finite() {
        return None;
    }
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    for (toward, room) in [
        (-dx, from[0] - layout.left),
        (dx, layout.right - from[0]),
        (-dy, from[1] - layout.top),
        (dy, layout.bottom - from[1]),
    ] {
        if toward == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if toward < 0.0 {
            enter = enter.max(room / toward);
        } else {
            leave = leave.min(room / toward);
        }
    }
    // Ends that lie within stay exactly what they are, so that neighbours join.
    let at = |part: f64| {
        [
            (from[0] + part * dx).clamp(layout.left, layout.right),
            (from[1] + part * dy).clamp(layout.top, layout.bottom),
        ]
    };
    (enter < leave)
        .then(|| [if enter > 0.0 { at(enter) } else { from }, if leave < 1.0 { at(leave) } else { to }])
}

fn affine(scale: &Scale) -> [f64; 2] {
    [scale.at(0.0), scale.slope()]
}

/// The unbroken stretches of a curve.
struct Lines {
    finished: Vec<Vec<Place>>,
    straight: Straight,
}

impl Lines {
    /// A place, or a gap where it is not finite.
    fn add(&mut self, place: Place) {
        let finite = place.iter().all(|coordinate| coordinate.is_finite());
        if finite { self.straight.push(place) } else { self.lift() }
    }

    fn lift(&mut self) {
        let line = self.straight.take();
        if !line.is_empty() {
            self.finished.push(line);
        }
    }
}

/// A polyline from which points go that lie on a straight line with their neighbours: from the last corner, all
/// points since are seen within a cone that narrows; a point outside of it makes the one before it a corner.
struct Straight {
    slack: f64,
    line: Vec<Place>,
    /// Least and greatest slope, and the point that may yet become a corner.
    cone: Option<([f64; 2], Place)>,
}

impl Straight {
    fn new(slack: f64) -> Straight {
        Straight { slack, line: Vec::new(), cone: None }
    }

    fn push(&mut self, place: Place) {
        let Some(&corner) = self.line.last() else {
            self.line.push(place);
            return;
        };
        if let Some(([least, greatest], candidate)) = self.cone {
            let [low, high, slope] = self.slopes(corner, place);
            if place[0] > candidate[0] && (least..=greatest).contains(&slope) {
                self.cone = Some(([least.max(low), greatest.min(high)], place));
                return;
            }
            self.line.push(candidate);
            self.open(candidate, place);
        } else {
            self.open(corner, place);
        }
    }

    /// Begins a cone at a corner; a vertical has none.
    fn open(&mut self, corner: Place, place: Place) {
        if place[0] > corner[0] {
            let [low, high, _] = self.slopes(corner, place);
            self.cone = Some(([low, high], place));
        } else {
            self.line.push(place);
            self.cone = None;
        }
    }

    fn slopes(&self, corner: Place, place: Place) -> [f64; 3] {
        let (per_run, rise) = (1.0 / (place[0] - corner[0]), place[1] - corner[1]);
        [(rise - self.slack) * per_run, (rise + self.slack) * per_run, rise * per_run]
    }

    fn take(&mut self) -> Vec<Place> {
        self.line.extend(self.cone.take().map(|(_, candidate)| candidate));
        std::mem::take(&mut self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout = {
        let scale = Scale { domain: [0.0, 1.0], range: [0.0, 100.0] };
        let [left, top, right, bottom] = [0.0, 0.0, 100.0, 100.0];
        Layout {
            left,
            top,
            right,
            bottom,
            x: scale,
            y: scale,
            other: scale,
            head: [left, right],
            foot: None,
            titles: 12.0,
        }
    };

    #[test]
    fn the_reduced_curve_keeps_every_columns_extremes() {
        let x: Vec<f64> = (0..10_000).map(|i| f64::from(i) / 10_000.0).collect();
        let y: Vec<f64> = x.iter().map(|x| 0.5 + 0.4 * (x * 900.0).sin()).collect();
        let lines = polylines(&x, &y, [&LAYOUT.x, &LAYOUT.y], 1.0, &LAYOUT);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].len() <= 400);
        for column in 0..100 {
            let range = |places: &mut dyn Iterator<Item = Place>| {
                places
                    .filter(|p| p[0].floor() as i32 == column)
                    .fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(p[1]), high.max(p[1])))
            };
            let all = range(&mut x.iter().zip(&y).map(|(&x, &y)| [LAYOUT.x.at(x), LAYOUT.y.at(y)]));
            assert_eq!(range(&mut lines[0].iter().copied()), all, "column {column}");
        }
    }

    #[test]
    fn a_thinned_curve_stays_within_a_unit_of_every_point() {
        let x: Vec<f64> = (0..300).map(|i| f64::from(i) / 300.0).collect();
        let y: Vec<f64> = x.iter().map(|x| 0.5 + 0.4 * (x * 20.0).sin() * (-3.0 * x).exp()).collect();
        let line = &polylines(&x, &y, [&LAYOUT.x, &LAYOUT.y], 1.0, &LAYOUT)[0];
        assert!(line.len() < 150, "{} of 300 points stay", line.len());
        for place in x.iter().zip(&y).map(|(&x, &y)| [LAYOUT.x.at(x), LAYOUT.y.at(y)]) {
            let after = line.partition_point(|p| p[0] < place[0]).clamp(1, line.len() - 1);
            let [from, to] = [line[after - 1], line[after]];
            let on_line = from[1] + (to[1] - from[1]) * (place[0] - from[0]) / (to[0] - from[0]);
            assert!((on_line - place[1]).abs() <= 1.0 / FINE + 1e-9, "{place:?}");
        }
    }

    #[test]
    fn a_curve_is_interrupted_where_it_is_not_finite() {
        let y = [0.1, 0.2, f64::NAN, 0.3, 0.4];
        let lines = polylines(&[0.0, 0.1, 0.2, 0.3, 0.4], &y, [&LAYOUT.x, &LAYOUT.y], 1.0, &LAYOUT);
        assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    }

    #[test]
    fn clipping_keeps_what_is_inside_and_cuts_at_the_edge() {
        let parts = clipped(vec![[10.0, 50.0], [10.0, 150.0], [30.0, 150.0], [30.0, 50.0]], &LAYOUT);
        assert_eq!(parts, [vec![[10.0, 50.0], [10.0, 100.0]], vec![[30.0, 100.0], [30.0, 50.0]]]);
    }

    #[test]
    fn however_far_a_curve_goes_it_leaves_the_axes_where_it_does() {
        let is = |found: Vec<Vec<[f64; 2]>>, known: [[f64; 2]; 2], far: f64| {
            let [line] = found.as_slice() else { panic!("{found:?} for {far:e}") };
            let near = |(found, known): (&f64, &f64)| (found - known).abs() < 1e-9;
            let all = line.len() == 2 && line.iter().flatten().zip(known.as_flattened()).all(near);
            assert!(all, "{line:?} for {far:e}");
        };
        for far in [1e3, 1e15, 1e150, 1e307] {
            let there = clipped(vec![[50.0, 50.0], [50.0 + far, 50.0 - far]], &LAYOUT);
            is(there, [[50.0, 50.0], [100.0, 0.0]], far);
            let back = clipped(vec![[50.0 + far, 50.0 - far], [50.0, 50.0]], &LAYOUT);
            is(back, [[100.0, 0.0], [50.0, 50.0]], far);
            // Between two ends that are both far away, whatever is left of the digits stays within.
            for part in clipped(vec![[-far, 50.0 - 0.3 * far], [0.7 * far, 0.21 * far]], &LAYOUT) {
                assert!(part.iter().flatten().all(|at| (0.0..=100.0).contains(at)), "{part:?}");
            }
        }
    }
}
