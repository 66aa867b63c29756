//! The ramp as an instrument: the same range of currents at several speeds, at once.

mod buffer;
mod delay;
mod ramp;
mod told;

use crate::demos::course::type_x::{CLOCK, Detector, Start};
use crate::integrate::{METHODS, Numerics, Steps};
use crate::model::Compiled;
use crate::models::type_x::TypeX;
use crate::numerals::written;
use crate::page::tab::{Asks, Tab};
use crate::page::{About, Layout, Page, Panel, Recipe, Scene};
use crate::param::{Choice, Refusal, params, value_of};
use crate::phase_plane::Window;
use crate::phase_plane::bifurcations::{Kind, bifurcations};
use crate::phase_plane::everywhere::Everywhere;
use crate::portrait::legend;
use crate::run::Budget;
use crate::stimulus::there_and_back::ThereAndBack;
use crate::text::{Text, say};
use crate::words::doubts::{self, warning};
use delay::Delay;
use ramp::{Noise, Ramp};
use std::rc::Rc;
use told::{Critical, FRAMES, Told};

/// The axes of the plane.
const WINDOW: Window = Window { x: TypeX::ABOUT.window[0], y: TypeX::ABOUT.window[1] };

params! {
    /// The range of currents, and the speeds.
    pub struct Race: "Ramps", "speeds in equal ratios" {
        I_from: 0.2, "", -0.5..=0.3, "I_0", "from", "The current at which every ramp starts", signed, step(0.01);
        I_to: 0.55, "", 0.35..=1.6, "I_1", "to", "The current at which every ramp ends", signed, step(0.01);
        slowest: 0.0001, "", 0.00005..=0.003, "", "slowest", "Change of the current per unit of time in the slowest ramp", log, often;
        fastest: 0.0032, "", 0.001..=0.1, "", "fastest", "Change of the current per unit of time in the fastest ramp", log, often;
        ramps: 4.0, "", 2.0..=5.0, "", "ramps", "Number of ramps in the race", whole, within(1.0..=5.0);
        sweep: 0.0, "", 0.0..=1.0, "", "direction", "Whether each ramp also comes back down: firing then ends at another current than it began", choice(SWEEPS), often;
    }
}

const SWEEPS: &[Choice] = &[
    Choice { id: "up", name: "up", note: "from the first current to the second" },
    Choice { id: "up-down", name: "up and down", note: "there and back at the same speed" },
];

impl Race {
    /// Whether each ramp comes back from the second current to the first.
    fn comes_back(&self) -> bool {
        self.sweep == const { value_of(SWEEPS, "up-down") }
    }
}

params! {
    /// White noise on the voltage.
    pub struct White: "Noise", "white, on the voltage" {
        sigma: 0.0, "", 0.0..=0.05, "σ", "size", "Standard deviation of the noise on v per square root of time; 0 leaves only rounding, which the slowest ramps feel, too", step(0.001);
        seed: 1.0, "", 0.0..=1000.0, "", "seed", "Seeds the random numbers; each ramp has a stream of its own", seed;
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

impl Page for RampRace {
    type Given = (Race, White, TypeX, Start, Detector, Step);

    const ABOUT: About = About {
        id: "ramp-race",
        title: "TypeX in a ramp race",
        short: "Ramp race",
        week: 0,
        tab: Some(Tab::of("type-x", Asks::Race)),
        summary: "All ramps are shown at the same current. Each passes the current at which rest loses its stability. \
                  A neuron near rest may stay there long after, while growth makes up for earlier shrinking. Does a slower ramp fire sooner? \
                  Then add a little noise.",
        icon: "M1 11L27 1M1 11L19 1M1 11L13 1",
        layout: Layout::Beside,
        fps: 0.0,
        panels: &[
            Panel {
                id: "race",
                short: "Race",
                title: "Membrane potential against the current",
                weight: 0.34,
                least: Panel::CURVE,
            },
            Panel {
                id: "delay",
                short: "Delay",
                title: "Growth rate of departures from rest along the ramps, and its integral over time",
                weight: 0.33,
                least: Panel::PLANE,
            },
            Panel {
                id: "onset",
                short: "Onset",
                title: "Current at the first spike against the ramp's speed",
                weight: 0.16,
                least: Panel::CURVE,
            },
            Panel { id: "plane", short: "Portrait", title: "Phase plane", weight: 0.17, least: Panel::PLANE },
        ],
        // Rest under the first current.
        defaults: &[("v0", -1.07), ("w0", -0.46)],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
ways = []
for k in range(ramps):
    speed = slowest*(fastest/slowest)**(k/max(ramps - 1, 1))
    t, I, pieces, turn = there_and_back(I_from, I_to, speed, sweep, dt)
    kicks = np.zeros(t.size - 1)
    if sigma > 0:
        kicks = sigma*math.sqrt(dt)*np.random.RandomState(seed + k).randn(t.size - 1)
    v, w = rk4_with_kicks(rate, [v0, w0], t, I, pieces, kicks)
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
                Kind::Fold => (Critical::Fold, found.current),
                Kind::Hopf { .. } => (Critical::Hopf, found.current),
            })
            .collect();
        let warning = warning(runs.iter().find_map(|ramp| ramp.ending), Steps::Fixed(1), CLOCK);
        let everywhere = Everywhere::around(&neuron, [WINDOW.x, WINDOW.y]);
        let delay = Delay::of(&neuron, &everywhere, [start.v0, start.w0], &runs, white.sigma, dt, race.I_to);
        let noisy = white.sigma > 0.0;
        // What noise has done, only the same ramps without it can tell.
        let onset = |ramp: &Ramp| ramp.onset(usize::MAX).map(|bin| ramp.current[bin]);
        let quiet = |ramp: &Ramp| {
            let schedule = ThereAndBack { from: race.I_from, to: race.I_to, speed: ramp.speed, back: false };
            let silence = Noise { sigma: 0.0, seed: 0 };
            onset(&Ramp::run(&neuron, schedule, [start.v0, start.w0], dt, silence, detector.v_th))
        };
        let quiet = if noisy { runs.iter().map(quiet).collect() } else { runs.iter().map(onset).collect() };
        let told = Rc::new(Told {
            race,
            neuron,
            everywhere,
            start,
            detector,
            dt,
            runs,
            noisy,
            quiet,
            delay,
            critical,
        });
        let (drawn, timed) = (told.clone(), told.clone());
        Ok(Scene {
            run: None,
            data: told.columns(),
            bins: told.runs.iter().map(|ramp| ramp.current.len()).sum(),
            frames: FRAMES + 1,
            clock: Box::new(move |frame| Text::plain("I = ").and(written(timed.current(frame), 3))),
            figures: Box::new(move |frame, zoom| drawn.figures(frame, zoom)),
            results: Box::new(move |frame| told.results(frame)),
            method: method(white, dt),
            warning,
            idle: if white.sigma > 0.0 { Vec::new() } else { vec!["seed"] },
            absent: legend::whole(),
            hand: None,
            work: None,
        })
    }
}

/// The ramps, from the slowest to the fastest.
fn schedules(race: &Race, dt: f64, budget: Budget) -> Result<Vec<ThereAndBack>, Refusal> {
    let Race { I_from: from, I_to: to, slowest, fastest, .. } = *race;
    if to <= from {
        let why = say!("it must be greater than I_from, which is {from}", from);
        return Err(Refusal::number("I_to", to, why));
    }
    if fastest < slowest {
        let why = say!("it must be at least the slowest, which is {slowest}", slowest);
        return Err(Refusal::number("fastest", fastest, why));
    }
    let back = race.comes_back();
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
    let why =
        say!("the ramps would have {bins} time bins; at most {most} are allowed", bins, most = budget.bins);
    Err(Refusal::number("slowest", slowest, why).for_its_cost())
}

/// How it was computed.
fn method(white: White, dt: f64) -> Text {
    let method = doubts::method(Numerics { method: const { value_of(METHODS, "rk4") } }, dt, CLOCK);
    if white.sigma > 0.0 { doubts::in_noise(method, white.seed) } else { method }
}
