//! The equations of a page: those of its neuron, with the values that the page gives it.

use super::Demo;
use crate::learning::oja;
use crate::param::Param;
use crate::typeset::{Line, lines};

impl Demo {
    /// Its equations, as the book writes them, under the choices that the page's values make; with these in the place of symbols,
    /// where that is asked for.
    pub fn lines(&self, values: &[f64], numbers: bool) -> Vec<Line> {
        match self.model() {
            Some(neuron) => {
                let (system, values) = neuron.system().chosen(&neuron.among(&self.params, values));
                lines(&system, numbers.then_some(&values))
            }
            None => {
                let eta = self.params.iter().position(|param| param.id == "eta");
                oja::lines(eta.map(|place| values[place]).filter(|_| numbers))
            }
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
