//! Marks, a function each.

use super::curve::{clipped, polylines, thinned};
use super::labels::{Obstacles, beside};
use super::layout::{Layout, Paper};
use super::pen::{Drawn, Lettering, Pen, Place, width};
use crate::figure::{Ink, Line, Mark, Side, Stroke};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBAColor};

/// More dots than this look the same: every so many are left out.
const MOST_DOTS: usize = 4000;

/// Draws marks in order, then the names of the curves among them.
pub fn draw<DB: DrawingBackend>(pen: &Pen<DB>, marks: &[Mark], paper: &Paper, layout: &Layout) -> Drawn<DB> {
    let easel = Easel { pen, paper, layout };
    let mut obstacles = Obstacles::new(layout);
    let mut named = Vec::new();
    for mark in marks {
        match mark {
            Mark::Line(line) => {
                let parts = easel.line(line)?;
                parts.iter().for_each(|part| obstacles.line(part));
                if !line.label.is_empty() {
                    named.push((line, parts.concat()));
                }
            }
            Mark::Trail { x, y, end } => {
                let trail = easel.trail(&x[..*end], &y[..*end])?;
                trail.iter().for_each(|part| obstacles.line(part));
            }
            Mark::Level { y, ink, label } => easel.level(*y, *ink, label)?,
            Mark::Band { from, to, ink } => easel.band(*from, *to, *ink)?,
            Mark::Dots { points, ink } => easel.dots(points, *ink)?,
            Mark::Point { at, ink, open, label } => {
                let block = easel.point(*at, *ink, *open, label)?;
                obstacles.block(block[0], block[1]);
            }
            Mark::Arrows { places, ink } => easel.arrows(places, *ink)?,
            Mark::Vector { to, ink, label } => easel.vector(*to, *ink, label)?,
            Mark::Spikes { at } => easel.spikes(at)?,
            Mark::Readout { text, ink } => {
                let block = easel.readout(text, *ink)?;
                obstacles.block(block[0], block[1]);
            }
            Mark::Raster { corner, size, side, values, full, caption } => {
                easel.raster(*corner, *size, *side, values, *full, caption)?;
            }
        }
    }
    for (line, curve) in named {
        let size = [width(&line.label, paper.font) + 4.0, 1.2 * paper.font];
        if let Some(place) = beside(&curve, size, &obstacles, layout) {
            let block = [
                [place[0] - size[0] / 2.0, place[1] - size[1] / 2.0],
                [place[0] + size[0] / 2.0, place[1] + size[1] / 2.0],
            ];
            obstacles.block(block[0], block[1]);
            easel.halo(block)?;
            easel.words(&line.label, place, line.ink, (HPos::Center, VPos::Center))?;
        }
    }
    Ok(())
}

struct Easel<'a, DB: DrawingBackend> {
    pen: &'a Pen<'a, DB>,
    paper: &'a Paper,
    layout: &'a Layout,
}

type Block = [Place; 2];

impl<DB: DrawingBackend> Easel<'_, DB> {
    fn line(&self, line: &Line) -> Result<Vec<Vec<Place>>, plotters::drawing::DrawingAreaErrorKind<DB::ErrorType>> {
        let scale = if line.side == Side::Right { &self.layout.other } else { &self.layout.y };
        let (x, y) = (&line.x[..line.count], &line.y[..line.count]);
        let lines = polylines(x, y, [&self.layout.x, scale], self.pen.hairline(), self.layout);
        let parts: Vec<_> = lines.into_iter().flat_map(|line| clipped(line, self.layout)).collect();
        let (alpha, width) = match line.stroke {
            Stroke::Firm => (1.0, 1.8),
            Stroke::Thin => (0.8, 1.2),
            Stroke::Dashed => (0.55, 1.2),
        };
        let color = self.color(line.ink, alpha);
        for part in &parts {
            if line.stroke == Stroke::Dashed {
                for dash in dashes(part, 5.0, 4.0) {
                    self.pen.path(&dash, color, width)?;
                }
            } else {
                self.pen.path(part, color, width)?;
            }
        }
        Ok(parts)
    }

    /// The older, the paler: eight stretches of equal length.
    fn trail(
        &self,
        x: &[f64],
        y: &[f64],
    ) -> Result<Vec<Vec<Place>>, plotters::drawing::DrawingAreaErrorKind<DB::ErrorType>> {
        const STRETCHES: usize = 8;
        let places = x.iter().zip(y).map(|(&x, &y)| self.place([x, y]));
        let places = thinned(places, self.pen.hairline());
        let mut drawn = Vec::new();
        for stretch in 0..STRETCHES {
            let from = (stretch * places.len() / STRETCHES).saturating_sub(1);
            let to = (stretch + 1) * places.len() / STRETCHES;
            let alpha = 0.25 + 0.65 * (stretch + 1) as f64 / STRETCHES as f64;
            for part in clipped(places[from..to].to_vec(), self.layout) {
                self.pen.path(&part, self.color(Ink::Text, alpha), 1.6)?;
                drawn.push(part);
            }
        }
        Ok(drawn)
    }

    fn level(&self, y: f64, ink: Ink, label: &str) -> Drawn<DB> {
        let y = self.layout.y.at(y);
        let Layout { left, right, top, bottom, .. } = *self.layout;
        if !(top..=bottom).contains(&y) {
            return Ok(());
        }
        // All dashes as one polygon: the way from dash to dash and back has no area.
        let half = 0.6;
        let mut comb = Vec::new();
        for dash in dashes(&[[left, y], [right, y]], 6.0, 4.0) {
            let [from, to] = [dash[0][0], dash[dash.len() - 1][0]];
            comb.extend([[from, y + half], [from, y - half], [to, y - half], [to, y + half]]);
        }
        self.pen.polygon(&comb, self.color(ink, 0.85))?;
        self.words(label, [left + 5.0, y - 3.0], ink, (HPos::Left, VPos::Bottom))
    }

    fn band(&self, from: f64, to: f64, ink: Ink) -> Drawn<DB> {
        let Layout { left, right, top, bottom, .. } = *self.layout;
        let [from, to] = [from, to].map(|x| self.layout.x.at(x).clamp(left, right));
        if from >= to {
            return Ok(());
        }
        self.pen.rectangle([from, top], [to, bottom], self.color(ink, 0.07))
    }

    fn dots(&self, points: &[f64], ink: Ink) -> Drawn<DB> {
        let every = points.len().div_ceil(2 * MOST_DOTS).max(1);
        let color = self.color(ink, 0.5);
        for point in points.chunks_exact(2).step_by(every) {
            let place = self.place([point[0], point[1]]);
            if self.inside(place) {
                let half = 0.9;
                self.pen.rectangle(
                    [place[0] - half, place[1] - half],
                    [place[0] + half, place[1] + half],
                    color,
                )?;
            }
        }
        Ok(())
    }

    fn point(
        &self,
        at: Place,
        ink: Ink,
        open: bool,
        label: &str,
    ) -> Result<Block, plotters::drawing::DrawingAreaErrorKind<DB::ErrorType>> {
        let place = self.place(at);
        let nowhere = [place, place];
        if !self.inside(place) {
            return Ok(nowhere);
        }
        let color = self.color(ink, 1.0);
        if label.is_empty() {
            self.pen.disc(place, 9.0, self.color(ink, 0.2))?;
            self.pen.disc(place, 5.0, color)?;
            return Ok(nowhere);
        }
        self.pen.disc(place, 5.0, if open { self.paper.theme.paper().mix(1.0) } else { color })?;
        self.pen.ring(place, 5.0, color, 1.8)?;
        let font = self.paper.font;
        let size = [width(label, font) + 12.0, 1.7 * font];
        let left = (place[0] + 10.0).min(self.layout.right - size[0]).max(self.layout.left);
        let below = place[1] + 10.0;
        let top = if below + size[1] > self.layout.bottom { place[1] - 10.0 - size[1] } else { below };
        let block = [[left, top], [left + size[0], top + size[1]]];
        self.halo(block)?;
        self.words(label, [left + 6.0, top + 0.5 * size[1]], Ink::Text, (HPos::Left, VPos::Center))?;
        Ok(block)
    }

    /// Arrows as long as half the distance between them, a dot at the head.
    fn arrows(&self, places: &[[[f64; 2]; 2]], ink: Ink) -> Drawn<DB> {
        let length = 0.45 * (self.layout.right - self.layout.left) / (places.len() as f64 * 1.5).sqrt();
        let color = self.color(ink, 0.55);
        for [at, direction] in places {
            let from = self.place(*at);
            let along = [direction[0] * self.layout.x.slope(), direction[1] * self.layout.y.slope()];
            let size = along[0].hypot(along[1]);
            if size.is_finite() && size > 0.0 && self.inside(from) {
                let [dx, dy] = along.map(|d| 0.5 * length * d / size);
                let head = [from[0] + dx, from[1] + dy];
                self.pen.path(&[[from[0] - dx, from[1] - dy], head], color, 1.0)?;
                self.pen.disc(head, 1.6, color)?;
            }
        }
        Ok(())
    }

    fn vector(&self, to: [f64; 2], ink: Ink, label: &str) -> Drawn<DB> {
        let (from, tip) = (self.place([0.0, 0.0]), self.place(to));
        let color = self.color(ink, 1.0);
        let length = (tip[0] - from[0]).hypot(tip[1] - from[1]);
        if length < 1.0 || !self.inside(tip) {
            return Ok(());
        }
        let [ux, uy] = [(tip[0] - from[0]) / length, (tip[1] - from[1]) / length];
        let along = |back: f64, aside: f64| [tip[0] - back * ux - aside * uy, tip[1] - back * uy + aside * ux];
        self.pen.path(&[from, along(6.0, 0.0)], color, 2.6)?;
        self.pen.polygon(&[tip, along(11.0, 5.0), along(11.0, -5.0)], color)?;
        self.words(label, along(-11.0, 0.0), ink, (HPos::Center, VPos::Center))
    }

    /// Downward triangles at the upper edge.
    fn spikes(&self, at: &[f64]) -> Drawn<DB> {
        let color = self.color(Ink::Spike, 1.0);
        let top = self.layout.top;
        let mut last = f64::NEG_INFINITY;
        for &time in at {
            let x = self.layout.x.at(time);
            // Spikes closer than a pixel would only draw the same triangle again.
            if x - last >= 1.0 && (self.layout.left..=self.layout.right).contains(&x) {
                self.pen.polygon(&[[x - 4.0, top - 5.0], [x + 4.0, top - 5.0], [x, top + 2.0]], color)?;
                last = x;
            }
        }
        Ok(())
    }

    fn readout(&self, text: &str, ink: Ink) -> Result<Block, plotters::drawing::DrawingAreaErrorKind<DB::ErrorType>> {
        let size = 1.4 * self.paper.font;
        let corner = [self.layout.right - 8.0, self.layout.top + 6.0];
        let block = [[corner[0] - width(text, size) - 8.0, self.layout.top], [self.layout.right, corner[1] + 1.4 * size]];
        self.halo(block)?;
        let color = self.color(ink, 1.0);
        self.pen.text(text, corner, Lettering { color, size, bold: true, across: HPos::Right, upright: VPos::Top })?;
        Ok(block)
    }

    fn raster(&self, corner: Place, size: f64, side: usize, values: &[f64], full: f64, caption: &str) -> Drawn<DB> {
        let from = self.place([corner[0], corner[1] + size]);
        let to = self.place([corner[0] + size, corner[1]]);
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
            let strength = (value.abs() / full).min(1.0);
            if strength > 0.004 {
                self.pen.rectangle(cell[0], cell[1], self.color(ink, strength))?;
            }
        }
        let [left, right] = [edge(from[0], to[0], 0), edge(from[0], to[0], side)];
        let [top, bottom] = [edge(from[1], to[1], 0), edge(from[1], to[1], side)];
        let frame = [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]];
        self.pen.path(&frame, self.color(Ink::Quiet, 0.6), 1.0)?;
        let below = [0.5 * (left + right), bottom + 0.5 * self.paper.font];
        self.words(caption, below, Ink::Text, (HPos::Center, VPos::Top))
    }

    /// Dims what is behind words.
    fn halo(&self, [from, to]: Block) -> Drawn<DB> {
        self.pen.rectangle(from, to, self.paper.theme.paper().mix(0.8))
    }

    fn words(&self, text: &str, place: Place, ink: Ink, (across, upright): (HPos, VPos)) -> Drawn<DB> {
        if text.is_empty() {
            return Ok(());
        }
        let lettering =
            Lettering { color: self.color(ink, 1.0), size: self.paper.font, bold: ink != Ink::Text, across, upright };
        self.pen.text(text, place, lettering)
    }

    fn color(&self, ink: Ink, alpha: f64) -> RGBAColor {
        self.paper.theme.ink(ink).mix(alpha)
    }

    fn place(&self, [x, y]: [f64; 2]) -> Place {
        [self.layout.x.at(x), self.layout.y.at(y)]
    }

    fn inside(&self, [x, y]: Place) -> bool {
        (self.layout.left..=self.layout.right).contains(&x) && (self.layout.top..=self.layout.bottom).contains(&y)
    }
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
