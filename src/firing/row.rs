//! A number of each of the neurons side by side.

use crate::number::lanes::Lanes;

/// In blocks of [`LANES`](crate::number::lanes::LANES).
pub type Row = Vec<Lanes>;
