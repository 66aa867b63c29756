//! Addresses through the years: what one of an earlier schema says, in the words of today's.
//!
//! An address leaves out what is at its default, and names pages, parameters, options, axes and columns by their ids. Whoever
//! changes a default or an id adds a [`Step`] to [`STEPS`], so that every address that was ever written opens what it
//! did; those in `tests/addresses/` are asked whether it does.
//!
//! ```
//! use nullcline::address::{Said, Step, upgrade};
//!
//! // Once the default of I_amp was 7, and the page was called axon.
//! fn change(said: &mut Said) {
//!     said.meant("I_amp", "7");
//! }
//! let steps = [Step { pages: &[("axon", "hh-step")], concerns: |id| id == "hh-step", change }];
//! let said = Said { demo: "axon".into(), runs: vec![vec![]], ..Said::default() };
//! let now = upgrade(&steps, 1, said);
//! assert_eq!(now.demo, "hh-step");
//! assert_eq!(now.runs[0], [("I_amp".to_string(), "7".to_string())]);
//! ```

pub mod packed;

use serde::{Deserialize, Serialize};

/// Keys and their texts, in the order of the address.
pub type Texts = Vec<(String, String)>;

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// The id of the page.
    pub demo: String,
    /// Of the current run, then of the pinned ones: the parameters that are not at their defaults.
    pub runs: Vec<Texts>,
    /// The axes that are looked at in part, and the parts.
    pub zoom: Texts,
    /// The column of which a difference is shown; empty where none is.
    pub column: String,
    /// The parameters that a guest on another page has controls for, where it has a choice of its own.
    pub controls: Vec<String>,
    /// The panels that it shows, likewise.
    pub panels: Vec<String>,
}

/// From one schema to the next.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Pages that have another id since: what it was, what it is. An id that was given up is not given again.
    pub pages: &'static [(&'static str, &'static str)],
    /// Whether something has changed on the page with this id, which is the new one, besides.
    pub concerns: fn(&str) -> bool,
    /// What has changed there.
    pub change: fn(&mut Said),
}

/// All steps since schema 1, the oldest first.
pub const STEPS: &[Step] = &[Step { pages: &[], concerns: is_run_beyond, change: to_2 }];

/// Today's schema.
pub const SCHEMA: usize = 1 + STEPS.len();

/// The runs beyond the course, in a plane or over time, and the ramp race.
fn is_run_beyond(id: &str) -> bool {
    ["-plane", "-current", "ramp-race"].iter().any(|end| id.ends_with(end))
}

/// In schema 1 the course's method was the default beyond it, too; a leaky neuron fired ninety times, and the ramps of a
/// race began farther from where rest loses its stability.
fn to_2(said: &mut Said) {
    let meant: &[(&str, &str)] = match said.demo.as_str() {
        "ramp-race" => &[
            ("I_from", "0"),
            ("I_to", "0.6"),
            ("slowest", "0.0005"),
            ("fastest", "0.008"),
            ("v0", "-1.2"),
            ("w0", "-0.62"),
        ],
        "lif-current" => &[("method", "euler"), ("amplitude", "1.5")],
        _ => &[("method", "euler")],
    };
    for (parameter, was) in meant {
        said.meant(parameter, was);
    }
}

/// The schema since which an address of the page with this id says what it says after these steps; it stands in the address
/// as its `v`. An address of schema 1 has none: what was written before there were others, or by hand.
pub fn schema(steps: &[Step], id: &str) -> usize {
    let touches = |step: &Step| (step.concerns)(id) || step.pages.iter().any(|(_, now)| *now == id);
    1 + steps.iter().rposition(touches).map_or(0, |place| place + 1)
}

/// What an address of this schema says, in the words of the schema after these steps.
pub fn upgrade(steps: &[Step], schema: usize, mut said: Said) -> Said {
    for step in steps.iter().skip(schema.saturating_sub(1)) {
        said.demo = step.page(said.demo);
        if (step.concerns)(&said.demo) {
            (step.change)(&mut said);
        }
    }
    said
}

/// The ids that pages had before these steps, each with the one that the page has after them.
pub fn former(steps: &[Step]) -> Vec<(&'static str, String)> {
    let after = |i: usize, id: &str| steps[i..].iter().fold(id.to_string(), |id, step| step.page(id));
    let given_up =
        steps.iter().enumerate().flat_map(|(i, step)| step.pages.iter().map(move |(was, _)| (i, *was)));
    given_up.map(|(i, was)| (was, after(i, was))).collect()
}

impl Step {
    fn page(&self, id: String) -> String {
        self.pages.iter().find(|(was, _)| *was == id).map_or(id, |(_, now)| (*now).into())
    }
}

/// What steps are made of.
impl Said {
    /// A parameter has another id.
    pub fn parameter(&mut self, was: &str, now: &str) {
        self.runs.iter_mut().for_each(|run| rename(run.iter_mut().map(|(key, _)| key), was, now));
        rename(&mut self.controls, was, now);
    }

    /// A parameter has another default: where nothing was said, the old one was meant.
    pub fn meant(&mut self, parameter: &str, was: &str) {
        for run in &mut self.runs {
            if !run.iter().any(|(key, _)| key.eq_ignore_ascii_case(parameter)) {
                run.push((parameter.into(), was.into()));
            }
        }
    }

    /// An option of a choice has another id.
    pub fn option(&mut self, parameter: &str, was: &str, now: &str) {
        for (_, text) in self
            .runs
            .iter_mut()
            .flatten()
            .filter(|(key, text)| key.eq_ignore_ascii_case(parameter) && text == was)
        {
            *text = now.into();
        }
    }

    /// A panel has another id, and so have its axes.
    pub fn panel(&mut self, was: &str, now: &str) {
        rename(&mut self.panels, was, now);
        for place in ["x", "y"] {
            self.axis(&format!("{was}.{place}"), &format!("{now}.{place}"));
        }
    }

    /// An axis has another key: see [`Axis::key`](crate::figure::Axis::key).
    pub fn axis(&mut self, was: &str, now: &str) {
        rename(self.zoom.iter_mut().map(|(key, _)| key), was, now);
    }

    /// A column of the run has another id.
    pub fn column(&mut self, was: &str, now: &str) {
        rename([&mut self.column], was, now);
    }
}

/// Attributes of the custom element are addresses, too, and HTML gives them in small letters.
fn rename<'a>(ids: impl IntoIterator<Item = &'a mut String>, was: &str, now: &str) {
    ids.into_iter().filter(|id| id.eq_ignore_ascii_case(was)).for_each(|id| *id = now.into());
}
