//! What names keep clear of: marks that none may cover, and curves that it is better not to.

use super::layout::Layout;
use super::pen::Place;

/// Upper left and lower right corner.
pub type Block = [Place; 2];

/// What is taken of a figure.
pub struct Obstacles {
    layout: Layout,
    /// Nothing may be written here.
    firm: Vec<Block>,
    /// Curves: stretches of height in narrow columns across the axes.
    columns: Vec<Vec<[f64; 2]>>,
}

/// Width of a column in CSS pixels.
pub const COLUMN: f64 = 6.0;

impl Obstacles {
    /// None yet.
    pub fn new(layout: &Layout) -> Obstacles {
        let count = ((layout.right - layout.left) / COLUMN).ceil().max(1.0) as usize;
        Obstacles { layout: *layout, firm: Vec::new(), columns: vec![Vec::new(); count] }
    }

    /// Nothing is to be written over this.
    pub fn forbid(&mut self, block: Block) {
        self.firm.push(block);
    }

    /// Better nothing is written over this polyline.
    pub fn avoid(&mut self, line: impl Iterator<Item = Place> + Clone) {
        for (from, to) in line.clone().zip(line.skip(1)) {
            if !(from[0].is_finite() && from[1].is_finite() && to[0].is_finite() && to[1].is_finite()) {
                continue;
            }
            let [from, to] = if from[0] <= to[0] { [from, to] } else { [to, from] };
            if to[0] < self.layout.left || from[0] > self.layout.right {
                continue;
            }
            let slope = (to[1] - from[1]) / (to[0] - from[0]).max(1e-9);
            for column in self.column(from[0])..=self.column(to[0]) {
                // The part of the segment within this column.
                let start = self.layout.left + column as f64 * COLUMN;
                let at = |x: f64| from[1] + slope * (x.max(from[0]).min(to[0]) - from[0]);
                let upright = to[0] - from[0] < 1e-9;
                let (a, b) = if upright { (from[1], to[1]) } else { (at(start), at(start + COLUMN)) };
                join(&mut self.columns[column], [a.min(b), a.max(b)]);
            }
        }
    }

    /// Whether a block may be written: it lies within the axes and over nothing that is forbidden.
    pub fn allow(&self, block: Block) -> bool {
        let Layout { left, top, right, bottom, .. } = self.layout;
        let [from, to] = block;
        let within = from[0] >= left && to[0] <= right && from[1] >= top && to[1] <= bottom;
        within && !self.firm.iter().any(|firm| meet(*firm, block))
    }

    /// Whether a straight line passes over nothing that is forbidden, but for what its own end lies in.
    pub fn sees(&self, [from, to]: [Place; 2]) -> bool {
        !self.firm.iter().any(|firm| !holds(*firm, to) && crosses(*firm, [from, to]))
    }

    /// In how many columns a block lies over a curve.
    pub fn covered(&self, [[left, top], [right, bottom]]: Block) -> usize {
        (self.column(left)..=self.column(right))
            .filter(|&column| self.columns[column].iter().any(|[low, high]| *high >= top && *low <= bottom))
            .count()
    }

    /// In how many columns a curve goes through a block from its top to its bottom.
    pub fn crossed(&self, [[left, top], [right, bottom]]: Block) -> usize {
        (self.column(left)..=self.column(right))
            .filter(|&column| self.columns[column].iter().any(|[low, high]| *low <= top && *high >= bottom))
            .count()
    }

    fn column(&self, x: f64) -> usize {
        (((x - self.layout.left) / COLUMN).max(0.0) as usize).min(self.columns.len() - 1)
    }
}

/// Adds a stretch to those of a column: most follow upon the one before, and become one with it.
fn join(column: &mut Vec<[f64; 2]>, [low, high]: [f64; 2]) {
    match column.last_mut() {
        Some(last) if low <= last[1] && high >= last[0] => *last = [last[0].min(low), last[1].max(high)],
        _ => column.push([low, high]),
    }
}

/// Whether two blocks lie over one another.
fn meet([a, b]: Block, [c, d]: Block) -> bool {
    a[0] < d[0] && c[0] < b[0] && a[1] < d[1] && c[1] < b[1]
}

fn holds([from, to]: Block, place: Place) -> bool {
    (0..2).all(|i| (from[i]..=to[i]).contains(&place[i]))
}

/// Whether a straight line passes over a block: what of it is within both its breadth and its height is not nothing.
fn crosses([low, high]: Block, [from, to]: [Place; 2]) -> bool {
    let mut part = [0.0f64, 1.0f64];
    for i in 0..2 {
        let run = to[i] - from[i];
        if run == 0.0 {
            if from[i] < low[i] || from[i] > high[i] {
                return false;
            }
            continue;
        }
        let (a, b) = ((low[i] - from[i]) / run, (high[i] - from[i]) / run);
        part = [part[0].max(a.min(b)), part[1].min(a.max(b))];
    }
    part[0] < part[1]
}
