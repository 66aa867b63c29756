//! Week 1: the leaky integrate-and-fire neuron under a sinusoidal current.

use super::week_1::{self, CLOCK, Time, threshold, time_axis, voltage_axis};
use crate::figure::{Figure, Ink, Line, Mark, Side, Stroke, Zoom};
use crate::integrate::Numerics;
use crate::numerals::written;
use crate::page::tab::{Asks, Current as Injects, Tab};
use crate::page::{About, Layout, Page, Panel, Recipe, Scene};
use crate::param::{Refusal, params};
use crate::portrait::handles;
use crate::portrait::smooth::Drawn;
use crate::run::{Budget, Run};
use crate::stimulus::bins::Bins;
use crate::stimulus::sinusoid::sinusoid;
use crate::text::{Text, say};
use crate::words::doubts::ended;
use crate::words::sentence::Sentence;
use crate::words::spiking::spikes;
use nalgebra::{Matrix3, Vector3};
use std::f64::consts::TAU;
use std::slice;

params! {
    /// The sinusoid.
    pub struct Current: "Current", "sinusoid" {
        I_amp: 0.4, "", 0.0..=2.0, "I_1", "amplitude", "Amplitude of the sinusoid about its offset", step(0.01), signed, often;
        I_freq: 0.1, "1/τ", 0.005..=2.0, "f", "frequency", "Cycles per membrane time constant", log, within(0.0..=1e9), often;
        I_offset: 0.5, "", -1.0..=2.0, "I_0", "offset", "The mean of the current", step(0.01), often;
    }
}

/// The page.
pub struct LifSinus;

impl Page for LifSinus {
    type Given = (Current, Numerics, Time);

    const ABOUT: About = About {
        id: "lif-sinus",
        title: "Leaky integrate-and-fire under a sinusoidal current",
        short: "Sinusoidal current",
        week: 1,
        tab: Some(Tab::of("lif", Asks::Sinusoid).under(Injects::One(
            "sinusoid",
            &[["amplitude", "I_amp"], ["frequency", "I_freq"], ["offset", "I_offset"], ["tend", "tend"]],
        ))),
        summary: "The voltage chases a moving equilibrium and never quite reaches it: a low-pass filter. \
                  Change the frequency and watch amplitude and lag.",
        icon: "M1 6Q4 -3 7.5 6T14 6T20.5 6T27 6",
        layout: Layout::Stack,
        fps: 0.0,
        panels: &[Panel {
            id: "voltage",
            short: "Voltage",
            title: "Membrane voltage and its equilibrium",
            weight: 1.0,
            least: Panel::CURVE,
        }],
        defaults: &[],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
t = np.arange(tstart, tend, dt)
I, pieces = sinusoid_current(t, I_offset, I_amp, I_freq)
(v,), spikes, times = integrate(rate, reset, [0.0], t, I, pieces)
print(len(spikes), "spikes at", times)
"#,
        figure: week_1::FIGURE,
    };

    fn open((current, numerics, time): Self::Given, budget: Budget) -> Result<Scene, Refusal> {
        let bins = Bins::arange(time.tstart, time.tend, time.dt, budget.bins)?;
        let Current { I_amp, I_freq, I_offset } = current;
        let run = week_1::run(&sinusoid(bins, I_offset, I_amp, I_freq), numerics, budget);
        let results = move |run: &Run| results(run, I_freq, I_amp);
        Ok(Scene::still(
            run,
            numerics,
            time.dt,
            CLOCK,
            move |drawn, zoom| vec![figure(drawn, zoom, current, time)],
            results,
        ))
    }
}

fn figure(drawn: &Drawn, zoom: &Zoom, current: Current, time: Time) -> Figure {
    let run = &drawn.run;
    let Current { I_amp, I_freq, I_offset } = current;
    let (t, equilibrium) = (run.column("t"), run.column("I"));
    let mut figure = Figure::new(time_axis(time), voltage_axis(run, &equilibrium));
    figure.description = "Voltage, the equilibrium it chases, and the threshold at 1, against time.".into();
    figure.handles = handles::sinusoid(
        ("I_offset", I_offset),
        ("I_amp", I_amp),
        I_freq,
        [time.tstart, time.tend],
        Side::Left,
    );
    figure.backdrop = vec![threshold()];
    let chased = Line::new(&t, &equilibrium, Ink::Current).named(Text::plain("v*(t) = I(t)"));
    figure.marks = vec![Mark::Spikes { at: run.spikes.seen.clone() }];
    drawn.trace(slice::from_mut(&mut figure), zoom, &[("voltage", &[(0, Ink::Voltage, "v")])]);
    figure.marks.insert(0, Mark::Line(Line { stroke: Stroke::Thin, ..chased }));
    figure
}

fn results(run: &Run, frequency: f64, amplitude: f64) -> Sentence {
    if let Some(ending) = run.ending {
        return ended(ending, run.spikes.seen.len(), CLOCK).say(".");
    }
    if run.spikes.seen.is_empty() && (amplitude == 0.0 || frequency == 0.0) {
        return Sentence::default().stress("No spike").say(": without a sinusoid v approaches the offset.");
    }
    let fired = spikes(&run.spikes.seen, CLOCK);
    if run.spikes.seen.is_empty() && bins_a_period(run, frequency) < FEWEST {
        return fired.say(": a period has fewer than four time bins, too few to tell how v follows the current. Make dt smaller.");
    }
    match Response::of(run, frequency, amplitude.signum()) {
        Some(response) if run.spikes.seen.is_empty() => {
            let exact = Response::exact(frequency, amplitude);
            fired
                .say(": v swings by ")
                .stress(Text::plain("±").and(written(response.amplitude, 4)))
                .say(" and lags the current by ")
                .stress(Text::from(written(response.lag, 1)).in_unit("°"))
                .say(say!(
                    " (the equation itself: ±{amplitude}, {lag}°).",
                    amplitude = written(exact.amplitude, 4),
                    lag = written(exact.lag, 1)
                ))
        }
        None if run.spikes.seen.is_empty() => {
            fired.say(": less than a period is left to measure after the start.")
        }
        _ => fired.say("."),
    }
}

/// Of fewer bins in a period the current is not seen to be a sinusoid; of two, the fit below has no solution.
const FEWEST: f64 = 4.0;

fn bins_a_period(run: &Run, frequency: f64) -> f64 {
    match run.column("t").as_slice() {
        [first, second, ..] => 1.0 / (frequency * (second - first)),
        _ => 0.0,
    }
}

/// How the voltage follows the current: its component at the current's frequency.
struct Response {
    amplitude: f64,
    /// Degrees.
    lag: f64,
}

impl Response {
    /// The exact one of a first-order low-pass filter: amplitude/√(1 + ω²) and arctan ω
    /// (Neuronal Dynamics, sec. 1.3, exercise on the frequency response).
    fn exact(frequency: f64, amplitude: f64) -> Response {
        let w = TAU * frequency;
        Response { amplitude: amplitude.abs() / w.hypot(1.0), lag: w.atan().to_degrees() }
    }

    /// The run's, by least squares of 1, sin ωt and cos ωt from ten time constants after the start on; none where
    /// less than a period is left. `sign` is that of the current's amplitude.
    fn of(run: &Run, frequency: f64, sign: f64) -> Option<Response> {
        let (t, v) = (run.column("t"), run.column("v"));
        let (first, last) = (t.first()? + 10.0, *t.last()?);
        if (last - first) * frequency < 1.0 {
            return None;
        }
        let from = t.partition_point(|&time| time < first);
        let (mut normal, mut right) = (Matrix3::zeros(), Vector3::zeros());
        for (t, v) in t[from..].iter().zip(&v[from..]) {
            let (sin, cos) = (TAU * frequency * t).sin_cos();
            let row = Vector3::new(1.0, sin, cos);
            normal += row * row.transpose();
            right += row * *v;
        }
        let fit = normal.lu().solve(&right)?;
        Some(Response {
            amplitude: fit[1].hypot(fit[2]),
            lag: (-sign * fit[2]).atan2(sign * fit[1]).to_degrees(),
        })
    }
}
