//! Handles: what in a figure can be taken hold of, and which parameters it stands for.

use serde::Serialize;

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
