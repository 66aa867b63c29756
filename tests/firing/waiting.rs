//! What a neuron is only waited for is told as that: a rheobase that a longer wait would make less, or that is none.

use super::{curve, given, near, told};
use nullcline::demos::Demo;
use nullcline::firing::known::{Border, Rheobase};
use nullcline::firing::outcome::Outcome;
use nullcline::firing::strength_duration;
use nullcline::firing::strength_duration::StrengthDuration;
use nullcline::lab::BUDGET;
use nullcline::options::complete;

fn pulses(model: &str, set: &[(&str, f64)], lengths: &[f64]) -> StrengthDuration {
    strength_duration(model, given(set, &[]), lengths).map(|rig| rig.finish()).expect("good options")
}

/// All that a page of curves says, with few currents.
fn page(model: &str, set: &[(&str, f64)]) -> String {
    let demo = Demo::find(&format!("{model}-firing")).expect("every model has the page");
    let set = [&[("points", 3.0)], set].concat();
    let values = complete(&demo.params(), given(&set, &[])).expect("good values");
    (demo.open(&values, BUDGET).expect("the values are good").finished().results)(0).text()
}

const LOOSE: [(&str, f64); 3] = [("gCa", 0.0), ("gK", 0.0), ("gL", 0.0)];

#[test]
fn where_nothing_holds_a_neuron_the_weakest_current_is_enough_in_the_end() {
    // By hand: rest is lost at (V_rh − ΔT − V_rest)/R = 0.
    for set in [&[("Delta_T", 10.0)][..], &[("Delta_T", 10.0), ("V_rest", -60.0), ("V_rh", -50.0)]] {
        let found = pulses("exponential-if", set, &[]);
        assert_eq!((found.rheobase_kind(), found.rheobase()), (Some(Rheobase::Zero), Some(0.0)), "{set:?}");
        assert_eq!(found.chronaxie(), None, "{set:?}");
        let onset = curve("exponential-if", set, &[]).border(Border::Onset).expect("there is one");
        assert!(onset == 0.0 && onset.is_sign_positive(), "{onset}");
    }
    let said = page("exponential-if", &[("Delta_T", 10.0)]);
    assert!(said.contains("the rheobase is 0. The pulses shown give theirs within 2000 ms."), "{said}");
    let axon = pulses("hodgkin-huxley", &[("gNa", 0.0), ("gK", 0.0), ("gL", 0.0)], &[]);
    assert_eq!((axon.rheobase_kind(), axon.rheobase()), (Some(Rheobase::Zero), Some(0.0)));
}

#[test]
fn a_membrane_without_channels_still_has_thresholds_of_pulses_by_their_charge() {
    let fibre = pulses("morris-lecar", &LOOSE, &[10.0, 100.0]);
    assert_eq!(
        (fibre.rheobase_kind(), fibre.rheobase(), fibre.chronaxie()),
        (Some(Rheobase::Zero), Some(0.0), None)
    );
    let [short, long] = [0, 1].map(|place| fibre.threshold(place).expect("there is one"));
    near(short / long, 10.0, 0.03);
}

#[test]
fn a_fold_at_which_rest_is_lost_is_the_rheobase_though_nobody_waits_for_the_spikes_just_above_it() {
    for (set, fold) in
        [(&[("tau", 50.0)][..], 0.4), (&[("Delta_T", 9.9)], 0.005), (&[("Delta_T", 9.999)], 5e-5)]
    {
        let found = pulses("exponential-if", set, &[]);
        assert_eq!(found.rheobase_kind(), Some(Rheobase::Least), "{set:?}");
        near(found.rheobase().expect("there is one"), fold, 1e-3 * fold);
    }
}

#[test]
fn a_neuron_that_leaves_its_saddle_slowly_fires_without_current_or_has_nothing_to_rest_on() {
    // From R a = −1 on, its only fixed point without current is a saddle, left at λ ≈ −(1 + R a)/(τ_m + τ_w).
    for a in [-2.5, -3.0, -15.0] {
        let said = page("adex", &[("a", a)]);
        assert!(said.starts_with("The neuron already fires at the lowest of these currents"), "{a}: {said}");
        assert!(
            said.ends_with("It fires even without current, so there is no weakest pulse."),
            "{a}: {said}"
        );
    }
    let said = page("adex", &[("a", -2.1)]);
    assert!(said.contains("nothing is there to rest on, so there is no weakest pulse"), "{said}");
    assert!(pulses("adex", &[("a", -2.1)], &[]).has_no_thresholds());
}

#[test]
fn where_a_weaker_current_may_be_enough_later_that_is_said() {
    let found = pulses("adex", &[("a", -2.0)], &[]);
    assert_eq!((found.rheobase_kind(), found.chronaxie()), (Some(Rheobase::WithinTheWait), None));
    let said = page("adex", &[("a", -2.0)]);
    assert!(said.contains("For a first spike within 3500 ms, a sustained current of"), "{said}");
    assert!(said.ends_with("is enough; a weaker one may give it later."), "{said}");
}

#[test]
fn a_solution_that_explodes_is_not_blamed_on_the_time_step() {
    // Without potassium, h on its line falls below 0, and sodium drives the voltage away from its reversal.
    let found = curve("hodgkin-huxley-reduced", &[("gK", 0.0), ("points", 5.0)], &[]);
    assert_eq!(found.stepped[4].map(|rhythm| rhythm.outcome), Some(Outcome::RunsOff));
    let words = told("hodgkin-huxley-reduced", &found);
    assert!(words.contains("nothing holds the voltage") && !words.contains("time step"), "{words}");
    let coarse = curve("hodgkin-huxley", &[("dt", 0.1), ("points", 3.0)], &[("method", "euler")]);
    assert!(told("hodgkin-huxley", &coarse).contains("time step"));
}

#[test]
fn a_published_set_that_fires_in_a_narrow_window_has_its_range_on_the_page() {
    let demo = Demo::find("morris-lecar-firing").expect("every model has the page");
    for preset in &demo.presets {
        let set: Vec<(&str, f64)> = preset.values.clone();
        let said = page("morris-lecar", &[&set[..], &[("points", 41.0)]].concat());
        assert!(said.contains("firing sets in above I = "), "{}: {said}", preset.name);
    }
}
