//! What holds for every model, by loops over the registry.

use super::{Constant, see, usual};
use nullcline::integrate::{EVERYWHERE, METHODS};
use nullcline::model::Model;
use nullcline::models::{Listed, MODELS, Visitor};
use nullcline::number::dual::jacobian;
use nullcline::ode::Ending;
use nullcline::param::Param;
use nullcline::phase_plane::planar::in_plane;
use nullcline::spikes::Fires;
use proptest::prelude::*;

/// Ids that addresses and scripts of others have.
const KNOWN: [&str; 11] = [
    "lif",
    "lif-units",
    "hodgkin-huxley",
    "hodgkin-huxley-reduced",
    "type-x",
    "type-y",
    "fitzhugh-nagumo",
    "morris-lecar",
    "exponential-if",
    "adex",
    "izhikevich",
];

#[test]
fn the_catalogue_holds_the_models_that_others_know() {
    assert!(KNOWN.iter().all(|id| Listed::find(id).is_ok()));
    let refusal = Listed::find("hindmarsh-rose").err().expect("it is not there").to_string();
    assert!(
        refusal.contains("model cannot be hindmarsh-rose") && refusal.contains("izhikevich"),
        "{refusal}"
    );
}

#[test]
fn every_model_says_what_it_is() {
    for model in MODELS {
        let (about, told) = (model.about, model.about.id);
        assert!(!about.title.is_empty(), "{told}");
        assert_eq!(about.symbols.len(), model.variables.len(), "{told}: a symbol a variable");
        assert_eq!(about.window.len(), model.variables.len(), "{told}: a range a variable");
        assert!(about.window.iter().all(|[low, high]| low < high), "{told}");
        assert_eq!((model.time.id, model.variables[0].id, model.current.id), ("t", "v", "I"), "{told}");
        let [least, most] = about.currents;
        assert!((least..=most).contains(&about.current) && least < most, "{told}");
        assert!(about.dt > 0.0 && about.duration > 10.0 * about.dt, "{told}");
        let system = model.system();
        assert_eq!(system.reset.is_some(), matches!(about.fires, Fires::AtReset), "{told}");
    }
}

#[test]
fn every_parameter_of_a_model_says_what_it_is() {
    for model in MODELS {
        let params = model.params();
        for (i, param) in params.iter().enumerate() {
            let told = format!("{}: {}", model.about.id, param.id);
            assert!(!param.name.is_empty() && !param.symbol.is_empty() && !param.group.is_empty(), "{told}");
            assert!(param.help.len() > 15 && !param.help.ends_with('.'), "{told}");
            assert!(
                param.min < param.max && param.hard_min <= param.min && param.max <= param.hard_max,
                "{told}"
            );
            assert!((param.min..=param.max).contains(&param.initial()), "{told}: default on the slider");
            let steps = (param.initial() - param.min) / param.step;
            assert!(param.log || (steps - steps.round()).abs() < 1e-6, "{told}: default on one of its steps");
            assert!(params[..i].iter().all(|other| other.id != param.id), "{told}: said once");
            assert!(model.variables.iter().all(|variable| format!("{}0", variable.id) != param.id), "{told}");
            let system = model.system();
            let told_of =
                system.expressions().chain(&system.cut).any(|expr| expr.names().contains(&param.id));
            assert!(told_of, "{told} stands in the equations");
        }
    }
}

#[test]
fn every_preset_sets_parameters_of_its_model_within_their_sliders() {
    for model in MODELS {
        let params = model.params();
        for preset in model.about.presets {
            let told = format!("{}: {}", model.about.id, preset.id);
            assert!(!preset.id.is_empty() && !preset.name.is_empty(), "{told}");
            for (id, value) in preset.values {
                let param: &Param = params.iter().find(|param| param.id == *id).expect(&told);
                assert!((param.min..=param.max).contains(value), "{told}: {id}");
                assert!(param.check(*value).is_ok(), "{told}: {id}");
            }
            let set = Constant { current: preset.current.unwrap_or(model.about.current), ..usual(model) };
            let run = see(model.about.id, preset.values, set);
            assert!(run.ending.is_none() && !run.spikes.times.is_empty(), "{told} fires");
        }
    }
}

#[test]
fn every_preset_shows_what_the_equations_do() {
    // Its page runs it by the first method; the adaptive one is told apart by no more than a spike.
    let mut off = Vec::new();
    for model in MODELS {
        for preset in model.about.presets {
            let current = preset.current.unwrap_or(model.about.current);
            let counts = [0, EVERYWHERE.len() - 1].map(|method| {
                let set = Constant { current, method, ..usual(model) };
                see(model.about.id, preset.values, set).spikes.times.len()
            });
            if counts[0].abs_diff(counts[1]) > 1 {
                off.push(format!("{}, {}: {counts:?}", model.about.id, preset.id));
            }
        }
    }
    assert!(off.is_empty(), "{off:#?}");
}

#[test]
fn every_model_fires_by_every_method_under_its_usual_current() {
    for model in MODELS {
        let counts: Vec<usize> = (0..EVERYWHERE.len())
            .map(|method| {
                let run = see(model.about.id, &[], Constant { method, ..usual(model) });
                assert_eq!(run.ending, None, "{} by {}", model.about.id, METHODS[method].id);
                run.spikes.times.len()
            })
            .collect();
        let (least, most) = (counts.iter().min(), counts.iter().max());
        assert!(least > Some(&0), "{}: {counts:?}", model.about.id);
        assert!(most <= least.map(|least| least + 2).as_ref(), "{}: {counts:?}", model.about.id);
    }
}

#[test]
fn every_model_stays_finite_at_both_ends_of_every_slider_or_says_that_it_does_not() {
    for model in MODELS {
        let params = model.params();
        for param in &params {
            for end in [param.min, param.max] {
                for (method, chosen) in METHODS.iter().enumerate() {
                    for current in model.about.currents {
                        let end_of_run = model.about.duration / 5.0;
                        let set = Constant { current, end: end_of_run, method, ..usual(model) };
                        let run = see(model.about.id, &[(param.id, end)], set);
                        let told = format!(
                            "{} with {} = {end} at {current} by {}",
                            model.about.id, param.id, chosen.id
                        );
                        assert!(!matches!(run.ending, Some(Ending::GaveUp(_))), "{told}: {:?}", run.ending);
                        let until = run.ending.map_or(f64::INFINITY, Ending::time);
                        for column in &run.columns[1..=model.variables.len()] {
                            let good = run.columns[0].values.iter().zip(column.values.iter());
                            let bad = good.filter(|(t, x)| x.is_finite() != (**t < until)).count();
                            assert_eq!(bad, 0, "{told}: {}", column.quantity.id);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn every_model_starts_at_rest() {
    for model in MODELS {
        let run = see(model.about.id, &[], Constant { current: 0.0, ..usual(model) });
        assert!(run.spikes.times.is_empty(), "{}", model.about.id);
        for (column, [low, high]) in run.columns[1..].iter().zip(model.about.window) {
            let first = column.values[0];
            // The axon starts where the course does, some hundredths of a millivolt beside its rest.
            let moved = column.values.iter().map(|x| (x - first).abs()).fold(0.0, f64::max);
            assert!(
                moved < 1e-3 * (high - low),
                "{}: {} moves by {moved}",
                model.about.id,
                column.quantity.id
            );
            assert!((low..=high).contains(&&first), "{}: {}", model.about.id, column.quantity.id);
        }
    }
}

/// Whether a model has a phase plane, and its rate there is its own.
struct InThePlane;

impl Visitor for InThePlane {
    type Out = bool;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> bool {
        let state = model.start();
        in_plane::<N>(Box::new(model.clone())).is_some_and(|plane| {
            plane.plain([state[0], state[N - 1]], 0.0).as_slice() == model.rate(state, 0.0).as_slice()
        })
    }
}

#[test]
fn models_of_two_variables_have_a_phase_plane_and_no_others() {
    for model in MODELS {
        assert_eq!(see(model.about.id, &[], InThePlane), model.variables.len() == 2, "{}", model.about.id);
    }
}

/// The greatest difference between a model's exact derivatives and central differences, as a part of their size,
/// at a place of its window: each coordinate from 0 to 1.
struct Derivatives<'a>(&'a [f64], f64);

impl Visitor for Derivatives<'_> {
    type Out = f64;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> f64 {
        let window = model.about().window;
        let state: [f64; N] =
            std::array::from_fn(|i| window[i][0] + self.0[i] * (window[i][1] - window[i][0]));
        let [least, most] = model.about().currents;
        let current = least + self.1 * (most - least);
        let rows = jacobian(&model, state, current);
        let mut worst = 0.0;
        for j in 0..N {
            let h = 1e-5 * (window[j][1] - window[j][0]);
            let moved = |by: f64| {
                let mut moved = state;
                moved[j] += by;
                model.rate(moved, current)
            };
            let (before, after) = (moved(-h), moved(h));
            let size = (0..N).map(|i| rows[i][j].abs()).fold(1e-3, f64::max);
            for i in 0..N {
                let difference = (after[i] - before[i]) / (2.0 * h);
                worst = f64::max(worst, (rows[i][j] - difference).abs() / size);
            }
        }
        worst
    }
}

proptest! {
    #[test]
    fn the_exact_derivatives_of_every_model_are_those_of_finite_differences(
        // Not at the very top, where the models with resets are cut off.
        place in prop::array::uniform4(0.0..0.999),
        current in 0.0..1.0,
    ) {
        for model in MODELS {
            let worst = see(model.about.id, &[], Derivatives(&place, current));
            prop_assert!(worst < 1e-4, "{} at {place:?}: {worst:e}", model.about.id);
        }
    }
}
