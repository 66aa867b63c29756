//! Currents whose edges may lie between bins: a bin that one falls into has the mean of the current, every other its value at
//! the beginning.

use super::{Drive, Law, bins::Bins};
use std::rc::Rc;

/// The current of smooth pieces on bins; each begins at a time, none before the one in front of it, and the first holds from
/// the start of the run.
pub fn sampled(bins: Bins, pieces: Vec<(f64, Law)>) -> Drive {
    let mut place = 0;
    let in_bin = |bin: usize| {
        let [start, stop] = [bins.time(bin), bins.time(bin + 1)];
        while pieces.get(place + 1).is_some_and(|next| next.0 <= start) {
            place += 1;
        }
        let mut total = 0.0;
        let mut from = start;
        for (begins, _) in pieces[place + 1..].iter().take_while(|next| next.0 < stop) {
            total += part(&pieces[place].1, [from, *begins]);
            from = *begins;
            place += 1;
        }
        let law = &pieces[place].1;
        if from == start { law.at(start) } else { (total + part(law, [from, stop])) / (stop - start) }
    };
    let current = (0..bins.t.len()).map(in_bin).collect();
    Drive { bins, current: Rc::new(current), pieces, seed: 0 }
}

/// What flows in a part of a bin, by the midpoint rule: exact for currents that are constant or rise evenly.
fn part(law: &Law, [from, to]: [f64; 2]) -> f64 {
    law.at((from + to) / 2.0) * (to - from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stimulus::{Stimulus, ramp::Ramp, step::Step};

    fn bins(dt: f64) -> Bins {
        Bins::arange(0.0, 10.0, dt, 1_000).expect("a good window")
    }

    fn charge(drive: &Drive) -> f64 {
        drive.current.iter().sum::<f64>() * drive.bins.dt
    }

    #[test]
    fn a_step_has_its_charge_on_any_bins() {
        for (start, end) in [(2.05, 2.1), (2.0, 2.05), (2.13, 2.17), (1.97, 2.51), (-3.0, 0.07), (3.0, 2.0)] {
            for dt in [0.1, 0.07, 0.5] {
                let drive = Step { start, end, amplitude: 3.0 }.on(bins(dt));
                let exact = 3.0 * (end - f64::max(start, 0.0)).max(0.0);
                assert!((charge(&drive) - exact).abs() < 1e-12, "{start} to {end} by {dt}");
            }
        }
    }

    /// Half of its base times its height, less what the bins, which hold its value at their beginnings, leave out.
    #[test]
    fn a_ramp_within_a_bin_has_its_charge() {
        let drive = Ramp { start: 2.02, end: 2.06, amplitude: 5.0 }.on(bins(0.1));
        assert!((charge(&drive) - 0.5 * 0.04 * 5.0).abs() < 1e-12);
    }

    /// 29·0.1 is 2.9000000000000004.
    #[test]
    fn an_edge_that_rounding_alone_parts_from_a_bin_lies_on_it() {
        let drive = Step { start: 2.9, end: 5.7, amplitude: 3.0 }.on(bins(0.1));
        assert!(drive.current.iter().all(|&current| current == 0.0 || current == 3.0));
        assert_eq!(drive.current.iter().position(|&current| current == 3.0), Some(29));
    }
}
