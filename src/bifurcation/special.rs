//! What happens at single values of a parameter.

/// A point of a diagram at which something happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Special {
    /// What.
    pub kind: Kind,
    /// The value of the parameter.
    pub value: f64,
    /// The state there.
    pub state: Vec<f64>,
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Two fixed points meet, and are gone (a saddle-node).
    Fold,
    /// A pair of eigenvalues crosses the imaginary axis, and an orbit is born.
    Hopf {
        /// The angular frequency of the orbit at its birth.
        omega: f64,
        /// The first Lyapunov coefficient: below 0 the orbit is born stable (supercritical), above 0 it is unstable (subcritical);
        /// not a number where it cannot be computed.
        lyapunov: f64,
    },
    /// Two branches of fixed points cross.
    Branch,
    /// Two orbits meet, and are gone.
    FoldOfCycles {
        /// How long a turn takes there.
        period: f64,
    },
    /// An orbit is born that closes after two turns.
    PeriodDoubling {
        /// How long one of them takes there.
        period: f64,
    },
}

impl Kind {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Fold => "fold",
            Kind::Hopf { .. } => "Hopf",
            Kind::Branch => "branch",
            Kind::FoldOfCycles { .. } => "fold of cycles",
            Kind::PeriodDoubling { .. } => "period doubling",
        }
    }
}
