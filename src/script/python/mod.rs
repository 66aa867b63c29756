//! In Python: a script for NumPy and Matplotlib that needs nothing else.

mod run;

use super::{Script, literal};
use crate::demos::Demo;
use crate::equations::system::System;
use crate::integrate::{METHODS, STEPS, Steps};
use crate::models::Listed;
use crate::page::Recipe;
use crate::param::{Kind, Param};
use crate::program::notation::Notation;
use crate::program::python::library;
use crate::program::python::neuron::Neuron;

/// The script: parameters, definitions, what is done with them, the figure.
pub fn script(demo: &Demo, params: &[Param], values: &[f64]) -> Script {
    let Some(recipe) = demo.recipe else { return Script::default() };
    let method = method(params, values);
    let model = demo.model();
    let system = model.map(|model| demo.system(model));
    let mut own = model.map(Listed::params).unwrap_or_default();
    own.truncate(system.as_ref().map_or(0, |system| system.params.len()));
    let keys: Vec<&'static str> = own.iter().map(|param| param.id).collect();
    let neuron = system.as_ref().zip(model);
    let others: Vec<&'static str> =
        params.iter().map(|param| param.id).filter(|id| !keys.contains(id)).collect();
    let neuron = neuron.map(|(system, model)| Neuron::of(system, model.about.book, &keys, &others, method));
    // A run of a neuron leaves its named quantities, too.
    let runs = !matches!(recipe, Recipe::Text { main, .. } if !main.contains("integrate("));
    let neuron = neuron.map(|neuron| if runs { neuron.telling_quantities() } else { neuron });
    let [mut main, figure] = match (recipe, &neuron, model) {
        (Recipe::Neuron, Some(neuron), Some(model)) => {
            [run::main(params, model, neuron), run::figure(model, neuron)]
        }
        (Recipe::Currents, Some(neuron), Some(model)) => {
            [run::main(params, model, neuron), run::figure_of_currents(model, neuron)]
        }
        (Recipe::Text { main, figure }, ..) => [main, figure].map(String::from),
        _ => return Script::default(),
    };
    if let Some((neuron, model)) = neuron.as_ref().zip(model).filter(|_| runs) {
        main += &run::quantities(model, neuron);
    }
    let main = main.trim_start();
    let main = ["integrate(", "integrate_in_noise("].into_iter().fold(main.to_string(), |main, call| {
        main.replace(call, &call.replace("integrate", &method.replace('-', "_")))
    });
    let defined = neuron.as_ref().filter(|_| main.contains("rate")).map(Neuron::definitions);
    let body = library::around(&defined.unwrap_or_default(), &main);
    let figure = figure.trim_start();
    let hash =
        if is_exact(demo, params, values) { "print(\"v[] %08x\" % zlib.crc32(v.tobytes()))\n" } else { "" };

    let mut script = Script::default();
    script.say(format!("\"\"\"{}.\"\"\"\n\n", demo.about.title()));
    script.say(library::imports(&format!("{body}\n{main}{hash}{figure}")));
    // What is the neuron's is called as its functions call it.
    let called = |id: &'static str| {
        let place = own.iter().position(|known| known.id == id);
        let neuron = place.zip(system.as_ref().zip(neuron.as_ref()));
        neuron.map_or(id.to_string(), |(place, (system, neuron))| neuron.name(system.params[place].id))
    };
    let mut group = "";
    for (param, &value) in params.iter().zip(values) {
        // The method is told by its code.
        if is_method(param) {
            continue;
        }
        if param.group != group {
            group = param.group;
            script.say(format!("\n# {group}\n"));
        }
        let called = called(param.id);
        script.say(format!("{called} = "));
        // Of two options, no and yes, the second counts as true.
        let text = if param.kind == Kind::Choice { format!("{value:.0}") } else { literal(param, value) };
        script.literal(param, text);
        script.say(format!("  # {}{}\n", param.remark(), options(param)));
    }
    // What the neuron has beside the page's.
    for param in own.iter().filter(|own| params.iter().all(|param| param.id != own.id)) {
        script.say(format!("{} = {:?}  # {}\n", called(param.id), param.initial(), param.remark()));
    }
    script.say(neuron.as_ref().map_or(String::new(), Neuron::constants));
    script.say(format!("\n\n{body}\n\n\n{main}{hash}\n{figure}"));
    script
}

/// The short hash of v[] that the script prints, too; empty where its numbers may differ in the last bits.
pub fn hash(demo: &Demo, values: &[f64], v: Option<&[f64]>) -> String {
    match v.filter(|_| is_exact(demo, &demo.params(), values)) {
        Some(v) => {
            let bytes: Vec<u8> = v.iter().flat_map(|x| x.to_le_bytes()).collect();
            format!("{:08x}", crc32fast::hash(&bytes))
        }
        None => String::new(),
    }
}

/// Whether the script's v[] is this crate's to the last bit: where only +, −, ×, ÷ and comparisons enter.
fn is_exact(demo: &Demo, params: &[Param], values: &[f64]) -> bool {
    let chosen = params.iter().position(is_method).map(|place| values[place] as usize);
    let fixed = chosen.is_some_and(|method| STEPS[method] != Steps::Adaptive);
    // Of a current of choice one may turn to another, which a sine makes.
    let Some(Recipe::Text { main, .. }) = demo.recipe.filter(|_| fixed) else { return false };
    let arithmetic = |system: &System| system.expressions().all(|expr| expr.is_arithmetic());
    main.contains("integrate(")
        && library::is_exact(main)
        && demo.model().is_some_and(|model| arithmetic(model.system()))
}

/// What the numbers of a choice stand for.
fn options(param: &Param) -> String {
    let options: Vec<String> = param
        .choices
        .iter()
        .enumerate()
        .map(|(place, choice)| format!("{place} = {}", choice.name))
        .collect();
    if options.is_empty() { String::new() } else { format!(": {}", options.join(", ")) }
}

/// Whether it chooses the method.
fn is_method(param: &Param) -> bool {
    param.choices.iter().zip(METHODS).any(|(choice, method)| choice.id == method.id)
}

/// The key of the method that is chosen; of those that choose none, the first.
fn method(params: &[Param], values: &[f64]) -> &'static str {
    let chosen = params.iter().zip(values).find(|(param, _)| is_method(param));
    METHODS[chosen.map_or(0, |(_, &method)| method as usize)].id
}
