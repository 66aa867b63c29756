//! Hodgkin and Huxley's squid giant axon.
//!
//! ```text
//! C dv/dt = I − G_Na m³h (v − V_Na) − G_K n⁴ (v − V_K) − gL (v − EL)
//!   dx/dt = φ (α_x(v) (1 − x) − β_x(v) x)      for each gate x = m, n, h
//!
//! G_Na = gNa (1 − TTX)   G_K = gK (1 − TEA)     φ = Q10^((T − 6.3 °C)/10 °C)
//! V_Na = ENa, or (RT/F) ln(Na_out/Na_in) − V_rest; and so of potassium
//!
//! α_m = (2.5 − 0.1v)/(exp(2.5 − 0.1v) − 1)      β_m = 4 exp(−v/18)
//! α_n = (0.1 − 0.01v)/(exp(1 − 0.1v) − 1)       β_n = 0.125 exp(−v/80)
//! α_h = 0.07 exp(−v/20)                         β_h = 1/(exp(3 − 0.1v) + 1)
//! ```
//!
//! Source: A. L. Hodgkin and A. F. Huxley, J. Physiol. 117, 500–544 (1952), eqs. 12–26, at 6.3 °C; φ with a Q10
//! of 3 is theirs, too. Tetrodotoxin blocks the sodium channels and spares the others: T. Narahashi, J. W. Moore and
//! W. R. Scott, J. Gen. Physiol. 47, 965–974 (1964); tetraethylammonium, in the axon, those of potassium: C. M. Armstrong and
//! L. Binstock, J. Gen. Physiol. 48, 859–872 (1965). Concentrations: axoplasm and blood of the squid, A. L. Hodgkin,
//! The Conduction of the Nervous Impulse, Liverpool 1964.
//! Conventions: v in mV above rest and depolarisation positive (theirs was negative), time in ms,
//! per cm² of membrane; a positive current depolarises. The course’s formulas call it u, its functions and we v. A Nernst potential is
//! counted from a rest at −65 mV; the leak’s reversal stays as it is set. Left out: propagation along the axon (a space clamp), and what
//! warmth does to conductances. α_m at v = 25 and α_n at v = 10 take their limits.

mod gates;
mod reduced;

pub use gates::{AT_ONCE, Gates, gates};
pub use reduced::{HodgkinHuxleyReduced, SLOPE};

use crate::equations::functions::{ln, pow};
use crate::equations::written::{Written, equations};
use crate::model::{About, Compiled};
use crate::ode::Quantity;
use crate::param::{Choice, Param, Params, params, value_of};
use crate::spikes::Fires;

params! {
    /// Conductances, reversal potentials and the capacitance of the membrane.
    pub struct Membrane: "Neuron", "squid axon, usually at rest at 0 mV" {
        gNa: 120.0, "mS/cm²", 0.0..=400.0, "g_Na", "sodium", "Maximal sodium conductance", step(1.0);
        gK: 36.0, "mS/cm²", 0.0..=120.0, "g_K", "potassium", "Maximal potassium conductance", step(0.5);
        gL: 0.3, "mS/cm²", 0.0..=3.0, "g_L", "leak", "Leak conductance, always open";
        ENa: 115.0, "mV", -20.0..=150.0, "E_Na", "sodium reversal", "Voltage above rest at which no sodium current flows", step(0.5);
        EK: -12.0, "mV", -50.0..=50.0, "E_K", "potassium reversal", "Voltage above rest at which no potassium current flows", step(0.5);
        EL: 10.6, "mV", -50.0..=50.0, "E_L", "leak reversal", "Voltage above rest at which no leak current flows", step(0.1);
        C: 1.0, "µF/cm²", 0.5..=5.0, "C", "capacitance", "Charge that the membrane stores per volt", step(0.05);
    }
}

params! {
    /// What is blocked.
    pub struct Blockers: "Blockers", "shares of the channels" {
        TTX: 0.0, "%", 0.0..=100.0, "b_TTX", "blocked by tetrodotoxin", "Share of the sodium channels that tetrodotoxin blocks", within(0.0..=100.0), step(1.0);
        TEA: 0.0, "%", 0.0..=100.0, "b_TEA", "blocked by tetraethylammonium", "Share of the potassium channels that tetraethylammonium blocks", within(0.0..=100.0), step(1.0);
    }
}

params! {
    /// How warm it is.
    pub struct Temperature: "Temperature", "" {
        celsius: 6.3, "°C", 0.0..=30.0, "T", "temperature", "Temperature; the rates of the gates are given for 6.3 °C", within(-10.0..=60.0), step(0.1);
        Q10: 3.0, "", 1.0..=5.0, "Q_10", "speed-up by 10 °C", "How many times as fast the gates open and close 10 °C warmer", within(1.0..=10.0), step(0.1);
    }
}

params! {
    /// Where the reversal potentials of sodium and potassium come from.
    pub struct Concentrations: "Concentrations", "of sodium and potassium" {
        reversal: 0.0, "", 0.0..=1.0, "E", "reversal potentials", "Where the reversal potentials of sodium and potassium come from", choice(REVERSALS);
        Na_in: 50.0, "mM", 1.0..=500.0, "Na_in", "sodium inside", "Concentration of sodium in the axon", within(LEAST..=MOST), step(1.0);
        Na_out: 440.0, "mM", 1.0..=1000.0, "Na_out", "sodium outside", "Concentration of sodium around the axon", within(LEAST..=MOST), step(1.0);
        K_in: 400.0, "mM", 1.0..=1000.0, "K_in", "potassium inside", "Concentration of potassium in the axon", within(LEAST..=MOST), step(1.0);
        K_out: 20.0, "mM", 1.0..=500.0, "K_out", "potassium outside", "Concentration of potassium around the axon", within(LEAST..=MOST), step(1.0);
    }
}

/// Concentrations that are accepted, in mM.
const LEAST: f64 = 0.001;
const MOST: f64 = 10_000.0;

const REVERSALS: &[Choice] = &[
    Choice { id: "given", name: "as set", note: "at the values that are set" },
    Choice {
        id: "nernst",
        name: "of concentrations",
        note: "by Nernst’s equation, from the concentrations and the temperature",
    },
];

const OF_CONCENTRATIONS: f64 = value_of(REVERSALS, "nernst");

/// The gas constant over Faraday’s, in mV/K; both are exact.
const GAS_OVER_FARADAY: f64 = 8_314.462_618_153_24 / 96_485.332_123_310_02;

/// How far below the fluid around it the axon rests, in mV: voltages are counted from there.
const DEPTH: f64 = 65.0;

/// The parameters, in their groups.
type Groups = (Membrane, Blockers, Temperature, Concentrations);

/// The axon, with what its parameters make.
#[derive(Clone, Copy, Debug)]
pub struct HodgkinHuxley {
    membrane: Membrane,
    given: [f64; 5],
}

impl Params for HodgkinHuxley {
    fn table() -> Vec<Param> {
        Groups::table()
    }

    fn from_values(values: &mut dyn Iterator<Item = f64>) -> HodgkinHuxley {
        let groups = Groups::from_values(values);
        HodgkinHuxley { membrane: groups.0, given: HodgkinHuxley::given(groups) }
    }
}

impl HodgkinHuxley {
    /// How many times as fast the gates are as at 6.3 °C.
    fn pace(&self) -> f64 {
        self.given[0]
    }

    /// Beyond these two voltages every ionic current flows one way.
    pub fn reach(&self) -> [f64; 2] {
        let [.., sodium, potassium] = self.given;
        let leak = self.membrane.EL;
        [sodium.min(potassium).min(leak), sodium.max(potassium).max(leak)]
    }
}

/// The voltage, which the axon's authors and the course count from rest.
pub const VOLTAGE: Quantity = <HodgkinHuxley as Written<4>>::VARIABLES[0];

/// The voltage whose upward crossing is a spike, in mV above rest.
pub const SPIKE: f64 = 50.0;

equations! {
    HodgkinHuxley as HodgkinHuxley { membrane: Membrane { gL, EL, C, .. }, .. },
    [OF_CONCENTRATIONS, GAS_OVER_FARADAY, DEPTH], time "ms", current I "µA/cm²";
    v "mV" from "above rest" by dv, m "" by dm, n "" by dn, h "" by dh;
    given (
        Membrane { gNa, gK, ENa, EK, .. },
        Blockers { TTX, TEA },
        Temperature { celsius, Q10 },
        Concentrations { reversal, Na_in, Na_out, K_in, K_out }
    ) in Groups => {
        phi "" = pow(Q10, (celsius - 6.3) / 10.0);
        G_Na "mS/cm²" = gNa * (1.0 - TTX / 100.0);
        G_K "mS/cm²" = gK * (1.0 - TEA / 100.0);
        V_Na "mV" = ENa, where reversal == OF_CONCENTRATIONS
            => GAS_OVER_FARADAY * (celsius + 273.15) * ln(Na_out / Na_in) + DEPTH;
        V_K "mV" = EK, where reversal == OF_CONCENTRATIONS
            => GAS_OVER_FARADAY * (celsius + 273.15) * ln(K_out / K_in) + DEPTH;
    }
    book by gates(v, phi).listed() => {
        alpha_m "1/ms" = phi * exprelr(2.5 - 0.1 * v);
        alpha_n "1/ms" = phi * 0.1 * exprelr(1.0 - 0.1 * v);
        alpha_h "1/ms" = phi * 0.07 * exp(-v / 20.0);
        beta_m "1/ms" = phi * 4.0 * exp(-v / 18.0);
        beta_n "1/ms" = phi * 0.125 * exp(-v / 80.0);
        beta_h "1/ms" = phi / (exp(3.0 - 0.1 * v) + 1.0);
    }
    {
        I_Na "µA/cm²" = (m * m) * (m * h) * ((v - V_Na) * G_Na);
        I_K "µA/cm²" = (n * n) * (n * n) * ((v - V_K) * G_K);
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
        book: "A. L. Hodgkin & A. F. Huxley, J. Physiol. 117, 500–544 (1952); blockers: T. Narahashi, J. W. Moore & W. R. Scott, J. Gen. Physiol. 47, 965–974 (1964), C. M. Armstrong & L. Binstock, J. Gen. Physiol. 48, 859–872 (1965); concentrations: A. L. Hodgkin, The Conduction of the Nervous Impulse, Liverpool 1964",
        conventions: "v is in mV above rest, and depolarisation is positive (theirs was negative); time is in ms, all else per cm² of membrane; the rates of the gates are those at 6.3 °C times φ; a positive current depolarises. Where a fraction of α would be 0/0, it takes its limit. A Nernst potential is counted from a rest at −65 mV; the leak’s reversal stays as it is set. Left out: propagation along the axon, and what warmth does to conductances.",
    };

    /// [v, m, n, h] at v = 0 with every gate at its equilibrium there: where the course starts. With the course's
    /// conductances this is rest, but for some hundredths of a millivolt; with others v moves from there.
    fn begins(&self) -> [f64; 4] {
        let [m, n, h] = gates(0.0, 1.0).settled();
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
        let axon =
            HodgkinHuxley::from_values(&mut HodgkinHuxley::table().iter().map(|param| param.initial()));
        let [v, m, n, h] = axon.start();
        assert_eq!(v, 0.0);
        for (gate, published) in [(m, 0.0529), (n, 0.3177), (h, 0.5961)] {
            assert!((gate - published).abs() < 5e-5);
        }
        let drift = axon.rate([v, m, n, h], 0.0);
        assert!(drift[0].abs() < 0.01, "rest is within a hundredth of a millivolt a millisecond: {drift:?}");
    }
}
