//! Izhikevich's simple neuron.
//!
//! ```text
//! dv/dt = 0.04 v² + 5 v + 140 − u + I        v ≥ 30 mV:  v ← c,  u ← u + d;  v held for t_ref
//! du/dt = a (b v − u)
//! ```
//!
//! Source: E. M. Izhikevich, IEEE Trans. Neural Netw. 14, 1569–1572 (2003), eqs. 1–3 and fig. 2. Conventions: v in mV, time in
//! ms; u and the current in mV/ms, since the capacitance is 1. The paper steps by 0.1 ms in its figure of the types; two
//! of these are shown under a current of our own, as the usual one makes them fire so fast that this step loses spikes.
//! Left out: conductances, and the shape of the spike above 30 mV; the square stands for the upstroke, fitted to a cortical neuron.

use crate::equations::written::equations;
use crate::model::{About, Compiled, Preset};
use crate::param::params;
use crate::spikes::Fires;

/// Where the upstroke is cut off, in mV.
pub const PEAK: f64 = 30.0;

params! {
    /// Recovery and reset.
    pub struct Izhikevich: "Neuron", "simple model" {
        a: 0.02, "1/ms", 0.005..=0.2, "a", "speed of recovery", "How fast the recovery follows the voltage", step(0.005);
        b: 0.2, "1/ms", 0.0..=0.3, "b", "sensitivity of recovery", "How strongly the recovery follows the voltage below the threshold", signed, step(0.01);
        c: -65.0, "mV", -80.0..=-40.0, "c", "reset", "Where the membrane starts again after a spike", step(0.5);
        d: 8.0, "mV/ms", 0.0..=15.0, "d", "increment per spike", "Rise of the recovery with each spike", signed, step(0.05);
        t_ref: 0.0, "ms", 0.0..=10.0, "t_ref", "refractory time", "How long the voltage is held at its reset after a spike, whatever current flows, while the recovery goes on; by fixed steps, for the nearest whole number of them, at least one", step(0.1);
    }
    c: c < PEAK, "it must be less than 30, where the neuron is reset";
}

equations! {
    Izhikevich as Izhikevich { a, b, c, d, t_ref }, [PEAK], time "ms", current I "mV/ms";
    v "mV" by dv, u "mV/ms" by du;
    {
        // In the order of the paper's program: what it counts by its long steps depends on the last bits.
        dv = v * 0.04 * v + v * 5.0 + 140.0 - u + I;
        du = (v * b - u) * a;
    }
    cut PEAK;
    reset if v >= PEAK => { v = c; u = u + d; } held t_ref;
}

impl Compiled<2> for Izhikevich {
    const OWN_METHOD: Option<&'static str> = Some("half-steps");

    const ABOUT: About = About {
        id: "izhikevich",
        title: "Izhikevich",
        symbols: &["v", "u"],
        fires: Fires::AtReset,
        window: &[[-90.0, 30.0], [-25.0, 15.0]],
        currents: [0.0, 20.0],
        current: 10.0,
        opens_at: None,
        dt: 0.1,
        duration: 200.0,
        presets: &[
            kind("RS", "Regular spiking", &[("a", 0.02), ("b", 0.2), ("c", -65.0), ("d", 8.0)]),
            kind("IB", "Intrinsically bursting", &[("a", 0.02), ("b", 0.2), ("c", -55.0), ("d", 4.0)]),
            kind("CH", "Chattering", &[("a", 0.02), ("b", 0.2), ("c", -50.0), ("d", 2.0)]),
            kind("FS", "Fast spiking", &[("a", 0.1), ("b", 0.2), ("c", -65.0), ("d", 2.0)]),
            Preset {
                current: Some(3.0),
                ..kind("TC", "Thalamo-cortical", &[("a", 0.02), ("b", 0.25), ("c", -65.0), ("d", 0.05)])
            },
            Preset {
                current: Some(3.0),
                ..kind("RZ", "Resonator", &[("a", 0.1), ("b", 0.26), ("c", -65.0), ("d", 2.0)])
            },
            kind("LTS", "Low-threshold spiking", &[("a", 0.02), ("b", 0.25), ("c", -65.0), ("d", 2.0)]),
        ],
        book: "E. M. Izhikevich, IEEE Trans. Neural Netw. 14, 1569–1572 (2003)",
        conventions: "v is in mV, time in ms; u and the current are in mV/ms, since the capacitance is 1. Left out: conductances, and the shape of the spike above the cut; the square stands for the upstroke, fitted to a cortical neuron.",
    };
}

/// A type of the paper, under its current.
const fn kind(id: &'static str, name: &'static str, values: &'static [(&'static str, f64)]) -> Preset {
    Preset { id, name, values, current: None, currents: None }
}
