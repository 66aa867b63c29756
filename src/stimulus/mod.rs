//! Input currents, one a file, on the time bins of a run; each line of the registry is one that can be chosen by its kind.

pub mod about;
pub mod bins;
pub mod edges;
pub mod law;
pub mod pulses;
pub mod samples;
pub mod there_and_back;

use crate::param::{Choice, Param, Params, Refusal, Value};
use crate::text::{Text, say};
use about::{About, Role};
use bins::Bins;
pub use law::Law;
use std::rc::Rc;

/// A current on the bins of a run, and between them; and what starts the noise of a neuron that has some.
#[derive(Clone, Debug)]
pub struct Drive {
    /// The time bins.
    pub bins: Bins,
    /// The current in each bin, as the course samples it; its mean where an edge falls into the bin.
    pub current: Rc<Vec<f64>>,
    /// Smooth pieces in order: the time at which each begins, and its law; the first holds from the start of the run.
    pub pieces: Vec<(f64, Law)>,
    /// The seed of the random numbers; without noise nobody asks for them.
    pub seed: u32,
}

impl Drive {
    /// The same with the noise of a seed.
    pub fn seeded(self, seed: f64) -> Drive {
        Drive { seed: seed as u32, ..self }
    }
}

/// A current that can be chosen by its kind; its fields are its parameters, in plain words.
pub trait Stimulus: Params {
    /// What it says about itself.
    const ABOUT: About;

    /// The current on the bins of a run, with its edges where they are, also between bins.
    fn on(&self, bins: Bins) -> Drive;
}

macro_rules! stimuli {
    ($($room:ident::$stimulus:ident: $id:literal;)*) => {
        $(pub mod $room;)*

        /// Every kind of current.
        pub const KINDS: &[Kind] = &[$(Kind::of::<$room::$stimulus>($id)),*];
    };
}
stimuli! {
    constant::Constant: "constant";
    step::Step: "step";
    ramp::Ramp: "ramp";
    ramp_and_hold::RampAndHold: "ramp-and-hold";
    sinusoid::Sinusoid: "sinusoid";
    voltage_clamp::VoltageClamp: "voltage-clamp";
    voltage_ramp::VoltageRamp: "voltage-ramp";
}

/// A kind of current, as the registry holds it.
pub struct Kind {
    /// The key.
    pub id: &'static str,
    /// What it says about itself.
    pub about: About,
    table: fn() -> Vec<Param>,
    on: fn(&[f64], Bins) -> Drive,
}

/// What a current is like when nothing is said: it lasts for the whole run, and makes the neuron fire.
#[derive(Clone, Copy, Debug)]
pub struct Usual {
    /// Start and end of the run.
    pub window: [f64; 2],
    /// A current that makes the neuron fire.
    pub current: f64,
    /// Where its voltage rests, and another that it is well held at.
    pub voltages: [f64; 2],
}

impl Usual {
    /// For what does not depend on it.
    pub const ANY: Usual = Usual { window: [0.0, 1.0], current: 1.0, voltages: [0.0, 1.0] };
}

impl Kind {
    const fn of<S: Stimulus>(id: &'static str) -> Kind {
        let on = |values: &[f64], bins: Bins| S::from_values(&mut values.iter().copied()).on(bins);
        Kind { id, about: S::ABOUT, table: S::table, on }
    }

    /// The kind with this id; the key of its refusal is `kind`.
    pub fn find(id: &str) -> Result<&'static Kind, Refusal> {
        KINDS.iter().find(|kind| kind.id == id).ok_or_else(|| Kind::unknown(id))
    }

    /// What was given is no kind.
    pub fn unknown(given: impl ToString) -> Refusal {
        let ids: Vec<&str> = KINDS.iter().map(|kind| kind.id).collect();
        Refusal::new("kind", given, say!("it must be one of {ids}", ids = Text::plain(ids.join(", "))))
    }

    /// Its parameters, with the defaults that suit a run.
    pub fn params(&self, usual: Usual) -> Vec<Param> {
        let Usual { window: [start, end], current, voltages: [rest, other] } = usual;
        let suits = |role: &Role| match role {
            Role::Start => Some(start),
            Role::End => Some(end),
            Role::Amplitude => Some(current),
            // A hundred steps of the ramp, and four turns of the sinusoid.
            Role::Increment => Some(current / 100.0),
            Role::Frequency => Some(4.0 / (end - start)),
            Role::Offset => None,
            Role::Holding | Role::Begin | Role::Tail => Some(rest),
            Role::Command => Some(other),
        };
        let mut table = (self.table)();
        for (param, suiting) in table.iter_mut().zip(self.about.roles.iter().map(suits)) {
            param.default = suiting.map_or(param.default, Value::Number);
        }
        table
    }

    /// The key of the parameter that is this of the current.
    pub fn key(&self, role: Role) -> Option<&'static str> {
        let place = self.about.roles.iter().position(|known| *known == role)?;
        Some((self.table)()[place].id)
    }

    /// The option that pages have of it, if they offer it.
    pub fn option(&self) -> Option<Choice> {
        self.about.offer.map(|offer| Choice { id: self.id, name: offer.name, note: offer.note })
    }

    /// The current on the bins of a run, from values in the order of its parameters.
    pub fn on(&self, values: &[f64], bins: Bins) -> Drive {
        (self.on)(values, bins)
    }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Usual};

    #[test]
    fn every_parameter_of_a_kind_is_something_of_the_current_and_nothing_twice() {
        for kind in KINDS {
            let roles = kind.about.roles;
            let params = kind.params(Usual::ANY);
            assert_eq!(roles.len(), params.len(), "{}", kind.id);
            assert!((1..roles.len()).all(|place| !roles[..place].contains(&roles[place])), "{}", kind.id);
        }
    }
}
