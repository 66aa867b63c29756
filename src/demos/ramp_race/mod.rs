//! The ramp as an instrument: the same range of currents at several speeds, at once.

mod ramp;

use super::marks::{curve, line, point};
use super::phase::{arrows, kind_told, nullclines};
use super::sentence::{Sentence, warning};
use super::type_x::{CLOCK, Detector, Start};
use super::{About, Layout, Page, Panel, Scene, handles};
use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Mark, Stroke, Zoom, written};
use crate::integrate;
use crate::model::Model;
use crate::models::{self, type_x::TypeX};
use crate::ode::{Neuron, Quantity};
use crate::param::{Choice, Refusal, params, plain};
use crate::phase_plane::Window;
use crate::phase_plane::bifurcations::{Kind, bifurcations};
use crate::phase_plane::fixed_points::fixed_points;
use crate::run::{Budget, Column};
use crate::source::Recipe;
use crate::stimulus::{self, there_and_back::ThereAndBack};
use ramp::{Noise, Ramp};
use std::rc::Rc;

params! {
    /// The range of currents, and the speeds.
    pub struct Race: "Ramps", "each faster by one factor" {
        I_from: 0.0, "", -0.5..=0.3, "I_0", "from", "The current that every ramp starts at", signed, step(0.01);
        I_to: 0.6, "", 0.35..=1.6, "I_1", "to", "The current that every ramp goes to", signed, step(0.01);
        slowest: 0.0005, "", 0.0001..=0.005, "", "slowest", "How much the current of the slowest ramp changes in a unit of time", log;
        fastest: 0.008, "", 0.001..=0.1, "", "fastest", "How much the current of the fastest ramp changes in a unit of time", log;
        ramps: 4.0, "", 2.0..=5.0, "", "ramps", "How many ramps race", whole, within(1.0..=5.0);
        sweep: 0.0, "", 0.0..=1.0, "", "direction", "Whether each ramp goes back at its end: then firing is seen to end elsewhere than it starts", choice(SWEEPS);
    }
}

const SWEEPS: &[Choice] = &[
    Choice { id: "up", name: "up", note: "from the first current to the second" },
    Choice { id: "up-down", name: "up and down", note: "there and back at the same speed" },
];

params! {
    /// White noise on the voltage.
    pub struct White: "Noise", "white, on the voltage" {
        sigma: 0.0, "", 0.0..=0.05, "σ", "size", "Standard deviation of the noise on v per square root of time; 0 leaves only rounding, which the slowest ramps feel, too", step(0.001);
        seed: 1.0, "", 0.0..=1000.0, "", "seed", "Starts the stream of random numbers; each ramp has a stream of its own", seed;
    }
}

params! {
    /// The step.
    pub struct Step: "Numerics", "" {
        dt: 0.1, "", 0.02..=0.5, "dt", "time step", "Length of each step of the Runge–Kutta method", log;
    }
}

/// The page.
pub struct RampRace;

/// The axes of the plane.
const WINDOW: Window = Window { x: TypeX::ABOUT.window[0], y: TypeX::ABOUT.window[1] };

/// Frames of the race: enough to look smooth, few enough to last ten seconds.
const FRAMES: usize = 300;

/// How much of its past a state draws behind it in the plane, in units of time.
const PAST: f64 = 40.0;

impl Page for RampRace {
    type Given = (Race, White, TypeX, Start, Detector, Step);

    const ABOUT: About = About {
        id: "ramp-race",
        title: "Ramp race: how late does firing start?",
        short: "Ramp race",
        week: 0,
        summary: "All ramps are shown at the same current. Each passes the current at which rest loses its stability, \
                  and fires only later. Does a slower ramp fire sooner? Then add a little noise.",
        icon: "M1 11L27 1M1 11L19 1M1 11L13 1",
        layout: Layout::Beside,
        fps: 30.0,
        panels: &[
            Panel { id: "race", title: "Membrane potential against the current", weight: 0.48 },
            Panel { id: "plane", title: "Phase plane", weight: 0.28 },
            Panel { id: "onset", title: "Current at the first spike against the ramp's speed", weight: 0.24 },
        ],
        defaults: &[("v0", -1.2), ("w0", -0.62)],
    };

    const RECIPE: Recipe = Recipe {
        pieces: &[stimulus::there_and_back::SOURCE, models::type_x::SOURCE, integrate::noisy::SOURCE],
        integrates: false,
        main: r#"
ways = []
for k in range(ramps):
    speed = slowest * (fastest / slowest) ** (k / max(ramps - 1, 1))
    t, I, pieces, turn = there_and_back(I_from, I_to, speed, sweep, dt)
    kicks = np.zeros(t.size - 1)
    if sigma > 0:
        kicks = sigma * math.sqrt(dt) * np.random.RandomState(seed + k).randn(t.size - 1)
    v, w = integrate_noisy(rate, [v0, w0], t, pieces, kicks)
    seen = np.nonzero((v[:-1] <= v_th) & (v[1:] > v_th))[0] + 1  # the first bin of each spike
    first = I[seen[0]] if seen.size and seen[0] <= turn else math.nan
    last = I[seen[-1]] if seen.size and seen[-1] > turn else math.nan
    ways.append((speed, first, last, I, v, w))
    print("at", speed, "per unit of time the first spike is at I =", first, "and the last on the way back at I =", last)
speed, first, last = np.array([way[:3] for way in ways]).T
"#,
        figure: r#"
figure, (race, onset) = plt.subplots(2)
for pace, _, _, I, v, _ in ways:
    race.plot(I, v, label=f"{pace:.2g} per unit of time")
race.set(xlabel="I", ylabel="v")
race.legend()
onset.semilogx(speed, first, "o-")
onset.semilogx(speed, last, "o--")
onset.set(xlabel="speed", ylabel="I at the first and the last spike")
plt.show()
"#,
    };

    fn open(given: Self::Given, budget: Budget) -> Result<Scene, Refusal> {
        let (race, white, neuron, start, detector, Step { dt }) = given;
        let schedules = schedules(&race, dt, budget)?;
        let runs: Vec<Ramp> = (0..)
            .zip(schedules)
            .map(|(place, schedule)| {
                let noise = Noise { sigma: white.sigma, seed: (white.seed as u32).wrapping_add(place) };
                Ramp::run(&neuron, schedule, [start.v0, start.w0], dt, noise, detector.v_th)
            })
            .collect();
        let critical = bifurcations(&neuron, WINDOW.x)
            .iter()
            .map(|found| match found.kind {
                Kind::Fold => ("fold", found.current),
                Kind::Hopf { .. } => ("Hopf", found.current),
            })
            .collect();
        let warning = warning(runs.iter().find_map(|ramp| ramp.ending), CLOCK);
        let told = Rc::new(Told { race, neuron, start, detector, dt, runs, critical });
        let (drawn, timed) = (told.clone(), told.clone());
        Ok(Scene {
            run: None,
            data: told.columns(),
            frames: FRAMES + 1,
            clock: Box::new(move |frame| format!("I = {}", written(timed.current(frame), 3))),
            figures: Box::new(move |frame, zoom| {
                vec![drawn.race(frame), drawn.plane(frame, zoom), drawn.onset(frame)]
            }),
            results: Box::new(move |frame| told.results(frame)),
            method: method(white, dt),
            warning,
            idle: if white.sigma > 0.0 { Vec::new() } else { vec!["seed"] },
        })
    }
}

/// The ramps, from the slowest to the fastest.
fn schedules(race: &Race, dt: f64, budget: Budget) -> Result<Vec<ThereAndBack>, Refusal> {
    let Race { I_from: from, I_to: to, slowest, fastest, .. } = *race;
    if to <= from {
        let why = format!("it must be greater than I_from, which is {}", plain(from));
        return Err(Refusal::number("I_to", to, why));
    }
    if fastest < slowest {
        let why = format!("it must be at least the slowest, which is {}", plain(slowest));
        return Err(Refusal::number("fastest", fastest, why));
    }
    let back = race.sweep == 1.0;
    let ratio = fastest / slowest;
    let schedule = |place: usize| {
        let part = place as f64 / (race.ramps - 1.0).max(1.0);
        ThereAndBack { from, to, speed: slowest * ratio.powf(part), back }
    };
    let schedules: Vec<ThereAndBack> = (0..race.ramps as usize).map(schedule).collect();
    let ways = if back { 2.0 } else { 1.0 };
    let bins: f64 = schedules.iter().map(|schedule| ways * schedule.steps(dt) + 1.0).sum();
    if bins <= budget.bins as f64 {
        return Ok(schedules);
    }
    let why = format!("the ramps would have {} time bins; at most {} are allowed", plain(bins), budget.bins);
    Err(Refusal::number("slowest", slowest, why))
}

/// How it was computed.
fn method(white: White, dt: f64) -> String {
    let noise = if white.sigma > 0.0 { format!(", noise of seed {}", white.seed) } else { String::new() };
    format!("classical Runge–Kutta (RK4), dt = {dt}{noise}")
}

/// The bin of a spike that matters, as far as it has come by a bin.
type Find = fn(&Ramp, usize) -> Option<usize>;

/// The ink of a ramp.
fn ink(place: usize) -> Ink {
    Ink::Kept(place + 1)
}

/// A speed in words: two digits of it.
fn pace(speed: f64) -> String {
    let decimals = (1.0 - speed.log10().floor()).clamp(0.0, 8.0) as usize;
    written(speed, decimals).trim_end_matches('0').into()
}

/// The race and what is needed to draw and tell it.
struct Told {
    race: Race,
    neuron: TypeX,
    start: Start,
    detector: Detector,
    dt: f64,
    /// From the slowest to the fastest.
    runs: Vec<Ramp>,
    /// What happens to rest, and at which current.
    critical: Vec<(&'static str, f64)>,
}

impl Told {
    /// The bin of a ramp at a frame.
    fn bin(&self, ramp: &Ramp, frame: usize) -> usize {
        ramp.bin(frame as f64 / FRAMES as f64)
    }

    /// The current at a frame, the same for all but for their steps.
    fn current(&self, frame: usize) -> f64 {
        let slowest = &self.runs[0];
        slowest.current[self.bin(slowest, frame)]
    }

    /// Speeds, and the currents of the first spike on the way there and the last on the way back, of each ramp.
    fn columns(&self) -> Vec<Column> {
        let at = |ramp: &Ramp, bin: Option<usize>| bin.map_or(f64::NAN, |bin| ramp.current[bin]);
        let column = |id, value: &dyn Fn(&Ramp) -> f64| Column {
            quantity: Quantity { id, unit: "" },
            values: Rc::new(self.runs.iter().map(value).collect()),
        };
        vec![
            column("speed", &|ramp| ramp.speed),
            column("first", &|ramp| at(ramp, ramp.onset(usize::MAX))),
            column("last", &|ramp| at(ramp, ramp.end(usize::MAX))),
        ]
    }

    /// The voltages against the current.
    fn race(&self, frame: usize) -> Figure {
        let Race { I_from: from, I_to: to, .. } = self.race;
        let margin = 0.04 * (to - from);
        let v: Vec<&[f64]> = self.runs.iter().map(|ramp| ramp.state[0].as_slice()).collect();
        let ended = self.runs.iter().any(|ramp| ramp.ending.is_some());
        let mut figure = Figure::new(
            Axis::new("I", Ink::Current, [from - margin, to + margin]),
            Axis::holding("v", Ink::Voltage, [-2.2, 2.2], &v, ended),
        );
        figure.description = format!("Membrane potentials against the current. {}", self.results(frame).text());
        let [low, high] = [figure.y.min, figure.y.max];
        for (name, current) in &self.critical {
            let name = format!("{name} {}", written(*current, 4));
            let ends = [[*current, low], [*current, high]];
            figure.backdrop.push(curve(&ends, Ink::Reference, Stroke::Dashed, &name));
        }
        figure.backdrop.push(Mark::Level { y: self.detector.v_th, ink: Ink::Spike, label: String::new() });
        for (place, ramp) in self.runs.iter().enumerate() {
            let bin = self.bin(ramp, frame);
            for [x, y] in ramp.ways(bin) {
                figure.marks.push(line(&x, &y, ink(place), Stroke::Thin, ""));
            }
        }
        for (place, ramp) in self.runs.iter().enumerate() {
            let bin = self.bin(ramp, frame);
            for (spike, open) in [(ramp.onset(bin), false), (ramp.end(bin), true)] {
                let Some(spike) = spike else { continue };
                let current = ramp.current[spike];
                let at = [current, self.detector.v_th];
                // There and back there is no room for what the last figure says, too.
                let label = if self.race.sweep == 1.0 { String::new() } else { written(current, 3) };
                figure.marks.push(point(at, ink(place), open, label));
            }
        }
        let text = format!("I = {}", written(self.current(frame), 3));
        figure.marks.push(Mark::Readout { text, ink: Ink::Current, large: true });
        figure.handles = vec![
            Handle::edge("start of the ramps", Grasp::of(("I_from", from))),
            Handle::edge("end of the ramps", Grasp::of(("I_to", to))),
            handles::level("threshold", ("v_th", self.detector.v_th)),
        ];
        figure
    }

    /// All states at one current, so that they share the nullclines.
    fn plane(&self, frame: usize, zoom: &Zoom) -> Figure {
        let window = Window { x: zoom.part("plane.x", WINDOW.x), y: zoom.part("plane.y", WINDOW.y) };
        let current = self.current(frame);
        let points = fixed_points(&self.neuron, current, window);
        let mut figure =
            Figure::new(Axis::new("v", Ink::Text, WINDOW.x), Axis::new("w", Ink::Text, WINDOW.y));
        let kinds: Vec<&str> = points.iter().map(|point| point.kind()).collect();
        figure.description =
            format!("Phase plane at I = {}: {}.", written(current, 3), kinds.join(", "));
        figure.marks.push(arrows(&self.neuron, current, window));
        figure.marks.extend(nullclines(&self.neuron, TypeX::VARIABLES, current, window));
        for found in &points {
            figure.marks.push(point(found.state, Ink::Text, !found.stable(), kind_told(found, None)));
        }
        for (place, ramp) in self.runs.iter().enumerate() {
            let bin = self.bin(ramp, frame);
            let from = bin.saturating_sub((PAST / self.dt) as usize);
            let [x, y] = ramp.state.each_ref().map(|values| Rc::new(values[from..=bin].to_vec()));
            let at = [x[x.len() - 1], y[y.len() - 1]];
            figure.marks.push(line(&x, &y, ink(place), Stroke::Thin, ""));
            if at.iter().all(|place| place.is_finite()) {
                figure.marks.push(point(at, ink(place), false, String::new()));
            }
        }
        let [across, up] = [("v0", self.start.v0), ("w0", self.start.w0)].map(Grasp::of);
        figure.handles = Handle::anywhere("initial state", across, up);
        figure
    }

    /// The current at the first spike, and on the way back at the last, against the logarithm of the speed.
    fn onset(&self, frame: usize) -> Figure {
        let Race { I_from: from, I_to: to, slowest, fastest, .. } = self.race;
        let mut figure = Figure::new(
            Axis::new("log₁₀ of the speed", Ink::Text, [slowest.log10() - 0.15, fastest.log10() + 0.15]),
            Axis::new("I at the first spike", Ink::Current, [from, to]),
        );
        figure.description = format!("First-spike current against speed. {}", self.results(frame).text());
        let inside = self.critical.iter().filter(|(_, current)| (from..=to).contains(current));
        figure.backdrop = inside
            .map(|(name, current)| Mark::Level { y: *current, ink: Ink::Reference, label: (*name).into() })
            .collect();
        let ends: [(Find, bool); 2] = [(Ramp::onset, false), (Ramp::end, true)];
        for (find, open) in ends {
            let found: Vec<(usize, [f64; 2])> = (0..)
                .zip(&self.runs)
                .filter_map(|(place, ramp)| {
                    let bin = find(ramp, self.bin(ramp, frame))?;
                    Some((place, [ramp.speed.log10(), ramp.current[bin]]))
                })
                .collect();
            let way: Vec<[f64; 2]> = found.iter().map(|(_, at)| *at).collect();
            let stroke = if open { Stroke::Dashed } else { Stroke::Thin };
            figure.marks.push(curve(&way, Ink::Quiet, stroke, if open { "going down" } else { "" }));
            for (place, at) in found {
                figure.marks.push(point(at, ink(place), open, pace(self.runs[place].speed)));
            }
        }
        figure
    }

    fn results(&self, frame: usize) -> Sentence {
        let mut sentence = Sentence::default();
        for (name, current) in &self.critical {
            if (self.race.I_from..=self.race.I_to).contains(current) {
                sentence = sentence.say(format!("{name} at I = {}. ", written(*current, 4)));
            }
        }
        let ways: [(Find, &str); 2] = [(Ramp::onset, "First spike"), (Ramp::end, " Going down, last spike")];
        let mut fired = false;
        for (find, said) in ways {
            let mut joint = format!("{said} at I = ");
            let mut close = "";
            for ramp in &self.runs {
                let Some(bin) = find(ramp, self.bin(ramp, frame)) else { continue };
                let speed = format!(" (speed {})", pace(ramp.speed));
                sentence = sentence.say(joint).stress(written(ramp.current[bin], 3)).say(speed);
                (joint, close, fired) = (", ".into(), ".", true);
            }
            sentence = sentence.say(close);
        }
        if fired { sentence } else { sentence.stress("No spike").say(" yet.") }
    }
}
