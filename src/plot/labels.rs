//! Where names stand: beside what they name, clear of everything else.

use super::layout::Layout;
use super::pen::{Place, width};
use crate::figure::Ink;

/// What a name stands beside.
pub enum Anchor {
    /// A curve, rather near its right end.
    Curve(Vec<Place>),
    /// A horizontal line at this height, rather near its left end.
    Level(f64),
    /// A point.
    Point(Place),
}

/// The names of a figure's marks, and what they keep clear of.
pub struct Names<'m> {
    layout: Layout,
    names: Vec<(&'m str, Ink, Anchor)>,
    /// What is taken: stretches of height in narrow columns across the axes.
    columns: Vec<Vec<[f64; 2]>>,
}

/// A name and its box.
pub struct Placed<'m> {
    /// The name; its lines stand under one another.
    pub text: &'m str,
    /// Its colour.
    pub ink: Ink,
    /// Upper left and lower right corner.
    pub block: [Place; 2],
}

/// Width of a column in CSS pixels.
const COLUMN: f64 = 6.0;

/// Places tried along a curve or a level.
const TRIES: usize = 24;

impl<'m> Names<'m> {
    /// None yet.
    pub fn new(layout: &Layout) -> Names<'m> {
        let count = ((layout.right - layout.left) / COLUMN).ceil().max(1.0) as usize;
        Names { layout: *layout, names: Vec::new(), columns: vec![Vec::new(); count] }
    }

    /// Adds a name, unless it is empty.
    pub fn add(&mut self, text: &'m str, ink: Ink, anchor: Anchor) {
        match anchor {
            Anchor::Level(y) => self.avoid_block([[self.layout.left, y], [self.layout.right, y]]),
            Anchor::Point([x, y]) => self.avoid_block([[x - 6.0, y - 6.0], [x + 6.0, y + 6.0]]),
            Anchor::Curve(_) => {}
        }
        if !text.is_empty() {
            self.names.push((text, ink, anchor));
        }
    }

    /// Keeps clear of a polyline.
    pub fn avoid_line(&mut self, line: &[Place]) {
        for pair in line.windows(2) {
            let [from, to] = if pair[0][0] <= pair[1][0] { [pair[0], pair[1]] } else { [pair[1], pair[0]] };
            let slope = (to[1] - from[1]) / (to[0] - from[0]).max(1e-9);
            for column in self.column(from[0])..=self.column(to[0]) {
                // The part of the segment within this column.
                let start = self.layout.left + column as f64 * COLUMN;
                let at = |x: f64| from[1] + slope * (x.max(from[0]).min(to[0]) - from[0]);
                let (a, b) = (at(start), at(start + COLUMN));
                self.columns[column].push([a.min(b), a.max(b)]);
            }
        }
    }

    /// Keeps clear of a box.
    pub fn avoid_block(&mut self, [[left, top], [right, bottom]]: [Place; 2]) {
        for column in self.column(left)..=self.column(right) {
            self.columns[column].push([top, bottom]);
        }
    }

    /// Every name that has a place within the axes, with the clearest one found; text of this height.
    pub fn placed(mut self, font: f64) -> Vec<Placed<'m>> {
        let mut placed = Vec::new();
        for (text, ink, anchor) in std::mem::take(&mut self.names) {
            let widest = text.lines().map(|line| width(line, font)).fold(0.0, f64::max);
            let half = [0.5 * widest + 3.0, 0.65 * font * text.lines().count() as f64];
            let block = |p: Place| [[p[0] - half[0], p[1] - half[1]], [p[0] + half[0], p[1] + half[1]]];
            let places = self.candidates(&anchor, half).into_iter().map(block);
            let within = places.filter(|[from, to]| {
                from[0] >= self.layout.left
                    && to[0] <= self.layout.right
                    && from[1] >= self.layout.top
                    && to[1] <= self.layout.bottom
            });
            if let Some(block) = within.min_by_key(|block| self.taken(*block)) {
                self.avoid_block(block);
                placed.push(Placed { text, ink, block });
            }
        }
        placed
    }

    /// Middles of boxes of this half size, the best first.
    fn candidates(&self, anchor: &Anchor, [half_width, half_height]: [f64; 2]) -> Vec<Place> {
        let (left, right) = (self.layout.left + half_width, self.layout.right - half_width);
        let along = |part: usize| left + (right - left) * part as f64 / TRIES as f64;
        let around = |[x, y]: Place, gap: f64| {
            let (aside, lift) = (half_width + gap, half_height + gap);
            [[x, y - lift], [x, y + lift], [x + aside, y], [x - aside, y]]
        };
        match anchor {
            Anchor::Curve(curve) if upright(curve) => {
                let [[x, from], [_, to]] = [curve[0], curve[curve.len() - 1]];
                let aside = half_width + 3.0;
                let beside = |part: usize| {
                    let y = from + (to - from) * part as f64 / TRIES as f64;
                    [[x + aside, y], [x - aside, y]]
                };
                (0..=TRIES).rev().flat_map(beside).collect()
            }
            Anchor::Curve(curve) => (0..=TRIES)
                .rev()
                .flat_map(|part| crossings(curve, along(part)))
                .flat_map(|point| [around(point, 3.0), around(point, 14.0)].concat())
                .collect(),
            Anchor::Level(y) => (0..=TRIES)
                .flat_map(|part| [[along(part), y - half_height - 2.0], [along(part), y + half_height + 2.0]])
                .collect(),
            Anchor::Point([x, y]) => {
                let (aside, lift) = (half_width + 10.0, half_height + 10.0);
                let corners = [
                    [x + aside, y + lift],
                    [x + aside, y - lift],
                    [x - aside, y - lift],
                    [x - aside, y + lift],
                ];
                [corners, around([*x, *y], 10.0), around([*x, *y], 40.0)].concat()
            }
        }
    }

    /// In how many columns a box meets something.
    fn taken(&self, [[left, top], [right, bottom]]: [Place; 2]) -> usize {
        (self.column(left)..=self.column(right))
            .filter(|&column| self.columns[column].iter().any(|[low, high]| *high >= top && *low <= bottom))
            .count()
    }

    fn column(&self, x: f64) -> usize {
        (((x - self.layout.left) / COLUMN).max(0.0) as usize).min(self.columns.len() - 1)
    }
}

/// Whether a polyline goes straight up, within a pixel: nowhere across is it passed.
fn upright(curve: &[Place]) -> bool {
    curve.first().is_some_and(|first| curve.iter().all(|place| (place[0] - first[0]).abs() < 1.0))
}

/// Where a polyline passes this place across; curves may pass it more than once.
fn crossings(curve: &[Place], x: f64) -> impl Iterator<Item = Place> {
    curve.windows(2).filter(move |pair| (pair[0][0] <= x) != (pair[1][0] <= x)).map(move |pair| {
        let part = (x - pair[0][0]) / (pair[1][0] - pair[0][0]);
        [x, pair[0][1] + part * (pair[1][1] - pair[0][1])]
    })
}
