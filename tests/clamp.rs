//! Voltage clamp: the current against the closed form of the gates, published values, and the charge that it moves.

use nullcline::clamp::{clamp, settled};
use nullcline::demos::Demo;
use nullcline::model::Model;
use nullcline::models::hodgkin_huxley::{Gates, gates};
use nullcline::models::{Listed, MODELS, Visitor, visit};
use nullcline::ode::{Neuron, Quantity, Real};
use nullcline::options::{Given, complete, initial};
use nullcline::run::{Budget, Run};
use nullcline::simulation::{Injected, simulate};
use nullcline::stimulus::Stimulus;
use nullcline::stimulus::bins::Bins;
use nullcline::stimulus::voltage_clamp::VoltageClamp;
use nullcline::stimulus::voltage_ramp::VoltageRamp;

const BUDGET: Budget = Budget::of(1_000_000);

fn given(numbers: &[(&str, f64)]) -> Vec<(String, Given)> {
    numbers.iter().map(|(key, value)| (key.to_string(), Given::Number(*value))).collect()
}

fn held(model: &str, kind: &str, numbers: &[(&str, f64)], options: &[(&str, f64)]) -> Run {
    let mut stimulus = given(numbers);
    stimulus.push(("kind".into(), Given::Text(kind.into())));
    simulate(model, given(options), Injected::Chosen(stimulus), BUDGET).expect("good options")
}

fn axon(numbers: &[(&str, f64)]) -> Run {
    held("hodgkin-huxley", "voltage-clamp", numbers, &[("tend", 20.0), ("dt", 0.005)])
}

/// The gates m, n, h after a time at a voltage, from where they have settled at another.
fn relaxed(from: f64, at: f64, time: f64) -> [f64; 3] {
    let start = gates(from, 1.0).settled();
    let Gates { alpha, beta } = gates(at, 1.0);
    std::array::from_fn(|i| {
        let rest = alpha[i] / (alpha[i] + beta[i]);
        rest + (start[i] - rest) * (-(alpha[i] + beta[i]) * time).exp()
    })
}

/// The ionic currents of the axon with the book's constants: sodium, potassium, leak.
fn ionic(v: f64, [m, n, h]: [f64; 3]) -> [f64; 3] {
    [120.0 * m.powi(3) * h * (v - 115.0), 36.0 * n.powi(4) * (v + 12.0), 0.3 * (v - 10.6)]
}

#[test]
fn the_axons_currents_are_those_of_the_closed_form_of_its_gates() {
    for (step, tail) in [(26.0, 0.0), (56.0, -20.0), (109.0, 20.0), (-60.0, 0.0), (-250.0, 400.0)] {
        let run = axon(&[("holding", 0.0), ("step", step), ("tail", tail), ("start", 2.0), ("end", 12.0)]);
        let after_the_step = relaxed(0.0, step, 10.0);
        for (bin, time) in run.column("t").iter().enumerate() {
            let (v, open) = if *time < 2.0 {
                (0.0, relaxed(0.0, 0.0, 0.0))
            } else if *time < 12.0 {
                (step, relaxed(0.0, step, time - 2.0))
            } else {
                let Gates { alpha, beta } = gates(tail, 1.0);
                let open = std::array::from_fn(|i| {
                    let rest = alpha[i] / (alpha[i] + beta[i]);
                    rest + (after_the_step[i] - rest) * (-(alpha[i] + beta[i]) * (time - 12.0)).exp()
                });
                (tail, open)
            };
            let parts = ionic(v, open);
            let whole: f64 = parts.iter().sum();
            let size: f64 = parts.iter().map(|part| part.abs()).sum();
            assert_eq!(run.column("v")[bin], v, "at {time}");
            let told = run.column("I")[bin];
            assert!((told - whole).abs() < 1e-11 * size, "{told} against {whole} at {time} of {step}");
        }
        assert!(run.spikes.times.is_empty() && run.ending.is_none());
    }
}

/// A neuron with two variables that hang on one another: no closed form by itself.
#[derive(Clone, Copy)]
struct Coupled;

impl Neuron<3> for Coupled {
    fn time(&self) -> Quantity {
        Quantity::new("t", "")
    }

    fn variables(&self) -> [Quantity; 3] {
        ["v", "x", "y"].map(|id| Quantity::new(id, ""))
    }

    fn current(&self) -> Quantity {
        Quantity::new("I", "")
    }

    fn rate<R: Real>(&self, [v, x, y]: [R; 3], current: R) -> [R; 3] {
        [(current - v - x) * 0.5, y * 2.0, v - x * 2.0]
    }
}

#[test]
fn variables_that_hang_on_one_another_are_followed_and_the_current_holds_the_voltage() {
    // x″ = 2v − 4x: with v held at 3 from rest at 0, x = 1.5 (1 − cos 2t).
    let bins = Bins::arange(0.0, 8.0, 0.01, 10_000).expect("a window");
    let command = VoltageClamp { holding: 0.0, step: 3.0, tail: 3.0, start: 0.503, end: 9.0 }.on(bins);
    let clamped = clamp(&Coupled, [0.0; 3], &command);
    for (time, (state, current)) in command.bins.t.iter().zip(clamped.states.iter().zip(&clamped.current)) {
        let since = (time - 0.503f64).max(0.0);
        let x = 1.5 * (1.0 - (2.0 * since).cos());
        assert!((state[1] - x).abs() < 1e-7, "{} against {x} at {time}", state[1]);
        assert!((current - state[0] - state[1]).abs() < 1e-12);
    }
    assert_eq!(clamped.states.len(), command.bins.t.len());
}

#[test]
fn along_a_ramp_the_current_moves_the_voltage_as_it_is_told_to() {
    // C dv/dt = I − I_Na − I_K − I_L: what is left of the current beside its parts charges the membrane.
    let numbers = [("holding", -20.0), ("from", -20.0), ("to", 100.0), ("start", 1.0), ("end", 13.0)];
    let run = held("hodgkin-huxley", "voltage-ramp", &numbers, &[("tend", 20.0), ("dt", 0.01)]);
    let columns = ["t", "v", "m", "n", "h", "I"].map(|id| run.column(id));
    let [time, v, m, n, h, current] = &columns;
    for (bin, &time) in time.iter().enumerate() {
        let [v, m, n, h, current] = [v, m, n, h, current].map(|column| column[bin]);
        let rises = (1.0..13.0).contains(&time);
        let left = current - ionic(v, [m, n, h]).iter().sum::<f64>();
        assert!((left - if rises { 10.0 } else { 0.0 }).abs() < 1e-9, "{left} at {time}");
        let command = if rises {
            -20.0 + 10.0 * (time - 1.0)
        } else if time < 1.0 {
            -20.0
        } else {
            0.0
        };
        assert!((v - command).abs() < 1e-9 || time >= 13.0, "{v} at {time}");
    }
    // Where it goes slowly the gates are settled all the time.
    let slow = [("holding", 0.0), ("from", 0.0), ("to", 30.0), ("end", 1e5)];
    let run = held("hodgkin-huxley", "voltage-ramp", &slow, &[("tend", 1e5), ("dt", 100.0)]);
    for (v, m) in run.column("v").iter().zip(run.column("m").iter()).skip(1) {
        assert!((m - gates(*v, 1.0).settled()[0]).abs() < 1e-4, "{m} at {v}");
    }
}

#[test]
fn an_injected_current_that_a_clamp_needed_holds_every_model_where_it_was() {
    struct Held(f64);
    impl Visitor for Held {
        type Out = f64;
        fn visit<const N: usize, M: Model<N>>(self, model: M) -> f64 {
            let state = settled(&model, self.0);
            let bins = Bins::arange(0.0, 1.0, 0.5, 10).expect("a window");
            let v = self.0;
            let command = VoltageRamp { holding: v, from: v, to: v, tail: v, start: 0.2, end: 0.7 }.on(bins);
            let clamped = clamp(&model, state, &command);
            assert_eq!(clamped.states.len(), 2);
            let rate = model.rate(clamped.states[1], clamped.current[1]);
            rate.iter().map(|rate| rate.abs()).fold(0.0, f64::max)
        }
    }
    for model in MODELS {
        let [low, high] = model.about.window[0];
        for part in [0.1, 0.4, 0.6] {
            let v = low + part * (high - low);
            let left = visit(model.about.id, &initial(&model.params()), Held(v)).expect("its defaults");
            assert!(left < 1e-9 * (1.0 + high - low), "{} at {v}: {left}", model.about.id);
        }
    }
}

#[test]
fn of_a_leaky_neuron_the_current_is_that_of_its_resistance_at_once() {
    let numbers = [("holding", -70.0), ("step", -40.0), ("tail", -80.0), ("start", 5.0), ("end", 10.0)];
    let run = held("lif-units", "voltage-clamp", &numbers, &[("tend", 15.0), ("dt", 0.5)]);
    for (time, current) in run.column("t").iter().zip(run.column("I").iter()) {
        let expected = if *time < 5.0 {
            0.0
        } else if *time < 10.0 {
            3.0
        } else {
            -1.0
        };
        assert!((current - expected).abs() < 1e-12, "{current} at {time}");
    }
    assert!(
        run.spikes.times.is_empty(),
        "a clamp does not let it fire, though −40 mV is above its threshold"
    );
}

#[test]
fn what_makes_no_sense_in_a_clamp_is_refused_by_its_key() {
    let clamped = || {
        let mut stimulus = given(&[("step", 20.0)]);
        stimulus.push(("kind".into(), Given::Text("voltage-clamp".into())));
        Injected::Chosen(stimulus)
    };
    let refusal =
        simulate("hodgkin-huxley", given(&[("v0", 3.0)]), clamped(), BUDGET).expect_err("v is held");
    assert_eq!(refusal.key, "v0");
    let run =
        simulate("hodgkin-huxley", given(&[("m0", 0.5), ("tend", 1.0)]), clamped(), BUDGET).expect("good");
    assert_eq!(run.column("m")[0], 0.5, "the others start where they are told to");
    assert!(Listed::find("hodgkin-huxley").is_ok());
}

/// dw/dt = V − w³, from w = 0: of a rate that is no line the value at 0 and at 1 tells nothing.
#[test]
fn a_variable_that_does_not_relax_as_a_line_is_followed_wherever_it_starts() {
    for (rate, slope) in
        [("v-w^3", (|w: f64| 0.5 - w * w * w) as fn(f64) -> f64), ("(v-w)/(1+w)", |w| (0.5 - w) / (1.0 + w))]
    {
        let text = format!("own:par I=1\nv'=-v+I\nw'={rate}");
        let times = [("start", 2.0), ("end", 5.0), ("holding", 0.0), ("step", 0.5), ("tail", 0.2)];
        let run = held(&text, "voltage-clamp", &times, &[("tend", 6.0), ("dt", 0.01), ("w0", 0.0)]);
        let mut w = 0.0;
        for _ in 0..100_000 {
            let middle = w + 0.5e-5 * slope(w);
            w += 1e-5 * slope(middle);
        }
        let found = run.column("w")[300];
        assert!((found - w).abs() < 1e-6, "{rate}: {found}, not {w}");
    }
}

/// dV/dt = V (1 − V²) − w + I: what holds V is w + V³ − V, and as the step begins w is what it was.
#[test]
fn the_page_tells_where_a_current_begins_that_does_not_turn() {
    let page = Demo::find("fitzhugh-nagumo-clamp").expect("the page");
    let scene = page.open(&initial(&page.params()), BUDGET).expect("it opens");
    let column = |id: &str| &scene.data.iter().find(|column| column.quantity.id == id).expect(id).values;
    let w = column("w")[0];
    for ((v, begins), ends) in column("step").iter().zip(column("start").iter()).zip(column("end").iter()) {
        assert!((begins - (w + v.powi(3) - v)).abs() < 1e-9, "at {v}: {begins}");
        assert!(*ends > begins - 1e-9, "at {v}: {ends}: w rises");
    }
    let said = (scene.results)(0).text();
    assert!(
        said.contains("the current begins at −")
            && said.contains("by the end of the step, without turning. ")
            && said.ends_with(", as the step begins."),
        "{said}"
    );
    let axon = Demo::find("hodgkin-huxley-clamp").expect("the page");
    let scene = axon.open(&initial(&axon.params()), BUDGET).expect("it opens");
    assert!((scene.results)(0).text().contains("the current peaks at "));
    let leak = Demo::find("own-clamp:v'=I-v\npar I=0").expect("the page");
    let scene = leak.open(&initial(&leak.params()), BUDGET).expect("it opens");
    let said = (scene.results)(0).text();
    assert!(said.ends_with(" all through the step."), "{said}");
}

/// The axon at 40 °C, by the closed form of its gates: whatever the bins are, the page tells the peak between them.
#[test]
fn a_peak_is_told_where_it_is_and_not_where_a_bin_sees_it() {
    let page = Demo::find("hodgkin-huxley-clamp").expect("the page");
    let told = |dt: f64| {
        let warm = given(&[("celsius", 40.0), ("dt", dt)]);
        let scene =
            page.open(&complete(&page.params(), warm).expect("good values"), BUDGET).expect("it opens");
        let column = |id: &str| {
            let column = scene.data.iter().find(|column| column.quantity.id == id).expect(id);
            column.values.to_vec()
        };
        ((scene.results)(0).text(), ["step", "peak", "start", "end"].map(column))
    };
    let (said, [voltages, peaks, starts, ends]) = told(0.0005);
    assert!(said.ends_with("Of all steps the most inward peak is −1290 µA/cm², at 60.0 mV."), "{said}");
    for dt in [0.005, 0.05, 5.0] {
        let (coarse, columns) = told(dt);
        assert_eq!(coarse, said, "at {dt}");
        let [_, again, started, ended] = columns;
        for (fine, coarse) in [(&peaks, &again), (&starts, &started), (&ends, &ended)] {
            let same = |(a, b): (&f64, &f64)| a.is_nan() && b.is_nan() || (a - b).abs() <= 1e-9 * a.abs();
            assert!(fine.iter().zip(coarse).all(same), "{fine:?} {coarse:?}");
        }
    }
    // Q₁₀ = 3, and dI/dt = 0 within the least of many times.
    let pace = 3f64.powf((40.0 - 6.3) / 10.0);
    for (v, peak) in voltages.iter().zip(&peaks).filter(|(_, peak)| **peak < 0.0) {
        let current = |time: f64| ionic(*v, relaxed(0.0, *v, time * pace)).iter().sum::<f64>();
        let least = (1..40_000).map(|k| current(k as f64 * 1e-5)).fold(0.0, f64::min);
        assert!((peak - least).abs() < 1e-5 * least.abs(), "{peak} against {least} at {v}");
    }
}

/// dw/dt = V − w³ has no closed form: the page says that it is followed, and tells turns between the bins nevertheless.
#[test]
fn a_current_of_which_no_closed_form_is_known_is_told_by_the_adaptive_method() {
    let page = Demo::find("own-clamp:v'=I-v-w+4*x\nw'=v-w^3\nx'=(v-x)*(1+w^2)-x\npar I=0\n# v: 0..2")
        .expect("a page");
    let said = |dt: f64| {
        let set = complete(&page.params(), given(&[("dt", dt)])).expect("good values");
        let scene = page.open(&set, BUDGET).expect("it opens");
        assert!(scene.method.to_string().starts_with("by the adaptive method"), "{}", scene.method);
        (scene.results)(0).text()
    };
    let fine = said(0.01);
    assert!(fine.contains(" after the step"), "{fine}");
    assert_eq!(said(0.4), fine);
}

/// dV/dt = … + I, whose slow current falls to a least value and rises again: farther from 0 than it is around is it nowhere.
#[test]
fn a_current_that_turns_towards_zero_and_back_has_no_peak() {
    let text = "x'=y-x^3+3*x^2-z+I\ny'=1-5*x^2-y\nz'=0.006*(4*(x+1.6)-z)\npar I=2\ninit x=-1.6,y=-11.8,z=2";
    let page = Demo::find(&format!("own-clamp:{text}")).expect("a page");
    let set = complete(&page.params(), given(&[("shown", 0.792)])).expect("good values");
    let scene = page.open(&set, BUDGET).expect("it opens");
    let column = |id: &str| &scene.data.iter().find(|column| column.quantity.id == id).expect(id).values;
    for (peak, (start, end)) in column("peak").iter().zip(column("start").iter().zip(column("end").iter())) {
        assert!(peak.is_nan() || peak.abs() > start.abs().min(end.abs()), "{peak} between {start} and {end}");
    }
    let said = (scene.results)(0).text();
    assert!(said.contains(", turns at ") && said.contains(" after the step, and is "), "{said}");
}

/// Sodium channels that open at once, potassium channels in 1 ms: the steps begin at the most inward current.
const AT_ONCE: &str = "own-clamp:v'=I-0.1*(v+65)-35*h*(v-55)/(1+exp(-(v+35)/7))^3-9*n^4*(v+90)\n\
                       h'=(1/(1+exp((v+53)/7))-h)/2\nn'=(1/(1+exp(-(v+30)/9))-n)\nv(0)=-65\npar I=0\n# v: mV -90..60";

/// What the page of such a neuron tells, and the columns of its steps: voltages, beginnings, peaks and ends.
fn stepped(set: &[(&str, f64)]) -> (String, [Vec<f64>; 4]) {
    let page = Demo::find(AT_ONCE).expect("a page");
    let scene = page.open(&complete(&page.params(), given(set)).expect("good values"), BUDGET);
    let scene = scene.expect("it opens");
    let column = |id: &str| {
        let column = scene.data.iter().find(|column| column.quantity.id == id).expect(id);
        column.values.to_vec()
    };
    ((scene.results)(0).text(), ["step", "start", "peak", "end"].map(column))
}

#[test]
fn the_most_inward_current_is_told_where_it_is_though_it_is_no_peak() {
    let (said, [voltages, starts, peaks, ends]) = stepped(&[("shown", 60.0)]);
    // The gates h and n, settled at −65 mV; m is settled everywhere.
    let [h, n] = [1.0 / (1.0 + (-12.0f64 / 7.0).exp()), 1.0 / (1.0 + (35.0f64 / 9.0).exp())];
    for (v, start) in voltages.iter().zip(&starts) {
        let m = 1.0 / (1.0 + (-(v + 35.0) / 7.0).exp());
        let current = 0.1 * (v + 65.0) + 35.0 * h * (v - 55.0) * m.powi(3) + 9.0 * n.powi(4) * (v + 90.0);
        assert!((start - current).abs() < 1e-9 * current.abs().max(1.0), "{start} at {v}, not {current}");
    }
    let least = |column: &[f64]| column.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(least(&starts) < least(&peaks) && least(&starts) < least(&ends));
    assert!(said.starts_with("At 60.0 mV the current peaks at 1360, "), "{said}");
    assert!(said.ends_with("the most inward current is −1770, at −12.9 mV, as the step begins."), "{said}");
}

#[test]
fn a_run_that_ends_before_the_step_has_no_end_of_the_step() {
    let cut = |shown: f64| stepped(&[("shown", shown), ("tend", 5.0)]).0;
    assert!(cut(-2.5).contains(" and goes to 172 by the end of the run, without turning."), "{}", cut(-2.5));
    let whole = stepped(&[("shown", -2.5)]).0;
    assert!(whole.contains(" and goes to 656 by the end of the step, without turning."), "{whole}");
}

#[test]
fn a_ramp_is_told_by_its_last_bin_and_the_voltage_there() {
    let page = Demo::find("own-clamp:v'=I-v\npar I=0\n# v: 0..10").expect("a page");
    // Half a millisecond before it ends, at 1 mV a millisecond, with C = 1.
    for (tend, told) in [(20.0, "at 9.50, the current is 10.5."), (8.0, "at 7.50, the current is 8.50.")] {
        let ramp = [("first", 0.0), ("last", 10.0), ("on", 0.0), ("off", 10.0), ("dt", 0.5), ("tend", tend)];
        let mut set = given(&ramp);
        set.push(("command".into(), Given::Text("ramp".into())));
        let scene = page.open(&complete(&page.params(), set).expect("good values"), BUDGET);
        let said = (scene.expect("it opens").results)(0).text();
        assert_eq!(said, format!("In the ramp’s last time bin, {told}"), "{tend}");
    }
}
