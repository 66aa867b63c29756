//! The classical Runge–Kutta method, with the current as it goes between the bins.

use super::march::{Way, march};
use super::{Block, euler};
use crate::ode::{Ending, Held, Neuron, Real};
use crate::stimulus::Drive;

/// Fourth order, also across the edges of a stimulus where these fall on bins; where one falls into a bin, the current is its
/// mean there
/// (Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993, p. 138).
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    mut see: impl FnMut(Block<N>),
) -> Option<Ending> {
    let way = Classical { neuron, drive, piece: 0 };
    march(neuron, drive, start, way, &mut see)
}

struct Classical<'a, M> {
    neuron: &'a M,
    drive: &'a Drive,
    /// The piece of the current that the last bin was in.
    piece: usize,
}

impl<M> Classical<'_, M> {
    /// The current at the start, the middle and the end of the step from a bin to the next; bins are asked for in their order.
    #[inline(always)]
    fn currents(&mut self, bin: usize) -> [f64; 3] {
        let Drive { bins, current, pieces, .. } = self.drive;
        let (t, stop, dt) = (bins.t[bin], bins.time(bin + 1), bins.dt);
        while pieces.get(self.piece + 1).is_some_and(|next| next.0 <= t) {
            self.piece += 1;
        }
        let cut = pieces.get(self.piece + 1).is_some_and(|next| next.0 < stop);
        let law = &pieces[self.piece].1;
        if cut { [current[bin]; 3] } else { [t, t + 0.5 * dt, t + dt].map(|t| law.at(t)) }
    }
}

impl<const N: usize, M: Neuron<N>> Way<N> for Classical<'_, M> {
    #[inline(always)]
    fn step(&mut self, state: [f64; N], bin: usize) -> [f64; N] {
        step(self.neuron, state, self.currents(bin), self.drive.bins.dt)
    }

    #[inline]
    fn held(&mut self, state: [f64; N], bin: usize) -> [f64; N] {
        step(&Held(self.neuron), state, self.currents(bin), self.drive.bins.dt)
    }
}

/// One step of length `dt`, in any kind of number; the current at its start, its middle and its end.
#[inline(always)]
pub fn step<const N: usize, R: Real>(
    neuron: &impl Neuron<N>,
    x: [R; N],
    [start, middle, end]: [R; 3],
    dt: f64,
) -> [R; N] {
    let currents = [start, middle, middle, end];
    // A loop, not four calls: each would be a copy of the model's equations.
    let mut k = [[R::from(0.0); N]; 4];
    for stage in 0..4 {
        let at = if stage == 0 { x } else { euler::moved(x, k[stage - 1], REACH[stage] * dt) };
        k[stage] = neuron.flow(at, currents[stage]);
    }
    combined(x, k, dt)
}

/// How far into the step each stage looks, along the rate of the stage before, in steps.
pub const REACH: [f64; 4] = [0.0, 0.5, 0.5, 1.0];

/// The state after a step, from the rates of its stages.
#[inline(always)]
pub fn combined<const N: usize, R: Real>(x: [R; N], [k1, k2, k3, k4]: [[R; N]; 4], dt: f64) -> [R; N] {
    std::array::from_fn(|i| x[i] + (k1[i] + (k2[i] + k3[i]) * 2.0 + k4[i]) * (dt / 6.0))
}
