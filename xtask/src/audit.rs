//! What is known about what we depend on: vulnerabilities, licences, sources, signatures.
//!
//! Databases that cannot be reached are named, and no fault: what was checked and is bad is one. Not a part of
//! `cargo xtask test`, which has to say the same tomorrow.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use serde_json::Value;
use xshell::{Cmd, Shell, cmd};

use crate::setup::{cargo_deny, npm};

enum Outcome {
    Good,
    Bad,
    /// Why it could not be.
    NotChecked(String),
}

/// `cargo xtask audit`.
pub fn verb(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "`audit` takes no options");
    let shell = crate::shell()?;
    let mut outcomes = Vec::new();
    let deny = cargo_deny::ready(&shell)?;
    // Its rules are in .cargo/deny.toml.
    let rules = cmd!(shell, "{deny} --workspace --all-features check bans licenses sources");
    outcomes.push(("crates: licences, sources, bans".to_string(), outcome(passes(rules))));
    outcomes.push(("crates: advisories".to_string(), advisories(&shell, &deny)?));
    for folder in locked(crate::root())? {
        let name = folder.strip_prefix(crate::root())?.display();
        npm::ready(&shell, &folder)?;
        let _back_on_drop = shell.push_dir(&folder);
        let known = ask_npm(&shell, &["audit"], "vulnerabilities")?;
        outcomes.push((format!("{name}: vulnerabilities"), known));
        // Of what is installed: that it is what the registry and its builder have signed.
        outcomes.push((format!("{name}: signatures"), ask_npm(&shell, &["audit", "signatures"], "invalid")?));
    }
    println!();
    for (what, outcome) in &outcomes {
        let told = match outcome {
            Outcome::Good => "good".to_string(),
            Outcome::Bad => "BAD: see above".to_string(),
            Outcome::NotChecked(why) => format!("NOT CHECKED: {why}"),
        };
        println!("{what:34} {told}");
    }
    let bad = outcomes.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Bad)).count();
    ensure!(bad == 0, "{bad} of {} checks found something", outcomes.len());
    Ok(())
}

fn advisories(shell: &Shell, deny: &Path) -> Result<Outcome> {
    if !passes(cmd!(shell, "{deny} fetch db")) {
        return Ok(Outcome::NotChecked("the database of advisories could not be fetched".to_string()));
    }
    Ok(outcome(passes(cmd!(shell, "{deny} --workspace --all-features check --disable-fetch advisories"))))
}

/// What npm finds; it has looked only if its answer has this key.
fn ask_npm(shell: &Shell, command: &[&str], key: &str) -> Result<Outcome> {
    let npm = which::which("npm")?;
    let output =
        cmd!(shell, "{npm} {command...} --json --fetch-retries=0").quiet().ignore_status().output()?;
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    if answer.get(key).is_none() {
        let said = String::from_utf8_lossy(&output.stderr);
        let why = answer["message"]
            .as_str()
            .or(said.lines().find(|line| line.contains("reason")))
            .or(said.lines().next());
        return Ok(Outcome::NotChecked(why.unwrap_or("npm said nothing").to_string()));
    }
    if !output.status.success() {
        println!("{}", serde_json::to_string_pretty(&answer)?);
    }
    Ok(outcome(output.status.success()))
}

/// The folders of the project that have an npm lock file.
fn locked(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "package-lock.json" {
            found.push(folder.to_path_buf());
        } else if path.is_dir()
            && !name.starts_with('.')
            && !["node_modules", "target", "dist"].contains(&name.as_str())
        {
            found.extend(locked(&path)?);
        }
    }
    found.sort();
    Ok(found)
}

/// Runs it before the reader's eyes.
fn passes(command: Cmd) -> bool {
    command.quiet().run().is_ok()
}

fn outcome(good: bool) -> Outcome {
    if good { Outcome::Good } else { Outcome::Bad }
}

#[cfg(test)]
mod tests {
    use super::locked;

    #[test]
    fn every_lock_file_of_npm_is_found() {
        let found = locked(crate::root()).unwrap();
        for wanted in ["tests", "xtask/vendor"] {
            assert!(found.contains(&crate::root().join(wanted)), "{wanted}: {found:?}");
        }
        assert!(
            !found.iter().any(|folder| folder.components().any(|part| part.as_os_str() == "node_modules"))
        );
    }
}
