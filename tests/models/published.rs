//! What is known of each model: closed forms, published values, and what was computed to high accuracy elsewhere.

use super::{Constant, Under, bins, see};
use nullcline::model::{Model, held};
use nullcline::models::{Listed, MODELS, Visitor};
use nullcline::number::dual::jacobian;
use nullcline::options::Given;
use nullcline::phase_plane::{Window, fixed_points::fixed_points, planar::in_plane};
use nullcline::run::Budget;
use nullcline::simulation::{Injected, simulate};
use nullcline::stimulus::step::step;

const EULER: usize = 0;
const ADAPTIVE: usize = 2;

/// The current that holds a model at a voltage, and the trace of its Jacobian there.
struct Held(f64);

impl Visitor for Held {
    type Out = (f64, f64);
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> (f64, f64) {
        let state = held(&model, self.0);
        let [without, with] = [0.0, 1.0].map(|current| model.rate(state, current)[0]);
        let current = without / (without - with);
        let rows = jacobian(&model, state, current);
        (current, (0..N).map(|i| rows[i][i]).sum())
    }
}

/// The state that a model starts from.
struct Start;

impl Visitor for Start {
    type Out = Vec<f64>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Vec<f64> {
        model.start().to_vec()
    }
}

/// How many fixed points a two-variable model has in its usual plane under a current, and how many are stable.
struct FixedPoints(f64);

impl Visitor for FixedPoints {
    type Out = (usize, usize);
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> (usize, usize) {
        let plane = in_plane::<N>(Box::new(model.clone())).expect("two variables");
        let [x, y] = [model.about().window[0], model.about().window[1]];
        let found = fixed_points(&*plane, self.0, Window { x, y });
        (found.len(), found.iter().filter(|point| point.stable()).count())
    }
}

/// The parameters of a preset.
fn preset(id: &str, preset: &str) -> &'static [(&'static str, f64)] {
    let presets = Listed::find(id).expect("a model").about.presets;
    presets.iter().find(|known| known.id == preset).expect("a preset of the model").values
}

/// The voltage and the current between two voltages at which two eigenvalues cross the imaginary axis.
fn hopf(id: &str, set: &[(&str, f64)], [mut low, mut high]: [f64; 2]) -> (f64, f64) {
    let trace = |v| see(id, set, Held(v)).1;
    let rising = trace(low) < 0.0;
    assert_ne!(rising, trace(high) < 0.0, "{id} has a Hopf point between {low} and {high}");
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if (trace(middle) < 0.0) == rising { low = middle } else { high = middle }
    }
    (low, see(id, set, Held(low)).0)
}

/// The voltage and the current between two voltages at which two fixed points meet: an extremum of the current.
fn fold(id: &str, set: &[(&str, f64)], [mut low, mut high]: [f64; 2]) -> (f64, f64) {
    let current = |v| see(id, set, Held(v)).0;
    let slope = |v: f64| current(v + 1e-4) - current(v - 1e-4);
    let rising = slope(low) > 0.0;
    assert_ne!(rising, slope(high) > 0.0, "{id} has a fold between {low} and {high}");
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if (slope(middle) > 0.0) == rising { low = middle } else { high = middle }
    }
    (low, current(low))
}

/// The times of the spikes under a constant current.
fn times(id: &str, set: &[(&str, f64)], current: f64, end: f64) -> Vec<f64> {
    see(id, set, Constant { current, end, dt: 0.01, method: ADAPTIVE }).spikes.times
}

fn intervals(times: &[f64]) -> Vec<f64> {
    times.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// The period of firing under a constant current, after its first spikes.
fn period(id: &str, set: &[(&str, f64)], current: f64, about: f64) -> f64 {
    let times = times(id, set, current, 60.0 * about);
    let late = &times[10..];
    (late[late.len() - 1] - late[0]) / (late.len() - 1) as f64
}

fn near(found: f64, known: f64, within: f64) {
    assert!((found - known).abs() < within, "{found} against {known}");
}

#[test]
fn the_leaky_neuron_with_units_fires_at_its_closed_forms() {
    // From rest (R I + V_rest − V_rest) to the threshold, then, when it is no longer refractory, from the reset.
    let [tau, resistance, rest, threshold, reset, held] = [8.0, 10.0, -70.0, -50.0, -65.0, 2.0];
    for current in [2.1f64, 2.5, 6.0] {
        let drive = resistance * current + rest;
        let from = |v: f64| tau * ((drive - v) / (drive - threshold)).ln();
        let fired = times("lif-units", &[], current, 200.0);
        assert!(fired.len() > 6);
        for (n, time) in fired.iter().enumerate() {
            near(*time, from(rest) + n as f64 * (held + from(reset)), 1e-6);
        }
    }
    assert!(
        times("lif-units", &[], 2.0, 1000.0).is_empty(),
        "at its rheobase, (V_th − V_rest)/R, it never fires"
    );
}

#[test]
fn fitzhugh_and_nagumos_neuron_has_its_known_hopf_points_and_periods() {
    for (range, known) in [([-0.8, -0.3], (-0.56273143, 1.25907028)), ([0.3, 0.8], (0.56273143, 2.74092972))]
    {
        let (v, current) = hopf("fitzhugh-nagumo", &[], range);
        near(v, known.0, 1e-8);
        near(current, known.1, 1e-8);
    }
    for (current, known) in [(1.3, 38.373567), (1.5, 32.418281), (2.0, 29.258315)] {
        near(period("fitzhugh-nagumo", &[], current, known), known, 5e-4);
    }
    assert_eq!(see("fitzhugh-nagumo", &[], Start), [-1.0, 0.0]);
}

#[test]
fn type_y_has_its_known_folds_hopf_point_and_periods() {
    for (range, known) in
        [([-40.0, -20.0], (-30.934034, 0.37295520)), ([-10.0, 5.0], (-2.805766, -0.34912194))]
    {
        let (v, current) = fold("type-y", &[], range);
        near(v, known.0, 1e-4);
        near(current, known.1, 1e-8);
    }
    let (v, current) = hopf("type-y", &[], [5.0, 15.0]);
    near(v, 9.03012164, 1e-7);
    near(current, 0.76172678, 1e-8);
    for (current, known) in [(0.4, 130.952), (0.5, 69.6544), (0.8, 47.1023)] {
        near(period("type-y", &[], current, known), known, 2e-3);
    }
}

#[test]
fn type_y_fires_from_its_fold_on_and_as_slowly_as_one_likes() {
    assert!(times("type-y", &[], 0.372, 3000.0).is_empty());
    assert!(times("type-y", &[], 0.374, 3000.0).len() > 3);
    near(1000.0 / period("type-y", &[], 0.38, 240.0), 4.2, 0.05);
    assert_eq!(see("type-y", &[], FixedPoints(0.3)), (3, 1));
    assert_eq!(see("type-y", &[], FixedPoints(0.5)), (1, 0));
}

#[test]
fn morris_and_lecars_membrane_has_its_known_bifurcations_in_every_set() {
    let snic = preset("morris-lecar", "snic");
    for (set, range, known) in [
        (preset("morris-lecar", "hopf"), [-30.0, -20.0], (-25.27010, 93.85761837)),
        (preset("morris-lecar", "hopf"), [0.0, 15.0], (7.80066, 212.01881614)),
        (snic, [5.0, 15.0], (8.34159, 97.78788897)),
    ] {
        let (v, current) = hopf("morris-lecar", set, range);
        near(v, known.0, 1e-5);
        near(current, known.1, 1e-7);
    }
    for (range, known) in
        [([-40.0, -20.0], (-29.389777, 39.96315309)), ([-10.0, 5.0], (-4.048518, -9.94903932))]
    {
        for set in [snic, preset("morris-lecar", "homoclinic")] {
            let (v, current) = fold("morris-lecar", set, range);
            near(v, known.0, 1e-4);
            near(current, known.1, 1e-7);
        }
    }
}

#[test]
fn morris_and_lecars_membrane_has_its_known_periods() {
    let [hopf, snic] = ["hopf", "snic"].map(|id| preset("morris-lecar", id));
    for (set, current, known) in [
        (hopf, 100.0, 85.29064),
        (hopf, 150.0, 66.16175),
        (snic, 41.0, 195.8375),
        (snic, 45.0, 99.30823),
        (snic, 60.0, 58.62144),
    ] {
        near(period("morris-lecar", set, current, known), known, 2e-3);
    }
}

#[test]
fn the_exponential_neuron_fires_from_its_rheobase_and_for_pulses_as_the_course_found() {
    assert!(times("exponential-if", &[], 0.3999, 500.0).is_empty());
    assert!(!times("exponential-if", &[], 0.4005, 1000.0).is_empty());
    let pulses =
        [(1.0, 8.57), (2.0, 4.41), (5.0, 1.92), (10.0, 1.10), (20.0, 0.70), (50.0, 0.48), (100.0, 0.42)];
    for (length, least) in pulses {
        let fires = |current: f64| {
            let drive = step(bins(length + 60.0, 0.01), 5.0, 5.0 + length, current);
            !see("exponential-if", &[], Under { drive, method: EULER }).spikes.times.is_empty()
        };
        assert!(!fires(least - 0.015) && fires(least + 0.015), "a pulse of {length} ms and {least} nA");
    }
}

#[test]
fn the_adaptive_neuron_starts_with_the_courses_burst() {
    let drive = step(bins(400.0, 0.01), 10.0, 250.0, 65.0);
    let times = see("adex", &[], Under { drive, method: EULER }).spikes.times;
    assert_eq!(times.len(), 10, "{times:?}");
    let found = intervals(&times);
    for (found, known) in found.iter().zip([2.7, 3.6, 5.7, 14.5]).chain(found[5..].iter().zip([36.6; 4])) {
        near(*found, known, 0.05);
    }
}

#[test]
fn the_adaptive_neurons_patterns_are_what_they_are_called() {
    let fired = |pattern: &str| {
        let known = Listed::find("adex").expect("a model").about;
        let preset = known.presets.iter().find(|preset| preset.id == pattern).expect("a pattern");
        times("adex", preset.values, preset.current.unwrap_or(known.current), 500.0)
    };
    let last = |times: &[f64]| *intervals(times).last().expect("two spikes");
    let tonic = fired("tonic");
    assert!(intervals(&tonic)[1..].iter().all(|interval| (interval - last(&tonic)).abs() < 0.5), "{tonic:?}");
    let adapting = intervals(&fired("adapting"));
    assert!(adapting[5] > 1.5 * adapting[0], "{adapting:?}");
    assert!(adapting.windows(2).all(|pair| pair[1] > pair[0] - 0.02), "{adapting:?}");
    let burst = fired("initial-burst");
    assert!(intervals(&burst)[0] < 5.0 && last(&burst) > 30.0, "{burst:?}");
    let bursting = intervals(&fired("bursting"));
    let pauses = bursting.iter().filter(|interval| **interval > 50.0).count();
    let within = bursting.iter().filter(|interval| **interval < 4.0).count();
    assert!(pauses > 3 && within > 2 * pauses && pauses + within == bursting.len(), "{bursting:?}");
    let irregular = intervals(&fired("irregular"));
    for period in 1..irregular.len() / 2 {
        let again = irregular.iter().zip(&irregular[period..]);
        assert!(again.map(|(one, other)| (one - other).abs()).fold(0.0, f64::max) > 5.0, "{irregular:?}");
    }
    let transient = fired("transient");
    assert!(transient.len() == 2 && transient[1] < 100.0, "{transient:?}");
    assert!(fired("delayed")[0] > 100.0, "{:?}", fired("delayed"));
}

#[test]
fn izhikevichs_neuron_rests_and_fires_as_its_types_do() {
    let start = see("izhikevich", &[], Start);
    near(start[0], -70.0, 1e-12);
    near(start[1], -14.0, 1e-12);
    let fired = |kind: &str| intervals(&times("izhikevich", preset("izhikevich", kind), 10.0, 500.0));
    let last = |kind: &str| *fired(kind).last().expect("two spikes");
    assert!(last("RS") > 1.5 * fired("RS")[0], "regular spiking adapts: {:?}", fired("RS"));
    near(last("FS"), fired("FS")[3], 0.5);
    assert!(last("FS") < 0.5 * last("RS"), "fast spiking is fast");
    let chattering = fired("CH");
    let pauses = chattering.iter().filter(|interval| **interval > 15.0).count();
    assert!(pauses > 3 && chattering.len() > 3 * pauses, "chattering fires bursts again and again");
    let bursting = fired("IB");
    assert!(
        bursting[0] < 6.0 && bursting[bursting.len() - 1] > 2.0 * bursting[0],
        "first a burst: {bursting:?}"
    );
}

#[test]
fn the_reduced_axon_rests_where_the_whole_one_does_and_fires_as_it_does_but_sooner() {
    let rest = see("hodgkin-huxley-reduced", &[], Start);
    near(rest[0], 0.000277566, 1e-4);
    near(rest[1], 0.3177, 5e-5);
    let whole = period("hodgkin-huxley", &[], 10.0, 14.64);
    let reduced = period("hodgkin-huxley-reduced", &[], 10.0, 12.0);
    assert!(reduced < whole && reduced > 0.7 * whole, "{reduced} against {whole}");
    assert!(times("hodgkin-huxley-reduced", &[], 2.0, 300.0).len() < 2);
    assert!(times("hodgkin-huxley-reduced", &[], 5.0, 300.0).len() > 10);
}

#[test]
fn the_reduced_axons_line_is_the_one_through_the_whole_axons_course() {
    use nullcline::models::hodgkin_huxley::SLOPE;
    let run = see("hodgkin-huxley", &[], Constant { current: 7.0, end: 500.0, dt: 0.01, method: ADAPTIVE });
    let [n, h] = ["n", "h"].map(|gate| run.column(gate)[25_000..].to_vec());
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (n_mean, h_mean) = (mean(&n), mean(&h));
    let products: f64 = n.iter().zip(&h).map(|(n, h)| (n - n_mean) * (h - h_mean)).sum();
    let squares: f64 = n.iter().map(|n| (n - n_mean).powi(2)).sum();
    near(-products / squares, SLOPE, 0.01);
}

/// What the program of the paper counts in a second under 10, from v = −65, u = b v: run by NumPy as it is printed there. Fine
/// steps of Euler's count 23, 87, 131, 34 and 77.
#[test]
fn izhikevichs_neuron_fires_by_its_own_scheme_as_often_as_the_papers_program_has_it() {
    let types = [("RS", 20, 0.2), ("CH", 43, 0.2), ("FS", 63, 0.2), ("IB", 27, 0.2), ("LTS", 44, 0.25)];
    let presets = Listed::find("izhikevich").expect("a model").about.presets;
    for (id, count, b) in types {
        let preset = presets.iter().find(|preset| preset.id == id).expect("a type of the paper");
        let mut given: Vec<(String, Given)> =
            preset.values.iter().map(|(id, value)| (id.to_string(), Given::Number(*value))).collect();
        for (id, value) in [("v0", -65.0), ("u0", -65.0 * b), ("dt", 1.0), ("tend", 1000.0)] {
            given.push((id.into(), Given::Number(value)));
        }
        given.push(("method".into(), Given::Text("half-steps".into())));
        let run =
            simulate("izhikevich", given, Injected::Constant(10.0), Budget::of(2_000)).expect("good options");
        assert_eq!(run.spikes.times.len(), count, "{id}");
    }
}

#[test]
fn a_model_offers_its_own_method_and_no_other_does() {
    let half_steps = || [("method".to_string(), Given::Text("half-steps".into()))];
    for model in MODELS {
        let run = simulate(model.about.id, half_steps(), Injected::Usual, Budget::of(1_000_000));
        assert_eq!(run.is_ok(), model.about.id == "izhikevich", "{}", model.about.id);
    }
}

/// Nothing is left of its equation but C dv/dt = I.
#[test]
fn without_its_channels_a_membrane_is_a_capacitor() {
    let squid = ["gNa", "gK", "gL"];
    for (id, channels) in
        [("hodgkin-huxley", squid), ("hodgkin-huxley-reduced", squid), ("morris-lecar", ["gCa", "gK", "gL"])]
    {
        let [first, second, third] = channels.map(|channel| (channel, 0.0));
        let run = see(
            id,
            &[first, second, third, ("C", 2.5)],
            Constant { current: 10.0, end: 5.0, dt: 0.01, method: ADAPTIVE },
        );
        let v = run.column("v");
        near(v[400] - v[0], 10.0 * 4.0 / 2.5, 1e-6);
    }
}
