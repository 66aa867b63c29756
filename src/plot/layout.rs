//! Where the axes stand on the paper, and the scales between data and paper.

use super::pen::{Place, Weight, width};
use crate::figure::{Axis, Figure, Handle, Labels, Shape, Side};
use crate::text::Language;

/// What a figure is drawn on; lengths are CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Device pixels a CSS pixel.
    pub density: f64,
    /// Height of the figures' text.
    pub font: f64,
    /// Its family, as CSS names it.
    pub family: String,
    /// Light or dark.
    pub theme: super::Theme,
    /// Whether it has no ground of its own: what it lies on is not known then, and nothing is dimmed behind words.
    pub clear: bool,
    /// The language of its words and numbers.
    pub language: Language,
}

impl Paper {
    /// A light paper of this size, with text of this height in English, a device pixel a CSS pixel.
    pub fn of([width, height]: [f64; 2], font: f64) -> Paper {
        Paper {
            width,
            height,
            density: 1.0,
            font,
            family: "sans-serif".into(),
            theme: super::Theme::Light,
            clear: false,
            language: Language::default(),
        }
    }
}

/// A linear scale from an axis to the paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Ends of the axis.
    pub domain: [f64; 2],
    /// Where these ends stand on the paper.
    pub range: [f64; 2],
}

impl Scale {
    /// Where a value stands on the paper.
    pub fn at(&self, value: f64) -> f64 {
        let part = (value - self.domain[0]) / (self.domain[1] - self.domain[0]);
        self.range[0] + part * (self.range[1] - self.range[0])
    }

    /// The value that stands at a place of the paper.
    pub fn value(&self, at: f64) -> f64 {
        let part = (at - self.range[0]) / (self.range[1] - self.range[0]);
        self.domain[0] + part * (self.domain[1] - self.domain[0])
    }

    /// Paper units an axis unit; negative where the axis runs against the paper.
    pub fn slope(&self) -> f64 {
        (self.range[1] - self.range[0]) / (self.domain[1] - self.domain[0])
    }
}

/// The place of a figure's axes on its paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// Left edge of the axes.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
    /// The horizontal scale.
    pub x: Scale,
    /// The vertical scale at the left.
    pub y: Scale,
    /// The vertical scale at the right; the left one where there is none.
    pub other: Scale,
    /// Above the axes, what the titles of both vertical axes leave free, from left to right.
    pub head: [f64; 2],
    /// Below the numbers, what the title of the horizontal axis leaves free; nothing where it has none.
    pub foot: Option<[f64; 2]>,
    /// The height of the titles above: a narrow figure has smaller ones.
    pub titles: f64,
}

impl Layout {
    /// The layout of a figure. Margins depend on the text's height only, so that panels one under another align.
    pub fn new(figure: &Figure, paper: &Paper) -> Layout {
        let font = paper.font;
        let picture = figure.x.labels == Labels::None;
        let left = if picture { 0.8 * font } else { 3.6 * font };
        let right = match figure.right {
            Some(_) => paper.width - 3.6 * font,
            None => paper.width - if picture { 0.8 * font } else { 1.4 * font },
        };
        let top = if picture && figure.y.title.is_empty() { 0.5 * font } else { 2.0 * font };
        let bottom = paper.height
            - match figure.x.labels {
                Labels::Full => 3.0 * font,
                Labels::Hidden => 0.8 * font,
                Labels::None => 0.5 * font,
            };
        let (right, bottom) = (right.max(left + 1.0), bottom.max(top + 1.0));
        let ends = |axis: &Axis| [axis.min, axis.max];
        let mut x = Scale { domain: ends(&figure.x), range: [left, right] };
        let mut y = Scale { domain: ends(&figure.y), range: [bottom, top] };
        if figure.equal {
            // The tighter axis sets the unit; the other shows more than was asked for.
            let unit = x.slope().min(-y.slope());
            widen(&mut x, (right - left) / unit);
            widen(&mut y, (bottom - top) / unit);
        }
        let other =
            figure.right.as_ref().map_or(y, |axis| Scale { domain: ends(axis), range: [bottom, top] });
        let [near, far] = [Some(&figure.y), figure.right.as_ref()]
            .map(|axis| axis.map_or(0.0, |axis| width(&axis.title.told(&paper.language), 1.0, Weight::Bold)));
        let ending = if figure.right.is_some() { right } else { paper.width - 0.3 * font };
        let apart = if figure.right.is_some() { 1.0 } else { 0.0 };
        let titles = ((ending - left) / (near + far + apart)).min(font);
        let head = [left + near * titles, right - far * titles - apart * font];
        let under = right - width(&figure.x.title.told(&paper.language), font, Weight::Bold);
        let foot = (figure.x.labels == Labels::Full).then_some([left, under - font]);
        Layout { left, top, right, bottom, x, y, other, head, foot, titles }
    }

    /// Where a handle stands; along an axis that it does not have, in the middle, a threshold at the left. One outside of the axes waits at their
    /// edge.
    pub fn spot(&self, handle: &Handle) -> Place {
        let y = self.upward(handle.side);
        let [across, up] = handle.place.unwrap_or_else(|| {
            let middle = |scale: Scale| 0.5 * (scale.domain[0] + scale.domain[1]);
            let [of_x, of_y] = handle.grasps().map(|grasp| grasp.map(|grasp| grasp.at));
            let across = if handle.shape == Shape::Triangle { self.x.domain[0] } else { middle(self.x) };
            [of_x.unwrap_or(across), of_y.unwrap_or(middle(y))]
        });
        self.held([self.x.at(across), y.at(up)])
    }

    /// What a place on the paper is on the axes, on the vertical one of this side. One outside of the axes is where it would
    /// wait at their edge: a handle that left them could not be taken hold of again.
    pub fn coordinates(&self, place: Place, side: Side) -> [f64; 2] {
        let [across, down] = self.held(place);
        [self.x.value(across), self.upward(side).value(down)]
    }

    /// The nearest place within the axes.
    fn held(&self, [across, down]: Place) -> Place {
        [across.clamp(self.left, self.right), down.clamp(self.top, self.bottom)]
    }

    /// The vertical scale of a side.
    fn upward(&self, side: Side) -> Scale {
        match side {
            Side::Left => self.y,
            Side::Right => self.other,
        }
    }
}

/// Makes a scale's domain this long about its middle.
fn widen(scale: &mut Scale, length: f64) {
    let middle = 0.5 * (scale.domain[0] + scale.domain[1]);
    scale.domain = [middle - 0.5 * length, middle + 0.5 * length];
}
