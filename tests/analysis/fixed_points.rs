//! Fixed points: known ones, all of them, and their kinds.

use super::super::given::of_model;
use super::planes::{Fold, Hopf, Linear, PLANE, Pitchfork, type_x};
use nullcline::analysis;
use nullcline::models::hodgkin_huxley::HodgkinHuxley;
use nullcline::phase_plane::Window;
use nullcline::phase_plane::fixed_points::{FixedPoint, fixed_points, fixed_points_within};
use nullcline::phase_plane::kind::Kind;
use nullcline::words::kinds;

/// What is told of the fixed points of a model of the registry with some of its parameters set.
pub(super) fn analysed(id: &str, some: &[(&str, f64)]) -> analysis::FixedPoints {
    analysis::fixed_points(id, of_model(id, some)).expect("good options")
}

#[test]
fn type_x_rests_where_it_is_known_to() {
    for (current, v, w) in
        [(0.0, -1.199408, -0.624260), (0.3, -0.993297, -0.366622), (0.5, -0.804848, -0.131060)]
    {
        let found = fixed_points(&type_x(), current, PLANE);
        assert_eq!(found.len(), 1);
        assert!((found[0].state[0] - v).abs() < 1e-6 && (found[0].state[1] - w).abs() < 1e-6);
        assert_eq!(
            kinds::name(found[0].kind()),
            if current < 0.33 { "stable spiral" } else { "unstable spiral" }
        );
    }
}

#[test]
fn the_axon_rests_where_it_is_known_to() {
    let axon: HodgkinHuxley = super::planes::default();
    let ranges = [[-100.0, 150.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]];
    let found = fixed_points_within(&axon, 0.0, ranges);
    assert_eq!(found.len(), 1);
    assert!((found[0].state[0] - 0.000277566).abs() < 1e-9, "{:?}", found[0].state);
    assert_eq!(kinds::name(found[0].kind()), "stable spiral");
    for (current, stable) in [(9.7793, true), (9.7794, false), (154.5263, false), (154.5264, true)] {
        let found = fixed_points_within(&axon, current, ranges);
        assert_eq!(found.iter().map(FixedPoint::stable).collect::<Vec<_>>(), [stable], "at {current}");
    }
}

#[test]
fn two_points_born_at_a_fold_are_two_down_to_a_millionth_of_the_window() {
    let window = Window { x: [-1.3, 1.7], y: [-1.1, 1.0] };
    for exponent in 1..=6 {
        let half = 1.5 * 10f64.powi(-exponent);
        let found = fixed_points(&Fold {}, -half * half, window);
        assert_eq!(found.len(), 2, "{half:e} from the fold: {found:?}");
        assert_eq!(
            [kinds::name(found[0].kind()), kinds::name(found[1].kind())],
            ["stable node", "saddle"],
            "{half:e} from the fold: {found:?}"
        );
        for (point, x) in found.iter().zip([-half, half]) {
            assert!((point.state[0] - x).abs() < 1e-15 / half + 1e-15, "{} against {x}", point.state[0]);
        }
        assert!(fixed_points(&Fold {}, half * half, window).is_empty(), "{half:e} beyond the fold");
    }
    let at_the_fold = fixed_points(&Fold {}, 0.0, window);
    assert_eq!(
        at_the_fold.iter().map(|point| kinds::name(point.kind())).collect::<Vec<_>>(),
        ["saddle-node"]
    );
}

#[test]
fn every_kind_has_its_name() {
    for (a, b, c, d, kind) in [
        (-1.0, 0.0, 0.0, -2.0, "stable node"),
        (1.0, 0.3, 0.1, 2.0, "unstable node"),
        (-1.0, 2.0, -2.0, -1.0, "stable spiral"),
        (1.0, 2.0, -2.0, 1.0, "unstable spiral"),
        (1.0, 0.0, 0.0, -2.0, "saddle"),
        (1.0, 2.0, -2.0, -1.0, "centre"),
        (-1.0, 0.0, 0.0, -1.0, "stable star"),
        (2.0, 0.0, 0.0, 2.0, "unstable star"),
        (-1.0, 1.0, 0.0, -1.0, "stable degenerate node"),
        (1.0, 1.0, 0.0, 1.0, "unstable degenerate node"),
    ] {
        let linear = Linear { a, b, c, d };
        let found = fixed_points(&linear, 0.0, PLANE);
        assert_eq!(found.iter().map(|point| kinds::name(point.kind())).collect::<Vec<_>>(), [kind]);
        let trace_and_determinant = [a + d, a * d - b * c];
        assert_eq!(found[0].trace_and_determinant(), trace_and_determinant);
        if let Some(vectors) = found[0].eigenvectors() {
            for ([eigenvalue, _], [x, y]) in found[0].eigenvalues.into_iter().zip(vectors) {
                let stretched = [a * x + b * y - eigenvalue * x, c * x + d * y - eigenvalue * y];
                assert!(stretched[0].hypot(stretched[1]) < 1e-12, "{kind}");
            }
        }
    }
}

#[test]
fn an_inexact_matrix_with_one_direction_is_a_degenerate_node() {
    // (a − d)² + 4bc is 0, but in these numbers some 10⁻¹⁷, which splits the eigenvalues by 10⁻⁸.
    for (a, b, c, d) in [(-0.9, 0.3, -0.3, -0.3), (-1.2, 0.1, -1.6, -0.4), (-2.3, 0.9, -0.4, -1.1)] {
        let found = fixed_points(&Linear { a, b, c, d }, 0.0, PLANE);
        assert_eq!(found[0].kind(), Kind::StableDegenerateNode, "{:?}", found[0].eigenvalues);
    }
}

#[test]
fn what_is_not_drawn_in_is_not_stable() {
    let centre = fixed_points(&Linear { a: 0.0, b: 1.0, c: -1.0, d: 0.0 }, 0.0, PLANE);
    assert_eq!((centre[0].kind(), centre[0].stable()), (Kind::Centre, false));
    let fold = fixed_points(&Fold {}, 0.0, PLANE);
    assert_eq!((fold[0].kind(), fold[0].stable()), (Kind::SaddleNode, false));
    // The trace 0.08 v + 5 − a vanishes at the lower point, v = −62.25.
    let told = analysed("izhikevich", &[("a", 0.02), ("b", 0.25), ("I", 0.685)]).points;
    let told: Vec<_> = told.iter().map(|point| (point.kind, point.stable)).collect();
    assert_eq!(told, [("weakly unstable spiral", false), ("saddle", false)]);
}

#[test]
fn next_to_a_double_zero_what_has_met_has_real_eigenvalues_whose_sum_is_the_trace() {
    for tau in [0.99999, 1.00001, 1.0001] {
        let told = analysed("type-x", &[("a", 1.0), ("tau", tau), ("I", 0.7)]).points;
        assert_eq!(told.len(), 1, "{tau}: {told:?}");
        let mut expected = [1.0 - 1.0 / tau, 0.0];
        expected.sort_by(|a, b| b.total_cmp(a));
        for ([re, im], expected) in told[0].eigenvalues.iter().zip(expected) {
            assert!((re - expected).abs() < 1e-9 && *im == 0.0, "{tau}: {told:?}");
        }
    }
}

/// By the flow of Izhikevich's equations about their Hopf point, classical Runge–Kutta at 0.005 ms: each turn is wider.
#[test]
fn at_a_hopf_point_the_spiral_is_what_the_flow_makes_of_it() {
    let rate = |[v, u]: [f64; 2]| [0.04 * v * v + 5.0 * v + 140.685 - u, 0.02 * (0.25 * v - u)];
    let dt = 0.005;
    let mut state = [-61.95, -15.5625];
    let mut turns: Vec<f64> = Vec::new();
    for _ in 0..400_000 {
        let step = |by: f64, k: [f64; 2]| [state[0] + by * k[0], state[1] + by * k[1]];
        let a = rate(state);
        let b = rate(step(0.5 * dt, a));
        let c = rate(step(0.5 * dt, b));
        let d = rate(step(dt, c));
        let next = [0, 1].map(|i| state[i] + dt / 6.0 * (a[i] + 2.0 * b[i] + 2.0 * c[i] + d[i]));
        if state[1] < -15.5625 && next[1] >= -15.5625 {
            turns.push(next[0] + 62.25);
        }
        state = next;
    }
    assert!(turns.len() > 10 && turns.windows(2).all(|pair| pair[1] > pair[0] + 1e-9), "{turns:?}");
    // The normal form, s r³ beside ω: whatever the terms of second order are that cancel.
    for (s, kind) in [(-1.0, "weakly stable spiral"), (1.0, "weakly unstable spiral"), (0.0, "centre")] {
        let found = fixed_points(&Hopf { omega: 2.0, s, p: 0.0, q: 0.0, u: 0.0 }, 0.0, PLANE);
        let told: Vec<_> = found.iter().map(|point| (kinds::name(point.kind()), point.stable())).collect();
        assert_eq!(told, [(kind, s < 0.0)]);
    }
}

#[test]
fn three_points_that_have_met_are_no_saddle_node() {
    for (c, k, kind, index) in [
        (-1.0, -1.0, "weakly stable node", 1),
        (1.0, 1.0, "weakly unstable node", 1),
        (-1.0, 1.0, "weak saddle", -1),
        (1.0, -0.3, "weak saddle", -1),
    ] {
        let found = fixed_points(&Pitchfork { c, k }, 0.0, PLANE);
        let [point] = &found.points[..] else { panic!("{found:?}") };
        assert_eq!((kinds::name(point.kind()), point.kind().index()), (kind, index));
        assert_eq!(point.stable(), kind == "weakly stable node");
        assert!(point.state.iter().all(|x| x.abs() < 1e-9), "{point:?}");
        // With a current it is one or three again, however near.
        for aside in [1e-3, 1e-7] {
            let count = |current: f64| fixed_points(&Pitchfork { c, k }, current, PLANE).len();
            assert_eq!([count(-aside * c), count(aside * c)], [3, 1], "{kind} {aside}");
        }
    }
    // dv/dt = −v³/3 along the line, which λ₂ = 1 − 1/τ leaves: v at 0, from where all go.
    let told = analysed("type-x", &[("a", 1.0), ("I", 0.7)]);
    let [point] = &told.points[..] else { panic!("{told:?}") };
    assert_eq!((point.kind, point.stable), ("weakly unstable node", false));
    assert!(point.state[0].abs() < 1e-9 && (point.state[1] - 0.7).abs() < 1e-9, "{point:?}");
    assert!(point.eigenvalues[1] == [0.0, 0.0] && (point.eigenvalues[0][0] - 1.0 + 1.0 / 15.6).abs() < 1e-9);
}

#[test]
fn where_all_eigenvalues_are_0_the_point_is_degenerate() {
    // v³ = 0: three points have become one. And (v + 60)² = 0, with a trace of 0 there.
    for (id, some, v, near) in [
        ("type-x", vec![("a", 1.0), ("tau", 1.0), ("I", 0.7)], 0.0, 1e-4),
        ("izhikevich", vec![("a", 0.2), ("b", 0.2), ("I", 4.0)], -60.0, 1e-4),
    ] {
        let found = analysed(id, &some);
        let [point] = &found.points[..] else { panic!("{id}: {found:?}") };
        assert!((point.state[0] - v).abs() < near && found.complete, "{id}: {point:?}");
        assert_eq!((point.kind, point.stable), ("degenerate", false), "{id}");
        assert_eq!(point.eigenvalues, [[0.0; 2]; 2], "{id}");
    }
}

#[test]
fn the_fold_of_one_variable_is_a_saddle_node() {
    // (V_rh − ΔT − V_rest)/R = 0.4 nA: there the exponential touches the line at V_rh.
    let found = analysed("exponential-if", &[("I", 0.4)]);
    let [point] = &found.points[..] else { panic!("{found:?}") };
    assert!((point.state[0] + 55.0).abs() < 1e-4);
    assert_eq!((point.kind, point.stable, point.eigenvalues[0]), ("saddle-node", false, [0.0, 0.0]));
}

#[test]
fn however_sharp_the_upstroke_both_fixed_points_are_found() {
    // By bisection: V_rest + R I below, and above it where ΔT exp((v − V_rh)/ΔT) is as far beyond it.
    let found = analysed("exponential-if", &[("Delta_T", 0.035), ("I", 0.3)]);
    let told: Vec<_> = found.points.iter().map(|point| (point.kind, point.stable)).collect();
    assert_eq!(told, [("stable node", true), ("unstable node", false)], "{found:?}");
    for (point, v) in found.points.iter().zip([-59.0, -54.832_711_451_522_94]) {
        assert!((point.state[0] - v).abs() < 1e-9, "{} against {v}", point.state[0]);
    }
    for sharpness in [1.0, 0.1, 0.03, 0.01, 0.003, 0.001] {
        for id in ["exponential-if", "adex"] {
            let current = if id == "adex" { 10.0 } else { 0.1 };
            let found = analysed(id, &[("Delta_T", sharpness), ("I", current)]);
            assert!(found.complete && found.points.len() == 2, "{id} at {sharpness}: {found:?}");
            assert_eq!(
                [found.points[0].stable, found.points[1].stable],
                [true, false],
                "{id} at {sharpness}"
            );
        }
    }
}

#[test]
fn far_down_on_the_flank_of_an_exponential_a_fixed_point_is_told_where_it_is() {
    // By bisection of ΔT exp((v − V_rh)/ΔT) − (v − V_rest) + R (I − a (v − V_rest)) = 0; Newton's method from afar stopped at
    // −61.7, −66.8 and −60.8 mV, where the voltage rises by 12 mV/ms.
    for (threshold, a, current, v) in [
        (-60.0, -8.6, 60.0, -79.090_952_438_843),
        (-58.0, -8.68, 67.0, -80.029_949_972_130),
        (-60.0, -5.0, 65.0, -91.666_666_843_926),
    ] {
        let found = analysed("adex", &[("V_rh", threshold), ("a", a), ("I", current)]);
        let [point] = &found.points[..] else { panic!("{found:?}") };
        assert!((point.state[0] - v).abs() < 1e-9 && found.complete, "{point:?} against {v}");
    }
}
