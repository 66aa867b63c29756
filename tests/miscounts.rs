//! Where a fixed step leads visibly away from the exact solution, the page says so: against closed forms, SciPy, and what
//! was published.

use nullcline::demos::{DEMOS, Demo};
use nullcline::lab::{BUDGET, Lab, View};
use nullcline::models::Listed;
use nullcline::options::{Given, complete, initial};
use nullcline::param::Value;

/// What a page gives to doubt with these numbers and this method.
fn doubts(page: &str, numbers: &[(&str, f64)], method: &str) -> String {
    let demo = Demo::find(page).expect("a page");
    let numbers = numbers.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
    let given = numbers.chain([("method".to_string(), Given::Text(method.into()))]);
    let values = complete(&demo.params(), given).expect("good values");
    Lab::default()
        .show(demo, &values, View::default())
        .expect("good values")
        .doubts
        .expect("looked for")
        .text
        .to_string()
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

const ASTRAY: &str = "With this step the curve differs visibly from the exact solution.";

#[test]
fn a_page_as_it_opens_raises_no_doubt() {
    for demo in DEMOS.iter() {
        let values = initial(&demo.params());
        let mut lab = Lab::default();
        let doubts = lab.doubts(demo, &values).expect("defaults");
        assert_eq!(
            (doubts.text.to_string().as_str(), doubts.remedy.is_some()),
            ("", false),
            "{}",
            demo.about.id
        );
    }
}

#[test]
fn a_curve_that_differs_visibly_is_told_and_one_that_does_not_is_not() {
    for (page, method, dt, told) in [
        ("type-x", "euler", 0.5, ""),
        ("type-x", "euler", 0.6, ASTRAY),
        ("type-x", "rk4", 0.5, ""),
        ("type-x-plane", "euler", 0.5, ASTRAY),
        ("type-x-plane", "euler", 0.1, ""),
        ("type-x-plane", "rk4", 0.5, ""),
        ("type-x-plane", "dopri5", 1.0, ""),
        ("fitzhugh-nagumo-plane", "euler", 0.1, ""),
        ("hodgkin-huxley-reduced-plane", "euler", 0.02, ASTRAY),
        ("hh-step", "euler", 0.05, ""),
        ("hh-ramp", "euler", 0.05, ASTRAY),
        ("lif-sinus", "euler", 0.2, ""),
        ("izhikevich-plane", "rk4", 0.5, ""),
    ] {
        assert_eq!(doubts(page, &[("dt", dt)], method), told, "{page} by {method} at {dt}");
    }
}

/// From rest under 1.005 the neuron fires every ln 201 = 5.303; by steps of 0.2 it takes 24 of them, 4.8: after seven 3.5 less,
/// and for a tenth there is time.
#[test]
fn spikes_that_come_visibly_early_or_late_are_told_by_the_most() {
    let told = doubts("lif-step", &[("dt", 0.2), ("I_tend", 58.0)], "euler");
    assert_eq!(told, "With this step spikes come up to 3.5 earlier than in the exact solution.");
    let told = doubts("lif-step", &[("dt", 0.2)], "euler");
    assert_eq!(told, "With this step the run has 10 spikes; the exact solution has 9.");
    let told = doubts("izhikevich-plane", &[("dt", 0.5)], "euler");
    assert_eq!(told, "With this step spikes come up to 7.38 ms later than in the exact solution.");
}

/// Each parameter with a range at one of its ends, by turns, the others as they are.
fn odd(demo: &Demo) -> Vec<Vec<f64>> {
    let params = demo.params();
    let ends =
        params.iter().enumerate().filter(|(_, param)| param.choices.is_empty() && !param.id.starts_with('t'));
    let at = |place: usize, value: f64| {
        let mut values = initial(&params);
        values[place] = value;
        values
    };
    ends.map(|(place, param)| at(place, if place % 2 == 0 { param.min } else { param.max })).collect()
}

#[test]
fn what_settles_a_doubt_leaves_none_and_a_fine_step_of_a_good_method_raises_none() {
    let (mut doubted, mut fine) = (0, 0);
    let stepped = |demo: &&Demo| demo.method().is_some() && !demo.shows_exact;
    for demo in DEMOS.iter().filter(stepped) {
        let params = demo.params();
        let place = |id: &str| params.iter().position(|param| param.id == id).expect("a run has it");
        let [method, dt] = ["method", "dt"].map(place);
        for (i, mut values) in odd(demo).into_iter().enumerate() {
            let doubts = |values: &[f64]| {
                let scene = demo.open(values, BUDGET).ok()?;
                Some(demo.doubts(values, &scene))
            };
            values[method] = 0.0;
            let Some(doubt) = doubts(&values) else { continue };
            if let Some(remedy) = doubt.remedy {
                let mut exact = values.clone();
                for (id, value) in remedy.values {
                    let Value::Choice(choice) = value else { panic!("{id} is a choice") };
                    exact[place(id)] = params[place(id)].parse(choice).expect("one of its choices");
                }
                assert_eq!(
                    doubts(&exact).expect("good values").text,
                    "",
                    "{} {i}: {}",
                    demo.about.id,
                    doubt.text
                );
                doubted += 1;
            }
            // Resets stand on bins by every method, so spikes may still be late by a part of each of them.
            values[method] = 1.0;
            values[dt] = 0.2 * initial(&params)[dt];
            if let Some(doubt) = doubts(&values) {
                assert_ne!(doubt.text, ASTRAY, "{} {i}", demo.about.id);
                fine += 1;
            }
        }
    }
    assert!(doubted > 10 && fine > 50, "{doubted} doubted, {fine} fine");
}

#[test]
fn a_run_that_diverges_is_told_as_such_and_not_by_its_spikes() {
    let told = doubts("hh-step", &[("dt", 0.1)], "euler");
    assert!(told.starts_with("The numbers left the finite range"), "{told}");
    let demo = Demo::find("step-lens").expect("a page");
    let scene = demo.open(&initial(&demo.params()), BUDGET).expect("defaults");
    assert_eq!(demo.doubts(&initial(&demo.params()), &scene).text, "", "it tells both counts anyway");
}

/// It is Euler's step, whose states grow until infinities are taken off one another.
#[test]
fn an_axon_that_a_long_step_lets_explode_has_not_come_to_where_its_equations_end() {
    for dt in [0.08, 0.085, 0.09, 0.1, 0.12, 0.15, 0.2, 0.3, 0.5] {
        for page in ["hodgkin-huxley-current", "hh-step"] {
            let told = doubts(page, &[("dt", dt)], "euler");
            assert!(told.starts_with("The numbers left the finite range"), "{page} at {dt}: {told}");
        }
    }
}

/// By a fixed step no neuron fires more than once a bin. Exactly, the leaky one fires every ln(I/(I − 1)).
#[test]
fn a_run_is_not_left_to_be_believed_where_the_exact_one_cannot_be_followed() {
    let followed = "The exact solution would take too many steps, and was followed only to t = ";
    for (page, current, bin) in [
        ("exponential-if-current", 1000.0, 0.02),
        ("exponential-if-current", 2000.0, 0.01),
        ("lif-current", 10000.0, 0.1),
    ] {
        let told = doubts(page, &[("amplitude", current)], "euler");
        let (till, counts) =
            told.strip_prefix(followed).and_then(|rest| rest.split_once(": by then it has ")).expect(&told);
        let till: f64 = till.trim_end_matches(" ms").parse().expect("a time");
        let (exact, run) = counts.split_once(" spikes, this run ").expect(&told);
        let [exact, run] =
            [exact, run.trim_end_matches('.')].map(|count| count.parse::<f64>().expect("a count"));
        assert!((run - till / bin).abs() <= 1.0 + 0.1 / bin, "{told}");
        if page == "lif-current" {
            assert!((exact - till / (current / (current - 1.0)).ln()).abs() <= 600.0, "{told}");
        } else {
            assert!(exact > 1.2 * run, "{told}");
        }
    }
    let told = doubts("lif-sinus", &[("I_freq", 1e6), ("I_amp", 1.0), ("I_offset", 2.0)], "euler");
    assert!(told.starts_with(followed) && told.ends_with("beyond that, this run is unchecked."), "{told}");
}
