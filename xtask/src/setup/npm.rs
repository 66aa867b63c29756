//! The packages that a folder's package-lock.json names, in its node_modules.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use super::{announce, node};

/// The folder of the tests' own packages.
pub fn tests() -> PathBuf {
    crate::root().join("tests")
}

/// Installs them when the lock file is not the one they were installed from.
pub fn ready(shell: &Shell, folder: &Path) -> Result<()> {
    node::ready(shell)?;
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| lock.display().to_string())?;
    let installed_from = folder.join("node_modules/.installed-from");
    if fs::read(&installed_from).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    announce(&format!("npm ci in {}", folder.display()));
    let npm = which::which("npm")?; // on Windows it is a script, which has to be called by its full name
    let _back_on_drop = shell.push_dir(folder);
    cmd!(shell, "{npm} ci --no-audit --no-fund --loglevel=error").quiet().ignore_stdout().run()?;
    Ok(fs::write(installed_from, lock)?)
}
