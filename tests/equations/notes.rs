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

/// Connor and Stevens' neuron without its gates: a line of several parameters, of which a comment calls one the current.
fn several(current: &str, comment: &str) -> String {
    format!("V'=(-gL*(V-EL) + {current})/cm\npar cm=0.01, gL=0.003, EL=-17, {current}=0.1 # {comment}")
}

#[test]
fn of_several_parameters_behind_which_a_comment_says_current_it_is_the_one_that_is_called_so_or_flows_in() {
    for current in ["I", "Ie", "I_app", "Iext", "I0"] {
        for comment in ["current", "current, nA, 0..2", "applied current, nA"] {
            let system = sound(&several(current, comment));
            assert_eq!(system.current.id, current, "{comment}");
            assert_eq!(told(&several(current, comment)), [""; 0]);
            let is_in = if comment.contains("nA") { "nA" } else { "" };
            assert_eq!(system.current.unit, is_in, "{comment}");
            assert_eq!(
                slider(&system, "cm"),
                ("", [0.0, 0.02], ""),
                "what is said of the current is said of it alone"
            );
        }
    }
    assert_eq!(sound(&several("stim", "current, nA")).current.id, "stim", "it is added to the currents");
    let over = "V'=-gL*(V-EL)/cm + stim/cm\npar cm=0.01, gL=0.003, EL=-17, stim=0.1 # current";
    assert_eq!(sound(over).current.id, "stim");
    let within = "V'=(J - gL*(V-EL))/cm\nJ=2*stim\npar cm=0.01, gL=0.003, EL=-17, stim=0.1 # current";
    assert_eq!(sound(within).current.id, "stim");
}

#[test]
fn where_it_is_not_known_which_of_several_parameters_is_the_current_that_is_told_and_none_is_taken() {
    let text = "V'=(EL - V + R*J)/tau\npar tau=10, R=3, EL=-17, J=0.1 # current, nA";
    let message = "2:34 ~ this comment is of one of several parameters, and which of them is the current is not known: \
        a line of its own tells it, such as # I: current";
    assert!(told(text).contains(&message.to_string()), "{:?}", told(text));
    let system = sound(text);
    assert!(system.params.iter().any(|param| param.id == "tau" && param.unit.is_empty()));
    let text = format!("{text}\n# J: current");
    assert_eq!(told(&text), [""; 0]);
    assert_eq!(sound(&text).current.id, "J");
}

#[test]
fn a_comment_on_the_time_is_of_a_unit_of_time_and_a_range_and_what_else_it_says_is_told_once() {
    let text = |comment: &str| format!("# time: {comment}\nv'=-v+I\npar I=0\n@ dt=1");
    for (comment, unit) in
        [("seconds", "s"), ("sec", "s"), ("msec, 0..50", "ms"), ("milliseconds", "ms"), ("hours, 0..5", "h")]
    {
        assert_eq!(told(&text(comment)), [""; 0], "{comment}");
        assert_eq!(sound(&text(comment)).time.unit, unit, "{comment}");
    }
    for (comment, expected) in [
        ("fortnights, 0..50", "1:9 ~ “fortnights” is no unit that is known here"),
        ("0..50, about", "1:16 ~ “about” is no unit that is known here"),
        ("1/s", "1:9 ~ 1/s is no unit of time, such as ms"),
        ("mS, 0..50", "1:9 ~ mS is no unit of time; ms is one"),
        ("0..1,5", "1:9 ~ decimals stand behind a point, as in 0.7: commas stand between things"),
    ] {
        assert_eq!(told(&text(comment)), [expected], "{comment}");
        assert_eq!(sound(&text(comment)).time.unit, "", "{comment}");
    }
    assert_eq!(sound(&text("fortnights, 0..50")).usual.duration, 50.0);
    let volts = sound("# v: millivolts, -80..40\nv'=-v+I\npar I=0 # nanoamps");
    assert_eq!((volts.variables[0].quantity.unit, volts.current.unit), ("mV", "nA"));
    assert_eq!(volts.variables[0].range, [-80.0, 40.0]);
}

#[test]
fn words_behind_several_parameters_are_the_name_of_none() {
    let named = |text: &str| {
        let params = sound(text).params;
        params.iter().map(|param| (param.id, param.name, param.help)).collect::<Vec<_>>()
    };
    let text = "v'=I-gL*(v-EL)\npar I=0\npar gL=0.1, EL=-65 # leak conductance";
    assert_eq!(named(text), [("gL", "gL", "leak conductance"), ("EL", "EL", "leak conductance")]);
    let text = format!("{text}\n# EL: where it rests");
    assert_eq!(named(&text)[1], ("EL", "where it rests", "where it rests"));
    assert_eq!(named("v'=I-g*v\npar I=0\npar g=1 # leak")[0], ("g", "leak", "leak"));
}
