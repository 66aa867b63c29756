//! Curves, trails and levels.

use super::{Easel, Outcome};
use crate::figure::{Ink, Line, Stroke};
use crate::plot::curve::{clipped, polylines, thinned};
use crate::plot::layout::Layout;
use crate::plot::pen::{Drawn, Place};
use plotters::prelude::DrawingBackend;
use std::ops::Range;

impl<DB: DrawingBackend> Easel<'_, DB> {
    /// A curve; returns its parts within the axes.
    pub fn line(&self, line: &Line) -> Outcome<DB, Vec<Vec<Place>>> {
        let scale = self.upright(line.side);
        let seen = seen(&line.x[..line.count], self.layout.x.domain);
        let (x, y) = (&line.x[seen.clone()], &line.y[seen]);
        let lines = polylines(x, y, [&self.layout.x, scale], self.pen.hairline(), self.layout);
        let parts: Vec<_> = lines.into_iter().flat_map(|line| clipped(line, self.layout)).collect();
        let (alpha, width) = match line.stroke {
            Stroke::Broad => (1.0, 3.2),
            Stroke::Broken => (1.0, 2.4),
            Stroke::Firm => (1.0, 1.8),
            Stroke::Thin => (0.8, 1.2),
            Stroke::Dashed => (0.55, 1.2),
            Stroke::Dotted => (0.8, 1.4),
        };
        let (color, width) = (self.color(line.ink, alpha), self.grown(width));
        let dashed = match line.stroke {
            Stroke::Broad | Stroke::Firm | Stroke::Thin => None,
            Stroke::Broken | Stroke::Dashed => Some([5.0, 4.0]),
            Stroke::Dotted => Some([1.5, 2.5]),
        };
        for part in &parts {
            match dashed.map(|lengths| lengths.map(|length| self.grown(length))) {
                None => self.pen.path(part, color, width)?,
                Some([dash, gap]) => {
                    for dash in dashes(part, dash, gap) {
                        self.pen.path(&dash, color, width)?;
                    }
                }
            }
        }
        Ok(parts)
    }

    /// The older, the paler: eight stretches of equal length.
    pub fn trail(&self, x: &[f64], y: &[f64]) -> Outcome<DB, Vec<Vec<Place>>> {
        const STRETCHES: usize = 8;
        let places = x.iter().zip(y).map(|(&x, &y)| self.place([x, y]));
        let places = thinned(places, self.pen.hairline());
        let mut drawn = Vec::new();
        for stretch in 0..STRETCHES {
            let from = (stretch * places.len() / STRETCHES).saturating_sub(1);
            let to = (stretch + 1) * places.len() / STRETCHES;
            let alpha = 0.25 + 0.65 * (stretch + 1) as f64 / STRETCHES as f64;
            for part in clipped(places[from..to].to_vec(), self.layout) {
                self.pen.path(&part, self.color(Ink::Text, alpha), self.grown(1.6))?;
                drawn.push(part);
            }
        }
        Ok(drawn)
    }

    /// A fine line from top to bottom.
    pub fn moment(&self, x: f64) -> Drawn<DB> {
        let x = self.pen.crisp(self.layout.x.at(x));
        let Layout { left, right, top, bottom, .. } = *self.layout;
        if !(left..=right).contains(&x) {
            return Ok(());
        }
        self.pen.path(&[[x, top], [x, bottom]], self.color(Ink::Text, 0.55), self.pen.hairline())
    }

    /// A dashed line across, at this height on the paper.
    pub fn level(&self, y: f64, ink: Ink) -> Drawn<DB> {
        let Layout { left, right, top, bottom, .. } = *self.layout;
        if !(top..=bottom).contains(&y) {
            return Ok(());
        }
        // All dashes as one polygon: the way from dash to dash and back has no area.
        let half = self.grown(0.6);
        let mut comb = Vec::new();
        for dash in dashes(&[[left, y], [right, y]], self.grown(6.0), self.grown(4.0)) {
            let [from, to] = [dash[0][0], dash[dash.len() - 1][0]];
            comb.extend([[from, y + half], [from, y - half], [to, y - half], [to, y + half]]);
        }
        self.pen.polygon(&comb, self.color(ink, 0.85))
    }
}

/// The points of a curve that are seen, and one more on each side; all where they do not ascend.
fn seen(x: &[f64], [from, to]: [f64; 2]) -> Range<usize> {
    let ascends = x.first() <= x.last() && x.is_sorted();
    if !ascends || x.first() >= Some(&from) && x.last() <= Some(&to) {
        return 0..x.len();
    }
    let first = x.partition_point(|&x| x < from).saturating_sub(1);
    let last = x.partition_point(|&x| x <= to);
    first..(last + 1).min(x.len())
}

/// A polyline cut into dashes of this length, with gaps between.
fn dashes(line: &[Place], dash: f64, gap: f64) -> Vec<Vec<Place>> {
    let mut parts: Vec<Vec<Place>> = Vec::new();
    let (mut drawing, mut left) = (true, dash);
    let mut part = line.first().map(|&start| vec![start]).unwrap_or_default();
    for pair in line.windows(2) {
        let [mut from, to] = [pair[0], pair[1]];
        let mut length = (to[0] - from[0]).hypot(to[1] - from[1]);
        while length > left {
            let step = left / length;
            from = [from[0] + step * (to[0] - from[0]), from[1] + step * (to[1] - from[1])];
            length -= left;
            if drawing {
                part.push(from);
                parts.push(std::mem::take(&mut part));
            } else {
                part = vec![from];
            }
            drawing = !drawing;
            left = if drawing { dash } else { gap };
        }
        left -= length;
        if drawing {
            part.push(to);
        }
    }
    if drawing && part.len() > 1 {
        parts.push(part);
    }
    parts
}
