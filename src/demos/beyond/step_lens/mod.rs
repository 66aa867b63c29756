//! The step as a parameter: one current, and what the method makes of rest at each length of its step.

mod told;

use crate::demos::course::type_x::Start;
use crate::figure::{Axis, Ink};
use crate::integrate::{Numerics, Steps};
use crate::model::Compiled;
use crate::models::type_x::TypeX;
use crate::ode::Neuron;
use crate::page::tab::{Asks, Tab};
use crate::page::{About, Layout, Page, Panel, Recipe, Scene};
use crate::param::{Refusal, params};
use crate::phase_plane::step_map::{HopfCurve, StepMap, hopf_curves};
use crate::portrait::flow::Layers;
use crate::portrait::legend;
use crate::portrait::plane::Plane;
use crate::portrait::playback;
use crate::portrait::recent::Recent;
use crate::portrait::smooth::Drawn;
use crate::portrait::track::InView;
use crate::run::{Budget, Run};
use crate::stimulus::bins::Bins;
use crate::stimulus::constant::constant;
use crate::text::Text;
use crate::words::clock::Clock;
use crate::words::doubts::{doubts, method};
use std::rc::Rc;
use told::{Hopf, Told};

params! {
    /// The current, all the time the same.
    pub struct Current: "Current", "constant" {
        I: 0.32, "", 0.0..=2.0, "I", "current", "Constant injected current", step(0.001), signed, often;
    }
}

params! {
    /// How far and how finely it is integrated.
    pub struct Bounds: "Numerics", "" {
        dt: 0.5, "", 0.01..=1.0, "dt", "time step", "Length of each step: with a fixed step, it is part of what is simulated", log, often;
        tend: 500.0, "", 50.0..=2000.0, "t_1", "end of the run", "Time at which the run ends", step(10.0);
    }
}

/// The page.
pub struct StepLens;

/// Time has no unit here.
const CLOCK: Clock = Clock::of("");

/// Voltages between which rest is looked for.
const VOLTAGES: [f64; 2] = TypeX::ABOUT.window[0];

/// Steps at which the Hopf points of the map are sought, evenly up to the longest that is shown.
const STEPS: usize = 40;

impl Page for StepLens {
    type Given = (Current, TypeX, Start, Numerics, Bounds);

    const ABOUT: About = About {
        id: "step-lens",
        title: "TypeX: the time step as a parameter",
        short: "Time step",
        week: 0,
        tab: Some(Tab::of("type-x", Asks::TimeStep)),
        summary: "The same neuron, the same current. With long Euler steps it fires, with short ones it rests: \
                  the method has moved the Hopf point. Make dt smaller, and see the firing stop.",
        icon: "M1 9H5V6H9V3H13V9H17V6H21V3H27",
        layout: Layout::Beside,
        fps: 0.0,
        panels: &[
            Panel { id: "plane", short: "Portrait", title: "Phase plane", weight: 0.34, least: Panel::PLANE },
            Panel {
                id: "voltage",
                short: "Voltage",
                title: "Membrane potential, by the method and exact",
                weight: 0.18,
                least: Panel::CURVE,
            },
            Panel {
                id: "region",
                short: "Stability",
                title: "Eigenvalues times step, and where the method is stable",
                weight: 0.28,
                least: Panel::PLANE,
            },
            Panel {
                id: "hopf",
                short: "Hopf point",
                title: "Hopf current against the step",
                weight: 0.2,
                least: Panel::CURVE,
            },
        ],
        defaults: &[],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
t = np.arange(0, tend, dt)
current = I
I, pieces = constant_current(t, current)
(v, w), spikes, times = integrate(rate, reset, [v0, w0], t, I, pieces, threshold=0.5)
print(len(spikes), "spikes at", times)

# Rest: the voltages at which both rates vanish, and what an Euler step multiplies small departures by.
for root in np.roots([1/3, 0, a - 1, 0.7*a - current]):
    if abs(root.imag) < 1e-9:
        jacobian = np.array([[1 - root.real**2, -1], [a/tau, -1/tau]])
        eigenvalues = np.linalg.eigvals(jacobian)
        print("rest at v =", root.real, "eigenvalues", eigenvalues, "|1 + dt*lambda| =", abs(1 + dt*eigenvalues))
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

    const SHOWS_EXACT: bool = true;

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
            variables: neuron.variables(),
            time: neuron.time(),
            window: [TypeX::ABOUT.window[0], TypeX::ABOUT.window[1]],
            current: Axis::new(Text::plain("I"), Ink::Current, TypeX::ABOUT.currents),
            is_driven: true,
            euler: map.filter(|map| map.order == 1).map(|map| map.dt),
            layers: Layers::PLAIN,
            starts: [("v0", start.v0), ("w0", start.w0)],
            standing: Recent::default(),
        };
        let page = Rc::new(Told {
            points: plane.everywhere().fixed_points(&*plane.equations, current),
            hopf: hopf_against_step(&neuron, map),
            moved: map.map_or(Vec::new(), |map| {
                map.hopf_points(&neuron, VOLTAGES).iter().map(|found| found.current).collect()
            }),
            track: InView::of(seen.clone(), false, [0, 1], Vec::new()),
            drawn: Drawn::of(seen),
            exact: Drawn::of(exact),
            plane,
            current,
            dt,
            end: tend,
            map,
        });
        let (drawn, told, timed) = (page.clone(), page.clone(), page.clone());
        Ok(Scene {
            bins: 2 * page.drawn.run.column("t").len(),
            frames: playback::FRAMES + 1,
            clock: Box::new(move |frame| {
                let at =
                    playback::moment(&timed.drawn.run, frame).or(timed.drawn.run.column("t").last().copied());
                Text::plain("t = ").and(CLOCK.at(at.unwrap_or(0.0)))
            }),
            figures: Box::new(move |frame, zoom| drawn.figures(frame, zoom)),
            results: Box::new(move |_| told.results()),
            method: method(numerics, dt, CLOCK),
            warning: doubts(&page.drawn.run, numerics.steps(), CLOCK),
            idle: Vec::new(),
            absent: legend::whole(),
            hand: None,
            work: None,
            data: page.drawn.run.columns.clone(),
            run: Some(page.drawn.run.clone()),
        })
    }
}

/// Where the Hopf points go as the step grows.
fn hopf_against_step(neuron: &TypeX, map: Option<StepMap>) -> Vec<Hopf> {
    let longest = map.map_or(1.0, |map| map.dt.max(1.0));
    let steps: Vec<f64> = (1..=STEPS).map(|i| longest * i as f64 / STEPS as f64).collect();
    // Where the error chooses the steps, nothing depends on how often the solution is read out.
    let tried = if map.is_some() { steps.as_slice() } else { &[] };
    let curves = hopf_curves(neuron, VOLTAGES, map.map_or(1, |map| map.order), tried);
    let hopf = |curve: HopfCurve| {
        let mut points: Vec<[f64; 2]> = curve.points.iter().map(|(dt, found)| [*dt, found.current]).collect();
        let own = curve.of_equations.then_some(points[0][1]);
        if map.is_none() {
            points.push([longest, points[0][1]]);
        }
        Hopf { own, points }
    };
    curves.into_iter().map(hopf).collect()
}
