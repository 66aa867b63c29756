//! Closed forms, published values, and the order of every method.

use nalgebra::Matrix4;
use nullcline::demos::Demo;
use nullcline::integrate::{EVERYWHERE, METHODS, Numerics, STEPS, Steps};
use nullcline::models::hodgkin_huxley::{HodgkinHuxley, gates};
use nullcline::models::leaky_integrate_and_fire::LeakyIntegrateAndFire;
use nullcline::models::type_x::TypeX;
use nullcline::number::dual::jacobian;
use nullcline::ode::Neuron;
use nullcline::options::{Given, initial};
use nullcline::param::{Param, Params};
use nullcline::phase_plane::{Window, fixed_points::fixed_points, nullclines::nullcline};
use nullcline::run::{Budget, Run};
use nullcline::spikes::Fires;
use nullcline::stimulus::{Drive, bins::Bins, ramp::ramp, sinusoid::sinusoid, step::step};
use std::f64::consts::TAU;
use std::rc::Rc;

fn bins(end: f64, dt: f64) -> Bins {
    Bins::arange(0.0, end, dt, 10_000_000).expect("a good window")
}

fn method(id: &str) -> Numerics {
    let index = METHODS.iter().position(|method| method.id == id).expect("a method of the registry");
    Numerics { method: index as f64 }
}

/// The parameters of a model at its defaults.
fn default<P: Params>() -> P {
    P::from_values(&mut initial(&P::table()).into_iter())
}

fn exercise(id: &str, given: &[(&str, f64)], method: &str) -> Run {
    let numbers = given.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
    let given = numbers.chain([("method".to_string(), Given::Text(method.into()))]);
    let budget = Budget::of(10_000_000);
    Demo::find(id).and_then(|demo| demo.exercise(given, budget)).expect("good arguments")
}

/// The voltage of an integrate-and-fire neuron from v = 0.
fn membrane(drive: &Drive, numerics: Numerics) -> Rc<Vec<f64>> {
    let budget = Budget::of(drive.bins.t.len());
    Run::of(&LeakyIntegrateAndFire::COURSE, [0.0], drive, numerics, Fires::AtReset, budget).column("v")
}

/// The membrane under I₀ + I₁ sin ωt from v = 0, below the threshold: the exact solution of dv/dt = −v + I.
fn driven_membrane(t: f64, offset: f64, amplitude: f64, frequency: f64) -> f64 {
    let w = TAU * frequency;
    let particular = |t: f64| offset + amplitude * ((w * t).sin() - w * (w * t).cos()) / (1.0 + w * w);
    particular(t) - particular(0.0) * (-t).exp()
}

#[test]
fn every_method_has_its_order_of_convergence() {
    let error = |numerics: Numerics, dt: f64| {
        let drive = sinusoid(bins(8.0, dt), 0.4, 0.3, 0.2);
        let v = membrane(&drive, numerics);
        let exact = drive.bins.t.iter().map(|&t| driven_membrane(t, 0.4, 0.3, 0.2));
        v.iter().zip(exact).map(|(v, exact)| (v - exact).abs()).fold(0.0, f64::max)
    };
    for (method_info, steps) in METHODS.iter().zip(STEPS) {
        let numerics = method(method_info.id);
        match steps {
            Steps::Fixed(order) => {
                let measured = (error(numerics, 0.1) / error(numerics, 0.05)).log2();
                assert!((measured - f64::from(*order)).abs() < 0.15, "{}: order {measured}", method_info.id);
            }
            Steps::Adaptive => assert!(error(numerics, 0.1) < 1e-8, "{} keeps its tolerance", method_info.id),
        }
    }
}

/// What the page of the leaky neuron under a sinusoid says with these of its values changed.
fn said_of_the_sinusoid(set: &[(&str, f64)]) -> String {
    let demo = Demo::find("lif-sinus").expect("a page");
    let value = |param: &Param| set.iter().find(|(id, _)| *id == param.id).map(|(_, value)| *value);
    let values: Vec<f64> =
        demo.params().iter().map(|param| value(param).unwrap_or(param.initial())).collect();
    let scene = demo.open(&values, Budget::of(10_000)).expect("good values");
    (scene.results)(0).text()
}

/// By the adaptive method nothing is left between what is measured and 0.4/√(1 + ω²), arctan ω.
#[test]
fn the_page_of_the_sinusoid_measures_what_the_equation_says() {
    let w = TAU * 0.1;
    let exact = format!("±{:.4} and lags the current by {:.1}°", 0.4 / w.hypot(1.0), w.atan().to_degrees());
    for end in [60.0, 64.0, 67.0] {
        let said = said_of_the_sinusoid(&[("method", method("dopri5").method), ("tend", end)]);
        assert!(said.contains(&exact), "{said}: not {exact}");
    }
}

/// Where the bins nearly miss the sinusoid, or miss it whole, nothing is measured: of two bins in a period the fit is singular.
#[test]
fn a_response_is_told_only_where_the_bins_show_the_sinusoid() {
    for (frequency, dt, told) in [
        (5.0, 0.1, false),
        (2.0, 0.25, false),
        (0.5, 1.0, false),
        (4.9, 0.1, false),
        (2.0, 0.1, true),
        (0.25, 1.0, true),
    ] {
        for chosen in ["euler", "dopri5"] {
            let set = [("I_freq", frequency), ("dt", dt), ("method", method(chosen).method)];
            let said = said_of_the_sinusoid(&set);
            assert_eq!(said.contains("lags the current"), told, "{frequency} at {dt} by {chosen}: {said}");
            assert_eq!(said.contains("too few to tell"), !told, "{frequency} at {dt} by {chosen}: {said}");
        }
    }
}

#[test]
fn runge_and_kuttas_method_keeps_its_order_across_the_edges_of_a_step() {
    let error = |dt: f64| {
        let v = membrane(&step(bins(8.0, dt), 2.0, 6.0, 0.9), method("rk4"));
        let last = v[v.len() - 1];
        let t = 8.0 - dt;
        let exact = 0.9 * (1.0 - (-4.0f64).exp()) * (-(t - 6.0)).exp();
        (last - exact).abs()
    };
    let order = (error(0.25) / error(0.125)).log2();
    assert!((order - 4.0).abs() < 0.3, "order {order}");
}

/// dv/dt = −v + s (t − 2): v = s (t − 3 + e^(2 − t)), where s is the course's: k/N of the amplitude in the k-th of N bins.
#[test]
fn between_the_bins_the_courses_ramp_rises_as_it_does_on_them() {
    let drive = ramp(bins(10.0, 0.1), 2.0, 8.0, 0.6);
    for (id, within) in [("rk4", 1e-6), ("dopri5", 1e-8)] {
        let v = membrane(&drive, method(id));
        for bin in [30, 50, 79] {
            let t = drive.bins.t[bin];
            let exact = 0.1 * (t - 3.0 + (2.0 - t).exp());
            assert!((v[bin] - exact).abs() < within, "{id}: {} at {t}, not {exact}", v[bin]);
        }
    }
}

#[test]
fn integrate_and_fire_has_its_exact_interval_under_the_adaptive_method() {
    let run = exercise("lif-step", &[("I_amp", 1.5), ("dt", 0.001), ("tend", 60.0)], "dopri5");
    let exact = (1.5f64 / 0.5).ln();
    let intervals: Vec<f64> = run.spikes.times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(intervals.len() > 20);
    assert!(
        intervals.iter().all(|interval| (interval - exact).abs() < 0.0011),
        "{exact} against {intervals:?}"
    );
}

#[test]
fn a_current_that_barely_reaches_the_threshold_has_its_spike_when_the_equation_says() {
    for above in [0.5f64, 1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12, 1e-13] {
        let current = 1.0 + above;
        // What of it is above 1 is known exactly; rounding of v, which is near 1, moves the spike by about so much.
        let exact = (current / (current - 1.0)).ln();
        let known = 1e-6 + 2e-15 / above;
        for window in [[0.0, 40.0], [20.0, 70.0]] {
            let drive = step(bins(100.0, 0.1), window[0], window[1], current);
            let budget = Budget::of(drive.bins.t.len());
            for budget in [budget, budget.tight()] {
                let run = Run::of(
                    &LeakyIntegrateAndFire::COURSE,
                    [0.0],
                    &drive,
                    method("dopri5"),
                    Fires::AtReset,
                    budget,
                );
                let first = run.spikes.times.first().map_or(f64::NAN, |spike| spike - window[0]);
                assert!((first - exact).abs() < known, "{above}: {first} for {exact}");
            }
        }
    }
}

#[test]
fn the_adaptive_method_sees_a_threshold_that_is_only_grazed() {
    // The peak of the driven membrane in its steady state, by the exact solution.
    let (offset, frequency) = (0.5, 0.2);
    let gain = 1.0 / (1.0 + (TAU * frequency).powi(2)).sqrt();
    for (above, fires) in [(1e-5, true), (-1e-5, false)] {
        let amplitude = (1.0 - offset + above) / gain;
        let given = [("I_offset", offset), ("I_amp", amplitude), ("I_freq", frequency), ("tend", 60.0)];
        let run = exercise("lif-sinus", &given, "dopri5");
        assert_eq!(
            !run.spikes.times.is_empty(),
            fires,
            "{above:e} above the threshold: {:?}",
            run.spikes.times
        );
    }
}

#[test]
fn a_current_exactly_at_the_threshold_never_fires() {
    for method in EVERYWHERE {
        let run = exercise("lif-step", &[("I_amp", 1.0), ("I_tend", 90.0)], method.id);
        assert!(run.spikes.times.is_empty(), "{}", method.id);
    }
}

#[test]
fn the_axon_explodes_where_the_step_is_too_large_and_says_when() {
    let run = exercise("hh-step", &[("dt", 0.1)], "euler");
    let at = run.ending.expect("it ends early").time();
    let (t, v) = (run.column("t"), run.column("v"));
    assert!(t.iter().zip(v.iter()).all(|(&t, v)| v.is_finite() == (t < at)));
    assert!(exercise("hh-step", &[("dt", 0.05)], "euler").ending.is_none());
}

/// The current that holds the axon at u, and the greatest real part of the eigenvalues there.
fn axon_at(u: f64) -> (f64, f64) {
    let axon: HodgkinHuxley = default();
    let rates = gates(u, 1.0);
    let [m, n, h] = std::array::from_fn(|i| rates.alpha[i] / (rates.alpha[i] + rates.beta[i]));
    let current = -axon.rate([u, m, n, h], 0.0)[0]; // per 1 µF/cm²
    let rows = jacobian(&axon, [u, m, n, h], current);
    let eigenvalues = Matrix4::from_fn(|i, j| rows[i][j]).complex_eigenvalues();
    (current, eigenvalues.iter().map(|value| value.re).fold(f64::MIN, f64::max))
}

#[test]
fn the_axons_rest_loses_and_regains_stability_where_it_is_known_to() {
    for (mut low, mut high, current) in [(4.0, 8.0, 9.779338), (20.0, 24.0, 154.526334)] {
        let rising = axon_at(low).1 < 0.0;
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if (axon_at(middle).1 < 0.0) == rising { low = middle } else { high = middle }
        }
        assert!((axon_at(low).0 - current).abs() < 1e-5, "{} against {current}", axon_at(low).0);
    }
}

#[test]
fn the_axon_fires_at_the_known_rates() {
    for (current, hertz) in [(7.0, 58.307), (10.0, 68.314), (20.0, 86.465)] {
        let given = [("I_amp", current), ("Step_tstart", 0.0), ("Step_tend", 2000.0), ("tend", 1000.0)];
        let times = exercise("hh-step", &given, "dopri5").spikes.times;
        let late: Vec<f64> = times.into_iter().filter(|&t| t > 300.0).collect();
        let rate = 1000.0 * (late.len() - 1) as f64 / (late[late.len() - 1] - late[0]);
        assert!((rate - hertz).abs() < 0.003, "{rate} against {hertz} Hz");
    }
}

#[test]
fn the_courses_questions_on_the_axon_have_their_known_answers() {
    let spikes = |given: &[(&str, f64)]| exercise("hh-step", given, "euler").spikes.times.len();
    assert_eq!(spikes(&[("I_amp", 2.2)]), 0);
    assert_eq!(spikes(&[("I_amp", 2.3)]), 1);
    assert_eq!(spikes(&[("I_amp", -1.0)]), 0, "no rebound after a weak inhibition");
    assert_eq!(spikes(&[("I_amp", -5.0)]), 1, "a rebound spike");
    assert_eq!(exercise("hh-ramp", &[("FinalAmp", 15.0)], "euler").spikes.times.len(), 0);
    assert_eq!(exercise("hh-sinus", &[("I_freq", 0.005)], "euler").spikes.times.len(), 0);
    assert_eq!(exercise("hh-sinus", &[("I_freq", 0.06)], "euler").spikes.times.len(), 36);
}

/// The axes on which TypeX is looked at.
const PLANE: Window = Window { x: [-2.5, 2.5], y: [-2.0, 3.0] };

#[test]
fn type_x_has_its_fixed_points_where_they_are_known_to_be() {
    let neuron: TypeX = default();
    for (current, v, w) in
        [(0.0, -1.199408, -0.624260), (0.3, -0.993297, -0.366622), (0.5, -0.804848, -0.131060)]
    {
        let found = fixed_points(&neuron, current, PLANE);
        assert_eq!(found.len(), 1);
        assert!((found[0].state[0] - v).abs() < 1e-6 && (found[0].state[1] - w).abs() < 1e-6);
        assert_eq!(found[0].stable(), current < 0.33);
    }
}

#[test]
fn type_x_loses_its_rest_in_a_hopf_bifurcation_at_the_known_currents() {
    let neuron: TypeX = default();
    let turning = |current: f64| fixed_points(&neuron, current, PLANE)[0].eigenvalues[0];
    for (mut low, mut high, known) in [(0.2, 0.5, 0.331344202), (1.2, 1.6, 1.418655798)] {
        let rising = turning(low)[0] < 0.0;
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if (turning(middle)[0] < 0.0) == rising { low = middle } else { high = middle }
        }
        assert!((low - known).abs() < 1e-8, "{low} against {known}");
        assert!((turning(low)[1] - 0.2757156).abs() < 1e-6);
    }
}

#[test]
fn type_x_has_its_known_periods() {
    for (current, period) in [(0.5, 39.427292), (1.0, 36.654624)] {
        let given = [("I_end", current), ("hold", 0.0), ("tail", 400_000.0), ("dt", 0.01)];
        let times = exercise("type-x", &given, "dopri5").spikes.times;
        let late: Vec<f64> = times.into_iter().filter(|&t| t > 1000.0).collect();
        let measured = (late[late.len() - 1] - late[0]) / (late.len() - 1) as f64;
        assert!((measured - period).abs() < 2e-4, "{measured} against {period}");
    }
}

#[test]
fn nullclines_found_as_contours_are_the_ones_that_can_be_solved_for() {
    let neuron: TypeX = default();
    let solved: [fn(&TypeX, f64, f64) -> f64; 2] =
        [|_, v, current| v - v * v * v / 3.0 + current, |neuron, v, _| neuron.a * (v + 0.7)];
    for (variable, w_of_v) in solved.into_iter().enumerate() {
        for current in [0.0, 0.5, 1.2] {
            let curves = nullcline(&neuron, variable, current, PLANE);
            assert!(curves.iter().map(Vec::len).sum::<usize>() > 50);
            for [v, w] in curves.concat() {
                assert!((w - w_of_v(&neuron, v, current)).abs() < 1e-9, "at ({v}, {w})");
            }
        }
    }
}

#[test]
fn the_exact_derivatives_are_those_of_finite_differences() {
    let axon: HodgkinHuxley = default();
    for state in [[3.0, 0.1, 0.4, 0.5], [25.0, 0.9, 0.5, 0.1], [10.0, 0.3, 0.6, 0.4], [80.0, 0.95, 0.7, 0.05]]
    {
        let rows = jacobian(&axon, state, 5.0);
        for j in 0..4 {
            let h = 1e-5;
            let moved = |by: f64| {
                let mut moved = state;
                moved[j] += by;
                axon.rate(moved, 5.0)
            };
            for (i, row) in rows.iter().enumerate() {
                let difference = (moved(h)[i] - moved(-h)[i]) / (2.0 * h);
                assert!(
                    (row[j] - difference).abs() < 1e-5 * (1.0 + difference.abs()),
                    "{i} {j} at {state:?}"
                );
            }
        }
    }
}
