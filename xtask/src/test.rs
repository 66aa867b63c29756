//! Checks everything, in stages from the quickest to the slowest, and stops at the first that fails.

use std::time::Instant;

use anyhow::{Result, ensure};
use xshell::{Cmd, Shell, cmd};

use crate::setup::wasm::WasmCompiler;
use crate::setup::{browser, npm, python};
use crate::site::edition::Edition;
use crate::{bundle, cargo, serve, site};

struct Stage {
    name: &'static str,
    what: &'static str,
    run: Run,
}

const STAGES: [Stage; 12] = [
    stage("set-up", "what the other stages need", set_up),
    stage("format", "cargo fmt", format),
    stage("lints", "clippy for this machine", lints),
    stage("wasm-lints", "clippy for wasm", wasm_lints),
    stage("rust", "cargo test", rust),
    stage("crate", "the crate as others take it", published_crate),
    stage("site", "the site that is tested", built_site),
    stage("package", "the JavaScript package in Node", package),
    stage("tarball", "the packed npm package, installed and used", tarball),
    stage("scripts", "copied scripts in Python and Node", scripts),
    stage("page", "the page in a browser", page),
    stage("hosts", "figures on slides, in notebooks and on other people's pages", hosts),
];

type Run = fn(&Shell) -> Result<()>;

const fn stage(name: &'static str, what: &'static str, run: Run) -> Stage {
    Stage { name, what, run }
}

/// `cargo xtask test [STAGE…]`.
pub fn verb(names: &[String]) -> Result<()> {
    for name in names {
        let known = STAGES.map(|stage| stage.name);
        ensure!(known.contains(&name.as_str()), "there is no stage `{name}`; there are {}", known.join(", "));
    }
    let chosen = |stage: &&Stage| names.is_empty() || names.iter().any(|name| name == stage.name);
    let mut summary = String::new();
    let mut failure = None;
    for Stage { name, what, run } in STAGES.iter().filter(chosen) {
        if failure.is_some() {
            summary += &format!("{name:12} not run\n");
            continue;
        }
        println!("\n== {name}: {what}");
        let start = Instant::now();
        let result = run(&crate::shell()?);
        let seconds = start.elapsed().as_secs_f64();
        let outcome = if result.is_ok() { "passed" } else { "FAILED" };
        summary += &format!("{name:12} {outcome} {seconds:6.1} s\n");
        failure = result.err().map(|error| error.context(format!("the stage `{name}` failed")));
    }
    println!("\n{summary}");
    failure.map_or(Ok(()), Err)
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
    Ok(cargo(shell, "fmt").args(["--all", "--check"]).run()?)
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
