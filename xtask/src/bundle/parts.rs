//! What a single file is made of: esbuild makes one module of the site's, and one sheet of its style sheets.
//!
//! It does so in a copy of the site in which some modules are others (`xtask/bundle/`): they take the core and the
//! worker out of the file, where the site's fetch them.

use std::fs;

use anyhow::Result;
use nullcline::demos::DEMOS;
use xshell::Shell;

use crate::site::edition::Edition;
use crate::site::{COURSE, NAME, PACKAGE, VENDOR, contents, esbuild, licences, mirror, page};

/// Which core a file carries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Core {
    /// With every page.
    Whole,
    /// With the course's, which have no long work: it needs no worker.
    Course,
}

/// Texts, all but the first as they stand in the file.
pub struct Parts {
    /// The site's `index.html`.
    pub index: String,
    /// What runs before the first paint.
    pub first: String,
    /// The languages that the program speaks.
    pub languages: String,
    pub program: String,
    pub style: String,
    /// The icon, as SVG.
    pub icon: String,
    /// Of everything that the program contains: they ask to go wherever the code goes.
    pub licences: String,
}

impl Parts {
    /// Takes what `site::build` has left.
    pub fn of(shell: &Shell, edition: &Edition, core: Core) -> Result<Parts> {
        let site = edition.folder();
        let (name, package, modules) = match core {
            Core::Whole => (
                "whole",
                PACKAGE,
                ["core/cores.js", "start/offline.js", "work/hiring.js", "work/hired.js"].as_slice(),
            ),
            Core::Course => ("course", COURSE.folder, ["core/cores.js", "start/offline.js"].as_slice()),
        };
        let copy = crate::root().join("target/bundle").join(name);
        for folder in ["www", VENDOR] {
            fs::create_dir_all(copy.join(folder))?;
            mirror::copy(&site.join(folder), &copy.join(folder))?;
        }
        let words = page::core_words();
        fs::create_dir_all(copy.join(&words))?;
        mirror::copy(&site.join(&words), &copy.join(&words))?;
        for module in modules {
            mirror::copy(&crate::root().join("xtask/bundle").join(module), &copy.join("www").join(module))?;
        }
        for folder in [PACKAGE, COURSE.folder] {
            fs::create_dir_all(copy.join(folder))?;
        }
        let glue = format!("{NAME}.js");
        mirror::copy(&site.join(package).join(&glue), &copy.join(PACKAGE).join(glue))?;
        // Packed it lies beside itself in the site.
        let program = format!("{NAME}_bg.wasm.gz");
        mirror::copy(&site.join(package).join(&program), &copy.join(PACKAGE).join(program))?;
        let pages = DEMOS.iter().filter(|demo| core == Core::Whole || demo.about.week > 0);
        fs::write(copy.join(COURSE.folder).join("contents.js"), contents::module(pages)?)?;

        let index = fs::read_to_string(site.join("index.html"))?;
        let esbuild = |arguments: &[&str]| esbuild::run(shell, &copy, arguments);
        if core == Core::Whole {
            // A script has no `import.meta`; that of the core's module is read only where no program is handed over.
            let script =
                ["--format=iife", "--log-override:empty-import-meta=silent", "--outfile=www/work/hired.txt"];
            esbuild(&[["www/work/hired.js", "--bundle"].as_slice(), &script].concat())?;
        }
        let module = [
            "www/start/main.js",
            "--bundle",
            "--format=esm",
            "--loader:.gz=binary",
            "--outfile=out/program.js",
        ];
        esbuild(&module)?;
        esbuild(&["www/start/first.js", "--outfile=out/first.js"])?;
        esbuild(&["www/sheets.css", "--bundle", "--outfile=out/sheets.css"])?;
        Ok(Parts {
            index,
            first: fs::read_to_string(copy.join("out/first.js"))?,
            languages: page::languages()?.join(" "),
            program: fs::read_to_string(copy.join("out/program.js"))?,
            style: fs::read_to_string(copy.join("out/sheets.css"))?,
            icon: fs::read_to_string(copy.join("www/icon.svg"))?,
            licences: fs::read_to_string(site.join(licences::FILE))?,
        })
    }
}
