//! The equations of the models, as data.

use nullcline::equations::system::System;
use nullcline::models::MODELS;

/// Every name that a system's expressions use.
fn names(system: &System) -> Vec<&'static str> {
    let rates = system.variables.iter().map(|variable| &variable.rate);
    let quantities = system.quantities.iter().map(|quantity| &quantity.expr);
    let reset = system
        .reset
        .iter()
        .flat_map(|reset| reset.sets.iter().map(|(_, after)| after).chain([&reset.when]).chain(&reset.held));
    rates.chain(quantities).chain(reset).chain(&system.cut).flat_map(|expr| expr.names()).collect()
}

#[test]
fn every_name_in_a_models_equations_is_a_variable_a_parameter_a_quantity_or_the_current() {
    for model in MODELS {
        let system = model.system();
        for name in names(system) {
            let known = system.variables.iter().any(|variable| variable.quantity.id == name)
                || system.params.iter().any(|param| param.id == name)
                || system.quantities.iter().any(|quantity| quantity.quantity.id == name)
                || system.current.id == name;
            assert!(known, "{}: {name}", model.about.id);
        }
    }
}

#[test]
fn every_parameter_and_every_quantity_of_a_model_is_used() {
    for model in MODELS {
        let system = model.system();
        let used = names(system);
        let params = system.params.iter().map(|param| param.id);
        for name in params.chain(system.quantities.iter().map(|quantity| quantity.quantity.id)) {
            assert!(used.contains(&name), "{}: {name}", model.about.id);
        }
    }
}

#[test]
fn a_quantity_stands_after_those_that_it_is_made_of() {
    for model in MODELS {
        let system = model.system();
        for (place, quantity) in system.quantities.iter().enumerate() {
            for later in &system.quantities[place..] {
                let name = later.quantity.id;
                assert!(!quantity.expr.names().contains(&name), "{}: {name}", model.about.id);
            }
        }
    }
}
