//! What to draw, as data: axes, marks and handles, without a word on how.

use serde::Serialize;
use std::rc::Rc;

/// One set of axes and what stands in it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What a reader who cannot see it should hear.
    pub description: String,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis, at the left.
    pub y: Axis,
    /// A second vertical axis, at the right, for marks of that [`Side`].
    pub right: Option<Axis>,
    /// One unit is as long across as it is up.
    pub equal: bool,
    /// What stays while an animation runs; drawn below the marks.
    pub backdrop: Vec<Mark>,
    /// What moves, in order.
    pub marks: Vec<Mark>,
    /// What can be taken hold of.
    pub handles: Vec<Handle>,
}

/// A linear axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The quantity and its unit.
    pub title: String,
    /// Its ink: that of the quantity where the axis has just one.
    pub ink: Ink,
    /// Lower end.
    pub min: f64,
    /// Upper end.
    pub max: f64,
    /// What is written along it.
    pub labels: Labels,
}

/// What is written along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// Numbers and the title.
    Full,
    /// Nothing: the axis below, linked with this one, says it.
    Hidden,
    /// Neither numbers nor grid: the figure is a picture.
    None,
}

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
    Level { y: f64, ink: Ink, label: String },
    /// A shaded band from one x to another.
    Band { from: f64, to: f64, ink: Ink },
    /// Small dots, for many points: x₀, y₀, x₁, y₁, …
    Dots { points: Values, ink: Ink },
    /// One dot with a halo.
    Point { at: [f64; 2], ink: Ink, open: bool, label: String },
    /// Arrows of one length: where, and the direction in axis units.
    Arrows { places: Vec<[[f64; 2]; 2]>, ink: Ink },
    /// A vector from the origin.
    Vector { to: [f64; 2], ink: Ink, label: String },
    /// Small triangles along the upper edge.
    Spikes { at: Vec<f64> },
    /// Large figures above the axes, at the right.
    Readout { text: String, ink: Ink },
    /// A square raster of `side` × `side` values, row by row from the top, `size` axis units wide from its lower
    /// left `corner`; ±`full` take the full ink of either sign. A caption stands under it.
    Raster { corner: [f64; 2], size: f64, side: usize, values: Values, full: f64, caption: String },
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
    pub label: String,
}

/// How a line is stroked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// The main thing.
    Firm,
    /// Beside the main thing.
    Thin,
    /// What was, or what would be.
    Dashed,
}

/// Something in a figure that stands for one or two parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Handle {
    /// What it is, for a tooltip.
    pub label: String,
    /// How it is taken hold of.
    #[serde(rename = "kind")]
    pub grip: Grip,
    /// The parameter that its horizontal place is.
    pub x: Option<Grasp>,
    /// The parameter that its vertical place is.
    pub y: Option<Grasp>,
}

/// How a handle is taken hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grip {
    /// A point, moved both ways.
    Point,
    /// A horizontal line, moved up and down.
    Level,
    /// A vertical line, moved left and right.
    Edge,
    /// Anywhere: a click puts it there.
    Place,
}

/// A parameter and where it stands: its value is the coordinate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Grasp {
    /// The parameter's id.
    pub param: &'static str,
    /// The coordinate on the axis.
    pub at: f64,
}

impl Figure {
    /// Empty axes.
    pub fn new(x: Axis, y: Axis) -> Figure {
        Figure {
            description: String::new(),
            x,
            y,
            right: None,
            equal: false,
            backdrop: Vec::new(),
            marks: Vec::new(),
            handles: Vec::new(),
        }
    }
}

impl Axis {
    /// An axis over this range; widened where it has no extent.
    pub fn new(title: &str, ink: Ink, [min, max]: [f64; 2]) -> Axis {
        let (min, max) = if max > min { (min, max) } else { (min - 0.5, min + 0.5) };
        Axis { title: title.into(), ink, min, max, labels: Labels::Full }
    }

    /// The same axis without its numbers.
    pub fn hidden(mut self) -> Axis {
        self.labels = Labels::Hidden;
        self
    }

    /// An axis that holds `usual` and every value of the columns. Where a run has ended early, what
    /// it came to in its last moments is left out: no more than thrice the usual range.
    pub fn holding(title: &str, ink: Ink, usual: [f64; 2], columns: &[&[f64]], ended: bool) -> Axis {
        let [low, high] = usual;
        let reach = if ended { high - low } else { f64::INFINITY };
        let (mut min, mut max) = (low, high);
        for &value in columns.iter().copied().flatten() {
            // Comparisons with NaN are false.
            min = if value < min { value } else { min };
            max = if value > max { value } else { max };
        }
        // A margin where the data, not the usual range, set the end.
        let margin = 0.05 * (max - min).min(3.0 * reach);
        let min = if min < low { (min - margin).max(low - reach) } else { min };
        let max = if max > high { (max + margin).min(high + reach) } else { max };
        Axis::new(title, ink, [min, max])
    }
}

impl Line {
    /// A whole, firm curve on the left axis.
    pub fn new(x: &Values, y: &Values, ink: Ink) -> Line {
        let count = x.len().min(y.len());
        let (stroke, side) = (Stroke::Firm, Side::Left);
        Line { x: x.clone(), y: y.clone(), count, ink, stroke, side, label: String::new() }
    }

    /// The curve with its name beside it.
    pub fn named(self, label: &str) -> Line {
        Line { label: label.into(), ..self }
    }
}

/// A number as figures and sentences write it: with a real minus sign, and none before zero.
pub fn written(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(digits) if digits.bytes().all(|byte| matches!(byte, b'0' | b'.')) => digits.into(),
        Some(digits) => format!("\u{2212}{digits}"),
        None => text,
    }
}
