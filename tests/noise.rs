//! Neurons in white noise: its law against closed forms, where it may stand, and what of a neuron is told without it.

use nullcline::analysis::fixed_points;
use nullcline::demos::Demo;
use nullcline::equations::read;
use nullcline::models::own;
use nullcline::options::{Given, complete, initial};
use nullcline::page::Scene;
use nullcline::param::Refusal;
use nullcline::program::{FORMATS, setup};
use nullcline::run::{Budget, Run};
use nullcline::simulation::{Injected, simulate};

fn given(numbers: &[(&str, f64)], method: &str) -> Vec<(String, Given)> {
    let numbers = numbers.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
    numbers.chain([("method".to_string(), Given::Text(method.into()))]).collect()
}

fn asked(text: &str, numbers: &[(&str, f64)], method: &str) -> Result<Run, Refusal> {
    simulate(&own::id(text), given(numbers, method), Injected::Usual, Budget::of(1_000_000))
}

fn run(text: &str, numbers: &[(&str, f64)], method: &str) -> Run {
    asked(text, numbers, method).expect("good options")
}

fn opened(id: &str, method: &str) -> (&'static Demo, Scene) {
    let demo = Demo::find(id).expect("a page");
    let values = complete(&demo.params(), given(&[], method)).expect("good values");
    (demo, demo.open(&values, Budget::of(1_000_000)).expect("it opens"))
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The mean of the product of two columns from their means.
fn covariance(one: &[f64], other: &[f64]) -> f64 {
    let means = [mean(one), mean(other)];
    let product = |(a, b): (&f64, &f64)| (a - means[0]) * (b - means[1]);
    one.iter().zip(other).map(product).sum::<f64>() / one.len() as f64
}

/// Ornstein and Uhlenbeck's process: dv = −2 v dt + 0.3 dW.
const LEAKY: &str = "wiener w\nv'=-2*v+0.3*w\n";

/// Each step leaves a part of v, and adds σ² dt to its variance: 1 − θ dt by Euler's method, by Runge and Kutta's the first terms
/// of e^(−θ dt). For small steps both come to σ²/(2θ).
#[test]
fn a_leaky_membrane_in_noise_has_the_variance_of_ornstein_and_uhlenbecks_process() {
    let (theta, sigma) = (2.0f64, 0.3f64);
    for dt in [0.2f64, 0.02] {
        let z = -theta * dt;
        let left = [("euler", 1.0 + z), ("rk4", 1.0 + z + z * z / 2.0 + z.powi(3) / 6.0 + z.powi(4) / 24.0)];
        for (method, left) in left {
            let v = run(LEAKY, &[("dt", dt), ("tend", 400_000.0 * dt)], method).column("v");
            let expected = sigma * sigma * dt / (1.0 - left * left);
            let variance = covariance(&v, &v);
            // Of 16,000 correlation times at least: a standard error of a hundredth.
            assert!((variance / expected - 1.0).abs() < 0.03, "{method} by {dt}: {variance}, {expected}");
            // What is left after a while is correlated by as much as decays in it.
            let later = (0.5 / dt) as usize;
            let decayed = covariance(&v[later..], &v[..v.len() - later]) / variance;
            let expected = left.powi(later as i32);
            assert!((decayed - expected).abs() < 0.03, "{method} by {dt}: {decayed}, {expected}");
        }
    }
    let variance = run(LEAKY, &[("dt", 0.005), ("tend", 4000.0)], "euler").column("v");
    assert!((covariance(&variance, &variance) / (sigma * sigma / (2.0 * theta)) - 1.0).abs() < 0.05);
}

#[test]
fn two_noises_are_independent_and_one_in_two_equations_is_the_same() {
    let numbers = [("dt", 0.1), ("tend", 20_000.0)];
    let apart = run("wiener a,b\nv'=-v+a\nu'=-u+b\n", &numbers, "euler");
    let (v, u) = (apart.column("v"), apart.column("u"));
    assert!(covariance(&v, &u).abs() < 0.02 * covariance(&v, &v));
    let shared = run("wiener a\nv'=-v+a\nu'=-u+2*a\n", &numbers, "euler");
    let (v, u) = (shared.column("v"), shared.column("u"));
    assert!(v.iter().zip(u.iter()).all(|(v, u)| (2.0 * v - u).abs() < 1e-9 * (1.0 + u.abs())));
}

/// dv = s v dW has the mean that it starts from in Itô's sense; in Stratonovich's it would grow by e^(s²t/2), here by 1.65.
#[test]
fn noise_that_is_multiplied_by_the_state_is_meant_as_itos() {
    let text = "wiener a,b,c,d\nv'=v*a\nx'=x*b\ny'=y*c\nz'=z*d\ninit v=1,x=1,y=1,z=1\n";
    for method in ["euler", "rk4"] {
        let ends = (0..500).flat_map(|seed| {
            let run = run(text, &[("seed", f64::from(seed)), ("dt", 0.01), ("tend", 1.005)], method);
            ["v", "x", "y", "z"].map(|column| *run.column(column).last().expect("a bin"))
        });
        let ends: Vec<f64> = ends.collect();
        // Its variance is e − 1.
        let error = ((1f64.exp() - 1.0) / ends.len() as f64).sqrt();
        assert!((mean(&ends) - 1.0).abs() < 4.0 * error, "{method}: {}", mean(&ends));
        let logarithms: Vec<f64> = ends.iter().map(|end| end.ln()).collect();
        assert!((mean(&logarithms) + 0.5).abs() < 0.1, "{method}: {}", mean(&logarithms));
    }
}

#[test]
fn the_noise_is_its_seeds_whatever_the_state() {
    let numbers = |seed: f64| [("seed", seed), ("tend", 50.0)];
    let one = run(LEAKY, &numbers(5.0), "euler").column("v");
    assert_eq!(one, run(LEAKY, &numbers(5.0), "euler").column("v"));
    assert_ne!(one, run(LEAKY, &numbers(6.0), "euler").column("v"));
    // The first two deviates of RandomState(5), by NumPy: 0.44122749 and −0.33087015.
    let first = 0.3 * 0.05f64.sqrt() * 0.44122749;
    assert!((one[1] - first).abs() < 1e-8, "{}", one[1]);
    assert!((one[2] - (0.9 * first - 0.3 * 0.05f64.sqrt() * 0.33087015)).abs() < 1e-8);
    // From another state the same kicks: what lies between two runs of a linear neuron goes without them.
    let other = run(LEAKY, &[("seed", 5.0), ("tend", 50.0), ("v0", 1.0)], "euler").column("v");
    for (bin, (a, b)) in other.iter().zip(one.iter()).enumerate().take(100) {
        assert!((a - b - 0.9f64.powi(bin as i32)).abs() < 1e-12, "bin {bin}");
    }
}

#[test]
fn noise_of_no_size_leaves_a_run_as_it_is_to_the_last_bit() {
    let quiet = "v'=v-v*v*v/3-u+I\nu'=0.08*(v+0.7-0.8*u)\npar I=0.5\n";
    let loud = "wiener w\nv'=v-v*v*v/3-u+I+s*w\nu'=0.08*(v+0.7-0.8*u)\npar I=0.5,s=0\n";
    for method in ["euler", "rk4"] {
        let runs = [quiet, loud].map(|text| run(text, &[("tend", 200.0)], method));
        for column in ["v", "u"] {
            let [quiet, loud] = [0, 1].map(|place| runs[place].column(column));
            assert!(quiet.iter().zip(loud.iter()).all(|(a, b)| a == b), "{column} by {method}");
        }
    }
}

#[test]
fn no_kick_moves_a_voltage_that_is_held() {
    let text = "wiener w\nv'=2-v+0.5*w\nu'=-u+0.1*w\nglobal 1 v-1 {v=0}\n# refractory: 1\n";
    for method in ["euler", "rk4"] {
        let run = run(text, &[("dt", 0.1), ("tend", 100.0)], method);
        let (v, u) = (run.column("v"), run.column("u"));
        assert!(run.spikes.indices.len() > 20);
        for &bin in &run.spikes.indices {
            let bin = bin as usize;
            let held = &v[bin..v.len().min(bin + 11)];
            assert!(held.iter().all(|v| *v == 0.0), "{method}, bin {bin}: {held:?}");
            assert!(u[bin..].windows(2).take(9).all(|pair| pair[0] != pair[1]), "the others go on");
        }
    }
}

#[test]
fn a_quantity_that_noise_is_part_of_has_its_values_of_each_step() {
    let text = "wiener w\nx=0.2*w\nv'=-v+x\naux shown=x\n";
    let demo = Demo::find(&format!("own:{text}")).expect("a page");
    let values = complete(&demo.params(), given(&[("dt", 0.1)], "euler")).expect("good values");
    let scene = demo.open(&values, Budget::of(10_000)).expect("it opens");
    let columns = demo.columns(&values, &scene);
    let column = |id: &str| {
        let found = columns.iter().find(|column| column.quantity.id == id).expect("a column");
        found.values.clone()
    };
    let (v, x) = (column("v"), column("shown"));
    for bin in 0..v.len() - 1 {
        assert!((v[bin] + 0.1 * (x[bin] - v[bin]) - v[bin + 1]).abs() < 1e-12, "bin {bin}");
    }
}

#[test]
fn the_adaptive_method_takes_no_noise() {
    let refusal = asked(LEAKY, &[], "dopri5").expect_err("it is refused");
    assert_eq!(refusal.key, "method");
    assert!(
        refusal.to_string().contains("euler, rk4: the adaptive method chooses its steps, and noise is drawn"),
        "{refusal}"
    );
    assert!(asked("v'=-v", &[], "dopri5").is_ok());
    let (system, complaints) = read("wiener w\npar I=0\nv'=I-v+w\n@ meth=qualrk\n");
    assert!(system.is_some());
    let told = |said: &str| complaints.iter().any(|complaint| complaint.message.to_string().contains(said));
    assert!(told("in noise steps have a fixed length"), "{complaints:?}");
    assert_eq!(complaints.len(), 1, "{complaints:?}");
    let demo = Demo::find("own:wiener w\npar I=0\nv'=I-v+w\n@ meth=qualrk\n").expect("a page");
    let scene = demo.open(&initial(&demo.params()), Budget::of(10_000)).expect("it opens");
    assert!(scene.method.to_string().starts_with("forward Euler"), "as it says: {}", scene.method);
    assert_eq!(asked("v'=-v", &[("seed", 1.0)], "euler").expect_err("there is no noise").key, "seed");
}

#[test]
fn noise_stands_linearly_in_rates_and_nowhere_else_and_its_place_is_told() {
    for (equations, line, column) in [
        ("v'=-v+w^2", 2, 7),
        ("v'=-v+exp(w)", 2, 11),
        ("v'=-v*w*w", 2, 7),
        ("v'=-v/w", 2, 7),
        ("v'=-v+if(w>0)then(1)else(0)", 2, 10),
        ("x=v*w\nv'=-v+x*w", 3, 7),
        ("f(x)=x*x\nv'=-v+f(2*w)", 3, 11),
        ("v'=-v+max(w,0)", 2, 11),
        ("v'=1-v\nglobal 1 v-1-w {v=0}", 3, 14),
        ("v'=1-v\nglobal 1 v-1 {v=w}", 3, 17),
        ("v'=1-v\nglobal 1 v-1 {v=0;V=2*W}", 3, 23),
    ] {
        let (system, complaints) = read(&format!("wiener w\n{equations}"));
        assert!(system.is_none(), "{equations}");
        let faults: Vec<_> = complaints.iter().filter(|complaint| !complaint.doubt).collect();
        let [complaint] = faults.as_slice() else { panic!("{equations}: {complaints:?}") };
        assert!(complaint.message.to_string().contains("noise"), "{equations}: {}", complaint.message);
        assert_eq!((complaint.line, complaint.column), (line, column), "{equations}: {}", complaint.message);
    }
    for equations in [
        "v'=-v+2*w",
        "v'=-v+v*u*w/(1+v^2)-w\nu'=-u",
        "v'=if(v>0)then(w)else(-v)",
        "f(x,y)=x*y\nx=f(w,v)\nv'=-x-(x+w)",
        "s=exp(v)\nv'=-w*s+sqrt(2)*xi",
        "v'=-v+w\naux square=w^2",
    ] {
        let (system, complaints) = read(&format!("wiener w\n{equations}"));
        assert!(system.is_some(), "{equations}: {complaints:?}");
    }
}

/// What is found of the slopes, against a noise that is 1: with the deviate of the first step.
#[test]
fn a_kick_is_what_the_rate_says_of_the_noise_at_the_beginning_of_the_step() {
    for (rate, slope) in [
        ("if(v>0)then(w*v)else(3*w)", 0.5),
        ("if(v>1)then(w*v)else(3*w)", 3.0),
        ("f(w,v)-w/4", 0.5 * 0.5 - 0.25),
        ("-(v-w)*(2+v)", 2.5),
        ("(3-w)/v+I*w", -2.0 + 7.0),
        ("x+x", 2.0 * 0.5 * 7.0),
    ] {
        let text = format!("wiener w\npar I=7\nf(a,b)=a*b*b\nx=I*v*w\nv'={rate}\ninit v=0.5\n");
        let quiet = text.replace("wiener w", "par w=0");
        let [loud, quiet] = [(text, 1.0), (quiet, 0.0)].map(|(text, seed)| {
            let seed = [("seed", seed), ("dt", 0.01), ("tend", 0.1)];
            run(&text, if seed[0].1 > 0.0 { &seed } else { &seed[1..] }, "euler").column("v")[1]
        });
        // The first deviate of RandomState(1), by NumPy.
        let moved = (loud - quiet) / (0.1 * 1.6243453636632417);
        assert!((moved - slope).abs() < 1e-12, "{rate}: {moved}, {slope}");
    }
}

#[test]
fn what_is_found_of_the_equations_is_found_without_noise() {
    let text = "wiener w\nv'=v-v^3/3-u+I+0.5*(1+v^2)*w\nu'=0.08*(v+0.7-0.8*u)+w\npar I=0.5\n";
    let quiet = text.replace("wiener w", "number w=0");
    let points = [text, &quiet].map(|text| {
        let found =
            fixed_points(&own::id(text), [("I".to_string(), Given::Number(0.5))]).expect("good options");
        found.points.iter().map(|point| (point.kind, point.state.clone())).collect::<Vec<_>>()
    });
    assert!(!points[0].is_empty());
    assert_eq!(points[0], points[1]);
}

#[test]
fn pages_say_what_is_in_noise_and_offer_no_exact_solution_of_it() {
    let text = "wiener w\nv'=v-v^3/3-u+I+0.1*w\nu'=0.08*(v+0.7-0.8*u)\npar I=0.5\nC=2*v # nA\n";
    let (demo, scene) = opened(&format!("own:{text}"), "euler");
    assert_eq!(
        scene.method.to_string(),
        "forward Euler, dt = 0.05, noise of seed 1; all but runs is of the equations without noise"
    );
    assert!(!demo.knows_exactly() && scene.warning.is_empty());
    let values = complete(&demo.params(), given(&[], "euler")).expect("good values");
    assert!(demo.exact(&values, Budget::of(10_000)).is_none());
    let doubt = demo.doubts(&values, &scene);
    assert!(doubt.text.is_empty() && doubt.remedy.is_none(), "{doubt:?}");
    for (page, said) in [("own-firing", true), ("own", false)] {
        let (_, scene) = opened(&format!("{page}:{text}"), "rk4");
        assert_eq!(scene.method.to_string().ends_with("; of the equations without noise"), said, "{page}");
    }
    let clamp = Demo::find(&format!("own-clamp:{text}")).expect("a page");
    let scene = clamp.open(&initial(&clamp.params()), Budget::of(1_000_000)).expect("it opens");
    assert!(scene.method.to_string().ends_with("; of the equations without noise"), "{}", scene.method);
    let (_, alone) = opened(&format!("own:{LEAKY}"), "rk4");
    let method = "classical Runge–Kutta (RK4), dt = 0.05, noise of seed 1";
    assert_eq!(alone.method.to_string(), method);
}

#[test]
fn what_is_told_of_the_equations_without_noise_begins_with_that() {
    let text = "wiener w\nv'=v-v^3/3-u+I+0.1*w\nu'=0.08*(v+0.7-0.8*u)\npar I=0.5\n";
    let clamp = Demo::find(&format!("own-clamp:{text}")).expect("a page");
    let scene = clamp.open(&initial(&clamp.params()), Budget::of(1_000_000)).expect("it opens");
    let said = (scene.results)(0).text();
    assert!(said.starts_with("Without noise: "), "{said}");
    let (_, scene) = opened(&format!("own:{text}"), "euler");
    let said = (scene.results)(0).text();
    assert!(said.contains(". Without noise: At I = 0.5"), "{said}");
    let (_, scene) = opened(&format!("own:{}", text.replace("wiener w", "number w=0")), "euler");
    assert!(!(scene.results)(0).text().contains("Without noise"));
}

#[test]
fn a_page_in_noise_asks_for_nothing_that_noise_makes_another_each_time() {
    let summary = |text: &str| Demo::find(&format!("own:{text}")).expect("a page").about.summary;
    for more in ["", "\nu'=-u"] {
        let quiet = format!("v'=-v+I{more}\npar I=1");
        let loud = format!("wiener w\n{}", quiet.replace("+I", "+I+w"));
        assert!(summary(&loud).contains("noise") && summary(&loud).contains("Another seed"));
        assert!(!summary(&quiet).contains("noise") && !summary(&loud).contains("smallest current"));
    }
}

#[test]
fn a_silence_in_noise_is_not_said_to_last() {
    let quiet = "v'=1-v+u\nu'=-0.1*u\nz'=-z\nglobal 1 v-2 {v=0}\ninit u=5\n";
    let loud = format!("wiener w\n{}", quiet.replace("1-v+u", "1-v+u+0.001*w"));
    for (text, silent) in [(quiet, true), (&loud, false)] {
        let (_, scene) = opened(&format!("own:{text}"), "euler");
        let said = (scene.results)(0).text();
        assert!(said.contains("spikes at") && said.contains("until the last") == silent, "{said}");
    }
}

#[test]
fn programs_write_noise_where_they_can_and_say_whose_random_numbers_they_take() {
    let program = |text: &str, id: &str, method: &str| {
        let own = own::id(text);
        let budget = Budget::of(100_000);
        let run = setup::of_model(&own, given(&[("seed", 7.0)], method), Injected::Usual, budget);
        let experiment = run.expect("good options");
        let format = FORMATS.iter().find(|format| format.id == id).expect("a format");
        match (format.lacks)(&experiment) {
            Some(lacks) => Err(lacks.to_string()),
            None => Ok((format.write)(&experiment).into_iter().map(|file| file.text).collect::<String>()),
        }
    };
    let words = |text: String| text.replace('#', "").split_whitespace().collect::<Vec<_>>().join(" ");
    for id in ["c", "neuron", "neuroml", "nest"] {
        let lacks = program(LEAKY, id, "euler").expect_err("it has no noise");
        assert!(lacks.contains("in noise"), "{id}: {lacks}");
    }
    for method in ["euler", "rk4"] {
        let ode = program(LEAKY, "xppaut", method).expect("a program");
        assert!(ode.contains("\nwiener w\n") && ode.contains("v'=-2*v+0.3*w\n"), "{ode}");
        let brian2 = program(LEAKY, "brian2", method).expect("a program");
        assert!(brian2.contains("dv/dt = (-2.0*v + 0.3*(xi_w*ms**0.5))/ms : 1"), "{brian2}");
        assert!(brian2.contains("g(x, t)*dW") && brian2.contains("method=in_noise"), "{brian2}");
        for program in [ode, brian2] {
            assert!(words(program.clone()).contains("another run of the same law"), "{program}");
        }
    }
    let multiplied = "wiener w\nv'=-v*w\ninit v=1";
    assert!(program(multiplied, "xppaut", "euler").is_ok());
    let lacks = program(multiplied, "xppaut", "rk4").expect_err("it is Stratonovich’s");
    assert!(lacks.contains("Stratonovich"), "{lacks}");
    assert!(program("wiener w\nv'=-v+w\naux x=w", "brian2", "euler").is_err());
    assert!(program(LEAKY, "latex", "euler").expect("a text").contains("White noise in It\\^o's sense"));
}
