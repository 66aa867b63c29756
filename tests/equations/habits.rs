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
    let said = told("dv/dt = I - threshold*v\npar I=1\nthreshold = 2");
    let is_name = "3:1 ~ fixed numbers have no sliders: threshold; a line such as par threshold=… gives one";
    assert_eq!(said, [is_name], "it is a name, too");
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
        (
            "if v > 1 then v = 0",
            "3:1 a reset is told in two lines, such as threshold: v > v_t and reset: v = v_r",
        ),
        (
            "if (v > 1) v = 0",
            "3:1 a reset is told in two lines, such as threshold: v > v_t and reset: v = v_r",
        ),
        (
            "on v > 1: v = 0",
            "3:1 a reset is told in two lines, such as threshold: v > v_t and reset: v = v_r",
        ),
        ("v > 1: v = 0", "3:1 a reset is told in two lines, such as threshold: v > v_t and reset: v = v_r"),
        ("v >= 1, v = 0", "3:1 a reset is told in two lines, such as threshold: v > v_t and reset: v = v_r"),
        ("v'' = -v", "3:1 only first derivatives are known: v'' = … is v' = w, w' = …, a line each"),
        ("d2v/dt2 = -v", "3:1 only first derivatives are known: v'' = … is v' = w, w' = …, a line each"),
        ("dw/dx = -v", "3:1 derivatives are by the time t: dv/dt = …"),
        ("w' = v.*w", "3:7 a point stands only in numbers: write * and ^ without one"),
        ("w' = e^v", "3:6 e is unknown: e to the power of x is written exp(x)"),
        ("w' = Cm*v", "3:6 Cm is unknown: give it a value by a line such as par Cm=1"),
        ("w' = rand(v)", "3:6 there is no function rand: define it by a line such as rand(x)=…"),
        (
            "w' = max(1,2,3)",
            "3:11 max takes 2 arguments, not 3; decimals stand behind a point, as in 0.7: commas stand between things",
        ),
        (
            "w' = v*t",
            "3:8 the time cannot stand in an equation here: leave it out, and choose a current that changes as the stimulus",
        ),
        ("w' = if(v>0,1,0)", "3:6 one or the other is written if(v > 0)then(1)else(0)"),
        ("w' = 2*if(max(v,0)>I,v,w)", "3:8 one or the other is written if(v > 0)then(1)else(0)"),
        ("w' = v > 0 ? 1", "3:12 one or the other is written if(v > 0)then(1)else(0)"),
        ("u[1..99]' = u[j-1] - u[j]", "3:2 lists of equations are not known here: write each by itself"),
        ("init u[1..99]=0", "3:7 lists of equations are not known here: write each by itself"),
        ("function dv = f(v)", "3:1 a function is a line such as minf(u) = 1/(1 + exp(-u))"),
        ("function [t, x] = f(v)", "3:1 a function is a line such as minf(u) = 1/(1 + exp(-u))"),
        ("v(0) = -65 mV", "3:12 a unit stands in a comment behind the number: -65 # mV"),
        ("par C = 1 uF/cm2", "3:11 a unit stands in a comment behind the number: 1 # uF/cm2"),
        ("C = 1e-3 [uF/cm2]", "3:11 a unit stands in a comment behind the number: 1e-3 # uF/cm2"),
        ("par a=−2ms, b=3", "3:9 a unit stands in a comment behind the number: −2 # ms"),
        ("théta' = v", "3:3 théta is no name: names are of the letters a to z, Greek ones, digits and _"),
        (
            "par a=1, théta_2=3",
            "3:12 théta_2 is no name: names are of the letters a to z, Greek ones, digits and _",
        ),
        (
            "w' = v - the\u{301}ta",
            "3:13 the\u{301}ta is no name: names are of the letters a to z, Greek ones, digits and _",
        ),
        ("ẇ = v", "3:1 a derivative is written dv/dt or v', not with a dot"),
        ("then: v = 0", "3:1 a colon stands before a unit, or behind threshold, reset, refractory"),
        ("w' = (v - w : 1)", "3:13 a colon stands before a unit, or behind threshold, reset, refractory"),
    ];
    for (lines, expected) in cases {
        let complaints = told(&format!("{SPIKES}{lines}"));
        assert_eq!(complaints.first().map(String::as_str), Some(expected), "{lines}: {complaints:?}");
    }
}

#[test]
fn a_condition_of_a_reset_may_stand_in_braces() {
    let reset = |line: &str| read(&format!("{SPIKES}{line}")).0.map(|system| format!("{:?}", system.reset));
    let plain = reset("global 1 v-1 {v=-.5}");
    assert!(plain.is_some());
    for line in ["global 1 {v-1} {v=-.5}", "global 1 {v-1}{v=-.5}", "global 1 { v - 1 } { v=-.5; }"] {
        assert_eq!(reset(line), plain, "{line}");
    }
}

#[test]
fn numbers_without_sliders_are_told_at_the_first_once_and_keep_their_meaning() {
    let text = |lines: &str| format!("{SPIKES}{lines}");
    let told_of = |names: &str, line: &str| {
        format!("3:1 ~ fixed numbers have no sliders: {names}; a line such as par {line}=… gives one")
    };
    assert_eq!(told(&text("a = 1")), [told_of("a", "a")]);
    assert_eq!(told(&text("g = -1\nw = g*v\nE=2")), [told_of("g, E", "g")]);
    assert_eq!(told(&text("a=1\nb=1\nc=1\nd=1\nf=1\ng=1")), [told_of("a, b, c, d, f, …", "a")]);
    for line in ["number a=1", "!a=1", "aux a=1", "a=2*v", "a=2*3.14"] {
        assert!(told(&text(line)).is_empty(), "{line}: {:?}", told(&text(line)));
    }
    assert_eq!(read(&text("a = 1")).0.expect("it is read").quantities.len(), 1);
    let current = "2:1 ~ I is a fixed number here: as the injected current it is a parameter, par I=…";
    assert_eq!(told("v'=I-v\nI=3.2"), [current]);
    assert_eq!(told("v'=I-a*v\nI=3.2\na=1").len(), 2);
}

#[test]
fn names_that_objects_have_of_their_own_are_reserved() {
    for name in ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty"] {
        let reserved = format!("{name} is reserved: choose another name");
        for line in [format!("par {name}=1"), format!("{name} = 2*v"), format!("{name}' = v")] {
            assert!(told(&format!("{SPIKES}{line}")).iter().any(|said| said.ends_with(&reserved)), "{line}");
        }
    }
    assert!(told(&format!("{SPIKES}par Constructor=1")).is_empty(), "capitals are told apart there");
}

#[test]
fn a_spike_is_told_by_a_line_as_by_a_comment() {
    let fires = |text: &str| format!("{:?}", read(text).0.expect("it is read").fires);
    let comment = fires(&format!("{SPIKES}# spike: v > 0.5"));
    assert_eq!(fires(&format!("{SPIKES}spike: v > 0.5")), comment);
    assert_eq!(fires(&format!("{SPIKES}spike v > 0.5")), comment);
}

#[test]
fn a_number_without_its_unit_is_told_how_it_is_written() {
    let text = "dv/dt = (R*I - v)/tau : volt\nI : amp\nR = 10*Mohm\ntau = 10*ms\nthreshold: v > 9*mV\nreset: v = -65";
    let wrong = told(text).into_iter().find(|told| !told.contains('~'));
    assert_eq!(
        wrong.as_deref(),
        Some("6:12 this has no unit, but v is in V: with one it is written such as -65*mV")
    );
}

#[test]
fn the_range_of_a_slider_may_stand_right_behind_its_unit() {
    let param = |comment: &str| {
        let system = read(&format!("v'=-a*v+I\npar a=1\npar I=1 # {comment}")).0.expect("it is read");
        (system.usual.currents, system.current.unit)
    };
    assert_eq!(param("nA, 0..5"), ([0.0, 5.0], "nA"));
    assert_eq!(param("nA 0..5"), ([0.0, 5.0], "nA"));
    assert_eq!(param("nA; 0..5"), ([0.0, 5.0], "nA"));
    for range in ["0 - 5", "-5 to 5"] {
        let complaints = told(&format!("v'=-a*v+I\npar a=1\npar I=1 # nA, {range}"));
        assert_eq!(complaints, ["3:15 ~ a range is written with two points, such as 0..400"], "{range}");
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
        (
            "par threshold=-50",
            "3:5 ~ a reset is told in two lines, such as threshold: v > v_t and reset: v = v_r",
        ),
        (
            "threshold: v > 1\nreset: v = 2",
            "3:12 ~ this reset leaves v above its threshold: it is reset again and again",
        ),
        (
            "threshold: v > a\nreset: v = a+1\npar a=1",
            "3:12 ~ this reset leaves v above its threshold: it is reset again and again",
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

#[test]
fn arguments_of_a_group_of_brian2_are_taken_or_told_and_none_becomes_a_slider_without_effect() {
    let of = |lines: &str| {
        format!(
            "dv/dt = (I - v)/tau : 1 (unless refractory)\npar I=1.5, tau=10\nthreshold='v > 1',\nreset='v = 0',\n{lines}"
        )
    };
    let held = |lines: &str| {
        let system = read(&of(lines)).0.unwrap_or_else(|| panic!("{:?}", told(&of(lines))));
        assert!(
            system.params.len() < 2 + usize::from(lines.contains("tr=") || lines.contains("par")),
            "{lines}"
        );
        assert_eq!(system.quantities.len(), 0, "{lines}");
        format!("{:?}", system.reset.expect("a reset").held)
    };
    let quoted = held("refractory='5*ms'");
    for line in [
        "refractory=5*ms",
        "refractory = 5*ms,",
        "refractory=5*ms)",
        "refractory='5*ms')",
        "refractory: 5*ms",
    ] {
        assert_eq!(held(line), quoted, "{line}");
        assert_eq!(told(&of(line)), [""; 0], "{line}");
    }
    assert_eq!(held("refractory=tr\ntr=5*ms"), held("refractory: tr\ntr=5*ms"));
    assert!(held("par refractory=5").contains("refractory"), "its slider is that of the time");
    assert_eq!(
        told("dv/dt = (I - v*refractory)/tau : 1\npar I=1.5, tau=10\nrefractory=2"),
        ["3:1 ~ fixed numbers have no sliders: refractory; a line such as par refractory=… gives one"],
        "it is asked for"
    );
    let usual = |lines: &str| read(&of(lines)).0.expect("it is read").usual;
    assert_eq!(usual("method='euler',").method, Some("euler"));
    assert_eq!(usual("method = \"rk4\"").method, Some("rk4"));
    assert_eq!(usual("dt=0.1*ms").dt, 0.1);
    for (line, expected) in [
        ("method='exact'", "5:8 ~ the method exact is not known here"),
        ("method='rk2'", "5:8 ~ the method rk2 is not known here; rk4 is taken"),
        ("name='cells',", "5:1 ~ “name” of Brian2 is not known here"),
        ("order=0", "5:1 ~ “order” of Brian2 is not known here"),
    ] {
        assert_eq!(told(&of(line)), [expected], "{line}");
    }
}

#[test]
fn a_file_that_xppaut_would_include_is_told_at_its_place_and_is_no_title() {
    let message = |line: usize, column: usize| {
        format!("{line}:{column} ~ files are not included here: put the lines of foo.inc in this place")
    };
    assert_eq!(told(&format!("#include foo.inc\n{SPIKES}")), [message(1, 10)]);
    assert_eq!(told(&format!("{SPIKES}  #include  foo.inc ")), [message(3, 13)]);
    assert_eq!(
        read(&format!("#include foo.inc\n# A title\n{SPIKES}")).0.expect("it is read").title,
        "A title"
    );
    assert_eq!(told(&format!("{SPIKES}# include what flows\n#included")), [""; 0]);
}

#[test]
fn a_product_without_its_sign_is_told_with_it() {
    for (line, expected) in [
        ("w' = 0.04v^2 + 5v", "3:10 a product needs its sign: write 0.04*v"),
        ("w' = (2v)", "3:8 a product needs its sign: write 2*v"),
        ("w' = 2(v + 1)", "3:7 a product needs its sign: write 2*(…)"),
        ("w' = (v + 1)(v - 1)", "3:13 a product needs its sign: write (…)*(…)"),
        ("w' = (v + 1) w", "3:14 a product needs its sign: write (…)*w"),
        ("w' = v w", "3:8 a product needs its sign: write v*w"),
        ("w' = g_L (v - 1)\npar g_L=3", "3:6 g_L is no function: write g_L*(…) for a product"),
        ("w' = g_L (v - 1)", "3:6 g_L is no function: write g_L*(…) for a product"),
        ("w' = g_L(v - 1)", "3:6 there is no function g_L: define it by a line such as g_L(x)=…"),
        ("w' = a*(bv - w)\npar a=1, b=2", "3:9 bv is unknown; the product of b and v is written b*v"),
        ("w' = gNam*v\npar gNa=1\nm=v", "3:6 gNam is unknown; the product of gNa and m is written gNa*m"),
        (
            "w' = if(v > 0) 1 else 2",
            "3:16 “1” cannot stand here: “then”, as in if(…)then(…)else(…), is wanted",
        ),
    ] {
        let told: Vec<String> =
            told(&format!("{SPIKES}{line}")).into_iter().filter(|said| !said.contains('~')).collect();
        assert_eq!(told, [expected], "{line}");
    }
}

#[test]
fn words_and_functions_from_elsewhere_are_told_as_they_are_here() {
    for (line, expected) in [
        ("const g=0.1", "3:1 const is unknown: a parameter is given by a line such as par g=0.1"),
        ("let g = 0.1;", "3:1 let is unknown: a parameter is given by a line such as par g = 0.1"),
        ("double g = 0.1", "3:1 double is unknown: a parameter is given by a line such as par g = 0.1"),
        ("w' = clip(v, 0, 1)", "3:6 there is no function clip; it is written such as min(max(x, 0), 1)"),
        ("w' = maximum(v, 0)", "3:6 there is no function maximum; it is written such as max(a, b)"),
        (
            "w' = v + wiener",
            "3:10 wiener is a word: white noise has a name of its own, by a line such as wiener noise",
        ),
    ] {
        assert_eq!(told(&format!("{SPIKES}{line}")), [expected], "{line}");
    }
}

#[test]
fn a_variable_may_have_the_time_behind_it() {
    let plain = format!("{:?}", read("v'=I-v\npar I=1").0.expect("it is read").variables);
    for rate in ["v(t)'=I-v(t)", "dv(t)/dt=I-v", "dv( t )/dt = I-v(t)"] {
        let system = read(&format!("{rate}\npar I=1")).0.unwrap_or_else(|| panic!("{rate}"));
        assert_eq!(format!("{:?}", system.variables), plain, "{rate}");
    }
    assert_eq!(told("C*dv(t)/dt=I-v(t)\npar I=1, C=2"), [""; 0]);
}

#[test]
fn a_number_alone_starts_a_variable_in_what_it_is_counted_in_whatever_its_unit() {
    let text = "dv/dt = (E - v + R*I)/tau : volt\nE = -65\nI : amp\nR = 100*Mohm\ntau = 10*ms\ninit v=";
    assert_eq!(read(&format!("{text}-65")).0.expect("it is read").variables[0].initial, Some(-65.0));
    assert_eq!(read(&format!("{text}-65*mV")).0.expect("it is read").variables[0].initial, Some(-65.0));
    assert!(read(&format!("{text}-65*ms")).0.is_none());
}

#[test]
fn a_comment_beside_an_argument_for_the_refractory_time_is_no_second_one() {
    let text = "dv/dt=(I-v)/tau : 1 (unless refractory)\npar I=1.5, tau=10\nthreshold='v > 1'\nreset='v = 0'\nrefractory=5*ms\n";
    for comment in ["# refractory: absolute refractory time", "# refractory: 5"] {
        let (found, complaints) = read(&format!("{text}{comment}"));
        assert!(
            found.is_some_and(|system| system.reset.is_some_and(|reset| reset.held.is_some())),
            "{complaints:?}"
        );
    }
}

#[test]
fn a_threshold_without_quotation_marks_may_be_any_comparison_and_another_condition_is_told() {
    let reset = |threshold: &str| read(&format!("v'=I-v\npar I=0\nthreshold={threshold}\nreset='v=0'"));
    for threshold in ["v>=20", "v>20", "20<v"] {
        let (found, complaints) = reset(threshold);
        assert!(found.is_some_and(|system| system.reset.is_some()), "{threshold}: {complaints:?}");
    }
    assert!(reset("v>20 and v<100").1.iter().any(|complaint| !complaint.doubt));
}

/// Sixty mentions of each of eight quantities are sixty to the eighth ways through them.
#[test]
fn a_current_is_looked_for_once_in_each_quantity() {
    let sum = |name: &str| vec![name; 60].join("+");
    let mut text = String::from("v'=q1\n");
    for place in 1..8 {
        text += &format!("q{place}={}\n", sum(&format!("q{}", place + 1)));
    }
    text += "q8=r-0.1*v\npar p=1,r=2 # current";
    assert_eq!(read(&text).0.expect("a neuron").current.id, "r");
}
