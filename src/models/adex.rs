//! The adaptive exponential integrate-and-fire neuron, AdEx.
//!
//! ```text
//! τ_m dv/dt = −(v − V_rest) + ΔT exp((v − V_rh)/ΔT) − R w + R I        v > V_cut:  v ← V_reset,  w ← w + b;  v held for t_ref
//! τ_w dw/dt = a (v − V_rest) − w
//! ```
//!
//! Source: R. Brette and W. Gerstner, J. Neurophysiol. 94, 3637–3642 (2005), eqs. 1–3; W. Gerstner, W. M. Kistler, R. Naud,
//! L. Paninski, Neuronal Dynamics, Cambridge 2014, eqs. 6.3–6.4 and table 6.1, the firing patterns; the irregular one is
//! that of R. Naud, N. Marcille, C. Clopath and W. Gerstner, Biol. Cybern. 99, 335–347 (2008), fig. 4h, with τ_m = C/g_L and
//! R = 1/g_L. Two are shown under a current of our own: the transient one stops at 55 pA, but goes on slowly at the table's 65;
//! the irregular one never repeats itself at 165 pA, but does so after ten spikes at the figure's 160. Conventions: v in mV,
//! time in ms, w and the current in pA, a in nS, R in MΩ, so that R w is in µV. Left out: the shape of the spike above the cut.

use crate::equations::functions::exp;
use crate::equations::written::equations;
use crate::model::{About, Compiled, Preset};
use crate::param::params;
use crate::spikes::Fires;

params! {
    /// The membrane, its upstroke, its reset, and its adaptation.
    pub struct AdEx: "Neuron", "adaptive exponential integrate-and-fire" {
        tau_m: 5.0, "ms", 1.0..=50.0, "τ_m", "membrane time constant", "How slowly the membrane follows its input", step(0.1);
        R: 500.0, "MΩ", 10.0..=1000.0, "R", "membrane resistance", "Depolarisation per nanoampere, far below the threshold", step(10.0);
        V_rest: -70.0, "mV", -90.0..=-55.0, "V_rest", "leak reversal", "Where the membrane rests, but for the exponential’s small share", step(0.5);
        V_reset: -51.0, "mV", -90.0..=-42.0, "V_reset", "reset", "Where the membrane starts again after a spike", step(0.5);
        V_rh: -50.0, "mV", -60.0..=-40.0, "V_rh", "rheobase threshold", "Voltage beyond which the membrane without adaptation fires by itself under the least current that makes it fire", step(0.5);
        Delta_T: 2.0, "mV", 0.5..=10.0, "Δ_T", "sharpness", "How gradually the upstroke sets in with the voltage", step(0.1);
        V_cut: -30.0, "mV", -40.0..=20.0, "V_cut", "cut", "Voltage at which the upstroke counts as a spike and is cut off", step(0.5);
        a: 0.5, "nS", -15.0..=15.0, "a", "coupling to the voltage", "How much adaptation follows the voltage below the threshold; negative, it helps to fire", step(0.1);
        b: 7.0, "pA", 0.0..=200.0, "b", "increment per spike", "Rise of the adaptation with each spike", signed, step(0.5);
        tau_w: 100.0, "ms", 5.0..=500.0, "τ_w", "time constant of w", "How slowly the adaptation moves and decays", step(5.0);
        t_ref: 0.0, "ms", 0.0..=10.0, "t_ref", "refractory time", "How long the voltage is held at its reset after a spike, whatever current flows, while the adaptation goes on; by fixed steps, for the nearest whole number of them, at least one", step(0.1);
    }
    V_reset, V_cut: V_reset < V_cut, "it must be less than V_cut";
}

/// mV per µV: R in MΩ times a current in pA is in µV.
const MILLIVOLT: f64 = 1e-3;

equations! {
    AdEx as AdEx { tau_m, R, V_rest, V_reset, V_rh, Delta_T, V_cut, a, b, tau_w, t_ref }, [MILLIVOLT],
    time "ms", current I "pA";
    v "mV" by dv, w "pA" by dw;
    {
        above "mV" = v - V_rest;
        upstroke "mV" = exp((v - V_rh) / Delta_T) * Delta_T;
        dv = (upstroke - above + (I - w) * (R * MILLIVOLT)) / tau_m;
        dw = (above * a - w) / tau_w;
    }
    cut V_cut;
    reset if v > V_cut => { v = V_reset; w = w + b; } held t_ref;
}

impl Compiled<2> for AdEx {
    const ABOUT: About = About {
        id: "adex",
        title: "AdEx",
        symbols: &["v", "w"],
        fires: Fires::AtReset,
        window: &[[-80.0, -30.0], [-20.0, 100.0]],
        currents: [0.0, 200.0],
        current: 65.0,
        opens_at: None,
        dt: 0.01,
        duration: 350.0,
        #[rustfmt::skip] // a table
        presets: &[
            pattern("tonic", "Tonic", &[("tau_m", 20.0), ("a", 0.0), ("tau_w", 30.0), ("b", 60.0), ("V_reset", -55.0)]),
            pattern("adapting", "Adapting", &[("tau_m", 20.0), ("a", 0.0), ("tau_w", 100.0), ("b", 5.0), ("V_reset", -55.0)]),
            pattern("initial-burst", "Initial burst", &[("tau_m", 5.0), ("a", 0.5), ("tau_w", 100.0), ("b", 7.0), ("V_reset", -51.0)]),
            pattern("bursting", "Bursting", &[("tau_m", 5.0), ("a", -0.5), ("tau_w", 100.0), ("b", 7.0), ("V_reset", -46.0)]),
            Preset {
                current: Some(165.0),
                ..pattern("irregular", "Irregular", &[("tau_m", 100.0 / 12.0), ("R", 1000.0 / 12.0), ("V_rest", -60.0), ("a", -11.0), ("tau_w", 130.0), ("b", 30.0), ("V_reset", -48.0)])
            },
            Preset {
                current: Some(55.0),
                ..pattern("transient", "Transient", &[("tau_m", 10.0), ("a", 1.0), ("tau_w", 100.0), ("b", 10.0), ("V_reset", -60.0)])
            },
            Preset {
                current: Some(25.0),
                ..pattern("delayed", "Delayed", &[("tau_m", 5.0), ("a", -1.0), ("tau_w", 100.0), ("b", 10.0), ("V_reset", -60.0)])
            },
        ],
        book: "R. Brette & W. Gerstner, J. Neurophysiol. 94, 3637–3642 (2005); W. Gerstner, W. M. Kistler, R. Naud & L. Paninski, Neuronal Dynamics, Cambridge 2014, § 6.1–6.2; R. Naud, N. Marcille, C. Clopath & W. Gerstner, Biol. Cybern. 99, 335–347 (2008)",
        conventions: "v is in mV, time in ms, w and the current in pA, a in nS and R in MΩ, so that R w is in µV. Left out: the shape of the spike above the cut.",
    };
}

/// A firing pattern under the usual current.
const fn pattern(id: &'static str, name: &'static str, values: &'static [(&'static str, f64)]) -> Preset {
    Preset { id, name, values, current: None, currents: None }
}
