//! Time bins, as NumPy's `arange` and `searchsorted` make and search them.

use crate::param::Refusal;
use std::rc::Rc;

/// The most bins a run may have anywhere.
pub const MOST: usize = 10_000_000;

/// Evenly spaced times and their distance.
#[derive(Clone, Debug)]
pub struct Bins {
    /// The times, ascending; never empty.
    pub t: Rc<Vec<f64>>,
    /// The distance between bins as the run uses it: t₁ − t₀.
    pub dt: f64,
}

impl Bins {
    /// `arange(tstart, tend, dt)`: ⌈(tend − tstart)/dt⌉ bins from `tstart`, without `tend`.
    ///
    /// Refuses a window without extent, a step that is not positive, and more than `most` bins.
    pub fn arange(tstart: f64, tend: f64, dt: f64, most: usize) -> Result<Bins, Refusal> {
        if tend <= tstart {
            return Err(Refusal::new(
                "tend",
                tend,
                format!("it must be greater than tstart, which is {tstart}"),
            ));
        }
        if dt <= 0.0 {
            return Err(Refusal::new("dt", dt, "it must be greater than 0"));
        }
        let count = ((tend - tstart) / dt).ceil();
        if count > most as f64 {
            return Err(Refusal::new(
                "dt",
                dt,
                format!(
                    "it would make {count:.0} time bins from {tstart} to {tend}; at most {most} are allowed"
                ),
            ));
        }
        // NumPy fills by the rounded first difference, and so does the course's dt = t[1] − t[0].
        let spacing = (tstart + dt) - tstart;
        let t: Vec<f64> = (0..count as usize).map(|i| tstart + i as f64 * spacing).collect();
        let dt = if t.len() > 1 { t[1] - t[0] } else { dt };
        Ok(Bins { t: Rc::new(t), dt })
    }

    /// `searchsorted(t, time)`: the first bin that is not before `time`.
    pub fn first_from(&self, time: f64) -> usize {
        self.t.partition_point(|&t| t < time)
    }
}
