//! What the step does, drawn and told: the run in its plane and in time, the eigenvalues times the step, the Hopf currents.

use super::CLOCK;
use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Line, Mark, Stroke, Values, Zoom};
use crate::integrate::solution::Coordinate;
use crate::integrate::stability::boundary;
use crate::numerals::written;
use crate::phase_plane::fixed_points::{FixedPoint, FixedPoints};
use crate::phase_plane::step_map::StepMap;
use crate::portrait::handles::level;
use crate::portrait::marks::{self, curve, line};
use crate::portrait::plane::Plane;
use crate::portrait::playback;
use crate::portrait::smooth::{Drawn, Stops};
use crate::portrait::track::{InView, moment};
use crate::run::Run;
use crate::text::{Text, say};
use crate::words::doubts::ended;
use crate::words::fixed_points;
use crate::words::kinds;
use crate::words::sentence::Sentence;
use crate::words::spiking::counted;
use std::rc::Rc;

/// A Hopf point against the step.
pub struct Hopf {
    /// Its current without a method, where the equations have it, too.
    pub own: Option<f64>,
    /// Steps and currents.
    pub points: Vec<[f64; 2]>,
}

/// A page with its parameters given.
pub struct Told {
    /// The neuron's plane at this current.
    pub plane: Plane,
    /// The run by the chosen method.
    pub drawn: Drawn,
    /// The same in the plane.
    pub track: InView,
    /// The run by the adaptive method at a tight tolerance.
    pub exact: Drawn,
    /// The fixed points.
    pub points: FixedPoints,
    /// The Hopf points against the step.
    pub hopf: Vec<Hopf>,
    /// The Hopf currents at this step.
    pub moved: Vec<f64>,
    /// The current.
    pub current: f64,
    /// The step.
    pub dt: f64,
    /// When the run ends.
    pub end: f64,
    /// The method at this step; none where the method chooses its steps.
    pub map: Option<StepMap>,
}

impl Told {
    /// Plane, voltage, region and Hopf currents.
    pub fn figures(&self, frame: usize, zoom: &Zoom) -> Vec<Figure> {
        let bin = playback::bin(&self.drawn.run, frame);
        let mut figures = vec![self.voltage(zoom)];
        if let Some(bin) = bin {
            playback::mark(&mut figures, self.drawn.run.column("t")[bin]);
        }
        figures.insert(0, self.in_plane(bin, zoom));
        figures.extend([self.region(), self.against_step()]);
        figures
    }

    /// The run in the plane, and the exact solution behind it; of the whole run, what is left after half of it stands out.
    fn in_plane(&self, bin: Option<usize>, zoom: &Zoom) -> Figure {
        let seen = self.plane.seen(zoom);
        let now = bin.map(|bin| moment(&self.drawn.run, [0, 1], bin));
        let current = (self.current, self.plane.named(self.current, &Text::default()));
        let mut figure = self.plane.figure(&self.track.seen(seen), now, current, &self.points, seen);
        let plane = [(Coordinate::Variable(0), seen.x), (Coordinate::Variable(1), seen.y)];
        let exact = self.exact.curves(&plane, Stops::Bins);
        figure.backdrop.push(line(&exact[0], &exact[1], Ink::Weight, Stroke::Dashed, "exact"));
        if bin.is_none() {
            let late = |id: &str| {
                let all = self.drawn.run.column(id);
                Rc::new(all[all.len() / 2..].to_vec())
            };
            let [v, w]: [Values; 2] = [late("v"), late("w")];
            figure.marks.push(line(&v, &w, Ink::Text, Stroke::Firm, "second half"));
        }
        figure
    }

    fn voltage(&self, zoom: &Zoom) -> Figure {
        let [v, exact] = [self.drawn.run.column("v"), self.exact.run.column("v")];
        let ended = self.drawn.run.ending.is_some();
        let mut figure = Figure::new(
            Axis::new(Text::plain("t"), Ink::Text, [0.0, self.end]).shared(),
            Axis::holding(Text::plain("v"), Ink::Voltage, [-2.0, 2.0], &[&v, &exact], ended),
        );
        figure.description = say!("Membrane potential: {results}", results = self.fired().whole());
        let line = |drawn: &Drawn, ink| {
            let over_time = drawn.over_time(&figure.x, zoom).and(0, &figure.y, "voltage", zoom);
            over_time.lines().into_iter().map(move |line| Line { ink, ..line })
        };
        let dashed = |line: Line| Mark::Line(Line { stroke: Stroke::Dashed, ..line.named("exact") });
        figure.backdrop = line(&self.exact, Ink::Weight).map(dashed).collect();
        figure.marks = line(&self.drawn, Ink::Voltage).map(Mark::Line).collect();
        figure.marks.push(Mark::Spikes { at: self.drawn.run.spikes.seen.clone() });
        figure
    }

    /// The eigenvalues times the step, against the boundary within which the method makes departures shrink.
    fn region(&self) -> Figure {
        let scaled = |[re, im]: [f64; 2]| [self.dt * re, self.dt * im];
        let places: Vec<[f64; 2]> =
            self.points.iter().flat_map(|point| point.eigenvalues.map(scaled)).collect();
        let along = |i: usize| places.iter().map(|place| place[i]).collect::<Vec<f64>>();
        let mut figure = Figure::new(
            Axis::holding(Text::plain("Re dt λ"), Ink::Text, [-0.06, 0.03], &[&along(0)], false),
            Axis::holding(Text::plain("Im dt λ"), Ink::Text, [-0.35, 0.35], &[&along(1)], false),
        );
        let edge = match self.map {
            Some(map) => boundary(map.order),
            None => vec![[0.0, -4.0], [0.0, 4.0]],
        };
        let name = Text::plain(match self.map {
            Some(StepMap { order: 1, .. }) => "|1 + dt λ| = 1",
            Some(_) => "|R(dt λ)| = 1",
            None => "Re λ = 0",
        });
        figure.backdrop = vec![
            curve(&[[0.0, -4.0], [0.0, 4.0]], Ink::Quiet, Stroke::Thin, ""),
            Mark::Level { y: 0.0, ink: Ink::Quiet, label: Text::default() },
        ];
        figure.marks = vec![curve(&edge, Ink::Spike, Stroke::Firm, name)];
        for point in self.points.iter() {
            // The way of the eigenvalue as the step grows: it starts at 0.
            let ways = point.eigenvalues.map(|eigenvalue| [[0.0, 0.0], scaled(eigenvalue)]);
            figure.marks.extend(ways.map(|way| curve(&way, Ink::Text, Stroke::Thin, "")));
            let open = self.map.map_or(!point.stable(), |map| map.growth(&point.eigenvalues) >= 1.0);
            let [first, second] = point.eigenvalues.map(scaled);
            figure.marks.push(marks::point(first, Ink::Text, open, self.factor_told(point)));
            let other = if second[1] == 0.0 { "the other" } else { "conjugate" };
            figure.marks.push(marks::point(second, Ink::Text, open, other.into()));
        }
        let factors = self.points.iter().map(|point| self.factor_told(point));
        figure.description = say!(
            "Eigenvalues times the step, inside the red line if small departures shrink. {factors}",
            factors = Text::joined(factors, &say!("; "))
        );
        figure
    }

    /// What a step multiplies departures from a fixed point by.
    fn factor_told(&self, point: &FixedPoint) -> Text {
        match self.map {
            None => Text::plain("dt λ"),
            Some(map) => {
                let sign = if map.order == 1 { "|1 + dt λ| = " } else { "|R(dt λ)| = " };
                Text::plain(sign).and(written(map.growth(&point.eigenvalues), 5))
            }
        }
    }

    /// The Hopf currents against the step; the step and the current of this page are a point that can be dragged.
    fn against_step(&self) -> Figure {
        // The curve that is nearest to the point sets the range of currents.
        let apart = |hopf: &&Hopf| (hopf.points[0][1] - self.current).abs();
        let nearest = self.hopf.iter().min_by(|a, b| apart(a).total_cmp(&apart(b)));
        let (low, high) = nearest.map_or((0.0, 1.0), |hopf| {
            let currents = hopf.points.iter().map(|[_, current]| *current);
            let ends = currents.fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)));
            let margin = 0.5 * (ends.1 - ends.0).max(0.04);
            (ends.0 - margin, ends.1 + margin)
        });
        let mut figure = Figure::new(
            Axis::new(Text::plain("dt"), Ink::Text, [0.0, self.dt.max(1.0)]),
            Axis::holding(Text::plain("I"), Ink::Current, [low, high], &[&[self.current]], false),
        );
        for Hopf { own, points } in &self.hopf {
            if let Some(own) = *own {
                let label = say!("Hopf {current}", current = written(own, 4));
                figure.backdrop.push(Mark::Level { y: own, ink: Ink::Reference, label });
            }
            figure.marks.push(curve(points, Ink::Spike, Stroke::Firm, "Hopf of the method"));
        }
        figure.marks.push(marks::point([self.dt, self.current], Ink::Current, false, Text::default()));
        figure.description = say!(
            "The current at which rest loses its stability, against the step. {results}",
            results = self.results().whole()
        );
        let [step, current] = [("dt", self.dt), ("I", self.current)];
        figure.handles = vec![
            Handle::point("step and current", Some(Grasp::of(step)), Some(Grasp::of(current))),
            level("current", current),
        ];
        figure
    }

    /// The spikes of the run beside those of the exact solution.
    fn fired(&self) -> Sentence {
        let count = |run: &Run| counted(run.spikes.times.len());
        if let Some(ending) = self.drawn.run.ending {
            return ended(ending, self.drawn.run.spikes.times.len(), CLOCK).say(".");
        }
        let sentence = Sentence::default().stress(count(&self.drawn.run).capital()).say(" by this method");
        match self.exact.run.ending {
            None => sentence.say(", ").stress(count(&self.exact.run)).say(" in the exact solution."),
            Some(ending) => sentence.say(say!(
                "; the exact solution could be followed to t = {time} alone.",
                time = CLOCK.at(ending.time())
            )),
        }
    }

    /// What has come out.
    pub fn results(&self) -> Sentence {
        let mut sentence = self.fired();
        if self.drawn.run.ending.is_some() {
            return sentence;
        }
        for point in self.points.iter() {
            let kind = Text::from(kinds::name(point.kind())).capital();
            sentence = sentence
                .say(Text::plain(" ").and(kind).and(Text::plain(", ")))
                .say(fixed_points::eigenvalues_of(point, 4));
            if self.map.is_some() {
                sentence = sentence.say(say!("; ")).stress(self.factor_told(point));
            }
            sentence = sentence.say(".");
        }
        let listed =
            |currents: &mut dyn Iterator<Item = f64>| Text::list(currents.map(|current| written(current, 4)));
        let own = listed(&mut self.hopf.iter().filter_map(|hopf| hopf.own));
        let moved = listed(&mut self.moved.iter().copied());
        let moved = (!moved.is_empty()).then(|| Text::plain("I = ").and(moved));
        match (own.is_empty(), moved) {
            (true, None) => sentence,
            (true, Some(moved)) => sentence
                .say(" The equations have no Hopf point; the method makes them, at this step at ")
                .stress(moved)
                .say("."),
            (false, None) => sentence.say(say!(" Hopf of the equations at I = {own}.", own)),
            (false, Some(moved)) => sentence
                .say(say!(" Hopf of the equations at I = {own}, at this step at ", own))
                .stress(moved)
                .say("."),
        }
    }
}
