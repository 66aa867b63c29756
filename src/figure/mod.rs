//! What to draw, as data: axes, marks and handles, without a word on how.

mod axis;
mod handle;
mod mark;
mod reading;
mod zoom;

pub use axis::{Axis, Labels};
pub use handle::{Grasp, Grip, Handle, Means, Pulled, Shape, Ways};
pub use mark::{Ink, Line, Mark, Side, Stroke, Values};
pub use reading::{Moment, Reading, Spike};
pub use zoom::Zoom;

use crate::text::Text;

/// One set of axes and what stands in it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What a reader who cannot see it should hear.
    pub description: Text,
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
    /// Whether it has nothing to tell: its panel is not there then.
    pub blank: bool,
}

impl Figure {
    /// Empty axes.
    pub fn new(x: Axis, y: Axis) -> Figure {
        Figure {
            description: Text::default(),
            x,
            y,
            right: None,
            equal: false,
            backdrop: Vec::new(),
            marks: Vec::new(),
            handles: Vec::new(),
            blank: false,
        }
    }
}
