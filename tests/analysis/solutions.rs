//! Solutions as curves: manifolds of saddles, streamlines, and the map of what spikes.

use super::planes::{Duffing, FIBRE, Linear, PLANE, Parabola, Rail, snic, type_x};
use nullcline::phase_plane::Window;
use nullcline::phase_plane::contour::Curve;
use nullcline::phase_plane::fixed_points::fixed_points;
use nullcline::phase_plane::manifolds::manifolds;
use nullcline::phase_plane::quasi_threshold::{QuasiThreshold, Question};
use nullcline::phase_plane::streamlines::{evenly_spaced, streamline};
use nullcline::spikes::Fires;
use nullcline::words::kinds;

/// The greatest distance of neighbouring points, as a part of the window.
fn spacing(curve: &Curve, window: Window) -> f64 {
    curve.windows(2).map(|pair| window.distance(pair[0], pair[1])).fold(0.0, f64::max)
}

#[test]
fn the_manifolds_of_a_saddle_are_the_known_curves() {
    let neuron = Parabola {};
    let saddle = fixed_points(&neuron, 0.0, PLANE)[0];
    let found = manifolds(&neuron, 0.0, &saddle, PLANE).expect("it is a saddle");
    for curve in &found.unstable {
        assert!(curve.iter().all(|[x, y]| (y - x * x / 3.0).abs() < 1e-6));
        // To the end of the window and a tenth of it.
        assert!((curve[curve.len() - 1][0].abs() - 3.0).abs() < 1e-9, "{:?}", curve[curve.len() - 1]);
    }
    let sides = found.unstable.each_ref().map(|curve| curve[curve.len() - 1][0].signum());
    assert_eq!(sides[0] * sides[1], -1.0, "one half runs out on each side");
    let ends: Vec<f64> = found.stable.iter().map(|curve| curve[curve.len() - 1][1]).collect();
    assert!(
        (ends[0].min(ends[1]) + 2.5).abs() < 1e-9 && (ends[0].max(ends[1]) - 3.5).abs() < 1e-9,
        "{ends:?}"
    );
    for curve in found.stable.iter().chain(&found.unstable) {
        assert_eq!(curve[0], saddle.state);
        assert!(curve.iter().all(|[x, _]| x.abs() < 1e-9) || !found.stable.contains(curve));
        assert!(spacing(curve, PLANE.wider(0.1)) < 0.0101);
    }
}

#[test]
fn what_runs_out_of_duffings_saddle_comes_back_to_it() {
    let neuron = Duffing {};
    let window = Window { x: [-2.0, 2.0], y: [-1.0, 1.0] };
    let points = fixed_points(&neuron, 0.0, window);
    assert_eq!(
        points.iter().map(|p| kinds::name(p.kind())).collect::<Vec<_>>(),
        ["centre", "saddle", "centre"]
    );
    for curve in manifolds(&neuron, 0.0, &points[1], window).expect("it is a saddle").unstable {
        for &[x, y] in &curve {
            assert!((y * y - x * x + 0.5 * x.powi(4)).abs() < 1e-6, "({x}, {y})");
        }
        let farthest = curve.iter().map(|[x, _]| x.abs()).fold(0.0, f64::max);
        assert!((farthest - 2f64.sqrt()).abs() < 1e-3);
    }
}

#[test]
fn a_separatrix_parts_what_spikes_from_what_does_not() {
    let neuron = snic();
    let current = 30.0;
    let points = fixed_points(&neuron, current, FIBRE);
    assert_eq!(
        points.iter().map(|p| kinds::name(p.kind())).collect::<Vec<_>>(),
        ["stable node", "saddle", "unstable spiral"]
    );
    let [below, above] = manifolds(&neuron, current, &points[1], FIBRE).expect("it is a saddle").stable;
    let question = Question { window: FIBRE, columns: 1, rows: 1, fires: Fires::Above(0.0), within: 1000.0 };
    // Cells so small that they are points: to the left and to the right of the separatrix.
    for &[v, w] in
        below.iter().chain(&above).filter(|[v, w]| (-40.0..-15.0).contains(v) && (0.0..0.1).contains(w))
    {
        for (aside, spikes) in [(-0.5, false), (0.5, true)] {
            let window = Window { x: [v + aside, v + aside + 1e-9], y: [w, w + 1e-9] };
            let mut map = QuasiThreshold::of(&neuron, current, Question { window, ..question });
            assert_eq!(map.step(usize::MAX), 1.0);
            assert_eq!(map.latencies[0].is_finite(), spikes, "beside ({v}, {w}): {aside}");
        }
    }
}

#[test]
fn a_kick_of_type_x_spikes_without_any_saddle() {
    // From rest without current a kick of v to −0.65 does not spike, to −0.62 does (the course's week 3).
    let neuron = type_x();
    let rest = fixed_points(&neuron, 0.0, PLANE)[0].state;
    for (v, spikes) in [(-0.65, false), (-0.62, true)] {
        let window = Window { x: [v, v + 1e-9], y: [rest[1], rest[1] + 1e-9] };
        let question = Question { window, columns: 1, rows: 1, fires: Fires::Above(0.5), within: 200.0 };
        let mut map = QuasiThreshold::of(&neuron, 0.0, question);
        map.step(1);
        assert_eq!(map.latencies[0].is_finite(), spikes, "from {v}");
    }
}

#[test]
fn a_map_is_the_same_in_whatever_portions_it_is_computed() {
    let neuron = type_x();
    let question = Question { window: PLANE, columns: 21, rows: 13, fires: Fires::Above(0.5), within: 100.0 };
    let mut at_once = QuasiThreshold::of(&neuron, 0.2, question);
    assert_eq!(at_once.step(usize::MAX), 1.0);
    let mut portions = QuasiThreshold::of(&neuron, 0.2, question);
    let mut done = 0.0;
    while done < 1.0 {
        let more = portions.step(500);
        assert!(more > done, "each portion computes something");
        done = more;
    }
    assert_eq!(at_once.latencies, portions.latencies);
    assert!(at_once.latencies.iter().all(|latency| *latency >= 0.0));
    let spikes = at_once.latencies.iter().filter(|latency| latency.is_finite()).count();
    assert!(spikes > 50 && spikes < 21 * 13, "{spikes} of the cells spike");
}

#[test]
fn streamlines_are_the_closed_solutions() {
    // Round a centre, circles; off a saddle, hyperbolas.
    for (a, b, c, d, kept) in [
        (0.0, 1.0, -1.0, 0.0, (|x: f64, y: f64| x * x + y * y) as fn(f64, f64) -> f64),
        (1.0, 0.0, 0.0, -1.0, |x, y| x * y),
    ] {
        let neuron = Linear { a, b, c, d };
        let seed = [0.7, 0.9];
        let line = streamline(&neuron, 0.0, PLANE, seed, 2.0);
        assert!(line.contains(&seed) && spacing(&line, PLANE) < 0.0101);
        for &[x, y] in &line {
            assert!((kept(x, y) - kept(seed[0], seed[1])).abs() < 1e-5, "({x}, {y})");
            assert!(PLANE.contains([x, y]));
        }
    }
}

#[test]
fn evenly_spaced_lines_cover_the_window_and_keep_apart() {
    for current in [0.0, 0.5] {
        let lines = evenly_spaced(&type_x(), current, PLANE, 0.05);
        assert!(lines.len() > 10);
        for row in 0..20 {
            for column in 0..20 {
                let place = PLANE.at((f64::from(column) + 0.5) / 20.0, (f64::from(row) + 0.5) / 20.0);
                let nearest = lines.iter().flatten().map(|p| PLANE.distance(*p, place)).fold(1.0, f64::min);
                assert!(nearest < 0.06, "{nearest} from {place:?}");
            }
        }
        for (i, line) in lines.iter().enumerate() {
            for other in &lines[..i] {
                // But for the ends, which may come as near as they are stopped, and a point's spacing.
                let inner = &line[1..line.len() - 1];
                let near = inner
                    .iter()
                    .flat_map(|p| other[1..other.len() - 1].iter().map(|q| PLANE.distance(*p, *q)));
                assert!(near.fold(1.0, f64::min) > 0.02, "line {i}");
            }
        }
    }
}

/// With dx/dt = 1 it is 1 − x: what is told between cells that agree, without a run of its own, lies between theirs.
#[test]
fn where_the_time_to_the_spike_changes_evenly_the_map_tells_it_exactly() {
    let window = Window { x: [-1.0, 0.6], y: [0.0, 1.0] };
    let question = Question { window, columns: 16, rows: 12, fires: Fires::Above(1.0), within: 10.0 };
    let mut map = QuasiThreshold::of(&Rail {}, 1.0, question);
    assert_eq!(map.step(usize::MAX), 1.0);
    for (cell, latency) in map.latencies.iter().enumerate() {
        let x = -1.0 + 0.1 * ((cell % 16) as f64 + 0.5);
        assert!((latency - (1.0 - x)).abs() < 1e-9, "{latency} from {x}");
    }
}
