//! What a page answers to a hand that touches its figures.

use crate::figure::Pulled;

/// What a page answers to a hand: parameters and their new values.
pub trait Hand {
    /// What it means to bring what is pulled to a place in its axes.
    fn bring(&self, what: Pulled, at: [f64; 2]) -> Named;

    /// What can be done at the moment of a frame, if anything can while the run is played.
    fn act(&self, frame: usize) -> Option<Act>;
}

/// Something that a reader can do while a run is played.
#[derive(Debug)]
pub struct Act {
    /// On the button.
    pub label: &'static str,
    /// What it changes; nothing where the frame has no moment.
    pub values: Named,
}

/// Parameters and their values.
pub type Named = Vec<(&'static str, f64)>;
