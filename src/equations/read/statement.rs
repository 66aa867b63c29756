//! What a line says.

use super::formula::Formula;
use crate::equations::complaint::Place;

/// A name, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// As it is written.
    pub id: &'static str,
    /// Where.
    pub place: Place,
}

/// What a line says; a line may say several things.
#[derive(Clone, Debug)]
pub enum Statement {
    /// `v' = …`, `dv/dt = …`.
    Rate(Name, Formula),
    /// `name = …`, `!name = …`, `aux name = …`; whether it is to be seen.
    Quantity(Name, Formula, bool),
    /// `f(x, y) = …`.
    Function(Name, Vec<Name>, Formula),
    /// `par name = …`.
    Param(Name, Formula),
    /// `number name = …`.
    Number(Name, Formula),
    /// `name : unit`, as Brian2 has it: a parameter that is given no value.
    Bare(Name),
    /// `init v = …`, `v(0) = …`.
    Start(Name, Formula),
    /// `wiener name`.
    Noise(Name),
    /// `global sign condition {name = …; …}`: a reset where the condition goes through 0.
    Global(Name, Formula, Vec<(Name, Formula)>),
    /// `threshold: …`: when it is reset.
    Threshold(Formula),
    /// `reset: …`: what is then set, one after the other.
    Reset(Vec<(Name, Formula)>),
    /// `refractory: …`: for how long the voltage is then held.
    Refractory(Formula),
    /// `spike: …`: when a spike is told.
    Spike(Formula),
    /// `@ key = value`.
    Option(Name, String, Place),
    /// `set name {key = value, …}`.
    Set(Name, Vec<(Name, Formula)>),
    /// A line about this name that is not understood, and says so: of the name nothing more is to be told.
    Broken(&'static str),
}

/// What a line says, and the unit that Brian2 writes behind a colon.
#[derive(Debug, Default)]
pub struct Said {
    /// What it says.
    pub statements: Vec<Statement>,
    /// The unit behind the colon, and where.
    pub unit: Option<(String, Place)>,
    /// Where Brian2's flag says that what the line is of stays while the neuron is refractory.
    pub stays: Option<Place>,
    /// Where it stands, if it is of a script in Python.
    pub python: Option<Place>,
    /// Whether XPPAUT's `!` stands before it.
    pub derived: bool,
    /// Whether the text ends here.
    pub done: bool,
}

impl Said {
    /// What a line says that says one thing, or nothing that is understood.
    pub fn one(statement: Option<Statement>) -> Said {
        Said { statements: statement.into_iter().collect(), ..Said::default() }
    }
}
