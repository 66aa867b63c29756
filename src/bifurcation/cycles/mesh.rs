//! How a turn is divided: where it bends most, its intervals are shortest.

use super::collocation::{BASE, Turn};

/// The share of the intervals that would be as wide as one another, whatever the turn does.
const EVEN: f64 = 0.1;

/// Ends of intervals of a turn, from 0 to 1, on each of which the error is about the same: the fifth root of how fast the turn's
/// fourth derivative changes is spread evenly over them (C. de Boor, in Conference on the Numerical Solution of Differential Equations,
/// 1974, pp. 12–20; the same in R. D. Russell and J. Christiansen, SIAM J. Numer. Anal. 15, 59–80, 1978). `sizes` are those of the variables.
pub fn adapted(turn: &Turn, sizes: &[f64]) -> Vec<f64> {
    let count = turn.intervals();
    let width = |i: usize| turn.ends[i + 1] - turn.ends[i];
    let highest: Vec<Vec<f64>> = (0..count).map(|i| turn.highest(i)).collect();
    let changes = |i: usize| {
        let next = (i + 1) % count;
        let apart = 0.5 * (width(i) + width(next));
        let change = |k: usize| ((highest[next][k] - highest[i][k]) / (apart * sizes[k])).abs();
        (0..sizes.len()).map(change).fold(0.0, f64::max)
    };
    let at_ends: Vec<f64> = (0..count).map(changes).collect();
    let power = 1.0 / (BASE as f64 + 1.0);
    let dense = |i: usize| (0.5 * (at_ends[i] + at_ends[(i + count - 1) % count])).powf(power);
    let sum: f64 = (0..count).map(|i| dense(i) * width(i)).sum();
    if !(sum.is_finite() && sum > 0.0) {
        return turn.ends.clone();
    }
    // What has been gathered up to each end, of 1 in all.
    let mut gathered = vec![0.0];
    for i in 0..count {
        let share = (1.0 - EVEN) * dense(i) * width(i) / sum + EVEN * width(i);
        gathered.push(gathered[i] + share);
    }
    let mut ends = vec![0.0];
    let mut i = 0;
    for end in 1..count {
        let due = gathered[count] * end as f64 / count as f64;
        while gathered[i + 1] < due {
            i += 1;
        }
        let part = (due - gathered[i]) / (gathered[i + 1] - gathered[i]);
        ends.push(turn.ends[i] + part * width(i));
    }
    ends.push(1.0);
    ends
}
