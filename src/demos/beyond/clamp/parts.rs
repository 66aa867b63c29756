//! The parts of a clamp's current: the ionic currents that a model's equations name, over a run.

use crate::models::Listed;
use crate::ode::Quantity;
use crate::quantities::{currents, over};
use crate::run::{Column, Run};

/// The ionic currents among the quantities that a model's equations name.
pub fn ionic(model: &Listed) -> Vec<Quantity> {
    let system = model.system();
    currents(system).into_iter().map(|place| system.quantities[place].quantity).collect()
}

/// Their columns, bin by bin, with these values of the model's parameters.
pub fn parts(model: &Listed, values: &[f64], run: &Run) -> Vec<Column> {
    let all = over(run, model.system(), values);
    currents(model.system()).into_iter().filter_map(|place| all.get(place).cloned()).collect()
}
