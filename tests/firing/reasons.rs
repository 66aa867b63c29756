//! A type is told with the reason that the equations have for it, however long a neuron is waited for.

use super::{SNIC, curve, near, rate, told};
use nullcline::firing::excitability::{Growth, Type};
use nullcline::firing::known::Border;
use nullcline::models::Listed;

/// The onset, how the interval grows towards it, and what is told.
fn onset(model: &str, set: &[(&str, f64)]) -> (f64, Growth, String) {
    let found = curve(model, set, &[]);
    let onset = found.border(Border::Onset).unwrap_or_else(|| panic!("{model} has an onset"));
    (onset, found.growth().expect("it fires there"), told(model, &found))
}

#[test]
fn a_fold_above_the_onset_is_no_reason() {
    // Folds where the slope of the currents vanishes, by hand for Izhikevich's neuron: 140 + I = (5 − b)²/(4 · 0.04).
    for (model, set, fold) in [
        ("adex", [("b", 0.0), ("tau_w", 15.0)], 46.115718),
        ("adex", [("b", 0.0), ("tau_w", 20.0)], 46.115718),
        ("adex", [("b", 0.0), ("tau_w", 30.0)], 46.115718),
        ("izhikevich", [("b", 0.02), ("d", 0.0)], 4.98f64.powi(2) / 0.16 - 140.0),
    ] {
        let (found, growth, words) = onset(model, &set);
        assert!(found < fold && fold - found < 0.06, "{model} {set:?}: {found} before {fold}");
        assert_eq!(growth, Growth::Undecided, "{model} {set:?}");
        assert!(words.contains("type I or II is not decided") && !words.contains("fold"), "{words}");
    }
}

#[test]
fn a_fold_on_the_cycle_is_the_onset_though_nobody_waits_for_the_spikes_just_above_it() {
    for (model, set, fold) in [
        ("exponential-if", &[("tau", 35.0)][..], 0.4),
        ("exponential-if", &[("tau", 40.0)], 0.4),
        ("exponential-if", &[("tau", 45.0)], 0.4),
        ("exponential-if", &[("tau", 50.0)], 0.4),
        ("exponential-if", &[("silence", 100.0)], 0.4),
        ("type-y", &[("silence", 300.0)], 0.37295520),
        ("morris-lecar", &[SNIC[0], SNIC[1], SNIC[2], SNIC[3], ("silence", 300.0)], 39.96315309),
    ] {
        let (found, growth, words) = onset(model, set);
        near(found, fold, 1e-8 * fold);
        assert_eq!(growth, Growth::SquareRoot, "{model} {set:?}");
        assert!(words.starts_with("Type I: "), "{words}");
    }
}

#[test]
fn where_a_longer_wait_might_see_firing_below_no_type_is_told() {
    // The axon fires down to 6.26, between which and 9.78 it could come to rest as well.
    for (model, silence, truth) in [("hodgkin-huxley", 10.0, 6.26), ("hodgkin-huxley", 17.0, 6.26)] {
        let (found, growth, words) = onset(model, &[("silence", silence)]);
        assert!(found > truth + 0.1 && growth == Growth::Unseen, "{model} at {silence}: {found} {growth:?}");
        assert!(words.starts_with("Repetitive firing is seen from I = "), "{words}");
        assert!(words.contains("type I or II is not decided: just below, the neuron is silent"), "{words}");
    }
}

#[test]
fn where_the_integrator_loses_its_rest_is_its_onset_however_short_it_is_waited_for() {
    // From 0 to the threshold, it takes its time constant at 1/(1 − 1/e), and no less than that is waited.
    let (found, growth, words) = onset("lif", &[("silence", 1.0)]);
    near(found, 1.0, 1e-9);
    assert!(growth == Growth::Logarithm && words.starts_with("Type I: "), "{words}");
}

#[test]
fn that_nothing_can_hold_the_cycle_up_is_said_only_where_that_is_known() {
    // Its interval still grows at a distance of 1e−7, beside a saddle.
    let (_, growth, words) = onset("izhikevich", &[("a", 0.005)]);
    assert!(growth == Growth::Undecided && words.contains("not decided"), "{words}");
    // Reset above the threshold state, which vanishes at the onset.
    let (_, growth, words) = onset("exponential-if", &[("V_reset", -45.0)]);
    assert_eq!(growth, Growth::Stops);
    assert!(words.starts_with("Type II: ") && words.contains("the interval between spikes stops growing"));
    assert!(!words.contains("threshold state"), "{words}");
    let (_, growth, words) = onset("hodgkin-huxley", &[]);
    assert!(
        growth == Growth::Bounded && words.contains("No threshold state lies on the spike’s path"),
        "{words}"
    );
}

#[test]
fn nearer_to_the_onset_the_interval_goes_on_growing_where_type_one_is_told_and_not_where_type_two_is() {
    let mut told = [0, 0];
    for id in ["type-x", "type-y", "fitzhugh-nagumo", "izhikevich"] {
        let model = Listed::find(id).expect("a model of the registry");
        for param in model.params() {
            let set = (param.id, param.max);
            let found = curve(id, &[set, ("points", 6.0)], &[]);
            let class = found.growth().and_then(Growth::class);
            let Some((onset, class)) = found.border(Border::Onset).zip(class) else { continue };
            let [_, _, [at, before]] = found.known().near;
            let [at, before] = [at, before].map(|known| known.expect("the type is told by it"));
            // Thirty times nearer than the type was told by, a root is a fifth, and the last of a bound is a few percent.
            let nearer = onset + (at - onset) / 30.0;
            let long = 400.0 * model.about.duration;
            let rate = rate(id, nearer, &[set, ("duration", long), ("silence", long / 4.0)]);
            let grown = before / rate;
            match class {
                Type::I => assert!(grown > 4.0, "{id} {set:?} at {nearer}: {grown}"),
                Type::II => assert!((0.9..1.2).contains(&grown), "{id} {set:?} at {nearer}: {grown}"),
            }
            told[class as usize] += 1;
        }
    }
    assert!(told[0] > 0 && told[1] > 2, "{told:?}");
}
