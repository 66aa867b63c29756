//! Bands and rasters.

use super::Easel;
use crate::figure::Ink;
use crate::plot::layout::Layout;
use crate::plot::pen::{Drawn, Place};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

/// The full shade lets all else be read on it.
const SHADE: f64 = 0.3;

impl<DB: DrawingBackend> Easel<'_, DB> {
    /// A shaded band from edge to edge.
    pub fn band(&self, from: f64, to: f64, ink: Ink) -> Drawn<DB> {
        let Layout { left, right, top, bottom, .. } = *self.layout;
        let [from, to] = [from, to].map(|x| self.layout.x.at(x).clamp(left, right));
        if from < to { self.pen.rectangle([from, top], [to, bottom], self.color(ink, 0.07)) } else { Ok(()) }
    }

    /// Cells of one ink in a rectangle of the axes; neighbours of one shade in a row are one stroke.
    pub fn shading(&self, [x, y]: [[f64; 2]; 2], columns: usize, values: &[f64], ink: Ink) -> Drawn<DB> {
        let rows = values.len() / columns;
        let Layout { left, right, top, bottom, .. } = *self.layout;
        let across = |column: usize| x[0] + (x[1] - x[0]) * column as f64 / columns as f64;
        let up = |row: usize| y[0] + (y[1] - y[0]) * row as f64 / rows as f64;
        let crisp = |at: f64| self.pen.crisp(at) - 0.5 * self.pen.hairline();
        for (row, cells) in values.chunks_exact(columns).enumerate() {
            let mut column = 0;
            for stretch in cells.chunk_by(|a, b| a == b) {
                let [from, to] = [column, column + stretch.len()];
                column = to;
                let [x0, y0] = self.place([across(from), up(row + 1)]);
                let [x1, y1] = self.place([across(to), up(row)]);
                let [x0, x1] = [x0, x1].map(|x| crisp(x).clamp(left, right));
                let [y0, y1] = [y0, y1].map(|y| crisp(y).clamp(top, bottom));
                if stretch[0] > 0.0 && x0 < x1 && y0 < y1 {
                    self.pen.rectangle([x0, y0], [x1, y1], self.color(ink, SHADE * stretch[0]))?;
                }
            }
        }
        Ok(())
    }

    /// Where a square of this size in axis units stands.
    pub fn square(&self, corner: Place, size: f64) -> [Place; 2] {
        [self.place([corner[0], corner[1] + size]), self.place([corner[0] + size, corner[1]])]
    }

    /// A square of square cells, blue above 0 and orange below, and its caption.
    pub fn raster(
        &self,
        corner: Place,
        size: f64,
        side: usize,
        values: &[f64],
        full: f64,
        caption: &str,
    ) -> Drawn<DB> {
        let [from, to] = self.square(corner, size);
        // Cells share crisp edges, so that no seams show.
        let edge = |start: f64, end: f64, i: usize| {
            self.pen.crisp(start + (end - start) * i as f64 / side as f64) - 0.5 * self.pen.hairline()
        };
        for (i, &value) in values.iter().enumerate() {
            let (row, column) = (i / side, i % side);
            let cell = [
                [edge(from[0], to[0], column), edge(from[1], to[1], row)],
                [edge(from[0], to[0], column + 1), edge(from[1], to[1], row + 1)],
            ];
            let ink = if value < 0.0 { Ink::Recovery } else { Ink::Voltage };
            let strength = value.abs() / full;
            if strength > 0.004 {
                self.pen.rectangle(cell[0], cell[1], self.color(ink, strength.min(1.0)))?;
            }
        }
        let [left, right] = [edge(from[0], to[0], 0), edge(from[0], to[0], side)];
        let [top, bottom] = [edge(from[1], to[1], 0), edge(from[1], to[1], side)];
        let frame = [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]];
        self.pen.path(&frame, self.color(Ink::Quiet, 0.6), 1.0)?;
        let below = [0.5 * (left + right), bottom + 0.5 * self.paper.font];
        self.words(caption, below, Ink::Text, (HPos::Center, VPos::Top))
    }
}
