//! What came of watching a neuron.

/// Why a neuron was watched no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its intervals repeat.
    Settled,
    /// It swings for ever, but fires no more.
    Swings,
    /// It has come to rest.
    AtRest,
    /// It has been silent for longer than the patience allows, and is on its way to rest.
    Silent,
    /// The time was up.
    TimeUp,
    /// The numbers left the finite range: the step is too long.
    Diverged,
    /// The voltage runs off: nothing in the equations holds it.
    RunsOff,
    /// It has come to rest, and would at any voltage: nothing in the equations moves it.
    RestsAnywhere,
    /// Nothing is known of how fast it fires: two bursts have not begun behind the first, or its swings still become smaller, and
    /// it cannot be told to be silent for good, since nothing is there to rest on, or it has paused for as long before.
    TooShort,
    /// The numbers left the finite range, and do so by any steps: the equations lead there, or have no rate there.
    Lost,
    /// It has been silent for longer than the patience allows, and nothing tells that it comes to rest: it may fire later.
    Restless,
}

impl Outcome {
    /// Whether it was silent only for as long as it was waited for, or not seen to the end.
    pub fn waited(self) -> bool {
        matches!(self, Outcome::Silent | Outcome::Restless | Outcome::TooShort)
    }

    /// As a number, to be carried beside others.
    pub fn number(self) -> f64 {
        f64::from(self as u8)
    }
}
