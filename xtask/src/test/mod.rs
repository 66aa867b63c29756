//! `cargo xtask test`: all that there is to check, in two lanes side by side; what has passed with all that it reads as
//! it is, is not run again.

mod lanes;
mod passed;
mod reads;
mod stages;

use std::time::Instant;

use anyhow::{Result, ensure};
use xshell::Shell;

use passed::Memory;
use stages::{STAGES, Stage};

/// Runs all, whatever has passed before.
const ANEW: &str = "--anew";

/// Tests every kind of page in the browser, as continuous integration does.
const EVERY: &str = "--every";

/// Stages that are run where they are asked for by name: what they install is large, and takes long.
const BY_NAME: &[&str] = &["simulators"];

/// `cargo xtask test [--anew] [--every] [STAGE…]`.
pub fn verb(arguments: &[String]) -> Result<()> {
    let (options, names): (Vec<_>, Vec<_>) =
        arguments.iter().partition(|argument| argument.starts_with("--"));
    let has = |option: &str| options.iter().any(|given| *given == option);
    ensure!(
        options.iter().all(|option| [ANEW, EVERY].contains(&option.as_str())),
        "`test` has the options `{ANEW}` and `{EVERY}` only"
    );
    let shell = crate::shell()?;
    if has(EVERY) {
        shell.set_var(reads::EVERY, "1");
    }
    let known: Vec<_> = STAGES.iter().map(|stage| stage.name).collect();
    for name in &names {
        ensure!(known.contains(&name.as_str()), "there is no stage `{name}`; there are {}", known.join(", "));
    }
    let chosen = |stage: &&Stage| {
        if names.is_empty() {
            !BY_NAME.contains(&stage.name)
        } else {
            names.iter().any(|name| *name == stage.name)
        }
    };
    let chosen: Vec<_> = STAGES.iter().filter(chosen).collect();
    if names.is_empty() {
        println!("not run but by name: {}", BY_NAME.join(", "));
    }
    let memory = Memory::new(&shell, has(ANEW), &chosen)?;
    match chosen.as_slice() {
        [stage] => here(&shell, stage, &memory),
        _ => lanes::run(&chosen, &memory, if has(EVERY) { &[ANEW, EVERY] } else { &[ANEW] }),
    }
}

/// Runs one stage in this process, and remembers that it passed.
fn here(shell: &Shell, stage: &Stage, memory: &Memory) -> Result<()> {
    let before = memory.sum(stage)?;
    if memory.has_passed(stage, before.as_ref()) {
        println!("{}: {}", stage.name, passed::AGAIN);
        return Ok(());
    }
    let start = Instant::now();
    (stage.run)(shell)?;
    println!("{}: passed, {:.1} s", stage.name, start.elapsed().as_secs_f64());
    // What was changed meanwhile has not passed.
    match before {
        Some(before) if memory.sum(stage)?.as_ref() == Some(&before) => memory.keep(stage, &before),
        _ => Ok(()),
    }
}
