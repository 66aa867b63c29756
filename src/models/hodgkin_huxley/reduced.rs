//! Hodgkin and Huxley's axon reduced to two variables: m follows the voltage at once, h and n move along a line.
//!
//! ```text
//! m = α_m/(α_m + β_m)      n = w      h = h₀ − 1.1 (w − n₀)
//!
//! C dv/dt = I − G_Na m³h (v − V_Na) − G_K n⁴ (v − V_K) − gL (v − EL)
//!   dw/dt = φ (α_n(v) (1 − w) − β_n(v) w)
//! ```
//!
//! Source: W. Gerstner, W. M. Kistler, R. Naud, L. Paninski, Neuronal Dynamics, Cambridge 2014, section 4.2;
//! V. I. Krinsky and Yu. M. Kokoz, Biofizika 18, 506–511 (1973). The line: its slope is the one of least squares through
//! (n, h) while the whole axon fires under the course's step of 7 µA/cm²; it is laid through n₀ and h₀, the
//! equilibrium at v = 0, so that both rest at the same place. Units and parameters are the whole axon's.
//! Left out: the delay of m, and the loop that n and h run around that line. It therefore fires from a lower
//! current than the axon, and faster.

use super::{AT_ONCE, HodgkinHuxley, SPIKE, gates};
use crate::equations::expr::{Expr, Operator};
use crate::equations::parse::expression;
use crate::equations::written::{Line, Listing, Written, quantities};
use crate::model::{About, Compiled};
use crate::ode::{Neuron, Quantity, Real};
use crate::param::{Param, Params};
use crate::spikes::Fires;

/// How much h falls when n rises by 1.
pub const SLOPE: f64 = 1.1;

/// The axon that is reduced, with its parameters.
#[derive(Clone, Copy, Debug)]
pub struct HodgkinHuxleyReduced {
    axon: HodgkinHuxley,
    /// h where n would be 0.
    intercept: f64,
}

impl Params for HodgkinHuxleyReduced {
    fn table() -> Vec<Param> {
        HodgkinHuxley::table()
    }

    fn from_values(values: &mut dyn Iterator<Item = f64>) -> HodgkinHuxleyReduced {
        let [_, n, h] = gates(0.0, 1.0).settled();
        HodgkinHuxleyReduced { axon: HodgkinHuxley::from_values(values), intercept: h + SLOPE * n }
    }
}

impl Written<2> for HodgkinHuxleyReduced {
    const TIME: Quantity = <HodgkinHuxley as Written<4>>::TIME;
    const VARIABLES: [Quantity; 2] = [<HodgkinHuxley as Written<4>>::VARIABLES[0], Quantity::new("w", "")];
    const CURRENT: Quantity = <HodgkinHuxley as Written<4>>::CURRENT;

    /// The axon's, with other things in the places of m, n and h: the rate of n is that of w.
    fn listing() -> Listing {
        let axon = HodgkinHuxley::listing();
        let share = |gate: &str| {
            let [opening, closing] = ["alpha", "beta"].map(|rate| axon.of(&format!("{rate}_{gate}")).clone());
            let both = Expr::binary(Operator::Add, opening.clone(), closing);
            Expr::binary(Operator::Div, opening, both)
        };
        let line = |id, expr| Line { quantity: Quantity::new(id, ""), expr };
        // A share of what opens and closes is the same at any pace.
        let plain = |name| (name == "phi").then_some(Expr::Number(1.0));
        let at_rest = |gate: &str| {
            share(gate).replaced(&plain).replaced(&|name| (name == "v").then_some(Expr::Number(0.0)))
        };
        let named = |text: &str| expression(text).expect("our own text");
        let resting = [line("n_0", at_rest("n")), line("h_0", at_rest("h"))];
        let fast = [
            line("m", named("alpha_m / (alpha_m + beta_m)")),
            line("h", named("h_0 + SLOPE * n_0 - SLOPE * w")),
        ];
        // What only the rates of m and h hang on is left out with them.
        let gone = ["alpha_h", "beta_h", "dm", "dh"];
        let kept = axon.lines.into_iter().filter(|line| !gone.contains(&line.quantity.id));
        let (gates, membrane): (Vec<Line>, Vec<Line>) = kept.partition(|line| line.quantity.unit == "1/ms");
        let listing = Listing {
            given: axon.given.into_iter().chain(resting).collect(),
            lines: gates.into_iter().chain(fast).chain(membrane).collect(),
            rates: vec!["dv", "dn"],
            cut: None,
            reset: None,
        };
        listing.with("n", &Expr::Name("w")).with("SLOPE", &SLOPE.into())
    }
}

impl Neuron<2> for HodgkinHuxleyReduced {
    quantities!(2);

    #[inline(always)]
    fn rate<R: Real>(&self, [v, w]: [R; 2], current: R) -> [R; 2] {
        let [m, ..] = gates(v, self.axon.pace()).settled();
        let h = -(w * SLOPE) + self.intercept;
        let [dv, _, dw, _] = self.axon.rate([v, m, w, h], current);
        [dv, dw]
    }
}

impl Compiled<2> for HodgkinHuxleyReduced {
    const AT_ONCE: f64 = AT_ONCE;

    const ABOUT: About = About {
        id: "hodgkin-huxley-reduced",
        title: "Reduced Hodgkin–Huxley",
        symbols: &["v", "w"],
        fires: Fires::Above(SPIKE),
        window: &[[-20.0, 120.0], [0.0, 1.0]],
        currents: [0.0, 180.0],
        current: 10.0,
        opens_at: None,
        dt: 0.01,
        duration: 100.0,
        presets: &[],
        book: "W. Gerstner, W. M. Kistler, R. Naud & L. Paninski, Neuronal Dynamics, Cambridge 2014, § 4.2; V. I. Krinsky & Yu. M. Kokoz, Biofizika 18, 506–511 (1973)",
        conventions: "m follows the voltage at once; h and n move along a line through their equilibrium at 0 mV, fitted to the whole axon while it fires at 6.3 °C. Units and parameters are the whole axon’s. Left out: the delay of m, and the loop that n and h run around that line.",
    };
}
