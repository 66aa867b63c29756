//! No fixed point of any model is missed, and none is invented: held against branches of equilibria and winding numbers.

use super::fixed_points::analysed;
use super::planes::{Linear, PLANE, Rail, Random, Usual, Wild};
use nullcline::analysis::{self, options};
use nullcline::model::Model;
use nullcline::models::type_x::TypeX;
use nullcline::models::{MODELS, Visitor, visit};
use nullcline::options::Given;
use nullcline::param::{Kind, Param};
use nullcline::phase_plane::Window;
use nullcline::phase_plane::equations::{Equations, jacobian};
use nullcline::phase_plane::equilibria::{equilibria, equilibrium, holding};
use nullcline::phase_plane::fixed_points::{Search, fixed_points, fixed_points_within};
use nullcline::phase_plane::planar::InPlane;
use nullcline::words::kinds;

/// Holds what is told of the fixed points of a model against the changes of sign along its branch of equilibria.
struct OnTheBranch<'a> {
    current: f64,
    told: &'a analysis::FixedPoints,
}

impl Visitor for OnTheBranch<'_> {
    type Out = usize;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> usize {
        let equations: &dyn Equations<N> = &model;
        let told =
            |what: &str| format!("{} at {}: {what} of {:?}", model.about().id, self.current, self.told);
        for point in &self.told.points {
            let state: [f64; N] = std::array::from_fn(|i| point.state[i]);
            let rate = equations.plain(state, self.current);
            // What rounding of the state and of the current makes of a rate that is 0.
            let slopes = jacobian(equations, state, self.current);
            for i in 0..N {
                let turn: f64 = (0..N).map(|j| (slopes[i][j] * state[j]).abs()).sum();
                let driven = (rate[i] - equations.plain(state, 0.0)[i]).abs();
                assert!(
                    rate[i].abs() <= 1e-10 * (turn + driven + 1e-3),
                    "{}",
                    told(&format!("a rate {}", rate[i]))
                );
            }
        }
        let [low, high] = model.about().window[0];
        let looks = 4000;
        let voltage = |i: usize| low - (high - low) + 3.0 * (high - low) * i as f64 / looks as f64;
        let beyond = |v: f64| {
            let found = equilibrium(equations, v).filter(|found| model.reset(found.point.state).is_none())?;
            Some((v, found.current > self.current))
        };
        let branch: Vec<_> = (0..=looks).map(|i| beyond(voltage(i))).collect();
        let mut passed = 0;
        for pair in branch.windows(2) {
            let [Some((from, before)), Some((to, after))] = *pair else { continue };
            if before != after {
                passed += 1;
                let near =
                    |point: &&analysis::FixedPoint| (from - 1e-4..=to + 1e-4).contains(&point.state[0]);
                assert!(
                    self.told.points.iter().any(|point| near(&point)),
                    "{}",
                    told(&format!("{from} to {to}"))
                );
            }
        }
        passed
    }
}

#[test]
fn in_every_corner_of_the_parameters_a_fixed_point_is_told_wherever_the_branch_passes_and_none_where_the_rate_is_not_0()
 {
    let mut random = Random(11);
    let mut passed = 0;
    for model in MODELS {
        let params = options(model);
        let current = params.last().expect("the current").clone();
        for look in 0..60 {
            // Each at an end or anywhere between.
            let some: Vec<(&str, f64)> = params
                .iter()
                .map(|param| {
                    let part = random.next();
                    let part = if (look + param.id.len()) % 2 == 0 {
                        part
                    } else {
                        (3.0 * part - 1.0).clamp(0.0, 1.0)
                    };
                    (param.id, param.min + part * (param.max - param.min))
                })
                .collect();
            let given = some.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
            let Ok(told) = analysis::fixed_points(model.about.id, given) else { continue };
            if !told.complete {
                continue;
            }
            let values: Vec<f64> = some[..params.len() - 1].iter().map(|(_, value)| *value).collect();
            let current = some.iter().find(|(id, _)| *id == current.id).expect("it is set").1;
            passed +=
                visit(model.about.id, &values, OnTheBranch { current, told: &told }).expect("good values");
        }
    }
    assert!(passed > 300, "{passed}");
}

#[test]
fn a_curve_of_fixed_points_is_told_as_one() {
    for line in [Linear { a: 1.0, b: 1.0, c: 2.0, d: 2.0 }, Linear { a: 0.0, b: 0.0, c: 2.0, d: -3.0 }] {
        let found = fixed_points(&line, 0.0, PLANE);
        assert!(found.is_empty() && found.search == Search::Curve, "{found:?}");
    }
    assert_eq!(fixed_points(&Rail {}, 0.0, PLANE).search, Search::Curve);
    assert_eq!(fixed_points(&Rail {}, 1e-3, PLANE).search, Search::Complete);
    // Without conductances nothing moves the voltage, wherever the gates are.
    let none = [("gNa", 0.0), ("gK", 0.0), ("gL", 0.0), ("I", 0.0)];
    for (id, off) in [
        ("hodgkin-huxley", &none),
        ("hodgkin-huxley-reduced", &none),
        ("morris-lecar", &[("gCa", 0.0), ("gK", 0.0), ("gL", 0.0), ("I", 0.0)]),
    ] {
        let found = analysed(id, off);
        assert!(found.curve && !found.complete && found.points.is_empty(), "{id}: {found:?}");
        let driven: Vec<_> =
            off.iter().map(|&(id, value)| (id, if id == "I" { 1.0 } else { value })).collect();
        assert!(analysed(id, &driven).complete, "{id}");
    }
}

#[test]
fn no_search_is_given_up_at_either_end_of_any_parameter() {
    let mut random = Random(3);
    for model in MODELS {
        let params = options(model);
        let mut looks: Vec<Vec<(&str, f64)>> = Vec::new();
        for param in &params {
            looks.extend([param.min, param.max].map(|end| vec![(param.id, end)]));
        }
        for _ in 0..40 {
            let mut any = |param: &Param| (param.id, random.between(param.min, param.max));
            looks.push(params.iter().map(&mut any).collect());
            looks.push(
                params
                    .iter()
                    .map(|param| {
                        (
                            param.id,
                            if any(param).1 > 0.5 * (param.min + param.max) { param.max } else { param.min },
                        )
                    })
                    .collect(),
            );
        }
        for look in looks {
            let found = analysed(model.about.id, &look);
            let told = format!("{} with {look:?}: {found:?}", model.about.id);
            // Without a leak nothing that could be told from 0 moves the voltage where the channels are closed.
            let leaks = !look.contains(&("gL", 0.0));
            assert!(found.complete || !leaks, "{told}");
            for point in &found.points {
                let below = point.eigenvalues.iter().all(|[re, _]| *re < 0.0);
                assert_eq!(point.stable, point.kind.starts_with("stable"), "{told}");
                assert!(!point.stable || below, "{told}");
                assert!(
                    point.stable || !below || ["centre", "degenerate", "saddle-node"].contains(&point.kind),
                    "{told}"
                );
            }
        }
    }
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
    // Of a point that is reset the field knows nothing.
    let resets = equations.reset_of(window.at(1.0, 1.0)).is_some();
    if let Some(turns) = winding(equations, current, window).filter(|_| !resets) {
        let sum: i32 = found.iter().map(|point| point.kind().index()).sum();
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
        let whole = Window { x: model.about().window[0], y: model.about().window[N - 1] }.wider(1.0);
        let [from, to] = self.corners.map(|[across, up]| whole.at(across, up));
        let window = Window { x: [from[0], to[0]], y: [from[1], to[1]] };
        no_point_is_missed(&plane, self.current, window, model.about().id)
    }
}

#[test]
fn no_model_has_a_fixed_point_that_is_missed_whatever_its_parameters() {
    let mut random = Random(7);
    let mut found = 0;
    for model in MODELS {
        let params = model.params();
        for _ in 0..60 {
            let drawn = params.iter().map(|param| {
                let value = random.between(param.min, param.max);
                if param.kind == Kind::Number { value } else { value.round() }
            });
            let values: Vec<f64> = drawn.collect();
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
            let ranges = holding(&*neuron, window.x, [window.x, window.y], 0.0);
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
            found.iter().map(|point| kinds::name(point.kind())).collect::<Vec<_>>()
        };
        let known = 39.963_153_092_7;
        assert_eq!(kinds(known - aside), ["stable node", "saddle", "unstable spiral"], "{aside:e} below");
        assert_eq!(kinds(known + aside), ["unstable spiral"], "{aside:e} above");
    }
}
