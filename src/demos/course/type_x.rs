//! Week 3: the phase plane of TypeX while its current is ramped.

use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Line, Mark, Side, Stroke, Values, Zoom};
use crate::integrate::solution::Coordinate;
use crate::integrate::{METHODS, Numerics};
use crate::models::type_x::TypeX;
use crate::numerals::written;
use crate::ode::{Ending, Neuron};
use crate::page::tab::{Asks, Tab};
use crate::page::{About, Layout, Page, Panel, Recipe, Scene};
use crate::param::{Refusal, params};
use crate::phase_plane::Window;
use crate::phase_plane::everywhere::Everywhere;
use crate::portrait::legend;
use crate::portrait::phase::{self, arrows, nullclines, resting};
use crate::portrait::recent::Recent;
use crate::portrait::smooth::{Drawn, EVER, Stops};
use crate::run::{Budget, Run};
use crate::spikes::Fires;
use crate::stimulus::ramp_and_hold::{Schedule, ramp_and_hold};
use crate::text::{Text, say};
use crate::words::clock::Clock;
use crate::words::doubts::{doubts, ended, method};
use crate::words::fixed_points;
use crate::words::sentence::Sentence;
use crate::words::spiking::{Onset, Starts, fired};
use std::rc::Rc;

params! {
    /// The ramp, counted in steps.
    pub struct Current: "Current", "ramp, then hold" {
        I_end: 0.5, "", -0.5..=2.0, "I", "end of the ramp", "The current that the ramp reaches and then keeps; a negative one is switched on at once, without a ramp", step(0.01), often;
        I_step: 0.01, "", 0.001..=0.1, "ΔI", "per step", "Rise of the current in each step of the ramp", log, often;
        hold: 100.0, "", 0.0..=500.0, "n_0", "steps at rest", "Steps before the ramp, without current", whole, step(10.0), within(0.0..=1e7);
        tail: 200.0, "", 0.0..=2000.0, "n_1", "steps held", "Steps after the ramp, at its final current", whole, step(10.0), within(0.0..=1e7);
    }
}

params! {
    /// The initial state.
    pub struct Start: "Start", "choose a point in the plane" {
        v0: 0.0, "", -2.5..=2.5, "v_0", "membrane potential", "Initial state; choose a point in the plane to set it", step(0.01);
        w0: 0.0, "", -2.0..=3.0, "w_0", "recovery", "Initial state; choose a point in the plane to set it", step(0.01);
    }
}

params! {
    /// How spikes are told.
    pub struct Detector: "Spikes", "upward crossings" {
        v_th: 0.5, "", -2.0..=2.0, "v_th", "threshold", "A spike is counted where v crosses this value upwards; drag the red line", step(0.01), page_only;
    }
}

params! {
    /// The step of the run.
    pub struct Step: "Numerics", "" {
        dt: 0.5, "", 0.01..=1.0, "dt", "time step", "Length of each step; the ramp counts in steps", log;
    }
}

/// The page.
pub struct TypeXRamp;

/// The axes of the course's animation.
const WINDOW: Window = Window { x: [-2.5, 2.5], y: [-2.0, 3.0] };

/// Time is dimensionless.
pub const CLOCK: Clock = Clock::of("");

impl Page for TypeXRamp {
    type Given = (Current, TypeX, Start, Detector, Numerics, Step);

    const ABOUT: About = About {
        id: "type-x",
        title: "TypeX under a current ramp",
        short: "TypeX under a ramp",
        week: 3,
        tab: Some(Tab::of("type-x", Asks::Ramp)),
        summary: "As the current rises the blue curve lifts, the crossing slides to the middle branch, \
                  and rest gives way to a rhythm. Choose a point in the plane to start from there.",
        icon: "M1 1Q7 14 13 7T27 9M4 11L24 1",
        layout: Layout::Stack,
        fps: 30.0,
        panels: &[
            Panel { id: "plane", short: "Portrait", title: "Phase plane", weight: 0.68, least: Panel::PLANE },
            Panel {
                id: "trace",
                short: "Over time",
                title: "Membrane potential and current over time",
                weight: 0.32,
                least: Panel::CURVE,
            },
        ],
        defaults: &[],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
t, I, pieces = ramp_and_hold(hold, I_end, I_step, tail, dt)
(v, w), spikes, times = integrate(rate, reset, [v0, w0], t, I, pieces, threshold=v_th)
print(len(spikes), "spikes at", times)
I = I[:-1]  # the current of each step: one fewer than there are states
"#,
        figure: r#"
figure, (plane, trace) = plt.subplots(2, height_ratios=[2, 1])
x = np.linspace(-2.5, 2.5, 400)
plane.plot(x, x - x**3/3 + I_end, label="dv/dt = 0 at the last current")
plane.plot(x, a*(x + 0.7), label="dw/dt = 0")
plane.plot(v, w, color="black")
plane.set(xlabel="v", ylabel="w", xlim=(-2.5, 2.5), ylim=(-2, 3))
plane.legend()
trace.plot(t, v)
trace.axhline(v_th, color="red", linestyle="--")
trace.set(xlabel="t", ylabel="v")
plt.show()
"#,
    };

    fn open(given: Self::Given, budget: Budget) -> Result<Scene, Refusal> {
        let (current, neuron, start, detector, numerics, step) = given;
        let schedule = Schedule {
            hold: current.hold as usize,
            end: current.I_end,
            increment: current.I_step,
            tail: current.tail as usize,
        };
        let drive = ramp_and_hold(schedule, step.dt, budget.bins)?;
        let from = [start.v0, start.w0];
        let mut run = Run::of(&neuron, from, &drive, numerics, Fires::Above(detector.v_th), budget);
        // The course keeps the current of each step, which is one fewer than there are states.
        let steps = run.column("I").len() - 1;
        run.keep("I", steps);
        let ramp = (current.I_end != 0.0).then_some(Onset { at: current.hold * step.dt, of: "the ramp" });
        let euler = (numerics.chosen().id == METHODS[0].id).then_some(step.dt);
        let everywhere = Everywhere::around(&neuron, [WINDOW.x, WINDOW.y]);
        let page = Rc::new(Told {
            drawn: Drawn::of(run.clone()),
            rest: Recent::default(),
            standing: Recent::default(),
            neuron,
            everywhere,
            start,
            detector,
            ramp,
            euler,
            dt: step.dt,
        });
        let (drawn, told, timed) = (page.clone(), page.clone(), page);
        Ok(Scene {
            bins: steps + 1,
            frames: steps + 1,
            clock: Box::new(move |frame| Text::plain("t = ").and(CLOCK.at(timed.t()[frame]))),
            figures: Box::new(move |frame, zoom| vec![drawn.plane(frame, zoom), drawn.trace(frame, zoom)]),
            results: Box::new(move |frame| told.results(frame)),
            method: method(numerics, step.dt, CLOCK),
            warning: doubts(&run, numerics.steps(), CLOCK),
            idle: Vec::new(),
            absent: legend::whole(),
            hand: None,
            work: None,
            data: run.columns.clone(),
            run: Some(run),
        })
    }
}

/// The run and what is needed to draw and tell it.
struct Told {
    drawn: Drawn,
    /// The voltage's nullcline without current, in a part of the plane.
    rest: Recent<Window, Vec<Mark>>,
    /// The field and both nullclines, under a current: this holds for a while before it rises again.
    standing: Recent<(f64, Window), Vec<Mark>>,
    neuron: TypeX,
    /// Where its fixed points are.
    everywhere: Everywhere,
    start: Start,
    detector: Detector,
    /// When the ramp begins, if there is one.
    ramp: Option<Onset>,
    /// The step, where the method is Euler's.
    euler: Option<f64>,
    dt: f64,
}

impl Told {
    fn t(&self) -> Values {
        self.drawn.run.column("t")
    }

    /// How the run ended, where that was before this frame.
    fn ended(&self, frame: usize) -> Option<Ending> {
        self.drawn.run.ending.filter(|ending| ending.time() <= self.t()[frame])
    }

    /// The current at a frame; the last state has the last step's.
    fn current(&self, frame: usize) -> f64 {
        let current = self.drawn.run.column("I");
        current.get(frame).or(current.last()).copied().unwrap_or(0.0)
    }

    fn stands(&self, current: f64, window: Window) -> Vec<Mark> {
        let field = arrows(&self.neuron, current, window);
        [vec![field], nullclines(&self.neuron, self.neuron.variables(), current, window)].concat()
    }

    fn plane(&self, frame: usize, zoom: &Zoom) -> Figure {
        let window = Window { x: zoom.part("plane.x", WINDOW.x), y: zoom.part("plane.y", WINDOW.y) };
        let (v, w) = (self.drawn.run.column("v"), self.drawn.run.column("w"));
        let current = self.current(frame);
        let points = self.everywhere.fixed_points(&self.neuron, current);
        let mut figure = Figure::new(
            Axis::new("v (membrane potential)", Ink::Text, WINDOW.x).called("v", ""),
            Axis::new("w (recovery)", Ink::Text, WINDOW.y).called("w", ""),
        );
        let state = match self.ended(frame) {
            None => {
                say!("the state is at v = {v}, w = {w}", v = written(v[frame], 2), w = written(w[frame], 2))
            }
            Some(ending) => {
                say!("the state left the finite range at t = {time}", time = CLOCK.at(ending.time()))
            }
        };
        let eigenvalues = points.iter().map(|point| fixed_points::eigenvalues(point, self.euler));
        figure.description = say!(
            "Phase plane at I = {current}: {state}. {points} {eigenvalues}",
            current = written(current, 2),
            state,
            points = fixed_points::described(&points, window).capital(),
            eigenvalues = Text::joined(eigenvalues, &say!("; ")),
        );
        figure.backdrop = self.rest.answer(window, |_| resting(&self.neuron, window));
        figure.marks = self.standing.answer((current, window), |_| self.stands(current, window));
        figure.marks.push(self.trail(frame, window));
        figure.marks.extend(phase::fixed_points(&points, window, self.euler));
        if self.ended(frame).is_none() {
            figure.marks.push(Mark::Point {
                at: [v[frame], w[frame]],
                ink: Ink::Voltage,
                open: false,
                label: Text::default(),
            });
        }
        let now = Text::plain("I = ").and(written(current, 2));
        let text = match fixed_points::out_of_view(&points, window) {
            Some(out) => now.and(Text::plain(" · ")).and(out),
            None => now,
        };
        figure.marks.push(Mark::Readout { text, ink: Ink::Current, large: true });
        let [across, up] = [("v0", self.start.v0), ("w0", self.start.w0)].map(Grasp::of);
        figure.handles = Handle::anywhere("initial state", across, up);
        figure
    }

    /// Where the state has been, up to the frame.
    fn trail(&self, frame: usize, seen: Window) -> Mark {
        let plane =
            [(Coordinate::Variable(0), seen.x), (Coordinate::Variable(1), seen.y), (Coordinate::Time, EVER)];
        let mut found = self.drawn.curves(&plane, Stops::Bins).into_iter();
        let [x, y, t] = [(); 3].map(|()| found.next().unwrap_or_default());
        Mark::Trail { x, y, end: self.until(frame, &t) }
    }

    /// How many of these times, among which is that of every frame, have come by a frame.
    fn until(&self, frame: usize, times: &[f64]) -> usize {
        // A time of the solution is that of a frame but for rounding.
        let now = self.t()[frame] + 1e-6 * self.dt;
        times.partition_point(|&time| time <= now)
    }

    /// v and, on a scale of its own, I, up to the frame.
    fn trace(&self, frame: usize, zoom: &Zoom) -> Figure {
        let (t, v, current) = (self.t(), self.drawn.run.column("v"), self.drawn.run.column("I"));
        let end = t.last().copied().unwrap_or(0.0).max(self.dt);
        let mut figure = Figure::new(
            Axis::new(Text::plain("t"), Ink::Text, [0.0, end]).shared(),
            Axis::holding(
                Text::plain("v"),
                Ink::Voltage,
                [-2.0, 2.0],
                &[&v],
                self.drawn.run.ending.is_some(),
            ),
        );
        figure.description = say!(
            "Membrane potential and current over time. {results}",
            results = self.results(frame).whole()
        );
        figure.right = Some(Axis::holding(Text::plain("I"), Ink::Current, [0.0, 0.0], &[&current], false));
        figure.backdrop = vec![Mark::Level {
            y: self.detector.v_th,
            ink: Ink::Spike,
            label: say!("threshold {v}", v = written(self.detector.v_th, 2)),
        }];
        let line = Line { count: frame.min(current.len()), ..Line::new(&t, &current, Ink::Current) };
        figure.marks = vec![Mark::Line(Line { side: Side::Right, stroke: Stroke::Thin, ..line })];
        let traced = self.drawn.over_time(&figure.x, zoom).and(0, &figure.y, "trace", zoom).lines();
        let so_far = |v: Line| Mark::Line(Line { count: self.until(frame, &v.x), ink: Ink::Voltage, ..v });
        figure.marks.extend(traced.into_iter().map(so_far));
        figure.marks.push(Mark::Spikes {
            at: self.drawn.run.spikes.seen[..self.drawn.run.spikes.until(frame)].to_vec(),
        });
        figure.handles = vec![Handle::threshold(Grasp::of(("v_th", self.detector.v_th)))];
        figure
    }

    fn results(&self, frame: usize) -> Sentence {
        let spikes = &self.drawn.run.spikes;
        let count = spikes.until(frame);
        if let Some(ending) = self.ended(frame) {
            return ended(ending, count, CLOCK).say(".");
        }
        let before = self.ramp.map_or(0, |ramp| spikes.by(ramp.at).min(count));
        let fired =
            fired(&spikes.seen[..count], Starts::of(self.drawn.run.starts_above, false), self.ramp, CLOCK);
        match spikes.indices[before..count].first() {
            Some(&bin) => fired
                .say(if count - before > 1 { ", the first at " } else { ", at " })
                .stress(Text::plain("I = ").and(written(self.current(bin as usize), 2)))
                .say("."),
            None => {
                let threshold = written(self.detector.v_th, 2);
                fired.say(if frame + 1 < self.t().len() {
                    say!(" above {threshold} so far.", threshold)
                } else {
                    say!(" above {threshold}.", threshold)
                })
            }
        }
    }
}
