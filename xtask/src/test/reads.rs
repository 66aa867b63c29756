//! What stages read: places of the project's files (a file, a folder, or a pattern with one `*`), and tools.

use anyhow::Result;
use xshell::{Shell, cmd};

use super::stages::STAGES;
use crate::setup::wasm::WasmCompiler;
use crate::setup::{browser, node, python};
use crate::site;
use crate::sum::is_at;

/// What every stage is run by.
pub const PROGRAM: &[&str] =
    &["xtask/src", "xtask/Cargo.toml", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"];
/// All that cargo builds here, and what the tests in it read.
pub const RUST: &[&str] = &[
    "*.rs",
    "*Cargo.toml",
    "rustfmt.toml",
    "tests/addresses/corpus.json",
    "tests/equations",
    "tests/golden",
    "tests/*.proptest-regressions",
    "src/words",
    "src/program/python/library",
    "src/equations/texts",
    "src/models/own.txt",
    "www",
    "index.html",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "xtask/vendor/package-lock.json",
];
pub const CODE: &[&str] = &[
    "*.rs",
    "src/program/python/library",
    "src/equations/texts",
    "src/models/own.txt",
    "*Cargo.toml",
    "rustfmt.toml",
    "tests/addresses/corpus.json",
];
pub const WASM: &[&str] = &["src", "xtask/bench/naive", "*Cargo.toml"];
pub const CRATE: &[&str] = &[
    "*.rs",
    "src/program/python/library",
    "src/equations/texts",
    "src/models/own.txt",
    "*Cargo.toml",
    "tests/equations",
    "tests/golden",
    "tests/addresses/corpus.json",
    "README.md",
    "CHANGELOG.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];
pub const PACKAGE: &[&str] = &[
    "tests/package",
    "tests/addresses",
    "tests/golden",
    "tests/package.json",
    "tests/package-lock.json",
    "tests/tsconfig.page.json",
    "tests/tsconfig.worker.json",
    "src/words",
    "README.md",
];
pub const TARBALL: &[&str] = &[
    "tests/tarball",
    "tests/package/package.mjs",
    "tests/golden",
    "tests/playwright.config.mjs",
    "tests/package.json",
    "tests/package-lock.json",
    "xtask/npm",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];
pub const SCRIPTS: &[&str] = &["tests/scripts", "tests/package/package.mjs", "tests/package.json"];
pub const SIMULATORS: &[&str] =
    &["src", "tests/simulators", "tests/equations/ode", "tests/examples/program.rs"];
pub const PAGE: &[&str] = &[
    "tests/page",
    "tests/frames.mjs",
    "tests/package/package.mjs",
    "tests/playwright.config.mjs",
    "tests/package.json",
    "tests/package-lock.json",
    "xtask/bundle",
    "xtask/vendor",
];
pub const HOSTS: &[&str] = &[
    "tests/hosts",
    "tests/frames.mjs",
    "tests/playwright.config.mjs",
    "tests/package.json",
    "tests/package-lock.json",
    "README.md",
];

/// What no stage reads: what is for people, for other services, and for verbs that are not tests.
const NONE: &[&str] = &[
    ".gitignore",
    ".github",
    ".ci",
    ".cargo/deny.toml",
    "findings",
    "tests/.npmrc",
    "tests/picture.mjs",
    "xtask/bench",
];

/// The sources of which nobody says whether a stage reads them: they count as read by all.
pub fn unread(sources: &[String]) -> Vec<&str> {
    let read =
        || STAGES.iter().filter_map(|stage| stage.reads).chain([PROGRAM, site::SOURCES, NONE]).flatten();
    sources.iter().map(String::as_str).filter(|file| !read().any(|place| is_at(file, place))).collect()
}

/// Set where tests of a page in the browser are to be made for all kinds of pages, and not for one of each, and those in
/// simulators for all runs, and not for a few.
pub const EVERY: &str = "NULLCLINE_EVERY";

/// A program that stages run, or how much it is to do. Those of cargo are built by what Cargo.lock names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    Rust,
    Wasm,
    Node,
    Browser,
    Scripts,
    Simulators,
    Documents,
    Pages,
}

impl Tool {
    /// Which one it is; what is missing is installed on the way.
    pub fn version(self, shell: &Shell) -> Result<String> {
        Ok(match self {
            Tool::Rust => cmd!(shell, "rustc -vV").quiet().read()?,
            Tool::Wasm => WasmCompiler::ready(shell)?.version(shell)?,
            Tool::Node => node::version(shell)?,
            Tool::Browser => browser::version(shell)?,
            Tool::Scripts => python::version(shell, &python::SCRIPTS)?,
            // Where they cannot be had the stage says so, and nothing hangs on their versions.
            Tool::Simulators => {
                let every = shell.var(EVERY).unwrap_or_default();
                python::version(shell, &python::SIMULATORS).unwrap_or_default() + &every
            }
            Tool::Documents => python::version(shell, &python::DOCUMENTS)?,
            Tool::Pages => shell.var(EVERY).unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{STAGES, Tool, unread};
    use crate::site;
    use crate::sum::{is_at, sources};
    use crate::test::stages::Stage;
    use std::fs;
    use std::path::{Component, Path};

    fn reads(stage: &Stage, file: &str) -> bool {
        stage.reads.is_some_and(|places| places.iter().any(|place| is_at(file, place)))
    }

    #[test]
    fn a_change_of_each_kind_of_file_runs_the_stages_that_read_it() {
        for (file, stages, is_in_the_site) in [
            ("src/spikes.rs", &["format", "lints", "rust", "wasm-lints", "crate", "simulators"][..], true),
            ("www/state/state.js", &["rust"], true),
            ("index.html", &["rust"], true),
            ("tests/laws.rs", &["format", "lints", "rust", "crate"], false),
            ("tests/golden/hh_step.json", &["rust", "crate", "package", "tarball"], false),
            ("tests/addresses/corpus.json", &["format", "lints", "rust", "crate", "package"], false),
            ("tests/package/models.test.mjs", &["package"], false),
            ("tests/package/package.mjs", &["package", "tarball", "scripts", "page"], false),
            ("tests/tarball/node.test.mjs", &["tarball"], false),
            ("tests/scripts/run.py", &["scripts"], false),
            ("tests/simulators/run.py", &["simulators"], false),
            ("tests/page/layout.spec.mjs", &["page"], false),
            ("tests/hosts/reveal.spec.mjs", &["hosts"], false),
            ("tests/package-lock.json", &["package", "tarball", "page", "hosts"], false),
            ("xtask/bundle/core/cores.js", &["page"], false),
            ("xtask/npm/README.md", &["tarball"], false),
            ("README.md", &["crate", "package", "hosts"], false),
            ("CHANGELOG.md", &["crate"], false),
            (".github/workflows/ci.yml", &[], false),
        ] {
            let found: Vec<_> =
                STAGES.iter().filter(|stage| reads(stage, file)).map(|stage| stage.name).collect();
            assert_eq!(found, stages, "{file}");
            assert_eq!(site::SOURCES.iter().any(|place| is_at(file, place)), is_in_the_site, "{file}");
        }
    }

    #[test]
    fn the_lock_file_and_what_runs_the_stages_are_read_by_all() {
        for file in ["Cargo.lock", "Cargo.toml", ".cargo/config.toml", "xtask/src/serve.rs"] {
            assert!(super::PROGRAM.iter().any(|place| is_at(file, place)), "{file}");
        }
    }

    #[test]
    fn of_every_file_it_is_said_which_stages_read_it_or_that_none_does() {
        let Some(sources) = sources(&crate::shell().unwrap()) else { return };
        assert_eq!(unread(&sources), Vec::<&str>::new(), "a line in this file");
    }

    #[test]
    fn the_browser_stage_alone_is_another_where_every_page_is_tested() {
        let version = |every: bool| {
            let shell = crate::shell().unwrap();
            shell.set_var(super::EVERY, if every { "1" } else { "" });
            Tool::Pages.version(&shell).unwrap()
        };
        assert_ne!(version(true), version(false));
        let loops = STAGES.iter().filter(|stage| stage.tools.contains(&Tool::Pages));
        assert_eq!(loops.map(|stage| stage.name).collect::<Vec<_>>(), ["page"]);
    }

    #[test]
    fn a_file_that_nobody_answers_for_is_named() {
        let files = ["src/lib.rs", "tests/new/a.mjs", "notes.txt"].map(String::from);
        assert_eq!(unread(&files), ["tests/new/a.mjs", "notes.txt"]);
    }

    /// The paths in quotes that lead from a file to others, from the project's root.
    fn named(file: &str) -> Vec<String> {
        let text = fs::read_to_string(crate::root().join(file)).unwrap_or_default();
        let folder = Path::new(file).parent().unwrap_or(Path::new(""));
        let words =
            text.split(['\'', '"', '`']).filter(|word| word.starts_with("./") || word.starts_with("../"));
        let paths = words.map(|word| {
            let mut parts = Vec::new();
            for part in folder.join(word).components() {
                match part {
                    Component::ParentDir => drop(parts.pop()),
                    Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
                    _ => {}
                }
            }
            parts.join("/")
        });
        paths.filter(|path| !path.is_empty()).collect()
    }

    #[test]
    fn what_the_tests_of_a_stage_name_is_read_by_it() {
        let Some(sources) = sources(&crate::shell().unwrap()) else { return };
        for stage in STAGES {
            let texts = sources.iter().filter(|file| file.starts_with("tests/") && reads(stage, file));
            for file in
                texts.filter(|file| file.ends_with("mjs") || file.ends_with(".ts") || file.ends_with(".json"))
            {
                for path in named(file) {
                    let missing = sources.iter().find(|file| is_at(file, &path) && !reads(stage, file));
                    assert_eq!(missing, None, "{file}, which the stage {} reads, names it", stage.name);
                    assert!(!path.starts_with("dist/"), "{file} looks at what is shipped, not at {path}");
                }
            }
        }
    }
}
