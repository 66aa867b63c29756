//! NeuroML: the neuron as one flat component type in LEMS, and its simulation, as jNeuroML runs them.

mod lines;
mod step;

use super::digits::{numeral, tight};
use super::head::head;
use super::in_turn::InTurn;
use super::names::Names;
use super::nearness::Resets;
use super::notation::Notation;
use super::{Experiment, File, Format};
use crate::equations::expr::Function;
use crate::text::{Text, say};
use lines::{Line, Lines};
use step::Step;

/// The format.
pub const FORMAT: Format =
    Format { id: "neuroml", title: "NeuroML", extension: "xml", exact: true, lacks, write };

fn lacks(experiment: &Experiment) -> Option<Text> {
    if let Some(lacks) = experiment.is_too_noisy() {
        return Some(lacks);
    }
    let system = &experiment.system;
    let missing = [Function::Asin, Function::Acos, Function::Atan];
    if let Some(function) =
        missing.into_iter().find(|function| system.expressions().any(|expr| expr.calls(*function)))
    {
        return Some(say!("LEMS has no function {name}", name = Text::plain(function.id())));
    }
    let spike = Spike::of(experiment, &names(experiment));
    spike.is_some_and(|spike| spike.cases).then(|| say!("its reset has cases, which LEMS has no place for"))
}

fn write(experiment: &Experiment) -> Vec<File> {
    // The name by which such files are known.
    vec![File { name: format!("LEMS_{}.xml", experiment.stem()), text: document(experiment) }]
}

/// What the names of a run are called.
fn names(run: &Experiment) -> Names {
    let mut names = Names::of([], lines::RULES);
    names.add_with(run.columns(), lines::RULES, |called| [coarse(called), fine(called)]);
    run.system.names().into_iter().for_each(|name| names.add(name, lines::RULES));
    let kept = InTurn::of(&run.system).map_or(Vec::new(), |reset| reset.before);
    kept.into_iter().for_each(|(_, kept)| names.takes(kept.into()));
    names
}

/// What LEMS does at a spike.
struct Spike {
    when: String,
    /// Variables and their values, one after another.
    sets: Vec<(String, String)>,
    /// Variables that only keep a value from before.
    kept: Vec<&'static str>,
    /// Whether it asks for lines of its own, which would be those of the step before.
    cases: bool,
}

impl Spike {
    fn of(run: &Experiment, names: &Names) -> Option<Spike> {
        let InTurn { when, before, sets } = InTurn::of(&run.system)?;
        let lines = Lines::of(names.clone());
        let when = lines.condition(&when);
        let mut told = vec![("spikes".to_string(), "spikes + 1".to_string())];
        // By Izhikevich's scheme the next step begins with the reset.
        if run.method != "half-steps" {
            told.extend(before.iter().map(|(variable, kept)| (kept.to_string(), names.called(variable))));
            told.extend(sets.iter().map(|(variable, value)| (names.called(variable), lines.write(value))));
        }
        if run.system.reset.as_ref().is_some_and(|reset| reset.held.is_some()) {
            told.push(("held".into(), "held_steps".into()));
        }
        let kept = before.into_iter().map(|(_, kept)| kept).collect();
        Some(Spike { when, sets: told, kept, cases: !lines.is_empty() })
    }
}

fn document(run: &Experiment) -> String {
    let Step { names, lines, slopes } = Step::of(run);
    let system = &run.system;
    let spike = Spike::of(run, &names);
    let called = |name: &'static str| names.called(name);
    let (kind, stem) = (run.kind(), run.stem());
    let values: Vec<(String, String)> =
        (system.params.iter().map(|param| param.id).zip(run.values.iter().copied()))
            .chain(system.constants.iter().copied())
            .map(|(name, value)| (called(name), numeral(value)))
            .collect();
    let variables: Vec<String> =
        system.variables.iter().map(|variable| called(variable.quantity.id)).collect();
    let counted = spike.iter().map(|_| "spikes".to_string());
    let states: Vec<String> = variables.iter().cloned().chain(counted).collect();
    let digits: Vec<(String, String)> =
        run.columns().iter().map(|name| (called(name), scale(run.size(name)))).collect();
    let shown_as = |name: &str| match name == called(system.current.id) && !run.cut().is_empty() {
        true => step::INJECTED.to_string(),
        false => name.to_string(),
    };

    let mut text = Xml(String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    // Two hyphens would end the comment.
    let told = head(run, &told(run, &stem, spike.is_some()), &names).join("\n    ").replace("--", "- -");
    text.say(0, &format!("<!--\n    {told}\n-->"));
    text.say(0, "<Lems>");
    text.say(1, "<Target component=\"simulation\"/>");
    for file in ["NeuroMLCoreDimensions.xml", "Simulation.xml"] {
        text.say(1, &format!("<Include file=\"{file}\"/>"));
    }
    text.say(1, &format!("<ComponentType name=\"{kind}\">"));
    for (name, _) in &values {
        text.say(2, &format!("<Parameter name=\"{name}\" dimension=\"none\"/>"));
    }
    text.say(2, &format!("<Constant name=\"dt\" dimension=\"none\" value=\"{}\"/>", tight(run.step())));
    text.say(2, "<Constant name=\"ms\" dimension=\"time\" value=\"1ms\"/>");
    let shown = states.iter().cloned().chain(digits.iter().flat_map(|(name, _)| [coarse(name), fine(name)]));
    shown.for_each(|name| text.say(2, &format!("<Exposure name=\"{name}\" dimension=\"none\"/>")));
    text.say(2, "<Dynamics>");
    for name in &states {
        text.say(3, &format!("<StateVariable name=\"{name}\" dimension=\"none\" exposure=\"{name}\"/>"));
    }
    for name in spike.iter().flat_map(|spike| &spike.kept) {
        text.say(3, &format!("<StateVariable name=\"{name}\" dimension=\"none\"/>"));
    }
    let holds = system.reset.as_ref().is_some_and(|reset| reset.held.is_some());
    if holds {
        text.say(3, "<StateVariable name=\"held\" dimension=\"none\"/>");
    }
    text.derived(&lines, &digits, &shown_as);
    for (name, slope) in variables.iter().zip(&slopes) {
        text.say(3, &format!("<TimeDerivative variable=\"{name}\" value=\"({slope})/ms\"/>"));
    }
    let mut starts: Vec<(String, String)> =
        variables.iter().cloned().zip(run.start.iter().map(|value| numeral(*value))).collect();
    starts.extend((spike.is_some() && run.starts_fired).then(|| ("spikes".into(), "1".into())));
    if holds {
        text.say(3, "<TimeDerivative variable=\"held\" value=\"held_slope/ms\"/>");
        let steps = if run.starts_fired { run.held_steps() } else { 0 };
        starts.push(("held".into(), steps.to_string()));
    }
    text.assignments("OnStart", &starts);
    if let Some(spike) = &spike {
        text.assignments(&format!("OnCondition test=\"{}\"", spike.when), &spike.sets);
    }
    text.say(2, "</Dynamics>");
    text.say(1, "</ComponentType>");
    let values: String = values.iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
    text.say(1, &format!("<{kind} id=\"neuron\"{values}/>"));
    let length = ((run.bins - 1) * run.steps_in_a_bin()) as f64 + 1.0;
    let (length, step) = (tight(length * run.step()), tight(run.step()));
    text.say(
        1,
        &format!("<Simulation id=\"simulation\" length=\"{length}ms\" step=\"{step}ms\" target=\"neuron\">"),
    );
    text.output(&format!("{stem}.dat"), states);
    text.output(
        &format!("{stem}_digits.dat"),
        digits.iter().flat_map(|(name, _)| [coarse(name), fine(name)]).collect(),
    );
    text.say(1, "</Simulation>");
    text.say(0, "</Lems>");
    text.0
}

fn told(run: &Experiment, stem: &str, fires: bool) -> Vec<String> {
    let file = format!("LEMS_{stem}.xml");
    let mut told = vec![format!(
        "With jNeuroML: pip install pyneuroml, with Java on the machine; then pynml {file} -nogui."
    )];
    told.extend(run.nearness(Resets::AtTheEnd));
    told.extend(run.apart_at_edges());
    told.push(
        "jNeuroML takes Euler steps only, whatever it is told. The steps of another method stand here as the mean rate over \
         a step of dt, so that the file holds for this step alone."
            .into(),
    );
    told.push(format!(
        "{stem}.dat holds the time in seconds and the variables, in the eight digits that jNeuroML writes."
    ));
    told.extend(fires.then(|| "In spikes the resets are counted.".to_string()));
    told.push(format!(
        "{stem}_digits.dat has all digits: each quantity is the sum of its two columns, and stands a row later than its time, \
         so that the first row is to be left out."
    ));
    if run.steps_in_a_bin() > 1 {
        told.push(format!("A bin of the lab is every {}th row.", run.steps_in_a_bin()));
    }
    told.push(
        "All is without dimensions, in the units of the equations; their time counts as milliseconds.".into(),
    );
    told
}

/// The column of a quantity in six digits; with [`fine`], all of it.
fn coarse(name: &str) -> String {
    format!("{name}_coarse")
}

/// What is left of it.
fn fine(name: &str) -> String {
    format!("{name}_fine")
}

/// By what a quantity of this size is multiplied before it is cut to six digits.
fn scale(size: f64) -> String {
    let size = if size > 0.0 && size.is_finite() { size } else { 1.0 };
    numeral(format!("1e{}", 5 - size.log10().floor() as i32).parse().unwrap_or(1.0))
}

/// The document being written.
struct Xml(String);

impl Xml {
    fn say(&mut self, depth: usize, line: &str) {
        self.0.push_str(&"    ".repeat(depth));
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// Derived variables. LEMS knows those with cases only behind the others: what is made of one has cases, too.
    fn derived(&mut self, lines: &[Line], digits: &[(String, String)], shown_as: &dyn Fn(&str) -> String) {
        let mut late: Vec<&str> = Vec::new();
        for Line { name, cases } in lines {
            let made_of = |text: &str| {
                text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| late.contains(&word))
            };
            if let [(None, value)] = cases.as_slice()
                && !made_of(value)
            {
                self.say(
                    3,
                    &format!("<DerivedVariable name=\"{name}\" dimension=\"none\" value=\"{value}\"/>"),
                );
                continue;
            }
            late.push(name);
            self.say(3, &format!("<ConditionalDerivedVariable name=\"{name}\" dimension=\"none\">"));
            for (condition, value) in cases {
                let condition = condition
                    .as_ref()
                    .map_or(String::new(), |condition| format!(" condition=\"{condition}\""));
                self.say(4, &format!("<Case{condition} value=\"{value}\"/>"));
            }
            self.say(3, "</ConditionalDerivedVariable>");
        }
        for (name, scale) in digits {
            let (coarse, fine, shown) = (coarse(name), fine(name), shown_as(name));
            for (column, value) in
                [(&coarse, format!("ceil({shown}*{scale})/{scale}")), (&fine, format!("{shown} - {coarse}"))]
            {
                self.say(3, &format!("<ConditionalDerivedVariable name=\"{column}\" dimension=\"none\" exposure=\"{column}\">"));
                self.say(4, &format!("<Case value=\"{value}\"/>"));
                self.say(3, "</ConditionalDerivedVariable>");
            }
        }
    }

    fn assignments(&mut self, when: &str, sets: &[(String, String)]) {
        self.say(3, &format!("<{when}>"));
        for (variable, value) in sets {
            self.say(4, &format!("<StateAssignment variable=\"{variable}\" value=\"{value}\"/>"));
        }
        self.say(3, &format!("</{}>", when.split(' ').next().unwrap_or(when)));
    }

    fn output(&mut self, file: &str, columns: Vec<String>) {
        self.say(2, &format!("<OutputFile id=\"{}\" fileName=\"{file}\">", file.replace('.', "_")));
        for column in columns {
            self.say(3, &format!("<OutputColumn id=\"{column}\" quantity=\"{column}\"/>"));
        }
        self.say(2, "</OutputFile>");
    }
}
