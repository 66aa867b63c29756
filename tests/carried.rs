//! The texts of programs for NEURON, NeuroML and NEST: that they are whole, of every page with a run, by every method.

use nullcline::demos::{DEMOS, Demo};
use nullcline::equations;
use nullcline::models::MODELS;
use nullcline::options::{Given, initial};
use nullcline::param::Kind;
use nullcline::program::{Experiment, FORMATS, File, setup};
use nullcline::run::Budget;
use nullcline::simulation::{Injected, simulate};
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

/// The experiment of a typed neuron's page at its defaults.
fn typed(text: &str) -> Experiment {
    let demo = Demo::find(&format!("own:{text}")).expect("a good text");
    setup::of_page(demo, &initial(&demo.params()), Budget::of(100_000)).expect("it has a run")
}

/// What a format writes of a typed neuron.
fn written_of(text: &str, id: &str) -> String {
    let format = FORMATS.iter().find(|format| format.id == id).expect("a format");
    let experiment = typed(text);
    let lacks = (format.lacks)(&experiment);
    assert!(lacks.is_none(), "{id}: {lacks:?}");
    (format.write)(&experiment).into_iter().map(|file| file.text).collect()
}

/// Simulators read no more than some hundred letters of a line; the address of a typed neuron has its whole text.
#[test]
fn the_head_of_a_program_is_in_short_lines_however_long_its_address() {
    let quantities: String = (0..200).map(|n| format!("q{n}=sin({n}*v)/{}\n", n * n + 7)).collect();
    let text = format!("v'=I-v+q7\npar I=1\n{quantities}");
    for id in ["xppaut", "neuron"] {
        let program = written_of(&text, id);
        assert!(program.lines().all(|line| line.len() < 200), "{id}");
        assert!(program.contains("?demo=own"), "{id}");
    }
}

/// NMODL makes y0 of a variable y, and Dx of x.
#[test]
fn what_nmodl_makes_of_a_variable_is_no_other_name() {
    let mechanism = written_of("x'=y-x+I+Dx*x0\ny'=x-y\npar I=1,Dx=2,x0=3", "neuron");
    for said in ["Dx_ = 2", "x0_ = 3", "dy = x - y_"] {
        assert!(mechanism.contains(said), "{said} in\n{mechanism}");
    }
}

#[test]
fn variables_that_brian2_or_python_have_a_word_for_are_called_otherwise() {
    let text = "lambda'=state-lambda+I+xi_a\nstate'=lambda-state\npar I=1,xi_a=0.1";
    let program = written_of(text, "brian2");
    for said in [
        "lambda_ = np.asarray(getattr(states, \"lambda_\"))",
        "state = np.asarray",
        "\"xia\": 0.1",
        "dstate_/dt",
    ] {
        assert!(program.contains(said), "{said} in\n{program}");
    }
}

#[test]
fn nest_has_an_adex_whatever_its_parameters_are_called() {
    let text = "par C=281,gL=30,EL=-70.6,VT=-50.4,sharp=2,tauw=144,a=4,b=80.5,Vr=-70.6,I=800\nnumber Vpeak=20\n\
                V'=(-gL*(V-EL)+gL*sharp*exp((V-VT)/sharp)-w+I)/C\nw'=(a*(V-EL)-w)/tauw\nglobal 1 V-Vpeak {V=Vr;w=w+b}\n\
                init V=-70.6,w=0\n@ dt=.01,total=100";
    let program = written_of(text, "nest");
    for said in [
        "aeif_psc_delta",
        "\"C_m\": 281.0",
        "\"g_L\": 30.0",
        "\"V_th\": -50.4",
        "\"Delta_T\": 2.0",
        "\"b\": 80.5",
    ] {
        assert!(program.contains(said), "{said} in\n{program}");
    }
    let halved = text.replace("w=w+b", "w=w/2+b");
    let format = FORMATS.iter().find(|format| format.id == "nest").expect("a format");
    assert!((format.lacks)(&typed(&halved)).is_some(), "its reset is another one");
}

/// A lecturer who finds a program for XPPAUT opens it here again.
#[test]
fn a_program_for_xppaut_is_a_text_that_is_read_here_and_gives_the_same_run() {
    let format = FORMATS.iter().find(|format| format.id == "xppaut").expect("a format");
    for model in MODELS {
        let (listed, budget) = (model.about, Budget::of(100_000));
        let id = listed.id;
        // How a voltage is held is told to XPPAUT by two more variables and the time, which stand in no rate here.
        let held = model.params().iter().any(|param| param.id == "t_ref");
        let options = || {
            let [tend, dt] = [("tend", listed.duration), ("dt", listed.dt)]
                .map(|(key, value)| (key.into(), Given::Number(value)));
            let free = ("t_ref".to_string(), Given::Number(0.0));
            [tend, dt].into_iter().chain(held.then_some(free)).collect::<Vec<_>>()
        };
        let injected = || Injected::Constant(listed.current);
        let experiment = setup::of_model(id, options(), injected(), budget).expect("good options");
        let text: String = (format.write)(&experiment).into_iter().map(|file| file.text).collect();
        let opened = equations::read(&text).0.unwrap_or_else(|| panic!("{text}"));
        assert_eq!((opened.title.as_str(), opened.time.unit), (listed.title, model.time.unit), "{id}");
        let bins = (listed.duration / listed.dt).ceil();
        assert!(
            (opened.usual.duration / (bins * listed.dt) - 1.0).abs() < 1e-9,
            "{id}: the run ends where it did"
        );
        let known = simulate(id, options(), injected(), budget).expect("good options");
        let options = options().into_iter().take(2);
        let read = simulate(&format!("own:{text}"), options, injected(), budget);
        let read = read.unwrap_or_else(|refusal| panic!("{id}: {refusal} in\n{text}"));
        let [known, read] = [known, read].map(|run| run.columns[1].values.clone());
        assert!(known.len() > 100 && known.len() == read.len(), "{id}");
        let worst = known.iter().zip(read.iter()).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(worst <= 1e-6, "{id}: {worst:e}");
    }
}
