//! Voltage clamp: the current against the closed form of the gates, published values, and the charge that it moves.

use nullcline::clamp::{clamp, settled};
use nullcline::model::Model;
use nullcline::models::hodgkin_huxley::{Gates, gates};
use nullcline::models::{Listed, MODELS, Visitor, visit};
use nullcline::ode::{Neuron, Quantity, Real};
use nullcline::options::{Given, initial};
use nullcline::run::{Budget, Run};
use nullcline::simulation::{Injected, simulate};
use nullcline::stimulus::Stimulus;
use nullcline::stimulus::bins::Bins;
use nullcline::stimulus::voltage_clamp::VoltageClamp;
use nullcline::stimulus::voltage_ramp::VoltageRamp;

mod page;

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
            let (state, _) = settled(&model, model.start(), self.0);
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
