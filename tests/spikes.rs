//! When a neuron fires: one answer whatever the step, and by the adaptive method whatever the bins.

use nullcline::demos::Demo;
use nullcline::figure::Zoom;
use nullcline::integrate::EVERYWHERE;
use nullcline::lab::BUDGET;
use nullcline::model::Model;
use nullcline::models::{Listed, MODELS, Visitor, visit};
use nullcline::options::{Given, complete, initial};
use nullcline::phase_plane::Window;
use nullcline::phase_plane::planar::in_plane;
use nullcline::phase_plane::quasi_threshold::{QuasiThreshold, Question};
use nullcline::run::{Budget, Run};
use nullcline::simulation::{Injected, simulate, starts};
use nullcline::spikes::Fires;

fn given(numbers: &[(&str, f64)], method: &str) -> Vec<(String, Given)> {
    let numbers = numbers.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
    numbers.chain([("method".to_string(), Given::Text(method.into()))]).collect()
}

fn run(model: &str, numbers: &[(&str, f64)], method: &str, current: Injected) -> Run {
    simulate(model, given(numbers, method), current, Budget::of(1_000_000)).expect("good options")
}

/// The models whose spikes are resets, or the others.
fn models(resets: bool) -> impl Iterator<Item = &'static Listed> {
    MODELS.iter().filter(move |model| matches!(model.about.fires, Fires::AtReset) == resets)
}

#[test]
fn a_neuron_that_starts_beyond_its_threshold_fires_at_once_whatever_the_method_and_the_step() {
    for (model, beyond, after) in [
        ("lif", 1.05, 0.0),
        ("lif-units", -49.9, -65.0),
        ("exponential-if", -29.9, -60.0),
        ("adex", -29.9, -51.0),
        ("izhikevich", 30.0, -65.0),
    ] {
        for method in EVERYWHERE {
            for dt in [0.1, 0.01, 0.7] {
                let numbers = [("v0", beyond), ("tstart", -1.0), ("tend", 4.0), ("dt", dt)];
                let run = run(model, &numbers, method.id, Injected::Constant(0.0));
                let told = format!("{model} by {} at dt = {dt}", method.id);
                assert_eq!(
                    (run.spikes.indices.as_slice(), run.spikes.times.as_slice()),
                    (&[0][..], &[-1.0][..]),
                    "{told}"
                );
                assert_eq!((run.column("v")[0], run.starts_above), (after, false), "{told}");
            }
        }
    }
    assert_eq!(models(true).count(), 5, "every model with resets is asked");
}

#[test]
fn a_page_that_starts_beyond_the_cut_fires_at_once_and_its_handle_stays_where_it_was_put() {
    let (sentence, _) = told("adex-plane", &[("v0", -29.0), ("amplitude", 0.0)], "rk4");
    assert!(sentence.starts_with("1 spike at 0.00 ms. "), "{sentence}");
    let demo = Demo::find("adex-plane").expect("a page");
    let values = complete(&demo.params(), given(&[("v0", -29.0)], "rk4")).expect("good values");
    let scene = demo.open(&values, BUDGET).expect("good values");
    let figures = (scene.figures)(scene.frames - 1, &Zoom::default());
    let start =
        figures[0].handles.iter().filter_map(|handle| handle.grasps()[0]).find(|grasp| grasp.param == "v0");
    assert_eq!(start.expect("a click sets the start").at, -29.0);
}

#[test]
fn at_the_threshold_itself_integrate_and_fire_does_not_fire() {
    for method in EVERYWHERE {
        let run = run("lif", &[("v0", 1.0), ("tend", 5.0)], method.id, Injected::Constant(0.0));
        assert!(run.spikes.times.is_empty() && run.column("v")[0] == 1.0, "{}", method.id);
    }
}

/// By SciPy's DOP853 at 1e-12, with dense events.
const AXON_AT_10: [f64; 14] = [
    1.84312747,
    16.75061304,
    31.40109670,
    46.04032043,
    60.67871178,
    75.31704149,
    89.95536665,
    104.59369146,
    119.23201625,
    133.87034104,
    148.50866583,
    163.14699062,
    177.78531541,
    192.42364020,
];

#[test]
fn by_the_adaptive_method_the_axon_has_its_spikes_at_their_exact_times_however_coarse_the_bins() {
    for dt in [0.01, 0.5, 1.35, 2.0, 20.0] {
        let run = run("hodgkin-huxley", &[("tend", 200.0), ("dt", dt)], "dopri5", Injected::Constant(10.0));
        let seen = AXON_AT_10.iter().filter(|&&time| time < *run.column("t").last().expect("a bin"));
        assert_eq!(run.spikes.times.len(), seen.clone().count(), "dt = {dt}");
        for (found, exact) in run.spikes.times.iter().zip(seen) {
            assert!((found - exact).abs() < 1e-6, "dt = {dt}: {found} against {exact}");
        }
        let (t, v) = (run.column("t"), run.column("v"));
        for (&bin, time) in run.spikes.indices.iter().zip(&run.spikes.times) {
            let bin = bin as usize;
            assert!(t[bin] <= *time && *time <= t[bin + 1], "the bin before the crossing at {time}");
            assert!(dt > 0.5 || v[bin] <= 50.0 && v[bin + 1] > 50.0, "the course's expression finds it, too");
        }
    }
}

#[test]
fn by_the_adaptive_method_no_spike_of_any_model_hangs_on_the_bins() {
    for model in MODELS {
        let about = model.about;
        let times = |dt: f64| {
            let numbers = [("tend", 3.0 * about.duration + 1e-9), ("dt", dt)];
            run(about.id, &numbers, "dopri5", Injected::Usual).spikes.times
        };
        // Bins of which the last is in one place.
        let [fine, coarse, coarsest] =
            [about.duration / 1000.0, about.duration / 20.0, about.duration].map(times);
        assert!(fine.len() > 3, "{}", about.id);
        for other in [coarse, coarsest] {
            assert_eq!(fine.len(), other.len(), "{}", about.id);
            let apart = fine.iter().zip(&other).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(apart < 1e-6 * about.duration, "{}: {apart}", about.id);
        }
    }
}

/// From the closed form of dv/dt = −v + I₀ + I₁ sin ωt: the peaks are at 1 + 10⁻⁶, and the first falls short by what is
/// left of the start.
#[test]
fn a_threshold_that_is_only_grazed_is_crossed_whatever_the_bins() {
    for dt in [1.0, 0.1, 0.01, 0.001] {
        let mut options = given(&[("tend", 60.0), ("dt", dt)], "dopri5");
        options.push(("v0".into(), Given::Number(0.0)));
        let stimulus =
            [("offset", 0.5), ("amplitude", 0.7071081954001099), ("frequency", 0.15915494309189535)];
        let mut stimulus: Vec<_> =
            stimulus.iter().map(|(key, value)| (key.to_string(), Given::Number(*value))).collect();
        stimulus.push(("kind".into(), Given::Text("sinusoid".into())));
        let run = simulate("lif", options, Injected::Chosen(stimulus), Budget::of(1_000_000))
            .expect("good options");
        let known = [14.9206142, 33.7701276, 52.6196835];
        assert_eq!(run.spikes.times.len(), known.len(), "dt = {dt}: {:?}", run.spikes.times);
        for (found, known) in run.spikes.times.iter().zip(known) {
            assert!((found - known).abs() < 1e-4, "dt = {dt}: {found} against {known}");
        }
    }
}

#[test]
fn integrate_and_fire_resets_at_its_exact_times_however_coarse_the_bins() {
    // ln 3 after each reset, under a current of 1.5.
    let interval = 3f64.ln();
    let run = run("lif", &[("tend", 61.0), ("dt", 2.0)], "dopri5", Injected::Constant(1.5));
    assert_eq!(run.spikes.times.len(), 54);
    for (n, time) in (1..).zip(&run.spikes.times) {
        assert!((time - f64::from(n) * interval).abs() < 1e-7, "{time}");
    }
    assert_eq!(run.spikes.indices[..3], [1, 2, 2], "the first bin after each reset");
}

#[test]
fn a_start_above_the_value_whose_crossing_is_a_spike_is_told_and_counts_as_none() {
    for model in models(false) {
        let about = model.about;
        let Fires::Above(threshold) = about.fires else { continue };
        for method in EVERYWHERE {
            for (v, above) in [(threshold + 0.1, true), (threshold, false)] {
                let key = &starts(model)[0];
                let run =
                    run(about.id, &[(key, v), ("tend", 2.0 * about.dt)], method.id, Injected::Constant(0.0));
                assert_eq!(run.starts_above, above, "{} from {v} by {}", about.id, method.id);
                assert!(run.spikes.times.is_empty() || !above, "{} by {}", about.id, method.id);
            }
        }
    }
    assert_eq!(models(false).count(), 6);
}

/// The sentence of a page at the end of its run, and its warning.
fn told(page: &str, numbers: &[(&str, f64)], method: &str) -> (String, String) {
    let demo = Demo::find(page).expect("a page");
    let values = complete(&demo.params(), given(numbers, method)).expect("good values");
    let scene = demo.open(&values, BUDGET).expect("good values");
    ((scene.results)(scene.frames - 1).text(), scene.warning.to_string())
}

/// Where the gates settle at 0 mV, which a slider only comes near to.
const GATES: &[(&str, f64)] =
    &[("m0", 0.052932485257249), ("n0", 0.317676914060697), ("h0", 0.596120753508460)];

#[test]
fn the_rate_of_a_neuron_that_falls_silent_under_its_current_is_told_of_the_time_in_which_it_fired() {
    let axon = |amplitude: f64| {
        told("hodgkin-huxley-current", &[("amplitude", amplitude), ("tend", 1000.0)], "dopri5").0
    };
    assert!(
        axon(6.2).starts_with("3 spikes at ") && axon(6.2).contains(" Hz until the last, at 4"),
        "{}",
        axon(6.2)
    );
    assert!(axon(7.0).contains(" Hz.") && !axon(7.0).contains("until"), "{}", axon(7.0));
    let step = |end: f64| told("hh-step", &[("I_amp", 6.2), ("Step_tend", end), ("tend", 500.0)], "dopri5").0;
    assert!(step(450.0).contains(" Hz until the last, at "), "{}", step(450.0));
    // A silence after the step is none of the neuron's.
    assert!(!step(80.0).contains("until"), "{}", step(80.0));
}

/// The times are SciPy's, by DOP853 at 1e-12.
#[test]
fn spikes_before_the_stimulus_are_told_apart_from_those_after_it() {
    let silent =
        |numbers: &[(&str, f64)], method| told("hh-step", &[numbers, &[("I_amp", 0.0)]].concat(), method).0;
    assert_eq!(silent(&[("EL", 20.0)], "dopri5"), "1 spike before the step, at 4.89 ms; then no spike.");
    assert_eq!(silent(&[("EL", 20.0)], "euler"), "1 spike before the step, at 4.91 ms; then no spike.");
    assert_eq!(
        silent(&[("gK", 20.0)], "dopri5"),
        "1 spike before the step, at 4.71 ms; then 4 spikes at 25.28, 45.79, 66.29, 86.79 ms, mean rate 48.8 Hz."
    );
    assert_eq!(silent(&[("gK", 20.0), ("Step_tend", 10.0)], "dopri5").split(" at ").next(), Some("5 spikes"));
    let ramp = told("hh-ramp", &[("EL", 20.0), ("FinalAmp", 0.0)], "dopri5").0;
    assert_eq!(ramp, "1 spike before the ramp, at 4.89 ms; then no spike.");
    let step = |at: f64| [("amplitude", 0.0), ("gK", 20.0), ("start", at), ("end", 90.0), ("tend", 50.0)];
    let page = |at: f64| {
        let demo = Demo::find("hodgkin-huxley-current").expect("a page");
        let mut options = given(&[step(at).as_slice(), GATES].concat(), "dopri5");
        options.push(("stimulus".into(), Given::Text("step".into())));
        let values = complete(&demo.params(), options).expect("good values");
        let scene = demo.open(&values, BUDGET).expect("good values");
        (scene.results)(scene.frames - 1).text()
    };
    assert_eq!(page(30.0), "2 spikes before the step, at 4.71, 25.28 ms; then 1 spike at 45.79 ms.");
    assert!(page(0.0).starts_with("3 spikes at 4.71, 25.28, 45.79 ms"), "{}", page(0.0));
    // TypeX under its ramp, from within an upstroke: without current it fires once.
    let ramp = told("type-x", &[("v0", 0.0), ("w0", -0.6)], "dopri5").0;
    assert!(
        ramp.starts_with("1 spike before the ramp, at 0.6; then 3 spikes at ")
            && ramp.contains("; then ")
            && ramp.contains("the first at I = "),
        "{ramp}"
    );
}

/// The rests are SciPy's; with gK = 10 the only one, at 20.22 mV, has the eigenvalue 1.9.
#[test]
fn the_courses_axon_starts_at_rest_where_that_is_asked_for_or_says_that_there_is_none() {
    for (numbers, rest) in [
        ([("EL", 20.0), ("I_amp", 0.0)], 2.0436235478700158),
        ([("gK", 20.0), ("I_amp", 0.0)], 2.7012040155346546),
    ] {
        for page in ["hh-step", "hh-ramp", "hh-sinus"] {
            let demo = Demo::find(page).expect("a page");
            let mut options = given(&[numbers[0]], "dopri5");
            options.push(("start".into(), Given::Text("rest".into())));
            if page != "hh-ramp" {
                options.push(("I_amp".into(), Given::Number(0.0)));
            }
            let values = complete(&demo.params(), options).expect("good values");
            let scene = demo.open(&values, BUDGET).expect("good values");
            let run = scene.run.expect("a run");
            assert!((run.column("v")[0] - rest).abs() < 1e-9, "{page}: {}", run.column("v")[0]);
            if page == "hh-step" {
                assert_eq!((scene.results)(0).text(), "No spike.");
                assert!(run.column("v").iter().all(|v| (v - rest).abs() < 1e-4), "it stays there");
            }
        }
    }
    let demo = Demo::find("hh-step").expect("a page");
    let mut options = given(&[("gK", 10.0), ("I_amp", 0.0)], "dopri5");
    options.push(("start".into(), Given::Text("rest".into())));
    let scene =
        demo.open(&complete(&demo.params(), options).expect("good values"), BUDGET).expect("good values");
    let sentence = (scene.results)(0).text();
    assert!(
        sentence.starts_with("Without current there is no stable rest, so it starts at 0 mV. "),
        "{sentence}"
    );
    assert_eq!(scene.run.expect("a run").column("v")[0], 0.0);
}

#[test]
fn a_page_says_that_it_starts_above_the_threshold() {
    let axon = |method| {
        told("hodgkin-huxley-current", &[("v0", 55.0), ("amplitude", 0.0), ("tend", 30.0)], method).0
    };
    for method in ["rk4", "dopri5"] {
        assert_eq!(axon(method), "The run starts above the threshold, as if within a spike; then no spike.");
    }
    let plane = told("type-x-plane", &[("v0", 1.0), ("amplitude", 0.0)], "dopri5").0;
    assert!(
        plane
            .starts_with("The run starts above the threshold, as if within a spike; then no spike. At I = 0"),
        "{plane}"
    );
    let ramp = told("type-x", &[("v0", 1.0), ("I_end", 0.0)], "dopri5").0;
    assert_eq!(ramp, "The run starts above the threshold, as if within a spike; then no spike above 0.50.");
}

#[test]
fn the_page_of_the_axon_has_its_true_rate_however_coarse_the_bins() {
    for dt in [0.5, 1.35, 2.0] {
        let numbers = [&[("amplitude", 10.0), ("tend", 200.0), ("dt", dt)], GATES].concat();
        let (sentence, warning) = told("hodgkin-huxley-current", &numbers, "dopri5");
        assert!(
            sentence.starts_with("14 spikes at 1.84, 16.75, 31.40, ")
                && sentence.ends_with("mean rate 68.2 Hz."),
            "{sentence}"
        );
        assert_eq!(warning, "");
    }
}

#[test]
fn with_a_fixed_step_a_page_warns_where_a_spike_lasts_for_one_bin() {
    // By hand in NumPy: with a step of 1 its spikes are above 1.7 in 3, 1, 1 and 3 bins, with one of 0.5 in 7, 6 and 7.
    let warning = |dt: f64, method| told("type-x", &[("v_th", 1.7), ("dt", dt)], method).1;
    assert!(warning(1.0, "rk4").starts_with("A spike lasts for one bin here"), "{}", warning(1.0, "rk4"));
    assert_eq!(warning(0.5, "rk4"), "");
    assert_eq!(warning(1.0, "dopri5"), "", "whose spikes are told between the bins");
    for model in MODELS {
        let page =
            format!("{}-{}", model.about.id, if model.variables.len() == 2 { "plane" } else { "current" });
        assert_eq!(told(&page, &[], "euler").1, "", "{page} as it opens");
    }
}

/// Asks the map how soon a neuron fires from a state.
struct Latency {
    state: [f64; 2],
    current: f64,
    within: f64,
}

impl Visitor for Latency {
    type Out = Option<f64>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Option<f64> {
        let equations = in_plane::<N>(Box::new(model.clone()))?;
        let [x, y] = self.state.map(|at| [at - 1e-9, at + 1e-9]);
        let question = Question {
            window: Window { x, y },
            columns: 1,
            rows: 1,
            fires: model.about().fires,
            within: self.within,
        };
        let mut map = QuasiThreshold::of(&*equations, self.current, question);
        map.step(usize::MAX);
        Some(map.latencies[0])
    }
}

#[test]
fn the_map_from_where_it_spikes_and_the_run_agree() {
    for model in MODELS.iter().filter(|model| model.variables.len() == 2) {
        let about = model.about;
        let keys = starts(model);
        let mut kinds = [0; 3];
        for place in 0..70 {
            let part = |i: usize, count: usize| (i as f64 + 0.5) / count as f64;
            let at = |[low, high]: [f64; 2], part: f64| low + part * (high - low);
            let state = [at(about.window[0], part(place % 10, 10)), at(about.window[1], part(place / 10, 7))];
            let (current, within) = (about.currents[0], about.duration);
            let asked = Latency { state, current, within };
            let latency =
                visit(about.id, &initial(&model.params()), asked).expect("good values").expect("a plane");
            let numbers = [
                (keys[0].as_str(), state[0]),
                (keys[1].as_str(), state[1]),
                ("tend", within),
                ("dt", within / 100.0),
            ];
            let run = run(about.id, &numbers, "dopri5", Injected::Constant(current));
            let first = if run.starts_above { Some(0.0) } else { run.spikes.times.first().copied() };
            let said = format!("{} from {state:?}: the map says {latency}, the run {first:?}", about.id);
            match first {
                None => assert!(latency > 0.98 * within, "{said}"),
                Some(first) => assert!((latency - first).abs() < 1e-4 * within, "{said}"),
            }
            kinds[if latency == 0.0 {
                0
            } else if latency.is_finite() {
                1
            } else {
                2
            }] += 1;
        }
        assert!(kinds[2] > 0 && kinds[0] + kinds[1] > 0, "{}: {kinds:?}", about.id);
    }
}
