//! The leaky integrate-and-fire neuron, dimensionless.
//!
//! ```text
//! τ dv/dt = −v + I        v > 1:  v ← 0, held there for t_ref
//! ```
//! with τ = 1: time is in units of the membrane time constant, voltage in units of the threshold. Under a constant current above
//! 1 it fires every t_ref + ln(I/(I − 1)).
//!
//! Source: W. Gerstner, W. M. Kistler, R. Naud, L. Paninski, Neuronal Dynamics, Cambridge 2014,
//! eqs. 1.5 and 5.1 (Lapicque 1907). Convention: rest 0, threshold 1, reset 0; a state exactly
//! at the threshold does not fire; the course’s has no refractory time. Left out: the spike itself,
//! which lasts no time and has no shape.

use crate::equations::written::equations;
use crate::model::{About, Compiled};
use crate::param::params;
use crate::spikes::Fires;

/// The membrane potential that fires when it is exceeded.
pub const THRESHOLD: f64 = 1.0;

/// The potential after a spike; also rest.
pub const RESET: f64 = 0.0;

params! {
    /// The neuron.
    pub struct LeakyIntegrateAndFire: "Neuron", "leaky integrate-and-fire" {
        t_ref: 0.0, "", 0.0..=2.0, "t_ref", "refractory time", "How long the voltage is held at its reset after a spike, whatever current flows; by fixed steps, for the nearest whole number of them, at least one", step(0.05);
    }
}

impl LeakyIntegrateAndFire {
    /// That of the course, which can fire at once again.
    pub const COURSE: LeakyIntegrateAndFire = LeakyIntegrateAndFire { t_ref: 0.0 };
}

equations! {
    LeakyIntegrateAndFire as LeakyIntegrateAndFire { t_ref }, [THRESHOLD, RESET], time "", current I "";
    v "" by dv;
    {
        dv = -v + I;
    }
    reset if v > THRESHOLD => { v = RESET; } held t_ref;
}

impl Compiled<1> for LeakyIntegrateAndFire {
    const ABOUT: About = About {
        id: "lif",
        title: "Leaky integrate-and-fire",
        symbols: &["v"],
        fires: Fires::AtReset,
        window: &[[-0.5, 1.2]],
        currents: [0.0, 4.0],
        current: 1.5,
        // At 1.5 its page would be a solid block of 90 spikes.
        opens_at: Some(1.05),
        dt: 0.1,
        duration: 100.0,
        presets: &[],
        book: "L. Lapicque, J. Physiol. Pathol. Gen. 9, 620–635 (1907); W. Gerstner, W. M. Kistler, R. Naud & L. Paninski, Neuronal Dynamics, Cambridge 2014, § 1.3",
        conventions: "Time is in units of the membrane time constant, v in units of the threshold, counted from rest. At the threshold itself it does not fire. Left out: the spike itself.",
    };

    fn begins(&self) -> [f64; 1] {
        [RESET]
    }
}
