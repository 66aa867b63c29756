//! What holds for every model, every method and every budget.

use super::{curve, given};
use nullcline::firing::curve::Curve;
use nullcline::firing::events::Events;
use nullcline::firing::known::Border;
use nullcline::firing::population::{Neurons, Population};
use nullcline::firing::scheme::Scheme;
use nullcline::firing::{curve_options, fi_curve, pulse_options, strength_duration, usual_lengths};
use nullcline::integrate::Numerics;
use nullcline::model::Model;
use nullcline::models::leaky_integrate_and_fire::LeakyIntegrateAndFire;
use nullcline::models::{Listed, MODELS, Visitor, visit};
use nullcline::number::lanes::LANES;
use nullcline::options::{Given, initial};
use nullcline::run::{Budget, Run};
use nullcline::spikes::Fires;
use nullcline::stimulus::{bins::Bins, constant::constant};

/// Neurons of a model under several currents at once, and each of them alone.
struct Both {
    scheme: Scheme,
    currents: [f64; LANES],
    dt: f64,
    steps: usize,
}

impl Visitor for Both {
    /// For each current the spikes and the last state, in lanes and alone.
    type Out = Vec<[(Vec<f64>, Vec<f64>); 2]>;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Self::Out {
        let threshold = if let Fires::Above(threshold) = model.about().fires { threshold } else { 0.0 };
        let mut lanes = Neurons::new(model.clone(), self.scheme, self.dt, threshold);
        for (lane, current) in self.currents.into_iter().enumerate() {
            lanes.inject(lane, current);
        }
        let mut events = Events::default();
        lanes.advance(self.steps, &[0], &mut events);
        let spikes = events.spikes;
        let alone = |current: f64| {
            let bins = Bins::arange(0.0, self.dt * (self.steps as f64 + 0.5), self.dt, self.steps + 1);
            let drive = constant(bins.expect("a good window"), current);
            let budget = Budget::of(self.steps + 1);
            let numerics = Numerics { method: if self.scheme == Scheme::Euler { 0.0 } else { 1.0 } };
            let run = Run::of(&model, model.start(), &drive, numerics, model.about().fires, budget);
            let last = run.columns[1..=N].iter().map(|column| column.values[self.steps]).collect();
            (run.spikes.indices.into_iter().map(f64::from).collect(), last)
        };
        let together = |lane: usize| {
            let own = spikes.iter().filter(|spike| spike.lane == lane);
            (own.map(|spike| spike.step.floor()).collect(), (0..N).map(|i| lanes.get(lane, i)).collect())
        };
        self.currents
            .into_iter()
            .enumerate()
            .map(|(lane, current)| [together(lane), alone(current)])
            .collect()
    }
}

#[test]
fn neurons_side_by_side_do_what_each_does_alone() {
    let mut spikes = 0;
    // Those with resets meet them within their steps: their times are held against exact ones elsewhere.
    for model in MODELS.iter().filter(|model| matches!(model.about.fires, Fires::Above(_))) {
        let (about, values) = (model.about, initial(&model.params()));
        for scheme in [Scheme::Euler, Scheme::RungeKutta] {
            let currents = [0.0, 0.5, 0.75, 1.0, 1.5, 2.0].map(|times| times * about.current);
            let steps = (about.duration / about.dt) as usize;
            let both = Both { scheme, currents, dt: about.dt, steps };
            for (pair, current) in visit(about.id, &values, both).expect("good values").iter().zip(currents) {
                let [(times, state), (known_times, known)] = pair;
                let told = format!("{} by {scheme:?} at {current}", about.id);
                assert_eq!(times, known_times, "{told}");
                for ((found, known), [low, high]) in state.iter().zip(known).zip(about.window) {
                    assert!((found - known).abs() < 1e-9 * (high - low), "{told}: {found} against {known}");
                }
                spikes += times.len();
            }
        }
    }
    assert!(spikes > 150, "{spikes} spikes are enough to tell");
}

#[test]
fn every_curve_is_finite_and_zero_below_its_onset() {
    for model in MODELS {
        let found = curve(model.about.id, &[("points", 21.0)], &[]);
        let onset = found.border(Border::Onset).unwrap_or_else(|| panic!("{} has an onset", model.about.id));
        for (current, rhythm) in found.currents.iter().zip(&found.stepped) {
            let rate = rhythm.expect("all is known").rate;
            let told = format!("{} at {current}: {rate}", model.about.id);
            assert!(rate.is_finite() && rate >= 0.0, "{told}");
            assert!(*current >= onset || rate == 0.0, "{told} below {onset}");
        }
        assert!(found.stepped.iter().flatten().filter(|rhythm| rhythm.repeats()).count() > 5);
        assert!(found.growth().is_some(), "{} has an onset", model.about.id);
    }
}

#[test]
fn more_current_fires_faster_where_nothing_stops_it() {
    for model in ["lif", "exponential-if", "type-y", "adex", "izhikevich", "hodgkin-huxley-reduced"] {
        let found = curve(model, &[("points", 21.0), ("tolerance", 0.0)], &[]);
        let rates: Vec<f64> = found.stepped.iter().flatten().map(|rhythm| rhythm.rate).collect();
        assert!(rates.is_sorted(), "{model}: {rates:?}");
    }
}

/// What is known at the end, told apart by every bit.
fn told(curve: &Curve) -> String {
    format!("{:?} {:?} {:?}", curve.stepped, curve.swept, curve.growth())
}

#[test]
fn what_comes_out_does_not_depend_on_the_budget_and_progress_only_grows() {
    let rig = || {
        let options = given(&[("points", 9.0), ("tolerance", 1e-3)], &[("sweep", "both")]);
        fi_curve("type-x", options).unwrap_or_else(|refusal| panic!("{refusal}"))
    };
    let whole = told(&rig().finish());
    for budget in [1, 5_000, 1_000_000] {
        let mut rig = rig();
        let (mut progress, mut portions) = (0.0, 0);
        while progress < 1.0 {
            let now = rig.step(budget);
            assert!(now >= progress && now <= 1.0, "{now} after {progress}");
            (progress, portions) = (now, portions + 1);
        }
        assert!(portions > 1, "{budget} steps are not all");
        assert_eq!(told(&rig.experiment), whole);
        assert_eq!(rig.step(budget), 1.0, "what is done stays done");
    }
}

#[test]
fn a_neuron_is_not_changed_by_those_beside_it() {
    let rates = |from: f64, to: f64| {
        let range = [("from", from), ("to", to), ("points", 5.0), ("tolerance", 0.0)];
        let found = curve("hodgkin-huxley", &range, &[]);
        found.currents.into_iter().zip(found.stepped).collect::<Vec<_>>()
    };
    let (low, high) = (rates(0.0, 8.0), rates(8.0, 40.0));
    assert_eq!(low[4], high[0]);
}

#[test]
fn every_strength_duration_curve_falls_to_its_rheobase() {
    for model in MODELS {
        let (id, lengths) = (model.about.id, usual_lengths(model));
        let found = strength_duration(id, given(&[], &[]), &lengths).map(|rig| rig.finish());
        let found = found.unwrap_or_else(|refusal| panic!("{refusal}"));
        let thresholds: Vec<f64> = (0..lengths.len()).filter_map(|place| found.threshold(place)).collect();
        assert_eq!(thresholds.len(), lengths.len(), "{id}");
        let rheobase = found.rheobase().unwrap_or_else(|| panic!("{id} has a rheobase"));
        // Both are known to a thousandth.
        assert!(thresholds.windows(2).all(|pair| pair[1] <= 1.002 * pair[0]), "{id}: {thresholds:?}");
        assert!(thresholds.iter().all(|threshold| *threshold > 0.998 * rheobase), "{id}: {thresholds:?}");
        assert!(found.chronaxie().is_some_and(|chronaxie| chronaxie > 0.0), "{id}");
    }
}

#[test]
fn every_option_says_what_it_is_and_is_said_once() {
    for model in MODELS {
        for table in [curve_options(model), pulse_options(model)] {
            for (place, param) in table.iter().enumerate() {
                let told = format!("{}: {}", model.about.id, param.id);
                assert!(param.help.len() > 15 && !param.help.ends_with('.'), "{told}");
                assert!(table[..place].iter().all(|other| other.id != param.id), "{told}");
                assert_eq!(param.check(param.initial()), Ok(param.initial()), "{told}");
            }
        }
        let has = |id: &str| curve_options(model).iter().any(|param| param.id == id);
        assert_eq!(has("threshold"), matches!(model.about.fires, Fires::Above(_)), "{}", model.about.id);
    }
}

#[test]
fn what_cannot_be_asked_is_refused_with_its_key_its_value_and_what_is_allowed() {
    let refusal = |model: &str, numbers: &[(&str, f64)], choices: &[(&str, &str)]| {
        fi_curve(model, given(numbers, choices)).err().expect("it is refused").to_string()
    };
    for (numbers, choices, words) in [
        (&[("to", -1.0)][..], &[][..], "to cannot be -1: it must be greater than from, which is 0."),
        (&[("points", 1.0)], &[], "points cannot be 1: it must be a whole number from 2"),
        (&[("dt", 0.0)], &[], "dt cannot be 0: it must be a number greater than 0"),
        (&[("settle", 0.2)], &[], "settle cannot be 0.2"),
        (&[("duration", 1e9), ("dt", 1e-3)], &[], "duration cannot be 1000000000"),
        (
            &[],
            &[("method", "dopri5")],
            "method cannot be dopri5: it must be one of euler, rk4: neurons that are computed side by side take the same steps.",
        ),
        (&[], &[("sweep", "up")], "it must be one of none, both"),
        (&[("gNa", 1.0)], &[], "there is no such parameter"),
        (&[("threshold", 1.0)], &[], "there is no such parameter"),
    ] {
        let text = refusal("lif", numbers, choices);
        assert!(text.contains(words), "{text}");
    }
    assert!(refusal("lig", &[], &[]).contains("model cannot be lig"));
    for bad in [0.0, -1.0, f64::NAN, 1e9] {
        let refused = strength_duration("lif", Vec::<(String, Given)>::new(), &[bad]).err();
        let text = refused.expect("it is refused").to_string();
        assert!(text.starts_with("durations cannot be") && text.contains("at most silence, 1000"), "{text}");
    }
    let pulses =
        |count: usize| strength_duration("lif", Vec::<(String, Given)>::new(), &vec![1.0; count]).map(|_| ());
    assert!(pulses(1000).is_ok());
    let text = pulses(1001).expect_err("so many are refused").to_string();
    assert_eq!(text, "durations cannot be a list of 1001: that is 1001 pulses; at most 1000 are allowed.");
    assert!(Listed::find("lif").is_ok());
}

/// At I = 1000 it fires every ln (1000/999), a hundred times a step, and is followed for 64 of them at a time.
#[test]
fn a_neuron_that_is_left_behind_by_the_others_still_fires_at_its_own_times() {
    let (dt, steps) = (0.1, 5);
    let mut neurons = Neurons::new(LeakyIntegrateAndFire::COURSE, Scheme::RungeKutta, dt, 1.0);
    neurons.inject(0, 1000.0);
    let mut events = Events::default();
    neurons.advance(steps, &[0], &mut events);
    assert_eq!(events.spikes.len(), 64 * steps);
    for (n, spike) in (1..).zip(&events.spikes) {
        let exact = f64::from(n) * (1000.0f64 / 999.0).ln();
        assert!((spike.step * dt - exact).abs() < 1e-9, "spike {n} at {}, not {exact}", spike.step * dt);
    }
}
