//! Methods of integration, one a file; each line of the registry is one.

pub mod dormand_prince;
pub mod euler;
pub mod half_steps;
mod march;
pub mod noisy;
pub mod runge_kutta;
pub mod solution;
pub mod stability;
pub(crate) mod step;

use crate::ode::{Ending, Neuron};
use crate::param::{Choice, Param, Params, params, value_of};
use crate::stimulus::Drive;
use solution::Stretch;

/// Successive states of a run, as they come.
pub struct Block<'a, const N: usize> {
    /// The bin of the first state.
    pub first: usize,
    /// The states, a bin each.
    pub states: &'a [[f64; N]],
    /// The resets since the block before.
    pub resets: &'a [Reset],
    /// When the first variable crossed the watched value upwards since the block before, by a method that knows the
    /// solution between the bins; of the others none is told, as their bins are the solution.
    pub crossings: &'a [f64],
    /// The solution since the block before, by such a method.
    pub solution: &'a [Stretch<N>],
}

/// A reset of the state.
#[derive(Clone, Copy, Debug)]
pub struct Reset {
    /// The bin that is the first to show it; one is named as often as the state was reset before it.
    pub bin: usize,
    /// When it was: exactly, by a method that knows the solution between the bins, else the time of the bin.
    pub time: f64,
}

/// How a method steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// From bin to bin; halving the step divides the error by 2 to the power of this order.
    Fixed(i32),
    /// By the error; bins only say where the solution is read out.
    Adaptive,
}

macro_rules! methods {
    ($tolerance:ident, $watched:ident; $($room:ident $(($($given:ident),*))?: $id:literal, $name:literal, $note:literal, $steps:expr;)*) => {
        /// Every method: its key, its name on a button, its name in a sentence. The first is the course's.
        pub const METHODS: &[Choice] = &[$(Choice { id: $id, name: $name, note: $note }),*];

        /// How each of them steps.
        pub const STEPS: &[Steps] = &[$($steps),*];

        /// Integrates and shows `see` every bin in turn, in blocks. Returns why it ended early, if it did. A neuron that
        /// starts where a reset is called for fires at once: the reset is in bin 0, which holds the state after it. A
        /// method that chooses its steps may err by `tolerance` in each, and tells when the first variable crosses the
        /// value `watched` upwards.
        pub fn observe<const N: usize>(
            numerics: Numerics,
            neuron: &impl Neuron<N>,
            drive: &Drive,
            start: [f64; N],
            $tolerance: f64,
            $watched: Option<f64>,
            see: impl FnMut(Block<N>),
        ) -> Option<Ending> {
            match numerics.chosen().id {
                $($id => $room::integrate(neuron, drive, start, $($($given,)*)? see),)*
                _ => unreachable!("every method of the registry is matched"),
            }
        }
    };
}
methods! {
    tolerance, watched;
    euler: "euler", "Euler", "forward Euler", Steps::Fixed(1);
    runge_kutta: "rk4", "RK4", "classical Runge–Kutta (RK4)", Steps::Fixed(4);
    dormand_prince(tolerance, watched): "dopri5", "Adaptive", "adaptive Dormand–Prince 5(4)", Steps::Adaptive;
    half_steps: "half-steps", "As published", "Izhikevich’s scheme (v in two half steps)", Steps::Fixed(1);
}

/// Those of them that step from bin to bin, and serve every model.
pub const STEPPED: &[Choice] = METHODS.split_at(value_of(METHODS, "dopri5") as usize).0;

/// Those that serve every model; one behind them is offered where a model names it.
pub const EVERYWHERE: &[Choice] = METHODS.split_at(value_of(METHODS, "dopri5") as usize + 1).0;

params! {
    /// How a run is integrated.
    pub struct Numerics: "Numerics", "" {
        method: 0.0, "", 0.0..=1.0, "", "method", "How each step is taken; Euler at the default step gives the course's own numbers", choice(EVERYWHERE);
    }
}

impl Numerics {
    /// Its table where a model is computed by a method of its own, too; the others are what serves every model.
    pub fn offering(own: Option<&str>) -> Vec<Param> {
        let place = METHODS.iter().position(|method| own == Some(method.id));
        let offered = place.map_or(EVERYWHERE, |place| &METHODS[..=place]);
        Numerics::table().into_iter().map(|param| param.choice(offered)).collect()
    }

    /// The same where nobody's numbers are to be met: the adaptive one is taken when nothing is said.
    pub fn exactly(own: Option<&str>) -> Vec<Param> {
        let adaptive = Numerics::adaptive().method;
        let help =
            "How each step is taken; the adaptive method chooses its steps so that no error is visible";
        let offered = Numerics::offering(own).into_iter();
        offered.map(|param| Param { default: param.value(adaptive), help, ..param }).collect()
    }

    /// The same for a neuron in noise: steps are as long as the bins there, in which each has its deviates.
    pub fn in_noise() -> Vec<Param> {
        let help =
            "How each step is taken before noise is added; with Euler it is Euler and Maruyama’s method";
        let why = "the adaptive method chooses its steps, and noise is drawn for steps that are all alike";
        let offered = |param: Param| Param { help, ..param.choice(STEPPED).without("dopri5", why) };
        Numerics::table().into_iter().map(offered).collect()
    }

    /// The method that chooses its steps by the error.
    pub fn adaptive() -> Numerics {
        let place = STEPS.iter().position(|steps| *steps == Steps::Adaptive);
        Numerics { method: place.expect("the registry has one") as f64 }
    }

    /// The method.
    pub fn chosen(&self) -> &'static Choice {
        &METHODS[self.method as usize]
    }

    /// How it steps.
    pub fn steps(&self) -> Steps {
        STEPS[self.method as usize]
    }
}
