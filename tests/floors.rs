//! The floors of the page: which folder of `www/` may name which.

use crate::walls::{files, upward};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folders from the ground up, and the folders that each may name: all of them stand below it, so no arrow leads up and
/// none in a circle.
const FLOORS: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("host", &[]),
    ("parts", &["words"]),
    ("values", &["words"]),
    ("core", &["words", "parts"]),
    ("state", &["words", "values", "core"]),
    ("work", &["words", "parts", "state"]),
    ("files", &["words", "parts", "values", "state"]),
    ("controls", &["words", "parts", "values", "state"]),
    ("figures", &["words", "parts", "values", "state", "files"]),
    ("view", &["words", "host", "parts", "values", "core", "state", "work", "figures"]),
    ("guest", &["words", "host", "parts", "core", "state", "files", "controls", "view"]),
    ("page", &["words", "parts", "values", "core", "state", "files", "controls", "figures", "view", "guest"]),
    ("start", &["words", "parts", "core", "state", "figures", "view", "guest", "page"]),
    // The modules for other people's pages stand at the root: their addresses are known outside.
    (PUBLIC, &["host", "guest"]),
];
const PUBLIC: &str = "";

fn www() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www")
}

/// All modules, by their places in `www/`.
fn modules() -> Vec<PathBuf> {
    let place = |path: PathBuf| path.strip_prefix(www()).expect("below www").to_path_buf();
    files(&www(), &["js"]).into_iter().map(place).collect()
}

fn folder(place: &Path) -> &str {
    place.parent().and_then(Path::to_str).expect("a place in the folder")
}

/// The modules of `www/` that a text at a place names, in its code or in the types of its comments.
fn named(place: &Path, text: &str) -> Vec<PathBuf> {
    let quoted = text.split(['"', '\'', '`']).skip(1);
    let paths = quoted.filter(|path| path.starts_with('.') && path.ends_with(".js"));
    paths.filter_map(|path| resolved(place.parent()?, path)).collect()
}

/// Where in `www/` a path leads that begins in a folder of it; nowhere, where it leads out.
fn resolved(from: &Path, path: &str) -> Option<PathBuf> {
    let mut place = Path::new("www").join(from);
    for part in Path::new(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => _ = place.pop(),
            part => place.push(part),
        }
    }
    place.strip_prefix("www").ok().map(Path::to_path_buf)
}

#[test]
fn a_folder_of_the_page_names_only_the_folders_it_may() {
    for place in modules() {
        let from = folder(&place);
        let (_, allowed) = FLOORS
            .iter()
            .find(|(name, _)| *name == from)
            .unwrap_or_else(|| panic!("{} stands on no floor", place.display()));
        let text = fs::read_to_string(www().join(&place)).expect("the module is readable");
        for other in named(&place, &text) {
            let to = folder(&other);
            assert!(www().join(&other).is_file(), "{} names {}", place.display(), other.display());
            assert!(to == from || allowed.contains(&to), "{} names {}", place.display(), other.display());
        }
    }
}

#[test]
fn no_floor_names_one_above_it() {
    assert!(upward(FLOORS).is_empty(), "{:?}", upward(FLOORS));
}

#[test]
fn every_permission_is_used() {
    let mut used = BTreeSet::new();
    for place in modules() {
        let text = fs::read_to_string(www().join(&place)).expect("the module is readable");
        for other in named(&place, &text) {
            used.insert((folder(&place).to_string(), folder(&other).to_string()));
        }
    }
    for (name, allowed) in FLOORS {
        for other in *allowed {
            assert!(used.contains(&((*name).into(), (*other).into())), "{name} does not name {other}");
        }
    }
}

#[test]
fn the_test_of_the_floors_reads_what_it_should() {
    let text = "import { a } from \"../parts/a.js\";\n/** @typedef {import(\"./b.js\").B} B */\nimport(`../../pkg/c.js`);\n\
                new URL('../../www/work/d.js', here);";
    let expected = ["parts/a.js", "view/b.js", "work/d.js"].map(PathBuf::from);
    assert_eq!(named(Path::new("view/view.js"), text), expected);
}
