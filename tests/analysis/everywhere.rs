//! Fixed points are found however far out a current holds them: held against the sign of the membrane's rate along v.

use super::fixed_points::analysed;
use super::planes::BesideALine;
use nullcline::analysis::options;
use nullcline::model::{Model, held};
use nullcline::models::{Listed, MODELS, Visitor, visit};
use nullcline::options::initial;
use nullcline::phase_plane::everywhere::Everywhere;
use nullcline::phase_plane::fixed_points::Search;

/// Where the membrane's rate, all else settled, changes its sign along v under a current: between these pairs of voltages.
struct Crossings(f64);

impl Visitor for Crossings {
    type Out = Vec<[f64; 2]>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Vec<[f64; 2]> {
        let [low, high] = model.about().window[0];
        let (middle, half) = (0.5 * (low + high), 0.5 * (high - low));
        // Evenly about the window, and from there on each further out by 1 %.
        let outwards = (1..2400).map(|look| 2.0 * half * 1.01f64.powi(look));
        let within = (0..4000).map(|look| half * f64::from(look) / 2000.0);
        let away: Vec<f64> = within.chain(outwards).collect();
        let voltages =
            away.iter().rev().map(|away| middle - away).chain(away.iter().map(|away| middle + away));
        let rises = |v: f64| {
            let state = held(&model, v);
            model.reset(state).is_none().then(|| model.rate(state, self.0)[0] > 0.0)
        };
        let voltages: Vec<f64> = voltages.collect();
        let turns = |pair: &&[f64]| rises(pair[0]).zip(rises(pair[1])).is_some_and(|(a, b)| a != b);
        voltages.windows(2).filter(turns).map(|pair| [pair[0], pair[1]]).collect()
    }
}

/// Sees that what is told of a model under a current is where the rate changes its sign, and nowhere else.
fn told_where_it_is(model: &Listed, some: &[(&str, f64)], current: f64) -> usize {
    let table = model.params();
    let value = |(place, default): (usize, &f64)| {
        some.iter().find(|(id, _)| *id == table[place].id).map_or(*default, |(_, value)| *value)
    };
    let values: Vec<f64> = initial(&table).iter().enumerate().map(value).collect();
    let crossings = visit(model.about.id, &values, Crossings(current)).expect("good values");
    let told = analysed(model.about.id, &[some, &[("I", current)]].concat());
    let what = format!("{} at {current} with {some:?}: {told:?}, {crossings:?}", model.about.id);
    assert!(told.complete && told.points.len() == crossings.len(), "{what}");
    for (point, [from, to]) in told.points.iter().zip(&crossings) {
        let slack = 1e-9 * from.abs().max(to.abs()).max(1.0);
        assert!((from - slack..=to + slack).contains(&point.state[0]), "{what}");
        assert_ne!(point.kind, "unknown", "{what}");
    }
    told.points.len()
}

#[test]
fn under_any_current_every_model_has_its_fixed_points_told_however_far_out_they_lie() {
    for model in MODELS {
        assert_eq!(options(model).last().map(|param| param.id), Some("I"));
        let [low, high] = model.about.currents;
        let mut far = 0;
        for exponent in 0..=14 {
            let size = 10f64.powf(0.5 * f64::from(exponent)) * (high - low) * 1.037;
            let size = size.min(0.93e9);
            for current in [-size, size] {
                far += told_where_it_is(model, &[], current);
                for preset in model.about.presets {
                    told_where_it_is(model, preset.values, current);
                }
            }
        }
        assert!(far >= 15, "{}: {far}", model.about.id);
    }
}

#[test]
fn strongly_hyperpolarised_neurons_rest_where_their_leak_holds_them() {
    for (id, current, v) in [
        // v − V_rest = (R I)/(1 + R a), the exponential being nothing there.
        ("adex", -200.0, -70.0 - 100.0 / 1.25),
        ("adex", -500.0, -70.0 - 250.0 / 1.25),
        // EL + I/gL, with the channels shut.
        ("hodgkin-huxley-reduced", -100.0, 10.6 - 100.0 / 0.3),
        ("hodgkin-huxley", -1000.0, 10.6 - 1000.0 / 0.3),
        ("morris-lecar", -1000.0, -60.0 - 1000.0 / 2.0),
        // The lower root of 0.04 v² + 4.8 v + 140 + I.
        ("izhikevich", -10000.0, (-4.8 - (4.8f64 * 4.8 + 0.16 * 9860.0).sqrt()) / 0.08),
    ] {
        let told = analysed(id, &[("I", current)]);
        let rests: Vec<_> = told.points.iter().filter(|point| point.stable).collect();
        assert!(rests.len() == 1 && rests[0].kind == "stable node", "{id}: {told:?}");
        assert!((rests[0].state[0] - v).abs() < 0.02, "{id}: {told:?} for {v}");
    }
}

#[test]
fn nullclines_that_are_parallel_but_for_an_upstroke_meet_nowhere_or_once() {
    // At R a = −1 all linear terms cancel: ΔT exp((v − V_rh)/ΔT) + R I = 0.
    for set in [[("R", 500.0), ("a", -2.0)], [("R", 1000.0), ("a", -1.0)], [("R", 100.0), ("a", -10.0)]] {
        for current in [0.0, 0.001, 1.0, 65.0, 200.0] {
            let told = analysed("adex", &[&set[..], &[("I", current)]].concat());
            assert!(told.complete && told.points.is_empty(), "{set:?} at {current}: {told:?}");
        }
        let told = analysed("adex", &[&set[..], &[("I", -1.0)]].concat());
        let v = -50.0 + 2.0 * (set[0].1 * 1e-3 / 2.0).ln();
        assert!(told.complete && told.points.len() == 1, "{set:?}: {told:?}");
        assert!((told.points[0].state[0] - v).abs() < 1e-6, "{set:?}: {told:?} for {v}");
    }
}

#[test]
fn a_point_on_the_edge_of_the_usual_window_is_told_once_though_a_curve_is_met_beside_it() {
    for usual in [[-1.0, 1.0], [1.0, 2.0], [-1.0, 2.0]] {
        let found = Everywhere::around(&BesideALine {}, [usual, [-1.0, 1.0]]);
        let found = found.fixed_points(&BesideALine {}, 0.0);
        assert_eq!(found.search, Search::Complete, "{usual:?}");
        assert!(found.len() == 1 && (found[0].state[0] - 1.0).abs() < 1e-12, "{usual:?}: {found:?}");
    }
}
