//! The phase plane of a two-variable neuron under a current, the run in it, and the kinds of its fixed points.

use super::flow::Layers;
use super::handles::Named;
use super::kinds::kinds;
use super::phase::{self, nullclines};
use super::recent::Recent;
use super::track::Track;
use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Line, Mark, Stroke, Values, Zoom};
use crate::ode::Quantity;
use crate::phase_plane::Window;
use crate::phase_plane::bifurcations::{Kind, bifurcations};
use crate::phase_plane::cycle::LimitCycle;
use crate::phase_plane::equations::Equations;
use crate::phase_plane::equilibria::enters_linearly;
use crate::phase_plane::everywhere::Everywhere;
use crate::phase_plane::fixed_points::{FixedPoint, FixedPoints};
use crate::text::{Text, say};
use crate::words::fixed_points;
use crate::words::plane;
use crate::words::sentence::Sentence;
use std::rc::Rc;

/// The plane of a neuron.
// It holds equations as such: its code, and that of the analysis, is in the program once, and not once a model.
pub struct Plane {
    /// The neuron's equations.
    pub equations: Box<dyn Equations<2>>,
    /// Its variables.
    pub variables: [Quantity; 2],
    /// Its time.
    pub time: Quantity,
    /// Where v and the other variable usually move.
    pub window: [[f64; 2]; 2],
    /// The currents between which it changes what it does, as an axis: how finely a current is told.
    pub current: Axis,
    /// Whether that flows into the neuron.
    pub is_driven: bool,
    /// The step, where the method is Euler's: it can take a fixed point's stability.
    pub euler: Option<f64>,
    /// What lies behind its curves.
    pub layers: Layers,
    /// The parameters of the initial state, and their values: a state beyond a reset is not the run's first.
    pub starts: [Named; 2],
    /// What stands in it under a current, in a part of it: the same in all frames in which the current holds.
    pub standing: Recent<(f64, Window), Vec<Mark>>,
}

/// How far an eigenvector is drawn each way, as a part of the plane.
const EIGENVECTOR: f64 = 0.06;

/// How far handles are kept apart, as a part of the plane.
const CLEAR: f64 = 0.09;

/// How far out one may look on each side, in widths and heights of the plane, without dragging it along.
const ZOOMED_OUT: f64 = 1.0;

impl Plane {
    /// Where its fixed points are, whatever the current and the view.
    pub fn everywhere(&self) -> Everywhere {
        Everywhere::around(&*self.equations, self.window)
    }

    /// What of the plane is looked at.
    pub fn seen(&self, zoom: &Zoom) -> Window {
        Window { x: zoom.part("plane.x", self.window[0]), y: zoom.part("plane.y", self.window[1]) }
    }

    /// A current, and what part of a stimulus it is; nothing where none flows into the neuron.
    pub fn named(&self, current: f64, part: &Text) -> Text {
        if !self.is_driven {
            return Text::default();
        }
        let named = self.current.named(current);
        if part.is_empty() { named } else { say!("{current} ({part})", current = named, part) }
    }

    /// Whether the neuron is reset, so that its orbits jump.
    pub fn jumps(&self) -> bool {
        !self.resets().is_empty()
    }

    /// Field, nullclines, fixed points, resets and the run up to a moment, or all of it; with the current its name.
    pub fn figure(
        &self,
        track: &Track,
        now: Option<(f64, [f64; 2])>,
        (current, named): (f64, Text),
        points: &FixedPoints,
        seen: Window,
    ) -> Figure {
        let [x, y] = self.axes();
        let mut figure = Figure::new(x, y);
        let described = fixed_points::described(points, seen).capital();
        figure.description = match named.is_empty() {
            true => say!("Phase plane. {points}", points = described),
            false => say!("Phase plane at {current}. {points}", current = &named, points = described),
        };
        figure.marks = self.standing.answer((current, seen), |_| self.stands(current, points, seen));
        figure.marks.extend(track.marks(now));
        let out = fixed_points::out_of_view(points, seen);
        let text = match out {
            Some(out) if named.is_empty() => out.capital(),
            Some(out) => named.and(Text::plain(" · ")).and(out),
            None => named,
        };
        if !text.is_empty() {
            figure.marks.push(Mark::Readout { text, ink: Ink::Current, large: true });
        }
        let [x, y] = self.starts.map(Grasp::of);
        figure.handles = Handle::anywhere("initial state", x, y);
        figure
    }

    /// What stands in a part of it under a current with these fixed points, whatever the run does.
    fn stands(&self, current: f64, points: &FixedPoints, seen: Window) -> Vec<Mark> {
        let mut marks = self.layers.field(&*self.equations, current, seen);
        marks.extend(self.resets());
        marks.extend(nullclines(&*self.equations, self.variables, current, seen));
        for point in points.iter().filter(|point| seen.contains(point.state)) {
            marks.extend(self.eigenvectors(point));
        }
        marks.extend(phase::fixed_points(points, seen, self.euler));
        marks
    }

    /// The directions in which a fixed point draws in or lets go, dashed where it draws in.
    fn eigenvectors(&self, point: &FixedPoint) -> Vec<Mark> {
        let [width, height] = self.window.map(|[low, high]| high - low);
        let drawn = |([dx, dy], eigenvalue): ([f64; 2], f64)| {
            let length = EIGENVECTOR / (dx / width).hypot(dy / height);
            let ends = |i: usize, along: f64| {
                Rc::new(vec![point.state[i] - length * along, point.state[i] + length * along])
            };
            let stroke = if eigenvalue < 0.0 { Stroke::Dashed } else { Stroke::Thin };
            Mark::Line(Line { stroke, ..Line::new(&ends(0, dx), &ends(1, dy), Ink::Text) })
        };
        let vectors = point.eigenvectors().into_iter().flatten();
        vectors.zip(point.eigenvalues.map(|[real, _]| real)).map(drawn).collect()
    }

    /// A place in sight on a curve of this ink, near a share of the width, clear of those that are taken.
    pub fn knob(&self, figure: &Figure, ink: Ink, share: f64, taken: &[[f64; 2]]) -> Option<[f64; 2]> {
        let [x, _] = self.window;
        let within = self.whole().wider(-0.05);
        let target = x[0] + share * (x[1] - x[0]);
        let curves = figure.marks.iter().filter_map(|mark| match mark {
            Mark::Line(line) if line.ink == ink && line.stroke == Stroke::Firm => Some(line),
            _ => None,
        });
        let places = curves.flat_map(|line| line.x.iter().zip(line.y.iter()).map(|(&x, &y)| [x, y]));
        places
            .filter(|at| within.contains(*at))
            .filter(|at| taken.iter().all(|other| self.whole().distance(*at, *other) > CLEAR))
            .min_by(|a, b| (a[0] - target).abs().total_cmp(&(b[0] - target).abs()))
    }

    /// The plane of trace and determinant, with the points' way through the run as far as they have come.
    pub fn kinds(&self, points: &FixedPoints, way: &[[f64; 2]], been: usize) -> Figure {
        let description = say!(
            "Trace and determinant of the Jacobian. {points}",
            points = fixed_points::in_words(points).capital()
        );
        Figure { description, ..kinds(points, way, been, self.time.unit) }
    }

    /// The sentence goes on with what the fixed points are at this current, how many limit cycles there are where these
    /// were sought, how to see fixed points that are farther out, and where one changes its stability.
    pub fn told(
        &self,
        sentence: Sentence,
        current: Text,
        points: &FixedPoints,
        found: Option<&[LimitCycle]>,
    ) -> Sentence {
        let unit = self.time.unit;
        let sentence = plane::told(sentence, current, points, found.map(|cycles| (cycles, unit)));
        let sentence = self.outside(sentence, points);
        let [low, high] = self.window[0];
        let farther = [low - ZOOMED_OUT * (high - low), high + ZOOMED_OUT * (high - low)];
        // Where a voltage has several equilibria, these are not all that there are.
        if !enters_linearly(&*self.equations, farther) {
            return sentence;
        }
        let mut branch = bifurcations(&*self.equations, farther);
        branch.retain(|found| self.equations.reset_of(found.state).is_none());
        let at = |folds: bool| {
            let found = branch.iter().filter(|found| (found.kind == Kind::Fold) == folds);
            found.map(|found| self.current.written(found.current)).collect::<Vec<_>>()
        };
        plane::bifurcations(sentence, at(false), at(true), self.current.unit)
    }

    /// The sentence goes on with where the fixed points are that lie outside of the plane as it is when nothing is zoomed.
    fn outside(&self, sentence: Sentence, points: &[FixedPoint]) -> Sentence {
        let outside = || points.iter().filter(|point| !self.whole().contains(point.state));
        let place = |point: &FixedPoint| {
            self.axes().iter().zip(point.state).map(|(axis, x)| axis.named(x)).collect::<Vec<_>>()
        };
        let places: Vec<Vec<Text>> = outside().map(place).collect();
        let reached = outside().all(|point| self.whole().wider(ZOOMED_OUT).contains(point.state));
        plane::outside(sentence, places, reached)
    }

    /// The axes, as they are when the plane is looked at as a whole.
    fn axes(&self) -> [Axis; 2] {
        let [across, up] = self.variables;
        [
            Axis::new(across.titled(), Ink::Voltage, self.window[0]).called(across.id, across.unit),
            Axis::new(up.titled(), Ink::Recovery, self.window[1]).called(up.id, up.unit),
        ]
    }

    /// Where a spike is cut, and where the state goes on after it.
    fn resets(&self) -> Vec<Mark> {
        let [x, y] = self.window;
        let middle = 0.5 * (y[0] + y[1]);
        let beyond = x[1] + 0.1 * (x[1] - x[0]);
        let calls = |v: f64| self.equations.reset_of([v, middle]);
        let Some(after) = calls(beyond) else { return Vec::new() };
        let (mut below, mut above) = (x[0], beyond);
        for _ in 0..60 {
            let v = 0.5 * (below + above);
            if calls(v).is_some() { above = v } else { below = v }
        }
        // Rounding takes its own from the difference.
        let raised = ((after[1] - middle) * 1e6).round() / 1e6;
        let landed = match raised {
            0.0 => "reset".into(),
            _ => say!("reset, {variable} + {raised}", variable = Text::plain(self.variables[1].id), raised),
        };
        [(above, Ink::Spike, Text::from("spike")), (after[0], Ink::Reference, landed)]
            .map(|(v, ink, label)| {
                let ends: [Values; 2] = [Rc::new(vec![v, v]), Rc::new(y.to_vec())];
                let line = Line::new(&ends[0], &ends[1], ink).named(label);
                Mark::Line(Line { stroke: Stroke::Dashed, ..line })
            })
            .into()
    }

    /// The plane as a whole.
    pub fn whole(&self) -> Window {
        Window { x: self.window[0], y: self.window[1] }
    }
}
