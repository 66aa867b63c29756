//! The texts of programs for NEURON, NeuroML and NEST: that they are whole, of every page with a run, by every method.

use nullcline::demos::{DEMOS, Demo};
use nullcline::options::initial;
use nullcline::param::Kind;
use nullcline::program::{Experiment, FORMATS, File, setup};
use nullcline::run::Budget;
use std::collections::HashSet;

/// The experiments of a page, by each method that it offers.
fn experiments(demo: &Demo) -> Vec<Experiment> {
    let params = demo.params();
    let Some(place) = params.iter().position(|param| param.id == "method" && param.kind == Kind::Choice)
    else {
        return Vec::new();
    };
    let by = |method: usize| {
        let mut values = initial(&params);
        values[place] = method as f64;
        setup::of_page(demo, &values, Budget::of(100_000)).ok()
    };
    (0..params[place].choices.len()).filter_map(by).collect()
}

/// What a format writes of every page that it can write.
fn written(id: &str) -> Vec<(Experiment, Vec<File>)> {
    let format = FORMATS.iter().find(|format| format.id == id).expect("a format");
    let all = DEMOS.iter().flat_map(experiments).filter(|experiment| (format.lacks)(experiment).is_none());
    all.map(|experiment| (experiment.clone(), (format.write)(&experiment))).collect()
}

#[test]
fn every_parameter_stands_in_a_program_with_its_value() {
    for id in ["neuron", "neuroml"] {
        let all = written(id);
        assert!(all.len() > 20, "{id}");
        for (experiment, files) in all {
            for (param, value) in experiment.system.params.iter().zip(&experiment.values) {
                let text = files.iter().map(|file| file.text.as_str()).collect::<String>();
                let said = [format!("{} = {value}", param.id), format!(" {}=\"{value}\"", param.id)];
                let said = said
                    .iter()
                    .chain([&format!("{}_ = {value}", param.id)])
                    .any(|said| text.contains(said.as_str()));
                assert!(said, "{id}: {} of {}", param.id, experiment.title);
            }
        }
    }
}

/// The translator stops at other letters, also in comments, and reads no longer lines.
#[test]
fn a_mechanism_is_in_short_lines_of_plain_letters() {
    for (experiment, files) in written("neuron") {
        let mechanism = files.iter().find(|file| file.name.ends_with(".mod")).expect("the mechanism");
        assert!(mechanism.text.is_ascii(), "{}", experiment.title);
        assert!(mechanism.text.lines().all(|line| line.len() < 200), "{}", experiment.title);
        let opened = mechanism.text.matches('{').count();
        assert_eq!(opened, mechanism.text.matches('}').count(), "{}", experiment.title);
    }
}

/// What LEMS itself knows.
const KNOWN: &[&str] =
    &["t", "ms", "dt", "abs", "ceil", "cos", "cosh", "exp", "ln", "sin", "sinh", "sqrt", "tan", "tanh"];

#[test]
fn every_name_in_a_lems_file_is_of_something_before_it() {
    for (experiment, files) in written("neuroml") {
        let document = roxmltree::Document::parse(&files[0].text).expect("it is a document");
        let mut known: HashSet<&str> = KNOWN.iter().copied().collect();
        let nodes = document.descendants().filter(|node| node.is_element());
        for node in nodes {
            let attribute = |name: &str| node.attribute(name).unwrap_or("");
            if !matches!(node.tag_name().name(), "Parameter" | "Constant" | "ComponentType") {
                for text in
                    [attribute("value"), attribute("condition"), attribute("test"), attribute("variable")]
                {
                    for word in words(text) {
                        assert!(known.contains(word), "{word} in {text} of {}", experiment.title);
                    }
                }
            }
            if matches!(
                node.tag_name().name(),
                "Parameter" | "Constant" | "StateVariable" | "DerivedVariable" | "ConditionalDerivedVariable"
            ) {
                known.insert(attribute("name"));
            }
        }
    }
}

/// The names in an expression of LEMS: no numbers, and no words between points, which compare.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parted = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.'));
    parted.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'))
}

#[test]
fn nest_is_told_of_the_neurons_that_it_has() {
    let titles: HashSet<String> =
        written("nest").into_iter().map(|(experiment, _)| experiment.system.title).collect();
    for title in
        ["Leaky integrate-and-fire", "Hodgkin–Huxley", "AdEx", "Izhikevich", "Exponential integrate-and-fire"]
    {
        assert!(titles.contains(title), "{title}");
    }
    for title in ["TypeX", "TypeY", "FitzHugh–Nagumo", "Morris–Lecar", "Reduced Hodgkin–Huxley"] {
        assert!(!titles.contains(title), "{title}");
    }
}

/// Two steps go before the run, so that its first bin has its current.
#[test]
fn nest_has_the_values_of_the_axon_in_its_own_units() {
    let all = written("nest");
    let (_, files) =
        all.iter().find(|(experiment, _)| experiment.system.title == "Hodgkin–Huxley").expect("the axon");
    for said in ["\"hh_psc_alpha\"", "\"E_K\": -77.0", "\"E_L\": -54.4", "v = recorded[\"V_m\"] + 65.0"] {
        assert!(files[0].text.contains(said), "{said} in\n{}", files[0].text);
    }
}
