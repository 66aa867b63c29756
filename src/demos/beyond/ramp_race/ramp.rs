//! One ramp of the race: the neuron under it, and the currents between which it fires.

use crate::figure::Values;
use crate::integrate::runge_kutta;
use crate::models::type_x::TypeX;
use crate::ode::{Ending, Neuron, Quantity, Real};
use crate::spikes::crossings;
use crate::stimulus::Drive;
use crate::stimulus::there_and_back::ThereAndBack;
use std::rc::Rc;

/// White noise on the voltage.
#[derive(Clone, Copy, Debug)]
pub struct Noise {
    /// Its standard deviation per square root of time.
    pub sigma: f64,
    /// What starts its stream.
    pub seed: u32,
}

/// The neuron with noise on its voltage.
struct Kicked<'a> {
    neuron: &'a TypeX,
    sigma: f64,
}

impl Neuron<2> for Kicked<'_> {
    fn time(&self) -> Quantity {
        self.neuron.time()
    }

    fn variables(&self) -> [Quantity; 2] {
        self.neuron.variables()
    }

    fn current(&self) -> Quantity {
        self.neuron.current()
    }

    #[inline(always)]
    fn rate<R: Real>(&self, state: [R; 2], current: R) -> [R; 2] {
        self.neuron.rate(state, current)
    }

    fn noises(&self) -> usize {
        usize::from(self.sigma > 0.0)
    }

    fn diffusion(&self, _: [f64; 2], _: f64, columns: &mut [[f64; 2]]) {
        columns.fill([self.sigma, 0.0]);
    }
}

/// What a ramp has come to, bin by bin.
pub struct Ramp {
    /// Current per unit of time.
    pub speed: f64,
    /// The current.
    pub current: Values,
    /// The state.
    pub state: [Values; 2],
    /// The bin at which the ramp is at its end, and turns back if it does.
    pub turn: usize,
    /// The bins in which spikes are first seen.
    pub spikes: Vec<usize>,
    /// Why it ended early, if it did.
    pub ending: Option<Ending>,
}

impl Ramp {
    /// The neuron from `start` under the ramp.
    pub fn run(
        neuron: &TypeX,
        schedule: ThereAndBack,
        start: [f64; 2],
        dt: f64,
        noise: Noise,
        threshold: f64,
    ) -> Ramp {
        let drive = Drive { seed: noise.seed, ..schedule.on(dt) };
        let bins = drive.bins.t.len();
        let neuron = Kicked { neuron, sigma: noise.sigma };
        let mut state = [0, 1].map(|_| Vec::with_capacity(bins));
        let ending = runge_kutta::integrate(&neuron, &drive, start, |block| {
            for (variable, values) in state.iter_mut().enumerate() {
                values.extend(block.states.iter().map(|state| state[variable]));
            }
        });
        for values in &mut state {
            values.resize(bins, f64::NAN);
        }
        let spikes = crossings(&state[0], threshold).into_iter().map(|bin| bin as usize + 1).collect();
        let turn = schedule.steps(dt) as usize;
        Ramp {
            speed: schedule.speed,
            current: drive.current,
            state: state.map(Rc::new),
            turn,
            spikes,
            ending,
        }
    }

    /// The bin at this part of the way, from 0 to 1.
    pub fn bin(&self, part: f64) -> usize {
        (part * (self.current.len() - 1) as f64).round() as usize
    }

    /// The first bin that shows a spike, on the way there, by this bin.
    pub fn onset(&self, bin: usize) -> Option<usize> {
        self.spikes.first().copied().filter(|&first| first <= bin && first <= self.turn)
    }

    /// The last bin that shows a spike, on the way back, by this bin.
    pub fn end(&self, bin: usize) -> Option<usize> {
        self.spikes.iter().copied().rfind(|&last| last <= bin).filter(|&last| last > self.turn)
    }

    /// Current and voltage up to a bin, each way by itself and with ascending currents. Of firing, which would fill the axes, the
    /// first period is there on the way there, and the last on the way back.
    pub fn ways(&self, bin: usize) -> Vec<[Values; 2]> {
        let v = &self.state[0];
        let part = |from: usize, to: usize| {
            let cut = |values: &Values| values[from..to].to_vec();
            [cut(&self.current), cut(v)]
        };
        let up = self.spikes.get(1).map_or(self.turn, |&second| self.turn.min(second));
        let mut ways = vec![part(0, bin.min(up) + 1)];
        if bin > self.turn {
            let seen = self.spikes.partition_point(|&spike| spike <= bin);
            let last = seen.checked_sub(2).map_or(self.turn, |place| self.turn.max(self.spikes[place]));
            ways.push(part(last, bin + 1).map(|values| values.into_iter().rev().collect()));
        }
        ways.into_iter().map(|way| way.map(Rc::new)).collect()
    }
}
