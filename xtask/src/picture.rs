//! Takes the pictures of the page: the one of the README, or a contact sheet of every demo.

use anyhow::{Result, ensure};
use xshell::cmd;

use crate::setup::{browser, npm};
use crate::site::edition::Edition;
use crate::{serve, site};

/// `cargo xtask picture [--all [<page> …]]`.
pub fn verb(arguments: &[String]) -> Result<()> {
    let (all, pages) = match arguments {
        [] => (false, arguments),
        [option, pages @ ..] => (option == "--all", pages),
    };
    ensure!(
        all || arguments.is_empty(),
        "`picture` has the option `--all` only, with the pages that are wanted"
    );
    let shell = crate::shell()?;
    npm::ready(&shell, &npm::tests())?;
    let browser = browser::ready(&shell)?;
    let edition = Edition::tested();
    site::build(&edition)?;
    let out = if all { crate::root().join("target/pictures") } else { crate::root().join(".github") };
    shell.create_dir(&out)?;
    let which = if all { "all" } else { "readme" };
    cmd!(shell, "node tests/picture.mjs {which} {out} {pages...}")
        .env(browser::VARIABLE, browser)
        .env("NULLCLINE_URL", serve::start(edition.folder(), 0)?)
        .quiet()
        .run()?;
    Ok(())
}
