//! Fixed points: known ones, all of them, and their kinds.

use super::planes::{Fold, Linear, PLANE, Random, Usual, Wild, type_x};
use nullcline::model::Model;
use nullcline::models::hodgkin_huxley::HodgkinHuxley;
use nullcline::models::type_x::TypeX;
use nullcline::models::{MODELS, Visitor, visit};
use nullcline::phase_plane::Window;
use nullcline::phase_plane::equations::Equations;
use nullcline::phase_plane::equilibria::{equilibria, holding};
use nullcline::phase_plane::fixed_points::{FixedPoint, fixed_points, fixed_points_within};
use nullcline::phase_plane::planar::InPlane;

#[test]
fn type_x_rests_where_it_is_known_to() {
    for (current, v, w) in
        [(0.0, -1.199408, -0.624260), (0.3, -0.993297, -0.366622), (0.5, -0.804848, -0.131060)]
    {
        let found = fixed_points(&type_x(), current, PLANE);
        assert_eq!(found.len(), 1);
        assert!((found[0].state[0] - v).abs() < 1e-6 && (found[0].state[1] - w).abs() < 1e-6);
        assert_eq!(found[0].kind(), if current < 0.33 { "stable spiral" } else { "unstable spiral" });
    }
}

#[test]
fn the_axon_rests_where_it_is_known_to() {
    let axon: HodgkinHuxley = super::planes::default();
    let ranges = [[-100.0, 150.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]];
    let found = fixed_points_within(&axon, 0.0, ranges);
    assert_eq!(found.len(), 1);
    assert!((found[0].state[0] - 0.000277566).abs() < 1e-9, "{:?}", found[0].state);
    assert_eq!(found[0].kind(), "stable spiral");
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
            [found[0].kind(), found[1].kind()],
            ["stable node", "saddle"],
            "{half:e} from the fold: {found:?}"
        );
        for (point, x) in found.iter().zip([-half, half]) {
            assert!((point.state[0] - x).abs() < 1e-15 / half + 1e-15, "{} against {x}", point.state[0]);
        }
        assert!(fixed_points(&Fold {}, half * half, window).is_empty(), "{half:e} beyond the fold");
    }
    let at_the_fold = fixed_points(&Fold {}, 0.0, window);
    assert_eq!(at_the_fold.iter().map(FixedPoint::kind).collect::<Vec<_>>(), ["saddle-node"]);
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
        assert_eq!(found.iter().map(FixedPoint::kind).collect::<Vec<_>>(), [kind]);
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
fn a_whole_line_of_fixed_points_is_not_told_point_by_point() {
    assert!(fixed_points(&Linear { a: 1.0, b: 1.0, c: 2.0, d: 2.0 }, 0.0, PLANE).len() < 2);
}

/// How often the field turns, anticlockwise, along the edge of the window; none where it cannot be followed.
fn winding(equations: &dyn Equations<2>, current: f64, window: Window) -> Option<i32> {
    let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)];
    // Rates of about one size in both directions: the field of v is often a hundred times that of w.
    let scale: [f64; 2] = {
        let mut most = [0.0f64; 2];
        for (across, up) in corners {
            let rate = equations.plain(window.at(across, up), current);
            most = [most[0].max(rate[0].abs()), most[1].max(rate[1].abs())];
        }
        most
    };
    let angle = |part: f64, side: usize| {
        let (from, to) = (corners[side], corners[side + 1]);
        let at = window.at(from.0 + part * (to.0 - from.0), from.1 + part * (to.1 - from.1));
        let [f, g] = equations.plain(at, current);
        (g / scale[1]).atan2(f / scale[0])
    };
    let mut turned = 0.0;
    for side in 0..4 {
        let (mut part, mut step) = (0.0f64, 1e-3f64);
        let mut last = angle(0.0, side);
        while part < 1.0 {
            let next = (part + step).min(1.0);
            let now = angle(next, side);
            let turn = (now - last + 3.0 * std::f64::consts::PI).rem_euclid(std::f64::consts::TAU)
                - std::f64::consts::PI;
            if turn.abs() > 0.3 {
                step *= 0.5;
                // The field vanishes too near to the edge.
                if step < 1e-10 {
                    return None;
                }
                continue;
            }
            (turned, part, last) = (turned + turn, next, now);
            step = (step * 1.5).min(1e-3);
        }
    }
    Some((turned / std::f64::consts::TAU).round() as i32)
}

/// Holds the sum of the indices against the winding number (Strogatz 1994, theorem 6.8.1 and before); returns the
/// number of fixed points.
pub fn no_point_is_missed(equations: &dyn Equations<2>, current: f64, window: Window, told: &str) -> usize {
    let found = fixed_points(equations, current, window);
    if let Some(turns) = winding(equations, current, window) {
        let sum: i32 = found.iter().map(FixedPoint::index).sum();
        assert_eq!(sum, turns, "{told} at {current} in {window:?}: {found:?}");
    }
    found.len()
}

#[test]
fn the_indices_add_up_to_the_turns_of_the_field_round_any_window() {
    let mut random = Random(1);
    let mut found = 0;
    for _ in 0..150 {
        let side = |random: &mut Random, low: f64, high: f64| {
            let from = random.between(low, high);
            [from, from + random.between(0.05, 1.0) * (high - low)]
        };
        let window = Window { x: side(&mut random, -3.0, 3.0), y: side(&mut random, -3.0, 3.0) };
        let neuron = TypeX { a: random.between(-0.5, 3.0), tau: random.between(1.0, 40.0) };
        let current = random.between(-1.0, 2.0);
        found += no_point_is_missed(&neuron, current, window, "TypeX");
        let wild = Wild { k: random.between(-1.0, 2.0) };
        found += no_point_is_missed(&wild, current, window, "the wild field");
    }
    assert!(found > 100, "the windows hold some: {found}");
}

/// Sees whether any fixed point of a model is missed, under a current and in a window.
struct Complete {
    current: f64,
    /// Where the window lies in one that is three times as wide and as high as the usual: corners from 0 to 1.
    corners: [[f64; 2]; 2],
}

impl Visitor for Complete {
    type Out = usize;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> usize {
        let Some(plane) = InPlane::of(&model) else { return 0 };
        let whole = Window { x: M::ABOUT.window[0], y: M::ABOUT.window[N - 1] }.wider(1.0);
        let [from, to] = self.corners.map(|[across, up]| whole.at(across, up));
        let window = Window { x: [from[0], to[0]], y: [from[1], to[1]] };
        no_point_is_missed(&plane, self.current, window, M::ABOUT.id)
    }
}

#[test]
fn no_model_has_a_fixed_point_that_is_missed_whatever_its_parameters() {
    let mut random = Random(7);
    let mut found = 0;
    for model in MODELS {
        let params = model.params();
        for _ in 0..60 {
            let values: Vec<f64> = params.iter().map(|param| random.between(param.min, param.max)).collect();
            let [low, high] = model.about.currents;
            let current = random.between(low - 0.3 * (high - low), high);
            let mut side = || {
                let from = random.between(0.0, 0.6);
                [from, random.between(from + 0.05, 1.0)]
            };
            let ([left, right], [bottom, top]) = (side(), side());
            let corners = [[left, bottom], [right, top]];
            found += visit(model.about.id, &values, Complete { current, corners }).expect("on the sliders");
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn fixed_points_of_any_model_are_those_of_its_branch_of_equilibria() {
    // Where the branch, run through by the voltage, passes the current there is a fixed point, and nowhere else.
    for model in MODELS {
        let Some((neuron, window)) = Usual::of(model) else { continue };
        for part in [0.01, 0.21, 0.43, 0.91] {
            let current =
                model.about.currents[0] + part * (model.about.currents[1] - model.about.currents[0]);
            let branch = equilibria(&*neuron, window.x);
            let passes = branch.windows(2).filter(|pair| match pair {
                [Some(a), Some(b)] => (a.current > current) != (b.current > current),
                _ => false,
            });
            let ranges = holding(&*neuron, window.x, [window.x, window.y]);
            let found = fixed_points_within(&*neuron, current, ranges);
            assert_eq!(found.len(), passes.count(), "{} at {current}: {found:?}", model.about.id);
        }
    }
}

#[test]
fn the_folds_of_the_fibre_part_two_points_from_none() {
    let neuron = super::planes::snic();
    for exponent in 2..=9 {
        let aside = 10f64.powi(-exponent);
        let kinds = |current: f64| {
            let found = fixed_points(&neuron, current, super::planes::FIBRE);
            found.iter().map(FixedPoint::kind).collect::<Vec<_>>()
        };
        let known = 39.963_153_092_7;
        assert_eq!(kinds(known - aside), ["stable node", "saddle", "unstable spiral"], "{aside:e} below");
        assert_eq!(kinds(known + aside), ["unstable spiral"], "{aside:e} above");
    }
}
