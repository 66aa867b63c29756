//! Hodgkin and Huxley's squid giant axon.
//!
//! ```text
//! C du/dt = I − gNa m³h (u − ENa) − gK n⁴ (u − EK) − gL (u − EL)
//!   dx/dt = α_x(u) (1 − x) − β_x(u) x          for each gate x = m, n, h
//!
//! α_m = (2.5 − 0.1u)/(exp(2.5 − 0.1u) − 1)      β_m = 4 exp(−u/18)
//! α_n = (0.1 − 0.01u)/(exp(1 − 0.1u) − 1)       β_n = 0.125 exp(−u/80)
//! α_h = 0.07 exp(−u/20)                         β_h = 1/(exp(3 − 0.1u) + 1)
//! ```
//!
//! Source: A. L. Hodgkin and A. F. Huxley, J. Physiol. 117, 500–544 (1952), eqs. 12–26, at 6.3 °C.
//! Conventions: u in mV above rest and depolarisation positive (theirs was negative), time in ms,
//! per cm² of membrane; a positive current depolarises. The course calls u the column v. Left out: temperature, and propagation
//! along the axon (a space clamp). α_m at u = 25 and α_n at u = 10 take their limits.

mod gates;
mod reduced;

pub use gates::{Gates, gates};
pub use reduced::{HodgkinHuxleyReduced, SLOPE};

use crate::model::{About, Model};
use crate::ode::{Neuron, Quantity, Real};
use crate::param::params;
use crate::source::Source;
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

/// The voltage whose upward crossing is a spike, in mV above rest.
pub const SPIKE: f64 = 50.0;

impl Neuron<4> for HodgkinHuxley {
    const TIME: Quantity = Quantity { id: "t", unit: "ms" };
    const VARIABLES: [Quantity; 4] = [
        Quantity { id: "v", unit: "mV" },
        Quantity { id: "m", unit: "" },
        Quantity { id: "n", unit: "" },
        Quantity { id: "h", unit: "" },
    ];
    const CURRENT: Quantity = Quantity { id: "I", unit: "µA/cm²" };

    #[inline(always)]
    fn rate<R: Real>(&self, [u, m, n, h]: [R; 4], current: R) -> [R; 4] {
        let Gates { alpha, beta } = gates(u);
        let (m3h, n4) = ((m * m) * (m * h), (n * n) * (n * n));
        let sodium = m3h * ((u - self.ENa) * self.gNa);
        let potassium = n4 * ((u - self.EK) * self.gK);
        let leak = (u - self.EL) * self.gL;
        let du = (current - leak - potassium - sodium) * (1.0 / self.C);
        let [dm, dn, dh] = [(m, 0), (n, 1), (h, 2)].map(|(x, i)| alpha[i] * (R::from(1.0) - x) - beta[i] * x);
        [du, dm, dn, dh]
    }
}

impl Model<4> for HodgkinHuxley {
    const ABOUT: About = About {
        id: "hodgkin-huxley",
        title: "Hodgkin–Huxley",
        symbols: &["u", "m", "n", "h"],
        fires: Fires::Above(SPIKE),
        window: &[[-20.0, 120.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]],
        currents: [0.0, 180.0],
        current: 10.0,
        dt: 0.01,
        duration: 100.0,
        presets: &[],
        source: SOURCE,
    };

    /// [u, m, n, h] at u = 0 with every gate at its equilibrium there: where the course starts. With the course's
    /// conductances this is rest, but for some hundredths of a millivolt; with others u moves from there.
    fn start(&self) -> [f64; 4] {
        let [m, n, h] = gates(0.0).settled();
        [0.0, m, n, h]
    }
}

/// In Python.
pub const SOURCE: Source = Source {
    exact: false,
    python: &[
        gates::PYTHON,
        r#"
def rate(state, I):
    """Hodgkin and Huxley's axon: the voltage u and the gates m, n and h."""
    u, *open_gates = state
    m, n, h = open_gates
    alpha, beta = gates(u)
    du = (I - gNa * m**3 * h * (u - ENa) - gK * n**4 * (u - EK) - gL * (u - EL)) / C
    return [du] + [a * (1 - x) - b * x for a, b, x in zip(alpha, beta, open_gates)]


def rest():
    """0 mV, and every gate at its equilibrium there."""
    alpha, beta = gates(0.0)
    return [0.0] + [a / (a + b) for a, b in zip(alpha, beta)]


reset = None  # it has none
"#,
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_resting_gates_are_the_books() {
        let axon = HodgkinHuxley { gNa: 120.0, gK: 36.0, gL: 0.3, ENa: 115.0, EK: -12.0, EL: 10.6, C: 1.0 };
        let [u, m, n, h] = axon.start();
        assert_eq!(u, 0.0);
        for (gate, published) in [(m, 0.0529), (n, 0.3177), (h, 0.5961)] {
            assert!((gate - published).abs() < 5e-5);
        }
        let drift = axon.rate([u, m, n, h], 0.0);
        assert!(drift[0].abs() < 0.01, "rest is within a hundredth of a millivolt a millisecond: {drift:?}");
    }
}
