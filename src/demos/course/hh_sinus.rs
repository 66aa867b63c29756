//! Week 2: Hodgkin and Huxley's axon under a sinusoidal current.

use super::week_2::{self, Beginning, CLOCK, Start, Time};
use crate::figure::{Axis, Figure, Ink, Line, Mark, Side, Stroke, Zoom};
use crate::integrate::Numerics;
use crate::models::hodgkin_huxley::HodgkinHuxley;
use crate::page::tab::{Asks, Current as Injects, Tab};
use crate::page::{About, Layout, Page, Panel, Recipe, Scene};
use crate::param::{Refusal, params};
use crate::portrait::handles;
use crate::portrait::smooth::Drawn;
use crate::run::Budget;
use crate::stimulus::bins::Bins;
use crate::stimulus::sinusoid::sinusoid;
use crate::text::Text;

params! {
    /// The sinusoid.
    pub struct Current: "Current", "sinusoid" {
        I_amp: 7.0, "µA/cm²", 0.0..=60.0, "I_1", "amplitude", "Amplitude of the sinusoid about its offset", step(0.1), signed, often;
        I_freq: 0.01, "1/ms", 0.001..=0.5, "f", "frequency", "Cycles per millisecond: 0.01 is 10 Hz", log, within(0.0..=1e9), often;
        I_offset: 0.5, "µA/cm²", -20.0..=20.0, "I_0", "offset", "The mean of the current", step(0.1), often;
    }
}

/// The page.
pub struct HhSinus;

impl Page for HhSinus {
    type Given = (Current, HodgkinHuxley, Start, Numerics, Time);

    const ABOUT: About = About {
        id: "hh-sinus",
        title: "Hodgkin–Huxley under a sinusoidal current",
        short: "Sinusoidal current",
        week: 2,
        tab: Some(Tab::of("hodgkin-huxley", Asks::Sinusoid).under(Injects::One(
            "sinusoid",
            &[["amplitude", "I_amp"], ["frequency", "I_freq"], ["offset", "I_offset"], ["tend", "tend"]],
        ))),
        summary: "The axon responds to some frequencies more than to others. \
                  Keep the amplitude, go from 0.005 to 0.06 per ms (5 to 60 Hz), and count the spikes.",
        icon: "M1 8Q3 6 5 6L6 1L7.5 10L9 6Q12 12 15 8Q17 6 18 6L19 1L20.5 10L22 6Q24 11 27 9",
        layout: Layout::Stack,
        fps: 0.0,
        panels: &[Panel {
            id: "voltage",
            short: "Voltage",
            title: "Membrane voltage and injected current",
            weight: 1.0,
            least: Panel::CURVE,
        }],
        defaults: &[("tend", 600.0)],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
t = np.arange(tstart, tend, dt)
I, pieces = sinusoid_current(t, I_offset, I_amp, I_freq)

# The run starts at 0 mV with the gates settled there, or where the axon rests stably without current, if it does.
begin = settled(rate, 0.0, others=3)
if start:
    begin = stable_rest(rate, min(V_Na, V_K, EL) - 1, max(V_Na, V_K, EL) + 1, others=3) or begin

(v, m, n, h), spikes, times = integrate(rate, reset, begin, t, I, pieces, threshold=50)
print(len(spikes), "spikes at", times)
"#,
        figure: week_2::FIGURE,
    };

    fn open((current, neuron, start, numerics, time): Self::Given, budget: Budget) -> Result<Scene, Refusal> {
        let bins = Bins::arange(time.tstart, time.tend, time.dt, budget.bins)?;
        let Current { I_amp, I_freq, I_offset } = current;
        let drive = sinusoid(bins, I_offset, I_amp, I_freq);
        let (run, begins) = week_2::run(&drive, None, neuron, start, numerics, budget);
        let figures = move |drawn: &_, zoom: &_| vec![figure(drawn, zoom, current, time, begins)];
        Ok(Scene::still(run, numerics, time.dt, CLOCK, figures, move |run| {
            week_2::told(run, begins).say(".")
        }))
    }
}

/// The voltage and, on a scale of its own at the right, the current.
fn figure(drawn: &Drawn, zoom: &Zoom, given: Current, time: Time, begins: Beginning) -> Figure {
    let (offset, amplitude) = (("I_offset", given.I_offset), ("I_amp", given.I_amp));
    let window = [time.tstart, time.tend];
    let handles = handles::sinusoid(offset, amplitude, given.I_freq, window, Side::Right);
    let held = handles::heights(&handles);
    let (t, current) = (drawn.run.column("t"), drawn.run.column("I"));
    let mut figure = week_2::voltage(drawn, zoom, time, begins);
    figure.right = Some(
        Axis::holding(Text::plain("I (µA/cm²)"), Ink::Current, [0.0, 0.0], &[&current, &held], false)
            .called("I", "µA/cm²"),
    );
    figure.handles = handles;
    let line = Line::new(&t, &current, Ink::Current).named(Text::plain("I"));
    figure.marks.insert(0, Mark::Line(Line { side: Side::Right, stroke: Stroke::Thin, ..line }));
    figure
}
