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

impl Drive {
    /// The current in each bin by the law of its piece.
    pub fn sampled(bins: Bins, pieces: Vec<(usize, Law)>) -> Drive {
        let mut current = Vec::with_capacity(bins.t.len());
        for (i, (first, law)) in pieces.iter().enumerate() {
            let end = pieces.get(i + 1).map_or(bins.t.len(), |next| next.0);
            current.extend(bins.t[*first..end.max(*first)].iter().map(|&t| law(t)));
        }
        Drive { bins, current: Rc::new(current), pieces }
    }
}
