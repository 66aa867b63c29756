//! Measures the site against plain JavaScript, C, NumPy, naive drawing, uPlot and an earlier build of itself, and holds the ratios
//! against their goals.

mod chart;
mod goals;
mod machine;
mod measured;
mod sides;
mod table;

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::setup::{browser, npm};
use crate::site::edition::FINISHED;
use crate::{serve, site};
use measured::Measured;
use sides::Sides;

/// Names a finished site of an earlier build, which is then a side of its own.
const BEFORE: &str = "NULLCLINE_BEFORE";

/// What is left for later, in words.
const LATER: &str = "J6 on all workers is left for later: the page has a single one.";

/// The cores, each with the bytes that it may weigh over the wire.
const CORES: [(&str, &str, f64); 2] =
    [("J13", "pkg/nullcline_bg.wasm.gz", 330e3), ("J14", "course/nullcline_bg.wasm.gz", 190e3)];

/// `cargo xtask bench`. Fails where a side computes something else than the others, not where a goal is missed.
pub fn verb(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "`bench` takes no options");
    let shell = crate::shell()?;
    npm::ready(&shell, &npm::tests())?;
    let browser = browser::ready(&shell)?;
    site::build(&FINISHED)?;
    let out = crate::root().join("target/bench");
    shell.create_dir(&out)?;
    let sides = Sides::build(&shell, &out)?;

    let before = env::var_os(BEFORE).map(PathBuf::from);
    if let Some(folder) = &before {
        ensure!(folder.join("index.html").is_file(), "{BEFORE}: {} is no site", folder.display());
    }
    let before = before.map(|folder| serve::start(folder, 0)).transpose()?;

    println!("measuring: some minutes, best on a machine that does nothing else");
    let uplot = npm::tests().join("node_modules/uplot/dist");
    let output = cmd!(shell, "node xtask/bench/drive.mjs")
        .env(browser::VARIABLE, browser)
        .env("NULLCLINE_URL", serve::start(FINISHED.folder(), 0)?)
        .env("BENCH_URL", serve::start(crate::root().join("xtask/bench"), 0)?)
        .env("NAIVE_URL", serve::start(sides.naive.clone(), 0)?)
        .env("UPLOT_URL", serve::start(uplot, 0)?)
        .envs(before.as_ref().map(|address| ("BEFORE_URL", address)))
        .env("BENCH_OUT", &out)
        .envs(sides.native.iter().cloned())
        .quiet()
        .read()
        .context("the sides do not agree, or could not be run")?;
    let mut measured: Measured = serde_json::from_str(&output)?;
    for (job, file, limit) in CORES {
        measured.add(job, "wasm", fs::metadata(FINISHED.folder().join(file))?.len() as f64);
        measured.add(job, "limit", limit);
    }

    let rows = goals::rows(&measured);
    let mut left_out = sides.left_out;
    left_out.push(LATER.into());
    if before.is_none() {
        left_out.push(format!("The build before is left out: {BEFORE} names no site."));
    }
    let machine = machine::facts(&shell, &measured.browser);
    print!("{}", table::text(&rows, &measured, &machine, &left_out));
    let json = serde_json::json!({
        "machine": machine,
        "goals": rows,
        "leftOut": left_out,
        "samples": measured.times,
    });
    fs::write(out.join("bench.json"), serde_json::to_string_pretty(&json)? + "\n")?;
    chart::write(&out.join("bench.svg"), &rows, &machine)?;
    println!("written: target/bench/bench.json, target/bench/bench.svg");
    Ok(())
}
