//! The step as a parameter: one current, and what the method makes of rest at each length of its step.

use super::handles::level;
use super::marks::{self, curve, line};
use super::neuron::plane::{Orbit, Plane};
use super::sentence::{Clock, Sentence, method, warning};
use super::type_x::Start;
use super::{About, Layout, Page, Panel, Scene, playback};
use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Mark, Stroke, Values, Zoom, written};
use crate::integrate::stability::boundary;
use crate::integrate::{Numerics, Steps};
use crate::model::Model;
use crate::models::{self, type_x::TypeX};
use crate::ode::Neuron;
use crate::param::{Refusal, params};
use crate::phase_plane::bifurcations::{Kind, bifurcations};
use crate::phase_plane::fixed_points::FixedPoint;
use crate::phase_plane::step_map::{StepMap, hopf_points_by_step};
use crate::run::{Budget, Run};
use crate::source::Recipe;
use crate::stimulus::{self, bins::Bins, constant::constant};
use std::rc::Rc;

params! {
    /// The current, all the time the same.
    pub struct Current: "Current", "constant" {
        I: 0.32, "", 0.0..=2.0, "I", "current", "The current that is injected all the time", step(0.001), signed;
    }
}

params! {
    /// How far and how finely it is integrated.
    pub struct Bounds: "Numerics", "" {
        dt: 0.5, "", 0.01..=1.0, "dt", "time step", "Length of each step: with a fixed step it is a parameter of what is simulated", log;
        tend: 500.0, "", 50.0..=2000.0, "t_1", "end", "Where the run ends", step(10.0);
    }
}

/// The page.
pub struct StepLens;

/// Time has no unit here.
const CLOCK: Clock = Clock { unit: "", decimals: 1, rate: (1.0, " per unit of time") };

/// Voltages between which rest is looked for.
const VOLTAGES: [f64; 2] = TypeX::ABOUT.window[0];

/// Steps at which the Hopf points of the map are sought, evenly up to the longest that is shown.
const STEPS: usize = 40;

impl Page for StepLens {
    type Given = (Current, TypeX, Start, Numerics, Bounds);

    const ABOUT: About = About {
        id: "step-lens",
        title: "The step as a parameter",
        short: "The step as a parameter",
        week: 0,
        summary: "The same neuron, the same current. With long Euler steps it fires, with short ones it rests: \
                  the method has moved the Hopf point. Make dt smaller, and see the firing stop.",
        icon: "M1 9H5V6H9V3H13V9H17V6H21V3H27",
        layout: Layout::Beside,
        fps: 0.0,
        panels: &[
            Panel { id: "plane", title: "Phase plane", weight: 0.34 },
            Panel { id: "voltage", title: "Membrane potential, by the method and exact", weight: 0.18 },
            Panel { id: "region", title: "Eigenvalues times step, and where the method is stable", weight: 0.28 },
            Panel { id: "hopf", title: "Hopf current against the step", weight: 0.2 },
        ],
        defaults: &[],
    };

    const RECIPE: Recipe = Recipe {
        pieces: &[stimulus::constant::SOURCE, models::type_x::SOURCE],
        integrates: true,
        main: r#"
t = np.arange(0, tend, dt)
current = I
I, pieces = constant(t, current)
(v, w), _ = integrate(rate, reset, [v0, w0], t, I, pieces)
spikes = np.nonzero((v[:-1] <= 0.5) & (v[1:] > 0.5))[0]  # the bins before each upward crossing
print(len(spikes), "spikes at", t[spikes + 1])

# Rest: the voltages at which both rates vanish, and what an Euler step multiplies small departures by.
for root in np.roots([1 / 3, 0, a - 1, 0.7 * a - current]):
    if abs(root.imag) < 1e-9:
        jacobian = np.array([[1 - root.real**2, -1], [a / tau, -1 / tau]])
        eigenvalues = np.linalg.eigvals(jacobian)
        print("rest at v =", root.real, "eigenvalues", eigenvalues, "|1 + dt*lambda| =", abs(1 + dt * eigenvalues))
"#,
        figure: r#"
figure, (plane, trace) = plt.subplots(2)
plane.plot(v, w)
plane.set(xlabel="v", ylabel="w")
trace.plot(t, v)
trace.set(xlabel="t", ylabel="v")
plt.show()
"#,
    };

    fn open(given: Self::Given, budget: Budget) -> Result<Scene, Refusal> {
        let (Current { I: current }, neuron, start, numerics, Bounds { dt, tend }) = given;
        let drive = constant(Bins::arange(0.0, tend, dt, budget.bins)?, current);
        let dt = drive.bins.dt;
        let from = [start.v0, start.w0];
        let run = |numerics, budget| Run::of(&neuron, from, &drive, numerics, TypeX::ABOUT.fires, budget);
        let (seen, exact) = (run(numerics, budget), run(Numerics::adaptive(), budget.tight()));
        let map = match numerics.steps() {
            Steps::Fixed(order) => Some(StepMap { order, dt }),
            Steps::Adaptive => None,
        };
        let plane = Plane {
            equations: Box::new(neuron),
            variables: TypeX::VARIABLES,
            time: TypeX::TIME,
            window: [TypeX::ABOUT.window[0], TypeX::ABOUT.window[1]],
            current: Axis::new("I", Ink::Current, TypeX::ABOUT.currents),
            euler: map.filter(|map| map.order == 1).map(|map| map.dt),
            seeks_orbits: false,
            starts: ["v0", "w0"],
        };
        let page = Rc::new(Told {
            points: plane.fixed_points(current),
            hopf: hopf_curves(&neuron, map),
            moved: map.map_or(Vec::new(), |map| {
                map.hopf_points(&neuron, VOLTAGES).iter().map(|found| found.current).collect()
            }),
            orbit: Orbit::of(&seen, &[]),
            run: seen,
            exact,
            plane,
            current,
            dt,
            map,
        });
        let (drawn, told, timed) = (page.clone(), page.clone(), page.clone());
        Ok(Scene {
            frames: playback::FRAMES + 1,
            clock: Box::new(move |frame| {
                let at = playback::moment(&timed.run, frame).or(timed.run.column("t").last().copied());
                format!("t = {}", written(at.unwrap_or(0.0), CLOCK.decimals))
            }),
            figures: Box::new(move |frame, zoom| drawn.figures(frame, zoom)),
            results: Box::new(move |_| told.results()),
            method: method(numerics, dt, CLOCK),
            warning: warning(page.run.ending, CLOCK),
            idle: Vec::new(),
            data: page.run.columns.clone(),
            run: Some(page.run.clone()),
        })
    }
}

/// Where the Hopf points go as the step grows: for each of them steps and currents, from a step of 0 on.
fn hopf_curves(neuron: &TypeX, map: Option<StepMap>) -> Vec<[Vec<f64>; 2]> {
    let longest = map.map_or(1.0, |map| map.dt.max(1.0));
    let steps: Vec<f64> = (1..=STEPS).map(|i| longest * i as f64 / STEPS as f64).collect();
    let of_equations = bifurcations(neuron, VOLTAGES);
    let hopf = of_equations.iter().filter(|found| matches!(found.kind, Kind::Hopf { .. }));
    hopf.map(|start| {
        let far = VOLTAGES[1] - VOLTAGES[0];
        let followed = match map {
            Some(map) => hopf_points_by_step(neuron, start.state[0], far, map.order, &steps)
                .iter()
                .map(|found| found.current)
                .collect(),
            // Where the error chooses the steps, nothing hangs on how often the solution is read out.
            None => vec![start.current; steps.len()],
        };
        let reached = [0.0].into_iter().chain(steps.iter().copied()).take(followed.len() + 1).collect();
        [reached, [start.current].into_iter().chain(followed).collect()]
    })
    .collect()
}

/// A page with its parameters given.
struct Told {
    plane: Plane,
    run: Run,
    /// The same by the adaptive method at a tight tolerance.
    exact: Run,
    orbit: Orbit,
    points: Vec<FixedPoint>,
    /// The Hopf points against the step.
    hopf: Vec<[Vec<f64>; 2]>,
    /// The Hopf currents at this step.
    moved: Vec<f64>,
    current: f64,
    dt: f64,
    /// None where the method chooses its steps.
    map: Option<StepMap>,
}

impl Told {
    fn figures(&self, frame: usize, zoom: &Zoom) -> Vec<Figure> {
        let bin = playback::bin(&self.run, frame);
        let mut figures = vec![self.voltage()];
        if let Some(bin) = bin {
            playback::mark(&mut figures, self.run.column("t")[bin]);
        }
        figures.insert(0, self.in_plane(bin, zoom));
        figures.extend([self.region(), self.against_step()]);
        figures
    }

    /// The run in the plane, and the exact solution behind it; of the whole run, what is left after half of it stands out.
    fn in_plane(&self, bin: Option<usize>, zoom: &Zoom) -> Figure {
        let mut figure = self.plane.figure(&self.orbit, bin, self.current, &self.points, zoom);
        let [v, w] = ["v", "w"].map(|id| self.exact.column(id));
        figure.backdrop.push(line(&v, &w, Ink::Weight, Stroke::Dashed, "exact"));
        if bin.is_none() {
            let late = |id: &str| {
                let all = self.run.column(id);
                Rc::new(all[all.len() / 2..].to_vec())
            };
            let [v, w]: [Values; 2] = [late("v"), late("w")];
            figure.marks.push(line(&v, &w, Ink::Text, Stroke::Firm, "second half"));
        }
        figure
    }

    fn voltage(&self) -> Figure {
        let [t, v, exact] = [self.run.column("t"), self.run.column("v"), self.exact.column("v")];
        let end = t.last().copied().unwrap_or(0.0).max(self.dt);
        let ended = self.run.ending.is_some();
        let mut figure = Figure::new(
            Axis::new("t", Ink::Text, [0.0, end]).shared(),
            Axis::holding("v", Ink::Voltage, [-2.0, 2.0], &[&v, &exact], ended),
        );
        figure.description = format!(
            "Membrane potential: {} spikes by this method, {} in the exact solution.",
            self.run.spikes.times.len(),
            self.exact.spikes.times.len()
        );
        figure.backdrop = vec![line(&t, &exact, Ink::Weight, Stroke::Dashed, "exact")];
        figure.marks = vec![
            line(&t, &v, Ink::Voltage, Stroke::Firm, ""),
            Mark::Spikes { at: self.run.spikes.seen.clone() },
        ];
        figure
    }

    /// The eigenvalues times the step, against the boundary within which the method makes departures shrink.
    fn region(&self) -> Figure {
        let scaled = |[re, im]: [f64; 2]| [self.dt * re, self.dt * im];
        let places: Vec<[f64; 2]> =
            self.points.iter().flat_map(|point| point.eigenvalues.map(scaled)).collect();
        let along = |i: usize| places.iter().map(|place| place[i]).collect::<Vec<f64>>();
        let mut figure = Figure::new(
            Axis::holding("Re dt λ", Ink::Text, [-0.06, 0.03], &[&along(0)], false),
            Axis::holding("Im dt λ", Ink::Text, [-0.35, 0.35], &[&along(1)], false),
        );
        let edge = match self.map {
            Some(map) => boundary(map.order),
            None => vec![[0.0, -4.0], [0.0, 4.0]],
        };
        let name = match self.map {
            Some(StepMap { order: 1, .. }) => "|1 + dt λ| = 1",
            Some(_) => "|R(dt λ)| = 1",
            None => "Re λ = 0",
        };
        figure.backdrop = vec![
            curve(&[[0.0, -4.0], [0.0, 4.0]], Ink::Quiet, Stroke::Thin, ""),
            Mark::Level { y: 0.0, ink: Ink::Quiet, label: String::new() },
        ];
        figure.marks = vec![curve(&edge, Ink::Spike, Stroke::Firm, name)];
        for point in &self.points {
            // The way of the eigenvalue as the step grows: it starts at 0.
            let ways = point.eigenvalues.map(|eigenvalue| [[0.0, 0.0], scaled(eigenvalue)]);
            figure.marks.extend(ways.map(|way| curve(&way, Ink::Text, Stroke::Thin, "")));
            let open = self.map.map_or(!point.stable(), |map| map.growth(&point.eigenvalues) >= 1.0);
            let [first, second] = point.eigenvalues.map(scaled);
            figure.marks.push(marks::point(first, Ink::Text, open, self.factor_told(point)));
            let other = if second[1] == 0.0 { "the other" } else { "conjugate" };
            figure.marks.push(marks::point(second, Ink::Text, open, other.into()));
        }
        let told: Vec<String> = self.points.iter().map(|point| self.factor_told(point)).collect();
        figure.description =
            format!("Eigenvalues times the step, inside the red line if small departures shrink. {}", told.join("; "));
        figure
    }

    /// What a step multiplies departures from a fixed point by.
    fn factor_told(&self, point: &FixedPoint) -> String {
        match self.map {
            None => "dt λ".into(),
            Some(map) => {
                let sign = if map.order == 1 { "|1 + dt λ|" } else { "|R(dt λ)|" };
                format!("{sign} = {}", written(map.growth(&point.eigenvalues), 5))
            }
        }
    }

    /// The Hopf currents against the step; the step and the current of this page are a point that can be dragged.
    fn against_step(&self) -> Figure {
        let longest = self.hopf.iter().flat_map(|[steps, _]| steps.last().copied()).fold(1.0, f64::max);
        // The curve that is nearest to the point sets the range of currents.
        let apart = |[_, currents]: &&[Vec<f64>; 2]| (currents[0] - self.current).abs();
        let nearest = self.hopf.iter().min_by(|a, b| apart(a).total_cmp(&apart(b)));
        let (low, high) = nearest.map_or((0.0, 1.0), |[_, currents]| {
            let ends = currents.iter().fold((f64::MAX, f64::MIN), |(low, high), &x| (low.min(x), high.max(x)));
            let margin = 0.5 * (ends.1 - ends.0).max(0.04);
            (ends.0 - margin, ends.1 + margin)
        });
        let mut figure = Figure::new(
            Axis::new("dt", Ink::Text, [0.0, longest.max(self.dt)]),
            Axis::holding("I", Ink::Current, [low, high], &[&[self.current]], false),
        );
        for [steps, currents] in &self.hopf {
            let label = format!("Hopf {}", written(currents[0], 4));
            figure.backdrop.push(Mark::Level { y: currents[0], ink: Ink::Reference, label });
            let points: Vec<[f64; 2]> = steps.iter().zip(currents).map(|(&dt, &current)| [dt, current]).collect();
            figure.marks.push(curve(&points, Ink::Spike, Stroke::Firm, "Hopf of the method"));
        }
        figure.marks.push(marks::point([self.dt, self.current], Ink::Current, false, String::new()));
        figure.description = format!(
            "The current at which rest loses its stability, against the step. {}",
            self.results().text()
        );
        let [step, current] = [("dt", self.dt), ("I", self.current)];
        figure.handles = vec![
            Handle::point("step and current", Some(Grasp::of(step)), Some(Grasp::of(current))),
            level("current", current),
        ];
        figure
    }

    fn results(&self) -> Sentence {
        if self.run.ending.is_some() {
            return Sentence::default().say("The run ended early: the step is too long for these values.");
        }
        let spikes = |run: &Run| match run.spikes.times.len() {
            0 => "no spike".to_string(),
            1 => "1 spike".to_string(),
            count => format!("{count} spikes"),
        };
        let mut sentence = Sentence::default()
            .stress(spikes(&self.run))
            .say(" by this method, ")
            .stress(spikes(&self.exact))
            .say(" in the exact solution.");
        for point in &self.points {
            let [[re, im], [other, _]] = point.eigenvalues;
            let eigenvalues = if im == 0.0 {
                format!("{}, {}", written(re, 4), written(other, 4))
            } else {
                format!("{} ± {} i", written(re, 4), written(im.abs(), 4))
            };
            sentence = sentence.say(format!(" {}, λ = {eigenvalues}", capital(point.kind())));
            if self.map.is_some() {
                sentence = sentence.say("; ").stress(self.factor_told(point));
            }
            sentence = sentence.say(".");
        }
        let listed = |currents: &mut dyn Iterator<Item = f64>| {
            currents.map(|current| written(current, 4)).collect::<Vec<_>>().join(", ")
        };
        let own = listed(&mut self.hopf.iter().map(|[_, currents]| currents[0]));
        if !own.is_empty() {
            sentence = sentence.say(format!(" Hopf of the equations at I = {own}"));
            let moved = listed(&mut self.moved.iter().copied());
            sentence = match moved.is_empty() {
                true => sentence.say("."),
                false => sentence.say(", at this step at ").stress(format!("I = {moved}")).say("."),
            };
        }
        sentence
    }
}

/// With a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
