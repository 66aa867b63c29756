//! Neurons whose numbers leave the finite range are told so at once, by any method, alone and beside others.

use super::{curve, given, told};
use nullcline::demos::Demo;
use nullcline::firing::known::Spontaneous;
use nullcline::firing::outcome::Outcome;
use nullcline::firing::strength_duration;
use nullcline::lab::BUDGET;
use nullcline::options::initial;

/// Reset to where the rate is no number, or led there: by the voltage or by another variable; with spikes that are crossings; and one
/// that grows out of all bounds, though its voltage does not.
const TEXTS: [&str; 5] = [
    "own:par I=0\nv'=sqrt(v)+I-1\nglobal 1 v-3 {v=-1}\ninit v=1",
    "own:par I=0\nv'=-1+0*I+ln(v)\nglobal 1 v-3 {v=-1}\ninit v=0.5",
    "own:par I=0\nv'=I+5\nw'=-sqrt(w)-1\nglobal 1 v-30 {v=0}\ninit v=0, w=1",
    "own:par I=0\nv'=-sqrt(v)-1+0*I\ninit v=2\n# spike: v > 0.5",
    "own:par I=0\nv'=-v+I\nw'=w^2+1\ninit v=0, w=1\n# spike: v > 0.5",
];

#[test]
fn where_the_rate_is_no_number_that_is_told_at_once() {
    for text in TEXTS {
        for method in ["euler", "rk4"] {
            for points in [2.0, 17.0] {
                let set = [
                    ("from", 1.5),
                    ("to", 2.0),
                    ("points", points),
                    ("tolerance", 0.0),
                    ("duration", 200.0),
                    ("silence", 100.0),
                    ("dt", 0.02),
                ];
                let found = curve(text, &set, &[("method", method)]);
                for rhythm in found.stepped.iter().flatten() {
                    assert_eq!(rhythm.outcome, Outcome::Lost, "{text}: {rhythm:?} by {method}");
                    assert!(rhythm.rate.is_nan());
                }
            }
        }
    }
}

#[test]
fn a_shorter_step_is_not_advised_where_it_does_not_help() {
    let found = curve(TEXTS[0], &[("from", 1.5), ("to", 2.0), ("points", 2.0)], &[]);
    let said = told(TEXTS[0], &found);
    assert!(
        said.contains("At I = 1.5 to 2, the numbers leave the finite range, whatever the time step."),
        "{said}"
    );
    assert!(!said.contains("choose a smaller time step"), "{said}");
}

#[test]
fn onset_and_rheobase_are_sought_to_an_end_where_numbers_are_lost() {
    for text in TEXTS {
        let found = curve(text, &[("from", -1.0), ("to", 3.0), ("points", 9.0)], &[]);
        assert!(found.complete());
        let pulses = strength_duration(text, given(&[], &[]), &[0.1, 1.0])
            .map(|rig| rig.finish())
            .expect("good options");
        let comes = pulses.known().spontaneous();
        assert!(comes.is_some(), "{text}");
        assert!(text != TEXTS[4] || comes == Some(Spontaneous::Diverges), "{comes:?}");
    }
}

#[test]
fn where_a_neuron_is_too_fast_to_be_followed_a_shorter_step_is_advised() {
    // It decays within 10⁻⁵ to I/10⁵; by steps of 0.02 it grows a thousandfold and more with each.
    let text = "own:par I=0\nv'=I-100000*v\ninit v=0\n# spike: v > 0.5";
    let set = [("from", 1.5), ("to", 2.0), ("points", 2.0), ("tolerance", 0.0), ("dt", 0.02)];
    for method in ["euler", "rk4"] {
        let found = curve(text, &set, &[("method", method)]);
        for rhythm in found.stepped.iter().flatten() {
            assert_eq!(rhythm.outcome, Outcome::Diverged, "{rhythm:?} by {method}");
        }
        let said = told(text, &found);
        assert!(said.contains("choose a smaller time step") && !said.contains("whatever"), "{said}");
    }
}

#[test]
fn of_a_typed_neuron_that_is_too_fast_the_advice_stands_once_and_no_rheobase_beside_it() {
    let text = "own-firing:v'=(-v+I)*1e4\npar I=2\nthreshold: v>1\nreset: v=0";
    let demo = Demo::find(text).expect("it has the page");
    let values = initial(&demo.params());
    let scene = demo.open(&values, BUDGET).expect("the values are good").finished();
    let said = (scene.results)(0).text();
    assert!(scene.warning.to_string().contains("choose a smaller time step"), "{}", scene.warning);
    assert!(said.ends_with("the numbers were lost: nothing is told of firing."), "{said}");
    assert!(!said.contains("time step") && !said.contains("rheobase"), "{said}");
    let drawn = (scene.figures)(0, &Default::default());
    assert!(!format!("{:?}", drawn[1].marks).contains("rheobase"), "{:?}", drawn[1].marks);
}
