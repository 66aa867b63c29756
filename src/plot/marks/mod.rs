//! Marks on the paper, and the names beside them.

mod areas;
mod lines;
mod points;

use super::labels::{Anchor, Names};
use super::layout::{Layout, Paper};
use super::pen::{Drawn, Lettering, Pen, Place, width};
use crate::figure::{Ink, Mark};
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBAColor};

/// What drawing comes to, with what it has drawn.
type Outcome<DB, T> = Result<T, DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Pen, paper and axes.
pub struct Easel<'a, DB: DrawingBackend> {
    /// Draws.
    pub pen: &'a Pen<'a, DB>,
    /// Size and colours.
    pub paper: &'a Paper,
    /// Scales.
    pub layout: &'a Layout,
}

impl<DB: DrawingBackend> Easel<'_, DB> {
    /// Draws marks in order, and notes what their names should stand beside and keep clear of.
    pub fn draw<'m>(&self, marks: &'m [Mark], names: &mut Names<'m>) -> Drawn<DB> {
        for mark in marks {
            match mark {
                Mark::Line(line) => {
                    let parts = self.line(line)?;
                    parts.iter().for_each(|part| names.avoid_line(part));
                    names.add(&line.label, line.ink, Anchor::Curve(parts.concat()));
                }
                Mark::Trail { x, y, end } => {
                    let trail = self.trail(&x[..*end], &y[..*end])?;
                    trail.iter().for_each(|part| names.avoid_line(part));
                }
                Mark::Level { y, ink, label } => {
                    let y = self.layout.y.at(*y);
                    self.level(y, *ink)?;
                    names.add(label, *ink, Anchor::Level(y));
                }
                Mark::Band { from, to, ink } => self.band(*from, *to, *ink)?,
                Mark::Dots { points, ink } => self.dots(points, *ink)?,
                Mark::Point { at, ink, open, label } => {
                    let place = self.place(*at);
                    if self.inside(place) {
                        self.point(place, *ink, *open, !label.is_empty())?;
                        names.add(label, *ink, Anchor::Point(place));
                    }
                }
                Mark::Arrows { places, ink } => self.arrows(places, *ink)?,
                Mark::Vector { to, ink, label } => {
                    self.vector(*to, *ink)?;
                    names.add(label, *ink, Anchor::Point(self.place(*to)));
                }
                Mark::Spikes { at } => self.spikes(at)?,
                Mark::Readout { text, ink, large } => self.readout(text, *ink, *large)?,
                Mark::Moment { x } => self.moment(*x)?,
                Mark::Shading { x, y, columns, values, ink } => {
                    self.shading([*x, *y], *columns, values, *ink)?
                }
                Mark::Raster { corner, size, side, values, full, caption } => {
                    self.raster(*corner, *size, *side, values, *full, caption)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the names where they are clear of everything noted.
    pub fn write(&self, names: Names) -> Drawn<DB> {
        let font = self.paper.font;
        for name in names.placed(font) {
            self.halo(name.block)?;
            let [[left, top], [right, bottom]] = name.block;
            let lines: Vec<&str> = name.text.lines().collect();
            for (i, line) in lines.iter().enumerate() {
                let y = top + (bottom - top) * (i as f64 + 0.5) / lines.len() as f64;
                self.words(line, [0.5 * (left + right), y], name.ink, (HPos::Center, VPos::Center))?;
            }
        }
        Ok(())
    }

    /// Figures above the axes, at the right, where no curve comes, between the titles of the vertical axes.
    fn readout(&self, text: &str, ink: Ink, large: bool) -> Drawn<DB> {
        let (font, color) = (self.paper.font, self.color(ink, 1.0));
        let Layout { top, right, head: [start, end], .. } = *self.layout;
        let fits = |size| start + font + width(text, size) <= end;
        let large = large && fits(1.4 * font);
        let (size, lift) = if large { (1.4 * font, 0.3 * font) } else { (font, 0.75 * font) };
        let lettering = Lettering { color, size, bold: true, across: HPos::Right, upright: VPos::Bottom };
        if fits(size) {
            return self.pen.text(text, [end, top - lift], lettering);
        }
        let wide = width(text, size);
        // A narrow figure has no room beside its title: within the axes then, on a ground of its own.
        self.halo([[right - wide - 0.5 * font, top], [right, top + 1.5 * font]])?;
        self.pen.text(text, [right - 0.25 * font, top + 1.25 * font], lettering)
    }

    /// Dims what is behind words.
    fn halo(&self, [from, to]: [Place; 2]) -> Drawn<DB> {
        self.pen.rectangle(from, to, self.paper.theme.paper().mix(0.8))
    }

    fn words(&self, text: &str, place: Place, ink: Ink, (across, upright): (HPos, VPos)) -> Drawn<DB> {
        if text.is_empty() {
            return Ok(());
        }
        let lettering = Lettering {
            color: self.color(ink, 1.0),
            size: self.paper.font,
            bold: ink != Ink::Text,
            across,
            upright,
        };
        self.pen.text(text, place, lettering)
    }

    /// A length that grows with the text, so that lines stay as heavy beside it: pixels at the usual height.
    fn grown(&self, length: f64) -> f64 {
        length * self.paper.font / 12.5
    }

    fn color(&self, ink: Ink, alpha: f64) -> RGBAColor {
        self.paper.theme.ink(ink).mix(alpha)
    }

    fn place(&self, [x, y]: [f64; 2]) -> Place {
        [self.layout.x.at(x), self.layout.y.at(y)]
    }

    fn inside(&self, [x, y]: Place) -> bool {
        (self.layout.left..=self.layout.right).contains(&x)
            && (self.layout.top..=self.layout.bottom).contains(&y)
    }
}
