//! Any model from options: what the pages of the course compute, and what is refused.

use nullcline::demos::Demo;
use nullcline::models::{Listed, MODELS};
use nullcline::options::{Given, initial};
use nullcline::run::{Budget, Run};
use nullcline::simulation::{Injected, options, simulate, starts};
use nullcline::stimulus::KINDS;

const BUDGET: Budget = Budget::of(1_000_000);

fn given(numbers: &[(&str, f64)]) -> Vec<(String, Given)> {
    numbers.iter().map(|(key, value)| (key.to_string(), Given::Number(*value))).collect()
}

fn chosen(kind: &str, numbers: &[(&str, f64)]) -> Injected {
    let mut given = given(numbers);
    given.push(("kind".into(), Given::Text(kind.into())));
    Injected::Chosen(given)
}

fn exercise(id: &str, numbers: &[(&str, f64)]) -> Run {
    Demo::find(id).and_then(|demo| demo.exercise(given(numbers), BUDGET)).expect("good arguments")
}

fn same(ours: &Run, theirs: &Run) {
    // A NaN is the same as a NaN here.
    let bits = |values: &[f64]| values.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
    for column in &theirs.columns {
        let (known, found) = (&column.values, ours.column(column.quantity.id));
        assert!(bits(&found[..known.len()]) == bits(known), "{} is another", column.quantity.id);
    }
    assert_eq!(ours.spikes, theirs.spikes);
    assert_eq!(ours.ending, theirs.ending);
}

/// To what rounding leaves: the course counts a ramp in bins, a chosen one in time.
fn close(ours: &Run, theirs: &Run) {
    for column in &theirs.columns {
        for (known, found) in column.values.iter().zip(ours.column(column.quantity.id).iter()) {
            assert!((known - found).abs() < 1e-9, "{}: {found}, not {known}", column.quantity.id);
        }
    }
    assert_eq!(ours.spikes, theirs.spikes);
}

#[test]
fn a_model_under_the_pages_current_gives_the_pages_numbers_to_the_last_bit() {
    let step = || chosen("step", &[("start", 20.0), ("end", 70.0), ("amplitude", 7.0)]);
    let ours = simulate("hodgkin-huxley", given(&[("tend", 100.0), ("dt", 0.01)]), step(), BUDGET);
    same(&ours.expect("good options"), &exercise("hh-step", &[]));
    let explodes = simulate("hodgkin-huxley", given(&[("dt", 0.1)]), step(), BUDGET).expect("good options");
    same(&explodes, &exercise("hh-step", &[("dt", 0.1)]));
    assert!(explodes.ending.is_some());

    let ramp = chosen("ramp", &[("start", 30.0), ("end", 170.0), ("amplitude", 20.0)]);
    let ours =
        simulate("hodgkin-huxley", given(&[("tend", 200.0), ("dt", 0.01), ("gNa", 150.0)]), ramp, BUDGET);
    close(&ours.expect("good options"), &exercise("hh-ramp", &[("gNa", 150.0)]));

    let sinusoid = chosen("sinusoid", &[("offset", 0.5), ("amplitude", 0.9), ("frequency", 0.1)]);
    let ours = simulate("lif", given(&[("tend", 100.0), ("dt", 0.1)]), sinusoid, BUDGET);
    same(&ours.expect("good options"), &exercise("lif-sinus", &[("I_amp", 0.9)]));

    let ramp = chosen("ramp-and-hold", &[("start", 50.0), ("increment", 0.01), ("amplitude", 0.5)]);
    let ours =
        simulate("type-x", given(&[("tend", 175.5), ("dt", 0.5), ("v0", 0.0), ("w0", 0.0)]), ramp, BUDGET);
    close(&ours.expect("good options"), &exercise("type-x", &[]));
}

/// v follows I by 1 − e⁻ᵗ, and decays by e⁻ᵗ.
#[test]
fn the_adaptive_method_steps_to_edges_between_bins() {
    for dt in [0.1, 0.3, 1.0] {
        let mut options = given(&[("tend", 10.0), ("dt", dt)]);
        options.push(("method".into(), Given::Text("dopri5".into())));
        let step = chosen("step", &[("start", 1.05), ("end", 5.05), ("amplitude", 0.5)]);
        let run = simulate("lif", options.clone(), step, BUDGET).expect("good options");
        let ramp = chosen("ramp", &[("start", 1.05), ("end", 5.05), ("amplitude", 0.8)]);
        let risen = simulate("lif", options, ramp, BUDGET).expect("good options");
        for (bin, &t) in run.column("t").iter().enumerate() {
            let (on, off) = ((t.min(5.05) - 1.05).max(0.0), (t - 5.05).max(0.0));
            let exact = 0.5 * (1.0 - (-on).exp()) * (-off).exp();
            assert!((run.column("v")[bin] - exact).abs() < 1e-8, "step by {dt} at {t}");
            let exact = 0.2 * (on - 1.0 + (-on).exp()) * (-off).exp();
            assert!((risen.column("v")[bin] - exact).abs() < 1e-8, "ramp by {dt} at {t}");
            if (t - 4.1).abs() < 1e-9 {
                assert!((run.column("v")[bin] - 0.476321).abs() < 1e-6);
            }
        }
    }
}

/// A pulse of 0.05 at 20.05 once vanished between bins of 0.1, and at 20.0 it had twice its charge.
#[test]
fn a_pulse_narrower_than_a_bin_or_across_two_has_its_charge() {
    let demo = Demo::find("lif-current").expect("a page");
    let params = demo.params();
    for (at, width) in [(20.05, 0.05), (20.0, 0.05), (20.07, 0.05), (20.0, 0.1), (20.03, 0.19)] {
        for method in 0..3 {
            let mut values = initial(&params);
            let set = [
                ("amplitude", 0.0),
                ("pulses", 1.0),
                ("pulse_at", at),
                ("pulse_width", width),
                ("pulse_size", 2.0),
                ("method", f64::from(method)),
            ];
            for (id, value) in set {
                values[params.iter().position(|param| param.id == id).expect("its own")] = value;
            }
            let run = demo.open(&values, BUDGET).expect("good values").run.expect("it has one");
            let charge: f64 = run.column("I").iter().sum::<f64>() * 0.1;
            assert!((charge - 2.0 * width).abs() < 1e-9, "{at}, {width}: {charge}");
            // Later, what the membrane has taken up decays: by what is left, within what a step of 0.1 allows.
            let (t, v) = (run.column("t")[205], run.column("v")[205]);
            let exact = 2.0 * ((at + width - t).exp() - (at - t).exp());
            let allowed = [0.1, 0.03, 1e-8][method as usize];
            assert!((v / exact - 1.0).abs() < allowed, "{at}, {width} by {method}: {v}, not {exact}");
        }
    }
}

#[test]
fn a_current_given_bin_by_bin_is_the_same_current() {
    for method in ["euler", "rk4", "dopri5"] {
        let options = || {
            let mut options = given(&[("tend", 60.0), ("dt", 0.01)]);
            options.push(("method".into(), Given::Text(method.into())));
            options
        };
        let step = chosen("step", &[("start", 20.0), ("end", 50.0), ("amplitude", 7.0)]);
        let known = simulate("hodgkin-huxley", options(), step, BUDGET).expect("good options");
        let samples = Injected::Samples(known.column("I").to_vec());
        same(&simulate("hodgkin-huxley", options(), samples, BUDGET).expect("good options"), &known);
    }
}

#[test]
fn every_model_runs_under_every_kind_of_current_with_nothing_else_said() {
    for model in MODELS {
        for kind in KINDS {
            let run = simulate(model.about.id, [], chosen(kind.id, &[]), BUDGET).expect("defaults are good");
            assert_eq!(run.ending, None, "{} under {}", model.about.id, kind.id);
            let current = run.column("I");
            assert!(current.iter().any(|current| *current != 0.0), "{} under {}", model.about.id, kind.id);
        }
        let usual = simulate(model.about.id, [], Injected::Usual, BUDGET).expect("defaults are good");
        let constant = Injected::Constant(model.about.current);
        same(&simulate(model.about.id, [], constant, BUDGET).expect("defaults are good"), &usual);
        assert!(!usual.spikes.times.is_empty(), "{}", model.about.id);
    }
}

#[test]
fn an_initial_state_is_taken_variable_by_variable() {
    let options = given(&[("w0", 1.5), ("tend", 1.0)]);
    let run = simulate("type-x", options, Injected::Constant(0.0), BUDGET).expect("good options");
    assert_eq!(run.column("w")[0], 1.5);
    assert!((run.column("v")[0] + 1.199408).abs() < 1e-6, "v starts at rest");
}

#[test]
fn a_run_starts_at_rest_also_below_the_usual_voltages_and_where_there_is_none_on_what_repels() {
    let starts = |model: &str, key: &str, value: f64| {
        let quiet = chosen("constant", &[("amplitude", 0.0)]);
        simulate(model, given(&[(key, value)]), quiet, BUDGET).expect("good options").column("v")[0]
    };
    // 0.04 v² + (5 − b) v + 140 = 0.
    for b in [-0.17f64, -0.5, -1.0] {
        let rest = -((5.0 - b) + ((5.0 - b).powi(2) - 22.4).sqrt()) / 0.08;
        assert!((starts("izhikevich", "b", b) - rest).abs() < 1e-9, "b = {b}: {rest}");
    }
    // ΔT exp((v − V_rh)/ΔT) = (v − V_rest)(1 + R a): but for the upstroke's small share V_rest, which repels.
    for a in [-15.0, -3.0, -2.5] {
        let upstroke = 2.0 * (-10.0f64).exp();
        assert!((starts("adex", "a", a) - (-70.0 + upstroke / (1.0 + 0.5 * a))).abs() < 1e-6, "a = {a}");
    }
    // Where R a = −1 nothing rests, and far below only what rounding leaves moves.
    let anywhere = starts("adex", "a", -2.0);
    assert!(anywhere > -200.0, "{anywhere}");
}

#[test]
fn every_option_of_a_model_has_one_key() {
    for model in MODELS {
        let mut keys: Vec<String> = options(model).iter().map(|param| param.id.to_string()).collect();
        keys.extend(starts(model));
        keys.push("stimulus".into());
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all, "{}: {keys:?}", model.about.id);
    }
}

#[test]
fn bad_options_are_refused_by_key_value_and_what_is_allowed() {
    let number = |key: &str, value: f64| (given(&[(key, value)]), Injected::Usual);
    let text = |key: &str, value: &str| (vec![(key.to_string(), Given::Text(value.into()))], Injected::Usual);
    let current = |injected: Injected| (Vec::new(), injected);
    for ((options, injected), key, said) in [
        (number("gCa", 1.0), "gCa", "v0, m0, n0, h0, stimulus"),
        (number("w0", 1.0), "w0", "no such parameter"),
        (number("m0", f64::NAN), "m0", "a number"),
        (text("v0", "rest"), "v0", "a number"),
        (number("gNa", -1.0), "gNa", "from 0"),
        (number("dt", 0.0), "dt", "greater than 0"),
        (number("dt", 1e-6), "dt", "at most 1000000"),
        (number("tend", -5.0), "tend", "greater than tstart, which is 0"),
        (text("method", "heun"), "method", "euler, rk4, dopri5"),
        (current(Injected::Constant(f64::INFINITY)), "stimulus", "a number"),
        (current(Injected::Samples(vec![1.0, 2.0])), "stimulus", "10000 time bins"),
        (current(Injected::Samples(vec![f64::NAN; 10_000])), "stimulus", "finite"),
        (
            current(Injected::Chosen(Vec::new())),
            "stimulus.kind",
            "constant, step, ramp, ramp-and-hold, sinusoid",
        ),
        (current(chosen("triangle", &[])), "stimulus.kind", "constant, step"),
        (current(chosen("step", &[("frequency", 1.0)])), "stimulus.frequency", "start, end, amplitude"),
        (current(chosen("sinusoid", &[("frequency", -1.0)])), "stimulus.frequency", "from 0"),
    ] {
        let refusal = simulate("hodgkin-huxley", options, injected, BUDGET).expect_err(key);
        assert_eq!(refusal.key, key);
        let sentence = refusal.to_string();
        assert!(sentence.contains(" cannot be ") && sentence.contains(said), "{sentence}");
    }
    let refusal = simulate("hh", [], Injected::Usual, BUDGET).expect_err("no such model");
    assert!(refusal.key == "model" && refusal.allowed.to_string().contains("hodgkin-huxley"), "{refusal}");
    assert!(Listed::find("lif").is_ok());
}

#[test]
fn what_divides_is_refused_at_zero_though_as_small_as_one_likes_is_taken() {
    let run = |id: &str, key: &str, value: f64| {
        simulate(id, given(&[(key, value), ("tend", 1e-3), ("dt", 1e-4)]), Injected::Usual, BUDGET)
    };
    for (id, key) in
        [("morris-lecar", "C"), ("type-x", "tau"), ("adex", "Delta_T"), ("exponential-if", "tau")]
    {
        assert_eq!(run(id, key, 0.0).expect_err("it divides").key, key, "{id}");
    }
    assert!(run("type-x", "tau", 1e-6).is_ok());
}
