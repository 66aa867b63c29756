//! The parts of a clamp's current: the ionic currents that a model's equations name, over a run.

use crate::equations::evaluate::evaluate;
use crate::equations::expr::Expr;
use crate::equations::system::{Definition, System};
use crate::models::Listed;
use crate::ode::Quantity;
use crate::quantities;
use crate::run::{Column, Run};
use std::rc::Rc;

/// The ionic currents among the quantities that a model's equations name.
pub fn ionic(model: &Listed) -> Vec<Quantity> {
    currents(model.system()).map(|definition| definition.quantity).collect()
}

fn currents(system: &System) -> impl Iterator<Item = &Definition> {
    quantities::currents(system).into_iter().map(|place| &system.quantities[place])
}

/// Their columns, bin by bin, with these values of the model's parameters.
pub fn parts(model: &Listed, values: &[f64], run: &Run) -> Vec<Column> {
    let system = model.system();
    let variables: Vec<Rc<Vec<f64>>> =
        system.variables.iter().map(|variable| run.column(variable.quantity.id)).collect();
    let part = |definition: &Definition| {
        let expr = closed(system, &definition.expr, values);
        let at = |bin: usize| {
            let place = |name| system.variables.iter().position(|variable| variable.quantity.id == name);
            evaluate(&expr, &|name| Some(variables[place(name)?][bin]))
        };
        let values = (0..run.column("t").len()).map(at).collect();
        Column { quantity: definition.quantity, values: Rc::new(values) }
    };
    currents(system).map(part).collect()
}

/// A quantity of the variables alone: what else it names is put in.
fn closed(system: &System, expr: &Expr, values: &[f64]) -> Expr {
    let known = |name: &'static str| {
        if let Some(made) = system.quantities.iter().find(|made| made.quantity.id == name) {
            return Some(closed(system, &made.expr, values));
        }
        let given = system.params.iter().zip(values).find(|(param, _)| param.id == name);
        let constant = system.constants.iter().find(|(known, _)| *known == name);
        given.map(|(_, value)| *value).or(constant.map(|(_, value)| *value)).map(Expr::from)
    };
    system.spelled_out(expr).replaced(&known)
}
