//! What will come of a neuron that has been silent for long: it may pause, or rest.

/// What will come of a neuron, which takes some time to find out.
pub trait Ahead {
    /// Whether it fires again before its time is up.
    fn fires(&self) -> bool;

    /// Whether there is a stable rest to come to.
    fn rests(&self) -> bool;
}
