//! Week 2: Hodgkin and Huxley's axon under a current ramp.

use super::week_2::{self, Beginning, CLOCK, PANELS, Start, Time};
use crate::integrate::Numerics;
use crate::models::hodgkin_huxley::HodgkinHuxley;
use crate::numerals::written;
use crate::page::tab::{Asks, Current as Injects, Tab};
use crate::page::{About, Layout, Page, Recipe, Scene};
use crate::param::{Refusal, params};
use crate::portrait::handles;
use crate::run::{Budget, Run};
use crate::stimulus::bins::Bins;
use crate::stimulus::ramp::ramp;
use crate::text::Text;
use crate::words::sentence::Sentence;
use crate::words::stimulus_window::StimulusWindow;

params! {
    /// The ramp.
    pub struct Current: "Current", "ramp" {
        FinalAmp: 20.0, "µA/cm²", -20.0..=60.0, "I_1", "final amplitude", "The current that the ramp reaches before it is switched off", step(0.1), often;
        Ramp_tstart: 30.0, "ms", 0.0..=500.0, "t_on", "start of the ramp", "When the ramp begins", signed, step(1.0), often;
        Ramp_tend: 170.0, "ms", 0.0..=500.0, "t_off", "end of the ramp", "When the ramp ends and the current is switched off", signed, step(1.0), often;
    }
}

/// The page.
pub struct HhRamp;

impl Page for HhRamp {
    type Given = (Current, HodgkinHuxley, Start, Numerics, Time);

    const ABOUT: About = About {
        id: "hh-ramp",
        title: "Hodgkin–Huxley under a current ramp",
        short: "Ramp current",
        week: 2,
        tab: Some(Tab::of("hodgkin-huxley", Asks::Ramp).under(Injects::One(
            "ramp",
            &[["amplitude", "FinalAmp"], ["start", "Ramp_tstart"], ["end", "Ramp_tend"], ["tend", "tend"]],
        ))),
        summary: "The axon adapts to a current that rises slowly. \
                  Change how fast the ramp rises: is there a current at which it fires?",
        icon: "M1 10H8L14 9L16 8L17 1L18.5 11L20 9L21 1L22.5 11L24 9L25 1L26 11H27",
        layout: Layout::Stack,
        fps: 0.0,
        panels: PANELS,
        defaults: &[("tend", 200.0)],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
t = np.arange(tstart, tend, dt)
I, pieces = ramp_in_bins(t, Ramp_tstart, Ramp_tend, FinalAmp)

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
        let Current { FinalAmp, Ramp_tstart, Ramp_tend } = current;
        let drive = ramp(bins, Ramp_tstart, Ramp_tend, FinalAmp);
        let stimulus = StimulusWindow { of: "the ramp", from: Ramp_tstart, to: Ramp_tend, height: FinalAmp };
        let window = [time.tstart, time.tend];
        let (run, begins) = week_2::run(&drive, stimulus.onset(window), neuron, start, numerics, budget);
        let handles =
            handles::ramp(("Ramp_tstart", Ramp_tstart), ("Ramp_tend", Ramp_tend), ("FinalAmp", FinalAmp));
        let figures = move |drawn: &_, zoom: &_| {
            week_2::panels(drawn, zoom, time, (Ramp_tstart, Ramp_tend), begins, handles.clone())
        };
        Ok(Scene::still(run, numerics, time.dt, CLOCK, figures, move |run| {
            results(run, stimulus, window, begins)
        }))
    }
}

fn results(run: &Run, stimulus: StimulusWindow, window: [f64; 2], begins: Beginning) -> Sentence {
    let fired = week_2::told(run, begins);
    let before = begins.onset.map_or(0, |onset| run.spikes.by(onset.at));
    let late = run.spikes.indices.get(before).filter(|_| run.ending.is_none() && begins.onset.is_some());
    match late {
        Some(&bin) if run.column("t")[bin as usize] < stimulus.to => {
            let current = Text::from(written(run.column("I")[bin as usize], 2)).in_unit("µA/cm²");
            fired.say(", the first at ").stress(Text::plain("I = ").and(current)).say(".")
        }
        Some(_) => fired.say(", after the current was switched off."),
        None => fired.say(stimulus.idle(&run.column("t"), &run.column("I"), window[1])),
    }
}
