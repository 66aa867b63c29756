//! Known rates of neurons that are reset.

use super::{curve, near, onset, rate};
use nullcline::firing::outcome::Outcome;

#[test]
fn integrate_and_fire_has_its_exact_rate_whatever_the_step() {
    // From 0 to 1 it takes ln(I/(I − 1)).
    for current in [1.001f64, 1.05, 1.5, 2.0, 3.0, 1000.0, 1e6] {
        let exact = 1.0 / (current / (current - 1.0)).ln();
        for dt in [1e-3, 0.01, 0.1, 0.3] {
            near(rate("lif", current, &[("dt", dt)]) / exact, 1.0, 1e-4);
        }
    }
}

#[test]
fn integrate_and_fire_with_units_has_its_exact_rate_and_rheobase() {
    let [tau, resistance, rest, threshold, reset, held] = [12.0, 25.0, -68.0, -52.0, -61.0, 3.7];
    let set = [
        ("tau", tau),
        ("R", resistance),
        ("V_rest", rest),
        ("V_th", threshold),
        ("V_reset", reset),
        ("t_ref", held),
    ];
    let rheobase = (threshold - rest) / resistance;
    for current in [1.001 * rheobase, 1.0, 2.5, 40.0] {
        let drive: f64 = resistance * current + rest;
        let interval = held + tau * ((drive - reset) / (drive - threshold)).ln();
        for dt in [1e-3, 0.01, 0.3] {
            near(rate("lif-units", current, &[&set[..], &[("dt", dt)]].concat()) * interval, 1.0, 1e-4);
        }
    }
    let (onset, _) = onset("lif-units", &set);
    near(onset / rheobase, 1.0, 5e-4);
}

#[test]
fn a_refractory_neuron_never_fires_faster_than_that_allows_and_its_onset_is_the_same() {
    for held in [0.003, 0.05, 1.0, 40.0, 3000.0] {
        for current in [1.001f64, 1.5, 3.0, 1000.0, 1e6] {
            let exact = 1.0 / (held + (current / (current - 1.0)).ln());
            let found = rate("lif", current, &[("t_ref", held)]);
            near(found / exact, 1.0, 1e-4);
            assert!(found < 1.0 / held);
        }
        let (found, growth) = onset("lif", &[("t_ref", held)]);
        near(found, 1.0, 1e-3);
        assert_eq!(growth, onset("lif", &[]).1, "{held}");
    }
}

#[test]
fn the_exponential_neuron_has_the_rates_of_quadrature() {
    // ∫ τ dv/(ΔT exp((v − V_rh)/ΔT) − (v − V_rest) + R I) from the reset to the cut, by SciPy's quad.
    for (current, interval) in EXPONENTIAL {
        for dt in [0.002, 0.01, 0.1] {
            near(rate("exponential-if", current, &[("dt", dt)]) * interval, 1.0, 2e-3);
        }
    }
    near(rate("exponential-if", 0.6, &[("Delta_T", 0.1)]) * SHARP, 1.0, 2e-3);
}

/// Currents and intervals of the exponential neuron, and an interval at 0.6 nA with an upstroke twenty times as sharp.
const EXPONENTIAL: [(f64, f64); 6] = [
    (0.41, 151.9072221),
    (0.5, 36.6047551),
    (0.6, 22.1798569),
    (2.0, 4.1672456),
    (50.0, 0.21155004),
    (1000.0, 0.014018752),
];
const SHARP: f64 = 16.9302784;

/// A model, parameters, the current, and the mean interval.
type Resetting = (&'static str, &'static [(&'static str, f64)], f64, f64);

const RESETTING: &[Resetting] = &[
    ("adex", &[], 65.0, 36.58851394),
    ("adex", &[], 200.0, 4.8931113),
    ("adex", &[], 1e4, 0.083407266),
    (
        "adex",
        &[("tau_m", 20.0), ("a", 0.0), ("tau_w", 30.0), ("b", 60.0), ("V_reset", -55.0)],
        100.0,
        32.16907885,
    ),
    // Bursts of four.
    ("adex", &[("a", -0.5), ("V_reset", -46.0)], 65.0, 16.0422048),
    ("izhikevich", &[], 10.0, 44.81241354),
    ("izhikevich", &[], 100.0, 4.4819104),
    ("izhikevich", &[("a", 0.1), ("d", 2.0)], 10.0, 7.34264996),
    // Bursts of five.
    ("izhikevich", &[("c", -50.0), ("d", 2.0)], 10.0, 11.86226657),
    ("izhikevich", &[("c", -55.0), ("d", 4.0)], 10.0, 31.21801847),
];

#[test]
fn neurons_of_two_variables_with_resets_have_the_rates_of_a_tight_solver() {
    // The mean interval by SciPy's LSODA at 1e−10 with events, after four seconds.
    for (model, set, current, interval) in RESETTING {
        for dt in [0.002, 0.01, 0.05] {
            let told = rate(model, *current, &[*set, &[("dt", dt)]].concat());
            assert!(
                (told * interval - 1.0).abs() < 2e-3,
                "{model} {set:?} at {current}, dt {dt}: {}",
                1.0 / told
            );
        }
    }
}

#[test]
fn adaptation_makes_the_first_interval_the_shortest() {
    let adapts = curve("adex", &[("from", 65.0), ("to", 66.0), ("points", 2.0), ("tolerance", 0.0)], &[]);
    let rhythm = adapts.stepped[0].expect("all is known");
    assert_eq!(rhythm.outcome, Outcome::Settled);
    near(1.0 / rhythm.initial, 2.7, 0.1);
    near(1.0 / rhythm.rate, 36.6, 0.1);
}
