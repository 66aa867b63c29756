//! Any current, given bin by bin.

use super::{Drive, Law, bins::Bins};
use crate::param::Refusal;
use crate::text::say;
use std::rc::Rc;

/// Each number for the whole of its bin. Refuses numbers that are not finite, and more or fewer than there are bins.
pub fn samples(bins: Bins, current: Vec<f64>) -> Result<Drive, Refusal> {
    if current.len() != bins.t.len() {
        let why = say!("the run has {count} time bins, and needs as many", count = bins.t.len());
        return Err(Refusal::new("stimulus", format!("{} numbers", current.len()), why));
    }
    if let Some(bad) = current.iter().find(|current| !current.is_finite()) {
        return Err(Refusal::number("stimulus", *bad, "each number must be finite"));
    }
    let begins = |bin: usize| bin == 0 || current[bin] != current[bin - 1];
    let pieces = (0..current.len()).filter(|&bin| begins(bin));
    let pieces = pieces.map(|bin| (bins.t[bin], Law::constant(current[bin])));
    let pieces = pieces.collect();
    Ok(Drive { bins, current: Rc::new(current), pieces, seed: 0 })
}
