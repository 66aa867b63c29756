//! Bifurcations along the current, and those of Euler's map.

use super::planes::{FIBRE, NAGUMO, PLANE, Usual, default, homoclinic, snic, type_x, with};
use nullcline::demos::Demo;
use nullcline::models::MODELS;
use nullcline::models::exponential_if::ExponentialIntegrateAndFire;
use nullcline::models::fitzhugh_nagumo::FitzHughNagumo;
use nullcline::models::hodgkin_huxley::HodgkinHuxley;
use nullcline::models::izhikevich::Izhikevich;
use nullcline::models::morris_lecar::{MorrisLecar, TypeY};
use nullcline::models::type_x::TypeX;
use nullcline::options::initial;
use nullcline::phase_plane::bifurcations::{Bifurcation, Kind, bifurcations};
use nullcline::phase_plane::equations::Equations;
use nullcline::phase_plane::equilibria::{Equilibrium, equilibrium};
use nullcline::phase_plane::fixed_points::fixed_points;
use nullcline::phase_plane::limit_cycles::limit_cycles;
use nullcline::phase_plane::lyapunov::first_lyapunov_coefficient;
use nullcline::phase_plane::step_map::{StepMap, hopf_curves};
use nullcline::run::Budget;

const AXON: [f64; 2] = [-20.0, 120.0];

/// Of each Hopf point: current, first variable, and, where it is known, angular frequency.
fn hopf_points<const N: usize>(found: &[Bifurcation<N>]) -> Vec<(f64, f64, f64)> {
    let hopf = |b: &Bifurcation<N>| match b.kind {
        Kind::Hopf { omega, .. } => Some((b.current, b.state[0], omega)),
        Kind::Fold => None,
    };
    found.iter().filter_map(hopf).collect()
}

/// Of each fold: current and first variable.
fn folds<const N: usize>(found: &[Bifurcation<N>]) -> Vec<(f64, f64)> {
    found.iter().filter(|b| b.kind == Kind::Fold).map(|b| (b.current, b.state[0])).collect()
}

#[test]
fn hopf_points_are_where_they_are_known_to_be() {
    let (x, nagumo, y, hopf, snic): (_, FitzHughNagumo, TypeY, MorrisLecar, _) =
        (type_x(), default(), default(), default(), snic());
    // Current, voltage, angular frequency; NaN where that is not known.
    type Points<'a> = (&'a dyn Equations<2>, [f64; 2], &'a [(f64, f64, f64)]);
    let unknown = f64::NAN;
    let known: [Points; 5] = [
        (&x, PLANE.x, &[(0.331344202, -0.96741792, 0.2757156), (1.418655798, 0.96741792, 0.2757156)]),
        (&nagumo, NAGUMO.x, &[(1.25907028, -0.56273143, 0.31224990), (2.74092972, 0.56273143, 0.31224990)]),
        (&y, FIBRE.x, &[(0.76172678, 9.03012164, 0.25801985)]),
        (&hopf, FIBRE.x, &[(93.85761837, -25.27010, unknown), (212.01881614, 7.80066, unknown)]),
        (&snic, FIBRE.x, &[(97.78788897, 8.34159, unknown)]),
    ];
    for (equations, range, points) in known {
        let found = hopf_points(&bifurcations(equations, range));
        assert_eq!(found.len(), points.len());
        for ((current, v, omega), known) in found.into_iter().zip(points) {
            assert!((current / known.0 - 1.0).abs() < 1e-8, "{current} against {}", known.0);
            assert!((v - known.1).abs() < 1e-5, "{v} against {}", known.1);
            assert!(known.2.is_nan() || (omega - known.2).abs() < 6e-8, "{omega} against {}", known.2);
        }
    }
}

#[test]
fn type_xs_hopf_points_are_the_closed_form() {
    // The trace 1 − v² − 1/τ vanishes at v = ±√(1 − 1/τ), the determinant there is a/τ − 1/τ² .
    let v = (1.0 - 1.0 / 15.6f64).sqrt();
    let omega = (1.25 / 15.6 - 1.0 / (15.6 * 15.6f64)).sqrt();
    let found = hopf_points(&bifurcations(&type_x(), PLANE.x));
    for ((current, at, turning), v) in found.into_iter().zip([-v, v]) {
        assert!((at - v).abs() < 1e-12 && (turning - omega).abs() < 1e-12);
        assert!((current - (1.25 * (v + 0.7) - v + v * v * v / 3.0)).abs() < 1e-12);
    }
}

#[test]
fn folds_are_where_they_are_known_to_be() {
    let (x, y, hopf): (_, TypeY, MorrisLecar) = (type_x(), default(), default());
    let (snic, homoclinic) = (snic(), homoclinic());
    let fibre = [(-9.94903932, -4.048518), (39.96315309, -29.389777)];
    type Folds<'a> = (&'a dyn Equations<2>, &'a [(f64, f64)]);
    let known: [Folds; 5] = [
        (&x, &[]),
        (&y, &[(-0.34912194, -2.805766), (0.37295520, -30.934034)]),
        (&hopf, &[]),
        (&snic, &fibre),
        (&homoclinic, &fibre),
    ];
    for (equations, known) in known {
        let found = folds(&bifurcations(equations, FIBRE.x));
        assert_eq!(found.len(), known.len());
        for ((current, v), known) in found.into_iter().zip(known) {
            assert!(
                (current - known.0).abs() < 1e-8 * known.0.abs().max(1.0),
                "{current} against {}",
                known.0
            );
            assert!((v - known.1).abs() < 1e-6, "{v} against {}", known.1);
        }
    }
}

#[test]
fn the_homoclinic_sets_hopf_point_is_on_the_upper_branch_and_subcritical() {
    let found = bifurcations(&homoclinic(), FIBRE.x);
    let [(current, v, omega)] = hopf_points(&found)[..] else { panic!("{found:?}") };
    for (found, known) in [(current, 36.3162175), (v, 4.4107557), (omega, 0.3788608)] {
        assert!((found - known).abs() < 1e-7, "{found} against {known}");
    }
    assert!(folds(&found).iter().all(|(_, fold)| v > *fold), "it is on the upper branch");
    // There the trace vanishes, and an orbit that repels is there just beyond.
    let point = equilibrium(&homoclinic(), v).expect("the voltage can be held").point;
    assert!(point.trace_and_determinant()[0].abs() < 1e-12);
    let unstable =
        |current: f64| limit_cycles(&homoclinic(), current, FIBRE).iter().filter(|c| !c.stable).count();
    assert_eq!([unstable(current - 0.2), unstable(current + 0.2)], [0, 1]);
}

#[test]
fn the_axons_hopf_points_are_the_known_ones_with_their_frequencies_and_their_kinds() {
    let axon: HodgkinHuxley = default();
    let found = bifurcations(&axon, AXON);
    let points = hopf_points(&found);
    assert!(points.len() == 2 && folds(&found).is_empty());
    for ((current, u, omega), known) in
        points.into_iter().zip([(9.779338, 5.345856, 93.302), (154.526334, 21.941908, 169.169)])
    {
        assert!((current - known.0).abs() < 1e-6 && (u - known.1).abs() < 1e-6, "{current} at {u}");
        assert!((1000.0 * omega / std::f64::consts::TAU - known.2).abs() < 1e-3, "{omega}");
    }
    // At the lower end firing begins with a jump, at the upper end it dies out (J. Rinzel and R. N. Miller 1980).
    let subcritical: Vec<bool> =
        found.iter().map(|b| matches!(b.kind, Kind::Hopf { lyapunov, .. } if lyapunov > 0.0)).collect();
    assert_eq!(subcritical, [true, false]);
}

#[test]
fn the_lyapunov_coefficient_is_that_of_the_normal_form() {
    // With q of length 1 it is 2 s/ω, where r' = s r³; the terms of second order add to s what J. Guckenheimer and P. Holmes
    // 1983, eq. 3.4.11, says: (f_xy (f_xx + f_yy) − g_xy (g_xx + g_yy) − f_xx g_xx + f_yy g_yy)/16ω.
    for (omega, s, p, q, u) in [
        (1.0, -1.0, 0.0, 0.0, 0.0),
        (3.0, 0.5, 0.0, 0.0, 0.0),
        (1.0, -1.0, 0.7, -1.3, 0.0),
        (2.0, 0.2, -0.4, 0.9, 1.1),
    ] {
        let neuron = super::planes::Hopf { omega, s, p, q, u };
        let cubic = s + q * (2.0 * p) / (16.0 * omega);
        let found = first_lyapunov_coefficient(&neuron, 0.0, [0.0, 0.0], omega).expect("it turns");
        assert!((found - 2.0 * cubic / omega).abs() < 1e-9, "{found} against {}", 2.0 * cubic / omega);
    }
}

#[test]
fn a_zero_that_is_only_touched_is_no_bifurcation() {
    // At a = 1, τ = 1 the determinant of TypeX is v², its trace −v²: three fixed points meet at v = 0, none is born.
    let flat: TypeX = with(&[("a", 1.0), ("tau", 1.0)]);
    assert!(bifurcations(&flat, PLANE.x).is_empty(), "{:?}", bifurcations(&flat, PLANE.x));
    // Izhikevich's neuron at a = b = 0.2: the fold at I = 4, at which the trace vanishes too, and no orbit is born.
    let both: Izhikevich = with(&[("a", 0.2), ("b", 0.2)]);
    let found = bifurcations(&both, [-90.0, 30.0]);
    assert_eq!(hopf_points(&found), [], "{found:?}");
    let [(current, v)] = folds(&found)[..] else { panic!("{found:?}") };
    assert!((current - 4.0).abs() < 1e-12 && (v + 60.0).abs() < 1e-9, "{current} at {v}");
}

#[test]
fn the_fold_of_a_sharp_exponential_is_where_it_has_its_closed_form() {
    for sharpness in [2.0, 0.1, 0.035] {
        let neuron: ExponentialIntegrateAndFire = with(&[("Delta_T", sharpness)]);
        let found = bifurcations(&neuron, [-90.0, -30.0]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!((found[0].current - (10.0 - sharpness) / 20.0).abs() < 1e-12, "{}", found[0].current);
    }
}

/// A small orbit stands beside a Hopf point: where the fixed point is stable it repels, and elsewhere it attracts.
#[test]
fn the_sign_of_the_lyapunov_coefficient_tells_on_which_side_the_orbit_stands() {
    let mut looked = 0;
    for model in MODELS {
        let Some((neuron, window)) = Usual::of(model) else { continue };
        for found in bifurcations(&*neuron, window.x) {
            let Kind::Hopf { lyapunov, .. } = found.kind else { continue };
            let told = format!("{} at {}: {lyapunov}", model.about.id, found.current);
            for side in [-1.0, 1.0] {
                let current = found.current + side * 1e-4 * found.current.abs().max(0.1);
                let points = fixed_points(&*neuron, current, window);
                let nearest = points.iter().min_by(|a, b| {
                    window.distance(a.state, found.state).total_cmp(&window.distance(b.state, found.state))
                });
                let stable = nearest.expect("it is still there").stable();
                let small = |cycle: &&nullcline::phase_plane::cycle::LimitCycle| {
                    cycle.max[0] - cycle.min[0] < 0.1 * (window.x[1] - window.x[0])
                };
                let orbits: Vec<bool> =
                    limit_cycles(&*neuron, current, window).iter().filter(small).map(|c| c.stable).collect();
                let expected: &[bool] = match (lyapunov > 0.0, stable) {
                    (true, true) => &[false],
                    (false, false) => &[true],
                    _ => &[],
                };
                assert_eq!(orbits, expected, "{told}, at {current}");
            }
            looked += 1;
        }
    }
    assert!(looked >= 8, "{looked} Hopf points");
}

#[test]
fn eulers_method_moves_the_hopf_point_of_type_x() {
    let neuron = type_x();
    for (dt, known, to) in [(0.5, 0.307_130, 5e-7), (1e-6, 0.331344202, 1e-6)] {
        let map = StepMap { order: 1, dt };
        let found = map.hopf_points(&neuron, PLANE.x);
        assert_eq!(found.len(), 2);
        assert!((found[0].current - known).abs() < to, "{} at dt = {dt}", found[0].current);
        assert!((map.growth(&found[0].point.eigenvalues) - 1.0).abs() < 1e-12);
    }
    // At I = 0.32 a step of 0.5 makes rest unstable that is stable under the equations and under a step of 0.1.
    let rest = fixed_points(&neuron, 0.32, PLANE)[0];
    let growth = |dt: f64| StepMap { order: 1, dt }.growth(&rest.eigenvalues);
    assert!(rest.stable() && growth(0.5) > 1.0 && growth(0.1) < 1.0);
}

#[test]
fn the_hopf_point_moves_with_the_step_under_euler_and_hardly_under_runge_kutta() {
    let neuron = type_x();
    let own = 0.331344202;
    let steps = [0.01, 0.02, 0.04, 0.1, 0.3, 0.5];
    let followed = |order| -> Vec<Equilibrium> {
        let curves = hopf_curves(&neuron, PLANE.x, order, &steps);
        assert!(curves[0].of_equations && curves[0].points[0].0 == 0.0);
        assert!((curves[0].points[0].1.point.state[0] + 0.967417916).abs() < 1e-8);
        curves[0].points[1..].iter().map(|(_, found)| *found).collect()
    };
    let euler = followed(1);
    assert_eq!(euler.len(), steps.len());
    for (found, &dt) in euler.iter().zip(&steps) {
        let sought = StepMap { order: 1, dt }.hopf_points(&neuron, PLANE.x);
        assert!((found.current - sought[0].current).abs() < 1e-9, "{} at dt = {dt}", found.current);
    }
    // Linearly: half the step, half the way.
    let way = |i: usize| own - euler[i].current;
    for i in [0, 1] {
        assert!((way(i + 1) / way(i) - 2.0).abs() < 0.02, "{} and {}", way(i), way(i + 1));
    }
    for found in followed(4) {
        assert!((found.current - own).abs() < 1e-5, "{}", found.current);
    }
}

/// At tau = 1 the trace is −v² and the determinant v² + a − 1: the equations have no Hopf point, Euler has one wherever
/// dt (a − 1) = (1 − dt) v².
#[test]
fn eulers_method_makes_hopf_points_that_the_equations_do_not_have() {
    let a = 1.25;
    let neuron = TypeX { a, tau: 1.0 };
    let steps = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5];
    let curves = hopf_curves(&neuron, PLANE.x, 1, &steps);
    assert_eq!(curves.len(), 2);
    for curve in curves {
        assert!(!curve.of_equations);
        assert_eq!(curve.points.len(), steps.len());
        for (dt, found) in curve.points {
            let v = (dt * (a - 1.0) / (1.0 - dt)).sqrt();
            assert!((found.point.state[0].abs() - v).abs() < 1e-9, "{found:?} at dt = {dt}");
        }
    }
    let at = StepMap { order: 1, dt: 0.5 }.hopf_points(&neuron, PLANE.x);
    let currents: Vec<f64> = at.iter().map(|found| found.current).collect();
    assert!(
        (currents[0] - 0.708_333_333).abs() < 1e-8 && (currents[1] - 1.041_666_667).abs() < 1e-8,
        "{currents:?}"
    );
}

#[test]
fn the_balancing_current_is_the_one_whose_fixed_point_is_at_the_voltage() {
    for model in MODELS {
        let Some((neuron, window)) = Usual::of(model) else { continue };
        for part in [0.2, 0.45, 0.7] {
            let v = window.at(part, 0.0)[0];
            let found = equilibrium(&*neuron, v).expect("the voltage can be held");
            let drift = neuron.plain(found.point.state, found.current);
            assert!(drift.iter().all(|rate| rate.abs() < 1e-9), "{} at {v}: {drift:?}", model.about.id);
        }
    }
}

/// FitzHugh and Nagumo's, with the current where these texts put it.
fn nagumo(in_v: &str, in_w: &str) -> String {
    format!("v'=v-v^3/3-w{in_v}\nw'=0.08*(v+0.7-0.8*w){in_w}\npar I=0.5")
}

/// What the plane of a text tells of its Hopf points.
fn told_hopf(text: &str) -> Option<String> {
    let page = Demo::find(&format!("own:{text}")).expect("a page");
    let scene = page.open(&initial(&page.params()), Budget::of(100_000)).expect("it opens");
    let said = (scene.results)(scene.frames - 1).text();
    Some(said.split(" Hopf at I = ").nth(1)?.split(". ").next()?.trim_end_matches('.').to_string())
}

#[test]
fn a_current_that_moves_the_other_variable_has_its_hopf_points_where_they_are() {
    // With w* = (v + 0.7 + s I)/0.8 and v² = 1 − 0.064 at a Hopf point: v − v³/3 − w* + r I = 0.
    let v = (1.0f64 - 0.064).sqrt();
    for (in_v, in_w, r, s) in [
        ("+I", "", 1.0, 0.0),
        ("+I", "-0.02*I", 1.0, -0.25),
        ("+I", "+0.08*I", 1.0, 1.0),
        ("", "-0.1*I", 0.0, -1.25),
    ] {
        let current = |v: f64| ((v + 0.7) / 0.8 - v + v.powi(3) / 3.0) / (r - s / 0.8);
        let mut expected = [current(-v), current(v)];
        expected.sort_by(f64::total_cmp);
        let told = told_hopf(&nagumo(in_v, in_w)).expect("two are told").replace('−', "-");
        let told: Vec<f64> = told.split(", ").map(|number| number.parse().expect("a number")).collect();
        assert_eq!(told.len(), 2, "{in_v} {in_w}");
        for (told, expected) in told.iter().zip(expected) {
            assert!((told - expected).abs() < 1e-3, "{in_v} {in_w}: {told}, not {expected}");
        }
    }
}

#[test]
fn of_a_current_that_bends_no_hopf_point_is_told() {
    for in_v in ["+I^2", "+sqrt(I)", "+tanh(I)", "-I*abs(I)"] {
        assert_eq!(told_hopf(&nagumo(in_v, "")), None, "{in_v}");
    }
}
