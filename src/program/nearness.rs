//! How near a program comes that takes fixed steps, and what its readers are told of that.

use super::Experiment;
use super::digits::numeral;

/// Steps in a bin that stand for the adaptive method's.
pub const FINE: usize = 10;

/// When a program resets that stands for the adaptive method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resets {
    /// Within its steps, as the lab does.
    Within,
    /// Within its steps, where a straight line from the start of a step to its end calls for it.
    ByALine,
    /// At the end of the step in which they are called for.
    AtTheEnd,
}

impl Experiment {
    /// The steps that a program of fixed steps takes from bin to bin.
    pub fn steps_in_a_bin(&self) -> usize {
        if self.method == "dopri5" { FINE } else { 1 }
    }

    /// The columns that a program gives beside that of time: the variables, the current, and what the text wants to be seen.
    pub fn columns(&self) -> Vec<&'static str> {
        let variables = self.system.variables.iter().map(|variable| variable.quantity.id);
        let shown = self.system.quantities.iter().filter(|definition| definition.shown);
        variables
            .chain([self.system.current.id])
            .chain(shown.map(|definition| definition.quantity.id))
            .collect()
    }

    /// How large a column gets: what single precision is told in. 1 where it stays 0.
    pub fn size(&self, column: &str) -> f64 {
        let known = self.sizes.iter().find(|(id, _)| *id == column).map_or(0.0, |(_, size)| *size);
        if known > 0.0 { known } else { 1.0 }
    }

    /// What its kind of neuron is called in a word, such as `HodgkinHuxleyNeuron`.
    pub fn kind(&self) -> String {
        let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
        self.stem().split('_').map(capital).collect::<String>() + "Neuron"
    }

    /// The step of such a program.
    pub fn step(&self) -> f64 {
        self.dt / self.steps_in_a_bin() as f64
    }

    /// What a promise of columns hangs on, where there are resets.
    pub fn grows(&self) -> &'static str {
        match self.system.reset {
            Some(_) => {
                ", as long as rounding does not grow from spike to spike, as it does in an irregular train"
            }
            None => "",
        }
    }

    /// What such a program says of itself, a sentence each.
    pub fn nearness(&self, resets: Resets) -> Vec<String> {
        let scheme = match self.method {
            "euler" => "forward Euler",
            "half-steps" => "Izhikevich's scheme, the voltage in two half steps",
            _ => "the classical Runge-Kutta method",
        };
        let held = self.system.held();
        let held = held.map(|_| {
            let v = self.system.variables[0].quantity.id;
            format!("After a reset {v} is held for {} of its steps, the number that comes nearest to the refractory time.", self.held_steps())
        });
        if self.is_noisy() {
            return [self.of_the_same_law()].into_iter().chain(held).collect();
        }
        if self.method != "dopri5" {
            let dt = numeral(self.dt);
            let grows = self.grows();
            let near = format!(
                "It takes the lab's own steps, {scheme} by {dt}, and gives its numbers, to 1e-9 of each column's range{grows}."
            );
            return [near].into_iter().chain(held).collect();
        }
        let mut told = vec![format!(
            "The lab's run is by a method that chooses its steps; here {scheme} takes {FINE} steps in each bin. Both come near \
             the exact solution: what is left out goes with the fourth power of the step."
        )];
        match (&self.system.reset, resets) {
            (None, _) => {}
            (Some(_), Resets::Within) => told.push(
                "Like the lab it resets where that is called for within a step: up to a twentieth of a bin off, as long as that does \
                 not grow from spike to spike, as it does in an irregular train."
                    .into(),
            ),
            (Some(_), Resets::ByALine) => told.push(
                "Like the lab it resets within a step, where a straight line through its ends calls for that: up to a tenth of a bin off \
                 where an upstroke is steep, as long as that does not grow from spike to spike, as it does in an irregular train."
                    .into(),
            ),
            (Some(_), Resets::AtTheEnd) => {
                told.push(
                    "The lab resets within a step, this program at its end: up to a tenth of a bin later, as long as that does not grow \
                     from spike to spike, as it does in an irregular train. A spike at the very end of the run may so be lost."
                        .into(),
                );
                told.extend(held);
            }
        }
        told
    }
}
