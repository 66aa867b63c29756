//! `cargo xtask test`: all that there is to check, in two lanes side by side; what has passed with all that it reads as
//! it is, is not run again.

mod lanes;
mod passed;
mod reads;
mod stages;

use std::time::Instant;

use anyhow::{Result, ensure};

use passed::Memory;
use stages::{STAGES, Stage};

/// Runs all, whatever has passed before.
const ANEW: &str = "--anew";

/// `cargo xtask test [--anew] [STAGE…]`.
pub fn verb(arguments: &[String]) -> Result<()> {
    let (options, names): (Vec<_>, Vec<_>) =
        arguments.iter().partition(|argument| argument.starts_with("--"));
    let anew = options == [ANEW];
    ensure!(anew || options.is_empty(), "`test` has the option `{ANEW}` only");
    let known: Vec<_> = STAGES.iter().map(|stage| stage.name).collect();
    for name in &names {
        ensure!(known.contains(&name.as_str()), "there is no stage `{name}`; there are {}", known.join(", "));
    }
    let chosen = |stage: &&Stage| names.is_empty() || names.iter().any(|name| *name == stage.name);
    let chosen: Vec<_> = STAGES.iter().filter(chosen).collect();
    let memory = Memory::new(&crate::shell()?, anew, &chosen)?;
    match chosen.as_slice() {
        [stage] => here(stage, &memory),
        _ => lanes::run(&chosen, &memory),
    }
}

/// Runs one stage in this process, and remembers that it passed.
fn here(stage: &Stage, memory: &Memory) -> Result<()> {
    let before = memory.sum(stage)?;
    if memory.has_passed(stage, before.as_ref()) {
        println!("{}: {}", stage.name, passed::AGAIN);
        return Ok(());
    }
    let start = Instant::now();
    (stage.run)(&crate::shell()?)?;
    println!("{}: passed, {:.1} s", stage.name, start.elapsed().as_secs_f64());
    // What was changed meanwhile has not passed.
    match before {
        Some(before) if memory.sum(stage)?.as_ref() == Some(&before) => memory.keep(stage, &before),
        _ => Ok(()),
    }
}
