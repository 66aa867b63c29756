//! Makes a folder of dist/ the image of its source: copies what differs, removes what is gone.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::files::original;

/// Copies a file, or a folder with all it holds.
pub fn copy(source: &Path, target: &Path) -> Result<()> {
    if source.is_dir() {
        if target.is_file() {
            fs::remove_file(target)?;
        }
        fs::create_dir_all(target)?;
        let names = names(source)?;
        keep_only(target, &names)?;
        return names.iter().try_for_each(|name| copy(&source.join(name), &target.join(name)));
    }
    let bytes = fs::read(source).with_context(|| format!("reading {}", source.display()))?;
    write(target, &bytes)
}

/// Removes everything from a folder but these names and their compressed copies.
pub fn keep_only(folder: &Path, wanted: &BTreeSet<OsString>) -> Result<()> {
    let is_copy = |name: &OsString| {
        name.to_str().and_then(original).is_some_and(|original| wanted.contains(OsStr::new(original)))
    };
    for name in names(folder)?.difference(wanted).filter(|name| !is_copy(name)) {
        let stale = folder.join(name);
        if stale.is_dir() { fs::remove_dir_all(stale)? } else { fs::remove_file(stale)? }
    }
    Ok(())
}

/// Writes a file. Its time stays what it was while its contents do, for browsers and uploads that look at it.
pub fn write(target: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(target).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    if target.is_dir() {
        fs::remove_dir_all(target)?;
    }
    fs::write(target, bytes).with_context(|| format!("writing {}", target.display()))
}

/// Writes a file and the folders that it stands in.
pub fn write_new(target: &Path, bytes: &[u8]) -> Result<()> {
    target.parent().map_or(Ok(()), fs::create_dir_all)?;
    write(target, bytes)
}

fn names(folder: &Path) -> Result<BTreeSet<OsString>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    Ok(entries.map(|entry| Ok(entry?.file_name())).collect::<std::io::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::copy;
    use xshell::Shell;

    #[test]
    fn what_is_gone_from_the_source_goes_from_the_site() {
        let shell = Shell::new().unwrap();
        let work = shell.create_temp_dir().unwrap();
        let (source, target) = (work.path().join("source"), work.path().join("target"));
        shell.write_file(source.join("a/kept.js"), "new").unwrap();
        shell.write_file(target.join("a/kept.js"), "old").unwrap();
        shell.write_file(target.join("a/gone.js"), "").unwrap();
        for copy in ["a/kept.js.br", "a/gone.js.br"] {
            shell.write_file(target.join(copy), "").unwrap();
        }
        shell.write_file(target.join("gone/b.js"), "").unwrap();

        copy(&source, &target).unwrap();

        assert_eq!(shell.read_file(target.join("a/kept.js")).unwrap(), "new");
        assert!(target.join("a/kept.js.br").exists());
        assert!(["a/gone.js", "a/gone.js.br", "gone"].iter().all(|gone| !target.join(gone).exists()));
    }
}
