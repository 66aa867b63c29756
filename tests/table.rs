//! Files for scripts: what stands in their heads of the runs.

use nullcline::demos::Demo;
use nullcline::lab::BUDGET;
use nullcline::options::initial;
use nullcline::table::{Pinned, Table};

/// Under a step of I from t = 20 on, the neuron fires every ln (I/(I − 1)).
#[test]
fn the_page_and_a_pinned_run_each_tell_their_own_spikes() {
    let demo = Demo::find("lif-step").expect("a page");
    let params = demo.params();
    let values = |current: f64| {
        let mut values = initial(&params);
        for (id, value) in [("I_amp", current), ("I_tend", 23.0), ("method", 2.0)] {
            values[params.iter().position(|param| param.id == id).expect("its own")] = value;
        }
        values
    };
    let (own, pinned) = (values(1.5), values(2.0));
    let [scene, other] = [&own, &pinned].map(|values| demo.open(values, BUDGET).expect("good values"));
    let beside = Pinned { label: "pinned", values: &pinned, scene: &other };
    let file = Table { demo, values: &own, scene: &scene, link: "", pins: vec![beside] }.csv();
    for (what, current, count) in [("# spikes: ", 1.5f64, 2), ("# its spikes: ", 2.0, 4)] {
        let line = file.lines().find_map(|line| line.strip_prefix(what)).expect("they are told");
        let times: Vec<f64> = line.split(' ').map(|time| time.parse().expect("a number")).collect();
        assert_eq!(times.len(), count, "{what}{line}");
        for (n, time) in (1..).zip(times) {
            let exact = 20.0 + f64::from(n) * (current / (current - 1.0)).ln();
            assert!((time - exact).abs() < 1e-7, "{what}{time}, not {exact}");
        }
    }
}

/// Each step of Euler's method is what the currents of its bin make of the voltage.
#[test]
fn a_file_has_the_ionic_currents_of_a_run_by_their_names() {
    let demo = Demo::find("hh-step").expect("a page");
    let values = initial(&demo.params());
    let scene = demo.open(&values, BUDGET).expect("good values");
    let file = Table { demo, values: &values, scene: &scene, link: "", pins: Vec::new() }.csv();
    let mut lines = file.lines().filter(|line| !line.starts_with('#'));
    let heads: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let rows: Vec<Vec<f64>> =
        lines.map(|line| line.split(',').map(|cell| cell.parse().expect("a number")).collect()).collect();
    let of = |name: &str| {
        let head = |head: &&str| head.split(' ').next() == Some(name);
        heads.iter().position(head).unwrap_or_else(|| panic!("{name} is among {heads:?}"))
    };
    let [t, v, current] = ["t", "v", "I"].map(of);
    let ionic = ["I_Na", "I_K", "I_L"].map(of);
    assert_eq!(heads.len(), 15, "with six rates of gates: {heads:?}");
    for (row, next) in rows.iter().zip(&rows[1..]) {
        let flows: f64 = ionic.iter().map(|place| row[*place]).sum();
        let expected = row[v] + 0.01 * (row[current] - flows);
        assert!((next[v] - expected).abs() < 1e-9, "at {}: {} and not {expected}", row[t], next[v]);
    }
}
