//! Marks on the paper, and the names beside them.

mod areas;
mod lines;
mod points;

use super::labels::{Anchor, Names, Placed, weight_of};
use super::layout::{Layout, Paper, Scale};
use super::obstacles::Block;
use super::pen::{Drawn, Lettering, Pen, Place, Weight, width};
use crate::figure::{Ink, Mark, Side};
use crate::text::Text;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBAColor};

/// What drawing comes to, with what it has drawn.
type Outcome<DB, T> = Result<T, DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Fewer numbers of dots than this are kept clear of.
const FEW_DOTS: usize = 400;

/// Pen, paper and axes.
pub struct Easel<'a, DB: DrawingBackend> {
    /// Draws.
    pub pen: &'a Pen<'a, DB>,
    /// Size and colours.
    pub paper: &'a Paper,
    /// Scales.
    pub layout: &'a Layout,
    /// Whether the turns of its curves are to be seen: not over time, where there is one after the other.
    pub turns: bool,
}

impl<DB: DrawingBackend> Easel<'_, DB> {
    /// Draws marks in order, and notes what their names should stand beside and keep clear of.
    pub fn draw(&self, marks: &[Mark], names: &mut Names) -> Drawn<DB> {
        for mark in marks {
            match mark {
                Mark::Line(line) => {
                    let parts = self.line(line)?;
                    names.keep_off_curve(&parts, self.turns);
                    let upright = self.upright(line.side);
                    names.obstacles.avoid(self.to_come(&line.x, &line.y, line.count, upright));
                    names.add(self.told(&line.label), line.ink, Anchor::Curve(parts));
                }
                Mark::Trail { x, y, end } => {
                    for part in self.trail(&x[..*end], &y[..*end])? {
                        names.obstacles.avoid(part.iter().copied());
                    }
                    names.obstacles.avoid(self.to_come(x, y, *end, &self.layout.y));
                }
                Mark::Level { y, ink, label } => {
                    let y = self.layout.y.at(*y);
                    self.level(y, *ink)?;
                    names.add(self.told(label), *ink, Anchor::Level(y));
                }
                Mark::Band { from, to, ink } => self.band(*from, *to, *ink)?,
                Mark::Dots { points, ink } => {
                    self.dots(points, *ink)?;
                    // A cloud is behind the names, a few dots are a way.
                    for dot in points.chunks_exact(2).filter(|_| points.len() < FEW_DOTS) {
                        let place = self.place([dot[0], dot[1]]);
                        names.obstacles.avoid([place, place].into_iter());
                    }
                }
                Mark::Point { at, ink, open, label } => {
                    let place = self.place(*at);
                    if self.inside(place) {
                        self.point(place, *ink, *open, !label.is_empty())?;
                        names.keep_off(place);
                        names.add(self.told(label), *ink, Anchor::Point(place));
                    }
                }
                Mark::Region { at, name } => {
                    names.add(self.told(name), Ink::Quiet, Anchor::Region(at.map(|at| self.place(at))))
                }
                Mark::Arrows { places, ink } => self.arrows(places, *ink)?,
                Mark::Vector { to, ink, label } => {
                    self.vector(*to, *ink)?;
                    let place = self.place(*to);
                    names.obstacles.avoid([self.place([0.0, 0.0]), place].into_iter());
                    if self.inside(place) {
                        names.keep_off(place);
                        names.add(self.told(label), *ink, Anchor::Point(place));
                    }
                }
                Mark::Spikes { at } => self.spikes(at)?,
                Mark::Readout { text, ink, large } => self.readout(text, *ink, *large, names)?,
                Mark::Moment { x } => self.moment(*x)?,
                Mark::Shading { x, y, columns, values, ink } => {
                    self.shading([*x, *y], *columns, values, *ink)?
                }
                Mark::Raster { corner, size, side, values, full, caption } => {
                    self.raster(*corner, *size, *side, values, *full, &self.told(caption))?;
                    names.obstacles.forbid(self.square(*corner, *size));
                }
            }
        }
        Ok(())
    }

    /// Writes the names where they are clear of everything noted.
    pub fn write(&self, names: Names) -> Drawn<DB> {
        let inset = 0.2 * self.paper.font;
        for Placed { text, ink, block, aligned, leader } in names.placed() {
            self.halo(behind(block, aligned))?;
            if let Some(leader) = leader {
                self.pen.path(&leader, self.color(ink, 0.7), self.grown(1.0))?;
            }
            let [[left, top], [right, bottom]] = block;
            let x = match aligned {
                HPos::Left => left + inset,
                HPos::Right => right - inset,
                HPos::Center => 0.5 * (left + right),
            };
            let lines: Vec<&str> = text.lines().collect();
            for (i, line) in lines.iter().enumerate() {
                let y = top + (bottom - top) * (i as f64 + 0.5) / lines.len() as f64;
                self.words(line, [x, y], ink, (aligned, VPos::Center))?;
            }
        }
        Ok(())
    }

    /// Figures above the axes, at the right, where no curve comes, between the titles of the vertical axes. A narrow figure
    /// has no room there: below the axes then, beside the title of the horizontal one, or within the axes like a name.
    fn readout(&self, text: &Text, ink: Ink, large: bool, names: &mut Names) -> Drawn<DB> {
        let text = self.told(text);
        let font = self.paper.font;
        let Layout { top, bottom, head, foot, .. } = *self.layout;
        let fits = |size, [start, end]: [f64; 2]| start + font + width(&text, size, Weight::Bold) <= end;
        let (color, weight) = (self.color(ink, 1.0), Weight::Bold);
        let above = [(1.4, 0.3), (1.0, 0.75), (0.85, 0.75)].into_iter().skip(usize::from(!large));
        for (size, lift) in above.map(|(size, lift)| (size * font, lift * font)) {
            if fits(size, head) {
                names.head = None;
                let lettering = Lettering { color, size, weight, across: HPos::Right, upright: VPos::Bottom };
                return self.pen.text(&text, [head[1], top - lift], lettering);
            }
        }
        if let Some(foot) = foot.filter(|foot| fits(font, *foot)) {
            let lettering = Lettering { color, size: font, weight, across: HPos::Left, upright: VPos::Top };
            return self.pen.text(&text, [foot[0], bottom + 1.7 * font], lettering);
        }
        names.add(text, ink, Anchor::Anywhere);
        Ok(())
    }

    /// A text as it is written on this paper.
    fn told(&self, text: &Text) -> String {
        text.told(&self.paper.language)
    }

    /// The way of a curve as of a point that is not yet drawn: so roughly that it costs nothing.
    fn to_come<'v>(
        &'v self,
        x: &'v [f64],
        y: &'v [f64],
        from: usize,
        upright: &'v Scale,
    ) -> impl Iterator<Item = Place> + Clone + 'v {
        const ENOUGH: usize = 1000;
        let count = x.len().min(y.len());
        let every = count.saturating_sub(from).div_ceil(ENOUGH).max(1);
        (from..count).step_by(every).map(move |i| [self.layout.x.at(x[i]), upright.at(y[i])])
    }

    /// Dims what is behind words; on a ground that is not known it would be a blotch.
    fn halo(&self, [from, to]: [Place; 2]) -> Drawn<DB> {
        // Above the axes there is nothing behind them.
        if self.paper.clear || from[1] < self.layout.top {
            return Ok(());
        }
        self.pen.rectangle(from, to, self.paper.theme.paper().mix(0.8))
    }

    fn words(&self, text: &str, place: Place, ink: Ink, (across, upright): (HPos, VPos)) -> Drawn<DB> {
        if text.is_empty() {
            return Ok(());
        }
        let lettering = Lettering {
            // What is quiet is to be read nevertheless.
            color: if ink == Ink::Quiet { self.paper.theme.numbers().mix(1.0) } else { self.color(ink, 1.0) },
            size: self.paper.font,
            weight: weight_of(ink),
            across,
            upright,
        };
        self.pen.text(text, place, lettering)
    }

    /// A length that grows with the text, so that lines stay as heavy beside it: pixels at the usual height.
    fn grown(&self, length: f64) -> f64 {
        length * self.paper.font / 12.5
    }

    fn upright(&self, side: Side) -> &Scale {
        if side == Side::Right { &self.layout.other } else { &self.layout.y }
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

/// What a name covers of its box, which is as wide as in the widest of faces.
fn behind([[left, top], [right, bottom]]: Block, aligned: HPos) -> Block {
    const SLIM: f64 = 0.8;
    let spare = (1.0 - SLIM) * (right - left);
    let [before, after] = match aligned {
        HPos::Left => [0.0, spare],
        HPos::Right => [spare, 0.0],
        HPos::Center => [0.5 * spare; 2],
    };
    [[left + before, top], [right - after, bottom]]
}
