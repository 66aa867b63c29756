//! XPPAUT, which runs `.ode` files.

use anyhow::Result;
use xshell::Shell;

use super::apt::{self, Missing};

/// Makes sure that it is there.
pub fn ready(shell: &Shell) -> Result<()> {
    if which::which("xppaut").is_ok() {
        return Ok(());
    }
    let missing = Missing { what: "XPPAUT", packages: &["xppaut"], elsewhere: "install xppaut" };
    apt::install(shell, &missing)
}
