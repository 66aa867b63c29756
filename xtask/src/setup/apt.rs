//! Debian's packages: installed when we are root, otherwise named with the command to type.

use std::sync::OnceLock;

use anyhow::{Context, Result, bail, ensure};
use xshell::{Cmd, Shell, cmd};

use super::announce;

/// A thing that is not there, and how one comes by it.
pub struct Missing<'a> {
    pub what: &'a str,
    pub packages: &'a [&'a str],
    /// The advice where there is no apt.
    pub elsewhere: &'a str,
}

/// Installs the packages of what is missing; the error is a sentence that says what to do instead.
pub fn install(shell: &Shell, missing: &Missing) -> Result<()> {
    let Missing { what, packages, elsewhere } = *missing;
    if which::which("apt-get").is_err() {
        bail!("{what} is missing: {elsewhere}");
    }
    let list = packages.join(" ");
    if !is_root(shell) {
        bail!("{what} is missing: run `sudo apt-get install --no-install-recommends {list}`, or {elsewhere}");
    }
    update_once(shell)?;
    announce(&format!("installing {list}"));
    let install = cmd!(shell, "apt-get install --yes --no-install-recommends {packages...}");
    run(install)
        .with_context(|| format!("{what} is missing and apt-get could not install {list}: {elsewhere}"))
}

/// The version that apt would install, such as `20.19.2+dfsg-1`, or none.
pub fn candidate(shell: &Shell, package: &str) -> Option<String> {
    update_once(shell).ok()?;
    let policy = cmd!(shell, "apt-cache policy {package}").quiet().ignore_stderr().read().ok()?;
    let version = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    (version != "(none)").then(|| version.to_owned())
}

/// Fresh images come without package lists, and old lists name files that are gone.
fn update_once(shell: &Shell) -> Result<()> {
    static DONE: OnceLock<()> = OnceLock::new();
    if DONE.get().is_some() || !is_root(shell) {
        return Ok(());
    }
    announce("updating the package lists");
    run(cmd!(shell, "apt-get update"))?;
    DONE.get_or_init(|| ());
    Ok(())
}

/// apt talks much: what it says is shown only when it fails.
fn run(apt: Cmd) -> Result<()> {
    // Fresh machines update themselves after start-up; we wait for our turn.
    let apt = apt
        .args(["-o", "DPkg::Lock::Timeout=300"])
        .env("DEBIAN_FRONTEND", "noninteractive")
        .quiet()
        .ignore_status();
    let output = apt.output()?;
    ensure!(output.status.success(), "{apt}: {}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(())
}

fn is_root(shell: &Shell) -> bool {
    cmd!(shell, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id == "0")
}
