//! Measures the site against plain JavaScript, C, NumPy and naive drawing, and holds the ratios against their goals.

mod chart;
mod goals;
mod machine;
mod measured;
mod sides;
mod table;

use std::fs;

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::setup::{browser, npm};
use crate::site::edition::FINISHED;
use crate::{serve, site};
use measured::Measured;
use sides::Sides;

/// What is left for later, in words.
const LATER: &str = "J6 on all workers is left for later: the page has no workers yet.";

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

    println!("measuring: a minute or two, best on a machine that does nothing else");
    let output = cmd!(shell, "node xtask/bench/drive.mjs")
        .env(browser::VARIABLE, browser)
        .env("NULLCLINE_URL", serve::start(FINISHED.folder(), 0)?)
        .env("BENCH_URL", serve::start(crate::root().join("xtask/bench"), 0)?)
        .env("NAIVE_URL", serve::start(sides.naive.clone(), 0)?)
        .env("BENCH_OUT", &out)
        .envs(sides.native.iter().cloned())
        .quiet()
        .read()
        .context("the sides do not agree, or could not be run")?;
    let measured: Measured = serde_json::from_str(&output)?;

    let rows = goals::rows(&measured);
    let mut left_out = sides.left_out;
    left_out.push(LATER.into());
    let machine = machine::facts(&shell, &measured.browser);
    print!("{}", table::text(&rows, &measured, &machine, &left_out));
    let json = serde_json::json!({
        "machine": machine,
        "goals": rows,
        "leftOut": left_out,
        "seconds": measured.times,
    });
    fs::write(out.join("bench.json"), serde_json::to_string_pretty(&json)? + "\n")?;
    chart::write(&out.join("bench.svg"), &rows, &machine)?;
    println!("written: target/bench/bench.json, target/bench/bench.svg");
    Ok(())
}
