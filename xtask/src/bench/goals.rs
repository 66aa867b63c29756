//! The jobs, what each is held against, and the ratio to reach.

use serde::Serialize;

use super::measured::{Measured, Statistic};

use Statistic::{Best, Median, Percentile95, Sum};

/// A ratio to reach: of a statistic of our samples to that of another side's.
struct Goal {
    job: &'static str,
    what: &'static str,
    statistic: Statistic,
    against: Side,
    at_most: f64,
}

/// Another side, by its id and its name.
type Side = (&'static str, &'static str);

const JAVASCRIPT: Side = ("javascript", "plain JavaScript");
const NUMPY: Side = ("numpy", "NumPy script");
const C: Side = ("c", "C native");
const BUILT: Side = ("built", "the built-in axon");
const NAIVE: Side = ("naive", "naive plotters");
const UPLOT: Side = ("uplot", "uPlot and JavaScript");
const EMPTY: Side = ("empty", "an empty page");
const BEFORE: Side = ("before", "the build before");
const LIMIT: Side = ("limit", "what it may weigh");

const GOALS: &[Goal] = &[
    goal("J1", "HH, sinusoid, 60,000 steps, all columns", Best, JAVASCRIPT, 0.30),
    goal("J1", "HH, sinusoid, 60,000 steps, all columns", Best, NUMPY, 1.0 / 120.0),
    goal("J2", "HH, 1,000,000 steps, spikes only", Best, JAVASCRIPT, 0.25),
    goal("J3", "LIF, 1,000,000 steps, mostly at rest", Best, C, 1.25),
    goal("J3b", "LIF, 1,000,000 steps, firing throughout", Best, C, 1.1),
    goal("J4", "TypeX, 900,150 steps", Best, C, 1.0),
    goal("J5", "Oja's rule, 200,000 points", Best, C, 1.6),
    goal("J5", "Oja's rule, 200,000 points", Best, JAVASCRIPT, 0.6),
    goal("J6", "f–I curve, 200 currents × 50,000 HH steps", Best, JAVASCRIPT, 0.18),
    goal("J6", "f–I curve, 200 currents × 50,000 HH steps", Best, NUMPY, 1.0 / 25.0),
    goal("J7", "HH step page drawn until rasterised", Best, NAIVE, 0.20),
    goal("J8", "slider to last canvas, HH step, 6× slower, median", Median, UPLOT, 0.25),
    goal("J8", "slider to last canvas, HH step, 6× slower, p95", Percentile95, UPLOT, 0.25),
    goal("J8", "slider to last canvas, HH step, 6× slower, median", Median, BEFORE, 1.0),
    // A picture that comes late is a whole frame late: up to one in twenty may be.
    goal("J9", "animations, frame to frame, 4× slower, p95", Percentile95, EMPTY, 1.1),
    goal("J10", "planes, slider to last canvas, 4× slower, median", Median, BEFORE, 0.35),
    goal("J10", "planes, slider to last canvas, 4× slower, p95", Percentile95, BEFORE, 0.35),
    goal("J10u", "FitzHugh–Nagumo's plane, 4× slower, median", Median, UPLOT, 1.0),
    goal("J11", "typed axon, 500,000 steps", Best, BUILT, 3.0),
    goal("J12", "typed axon, f–I curve, 200 currents × 10,000 steps", Best, BUILT, 1.2),
    goal("J13", "the whole core over the wire, gzip", Best, LIMIT, 1.0),
    goal("J14", "the course's core over the wire, gzip", Best, LIMIT, 1.0),
    goal("J15", "memory after 200 moves, nine pages", Sum, BEFORE, 0.6),
];

const fn goal(
    job: &'static str,
    what: &'static str,
    statistic: Statistic,
    against: Side,
    at_most: f64,
) -> Goal {
    Goal { job, what, statistic, against, at_most }
}

/// A goal and how near what was measured comes to it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Its number.
    pub job: &'static str,
    /// What is done.
    pub what: &'static str,
    /// What was measured of ours.
    pub ours: f64,
    /// What we are held against.
    pub against: &'static str,
    /// What was measured of it.
    pub theirs: f64,
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
    let &Goal { job, what, statistic, against: (side, against), at_most } = goal;
    let [ours, theirs] = ["wasm", side].map(|side| measured.of(job, side, statistic));
    let (ours, theirs) = (ours?, theirs?);
    let ratio = ours / theirs;
    Some(Row { job, what, ours, against, theirs, ratio, at_most, reached: ratio <= at_most })
}
