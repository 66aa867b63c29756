//! The exponential integrate-and-fire neuron.
//!
//! ```text
//! τ dv/dt = −(v − V_rest) + ΔT exp((v − V_rh)/ΔT) + R I        v > V_cut:  v ← V_reset, held there for t_ref
//! ```
//!
//! Source: N. Fourcaud-Trocmé, D. Hansel, C. van Vreeswijk and N. Brunel, J. Neurosci. 23, 11628–11640 (2003);
//! W. Gerstner, W. M. Kistler, R. Naud, L. Paninski, Neuronal Dynamics, Cambridge 2014, eqs. 5.6–5.7, with the constants of the
//! course's later exercise. Conventions: v in mV, time in ms, the current in nA, so that R in MΩ makes it mV; a
//! constant current fires from (V_rh − ΔT − V_rest)/R. Left out: the shape of the spike above the cut.

use crate::equations::functions::exp;
use crate::equations::written::equations;
use crate::model::{About, Compiled};
use crate::param::params;
use crate::spikes::Fires;

params! {
    /// The membrane, its upstroke, and its reset.
    pub struct ExponentialIntegrateAndFire: "Neuron", "exponential integrate-and-fire" {
        tau: 12.0, "ms", 1.0..=50.0, "τ", "membrane time constant", "How slowly the membrane follows its input", step(0.5);
        R: 20.0, "MΩ", 1.0..=100.0, "R", "membrane resistance", "Depolarisation per nanoampere, far below the threshold", step(1.0);
        V_rest: -65.0, "mV", -90.0..=-55.0, "V_rest", "leak reversal", "Where the membrane rests, but for the exponential’s small share", step(0.5);
        V_reset: -60.0, "mV", -90.0..=-45.0, "V_reset", "reset", "Where the membrane starts again after a spike", step(0.5);
        V_rh: -55.0, "mV", -60.0..=-40.0, "V_rh", "rheobase threshold", "Voltage beyond which the membrane fires by itself under the least current that makes it fire", step(0.5);
        Delta_T: 2.0, "mV", 0.5..=10.0, "Δ_T", "sharpness", "How gradually the upstroke sets in with the voltage", step(0.1);
        V_cut: -30.0, "mV", -40.0..=20.0, "V_cut", "cut", "Voltage at which the upstroke counts as a spike and is cut off", step(0.5);
        t_ref: 0.0, "ms", 0.0..=10.0, "t_ref", "refractory time", "How long the voltage is held at its reset after a spike, whatever current flows; by fixed steps, for the nearest whole number of them, at least one", step(0.1);
    }
    V_reset, V_cut: V_reset < V_cut, "it must be less than V_cut";
}

equations! {
    ExponentialIntegrateAndFire as ExponentialIntegrateAndFire { tau, R, V_rest, V_reset, V_rh, Delta_T, V_cut, t_ref }, [],
    time "ms", current I "nA";
    v "mV" by dv;
    {
        upstroke "mV" = exp((v - V_rh) / Delta_T) * Delta_T;
        dv = (upstroke - (v - V_rest) + I * R) / tau;
    }
    cut V_cut;
    reset if v > V_cut => { v = V_reset; } held t_ref;
}

impl Compiled<1> for ExponentialIntegrateAndFire {
    const ABOUT: About = About {
        id: "exponential-if",
        title: "Exponential integrate-and-fire",
        symbols: &["v"],
        fires: Fires::AtReset,
        window: &[[-90.0, -30.0]],
        currents: [0.0, 2.0],
        current: 0.6,
        opens_at: None,
        dt: 0.01,
        duration: 200.0,
        presets: &[],
        book: "N. Fourcaud-Trocmé, D. Hansel, C. van Vreeswijk & N. Brunel, J. Neurosci. 23, 11628–11640 (2003); W. Gerstner, W. M. Kistler, R. Naud & L. Paninski, Neuronal Dynamics, Cambridge 2014, § 5.2",
        conventions: "v is in mV, time in ms, the current in nA and R in MΩ, so that R I is in mV. Left out: the shape of the spike above the cut.",
    };
}
