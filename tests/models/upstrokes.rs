//! Upstrokes that grow out of all bounds: cut off by the methods, textbook's in the plane.

use super::{Constant, see};
use nullcline::analysis::{limit_cycles, nullclines};
use nullcline::integrate::{EVERYWHERE, METHODS, STEPS, Steps};
use nullcline::ode::Ending;
use nullcline::options::Given;
use nullcline::words::clock::Clock;
use nullcline::words::doubts::warning;

const ADAPTIVE: usize = 2;

fn given(values: &[(&str, f64)]) -> Vec<(String, Given)> {
    values.iter().map(|(id, value)| (id.to_string(), Given::Number(*value))).collect()
}

/// Spikes in 200 ms at 0.6 nA, the first and the distance of the others: ∫ dv/(dv/dt) by SciPy's quad; of the sharpest the
/// limit, a leak with a threshold: 12 ln 6 and 12 ln (7/2).
const QUADRATURE: [(f64, usize, f64, f64); 6] = [
    (1e-6, 12, 21.501113, 15.033156),
    (0.01, 12, 21.822166, 15.354208),
    (0.035, 12, 22.372593, 15.904635),
    (0.05, 11, 22.644893, 16.176935),
    (0.5, 9, 26.531831, 20.063875),
    (2.0, 8, 28.582579, 22.179857),
];

#[test]
fn the_exponential_neuron_fires_when_quadrature_says_however_sharp_it_is() {
    for (sharpness, count, first, period) in QUADRATURE {
        let run = Constant { current: 0.6, end: 200.0, dt: 0.001, method: ADAPTIVE };
        let run = see("exponential-if", &[("Delta_T", sharpness)], run);
        assert_eq!(run.ending, None, "{sharpness}");
        assert_eq!(run.spikes.times.len(), count, "{sharpness}");
        for (k, time) in run.spikes.times.iter().enumerate() {
            let exact = first + period * k as f64;
            assert!((time - exact).abs() < 2e-3, "{sharpness}: spike {k} at {time}, not {exact}");
        }
    }
}

/// SciPy's LSODA at 10⁻¹¹, from one spike to the next.
#[test]
fn a_sharp_adex_fires_when_another_solver_says() {
    let known = [
        (0.035, 344.490481, [4.876067, 5.521266, 6.542342]),
        (0.1, 348.616406, [4.990165, 5.783485, 7.020831]),
    ];
    for (sharpness, last, firsts) in known {
        for dt in [0.01, 0.5] {
            let run = Constant { current: 65.0, end: 350.0, dt, method: ADAPTIVE };
            let times = see("adex", &[("Delta_T", sharpness)], run).spikes.times;
            assert_eq!(times.len(), 13, "{sharpness}");
            for (time, exact) in times.iter().zip(firsts).chain([(&times[12], last)]) {
                assert!(
                    (0.0..1.01 * dt).contains(&(time - exact + 1e-4)),
                    "{sharpness}: {time}, not {exact}"
                );
            }
        }
    }
}

#[test]
fn methods_with_fixed_steps_fire_a_sharp_neuron_as_often_as_the_equations_do() {
    for (method, told) in EVERYWHERE.iter().enumerate() {
        let run = Constant { current: 0.6, end: 200.0, dt: 0.001, method };
        let run = see("exponential-if", &[("Delta_T", 0.035)], run);
        assert_eq!((run.ending, run.spikes.times.len()), (None, 12), "{}", told.id);
    }
}

#[test]
fn a_sharp_neuron_has_its_periodic_orbit() {
    let found =
        limit_cycles("exponential-if", given(&[("Delta_T", 0.035), ("I", 0.6)])).expect("good values");
    assert_eq!(found.len(), 1);
    assert!((found[0].period - 15.904635).abs() < 1e-6, "{}", found[0].period);
}

/// Beyond the cut the curves were once those of a voltage that is held there: AdEx's line ended at w = 20.
#[test]
fn nullclines_beyond_the_cut_are_the_textbooks() {
    let branches = |model: &str, variable: usize, x: [f64; 2], y: [f64; 2]| {
        let found = nullclines(model, [], [Some(x), Some(y)]).expect("a model of two variables");
        let points: Vec<[f64; 2]> = found[variable]
            .branches
            .iter()
            .flat_map(|branch| branch.chunks_exact(2))
            .map(|p| [p[0], p[1]])
            .collect();
        assert!(points.iter().any(|[v, _]| *v > x[1] - 5.0), "{model}");
        points
    };
    for [v, w] in branches("adex", 1, [-80.0, 20.0], [-20.0, 100.0]) {
        assert!((w - 0.5 * (v + 70.0)).abs() < 1e-2, "AdEx at {v}: {w}");
    }
    for [v, u] in branches("izhikevich", 0, [20.0, 60.0], [0.0, 1000.0]) {
        assert!((u - (0.04 * v * v + 5.0 * v + 150.0)).abs() < 0.1, "Izhikevich at {v}: {u}");
    }
}

#[test]
fn an_adaptive_run_that_ends_never_blames_the_step() {
    for (steps, method) in STEPS.iter().zip(METHODS) {
        for ending in [Ending::Diverged(1.0), Ending::GaveUp(1.0)] {
            let blamed = warning(Some(ending), *steps, Clock::of("ms")).to_string().contains("dt");
            assert!(!blamed || *steps != Steps::Adaptive, "{}", method.id);
        }
    }
}
