//! Known thresholds of pulses.

use super::{given, near};
use nullcline::demos::Demo;
use nullcline::equations::texts::TEXTS;
use nullcline::firing::known::Spontaneous;
use nullcline::firing::strength_duration;
use nullcline::firing::strength_duration::StrengthDuration;
use nullcline::lab::BUDGET;
use nullcline::options::complete;
use nullcline::simulation::{Injected, simulate};
use nullcline::words::rheobase;
use nullcline::words::sentence::Sentence;

fn pulses(model: &str, set: &[(&str, f64)], durations: &[f64]) -> StrengthDuration {
    strength_duration(model, given(set, &[]), durations).map(|rig| rig.finish()).expect("good options")
}

#[test]
fn integrate_and_fire_has_lapicques_curve() {
    let dt = 1e-3;
    let durations = [0.1, 0.5, 1.0, 3.0];
    let lif = pulses("lif", &[("dt", dt), ("tolerance", 1e-5)], &durations);
    near(lif.rheobase().expect("there is one"), 1.0, 1e-4);
    for (place, duration) in durations.into_iter().enumerate() {
        // From v = 0, a pulse reaches the threshold 1 at its end.
        let exact = 1.0 / (1.0 - f64::exp(-duration));
        near(lif.threshold(place).expect("there is one") / exact, 1.0, 1e-4);
    }
    near(lif.chronaxie().expect("there is one"), 2f64.ln(), 1e-4);
}

#[test]
fn a_pulse_has_the_length_that_was_asked_for_whatever_the_step() {
    let durations = [1e-4, 0.05, 0.1, 0.123456, 0.777, 1.0, 2.5];
    for dt in [0.01, 0.1, 0.3, 1.0] {
        let lif = pulses("lif", &[("dt", dt)], &durations);
        for (place, duration) in durations.into_iter().enumerate() {
            let exact = 1.0 / (1.0 - f64::exp(-duration));
            near(lif.threshold(place).expect("there is one") / exact, 1.0, 5e-3);
        }
        near(lif.chronaxie().expect("there is one") / 2f64.ln(), 1.0, 5e-3);
    }
    let known = pulses("lif", &[("dt", 0.1)], &durations).known();
    assert_eq!(known.lengths, durations);
    let ultrashort = pulses("lif", &[], &[1e-9]).threshold(0).expect("there is one");
    near(ultrashort / 1e9, 1.0, 2e-3);
}

#[test]
fn without_lengths_there_are_a_rheobase_and_a_chronaxie() {
    let lif = pulses("lif", &[], &[]);
    near(lif.rheobase().expect("there is one"), 1.0, 2e-3);
    near(lif.chronaxie().expect("there is one"), 2f64.ln(), 3e-3);
}

#[test]
fn the_same_charge_in_half_the_time_moves_the_axon_as_far_whatever_the_step() {
    // Far shorter than the membrane's time, a pulse acts by its charge alone.
    for dt in [0.01, 0.04] {
        let axon = pulses("hodgkin-huxley", &[("dt", dt)], &[0.005, 0.01]);
        let [half, whole] = [0, 1].map(|place| axon.threshold(place).expect("there is one"));
        near(half / whole, 2.0, 0.01);
    }
}

#[test]
fn the_exponential_neuron_has_the_courses_thresholds() {
    let known =
        [(1.0, 8.57), (2.0, 4.41), (5.0, 1.92), (10.0, 1.10), (20.0, 0.70), (50.0, 0.48), (100.0, 0.42)];
    let eif = pulses("exponential-if", &[], &known.map(|(duration, _)| duration));
    for (place, (_, amplitude)) in known.into_iter().enumerate() {
        near(eif.threshold(place).expect("there is one"), amplitude, 0.006);
    }
    near(eif.rheobase().expect("there is one"), 0.4, 1e-3);
}

#[test]
fn the_courses_threshold_of_the_axon_is_its_rheobase() {
    let axon = pulses("hodgkin-huxley", &[], &[10.0, 50.0]);
    near(axon.rheobase().expect("there is one"), 2.24, 0.01);
    near(axon.threshold(1).expect("there is one"), 2.24, 0.01);
}

#[test]
fn pulses_of_type_x_and_type_y_fire_from_where_the_course_found() {
    // 10 units of time: 0.14 does not fire, 0.15 does; 10 ms: 1.05 does not, 1.10 does.
    for (model, [too_small, enough]) in [("type-x", [0.14, 0.15]), ("type-y", [1.05, 1.10])] {
        let threshold = pulses(model, &[], &[10.0]).threshold(0).expect("there is one");
        assert!((too_small..enough).contains(&threshold), "{model}: {threshold}");
    }
}

#[test]
fn a_neuron_that_fires_by_itself_has_no_thresholds() {
    let axon = pulses("hodgkin-huxley", &[("gNa", 240.0)], &[1.0]);
    assert!(axon.has_no_thresholds());
    assert_eq!((axon.rheobase(), axon.chronaxie(), axon.threshold(0)), (None, None, None));
}

#[test]
fn numbers_that_explode_under_a_current_beyond_all_measure_are_no_spike() {
    // It rests above its threshold, so no current leads it upwards across that.
    let pulses = pulses("morris-lecar", &[("VK", 0.0), ("V4", 50.0)], &[1.0]);
    assert_eq!((pulses.has_no_thresholds(), pulses.rheobase(), pulses.threshold(0)), (false, None, None));
}

/// Where rest is above the threshold no current crosses it upwards, whatever the step: what a step that is too long throws
/// back and forth does not fire.
#[test]
fn what_only_a_step_that_is_too_long_makes_cross_the_threshold_is_no_rheobase() {
    let above = [("a", -1.0)];
    // Exactly it never does, up to currents that carry it far out of the plane.
    for current in [0.5, 4.0, 64.0, 490.704, 1402.88, 1e4] {
        let exact = given(&above, &[("method", "dopri5")]);
        let run =
            simulate("fitzhugh-nagumo", exact, Injected::Constant(current), BUDGET).expect("good options");
        assert!(run.starts_above && run.spikes.times.is_empty(), "under {current}");
    }
    for method in ["euler", "rk4"] {
        for dt in [0.2, 0.1, 0.05, 0.02, 0.01, 0.005] {
            let given = given(&[above[0], ("dt", dt)], &[("method", method)]);
            let curve =
                strength_duration("fitzhugh-nagumo", given, &[1.0, 10.0]).expect("good options").finish();
            assert_eq!(curve.rheobase(), None, "{method}, {dt}");
        }
    }
}

/// Of a neuron that does fire, and of which steps that are too long say something else, its solution tells the rheobase. The
/// values were sought by dopri5 at 10⁻¹² natively, one current at a time.
#[test]
fn where_steps_are_too_long_the_solution_itself_tells_the_rheobase() {
    for (model, set, dt, exact) in [
        ("hodgkin-huxley", ("threshold", 105.0), 0.05, 8.424),
        ("fitzhugh-nagumo", ("threshold", 1.5), 0.7, 2.15),
        ("morris-lecar", ("threshold", -50.0), 20.0, 23.9),
    ] {
        let given = given(&[set, ("dt", dt)], &[("method", "euler")]);
        let curve = strength_duration(model, given, &[1.0]).expect("good options").finish();
        let rheobase = curve.rheobase().expect("it fires");
        assert!((rheobase - exact).abs() < 0.01 * exact, "{model}: {rheobase} for {exact}");
        assert_eq!(
            (curve.threshold(0), curve.chronaxie()),
            (None, None),
            "{model}: by these steps nothing is tried"
        );
    }
}

/// Where steps are so long that the numbers explode, the solution tells the rheobase; where they do so without current, nothing.
#[test]
fn an_explosion_of_the_numbers_makes_no_rheobase_and_denies_none() {
    for (model, set, method, exact) in [
        ("hodgkin-huxley", ("ENa", 120.0), "rk4", 2.08),
        ("hodgkin-huxley", ("ENa", 115.0), "euler", 2.24),
        ("hodgkin-huxley", ("gL", 2.35), "rk4", 9.28),
        ("hodgkin-huxley", ("EL", 25.1), "rk4", 1.71),
        ("hodgkin-huxley-reduced", ("ENa", 115.0), "euler", 1.68),
    ] {
        let given = given(&[set, ("dt", 0.1)], &[("method", method)]);
        let curve = strength_duration(model, given, &[1.0]).expect("good options").finish();
        let known = curve.known();
        match known.spontaneous() {
            Some(Spontaneous::Diverges) => assert_eq!(curve.rheobase(), None, "{model}, {set:?}"),
            comes => {
                let rheobase = curve.rheobase().unwrap_or_else(|| panic!("{model}, {set:?}: {comes:?}"));
                assert!((rheobase - exact).abs() < 0.03 * exact, "{model}, {set:?}: {rheobase} for {exact}");
            }
        }
    }
}

#[test]
fn pulses_start_from_the_rest_that_the_neuron_comes_to() {
    // Switched on off its rest, the axon fires once and never again.
    let axon = pulses("hodgkin-huxley", &[("EL", 20.0)], &[50.0]);
    assert!(!axon.has_no_thresholds());
    let [sustained, long] = [axon.rheobase(), axon.threshold(0)].map(|least| least.expect("there is one"));
    assert!(sustained > 0.1 && long > 0.1, "{sustained} and {long}");
    // The lowest of its fixed points repels the reduced axon; it rests on another, from where 5 for 50 ms is not enough.
    let reduced = pulses("hodgkin-huxley-reduced", &[("EL", -45.99), ("ENa", 150.0)], &[50.0]);
    assert!(!reduced.has_no_thresholds());
    assert!(reduced.threshold(0).is_none_or(|least| least > 5.0), "{:?}", reduced.threshold(0));
}

/// What is told as enough is within its last digit, at any size of the currents.
#[test]
fn a_rheobase_is_known_and_told_to_its_fourth_digit_whatever_its_size() {
    near(pulses("lif-units", &[], &[]).rheobase().expect("there is one"), 2.0, 2e-5);
    for (size, written) in [
        ("1e-12", "1.000·10⁻¹²"),
        ("1e-9", "1.000·10⁻⁹"),
        ("0.0001", "0.0001000"),
        ("1", "1.000"),
        ("3", "3.000"),
        ("2000", "2000"),
        ("1e8", "100000000"),
    ] {
        let text = format!("own:v'=-v+I\npar I={size}\nthreshold: v>{size}\nreset: v=0");
        let found = pulses(&text, &[], &[]);
        let size: f64 = size.parse().expect("a number");
        near(found.rheobase().expect("there is one") / size, 1.0, 1.1e-5);
        near(found.chronaxie().expect("there is one"), 2f64.ln(), 2e-4);
        let said = rheobase::told(Sentence::default(), &found.known(), [""; 3], true).text();
        assert!(said.contains(&format!("a sustained current above {written} is enough")), "{said}");
    }
}

/// What the page of curves says of pulses.
fn told(model: &str, set: &[(&str, f64)]) -> String {
    let demo = Demo::find(&format!("{model}-firing")).expect("every model has the page");
    let values =
        complete(&demo.params(), given(&[&[("points", 3.0)], set].concat(), &[])).expect("good values");
    (demo.open(&values, BUDGET).expect("the values are good").finished().results)(0).text()
}

#[test]
fn a_membrane_that_rises_hardly_beyond_the_threshold_is_told_to_do_so() {
    // Without sodium current the voltage rises through 50 mV as through any other voltage.
    let said = told("hodgkin-huxley", &[("TTX", 100.0)]);
    let crosses = "A spike is counted where the voltage rises through 50 mV: just above that current, it rises hardly farther.";
    assert!(said.ends_with(crosses), "{said}");
    for (model, set) in
        [("hodgkin-huxley", &[][..]), ("morris-lecar", &[]), ("fitzhugh-nagumo", &[]), ("lif", &[])]
    {
        let said = told(model, set);
        assert!(!said.contains("it rises hardly farther"), "{model}: {said}");
    }
}

#[test]
fn a_chronaxie_longer_than_the_pulses_that_are_shown_is_told_as_that() {
    let sample = TEXTS.iter().find(|sample| sample.id == "wang-buzsaki").expect("it is offered");
    let said = super::slow::page(&format!("own:{}", sample.text.replace("total=200", "total=100")));
    assert!(said.contains(" (the chronaxie), longer than those shown."), "{said}");
}
