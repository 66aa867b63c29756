//! A fixed point that repels is no rest, though the model starts on it.

use super::{curve, given, near, told};
use nullcline::firing::known::Border;
use nullcline::firing::strength_duration;

/// Models that fire steadily without current: rest is lost below, at a Hopf point.
const BEYOND: [(&str, &[(&str, f64)]); 4] = [
    ("type-x", &[("a", 3.0)]),
    ("fitzhugh-nagumo", &[("a", -0.5)]),
    ("hodgkin-huxley-reduced", &[("gNa", 208.5)]),
    ("morris-lecar", &[("V2", 39.61), ("VCa", 122.3)]),
];

const ALREADY: &str = "The neuron already fires at the lowest of these currents: ";

#[test]
fn no_onset_is_told_without_current() {
    for (model, set) in BEYOND {
        let found = curve(model, &[&[("from", 0.0), ("points", 5.0)], set].concat(), &[]);
        assert_eq!(found.border(Border::Onset), None, "{model}");
        let words = told(model, &found);
        assert!(words.starts_with(ALREADY), "{model}: {words}");
    }
}

#[test]
fn no_hole_is_told_where_the_curve_passes_that_current() {
    let (model, upwards) = ("fitzhugh-nagumo", |from: f64| [("a", -0.5), ("from", from)]);
    let words = told(model, &curve(model, &upwards(-1.0), &[]));
    assert!(words.starts_with(ALREADY) && words.contains("that lies below"), "{words}");
    let far = curve(model, &upwards(-5.0), &[]);
    let words = told(model, &far);
    assert!(words.contains("sets in above I = −1.24"), "{words}");
    near(far.border(Border::Onset).expect("there is one"), -1.24, 0.001);
}

#[test]
fn it_fires_by_itself_and_has_no_weakest_pulse() {
    for (model, set) in BEYOND {
        let pulses = strength_duration(model, given(set, &[]), &[1.0]).expect("good options").finish();
        assert!(pulses.has_no_thresholds() && pulses.rheobase().is_none(), "{model}");
    }
}
