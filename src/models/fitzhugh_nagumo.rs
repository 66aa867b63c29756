//! FitzHugh and Nagumo's neuron, in the form of the course's later exercises.
//!
//! ```text
//! dv/dt = v (1 − v²) − w + I
//! dw/dt = ε (v + (a − w)/2)
//! ```
//!
//! Source: R. FitzHugh, Biophys. J. 1, 445–466 (1961), eqs. 1–2; J. Nagumo, S. Arimoto and S. Yoshizawa, Proc. IRE
//! 50, 2061–2070 (1962). Dimensionless. Left out: conductances; v and w stand for excitation and recovery.

use crate::equations::written::equations;
use crate::model::{About, Compiled};
use crate::param::params;
use crate::spikes::Fires;

params! {
    /// What shapes the recovery.
    pub struct FitzHughNagumo: "Neuron", "FitzHugh–Nagumo" {
        a: 2.0, "", 0.0..=4.0, "a", "height of the line", "Recovery at which the line dw/dt = 0 crosses v = 0", signed, step(0.01);
        eps: 0.1, "", 0.01..=1.0, "ε", "ratio of speeds", "How slowly recovery moves compared with the voltage", log;
    }
}

equations! {
    FitzHughNagumo as FitzHughNagumo { a, eps }, [], time "", current I "";
    v "" by dv, w "" by dw;
    {
        dv = v * (-(v * v) + 1.0) - w + I;
        dw = (v + (-w + a) * 0.5) * eps;
    }
}

impl Compiled<2> for FitzHughNagumo {
    const ABOUT: About = About {
        id: "fitzhugh-nagumo",
        title: "FitzHugh–Nagumo",
        symbols: &["v", "w"],
        fires: Fires::Above(0.5),
        window: &[[-2.5, 2.5], [-1.0, 5.0]],
        currents: [0.0, 4.0],
        current: 2.0,
        opens_at: None,
        dt: 0.1,
        duration: 200.0,
        presets: &[],
        book: "R. FitzHugh, Biophys. J. 1, 445–466 (1961); J. Nagumo, S. Arimoto & S. Yoshizawa, Proc. IRE 50, 2061–2070 (1962)",
        conventions: "Everything is without a unit. Left out: conductances; v and w stand for excitation and recovery.",
    };
}
