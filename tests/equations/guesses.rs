//! What a text leaves open is guessed from a run of it: where its variables move, and when it fires.

use nullcline::demos::Demo;
use nullcline::equations::read;
use nullcline::equations::system::System;
use nullcline::options::initial;
use nullcline::run::Budget;
use nullcline::simulation::{Injected, simulate};
use nullcline::spikes::Fires;

/// FitzHugh and Nagumo's, firing.
const FIRES: &str = "v'=k*(v-v^3/3-w+I)\nw'=k*(v+0.7-0.8*w)/12.5\npar k=1 I=0.5\ninit v=-1.2 w=-0.6\n";

fn system(text: &str) -> System {
    read(text).0.unwrap_or_else(|| panic!("{text}"))
}

fn threshold(system: &System) -> f64 {
    match system.fires {
        Fires::Above(threshold) => threshold,
        Fires::AtReset => panic!("it is reset"),
    }
}

#[test]
fn a_neuron_that_fires_has_its_range_however_small_its_voltage_is() {
    for scale in [1.0, 0.3, 0.1, 0.01, 1e-3] {
        let text = format!(
            "v'=v-v^3/(3*s^2)-w+I\nw'=(v+0.7*s-0.8*w)/12.5\npar s={scale} I={}\ninit v={} w={}",
            0.5 * scale,
            -1.2 * scale,
            -0.6 * scale
        );
        let found = system(&text);
        for (variable, far) in found.variables.iter().zip([2.0, 1.4]) {
            let [low, high] = variable.range.map(|end| end / scale);
            assert!(
                (-3.5..=-0.5).contains(&low) && (0.6 * far..=3.5).contains(&high),
                "{scale}: {low}..{high}"
            );
        }
        assert!((threshold(&found) / scale).abs() < 0.6, "{scale}: {}", threshold(&found));
    }
    // One that rests tells nothing of how far it may go.
    let rests = system("v'=v-v^3/3-w+I\nw'=(v+0.7-0.8*w)/12.5\npar I=0\ninit v=-1.1994 w=-0.6243");
    assert_eq!(rests.variables[0].range, [-3.0, 3.0]);
}

#[test]
fn volts_are_not_taken_for_millivolts() {
    let by_unit = system("v'=(-v-0.065+R*I)/tau\npar R=1e8 tau=0.01 I=0\ninit v=-0.065\n# v: V");
    assert_eq!(by_unit.variables[0].range, [-0.105, 0.035]);
    let by_reversals = system(
        "v'=(-g*(v-EL)-n*(v-EK)+I)/C\nn'=(1-n)*a-n\npar g=3 EL=-0.054 EK=-0.077 ENa=0.05 C=1 a=1 I=0\n# time: s",
    );
    assert_eq!(by_reversals.variables[0].range, [-0.077, 0.05]);
}

#[test]
fn small_parameters_are_no_reversals() {
    let rests =
        system("v'=v-v^3/3-w+I\nw'=eps*(v+0.7-0.8*w)\npar vth=0.1 eps=0.08 I=0\ninit v=-1.1994 w=-0.6243");
    assert_eq!(rests.variables[0].range, [-3.0, 3.0]);
}

#[test]
fn a_guess_is_not_made_of_steps_that_are_too_long() {
    let slow = system(&format!("{FIRES}@ total=200"));
    for k in [40, 50, 100, 1000] {
        let fast =
            system(&format!("{}@ total={}", FIRES.replace("k=1 ", &format!("k={k} ")), 200.0 / f64::from(k)));
        for (fast, slow) in fast.variables.iter().zip(&slow.variables) {
            assert_eq!(fast.range, slow.range, "k={k}");
        }
        assert_eq!(threshold(&fast), threshold(&slow), "k={k}");
    }
    let [low, high] = system("v'=-gna*v+I\npar gna=120 I=0\ninit v=1").variables[0].range;
    assert!(low >= -3.0 && high <= 3.0, "{low}..{high}");
}

#[test]
fn a_run_has_bins_enough_and_one_in_seconds_is_as_long_as_one_in_milliseconds() {
    let usual = |text: &str| {
        let usual = system(&format!("v'=-v+I\npar I=1\n{text}")).usual;
        (usual.dt, usual.duration)
    };
    assert_eq!(usual(""), (0.05, 100.0));
    assert_eq!(usual("@ total=20"), (0.05, 20.0));
    assert_eq!(usual("@ total=0.1"), (5e-5, 0.1));
    assert_eq!(usual("@ total=0.1, dt=0.05"), (0.05, 0.1));
    assert_eq!(usual("# time: s"), (5e-5, 0.1));
    assert_eq!(usual("# time: s\n@ total=2"), (5e-5, 2.0));
}

#[test]
fn a_page_starts_where_its_text_says_to_the_last_digit() {
    for (text, values) in [
        ("init v=-1.23456 w=0.123456", [-1.23456, 0.123456]),
        ("init v=1e-3 w=1e-4", [1e-3, 1e-4]),
        ("init v=7 w=-12.345", [7.0, -12.345]),
    ] {
        let text =
            format!("own:v'=v-v^3/3-w+I\nw'=(v+0.7-0.8*w)/12.5\npar I=0.5\n# v: -3..3\n# w: -2..2\n{text}");
        let page = Demo::find(&text).expect("a page");
        let params = page.params();
        let all = initial(&params);
        let starts =
            ["v0", "w0"].map(|id| all[params.iter().position(|param| param.id == id).expect("it is there")]);
        assert_eq!(starts, values);
        let scene = page.open(&all, Budget::of(100_000)).expect("it opens");
        let shown = scene.run.expect("it runs");
        let run = simulate(&text, [], Injected::Constant(0.5), Budget::of(100_000)).expect("it runs");
        for column in ["v", "w"] {
            assert_eq!(shown.column(column)[0], run.column(column)[0], "{column} of {text}");
        }
    }
}
