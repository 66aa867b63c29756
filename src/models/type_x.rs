//! TypeX, the course's type II neuron: FitzHugh and Nagumo's equations with the course's constants.
//!
//! ```text
//! dv/dt = v − v³/3 − w + I
//! dw/dt = (a (v + 0.7) − w)/τ
//! ```
//!
//! Source: R. FitzHugh, Biophys. J. 1, 445–466 (1961), eqs. 1–2, in the form of the course's week
//! on the phase plane. Dimensionless; time may be read as ms. Left out: conductances; v and w
//! stand for excitation and recovery, not for measured quantities.

use crate::equations::written::equations;
use crate::model::{About, Compiled};
use crate::param::params;
use crate::spikes::Fires;

params! {
    /// What shapes the recovery.
    pub struct TypeX: "Neuron", "TypeX" {
        a: 1.25, "", 0.0..=3.0, "a", "slope of the line", "How steeply recovery follows the voltage: the slope of the line dw/dt = 0", signed, step(0.01);
        tau: 15.6, "", 1.0..=40.0, "τ", "time constant of w", "How slowly recovery moves compared with the voltage", step(0.1);
    }
}

equations! {
    TypeX as TypeX { a, tau }, [], time "", current I "";
    v "" by dv, w "" by dw;
    {
        dv = v - v * v * v / 3.0 - w + I;
        dw = ((v + 0.7) * a - w) / tau;
    }
}

impl Compiled<2> for TypeX {
    const ABOUT: About = About {
        id: "type-x",
        title: "TypeX",
        symbols: &["v", "w"],
        fires: Fires::Above(0.5),
        window: &[[-2.5, 2.5], [-2.0, 3.0]],
        currents: [0.0, 2.0],
        current: 0.5,
        opens_at: None,
        dt: 0.5,
        duration: 200.0,
        presets: &[],
        book: "R. FitzHugh, Biophys. J. 1, 445–466 (1961)",
        conventions: "The constants are the course’s. Everything is without a unit; time may be read as ms. Left out: conductances; v and w stand for excitation and recovery.",
    };
}
