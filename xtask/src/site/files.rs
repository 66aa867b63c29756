//! The files of the finished site, by their paths in it.

use std::fs;
use std::path::Path;

use anyhow::Result;

/// What a compressed copy of a file is called: the file's name, and one of these.
pub const COMPRESSED: [&str; 2] = [".br", ".gz"];

/// Every file below a folder but compressed copies, sorted, with `/` in its path on any system.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(files(&entry.path())?.into_iter().map(|below| format!("{name}/{below}")));
        } else if original(&name).is_none() {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// What a compressed copy is a copy of; nothing for any other file.
pub fn original(name: &str) -> Option<&str> {
    COMPRESSED.iter().find_map(|ending| name.strip_suffix(ending))
}
