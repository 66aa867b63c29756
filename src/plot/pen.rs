//! Draws plain shapes in CSS pixels, through plotters, in units finer than a device pixel.

use super::Paper;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingBackend, IntoFont, RGBAColor};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, ShapeStyle, TextStyle};

/// Units a device pixel: plotters counts in whole units, and slow curves would show steps in whole pixels.
pub const FINE: f64 = 8.0;

/// What drawing on this backend comes to.
pub type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// A place on the paper.
pub type Place = [f64; 2];

/// How a text is written.
#[derive(Clone, Copy)]
pub struct Lettering {
    /// Colour.
    pub color: RGBAColor,
    /// Height in CSS pixels.
    pub size: f64,
    /// How heavy it is.
    pub weight: Weight,
    /// What of it stands at the place, across.
    pub across: HPos,
    /// What of it stands at the place, upright.
    pub upright: VPos,
}

/// Draws on one area.
pub struct Pen<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    family: &'a str,
    unit: f64,
    dry: bool,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    /// A pen for this paper; the area must be `width × density × FINE` units wide.
    pub fn new(area: &'a DrawingArea<DB, Shift>, paper: &'a Paper) -> Pen<'a, DB> {
        Pen { area, family: &paper.family, unit: paper.density * FINE, dry: false }
    }

    /// The same pen without ink: whoever draws with it learns where things would stand.
    pub fn dry(&self) -> Pen<'a, DB> {
        Pen { dry: true, ..*self }
    }

    /// Moves a coordinate to the nearest middle of a device pixel, so that a hairline is crisp.
    pub fn crisp(&self, coordinate: f64) -> f64 {
        let pixel = coordinate * self.unit / FINE;
        (pixel.floor() + 0.5) * FINE / self.unit
    }

    /// Width of one device pixel.
    pub fn hairline(&self) -> f64 {
        FINE / self.unit
    }

    /// A polyline.
    pub fn path(&self, points: &[Place], color: RGBAColor, width: f64) -> Drawn<DB> {
        if points.len() < 2 || self.dry {
            return Ok(());
        }
        let path: Vec<_> = points.iter().map(|&place| self.units(place)).collect();
        self.area.draw(&PathElement::new(path, self.stroke(color, width)))
    }

    /// A filled polygon.
    pub fn polygon(&self, corners: &[Place], color: RGBAColor) -> Drawn<DB> {
        if self.dry {
            return Ok(());
        }
        let corners: Vec<_> = corners.iter().map(|&place| self.units(place)).collect();
        self.area.draw(&Polygon::new(corners, color.filled()))
    }

    /// A filled rectangle between two opposite corners.
    pub fn rectangle(&self, from: Place, to: Place, color: RGBAColor) -> Drawn<DB> {
        if self.dry {
            return Ok(());
        }
        self.area.draw(&Rectangle::new([self.units(from), self.units(to)], color.filled()))
    }

    /// A filled disc.
    pub fn disc(&self, centre: Place, radius: f64, color: RGBAColor) -> Drawn<DB> {
        if self.dry {
            return Ok(());
        }
        let radius = (radius * self.unit).round() as i32;
        self.area.draw(&Circle::new(self.units(centre), radius, color.filled()))
    }

    /// A circle.
    pub fn ring(&self, centre: Place, radius: f64, color: RGBAColor, width: f64) -> Drawn<DB> {
        if self.dry {
            return Ok(());
        }
        let radius = (radius * self.unit).round() as i32;
        self.area.draw(&Circle::new(self.units(centre), radius, self.stroke(color, width)))
    }

    /// A line of text.
    pub fn text(&self, text: &str, place: Place, lettering: Lettering) -> Drawn<DB> {
        if self.dry {
            return Ok(());
        }
        let style = if lettering.weight == Weight::Bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = (self.family, lettering.size * self.unit, style).into_font();
        let style =
            TextStyle::from(font).color(&lettering.color).pos(Pos::new(lettering.across, lettering.upright));
        self.area.draw(&Text::new(text.to_string(), self.units(place), style))
    }

    fn units(&self, [x, y]: Place) -> (i32, i32) {
        ((x * self.unit).round() as i32, (y * self.unit).round() as i32)
    }

    fn stroke(&self, color: RGBAColor, width: f64) -> ShapeStyle {
        ShapeStyle { color, filled: false, stroke_width: (width * self.unit).round() as u32 }
    }
}

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As numbers are.
    Plain,
    /// As titles are.
    Bold,
}

/// About how wide a text is, without asking any backend: the same everywhere, and as wide as in the widest of the usual
/// faces.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let breadth = |c: char| match c {
        'i' | 'j' | 'l' | '.' | ',' | ' ' | '|' | '\'' | ':' | ';' | '/' | '(' | ')' | 't' | 'f' | 'r'
        | 'I' => 0.4,
        'm' | 'w' | 'M' | 'W' | '=' | '+' | '\u{2212}' | '±' | '<' | '>' | '→' | '…' => 0.86,
        'A'..='Z' | 'Δ' => 0.72,
        _ => 0.64,
    };
    let heavy = if weight == Weight::Bold { 1.1 } else { 1.0 };
    text.chars().map(breadth).sum::<f64>() * size * heavy
}
