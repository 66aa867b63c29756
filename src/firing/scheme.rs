//! The methods by which neurons side by side take their steps.

/// Methods with a fixed step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Forward Euler.
    Euler,
    /// The classical Runge–Kutta method.
    RungeKutta,
}
