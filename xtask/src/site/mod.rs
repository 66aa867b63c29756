//! Builds the static site: Rust to wasm, wasm-bindgen's package, and the page's own files, all in one folder.

pub mod compressed;
pub mod contents;
pub mod edition;
pub mod esbuild;
pub mod files;
pub mod first_figures;
pub mod headers;
mod integrity;
pub mod licences;
pub mod mirror;
pub mod offline;
pub mod openings;
pub mod package;
pub mod page;
pub mod sizes;
pub mod vendor;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;
use std::thread;

use anyhow::{Result, anyhow, ensure};
use nullcline::demos::DEMOS;
use xshell::Shell;

use crate::setup::wasm::{self, WasmCompiler};
use crate::sum::{self, Sum};
use edition::{Edition, FINISHED};

/// What the page is written in.
const WWW: &str = "www";
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

/// The files of the project that a site is made from.
pub const SOURCES: &[&str] = &[
    "src",
    "www",
    "index.html",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "xtask/Cargo.toml",
    "xtask/src",
    "xtask/vendor",
];

/// Brings a site up to date, redoing only what changed, and once in a run.
pub fn build(edition: &Edition) -> Result<()> {
    static BUILT: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());
    let mut built = BUILT.lock().map_err(|_| anyhow!("the build of a site broke off"))?;
    if !built.contains(edition.site) {
        let shell = crate::shell()?;
        let compiler = WasmCompiler::ready(&shell)?;
        let note = edition.note("site");
        let made = made_of(edition, &shell, &compiler)?;
        if made.is_none() || fs::read_to_string(&note).ok() != made {
            write(edition, &shell, &compiler)?;
            // Of what it has become.
            let made = made_of(edition, &shell, &compiler)?.unwrap_or_default();
            mirror::write_new(&note, made.as_bytes())?;
        }
        built.insert(edition.site);
    }
    Ok(())
}

/// A site and all that it is made of, as a number; nothing where nobody can tell what it is made of.
fn made_of(edition: &Edition, shell: &Shell, compiler: &WasmCompiler) -> Result<Option<String>> {
    let (Some(sources), site) = (sum::sources(shell), edition.folder()) else { return Ok(None) };
    if !site.is_dir() {
        return Ok(None);
    }
    let mut sum = Sum::of_environment();
    sum.add_sources(&sources, SOURCES);
    sum.add("edition", format!("{edition:?}").as_bytes());
    sum.add("compiler", compiler.version(shell)?.as_bytes());
    sum.add_folder(&site)?;
    Ok(Some(sum.hex()))
}

fn write(edition: &Edition, shell: &Shell, compiler: &WasmCompiler) -> Result<()> {
    let site = edition.folder();
    shell.create_dir(&site)?;
    let parts = [
        "index.html",
        WWW,
        page::FOLDER,
        PACKAGE,
        COURSE.folder,
        VENDOR,
        licences::FILE,
        offline::WORKER,
        offline::VERSION,
        headers::NETLIFY,
        headers::FOLDER,
    ];
    mirror::keep_only(&site, &parts.map(Into::into).into())?;
    let declarations = nullcline::typescript::declarations();
    let core = |folder: &str, target_dir: &str, options: &[&str]| {
        let wasm = compiler.library_in(target_dir, &crate::shell()?, NAME, edition.profile, options)?;
        package::write(&wasm, NAME, &site.join(folder), &declarations, &edition.note(folder))
    };
    let whole = || core(PACKAGE, wasm::TARGET_DIR, &[]);
    if edition.side_by_side {
        // Each takes a core for a minute.
        let course = || core(COURSE.folder, COURSE.target_dir, COURSE.options);
        let course = thread::scope(|scope| {
            let course = scope.spawn(course);
            whole().and(course.join().map_err(|_| anyhow!("the build of the course's core broke off"))?)
        });
        course?;
    } else {
        // One after the other, in one folder: what they depend on is compiled once, on all cores.
        whole()?;
        core(COURSE.folder, wasm::TARGET_DIR, COURSE.options)?;
    }
    mirror::write(&site.join(COURSE.folder).join("contents.js"), contents::module(DEMOS.iter())?.as_bytes())?;
    mirror::write(&site.join(COURSE.folder).join("openings.js"), openings::module(DEMOS.iter())?.as_bytes())?;
    let libraries = vendor::write(shell, &site.join(VENDOR))?;
    licences::write(shell, &site, libraries)?;
    mirror::copy(&crate::root().join(WWW), &site.join(WWW))?;
    shell.remove_path(site.join(offline::SOURCE))?; // it is a part of the worker
    page::write(shell, &site)?;
    headers::write(&site)?;
    offline::write(&site)?;
    compressed::write(&site, &edition.effort, &edition.note("copies"))
}
