//! Hodgkin and Huxley's squid giant axon.
//!
//! ```text
//! C dv/dt = I − gNa m³h (v − ENa) − gK n⁴ (v − EK) − gL (v − EL)
//!   dx/dt = α_x(v) (1 − x) − β_x(v) x          for each gate x = m, n, h
//!
//! α_m = (2.5 − 0.1v)/(exp(2.5 − 0.1v) − 1)      β_m = 4 exp(−v/18)
//! α_n = (0.1 − 0.01v)/(exp(1 − 0.1v) − 1)       β_n = 0.125 exp(−v/80)
//! α_h = 0.07 exp(−v/20)                         β_h = 1/(exp(3 − 0.1v) + 1)
//! ```
//!
//! Source: A. L. Hodgkin and A. F. Huxley, J. Physiol. 117, 500–544 (1952), eqs. 12–26, at 6.3 °C.
//! Conventions: v in mV above rest and depolarisation positive (theirs was negative), time in ms,
//! per cm² of membrane; a positive current depolarises. The course’s formulas call it u, its functions and we v. Left out: temperature, and propagation
//! along the axon (a space clamp). α_m at v = 25 and α_n at v = 10 take their limits.

mod gates;
mod reduced;

pub use gates::{AT_ONCE, Gates, gates};
pub use reduced::{HodgkinHuxleyReduced, SLOPE};

use crate::equations::written::{Written, equations};
use crate::model::{About, Compiled};
use crate::ode::Quantity;
use crate::param::params;
use crate::spikes::Fires;

params! {
    /// Conductances, reversal potentials and the capacitance of the membrane.
    pub struct HodgkinHuxley: "Neuron", "squid axon, rest at 0 mV" {
        gNa: 120.0, "mS/cm²", 0.0..=400.0, "g_Na", "sodium", "Maximal sodium conductance", step(1.0);
        gK: 36.0, "mS/cm²", 0.0..=120.0, "g_K", "potassium", "Maximal potassium conductance", step(0.5);
        gL: 0.3, "mS/cm²", 0.0..=3.0, "g_L", "leak", "Leak conductance, always open";
        ENa: 115.0, "mV", -20.0..=150.0, "E_Na", "sodium reversal", "Voltage above rest at which no sodium current flows", step(0.5);
        EK: -12.0, "mV", -50.0..=50.0, "E_K", "potassium reversal", "Voltage above rest at which no potassium current flows", step(0.5);
        EL: 10.6, "mV", -50.0..=50.0, "E_L", "leak reversal", "Voltage above rest at which no leak current flows", step(0.1);
        C: 1.0, "µF/cm²", 0.5..=5.0, "C", "capacitance", "Charge that the membrane stores per volt", step(0.05);
    }
}

/// The voltage, which the axon's authors and the course count from rest.
pub const VOLTAGE: Quantity = <HodgkinHuxley as Written<4>>::VARIABLES[0];

/// The voltage whose upward crossing is a spike, in mV above rest.
pub const SPIKE: f64 = 50.0;

equations! {
    HodgkinHuxley as HodgkinHuxley { gNa, gK, gL, ENa, EK, EL, C }, [], time "ms", current I "µA/cm²";
    v "mV" from "above rest" by dv, m "" by dm, n "" by dn, h "" by dh;
    book by gates(v).listed() => {
        alpha_m "1/ms" = exprelr(2.5 - 0.1 * v);
        alpha_n "1/ms" = 0.1 * exprelr(1.0 - 0.1 * v);
        alpha_h "1/ms" = 0.07 * exp(-v / 20.0);
        beta_m "1/ms" = 4.0 * exp(-v / 18.0);
        beta_n "1/ms" = 0.125 * exp(-v / 80.0);
        beta_h "1/ms" = 1.0 / (exp(3.0 - 0.1 * v) + 1.0);
    }
    {
        I_Na "µA/cm²" = (m * m) * (m * h) * ((v - ENa) * gNa);
        I_K "µA/cm²" = (n * n) * (n * n) * ((v - EK) * gK);
        I_L "µA/cm²" = (v - EL) * gL;
        dv = (I - I_L - I_K - I_Na) * (1.0 / C);
        dm = alpha_m * (-m + 1.0) - beta_m * m;
        dn = alpha_n * (-n + 1.0) - beta_n * n;
        dh = alpha_h * (-h + 1.0) - beta_h * h;
    }
}

impl Compiled<4> for HodgkinHuxley {
    const AT_ONCE: f64 = AT_ONCE;

    const ABOUT: About = About {
        id: "hodgkin-huxley",
        title: "Hodgkin–Huxley",
        symbols: &["v", "m", "n", "h"],
        fires: Fires::Above(SPIKE),
        window: &[[-20.0, 120.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]],
        currents: [0.0, 180.0],
        current: 10.0,
        opens_at: None,
        dt: 0.01,
        duration: 100.0,
        presets: &[],
        book: "A. L. Hodgkin & A. F. Huxley, J. Physiol. 117, 500–544 (1952)",
        conventions: "v is in mV above rest, and depolarisation is positive (theirs was negative); time is in ms, all else per cm² of membrane, at 6.3 °C; a positive current depolarises. Where a fraction of α would be 0/0, it takes its limit. Left out: propagation along the axon.",
    };

    /// [v, m, n, h] at v = 0 with every gate at its equilibrium there: where the course starts. With the course's
    /// conductances this is rest, but for some hundredths of a millivolt; with others v moves from there.
    fn begins(&self) -> [f64; 4] {
        let [m, n, h] = gates(0.0).settled();
        [0.0, m, n, h]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::ode::Neuron;

    #[test]
    fn the_resting_gates_are_the_books() {
        let axon = HodgkinHuxley { gNa: 120.0, gK: 36.0, gL: 0.3, ENa: 115.0, EK: -12.0, EL: 10.6, C: 1.0 };
        let [v, m, n, h] = axon.start();
        assert_eq!(v, 0.0);
        for (gate, published) in [(m, 0.0529), (n, 0.3177), (h, 0.5961)] {
            assert!((gate - published).abs() < 5e-5);
        }
        let drift = axon.rate([v, m, n, h], 0.0);
        assert!(drift[0].abs() < 0.01, "rest is within a hundredth of a millivolt a millisecond: {drift:?}");
    }
}
