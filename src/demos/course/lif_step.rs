//! Week 1: the leaky integrate-and-fire neuron under a step current.

use super::week_1::{self, CLOCK, Time, threshold, time_axis, voltage_axis};
use crate::figure::{Axis, Figure, Ink, Line, Mark, Zoom};
use crate::integrate::Numerics;
use crate::numerals::written;
use crate::page::tab::{Asks, Current as Injects, Tab};
use crate::page::{About, Layout, Page, Panel, Recipe, Scene};
use crate::param::{Refusal, params};
use crate::portrait::handles;
use crate::portrait::smooth::Drawn;
use crate::run::{Budget, Run};
use crate::stimulus::bins::Bins;
use crate::stimulus::step::step;
use crate::text::{Text, say};
use crate::words::doubts::ended;
use crate::words::sentence::Sentence;
use crate::words::spiking::spikes;
use crate::words::stimulus_window::StimulusWindow;
use std::slice;

params! {
    /// The step.
    pub struct Current: "Current", "step" {
        I_amp: 1.005, "", -1.0..=4.0, "I_0", "amplitude", "Height of the step; the threshold is reached at 1", step(0.005), often;
        I_tstart: 20.0, "τ", 0.0..=100.0, "t_on", "switched on", "When the current is switched on", signed, step(1.0), often;
        I_tend: 70.0, "τ", 0.0..=100.0, "t_off", "switched off", "When the current is switched off", signed, step(1.0), often;
    }
}

/// The page.
pub struct LifStep;

impl Page for LifStep {
    type Given = (Current, Numerics, Time);

    const ABOUT: About = About {
        id: "lif-step",
        title: "Leaky integrate-and-fire under a step current",
        short: "Step current",
        week: 1,
        tab: Some(Tab::of("lif", Asks::Step).under(Injects::One(
            "step",
            &[["amplitude", "I_amp"], ["start", "I_tstart"], ["end", "I_tend"], ["tend", "tend"]],
        ))),
        summary: "The membrane charges towards the current and fires at the threshold. \
                  Find the smallest current that fires, and see how the intervals shrink above it.",
        icon: "M1 11H7Q9 3 13 2V11Q15 3 19 2V11Q21 3 25 2V11H27",
        layout: Layout::Stack,
        fps: 0.0,
        panels: &[
            Panel {
                id: "voltage",
                short: "Voltage",
                title: "Membrane voltage",
                weight: 0.7,
                least: Panel::CURVE,
            },
            Panel {
                id: "current",
                short: "Current",
                title: "Injected current",
                weight: 0.3,
                least: Panel::CURVE,
            },
        ],
        defaults: &[],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
t = np.arange(tstart, tend, dt)
I, pieces = step_in_bins(t, I_tstart, I_tend, I_amp)
(v,), spikes, times = integrate(rate, reset, [0.0], t, I, pieces)
print(len(spikes), "spikes at", times)
"#,
        figure: week_1::FIGURE,
    };

    fn open((current, numerics, time): Self::Given, budget: Budget) -> Result<Scene, Refusal> {
        let bins = Bins::arange(time.tstart, time.tend, time.dt, budget.bins)?;
        let run = week_1::run(&step(bins, current.I_tstart, current.I_tend, current.I_amp), numerics, budget);
        Ok(Scene::still(
            run,
            numerics,
            time.dt,
            CLOCK,
            move |drawn, zoom| figures(drawn, zoom, current, time),
            move |run| results(run, current, time),
        ))
    }
}

fn figures(drawn: &Drawn, zoom: &Zoom, current: Current, time: Time) -> Vec<Figure> {
    let run = &drawn.run;
    let Current { I_amp, I_tstart, I_tend } = current;
    let (t, i) = (run.column("t"), run.column("I"));
    let band = Mark::Band { from: I_tstart, to: I_tend, ink: Ink::Current };

    let mut voltage = Figure::new(time_axis(time).hidden(), voltage_axis(run, &[]));
    voltage.description = say!(
        "Voltage against time, with the threshold at 1. {results}",
        results = results(run, current, time).whole()
    );
    voltage.backdrop = vec![band.clone(), threshold()];
    voltage.marks = vec![Mark::Spikes { at: run.spikes.seen.clone() }];
    drawn.trace(slice::from_mut(&mut voltage), zoom, &[("voltage", &[(0, Ink::Voltage, "")])]);

    let y = Axis::holding(Text::plain("I"), Ink::Current, [0.0, 0.0], &[&i, &[I_amp]], false);
    let mut injected = Figure::new(time_axis(time), y);
    injected.description = "The injected current against time.".into();
    injected.backdrop = vec![band];
    injected.marks = vec![Mark::Line(Line::new(&t, &i, Ink::Current))];
    injected.handles = handles::step(("I_tstart", I_tstart), ("I_tend", I_tend), ("I_amp", I_amp));
    vec![voltage, injected]
}

fn results(run: &Run, Current { I_amp, I_tstart, I_tend }: Current, time: Time) -> Sentence {
    let times = &run.spikes.seen;
    if let Some(ending) = run.ending {
        return ended(ending, times.len(), CLOCK).say(".");
    }
    if times.is_empty() {
        let step = StimulusWindow { of: "the step", from: I_tstart, to: I_tend, height: I_amp };
        let peak = run.column("v").iter().copied().fold(f64::MIN, f64::max);
        return Sentence::default()
            .stress("No spike")
            .say(say!(": v comes to {peak} of the threshold’s 1", peak = written(peak, 3)))
            .say(step.idle(&run.column("t"), &run.column("I"), time.tend));
    }
    spikes(times, CLOCK).say(".")
}
