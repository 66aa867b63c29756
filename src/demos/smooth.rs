//! Curves of a run: from its solution, smooth wherever one looks, where its method knows that; else from bin to bin.

use super::playback;
use crate::figure::{Axis, Ink, Line, Values, Zoom};
use crate::integrate::solution::Coordinate;
use crate::run::Run;
use std::rc::Rc;

/// Variables against time, which share their times: so that a crosshair reads all of them at one.
pub struct OverTime<'a> {
    run: &'a Run,
    seen: Vec<(Coordinate, [f64; 2])>,
}

impl OverTime<'_> {
    /// Of a run over this axis of time.
    pub fn of<'a>(run: &'a Run, time: &Axis, zoom: &Zoom) -> OverTime<'a> {
        let part = zoom.part(&time.key("", "x"), [time.min, time.max]);
        OverTime { run, seen: vec![(Coordinate::Time, part)] }
    }

    /// The same with one more variable, counted from 0, which is seen on this axis of a panel.
    pub fn and(mut self, variable: usize, axis: &Axis, panel: &str, zoom: &Zoom) -> Self {
        let part = zoom.part(&axis.key(panel, "y"), [axis.min, axis.max]);
        self.seen.push((Coordinate::Variable(variable), part));
        self
    }

    /// The curves, in the order in which the variables were named.
    pub fn lines(&self) -> Vec<Line> {
        // A crosshair finds every bin, and of a long run those that it is played by.
        let bins = self.run.column("t");
        let played = || (0..playback::FRAMES).filter_map(|frame| playback::moment(self.run, frame)).collect();
        let stops = if bins.len() > BINS { Rc::new(played()) } else { bins };
        let mut curves = curves(self.run, &self.seen, EVER, &stops).into_iter();
        let time = curves.next().unwrap_or_default();
        curves.map(|values| Line::new(&time, &values, Ink::Text)).collect()
    }
}

/// Bins that all stand in a curve beside what it needs to be smooth.
const BINS: usize = 100_000;

/// All of a run.
pub const EVER: [f64; 2] = [f64::NEG_INFINITY, f64::INFINITY];

/// Coordinates of a run from one time to another, fine enough for what is seen of each; the `stops` are among their times.
/// Of a run that is known by its bins alone, the bin of the second time is not among them.
pub fn curves(
    run: &Run,
    seen: &[(Coordinate, [f64; 2])],
    [from, to]: [f64; 2],
    stops: &[f64],
) -> Vec<Values> {
    if let Some(solution) = &run.solution {
        let places = solution.places(seen, [from, to], stops);
        return seen.iter().map(|(coordinate, _)| Rc::new(solution.values(*coordinate, &places))).collect();
    }
    let t = &run.columns[0].values;
    let [first, end] = [from, to].map(|time| t.partition_point(|t| *t < time));
    let cut = |(coordinate, _): &(Coordinate, [f64; 2])| {
        let values = match coordinate {
            Coordinate::Time => t,
            Coordinate::Variable(variable) => &run.columns[1 + variable].values,
        };
        if first == 0 && end == t.len() { values.clone() } else { Rc::new(values[first..end].to_vec()) }
    };
    seen.iter().map(cut).collect()
}
