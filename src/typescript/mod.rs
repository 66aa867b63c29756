//! TypeScript declarations of the package, from the catalogue: nothing is said here that is said there.

mod analysis;
mod firing;
mod models;
mod shapes;

use crate::demos::{DEMOS, Demo};
use crate::ode::Quantity;
use crate::param::{Kind, Param, Value};
use crate::script::offered;
use std::fmt::Write;

/// What the build puts behind the declarations of the generated module.
pub fn declarations() -> String {
    let mut text = String::from(shapes::SHAPES);
    let formats = union(offered::formats().into_iter().map(|(id, ..)| id));
    // Writing into a string cannot fail.
    let _ = writeln!(text, "\n/** The formats of programs. */\nexport type ProgramFormatId = {formats};");
    // Beyond the course a page has no function of its own.
    for demo in DEMOS.iter().filter(|demo| demo.about.week > 0) {
        if let Some(columns) = columns(demo) {
            let name = capital(&demo.function());
            let params = demo.params();
            options(
                &mut text,
                &name,
                &demo.about.title().to_string(),
                params.iter().filter(|param| !param.page_only),
            );
            result(&mut text, &name, &columns);
        }
    }
    models::declare(&mut text);
    analysis::declare(&mut text);
    firing::declare(&mut text);
    text
}

/// The columns that a page's course function returns; none for a page without a run.
fn columns(demo: &Demo) -> Option<Vec<Quantity>> {
    let values = crate::options::initial(&demo.params());
    let scene = demo.open(&values, crate::lab::BUDGET).ok()?;
    scene.run.map(|run| run.columns.iter().map(|column| column.quantity).collect())
}

fn options<'a>(text: &mut String, name: &str, title: &str, params: impl Iterator<Item = &'a Param>) {
    let _ = writeln!(text, "\n/** {title}: options; what is missing has the course's default. */");
    let _ = writeln!(text, "export interface {name}Options {{");
    for param in params {
        let unit = if param.unit.is_empty() { String::new() } else { format!(" {}", param.unit) };
        let default = match param.default {
            Value::Number(number) => number.to_string(),
            Value::Choice(id) => format!("\"{id}\""),
        };
        field(text, param, &format!("{} Default {default}{unit}.", sentence(param.help)));
    }
    text.push_str("}\n");
}

/// A key that may be left out.
fn field(text: &mut String, param: &Param, said: &str) {
    let kind = match param.kind {
        Kind::Choice => union(param.choices.iter().map(|choice| choice.id)),
        _ => "number".to_string(),
    };
    let _ = writeln!(text, "  /** {said} */\n  {}?: {kind};", param.id);
}

/// One of these texts.
fn union<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(" | ")
}

fn result(text: &mut String, name: &str, columns: &[Quantity]) {
    let _ = writeln!(text, "\nexport interface {name}Result extends RunResult {{");
    for Quantity { id, unit, .. } in columns {
        let unit = if unit.is_empty() { String::new() } else { format!(" // {unit}") };
        let _ = writeln!(text, "  {id}: Float64Array;{unit}");
    }
    text.push_str("}\n");
}

fn sentence(help: &str) -> String {
    format!("{}.", help.trim_end_matches('.'))
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}
