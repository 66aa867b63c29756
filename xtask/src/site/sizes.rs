//! What a visitor downloads: the sizes of the site's files, as they are and as servers send them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Prints the sizes of the wasm, the JavaScript and all together, without the declarations, which are for editors.
pub fn print(site: &Path) -> Result<()> {
    let mut sizes = Vec::new();
    for file in files(site)? {
        if !file.to_string_lossy().ends_with(".d.ts") {
            let bytes = fs::read(&file)?;
            sizes.push((file, bytes.len(), gzipped(&bytes)?));
        }
    }
    println!("{:8} {:>10} {:>10}", "dist/", "raw", "gzip");
    for (label, extensions) in [("wasm", &["wasm"][..]), ("js", &["js", "mjs"]), ("all", &[])] {
        let counted = sizes.iter().filter(|(file, ..)| {
            let extension = file.extension().unwrap_or_default();
            extensions.is_empty() || extensions.iter().any(|&wanted| extension == wanted)
        });
        let (raw, gzip) = counted.fold((0, 0), |sum, size| (sum.0 + size.1, sum.1 + size.2));
        println!("{label:8} {:>10} {:>10}", kilobytes(raw), kilobytes(gzip));
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(self::files(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

/// How many bytes a server would send.
pub fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// As people read it.
pub fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}
