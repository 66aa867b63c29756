//! Neurons to texts and back.

use super::reading::files;
use nullcline::demos::Demo;
use nullcline::equations::grammar::GRAMMAR;
use nullcline::equations::parse::function;
use nullcline::equations::system::{System, Variable};
use nullcline::equations::texts::TEXTS;
use nullcline::equations::{expression, read, write};
use nullcline::models::{Listed, MODELS, own};
use nullcline::options::{Given, complete, initial};
use nullcline::run::Budget;
use nullcline::simulation::{Injected, simulate};

/// What a text can say of a neuron, in words that can be compared.
fn said(system: &System) -> Vec<String> {
    let mut said = vec![
        format!("{} {:?} {:?}", system.title, system.time, system.current),
        format!("{:?} {:?} {:?}", system.usual, system.fires, system.noises),
        format!("{:?} {:?}", system.constants, system.reset),
        format!("{:?} {:?}", system.functions, system.presets),
    ];
    said.extend(system.variables.iter().map(|variable| format!("{variable:?}")));
    said.extend(system.quantities.iter().map(|quantity| format!("{quantity:?}")));
    said.extend(system.params.iter().map(|param| {
        let slider = (param.min, param.max, param.step, param.log, param.hard_min < 0.0);
        format!("{} {:?} {} {:?} {} {}", param.id, param.default, param.unit, slider, param.name, param.help)
    }));
    said
}

#[test]
fn a_neuron_is_read_again_from_its_text() {
    let models = MODELS.iter().map(|model| model.system().chosen(&initial(&model.params())).0);
    let typed = files().into_iter().map(|(name, text)| read(&text).0.unwrap_or_else(|| panic!("{name}")));
    for system in models.chain(typed) {
        let text = write(&system);
        let (again, complaints) = read(&text);
        let again = again.unwrap_or_else(|| panic!("{text}{complaints:#?}"));
        assert_eq!(said(&again), said(&system), "{text}");
        assert_eq!(write(&again), text, "a text stays as it is written");
    }
}

#[test]
fn texts_to_begin_with_are_called_as_they_call_themselves() {
    for sample in TEXTS {
        let (system, complaints) = read(sample.text);
        let system = system.unwrap_or_else(|| panic!("{}: {complaints:#?}", sample.id));
        let first = sample.title.split([' ', '–']).next().expect("a word");
        assert!(
            system.title.to_lowercase().contains(&first.to_lowercase()) || sample.title.contains("Chay"),
            "{}",
            sample.id
        );
    }
}

/// What is begun from a model is that model until something is changed in it: its run as a function, and its page's.
#[test]
fn a_text_that_is_begun_from_a_model_gives_the_models_run() {
    const BUDGET: Budget = Budget::of(1_000_000);
    // By itself the page of a model starts where its sliders stand.
    let page = |id: &str, starts: &[(String, f64)]| {
        let page = Demo::find(id).expect("a page");
        let steady = ("stimulus".to_string(), Given::Text("constant".into()));
        let starts = starts.iter().map(|(key, value)| (key.clone(), Given::Number(*value)));
        let values = complete(&page.params(), starts.chain([steady])).expect("a current");
        page.open(&values, BUDGET).expect("its defaults").run.expect("a run")
    };
    for model in MODELS {
        let id = own::id(&model.text());
        let both = [model.about.id, id.as_str()];
        let usual = || {
            let kind = ("kind".to_string(), Given::Text("constant".into()));
            vec![kind, ("amplitude".to_string(), Given::Number(model.about.current))]
        };
        let runs = both.map(|id| simulate(id, [], Injected::Chosen(usual()), BUDGET).expect("its defaults"));
        let usual = ["plane", "current"].map(|what| format!("{}-{what}", model.about.id));
        let usual = usual.iter().find(|page| Demo::find(page).is_ok()).expect("the model has a page");
        let variables = &Listed::find(&id).expect("a good text").system().variables;
        let start = |variable: &Variable| Some((format!("{}0", variable.quantity.id), variable.initial?));
        let starts: Vec<(String, f64)> = variables.iter().filter_map(start).collect();
        let pages = [page(usual, &starts), page(&id, &[])];
        for [built, typed] in [runs, pages] {
            assert_eq!(typed.columns.len(), built.columns.len(), "{}", model.about.id);
            for (built, typed) in built.columns.iter().zip(&typed.columns) {
                let size = built.values.iter().fold(1.0, |most: f64, value| most.max(value.abs()));
                let off = built.values.iter().zip(typed.values.iter()).map(|(a, b)| (a - b).abs() / size);
                assert_eq!(built.values.len(), typed.values.len(), "{}", model.about.id);
                let off = off.fold(0.0, f64::max);
                assert!(off < 1e-9, "{} of {}: {off}", built.quantity.id, model.about.id);
            }
            let [built, typed] = [&built.spikes.times, &typed.spikes.times];
            assert_eq!(typed.len(), built.len(), "{}", model.about.id);
            assert!(built.iter().zip(typed).all(|(a, b)| (a - b).abs() < 1e-9), "{}", model.about.id);
        }
    }
}

#[test]
fn every_example_of_the_reference_says_what_it_is_said_to() {
    let texts =
        GRAMMAR.iter().flat_map(|chapter| chapter.lines.iter().map(|line| line.says).chain([chapter.title]));
    let without = super::super::translations::without(texts);
    assert!(without.is_empty(), "{without:#?}");
    for line in GRAMMAR.iter().flat_map(|chapter| chapter.lines) {
        // A list of signs, or of functions: each of them is known.
        if line.code.starts_with('+') {
            continue;
        }
        let words: Vec<&str> = line.code.split(' ').collect();
        if words.len() > 5 && !line.code.contains(['=', '#']) {
            for word in words {
                let name = word.split('(').next().expect("a name");
                assert!(function(name).is_some(), "{name}");
            }
            continue;
        }
        if line.code.starts_with("if") {
            assert!(expression(line.code).is_ok());
            continue;
        }
        // Alone it lacks what it names, and nothing else is wrong with it.
        let lacks = ["is unknown", "there is no variable", "beside it", "no current", "is no variable"];
        for complaint in read(line.code).1 {
            let message = complaint.message.to_string();
            assert!(lacks.iter().any(|part| message.contains(part)), "{}: {message}", line.code);
        }
    }
}
