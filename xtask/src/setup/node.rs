//! Node.js and npm, for the tests of the package and of the page.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use super::apt::{self, Missing};

/// The oldest major version that the test tools in tests/package.json run on.
pub const OLDEST: u32 = 20;

/// Makes sure that `node` and `npm` are there and new enough.
pub fn ready(shell: &Shell) -> Result<()> {
    let node = format!("Node.js {OLDEST} or newer");
    let elsewhere = format!("install {node} with npm");
    let missing = |what, packages| Missing { what, packages, elsewhere: &elsewhere };
    if !node_is_new_enough(shell) {
        // A distribution's own may be older than the test tools can use.
        let offered = apt::candidate(shell, "nodejs").and_then(|version| major(&version));
        ensure!(offered >= Some(OLDEST), "{node} is missing: {elsewhere}");
        apt::install(shell, &missing(&node, &["nodejs"]))?;
        ensure!(node_is_new_enough(shell), "`node` in PATH is not {node}");
    }
    if which::which("npm").is_err() {
        apt::install(shell, &missing("npm", &["npm"]))?;
    }
    Ok(())
}

/// Which one it is.
pub fn version(shell: &Shell) -> Result<String> {
    ready(shell)?;
    Ok(cmd!(shell, "node --version").quiet().read()?)
}

fn node_is_new_enough(shell: &Shell) -> bool {
    cmd!(shell, "node --version")
        .quiet()
        .ignore_stderr()
        .read()
        .is_ok_and(|version| major(&version).is_some_and(|major| major >= OLDEST))
}

/// The first number of `v20.19.2` or `20.19.2+dfsg-1`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read_from_node_and_from_apt() {
        assert_eq!(major("v20.19.2"), Some(20));
        assert_eq!(major("18.20.4+dfsg-1~deb12u1"), Some(18));
        assert_eq!(major("(none)"), None);
    }
}
