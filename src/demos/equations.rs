//! The equations of a page: those of its neuron, with the values that the page gives it.

use super::Demo;
use crate::equations::system::System;
use crate::learning::oja;
use crate::param::Param;
use crate::typeset::{Line, lines};

impl Demo {
    /// The values of a neuron's parameters among the page's, in the neuron's order; its own defaults where the page has none.
    pub fn of_system(&self, system: &System, values: &[f64]) -> Vec<f64> {
        let place = |id: &str| self.params.iter().position(|param| param.id == id);
        let value = |param: &Param| place(param.id).map(|place| values[place]);
        system.params.iter().map(|param| value(param).unwrap_or_else(|| param.initial())).collect()
    }

    /// Its equations, as the book writes them; with the page's values in the place of symbols, where that is asked for.
    pub fn lines(&self, values: Option<&[f64]>) -> Vec<Line> {
        match self.model() {
            Some(neuron) => {
                let system = neuron.system();
                let values = values.map(|values| self.of_system(&system, values));
                lines(&system, values.as_deref())
            }
            None => oja::lines(values.and_then(|values| {
                self.params.iter().position(|param| param.id == "eta").map(|place| values[place])
            })),
        }
    }

    /// The parameters of the page that stand behind a name of its equations: the one that is called so; those of the current
    /// behind its name; behind a variable's the one that it starts from.
    pub fn behind(&self, name: &str) -> Vec<&'static str> {
        let is_current = self.model().is_some_and(|neuron| neuron.current.id == name);
        let start = format!("{name}0");
        let stands = |param: &&Param| {
            param.id == name || param.id == start || (is_current && param.group == "Current")
        };
        self.params.iter().filter(stands).map(|param| param.id).collect()
    }
}
