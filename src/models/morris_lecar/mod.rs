//! Morris and Lecar's barnacle muscle fibre.
//!
//! ```text
//! C dv/dt = I − gCa m∞(v) (v − VCa) − gK w (v − VK) − gL (v − VL)
//!   dw/dt = φ (w∞(v) − w) cosh((v − V3)/(2 V4))
//!
//! m∞ = (1 + tanh((v − V1)/V2))/2      w∞ = (1 + tanh((v − V3)/V4))/2
//! ```
//!
//! Source: C. Morris and H. Lecar, Biophys. J. 35, 193–213 (1981), eqs. 1–9, with calcium at its equilibrium; the sets of
//! parameters are those of J. Rinzel and G. B. Ermentrout in C. Koch and I. Segev (eds.), Methods in Neuronal Modeling,
//! 2nd ed. 1998, ch. 7. Conventions: v in mV, time in ms, per cm² of membrane; a positive current depolarises.
//! Left out: the delay of the calcium channels, and calcium's changing concentration.

mod type_y;

pub use type_y::TypeY;

use crate::equations::functions::{cosh, min, tanh};
use crate::equations::written::equations;
use crate::model::{About, Compiled, Preset};
use crate::param::params;
use crate::spikes::Fires;

params! {
    /// Conductances, reversal potentials, and what shapes the activation of the channels.
    pub struct MorrisLecar: "Neuron", "barnacle muscle fibre" {
        C: 20.0, "µF/cm²", 1.0..=100.0, "C", "capacitance", "Charge that the membrane stores per volt", step(1.0);
        gCa: 4.4, "mS/cm²", 0.0..=10.0, "g_Ca", "calcium", "Maximal calcium conductance", step(0.1);
        gK: 8.0, "mS/cm²", 0.0..=20.0, "g_K", "potassium", "Maximal potassium conductance", step(0.1);
        gL: 2.0, "mS/cm²", 0.0..=10.0, "g_L", "leak", "Leak conductance, always open", step(0.1);
        VCa: 120.0, "mV", 50.0..=200.0, "V_Ca", "calcium reversal", "Voltage at which no calcium current flows", signed, step(1.0);
        VK: -84.0, "mV", -120.0..=0.0, "V_K", "potassium reversal", "Voltage at which no potassium current flows", step(1.0);
        VL: -60.0, "mV", -120.0..=0.0, "V_L", "leak reversal", "Voltage at which no leak current flows", step(1.0);
        V1: -1.2, "mV", -50.0..=50.0, "V_1", "half of calcium", "Voltage at which half of the calcium channels are open", step(0.1);
        V2: 18.0, "mV", 1.0..=50.0, "V_2", "spread of calcium", "How gradually the calcium channels open with the voltage", step(0.1);
        V3: 2.0, "mV", -50.0..=50.0, "V_3", "half of potassium", "Voltage at which half of the potassium channels are open in equilibrium", step(0.1);
        V4: 30.0, "mV", 5.0..=50.0, "V_4", "spread of potassium", "How gradually the potassium channels open with the voltage", step(0.1);
        phi: 0.04, "1/ms", 0.005..=1.0, "φ", "speed of potassium", "How fast the potassium channels follow the voltage, at the least", log;
    }
}

/// As many times φ are at once. Without this bound, channels far beyond V3 would have no equilibrium, but 0 · ∞.
const AT_ONCE: f64 = 1e100;

equations! {
    MorrisLecar as MorrisLecar { C, gCa, gK, gL, VCa, VK, VL, V1, V2, V3, V4, phi }, [AT_ONCE],
    time "ms", current I "µA/cm²";
    v "mV" by dv, w "" by dw;
    {
        m_inf "" = (tanh((v - V1) / V2) + 1.0) * 0.5;
        w_inf "" = (tanh((v - V3) / V4) + 1.0) * 0.5;
        speed_w "1/ms" = min(cosh((v - V3) / (2.0 * V4)), AT_ONCE) * phi;
        I_Ca "µA/cm²" = m_inf * ((v - VCa) * gCa);
        I_K "µA/cm²" = w * ((v - VK) * gK);
        I_L "µA/cm²" = (v - VL) * gL;
        dv = (I - I_Ca - I_K - I_L) / C;
        dw = (w_inf - w) * speed_w;
    }
}

impl Compiled<2> for MorrisLecar {
    const ABOUT: About = About {
        id: "morris-lecar",
        title: "Morris–Lecar",
        symbols: &["v", "w"],
        fires: Fires::Above(0.0),
        window: &[[-80.0, 60.0], [-0.1, 0.8]],
        currents: [0.0, 250.0],
        current: 100.0,
        opens_at: None,
        dt: 0.1,
        duration: 500.0,
        presets: &[
            Preset {
                id: "hopf",
                name: "Hopf",
                values: &[("gCa", 4.4), ("V3", 2.0), ("V4", 30.0), ("phi", 0.04)],
                current: None,
                currents: None,
            },
            Preset {
                id: "snic",
                name: "Saddle-node on a circle",
                values: &[("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 1.0 / 15.0)],
                current: Some(45.0),
                currents: None,
            },
            Preset {
                id: "homoclinic",
                name: "Homoclinic",
                values: &[("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 0.23)],
                current: Some(40.2),
                currents: Some([30.0, 50.0]),
            },
        ],
        book: "C. Morris & H. Lecar, Biophys. J. 35, 193–213 (1981); J. Rinzel & G. B. Ermentrout, in C. Koch & I. Segev, Methods in Neuronal Modeling, MIT Press 1998, ch. 7",
        conventions: "v is in mV, time in ms, all else per cm² of membrane; a positive current depolarises. Left out: the delay of the calcium channels, and calcium’s changing concentration.",
    };
}
