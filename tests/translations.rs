//! The translations of the core, `src/words/*.po`: each keeps the places of the English and the terms of its glossary, and
//! French has the typography of French.

use crate::walls::files;
use polib::catalog::Catalog;
use polib::message::MessageView;
use polib::po_file;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands above a message that says the same in both languages.
const SAME: &str = "the same";
/// What stands above one that has another word than the glossary.
const FREE: &str = "free: ";
/// What a line of the glossary begins with, in the head of a file.
const TERM: &str = "term: ";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn languages() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("src/words")).expect("the words of the core");
    let places = folder.map(|entry| entry.expect("an entry").path());
    places.filter(|place| place.extension().is_some_and(|ending| ending == "po")).collect()
}

fn catalogue(language: &Path) -> Catalog {
    po_file::parse(language).unwrap_or_else(|error| panic!("{}: {error}", language.display()))
}

fn french() -> Catalog {
    catalogue(&root().join("src/words/fr.po"))
}

/// A message: English, and what says the same.
struct Message {
    english: String,
    told: String,
    /// The lines above it.
    notes: Vec<String>,
}

fn messages(catalogue: &Catalog) -> Vec<Message> {
    let message = |message: &dyn MessageView| Message {
        english: message.msgid().into(),
        told: message.msgstr().expect("plurals stand within a message").into(),
        notes: message.translator_comments().lines().map(String::from).collect(),
    };
    catalogue.messages().map(message).collect()
}

/// Those that are not still to be translated.
fn translated(catalogue: &Catalog) -> impl Iterator<Item = Message> {
    messages(catalogue).into_iter().filter(|message| !message.told.is_empty())
}

/// Of these texts in English those for which some language has no words, each with the language.
pub(crate) fn without<'t>(english: impl Iterator<Item = &'t str>) -> Vec<String> {
    let languages: Vec<(String, Catalog)> = languages()
        .into_iter()
        .map(|language| (language.display().to_string(), catalogue(&language)))
        .collect();
    let lacking = |english: &'t str| {
        let lacks =
            |(_, catalogue): &&(String, Catalog)| catalogue.find_message(None, english, None).is_none();
        languages
            .iter()
            .filter(lacks)
            .map(move |(language, _)| format!("{language}: {english:?}"))
            .collect::<Vec<_>>()
    };
    english.flat_map(lacking).collect()
}

/// Every text in quotation marks in the code of the core, as the compiler reads it; of those behind `say!` all.
fn literals() -> [BTreeSet<String>; 2] {
    let mut found = [BTreeSet::new(), BTreeSet::new()];
    for path in files(&root().join("src"), &["rs"]) {
        let text = fs::read_to_string(&path).expect("a text");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code: String = lines.flat_map(|line| [line, "\n"]).collect();
        let mut before = "";
        for (index, part) in split_at_quotes(&code).into_iter().enumerate() {
            if index % 2 == 0 {
                before = part;
            } else {
                let literal = read(part);
                if before.trim_end().ends_with("say!(") {
                    found[1].insert(literal.clone());
                }
                found[0].insert(literal);
            }
        }
    }
    found
}

/// Code and texts in turn.
fn split_at_quotes(code: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut escaped, mut quoted) = (0, false, false);
    for (at, letter) in code.char_indices() {
        // A quotation mark as a letter is none.
        let is_letter = letter == '"' && code[..at].ends_with('\'') && code[at + 1..].starts_with('\'');
        if letter == '"' && !escaped && !is_letter {
            parts.push(&code[from..at]);
            (from, quoted) = (at + 1, !quoted);
        }
        escaped = quoted && letter == '\\' && !escaped;
    }
    parts.push(&code[from..]);
    parts
}

/// A text as the compiler reads it.
fn read(literal: &str) -> String {
    let mut read = String::new();
    let mut letters = literal.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => read.push('\n'),
                // The line goes on at its first letter.
                Some('\n') => {
                    let rest = letters.as_str().trim_start();
                    letters = rest.chars();
                }
                Some(other) => read.push(other),
                None => {}
            },
            letter => read.push(letter),
        }
    }
    read
}

/// What stands in the braces of a text.
fn places(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(place, _)| place).collect()
}

/// A text without its places, with the first or the second of its plural forms.
fn plain(text: &str, form: usize) -> String {
    let mut plain = String::new();
    for (index, part) in text.split('{').enumerate() {
        let (place, words) = part.split_once('}').unwrap_or(("", part));
        let mut forms = place.split('|').skip(1);
        plain += if index == 0 { part } else { forms.nth(form).unwrap_or("…") };
        plain += if index == 0 { "" } else { words };
    }
    plain.to_lowercase()
}

/// Whether a text has a term as words of their own, perhaps in the plural.
fn has(text: &str, term: &str) -> bool {
    let joined = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '–';
    text.match_indices(term).any(|(at, _)| {
        let behind = &text[at + term.len()..];
        let behind = behind.strip_prefix('s').unwrap_or(behind);
        !text[..at].ends_with(joined) && !behind.starts_with(joined)
    })
}

/// The terms of a language, each with the forms that it may have.
fn glossary(catalogue: &Catalog) -> Vec<(String, Vec<String>)> {
    let lines = catalogue.preheader.iter().filter_map(|line| line.strip_prefix(TERM));
    let term = |line: &str| {
        let (term, forms) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}: a term has its forms"));
        (term.to_lowercase(), forms.split(" | ").map(str::to_lowercase).collect())
    };
    lines.map(term).collect()
}

/// The text that a reader's own equations begin with: what it says of its parameters is told as it stands there.
const TYPED: &str = include_str!("../src/models/own.txt");

#[test]
fn every_template_is_translated_and_no_message_that_nobody_says() {
    let [all, said] = literals();
    let without = without(said.iter().map(String::as_str));
    assert!(without.is_empty(), "say these in src/words/*.po:\n{}", without.join("\n"));
    for language in languages() {
        let messages = messages(&catalogue(&language));
        let unused: Vec<&String> = messages
            .iter()
            .map(|message| &message.english)
            .filter(|english| !all.contains(*english) && !TYPED.contains(english.as_str()))
            .collect();
        assert!(unused.is_empty(), "{}: nobody says\n{unused:#?}", language.display());
    }
}

#[test]
fn a_message_is_translated_once() {
    for language in languages() {
        let text = fs::read_to_string(&language).expect("a text");
        let written = text.lines().filter(|line| line.starts_with("msgid ")).count();
        // The head is a message, too.
        assert_eq!(catalogue(&language).count() + 1, written, "{}: one stands twice", language.display());
    }
}

#[test]
fn a_translation_has_the_places_of_the_english_in_any_order() {
    for language in languages() {
        let catalogue = catalogue(&language);
        let forms = catalogue.metadata.plural_rules.nplurals;
        for Message { english, told, .. } in translated(&catalogue) {
            let names = |text| -> BTreeSet<String> {
                places(text)
                    .into_iter()
                    .map(|place| place.split('|').next().unwrap_or(place).into())
                    .collect()
            };
            assert_eq!(names(&told), names(&english), "{told}");
            for place in places(&told).into_iter().filter(|place| place.contains('|')) {
                assert_eq!(place.split('|').count() - 1, forms, "{told}: as many forms as the language has");
            }
            // What the next phrase is joined to.
            assert_eq!(told.ends_with(' '), english.ends_with(' '), "{told}");
        }
    }
}

#[test]
fn nothing_is_left_in_english_but_what_is_the_same_in_both() {
    for language in languages() {
        let left = |Message { english, told, notes }: Message| {
            let same = notes.iter().any(|note| note == SAME);
            (told.is_empty() || (told == english) != same).then_some(english)
        };
        let left: Vec<String> = messages(&catalogue(&language)).into_iter().filter_map(left).collect();
        assert!(left.is_empty(), "{}: {} are to be translated:\n{left:#?}", language.display(), left.len());
    }
}

#[test]
fn one_thing_has_one_name_in_a_language() {
    for language in languages() {
        let catalogue = catalogue(&language);
        let glossary = glossary(&catalogue);
        let mut faults = Vec::new();
        for Message { english, told, notes } in messages(&catalogue) {
            let free: Vec<&str> = notes.iter().filter_map(|note| note.strip_prefix(FREE)).collect();
            let mut other = Vec::new();
            for (term, forms) in &glossary {
                let missing = |form| {
                    let (english, told) = (plain(&english, form), plain(&told, form));
                    has(&english, term) && !forms.iter().any(|form| told.contains(form))
                };
                if (0..2).any(missing) {
                    other.push(term.as_str());
                }
            }
            if other != free {
                faults.push(format!("{english:?} → {told:?}: {other:?}, and free is {free:?}"));
            }
        }
        assert!(faults.is_empty(), "{}:\n{}", language.display(), faults.join("\n"));
    }
}

#[test]
fn french_has_its_own_typography() {
    for Message { told, notes, .. } in messages(&french()) {
        if notes.iter().any(|note| note == SAME) {
            continue;
        }
        assert!(!told.contains(['\'', '"', '“', '”']), "{told}: French quotes, and ’");
        assert!(!told.contains("..."), "{told}: one sign of three dots");
        let letters: Vec<char> = told.chars().collect();
        for (at, letter) in letters.iter().enumerate() {
            let before = if at == 0 { None } else { Some(letters[at - 1]) };
            let narrow = matches!(letter, ';' | ':' | '!' | '?' | '»');
            assert!(!narrow || before == Some('\u{202f}'), "{told:?}: a narrow space before {letter}");
            assert!(*letter != '«' || letters.get(at + 1) == Some(&'\u{202f}'), "{told:?}: and one behind «");
            let digit = |place: Option<&char>| place.is_some_and(char::is_ascii_digit);
            let point = *letter == '.' && digit(before.as_ref()) && digit(letters.get(at + 1));
            assert!(!point, "{told}: decimals stand behind a comma");
        }
    }
}

#[test]
fn the_files_that_a_translation_names_are_there() {
    for language in languages() {
        for Message { notes, .. } in messages(&catalogue(&language)) {
            for file in notes.iter().filter(|note| note.ends_with(".rs")) {
                assert!(root().join(file).is_file(), "{}: {file}", language.display());
            }
        }
    }
}
