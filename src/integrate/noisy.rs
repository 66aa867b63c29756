//! A neuron in white noise: behind each step along its equations, what the noise has moved it by in the meantime.

use super::march::Way;
use crate::ode::Neuron;
use crate::param::params;
use crate::random_state::RandomState;
use crate::stimulus::Drive;

params! {
    /// The noise of a run.
    pub struct Noise: "Noise", "white" {
        seed: 1.0, "", 0.0..=1000.0, "", "seed", "Seeds the random numbers: the same seed is the same noise", seed;
    }
}

/// The noise of a run, as it goes: step by step, and in each of them noise by noise, a standard normal deviate.
pub struct White(RandomState);

impl White {
    /// That of a run under a drive.
    pub fn of(drive: &Drive) -> White {
        White(RandomState::new(drive.seed))
    }

    /// The next deviate.
    pub fn deviate(&mut self) -> f64 {
        self.0.normal()
    }
}

/// What noise moves a neuron by in each step: of the Itô equation dx = rate dt + Σ gₖ dWₖ the terms gₖ √dt ξₖ, with gₖ as it is
/// where the step begins, and ξₖ the deviates of the step.
///
/// Behind an Euler step this is Euler and Maruyama's method: strongly of order 1/2, and of order 1 where no gₖ hangs on the
/// state. Behind one of Runge and Kutta it is of the same orders, but where the noise is small, the step hardly moves what the
/// equations without it do (P. E. Kloeden and E. Platen, Numerical Solution of Stochastic Differential Equations, 1992,
/// sections 10.2 and 10.3).
struct Kicks<const N: usize> {
    white: White,
    root: f64,
    columns: Vec<[f64; N]>,
}

impl<const N: usize> Kicks<N> {
    /// The state behind a step that went from `state` to `next` without them.
    fn kick(
        &mut self,
        neuron: &impl Neuron<N>,
        state: [f64; N],
        current: f64,
        mut next: [f64; N],
    ) -> [f64; N] {
        neuron.diffusion(state, current, &mut self.columns);
        for column in &self.columns {
            let deviate = self.white.deviate();
            for (value, size) in next.iter_mut().zip(column) {
                *value += size * self.root * deviate;
            }
        }
        next
    }
}

/// A method with kicks behind its steps.
pub struct Kicked<'a, const N: usize, M> {
    neuron: &'a M,
    current: &'a [f64],
    way: &'a mut dyn Way<N>,
    kicks: Kicks<N>,
}

impl<'a, const N: usize, M: Neuron<N>> Kicked<'a, N, M> {
    /// That of a run of a neuron, if it is in noise.
    #[inline(always)]
    pub fn of(neuron: &'a M, drive: &'a Drive, way: &'a mut dyn Way<N>) -> Option<Kicked<'a, N, M>> {
        let noises = neuron.noises();
        (noises > 0).then(|| Kicked {
            neuron,
            current: &drive.current,
            way,
            kicks: Kicks {
                white: White::of(drive),
                root: drive.bins.dt.sqrt(),
                columns: vec![[0.0; N]; noises],
            },
        })
    }
}

impl<const N: usize, M: Neuron<N>> Way<N> for Kicked<'_, N, M> {
    fn step(&mut self, state: [f64; N], bin: usize) -> [f64; N] {
        let next = self.way.step(state, bin);
        self.kicks.kick(self.neuron, state, self.current[bin], next)
    }

    fn held(&mut self, state: [f64; N], bin: usize) -> [f64; N] {
        let next = self.way.held(state, bin);
        let mut kicked = self.kicks.kick(self.neuron, state, self.current[bin], next);
        kicked[0] = next[0];
        kicked
    }

    fn shows_before(&self) -> bool {
        self.way.shows_before()
    }
}
