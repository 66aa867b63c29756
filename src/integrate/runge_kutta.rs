//! The classical Runge–Kutta method, with the current as it goes between the bins.

use super::Block;
use super::march::march;
use crate::ode::{Ending, Neuron};
use crate::stimulus::Drive;

/// Fourth order, also across the edges of a stimulus where these fall on bins
/// (Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993, p. 138).
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    see: impl FnMut(Block<N>),
) -> Option<Ending> {
    let dt = drive.bins.dt;
    let mut piece = 0;
    let step = |x: [f64; N], bin: usize| {
        while drive.pieces.get(piece + 1).is_some_and(|next| next.0 <= bin) {
            piece += 1;
        }
        let (t, current) = (drive.bins.t[bin], &drive.pieces[piece].1);
        let toward = |k: [f64; N], h: f64| std::array::from_fn(|i| x[i] + h * k[i]);
        let (start, middle, end) = (current(t), current(t + 0.5 * dt), current(t + dt));
        let k1 = neuron.rate(x, start);
        let k2 = neuron.rate(toward(k1, 0.5 * dt), middle);
        let k3 = neuron.rate(toward(k2, 0.5 * dt), middle);
        let k4 = neuron.rate(toward(k3, dt), end);
        std::array::from_fn(|i| x[i] + dt / 6.0 * (k1[i] + 2.0 * (k2[i] + k3[i]) + k4[i]))
    };
    march(neuron, drive, start, step, see)
}
