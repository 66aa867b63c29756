//! Builds the sides that ours is held against, and says in words which this machine cannot have.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::setup::wasm::WasmCompiler;
use crate::site;
use crate::site::edition::FINISHED;

/// Where the sides are.
pub struct Sides {
    /// The folder of the naive drawer's JavaScript package.
    pub naive: PathBuf,
    /// The programs outside the browser, as the driver's variables.
    pub native: Vec<(&'static str, OsString)>,
    /// What could not be built and why, in words.
    pub left_out: Vec<String>,
}

impl Sides {
    /// Builds into the folder `out` what the machine has compilers for.
    pub fn build(shell: &Shell, out: &Path) -> Result<Sides> {
        let mut sides = Sides { naive: naive(shell, out)?, native: Vec::new(), left_out: Vec::new() };
        match which::which("cc") {
            Ok(compiler) => sides.native.push(("BENCH_C", c(shell, &compiler, out)?.into())),
            Err(_) => sides.leave_out("C is left out: there is no compiler `cc` in PATH."),
        }
        match python_with_numpy(shell) {
            Some(python) => sides.native.push(("BENCH_PYTHON", python.into())),
            None => sides.leave_out("NumPy is left out: no `python3` in PATH can import it."),
        }
        Ok(sides)
    }

    fn leave_out(&mut self, words: &str) {
        self.left_out.push(words.to_owned());
    }
}

/// plotters as everybody uses it, at its default optimisation rather than the site's, which is for size.
fn naive(shell: &Shell, out: &Path) -> Result<PathBuf> {
    let speed = ["--config", "profile.release.package.plotters.opt-level=3"];
    let wasm = WasmCompiler::ready(shell)?.library(shell, "naive", FINISHED.profile, &speed)?;
    let package = out.join("naive");
    site::package::write(&wasm, "naive", &package, "", &FINISHED.note("naive"))?;
    Ok(package)
}

/// The loops in C, compiled as they are written.
fn c(shell: &Shell, compiler: &Path, out: &Path) -> Result<PathBuf> {
    let mut sources = shell.read_dir("xtask/bench/c")?;
    sources.retain(|file| file.extension().is_some_and(|extension| extension == "c"));
    let program = out.join("course");
    cmd!(shell, "{compiler} -std=c11 -O3 -o {program} {sources...} -lm")
        .quiet()
        .run()
        .context("compiling xtask/bench/c")?;
    Ok(program)
}

fn python_with_numpy(shell: &Shell) -> Option<PathBuf> {
    let python = which::which("python3").ok()?;
    let import = cmd!(shell, "{python} -c 'import numpy'").quiet().ignore_stderr().ignore_stdout();
    import.run().is_ok().then_some(python)
}
