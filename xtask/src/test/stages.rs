//! The stages, from the quickest to the slowest in each lane; a new one is a line here, and what it reads in `reads.rs`.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use xshell::{Cmd, Shell, cmd};

use super::reads::{CODE, CRATE, HOSTS, PACKAGE, PAGE, RUST, SCRIPTS, SIMULATORS, TARBALL, Tool, WASM};
use crate::setup::wasm::WasmCompiler;
use crate::setup::{browser, npm, python, xppaut};
use crate::site::edition::Edition;
use crate::site::files::files;
use crate::{bundle, cargo, root, serve, site};

/// Something to check.
pub struct Stage {
    pub name: &'static str,
    pub what: &'static str,
    pub lane: Lane,
    /// The project's files that it reads, beside those that every stage does. Nothing: it knows by itself what is to be
    /// done, and is always asked.
    pub reads: Option<&'static [&'static str]>,
    /// What it reads of the site: nothing, a folder, or all.
    pub site: Option<&'static str>,
    pub tools: &'static [Tool],
    pub run: fn(&Shell) -> Result<()>,
}

/// Stages of one lane follow one another; what comes before comes before both.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    Before,
    Cargo,
    Site,
}

use Tool::{Browser, Documents, Node, Pages, Rust, Scripts, Simulators, Wasm};

/// The whole site.
const ALL: Option<&str> = Some("");

#[rustfmt::skip] // a table
pub const STAGES: &[Stage] = &[
    asked("set-up", "what the other stages need", Lane::Before, set_up),
    asked("site", "the site that is tested", Lane::Site, built_site),
    Stage { name: "format", what: "cargo fmt", lane: Lane::Cargo, reads: Some(CODE), site: None, tools: &[Rust], run: format },
    Stage { name: "lints", what: "clippy for this machine", lane: Lane::Cargo, reads: Some(CODE), site: None, tools: &[Rust], run: lints },
    Stage { name: "rust", what: "cargo test", lane: Lane::Cargo, reads: Some(RUST), site: None, tools: &[Rust, Wasm], run: rust },
    Stage { name: "wasm-lints", what: "clippy for wasm", lane: Lane::Cargo, reads: Some(WASM), site: None, tools: &[Rust, Wasm], run: wasm_lints },
    Stage { name: "crate", what: "the crate as others take it", lane: Lane::Cargo, reads: Some(CRATE), site: None, tools: &[Rust], run: published_crate },
    Stage { name: "simulators", what: "runs carried to other simulators, run there", lane: Lane::Cargo, reads: Some(SIMULATORS), site: None, tools: &[Rust, Simulators], run: simulators },
    Stage { name: "package", what: "the JavaScript package in Node", lane: Lane::Site, reads: Some(PACKAGE), site: ALL, tools: &[Node], run: package },
    Stage { name: "tarball", what: "the packed npm package, installed and used", lane: Lane::Site, reads: Some(TARBALL), site: ALL, tools: &[Node, Browser], run: tarball },
    Stage { name: "scripts", what: "copied scripts in Python and Node", lane: Lane::Site, reads: Some(SCRIPTS), site: Some(site::PACKAGE), tools: &[Node, Scripts], run: scripts },
    Stage { name: "page", what: "the page in a browser", lane: Lane::Site, reads: Some(PAGE), site: ALL, tools: &[Node, Browser, Pages], run: page },
    Stage { name: "hosts", what: "figures on slides, in notebooks and on other people's pages", lane: Lane::Site, reads: Some(HOSTS), site: ALL, tools: &[Node, Browser, Documents], run: hosts },
];

const fn asked(name: &'static str, what: &'static str, lane: Lane, run: fn(&Shell) -> Result<()>) -> Stage {
    Stage { name, what, lane, reads: None, site: None, tools: &[], run }
}

/// First, so that nobody waits minutes to learn that something is missing.
fn set_up(shell: &Shell) -> Result<()> {
    let _clippy = WasmCompiler::ready(shell)?.clippy(shell)?;
    npm::ready(shell, &npm::tests())?;
    browser::ready(shell)?;
    for packages in [python::SCRIPTS, python::DOCUMENTS] {
        python::ready(shell, &packages)?;
    }
    Ok(())
}

fn format(shell: &Shell) -> Result<()> {
    cargo(shell, "fmt").args(["--all", "--check"]).run()?;
    // It does not see the files that the registries list in macros.
    let listed = files(&root().join("src"))?.into_iter().filter(|file| file.ends_with(".rs"));
    let listed: Vec<PathBuf> = listed.map(|file| root().join("src").join(file)).collect();
    Ok(cmd!(shell, "rustfmt --check {listed...}").quiet().run()?)
}

fn lints(shell: &Shell) -> Result<()> {
    let clippy = cargo(shell, "clippy").args(["--workspace", "--all-targets"]);
    Ok(clippy.args(DENY_WARNINGS).run()?)
}

fn wasm_lints(shell: &Shell) -> Result<()> {
    let compiler = WasmCompiler::ready(shell)?;
    let whole = ["--package", "nullcline", "--package", "naive"].as_slice();
    let course = ["--package", "nullcline", "--no-default-features"].as_slice();
    [whole, course].into_iter().try_for_each(|which| {
        let clippy = compiler.clippy(shell)?.args(which).args(["--lib", "--release"]);
        Ok(clippy.args(DENY_WARNINGS).run()?)
    })
}

fn rust(shell: &Shell) -> Result<()> {
    Ok(cargo(shell, "test").args(["--workspace", "--locked", "--quiet"]).run()?)
}

fn published_crate(shell: &Shell) -> Result<()> {
    let doc = cargo(shell, "doc").args(["--no-deps", "--locked", "--quiet"]);
    doc.env("RUSTDOCFLAGS", "-D warnings").run()?;

    let package = cargo(shell, "package").args(["--no-verify", "--allow-dirty", "--locked"]).output()?;
    let said = String::from_utf8_lossy(&package.stderr);
    ensure!(!said.contains("not included"), "the crate lacks files that Cargo.toml names:\n{said}");

    let tree = cargo(shell, "tree").args(["--edges=normal", "--prefix=none", "--locked"]).read()?;
    for javascript in ["wasm-bindgen", "js-sys", "web-sys"] {
        ensure!(
            !tree.contains(javascript),
            "the crate takes {javascript} along on machines without JavaScript"
        );
    }
    Ok(())
}

/// What cannot be had on this machine is named, and left out.
fn simulators(shell: &Shell) -> Result<()> {
    let python = match python::ready(shell, &python::SIMULATORS) {
        Ok(python) => python,
        Err(why) => {
            println!("simulators: left out, their Python packages cannot be had here: {why:#}");
            return Ok(());
        }
    };
    if let Err(why) = xppaut::ready(shell) {
        println!("simulators: XPPAUT cannot be had here: {why:#}");
    }
    cargo(shell, "build").args(["--example", "program", "--locked", "--quiet"]).run()?;
    let program = root().join("target/debug/examples/program");
    Ok(cmd!(shell, "{python} tests/simulators/run.py {program}").quiet().run()?)
}

fn built_site(_: &Shell) -> Result<()> {
    site::verb(&[site::QUICK.into()])
}

fn package(shell: &Shell) -> Result<()> {
    npm::ready(shell, &npm::tests())?;
    site::build(&Edition::tested())?;
    Ok(node_tests(shell, "tests/package")?.run()?)
}

fn tarball(shell: &Shell) -> Result<()> {
    npm::ready(shell, &npm::tests())?;
    let browser = browser::ready(shell)?;
    let tarball = crate::package::build(&Edition::tested())?;
    let tests = node_tests(shell, "tests/tarball")?;
    Ok(tests.env(browser::VARIABLE, browser).env("NULLCLINE_TARBALL", tarball).run()?)
}

/// Node with all the tests of a folder.
fn node_tests<'a>(shell: &'a Shell, folder: &str) -> Result<Cmd<'a>> {
    let files = shell.read_dir(folder)?;
    let tests = files.iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs"));
    Ok(cmd!(shell, "node --test --test-reporter=spec {tests...}").quiet())
}

fn scripts(shell: &Shell) -> Result<()> {
    site::build(&Edition::tested())?;
    let python = python::ready(shell, &python::SCRIPTS)?;
    let test = "tests/scripts/scripts.test.mjs";
    Ok(cmd!(shell, "node --test --test-reporter=spec {test}")
        .env(python::SCRIPTS.variable, python)
        .quiet()
        .run()?)
}

fn page(shell: &Shell) -> Result<()> {
    // What is opened from the disk: the whole lab, a page of the course, and one beyond it.
    bundle::write(&Edition::tested(), &["hh-step", "type-x-plane"])?;
    in_browser(shell, "page")
}

fn hosts(shell: &Shell) -> Result<()> {
    let python = python::ready(shell, &python::DOCUMENTS)?;
    shell.set_var(python::DOCUMENTS.variable, python);
    in_browser(shell, "hosts")
}

/// Runs the tests of a folder in a browser.
fn in_browser(shell: &Shell, folder: &str) -> Result<()> {
    let edition = Edition::tested();
    site::build(&edition)?;
    npm::ready(shell, &npm::tests())?;
    let browser = browser::ready(shell)?;
    let address = serve::start(edition.folder(), 0)?;
    shell.change_dir("tests");
    let tests = format!("tests/{folder}/");
    Ok(cmd!(shell, "node node_modules/@playwright/test/cli.js test {tests}")
        .env(browser::VARIABLE, browser)
        .env("NULLCLINE_URL", address)
        .quiet()
        .run()?)
}

const DENY_WARNINGS: [&str; 5] = ["--locked", "--quiet", "--", "-D", "warnings"];
