//! Checks everything, in stages from the quickest to the slowest, and stops at the first that fails.

use std::time::Instant;

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::setup::wasm::WasmCompiler;
use crate::setup::{browser, npm, python};
use crate::{cargo, serve, site};

struct Stage {
    name: &'static str,
    what: &'static str,
    run: Run,
}

const STAGES: [Stage; 10] = [
    stage("set-up", "what the other stages need", set_up),
    stage("format", "cargo fmt", format),
    stage("lints", "clippy for this machine", lints),
    stage("wasm-lints", "clippy for wasm", wasm_lints),
    stage("rust", "cargo test", rust),
    stage("site", "the finished site", |_| site::verb(&[])),
    stage("package", "the JavaScript package in Node", package),
    stage("scripts", "copied scripts in Python and Node", scripts),
    stage("page", "the page in a browser", |shell| in_browser(shell, "page")),
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

fn package(shell: &Shell) -> Result<()> {
    npm::ready(shell, &npm::tests())?;
    site::build()?;
    let mut tests = Vec::new();
    for file in shell.read_dir("tests/package")? {
        if file.to_string_lossy().ends_with(".test.mjs") {
            tests.push(file);
        }
    }
    Ok(cmd!(shell, "node --test --test-reporter=spec {tests...}").quiet().run()?)
}

fn scripts(shell: &Shell) -> Result<()> {
    site::build()?;
    let python = python::ready(shell, &python::SCRIPTS)?;
    let test = "tests/scripts/scripts.test.mjs";
    Ok(cmd!(shell, "node --test --test-reporter=spec {test}")
        .env(python::SCRIPTS.variable, python)
        .quiet()
        .run()?)
}

fn hosts(shell: &Shell) -> Result<()> {
    let python = python::ready(shell, &python::DOCUMENTS)?;
    shell.set_var(python::DOCUMENTS.variable, python);
    in_browser(shell, "hosts")
}

/// Runs the tests of a folder in a browser.
fn in_browser(shell: &Shell, folder: &str) -> Result<()> {
    site::build()?;
    npm::ready(shell, &npm::tests())?;
    let browser = browser::ready(shell)?;
    let address = serve::start(site::folder(), 0)?;
    shell.change_dir("tests");
    let tests = format!("tests/{folder}/");
    Ok(cmd!(shell, "node node_modules/@playwright/test/cli.js test {tests}")
        .env(browser::VARIABLE, browser)
        .env("NULLCLINE_URL", address)
        .quiet()
        .run()?)
}

const DENY_WARNINGS: [&str; 5] = ["--locked", "--quiet", "--", "-D", "warnings"];
