//! A ramp from one current to another at an even speed, and perhaps back: the current of a ramp race.

use super::{Drive, bins::Bins, law::law};
use std::rc::Rc;

/// How the current goes.
#[derive(Clone, Copy, Debug)]
pub struct ThereAndBack {
    /// Where it starts.
    pub from: f64,
    /// Where it goes.
    pub to: f64,
    /// How much it changes in a unit of time; in whole steps, it may be a little slower.
    pub speed: f64,
    /// Whether it goes back, at the same speed.
    pub back: bool,
}

impl ThereAndBack {
    /// Steps of length `dt` from one current to the other, at least one; not finite where there are too many.
    pub fn steps(&self, dt: f64) -> f64 {
        ((self.to - self.from).abs() / (self.speed * dt)).ceil().max(1.0)
    }

    /// The current on bins of width `dt` from 0, the first and the last with the current that the ramp starts or ends at.
    pub fn on(self, dt: f64) -> Drive {
        let steps = self.steps(dt);
        let increment = (self.to - self.from) / steps;
        let ThereAndBack { from, back, .. } = self;
        let count = if back { 2.0 * steps } else { steps };
        let t: Vec<f64> = (0..=count as usize).map(|i| i as f64 * dt).collect();
        let along = move |steps_done: f64| from + increment * steps_done;
        let turn = t[steps as usize];
        let current = (0..=count as usize).map(|i| {
            let done = i as f64;
            along(if done <= steps { done } else { count - done })
        });
        Drive {
            current: Rc::new(current.collect()),
            bins: Bins { t: Rc::new(t), dt },
            pieces: vec![
                (0.0, law!(t => from + increment * (t / dt))),
                (turn, law!(t => from + increment * (count - t / dt))),
            ],
            seed: 0,
        }
    }
}
