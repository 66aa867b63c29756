//! What may be named in one room only, or in none: serde, JavaScript, a language, a model.

use crate::walls::{code, files, room, root};
use nullcline::demos::DEMOS;
use std::collections::BTreeSet;
use std::fs;

/// The rooms that say how things cross to other programs: all others hold things as they are.
const SHAPES: &[&str] = &["address", "catalogue", "lab", "web"];

/// What only the room `web` may name.
const JAVASCRIPT: &[&str] =
    &["wasm_bindgen", "web_sys", "js_sys", "serde_wasm_bindgen", "plotters_canvas", "getrandom"];

/// Words of models that no id of the catalogue holds.
const MODEL_WORDS: &[&str] =
    &["hodgkin", "huxley", "fitzhugh", "nagumo", "morris", "lecar", "izhikevich", "typex"];

/// The rooms that put texts into a language: where they are told, drawn, and set.
const TONGUES: &[&str] = &["catalogue", "lab", "plot", "script", "text", "typeset", "web", "words"];

#[test]
fn only_where_a_text_is_told_or_drawn_is_it_put_into_a_language() {
    for path in files(&root().join("src"), &["rs"]).into_iter().filter(|path| !path.ends_with("src/lib.rs")) {
        let speaks = code(&path).split("#[cfg(test)]").next().is_some_and(|code| code.contains("Language"));
        assert!(!speaks || TONGUES.contains(&room(&path).as_str()), "{} speaks", path.display());
    }
}

#[test]
fn only_the_rooms_that_say_how_things_cross_to_other_programs_name_serde() {
    let rooms: BTreeSet<String> = files(&root().join("src"), &["rs"])
        .into_iter()
        .filter(|path| code(path).contains("serde::"))
        .map(|path| room(&path))
        .collect();
    assert_eq!(rooms.into_iter().collect::<Vec<_>>(), SHAPES);
}

/// A folder of `models/` is a family: one model, and what is made of it. Its files know one another, and no other model.
#[test]
fn models_do_not_know_one_another() {
    let models = root().join("src/models");
    // The registry, what it finds by their texts, where they start, and the texts of what it has.
    let registry = ["mod.rs", "own.rs", "start.rs", "text.rs", "typed.rs"].map(|file| models.join(file));
    for path in files(&models, &["rs"]).into_iter().filter(|path| !registry.contains(path)) {
        let code = code(&path);
        let of_family = path.parent() != Some(&models) && !path.ends_with("mod.rs");
        assert!(!code.contains("crate::models"), "{}", path.display());
        assert!(of_family || !code.contains("super::"), "{}", path.display());
    }
}

#[test]
fn only_one_room_knows_javascript() {
    for path in files(&root().join("src"), &["rs"]) {
        let is_boundary = room(&path) == "web";
        let named = JAVASCRIPT.iter().any(|word| code(&path).contains(word));
        assert_eq!(named, is_boundary, "{}", path.display());
    }
}

#[test]
fn the_page_names_no_model() {
    let params: Vec<_> =
        DEMOS.iter().flat_map(|demo| demo.params()).map(|param| param.id.to_lowercase()).collect();
    // Short ids are letters, and some are words of everyday or of any page.
    let everyday = [
        "size",
        "angle",
        "seed",
        "step",
        "method",
        "hold",
        "tail",
        "ratio",
        "images",
        "centred",
        "stimulus",
        "amplitude",
        "start",
        "end",
        "offset",
        "frequency",
        "orbits",
        "from",
        "points",
        "tolerance",
        "first",
        "last",
        "shown",
        "others",
        "across",
        "off",
        "steps",
    ];
    let ids = params.iter().map(String::as_str).filter(|id| id.len() > 2 && !everyday.contains(id));
    let demos =
        DEMOS.iter().flat_map(|demo| [demo.about.id, demo.about.id.split('-').next().unwrap_or_default()]);
    let demos = demos.filter(|word| !["type", "step", "own"].contains(word));
    let words_of_models: Vec<&str> = MODEL_WORDS.iter().copied().chain(ids).chain(demos).collect();
    let mut pages = files(&root().join("www"), &["js", "css", "html", "svg"]);
    pages.push(root().join("index.html"));
    for path in pages {
        let text = fs::read_to_string(&path).expect("the file is readable").to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        for word in &words_of_models {
            assert!(!words.contains(word), "{} names {word}", path.display());
        }
    }
}
