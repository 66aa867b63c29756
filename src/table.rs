//! What a page has computed as a table for other programs: CSV and JSON, with units and parameters, for scripts and for spreadsheets.

use crate::catalogue::told;
use crate::demos::Demo;
use crate::figure::Values;
use crate::numerals::Numeral;
use crate::page::Scene;
use crate::param::{Param, Value};
use crate::run::Column;
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// What is told of a page: its run, and the pinned ones.
pub struct Table<'a> {
    /// The page.
    pub demo: &'a Demo,
    /// Its values, in the order of its parameters.
    pub values: &'a [f64],
    /// What came of them.
    pub scene: &'a Scene,
    /// The address that leads to the same.
    pub link: &'a str,
    /// Its pinned runs.
    pub pins: Vec<Pinned<'a>>,
}

/// A pinned run, computed.
pub struct Pinned<'a> {
    /// Its name.
    pub label: &'a str,
    /// Its values, in the order of the page's parameters.
    pub values: &'a [f64],
    /// What came of them.
    pub scene: &'a Scene,
}

impl Table<'_> {
    /// For scripts: a head of comment lines, `#`, in which stands how pandas and NumPy read it; a column is as long as the
    /// longest, the rest of it `nan`.
    pub fn csv(&self) -> String {
        let mut remarks = self.remarks();
        let lines = remarks.len() + 2;
        remarks.push("pandas: read_csv(file, comment=\"#\")".into());
        remarks.push(format!(
            "NumPy: genfromtxt(file, delimiter=\",\", names=True, skip_header={lines}, encoding=\"utf-8\")"
        ));
        let mut text: String = remarks.iter().map(|remark| format!("# {remark}\n")).collect();
        let columns = self.columns();
        let heads: Vec<&str> = columns.iter().map(|(head, _)| head.as_str()).collect();
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{}", heads.join(","));
        for row in 0..longest(&columns) {
            for (place, (_, values)) in columns.iter().enumerate() {
                let comma = if place == 0 { "" } else { "," };
                let _ = match values.get(row) {
                    Some(value) if value.is_finite() => write!(text, "{comma}{value}"),
                    _ => write!(text, "{comma}nan"),
                };
            }
            text.push('\n');
        }
        text
    }

    /// For spreadsheets: heads first, the parameters at the right; a mark by which their programs know the encoding, and a
    /// semicolon between cells where the decimal sign is a comma, as they expect it there. What is not a number is empty.
    pub fn spreadsheet(&self, decimal: char) -> String {
        let between = if decimal == ',' { ';' } else { ',' };
        let number = |value: f64| {
            if value.is_finite() {
                Numeral::exact(value).to_string().replace('.', &decimal.to_string())
            } else {
                String::new()
            }
        };
        let columns = self.columns();
        let aside = self.aside(number);
        let width = aside.iter().map(Vec::len).max().unwrap_or(0);
        let mut text = String::from('\u{feff}');
        for row in 0..=longest(&columns).max(aside.len() - 1) {
            let cell = |(head, values): &(String, Values)| match row.checked_sub(1) {
                None => head.clone(),
                Some(place) => values.get(place).map_or(String::new(), |&value| number(value)),
            };
            let mut cells: Vec<String> = columns.iter().map(cell).collect();
            cells.push(String::new());
            cells.extend(
                (0..width).map(|place| {
                    aside.get(row).and_then(|cells| cells.get(place)).cloned().unwrap_or_default()
                }),
            );
            let cells: Vec<String> = cells.iter().map(|cell| quoted(cell, between)).collect();
            text.push_str(cells.join(&between.to_string()).trim_end_matches(between));
            text.push_str("\r\n");
        }
        text
    }

    /// One object: `demo`, `title`, `link`, `method`, `parameters`, `columns`, `spikes`; `computed`, the share of long work that
    /// is done, where it is not all; and `pins`, the pinned runs, each with its `label` and the like.
    pub fn json(&self) -> String {
        let mut all = self.told(self.values, self.scene);
        all["demo"] = json!(self.demo.about.id);
        all["title"] = json!(self.demo.about.title().to_string());
        all["link"] = json!(self.link);
        if !self.pins.is_empty() {
            let pinned = |pin: &Pinned| {
                let mut told = self.told(pin.values, pin.scene);
                told["label"] = json!(pin.label);
                told
            };
            all["pins"] = self.pins.iter().map(pinned).collect();
        }
        format!("{all}\n")
    }

    /// What JSON tells of a run.
    fn told(&self, values: &[f64], scene: &Scene) -> Json {
        let parameter = |(param, &value): (&Param, &f64)| json!({"id": param.id, "value": told(param.value(value)), "unit": param.unit});
        let column = |Column { quantity, values }: &Column| json!({"id": quantity.id, "unit": quantity.unit, "values": **values});
        let spikes = scene.run.as_ref().map(
            |run| json!({"indices": run.spikes.indices, "times": run.spikes.times, "seen": run.spikes.seen}),
        );
        json!({
            "method": scene.method.to_string(),
            "parameters": self.demo.params().iter().zip(values).map(parameter).collect::<Vec<_>>(),
            "columns": self.demo.columns(values, scene).iter().map(column).collect::<Vec<_>>(),
            "spikes": spikes,
            "computed": undone(scene),
        })
    }

    /// The columns under their heads, those of pinned runs behind; their time only where it is another.
    fn columns(&self) -> Vec<(String, Values)> {
        let headed =
            |column: Column, behind: &str| (format!("{}{behind}", column.quantity.titled()), column.values);
        let mut columns: Vec<_> =
            self.demo.columns(self.values, self.scene).into_iter().map(|column| headed(column, "")).collect();
        for pin in &self.pins {
            let behind = format!(" {}", bare(pin.label));
            for (place, column) in self.demo.columns(pin.values, pin.scene).into_iter().enumerate() {
                let known = place == 0 && columns.first().is_some_and(|(_, first)| *first == column.values);
                if !known {
                    columns.push(headed(column, &behind));
                }
            }
        }
        columns
    }

    /// What stands in the head of a file for scripts.
    fn remarks(&self) -> Vec<String> {
        let mut remarks =
            vec![self.demo.about.title().to_string(), self.link.into(), self.scene.method.to_string()];
        if let Some(share) = undone(self.scene) {
            remarks.push(format!("not complete: {:.0} % is computed", 100.0 * share));
        }
        for (param, &value) in self.demo.params().iter().zip(self.values) {
            let unit = if param.unit.is_empty() { String::new() } else { format!(" {}", param.unit) };
            remarks.push(format!("{} = {}{unit}", param.id, said(param, value, f64_text)));
        }
        remarks.extend(spikes(self.scene).map(|times| format!("spikes: {times}")));
        for pin in &self.pins {
            let differing = self.demo.params();
            let differing =
                differing.iter().zip(pin.values).zip(self.values).filter(|((_, then), now)| then != now);
            let told: Vec<String> = differing
                .map(|((param, &then), _)| format!("{} = {}", param.id, said(param, then, f64_text)))
                .collect();
            let told = if told.is_empty() { "the same values".into() } else { told.join(", ") };
            remarks.push(format!("pinned run {}: {told}", bare(pin.label)));
            remarks.extend(spikes(pin.scene).map(|times| format!("its spikes: {times}")));
        }
        remarks
    }

    /// What stands at the right in a spreadsheet, row by row: a parameter a row, with its value in every run.
    fn aside(&self, number: impl Fn(f64) -> String + Copy) -> Vec<Vec<String>> {
        let mut heads = vec!["parameter".to_string(), "unit".into(), "value".into()];
        heads.extend(self.pins.iter().map(|pin| format!("pinned: {}", bare(pin.label))));
        let mut rows = vec![heads];
        for (place, param) in self.demo.params().iter().enumerate() {
            let runs = std::iter::once(self.values).chain(self.pins.iter().map(|pin| pin.values));
            let values = runs.map(|values| said(param, values[place], number));
            rows.push([param.id.to_string(), param.unit.into()].into_iter().chain(values).collect());
        }
        let counts = std::iter::once(self.scene).chain(self.pins.iter().map(|pin| pin.scene));
        let counts: Vec<String> =
            counts.filter_map(|scene| Some(scene.run.as_ref()?.spikes.seen.len().to_string())).collect();
        if !counts.is_empty() {
            rows.push([String::from("spikes"), String::new()].into_iter().chain(counts).collect());
        }
        if let Some(share) = undone(self.scene) {
            rows.push(vec!["computed".into(), "%".into(), number((100.0 * share).round())]);
        }
        let (title, method) = (self.demo.about.title().to_string(), self.scene.method.to_string());
        let told = [("page", title.as_str()), ("method", method.as_str()), ("link", self.link)];
        rows.extend(told.map(|(what, text)| vec![what.into(), String::new(), text.into()]));
        rows
    }
}

/// How much of a scene's work is done, where it is not all.
fn undone(scene: &Scene) -> Option<f64> {
    scene.unfinished().map(|work| work.progress)
}

/// The times of spikes as the page tells them; none where a page has no run.
fn spikes(scene: &Scene) -> Option<String> {
    let times = scene.run.as_ref()?.spikes.seen.iter().map(f64::to_string);
    Some(times.collect::<Vec<_>>().join(" "))
}

fn longest(columns: &[(String, Values)]) -> usize {
    columns.iter().map(|(_, values)| values.len()).max().unwrap_or(0)
}

/// A parameter's value: the key of an option, or a number as `number` writes it.
fn said(param: &Param, value: f64, number: impl Fn(f64) -> String) -> String {
    match param.value(value) {
        Value::Number(value) => number(value),
        Value::Choice(id) => id.into(),
    }
}

fn f64_text(value: f64) -> String {
    value.to_string()
}

/// A reader's name for a run, without what is a sign to those who read the file.
fn bare(label: &str) -> String {
    let bare: String = label
        .chars()
        .map(|c| if c.is_control() || matches!(c, ',' | ';' | '#' | '"') { ' ' } else { c })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell, in quotation marks where it holds a sign that ends one.
fn quoted(cell: &str, between: char) -> String {
    let needs = cell.contains([between, '"', '\n', '\r']);
    if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.into() }
}
