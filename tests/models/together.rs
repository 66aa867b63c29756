//! Parameters that only make sense together are refused by both their names, wherever they are given.

use nullcline::analysis::{fixed_points, limit_cycles};
use nullcline::demos::{DEMOS, Demo};
use nullcline::firing::{fi_curve, strength_duration};
use nullcline::models::MODELS;
use nullcline::options::{Given, complete, forgiving, initial};
use nullcline::param::{Refusal, together};
use nullcline::run::Budget;
use nullcline::simulation::{Injected, simulate};

/// A model, values that make no sense together, and the keys that are to be named.
type Senseless = (&'static str, &'static [(&'static str, f64)], &'static [&'static str]);

/// Resets at or above what resets: once 17,137 spikes, and eight orbits of period 2·10⁻¹⁹.
const SENSELESS: [Senseless; 6] = [
    ("lif-units", &[("V_reset", -50.0)], &["V_reset", "V_th"]),
    ("exponential-if", &[("V_reset", -20.0), ("V_cut", -30.0)], &["V_reset", "V_cut"]),
    ("exponential-if", &[("V_cut", -60.0)], &["V_reset", "V_cut"]),
    ("adex", &[("V_reset", -30.0), ("V_cut", -30.0), ("b", 0.0)], &["V_reset", "V_cut"]),
    ("izhikevich", &[("c", 30.0)], &["c"]),
    ("izhikevich", &[("c", 45.0)], &["c"]),
];

const BUDGET: Budget = Budget::of(100_000);

fn given(values: &[(&str, f64)]) -> Vec<(String, Given)> {
    values.iter().map(|(id, value)| (id.to_string(), Given::Number(*value))).collect()
}

#[test]
fn every_function_refuses_a_reset_that_resets_again_by_both_its_keys() {
    for (model, values, keys) in SENSELESS {
        let refusals: [Refusal; 5] = [
            simulate(model, given(values), Injected::Usual, BUDGET).expect_err("it makes no sense"),
            fixed_points(model, given(values)).expect_err("it makes no sense"),
            limit_cycles(model, given(values)).expect_err("it makes no sense"),
            fi_curve(model, given(values)).err().expect("it makes no sense"),
            strength_duration(model, given(values), &[10.0]).err().expect("it makes no sense"),
        ];
        for refusal in refusals {
            assert_eq!(refusal.keys(), keys, "{model}: {refusal}");
        }
    }
    let told = simulate("adex", given(&[("V_reset", -20.0)]), Injected::Usual, BUDGET).expect_err("no sense");
    assert_eq!(told.to_string(), "V_reset cannot be -20: it must be less than V_cut, which is -30.");
}

#[test]
fn every_page_refuses_it_and_an_address_falls_back_to_both_defaults() {
    for (model, values, keys) in SENSELESS {
        let own = |demo: &&Demo| demo.about.id.strip_prefix(model).is_some_and(|rest| rest.starts_with('-'));
        let pages: Vec<&Demo> = DEMOS.iter().filter(own).collect();
        assert!(pages.len() > 1, "{model}");
        for demo in pages {
            let table = demo.params();
            let mut state = initial(&table);
            let place = |id: &str| table.iter().position(|param| param.id == id).expect("its own");
            values.iter().for_each(|(id, value)| state[place(id)] = *value);
            let refusal = demo.open(&state, BUDGET).err().expect("it makes no sense");
            assert_eq!(refusal.keys(), keys, "{}", demo.about.id);

            let texts: Vec<(String, String)> =
                values.iter().map(|(id, value)| (id.to_string(), value.to_string())).collect();
            let texts = texts.iter().map(|(id, text)| (id.as_str(), text.as_str()));
            let (read, notices) = forgiving(&table, texts);
            assert_eq!(notices.iter().map(Refusal::keys).collect::<Vec<_>>(), [keys]);
            keys.iter().for_each(|key| assert_eq!(read[place(key)], table[place(key)].initial()));
        }
    }
}

#[test]
fn defaults_and_presets_make_sense_together() {
    for model in MODELS {
        let table = model.params();
        assert_eq!(together(&table, &initial(&table)), Ok(()), "{}", model.about.id);
        for preset in model.about.presets {
            assert!(complete(&table, given(preset.values)).is_ok(), "{}, {}", model.about.id, preset.name);
        }
    }
    for demo in DEMOS.iter() {
        assert_eq!(together(&demo.params(), &initial(&demo.params())), Ok(()), "{}", demo.about.id);
    }
}

#[test]
fn ends_of_a_window_are_refused_by_both_their_keys() {
    let window = simulate("lif", given(&[("tstart", 5.0), ("tend", 5.0)]), Injected::Usual, BUDGET);
    assert_eq!(window.expect_err("an empty window").keys(), ["tend", "tstart"]);
    let currents = fi_curve("lif", given(&[("from", 2.0), ("to", 1.0)])).err();
    assert_eq!(currents.expect("an empty range").keys(), ["to", "from"]);
}

/// The course's sinusoid without a frequency is its offset: v = 0.5 (1 − e⁻ᵗ), by Euler 0.5 (1 − 0.9ᵏ).
#[test]
fn a_sinusoid_that_does_not_turn_is_the_courses_constant_current() {
    let axon = Demo::find("hh-sinus").expect("a page");
    let run = axon.exercise(given(&[("I_freq", 0.0), ("tend", 60.0)]), BUDGET).expect("the course allows it");
    let constant =
        axon.exercise(given(&[("I_amp", 0.0), ("tend", 60.0)]), BUDGET).expect("the course allows it");
    assert!(run.column("I").iter().all(|current| *current == 0.5));
    assert_eq!(run.column("v"), constant.column("v"));
    let demo = Demo::find("lif-sinus").expect("a page");
    let run = demo.exercise(given(&[("I_freq", 0.0)]), BUDGET).expect("the course allows it");
    for (k, (v, current)) in run.column("v").iter().zip(run.column("I").iter()).enumerate().take(200) {
        assert_eq!(*current, 0.5);
        assert!((v - 0.5 * (1.0 - 0.9f64.powi(k as i32))).abs() < 1e-12, "bin {k}: {v}");
    }
}
