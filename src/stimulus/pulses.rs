//! Pulses on top of another current: short steps, evenly spaced.

use super::{Drive, Law, bins::Bins, edges::sampled};
use crate::param::params;
use std::ops::Range;
use std::rc::Rc;

params! {
    /// How many, when, and how strong.
    pub struct Pulses: "Pulses", "choose a moment in the current" {
        pulses: 0.0, "", 0.0..=10.0, "k", "number", "Pulses added to the current; choose a moment in its figure to add one there", whole, within(0.0..=1000.0);
        pulse_at: 0.0, "", 0.0..=100.0, "t_p", "first", "When the first pulse begins", signed;
        pulse_every: 10.0, "", 0.0..=100.0, "T_p", "distance", "From the start of one pulse to the start of the next";
        pulse_size: 1.0, "", -10.0..=10.0, "I_p", "height", "What a pulse adds to the current", signed;
        pulse_width: 1.0, "", 0.0..=10.0, "d_p", "duration", "Duration of each pulse";
    }
}

impl Pulses {
    /// The bins that each pulse has a part in.
    pub fn windows(&self, bins: &Bins) -> Vec<Range<usize>> {
        let count = bins.t.len();
        let window = |[start, end]: [f64; 2]| {
            let from = bins.t.partition_point(|&t| t <= start).saturating_sub(1);
            if start < bins.time(count) && start < end { from..bins.first_from(end) } else { 0..0 }
        };
        self.spans(bins).into_iter().map(window).filter(|window| !window.is_empty()).collect()
    }

    /// A current with the pulses on top: where they overlap, they add up.
    pub fn onto(&self, Drive { bins, current, pieces, seed }: Drive) -> Drive {
        let spans = self.spans(&bins);
        let extra = |time: f64| {
            let on = spans.iter().filter(|[start, end]| (*start..*end).contains(&time)).count();
            on as f64 * self.pulse_size
        };
        let first = pieces.first().map_or(f64::INFINITY, |piece| piece.0);
        let ends = spans.iter().flatten().copied().filter(|edge| *edge > first);
        let mut edges: Vec<f64> = pieces.iter().map(|piece| piece.0).chain(ends).collect();
        edges.sort_unstable_by(f64::total_cmp);
        edges.dedup();
        let piece = |&edge: &f64| {
            let (_, law) = pieces.iter().rfind(|(begins, _)| *begins <= edge)?;
            Some((edge, law.and(extra(edge))))
        };
        let on_top = edges.iter().map(|&edge| (edge, Law::constant(extra(edge))));
        let on_top = sampled(bins.clone(), on_top.collect()).current;
        let current = current.iter().zip(on_top.iter()).map(|(current, extra)| current + extra).collect();
        Drive { bins, current: Rc::new(current), pieces: edges.iter().filter_map(piece).collect(), seed }
    }

    /// From when to when each pulse lasts.
    fn spans(&self, bins: &Bins) -> Vec<[f64; 2]> {
        let span = |k: usize| {
            let start = self.pulse_at + k as f64 * self.pulse_every;
            [start, start + self.pulse_width].map(|time| bins.edge(time))
        };
        (0..self.pulses as usize).map(span).collect()
    }
}
