//! The linear equations of a turn, solved interval by interval: what is within an interval hangs on its ends alone, and the ends
//! are a chain that closes.
//!
//! So do U. M. Ascher, R. M. M. Mattheij and R. D. Russell (Numerical Solution of Boundary Value Problems for Ordinary Differential
//! Equations, 1995, section 7.2) and AUTO (E. Doedel, H. B. Keller and J. P. Kernévez, Int. J. Bifurcation Chaos 1, 745–772, 1991).

use super::collocation::BASE;
use nalgebra::{DMatrix, DVector};

/// Rows of the same length, one behind the other.
#[derive(Clone, Debug)]
struct Rows {
    width: usize,
    numbers: Vec<f64>,
}

impl Rows {
    fn new(count: usize, width: usize) -> Rows {
        Rows { width, numbers: vec![0.0; count * width] }
    }

    fn row(&self, row: usize) -> &[f64] {
        &self.numbers[row * self.width..][..self.width]
    }

    fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.numbers[row * self.width..][..self.width]
    }

    fn swap(&mut self, a: usize, b: usize) {
        if a != b {
            let (low, high) = self.numbers.split_at_mut(a.max(b) * self.width);
            low[a.min(b) * self.width..][..self.width].swap_with_slice(&mut high[..self.width]);
        }
    }

    /// Makes 0 what stands below the diagonal in the first `count` columns, each by whichever of the rows below says most of it;
    /// `others` are rows of their own from which the same is taken.
    fn eliminate(&mut self, count: usize, others: &mut Rows) {
        let rows = self.numbers.len() / self.width;
        for column in 0..count {
            let size = |row: &usize| self.row(*row)[column].abs();
            let best = (column..rows).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(column);
            self.swap(column, best);
            let (above, below) = self.numbers.split_at_mut((column + 1) * self.width);
            let pivot = &above[column * self.width..];
            let others = others.numbers.chunks_exact_mut(self.width);
            for row in below.chunks_exact_mut(self.width).chain(others) {
                let share = row[column] / pivot[column];
                if share != 0.0 {
                    row[column..].iter_mut().zip(&pivot[column..]).for_each(|(x, p)| *x -= share * p);
                }
            }
        }
    }

    /// The unknowns of the first columns, of rows that were eliminated, from those of the others, in their order; the last column is
    /// what it all is, as often as said.
    fn back(&self, count: usize, others: &[f64], right: f64) -> Vec<f64> {
        let mut found = vec![0.0; count];
        for i in (0..count).rev() {
            let row = self.row(i);
            let known: f64 = row[count..self.width - 1].iter().zip(others).map(|(a, x)| a * x).sum();
            let later: f64 = (i + 1..count).map(|j| row[j] * found[j]).sum();
            found[i] = (row[self.width - 1] * right - known - later) / row[i];
        }
        found
    }
}

/// The equations of an interval. Its columns: the states within it, at its beginning, at its end, the period, the parameter, and what
/// it all is.
pub struct Block {
    order: usize,
    own: Rows,
    /// The part that the interval has in the two equations for the whole turn: that it is not turned, and how far it goes.
    whole: Rows,
}

impl Block {
    /// All 0, for so many variables.
    pub fn new(order: usize) -> Block {
        let width = (BASE + 1) * order + 3;
        Block { order, own: Rows::new(BASE * order, width), whole: Rows::new(2, width) }
    }

    fn within(&self) -> usize {
        (BASE - 1) * self.order
    }

    fn column(&self, node: usize, variable: usize) -> usize {
        let place = match node {
            0 => BASE - 1,
            BASE => BASE,
            within => within - 1,
        };
        place * self.order + variable
    }

    /// What an equation is.
    pub fn right(&mut self, row: usize, value: f64) {
        *self.own.row_mut(row).last_mut().expect("a row has columns") = value;
    }

    /// Its derivative by the period.
    pub fn by_period(&mut self, row: usize, slope: f64) {
        let place = self.own.width - 3;
        self.own.row_mut(row)[place] = slope;
    }

    /// Its derivative by the parameter.
    pub fn by_parameter(&mut self, row: usize, slope: f64) {
        let place = self.own.width - 2;
        self.own.row_mut(row)[place] = slope;
    }

    /// Its derivative by a variable at one of the even places.
    pub fn by_state(&mut self, row: usize, node: usize, variable: usize, slope: f64) {
        let column = self.column(node, variable);
        self.own.row_mut(row)[column] = slope;
    }

    /// What a variable at one of the even places adds to how far the turn is turned.
    pub fn phase(&mut self, node: usize, variable: usize, slope: f64) {
        let column = self.column(node, variable);
        self.whole.row_mut(0)[column] += slope;
    }

    /// What it adds to how far the point goes along the curve.
    pub fn along(&mut self, node: usize, variable: usize, slope: f64) {
        let column = self.column(node, variable);
        self.whole.row_mut(1)[column] += slope;
    }
}

/// The equations of a whole turn, as far as its intervals have been taken in.
pub struct Condensed {
    order: usize,
    blocks: Vec<Block>,
    /// Of each end between two intervals: the state there, by the first state of the turn, by the state at the next end, by period and
    /// parameter.
    links: Vec<Rows>,
    /// The same for the first state: columns for that, for the state at the last end so far, period, parameter, what it is.
    lead: Rows,
    /// The two equations for the whole turn, in the same columns.
    whole: Rows,
    intervals: usize,
}

impl Condensed {
    /// Before the first interval. Of the equation that says how far the point goes: what period and parameter add, and what it is.
    pub fn new(order: usize, intervals: usize, [period, parameter, off]: [f64; 3]) -> Condensed {
        let width = 2 * order + 3;
        let mut whole = Rows::new(2, width);
        whole.row_mut(1)[2 * order..].copy_from_slice(&[period, parameter, off]);
        Condensed {
            order,
            blocks: Vec::with_capacity(intervals),
            links: Vec::with_capacity(intervals),
            lead: Rows::new(order, width),
            whole,
            intervals,
        }
    }

    /// Adds to what the equation is that says how far the turn is turned.
    pub fn phase(&mut self, off: f64) {
        *self.whole.row_mut(0).last_mut().expect("a row has columns") += off;
    }

    /// Takes in the next interval.
    pub fn add(&mut self, mut block: Block) {
        let (order, within) = (self.order, block.within());
        block.own.eliminate(within, &mut block.whole);
        // What is left of it: by its beginning, its end, the period, the parameter.
        let left = |row: usize| &block.own.row(within + row)[within..];
        let first = self.blocks.is_empty();
        if first {
            for row in 0..order {
                self.lead.row_mut(row).copy_from_slice(left(row));
            }
        } else {
            // Columns: the state between, the first state, the next end, period, parameter, what it is.
            let mut pair = Rows::new(2 * order, 3 * order + 3);
            for row in 0..order {
                let (lead, next) = (self.lead.row(row), left(row));
                let above = pair.row_mut(row);
                above[..order].copy_from_slice(&lead[order..2 * order]);
                above[order..2 * order].copy_from_slice(&lead[..order]);
                above[3 * order..].copy_from_slice(&lead[2 * order..]);
                let below = pair.row_mut(order + row);
                below[..order].copy_from_slice(&next[..order]);
                below[2 * order..].copy_from_slice(&next[order..]);
            }
            let mut whole = Rows::new(2, 3 * order + 3);
            for row in 0..2 {
                let (known, next) = (self.whole.row(row), &block.whole.row(row)[within..]);
                let to = whole.row_mut(row);
                for k in 0..order {
                    to[k] = known[order + k] + next[k];
                    to[order + k] = known[k];
                    to[2 * order + k] = next[order + k];
                }
                for k in 0..3 {
                    to[3 * order + k] = known[2 * order + k] + next[2 * order + k];
                }
            }
            pair.eliminate(order, &mut whole);
            for row in 0..order {
                self.lead.row_mut(row).copy_from_slice(&pair.row(order + row)[order..]);
            }
            for row in 0..2 {
                self.whole.row_mut(row).copy_from_slice(&whole.row(row)[order..]);
            }
            pair.numbers.truncate(order * pair.width);
            self.links.push(pair);
        }
        if first {
            for row in 0..2 {
                let next = &block.whole.row(row)[within..];
                self.whole.row_mut(row).iter_mut().zip(next).for_each(|(known, next)| *known += next);
            }
        }
        self.blocks.push(block);
    }

    /// What becomes of small departures from the beginning of the turn, its period and the parameter as they are.
    pub fn monodromy(&self) -> Option<DMatrix<f64>> {
        let order = self.order;
        let by_first = DMatrix::from_fn(order, order, |i, j| self.lead.row(i)[j]);
        let by_last = DMatrix::from_fn(order, order, |i, j| self.lead.row(i)[order + j]);
        by_last.lu().solve(&-by_first)
    }

    /// The unknowns by all these equations; and by the same ones where all are 0, but that the point goes on by 1 along the curve.
    pub fn solved(&self) -> Option<[DVector<f64>; 2]> {
        let order = self.order;
        let width = order + 2;
        // The last state is the first.
        let closed = |row: usize, column: usize| {
            let row = if row < order { self.lead.row(row) } else { self.whole.row(row - order) };
            if column < order { row[column] + row[order + column] } else { row[order + column] }
        };
        let solver = DMatrix::from_fn(width, width, closed).lu();
        let gaps = solver.solve(&DVector::from_fn(width, |row, _| closed(row, width)))?;
        let along =
            solver.solve(&DVector::from_fn(width, |row, _| if row + 1 == width { 1.0 } else { 0.0 }))?;
        Some([(gaps, 1.0), (along, 0.0)].map(|(ends, right)| self.unfolded(&ends, right)))
    }

    /// All unknowns from the first state, the period and the parameter.
    fn unfolded(&self, ends: &DVector<f64>, right: f64) -> DVector<f64> {
        let (order, count) = (self.order, self.intervals);
        let first = ends.rows(0, order);
        let both = [ends[order], ends[order + 1]];
        let mut states = vec![vec![0.0; order]; count + 1];
        for end in [0, count] {
            states[end].copy_from_slice(first.as_slice());
        }
        for end in (1..count).rev() {
            let others: Vec<f64> = first.iter().chain(&states[end + 1]).chain(&both).copied().collect();
            states[end] = self.links[end - 1].back(order, &others, right);
        }
        let mut all = Vec::with_capacity(count * BASE * order + 2);
        for (interval, block) in self.blocks.iter().enumerate() {
            let others: Vec<f64> =
                states[interval].iter().chain(&states[interval + 1]).chain(&both).copied().collect();
            all.extend_from_slice(&states[interval]);
            all.extend(block.own.back(block.within(), &others, right));
        }
        all.extend(both);
        DVector::from_vec(all)
    }
}
