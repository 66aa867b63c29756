//! Methods of integration, one a file; each line of the registry is one.

pub mod dormand_prince;
pub mod euler;
mod march;
pub mod runge_kutta;

use crate::ode::{Ending, Neuron, Path};
use crate::param::{Choice, params};
use crate::stimulus::Drive;

macro_rules! methods {
    ($($room:ident: $id:literal, $name:literal, $note:literal;)*) => {
        /// Every method: its key, its name on a button, its name in a sentence. The first is the course's.
        pub const METHODS: &[Choice] = &[$(Choice { id: $id, name: $name, note: $note }),*];

        /// Integrates and shows `see` every bin in turn:
        /// its index, the state, and how many resets there were since the bin before. Returns why it ended early, if it did.
        pub fn observe<const N: usize>(
            numerics: Numerics,
            neuron: &impl Neuron<N>,
            drive: &Drive,
            start: [f64; N],
            see: impl FnMut(usize, [f64; N], usize),
        ) -> Option<Ending> {
            match numerics.chosen().id {
                $($id => $room::integrate(neuron, drive, start, see),)*
                _ => unreachable!("every method of the registry is matched"),
            }
        }
    };
}
methods! {
    euler: "euler", "Euler", "forward Euler";
    runge_kutta: "rk4", "RK4", "classical Runge–Kutta (RK4)";
    dormand_prince: "dopri5", "Adaptive", "adaptive Dormand–Prince 5(4)";
}

params! {
    /// How a run is integrated.
    pub struct Numerics: "Numerics", "" {
        method: 0.0, "", 0.0..=1.0, "", "method", "How each step is taken; Euler at the default step gives the course's own numbers", choice(METHODS);
    }
}

impl Numerics {
    /// The method.
    pub fn chosen(&self) -> &'static Choice {
        &METHODS[self.method as usize]
    }
}

/// Integrates and keeps every bin.
pub fn integrate<const N: usize>(
    numerics: Numerics,
    neuron: &impl Neuron<N>,
    drive: &Drive,
    start: [f64; N],
) -> Path<N> {
    let bins = drive.bins.t.len();
    let mut columns: [Vec<f64>; N] = std::array::from_fn(|_| Vec::with_capacity(bins));
    let mut resets = Vec::new();
    // States are gathered in a block and then handed to the columns: pushing each onto N columns costs more
    // than many a neuron's rate.
    let mut block = Vec::with_capacity(BLOCK);
    let mut hand_over = |block: &mut Vec<[f64; N]>| {
        for (variable, column) in columns.iter_mut().enumerate() {
            column.extend(block.iter().map(|state| state[variable]));
        }
        block.clear();
    };
    let ending = observe(numerics, neuron, drive, start, |bin, state, reset| {
        resets.extend(std::iter::repeat_n(bin, reset));
        block.push(state);
        if block.len() == BLOCK {
            hand_over(&mut block);
        }
    });
    hand_over(&mut block);
    for column in &mut columns {
        column.resize(bins, f64::NAN);
    }
    Path { columns, resets, ending }
}

/// States in a block: some kilobytes, which stay in the processor's nearest cache.
const BLOCK: usize = 64;
