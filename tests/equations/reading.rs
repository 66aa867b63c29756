//! Neurons from texts.

use nullcline::equations::system::System;
use nullcline::equations::{Complaint, read};
use nullcline::spikes::Fires;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn sound(text: &str) -> System {
    let (system, complaints) = read(text);
    system.unwrap_or_else(|| panic!("{text}: {complaints:#?}"))
}

/// What is told of a text: line, column, words; a `~` before what is only to be doubted.
fn told(text: &str) -> Vec<String> {
    let tell = |Complaint { line, column, message, doubt }: &Complaint| {
        format!("{line}:{column} {}{message}", if *doubt { "~ " } else { "" })
    };
    let (system, complaints) = read(text);
    assert_eq!(system.is_some(), complaints.iter().all(|complaint| complaint.doubt), "{text}");
    complaints.iter().map(tell).collect()
}

/// Texts of the field: those that the lab offers, and others.
pub(crate) fn files() -> Vec<(String, String)> {
    let read = |folder: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = fs::read_dir(folder).expect("texts").flatten().map(|file| file.path());
        files.filter(|path| path.extension().is_none_or(|ending| ending != "rs")).map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().to_string();
            (name, fs::read_to_string(&path).expect("a text"))
        })
    };
    read("tests/equations/ode").chain(read("src/equations/texts")).collect()
}

#[test]
fn files_of_the_field_are_read_and_what_is_passed_over_is_named() {
    let files = files();
    assert!(files.len() >= 14);
    for (name, text) in files {
        let (system, complaints) = read(&text);
        assert!(system.is_some(), "{name}: {complaints:#?}");
        for complaint in complaints {
            let said = complaint.message.to_string();
            let known = [
                "only concern XPPAUT",
                "no current flows",
                "of Brian2",
                "refractory",
                "given no value",
                "behind “done”",
                "for XPPAUT",
            ];
            assert!(known.iter().any(|part| said.contains(part)), "{name}: {said}");
        }
    }
}

#[test]
fn a_text_is_a_neuron_with_its_names_units_ranges_and_words() {
    let neuron = sound(
        "# A neuron\n# time: ms\npar gNa=120 # mS/cm2, 0..400, sodium: Maximal sodium conductance\n\
         # E_K: mV, -100..0\np E_K=-77, C=1\nnumber shift=5\ninf(v)=1/(1+exp(-(v+shift)/9))\n\
         par I=3 # µA/cm2, -5..20\nINa = gNa*inf(V)*(V - 50) # µA/cm2\nV'=(I - INa - n*(V-E_K))/C # mV, -90..60\n\
         dn/dt=(inf(v)-n)/2 # 1, 0..1\ninit V=-65\nn(0)=.3\naux g=gNa*2\n# spike: V > 20\n@ total=50,dt=.01,meth=euler\ndone\n",
    );
    assert_eq!(neuron.title, "A neuron");
    assert_eq!((neuron.time.unit, neuron.current.id, neuron.current.unit), ("ms", "I", "µA/cm²"));
    assert_eq!(neuron.usual.current, 3.0);
    assert_eq!(neuron.usual.currents, [-5.0, 20.0]);
    assert_eq!((neuron.usual.dt, neuron.usual.duration, neuron.usual.method), (0.01, 50.0, Some("euler")));
    let [v, n] = &neuron.variables[..] else { panic!("{:?}", neuron.variables) };
    assert_eq!((v.quantity.id, v.quantity.unit, v.range, v.initial), ("V", "mV", [-90.0, 60.0], Some(-65.0)));
    assert_eq!(n.rate.to_string(), "(inf(V) - n)/2", "capitals are folded as XPPAUT does");
    assert_eq!((n.quantity.unit, n.range, n.initial), ("", [0.0, 1.0], Some(0.3)));
    let sodium = &neuron.params[0];
    assert_eq!(
        (sodium.id, sodium.symbol, sodium.unit, sodium.min, sodium.max),
        ("gNa", "g_Na", "mS/cm²", 0.0, 400.0)
    );
    assert_eq!((sodium.name, sodium.help), ("sodium", "Maximal sodium conductance"));
    assert_eq!(neuron.params.iter().map(|param| param.id).collect::<Vec<_>>(), ["gNa", "E_K", "C"]);
    assert_eq!(neuron.constants, [("shift", 5.0)]);
    let shown: Vec<_> =
        neuron.quantities.iter().map(|quantity| (quantity.quantity.id, quantity.shown)).collect();
    assert_eq!(shown, [("INa", false), ("g", true)]);
    assert!(matches!(neuron.fires, Fires::Above(20.0)));
}

#[test]
fn quantities_stand_after_those_that_they_are_made_of() {
    let neuron = sound("v'=a-v\na=b*c\nb=2*c\npar c=1, I=0");
    let order: Vec<_> = neuron.quantities.iter().map(|quantity| quantity.quantity.id).collect();
    assert_eq!(order, ["b", "a"]);
}

#[test]
fn their_order_is_told_only_where_it_matters_elsewhere() {
    for text in [
        "v'=b\n!a=2*b\n!b=k+1\npar I=0,k=1",
        "dv/dt=a/ms : 1\na=2*b : 1\nb=v+1 : 1\nI=0 : 1",
        "v'=b-mod(v,3)\na=v+1\nb=2*a\npar I=0",
        "v'=-v+I\naux twice=b\nb=2*v\npar I=0",
    ] {
        assert!(!told(text).iter().any(|said| said.contains("XPPAUT")), "{text}: {:?}", told(text));
    }
}

#[test]
fn a_reset_is_told_from_the_state_before_although_it_is_set_one_after_the_other() {
    for text in [
        "v'=I-v\nw'=-w\npar I=1,vt=1,b=2\nglobal 1 v-vt {v=0;w=w+b*v}",
        "dv/dt = I - v : 1\ndw/dt = -w : 1\nI = 1 : 1\nb = 2 : 1\nvt = 1 : 1\nthreshold: v > vt\nreset: v = 0; w += b*v",
    ] {
        let neuron = sound(text);
        let reset = neuron.reset.expect("a reset");
        assert_eq!(reset.when.to_string(), "v > vt");
        let sets: Vec<_> = reset.sets.iter().map(|(name, after)| format!("{name}={after}")).collect();
        assert_eq!(sets, ["v=0", "w=w + b*0"]);
        assert!(matches!(neuron.fires, Fires::AtReset));
        assert!(neuron.cut.is_none(), "a linear upstroke needs no cut");
    }
    let growing = sound("v'=v^2+I\npar I=1\nglobal -1 10-v {v=-1}");
    assert_eq!(growing.cut.map(|cut| cut.to_string()).as_deref(), Some("10"));
    assert_eq!(growing.reset.map(|reset| reset.when.to_string()).as_deref(), Some("v > 10"));
}

#[test]
fn a_crossing_is_of_the_variable_that_a_sum_begins_with() {
    for (condition, when) in [
        ("1 v-vt-0.1*w", "v > vt + 0.1*w"),
        ("1 v-(vt+0.1*w)", "v > vt + 0.1*w"),
        ("1 -vt+v", "v > vt"),
        ("-1 vt+0.1*w-v", "v > vt + 0.1*w"),
        ("1 v+1-vt", "v > -1 + vt"),
    ] {
        let neuron = sound(&format!("v'=I-v\nw'=-w\npar I=1,vt=1\nglobal {condition} {{v=0}}"));
        assert_eq!(neuron.reset.map(|reset| reset.when.to_string()).as_deref(), Some(when), "{condition}");
    }
}

#[test]
fn a_reset_that_asks_for_the_current_is_refused_at_its_place() {
    for reset in ["{v=0.1*I}", "{v=0;w=w+drive}", "{v=0;w=f(w)}"] {
        let text = format!("v'=drive-v\nw'=-w\npar I=1\ndrive=2*I\nf(x)=x*I\nglobal 1 v-1 {reset}");
        assert_eq!(told(&text), ["6:10 a reset cannot ask for the current I"], "{reset}");
    }
}

#[test]
fn units_of_brian2_are_understood_where_they_are_plain() {
    let neuron = sound(
        "tau = 10*ms : second (constant)\nE = -70*mV\nR = 100*Mohm\nI = 0.5*nA : amp\n\
         dv/dt = (E - v + R*I)/tau + sigma*xi*sqrt(2/tau) : volt\nsigma = 1*mV",
    );
    let values: Vec<_> = neuron.params.iter().map(|param| (param.id, param.initial(), param.unit)).collect();
    assert_eq!(values, [("tau", 10.0, "ms"), ("E", -70.0, ""), ("R", 0.1, ""), ("sigma", 1.0, "")]);
    assert_eq!((neuron.usual.current, neuron.current.unit, neuron.time.unit), (500.0, "pA", "ms"));
    assert_eq!(neuron.variables[0].rate.to_string(), "(E - v + R*I)/tau + sigma*xi*sqrt(2/tau)");
    assert_eq!(neuron.noises, ["xi"]);
}

#[test]
fn what_does_not_fit_with_the_units_of_a_text_is_told_at_its_place() {
    for (line, expected) in [
        ("dv/dt = -v : volt", "1:9 this is in V, but the rate of v is in V/s"),
        ("dv/dt = I/ms : volt", "1:9 this is in A/s, but the rate of v is in V/s"),
        ("dv/dt = (R*I - v)/ms + I/Cm : volt", ""),
        (
            "dv/dt = (I - v)/ms : volt",
            "1:14 what is in V cannot be added to what is in A, or compared with it",
        ),
        (
            "dv/dt = (R*I - v + 5)/ms : volt",
            "1:9 what is in 1 cannot be added to what is in V, or compared with it",
        ),
        ("dv/dt = R*I/ms*exp(v) : volt", "1:20 exp is of a number without a unit, and this is in V"),
        ("dv/dt = R*I/ms*2^(v) : volt", "1:19 ^ is of a number without a unit, and this is in V"),
        ("dv/dt = sqrt(v*v)/ms + mV*xi*(1/ms)^0.5 + w*v/ms + par_1*mV/ms : volt", ""),
        ("dv/dt = max(v, 0)/second*exp(v/mV)*if(v > 5*mV)then(1)else(0) : volt", ""),
        (
            "dv/dt = if(v > 5*ms)then(v)else(0) : volt",
            "1:18 what is in s cannot be added to what is in V, or compared with it",
        ),
        (
            "dv/dt = if(v > 0)then(v/ms)else(v) : volt",
            "1:12 what is in V cannot be added to what is in V/s, or compared with it",
        ),
        ("dv/dt = v*q : volt\nq = 1/tau\ntau = 2*ms", ""),
        ("dv/dt = v/tau : volt\nq = 1/tau : second\ntau = 2*ms", "2:5 this is in Hz, but q is in s"),
        ("dv/dt = v/tau : volt\ntau = 10 : second", "2:7 this is in 1, but tau is in s"),
        (
            "dv/dt = v/tau : volt\ntau = 10*ms\nthreshold: v > 2*tau\nreset: v = 0",
            "3:18 what is in s cannot be added to what is in V, or compared with it",
        ),
        ("dv/dt = v/ms : volt\nthreshold: v > 2*mV\nreset: v = 5*ms", "3:12 this is in s, but v is in V"),
        (
            "dv/dt = v/ms : volt\nthreshold: v > 2*mV\nreset: v -= 5*mV\nrefractory: 5*mV",
            "4:13 this is in V, but a refractory time is in s",
        ),
        ("dv/dt = v/ms : volt\ninit v=-70*ms", "2:8 this is in s, but v is in V"),
        (
            "dv/dt = g*v/Cm : volt\ng = 3*siemens/metre**2",
            "1:9 this is in V/s/m^2, but the rate of v is in V/s",
        ),
    ] {
        let text = format!("{line}\nI : amp\nR : ohm\nCm : farad\nw : 1\npar par_1=3");
        let (_, complaints) = read(&text);
        let wrong: Vec<String> = complaints
            .iter()
            .filter(|complaint| !complaint.doubt)
            .map(|complaint| format!("{}:{} {}", complaint.line, complaint.column, complaint.message))
            .collect();
        let expected: Vec<&str> = [expected].into_iter().filter(|expected| !expected.is_empty()).collect();
        assert_eq!(wrong, expected, "{line}");
    }
    for text in
        ["dv/dt = -v : 1\nI = 0 : 1", "v'=-v+I # mV\npar I=0 # pA", "v'=-v/tau+I # mV\npar I=0, tau=3"]
    {
        assert!(read(text).0.is_some(), "{text}");
    }
}

#[test]
fn the_voltage_stands_first() {
    let first = |text: &str| sound(text).variables[0].quantity.id;
    assert_eq!(first("n'=-n\nV'=n\npar I=0"), "V");
    assert_eq!(first("n'=-n\nx'=n # mV, voltage\npar I=0"), "x");
    assert_eq!(first("n'=-n\nx'=I\npar I=0\nglobal 1 x-1 {x=0}"), "x");
    assert_eq!(first("y'=-y\nx'=I\npar I=0"), "y");
}

#[test]
fn the_current_is_called_so_or_told_by_a_comment() {
    let current = |text: &str| {
        let neuron = sound(text);
        (neuron.current.id, neuron.usual.current, neuron.params.len())
    };
    assert_eq!(current("v'=I-v\npar I=2,a=1"), ("I", 2.0, 1));
    assert_eq!(current("v'=i-v\npar i=2"), ("i", 2.0, 0));
    assert_eq!(current("v'=I-v+b\npar I=2,b=1 # current"), ("I", 2.0, 1));
    assert_eq!(current("v'=b-v\n# b: current\npar b=3"), ("b", 3.0, 0));
    assert_eq!(told("v'=I_ext-v\npar I_ext=2"), ["2:5 ~ I_ext is taken for the injected current"]);
    assert_eq!(current("v'=-v\nI=3*v"), ("I_", 0.0, 0));
}

#[test]
fn everything_that_is_wrong_is_told_at_its_place_and_at_once() {
    let wrong = "par gNa=120, C=1\nV'=(I - gna2*V)/C + foo(V)\nx'=exp(1,2)\ny'=y +\npar I=0, C=2\nthis is nothing\nz=1/0\n";
    assert_eq!(
        told(wrong),
        [
            "2:9 gna2 is unknown; gNa is known",
            "2:21 there is no function foo: define it by a line such as foo(x)=…",
            "3:4 exp takes 1 argument, not 2",
            "4:7 the expression ends too early: a number, a name, a function or ( is wanted",
            "5:10 C is there already, in line 1: choose another name",
            "6:1 this line is not understood: a line is an equation, such as v' = … or tau = …, or begins with a word, such as par",
            "7:4 this divides by 0",
        ]
    );
}

#[test]
fn what_is_wrong_is_told_in_words() {
    for (text, expected) in [
        ("", "1:1 there is no variable: an equation such as v' = … or dv/dt = … makes one"),
        ("v'=a\na=b\nb=a\npar I=0", "2:1 these are made of one another in a circle: a, b"),
        ("v'=a\na=a+1\npar I=0", "2:1 a is made of itself"),
        ("v'=f(v)\nf(x)=g(x)\ng(x)=f(x)\npar I=0", "2:1 these are made of one another in a circle: f, g"),
        ("v'=-v\npar t=1,I=0", "2:5 t is reserved: choose another name"),
        ("v'=-v\npar exp=1,I=0", "2:5 exp is reserved: choose another name"),
        (
            "v'=-v*heav(t-5)\npar I=0",
            "1:12 the time cannot stand in an equation here: a current that changes is a stimulus",
        ),
        ("v'=f(v)\nf(x,y)=x\npar I=0", "1:4 f takes 2 arguments, not 1"),
        ("v'=a(1-v)\npar a=1,I=0", "1:4 a is no function: write a*(…) for a product"),
        ("v'=-v\npar I=0\ninit w=2", "3:6 w is no variable: it has no initial value"),
        ("v'=-v\npar I=0\nglobal 1 v-1 {I=2}", "3:15 I is no variable: a reset sets variables"),
        (
            "v'=-v\npar I=0\nglobal 1 v*v {v=2}",
            "3:10 a reset is called for where a variable rises through a value, such as global 1 v-vth {v=vr}",
        ),
        ("v'=-v\npar I=0\nmarkov z 2", "3:1 “markov” of XPPAUT is not known here"),
        ("v'=-v\npar I=0\n@ dt=0", "3:6 dt must be greater than 0"),
        ("v'=-v\npar I=0\n@ meth=discrete", "3:8 maps are not known here, only differential equations"),
        ("v(t+1)=-v\npar I=0", "1:3 maps are not known here, only differential equations"),
        ("v'=-v\npar I=0\n0=v-w", "3:1 an equation without a derivative is not known here"),
        ("τ=1\nv'=-v\npar I=0", "1:1 τ is no name: names are of the letters a to z, digits and _"),
        ("v'=-v\npar I=x", "2:7 x is unknown: give it a value by a line such as par x=1"),
        ("v'=-v\npar I", "2:5 here stand names and their values, such as a=1, b=2"),
    ] {
        assert!(told(text).iter().any(|said| said == expected), "{text}: {:#?}", told(text));
    }
    let nine: String = (1..=9).map(|place| format!("x{place}'=1\n")).collect();
    assert!(told(&nine).contains(&"9:1 at most 8 variables are known here".to_string()));
}

#[test]
fn a_value_is_refused_where_its_control_would_refuse_it() {
    for (text, place) in [
        ("v'=-v\npar I=0,a=1e300", "2:11"),
        ("v'=-v\npar I=-2e9", "2:7"),
        ("v'=-v\npar I=0\ninit v=1e10", "3:8"),
        ("v'=-v\npar I=0,a=1\nset far {a=1e12}", "3:12"),
        ("dv/dt=-v/ms\npar I=0\nE=1e12*mV", "3:3"),
    ] {
        let told = told(text);
        let is_told =
            |said: &String| said.starts_with(place) && said.contains("not allowed here; it must be");
        assert!(told.iter().any(is_told), "{text}: {told:?}");
    }
    assert!(told("v'=-v\npar I=0,a=1e9\nnumber far=1e300").is_empty());
}

#[test]
fn what_is_only_to_be_doubted_is_told_and_taken() {
    for (text, expected) in [
        ("v'=-v\npar I=0, V=2", "2:10 ~ V and v are two names here, but one for XPPAUT"),
        (
            "v'=if(v>I+1)then(1)else(0)\npar I=0",
            "1:8 ~ XPPAUT compares before it adds and multiplies; here that comes after, as in mathematics: brackets make both agree",
        ),
        ("v'=-v\npar I=1/2", "2:7 ~ XPPAUT reads only a number here; this is 0.5"),
        ("v'=-v\npar I=1\n@ meth=cvode", "3:8 ~ the method cvode is not known here; dopri5 is taken"),
        ("v'=-v\npar I=1\n@ foo=3", "3:3 ~ the option foo is not known here"),
        ("v'=-v\npar I=1\nonly v", "3:1 ~ “only” only concerns XPPAUT’s windows"),
        ("v'=-v\npar I=1\ndone\nx'=2", "4:1 ~ what stands behind “done” is not read"),
        (
            "v'=-v\npar I=1 # 5..2",
            "2:11 ~ a range goes from a lesser number to a greater one, such as 0..400",
        ),
        (
            "v'=-v\n# I: mV, 5..2\n# fig. 3: 5..2\n# k: 5..2\npar I=1",
            "2:10 ~ a range goes from a lesser number to a greater one, such as 0..400",
        ),
        (
            "v'=a\na=2*b\nb=v+1\npar I=1",
            "2:5 ~ XPPAUT takes b as it was before, since it stands further down, in line 3; here the order does not matter",
        ),
        (
            "v'=mod(v,k)\npar I=1,k=-3",
            "1:4 ~ XPPAUT’s mod by a number below 0 is another: mod(5, −3) is 2 there and −1 here",
        ),
        ("dv/dt=-v : banana\npar I=1", "1:12 ~ “banana” is no unit that is known here"),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
}

#[test]
fn no_text_grows_out_of_bounds() {
    let doubled: String = (1..60).map(|place| format!("f{place}(x)=f{}(x)+f{0}(x)\n", place - 1)).collect();
    let text = format!("v'=f59(v)\nf0(x)=x\n{doubled}par I=0");
    assert!(
        told(&text).iter().any(|said| said.ends_with("this grows too large when the functions are put in"))
    );
    let sets = "v=v*v;".repeat(60);
    let text = format!("v'=I\npar I=0\nglobal 1 v-1 {{{sets}}}");
    assert!(told(&text).iter().any(|said| said.contains("too large")), "{:?}", told(&text));
    let long = "# a\n".repeat(20_000);
    assert_eq!(told(&long), ["1:1 a text has at most 65536 characters"]);
    let many = "?\n".repeat(30_000);
    assert_eq!(told(&many).len(), 100);
}

#[test]
fn where_variables_move_is_seen_where_nothing_tells_it() {
    let neuron = sound("x'=y-x^3+3*x^2-z+I\ny'=1-5*x^2-y\nz'=.006*(4*(x+1.6)-z)\npar I=2\n@ total=500");
    let holds = |place: usize, low: f64, high: f64| {
        let [least, most] = neuron.variables[place].range;
        assert!(least <= low && high <= most && most - least < 3.0 * (high - low), "{least} {most}");
    };
    holds(0, -1.5, 1.8);
    holds(1, -12.0, 0.0);
    assert!(matches!(neuron.fires, Fires::Above(threshold) if threshold.abs() < 1.0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_text_that_is_changed_anywhere_gets_an_answer(
        file in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), length in 0usize..40,
        put in "[-+*/^()<>=!&|,;:'.a-z0-9 {}@#\\n]{0,6}",
    ) {
        let files = files();
        let letters: Vec<char> = files[file.index(files.len())].1.chars().collect();
        let at = at.index(letters.len());
        let behind = letters.iter().skip(at + length);
        let changed: String = letters[..at].iter().copied().chain(put.chars()).chain(behind.copied()).collect();
        told(&changed);
    }
}
