//! A run as a program for another simulator, and its columns and spikes: `program <page> <format> key=value …`, in this folder.
//!
//! The page may be a file of equations. `preset=` takes the values of a model's preset, and `samples=` gives the model a current
//! that is another one in every bin, about as large as this.

use nullcline::demos::Demo;
use nullcline::options::{Given, initial, replaced};
use nullcline::param::Refusal;
use nullcline::program::{Experiment, FORMATS, File, python, setup};
use nullcline::quantities;
use nullcline::run::{Budget, Column, Run};
use nullcline::simulation::{Injected, simulate};
use nullcline::text::Text;
use std::fs;

const BUDGET: Budget = Budget::of(1_000_000);

/// What was asked for.
type Words = Vec<(String, String)>;

/// An experiment and what the lab makes of it.
type Computed = (Experiment, Run);

fn main() -> Result<(), Refusal> {
    let mut words = std::env::args().skip(1);
    let page = words.next().unwrap_or_else(|| "hh-step".into());
    let format = words.next().unwrap_or_else(|| "xppaut".into());
    let given =
        words.filter_map(|word| Some(word.split_once('=')?).map(|(key, value)| (key.into(), value.into())));
    let demo = match fs::read_to_string(&page) {
        Ok(equations) => Demo::find(&format!("own:{equations}"))?,
        Err(_) => Demo::find(&page)?,
    };
    let given = with_preset(demo, given.collect());
    let (experiment, run) = match given.iter().find(|(key, _)| key == "samples") {
        Some((_, size)) => sampled(demo, size.parse().expect("a number"), &given)?,
        None => of_page(demo, &given)?,
    };
    match written(&experiment, &format) {
        Err(lacks) => {
            println!("lacks: {lacks}");
            return Ok(());
        }
        Ok(files) => files.iter().for_each(|file| {
            println!("{}", file.name);
            write(&file.name, &file.text);
        }),
    }
    keep(&experiment, &run);
    Ok(())
}

/// The files of a format, or why there are none.
fn written(experiment: &Experiment, format: &str) -> Result<Vec<File>, Text> {
    if format == "python" {
        return Ok(vec![python::write(experiment)]);
    }
    let known = FORMATS.iter().find(|known| known.id == format).expect("a format");
    (known.lacks)(experiment).map_or_else(|| Ok((known.write)(experiment)), Err)
}

/// The values of a preset in its place.
fn with_preset(demo: &Demo, given: Words) -> Words {
    let Some(place) = given.iter().position(|(key, _)| key == "preset") else { return given };
    let presets = demo.model().expect("presets are of a model").about.presets;
    let preset = presets.iter().find(|preset| preset.id == given[place].1).expect("a preset of the model");
    let current = preset.current.map(|current| ("amplitude".to_string(), current.to_string()));
    let values = preset.values.iter().map(|(key, value)| (key.to_string(), value.to_string()));
    values.chain(current).chain(given.iter().filter(|(key, _)| key != "preset").cloned()).collect()
}

/// The run of a page.
fn of_page(demo: &'static Demo, given: &Words) -> Result<Computed, Refusal> {
    let given = given.iter().map(|(key, value)| (key.clone(), Given::Text(value.clone())));
    let values = replaced(&demo.params(), initial(&demo.params()), given)?;
    let run = demo.open(&values, BUDGET)?.run.expect("it has a run");
    Ok((setup::of_page(demo, &values, BUDGET)?, run))
}

/// The run of a page's model under a current that is another one in every bin.
fn sampled(demo: &Demo, size: f64, given: &Words) -> Result<Computed, Refusal> {
    let model = demo.model().expect("a page of a neuron").about.id;
    let options = given.iter().filter(|(key, _)| key != "samples");
    let option = |(key, value): &(String, String)| {
        let value = value.parse().map_or_else(|_| Given::Text(value.clone()), Given::Number);
        (key.clone(), value)
    };
    let options: Vec<(String, Given)> = options.map(option).collect();
    let bins = simulate(model, options.clone(), Injected::Usual, BUDGET)?.column("t").len();
    let irregular = |bin: usize| size * (1.0 + (0.7 * bin as f64).sin() * (0.011 * bin as f64).cos());
    let current = || Injected::Samples((0..bins).map(irregular).collect());
    let run = simulate(model, options.clone(), current(), BUDGET)?;
    Ok((setup::of_model(model, options, current(), BUDGET)?, run))
}

/// The lab's columns in `run.csv`, and its spikes in `spikes.txt`, with what tells them: a threshold, or resets.
fn keep(experiment: &Experiment, run: &Run) {
    let seen = quantities::over(run, &experiment.system, &experiment.values);
    let seen = seen.into_iter().zip(&experiment.system.quantities).filter(|(_, definition)| definition.shown);
    let columns: Vec<Column> = run.columns.iter().cloned().chain(seen.map(|(column, _)| column)).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.quantity.id).collect();
    let row = |bin: usize| {
        let cells =
            columns.iter().map(|column| column.values.get(bin).map_or(String::new(), |x| format!("{x:?}")));
        cells.collect::<Vec<_>>().join(",")
    };
    let rows: Vec<String> = (0..experiment.bins).map(row).collect();
    write("run.csv", &format!("{}\n{}\n", names.join(","), rows.join("\n")));
    let told =
        experiment.system.fires.threshold().map_or("reset".to_string(), |threshold| threshold.to_string());
    let times = run.spikes.times.iter().map(|time| format!("{time:?}\n")).collect::<String>();
    let Experiment { method, dt, system, .. } = experiment;
    write("spikes.txt", &format!("{told} {method} {dt} {}\n{times}", system.current.id));
}

fn write(name: &str, text: &str) {
    fs::write(name, text).expect("this folder can be written to");
}
