//! The licences of all that the site is made of, in one text: our own, those of the crates in the wasm, and those of the
//! libraries beside it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::Shell;

use crate::setup::wasm::TARGET;

/// What the text is called in dist/.
pub const FILE: &str = "LICENSES.txt";
/// Our own licences, at the project's root: cargo and npm want them there.
const OURS: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];
/// How licence files are called in crates, whatever follows.
const NAMES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// Something that the site is made of, and what its licence wants to be told.
pub struct Part {
    /// Its name, version and licence.
    pub title: String,
    pub text: String,
}

/// Writes the text; `libraries` are those beside the wasm.
pub fn write(shell: &Shell, site: &Path, libraries: Vec<Part>) -> Result<()> {
    let mut parts = vec![ours()?, standard_library()?];
    parts.extend(crates(shell)?);
    parts.extend(libraries);
    super::mirror::write(&site.join(FILE), together(parts)?.as_bytes())
}

/// A list of the parts, and each text once, under all that it belongs to.
fn together(parts: Vec<Part>) -> Result<String> {
    let mut text = String::from("What this site is made of, and under which licences.\n\n");
    let mut texts: Vec<(String, Vec<String>)> = Vec::new();
    for Part { title, text: licence } in parts {
        writeln!(text, "  {title}")?;
        match texts.iter_mut().find(|(known, _)| *known == licence) {
            Some((_, titles)) => titles.push(title),
            None => texts.push((licence, vec![title])),
        }
    }
    for (licence, titles) in texts {
        write!(text, "\n\n{}\n{}\n\n{}\n", "=".repeat(80), titles.join("\n"), licence.trim())?;
    }
    Ok(text)
}

fn ours() -> Result<Part> {
    let read = |name: &&str| fs::read_to_string(crate::root().join(name)).with_context(|| name.to_string());
    let texts = OURS.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(Part { title: "Nullcline (MIT OR Apache-2.0)".into(), text: texts.join("\n\n") })
}

/// It is in every wasm, and in no list of crates.
fn standard_library() -> Result<Part> {
    let mit = fs::read_to_string(crate::root().join(OURS[0]))?;
    let (_, terms) = mit.split_once('\n').context("LICENSE-MIT begins with whose it is")?;
    Ok(Part {
        title: "The Rust standard library and what it is built from (MIT OR Apache-2.0)".into(),
        text: format!("Copyright (c) The Rust Project Contributors\n{terms}"),
    })
}

/// The crates that are compiled into the wasm.
fn crates(shell: &Shell) -> Result<Vec<Part>> {
    let tree = ["--package", "nullcline", "--target", TARGET, "--edges", "normal,no-proc-macro"];
    let tree = crate::cargo(shell, "tree")
        .args(tree)
        .args(["--prefix", "none", "--no-dedupe", "--locked"])
        .read()?;
    let known = packages(shell)?;
    let mut parts = BTreeMap::new();
    for line in tree.lines().filter(|line| !line.starts_with("nullcline ")) {
        let mut words = line.split_whitespace();
        let id = [words.next(), words.next()]
            .map(|word| word.unwrap_or_default().trim_start_matches('v').to_string());
        let package = known.get(&id).with_context(|| format!("cargo metadata has no {line}"))?;
        parts.entry(id).or_insert(package);
    }
    let texts = parts.values().map(|package| text(package)).collect::<Result<Vec<_>>>()?;
    let whose = |package: &Value| {
        let known = package["authors"].as_array().is_some_and(|authors| !authors.is_empty());
        known.then(|| ["authors", "license"].map(|key| package[key].clone()))
    };
    // Some leave theirs out; who wrote another one under the same licence says the same there.
    let sibling = |of: &Value| {
        let found = parts
            .values()
            .zip(&texts)
            .find(|(package, text)| text.is_some() && whose(of).is_some() && whose(of) == whose(package));
        found.and_then(|(_, text)| text.clone())
    };
    let part = |(([name, version], package), text): ((&[String; 2], &&Value), &Option<String>)| {
        let title = format!("{name} {version} ({})", package["license"].as_str().unwrap_or("see below"));
        let text = text.clone().or_else(|| sibling(package));
        Ok(Part {
            text: text.with_context(|| format!("{title} comes without the text of its licence"))?,
            title,
        })
    };
    parts.iter().zip(&texts).map(part).collect()
}

/// All packages of the lock file, by name and version.
fn packages(shell: &Shell) -> Result<BTreeMap<[String; 2], Value>> {
    let metadata = ["--format-version", "1", "--locked", "--filter-platform", TARGET];
    let mut metadata: Value = serde_json::from_str(&crate::cargo(shell, "metadata").args(metadata).read()?)?;
    let Value::Array(packages) = metadata["packages"].take() else { return Ok(BTreeMap::new()) };
    let id = |package: &Value| {
        ["name", "version"].map(|key| package[key].as_str().unwrap_or_default().to_string())
    };
    Ok(packages.into_iter().map(|package| (id(&package), package)).collect())
}

/// What the licence files of a crate say, if it has any. Where it lets us choose, we take it under MIT, and tell that alone.
fn text(package: &Value) -> Result<Option<String>> {
    let manifest = Path::new(package["manifest_path"].as_str().context("a package has a manifest")?);
    let mut texts = Vec::new();
    for entry in fs::read_dir(manifest.parent().context("it stands in a folder")?)? {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().to_uppercase();
        if NAMES.iter().any(|name| file.starts_with(name)) && entry.path().is_file() {
            let text = fs::read_to_string(entry.path())?.trim().to_string();
            // What was a link to a file beside the crate is packed as its path.
            if text.lines().count() > 1 {
                texts.push((file, text));
            }
        }
    }
    texts.sort();
    let licence = package["license"].as_str().unwrap_or_default();
    let may_choose = licence.contains(" OR ") || licence.contains('/');
    if may_choose && texts.iter().any(|(file, _)| file.contains("MIT")) {
        let others = ["APACHE", "ZLIB", "UNLICENSE", "COPYING"];
        texts.retain(|(file, _)| !others.iter().any(|other| file.contains(other)));
    }
    let text = texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n\n");
    Ok(Some(text).filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{Part, crates, together};

    #[test]
    fn every_crate_in_the_wasm_comes_with_the_text_of_its_licence() {
        let crates = crates(&crate::shell().unwrap()).unwrap();
        for wanted in ["plotters ", "wasm-bindgen ", "nalgebra ", "serde_json "] {
            assert!(crates.iter().any(|part| part.title.starts_with(wanted)), "{wanted}is in the wasm");
        }
        for Part { title, text } in &crates {
            let text = text.to_lowercase();
            assert!(text.contains("copyright") && text.contains("warrant"), "{title}: {text}");
        }
    }

    #[test]
    fn a_text_that_several_share_is_told_once_under_all_their_names() {
        let part = |title: &str, text: &str| Part { title: title.into(), text: text.into() };
        let text = together(vec![part("a", "free"), part("b", "freer"), part("c", "free")]).unwrap();
        assert_eq!(text.matches("free\n").count(), 1);
        assert!(text.contains("\na\nc\n\nfree\n"), "{text}");
    }
}
