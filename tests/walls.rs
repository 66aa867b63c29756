//! The walls of the house: who may know whom.

use super::rooms::{DRAWS, ROOMS};
use nullcline::plot::Theme;
use plotters::style::RGBColor;
use std::fs;
use std::path::{Path, PathBuf};

/// All files below a folder whose names end so.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
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
pub(crate) fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("the file is readable");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    // A macro names its own room by the crate it is used in.
    lines.collect::<Vec<_>>().join("\n").replace("$crate", "")
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The room of a source file: the first part of its path below `src/`, without its ending.
pub(crate) fn room(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("below src");
    let first = below.components().next().expect("a file").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_string()
}

/// The rooms that a text names: what follows `crate::`, each name of a list in braces by itself.
fn named(code: &str) -> Vec<String> {
    let word =
        |text: &str| text.trim().split(|c: char| !(c.is_alphanumeric() || c == '_')).next().map(String::from);
    let mut found = Vec::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            None => found.extend(word(after)),
            Some(list) => {
                let mut depth = 0;
                let mut start = true;
                for (i, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && !c.is_whitespace() => {
                            found.extend(word(&list[i..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

#[test]
fn a_room_names_only_the_rooms_it_may() {
    for path in files(&root().join("src"), &["rs"]).into_iter().filter(|path| !path.ends_with("src/lib.rs")) {
        let (room, code) = (room(&path), code(&path));
        let allowed = ROOMS.iter().find(|(name, _)| *name == room);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("{} stands in no room", path.display()));
        for name in named(&code) {
            assert!(name == room || allowed.contains(&name.as_str()), "{} names {name}", path.display());
        }
        assert!(!code.contains("super::super"), "{} climbs over its room", path.display());
        assert!(!code.contains("plotters") || DRAWS.contains(&room.as_str()), "{} draws", path.display());
    }
}

#[test]
fn every_room_is_there_and_uses_its_permissions() {
    for (room_name, allowed) in ROOMS {
        let own = files(&root().join("src"), &["rs"]).into_iter().filter(|path| room(path) == *room_name);
        let own: Vec<PathBuf> = own.collect();
        assert!(!own.is_empty(), "there is no room {room_name}");
        let used: Vec<String> = own.iter().flat_map(|path| named(&code(path))).collect();
        for other in *allowed {
            assert!(used.iter().any(|name| name == other), "{room_name} does not name {other}");
        }
    }
}

/// Which of these name one that does not stand before them in the list.
pub(crate) fn upward<'a>(floors: &[(&'a str, &[&str])]) -> Vec<&'a str> {
    let below = |at: usize, other: &str| floors[..at].iter().any(|(name, _)| *name == other);
    let all = floors.iter().enumerate();
    all.filter(|(at, (_, allowed))| !allowed.iter().all(|other| below(*at, other)))
        .map(|(_, (name, _))| *name)
        .collect()
}

#[test]
fn every_room_is_on_both_maps() {
    let [library, readme] =
        ["src/lib.rs", "README.md"].map(|map| fs::read_to_string(root().join(map)).expect("a map"));
    for (room, _) in ROOMS {
        // Where there is no JavaScript, `web` is not there to be linked.
        let [linked, plain] = [format!("//! | [`{room}`]"), format!("`{room}`")];
        let row =
            |line: &str| line.starts_with("//! |") && (line.contains(&linked[6..]) || line.contains(&plain));
        assert!(library.lines().any(row), "src/lib.rs does not say what {room} is");
        let places = [format!("`src/{room}.rs`"), format!("`src/{room}/`")];
        let row = |line: &str| line.starts_with("| ") && places.iter().any(|place| line.contains(place));
        assert!(readme.lines().any(row), "README.md does not say what {room} is");
    }
}

#[test]
fn a_room_names_only_rooms_below_it() {
    assert!(upward(ROOMS).is_empty(), "{:?}", upward(ROOMS));
    assert_eq!(upward(&[("a", &[]), ("b", &["a", "c"]), ("c", &["b"])]), ["b"]);
}

#[test]
fn the_test_of_the_walls_reads_what_it_should() {
    let code = "use crate::{ode::{Neuron, Real}, models::x};\nlet y = crate::plot::width(1);";
    assert_eq!(named(code), ["ode", "models", "plot"]);
}

#[test]
fn what_is_computed_here_is_written_in_no_other_language_beside_it() {
    let rooms = ["models", "integrate", "stimulus", "learning"];
    for path in files(&root().join("src"), &["rs"]).into_iter().filter(|path| rooms.contains(&&*room(path))) {
        let code = code(&path);
        for python in ["def ", "lambda", "np.", "math.", "import "] {
            assert!(!code.contains(python), "{} has {python}: printers write Python", path.display());
        }
    }
}

#[test]
fn no_file_is_longer_than_a_reader_bears() {
    let mut all = files(&root().join("src"), &["rs"]);
    all.extend(files(&root().join("www"), &["js", "css"]));
    // The published crate is without it.
    let xtask = root().join("xtask/src");
    all.extend(if xtask.is_dir() { files(&xtask, &["rs"]) } else { Vec::new() });
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

#[test]
fn the_page_puts_figures_on_the_paper_they_are_drawn_for() {
    let tokens = fs::read_to_string(root().join("www/css/tokens.css")).expect("the colours of the page");
    for theme in [Theme::Light, Theme::Dark] {
        let RGBColor(red, green, blue) = theme.paper();
        let hex = format!("#{red:02x}{green:02x}{blue:02x}");
        let cards = tokens.lines().filter(|line| line.contains("--card:"));
        assert!(cards.map(str::to_lowercase).any(|line| line.contains(&hex)), "no card is {hex}");
    }
}
