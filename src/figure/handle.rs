//! Handles: what in a figure can be taken hold of, and which parameters it stands for.

use super::Side;
use serde::Serialize;

/// Something in a figure that stands for one or two parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Handle {
    /// What it is, for a tooltip.
    pub label: String,
    /// How it is taken hold of.
    #[serde(rename = "kind")]
    pub grip: Grip,
    /// What it looks like: its kind can be told from it.
    pub shape: Shape,
    /// The parameter that its horizontal place is.
    pub x: Option<Grasp>,
    /// The parameter that its vertical place is.
    pub y: Option<Grasp>,
    /// The axis of its vertical place.
    pub side: Side,
    /// Where it stands, where its parameters do not say it all; the page is told that in pixels.
    #[serde(skip)]
    pub place: Option<[f64; 2]>,
    /// By which name its page tells what a place means, where that is more than a coordinate; empty where it is not.
    pub asks: &'static str,
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
    /// A point that turns about the origin: its direction in degrees is the parameter of `x`.
    Turn,
}

/// What a handle looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A point.
    Ring,
    /// A point that a mark shows: round that.
    Rim,
    /// A line that can be moved.
    Bar,
    /// A curve that gives way.
    Arrows,
    /// A threshold, at the left edge of the axes.
    Triangle,
}

/// A parameter and where it stands: its value is the coordinate, counted from `origin`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Grasp {
    /// The parameter's id.
    pub param: &'static str,
    /// The coordinate on the axis.
    pub at: f64,
    /// The coordinate at which the parameter is 0.
    pub origin: f64,
}

impl Handle {
    /// A point, moved along the axes that it has parameters for.
    pub fn point(label: &str, x: Option<Grasp>, y: Option<Grasp>) -> Handle {
        Handle {
            label: label.into(),
            grip: Grip::Point,
            shape: Shape::Ring,
            x,
            y,
            side: Side::Left,
            place: None,
            asks: "",
        }
    }

    /// A horizontal line that is a parameter.
    pub fn level(label: &str, y: Grasp) -> Handle {
        Handle { grip: Grip::Level, shape: Shape::Bar, ..Handle::point(label, None, Some(y)) }
    }

    /// A threshold that is a parameter.
    pub fn threshold(y: Grasp) -> Handle {
        Handle { shape: Shape::Triangle, ..Handle::level("threshold", y) }
    }

    /// A vertical line that is a parameter.
    pub fn edge(label: &str, x: Grasp) -> Handle {
        Handle { grip: Grip::Edge, shape: Shape::Bar, ..Handle::point(label, Some(x), None) }
    }

    /// Anywhere in the axes, for two parameters at once; and a point to take hold of them by.
    pub fn anywhere(label: &str, x: Grasp, y: Grasp) -> Vec<Handle> {
        let point = Handle::point(label, Some(x), Some(y));
        vec![Handle { grip: Grip::Place, ..point.clone() }, point]
    }

    /// A point that means what its page says it does.
    pub fn asking(label: &str, place: [f64; 2], asks: &'static str) -> Handle {
        Handle { shape: Shape::Rim, place: Some(place), asks, ..Handle::point(label, None, None) }
    }

    /// A point at this distance from the origin whose direction in degrees is a parameter.
    pub fn turn(label: &str, param: &'static str, degrees: f64, distance: f64) -> Handle {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let point = Handle::point(label, Some(Grasp::of((param, degrees))), None);
        Handle { grip: Grip::Turn, place: Some([distance * cos, distance * sin]), ..point }
    }
}

impl Grasp {
    /// A parameter that is the coordinate itself.
    pub fn of((param, at): (&'static str, f64)) -> Grasp {
        Grasp { param, at, origin: 0.0 }
    }
}
