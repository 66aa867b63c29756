//! Known rates, onsets and types.

use super::{SNIC, border, curve, near, onset, rate, told};
use nullcline::firing::excitability::{Growth, Type};
use nullcline::firing::known::Border;
use nullcline::firing::outcome::Outcome;
use nullcline::models::{Listed, MODELS};

const HOMOCLINIC: [(&str, f64); 4] = [("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 0.23)];

#[test]
fn the_axon_fires_at_its_known_rates() {
    for (current, hertz) in [(7.0, 58.307), (10.0, 68.314), (20.0, 86.465), (50.0, 117.033), (100.0, 147.268)]
    {
        near(1000.0 * rate("hodgkin-huxley", current, &[]), hertz, 0.003);
    }
}

#[test]
fn a_warm_axon_fires_faster_and_a_hot_one_not_at_all() {
    // By the classical Runge–Kutta method, in a program by itself.
    for (current, hertz) in [(10.0, 188.549), (15.0, 226.790)] {
        near(1000.0 * rate("hodgkin-huxley", current, &[("celsius", 18.5)]), hertz, 0.01);
    }
    let hot = curve("hodgkin-huxley", &[("celsius", 30.0), ("to", 20.0), ("points", 5.0)], &[]);
    assert!(hot.stepped.iter().flatten().all(|rhythm| rhythm.rate == 0.0));
    let words = told("hodgkin-huxley", &hot);
    assert!(words == "The neuron fires repetitively at none of the currents tried.", "{words}");
}

#[test]
fn under_strong_currents_the_axon_oscillates_without_spikes_at_the_rate_of_its_cycle_up_to_the_hopf_point() {
    // Periods by SciPy's LSODA at 1e−10; the Hopf point is at 154.526.
    for (current, period) in [(90.0, 7.02388), (100.0, 1000.0 / 147.268), (120.0, 6.39996), (153.0, 5.9262)] {
        let set = [("from", current), ("to", current + 1.0), ("points", 2.0), ("tolerance", 0.0)];
        let rhythm = curve("hodgkin-huxley", &set, &[]).stepped[0].expect("all is known");
        assert_eq!(rhythm.outcome, Outcome::Swings, "at {current}");
        near(1.0 / rhythm.rate, period, 5e-4);
    }
    for threshold in [22.0, 50.0] {
        assert_eq!(rate("hodgkin-huxley", 155.0, &[("threshold", threshold)]), 0.0, "its swings die out");
    }
    let spiking = [("from", 85.0), ("to", 86.0), ("points", 2.0), ("tolerance", 0.0)];
    let rhythm = curve("hodgkin-huxley", &spiking, &[]).stepped[0].expect("all is known");
    assert_eq!(rhythm.outcome, Outcome::Settled, "its spikes cross 50 mV at 85 µA/cm²");
    let words = told("hodgkin-huxley", &curve("hodgkin-huxley", &[("to", 160.0), ("points", 17.0)], &[]));
    assert!(words.contains(" At I = 90 to 150 µA/cm², it oscillates without spikes."), "{words}");
    assert!(words.ends_with(" At I = 160 µA/cm², it no longer fires: it rests."), "{words}");
}

#[test]
fn the_reduced_axon_oscillates_without_spikes_near_its_end() {
    let (current, period) = (400.0, 1.61531615);
    let set = [("from", current), ("to", current + 1.0), ("points", 2.0), ("tolerance", 0.0)];
    let rhythm = curve("hodgkin-huxley-reduced", &set, &[]).stepped[0].expect("all is known");
    assert_eq!(rhythm.outcome, Outcome::Swings, "at {current}");
    near(1.0 / rhythm.rate, period, 5e-4);
}

#[test]
fn the_planar_models_fire_with_their_known_periods() {
    for (model, set, current, period, within) in [
        ("type-x", &[][..], 0.5, 39.427292, 1e-4),
        ("type-x", &[], 1.0, 36.654624, 1e-4),
        ("fitzhugh-nagumo", &[], 1.3, 38.373567, 1e-3),
        ("fitzhugh-nagumo", &[], 1.5, 32.418281, 1e-4),
        ("fitzhugh-nagumo", &[], 2.0, 29.258315, 1e-4),
        ("type-y", &[], 0.375, 428.236, 2e-3),
        ("type-y", &[], 0.4, 130.952, 1e-3),
        ("type-y", &[], 0.5, 69.6544, 3e-4),
        ("morris-lecar", &[], 100.0, 85.29064, 1e-3),
        ("morris-lecar", &[], 150.0, 66.16175, 1e-3),
        ("morris-lecar", &SNIC, 40.0, 943.66, 0.01),
        ("morris-lecar", &SNIC, 41.0, 195.8375, 1e-3),
        ("morris-lecar", &SNIC, 45.0, 99.30823, 3e-4),
        ("morris-lecar", &SNIC, 60.0, 58.62144, 3e-4),
    ] {
        near(1.0 / rate(model, current, set), period, within);
    }
}

#[test]
fn type_one_sets_in_with_rates_as_low_as_one_likes() {
    let (lif, growth) = onset("lif", &[]);
    near(lif, 1.0, 5e-4);
    assert_eq!(growth, Growth::Logarithm);
    for (model, set, known) in [
        ("type-y", &[][..], 0.37295520),
        ("exponential-if", &[], 0.4),
        ("morris-lecar", &[("to", 100.0), SNIC[0], SNIC[1], SNIC[2], SNIC[3]], 39.96315309),
    ] {
        let (found, growth) = onset(model, set);
        // Where rest vanishes, and not where the first spike that was waited for came.
        near(found, known, 1e-8 * known);
        assert_eq!(growth, Growth::SquareRoot, "{model}");
    }
    let (_, growth) =
        onset("adex", &[("a", 0.0), ("b", 60.0), ("tau_m", 20.0), ("tau_w", 30.0), ("V_reset", -55.0)]);
    assert_eq!(growth.class(), Some(Type::I), "AdEx without coupling to the voltage");
}

#[test]
fn where_rest_vanishes_off_the_cycle_the_onset_is_there_too() {
    // Reset above the threshold state, the neuron fires fast as soon as it has no rest to come to.
    let (found, growth) = onset("exponential-if", &[("V_reset", -45.0)]);
    near(found, 0.4, 1e-8);
    assert_eq!(growth, Growth::Stops);
}

#[test]
fn type_two_sets_in_with_a_jump() {
    for (model, set, known, within) in [
        ("hodgkin-huxley", &[][..], 6.2642, 0.005),
        ("type-x", &[], 0.3242, 1e-4),
        ("fitzhugh-nagumo", &[], 1.2599, 1e-3),
        ("morris-lecar", &[], 88.29, 0.01),
        (
            "morris-lecar",
            &[("from", 30.0), ("to", 50.0), HOMOCLINIC[0], HOMOCLINIC[1], HOMOCLINIC[2], HOMOCLINIC[3]],
            39.9632,
            0.01,
        ),
    ] {
        let (found, growth) = onset(model, set);
        near(found, known, within);
        assert_eq!(growth.class(), Some(Type::II), "{model}");
    }
}

#[test]
fn euler_at_the_courses_step_moves_the_axons_onset() {
    let set = [("from", 6.0), ("to", 7.0), ("points", 11.0), ("tolerance", 1e-3)];
    near(border(&curve("hodgkin-huxley", &set, &[("method", "euler")]), Border::Onset), 6.23, 0.01);
    near(border(&curve("hodgkin-huxley", &set, &[("method", "rk4")]), Border::Onset), 6.2642, 0.003);
}

#[test]
fn between_the_end_of_firing_and_the_end_of_rest_the_axon_can_do_both() {
    let set = [("from", 4.0), ("to", 12.0), ("points", 17.0), ("tolerance", 0.01)];
    let axon = curve("hodgkin-huxley", &set, &[("sweep", "both")]);
    near(border(&axon, Border::FiringLost), 6.2642, 0.005);
    near(border(&axon, Border::RestLost), 9.779338, 1e-5);
    let [up, down] = [0, 1].map(|way| axon.swept[way][8].expect("all is known").rate);
    assert_eq!((axon.currents[8], up), (8.0, 0.0), "on the way up it rests");
    near(1000.0 * down, 1000.0 * rate("hodgkin-huxley", 8.0, &[]), 0.01);
    assert!(
        told("hodgkin-huxley", &axon).contains("can either rest or fire"),
        "{}",
        told("hodgkin-huxley", &axon)
    );
}

#[test]
fn type_x_rests_longer_on_the_way_up_than_it_fires_on_the_way_down() {
    let set = [("from", 0.28), ("to", 0.38), ("points", 21.0), ("tolerance", 2e-4)];
    let neuron = curve("type-x", &set, &[("sweep", "both")]);
    near(border(&neuron, Border::RestLost), 0.331344202, 1e-7);
    near(border(&neuron, Border::FiringLost), 0.3243, 5e-4);
}

#[test]
fn beside_a_homoclinic_orbit_rest_and_firing_are_both_stable() {
    let set =
        [&HOMOCLINIC[..], &[("from", 30.0), ("to", 50.0), ("points", 41.0), ("tolerance", 0.01)]].concat();
    let neuron = curve("morris-lecar", &set, &[("sweep", "both")]);
    near(border(&neuron, Border::FiringLost), 35.007, 0.003);
    near(border(&neuron, Border::RestLost), 39.96315309, 1e-6);
}

#[test]
fn rest_ends_where_the_equations_say_on_any_grid() {
    // Folds and Hopf points by SciPy's Brent; of Izhikevich's neuron where the trace is 0, v = −62.25; a reset at 1.
    for (model, set, current) in [
        ("hodgkin-huxley", &[][..], 9.779338),
        ("hodgkin-huxley-reduced", &[], 5.11536278),
        ("type-x", &[], 0.331344202),
        ("type-y", &[], 0.3729552),
        ("fitzhugh-nagumo", &[], 1.25907028),
        ("morris-lecar", &[], 93.85761837),
        ("morris-lecar", &SNIC, 39.96315309),
        ("morris-lecar", &HOMOCLINIC, 39.96315309),
        ("exponential-if", &[], 0.4),
        ("izhikevich", &[], 3.7975),
        ("lif", &[], 1.0),
    ] {
        for points in [5.0, 12.0] {
            let found = curve(model, &[set, &[("points", points)]].concat(), &[("sweep", "both")]);
            near(border(&found, Border::RestLost), current, 1e-6 * current.max(1.0));
            let silent = found.currents.iter().zip(&found.swept[0]).filter(|(at, _)| **at < current);
            assert!(
                silent.clone().all(|(_, rhythm)| rhythm.is_some_and(|rhythm| rhythm.rate == 0.0)),
                "{model}"
            );
        }
    }
}

#[test]
fn beside_a_homoclinic_orbit_both_are_told_on_a_grid_that_steps_over_it() {
    // The cycles stand from 35.007 to 40.593, by bisection with SciPy's LSODA.
    let neuron = curve("morris-lecar", &HOMOCLINIC, &[("sweep", "both")]);
    near(border(&neuron, Border::FiringLost), 35.007, 0.005);
    let words = told("morris-lecar", &neuron);
    assert!(words.contains("From I = 35.01 to 39.96 µA/cm² the neuron can either rest or fire"), "{words}");
}

#[test]
fn firing_ends_where_its_cycle_does_on_the_usual_grid() {
    // The reduced axon's cycle, by SciPy's LSODA at 1e−10 in steps of 1e−4; the fold of a cycle on a saddle is rest's end.
    for (model, set, current) in [
        ("hodgkin-huxley", &[][..], 6.2642),
        ("hodgkin-huxley-reduced", &[], 3.3771),
        ("morris-lecar", &[], 88.29),
        ("morris-lecar", &SNIC, 39.9632),
        ("type-y", &[], 0.37296),
    ] {
        let found = curve(model, set, &[("sweep", "both")]);
        near(border(&found, Border::FiringLost), current, if model == "type-y" { 2e-4 } else { 0.01 });
    }
}

#[test]
fn without_conductances_nothing_holds_the_voltage_and_every_voltage_is_a_rest_without_current() {
    let mut tried = 0;
    for model in MODELS {
        let id = model.about.id;
        let params = model.params();
        let conductances = params.iter().filter(|param| param.unit.contains("mS"));
        let none: Vec<(&str, f64)> = conductances.map(|param| (param.id, 0.0)).collect();
        if none.is_empty() {
            continue;
        }
        tried += 1;
        // As weak a current as this does not lead it out of its usual range for long.
        for most in [1e-3, 1.0, 100.0] {
            let range = [("from", -most), ("to", most), ("points", 5.0)];
            let found = curve(id, &[&none[..], &range].concat(), &[]);
            let outcomes: Vec<Outcome> =
                found.stepped.iter().flatten().map(|rhythm| rhythm.outcome).collect();
            let (off, rests) = (Outcome::RunsOff, Outcome::RestsAnywhere);
            assert_eq!(outcomes, [off, off, rests, off, off], "{id} up to {most}");
            let half = most / 2.0;
            let words = told(id, &found);
            let unit = Listed::find(id).expect("a model of the registry").current.unit;
            let [ends, none] =
                [format!("−{most} to −{half} and {half} to {most} {unit}"), format!("0 {unit}")];
            let [ends, none] = [ends.trim_end(), none.trim_end()];
            let all = format!(
                "The neuron fires repetitively at none of the currents tried. At I = {ends}, \
                 nothing holds the voltage. At I = {none}, every voltage is a resting state."
            );
            assert_eq!(words, all, "{id}");
        }
    }
    assert!(tried >= 3, "{tried} models have conductances");
}

#[test]
fn a_leak_of_any_size_holds_the_voltage() {
    for leak in [1e-3, 1e-2, 1.0] {
        let set = [("gNa", 0.0), ("gK", 0.0), ("gL", leak), ("to", 10.0), ("points", 3.0)];
        let found = curve("hodgkin-huxley", &set, &[]);
        assert!(found.stepped.iter().flatten().all(|rhythm| rhythm.outcome != Outcome::RunsOff), "{leak}");
    }
}

#[test]
fn a_neuron_that_starts_beyond_its_cut_fires_at_once() {
    // It rests at −65 mV without current, and at −85 mV under −2 nA.
    let set = [("V_cut", -70.0), ("V_reset", -80.0), ("from", -2.0), ("to", 0.0), ("points", 2.0)];
    let found = curve("exponential-if", &set, &[]);
    let [inhibited, free] = [0, 1].map(|place| found.stepped[place].expect("all is known"));
    assert_eq!((inhibited.spikes, inhibited.rate), (1, 0.0));
    near(free.initial / free.rate, 1.0, 1e-3);
}

#[test]
fn where_rest_comes_back_before_firing_ends_both_are_told() {
    // Rest is stable again from 212.02, the cycle to 216.9.
    let words = told("morris-lecar", &curve("morris-lecar", &[], &[("sweep", "both")]));
    assert!(
        words.contains(
            " At I = 212.5 µA/cm², it is silent while the current is lowered, but not while it is raised."
        ),
        "{words}"
    );
}

#[test]
fn a_grid_that_steps_over_all_firing_tells_of_the_tried_currents_alone() {
    let set = [("from", 0.0), ("to", 250.0), ("points", 2.0)];
    let words = told("morris-lecar", &curve("morris-lecar", &set, &[]));
    assert_eq!(words, "The neuron fires repetitively at none of the currents tried.");
}

#[test]
fn the_student_is_told_the_type_the_onset_and_the_rate() {
    let axon = told("hodgkin-huxley", &curve("hodgkin-huxley", &[("to", 20.0), ("tolerance", 0.01)], &[]));
    assert!(
        axon.starts_with(
            "Type II: repetitive firing sets in above I = 6.27 µA/cm² (the onset), and its rate starts at about 50 Hz, not at 0."
        ),
        "{axon}"
    );
    let y = told("type-y", &curve("type-y", &[("tolerance", 1e-3)], &[]));
    assert!(
        y.starts_with("Type I: repetitive firing sets in above I = 0.373 ") && y.contains("square root"),
        "{y}"
    );
    let silent = told("lif", &curve("lif", &[("to", 0.9)], &[]));
    assert!(silent.contains("at none of the currents tried"), "{silent}");
    let early = told("lif", &curve("lif", &[("from", 1.5)], &[]));
    assert!(early.contains("if it has an onset, that lies below"), "{early}");
    let explodes = told("hodgkin-huxley", &curve("hodgkin-huxley", &[("dt", 0.2)], &[]));
    assert!(explodes.contains("smaller time step"), "{explodes}");
}
