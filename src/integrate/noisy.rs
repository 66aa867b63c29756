//! A neuron in white noise: the classical Runge–Kutta step along its equations, then a Gaussian kick to the voltage.

use super::march::{Way, march};
use super::{Block, runge_kutta};
use crate::ode::{Ending, Held, Neuron};
use crate::stimulus::Drive;

/// The Itô equation dx = rate dt + σ dW in the first variable: after each step the voltage is kicked by what `kick` gives,
/// which is to be σ√dt times a standard normal deviate.
///
/// As the noise does not depend on the state, this converges as Euler and Maruyama's method does, strongly of order 1
/// (P. E. Kloeden and E. Platen, Numerical Solution of Stochastic Differential Equations, 1992, sections 10.2 and 10.3), but
/// without noise it is of order 4: the step hardly moves the bifurcations that the noise is to be seen at.
pub fn integrate<const N: usize>(
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
    mut kick: impl FnMut() -> f64,
    mut see: impl FnMut(Block<N>),
) -> Option<Ending> {
    let mut quiet = runge_kutta::along(neuron, drive);
    let step = |state: [f64; N], bin: usize| {
        let mut next = quiet(state, bin);
        next[0] += kick();
        next
    };
    // No kick moves a voltage that is held.
    let still = Held(neuron);
    march(
        neuron,
        drive,
        start,
        Way { step, held: runge_kutta::along(&still, drive), shows_before: false },
        &mut see,
    )
}
