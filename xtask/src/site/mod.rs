//! Builds the static site: Rust to wasm, wasm-bindgen's package, and the page's own files, all in dist/.

mod mirror;
mod package;
mod sizes;

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::setup::wasm::WasmCompiler;

/// What is copied as it is.
const PAGE: [&str; 2] = ["index.html", "www"];
/// What wasm-bindgen writes.
const PACKAGE: &str = "pkg";

/// `cargo xtask build`.
pub fn verb(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "`build` takes no options");
    build()?;
    sizes::print(&folder())
}

/// Where the finished site is.
pub fn folder() -> PathBuf {
    crate::root().join("dist")
}

/// Brings dist/ up to date, redoing only what changed.
pub fn build() -> Result<()> {
    let shell = crate::shell()?;
    WasmCompiler::ready(&shell)?
        .cargo(&shell, "build")
        .args(["--package", "nullcline", "--lib", "--release", "--locked"])
        .run()?;

    let (root, site) = (crate::root(), folder());
    shell.create_dir(&site)?;
    mirror::keep_only(
        &site,
        &PAGE.into_iter().chain([PACKAGE]).map(Into::into).collect(),
    )?;
    package::write(
        &root.join(crate::setup::wasm::release_file()),
        &site.join(PACKAGE),
    )?;
    PAGE.iter()
        .try_for_each(|name| mirror::copy(&root.join(name), &site.join(name)))
}
