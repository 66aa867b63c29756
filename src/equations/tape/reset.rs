//! The reset of a neuron made ready to run.

use super::code::Code;
use super::graph::Node;
use super::reader::Reader;
use super::{Fault, STATE, Tape};
use crate::equations::expr::{Expr, Operator};
use crate::equations::system::{System, VARIABLES};

/// When a neuron is reset, and to what.
#[derive(Clone, Debug)]
pub struct Resetting {
    trigger: Trigger,
    /// Its first result is not 0 where the reset is called for; the others are the state after it.
    tape: Tape,
}

/// What is looked at first, in every step.
#[derive(Clone, Copy, Debug)]
enum Trigger {
    /// Whether the first variable is above this.
    Above(f64),
    /// Whether it is this or above.
    From(f64),
    /// What the tape says.
    Told,
}

impl Resetting {
    /// That of a system with values in the order of its parameters, if it has one.
    pub fn of(system: &System, values: &[f64]) -> Result<Option<Resetting>, Fault> {
        let Some(reset) = &system.reset else { return Ok(None) };
        let after = |name: &'static str| {
            let set = reset.sets.iter().find(|(set, _)| *set == name);
            set.map_or(Expr::Name(name), |(_, after)| after.clone())
        };
        let states = system.variables.iter().map(|variable| after(variable.quantity.id));
        let results: Vec<Expr> = std::iter::once(reset.when.clone()).chain(states).collect();
        let tape = Tape::of(system, values, &results)?;
        let mut reader = Reader::new(system, values, false)?;
        let condition = reader.read(&reset.when)?;
        let Node { code, of: [left, right, _], .. } = reader.graph.nodes[condition];
        let voltage = reader.graph.given(STATE);
        let threshold = reader.graph.nodes.get(right).and_then(|_| reader.graph.value(right));
        let trigger = match (code, threshold) {
            (Code::Relate(Operator::Greater), Some(threshold)) if left == voltage => {
                Trigger::Above(threshold)
            }
            (Code::Relate(Operator::AtLeast), Some(threshold)) if left == voltage => Trigger::From(threshold),
            _ => Trigger::Told,
        };
        Ok(Some(Resetting { trigger, tape }))
    }

    /// How many registers it takes.
    pub(super) fn registers(&self) -> usize {
        self.tape.registers
    }

    /// Up to this first variable no state calls for a reset, whatever the others are.
    pub fn quiet_to(&self) -> f64 {
        match self.trigger {
            Trigger::Above(threshold) => threshold,
            Trigger::From(threshold) => threshold.next_down(),
            Trigger::Told => f64::NEG_INFINITY,
        }
    }

    /// The state after a reset, where the state calls for one.
    #[inline]
    pub fn after<const N: usize>(&self, state: [f64; N]) -> Option<[f64; N]> {
        let called = match self.trigger {
            Trigger::Above(threshold) => state[0] > threshold,
            Trigger::From(threshold) => state[0] >= threshold,
            Trigger::Told => true,
        };
        if called { self.told(state) } else { None }
    }

    #[inline(never)]
    fn told<const N: usize>(&self, state: [f64; N]) -> Option<[f64; N]> {
        const { assert!(N <= VARIABLES) };
        let mut results = [0.0; 1 + VARIABLES];
        self.tape.run(&state, 0.0, &mut results[..=N]);
        let holds = results[0] != 0.0 && !results[0].is_nan();
        holds.then(|| std::array::from_fn(|place| results[1 + place]))
    }
}
