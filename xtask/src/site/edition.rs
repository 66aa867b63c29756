//! The two sites there are: the finished one, and the one that tests look at, which is built in seconds.
//!
//! They compute the same numbers; the finished one is smaller and faster. Each has its own folders, so that nobody puts
//! on a server what was made for a test.

use std::env;
use std::path::PathBuf;

use super::compressed::Effort;

/// How a site is built, and where it and what is made of it are written, below the project's root.
#[derive(Debug)]
pub struct Edition {
    pub site: &'static str,
    /// The single files.
    pub bundle: &'static str,
    /// The npm package.
    pub npm: &'static str,
    /// Of Cargo.toml.
    pub profile: &'static str,
    /// Whether the two cores are built at the same time, each with all that it depends on.
    pub side_by_side: bool,
    pub effort: Effort,
}

/// What visitors get.
pub const FINISHED: Edition = Edition {
    site: "dist",
    bundle: "bundle",
    npm: "target/npm",
    profile: "release",
    side_by_side: true,
    effort: Effort::SMALLEST,
};

/// What tests look at, in a place of its own.
const QUICK: Edition = Edition {
    site: "target/tested/site",
    bundle: "target/tested/bundle",
    npm: "target/tested/npm",
    profile: "quick",
    side_by_side: false,
    effort: Effort::QUICKEST,
};

impl Edition {
    /// The one for tests. Where everything is checked before it goes out, it is built as what goes out.
    pub fn tested() -> Edition {
        if is_ci() {
            Edition { site: QUICK.site, bundle: QUICK.bundle, npm: QUICK.npm, ..FINISHED }
        } else {
            QUICK
        }
    }

    pub fn folder(&self) -> PathBuf {
        crate::root().join(self.site)
    }

    /// Where is noted what a part of it was made from: not in the site, which holds nothing but the site.
    pub fn note(&self, part: &str) -> PathBuf {
        crate::root().join("target/xtask/made").join(self.site).join(part)
    }
}

/// As every service for continuous integration says; `.ci/run` says it, too.
pub fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
