//! A system in which a parameter is varied as the current is.

use super::system::System;
use crate::ode::Quantity;

impl System {
    /// The same with one of its parameters in the place of the current, which stays at a value; with the values of the parameters
    /// that are left. The current itself, by its name or as `I`, is in its place already. None where it has no such parameter, or it is one
    /// of a few choices.
    pub fn varied(&self, parameter: &str, values: &[f64], current: f64) -> Option<(System, Vec<f64>)> {
        let place = self.params.iter().position(|param| param.id == parameter);
        let Some(place) = place else {
            let is_current = parameter == self.current.id || parameter == "I";
            return is_current.then(|| (self.clone(), values.to_vec()));
        };
        if !self.params[place].choices.is_empty() {
            return None;
        }
        let (mut system, mut values) = (self.clone(), values.to_vec());
        let param = system.params.remove(place);
        values.remove(place);
        system.constants.push((self.current.id, current));
        system.current = Quantity::new(param.id, param.unit);
        Some((system, values))
    }
}
