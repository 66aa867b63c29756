//! The walls of the house: who may know whom.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms, and what they must not name. A room is a path below `src/`.
const WALLS: &[(&str, &[&str])] = &[
    ("param.rs", &["crate::"]),
    ("ode.rs", &["crate::"]),
    ("figure.rs", &["crate::"]),
    ("integrate/", &["crate::models", "crate::demos", "crate::plot", "crate::figure", "plotters"]),
    ("stimulus/", &["crate::models", "crate::demos", "crate::plot", "crate::figure", "plotters"]),
    ("spikes.rs", &["crate::models", "crate::demos", "crate::plot", "crate::figure", "plotters"]),
    ("phase_plane/", &["crate::models", "crate::demos", "crate::plot", "crate::figure", "plotters"]),
    ("learning/", &["crate::models", "crate::demos", "crate::plot", "crate::figure", "plotters"]),
    ("number/", &["crate::models", "crate::demos", "crate::plot", "crate::figure", "plotters"]),
    (
        "models/",
        &[
            "crate::models",
            "crate::demos",
            "crate::plot",
            "crate::figure",
            "crate::stimulus",
            "plotters",
            "super::",
        ],
    ),
    (
        "plot/",
        &[
            "crate::models",
            "crate::demos",
            "crate::run",
            "crate::stimulus",
            "crate::integrate",
            "crate::learning",
        ],
    ),
    ("demos/", &["crate::plot", "crate::lab", "crate::web", "plotters"]),
];

/// What only `web.rs` may name.
const JAVASCRIPT: &[&str] =
    &["wasm_bindgen", "web_sys", "js_sys", "serde_wasm_bindgen", "plotters_canvas", "getrandom"];

/// Words of models and of their parameters: the page gets them from the catalogue.
const MODEL_WORDS: &[&str] = &[
    "hodgkin",
    "huxley",
    "fitzhugh",
    "nagumo",
    "morris",
    "lecar",
    "izhikevich",
    "lif",
    "oja",
    "typex",
    "gna",
    "i_amp",
];

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if endings.iter().any(|ending| path.extension().is_some_and(|is| is == *ending)) {
            found.push(path);
        }
    }
    found
}

/// The code of a file: without comments, and without the tests at its end, which may look over any wall.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("the file is readable");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    // A macro names its own room by the crate it is used in.
    lines.collect::<Vec<_>>().join("\n").replace("$crate", "")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn no_room_names_what_is_behind_its_walls() {
    let source = root().join("src");
    for (room, forbidden) in WALLS {
        let inside: Vec<PathBuf> = files(&source, &["rs"])
            .into_iter()
            .filter(|path| {
                path.strip_prefix(&source).expect("below src").starts_with(room.trim_end_matches('/'))
            })
            .collect();
        assert!(!inside.is_empty(), "the room {room} is there");
        for path in inside {
            for word in *forbidden {
                assert!(!code(&path).contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn only_one_file_knows_javascript() {
    for path in files(&root().join("src"), &["rs"]) {
        let is_boundary = path.ends_with("src/web.rs");
        let named = JAVASCRIPT.iter().any(|word| code(&path).contains(word));
        assert_eq!(named, is_boundary, "{}", path.display());
    }
}

#[test]
fn the_page_names_no_model() {
    let mut pages = files(&root().join("www"), &["js", "css", "html", "svg"]);
    pages.push(root().join("index.html"));
    for path in pages {
        let text = fs::read_to_string(&path).expect("the file is readable").to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        for word in MODEL_WORDS {
            assert!(!words.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn no_file_is_longer_than_a_reader_bears() {
    let mut all = files(&root().join("src"), &["rs"]);
    all.extend(files(&root().join("www"), &["js", "css"]));
    all.extend(files(&root().join("xtask/src"), &["rs"]));
    for path in all {
        let lines = fs::read_to_string(&path).expect("the file is readable").lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn every_source_file_opens_with_what_it_is() {
    for path in files(&root().join("src"), &["rs"]) {
        let text = fs::read_to_string(&path).expect("the file is readable");
        assert!(text.starts_with("//! "), "{}", path.display());
    }
}
