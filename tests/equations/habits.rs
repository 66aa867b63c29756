//! Lines as people write them who come from elsewhere: from Python, MATLAB, LaTeX, or from memory.

use super::complaints::told;
use nullcline::equations::read;

const SPIKES: &str = "dv/dt = -v + I\npar I=1.5\n";

#[test]
fn a_threshold_and_a_reset_need_no_colon() {
    let system =
        |lines: &str| read(&format!("{SPIKES}{lines}")).0.map(|system| format!("{:?}", system.reset));
    let with_colons = system("threshold: v > 1\nreset: v = 0\nrefractory: 2");
    assert!(with_colons.is_some());
    assert_eq!(system("threshold v > 1\nreset v = 0\nrefractory 2"), with_colons);
    assert_eq!(system("Threshold v > 1\nRESET v = 0\nrefractory 2"), with_colons);
    assert_eq!(told("dv/dt = I - threshold*v\npar I=1\nthreshold = 2"), [""; 0], "it is a name, too");
}

#[test]
fn habits_from_elsewhere_are_told_with_what_is_meant() {
    let cases = [
        ("thresold: v > 1\nreset: v = 0", "3:1 thresold is unknown; threshold is known"),
        ("threshold: v > 1\nrest: v = 0", "4:1 rest is unknown; reset is known"),
        ("par: a=1", "3:1 no colon stands behind par"),
        (
            "a = 1, b = 2",
            "3:8 a line has one equation; several values stand behind par, such as par a=1, b=2",
        ),
        (
            "w' = v - w; u' = w",
            "3:16 a line has one equation; several values stand behind par, such as par a=1, b=2",
        ),
        ("w' = v - w;", "3:11 a line has one equation, and no semicolon at its end"),
        ("threshold: v > 1\nreset: v = 0, w = 1", "4:15 a semicolon parts what is set, such as v=vr;w=w+b"),
        ("% of MATLAB", "3:1 comments begin with #"),
        ("// of C", "3:1 comments begin with #"),
        ("w' = v - w % of MATLAB", "3:12 comments begin with #"),
        ("%[1..3]", "3:1 lists of equations are not known here: write each by itself"),
        (
            r"\frac{dw}{dt} = v - w",
            "3:1 LaTeX is not read: equations are written such as dv/dt = (E - v)/tau",
        ),
        (r"dw/dt = \alpha v - w", "3:9 LaTeX is not read: equations are written such as dv/dt = (E - v)/tau"),
        ("w\u{307} = v - w", "3:2 a derivative is written dv/dt or v', not with a dot"),
        ("w' = v - √(w)", "3:10 a root is written sqrt(…)"),
        (
            "w' = v -\u{200b} w",
            "3:9 a sign that nobody sees stands here (U+200B); without it this can be read",
        ),
        ("then: v = 0", "3:1 a colon stands before a unit, or behind threshold, reset, refractory"),
        ("w' = (v - w : 1)", "3:13 a colon stands before a unit, or behind threshold, reset, refractory"),
    ];
    for (lines, expected) in cases {
        let complaints = told(&format!("{SPIKES}{lines}"));
        assert_eq!(complaints.first().map(String::as_str), Some(expected), "{lines}: {complaints:?}");
    }
}

#[test]
fn what_is_said_twice_or_counts_as_nothing_is_to_be_doubted() {
    for (lines, expected) in [
        ("init v=1\ninit v=2", "4:6 ~ v has an initial value already; this one holds"),
        ("v(0)=1\ninit v=2", "4:6 ~ v has an initial value already; this one holds"),
        (
            "threshold: v > 1\nreset: v = 0\nrefractory: -5",
            "5:13 ~ a refractory time is 0 or more; this one is as none",
        ),
    ] {
        assert_eq!(told(&format!("{SPIKES}{lines}")), [expected], "{lines}");
    }
    assert_eq!(read(&format!("{SPIKES}init v=1\ninit v=2")).0.unwrap().variables[0].initial, Some(2.0));
}

#[test]
fn a_script_of_brian2_is_told_to_be_python_once() {
    let script = "from brian2 import *\n\neqs = '''\ndv/dt = (R*I - v)/tau : volt (unless refractory)\nI : amp\n'''\n\
        tau = 10*ms\nR = 100*Mohm\nG = NeuronGroup(1, eqs, threshold='v > 15*mV', reset='v = 0*mV',\n    \
        method='exact')\nG.v = 0*mV\nM = StateMonitor(G, 'v', record=True)\nrun(100*ms)\nplot(M.t/ms, M.v[0])\n";
    let complaints = told(script);
    let python = "1:1 this is Python: only equations and values are read, each on a line, and lines such as threshold: v > v_t";
    assert_eq!(complaints.first().map(String::as_str), Some(python));
    assert_eq!(complaints.iter().filter(|told| !told.contains("~")).count(), 1, "{complaints:?}");
    let lines = "dv/dt = (R*I - v)/tau : volt (unless refractory)\nI : amp\ntau = 10*ms\nR = 100*Mohm\n\
        threshold='v > 15*mV', \nreset='v = 0*mV',\n";
    assert!(read(lines).0.is_some(), "{:?}", told(lines));
}
