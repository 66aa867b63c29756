//! The equations of a page: those of its neuron, with the values that the page gives it.

use super::Demo;
use crate::equations::system::System;
use crate::learning::oja;
use crate::models::Listed;
use crate::options::initial;
use crate::param::Param;
use crate::typeset::{Line, lines};
use std::borrow::Cow;

impl Demo {
    /// Its equations, as the book writes them, under the choices that the page's values make; with these in the place of symbols,
    /// where that is asked for.
    pub fn lines(&self, values: &[f64], numbers: bool) -> Vec<Line> {
        match self.model() {
            Some(neuron) => {
                let (system, values) = self.system(neuron).chosen(&neuron.among(&self.params, values));
                lines(&system, numbers.then_some(&values))
            }
            None => {
                let eta = self.params.iter().position(|param| param.id == "eta");
                oja::lines(eta.map(|place| values[place]).filter(|_| numbers))
            }
        }
    }

    /// Its neuron as equations, without a refractory time that it never has here, such as that of the course; the parameter of
    /// that is its last.
    pub fn system(&self, neuron: &Listed) -> Cow<'static, System> {
        let system = neuron.system();
        let held = system.held();
        let names = held.map(|held| held.names()).unwrap_or_default();
        let can_be_set = self.params.iter().any(|param| names.contains(&param.id));
        let opened = neuron.among(&self.params, &initial(&self.params));
        let never = neuron.compiled() && !can_be_set && system.refractory(&opened) == 0.0;
        if never { Cow::Owned(system.clone().free_at_once()) } else { Cow::Borrowed(system) }
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
