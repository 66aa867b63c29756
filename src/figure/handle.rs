//! Handles: what in a figure can be taken hold of, and which parameters it stands for.

use super::Side;
use crate::text::Text;

/// Something in a figure that stands for one or two parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// What it is, for a tooltip.
    pub label: Text,
    /// How it is taken hold of.
    pub grip: Grip,
    /// What it looks like: its kind can be told from it.
    pub shape: Shape,
    /// What it means to bring it to a place.
    pub means: Means,
    /// The axis of its vertical place.
    pub side: Side,
    /// Where it stands, where its parameters do not say it all.
    pub place: Option<[f64; 2]>,
}

/// What the place of a handle means.
#[derive(Clone, Debug, PartialEq)]
pub enum Means {
    /// Parameters: the one that its horizontal place is, and the one that its vertical place is.
    Coordinates([Option<Grasp>; 2]),
    /// A parameter: its direction from the origin, in degrees.
    Direction(&'static str),
    /// More than that: its page is asked.
    Pulled(Pulled),
}

/// What is pulled where only its page knows which parameters that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pulled {
    /// A fixed point of a plane.
    FixedPoint,
    /// The nullcline of this variable of a plane.
    Nullcline(usize),
    /// The top of a pulse of current.
    Pulse,
}

/// Along which axes it helps to move a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// The horizontal one.
    Across,
    /// The vertical one.
    Up,
    /// Both.
    Both,
}

/// How a handle is taken hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// A point, moved both ways.
    Point,
    /// A horizontal line, moved up and down.
    Level,
    /// A vertical line, moved left and right.
    Edge,
    /// Anywhere: a click puts it there.
    Place,
    /// A point that turns about the origin.
    Turn,
}

/// What a handle looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq)]
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
    pub fn point(label: impl Into<Text>, x: Option<Grasp>, y: Option<Grasp>) -> Handle {
        let (grip, shape, means) = (Grip::Point, Shape::Ring, Means::Coordinates([x, y]));
        Handle { label: label.into(), grip, shape, means, side: Side::Left, place: None }
    }

    /// A horizontal line that is a parameter.
    pub fn level(label: impl Into<Text>, y: Grasp) -> Handle {
        Handle { grip: Grip::Level, shape: Shape::Bar, ..Handle::point(label, None, Some(y)) }
    }

    /// A threshold that is a parameter.
    pub fn threshold(y: Grasp) -> Handle {
        Handle { shape: Shape::Triangle, ..Handle::level("threshold", y) }
    }

    /// A vertical line that is a parameter.
    pub fn edge(label: impl Into<Text>, x: Grasp) -> Handle {
        Handle { grip: Grip::Edge, shape: Shape::Bar, ..Handle::point(label, Some(x), None) }
    }

    /// Anywhere in the axes, for two parameters at once; and a point to take hold of them by.
    pub fn anywhere(label: impl Into<Text>, x: Grasp, y: Grasp) -> Vec<Handle> {
        let point = Handle::point(label, Some(x), Some(y));
        vec![Handle { grip: Grip::Place, ..point.clone() }, point]
    }

    /// A point that means what its page says it does.
    pub fn pulled(label: impl Into<Text>, place: [f64; 2], what: Pulled) -> Handle {
        let (shape, means) = (Shape::Rim, Means::Pulled(what));
        Handle { shape, means, place: Some(place), ..Handle::point(label, None, None) }
    }

    /// A point at this distance from the origin whose direction in degrees is a parameter.
    pub fn turn(label: impl Into<Text>, param: &'static str, degrees: f64, distance: f64) -> Handle {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (grip, means) = (Grip::Turn, Means::Direction(param));
        let place = Some([distance * cos, distance * sin]);
        Handle { grip, means, place, ..Handle::point(label, None, None) }
    }

    /// The parameters that its coordinates are.
    pub fn grasps(&self) -> [Option<&Grasp>; 2] {
        match &self.means {
            Means::Coordinates(grasps) => grasps.each_ref().map(Option::as_ref),
            Means::Direction(_) | Means::Pulled(_) => [None; 2],
        }
    }

    /// Along which axes it helps to move it.
    pub fn ways(&self) -> Ways {
        match &self.means {
            Means::Coordinates([Some(_), None]) | Means::Pulled(Pulled::FixedPoint) => Ways::Across,
            Means::Coordinates([None, Some(_)]) | Means::Pulled(Pulled::Nullcline(_)) => Ways::Up,
            _ => Ways::Both,
        }
    }
}

impl Grasp {
    /// A parameter that is the coordinate itself.
    pub fn of((param, at): (&'static str, f64)) -> Grasp {
        Grasp { param, at, origin: 0.0 }
    }
}
