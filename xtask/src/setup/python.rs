//! Pythons with the packages that the tests want, as a fresh machine gets them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use super::announce;
use super::apt::{self, Missing};
use crate::site::mirror;

/// A set of packages.
pub struct Packages {
    /// Tells the tests which Python to use.
    pub variable: &'static str,
    /// What they are, in a word.
    what: &'static str,
    requirements: &'static str,
    /// Where we put a Python that has them.
    place: &'static str,
    /// What it then can import.
    imports: &'static str,
}

/// Runs the scripts that the page copies.
pub const SCRIPTS: Packages = Packages {
    variable: "NULLCLINE_PYTHON",
    what: "numpy and matplotlib",
    requirements: "tests/scripts/requirements.txt",
    place: "target/python",
    imports: "import numpy, matplotlib",
};

/// Makes notebooks and documents of the README's snippets.
pub const DOCUMENTS: Packages = Packages {
    variable: "NULLCLINE_DOCUMENTS_PYTHON",
    what: "Jupyter's nbconvert, Sphinx and MkDocs",
    requirements: "tests/hosts/requirements.txt",
    place: "target/documents",
    imports: "import nbconvert, ipykernel, sphinx, myst_parser, mkdocs, material",
};

/// The simulators that runs are carried to.
pub const SIMULATORS: Packages = Packages {
    variable: "NULLCLINE_SIMULATORS_PYTHON",
    what: "Brian2, NEURON, NEST and pyNeuroML",
    requirements: "tests/simulators/requirements.txt",
    place: "target/simulators",
    imports: "import brian2, neuron, nest, pyneuroml",
};

/// The interpreter: the machine's own where it has all of them, else one of ours in target/.
pub fn ready(shell: &Shell, packages: &Packages) -> Result<PathBuf> {
    let Packages { what, requirements, place, .. } = packages;
    let system = which::which("python3").ok().filter(|python| serves(shell, python, packages));
    if let Some(python) = system {
        return Ok(python);
    }
    let folder = crate::root().join(place);
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python3" });
    if serves(shell, &python, packages) {
        return Ok(python);
    }
    create(shell, &folder)?;
    announce(&format!("pip install of {what} in {place}"));
    let requirements = crate::root().join(requirements);
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check -r {requirements}")
        .quiet()
        .run()?;
    Ok(python)
}

fn create(shell: &Shell, place: &Path) -> Result<()> {
    let make = || -> Result<()> {
        let python =
            which::which("python3").or_else(|_| which::which("python")).context("no python3 in PATH")?;
        Ok(cmd!(shell, "{python} -m venv --clear {place}").quiet().ignore_stdout().ignore_stderr().run()?)
    };
    if make().is_ok() {
        return Ok(());
    }
    let missing = Missing {
        what: "Python 3 with venv",
        packages: &["python3", "python3-venv"],
        elsewhere: "install Python 3 with its module venv",
    };
    apt::install(shell, &missing)?;
    make()
}

/// Whether it can import them, which takes seconds: where it could once, its versions are asked for instead.
fn serves(shell: &Shell, python: &Path, packages: &Packages) -> bool {
    let Some(versions) = python.is_file().then(|| versions(shell, python, packages)).flatten() else {
        return false;
    };
    let note = crate::root().join("target/xtask/made/python").join(packages.variable);
    let imports = packages.imports;
    let serves = fs::read_to_string(&note).is_ok_and(|noted| noted == versions)
        || cmd!(shell, "{python} -c {imports}").quiet().ignore_stderr().run().is_ok();
    serves && mirror::write_new(&note, versions.as_bytes()).is_ok()
}

/// Where it is, and the versions of it and of the packages; nothing where one is not there.
fn versions(shell: &Shell, python: &Path, packages: &Packages) -> Option<String> {
    let requirements = fs::read_to_string(crate::root().join(packages.requirements)).ok()?;
    let names = requirements.lines().filter_map(|line| Some(line.split_once("==")?.0));
    let ask = "import sys; from importlib.metadata import version; print(sys.executable, sys.version, *map(version, sys.argv[1:]))";
    cmd!(shell, "{python} -c {ask}").args(names).quiet().ignore_stderr().read().ok()
}

/// Which one it is.
pub fn version(shell: &Shell, packages: &Packages) -> Result<String> {
    let python = ready(shell, packages)?;
    versions(shell, &python, packages)
        .with_context(|| format!("{} lacks {}", python.display(), packages.what))
}
