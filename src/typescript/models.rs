//! What the models and the currents of their registries are called, and what a run of them takes and gives.

use super::{capital, field, sentence, union};
use crate::integrate::METHODS;
use crate::integrate::noisy::Noise;
use crate::models::MODELS;
use crate::param::Params;
use crate::simulation::{Time, options, starts};
use crate::stimulus::about::Of;
use crate::stimulus::{KINDS, Usual};
use std::fmt::Write;

/// The declarations around `models` and `simulate`.
pub fn declare(text: &mut String) {
    let ids = union(MODELS.iter().map(|model| model.about.id));
    // Writing into a string cannot fail.
    let _ = writeln!(text, "\n/** The neuron models. */\nexport type ModelId = {ids};");
    text.push_str(
        "\n/** A model of the catalogue, or one whose equations are a text. */\nexport type Model = ModelId | \
         { equations: string };\n",
    );
    let _ = writeln!(text, "\n/** Keys of models: their parameters, and their initial state. */");
    let _ = writeln!(text, "export type ModelKey = {};", union(keys().iter().map(String::as_str)));
    text.push_str(SHAPES);
    let _ = writeln!(text, "\n/** Options of a run; what is missing is usual for the model. */");
    let _ = writeln!(text, "export interface RunOptions {{\n  stimulus?: Stimulus;");
    let every = MODELS.first().map(options).unwrap_or_default();
    let own = |id: &str| Time::table().iter().any(|param| param.id == id) || id == "method";
    for param in every.iter().filter(|param| own(param.id)) {
        // Any model may have a method of its own.
        let param = if param.id == "method" { param.clone().choice(METHODS) } else { param.clone() };
        field(text, &param, &sentence(param.help));
    }
    for param in Noise::table() {
        field(text, &param, &format!("Where the equations have noise. {}", sentence(param.help)));
    }
    text.push_str("}\n");
    let mut names = Vec::new();
    for kind in KINDS {
        let (ending, what) = match kind.about.of {
            Of::Current => ("Current", "A current"),
            Of::Voltage => {
                ("Command", "A voltage that is held by whatever current that takes, which is then I")
            }
        };
        let name = kind.id.split('-').map(capital).collect::<String>() + ending;
        let _ = writeln!(text, "\n/** {what}; what is missing lasts for the run and suits the model. */");
        let _ = writeln!(text, "export interface {name} {{\n  kind: \"{}\";", kind.id);
        for param in kind.params(Usual::ANY) {
            field(text, &param, &sentence(param.help));
        }
        text.push_str("}\n");
        names.push(name);
    }
    let _ = writeln!(text, "\n/** A constant current, one a time bin, or one by its kind. */");
    let _ =
        writeln!(text, "export type Stimulus = number | number[] | Float64Array | {};", names.join(" | "));
    let columns = union(columns().into_iter());
    let _ = writeln!(
        text,
        "\n/**\n * Columns of a run by the ids of the model's variables; every model of the catalogue has v. Of `{{ equations }}` they have \
         the names\n * that the text gives its variables and its current: v and I are there if it calls them so.\n */"
    );
    let _ = writeln!(
        text,
        "export type SimulateResult = RunResult & Record<\"t\" | \"v\" | \"I\", Float64Array> & \
         Partial<Record<{columns}, Float64Array>>;"
    );
}

/// The keys that a model has of its own, of all models, each once.
fn keys() -> Vec<String> {
    let mut keys: Vec<String> = MODELS
        .iter()
        .flat_map(|model| {
            let params = model.params().into_iter().map(|param| param.id.to_string());
            params.chain(starts(model)).collect::<Vec<_>>()
        })
        .collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The variables beside the voltage, of all models, each once.
fn columns() -> Vec<&'static str> {
    let mut columns: Vec<&str> =
        MODELS.iter().flat_map(|model| &model.variables[1..]).map(|variable| variable.id).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

const SHAPES: &str = r"
/** A neuron model. */
export interface ModelInfo {
  id: ModelId;
  title: string;
  /** In the order of the state, the membrane voltage first. */
  variables: { id: string; symbol: string; unit: string }[];
  timeUnit: string;
  currentUnit: string;
  /** A current that makes it fire, and the currents between which it changes what it does. */
  current: number;
  currents: [number, number];
  /** Time step and end of a run where nothing is said. */
  dt: number;
  tend: number;
  params: ParamInfo[];
  /** Published sets of parameters; the current is given where it is not the usual one. */
  presets: { id: string; name: string; values: Record<string, number>; current: number | null }[];
  /** Its equations, as an `align*` of amsmath. */
  equations: string;
  /** Where they are from, how their quantities are counted, and what they leave out. */
  source: string;
  conventions: string;
}

export type SimulateOptions = RunOptions & Partial<Record<ModelKey, number>>;
";
