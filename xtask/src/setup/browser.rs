//! A Chromium or Chrome, in which the page is tested.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use xshell::Shell;

use super::apt::{self, Missing};

/// Names a browser directly, and tells the tests of the page which one to use.
pub const VARIABLE: &str = "NULLCLINE_CHROMIUM";

const PROGRAMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Where the installers of macOS and Windows put it, outside PATH.
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// The browser's program.
pub fn ready(shell: &Shell) -> Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        let browser = PathBuf::from(named);
        ensure!(browser.is_file(), "{VARIABLE} is {}, which is no file", browser.display());
        return Ok(browser);
    }
    if let Some(browser) = find() {
        return Ok(browser);
    }
    let missing = Missing {
        what: "a browser for the tests of the page",
        // The fonts are those that the page asks for; without any, text has no width to speak of.
        packages: &["chromium", "fonts-dejavu-core", "fonts-inter", "fonts-stix"],
        elsewhere: "install Chromium or Google Chrome, or name one in NULLCLINE_CHROMIUM",
    };
    apt::install(shell, &missing)?;
    find().context("apt-get installed chromium, but it is not in PATH")
}

/// Which one it is: its place and when it came there, since asking it takes a second.
pub fn version(shell: &Shell) -> Result<String> {
    let browser = ready(shell)?;
    let facts = browser.metadata()?;
    Ok(format!("{} {} {:?}", browser.display(), facts.len(), facts.modified()?))
}

fn find() -> Option<PathBuf> {
    let programs = PROGRAMS.iter().flat_map(which::which);
    let places = PLACES.iter().map(PathBuf::from);
    programs.chain(places.filter(|place| place.is_file())).next()
}
