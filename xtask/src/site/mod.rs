//! Builds the static site: Rust to wasm, wasm-bindgen's package, and the page's own files, all in one folder.

pub mod compressed;
pub mod contents;
pub mod edition;
pub mod files;
pub mod headers;
pub mod licences;
pub mod mirror;
pub mod offline;
pub mod package;
pub mod sizes;
pub mod vendor;

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread;

use anyhow::{Result, anyhow, ensure};
use nullcline::demos::DEMOS;

use crate::setup::wasm::WasmCompiler;
use edition::{Edition, FINISHED};

/// What is copied as it is.
const PAGE: [&str; 2] = ["index.html", "www"];
/// The package of the core, and how its files are called.
pub const NAME: &str = "nullcline";
/// Where wasm-bindgen writes it.
pub const PACKAGE: &str = "pkg";
/// The same core without what is beyond the course: a page of the course arrives sooner with it.
pub const COURSE: Small =
    Small { folder: "course", target_dir: "target/wasm-course", options: &["--no-default-features"] };
/// Where other people's libraries stand.
pub const VENDOR: &str = "vendor";

/// A smaller build of the core.
pub struct Small {
    pub folder: &'static str,
    target_dir: &'static str,
    options: &'static [&'static str],
}

/// `cargo xtask build [--quick]`.
pub fn verb(arguments: &[String]) -> Result<()> {
    let quick = arguments == [QUICK];
    ensure!(quick || arguments.is_empty(), "`build` has the option `{QUICK}` only");
    let edition = if quick { Edition::tested() } else { FINISHED };
    build(&edition)?;
    sizes::print(&edition)
}

/// Asks for the site that tests look at.
pub const QUICK: &str = "--quick";

/// Brings a site up to date, redoing only what changed, and once in a run.
pub fn build(edition: &Edition) -> Result<()> {
    static BUILT: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());
    let mut built = BUILT.lock().map_err(|_| anyhow!("the build of a site broke off"))?;
    if !built.contains(edition.site) {
        write(edition)?;
        built.insert(edition.site);
    }
    Ok(())
}

fn write(edition: &Edition) -> Result<()> {
    let shell = crate::shell()?;
    let compiler = WasmCompiler::ready(&shell)?;
    // Each takes a core for a minute.
    let (whole, course) = thread::scope(|scope| {
        let course = scope.spawn(|| {
            compiler.library_in(COURSE.target_dir, &crate::shell()?, NAME, edition.profile, COURSE.options)
        });
        (compiler.library(&shell, NAME, edition.profile, &[]), course.join())
    });
    let course = course.map_err(|_| anyhow!("the build of the course's core broke off"))??;

    let (root, site) = (crate::root(), edition.folder());
    shell.create_dir(&site)?;
    let made = [
        PACKAGE,
        COURSE.folder,
        VENDOR,
        licences::FILE,
        offline::WORKER,
        offline::VERSION,
        headers::NETLIFY,
        headers::FOLDER,
    ];
    mirror::keep_only(&site, &PAGE.into_iter().chain(made).map(Into::into).collect())?;
    let declarations = nullcline::typescript::declarations();
    for (wasm, folder) in [(whole?, PACKAGE), (course, COURSE.folder)] {
        package::write(&wasm, NAME, &site.join(folder), &declarations, &edition.note(folder))?;
    }
    mirror::write(&site.join(COURSE.folder).join("contents.js"), contents::module(DEMOS.iter())?.as_bytes())?;
    let libraries = vendor::write(&shell, &site.join(VENDOR))?;
    licences::write(&shell, &site, libraries)?;
    PAGE.iter().try_for_each(|name| mirror::copy(&root.join(name), &site.join(name)))?;
    shell.remove_path(site.join(offline::SOURCE))?; // it is a part of the worker
    headers::write(&site)?;
    offline::write(&site)?;
    compressed::write(&site, &edition.effort, &edition.note("copies"))
}
