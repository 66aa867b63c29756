//! The packages that tests/package-lock.json names, in tests/node_modules.

use std::fs;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use super::{announce, node};

/// Installs them when the lock file is not the one they were installed from.
pub fn ready(shell: &Shell) -> Result<()> {
    node::ready(shell)?;
    let tests = crate::root().join("tests");
    let lock = fs::read(tests.join("package-lock.json")).context("tests/package-lock.json")?;
    let installed_from = tests.join("node_modules/.installed-from");
    if fs::read(&installed_from).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    announce("npm ci in tests/");
    let npm = which::which("npm")?; // on Windows it is a script, which has to be called by its full name
    let _back_on_drop = shell.push_dir(&tests);
    cmd!(shell, "{npm} ci --no-audit --no-fund --loglevel=error").quiet().ignore_stdout().run()?;
    Ok(fs::write(installed_from, lock)?)
}
