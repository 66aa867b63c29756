//! What comments say of the names of a text.

use super::complaints::told;
use super::reading::sound;
use nullcline::equations::system::System;

/// The unit, the slider's ends and the help of a parameter.
fn slider(system: &System, id: &str) -> (&'static str, [f64; 2], &'static str) {
    let param = system.params.iter().find(|param| param.id == id).expect("a parameter");
    (param.unit, [param.min, param.max], param.help)
}

#[test]
fn what_a_line_of_its_own_says_of_a_name_holds_before_what_stands_behind_several() {
    let lines = ["par Is=1, gc=2.1 # mS/cm2", "# Is: current, µA/cm2, 0..5"];
    for [first, second] in [lines, [lines[1], lines[0]]] {
        let text = format!("v'=Is-gc*v\n{first}\n{second}");
        let system = sound(&text);
        assert_eq!((system.current.id, system.current.unit), ("Is", "µA/cm²"), "{text}");
        assert_eq!(system.usual.currents, [0.0, 5.0]);
        assert_eq!(slider(&system, "gc").0, "mS/cm²");
        assert!(told(&text).is_empty(), "{text}");
    }
    let system = sound("v'=Is-gc*v\npar gc=2, Is=1 # 0..9, current\n# Is: current");
    assert_eq!(system.current.id, "Is", "the one that is called so by itself");
    let system = sound("w'=x-w\nx'=I-w\npar I=1\n# w: voltage\n# x: mV");
    assert_eq!(system.variables[0].quantity.id, "w");
}

#[test]
fn of_two_units_of_one_name_that_of_its_own_line_holds_and_both_are_told() {
    let text = "v'=I-a*v\npar I=0\npar a=1 # mV\n# a: ms, 0..5";
    assert_eq!(slider(&sound(text), "a"), ("ms", [0.0, 5.0], ""));
    assert_eq!(told(text), ["4:3 ~ two units are told of a, mV and ms: ms holds"]);
    let text = "dv/dt = -v/tau : volt\n# v: V, -1..1\ntau = 10*ms\nI : amp";
    assert_eq!(sound(text).variables[0].quantity.unit, "mV", "all is counted in what the colon says");
    assert!(told(text).contains(&"2:3 ~ two units are told of v, mV and V: mV holds".into()));
}

#[test]
fn a_comment_names_in_capitals_or_not_and_a_range_of_no_name_is_told() {
    let text = "v'=I-gna*v\npar I=0, gna=3\n# gNA: mS/cm2, 0..9, sodium\n";
    assert_eq!(slider(&sound(text), "gna"), ("mS/cm²", [0.0, 9.0], "sodium"));
    assert!(told(text).is_empty());
    assert_eq!(told(&format!("{text}# gnaa: 0..5")), ["4:3 ~ gnaa is unknown; gna is known"]);
    assert_eq!(
        told(&format!("{text}# axon: 0..5")),
        ["4:3 ~ axon is unknown: what is said of it is passed over"]
    );
    assert!(told(&format!("{text}# Source: a paper, 1990\n# units: mV, ms")).is_empty());
    let two = sound("v'=I-m*v-M\npar I=0, m=1, M=2\n# M: mM");
    assert_eq!([slider(&two, "m").0, slider(&two, "M").0], ["", "mM"]);
}

#[test]
fn units_stand_in_brackets_too_and_behind_a_range() {
    for (comment, unit, range) in [
        ("[ms]", "ms", [0.0, 6.0]),
        ("(uA/cm^2)", "µA/cm²", [0.0, 6.0]),
        ("in mS/cm2", "mS/cm²", [0.0, 6.0]),
        ("[ms, 0..5]", "ms", [0.0, 5.0]),
        ("0..5 kHz", "kHz", [0.0, 5.0]),
        ("pA/(mV·ms)", "pA/(mV·ms)", [0.0, 6.0]),
    ] {
        let text = format!("v'=I-a*v\npar I=0\npar a=3 # {comment}");
        assert_eq!(slider(&sound(&text), "a"), (unit, range, ""), "{comment}");
        assert!(told(&text).is_empty(), "{comment}");
    }
    assert_eq!(slider(&sound("v'=I-a*v\npar I=0\npar a=3 # (see Fig. 3)"), "a").2, "(see Fig. 3)");
}

#[test]
fn a_range_that_is_none_is_told() {
    for (comment, expected) in [
        ("0..", "3:11 ~ a range is of two numbers alone, such as 0..400"),
        ("..5", "3:11 ~ a range is of two numbers alone, such as 0..400"),
        ("from 0..5", "3:11 ~ a range is of two numbers alone, such as 0..400"),
        ("rate, 0..5", "3:17 ~ a range stands before the words, such as 0..400, sodium conductance"),
    ] {
        assert_eq!(told(&format!("v'=I-a*v\npar I=0\npar a=3 # {comment}")), [expected], "{comment}");
    }
    assert_eq!(slider(&sound("v'=I-a*v\npar I=0\npar a=3 # 0.."), "a").2, "", "no help for the student");
}
