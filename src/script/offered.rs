//! What a page's run can be written as: the formats, what each lacks for it, and the files.

use super::{Segment, Writer, javascript, python, rust};
use crate::demos::Demo;
use crate::text::{Text, say};

/// A format that a run may be written in.
pub struct Offer {
    /// The key.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// How its files' names end; of several files the first one's.
    pub extension: &'static str,
    /// Whether its numbers are the lab's, to 1e−9 of each column's range, by the methods that it can be told.
    pub exact: bool,
    /// Why this run cannot be written in it, where it cannot.
    pub lacks: Option<Text>,
    /// What it needs to run; empty where its files say that.
    pub needs: Text,
    /// Whether it prints the short hash of v[].
    pub hash: bool,
}

/// A file of a program.
pub struct File {
    /// Its name.
    pub name: String,
    /// Its text; a literal of a parameter is a stretch of its own.
    pub segments: Vec<Segment>,
}

/// A language in which the lab computes pages itself.
struct Language {
    id: &'static str,
    title: &'static str,
    extension: &'static str,
    needs: &'static str,
    write: Writer,
}

const LANGUAGES: [Language; 3] = [
    Language {
        id: "python",
        title: "Python",
        extension: "py",
        needs: "Needs NumPy and Matplotlib, nothing else.",
        write: python::script,
    },
    Language {
        id: "rust",
        title: "Rust",
        extension: "rs",
        needs: "Needs the crate nullcline.",
        write: rust::script,
    },
    Language {
        id: "javascript",
        title: "JavaScript",
        extension: "mjs",
        needs: "Needs the package beside it.",
        write: javascript::script,
    },
];

/// Every format, in the order of the menu.
pub fn offers(demo: &Demo) -> Vec<Offer> {
    LANGUAGES.iter().map(|language| language.offer(demo)).collect()
}

/// The files of a page's run in a format, that to be run first in front; none where there is no such format, or it lacks something.
pub fn program(demo: &Demo, values: &[f64], format: &str) -> Vec<File> {
    let known = LANGUAGES.iter().find(|language| language.id == format);
    let usable = known.filter(|language| language.offer(demo).lacks.is_none());
    usable.map(|language| language.file(demo, values)).into_iter().collect()
}

impl Language {
    fn offer(&self, demo: &Demo) -> Offer {
        let Language { id, title, extension, needs, .. } = *self;
        let hash = id == "python";
        let slow = say!(
            "this page has no Python script, because it would take very long to run; in Rust and JavaScript, the lab’s own code computes it"
        );
        let lacks = Some(slow).filter(|_| hash && demo.recipe.is_none());
        Offer { id, title, extension, exact: true, lacks, needs: needs.into(), hash }
    }

    fn file(&self, demo: &Demo, values: &[f64]) -> File {
        // Of typed equations the id is all of them.
        let page = demo.about.id.split(':').next().unwrap_or_default();
        let name = format!("nullcline-{page}.{}", self.extension);
        File { name, segments: (self.write)(demo, &demo.params(), values).0 }
    }
}

/// How comments begin and end in a file, by its name.
pub fn comments(name: &str) -> &'static [[&'static str; 2]] {
    match name.rsplit('.').next().unwrap_or_default() {
        "py" => &[["\"\"\"", "\"\"\""], ["#", "\n"]],
        "ode" => &[["#", "\n"]],
        "rs" | "mjs" | "c" => &[["//", "\n"], ["/*", "*/"]],
        "mod" => &[["COMMENT", "ENDCOMMENT"], [":", "\n"]],
        "xml" | "nml" => &[["<!--", "-->"]],
        "tex" => &[["%", "\n"]],
        _ => &[],
    }
}
