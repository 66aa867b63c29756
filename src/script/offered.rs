//! What a page's run can be written as: the formats, what each lacks for it, and the files.

use super::{Segment, Writer, javascript, python, rust};
use crate::demos::Demo;
use crate::options::initial;
use crate::page::tab::Asks;
use crate::program::{self, Experiment, FORMATS, Format, setup};
use crate::run::{Budget, Run};
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
    /// What it needs to run, or what is to be known of it; empty where its files say that.
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

/// A page with its values, and the run that it shows, if it shows one of a neuron.
pub struct Shown<'a> {
    /// The page.
    pub demo: &'a Demo,
    /// Its values, in the order of its parameters.
    pub values: &'a [f64],
    /// The run.
    pub run: Option<&'a Run>,
    /// Its address.
    pub link: &'a str,
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

impl Shown<'_> {
    /// Every format, in the order of the menu.
    pub fn offers(&self) -> Vec<Offer> {
        let experiment = self.experiment().ok_or_else(|| nothing_to_write(self.demo));
        let others = FORMATS.iter().map(|format| offer(format, experiment.as_ref()));
        let own = LANGUAGES.iter().map(|language| language.offer(self.demo));
        others.chain(own).collect()
    }

    /// The files in a format, that to be run first in front; none where there is no such format, or it lacks something.
    pub fn program(&self, format: &str) -> Vec<File> {
        if let Some(language) = LANGUAGES.iter().find(|language| language.id == format) {
            let lacks = language.offer(self.demo).lacks;
            return if lacks.is_none() { vec![language.file(self)] } else { Vec::new() };
        }
        let format = FORMATS.iter().find(|known| known.id == format);
        let Some((format, experiment)) = format.zip(self.experiment()) else { return Vec::new() };
        if (format.lacks)(&experiment).is_some() {
            return Vec::new();
        }
        (format.write)(&experiment).into_iter().map(File::whole).collect()
    }

    /// What other simulators are told of the run, if it is one of a neuron.
    fn experiment(&self) -> Option<Experiment> {
        let experiment = setup::of_run(self.demo, self.values, self.run).ok()?;
        // The whole link, where there is one: it opens what the program computes.
        Some(Experiment {
            origin: if self.link.is_empty() { experiment.origin } else { self.link.into() },
            ..experiment
        })
    }
}

impl File {
    /// A file without literals.
    fn whole(file: program::File) -> File {
        File { name: file.name, segments: vec![Segment { text: file.text, param: None }] }
    }
}

/// Every format, in the order of the menu: its key, its title, how its files' names end, and whether it is exact.
pub fn formats() -> Vec<(&'static str, &'static str, &'static str, bool)> {
    let others = FORMATS.iter().map(|format| (format.id, format.title, format.extension, format.exact));
    others
        .chain(LANGUAGES.iter().map(|language| (language.id, language.title, language.extension, true)))
        .collect()
}

/// Why a page has no run that could be written: because of its values, or because of what it is.
fn nothing_to_write(demo: &Demo) -> Text {
    let usual = || demo.open(&initial(&demo.params()), USUAL).ok()?.run;
    match demo.recipe.is_some() && demo.model().is_some() && usual().is_some() {
        true => say!("with these values there is no run"),
        false => say!("this page is not one run of a neuron"),
    }
}

/// What a page at its defaults may cost.
const USUAL: Budget = Budget::of(1_000_000);

fn offer(format: &Format, experiment: Result<&Experiment, &Text>) -> Offer {
    let Format { id, title, extension, exact, .. } = *format;
    let draws = exact && experiment.is_ok_and(Experiment::is_noisy);
    let needs = match draws {
        true => say!("Its random numbers are its own: another run of the same law."),
        false => Text::default(),
    };
    let lacks = match experiment {
        Ok(experiment) => (format.lacks)(experiment),
        Err(nothing) => Some(nothing.clone()),
    };
    Offer { id, title, extension, exact: exact && !draws, lacks, needs, hash: false }
}

impl Language {
    fn offer(&self, demo: &Demo) -> Offer {
        let Language { id, title, extension, needs, .. } = *self;
        let hash = id == "python";
        let lacks = (hash && demo.recipe.is_none()).then(|| match demo.about.tab.map(|tab| tab.asks) {
            Some(Asks::Clamp) => say!(
                "Python scripts are written of runs under a current, and here the voltage is held; in Rust and JavaScript, the lab’s own code computes this page"
            ),
            _ => say!(
                "this page has no Python script, because it would take very long to run; in Rust and JavaScript, the lab’s own code computes it"
            ),
        });
        Offer { id, title, extension, exact: true, lacks, needs: needs.into(), hash }
    }

    fn file(&self, Shown { demo, values, .. }: &Shown) -> File {
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
