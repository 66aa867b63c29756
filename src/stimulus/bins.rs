//! Time bins, as NumPy's `arange` and `searchsorted` make and search them.

use crate::param::Refusal;
use crate::text::say;
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
            let why = say!("it must be greater than tstart, which is {tstart}", tstart);
            return Err(Refusal::number("tend", tend, why).beside("tstart"));
        }
        if dt <= 0.0 {
            return Err(Refusal::number("dt", dt, "it must be greater than 0"));
        }
        let count = ((tend - tstart) / dt).ceil();
        if count > most as f64 {
            let why = say!("the run would have {count} time bins; at most {most} are allowed", count, most);
            return Err(Refusal::number("dt", dt, why).for_its_cost());
        }
        // NumPy fills by the rounded first difference, and so does the course's dt = t[1] − t[0].
        let spacing = (tstart + dt) - tstart;
        if spacing <= 0.0 || tend - spacing == tend {
            let why = say!("it is lost in rounding beside times as large as {tend}", tend);
            return Err(Refusal::number("dt", dt, why));
        }
        let t: Vec<f64> = (0..count as usize).map(|i| tstart + i as f64 * spacing).collect();
        let dt = if t.len() > 1 { t[1] - t[0] } else { dt };
        Ok(Bins { t: Rc::new(t), dt })
    }

    /// When a bin begins; when the last ends, where there are no more.
    pub fn time(&self, bin: usize) -> f64 {
        self.t.get(bin).copied().unwrap_or_else(|| self.t[self.t.len() - 1] + self.dt)
    }

    /// When an edge at `time` is met: with a bin, where rounding alone parts them.
    pub fn edge(&self, time: f64) -> f64 {
        let after = self.first_from(time);
        let near = [after.saturating_sub(1), after].map(|bin| self.time(bin));
        let met = |near: &f64| (near - time).abs() <= 1e-9 * self.dt + 1e-15 * time.abs();
        near.into_iter().find(met).unwrap_or(time)
    }

    /// `searchsorted(t, time)`: the first bin that is not before `time`.
    pub fn first_from(&self, time: f64) -> usize {
        self.t.partition_point(|&t| t < time)
    }
}
