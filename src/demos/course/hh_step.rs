//! Week 2: Hodgkin and Huxley's axon under a step current.

use super::week_2::{self, CLOCK, PANELS, Start, Time};
use crate::integrate::Numerics;
use crate::models::hodgkin_huxley::HodgkinHuxley;
use crate::page::tab::{Asks, Current as Injects, Tab};
use crate::page::{About, Layout, Page, Recipe, Scene};
use crate::param::{Refusal, params};
use crate::portrait::handles;
use crate::run::Budget;
use crate::stimulus::bins::Bins;
use crate::stimulus::step::step;
use crate::words::stimulus_window::StimulusWindow;

params! {
    /// The step.
    pub struct Current: "Current", "step" {
        I_amp: 7.0, "µA/cm²", -20.0..=60.0, "I_0", "amplitude", "Height of the step; a negative one hyperpolarises", step(0.1), often;
        Step_tstart: 20.0, "ms", 0.0..=100.0, "t_on", "switched on", "When the current is switched on", signed, step(0.5), often;
        Step_tend: 70.0, "ms", 0.0..=100.0, "t_off", "switched off", "When the current is switched off", signed, step(0.5), often;
    }
}

/// The page.
pub struct HhStep;

impl Page for HhStep {
    type Given = (Current, HodgkinHuxley, Start, Numerics, Time);

    const ABOUT: About = About {
        id: "hh-step",
        title: "Hodgkin–Huxley under a step current",
        short: "Step current",
        week: 2,
        tab: Some(Tab::of("hodgkin-huxley", Asks::Step).under(Injects::One(
            "step",
            &[["amplitude", "I_amp"], ["start", "Step_tstart"], ["end", "Step_tend"], ["tend", "tend"]],
        ))),
        summary: "Sodium channels open fast, then inactivate; potassium channels open late. \
                  Find the smallest step that gives one spike, and the smallest that keeps it firing.",
        icon: "M1 10H5L7 8L8 1L9.5 11L11 9L14 8L15 1L16.5 11L18 9L21 8L22 1L23.5 11L27 10",
        layout: Layout::Stack,
        fps: 0.0,
        panels: PANELS,
        defaults: &[],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
t = np.arange(tstart, tend, dt)
I, pieces = step_in_bins(t, Step_tstart, Step_tend, I_amp)

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
        let Current { I_amp, Step_tstart, Step_tend } = current;
        let drive = step(bins, Step_tstart, Step_tend, I_amp);
        let stimulus = StimulusWindow { of: "the step", from: Step_tstart, to: Step_tend, height: I_amp };
        let window = [time.tstart, time.tend];
        let (run, begins) = week_2::run(&drive, stimulus.onset(window), neuron, start, numerics, budget);
        let handles = handles::step(("Step_tstart", Step_tstart), ("Step_tend", Step_tend), ("I_amp", I_amp));
        let figures = move |drawn: &_, zoom: &_| {
            week_2::panels(drawn, zoom, time, (Step_tstart, Step_tend), begins, handles.clone())
        };
        Ok(Scene::still(run, numerics, time.dt, CLOCK, figures, move |run| {
            week_2::told(run, begins).say(stimulus.idle(&run.column("t"), &run.column("I"), time.tend))
        }))
    }
}
