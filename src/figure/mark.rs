//! Marks: what stands in the coordinates of the axes, and in which ink.

use crate::text::Text;
use std::rc::Rc;

/// A colour by what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Membrane voltage.
    Voltage,
    /// The recovery variable.
    Recovery,
    /// Input current.
    Current,
    /// Spikes and thresholds.
    Spike,
    /// Sodium activation.
    GateM,
    /// Sodium inactivation.
    GateH,
    /// Potassium activation.
    GateN,
    /// A learned weight.
    Weight,
    /// What is given or expected, beside what is found.
    Reference,
    /// Plain text and trails.
    Text,
    /// What should stay in the background.
    Quiet,
    /// A pinned run, by its place in the list.
    Pin(usize),
}

/// Which vertical axis a mark belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one at the left.
    Left,
    /// The one at the right.
    Right,
}

/// A list of values, a range of which is shown.
pub type Values = Rc<Vec<f64>>;

/// Something drawn in the coordinates of the axes.
// Each variant's sentence says what its fields are; a sentence a field would say it again.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A curve.
    Line(Line),
    /// A curve that fades with age: the last `count` of the points up to `end`.
    Trail { x: Values, y: Values, end: usize },
    /// A horizontal line across the axes.
    Level { y: f64, ink: Ink, label: Text },
    /// A shaded band from one x to another.
    Band { from: f64, to: f64, ink: Ink },
    /// Small dots, for many points: x₀, y₀, x₁, y₁, …
    Dots { points: Values, ink: Ink },
    /// One dot with a halo; a ring where it has a label or is open.
    Point { at: [f64; 2], ink: Ink, open: bool, label: Text },
    /// What a part of the axes is called, written about the first of these places in it that is free.
    Region { at: [[f64; 2]; 2], name: Text },
    /// Arrows of one length: where, and the direction in axis units.
    Arrows { places: Vec<[[f64; 2]; 2]>, ink: Ink },
    /// A vector from the origin.
    Vector { to: [f64; 2], ink: Ink, label: Text },
    /// Small triangles along the upper edge.
    Spikes { at: Vec<f64> },
    /// Figures above the axes, at the right; large where that is asked for and there is room, or as other text.
    Readout { text: Text, ink: Ink, large: bool },
    /// A fine line from top to bottom.
    Moment { x: f64 },
    /// Shading of a rectangle of the axes, in cells: `columns` a row, row by row from the lowest, 1 for the full shade
    /// and 0 for none.
    Shading { x: [f64; 2], y: [f64; 2], columns: usize, values: Values, ink: Ink },
    /// A square raster of `side` × `side` values, row by row from the top, `size` axis units wide from its lower
    /// left `corner`; ±`full` take the full ink of either sign. A caption stands under it.
    Raster { corner: [f64; 2], size: f64, side: usize, values: Values, full: f64, caption: Text },
}

/// A curve through the first `count` points; interrupted where a value is not finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Across; ascending where there are many more points than pixels.
    pub x: Values,
    /// Up, of the same length or shorter.
    pub y: Values,
    /// How many of the points are drawn.
    pub count: usize,
    /// Its quantity.
    pub ink: Ink,
    /// How it is stroked.
    pub stroke: Stroke,
    /// Which vertical axis it is measured by.
    pub side: Side,
    /// Written beside it; empty for none.
    pub label: Text,
    /// What read-outs call it; empty where the axis says it.
    pub name: Text,
}

/// How a line is stroked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// What others may lie on.
    Broad,
    /// The same in dashes.
    Broken,
    /// The main thing.
    Firm,
    /// Beside the main thing.
    Thin,
    /// What was, or what would be.
    Dashed,
    /// A third beside the two.
    Dotted,
}

impl Line {
    /// A whole, firm curve on the left axis.
    pub fn new(x: &Values, y: &Values, ink: Ink) -> Line {
        let count = x.len().min(y.len());
        let (stroke, side) = (Stroke::Firm, Side::Left);
        Line {
            x: x.clone(),
            y: y.clone(),
            count,
            ink,
            stroke,
            side,
            label: Text::default(),
            name: Text::default(),
        }
    }

    /// The curve with its name beside it.
    pub fn named(self, label: impl Into<Text>) -> Line {
        let label = label.into();
        Line { name: label.clone(), label, ..self }
    }
}
