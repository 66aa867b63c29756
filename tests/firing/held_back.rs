//! Neurons that a current holds back fire below an onset, and nothing is told of them that this contradicts.

use super::slow::page;
use super::{border, curve, near, told};
use nullcline::firing::known::Border;

const LEAKY: &str = "own:v'=-v-I\npar I=-2\nthreshold: v>1\nreset: v=0";

#[test]
fn its_onset_is_the_current_below_which_it_fires() {
    let swings = "own:v'=v-v^3/3-w-I\nw'=0.08*(v+0.7-0.8*w)\npar I=-0.5\ninit v=-1.2,w=-0.62";
    let upright = "own:v'=v-v^3/3-w+I\nw'=0.08*(v+0.7-0.8*w)\npar I=0.5\ninit v=-1.2,w=-0.62";
    let set = |from: f64, to: f64| [("from", from), ("to", to), ("points", 11.0)];
    near(border(&curve(LEAKY, &set(-4.0, 0.0), &[]), Border::Onset), -1.0, 1e-4);
    let [below, above] = [(swings, [-0.8, 0.0]), (upright, [0.0, 0.8])]
        .map(|(text, [from, to])| border(&curve(text, &set(from, to), &[]), Border::Onset));
    near(below, -above, 1e-9);
}

#[test]
fn nothing_that_is_told_of_it_contradicts_that_it_fires() {
    let said = page(LEAKY);
    assert!(
        said.starts_with(
            "Repetitive firing sets in below I = −1.0000 (the onset): a current holds this neuron back."
        ),
        "{said}"
    );
    for wrong in ["already", "lies below", "no longer fires", "No sustained current gives"] {
        assert!(!said.contains(wrong), "{said}");
    }
}

#[test]
fn where_it_still_fires_at_the_highest_of_the_currents_its_onset_lies_above() {
    let found = curve(LEAKY, &[("from", -4.0), ("to", -2.0), ("points", 5.0)], &[]);
    assert_eq!(found.border(Border::Onset), None);
    assert!(told(LEAKY, &found).ends_with("if it has an onset, that lies above."));
}

#[test]
fn what_only_the_waiting_makes_is_not_told_as_its_onset() {
    let slow = "own:v'=(-v-I)/300\npar I=-2\nthreshold: v>1\nreset: v=0";
    let said = page(slow);
    assert!(said.starts_with("Repetitive firing is seen at currents below I = −1.0"), "{said}");
}
