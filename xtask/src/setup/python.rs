//! A Python with NumPy and Matplotlib, which runs the scripts that the page copies.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use super::announce;
use super::apt::{self, Missing};

/// Tells the tests of the scripts which Python to use.
pub const VARIABLE: &str = "NULLCLINE_PYTHON";

/// The versions that a fresh machine gets.
const REQUIREMENTS: &str = "tests/scripts/requirements.txt";

/// The interpreter: the machine's own where it has both packages, else one of ours in target/.
pub fn ready(shell: &Shell) -> Result<PathBuf> {
    let system = which::which("python3").ok().filter(|python| serves(shell, python));
    if let Some(python) = system {
        return Ok(python);
    }
    let place = crate::root().join("target/python");
    let python = place.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python3" });
    if serves(shell, &python) {
        return Ok(python);
    }
    create(shell, &place)?;
    announce("pip install of numpy and matplotlib in target/python");
    let requirements = crate::root().join(REQUIREMENTS);
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check -r {requirements}")
        .quiet()
        .run()?;
    Ok(python)
}

fn create(shell: &Shell, place: &PathBuf) -> Result<()> {
    let make = || -> Result<()> {
        let python =
            which::which("python3").or_else(|_| which::which("python")).context("no python3 in PATH")?;
        Ok(cmd!(shell, "{python} -m venv --clear {place}").quiet().ignore_stdout().ignore_stderr().run()?)
    };
    if make().is_ok() {
        return Ok(());
    }
    let missing = Missing {
        what: "Python 3 with venv",
        packages: &["python3", "python3-venv"],
        elsewhere: "install Python 3 with its module venv",
    };
    apt::install(shell, &missing)?;
    make()
}

fn serves(shell: &Shell, python: &PathBuf) -> bool {
    let imports = "import numpy, matplotlib";
    python.is_file() && cmd!(shell, "{python} -c {imports}").quiet().ignore_stderr().run().is_ok()
}
