//! What a page has computed as a table for other programs: CSV and JSON, with units and parameters.

use crate::demos::{Demo, Scene};
use crate::param::{Param, Value};
use crate::run::Column;
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// A table with a head of comment lines, `#`; a column is as long as the longest, the rest of it `nan`.
pub fn csv(demo: &Demo, values: &[f64], scene: &Scene, link: &str) -> String {
    let mut text = String::new();
    // Writing into a string cannot fail.
    let _ = writeln!(text, "# {}\n# {link}\n# {}", demo.about.title, scene.method);
    if let Some(share) = undone(scene) {
        let _ = writeln!(text, "# not complete: {:.0} % is computed", 100.0 * share);
    }
    for (param, &value) in demo.params().iter().zip(values) {
        let unit = if param.unit.is_empty() { String::new() } else { format!(" {}", param.unit) };
        let _ = writeln!(text, "# {} = {}{unit}", param.id, plain(param, value));
    }
    if let Some(run) = &scene.run {
        let times: Vec<String> = run.spikes.seen.iter().map(f64::to_string).collect();
        let _ = writeln!(text, "# spikes: {}", times.join(" "));
    }
    let heads: Vec<String> = scene.data.iter().map(|column| column.quantity.titled()).collect();
    let _ = writeln!(text, "{}", heads.join(","));
    let rows = scene.data.iter().map(|column| column.values.len()).max().unwrap_or(0);
    for row in 0..rows {
        for (place, column) in scene.data.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            let _ = match column.values.get(row) {
                Some(value) if value.is_finite() => write!(text, "{comma}{value}"),
                _ => write!(text, "{comma}nan"),
            };
        }
        text.push('\n');
    }
    text
}

/// The same as one object: `demo`, `title`, `link`, `method`, `parameters`, `columns`, `spikes`; and `computed`, the share
/// of long work that is done, where it is not all.
pub fn json(demo: &Demo, values: &[f64], scene: &Scene, link: &str) -> String {
    let parameters: Vec<Json> = demo
        .params()
        .iter()
        .zip(values)
        .map(|(param, &value)| json!({"id": param.id, "value": param.value(value), "unit": param.unit}))
        .collect();
    let columns: Vec<Json> = scene
        .data
        .iter()
        .map(|Column { quantity, values }| json!({"id": quantity.id, "unit": quantity.unit, "values": **values}))
        .collect();
    let spikes = scene.run.as_ref().map(
        |run| json!({"indices": run.spikes.indices, "times": run.spikes.times, "seen": run.spikes.seen}),
    );
    let all = json!({
        "demo": demo.about.id,
        "title": demo.about.title,
        "link": link,
        "method": scene.method,
        "parameters": parameters,
        "columns": columns,
        "spikes": spikes,
        "computed": undone(scene),
    });
    format!("{all}\n")
}

/// How much of a scene's work is done, where it is not all.
fn undone(scene: &Scene) -> Option<f64> {
    scene.unfinished().map(|work| work.progress)
}

fn plain(param: &Param, value: f64) -> String {
    match param.value(value) {
        Value::Number(number) => number.to_string(),
        Value::Choice(id) => id.into(),
    }
}
