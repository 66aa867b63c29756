//! cargo-deny, which knows what is said about crates. Only `cargo xtask audit` needs it.

use std::path::PathBuf;

use anyhow::Result;
use xshell::Shell;

use super::announce;

/// Where it is installed, where the machine has none.
const TOOLS: &str = "target/tools";

/// Finds the program, or builds it, which takes minutes.
pub fn ready(shell: &Shell) -> Result<PathBuf> {
    if let Ok(found) = which::which("cargo-deny") {
        return Ok(found);
    }
    let tools = crate::root().join(TOOLS);
    let program = tools.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        announce("cargo install cargo-deny (some minutes)");
        crate::cargo(shell, "install").args(["cargo-deny", "--locked", "--root"]).arg(&tools).run()?;
    }
    Ok(program)
}
