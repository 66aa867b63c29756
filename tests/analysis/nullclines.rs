//! Nullclines: known formulas, closed curves, poles, crossings, and curves without a formula.

use super::planes::{CircleAndPole, Implicit, OvalAndCross, PLANE, default, type_x};
use nullcline::models::hodgkin_huxley::HodgkinHuxleyReduced;
use nullcline::models::morris_lecar::MorrisLecar;
use nullcline::ode::Neuron;
use nullcline::phase_plane::Window;
use nullcline::phase_plane::contour::Curve;
use nullcline::phase_plane::equations::Equations;
use nullcline::phase_plane::nullclines::nullcline;
use nullcline::phase_plane::root::root;

/// Holds that every point of the curves is on the rate's zero to rounding, and the middles of the lines between
/// them within 2·10⁻⁴ of the window, measured along the axis along which `w_of_v` is steep or flat.
fn is_the_graph_of(curves: &[Curve], window: Window, w_of_v: impl Fn(f64) -> f64) {
    let size = [window.x[1] - window.x[0], window.y[1] - window.y[0]];
    for curve in curves {
        for &[v, w] in curve {
            assert!(
                (w - w_of_v(v)).abs() < 1e-9 * size[1] || near_the_graph(v, w, size, &w_of_v) < 1e-9,
                "({v}, {w})"
            );
        }
        for pair in curve.windows(2) {
            let [v, w] = [0, 1].map(|i| 0.5 * (pair[0][i] + pair[1][i]));
            assert!(
                near_the_graph(v, w, size, &w_of_v) < 1.5e-4,
                "{} beside ({v}, {w})",
                near_the_graph(v, w, size, &w_of_v)
            );
        }
    }
}

/// The distance from the graph, in parts of the window: along w over the slope's length.
fn near_the_graph(v: f64, w: f64, size: [f64; 2], w_of_v: &impl Fn(f64) -> f64) -> f64 {
    let h = 1e-6 * size[0];
    let slope = (w_of_v(v + h) - w_of_v(v - h)) / (2.0 * h) * size[0] / size[1];
    (w - w_of_v(v)).abs() / size[1] / slope.hypot(1.0)
}

#[test]
fn type_xs_nullclines_are_its_cubic_and_its_line() {
    for current in [0.0, 0.5, 1.2] {
        let cubic = nullcline(&type_x(), 0, current, PLANE);
        assert_eq!(cubic.len(), 1);
        is_the_graph_of(&cubic, PLANE, |v| v - v * v * v / 3.0 + current);
        let line = nullcline(&type_x(), 1, current, PLANE);
        assert_eq!(line.len(), 1);
        is_the_graph_of(&line, PLANE, |v| 1.25 * (v + 0.7));
    }
}

#[test]
fn morris_and_lecars_nullclines_are_what_solving_for_w_gives() {
    let neuron: MorrisLecar = default();
    let window = Window { x: [-80.0, 60.0], y: [-0.1, 0.8] };
    for current in [0.0, 90.0, 150.0] {
        let curves = nullcline(&neuron, 0, current, window);
        // dv/dt is linear in w.
        let free = |v: f64| neuron.rate([v, 0.0], current)[0];
        is_the_graph_of(&curves, window, |v| free(v) / (free(v) - neuron.rate([v, 1.0], current)[0]));
        let curves = nullcline(&neuron, 1, current, window);
        assert_eq!((curves.len(), curves[0][0][0].min(curves[0][curves[0].len() - 1][0])), (1, -80.0));
        is_the_graph_of(&curves, window, |v| (1.0 + ((v - 2.0) / 30.0).tanh()) / 2.0);
    }
}

#[test]
fn a_circle_of_any_size_is_closed() {
    for radius in [1.7, 0.4, 0.03, 0.004] {
        let curves = nullcline(&CircleAndPole { r: radius }, 0, 0.0, PLANE);
        assert_eq!(curves.len(), 1, "of radius {radius}");
        assert_eq!(curves[0].first(), curves[0].last());
        for [x, y] in &curves[0] {
            assert!((x.hypot(*y) - radius).abs() < 1e-12);
        }
        let length: f64 = curves[0].windows(2).map(|p| (p[0][0] - p[1][0]).hypot(p[0][1] - p[1][1])).sum();
        let shortfall = 1.0 - length / (std::f64::consts::TAU * radius);
        assert!(shortfall < 0.002 + 2e-3 / radius, "{shortfall} at radius {radius}");
    }
}

#[test]
fn branches_are_not_joined_across_a_pole() {
    let curves = nullcline(&CircleAndPole { r: 1.0 }, 1, 0.0, PLANE);
    assert_eq!(curves.len(), 2);
    for curve in &curves {
        let side = curve[0][0] > 0.3;
        assert!(curve.iter().all(|[x, _]| (*x > 0.3) == side && *x != 0.3));
    }
    is_the_graph_of(&curves, PLANE, |x| 0.1 / (x - 0.3));
}

#[test]
fn loops_come_apart_and_together_where_they_do() {
    for (c, loops) in [(0.9, 2), (0.999, 2), (1.001, 1), (1.2, 1)] {
        let curves = nullcline(&OvalAndCross { c }, 0, 0.0, PLANE);
        assert_eq!(curves.len(), loops, "at {c}");
        assert!(curves.iter().all(|curve| curve.first() == curve.last()));
    }
}

#[test]
fn two_crossing_branches_are_drawn_through_their_crossing() {
    let curves = nullcline(&OvalAndCross { c: 1.0 }, 1, 0.0, PLANE);
    let (mut first, mut second) = (0.0, 0.0);
    for curve in &curves {
        for pair in curve.windows(2) {
            let [x, y] = [0, 1].map(|i| 0.5 * (pair[0][i] + pair[1][i]));
            let length = (pair[0][0] - pair[1][0]).hypot(pair[0][1] - pair[1][1]);
            let beside = [y - 0.5 * x - 0.1, y + 2.0 * x + 0.3];
            assert!(beside[0].abs().min(beside[1].abs()) < 0.01, "({x}, {y})");
            *(if beside[0].abs() < beside[1].abs() { &mut first } else { &mut second }) += length;
        }
    }
    // y = x/2 + 0.1 runs across the plane, y = −2x − 0.3 from top to bottom.
    assert!((first - 5.0 * 1.25f64.sqrt()).abs() < 0.02, "{first}");
    assert!((second - 5.0 * 1.25f64.sqrt()).abs() < 0.02, "{second}");
}

#[test]
fn curves_without_a_formula_are_where_the_rate_vanishes() {
    let neuron = Implicit {};
    for variable in 0..2 {
        let curves = nullcline(&neuron, variable, 0.0, PLANE);
        assert!(!curves.is_empty());
        for [x, y] in curves.iter().flatten() {
            assert!(neuron.rate([*x, *y], 0.0)[variable].abs() < 1e-9, "{variable} at ({x}, {y})");
        }
    }
    // x = y, which goes on on either side of the pole.
    let diagonal = nullcline(&neuron, 1, 0.0, PLANE);
    let length: f64 =
        diagonal.iter().flat_map(|curve| curve.windows(2)).map(|p| p[1][0] - p[0][0]).map(f64::abs).sum();
    assert!((length - 4.5).abs() < 0.02, "{length}");
}

/// Signs of the rate at random places on either side of random lines: each change is at a curve.
#[test]
fn wherever_the_rate_changes_sign_a_curve_passes() {
    let axon: HodgkinHuxleyReduced = default();
    let morris: MorrisLecar = default();
    let looked: [(&dyn Equations<2>, f64, Window); 4] = [
        (&axon, 10.0, Window { x: [-20.0, 120.0], y: [0.0, 1.0] }),
        (&morris, 90.0, Window { x: [-80.0, 60.0], y: [-0.1, 0.8] }),
        (&Implicit {}, 0.0, PLANE),
        (&OvalAndCross { c: 1.0005 }, 0.0, PLANE),
    ];
    for (equations, current, window) in looked {
        for variable in 0..2 {
            let curves = nullcline(equations, variable, current, window);
            let rate = |across: f64, up: f64| equations.plain(window.at(across, up), current)[variable];
            for row in 0..200 {
                let up = (f64::from(row) + 0.5) / 200.0;
                for column in 0..499 {
                    let [left, right] = [0.0, 1.0].map(|i| (f64::from(column) + i) / 499.0);
                    let ends = [rate(left, up), rate(right, up)];
                    if (ends[0] > 0.0) == (ends[1] > 0.0) {
                        continue;
                    }
                    let change = root(|across| rate(across, up), [left, right], ends, 1e-14);
                    let is_a_pole = rate(change, up).abs() > ends[0].abs().max(ends[1].abs());
                    if is_a_pole {
                        continue;
                    }
                    let [x, y] = window.at(0.5 * (left + right), up);
                    let size = [window.x[1] - window.x[0], window.y[1] - window.y[0]];
                    let nearest = curves
                        .iter()
                        .flat_map(|curve| curve.windows(2))
                        .map(|pair| {
                            let of = |p: [f64; 2]| [(p[0] - x) / size[0], (p[1] - y) / size[1]];
                            distance_to_segment(of(pair[0]), of(pair[1]))
                        })
                        .fold(f64::MAX, f64::min);
                    assert!(nearest < 0.0015, "{variable}: {nearest} from ({x}, {y})");
                }
            }
        }
    }
}

/// The distance of 0 from a line between two points.
fn distance_to_segment(a: [f64; 2], b: [f64; 2]) -> f64 {
    let along = [b[0] - a[0], b[1] - a[1]];
    let square = along[0] * along[0] + along[1] * along[1];
    let part = (-(a[0] * along[0] + a[1] * along[1]) / square).clamp(0.0, 1.0);
    (a[0] + part * along[0]).hypot(a[1] + part * along[1])
}
