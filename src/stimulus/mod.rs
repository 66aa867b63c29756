//! Input currents, one a file, on the time bins of a run.

pub mod bins;
pub mod ramp;
pub mod ramp_and_hold;
pub mod sinusoid;
pub mod step;

use bins::Bins;
use std::rc::Rc;

/// A current as a function of time, smooth within its piece.
pub type Law = Box<dyn Fn(f64) -> f64>;

/// A current on the bins of a run, and between them.
pub struct Drive {
    /// The time bins.
    pub bins: Bins,
    /// The current in each bin, as the course samples it.
    pub current: Rc<Vec<f64>>,
    /// Smooth pieces in order: the bin at which each begins, and its law.
    pub pieces: Vec<(usize, Law)>,
}
