//! What a kind of current says about itself, beside its law.

/// Everything that others need to know of a kind, so that none of them knows it by its name.
#[derive(Clone, Copy)]
pub struct About {
    /// What each of its parameters is, in their order.
    pub roles: &'static [Role],
    /// How it goes in time.
    pub course: Course,
    /// What it is.
    pub of: Of,
    /// How pages offer it; functions know every kind.
    pub offer: Option<Offer>,
}

/// What a stimulus gives: what flows, or what is held by whatever flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A current that is injected.
    Current,
    /// A voltage that is held: its values are the command.
    Voltage,
}

/// A kind as the pages of models offer it.
#[derive(Clone, Copy)]
pub struct Offer {
    /// On its button.
    pub name: &'static str,
    /// What it does, in a few words.
    pub note: &'static str,
}

/// What a parameter of a current is: its unit, its usual value and the range of its slider follow from that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The time at which the current is switched on.
    Start,
    /// The time at which it is switched off.
    End,
    /// Cycles per unit of time.
    Frequency,
    /// The current about which it oscillates.
    Offset,
    /// How strong it is, or becomes.
    Amplitude,
    /// Its rise in each bin.
    Increment,
    /// The voltage that is held before the command.
    Holding,
    /// The voltage at which a command that moves begins.
    Begin,
    /// The voltage that is commanded, or that a command comes to.
    Command,
    /// The voltage that is held after the command.
    Tail,
}

/// How a current goes in time: what can be taken hold of in it, and at what of it a phase plane is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// It stays.
    Constant,
    /// Nothing, the amplitude between two edges, and nothing again.
    Step,
    /// A rise to the amplitude between two edges, and nothing again.
    Ramp,
    /// A rise to the amplitude, which then stays.
    RampAndHold,
    /// An oscillation about its offset.
    Sinusoid,
}
