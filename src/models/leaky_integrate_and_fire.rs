//! The leaky integrate-and-fire neuron, dimensionless.
//!
//! ```text
//! τ dv/dt = −v + I        v > 1:  v ← 0
//! ```
//! with τ = 1: time is in units of the membrane time constant, voltage in units of the threshold.
//!
//! Source: W. Gerstner, W. M. Kistler, R. Naud, L. Paninski, Neuronal Dynamics, Cambridge 2014,
//! eqs. 1.5 and 5.1 (Lapicque 1907). Convention: rest 0, threshold 1, reset 0; a state exactly
//! at the threshold does not fire. Left out: a refractory period, and the spike itself, which
//! lasts no time and has no shape.

use crate::equations::written::equations;
use crate::model::{About, Compiled};
use crate::param::{Param, Params};
use crate::spikes::Fires;

/// The membrane potential that fires when it is exceeded.
pub const THRESHOLD: f64 = 1.0;

/// The potential after a spike; also rest.
pub const RESET: f64 = 0.0;

/// The neuron; it has no parameters of its own.
#[derive(Clone, Copy, Debug)]
pub struct LeakyIntegrateAndFire;

equations! {
    LeakyIntegrateAndFire as LeakyIntegrateAndFire, [THRESHOLD, RESET], time "", current I "";
    v "" by dv;
    {
        dv = -v + I;
    }
    reset if v > THRESHOLD => { v = RESET; }
}

impl Params for LeakyIntegrateAndFire {
    fn table() -> Vec<Param> {
        Vec::new()
    }

    fn from_values(_: &mut dyn Iterator<Item = f64>) -> LeakyIntegrateAndFire {
        LeakyIntegrateAndFire
    }
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
        conventions: "Time is in units of the membrane time constant, v in units of the threshold, counted from rest. At the threshold itself it does not fire. Left out: a refractory period, and the spike itself.",
    };

    fn begins(&self) -> [f64; 1] {
        [RESET]
    }
}
