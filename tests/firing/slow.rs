//! Neurons that are slower than is waited for: no type, no onset and no silence is told from the waiting.

use super::{border, curve, given, near, told};
use nullcline::demos::Demo;
use nullcline::firing::excitability::Growth;
use nullcline::firing::known::{Border, Rheobase};
use nullcline::firing::outcome::Outcome;
use nullcline::firing::strength_duration;
use nullcline::lab::BUDGET;
use nullcline::options::complete;

/// A leaky neuron with this time constant, which fires above 1: its interval grows by the logarithm of the distance.
fn leaky(tau: &str) -> String {
    format!("own:# time: ms\nv'=(-v+I)/{tau}\npar I=2\nthreshold: v>1\nreset: v=0")
}

/// All that the page of curves of a text says.
pub fn page(text: &str) -> String {
    let demo = Demo::find(&text.replacen("own:", "own-firing:", 1)).expect("it has the page");
    let values = complete(&demo.params(), given(&[], &[])).expect("good values");
    (demo.open(&values, BUDGET).expect("the values are good").finished().results)(0).text()
}

#[test]
fn an_onset_is_not_told_from_where_the_waiting_ends() {
    // Two and more intervals of ln(I/(I − 1)) time constants fit into ten of them from I = 1.037 on, into two from 2.055 on.
    for [duration, silence] in [[1e5, 5e4], [2e4, 1e4], [1e5, 1e5], [5e4, 1e5], [1e5, 1e4]] {
        let set = [("from", 0.0), ("to", 4.0), ("duration", duration), ("silence", silence), ("dt", 1.0)];
        let found = curve(&leaky("1e4"), &set, &[]);
        near(border(&found, Border::Onset), 1.0, 1e-6);
        assert_eq!(found.growth(), Some(Growth::Logarithm), "{duration}, {silence}");
        let said = told(&leaky("1e4"), &found);
        assert!(said.starts_with("Type I: repetitive firing sets in above I = 1.0000 (the onset)"), "{said}");
    }
}

#[test]
fn of_two_variables_an_onset_that_the_waiting_makes_is_only_where_firing_is_seen() {
    // It fires above 1, and each of its spikes adds something that has decayed long before the next.
    let text = "own:v'=(-v+I)/1e4-w\nw'=-w\npar I=2\nthreshold: v>1\nreset: v=0; w=w+1e-9";
    for [duration, silence] in [[1e5, 5e4], [2e4, 1e4]] {
        let set = [("from", 0.0), ("to", 4.0), ("duration", duration), ("silence", silence), ("dt", 1.0)];
        let found = curve(text, &set, &[]);
        assert_eq!(found.growth(), Some(Growth::Unseen), "{duration}, {silence}");
        let said = told(text, &found);
        assert!(
            said.starts_with("Repetitive firing is seen from I = ") && !said.contains("(the onset)"),
            "{said}"
        );
    }
}

#[test]
fn a_neuron_that_fires_more_slowly_than_is_waited_for_is_not_told_to_be_silent() {
    let texts = [
        leaky("5000"),
        "own:v'=(v^2+I)/1000\npar I=1\nglobal 1 v-50 {v=-50}".into(),
        "own:v'=(v-v^3/3-w+I)/100\nw'=0.0008*(v+0.7-0.8*w)\npar I=0.5\ninit v=-1.2,w=-0.62".into(),
    ];
    for (text, from) in texts.into_iter().zip(["1.1", "0.05", "0.15"]) {
        let said = page(&text);
        let waits = format!("No repetitive firing is seen at the currents tried. At I = {from} to ");
        assert!(said.starts_with(&waits), "{said}");
        assert!(said.contains("its spikes may be more than 1000") && !said.contains("at none"), "{said}");
    }
}

#[test]
fn where_some_currents_make_it_fire_soon_enough_the_others_are_told() {
    let said = page(&leaky("500"));
    assert!(said.contains("sets in above I = 1.0000 (the onset)"), "{said}");
    assert!(said.contains("At I = 1.1, it has not come to rest"), "{said}");
}

#[test]
fn a_neuron_that_comes_to_rest_under_every_current_is_told_to_fire_at_none() {
    for text in [
        "own:v'=-v+I\npar I=1\nthreshold: v>10\nreset: v=0",
        "own:v'=(-v+I)/300\npar I=1\nthreshold: v>10\nreset: v=0",
    ] {
        let found = curve(text, &[("from", 0.0), ("to", 2.0), ("points", 5.0)], &[]);
        let rests = |outcome: Outcome| matches!(outcome, Outcome::AtRest | Outcome::Silent);
        assert!(found.stepped.iter().flatten().all(|rhythm| rests(rhythm.outcome)), "{text}");
        assert_eq!(told(text, &found), "The neuron fires repetitively at none of the currents tried.");
    }
}

#[test]
fn the_current_that_a_slow_neuron_needs_is_where_its_rest_is_lost_however_long_is_waited() {
    let found = strength_duration(&leaky("5000"), given(&[], &[]), &[]).expect("good options").finish();
    assert_eq!(found.rheobase_kind(), Some(Rheobase::Least));
    near(found.rheobase().expect("it has one"), 1.0, 1e-9);
    near(found.chronaxie().expect("it has one"), 5000.0 * 2f64.ln(), 1.0);
}
