//! What a visitor downloads: the sizes of the site's files, as they are and as servers send them.

use std::fs;

use anyhow::Result;

use super::edition::Edition;
use super::files::{COMPRESSED, files};

/// Prints the sizes of the wasm, the JavaScript and all together, without the declarations, which are for editors.
pub fn print(edition: &Edition) -> Result<()> {
    let site = edition.folder();
    let mut sizes = Vec::new();
    for file in files(&site)?.into_iter().filter(|file| !file.ends_with(".d.ts")) {
        let raw = fs::read(site.join(&file))?.len();
        let [brotli, gzip] = COMPRESSED.map(|ending| {
            // Where there is no copy, the file itself is sent.
            fs::metadata(site.join(format!("{file}{ending}"))).map_or(raw, |copy| copy.len() as usize)
        });
        sizes.push((file, [raw, gzip, brotli]));
    }
    println!("{:18} {:>10} {:>10} {:>10}", edition.site, "raw", "gzip", "brotli");
    for (label, endings) in [("wasm", &[".wasm"][..]), ("js", &[".js", ".mjs"]), ("all", &[""])] {
        let counted = sizes.iter().filter(|(file, _)| endings.iter().any(|ending| file.ends_with(ending)));
        let sum = counted.fold([0; 3], |sum, (_, size)| std::array::from_fn(|kind| sum[kind] + size[kind]));
        let [raw, gzip, brotli] = sum.map(kilobytes);
        println!("{label:18} {raw:>10} {gzip:>10} {brotli:>10}");
    }
    Ok(())
}

/// As people read it.
pub fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}
