//! A standard library for wasm, built once from a compiler's own source and kept in a cache.

use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use super::TARGET;
use crate::setup::announce;

/// The sysroot with the library for exactly this compiler, from the cache or made now.
pub fn sysroot(shell: &Shell, rustc: &str) -> Result<PathBuf> {
    let version = cmd!(shell, "{rustc} -vV").quiet().read()?;
    let mut hasher = DefaultHasher::new();
    version.hash(&mut hasher);
    let sysroot = cache_folder()?.join(format!("wasm-std-{:016x}", hasher.finish()));
    if !sysroot.exists() {
        announce("building the standard library for wasm, once (about a minute)");
        build(shell, rustc, &sysroot).context("building the standard library for wasm")?;
    }
    Ok(sysroot)
}

/// An empty crate makes cargo build all of the library; what it built becomes the sysroot.
fn build(shell: &Shell, rustc: &str, sysroot: &Path) -> Result<()> {
    // Outside the project, whose .cargo/config.toml is not meant for it.
    let work = shell.create_temp_dir()?;
    let _back_on_drop = shell.push_dir(work.path());
    shell.write_file("Cargo.toml", EMPTY_CRATE)?;
    shell.write_file("src/lib.rs", "#![no_std]\n")?;
    crate::cargo(shell, "build")
        .args(["--release", "--target", TARGET, "--target-dir", "target", "--quiet"])
        .arg("-Zbuild-std=std,panic_abort")
        .env("RUSTC", rustc)
        .env("RUSTC_BOOTSTRAP", "1") // -Z is not offered on stable
        .env("RUSTFLAGS", "-Cembed-bitcode=yes") // for the fat LTO of the release profile
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .run()?;

    let unfinished = sysroot.with_extension(format!("unfinished-{}", std::process::id()));
    let libraries = unfinished.join("lib/rustlib").join(TARGET).join("lib");
    shell.create_dir(&libraries)?;
    for file in shell.read_dir(format!("target/{TARGET}/release/deps"))? {
        if file.extension().is_some_and(|extension| extension == "rlib") {
            shell.copy_file(&file, &libraries)?;
        }
    }
    keep(&unfinished, sysroot)
}

/// Whole or not there: what was interrupted must not be taken for finished.
fn keep(unfinished: &Path, sysroot: &Path) -> Result<()> {
    let renamed = std::fs::rename(unfinished, sysroot);
    if renamed.is_err() && sysroot.exists() {
        std::fs::remove_dir_all(unfinished)?; // another process was faster, with the same result
        return Ok(());
    }
    renamed.with_context(|| format!("writing {}", sysroot.display()))
}

const EMPTY_CRATE: &str = r#"
[workspace]

[package]
name = "empty"
edition = "2024"

[profile.release]
panic = "abort"
"#;

/// Not below `target`, where `cargo clean` would cost a minute.
fn cache_folder() -> Result<PathBuf> {
    let folder = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(cache) = folder("NULLCLINE_CACHE") {
        return Ok(std::path::absolute(cache)?);
    }
    let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
    Ok(cache.context("neither NULLCLINE_CACHE nor HOME is set")?.join("nullcline"))
}
