//! The axon with its channels blocked, at other temperatures, and with reversal potentials from concentrations.

use super::{Constant, see};
use nullcline::demos::Demo;
use nullcline::equations::system::System;
use nullcline::model::Model;
use nullcline::models::{Listed, Visitor};
use nullcline::options::{Given, complete, initial};
use nullcline::quantities::over;
use nullcline::run::{Budget, Run};
use nullcline::simulation::{Injected, simulate};

const BUDGET: Budget = Budget::of(10_000_000);
const ADAPTIVE: usize = 2;

fn given(numbers: &[(&str, f64)], texts: &[(&str, &str)]) -> Vec<(String, Given)> {
    let numbers = numbers.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
    numbers.chain(texts.iter().map(|(key, text)| (key.to_string(), Given::Text((*text).into())))).collect()
}

/// The course's step, by the exact method.
fn stepped(numbers: &[(&str, f64)], texts: &[(&str, &str)]) -> Run {
    let texts = [texts, &[("method", "dopri5")]].concat();
    Demo::find("hh-step")
        .and_then(|demo| demo.exercise(given(numbers, &texts), BUDGET))
        .expect("good options")
}

fn listed() -> (&'static Listed, &'static System) {
    let listed = Listed::find("hodgkin-huxley").expect("the axon");
    (listed, listed.system())
}

/// The axon's values with some of them changed.
fn values(set: &[(&str, f64)]) -> Vec<f64> {
    let params = listed().0.params();
    let mut values = initial(&params);
    for (id, value) in set {
        values[params.iter().position(|param| param.id == *id).expect("its own")] = *value;
    }
    values
}

/// What is called so while the voltage stands there.
fn named(name: &str, set: &[(&str, f64)]) -> f64 {
    let (_, system) = listed();
    system.at(&[0.0, 0.1, 0.3, 0.6], 0.0, 0.0, &values(set)).of(name).expect("a name of the axon")
}

/// For how long the first spike is above its threshold.
fn width(run: &Run) -> f64 {
    let (t, v) = (run.column("t"), run.column("v"));
    let up = v.iter().position(|v| *v > 50.0).expect("it fires");
    let down = v[up..].iter().position(|v| *v < 50.0).expect("it comes down again");
    t[up + down] - t[up]
}

fn most(column: &[f64]) -> f64 {
    column.iter().copied().fold(f64::MIN, f64::max)
}

fn near(found: f64, known: f64, within: f64) {
    assert!((found - known).abs() < within, "{found} against {known}");
}

#[test]
fn with_all_sodium_channels_blocked_no_sodium_current_flows_and_nothing_fires() {
    for current in [7.0, 20.0, 50.0] {
        let run = stepped(&[("I_amp", current), ("TTX", 100.0)], &[]);
        assert!(run.spikes.times.is_empty(), "under {current}");
        let columns = over(&run, listed().1, &values(&[("TTX", 100.0)]));
        let sodium = columns.iter().find(|column| column.quantity.id == "I_Na").expect("it is named");
        assert!(sodium.values.iter().all(|current| *current == 0.0));
        let potassium = columns.iter().find(|column| column.quantity.id == "I_K").expect("it is named");
        assert!(most(&potassium.values) > 3.0, "the others go on");
    }
}

#[test]
fn a_share_that_is_blocked_is_a_share_less_of_the_conductance() {
    for (blocked, less) in [(("TTX", 50.0), ("gNa", 60.0)), (("TEA", 25.0), ("gK", 27.0))] {
        let [one, other] = [blocked, less].map(|set| stepped(&[set], &[]));
        for (one, other) in one.columns.iter().zip(&other.columns) {
            assert_eq!(one.values, other.values, "{}", one.quantity.id);
        }
    }
}

#[test]
fn tetraethylammonium_lengthens_the_spike() {
    let widths = [0.0, 20.0, 40.0, 60.0, 80.0].map(|blocked| width(&stepped(&[("TEA", blocked)], &[])));
    assert!(widths.windows(2).all(|pair| pair[0] < pair[1]), "{widths:?}");
    assert!(widths[4] > 1.5 * widths[0], "{widths:?}");
}

/// The rates of a model at a state.
struct Rates([f64; 4]);

impl Visitor for Rates {
    type Out = Vec<f64>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Vec<f64> {
        model.rate(std::array::from_fn(|place| self.0[place]), 3.0).to_vec()
    }
}

#[test]
fn ten_degrees_warmer_the_gates_are_three_times_as_fast_and_nothing_else_is() {
    near(named("phi", &[("celsius", 16.3)]), 3.0, 1e-14);
    near(named("phi", &[("celsius", 6.3), ("Q10", 4.0)]), 1.0, f64::MIN_POSITIVE);
    near(named("phi", &[("celsius", 18.5)]), 3f64.powf(1.22), 1e-12);
    for state in [[-8.0, 0.1, 0.3, 0.7], [25.0, 0.5, 0.4, 0.2], [93.0, 0.9, 0.6, 0.1]] {
        let cold = see("hodgkin-huxley", &[], Rates(state));
        let warm = see("hodgkin-huxley", &[("celsius", 16.3)], Rates(state));
        assert_eq!(warm[0], cold[0], "the voltage’s rate hangs on open gates alone");
        for (warm, cold) in warm[1..].iter().zip(&cold[1..]) {
            near(*warm, 3.0 * cold, 1e-13 * cold.abs().max(1.0));
        }
        let [cold, warm] =
            [&[][..], &[("celsius", 16.3)]].map(|set| see("hodgkin-huxley-reduced", set, Rates(state)));
        near(warm[0], cold[0], 1e-12 * cold[0].abs().max(1.0));
        near(warm[1], 3.0 * cold[1], 1e-13 * cold[1].abs().max(1.0));
    }
}

/// Where a gate of the book has come to after a time at a voltage, from 0 mV, so many times as fast.
fn gates(v: f64, time: f64) -> [f64; 3] {
    let over = |x: f64| if x == 0.0 { 1.0 } else { x / x.exp_m1() };
    let rates = |v: f64| {
        [
            (over(2.5 - 0.1 * v), 4.0 * (-v / 18.0).exp()),
            (0.1 * over(1.0 - 0.1 * v), 0.125 * (-v / 80.0).exp()),
            (0.07 * (-v / 20.0).exp(), 1.0 / ((3.0 - 0.1 * v).exp() + 1.0)),
        ]
    };
    let (held, step) = (rates(0.0), rates(v));
    std::array::from_fn(|gate| {
        let ((a, b), (alpha, beta)) = (held[gate], step[gate]);
        let settled = alpha / (alpha + beta);
        settled + (a / (a + b) - settled) * (-(alpha + beta) * time).exp()
    })
}

#[test]
fn while_the_voltage_is_held_the_gates_relax_in_their_closed_form_and_faster_where_it_is_warm() {
    for celsius in [0.0, 6.3, 18.5, 30.0] {
        let pace = 3f64.powf((celsius - 6.3) / 10.0);
        for v in [-40.0, 20.0, 56.0, 109.0] {
            let mut clamp = given(&[("step", v), ("start", 1.0), ("end", 11.0)], &[]);
            clamp.push(("kind".into(), Given::Text("voltage-clamp".into())));
            let options = given(&[("celsius", celsius), ("tend", 11.0), ("dt", 0.01)], &[]);
            let run = simulate("hodgkin-huxley", options, Injected::Chosen(clamp), BUDGET).expect("a run");
            let open = ["m", "n", "h"].map(|gate| run.column(gate));
            for (bin, &time) in run.column("t").iter().enumerate() {
                let known = gates(v, pace * (time - 1.0).max(0.0));
                for (open, known) in open.iter().zip(known) {
                    near(open[bin], known, 1e-12);
                }
            }
        }
    }
}

#[test]
fn the_peaks_of_the_sodium_current_are_those_of_the_closed_form() {
    // With its potassium channels blocked and no leak, all that the clamp needs is the sodium current.
    for celsius in [6.3, 16.3] {
        let pace = 3f64.powf((celsius - 6.3) / 10.0);
        let demo = Demo::find("hodgkin-huxley-clamp").expect("the page");
        let (on, off) = (2.0, 14.0);
        let set = [("TEA", 100.0), ("gL", 0.0), ("celsius", celsius), ("holding", 0.0), ("first", 20.0)];
        let more =
            [("last", 140.0), ("steps", 13.0), ("tail", 0.0), ("on", on), ("off", off), ("tend", 20.0)];
        let options = given(&[&set[..], &more, &[("dt", 0.002)]].concat(), &[]);
        let whole = complete(&demo.params(), options).expect("its own parameters");
        let data = demo.open(&whole, BUDGET).expect("a page").data;
        let column =
            |id: &str| &data.iter().find(|column| column.quantity.id == id).expect("a column").values;
        let mut told = Vec::new();
        for (step, peak) in column("step").iter().zip(column("peak").iter()) {
            let at = |time: f64| {
                let [m, _, h] = gates(*step, pace * time);
                120.0 * m.powi(3) * h * (step - 115.0)
            };
            let fine = (0..120_000).map(|k| at(f64::from(k) * 1e-4));
            let known = fine.fold(0.0, |most: f64, now| if now.abs() > most.abs() { now } else { most });
            near(*peak, known, 1e-4 * known.abs().max(1.0));
            told.push((*step, known));
        }
        // Inward below the reversal potential and outward above it, strongest in the midst.
        let strongest = told.iter().min_by(|a, b| a.1.total_cmp(&b.1)).expect("there are steps");
        assert!((50.0..=70.0).contains(&strongest.0), "{told:?}");
        assert!(told.iter().all(|(step, peak)| (*peak < 0.0) == (*step < 115.0)), "{told:?}");
    }
}

#[test]
fn warm_spikes_are_smaller_and_shorter_and_at_22_degrees_the_courses_step_calls_forth_none() {
    let at = |celsius| stepped(&[("celsius", celsius)], &[]);
    let spikes: Vec<Run> = [0.0, 6.3, 12.0, 18.5, 21.3].map(at).into();
    for pair in spikes.windows(2) {
        let [cold, warm] = [&pair[0], &pair[1]];
        assert!(most(&cold.column("v")) > most(&warm.column("v")));
        assert!(width(cold) > width(warm));
    }
    // The classical Runge–Kutta method by 4 µs, written by itself, has the last spike between 21.306 and 21.309 °C.
    assert_eq!(at(21.306).spikes.times.len(), 1);
    assert_eq!(at(21.309).spikes.times.len(), 0);
    assert!([22.0, 25.0, 30.0].into_iter().all(|celsius| at(celsius).spikes.times.is_empty()));
    let slow = stepped(&[("celsius", 22.0), ("Q10", 2.0)], &[]);
    assert!(!slow.spikes.times.is_empty(), "it is the speed of the gates");
}

#[test]
fn the_axon_fires_faster_where_it_is_warm() {
    // From a program by itself, by the classical Runge–Kutta method.
    for (celsius, current, hertz) in [(6.3, 10.0, 68.314), (18.5, 10.0, 188.549), (18.5, 15.0, 226.790)] {
        let set = Constant { current, end: 1000.0, dt: 0.01, method: ADAPTIVE };
        let times = see("hodgkin-huxley", &[("celsius", celsius)], set).spikes.times;
        let late: Vec<f64> = times.into_iter().filter(|time| *time > 200.0).collect();
        near(1000.0 * (late.len() - 1) as f64 / (late[late.len() - 1] - late[0]), hertz, 0.01);
    }
}

#[test]
fn the_reversal_potentials_of_the_concentrations_are_nernsts() {
    // RT/F = 24.0811 mV at 6.3 °C: ln(440/50) of it is 52.37 mV, ln(20/400) is −72.14, and the rest is at −65.
    let nernst = ("reversal", 1.0);
    near(named("V_Na", &[nernst]), 117.3705, 1e-4);
    near(named("V_K", &[nernst]), -7.1406, 1e-4);
    // Equal on both sides, no voltage holds them: 0 mV, which is 65 above rest, at any temperature.
    for celsius in [0.0, 25.0] {
        near(named("V_K", &[nernst, ("K_out", 400.0), ("celsius", celsius)]), 65.0, 1e-12);
    }
    // A factor of ten is 58.17 mV at 20 °C.
    near(named("V_Na", &[nernst, ("Na_in", 44.0), ("celsius", 20.0)]) - 65.0, 58.1672, 1e-3);
    assert_eq!(
        named("V_Na", &[("Na_in", 1.0), ("celsius", 20.0)]),
        115.0,
        "as set, concentrations do nothing"
    );
    let run = stepped(&[], &[("reversal", "nernst")]);
    let set = [("ENa", named("V_Na", &[nernst])), ("EK", named("V_K", &[nernst]))];
    assert_eq!(run.column("v"), stepped(&set, &[]).column("v"));
}

#[test]
fn a_parameter_is_idle_where_it_changes_nothing_and_nowhere_else() {
    let mut idle = 0;
    for id in ["hh-step", "hodgkin-huxley-current", "hodgkin-huxley-reduced-plane", "hodgkin-huxley-slice"] {
        let demo = Demo::find(id).expect("a page");
        let params = demo.params();
        let own: Vec<&str> = listed().0.params().iter().map(|param| param.id).collect();
        for reversal in ["given", "nernst"] {
            // Warmer, so that a speed-up shows.
            let usual = given(&[("celsius", 10.0), ("tend", 80.0)], &[("reversal", reversal)]);
            let usual = complete(&params, usual).expect("its own parameters");
            let scene = demo.open(&usual, BUDGET).expect("a page");
            let v =
                |values: &[f64]| demo.open(values, BUDGET).expect("a page").run.expect("a run").column("v");
            let before = v(&usual);
            for (place, param) in params.iter().enumerate().filter(|(_, param)| own.contains(&param.id)) {
                if param.id == "reversal" {
                    continue;
                }
                let mut other = usual.clone();
                other[place] += 10.0 * param.step;
                let rests = scene.idle.contains(&param.id);
                assert_eq!(v(&other) == before, rests, "{} of {id}, {reversal}", param.id);
                idle += usize::from(rests);
            }
        }
    }
    assert_eq!(idle, 4 * (4 + 2), "the concentrations, or the two reversal potentials");
}

#[test]
fn a_page_shows_the_equations_that_hold_under_its_choice() {
    let demo = Demo::find("hh-step").expect("the page");
    let latex = |reversal: &str, numbers| {
        let whole = complete(&demo.params(), given(&[], &[("reversal", reversal)])).expect("its own");
        demo.lines(&whole, numbers).iter().map(|line| line.to_string()).collect::<Vec<_>>().join("\n")
    };
    let set = latex("given", false);
    assert!(set.contains("\\left( v - E_{\\mathrm{Na}} \\right)") && !set.contains("\\ln"), "{set}");
    let nernst = latex("nernst", false);
    assert!(nernst.contains("\\ln\\left(\\frac{\\mathrm{Na}_{\\mathrm{out}}}"), "{nernst}");
    assert!(
        nernst.contains("\\left( v - V_{\\mathrm{Na}} \\right)") && !nernst.contains("E_{\\mathrm{Na}}"),
        "{nernst}"
    );
    for text in [set, nernst, latex("nernst", true)] {
        assert!(!text.contains("cases"), "{text}");
        assert!(text.contains("\\phi &= "), "{text}");
    }
}

/// An experiment of the axon as a program's format has it, or why it has not.
fn program(format: &str, numbers: &[(&str, f64)], texts: &[(&str, &str)]) -> Result<String, String> {
    use nullcline::program::{FORMATS, setup::of_model};
    let options = given(numbers, &[texts, &[("method", "rk4")]].concat());
    let experiment = of_model("hodgkin-huxley", options, Injected::Constant(10.0), BUDGET).expect("a run");
    let format = FORMATS.iter().find(|known| known.id == format).expect("a format");
    match (format.lacks)(&experiment) {
        Some(why) => Err(why.to_string()),
        None => Ok((format.write)(&experiment).into_iter().map(|file| file.text).collect()),
    }
}

#[test]
fn nests_axon_takes_blockers_and_concentrations_into_its_own_parameters_and_has_no_temperature() {
    let half = program("nest", &[("TTX", 50.0), ("TEA", 25.0)], &[]).expect("NEST has it");
    assert!(half.contains("\"g_Na\": 60.0,") && half.contains("\"g_K\": 27.0,"), "{half}");
    let nernst = program("nest", &[], &[("reversal", "nernst")]).expect("NEST has it");
    assert!(nernst.contains("\"E_Na\": 52.37") && nernst.contains("\"E_K\": -72.14"), "{nernst}");
    assert!(program("nest", &[("Q10", 4.0)], &[]).is_ok(), "at 6.3 °C it does not matter");
    let warm = program("nest", &[("celsius", 18.5)], &[]).expect_err("NEST has it not");
    assert!(warm.contains("NEST’s axon has no temperature"), "{warm}");
}

#[test]
fn programs_hold_the_equations_of_the_choice_and_nothing_that_is_idle() {
    for format in ["xppaut", "brian2", "neuron", "neuroml", "latex", "c"] {
        for (texts, there, gone) in [
            (&[][..], ["ENa", "E_{\\mathrm{Na}}"], ["Na_in", "\\mathrm{Na}_{\\mathrm{in}}"]),
            (
                &[("reversal", "nernst")],
                ["Na_in", "\\mathrm{Na}_{\\mathrm{in}}"],
                ["ENa", "E_{\\mathrm{Na}}"],
            ),
        ] {
            let text = program(format, &[("celsius", 18.5)], texts).expect("it is written");
            let body: String = text.lines().filter(|line| !line.contains("function program")).collect();
            assert!(there.iter().any(|name| body.contains(name)), "{format}: {text}");
            assert!(gone.iter().all(|name| !body.contains(name)), "{format}: {text}");
            assert!(!body.contains("reversal="), "{format}: {text}");
        }
    }
}
