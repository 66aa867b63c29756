//! How a neuron fires by steps of its own: what it does only because the steps of a method are too long is no firing.

use super::flight::Pilot;
use super::rest::before;
use crate::model::Model;
use crate::ode::{Held, Neuron};
use std::fmt;
use std::rc::Rc;

/// A neuron that goes on by steps of its own, as short as it takes.
#[derive(Clone)]
pub struct Exact {
    threshold: Option<f64>,
    fires: Rc<Fires>,
    spikes: Rc<Spikes>,
}

/// Whether it fires from a state, or from where it is before, under a current that stays; where a spike is a crossing, of a
/// threshold that lies farther from there by a share.
type Fires = dyn Fn(Option<&[f64]>, f64, f64) -> bool;

/// Its next spikes from a state, so many or those within so long, under a current that stays.
type Spikes = dyn Fn(&[f64], f64, usize, f64) -> Option<Vec<f64>>;

/// A spike of its own goes beyond its threshold by more than this share of the way to it.
const BEYOND: f64 = 0.05;

impl Exact {
    /// A neuron whose spikes are resets, or else crossings of the threshold, and which is waited for so long.
    pub fn of<const N: usize, M: Model<N>>(model: M, threshold: Option<f64>, silence: f64) -> Exact {
        let flown = model.clone();
        let fires = move |start: Option<&[f64]>, current, beyond: f64| {
            let state = start.map_or_else(|| before(&flown), |start| std::array::from_fn(|i| start[i]));
            let threshold = threshold.map(|threshold| threshold + beyond * (threshold - state[0]));
            let window = flown.about().window;
            piloted(&flown, current, threshold, |pilot| {
                pilot.fires_within(state, silence, window) == Some(true)
            })
        };
        let spikes = move |state: &[f64], current, many, time| {
            let state = std::array::from_fn(|i| state[i]);
            piloted(&model, current, threshold, |pilot| pilot.spikes(state, many, time))
        };
        Exact { threshold, fires: Rc::new(fires), spikes: Rc::new(spikes) }
    }

    /// Its next spikes from this state under this current: so many, or those within so long; none where that is not known.
    pub fn spikes(&self, state: &[f64], current: f64, many: usize, time: f64) -> Option<Vec<f64>> {
        (self.spikes)(state, current, many, time)
    }

    /// Whether it fires under this current, from this state or from where the model starts.
    pub fn fires(&self, start: Option<&[f64]>, current: f64) -> bool {
        (self.fires)(start, current, 0.0)
    }

    /// The threshold, where it crosses that under this current and goes hardly farther.
    pub fn barely(&self, start: Option<&[f64]>, current: f64) -> Option<f64> {
        self.threshold.filter(|_| self.fires(start, current) && !(self.fires)(start, current, BEYOND))
    }

    /// The gap, narrow by this share of it, in which the least current lies under which it fires, sought by doubling from one
    /// on up to another; none where it fires under none of them.
    pub fn least(&self, start: Option<&[f64]>, [from, to]: [f64; 2], share: f64) -> Option<[f64; 2]> {
        let (mut below, mut above) = (0.0, from);
        while !self.fires(start, above) {
            (below, above) = (above, 2.0 * above);
            if above > to {
                return None;
            }
        }
        while above - below > share * above {
            let between = 0.5 * (below + above);
            if self.fires(start, between) { above = between } else { below = between }
        }
        Some([below, above])
    }
}

/// Lets a neuron go on by itself under a current that stays.
pub(super) fn piloted<const N: usize, M: Model<N>, T>(
    model: &M,
    current: f64,
    threshold: Option<f64>,
    go_on: impl FnOnce(Pilot<N>) -> T,
) -> T {
    go_on(Pilot {
        rate: &|state| model.flow(state, current),
        held: &|state| Held(model).flow(state, current),
        reset: &|state| model.reset(state),
        refractory: model.refractory(),
        threshold,
    })
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Exact")
    }
}
