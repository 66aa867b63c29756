//! What flows in a plane: arrows, streamlines, or from where the neuron spikes; where the state came from; and many
//! states at once.

use super::inks::{CYCLE_INKS, SEPARATRIX};
use super::legend::{Look, Sample};
use super::phase::{along, arrows, line};
use super::playback;
use crate::figure::{Ink, Line, Mark, Stroke, Values};
use crate::param::{Choice, params, value_of};
use crate::phase_plane::Window;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::path::{Extent, path};
use crate::phase_plane::quasi_threshold::{QuasiThreshold, Question};
use crate::phase_plane::streamlines::evenly_spaced;
use crate::run::Run;
use std::rc::Rc;

params! {
    /// What lies behind the curves of a plane.
    pub struct Layers: "Plane", "" {
        orbits: 0.0, "", 0.0..=1.0, "", "cycles, separatrices", "Whether limit cycles and the separatrices of saddles are searched for; this takes a moment after each change", choice(CYCLES), page_only, switch;
        flow: 0.0, "", 0.0..=1.0, "", "flow", "How the direction of motion is shown", choice(FLOWS), page_only, switch;
        past_orbit: 0.0, "", 0.0..=1.0, "", "where it came from", "Where the initial state would have come from, at the current shown above the plane", choice(NO_OR_YES), page_only, switch;
        cloud: 0.0, "", 0.0..=1.0, "", "many states", "Many states at once, moving while the run plays", choice(NO_OR_YES), page_only, switch;
    }
}

const FLOWS: &[Choice] = &[
    Choice { id: "arrows", name: "arrows", note: "direction of motion on a grid" },
    Choice { id: "streamlines", name: "streamlines", note: "paths that states follow" },
    Choice {
        id: "spikes",
        name: "does it spike?",
        note: "shaded where it spikes from there, the stronger the sooner; above the threshold it starts within a spike",
    },
];

const STREAMLINES: f64 = value_of(FLOWS, "streamlines");
const SPIKES: f64 = value_of(FLOWS, "spikes");

const NO_OR_YES: &[Choice] =
    &[Choice { id: "no", name: "hidden", note: "" }, Choice { id: "yes", name: "shown", note: "" }];

const SHOWN: f64 = value_of(NO_OR_YES, "yes");
const HIDDEN: f64 = value_of(NO_OR_YES, "no");

const CYCLES: &[Choice] = &[
    Choice { id: "no", name: "hidden", note: "" },
    Choice {
        id: "yes",
        name: "shown",
        note: "limit cycles in green, those that repel dashed; separatrices in red",
    },
];

/// What the layers draw.
pub const LEGEND: &[Sample] = &[
    Sample { param: ORBITS, choice: "yes", look: Look::Firm, ink: CYCLE_INKS[0].0, name: "attracting cycle" },
    Sample {
        param: ORBITS,
        choice: "yes",
        look: Look::Dashed,
        ink: CYCLE_INKS[1].0,
        name: "repelling cycle",
    },
    Sample { param: ORBITS, choice: "yes", look: Look::Dashed, ink: SEPARATRIX.0, name: "separatrix" },
    Sample { param: "flow", choice: "arrows", look: Look::Arrow, ink: Ink::Quiet, name: "" },
    Sample { param: "flow", choice: "streamlines", look: Look::Thin, ink: Ink::Quiet, name: "" },
    Sample { param: "flow", choice: "spikes", look: Look::Deep, ink: Ink::Spike, name: "spikes soon" },
    Sample { param: "flow", choice: "spikes", look: Look::Pale, ink: Ink::Spike, name: "later" },
    Sample { param: "flow", choice: "spikes", look: Look::Blank, ink: Ink::Spike, name: "not at all" },
    Sample { param: "past_orbit", choice: "yes", look: Look::Dashed, ink: Ink::Text, name: "" },
    Sample { param: "cloud", choice: "yes", look: Look::Dots, ink: Ink::Weight, name: "" },
];

/// The parameter that has limit cycles and separatrices sought.
pub const ORBITS: &str = "orbits";

/// Distance of streamlines, as a part of the plane.
const APART: f64 = 0.07;
/// Cells of the map of spikes, across and up.
const CELLS: [usize; 2] = [60, 44];
/// Steps of solutions that it may take: more would make a slider stumble, and are seldom needed.
const STEPS: usize = 100_000;
/// Its shades: neighbouring cells of one shade are drawn as one.
const SHADES: f64 = 5.0;
/// How far back a solution is followed, in widths and heights of the plane.
const BACK: f64 = 4.0;
/// States of the cloud, across and up.
const STATES: [usize; 2] = [16, 12];
/// How many states later the next one comes: the golden part of them all, with which it has no divisor in common.
const APART_IN_TURN: usize = 119;

impl Layers {
    /// Whether limit cycles and separatrices are asked for.
    pub fn seeks_orbits(&self) -> bool {
        self.orbits == const { value_of(CYCLES, "yes") }
    }

    /// Whether many states move while the run is played.
    pub fn shows_cloud(&self) -> bool {
        self.cloud == SHOWN
    }

    /// Arrows, and nothing else.
    pub const PLAIN: Layers = Layers {
        orbits: value_of(CYCLES, "no"),
        flow: value_of(FLOWS, "arrows"),
        past_orbit: HIDDEN,
        cloud: HIDDEN,
    };

    /// What is asked for behind the curves, under a current, in the part of the plane that is seen.
    pub fn field(&self, equations: &dyn Equations<2>, current: f64, seen: Window) -> Vec<Mark> {
        if self.flow != STREAMLINES {
            return vec![arrows(equations, current, seen)];
        }
        let lines = evenly_spaced(equations, current, seen, APART);
        // A streamline tells no direction: an arrow in its middle does.
        let middle = |line: &Vec<[f64; 2]>| {
            let at = line[line.len() / 2];
            [at, equations.plain(at, current)]
        };
        let places = lines.iter().map(middle).collect();
        let mut marks: Vec<Mark> = lines
            .iter()
            .map(|curve| along(curve, Line { stroke: Stroke::Thin, ..line(Ink::Quiet, "") }))
            .collect();
        marks.push(Mark::Arrows { places, ink: Ink::Quiet });
        marks
    }

    /// From where the neuron spikes within a time, the stronger the sooner; nothing unless it is asked for.
    pub fn map(&self, equations: &dyn Equations<2>, current: f64, question: Question) -> Option<Mark> {
        if self.flow != SPIKES {
            return None;
        }
        let mut map = QuasiThreshold::of(equations, current, question);
        map.step(STEPS);
        let shade = |latency: &f64| {
            let part = latency / question.within;
            if part.is_finite() { ((1.0 - 0.8 * part.sqrt()) * SHADES).ceil() / SHADES } else { 0.0 }
        };
        let Window { x, y } = question.window;
        let values = Rc::new(map.picture().iter().map(shade).collect());
        Some(Mark::Shading { x, y, columns: question.columns, values, ink: Ink::Spike })
    }

    /// Where a state came from under a current; nothing unless it is asked for.
    pub fn past(
        &self,
        equations: &dyn Equations<2>,
        current: f64,
        from: [f64; 2],
        window: Window,
    ) -> Option<Mark> {
        let curve = || {
            let extent = Extent { window, length: BACK };
            let mut curve = path(equations, current, from, false, extent, |_| false);
            curve.reverse();
            curve
        };
        let drawn = || along(&curve(), Line { stroke: Stroke::Dashed, ..line(Ink::Text, "before") });
        (self.past_orbit == SHOWN).then(drawn)
    }

    /// The states of the cloud at its start, in such an order that the first of them are all over the plane; none unless it is
    /// asked for.
    pub fn states(&self, window: Window) -> Vec<[f64; 2]> {
        let [across, up] = STATES;
        let part = |i: usize, count: usize| (i as f64 + 0.5) / count as f64;
        let state = |turn: usize| {
            let i = turn * APART_IN_TURN % (across * up);
            window.at(part(i % across, across), part(i / across, up))
        };
        if self.shows_cloud() { (0..across * up).map(state).collect() } else { Vec::new() }
    }
}

/// What is asked of the map of spikes: whether one comes within `within`.
pub fn question(window: Window, fires: crate::spikes::Fires, within: f64) -> Question {
    let [columns, rows] = CELLS;
    Question { window, columns, rows, fires, within }
}

/// States that flow side by side, frame by frame.
pub struct Cloud(Vec<Values>);

impl Cloud {
    /// From the run of each of them, all on the same bins.
    pub fn of(runs: impl Iterator<Item = Run>) -> Cloud {
        let mut frames: Vec<Vec<f64>> = vec![Vec::new(); playback::FRAMES + 1];
        for run in runs {
            let [_, v, w, _] = run.columns.as_slice() else { continue };
            for (frame, points) in frames.iter_mut().enumerate() {
                let bin = playback::bin(&run, frame).unwrap_or(v.values.len() - 1);
                points.extend([v.values[bin], w.values[bin]]);
            }
        }
        Cloud(frames.into_iter().map(Rc::new).collect())
    }

    /// The states at a frame.
    pub fn mark(&self, frame: usize) -> Mark {
        Mark::Dots { points: self.0[frame.min(playback::FRAMES)].clone(), ink: Ink::Weight }
    }
}
