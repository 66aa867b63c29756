//! Two lanes of stages side by side: one waits for cargo's lock, the other mostly for a browser.

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File};
use std::io::{IsTerminal, stdout};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};

use super::passed::{AGAIN, Memory};
use super::stages::{Lane, Stage};

/// Runs stages, each in a process of its own with these options; what one says is shown when it has ended. After the first that fails no other
/// begins; those that run are waited for, and told of.
pub fn run(stages: &[&Stage], memory: &Memory, options: &[&str]) -> Result<()> {
    let told = Mutex::new(Told::default());
    // Its path, as long as it has one: cargo may link this program anew meanwhile.
    let program = &env::current_exe()?;
    let alone = &|stage: &Stage| alone(program, options, stage);
    // What the others need comes first, so that nobody waits minutes to learn that something is missing.
    follow(stages, Lane::Before, alone, memory, &told)?;
    thread::scope(|scope| {
        let lanes = [Lane::Cargo, Lane::Site].map(|lane| {
            let told = &told;
            scope.spawn(move || follow(stages, lane, alone, memory, told))
        });
        lanes.into_iter().try_for_each(|lane| lane.join().map_err(|_| anyhow!("a lane broke off"))?)
    })?;
    let told = told.into_inner().map_err(|_| anyhow!("a lane broke off"))?;
    println!();
    for Stage { name, .. } in stages {
        println!("{name:12} {}", told.outcomes.get(name).map_or("not run", String::as_str));
    }
    told.failed.map_or(Ok(()), |name| Err(anyhow!("the stage `{name}` failed")))
}

#[derive(Default)]
struct Told {
    outcomes: BTreeMap<&'static str, String>,
    /// The first of them.
    failed: Option<&'static str>,
}

/// The stages of one lane, one after the other.
fn follow(
    stages: &[&Stage],
    lane: Lane,
    alone: &(dyn Fn(&Stage) -> Result<(bool, String)> + Sync),
    memory: &Memory,
    told: &Mutex<Told>,
) -> Result<()> {
    let lock = || told.lock().map_err(|_| anyhow!("a lane broke off"));
    for stage in stages.iter().filter(|stage| stage.lane == lane) {
        if lock()?.failed.is_some() {
            break;
        }
        let start = Instant::now();
        let sum = memory.sum(stage)?;
        let outcome = if memory.has_passed(stage, sum.as_ref()) {
            AGAIN.to_owned()
        } else {
            let (passed, said) = alone(stage)?;
            let outcome = if passed { "passed" } else { "FAILED" };
            let mut told = lock()?; // one speaks at a time
            println!("\n== {}: {}\n{}", stage.name, stage.what, said.trim_end());
            if !passed {
                told.failed.get_or_insert(stage.name);
            }
            format!("{outcome} {:6.1} s", start.elapsed().as_secs_f64())
        };
        lock()?.outcomes.insert(stage.name, outcome);
    }
    Ok(())
}

/// Runs a stage, and returns whether it passed and all that it said.
fn alone(program: &Path, options: &[&str], stage: &Stage) -> Result<(bool, String)> {
    let path = crate::root().join("target/xtask/said").join(stage.name);
    fs::create_dir_all(path.parent().context("it is in a folder")?)?;
    let said = File::create(&path)?;
    let mut command = Command::new(program);
    command.arg("test").args(options).arg(stage.name).stdin(Stdio::null());
    if stdout().is_terminal() {
        // A file is none, but what is in it will be shown in one.
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let status = command.stdout(said.try_clone()?).stderr(said).status()?;
    Ok((status.success(), String::from_utf8_lossy(&fs::read(&path)?).into_owned()))
}
