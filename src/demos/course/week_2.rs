//! What the pages of week 2 share: milliseconds, the axon under a current, and its three linked panels.

use crate::figure::{Axis, Figure, Handle, Ink, Line, Mark, Zoom};
use crate::integrate::Numerics;
use crate::model::Model;
use crate::models::hodgkin_huxley::{HodgkinHuxley, SPIKE, VOLTAGE};
use crate::page::Panel;
use crate::param::{Choice, params, value_of};
use crate::phase_plane::rest::stable_rest;
use crate::portrait::handles;
use crate::portrait::smooth::{Drawn, Traced};
use crate::run::{Budget, Run};
use crate::spikes::Fires;
use crate::stimulus::Drive;
use crate::text::{Text, say};
use crate::words::clock::Clock;
use crate::words::doubts::ended;
use crate::words::sentence::Sentence;
use crate::words::silence::until_the_last;
use crate::words::spiking::{Onset, Starts, fired};
use crate::words::swinging::swings_on;
use std::slice;

params! {
    /// The window and its bins.
    pub struct Time: "Numerics", "" {
        dt: 0.01, "ms", 0.001..=0.1, "dt", "time step", "Spacing of the time bins; at 6.3 °C from about 0.075 ms Euler explodes, from about 0.095 ms RK4", log;
        tstart: 0.0, "ms", -50.0..=50.0, "t_0", "start of the run", "Time at which the run starts", step(1.0);
        tend: 100.0, "ms", 60.0..=1000.0, "t_1", "end of the run", "Time at which the run ends", signed, step(1.0);
    }
}

/// Time is in ms, rates in Hz.
pub const CLOCK: Clock = Clock::of("ms");

/// The panels under a step and under a ramp.
pub const PANELS: &[Panel] = &[
    Panel { id: "voltage", short: "Voltage", title: "Membrane voltage", weight: 0.5, least: Panel::CURVE },
    Panel { id: "gates", short: "Gates", title: "Gates m, h and n", weight: 0.3, least: Panel::CURVE },
    Panel { id: "current", short: "Current", title: "Injected current", weight: 0.2, least: Panel::CURVE },
];

params! {
    /// Where the run starts.
    pub struct Start: "Start", "" {
        start: 0.0, "", 0.0..=1.0, "", "initial state", "Where the axon starts: where the course does, or where it rests without current", choice(STARTS), page_only;
    }
}

const STARTS: &[Choice] = &[
    Choice {
        id: "course",
        name: "0 mV",
        note: "as the course does: 0 mV, and every gate at its equilibrium there",
    },
    Choice { id: "rest", name: "at rest", note: "where it rests without current, if it does" },
];

const AT_REST: f64 = value_of(STARTS, "rest");

/// How a run begins.
#[derive(Clone, Copy, Debug)]
pub struct Beginning {
    /// When its stimulus does, where that is later.
    pub onset: Option<Onset>,
    /// Whether a rest to start from was asked for, and there is no stable one.
    pub restless: bool,
}

/// The axon under a current, and how its run begins.
pub fn run(
    drive: &Drive,
    onset: Option<Onset>,
    neuron: HodgkinHuxley,
    Start { start }: Start,
    numerics: Numerics,
    budget: Budget,
) -> (Run, Beginning) {
    let [low, high] = neuron.reach();
    let rest = if start == AT_REST { stable_rest(&neuron, [low - 1.0, high + 1.0]) } else { None };
    let restless = start == AT_REST && rest.is_none();
    let from = rest.map_or(neuron.start(), |rest| rest.state);
    (Run::of(&neuron, from, drive, numerics, Fires::Above(SPIKE), budget), Beginning { onset, restless })
}

/// The spikes of a run, those before its stimulus apart.
pub fn told(run: &Run, begins: Beginning) -> Sentence {
    if let Some(ending) = run.ending {
        return ended(ending, run.spikes.seen.len(), CLOCK);
    }
    let fired = fired(&run.spikes.seen, Starts::of(run.starts_above, false), begins.onset, CLOCK);
    let fired = swings_on(until_the_last(fired, run, CLOCK), run, CLOCK);
    if !begins.restless {
        return fired;
    }
    let Sentence(phrases) =
        Sentence::default().say("Without current there is no stable rest, so it starts at 0 mV. ");
    Sentence([phrases, fired.0].concat())
}

/// The axis of time.
pub fn time_axis(time: Time) -> Axis {
    Axis::new(Text::plain("t (ms)"), Ink::Text, [time.tstart, time.tend]).called("t", "ms").shared()
}

/// The voltage with its spikes.
pub fn voltage(drawn: &Drawn, zoom: &Zoom, time: Time, begins: Beginning) -> Figure {
    let mut figure = spikes(&drawn.run, time, begins);
    drawn.trace(slice::from_mut(&mut figure), zoom, &[TRACED]);
    figure
}

/// The spikes, where the voltage is to be drawn.
fn spikes(run: &Run, time: Time, begins: Beginning) -> Figure {
    let v = run.column("v");
    let y = Axis::holding(VOLTAGE.titled(), Ink::Voltage, [-20.0, 120.0], &[&v], run.ending.is_some())
        .called(VOLTAGE.id, VOLTAGE.unit);
    let mut figure = Figure::new(time_axis(time), y);
    figure.description =
        say!("Membrane voltage against time. {results}.", results = told(run, begins).whole());
    figure.marks = vec![Mark::Spikes { at: run.spikes.seen.clone() }];
    figure
}

/// Voltage, gates and current under one another on one axis of time, the stimulus shaded.
pub fn panels(
    drawn: &Drawn,
    zoom: &Zoom,
    time: Time,
    (from, to): (f64, f64),
    begins: Beginning,
    handles: Vec<Handle>,
) -> Vec<Figure> {
    let run = &drawn.run;
    let mut figures = vec![spikes(run, time, begins), gates(time), current(run, time, &handles)];
    drawn.trace(&mut figures[..2], zoom, &[TRACED, ("gates", &GATES)]);
    for figure in &mut figures {
        figure.backdrop = vec![Mark::Band { from, to, ink: Ink::Current }];
    }
    for figure in &mut figures[..2] {
        figure.x = figure.x.clone().hidden();
    }
    figures[2].handles = handles;
    figures
}

/// The voltage in its panel.
const TRACED: Traced = ("voltage", &[(0, Ink::Voltage, "")]);

/// The gates in theirs.
const GATES: [(usize, Ink, &str); 3] = [(1, Ink::GateM, "m"), (3, Ink::GateH, "h"), (2, Ink::GateN, "n")];

fn gates(time: Time) -> Figure {
    let y = Axis::new("gates (open fraction)", Ink::Text, [0.0, 1.0]).of("gates", "");
    let mut figure = Figure::new(time_axis(time), y);
    figure.description = "The open fractions of the gates m, h and n against time.".into();
    figure
}

/// The current, on an axis that shows 0, whatever sign it has, and every handle.
fn current(run: &Run, time: Time, handles: &[Handle]) -> Figure {
    let (t, current) = (run.column("t"), run.column("I"));
    let held = handles::heights(handles);
    let y = Axis::holding(Text::plain("I (µA/cm²)"), Ink::Current, [0.0, 0.0], &[&current, &held], false)
        .called("I", "µA/cm²");
    let mut figure = Figure::new(time_axis(time), y);
    figure.description = "The injected current against time.".into();
    figure.marks = vec![Mark::Line(Line::new(&t, &current, Ink::Current))];
    figure
}

/// The figure in Python.
pub const FIGURE: &str = r#"
figure, (voltage, gates_of, current) = plt.subplots(3, sharex=True, height_ratios=[5, 3, 2])
voltage.plot(t, v)
voltage.set_ylabel("v (mV above rest)")
for gate, name, colour in [(m, "m", "black"), (h, "h", "red"), (n, "n", "blue")]:
    gates_of.plot(t, gate, color=colour, label=name)
gates_of.legend()
current.plot(t, I, color="purple")
current.set(xlabel="t (ms)", ylabel="I (µA/cm²)")
plt.show()
"#;
