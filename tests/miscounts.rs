//! Where a fixed step changes the number of spikes, the page says so: against closed forms, SciPy, and what was published.

use nullcline::demos::{DEMOS, Demo};
use nullcline::lab::{BUDGET, Lab, View};
use nullcline::models::Listed;
use nullcline::options::{Given, complete, initial};

/// What a page gives to doubt with these numbers and this method.
fn doubts(page: &str, numbers: &[(&str, f64)], method: &str) -> String {
    let demo = Demo::find(page).expect("a page");
    let numbers = numbers.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
    let given = numbers.chain([("method".to_string(), Given::Text(method.into()))]);
    let values = complete(&demo.params(), given).expect("good values");
    Lab::default().show(demo, &values, View::default()).expect("good values").doubts.to_string()
}

/// From rest under a current of 2 the neuron fires every ln 2: 432 times in 300. Steps of 0.1 make it 0.7: 428 times.
#[test]
fn spikes_that_are_late_by_a_part_of_a_step_add_up_to_spikes_that_are_missing() {
    let longer = [("I_amp", 2.0), ("I_tstart", 0.0), ("I_tend", 301.0), ("tend", 300.1)];
    assert_eq!(
        doubts("lif-step", &longer, "euler"),
        "With this step the run has 428 spikes; the exact solution has 432."
    );
    assert_eq!(doubts("lif-step", &longer, "dopri5"), "");
}

/// The types of Izhikevich's paper by its own scheme at 1 ms, against the solution: counts of the midpoint rule, to one spike.
#[test]
fn the_published_scheme_has_other_spikes_than_the_equations() {
    for (id, scheme, exact, b) in [
        ("RS", 20, 23, 0.2),
        ("CH", 43, 87, 0.2),
        ("FS", 63, 137, 0.2),
        ("IB", 27, 34, 0.2),
        ("LTS", 44, 77, 0.25),
    ] {
        let presets = Listed::find("izhikevich").expect("a model").about.presets;
        let preset = presets.iter().find(|preset| preset.id == id).expect("a type of the paper");
        let under = [("v0", -65.0), ("u0", -65.0 * b), ("dt", 1.0), ("tend", 1000.0), ("amplitude", 10.0)];
        let told = doubts("izhikevich-plane", &[preset.values, &under].concat(), "half-steps");
        let told_of = |exact: i32| {
            format!("With this step the run has {scheme} spikes; the exact solution has {exact}.")
        };
        assert!((exact - 1..=exact + 1).any(|exact| told == told_of(exact)), "{id}: {told}");
    }
}

#[test]
fn a_page_as_it_opens_has_the_spikes_of_its_equations() {
    for demo in DEMOS.iter().filter(|demo| !demo.shows_exact) {
        let values = initial(&demo.params());
        let mut lab = Lab::default();
        assert_eq!(
            lab.show(demo, &values, View::default()).expect("defaults").doubts,
            "",
            "{}",
            demo.about.id
        );
    }
}

#[test]
fn where_the_adaptive_method_gives_up_nothing_is_compared() {
    assert_eq!(doubts("lif-sinus", &[("I_freq", 1e6), ("I_amp", 1.0), ("I_offset", 2.0)], "euler"), "");
}

#[test]
fn a_run_that_diverges_is_told_as_such_and_not_by_its_spikes() {
    let told = doubts("hh-step", &[("dt", 0.1)], "euler");
    assert!(told.starts_with("The numbers left the finite range"), "{told}");
    let demo = Demo::find("step-lens").expect("a page");
    let scene = demo.open(&initial(&demo.params()), BUDGET).expect("defaults");
    assert_eq!(demo.doubts(&initial(&demo.params()), &scene), "", "it tells both counts anyway");
}
