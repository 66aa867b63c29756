//! A neuron in white noise: the classical Runge–Kutta step along its equations, then a Gaussian kick to the voltage.

use super::march::{self, march};
use super::{Block, runge_kutta};
use crate::ode::{Ending, Neuron};
use crate::source::Source;
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
    let dt = drive.bins.dt;
    let mut piece = 0;
    let step = |state: [f64; N], bin: usize| {
        while drive.pieces.get(piece + 1).is_some_and(|next| next.0 <= bin) {
            piece += 1;
        }
        let (t, current) = (drive.bins.t[bin], &drive.pieces[piece].1);
        let mut next =
            runge_kutta::step(neuron, state, [current(t), current(t + 0.5 * dt), current(t + dt)], dt);
        next[0] += kick();
        next
    };
    march(neuron, drive, start, step, &mut see)
}

/// In Python.
pub const SOURCE: Source = Source {
    exact: true,
    python: &[
        march::PYTHON,
        r#"
def integrate_noisy(rate, start, t, pieces, kicks):
    """The classical Runge-Kutta method, and after each step a kick to the first variable."""
    dt, times, kicks = float(t[1] - t[0]), t.tolist(), kicks.tolist()

    def step(x, bin):
        law = [law for first, law in pieces if first <= bin][-1]
        time = times[bin]

        def toward(k, h):
            return [x + h * k for x, k in zip(x, k)]

        k1 = rate(x, law(time))
        k2 = rate(toward(k1, 0.5 * dt), law(time + 0.5 * dt))
        k3 = rate(toward(k2, 0.5 * dt), law(time + 0.5 * dt))
        k4 = rate(toward(k3, dt), law(time + dt))
        after = [x + dt / 6 * (a + 2 * (b + c) + d) for x, a, b, c, d in zip(x, k1, k2, k3, k4)]
        return [after[0] + kicks[bin], *after[1:]]

    return march(step, None, start, t)[0]
"#,
    ],
};
