//! What the nouns of the field look like, as figures: a run in time and in its plane, and what can be taken hold of in them.

pub mod flow;
pub mod handles;
pub mod inks;
pub mod kinds;
pub mod legend;
pub mod marks;
pub mod orbits;
pub mod others;
pub mod phase;
pub mod plane;
pub mod playback;
pub mod quantities;
pub mod recent;
pub mod smooth;
pub mod traces;
pub mod track;
