//! Dots, points, arrows and the triangles of spikes.

use super::Easel;
use crate::figure::Ink;
use crate::plot::curve::clipped;
use crate::plot::pen::{Drawn, Place};
use plotters::prelude::DrawingBackend;
use plotters::style::{Color, RGBAColor};

/// More dots than this look the same: every so many are left out.
const MOST_DOTS: usize = 4000;

impl<DB: DrawingBackend> Easel<'_, DB> {
    /// Small squares: at this size they look like dots, and are drawn in a fraction of the time.
    pub fn dots(&self, points: &[f64], ink: Ink) -> Drawn<DB> {
        let every = points.len().div_ceil(2 * MOST_DOTS).max(1);
        // Few dots have to be seen one by one.
        let (half, strength) = if points.len() < 2000 { (1.7, 0.8) } else { (0.9, 0.5) };
        let (half, color) = (self.grown(half), self.color(ink, strength));
        for point in points.chunks_exact(2).step_by(every) {
            let place = self.place([point[0], point[1]]);
            if self.inside(place) {
                self.pen.rectangle(
                    [place[0] - half, place[1] - half],
                    [place[0] + half, place[1] + half],
                    color,
                )?;
            }
        }
        Ok(())
    }

    /// A point with a halo, or, where it is a named one or an open one, a ring: filled, or open.
    pub fn point(&self, place: Place, ink: Ink, open: bool, named: bool) -> Drawn<DB> {
        let color = self.color(ink, 1.0);
        if named || open {
            self.pen.disc(
                place,
                self.grown(5.0),
                if open { self.paper.theme.paper().mix(1.0) } else { color },
            )?;
            self.pen.ring(place, self.grown(5.0), color, self.grown(1.8))
        } else {
            self.pen.disc(place, self.grown(9.0), self.color(ink, 0.2))?;
            self.pen.disc(place, self.grown(5.0), color)
        }
    }

    /// Arrows as long as half the distance between them, a dot at the head.
    pub fn arrows(&self, places: &[[[f64; 2]; 2]], ink: Ink) -> Drawn<DB> {
        let length = 0.45 * (self.layout.right - self.layout.left) / (places.len() as f64 * 1.5).sqrt();
        let color = self.color(ink, 0.55);
        for [at, direction] in places {
            let from = self.place(*at);
            let along = [direction[0] * self.layout.x.slope(), direction[1] * self.layout.y.slope()];
            let size = along[0].hypot(along[1]);
            if size.is_finite() && size > 0.0 && self.inside(from) {
                let [dx, dy] = along.map(|d| 0.5 * length * d / size);
                let head = [from[0] + dx, from[1] + dy];
                self.stroke([[from[0] - dx, from[1] - dy], head], color, self.grown(1.0))?;
                if self.inside(head) {
                    self.pen.disc(head, self.grown(1.6), color)?;
                }
            }
        }
        Ok(())
    }

    /// An arrow from the origin; its head only where that lies within the axes.
    pub fn vector(&self, to: [f64; 2], ink: Ink) -> Drawn<DB> {
        let (from, tip) = (self.place([0.0, 0.0]), self.place(to));
        let color = self.color(ink, 1.0);
        let length = (tip[0] - from[0]).hypot(tip[1] - from[1]);
        if !length.is_finite() || length < 1.0 {
            return Ok(());
        }
        let [ux, uy] = [(tip[0] - from[0]) / length, (tip[1] - from[1]) / length];
        let along = |back: f64, aside: f64| {
            let (back, aside) = (self.grown(back), self.grown(aside));
            [tip[0] - back * ux - aside * uy, tip[1] - back * uy + aside * ux]
        };
        self.stroke([from, along(6.0, 0.0)], color, self.grown(2.6))?;
        if !self.inside(tip) {
            return Ok(());
        }
        self.pen.polygon(&[tip, along(11.0, 5.0), along(11.0, -5.0)], color)
    }

    /// What of a straight line lies within the axes.
    fn stroke(&self, ends: [Place; 2], color: RGBAColor, width: f64) -> Drawn<DB> {
        clipped(ends.to_vec(), self.layout).iter().try_for_each(|part| self.pen.path(part, color, width))
    }

    /// Downward triangles at the upper edge.
    pub fn spikes(&self, at: &[f64]) -> Drawn<DB> {
        let color = self.color(Ink::Spike, 1.0);
        let (top, half) = (self.layout.top, self.grown(4.0));
        let mut last = f64::NEG_INFINITY;
        for &time in at {
            let x = self.layout.x.at(time);
            // Spikes closer than a pixel would only draw the same triangle again.
            if x - last >= 1.0 && (self.layout.left..=self.layout.right).contains(&x) {
                self.pen.polygon(
                    &[[x - half, top - half], [x + half, top - half], [x, top + 0.6 * half]],
                    color,
                )?;
                last = x;
            }
        }
        Ok(())
    }
}
