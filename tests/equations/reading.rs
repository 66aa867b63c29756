//! Neurons from texts.

use super::complaints::told;
use nullcline::equations::read;
use nullcline::equations::system::System;
use nullcline::spikes::Fires;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

pub(crate) fn sound(text: &str) -> System {
    let (system, complaints) = read(text);
    system.unwrap_or_else(|| panic!("{text}: {complaints:#?}"))
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
                "taken for the injected current",
                "of Brian2",
                "refractory",
                "given no value",
                "behind “done”",
                "for XPPAUT",
                "starts at 0, as in Brian2",
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
    assert_eq!(values, [("tau", 10.0, "ms"), ("E", -70.0, "mV"), ("R", 0.1, "GΩ"), ("sigma", 1.0, "mV")]);
    assert_eq!((neuron.usual.current, neuron.current.unit, neuron.time.unit), (500.0, "pA", "ms"));
    assert_eq!(neuron.variables[0].rate.to_string(), "(E - v + R*I)/tau + sigma*xi*sqrt(2/tau)");
    assert_eq!(neuron.noises, ["xi"]);
}

#[test]
fn what_is_made_of_units_has_them_on_its_slider_and_units_are_made_of_one_another() {
    let neuron = sound(
        "I = 0.3*nA\nC = 1*ufarad/cm**2\ng = 0.3*msiemens/cm2\nk = 2/ms + 1*kHz\narea : metre**2\n\
         dv/dt = (-g*(v + 65*mV)/C*ms + I/area/C*ms)*k : volt\njay = g*v : amp/meter**2\nslope = v*k : volt/second",
    );
    assert_eq!((neuron.usual.current, neuron.current.unit), (300.0, "pA"));
    let units: Vec<_> = neuron.params.iter().map(|param| (param.id, param.unit)).collect();
    assert_eq!(units, [("area", "cm²"), ("C", "pF/cm²"), ("g", "nS/cm²"), ("k", "kHz")]);
    let units: Vec<_> = neuron.quantities.iter().map(|made| (made.quantity.id, made.quantity.unit)).collect();
    assert_eq!(units, [("jay", "pA/cm²"), ("slope", "mV/ms")]);
}

#[test]
fn a_title_may_be_a_sentence_or_begin_with_a_word_and_where_a_run_ends_is_told_by_a_comment_on_the_time() {
    for (comment, unit, ends) in [("ms, 0..400", "ms", 400.0), ("0..30", "", 30.0), ("s", "s", 50.0)] {
        let neuron = sound(&format!("# time: {comment}\nv'=-v+I\npar I=0\n@ total=50"));
        assert_eq!((neuron.time.unit, neuron.usual.duration), (unit, ends), "{comment}");
    }
    assert_eq!(sound("# A title.\nv'=-v").title, "A title");
    assert_eq!(sound("# LIF: any current.\n# Written by hand\nv'=-v").title, "LIF: any current");
    for comment in ["v: mV", "v: a voltage", "g: nS, 0..3", "refractory: 5", "time: ms"] {
        assert_eq!(sound(&format!("# {comment}\n# Leaky\nv'=1-v\nglobal 1 v-1 {{v=0}}")).title, "Leaky");
    }
    assert_eq!(sound("# And so on...\nv'=-v").title, "And so on...");
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
    let names: String = (0..5000).map(|place| format!("a{place}=b{place}\n")).collect();
    assert_eq!(told(&format!("v'=v\n{names}")), ["1001:1 a text has at most 1000 names"]);
    // Brackets at the left are no expression: nothing counts how deep they go.
    for derivative in ["v", "dv/dt", "v'"] {
        let nested = format!("{}{derivative}{}=1\npar I=0", "(".repeat(30_000), ")".repeat(30_000));
        assert!(!told(&nested).is_empty());
    }
}

#[test]
fn a_range_may_follow_a_unit_that_ends_in_a_digit() {
    let neuron = sound("v'=I-g*v\npar I=0,g=1\n# g: mS/cm2,0..200,conductance\n# I: uA/cm2,0..5");
    let g = &neuron.params[0];
    assert_eq!((g.unit, g.min, g.max), ("mS/cm²", 0.0, 200.0));
    assert_eq!((neuron.current.unit, neuron.usual.currents), ("µA/cm²", [0.0, 5.0]));
}

#[test]
fn a_comment_about_a_name_of_the_text_is_no_title() {
    for (comment, title) in [
        ("minf: activation curve", ""),
        ("V: voltage", ""),
        ("w: white noise", ""),
        ("Model: after a paper", "Model: after a paper"),
    ] {
        let neuron = sound(&format!("# {comment}\nwiener w\nminf(u)=u\nv'=minf(v)+I+w\npar I=0"));
        assert_eq!(neuron.title, title, "{comment}");
    }
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
