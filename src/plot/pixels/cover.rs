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
}

/// Pixels side by side that are looked at together: of most, no shape covers any.
type Block = [f32x4; 4];
/// How many they are.
pub const BLOCK: usize = 16;
/// How many are computed together.
pub const GROUP: usize = 4;

impl Cover {
    pub fn resize(&mut self, width: usize) {
        let stride = width.div_ceil(BLOCK);
        if stride != self.stride {
            let (blocks, touched) = (vec![Block::default(); stride * ROWS], vec![false; stride * ROWS]);
            *self = Cover { width, stride, blocks, touched };
        }
        self.width = width;
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
        self.touched[start + pixels.start / BLOCK..start + pixels.end.div_ceil(BLOCK)].fill(true);
        let groups = self.blocks[start..start + self.stride].as_flattened_mut();
        &mut groups[pixels.start / GROUP..pixels.end.div_ceil(GROUP)]
    }

    /// What there is, row by row and block by block, taken out; nothing of the blocks in which there is nothing.
    pub fn rows(&mut self) -> impl Iterator<Item = impl Iterator<Item = Option<[f32; BLOCK]>>> {
        let taken = |(block, touched): (&mut Block, &mut bool)| {
            std::mem::take(touched).then(|| {
                let covers = std::mem::take(block).map(f32x4::to_array);
                std::array::from_fn(|i| covers[i / GROUP][i % GROUP])
            })
        };
        let rows = self.blocks.chunks_mut(self.stride).zip(self.touched.chunks_mut(self.stride));
        rows.map(move |(blocks, touched)| blocks.iter_mut().zip(touched).map(taken))
    }
}
