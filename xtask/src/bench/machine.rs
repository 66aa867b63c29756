//! What the times were measured on, since times of two machines are not to be compared.

use std::fmt;
use std::fs;
use std::thread;

use serde::Serialize;
use xshell::{Shell, cmd};

/// Facts of this machine.
#[derive(Serialize)]
pub struct Machine {
    cores: usize,
    processor: String,
    browser: String,
    compiler: String,
}

/// What can be found out; what cannot is said to be unknown.
pub fn facts(shell: &Shell, browser: &str) -> Machine {
    let unknown = || "unknown".to_owned();
    let first_line = |text: String| text.lines().next().map(str::to_owned);
    let compiler = cmd!(shell, "cc --version").quiet().ignore_stderr().read();
    Machine {
        cores: thread::available_parallelism().map_or(0, usize::from),
        processor: processor().unwrap_or_else(unknown),
        browser: browser.to_owned(),
        compiler: compiler.ok().and_then(first_line).unwrap_or_else(unknown),
    }
}

/// As Linux names it.
fn processor() -> Option<String> {
    let facts = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = facts.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Machine { cores, processor, browser, compiler } = self;
        write!(f, "{browser}; {cores} × {processor}; {compiler}")
    }
}
