//! What is told of a text: what is wrong in it, and what is to be doubted.

use nullcline::equations::{Complaint, read};

/// What is told of a text: line, column, words; a `~` before what is only to be doubted.
pub(crate) fn told(text: &str) -> Vec<String> {
    let tell = |Complaint { line, column, message, doubt }: &Complaint| {
        format!("{line}:{column} {}{message}", if *doubt { "~ " } else { "" })
    };
    let (system, complaints) = read(text);
    assert_eq!(system.is_some(), complaints.iter().all(|complaint| complaint.doubt), "{text}");
    complaints.iter().map(tell).collect()
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
        (
            "dv/dt = v/tau : volt\ntau = 10 : second",
            "2:7 this has no unit, but tau is in s: with one it is written such as 10*ms",
        ),
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
fn everything_that_is_wrong_is_told_at_its_place_and_at_once() {
    let wrong = "par gNa=120, C=1\nV'=(I - gna2*V)/C + foo(V)\nx'=exp(1, 2)\ny'=y +\npar I=0, C=2\nthis is nothing\nz=1/0\n";
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
            "1:12 the time cannot stand in an equation here: leave it out, and choose a current that changes as the stimulus",
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
        ("v'=-v\nparm I=0", "2:1 parm is unknown; par is known"),
        ("v'=-v\nintit v=0\npar I=0", "2:1 intit is unknown; init is known"),
        ("dv/dt=-v/(10*mS*MOhm*ms) : volt", "1:17 MOhm is unknown; Mohm is known"),
        (
            "v'=-v+I\nI=1",
            "2:1 ~ I is a fixed number here: as the injected current it is a parameter, par I=…",
        ),
        (
            "v'=I\npar I=0\n@ dt=0.01,total=20000",
            "3:17 ~ with this step a run has at most 1000000 time bins: it ends at 10000",
        ),
        ("v'=-v\npar I=0\nbndry v-1", "3:1 “bndry” of XPPAUT is not known here"),
        ("v'=-delay(v,2)\npar I=0", "1:5 “delay” of XPPAUT is not known here"),
        ("v'=-v\npar I=0\n@ dt=0", "3:6 dt must be greater than 0"),
        ("v'=-v\npar I=0\n@ total=1e300", "3:9 total is at most 10⁹"),
        ("v'=-v\npar I=0\n@ meth=discrete", "3:8 maps are not known here, only differential equations"),
        ("v(t+1)=-v\npar I=0", "1:3 maps are not known here, only differential equations"),
        ("v'=-v\npar I=0\n0=v-w", "3:1 an equation without a derivative is not known here"),
        (
            "ж=1\nv'=-v\npar I=0",
            "1:1 ж is no name: names are of the letters a to z, Greek ones, digits and _",
        ),
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
        let is_told = |said: &String| {
            said.starts_with(place) && said.ends_with("is not allowed here; it must be from −10⁹ to 10⁹")
        };
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
            "1:8 ~ XPPAUT takes > before the + beside it, and here it comes after: brackets make both agree",
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
        (
            "v'=-v\npar I=1,k=-3\na=2*k\nb=a-1\nglobal 1 v-1 {v=mod(v,b)}",
            "5:17 ~ XPPAUT’s mod by a number below 0 is another: mod(5, −3) is 2 there and −1 here",
        ),
        ("v'=-v\npar I=1 # -1e308..1e308", "2:11 ~ a range goes from −10⁹ to 10⁹ at most"),
        (
            "wiener w\nv'=-v+w\npar I=1\n@ meth=gear",
            "4:8 ~ in noise steps have a fixed length, each with its random numbers: Euler’s method is taken",
        ),
        (
            "dv/dt=-v/ms : volt\nEL=-65*mV\nI=0*amp",
            "1:2 ~ v starts at 0, as in Brian2; the line init v=EL starts it at EL",
        ),
        ("dv/dt=-v : 5\npar I=1", "1:12 ~ “5” is no unit that is known here"),
        ("dv/dt=-v : banana\npar I=1", "1:12 ~ “banana” is no unit that is known here"),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_told_once_and_what_it_is_of_is_known_nevertheless() {
    let bracket = "“)” cannot stand here: an operator, such as + or *, is wanted";
    let line = "this line is not understood: a line is an equation, such as v' = … or tau = …, or begins with a word, such as par";
    for (text, expected) in [
        // The equation of a variable, of which all else asks.
        (
            "par I=0\ndv/dt = (I - v))\nw'=v-w\ninit v=-65\nglobal 1 v-1 {v=0;w=w+v}\n# spike: v > 2\naux twice=2*v",
            format!("2:16 {bracket}"),
        ),
        ("par I=0\nC*dv/dt = (I - v))\nw'=v-w\npar C=1", format!("2:18 {bracket}")),
        (
            "par I=0\n)*dv/dt = I - v\nw'=v-w",
            "2:1 “)” cannot stand here: a number, a name, a function or ( is wanted".into(),
        ),
        ("par I=0\n(C))*dv/dt = I - v\nw'=v-w\npar C=1", format!("2:4 {bracket}")),
        // A quantity, a function, a parameter, a current, an initial value.
        ("par I=0\nv'=a-v\na=2)", format!("3:4 {bracket}")),
        ("par I=0\nv'=f(v)-v\nf(x)=x)", format!("3:7 {bracket}")),
        (
            "par I=0\nv'=f(v,v)-v\nf(x,2)=x",
            "3:5 here a name is wanted: letters, digits and _, a letter first".into(),
        ),
        ("par I=0, a=1)\nv'=a-v", format!("1:13 {bracket}")),
        ("par I=0)\nv'=I-v", format!("1:8 {bracket}")),
        ("I = 3*nA)\ndv/dt=(I*ohm-v)/ms : volt", format!("1:9 {bracket}")),
        ("par I=0\nv'=-v\ninit v=2)", format!("3:9 {bracket}")),
        ("par I=0,a=1\nv'=a-v\nset b {a=2)}", format!("3:11 {bracket}")),
        // Lines without an equals sign.
        ("par I=0\ntau 10\nv'=-v/tau\naux r=v/tau", format!("2:1 {line}")),
        ("par I=0\nv' -v\nw'=v-w\ninit v=2", format!("2:1 {line}")),
        ("par I=0\ndv/dt -v\nw'=v-w\nglobal 1 v-1 {v=0}", format!("2:1 {line}")),
        ("par I, a=1\nv'=I-v*a", "1:5 here stand names and their values, such as a=1, b=2".into()),
        // What happens when it fires.
        ("par I=1\nv'=I-v\nglobal 1 v-1) {v=0}\n# refractory: 2", format!("3:13 {bracket}")),
        (
            "dv/dt=(I-v)/ms : 1\nI=1 : 1\nthreshold: v > 1)\nreset: v = 0\nrefractory: 2*ms)",
            format!("3:17 {bracket}"),
        ),
    ] {
        let told: Vec<String> = told(text).into_iter().filter(|said| !said.contains('~')).collect();
        assert!(told.first().is_some_and(|said| said.starts_with(&expected)), "{text}: {told:#?}");
        let most = if text.contains("ms)") { 2 } else { 1 };
        assert_eq!(told.len(), most, "{text}: {told:#?}");
    }
}

#[test]
fn a_line_that_cannot_be_read_calls_forth_no_doubts_about_what_is_missing() {
    for text in ["par I=0)\nv'=I-v", "I = 3*nA)\ndv/dt=(I*ohm-v)/ms : volt", "par I\nv'=I-v"] {
        assert_eq!(told(text).len(), 1, "{text}: {:#?}", told(text));
    }
}

#[test]
fn what_xppaut_would_read_in_another_way_is_told_only_of_texts_that_it_could_read() {
    for (text, is_told) in [
        ("v'=-v\nglobal 1 if(v>2*k)then(1)else(-1) {v=0}\npar I=1,k=3", true),
        ("dv/dt=-v/ms : volt\nI : amp\nthreshold: v > 30*mV\nreset: v = 0*mV", false),
        ("dv/dt=-v/tau\ntau=10*ms\nI=1*nA\nthreshold: v > 30*mV\nreset: v = 0*mV", false),
        ("dv/dt=if(v > 2*k)then(1)else(0)\nk=3\nI=1\nthreshold: v > 2*k\nreset: v = 0", false),
        ("v'=mod(v,k)\nI=1*nA\npar k=-3", false),
    ] {
        assert_eq!(
            told(text).iter().any(|said| said.contains("XPPAUT")),
            is_told,
            "{text}: {:?}",
            told(text)
        );
    }
}
