//! Where a curve's name stands: beside its own curve, clear of the others.

use super::layout::Layout;
use super::pen::Place;

/// What labels keep clear of: everything drawn so far, in narrow columns across the axes.
pub struct Obstacles {
    left: f64,
    columns: Vec<Vec<[f64; 2]>>,
}

/// Width of a column in CSS pixels.
const COLUMN: f64 = 6.0;

impl Obstacles {
    /// No obstacles yet.
    pub fn new(layout: &Layout) -> Obstacles {
        let count = ((layout.right - layout.left) / COLUMN).ceil().max(1.0) as usize;
        Obstacles { left: layout.left, columns: vec![Vec::new(); count] }
    }

    /// Keeps clear of a polyline.
    pub fn line(&mut self, line: &[Place]) {
        for pair in line.windows(2) {
            let [from, to] = if pair[0][0] <= pair[1][0] { [pair[0], pair[1]] } else { [pair[1], pair[0]] };
            let slope = (to[1] - from[1]) / (to[0] - from[0]).max(1e-9);
            let (first, last) = (self.column(from[0]), self.column(to[0]));
            for column in first..=last {
                // The part of the segment within this column.
                let start = self.left + column as f64 * COLUMN;
                let at = |x: f64| from[1] + slope * (x.clamp(from[0], to[0]) - from[0]);
                let (a, b) = (at(start), at(start + COLUMN));
                self.columns[column].push([a.min(b), a.max(b)]);
            }
        }
    }

    /// Keeps clear of a box.
    pub fn block(&mut self, [left, top]: Place, [right, bottom]: Place) {
        for column in self.column(left)..=self.column(right) {
            self.columns[column].push([top, bottom]);
        }
    }

    /// How much of a box is taken: 0 when it is clear.
    pub fn taken(&self, [left, top]: Place, [right, bottom]: Place) -> usize {
        (self.column(left)..=self.column(right))
            .filter(|&column| self.columns[column].iter().any(|[low, high]| *high >= top && *low <= bottom))
            .count()
    }

    fn column(&self, x: f64) -> usize {
        (((x - self.left) / COLUMN).max(0.0) as usize).min(self.columns.len() - 1)
    }
}

/// The middle of the place for a label of this size beside the curve, as clear as can be, at the right
/// rather than at the left.
pub fn beside(curve: &[Place], size: [f64; 2], obstacles: &Obstacles, layout: &Layout) -> Option<Place> {
    const TRIES: usize = 24;
    let [half_width, half_height] = [size[0] / 2.0, size[1] / 2.0];
    let inside = |p: &Place| {
        p[0] - half_width >= layout.left
            && p[0] + half_width <= layout.right
            && p[1] - half_height >= layout.top
            && p[1] + half_height <= layout.bottom
    };
    let candidates = (0..TRIES).flat_map(|step| {
        let along = layout.right - half_width - (layout.right - layout.left) * step as f64 / TRIES as f64;
        let near = curve.iter().step_by(curve.len() / 256 + 1).min_by(|a, b| (a[0] - along).abs().total_cmp(&(b[0] - along).abs()));
        let lift = half_height + 4.0;
        near.into_iter().flat_map(move |p| {
            [[p[0], p[1] - lift], [p[0], p[1] + lift], [p[0] + half_width + 5.0, p[1]], [p[0] - half_width - 5.0, p[1]]]
        })
    });
    candidates
        .filter(inside)
        .map(|p| {
            let corners = ([p[0] - half_width, p[1] - half_height], [p[0] + half_width, p[1] + half_height]);
            (obstacles.taken(corners.0, corners.1), p)
        })
        .min_by_key(|(taken, _)| *taken)
        .map(|(_, place)| place)
}
