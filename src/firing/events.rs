//! What neurons side by side have done: their spikes, and the swings of their voltages.

/// A spike of one of the neurons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spike {
    /// Which of them.
    pub lane: usize,
    /// When, in steps from where the neurons were last let go on. A neuron that fires too often to be followed is left
    /// behind: its time goes slower than that of the others.
    pub step: f64,
}

/// What neurons have done.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// Their spikes.
    pub spikes: Vec<Spike>,
    /// The swings of their voltages, where a spike is a crossing.
    pub peaks: Vec<Peak>,
}

/// The end of a rise of one of the voltages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// Which of them.
    pub lane: usize,
    /// When it turned, in steps from where the neurons were last let go on.
    pub step: f64,
    /// How far it had risen.
    pub height: f64,
}
