//! What happens at single values of a parameter.

use super::curve::Place;
use crate::phase_plane::bifurcations::Kind as Change;

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

impl Special {
    /// At a place whose unknowns begin with so many variables and end with the parameter.
    pub fn at(place: &Place, order: usize, kind: Kind) -> Special {
        let at = place.at.as_slice();
        Special { kind, value: at[at.len() - 1], state: at[..order].to_vec() }
    }
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A fixed point changes. Where the first Lyapunov coefficient of a Hopf point cannot be computed, it is not a number.
    Rest(Change),
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
            Kind::Rest(Change::Fold) => "fold",
            Kind::Rest(Change::Hopf { .. }) => "Hopf",
            Kind::Branch => "branch",
            Kind::FoldOfCycles { .. } => "fold of cycles",
            Kind::PeriodDoubling { .. } => "period doubling",
        }
    }
}
