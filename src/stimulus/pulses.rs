//! Pulses on top of another current: short steps, evenly spaced.

use super::{Drive, bins::Bins};
use crate::param::params;
use crate::source::Source;
use std::ops::Range;
use std::rc::Rc;

params! {
    /// How many, when, and how strong.
    pub struct Pulses: "Pulses", "click in the current" {
        pulses: 0.0, "", 0.0..=10.0, "k", "number", "Pulses on top of the current; a click in its figure gives one there", whole, within(0.0..=1000.0);
        pulse_at: 0.0, "", 0.0..=100.0, "t_p", "first", "When the first pulse begins", signed;
        pulse_every: 10.0, "", 0.0..=100.0, "T_p", "distance", "From the beginning of a pulse to that of the next";
        pulse_size: 1.0, "", -10.0..=10.0, "I_p", "height", "What a pulse adds to the current", signed;
        pulse_width: 1.0, "", 0.0..=10.0, "d_p", "duration", "How long a pulse lasts";
    }
}

impl Pulses {
    /// The bins of each pulse that has any.
    pub fn windows(&self, bins: &Bins) -> Vec<Range<usize>> {
        let window = |k: usize| {
            let start = self.pulse_at + k as f64 * self.pulse_every;
            bins.first_from(start)..bins.first_from(start + self.pulse_width)
        };
        (0..self.pulses as usize).map(window).filter(|window| !window.is_empty()).collect()
    }

    /// A current with the pulses on top: where they overlap, they add up.
    pub fn onto(&self, Drive { bins, current, pieces }: Drive) -> Drive {
        let windows = self.windows(&bins);
        let mut current = Rc::unwrap_or_clone(current);
        for window in &windows {
            current[window.clone()].iter_mut().for_each(|current| *current += self.pulse_size);
        }
        type Shared = Rc<dyn Fn(f64) -> f64>;
        let laws: Vec<(usize, Shared)> = pieces.into_iter().map(|(bin, law)| (bin, Rc::from(law))).collect();
        let ends = windows.iter().flat_map(|window| [window.start, window.end]);
        let mut edges: Vec<usize> = laws.iter().map(|(bin, _)| *bin).chain(ends).collect();
        edges.sort_unstable();
        edges.dedup();
        let piece = |edge: usize| {
            let (_, law) = laws.iter().rfind(|(bin, _)| *bin <= edge)?.clone();
            let on = windows.iter().filter(|window| window.contains(&edge)).count();
            let extra = on as f64 * self.pulse_size;
            Some((edge, Box::new(move |time| law(time) + extra) as super::Law))
        };
        let pieces = edges.into_iter().filter_map(piece).collect();
        Drive { bins, current: Rc::new(current), pieces }
    }
}

/// In Python.
pub const SOURCE: Source = Source {
    exact: true,
    python: &[r#"
def with_pulses(t, current, count, at, every, size, width):
    """A current and its smooth pieces, with `count` pulses on top."""
    I, pieces = current
    starts = [at + k * every for k in range(count)]
    windows = [(np.searchsorted(t, start), np.searchsorted(t, start + width)) for start in starts]
    for first, last in windows:
        I[first:last] += size
    edges = sorted({edge for edge, _ in pieces}.union(*windows))

    def piece(edge):
        law = [law for start, law in pieces if start <= edge][-1]
        extra = sum(first <= edge < last for first, last in windows) * size
        return edge, lambda time: law(time) + extra

    return I, [piece(edge) for edge in edges]
"#],
};
