//! Periodic firing through resets: closed forms, and what simulations settle into.

use super::planes::{Resetting, Sawtooth, values};
use nullcline::models::{Listed, MODELS, visit};
use nullcline::options::Given;
use nullcline::phase_plane::reset_cycles::reset_cycles;
use nullcline::run::Budget;
use nullcline::simulation::{Injected, simulate};

#[test]
fn integrate_and_fire_has_its_exact_interval() {
    let model = Listed::find("lif").expect("a model");
    for current in [1.01f64, 1.5, 3.0] {
        let found = visit("lif", &values(model, &[]), Resetting(current)).expect("good values");
        let exact = (current / (current - 1.0)).ln();
        assert_eq!(found.len(), 1);
        assert!((found[0].0 / exact - 1.0).abs() < 1e-8 && found[0].1, "{} against {exact}", found[0].0);
    }
    for current in [0.5, 1.0] {
        assert!(visit("lif", &values(model, &[]), Resetting(current)).expect("good values").is_empty());
    }
}

#[test]
fn a_refractory_time_is_part_of_the_period_and_what_a_reset_raises_decays_in_it() {
    let model = Listed::find("lif").expect("a model");
    for held in [0.01, 0.5, 30.0] {
        let found = visit("lif", &values(model, &[("t_ref", held)]), Resetting(1.5)).expect("good values");
        let exact = held + 3f64.ln();
        assert!((found[0].0 / exact - 1.0).abs() < 1e-8, "{} against {exact}", found[0].0);
    }
    for (id, held) in [("adex", 4.0), ("adex", 0.3), ("izhikevich", 6.0), ("exponential-if", 2.5)] {
        let model = Listed::find(id).expect("a model");
        let set = [("t_ref", held)];
        let current = model.about.current;
        let found = visit(id, &values(model, &set), Resetting(current)).expect("good values");
        let [(period, true, _, spikes)] = found[..] else { panic!("{id}: {found:?}") };
        let times = last_spikes(model, &set, current, 10 * spikes + 1);
        let measured = (times[10 * spikes] - times[0]) / 10.0;
        assert!((measured / period - 1.0).abs() < 1e-4, "{id} held for {held}: {measured} against {period}");
    }
}

#[test]
fn what_a_reset_raises_decays_by_its_closed_form_until_the_next() {
    for (current, tau) in [(1.0, 1.0), (0.5, 3.0), (2.0, 0.7)] {
        let found = reset_cycles(&Sawtooth { tau, reset: 0.0 }, current, [[0.0, 1.0], [0.0, 3.0]]);
        let [cycle] = &found[..] else { panic!("{found:?}") };
        let (period, decay) = (1.0 / current, (-1.0 / (tau * current)).exp());
        assert!((cycle.period / period - 1.0).abs() < 1e-8, "{}", cycle.period);
        assert!(
            (cycle.multipliers[1][0] / decay - 1.0).abs() < 1e-5,
            "{:?} against {decay}",
            cycle.multipliers
        );
        // Before a reset y is 0.5 decay/(1 − decay).
        assert!((cycle.min[1] / (0.5 * decay / (1.0 - decay)) - 1.0).abs() < 1e-7, "{:?}", cycle.min);
    }
}

#[test]
fn a_reset_to_the_cut_or_beyond_is_no_orbit() {
    for reset in [1.0, 1.0 - 1e-13, 1.5] {
        let found = reset_cycles(&Sawtooth { tau: 1.0, reset }, 1.0, [[0.0, 1.0], [0.0, 3.0]]);
        assert!(found.is_empty(), "{reset}: {found:?}");
    }
    let model = Listed::find("adex").expect("a model");
    for reset in [-30.0, -20.0] {
        let given = values(model, &[("V_reset", reset), ("V_cut", -30.0), ("b", 0.0)]);
        let found = visit("adex", &given, Resetting(65.0));
        assert!(found.is_err() || found.is_ok_and(|found| found.is_empty()), "{reset}");
    }
}

/// The last spikes of a long simulation by the adaptive method.
fn last_spikes(model: &Listed, set: &[(&str, f64)], current: f64, count: usize) -> Vec<f64> {
    let mut given: Vec<(String, Given)> =
        set.iter().map(|(id, value)| (id.to_string(), Given::Number(*value))).collect();
    let end = 20.0 * model.about.duration;
    given
        .extend([("tend", end), ("dt", end / 1e5)].map(|(id, value)| (id.to_string(), Given::Number(value))));
    given.push(("method".into(), Given::Text("dopri5".into())));
    let budget = Budget { columns: false, ..Budget::of(1_000_000) };
    let run = simulate(model.about.id, given, Injected::Constant(current), budget).expect("good options");
    let times = run.spikes.times;
    times[times.len().saturating_sub(count)..].to_vec()
}

#[test]
fn every_model_with_resets_fires_in_the_end_as_its_orbit_does() {
    let mut looked = 0;
    for model in MODELS {
        let presets = model.about.presets.iter().map(|preset| (preset.id, preset.values, preset.current));
        for (id, set, current) in std::iter::once(("as it is", &[][..], None)).chain(presets) {
            let current = current.unwrap_or(model.about.current);
            let found = visit(model.about.id, &values(model, set), Resetting(current)).expect("good values");
            let [(period, true, ref multipliers, spikes)] = found[..] else { continue };
            let told = format!("{}, {id}: {found:?}", model.about.id);
            assert!(multipliers.iter().all(|[re, im]| re.hypot(*im) < 1.0), "{told}");
            let times = last_spikes(model, set, current, spikes * 10 + 1);
            let turns = ((times.len() - 1) / spikes) as f64;
            let measured = (times[(times.len() - 1) / spikes * spikes] - times[0]) / turns;
            // The simulation tells spikes by its bins.
            let bin = 20.0 * model.about.duration / 1e5;
            assert!(turns > 3.0 && (measured - period).abs() < 1.5 * bin / turns, "{told}: {measured}");
            looked += 1;
        }
    }
    assert!(looked > 12, "{looked} rhythms");
}

#[test]
fn a_burst_is_one_period() {
    for (id, preset, spikes) in [("adex", "bursting", 4), ("izhikevich", "CH", 5)] {
        let model = Listed::find(id).expect("a model");
        let preset = model.about.presets.iter().find(|known| known.id == preset).expect("a preset");
        let current = preset.current.unwrap_or(model.about.current);
        let found = visit(id, &values(model, preset.values), Resetting(current)).expect("good values");
        assert_eq!(found.iter().map(|orbit| orbit.3).collect::<Vec<_>>(), [spikes], "{id}");
    }
}

#[test]
fn adexs_intervals_settle_at_the_courses() {
    let model = Listed::find("adex").expect("a model");
    let found = visit("adex", &values(model, &[]), Resetting(65.0)).expect("good values");
    assert!((found[0].0 - 36.6).abs() < 0.05, "{}", found[0].0);
}
