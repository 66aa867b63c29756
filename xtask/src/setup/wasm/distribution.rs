//! Debian's compiler, where rustup's downloads are out of reach: it comes with the source of its standard library.
//!
//! The two are in step with each other and move with security updates: their version is read, never written down here.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use super::std_library;
use crate::setup::apt::{self, Missing};

const RUSTC: &str = "/usr/bin/rustc";
const CLIPPY: &str = "/usr/bin/cargo-clippy";
const ELSEWHERE: &str = "let rustup reach its server for `rustup target add wasm32-unknown-unknown`";

/// What cargo has to be told to build for wasm with the distribution's compiler.
pub fn environment(shell: &Shell) -> Result<Vec<(&'static str, OsString)>> {
    if !source_is_there(shell) {
        let missing = Missing {
            what: "a standard library for wasm",
            packages: &["rustc-web", "rust-web-src"],
            elsewhere: ELSEWHERE,
        };
        apt::install(shell, &missing)?;
        ensure!(source_is_there(shell), "{RUSTC} has no source of its own: {ELSEWHERE}");
    }
    let mut flags = OsString::from("--sysroot=");
    flags.push(std_library::sysroot(shell, RUSTC)?);
    Ok(vec![
        ("RUSTC", RUSTC.into()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker(shell)?.into()),
    ])
}

/// The clippy in step with the distribution's compiler.
pub fn clippy(shell: &Shell) -> Result<&'static Path> {
    let clippy = Path::new(CLIPPY);
    if !clippy.exists() {
        let missing = Missing {
            what: "clippy for the distribution's compiler",
            packages: &["rust-web-clippy"],
            elsewhere: ELSEWHERE,
        };
        apt::install(shell, &missing)?;
    }
    Ok(clippy)
}

fn source_is_there(shell: &Shell) -> bool {
    cmd!(shell, "{RUSTC} --print sysroot")
        .quiet()
        .ignore_stderr()
        .read()
        .is_ok_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/std").exists())
}

/// The distribution has no linker for wasm; the toolchain that runs us does.
fn linker(shell: &Shell) -> Result<PathBuf> {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    let host = cmd!(shell, "rustc --print host-tuple").quiet().read()?;
    let linker = Path::new(&sysroot).join("lib/rustlib").join(host).join("bin/rust-lld");
    ensure!(linker.exists(), "{} is missing; it comes with a Rust installed by rustup", linker.display());
    Ok(linker)
}
