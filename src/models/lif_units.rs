//! The leaky integrate-and-fire neuron with its units.
//!
//! ```text
//! τ dv/dt = −(v − V_rest) + R I        v > V_th:  v ← V_reset, held there for t_ref
//! ```
//! Under a constant current above the rheobase (V_th − V_rest)/R it fires every
//! t_ref + τ ln((R I + V_rest − V_reset)/(R I + V_rest − V_th)), and so never faster than at 1/t_ref.
//!
//! Source: W. Gerstner, W. M. Kistler, R. Naud, L. Paninski, Neuronal Dynamics, Cambridge 2014, eqs. 1.5–1.9 and 5.1
//! (Lapicque 1907), with the constants of the book’s exercises. Conventions: v in mV, time in ms, the current in nA, so that R in MΩ makes it
//! mV; a state exactly at the threshold does not fire. Left out: the spike itself, which has no shape.

use crate::equations::written::equations;
use crate::model::{About, Compiled};
use crate::param::params;
use crate::spikes::Fires;

params! {
    /// The membrane and its reset.
    pub struct LifUnits: "Neuron", "leaky integrate-and-fire" {
        tau: 8.0, "ms", 1.0..=50.0, "τ", "membrane time constant", "How slowly the membrane follows its input", step(0.5);
        R: 10.0, "MΩ", 1.0..=100.0, "R", "membrane resistance", "Depolarisation per nanoampere of a current that lasts", step(1.0);
        V_rest: -70.0, "mV", -90.0..=-55.0, "V_rest", "resting potential", "Where the membrane rests without current", step(0.5);
        V_th: -50.0, "mV", -55.0..=-30.0, "V_th", "threshold", "Voltage beyond which the neuron fires and is reset", step(0.5);
        V_reset: -65.0, "mV", -90.0..=-56.0, "V_reset", "reset", "Where the membrane starts again after a spike", step(0.5);
        t_ref: 2.0, "ms", 0.0..=10.0, "t_ref", "refractory time", "How long the voltage is held at its reset after a spike, whatever current flows; by fixed steps, for the nearest whole number of them, at least one", step(0.1);
    }
    V_reset, V_th: V_reset < V_th, "it must be less than V_th";
}

equations! {
    LifUnits as LifUnits { tau, R, V_rest, V_th, V_reset, t_ref }, [], time "ms", current I "nA";
    v "mV" by dv;
    {
        dv = (I * R - (v - V_rest)) / tau;
    }
    reset if v > V_th => { v = V_reset; } held t_ref;
}

impl Compiled<1> for LifUnits {
    const ABOUT: About = About {
        id: "lif-units",
        title: "Leaky integrate-and-fire with units",
        symbols: &["v"],
        fires: Fires::AtReset,
        window: &[[-80.0, -45.0]],
        currents: [0.0, 6.0],
        current: 2.5,
        opens_at: None,
        dt: 0.01,
        duration: 100.0,
        presets: &[],
        book: "L. Lapicque, J. Physiol. Pathol. Gen. 9, 620–635 (1907); W. Gerstner, W. M. Kistler, R. Naud & L. Paninski, Neuronal Dynamics, Cambridge 2014, § 1.3",
        conventions: "v is in mV, time in ms, the current in nA and R in MΩ, so that R I is in mV. At the threshold itself it does not fire. Left out: the spike itself.",
    };

    fn begins(&self) -> [f64; 1] {
        [self.V_rest]
    }
}
