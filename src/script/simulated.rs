//! A run of a model from its options as a program: from its equations, or by the crate or the package.

use crate::options::Given;
use crate::param::Refusal;
use crate::program::{FORMATS, python, setup};
use crate::run::Budget;
use crate::simulation::Injected;

/// A run of a model, as it is asked for.
pub struct Simulated<'a> {
    /// The model.
    pub model: &'a str,
    /// Its options, but for the current.
    pub given: Vec<(String, Given)>,
    /// The current.
    pub injected: Injected,
    /// All options, as JavaScript writes them.
    pub options: &'a str,
}

impl Simulated<'_> {
    /// The texts of its files by their names, that to be run first in front. Refuses what `simulate` refuses, and, by the key
    /// `format`, what the format lacks.
    pub fn program(self, format: &str, budget: Budget) -> Result<Vec<(String, String)>, Refusal> {
        let Simulated { model, given, injected, options } = self;
        let rust = rust(model, &given, &injected);
        let experiment = setup::of_model(model, given, injected, budget)?;
        let stem = experiment.stem();
        match format {
            "python" => {
                let file = python::write(&experiment);
                return Ok(vec![(file.name, file.text)]);
            }
            "rust" => return Ok(vec![(format!("{stem}.rs"), rust)]),
            "javascript" => return Ok(vec![(format!("{stem}.mjs"), javascript(model, options))]),
            _ => {}
        }
        let known = FORMATS.iter().find(|known| known.id == format);
        let known = known.ok_or_else(|| Refusal::new("format", format, "there is no such format"))?;
        if let Some(lacks) = (known.lacks)(&experiment) {
            return Err(Refusal::new("format", Given::Text(format.into()), lacks));
        }
        Ok((known.write)(&experiment).into_iter().map(|file| (file.name, file.text)).collect())
    }
}

/// A module that calls the package.
fn javascript(model: &str, options: &str) -> String {
    let model = match crate::models::own::text(model) {
        Some(text) => format!("{{ equations: {} }}", serde_json::Value::from(text)),
        None => format!("\"{model}\""),
    };
    format!(
        "import init, {{ simulate }} from \"./pkg/nullcline.js\";\n\nawait init();\nconst run = simulate({model}, {options});\n\
         console.log(run.spikeTimes.length, \"spikes at\", run.spikeTimes);\n"
    )
}

/// A program that calls the crate.
fn rust(model: &str, given: &[(String, Given)], injected: &Injected) -> String {
    let value = |given: &Given| match given {
        Given::Number(number) => format!("Given::Number({number:?})"),
        Given::Text(text) => format!("Given::Text({text:?}.into())"),
        Given::Other(other) => format!("Given::Other({other:?}.into())"),
    };
    let list = |given: &[(String, Given)]| {
        let pairs = given.iter().map(|(key, given)| format!("({key:?}.to_string(), {})", value(given)));
        format!("vec![{}]", pairs.collect::<Vec<_>>().join(", "))
    };
    let injected = match injected {
        Injected::Usual => "Injected::Usual".into(),
        Injected::Constant(current) => format!("Injected::Constant({current:?})"),
        Injected::Chosen(given) => format!("Injected::Chosen({})", list(given)),
        Injected::Samples(current) => format!("Injected::Samples(vec!{current:?})"),
    };
    format!(
        "use nullcline::options::Given;\nuse nullcline::run::Budget;\nuse nullcline::simulation::{{Injected, simulate}};\n\n\
         fn main() {{\n    let given: Vec<(String, Given)> = {};\n    \
         let run = simulate({model:?}, given, {injected}, Budget::of(1_000_000)).expect(\"the options are good\");\n    \
         println!(\"{{}} spikes at {{:?}}\", run.spikes.times.len(), run.spikes.times);\n}}\n",
        list(given)
    )
}
