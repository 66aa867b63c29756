//! Curves of a run: from its solution, smooth wherever one looks, where its method knows that; else from bin to bin.

use super::playback;
use super::recent::Recent;
use crate::figure::{Axis, Figure, Ink, Line, Mark, Values, Zoom};
use crate::integrate::solution::Coordinate;
use crate::run::Run;
use crate::text::Text;
use std::rc::Rc;

/// A run that is drawn: what is seen of it is the same in all frames, and computed once.
pub struct Drawn {
    /// The run.
    pub run: Run,
    recent: Recent<(Vec<Seen>, Stops), Vec<Values>>,
}

/// A coordinate, and what is seen of it.
pub type Seen = (Coordinate, [f64; 2]);

/// What is traced in a panel: its id, and variables by their places in the state, with ink and name; empty where the axis says it.
pub type Traced<'a> = (&'a str, &'a [(usize, Ink, &'a str)]);

/// At which times a curve has a point, whatever its shape.
#[derive(Clone, Copy, PartialEq)]
pub enum Stops {
    /// At every bin.
    Bins,
    /// At the moments that it is played by, and, for a crosshair to find, at the bins of a part of the time that is seen; where
    /// these lie closer than anybody can point at, at every second, or third, and so on.
    Within([f64; 2]),
}

impl Drawn {
    /// Of a run.
    pub fn of(run: Run) -> Drawn {
        Drawn { run, recent: Recent::default() }
    }

    /// Variables against time, on this axis of it.
    pub fn over_time(&self, time: &Axis, zoom: &Zoom) -> OverTime<'_> {
        let part = zoom.part(&time.key("", "x"), [time.min, time.max]);
        OverTime { drawn: self, time: part, seen: vec![(Coordinate::Time, part)] }
    }

    /// Puts variables against time under what these figures have, which share their axis of time.
    pub fn trace(&self, figures: &mut [Figure], zoom: &Zoom, panels: &[Traced]) {
        let mut over_time = self.over_time(&figures[0].x, zoom);
        for (figure, (panel, variables)) in figures.iter().zip(panels) {
            for (variable, ..) in *variables {
                over_time = over_time.and(*variable, &figure.y, panel, zoom);
            }
        }
        let mut lines = over_time.lines().into_iter();
        for (figure, (_, variables)) in figures.iter_mut().zip(panels) {
            let curves = variables.iter().zip(lines.by_ref());
            let inked = curves
                .map(|(&(_, ink, name), line)| Mark::Line(Line { ink, ..line }.named(Text::plain(name))));
            figure.marks.splice(0..0, inked);
        }
    }

    /// Coordinates of all of the run, fine enough for what is seen of each.
    pub fn curves(&self, seen: &[Seen], stops: Stops) -> Vec<Values> {
        let seek =
            |(seen, stops): &(Vec<Seen>, Stops)| curves(&self.run, seen, EVER, &stops.times(&self.run));
        self.recent.answer((seen.to_vec(), stops), seek)
    }
}

/// Variables against time, which share their times: so that a crosshair reads all of them at one.
pub struct OverTime<'a> {
    drawn: &'a Drawn,
    time: [f64; 2],
    seen: Vec<Seen>,
}

impl OverTime<'_> {
    /// The same with one more variable, counted from 0, which is seen on this axis of a panel.
    pub fn and(mut self, variable: usize, axis: &Axis, panel: &str, zoom: &Zoom) -> Self {
        let part = zoom.part(&axis.key(panel, "y"), [axis.min, axis.max]);
        self.seen.push((Coordinate::Variable(variable), part));
        self
    }

    /// The curves, in the order in which the variables were named.
    pub fn lines(&self) -> Vec<Line> {
        let mut curves = self.drawn.curves(&self.seen, Stops::Within(self.time)).into_iter();
        let time = curves.next().unwrap_or_default();
        curves.map(|values| Line::new(&time, &values, Ink::Text)).collect()
    }
}

/// Stops within what is seen, at most; a crosshair reads what the run has in every bin of a usual one.
const DENSE: usize = 100_000;

impl Stops {
    fn times(self, run: &Run) -> Values {
        let bins = run.column("t");
        match self {
            Stops::Within([from, to]) if bins.len() > DENSE => {
                let [first, end] = [from, to].map(|time| bins.partition_point(|bin| *bin < time));
                let seen = &bins[first..end];
                let played = (0..playback::FRAMES).filter_map(|frame| playback::moment(run, frame));
                let every = seen.len().div_ceil(DENSE).max(1);
                let mut times: Vec<f64> = seen.iter().copied().step_by(every).chain(played).collect();
                times.sort_by(f64::total_cmp);
                times.dedup();
                Rc::new(times)
            }
            Stops::Bins | Stops::Within(_) => bins,
        }
    }
}

/// All of a run.
pub const EVER: [f64; 2] = [f64::NEG_INFINITY, f64::INFINITY];

/// Coordinates of a run from one time to another, fine enough for what is seen of each; the `stops` are among their times.
/// Of a run that is known by its bins alone, the bin of the second time is not among them.
pub fn curves(run: &Run, seen: &[Seen], [from, to]: [f64; 2], stops: &[f64]) -> Vec<Values> {
    if let Some(solution) = &run.solution {
        let places = solution.places(seen, [from, to], stops);
        return seen.iter().map(|(coordinate, _)| Rc::new(solution.values(*coordinate, &places))).collect();
    }
    let t = &run.columns[0].values;
    let [first, end] = [from, to].map(|time| t.partition_point(|t| *t < time));
    let cut = |(coordinate, _): &Seen| {
        let values = match coordinate {
            Coordinate::Time => t,
            Coordinate::Variable(variable) => &run.columns[1 + variable].values,
        };
        if first == 0 && end == t.len() { values.clone() } else { Rc::new(values[first..end].to_vec()) }
    };
    seen.iter().map(cut).collect()
}
