//! Neurons that are held after a reset: closed forms, small references of their own, and what must not change.

use nullcline::equations::{read, write};
use nullcline::integrate::EVERYWHERE;
use nullcline::models::{Listed, MODELS, own};
use nullcline::options::Given;
use nullcline::run::{Budget, Run};
use nullcline::simulation::{Injected, simulate};
use nullcline::spikes::Fires;

fn run(model: &str, numbers: &[(&str, f64)], method: &str, current: Injected) -> Run {
    let numbers = numbers.iter().map(|(id, value)| (id.to_string(), Given::Number(*value)));
    let given = numbers.chain([("method".to_string(), Given::Text(method.into()))]);
    simulate(model, given, current, Budget::of(1_000_000)).expect("good options")
}

fn constant(model: &str, numbers: &[(&str, f64)], method: &str, current: f64) -> Run {
    run(model, numbers, method, Injected::Constant(current))
}

/// The models whose spikes are resets.
fn resetting() -> impl Iterator<Item = &'static Listed> {
    MODELS.iter().filter(|model| matches!(model.about.fires, Fires::AtReset))
}

#[test]
fn every_model_with_a_reset_can_be_refractory_and_only_the_one_with_units_is_when_nothing_is_said() {
    for model in resetting() {
        let params = model.params();
        let time = params.last().expect("a parameter");
        assert_eq!(time.id, "t_ref", "{}: pages that have none leave out the last", model.about.id);
        assert_eq!(time.unit, model.time.unit, "{}", model.about.id);
        assert_eq!(
            time.initial(),
            if model.about.id == "lif-units" { 2.0 } else { 0.0 },
            "{}",
            model.about.id
        );
    }
    assert_eq!(resetting().count(), 5);
    let others = MODELS.iter().filter(|model| !matches!(model.about.fires, Fires::AtReset));
    assert!(others.into_iter().all(|model| model.params().iter().all(|param| param.id != "t_ref")));
}

/// Under I = 1.5 it takes ln 3 from the reset to the threshold, and so long again after each refractory time.
#[test]
fn the_adaptive_method_meets_the_end_of_each_refractory_time_exactly() {
    let interval = 3f64.ln();
    for held in [1e-13, 0.013, 0.4, 2.0, 7.7] {
        for dt in [0.01, 0.37, 3.0] {
            let run = constant("lif", &[("t_ref", held), ("tend", 60.0), ("dt", dt)], "dopri5", 1.5);
            let [t, v] = ["t", "v"].map(|id| run.column(id));
            let last = t[t.len() - 1];
            let count = ((last - interval) / (interval + held)) as usize + 1;
            assert_eq!(run.spikes.times.len(), count, "{held} by {dt}");
            for (n, time) in run.spikes.times.iter().enumerate() {
                let exact = interval + n as f64 * (interval + held);
                assert!((time - exact).abs() < 1e-8, "{held} by {dt}: {time} against {exact}");
                let from = t.partition_point(|t| t < time);
                let behind = t.iter().zip(v.iter()).skip(from).take_while(|(t, _)| **t < time + held);
                assert!(behind.into_iter().all(|(_, v)| *v == 0.0), "{held} by {dt}: it is held at {time}");
            }
        }
    }
    let tight = simulate(
        "lif",
        [("t_ref", 0.4), ("tend", 60.0)]
            .map(|(id, value)| (id.to_string(), Given::Number(value)))
            .into_iter()
            .chain([("method".to_string(), Given::Text("dopri5".into()))]),
        Injected::Constant(1.5),
        Budget::of(1000).tight(),
    );
    for (n, time) in tight.expect("good options").spikes.times.iter().enumerate() {
        assert!((time - (interval + n as f64 * (interval + 0.4))).abs() < 1e-9, "{time}");
    }
}

#[test]
fn fixed_steps_hold_the_voltage_for_the_nearest_whole_number_of_them_and_at_least_one() {
    for method in ["euler", "rk4"] {
        let free = constant("lif", &[("tend", 60.0)], method, 1.5);
        let rise = free.spikes.indices[0];
        for (held, steps) in [(1e-9, 1), (0.04, 1), (0.3, 3), (0.24, 2), (0.26, 3), (7.0, 70), (0.0, 0)] {
            let run = constant("lif", &[("t_ref", held), ("tend", 60.0)], method, 1.5);
            let bins = run.column("t").len() as u32;
            let expected: Vec<u32> =
                (0..).map(|n| rise + n * (rise + steps)).take_while(|bin| *bin < bins).collect();
            assert_eq!(run.spikes.indices, expected, "{held} by {method}");
            let v = run.column("v");
            for bin in run.spikes.indices.iter().map(|bin| *bin as usize) {
                let still = &v[bin..v.len().min(bin + steps as usize + 1)];
                assert!(still.iter().all(|v| *v == 0.0), "{held} by {method}: {still:?}");
                assert!(v.get(bin + steps as usize + 1).is_none_or(|v| *v > 0.0), "then it is free");
            }
        }
    }
}

#[test]
fn one_that_lasts_longer_than_the_run_leaves_one_spike_by_every_method() {
    for model in resetting() {
        for method in EVERYWHERE {
            let run = constant(model.about.id, &[("t_ref", 1e9)], method.id, model.about.current);
            let told = format!("{} by {}", model.about.id, method.id);
            assert_eq!((run.spikes.times.len(), run.ending), (1, None), "{told}");
            let v = run.column("v");
            let bin = run.spikes.indices[0] as usize;
            assert!(v[bin..].iter().all(|x| *x == v[v.len() - 1]), "{told}: it is held");
        }
    }
}

#[test]
fn a_neuron_that_starts_beyond_its_threshold_is_refractory_from_the_first_bin_on() {
    let interval = 3f64.ln();
    let numbers = [("t_ref", 0.5), ("v0", 1.2), ("tend", 10.0)];
    let run = constant("lif", &numbers, "dopri5", 1.5);
    assert_eq!(run.spikes.times[0], 0.0);
    assert!((run.spikes.times[1] - 0.5 - interval).abs() < 1e-8, "{:?}", run.spikes.times);
    for method in ["euler", "rk4"] {
        let free = constant("lif", &[("tend", 10.0)], method, 1.5).spikes.indices[0];
        let run = constant("lif", &numbers, method, 1.5);
        assert_eq!(run.spikes.indices[..2], [0, 5 + free], "{method}");
    }
}

#[test]
fn a_current_that_flows_while_the_voltage_is_held_does_nothing_to_it() {
    let bins = 200;
    for method in ["euler", "rk4", "dopri5"] {
        let flows = |pulse: f64| {
            let current = (0..bins).map(|bin| if (13..18).contains(&bin) { pulse } else { 1.5 });
            let numbers = [("t_ref", 0.8), ("tend", 20.0)];
            run("lif", &numbers, method, Injected::Samples(current.collect()))
        };
        let (with, without) = (flows(1e3), flows(1.5));
        let first = without.spikes.times[0];
        assert!(
            first < 1.3 && 1.8 < first + 0.8,
            "{method}: the pulse falls into a refractory time, from {first}"
        );
        for (a, b) in with.spikes.times.iter().zip(&without.spikes.times) {
            assert!((a - b).abs() < 1e-7, "{method}: {a} against {b}");
        }
        assert_eq!(with.spikes.times.len(), without.spikes.times.len(), "{method}");
    }
}

/// AdEx at its defaults under 65 pA, from (−70, 0), held for 4 ms after each reset: rates as the book has them.
fn adex([v, w]: [f64; 2], held: bool) -> [f64; 2] {
    let v = v.min(-30.0);
    let dv = (2.0 * ((v + 50.0) / 2.0).exp() - (v + 70.0) + 0.5 * (65.0 - w)) / 5.0;
    [if held { 0.0 } else { dv }, (0.5 * (v + 70.0) - w) / 100.0]
}

#[test]
fn the_adaptation_of_adex_decays_while_its_voltage_is_held() {
    let numbers = [("t_ref", 4.0), ("v0", -70.0), ("w0", 0.0), ("tend", 300.0)];
    // Euler's steps, taken here by themselves.
    let run = constant("adex", &numbers, "euler", 65.0);
    let [v, w] = ["v", "w"].map(|id| run.column(id));
    let euler = |[v, w]: [f64; 2], held: bool| {
        let dv = (2.0 * ((v + 50.0) / 2.0).exp() - (v + 70.0) + 0.5 * (65.0 - w)) / 5.0;
        [if held { v } else { v + 0.01 * dv }, w + 0.01 * (0.5 * (v + 70.0) - w) / 100.0]
    };
    let (mut state, mut held, mut fired) = ([-70.0, 0.0], 0, Vec::new());
    for bin in 0..v.len() {
        assert!((v[bin] - state[0]).abs() < 1e-7 && (w[bin] - state[1]).abs() < 1e-7, "bin {bin}: {state:?}");
        state = euler(state, held > 0);
        if held > 0 {
            held -= 1;
        } else if state[0] > -30.0 {
            state = [-51.0, state[1] + 7.0];
            held = 400;
            fired.push(bin as u32 + 1);
        }
    }
    assert_eq!(
        run.spikes.indices,
        fired.iter().copied().filter(|bin| (*bin as usize) < v.len()).collect::<Vec<_>>()
    );
    // The exact solution, by short steps of the midpoint method.
    let run = constant("adex", &numbers, "dopri5", 65.0);
    let (mut state, mut free, mut times, h) = ([-70.0, 0.0], 0.0, Vec::new(), 1e-4);
    for step in 0..3_000_000u32 {
        let now = f64::from(step) * h;
        let held = now < free - 0.5 * h;
        let half = adex(state, held);
        let rate = adex([state[0] + 0.5 * h * half[0], state[1] + 0.5 * h * half[1]], held);
        state = [state[0] + h * rate[0], state[1] + h * rate[1]];
        if state[0] > -30.0 {
            state = [-51.0, state[1] + 7.0];
            free = now + h + 4.0;
            times.push(now + h);
        }
    }
    assert_eq!(run.spikes.times.len(), times.len());
    for (found, known) in run.spikes.times.iter().zip(&times) {
        assert!((found - known).abs() < 2e-3, "{found} against {known}");
    }
    let bin = run.spikes.indices[2] as usize;
    let [t, v, w] = ["t", "v", "w"].map(|id| run.column(id));
    assert!(v[bin] == -51.0 && v[bin + 390] == -51.0 && v[bin + 410] > -51.0);
    // From w toward a (V_reset − V_rest) = 9.5 within τ_w.
    let decayed = 9.5 + (w[bin] - 9.5) * (-(t[bin + 390] - t[bin]) / 100.0).exp();
    assert!((w[bin + 390] - decayed).abs() < 1e-7, "{} against {decayed}", w[bin + 390]);
}

#[test]
fn izhikeviches_scheme_holds_the_voltage_behind_the_bin_that_shows_the_peak() {
    let numbers = [("t_ref", 1.25), ("v0", -65.0), ("u0", -13.0), ("tend", 200.0)];
    let run = constant("izhikevich", &numbers, "half-steps", 10.0);
    let [v, u] = ["v", "u"].map(|id| run.column(id));
    let (mut state, mut held, mut fired) = ([-65.0, -13.0], 0, Vec::new());
    let rise = |[v, u]: [f64; 2]| 0.04 * v * v + 5.0 * v + 140.0 - u + 10.0;
    for bin in 0..v.len() {
        assert!((v[bin] - state[0]).abs() < 1e-8 && (u[bin] - state[1]).abs() < 1e-8, "bin {bin}: {state:?}");
        if state[0] >= 30.0 {
            fired.push(bin as u32);
            state = [-65.0, state[1] + 8.0];
            held = 13;
        }
        if held > 0 {
            held -= 1;
        } else {
            state[0] += 0.05 * rise(state);
            state[0] += 0.05 * rise(state);
        }
        state[1] += 0.1 * 0.02 * (0.2 * state[0] - state[1]);
    }
    assert!(fired.len() > 3);
    assert_eq!(run.spikes.indices, fired);
}

#[test]
fn a_typed_neuron_is_refractory_as_the_compiled_one_that_its_text_is_of() {
    for model in resetting() {
        let mut system = model.system().clone();
        let place = system.params.iter().position(|param| param.id == "t_ref").expect("it has one");
        let unlike = [0.0, 0.7, 3.1];
        for time in unlike {
            let mut text = String::new();
            system.params[place].default = nullcline::param::Value::Number(time);
            text += &write(&system);
            assert!(text.contains("# refractory: t_ref\n"), "{text}");
            let id = own::id(&text);
            for method in EVERYWHERE {
                let numbers = [("tend", model.about.duration / 2.0), ("dt", model.about.dt)];
                let start: Vec<(String, f64)> = model
                    .variables
                    .iter()
                    .map(|variable| format!("{}0", variable.id))
                    .zip([-0.0, 0.0])
                    .collect();
                let start: Vec<(&str, f64)> = start.iter().map(|(id, x)| (id.as_str(), *x)).collect();
                let all = [&numbers[..], &start[..]].concat();
                let compiled = constant(
                    model.about.id,
                    &[&all[..], &[("t_ref", time)]].concat(),
                    method.id,
                    model.about.current,
                );
                let typed = constant(&id, &all, method.id, model.about.current);
                let told = format!("{} by {} with {time}", model.about.id, method.id);
                assert_eq!(typed.spikes.indices, compiled.spikes.indices, "{told}");
                for (a, b) in typed.spikes.times.iter().zip(&compiled.spikes.times) {
                    assert!((a - b).abs() < 1e-9, "{told}: {a} against {b}");
                }
            }
        }
    }
}

/// What is told of a text, in words.
fn told(text: &str) -> Vec<String> {
    read(text).1.iter().map(|complaint| complaint.message.to_string()).collect()
}

#[test]
fn a_refractory_time_is_read_where_it_is_one_and_what_is_none_is_told() {
    let with = |line: &str| {
        format!("v'=I-v\nw'=-w\npar I=2,tref=0.5\nnumber two=2\nglobal 1 v-1 {{v=0;w=w+1}}\n{line}\n")
    };
    for (line, time) in [
        ("# refractory: tref", 0.5),
        ("# refractory: two*tref + 1", 2.0),
        ("# Refractory: 3", 3.0),
        ("# refractory: -3", 0.0),
        ("refractory: TREF", 0.5),
        ("", 0.0),
    ] {
        let (system, complaints) = read(&with(line));
        let system = system.unwrap_or_else(|| panic!("{line}: {complaints:?}"));
        let values: Vec<f64> = system.params.iter().map(|param| param.initial()).collect();
        assert_eq!(system.refractory(&values), time, "{line}");
    }
    let says = |line: &str, part: &str| {
        let told = told(&with(line));
        assert!(told.iter().any(|told| told.contains(part)), "{line}: {told:?}");
    };
    says("# refractory: w", "made of numbers and parameters");
    says("refractory: v > 0", "made of numbers and parameters");
    says("# refractory: treff", "treff is unknown");
    says("refractory: 1\nrefractory: 2", "only one refractory time");
    assert!(
        told("v'=I-v\npar I=2\n# refractory: 3").iter().any(|told| told.contains("wants a reset beside it"))
    );
    let named = "v'=I-v\npar I=2\n# refractory: ms, 0..9, how long\npar refractory=2\nglobal 1 v-1 {v=0}";
    let system = read(named).0.expect("a parameter may be called so");
    assert_eq!(system.params[0].max, 9.0);
    assert_eq!(system.refractory(&[3.0]), 3.0, "it is the time that is asked for by nothing else");
    let asked = "v'=I-v/refractory\npar I=2, refractory=2\nglobal 1 v-1 {v=0}";
    assert!(read(asked).0.expect("a neuron").reset.expect("a reset").held.is_none());
}

#[test]
fn a_flag_of_brian2_says_what_stays_and_another_than_the_voltage_is_told() {
    let text = |v: &str, w: &str| {
        format!(
            "dv/dt = (2 - v)/(10*ms) : 1 {v}\ndw/dt = -w/(5*ms) : 1 {w}\nthreshold: v > 1\nreset: v = 0; w += 1\nrefractory: 5*ms"
        )
    };
    let (system, complaints) = read(&text("(unless refractory)", ""));
    assert_eq!(system.expect("a neuron").refractory(&[]), 5.0);
    let said = |complaints: &[nullcline::equations::Complaint], part: &str| {
        complaints.iter().any(|complaint| complaint.message.to_string().contains(part))
    };
    assert!(!said(&complaints, "refractory"), "{complaints:#?}");
    assert!(said(&read(&text("", "")).1, "v is held here while the neuron is refractory"));
    assert!(said(&read(&text("(unless refractory)", "(unless refractory)")).1, "only v is held here"));
}
