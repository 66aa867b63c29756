//! What the course's own Python computes, to the tolerances it deserves.

use nullcline::demos::Demo;
use nullcline::learning::{cloud::Cloud, image, oja};
use nullcline::options::Given;
use nullcline::param::Params;
use nullcline::run::Budget;
use serde_json::Value;

const BUDGET: Budget = Budget::of(10_000_000);

fn golden(name: &str) -> Vec<Value> {
    let path = format!("{}/tests/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the golden numbers are there");
    serde_json::from_str(&text).expect("the golden numbers are a JSON list")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(number).collect()
}

/// Every run of a golden file against the page's course function; `tolerance` is a part of each column's range.
fn agrees(name: &str, id: &str, tolerance: f64) {
    let runs = golden(name);
    assert!(!runs.is_empty());
    for golden in runs {
        let given = golden["given"].as_object().expect("an object").iter();
        let given = given.map(|(key, value)| (key.clone(), Given::Number(number(value))));
        let run =
            Demo::find(id).and_then(|demo| demo.exercise(given, BUDGET)).expect("the course's arguments");
        assert_eq!(run.column("t").len() as u64, golden["points"].as_u64().expect("a count"));
        let stride = golden["stride"].as_u64().expect("a count") as usize;
        for (column, samples) in golden["samples"].as_object().expect("an object") {
            let (ours, theirs) = (run.column(column), numbers(samples));
            let range = theirs.iter().fold(f64::MIN, |a, b| a.max(*b))
                - theirs.iter().fold(f64::MAX, |a, b| a.min(*b));
            for (i, value) in theirs.iter().enumerate() {
                let difference = (ours[i * stride] - value).abs();
                assert!(
                    difference <= tolerance * range,
                    "{name} {}: {column}[{}]",
                    golden["given"],
                    i * stride
                );
            }
            let difference = (ours[ours.len() - 1] - number(&golden["last"][column])).abs();
            assert!(difference <= tolerance * range, "{name} {}: last {column}", golden["given"]);
        }
        let spikes: Vec<u32> = numbers(&golden["spike_indices"]).into_iter().map(|i| i as u32).collect();
        assert_eq!(run.spikes.indices, spikes, "{name} {}", golden["given"]);
    }
}

#[test]
fn integrate_and_fire_under_a_step_is_exactly_the_courses() {
    agrees("lif_step", "lif-step", 0.0);
}

#[test]
fn integrate_and_fire_under_a_sinusoid_is_the_courses() {
    agrees("lif_sinus", "lif-sinus", 1e-9);
}

#[test]
fn hodgkin_and_huxleys_axon_is_the_courses() {
    agrees("hh_step", "hh-step", 1e-9);
    agrees("hh_ramp", "hh-ramp", 1e-9);
    agrees("hh_sinus", "hh-sinus", 1e-9);
}

#[test]
fn type_x_is_the_courses() {
    agrees("typex", "type-x", 1e-9);
}

#[test]
fn a_run_without_columns_has_the_same_spikes() {
    for id in ["lif-step", "hh-step", "hh-ramp", "hh-sinus", "type-x"] {
        let demo = Demo::find(id).expect("a page");
        let spikes = |columns| demo.exercise([], Budget { columns, ..BUDGET }).expect("defaults").spikes;
        assert_eq!(spikes(true), spikes(false), "{id}");
        assert!(!spikes(true).times.is_empty(), "{id}");
    }
}

fn cloud(golden: &Value, ratio: f64, angle: f64) -> Vec<f64> {
    let values = [number(&golden["size"]), ratio, angle, number(&golden["numpy_seed"])];
    Cloud::from_values(&mut values.into_iter()).points()
}

#[test]
fn the_random_stream_is_numpys_to_the_last_bit() {
    for golden in golden("learning") {
        // Turned by 180° − 180°, the cloud is the deviates themselves.
        let ours = cloud(&golden, 1.0, 180.0);
        for (i, pair) in golden["deviates_first5"].as_array().expect("a list").iter().enumerate() {
            assert_eq!(&ours[2 * i..2 * i + 2], numbers(pair), "pair {i}");
        }
    }
}

#[test]
fn clouds_and_what_ojas_rule_learns_from_them_are_the_courses() {
    for golden in golden("learning") {
        let points = cloud(&golden, number(&golden["ratio"]), number(&golden["angle"]));
        let course = oja::learn(&points, number(&golden["eta"]), &oja::equal_weights(2));
        let stride = golden["cloud_stride"].as_u64().expect("a count") as usize;
        for (ours, theirs) in [(&points, &golden["cloud"]), (&course, &golden["course"])] {
            for (i, pair) in theirs.as_array().expect("a list").iter().enumerate() {
                for (k, value) in numbers(pair).into_iter().enumerate() {
                    assert!((ours[2 * i * stride + k] - value).abs() < 1e-9, "pair {i}");
                }
            }
        }
    }
}

#[test]
fn ring_distances_and_bumps_are_the_courses() {
    for golden in golden("learning") {
        for row in golden["circ_dist"].as_array().expect("a list") {
            let [n, i, j, distance] = numbers(row)[..] else { panic!("four numbers") };
            assert_eq!(image::circ_dist(n, i, j), distance, "n = {n}, i = {i}, j = {j}");
        }
        for bump in golden["images"].as_array().expect("a list") {
            let shape = image::Bump { m: number(&bump["m"]), sigma: number(&bump["sigma"]) };
            let ours = image::bump(shape, number(&bump["ci"]), number(&bump["cj"]));
            let theirs: Vec<f64> = bump["image"].as_array().expect("rows").iter().flat_map(numbers).collect();
            assert_eq!(ours.len(), theirs.len());
            assert!(ours.iter().zip(&theirs).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }
}
