//! Typed neurons: their models and pages, found by their texts.

use nullcline::analysis::fixed_points;
use nullcline::demos::{DEMOS, Demo};
use nullcline::equations::evaluate::evaluate;
use nullcline::equations::texts::TEXTS;
use nullcline::equations::{read, write};
use nullcline::models::{Listed, own};
use nullcline::options::{Given, complete, initial};
use nullcline::program::{FORMATS, python, setup};
use nullcline::run::{Budget, Run};
use nullcline::simulation::{Injected, simulate};
use nullcline::text::Language;
use nullcline::typeset::{Latex, aloud, lines, mathml};

/// TypeX in the tokens of its file.
const TYPE_X: &str =
    "dv/dt = v - v * v * v / 3 - w + I\ndw/dt = ((v + 0.7) * a - w) / tau\npar a=1.25, tau=15.6\npar I=0.5\n";

/// J. L. Hindmarsh and R. M. Rose, Proc. R. Soc. Lond. B 221, 87–102 (1984).
const HINDMARSH_ROSE: &str = "dx/dt = y - a*x^3 + b*x^2 - z + I # -2..2.5\ndy/dt = c - d*x^2 - y # -12..2\n\
     dz/dt = r*(s*(x - x_r) - z) # 0..4\npar a=1 b=3 c=1 d=5 r=0.006 s=4\npar x_r=-1.6 # -3..0\npar I=2 # 0..4\n";

/// Leaky integrate-and-fire, reset.
const LEAKY: &str = "dv/dt = -v + I\nglobal 1 v-1 {v=0}\npar I=1.5\n";

fn run(model: &str, method: &str) -> Run {
    let numbers = [("dt", 0.1), ("tend", 100.0), ("v0", 0.1), ("w0", -0.2)];
    let numbers = numbers.map(|(key, value)| (key.to_string(), Given::Number(value)));
    let given = numbers.into_iter().chain([("method".to_string(), Given::Text(method.into()))]);
    simulate(model, given, Injected::Constant(0.5), Budget::of(100_000)).expect("good options")
}

#[test]
fn a_typed_copy_of_a_model_has_its_numbers_to_the_last_bit() {
    for method in ["euler", "rk4"] {
        let [typed, built] = [run(&own::id(TYPE_X), method), run("type-x", method)];
        for column in ["v", "w"] {
            let [typed, built] = [typed.column(column), built.column(column)];
            assert_eq!(typed.len(), built.len());
            let differs = typed.iter().zip(built.iter()).position(|(typed, built)| typed != built);
            assert_eq!(differs, None, "{column} by {method}");
        }
    }
}

#[test]
fn the_columns_of_a_typed_model_are_under_its_own_names_and_its_current_keeps_the_texts_value() {
    let run =
        simulate(&own::id(HINDMARSH_ROSE), [], Injected::Usual, Budget::of(1_000_000)).expect("a good text");
    for name in ["t", "x", "y", "z", "I"] {
        assert!(run.column(name).iter().all(|value| value.is_finite()), "{name}");
    }
    assert!(run.column("I").iter().all(|&current| current == 2.0));
}

#[test]
fn a_current_may_be_given_by_the_name_that_the_text_has_for_it() {
    let given = [("I".to_string(), Given::Number(1.25))];
    let run = simulate(&own::id(LEAKY), given, Injected::Usual, Budget::of(1_000_000)).expect("a good text");
    assert!(run.column("I").iter().all(|&current| current == 1.25));
    assert!(!run.spikes.times.is_empty());
}

#[test]
fn fixed_points_of_a_typed_model_are_those_of_the_built_in_one() {
    let found =
        |model: &str| fixed_points(model, [("I".to_string(), Given::Number(0.5))]).expect("good options");
    let [typed, built] = [found(&own::id(TYPE_X)), found("type-x")];
    assert_eq!(typed.points.len(), built.points.len());
    for (typed, built) in typed.points.iter().zip(&built.points) {
        assert_eq!(typed.kind, built.kind);
        assert!(typed.state.iter().zip(&built.state).all(|(a, b)| (a - b).abs() < 1e-9));
    }
}

#[test]
fn a_text_that_is_wrong_is_refused_at_its_place_under_the_key_equations() {
    let refusal = Listed::find(&own::id("dv/dt = v -\n")).err().expect("it is wrong");
    assert_eq!(refusal.key, "equations");
    assert!(refusal.to_string().contains("line 1"), "{refusal}");
}

#[test]
fn every_page_of_a_typed_neuron_opens_with_its_text_and_keeps_its_id() {
    for text in [TYPE_X, HINDMARSH_ROSE, LEAKY] {
        for page in ["own", "own-firing"] {
            let id = format!("{page}:{text}");
            let demo = Demo::find(&id).expect("a page of every typed neuron");
            assert_eq!(demo.about.id, id);
            let values = initial(&demo.params());
            let scene = demo.open(&values, Budget::of(1_000_000)).expect("it opens at its defaults");
            let figures = (scene.figures)(scene.frames - 1, &Default::default());
            assert_eq!(figures.len(), demo.about.panels.len(), "{id}");
        }
    }
    let id = format!("own-slice:{HINDMARSH_ROSE}");
    assert_eq!(Demo::find(&id).expect("three variables").about.id, id);
    assert!(Demo::find(&format!("own-slice:{TYPE_X}")).is_err(), "two variables have their plane already");
}

/// Their currents are called `i0`, `iapp` and the like, or there is none.
#[test]
fn every_page_of_the_texts_that_the_lab_offers_opens_whatever_their_currents_are_called() {
    let mut opened = 0;
    for sample in TEXTS {
        for page in ["own", "own-slice", "own-currents", "own-firing", "own-clamp"] {
            let id = format!("{page}:{}", sample.text);
            let Ok(demo) = Demo::find(&id) else { continue };
            let scene = demo.open(&initial(&demo.params()), Budget::of(1_000_000)).expect("it opens");
            for frame in [0, scene.frames / 2, scene.frames - 1] {
                let figures = (scene.figures)(frame, &Default::default());
                assert_eq!(figures.len(), demo.about.panels.len(), "{} of {}", page, sample.id);
            }
            opened += 1;
        }
    }
    assert!(opened > 3 * TEXTS.len(), "{opened}");
}

#[test]
fn the_keys_of_a_typed_neurons_parameters_mean_nothing_else_on_its_pages() {
    let taken: Vec<&str> = DEMOS
        .iter()
        .filter(|demo| demo.about.tab.is_some())
        .flat_map(Demo::params)
        .map(|param| param.id)
        .collect();
    let mut names: Vec<&str> = taken.into_iter().filter(|name| name.len() > 2).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let text = format!("dv/dt = -v + {name}*0 + I\npar {name}=1\npar I=1\n");
        let Ok(_) = Listed::find(&own::id(&text)) else { continue };
        for page in ["own", "own-firing"] {
            let demo = Demo::find(&format!("{page}:{text}")).expect("it is read");
            let mut ids: Vec<&str> = demo.params().iter().map(|param| param.id).collect();
            ids.sort_unstable();
            let all = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), all, "{page}: {name}");
        }
    }
}

#[test]
fn a_parameter_that_is_called_as_one_of_the_page_keeps_its_own_value_there() {
    let text = "dv/dt = -amplitude*v + I\npar amplitude=3 # 0..5\npar I=1\n";
    let model = Listed::find(&own::id(text)).expect("it can be read");
    let demo = Demo::find(&own::id(text)).expect("it has a page");
    let params = demo.params();
    assert_eq!(model.among(&params, &initial(&params)), [3.0]);
}

/// A cell without a current of its own, whose other variable settles far from where it usually moves.
#[test]
fn a_fixed_point_is_found_wherever_the_others_settle_with_and_without_a_current() {
    for current in ["", "+I", "+I*(1+v*v)"] {
        for c in [0.09, 0.2, 0.37, 5.0, -40.0] {
            let text = format!("par I=0\n# v: -80..0\n# c: 0.1..0.3\nv'=-v-40{current}\nc'={c}-c");
            let found = fixed_points(&own::id(&text), []).expect("a good text");
            let [point] = found.points.as_slice() else { panic!("{text}: {found:?}") };
            assert!(
                (point.state[0] + 40.0).abs() < 1e-9 && (point.state[1] - c).abs() < 1e-9,
                "{text}: {point:?}"
            );
        }
    }
}

/// The current drives the second variable, too: each has its own place.
#[test]
fn a_current_that_moves_more_than_the_voltage_moves_the_fixed_point() {
    let text = "par I=0 # -10..10\nv'=-v+I # -1..1\nw'=I*30-w # -1..1";
    for current in [-3.0, 0.0, 2.0] {
        let given = [("I".to_string(), Given::Number(current))];
        let found = fixed_points(&own::id(text), given).expect("a good text");
        let [point] = found.points.as_slice() else { panic!("{found:?}") };
        assert!((point.state[1] - 30.0 * current).abs() < 1e-9, "{point:?}");
    }
}

#[test]
fn a_neuron_whose_voltage_no_current_holds_has_no_page_of_a_clamp_and_refuses_one() {
    for text in ["v'=-v+I+I^2", "v'=-v+tanh(I)", "v'=-v+I\nw'=I-w", "v'=-v"] {
        let text = format!("par I=0\n{text}");
        assert!(Demo::find(&format!("own-clamp:{text}")).is_err(), "{text}");
        let kind = [("kind".to_string(), Given::Text("voltage-clamp".into()))].to_vec();
        let refused = simulate(&own::id(&text), [], Injected::Chosen(kind), Budget::of(1_000_000));
        assert_eq!(refused.expect_err(&text).key, "stimulus.kind");
    }
    assert!(Demo::find("own-clamp:par I=0\nv'=-v+2*I-w\nw'=v-w").is_ok());
}

#[test]
fn a_neuron_into_which_no_current_flows_has_no_page_of_how_it_fires_under_currents() {
    let has = |text: &str, page: &str| Demo::find(&format!("{page}:{text}"));
    let seen = "par I=0, g=2\naux sent=I+v";
    for text in ["v'=-v+0.5", "v'=-v\npar I=0", &format!("v'=-g*v\n{seen}"), "I'=-I"] {
        for page in ["own-firing", "own-clamp"] {
            let refusal = has(text, page).err().expect("it has no such page");
            assert_eq!(
                refusal.allowed.told(&Language::default()),
                "no current flows into this neuron",
                "{text}"
            );
        }
        let own = has(text, "own").expect("every text has this page");
        assert_eq!(own.about.id, format!("own:{text}"));
    }
    for text in ["v'=-v+s\ns=2*I\npar I=0", "f(x)=x+I\nv'=-f(v)\npar I=0", "v'=-v\nw'=I-w\npar I=0"] {
        assert!(has(text, "own-firing").is_ok(), "{text}");
    }
    let [holds, held] = ["v'=-v+I^2\npar I=0", "v'=-v\npar I=0"].map(|text| has(text, "own-clamp").err());
    assert_ne!(holds.map(|refusal| refusal.allowed), held.map(|refusal| refusal.allowed));
}

#[test]
fn a_text_without_a_title_is_called_the_readers_own() {
    let page = Demo::find("own:par I=0\nv'=-v+I").expect("a good text");
    assert_eq!(page.about.title, own::UNTITLED);
    let page = Demo::find("own:# A leaky cell\npar I=0\nv'=-v+I").expect("a good text");
    assert_eq!(page.about.title, "A leaky cell");
}

/// Connor, Walter and McKown's axon, of six variables.
const SIX: &str = include_str!("../src/equations/texts/connor_stevens.ode");

#[test]
fn a_fixed_point_of_six_variables_is_found_although_all_but_the_voltage_follow_it() {
    for (current, voltage) in [(10.0, -36.339858019), (20.0, -33.560172163)] {
        let given = [("I".to_string(), Given::Number(current))];
        let found = fixed_points(&own::id(SIX), given).expect("a good text");
        let [point] = found.points.as_slice() else { panic!("{current}: {found:?}") };
        assert!((point.state[0] - voltage).abs() < 1e-6 && !point.stable, "{point:?}");
    }
}

#[test]
fn a_sum_of_many_terms_runs_is_set_and_is_written_in_every_format() {
    type Rate = fn(f64) -> f64;
    let terms: [(&str, &str, Rate); 3] = [
        (" + v/97", "97", |v| -v + 1.0 + 400.0 * v / 97.0),
        (" - 0.137*v", "0.137", |v| -v + 1.0 - 400.0 * 0.137 * v),
        ("*(1 + v/1013)", "1013", |v| -v + (1.0 + v / 1013.0).powi(400)),
    ];
    for (term, number, rate) in terms {
        let text = format!("par I=1\nv' = -v + I{}\n@ total=2, dt=0.1", term.repeat(400));
        let id = own::id(&text);
        let system = Listed::find(&id).expect("a good text").system();
        assert!(
            read(&write(system)).0.is_some_and(|again| again.variables[0].rate == system.variables[0].rate)
        );
        let by = [("method".to_string(), Given::Text("euler".into())), ("v0".into(), Given::Number(0.5))];
        let v = simulate(&id, by, Injected::Usual, Budget::of(100)).expect("a run").column("v");
        for bin in 0..2 {
            let moved = v[bin] + 0.1 * rate(v[bin]);
            assert!((v[bin + 1] / moved - 1.0).abs() < 1e-11, "{term}: {}, not {moved}", v[bin + 1]);
        }
        // The same factor many times is a power on paper.
        let is_power = term.starts_with('*');
        let often = |text: &str| text.matches(number).count() >= 400;
        let language = Language::default();
        for line in lines(system, None) {
            let set = Latex(std::slice::from_ref(&line)).to_string();
            assert!(if is_power { set.contains("^{400}") } else { often(&set) }, "{term}: {set}");
            assert!(mathml(&line, "", &language).len() > aloud(&line).told(&language).len());
        }
        let experiment = setup::of_model(&id, Vec::new(), Injected::Usual, Budget::of(1000)).expect("a run");
        let written = FORMATS.iter().filter(|format| (format.lacks)(&experiment).is_none());
        for format in written.filter(|format| format.id != "latex" || !is_power) {
            let text: String = (format.write)(&experiment).into_iter().map(|file| file.text).collect();
            assert!(often(&text), "{}: {term}", format.id);
        }
        assert!(often(&python::write(&experiment).text), "Python: {term}");
    }
}

#[test]
fn equations_with_noise_say_what_is_noise() {
    let noisy = Demo::find("own:par I=0\nwiener w\nv'=-v+I+0.2*w").expect("a good text");
    let told = noisy.model().expect("a neuron").about.conventions;
    assert!(told.contains("white noise"), "{told}");
    let quiet = Demo::find("own:par I=0\nv'=-v+I").expect("a good text");
    assert!(quiet.model().expect("a neuron").about.conventions.is_empty());
}

#[test]
fn the_name_that_brian2_has_for_a_quotient_is_the_reciprocal_of_ours_unless_the_text_says_what_it_is() {
    let rate = |text: &str| {
        let (system, complaints) = read(text);
        assert!(complaints.iter().all(|complaint| complaint.doubt), "{text}: {complaints:?}");
        let system = system.expect("a good text");
        let rate = system.spelled_out(&system.variables[0].rate);
        [-3.0, 0.0, 0.5].map(|v| evaluate(&rate, &|name| Some(if name == "v" { v } else { 0.0 })))
    };
    let (reciprocal, own) = (rate("v'=exprel(v)+I\npar I=0"), rate("v'=exprel(v)+I\nexprel(x)=7*x\npar I=0"));
    for (v, found) in [-3.0f64, 0.0, 0.5].into_iter().zip(reciprocal) {
        let known = if v == 0.0 { 1.0 } else { v.exp_m1() / v };
        assert!((found - known).abs() < 1e-12, "{found}, not {known} at {v}");
    }
    assert_eq!(own, [-21.0, 0.0, 3.5]);
}

/// What a page of a text says of its run with some values, and its warning.
fn said(text: &str, numbers: &[(&str, f64)], method: &str) -> [String; 2] {
    let demo = Demo::find(&format!("own:{text}")).expect("a page");
    let numbers = numbers.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
    let given = numbers.chain([("method".to_string(), Given::Text(method.into()))]).collect::<Vec<_>>();
    let values = complete(&demo.params(), given).expect("good values");
    let scene = demo.open(&values, Budget::of(100_000)).expect("it opens");
    [(scene.results)(scene.frames - 1).text(), scene.warning.to_string()]
}

#[test]
fn a_threshold_that_is_guessed_is_not_called_one() {
    let text = "v'=v-v^3/3-w+I\nw'=0.08*(v+0.7-0.8*w)\npar I=0.5\n# v: -3..3\ninit v=2";
    let guessed = said(text, &[], "rk4")[0].clone();
    assert!(guessed.starts_with("The run starts above what is guessed to be the threshold, "), "{guessed}");
    let told = said(&format!("{text}\n# spike: v > 0"), &[], "rk4")[0].clone();
    assert!(told.starts_with("The run starts above the threshold, "), "{told}");
}

#[test]
fn a_division_by_0_is_no_growth_beyond_all_bounds() {
    let (leaky, noisy) =
        ("v'=(I-v)/tau\npar I=1.5, tau=10 # 0..20", "wiener w\nv'=(I-v)/tau+w\npar I=1.5, tau=10");
    for (text, method) in [(leaky, "dopri5"), (leaky, "euler"), (leaky, "rk4"), (noisy, "euler")] {
        let [_, warning] = said(text, &[("tau", 0.0)], method);
        assert!(
            warning.starts_with("At t = 0.0, where the run starts, the equations give no finite number"),
            "{warning}"
        );
    }
    let [_, warning] = said("v'=v^2\npar I=0, a=1\ninit v=1", &[], "dopri5");
    assert!(warning.contains("grows beyond all bounds"), "{warning}");
}

/// dv/dt = √v − v − 1 from above 0, dv/dt = −√v, dv/dt = −1 − ln(v)/1000: all come to v = 0, or below it, where there is nothing.
#[test]
fn a_state_that_comes_to_where_a_root_or_a_logarithm_ends_does_not_grow_beyond_all_bounds() {
    let undefined = "the state comes to where the equations are not defined";
    for text in [
        "v'=-v+sqrt(v)+I\npar I=-1\ninit v=1",
        "v'=I-v^0.5\npar I=0\ninit v=1",
        "v'=-1-0.001*ln(v)+I\ninit v=1\npar I=0",
        "v'=-1+0*sqrt(v)\npar I=0\ninit v=1",
        "v'=-1+asin(v)*0+I\npar I=0\ninit v=0.9",
        "v'=-1+I\nw'=ln(v)-w\npar I=0\ninit v=1",
    ] {
        for method in ["dopri5", "euler", "rk4"] {
            let [said, warning] = said(text, &[], method);
            assert!(warning.contains(undefined), "{text} by {method}: {warning} {said}");
        }
    }
    for text in ["v'=v^2\npar I=0\ninit v=1", "v'=exp(v)+I\npar I=0", "v'=v^3-v^2+I\npar I=3\ninit v=2"] {
        for method in ["dopri5", "euler", "rk4"] {
            let [_, warning] = said(text, &[], method);
            assert!(
                warning.starts_with("The numbers left the finite range"),
                "{text} by {method}: {warning}"
            );
        }
    }
}

/// What no step mends is not laid to the step, by whatever method it is run.
#[test]
fn a_solution_that_grows_beyond_all_bounds_is_told_as_such_by_a_fixed_step_too() {
    let demo = Demo::find("own:v'=v^2+I\npar I=1").expect("a page");
    let given = vec![("method".to_string(), Given::Text("euler".into()))];
    let values = complete(&demo.params(), given).expect("good values");
    let scene = demo.open(&values, Budget::of(100_000)).expect("it opens");
    let doubt = demo.doubts(&values, &scene).text.to_string();
    assert!(doubt.contains("the solution itself grows beyond all bounds"), "{doubt}");
}

#[test]
fn a_page_opens_whatever_step_and_end_its_text_asks_for() {
    for options in ["dt=0.01,total=20000", "dt=1e-9,total=1e9", "dt=0.05,total=60000", "dt=0.05,total=50000"]
    {
        for page in ["own", "own-slice", "own-firing", "own-clamp"] {
            let id = format!("{page}:x'=y-x+I\ny'=-y-x\nz'=-z+x\npar I=1\n@ {options}");
            let demo = Demo::find(&id).expect("a page");
            assert!(demo.open(&initial(&demo.params()), Budget::of(1_000_000)).is_ok(), "{page}, {options}");
        }
    }
}
