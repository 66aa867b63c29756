//! How curves are drawn that stand in more than one place: in a plane, and in its legend.

use crate::figure::{Ink, Stroke};

/// Limit cycles, those that attract and those that repel: so broad that a run along one does not hide it.
pub const CYCLE_INKS: [(Ink, Stroke); 2] = [(Ink::Weight, Stroke::Broad), (Ink::Weight, Stroke::Broken)];

/// The curves that end in a saddle: they part what comes to one end from what comes to another.
pub const SEPARATRIX: (Ink, Stroke) = (Ink::Spike, Stroke::Dashed);

/// Curves that stand beside one another and have no ink of their own, such as a neuron's currents: one and the same on every page.
pub const BESIDE: [Ink; 5] = [Ink::GateH, Ink::GateN, Ink::Text, Ink::Weight, Ink::Recovery];
