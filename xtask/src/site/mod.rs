//! Builds the static site: Rust to wasm, wasm-bindgen's package, and the page's own files, all in dist/.

mod mirror;
pub mod package;
mod sizes;
mod vendor;

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::setup::wasm::WasmCompiler;

/// What is copied as it is.
const PAGE: [&str; 2] = ["index.html", "www"];
/// The package of the core, and how its files are called.
const NAME: &str = "nullcline";
/// Where wasm-bindgen writes it.
const PACKAGE: &str = "pkg";
/// Where other people's libraries stand.
const VENDOR: &str = "vendor";

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
    let wasm = WasmCompiler::ready(&shell)?.library(&shell, NAME, &[])?;

    let (root, site) = (crate::root(), folder());
    shell.create_dir(&site)?;
    mirror::keep_only(&site, &PAGE.into_iter().chain([PACKAGE, VENDOR]).map(Into::into).collect())?;
    let declarations = nullcline::typescript::declarations();
    package::write(&wasm, NAME, &site.join(PACKAGE), &declarations)?;
    vendor::write(&shell, &site.join(VENDOR))?;
    PAGE.iter().try_for_each(|name| mirror::copy(&root.join(name), &site.join(name)))
}
