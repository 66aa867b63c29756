//! The jobs, what each is held against, and the ratio to reach.

use serde::Serialize;

use super::measured::Measured;

/// Seconds of a display frame at 60 Hz.
const FRAME: f64 = 1.0 / 60.0;

/// A ratio to reach.
struct Goal {
    job: &'static str,
    what: &'static str,
    against: Against,
    at_most: f64,
}

enum Against {
    /// The best time of another side, by its id and its name.
    Side(&'static str, &'static str),
    /// A frame of the display; ours is the 95th percentile.
    Frame,
}

use Against::{Frame, Side};

const GOALS: &[Goal] = &[
    goal("J1", "HH, sinusoid, 60,000 steps, all columns", JAVASCRIPT, 0.50),
    goal("J1", "HH, sinusoid, 60,000 steps, all columns", NUMPY, 1.0 / 120.0),
    goal("J2", "HH, 1,000,000 steps, spikes only", JAVASCRIPT, 0.50),
    goal("J3", "LIF, 1,000,000 steps, mostly at rest", C, 1.25),
    goal("J3b", "LIF, 1,000,000 steps, firing throughout", C, 1.25),
    goal("J4", "TypeX, 900,150 steps", C, 1.25),
    goal("J5", "Oja's rule, 200,000 points", C, 1.25),
    goal("J6", "f–I curve, 200 currents × 50,000 HH steps", JAVASCRIPT, 0.22),
    goal("J6", "f–I curve, 200 currents × 50,000 HH steps", NUMPY, 1.0 / 25.0),
    goal("J7", "HH step page drawn until rasterised", NAIVE, 0.20),
    goal("J8", "slider's event to last canvas, 6× slower, p95", Frame, 1.0),
    goal("J11", "typed axon, 500,000 steps", BUILT, 3.0),
    goal("J12", "typed axon, f–I curve, 200 currents × 10,000 steps", BUILT, 1.2),
    // A picture that comes late is a whole frame late: up to one in twenty may be.
    goal("J9", "animations, frame to frame, 4× slower, p95", Frame, 1.1),
    goal("J10", "phase planes, slider to last canvas, 4× slower, p95", Frame, 1.0),
];

const JAVASCRIPT: Against = Side("javascript", "plain JavaScript");
const NUMPY: Against = Side("numpy", "NumPy script");
const C: Against = Side("c", "C native");
const BUILT: Against = Side("built", "the built-in axon");
const NAIVE: Against = Side("naive", "naive plotters");

const fn goal(job: &'static str, what: &'static str, against: Against, at_most: f64) -> Goal {
    Goal { job, what, against, at_most }
}

/// A goal and how near the measured times come to it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Its number.
    pub job: &'static str,
    /// What is done.
    pub what: &'static str,
    /// Our time in seconds.
    pub seconds: f64,
    /// What we are held against.
    pub against: &'static str,
    /// Its time in seconds.
    pub against_seconds: f64,
    /// Ours as a share of it.
    pub ratio: f64,
    /// The largest ratio that reaches the goal.
    pub at_most: f64,
    /// Whether it is reached.
    pub reached: bool,
}

/// A row for each goal whose sides were all measured.
pub fn rows(measured: &Measured) -> Vec<Row> {
    GOALS.iter().filter_map(|goal| row(goal, measured)).collect()
}

fn row(goal: &Goal, measured: &Measured) -> Option<Row> {
    let &Goal { job, what, at_most, .. } = goal;
    let (seconds, against, against_seconds) = match goal.against {
        Side(id, name) => (measured.best(job, "wasm")?, name, measured.best(job, id)?),
        Frame => (measured.percentile_95(job, "wasm")?, "frame at 60 Hz", FRAME),
    };
    let ratio = seconds / against_seconds;
    Some(Row { job, what, seconds, against, against_seconds, ratio, at_most, reached: ratio <= at_most })
}
