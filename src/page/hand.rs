//! What a page answers to a hand that touches its figures.

use crate::param::as_object;
use serde::Serialize;

/// What a page answers to a hand: parameters and their new values.
pub trait Hand {
    /// What it means to bring the handle that asks so to a place in its axes.
    fn bring(&self, asks: &str, at: [f64; 2]) -> Named;

    /// What can be done at the moment of a frame.
    fn act(&self, frame: usize) -> Act;
}

/// Something that a reader can do while a run is played.
#[derive(Debug, Serialize)]
pub struct Act {
    /// On the button.
    pub label: &'static str,
    /// What it changes; nothing where the frame has no moment.
    #[serde(serialize_with = "as_object")]
    pub values: Named,
}

/// Parameters and their values.
pub type Named = Vec<(&'static str, f64)>;
