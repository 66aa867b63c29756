//! How much of each pixel of a band the shape at hand covers.

use super::ROWS;
use std::ops::Range;
use wide::f32x4;

/// Empty until something is added; what is taken out of it is gone.
#[derive(Default)]
pub struct Cover {
    width: usize,
    /// Blocks in a row.
    stride: usize,
    blocks: Vec<Block>,
    /// Of each block, whether there is anything in it.
    touched: Vec<bool>,
    /// Rows and columns of blocks beyond which there is nothing.
    seen: [Range<usize>; 2],
}

/// Pixels side by side that are looked at together: of most, no shape covers any.
type Block = [f32x4; 4];
/// How many they are.
pub const BLOCK: usize = 16;
/// How many are computed together.
pub const GROUP: usize = 4;

impl Cover {
    /// For a band so wide.
    pub fn new(width: usize) -> Cover {
        let stride = width.div_ceil(BLOCK);
        let (blocks, touched) = (vec![Block::default(); stride * ROWS], vec![false; stride * ROWS]);
        Cover { width, stride, blocks, touched, ..Cover::default() }
    }

    /// The row of the band in which a height above its upper edge is, and the column of a place: at the edge, what is beyond.
    pub fn row_at(y: f32) -> usize {
        (y.max(0.0) as usize).min(ROWS)
    }

    /// The same across.
    pub fn column_at(&self, x: f32) -> usize {
        (x.max(0.0) as usize).min(self.width)
    }

    /// The groups of a row in which these pixels are.
    pub fn row(&mut self, row: usize, pixels: Range<usize>) -> &mut [f32x4] {
        let start = row * self.stride;
        let blocks = pixels.start / BLOCK..pixels.end.div_ceil(BLOCK);
        self.touched[start + blocks.start..start + blocks.end].fill(true);
        self.seen = match &self.seen {
            [rows, _] if rows.is_empty() => [row..row + 1, blocks],
            [rows, columns] => [
                rows.start.min(row)..rows.end.max(row + 1),
                columns.start.min(blocks.start)..columns.end.max(blocks.end),
            ],
        };
        let groups = self.blocks[start..start + self.stride].as_flattened_mut();
        &mut groups[pixels.start / GROUP..pixels.end.div_ceil(GROUP)]
    }

    /// Takes out what there is: the row, the column of blocks, and what is covered there.
    pub fn take(&mut self, mut each: impl FnMut(usize, usize, [f32; BLOCK])) {
        let [rows, columns] = std::mem::take(&mut self.seen);
        for row in rows {
            for column in columns.clone() {
                let place = row * self.stride + column;
                if std::mem::take(&mut self.touched[place]) {
                    let covers = std::mem::take(&mut self.blocks[place]).map(f32x4::to_array);
                    each(row, column, std::array::from_fn(|i| covers[i / GROUP][i % GROUP]));
                }
            }
        }
    }
}
