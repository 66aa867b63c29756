//! A page's run as a program: in Python by itself, in Rust and JavaScript by the crate and the package.

mod javascript;
pub mod offered;
mod python;
mod rust;
pub mod simulated;

pub use python::hash;

use crate::demos::Demo;
use crate::param::{Kind, Param, Refusal, Value};
use crate::text::{Text, say};

/// A stretch of a script; a parameter's literal is a stretch of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The text; all of them together are the script.
    pub text: String,
    /// The parameter whose value it is.
    pub param: Option<&'static str>,
}

/// Writes a page with these values, in the order of its parameters.
type Writer = fn(&Demo, &[Param], &[f64]) -> Script;
/// The languages: their keys, and what writes them.
const LANGUAGES: [(&str, Writer); 3] =
    [("python", python::script), ("rust", rust::script), ("javascript", javascript::script)];

/// The script of a page with these values, in the order of its parameters, in `python`, `rust` or `javascript`; empty
/// in Python where the page does not compute there.
pub fn script(demo: &Demo, values: &[f64], language: &str) -> Result<Vec<Segment>, Refusal> {
    let Some((_, write)) = LANGUAGES.iter().find(|(key, _)| *key == language) else {
        let keys = LANGUAGES.map(|(key, _)| key).join(", ");
        return Err(Refusal::new(
            "language",
            language,
            say!("it must be one of {ids}", ids = Text::plain(keys)),
        ));
    };
    Ok(write(demo, &demo.params(), values).0)
}

/// A script being written.
#[derive(Default)]
struct Script(Vec<Segment>);

impl Script {
    /// Writes plain text.
    fn say(&mut self, text: impl AsRef<str>) {
        match self.0.last_mut() {
            Some(Segment { text: last, param: None }) => last.push_str(text.as_ref()),
            _ => self.0.push(Segment { text: text.as_ref().into(), param: None }),
        }
    }

    /// Writes a parameter's literal.
    fn literal(&mut self, param: &Param, text: String) {
        self.0.push(Segment { text, param: Some(param.id) });
    }
}

/// A value as all three languages write it; what is whole by its nature has no point, nor has an option.
fn literal(param: &Param, value: f64) -> String {
    match (param.kind, param.value(value)) {
        (_, Value::Choice(id)) => format!("\"{id}\""),
        (Kind::Whole | Kind::Seed, _) => format!("{value:.0}"),
        _ => format!("{value:?}"),
    }
}
