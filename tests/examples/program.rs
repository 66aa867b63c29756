//! A page's run as a program for another simulator, and its columns: `program <page> <format> key=value …`, in this folder.

use nullcline::demos::Demo;
use nullcline::options::{Given, replaced};
use nullcline::param::Refusal;
use nullcline::program::{FORMATS, setup};
use nullcline::run::Budget;
use std::fs;

fn main() -> Result<(), Refusal> {
    let mut words = std::env::args().skip(1);
    let demo = Demo::find(&words.next().unwrap_or_else(|| "hh-step".into()))?;
    let format = words.next().unwrap_or_else(|| "xppaut".into());
    let given = words.filter_map(|word| {
        let (key, value) = word.split_once('=')?;
        Some((key.to_string(), Given::Text(value.to_string())))
    });
    let values = replaced(&demo.params(), nullcline::options::initial(&demo.params()), given)?;
    let experiment = setup::of_page(demo, &values, Budget::of(1_000_000))?;
    for known in FORMATS.iter().filter(|known| known.id == format) {
        for file in (known.write)(&experiment) {
            println!("{}", file.name);
            fs::write(&file.name, file.text).expect("this folder can be written to");
        }
    }
    let run = demo.open(&values, Budget::of(1_000_000))?.run.expect("it has a run");
    let names: Vec<&str> = run.columns.iter().map(|column| column.quantity.id).collect();
    let row = |bin: usize| {
        let cells = run
            .columns
            .iter()
            .map(|column| column.values.get(bin).map_or(String::new(), |x| format!("{x:?}")));
        cells.collect::<Vec<_>>().join(",")
    };
    let rows: Vec<String> = (0..experiment.bins).map(row).collect();
    fs::write("run.csv", format!("{}\n{}\n", names.join(","), rows.join("\n")))
        .expect("this folder can be written to");
    println!("{} spikes at {:?}", run.spikes.times.len(), run.spikes.times);
    Ok(())
}
