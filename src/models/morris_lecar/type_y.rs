//! TypeY, the course's type I neuron: Morris and Lecar's equations with the course's constants, the current in hundreds.
//!
//! ```text
//! dv/dt = (100 I − 4.4 m∞(v) (v − 120) − 8 w (v + 84) − 2 (v + 60))/20
//! dw/dt = (w∞(v) − w) cosh((v − 12)/34)/15
//!
//! m∞ = (1 + tanh((v + 1.2)/18))/2      w∞ = (1 + tanh((v − 12)/17))/2
//! ```
//!
//! Source: as the family's, in the form of the course's week on the phase plane. Conventions: v in mV, time in ms, the
//! current in units of 100 µA/cm². Left out: what Morris and Lecar leave out.

use super::MorrisLecar;
use crate::equations::expr::{Expr, Operator};
use crate::equations::written::{Listing, Written, quantities};
use crate::model::{About, Compiled};
use crate::ode::{Neuron, Quantity, Real};
use crate::param::{Param, Params, Value};
use crate::spikes::Fires;

/// The unit of the current, in µA/cm².
pub const CURRENT: f64 = 100.0;

/// The constants in which the course differs from the family's first set.
const CONSTANTS: [(&str, f64); 3] = [("V3", 12.0), ("V4", 17.0), ("phi", 1.0 / 15.0)];

/// The membrane.
#[derive(Clone, Copy, Debug)]
pub struct TypeY(MorrisLecar);

impl Params for TypeY {
    fn table() -> Vec<Param> {
        let mut table = MorrisLecar::table();
        for param in &mut table {
            param.group_note = "TypeY";
            if let Some((_, default)) = CONSTANTS.iter().find(|(id, _)| *id == param.id) {
                param.default = Value::Number(*default);
            }
        }
        table
    }

    fn from_values(values: &mut dyn Iterator<Item = f64>) -> TypeY {
        TypeY(MorrisLecar::from_values(values))
    }
}

impl Written<2> for TypeY {
    const TIME: Quantity = <MorrisLecar as Written<2>>::TIME;
    const VARIABLES: [Quantity; 2] = <MorrisLecar as Written<2>>::VARIABLES;
    const CURRENT: Quantity = Quantity::new("I", "");

    /// The family's, under a current in another unit.
    fn listing() -> Listing {
        let hundreds = Expr::binary(Operator::Mul, Expr::Name(Self::CURRENT.id), CURRENT.into());
        MorrisLecar::listing().with(<MorrisLecar as Written<2>>::CURRENT.id, &hundreds)
    }
}

impl Neuron<2> for TypeY {
    quantities!(2);

    #[inline(always)]
    fn rate<R: Real>(&self, state: [R; 2], current: R) -> [R; 2] {
        self.0.rate(state, current * CURRENT)
    }
}

impl Compiled<2> for TypeY {
    const ABOUT: About = About {
        id: "type-y",
        title: "TypeY",
        symbols: &["v", "w"],
        fires: Fires::Above(0.5),
        window: &[[-80.0, 60.0], [-0.1, 0.8]],
        currents: [0.0, 1.0],
        current: 0.5,
        opens_at: None,
        dt: 0.1,
        duration: 500.0,
        presets: &[],
        book: "C. Morris & H. Lecar, Biophys. J. 35, 193–213 (1981)",
        conventions: "The constants are the course’s. v is in mV, time in ms, the current in hundreds of µA/cm². Left out: the delay of the calcium channels, and calcium’s changing concentration.",
    };
}
