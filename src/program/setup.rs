//! The experiment of a page, or of a model under options: what its run computed, with the model's equations.

use super::Experiment;
use crate::address::SCHEMA;
use crate::demos::Demo;
use crate::models::Listed;
use crate::options::Given;
use crate::param::{Param, Refusal, Value};
use crate::run::{Budget, Run};
use crate::simulation::{Asked, Injected};
use crate::stimulus::about::Of;

/// The experiment of a page with values in the order of its parameters. Refuses pages that are not one run of one neuron.
pub fn of_page(demo: &Demo, values: &[f64], budget: Budget) -> Result<Experiment, Refusal> {
    of_run(demo, values, demo.open(values, budget)?.run.as_ref())
}

/// The same with the run that the page has computed, if it has.
pub fn of_run(demo: &Demo, values: &[f64], run: Option<&Run>) -> Result<Experiment, Refusal> {
    let refuse = || Refusal::new("demo", demo.about.id, "it has no run");
    let model = demo.model().ok_or_else(refuse)?;
    let run = run.ok_or_else(refuse)?;
    let params = demo.params();
    let (system, own) = model.system().chosen(&model.among(&params, values));
    let origin = address(demo, &params, values);
    Ok(Experiment::of(demo.about.title().to_string(), origin, system, own, run))
}

/// The experiment of a model under options, as `simulate` takes them.
pub fn of_model(
    id: &str,
    given: Vec<(String, Given)>,
    injected: Injected,
    budget: Budget,
) -> Result<Experiment, Refusal> {
    let asked = Asked::of(id, given, injected, budget)?;
    if asked.of == Of::Voltage {
        let allowed = "programs are written of runs under a current";
        return Err(Refusal::new("stimulus.kind", "a voltage that is held", allowed));
    }
    let model = Listed::find(id)?;
    let (system, values) = model.system().chosen(&asked.values);
    let name = model.neuron();
    let origin = format!("a run of the model {name} by its function program");
    let run = asked.run(budget)?;
    Ok(Experiment::of(model.about.title.to_string(), origin, system, values, &run))
}

/// The address of a page: what differs from its defaults.
fn address(demo: &Demo, params: &[Param], values: &[f64]) -> String {
    let changed = params.iter().zip(values).filter(|(param, value)| param.initial() != **value);
    let said = changed.map(|(param, &value)| match param.value(value) {
        Value::Number(number) => format!("&{}={number}", param.id),
        Value::Choice(id) => format!("&{}={id}", param.id),
    });
    let page = demo.about.id.split(':').next().unwrap_or_default();
    format!("?demo={page}{}{}&v={SCHEMA}", said.collect::<String>(), demo.says)
}
