//! esbuild: makes one file of modules, or of style sheets, that ask for one another.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::{Cmd, Shell, cmd};

use super::vendor;

/// Runs it in a folder; what it writes is as small as it can be. Its package is to be ready.
pub fn run(shell: &Shell, folder: &Path, arguments: &[&str]) -> Result<()> {
    let _back_on_drop = shell.push_dir(folder);
    Ok(command(shell, arguments)?.run()?)
}

/// The same with a text in the place of the first file; its paths begin in the folder.
pub fn of_text(shell: &Shell, folder: &Path, text: &str, arguments: &[&str]) -> Result<()> {
    let _back_on_drop = shell.push_dir(folder);
    Ok(command(shell, arguments)?.stdin(text).run()?)
}

fn command<'a>(shell: &'a Shell, arguments: &[&str]) -> Result<Cmd<'a>> {
    let tools = vendor::source().join("node_modules/.bin");
    // On Windows it is a script, which has to be called by its full name.
    let program =
        which::which_in("esbuild", Some(&tools), &tools).context("esbuild is not in its package")?;
    let how = ["--minify", "--charset=utf8", "--log-level=warning"];
    Ok(cmd!(shell, "{program} {arguments...} {how...}").quiet())
}
