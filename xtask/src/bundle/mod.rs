//! Writes the lab as single files that need no server and no other file: `cargo xtask bundle [DEMO…]`.

mod html;
mod parts;

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use nullcline::demos::DEMOS;

use crate::setup::npm;
use crate::site::compressed::gzip;
use crate::site::edition::{Edition, FINISHED};
use crate::site::sizes::kilobytes;
use crate::site::{self, NAME, mirror, vendor};
use parts::{Core, Parts};

/// `cargo xtask bundle [DEMO…]`.
pub fn verb(demos: &[String]) -> Result<()> {
    let all = DEMOS.iter().map(|demo| demo.about.id);
    for demo in demos {
        ensure!(all.clone().any(|id| id == demo), "there is no demo `{demo}`");
    }
    let wanted: Vec<_> = all.filter(|id| demos.is_empty() || demos.iter().any(|demo| demo == id)).collect();
    let files = write(&FINISHED, &wanted)?;
    println!("{:44} {:>10} {:>10}", FINISHED.bundle, "raw", "gzip");
    for file in files {
        let bytes = fs::read(&file)?;
        let name = file.file_name().unwrap_or_default().display().to_string();
        println!(
            "{name:44} {:>10} {:>10}",
            kilobytes(bytes.len()),
            kilobytes(gzip(&bytes, FINISHED.effort)?.len())
        );
    }
    Ok(())
}

/// Writes `nullcline.html`, with every page, and `nullcline-<demo>.html` for each of these, and returns where they are:
/// beside the site, not in it, since nobody's browser asks for them.
pub fn write(edition: &Edition, demos: &[&str]) -> Result<Vec<PathBuf>> {
    site::build(edition)?;
    let shell = crate::shell()?;
    npm::ready(&shell, &vendor::source())?;
    let folder = crate::root().join(edition.bundle);
    shell.create_dir(&folder)?;
    let mut written = Vec::new();
    let mut keep = |name: String, text: String| {
        let path = folder.join(name);
        mirror::write(&path, text.as_bytes())?;
        written.push(path);
        anyhow::Ok(())
    };

    let whole = Parts::of(&shell, edition, Core::Whole)?;
    keep(format!("{NAME}.html"), html::page(&whole, None)?)?;
    let (course, beyond): (Vec<_>, Vec<_>) = DEMOS
        .iter()
        .map(|demo| demo.about)
        .filter(|about| demos.contains(&about.id))
        .partition(|about| about.week > 0);
    for about in beyond {
        keep(format!("{NAME}-{}.html", about.id), html::page(&whole, Some(about.id))?)?;
    }
    if !course.is_empty() {
        let small = Parts::of(&shell, edition, Core::Course)?;
        for about in course {
            keep(format!("{NAME}-{}.html", about.id), html::page(&small, Some(about.id))?)?;
        }
    }
    Ok(written)
}
