//! Variables beside the voltage, in figures of their own: those of one unit that move in like ranges share one.

use crate::figure::{Axis, Figure, Ink};
use crate::ode::Quantity;
use crate::run::Column;
use crate::text::Text;

/// Variables that share a figure.
#[derive(Clone, Debug)]
pub struct Others {
    /// The panel.
    pub panel: &'static str,
    /// Their places in the state.
    pub places: Vec<usize>,
    /// Where they usually move.
    pub range: [f64; 2],
    /// Whether they are open fractions.
    pub gates: bool,
}

/// The panels of such figures, in their order: no neuron has more.
pub const PANELS: [&str; 7] =
    ["gates", "variables-2", "variables-3", "variables-4", "variables-5", "variables-6", "variables-7"];

/// Inks of the curves in one figure.
const INKS: [Ink; 7] =
    [Ink::GateM, Ink::GateN, Ink::GateH, Ink::Recovery, Ink::Weight, Ink::Reference, Ink::Text];

/// Ranges are alike where neither is wider than the other by more.
const ALIKE: f64 = 4.0;

impl Others {
    /// Those of a neuron with these variables, which usually move there; what is told to be a gate is one.
    pub fn of(variables: &[Quantity], windows: &[[f64; 2]], gates: bool) -> Vec<Others> {
        let mut all: Vec<Others> = Vec::new();
        for place in 1..variables.len() {
            let [low, high] = windows[place];
            let fits = |other: &&mut Others| {
                let unit = variables[other.places[0]].unit;
                let [least, most] = other.range;
                let widths = (high - low) / (most - least);
                unit == variables[place].unit
                    && (1.0 / ALIKE..=ALIKE).contains(&widths)
                    && low < most
                    && high > least
            };
            match all.iter_mut().find(fits) {
                Some(other) => {
                    other.places.push(place);
                    other.range = [other.range[0].min(low), other.range[1].max(high)];
                }
                None => {
                    let panel = PANELS[all.len()];
                    all.push(Others { panel, places: vec![place], range: [low, high], gates });
                }
            }
        }
        all
    }

    /// The curves of their variables: each one's place, ink and name.
    pub fn curves(&self, variables: &[Column]) -> Vec<(usize, Ink, &'static str)> {
        self.places.iter().zip(INKS).map(|(&place, ink)| (place, ink, variables[place].quantity.id)).collect()
    }

    /// The empty figure of a run's variables.
    pub fn figure(&self, time: Axis, variables: &[Column], ended: bool) -> Figure {
        let axis = if self.gates {
            Axis::new("gates (open fraction)", Ink::Text, [0.0, 1.0]).of("gates", "")
        } else {
            let columns: Vec<&Column> = self.places.iter().map(|&place| &variables[place]).collect();
            let values: Vec<&[f64]> = columns.iter().map(|column| column.values.as_slice()).collect();
            let names: Vec<&str> = columns.iter().map(|column| column.quantity.id).collect();
            let unit = columns[0].quantity.unit;
            let name = Text::plain(names.join(", "));
            Axis::holding(name.clone().measured_in(unit), Ink::Text, self.range, &values, ended)
                .of(name, unit)
        };
        let mut figure = Figure::new(time, axis);
        figure.description = "The other variables against time.".into();
        figure
    }
}
