//! What a program can say of noise.

use super::Experiment;
use super::digits::numeral;
use crate::equations::tape::Diffusion;
use crate::text::Text;

impl Experiment {
    /// Whether its neuron is in noise.
    pub fn is_noisy(&self) -> bool {
        !self.system.noises.is_empty()
    }

    /// Why a format that knows no noise cannot write it, where it is noisy.
    pub fn is_too_noisy(&self) -> Option<Text> {
        self.is_noisy().then(|| "its run is in noise, which is not written for it".into())
    }

    /// Whether what its noise does hangs neither on the state nor on the current.
    pub fn has_additive_noise(&self) -> bool {
        let noise = Diffusion::of(&self.system, &self.values).ok().flatten();
        noise.is_none_or(|noise| noise.is_additive())
    }

    /// What a program says that draws random numbers of its own.
    pub fn of_the_same_law(&self) -> String {
        let (scheme, dt) = (self.scheme_in_noise(), numeral(self.dt));
        format!(
            "It takes the lab's own steps, {scheme} by {dt}; but its random numbers are others: another run of the same law."
        )
    }

    /// How a run in noise is computed.
    pub fn scheme_in_noise(&self) -> &'static str {
        match self.method {
            "euler" => "Euler and Maruyama's method",
            _ => "the classical Runge-Kutta method and then what the noise adds",
        }
    }
}
