//! Programs of typed neurons are of these, whatever their names are: of none that a language or the program has, and under edges
//! of a current its columns are the lab's.

use nullcline::demos::Demo;
use nullcline::options::{Given, initial};
use nullcline::program::{Experiment, FORMATS, python, setup};
use nullcline::run::{Budget, Run};
use nullcline::script::script;
use std::collections::BTreeSet;
use std::env::temp_dir;
use std::fs;
use std::process::{Command, id};

const BUDGET: Budget = Budget::of(100_000);

/// A step whose edges lie between bins.
const STEP: [(&str, &str); 4] =
    [("stimulus", "step"), ("start", "5.02"), ("end", "12.513"), ("amplitude", "1.4")];

/// The experiment of a text's page with these values, and its run.
fn of_page(text: &str, given: &[(&str, &str)]) -> (Experiment, Run) {
    let demo = Demo::find(&format!("own:{text}")).expect("a good text");
    let params = demo.params();
    let given = given.iter().map(|(key, value)| (key.to_string(), Given::Text(value.to_string())));
    let values = nullcline::options::replaced(&params, initial(&params), given).expect("good values");
    let run = demo.open(&values, BUDGET).expect("good values").run.expect("it has a run");
    (setup::of_page(demo, &values, BUDGET).expect("it has a run"), run)
}

fn written(experiment: &Experiment, id: &str) -> String {
    let format = FORMATS.iter().find(|format| format.id == id).expect("a format");
    let lacks = (format.lacks)(experiment);
    assert!(lacks.is_none(), "{id}: {lacks:?}");
    (format.write)(experiment).into_iter().map(|file| file.text).collect()
}

/// A text without what is broken over its lines.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a program in C prints when it is compiled without a warning: its columns, each in a row.
fn columns_of(program: &str, name: &str) -> Vec<Vec<f64>> {
    let [source, built] =
        ["c", "out"].map(|tail| temp_dir().join(format!("nullcline_{name}_{}.{tail}", id())));
    fs::write(&source, program).expect("there is room");
    let strict = ["-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-O1", "-ffp-contract=off"];
    let compiled = Command::new("cc").args(strict).arg(&source).arg("-o").arg(&built).arg("-lm").output();
    let compiled = compiled.expect("there is a compiler, as Rust itself needs one");
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    let told = Command::new(&built).output().expect("it runs").stdout;
    let _ = [source, built].map(fs::remove_file);
    let text = String::from_utf8(told).expect("digits");
    let rows = text.lines().skip(1);
    let rows: Vec<Vec<f64>> =
        rows.map(|row| row.split(',').map(|cell| cell.parse().expect("a number")).collect()).collect();
    (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column]).collect()).collect()
}

/// Whether a C program's columns are the run's, to so much of the range of each.
fn is_the_run(program: &str, run: &Run, name: &str, near: f64) {
    let columns = columns_of(program, name);
    for (column, known) in columns.iter().zip(&run.columns) {
        assert_eq!(column.len(), known.values.len(), "{}", known.quantity.id);
        let range = known.values.iter().fold(1e-300_f64, |most, value| most.max(value.abs()));
        let off = column.iter().zip(known.values.iter()).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(off <= near * range, "{name}: {} is off by {off:e}", known.quantity.id);
    }
}

/// One parameter is called as the rate of v would be, one variable as that of another.
const RATES: &str =
    "v'=-v+dv+EL*dw\ndv'=-dv+I\npar I=1,EL=0.1,dw=0.2\ninit v=0.3\n@ total=5,dt=0.1,meth=euler\n";

#[test]
fn the_rate_of_a_variable_has_a_name_of_its_own_in_python() {
    let (experiment, _) = of_page(RATES, &[("method", "euler")]);
    let demo = Demo::find(&format!("own:{RATES}")).expect("a good text");
    let page = script(demo, &initial(&demo.params()), "python").expect("a language");
    let page: String = page.into_iter().map(|segment| segment.text).collect();
    for program in [python::write(&experiment).text, page] {
        for said in
            ["    v, dv = state\n", "    dv_ = dv - v", "    ddv = I - dv\n", "    return [dv_, ddv]\n"]
        {
            assert!(program.contains(said), "{said} in\n{program}");
        }
    }
    let shifted = "C*dV/dt = -g*(V - EL - dV) + I\npar C=1, g=0.1, EL=-65, dV=3, I=2\ninit V=-65\n";
    let program = python::write(&of_page(shifted, &[]).0).text;
    assert!(
        program.contains("dV = 3.0") && program.contains("    dV_ = ") && program.contains("return [dV_]"),
        "{program}"
    );
}

#[test]
fn what_a_program_makes_of_a_name_is_no_other_name() {
    let text = include_str!("simulators/models/made.ode");
    let (experiment, run) = of_page(text, &[("method", "rk4")]);
    is_the_run(&written(&experiment, "c"), &run, "made", 1e-12);
    for (format, own) in [
        ("neuron", &["x_start_, x_sum_, ", "Dx_ = 0.1", "x0_ = 0.02", "x_start = 0.1"][..]),
        ("xppaut", &["v_lo_=0.02", "aux v_lo=", "par v_o_=0.03"]),
        ("neuroml", &["\"v_fine_\"", "\"v_fine\"", "name=\"x_2_\""]),
    ] {
        let program = written(&experiment, format);
        for said in own {
            assert!(program.contains(said), "{format}: {said} in\n{program}");
        }
    }
}

#[test]
fn a_c_program_has_the_labs_columns_where_its_own_words_are_those_of_the_text() {
    let plain = "v'=I-v\nglobal 1 v-1 {v=0}\npar I=1.5\n";
    let held = "# refractory\nv' = I-v\nthreshold: v > 1\nreset: v = 0\nrefractory: 0.3\npar I=1.5\n";
    let mut words = BTreeSet::new();
    for (text, method) in
        [plain, held].into_iter().flat_map(|text| ["euler", "rk4", "dopri5"].map(|method| (text, method)))
    {
        let given = [("method", method)];
        let (experiment, _) = of_page(text, &[&given[..], &STEP].concat());
        let program = written(&experiment, "c");
        let code = program.lines().map(|line| line.split("//").next().unwrap_or(line).to_string());
        let code = code.collect::<Vec<_>>().join("\n");
        let parts = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').map(String::from);
        words.extend(parts.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())));
    }
    words.extend(["sinf", "M_PI", "signgam", "lgamma_r", "exp10", "roundeven", "range"].map(String::from));
    let reads = |word: &String| Demo::find(&format!("own:v'=I-v*{word}\npar I=1.5,{word}=0.1\n")).is_ok();
    let words: Vec<String> = words.into_iter().filter(reads).collect();
    for word in ["tstart", "sinf", "FINE", "printf", "rates", "injected"] {
        assert!(words.iter().any(|known| known == word), "{word} of {words:?}");
    }
    for (place, words) in words.chunks(40).enumerate() {
        let words: Vec<&String> = words.iter().filter(|word| *word != "v" && *word != "I").collect();
        let given = words
            .iter()
            .enumerate()
            .map(|(place, word)| format!("par {word}={}\n", 0.001 * (place + 1) as f64));
        let sum = words.iter().map(|word| word.as_str()).collect::<Vec<_>>().join("+");
        let text = format!(
            "v'=I-v*(1+{sum})\nglobal 1 v-0.5 {{v=0}}\npar I=1.5\n{}@ total=20,dt=0.1\n",
            given.collect::<String>()
        );
        let (experiment, run) = of_page(&text, &[("method", "rk4")]);
        is_the_run(&written(&experiment, "c"), &run, &format!("words_{place}"), 1e-12);
    }
}

#[test]
fn an_argument_of_a_function_is_called_otherwise_where_a_language_has_a_word_for_it() {
    let text = "f(lambda,double)=lambda*double\nv'=-f(v,2)+I\npar I=1\n";
    let (experiment, _) = of_page(text, &[]);
    assert!(python::write(&experiment).text.contains("def f(lambda_, double):"));
    assert!(written(&experiment, "c").contains("static double f(double lambda, double double_)"));
}

#[test]
fn a_parameter_that_python_has_a_word_for_is_called_otherwise_in_brian2() {
    let (experiment, _) = of_page("v'=-range*v+I+mvolt2\npar I=1,range=0.1,mvolt2=0.2\n", &[]);
    let program = written(&experiment, "brian2");
    assert!(program.contains("\"range_\": 0.1") && program.contains("\"mvolt2_\": 0.2"), "{program}");
}

/// By the adaptive method, for which programs take several steps in a bin.
#[test]
fn the_column_of_the_current_has_the_mean_in_a_bin_that_an_edge_falls_into() {
    let text = "v'=(w-v)/5\nw'=(I-w)/3\npar I=1\naux twice=2*I\n@ total=20,dt=0.1\n";
    let (experiment, run) = of_page(text, &[&[("method", "dopri5")][..], &STEP].concat());
    let current = run.column("I");
    let cut: Vec<usize> = (0..current.len()).filter(|bin| ![0.0, 1.4].contains(&current[*bin])).collect();
    assert_eq!(cut, [50, 125], "each edge falls into a bin");
    let program = written(&experiment, "c");
    is_the_run(&program, &run, "edges", 1e-5);
    let columns = columns_of(&program, "edges_seen");
    assert!(
        columns[3].iter().zip(current.iter()).all(|(a, b)| (a - b).abs() < 1e-12),
        "the current is the lab's"
    );
    assert!(
        columns[4].iter().zip(&columns[3]).all(|(twice, once)| *twice == 2.0 * once),
        "what is seen is of it"
    );
    for (format, bin) in [
        ("brian2", "I[50] = "),
        ("neuron", "I[50] = "),
        ("neuroml", "name=\"injected\""),
        ("xppaut", "aux I_o=seen1"),
    ] {
        let program = written(&experiment, format);
        assert!(program.contains(bin), "{format}: {bin} in\n{program}");
        let plain = flat(
            &program
                .lines()
                .map(|line| line.trim_start_matches(['#', ':', ' ']))
                .collect::<Vec<_>>()
                .join("\n"),
        );
        assert!(plain.contains("the lab tells twice under the mean current"), "{format}:\n{program}");
    }
}

/// By the adaptive method the pieces of the current are counted, and edges fall into bins.
#[test]
fn what_xppaut_numbers_has_no_name_of_the_text() {
    let text = "v'=I-v+0*seen0\nseen0'=-seen0\npar I=1\naux piece0=2*I\n@ total=20,dt=0.1\n";
    let (experiment, _) = of_page(text, &[&[("method", "dopri5")][..], &STEP].concat());
    let program = written(&experiment, "xppaut");
    let mut defined = BTreeSet::new();
    for line in program.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split('=').next().unwrap_or_default().trim_end_matches('\'');
        assert!(defined.insert(name), "{name} stands for two in\n{program}");
    }
    for said in ["\nseen0'=", "\nseen_0=if(", "aux I_o=seen_1", "\npiece0=2*I", "\npiece_0=", "\npiece_'=0"] {
        assert!(program.contains(said), "{said} in\n{program}");
    }
}

/// The steps of NEST are counted in ms, and so are the times that it is told.
#[test]
fn nest_is_told_of_a_text_in_seconds_in_its_own_milliseconds() {
    let text = include_str!("simulators/models/lif_in_seconds.txt");
    let (experiment, _) = of_page(text, &[("method", "dopri5")]);
    let program = written(&experiment, "nest");
    for said in
        ["\"tau_m\": 20.0", "\"t_ref\": 2.0", "dt, bins = 0, 0.0001, 2000", "step = round(1000 * dt, 3)"]
    {
        assert!(program.contains(said), "{said} in\n{program}");
    }
    assert!(
        flat(&program).contains("NEST's times are in ms, 1000 of which are one s of this file"),
        "{program}"
    );
    let text = include_str!("simulators/models/adex_in_seconds.txt");
    let (experiment, _) = of_page(text, &[("method", "dopri5"), ("tend", "0.1")]);
    let program = written(&experiment, "nest");
    for said in ["\"tau_w\": 144.0", "\"C_m\": 281.0", "\"g_L\": 30.0", "\"a\": 4.0", "\"b\": 80.5"] {
        assert!(program.contains(said), "{said} in\n{program}");
    }
    let units =
        "Its voltages are in the unit of the equations; its other numbers are those that give the same rates";
    assert!(flat(&program).contains(units), "{program}");
    let text = include_str!("simulators/models/izhikevich_in_seconds.txt");
    let (experiment, _) = of_page(text, &[]);
    assert!(written(&experiment, "nest").contains("\"a\": 0.02"));
    let finer = of_page(text, &[("dt", "0.0000005"), ("tend", "0.01")]).0;
    let format = FORMATS.iter().find(|format| format.id == "nest").expect("a format");
    assert!((format.lacks)(&finer).expect("half a step of NEST's").to_string().contains("thousandths"));
}

#[test]
fn nest_is_told_how_many_milliseconds_an_hour_has() {
    let text = "# time: h, 0..40\n# v: mV, -80..-40\nv'=(EL-v+I)/tau\npar tau=2, EL=-70, I=30\ninit v=-70\n\
                threshold: v > -50\nreset: v=-70\n@ dt=0.01, total=40\n";
    let program = written(&of_page(text, &[("method", "dopri5")]).0, "nest");
    let of = |name: &str| program.split(name).nth(1).and_then(|rest| rest.split(',').next()?.parse().ok());
    let tau: f64 = of("\"tau_m\": ").expect("a number");
    assert!((tau / 7.2e6 - 1.0).abs() < 1e-9, "{tau} ms are 2 h");
    assert!(program.contains("step = round(3600000 * dt, 3)"), "{program}");
    assert!(flat(&program).contains("3600000 of which are one h of this file"), "{program}");
}

/// In amperes a current of 1 would drown what the voltage does.
#[test]
fn a_neuron_in_si_units_is_nests_leaky_one_only_where_its_law_is_a_line() {
    let bent = "# time: s, 0..0.2\n# v: V, -0.09..-0.04\n# I: current, A, 0..1e-9\n\
                C*v' = -gL*(v-EL) - gP*(v-0.05)/(1+exp(-(v+0.05)/0.003)) + I\n\
                par C=200e-12, gL=10e-9, gP=1e-9, EL=-0.07, I=0.3e-9\nthreshold: v > -0.05\nreset: v=-0.065\n\
                @ dt=0.0001, total=0.2\n";
    let format = FORMATS.iter().find(|format| format.id == "nest").expect("a format");
    let lacks = (format.lacks)(&of_page(bent, &[]).0).expect("NEST has no such neuron");
    assert_eq!(lacks.to_string(), "NEST has no model of these equations");
    let line = bent.replace("gP=1e-9", "gP=0");
    assert!(written(&of_page(&line, &[]).0, "nest").contains("\"iaf_psc_delta\""));
    let squared = line.replace("+ I\n", "+ I*I*1e9\n");
    assert!((format.lacks)(&of_page(&squared, &[]).0).is_some(), "its current does not add");
}
