//! Periodic orbits: known periods, closed forms, theorems, and orbits that repel.

use super::super::given::of_model;
use super::planes::{
    Duffing, FIBRE, Linear, NAGUMO, PLANE, Rings, UnevenRing, Usual, default, homoclinic, snic, type_x,
};
use nullcline::analysis::{self, options};
use nullcline::models::MODELS;
use nullcline::models::fitzhugh_nagumo::FitzHughNagumo;
use nullcline::models::hodgkin_huxley::HodgkinHuxley;
use nullcline::models::morris_lecar::{MorrisLecar, TypeY};
use nullcline::options::Given;
use nullcline::phase_plane::Window;
use nullcline::phase_plane::cycle_branch::CycleBranch;
use nullcline::phase_plane::equations::Equations;
use nullcline::phase_plane::fixed_points::fixed_points;
use nullcline::phase_plane::limit_cycles::limit_cycles;
use nullcline::phase_plane::settling::cycles_settled_into;
use nullcline::phase_plane::shooting::Orbit;
use nullcline::run::Budget;
use nullcline::simulation::{Injected, simulate};
use nullcline::spikes::Fires;

/// Currents, and the period of the stable orbit under each.
type Known<'a> = (&'a dyn Equations<2>, Window, &'a [(f64, f64)]);

#[test]
fn stable_orbits_have_their_known_periods() {
    let (x, nagumo, y, hopf, snic): (_, FitzHughNagumo, TypeY, MorrisLecar, _) =
        (type_x(), default(), default(), default(), snic());
    let known: [Known; 5] = [
        (&x, PLANE, &[(0.5, 39.427292), (1.0, 36.654624)]),
        (&nagumo, NAGUMO, &[(1.3, 38.373567), (1.5, 32.418281), (2.0, 29.258315)]),
        (&y, FIBRE, &[(0.375, 428.236), (0.4, 130.952), (0.5, 69.6544), (0.8, 47.1023)]),
        (&hopf, FIBRE, &[(90.0, 102.72717), (100.0, 85.29064), (150.0, 66.16175)]),
        (
            &snic,
            FIBRE,
            &[(40.0, 943.66), (41.0, 195.8375), (45.0, 99.30823), (60.0, 58.62144), (100.0, 42.07274)],
        ),
    ];
    for (equations, window, periods) in known {
        for &(current, period) in periods {
            let found = limit_cycles(equations, current, window);
            let stable: Vec<f64> =
                found.iter().filter(|cycle| cycle.stable).map(|cycle| cycle.period).collect();
            assert_eq!(stable.len(), 1, "at {current}");
            // To the digits that are known: half a unit of the last, or a millionth.
            let digits = if period > 400.0 { 5e-6 } else { 1e-6 };
            assert!((stable[0] / period - 1.0).abs() < digits, "{} against {period} at {current}", stable[0]);
        }
    }
}

/// However much slower one variable is than the other: the periods of relaxation oscillations are those of A. A. Dorodnicyn, Prikl.
/// Mat. Mekh. 11, 313–328 (1947), to the term in ln μ/μ.
#[test]
fn orbits_that_creep_along_a_nullcline_return() {
    let period =
        |mu: f64| (3.0 - 2.0 * 2f64.ln()) * mu + 7.014 * mu.powf(-1.0 / 3.0) - 22.0 / 9.0 * mu.ln() / mu;
    for mu in [5.0, 11.0, 20.0, 30.0, 45.0, 59.0] {
        for text in ["v'=w\nw'=mu*(1-v^2)*w-v", "v'=mu*(v-v^3/3-w)\nw'=v/mu"] {
            let text = format!("own:{text}\npar mu={mu}\ninit v=1");
            let found = analysis::limit_cycles(&text, []).expect("a good text");
            assert!(matches!(&found[..], [only] if only.stable), "μ = {mu}: {} found", found.len());
            let off = (found[0].period / period(mu) - 1.0).abs();
            assert!(off < 0.2 / mu, "μ = {mu}: {}, not {}", found[0].period, period(mu));
        }
    }
    for (model, key, slow, current) in
        [("type-x", "tau", 1000.0, 0.5), ("fitzhugh-nagumo", "eps", 0.001, 1.5)]
    {
        let given = [(key.to_string(), Given::Number(slow)), ("I".to_string(), Given::Number(current))];
        let found = analysis::limit_cycles(model, given).expect("a good value");
        assert!(found.iter().any(|cycle| cycle.stable), "{model}");
    }
}

#[test]
fn near_a_saddle_node_on_a_circle_periods_grow_without_bound() {
    // As the square root of the distance from the fold, at 39.96315309.
    let period = |current: f64| limit_cycles(&snic(), current, FIBRE)[0].period;
    let ratio = period(39.96315309 + 1e-5) / period(39.96315309 + 4e-5);
    assert!((ratio - 2.0).abs() < 0.02, "{ratio}");
    assert!(limit_cycles(&snic(), 39.9631, FIBRE).is_empty());
}

#[test]
fn between_its_first_spikes_and_its_hopf_point_type_x_has_an_unstable_orbit_inside_a_stable_one() {
    let neuron = type_x();
    for (current, kinds) in [
        (0.3, vec![]),
        (0.3238, vec![]),
        (0.3243, vec![false, true]),
        (0.328, vec![false, true]),
        (0.3313, vec![false, true]),
        (0.3314, vec![true]),
    ] {
        let found = limit_cycles(&neuron, current, PLANE);
        assert_eq!(found.iter().map(|cycle| cycle.stable).collect::<Vec<_>>(), kinds, "at {current}");
        if let [inner, outer] = &found[..] {
            assert!((0..2).all(|i| inner.min[i] > outer.min[i] && inner.max[i] < outer.max[i]));
            // Backwards in time the inner one attracts: an orbit from beside it comes back to it.
            assert!(inner.multipliers[1][0] > 1.0 && outer.multipliers[1][0] < 1.0);
        }
    }
}

#[test]
fn morris_and_lecars_fibre_rests_and_fires_under_the_same_current() {
    let hopf: MorrisLecar = default();
    let found = limit_cycles(&hopf, 90.0, FIBRE);
    assert_eq!(found.iter().map(|cycle| cycle.stable).collect::<Vec<_>>(), [true, false]);
    assert!(fixed_points(&hopf, 90.0, FIBRE)[0].stable());
    for current in [36.0, 38.0] {
        let homoclinic = homoclinic();
        assert!(limit_cycles(&homoclinic, current, FIBRE).iter().any(|cycle| cycle.stable), "at {current}");
        assert!(fixed_points(&homoclinic, current, FIBRE)[0].stable());
    }
}

#[test]
fn circles_are_found_with_their_periods_and_multipliers_however_near_to_one_another() {
    use std::f64::consts::{PI, TAU};
    for apart in [1.0, 0.1, 0.01, 0.001] {
        let (a, b) = (1.1, 1.1 + apart);
        let mut found = limit_cycles(&Rings { a, b }, 0.0, Window { x: [-2.5, 2.5], y: [-2.5, 2.5] });
        assert_eq!(found.len(), 2, "{apart} apart");
        found.sort_by_key(|cycle| cycle.stable);
        for (cycle, square, growth) in
            [(&found[0], a, 4.0 * PI * a * apart), (&found[1], b, -4.0 * PI * b * apart)]
        {
            assert!((cycle.period - TAU).abs() < 1e-8, "{}", cycle.period);
            assert!((cycle.multipliers[1][0].ln() / growth - 1.0).abs() < 1e-5, "{apart} apart");
            for i in 0..2 {
                assert!(
                    (cycle.max[i] - square.sqrt()).abs() < 1e-6
                        && (cycle.min[i] + square.sqrt()).abs() < 1e-6
                );
            }
            for [x, y] in &cycle.orbit {
                assert!((x.hypot(*y) - square.sqrt()).abs() < 1e-6);
            }
        }
    }
    assert!(limit_cycles(&Rings { a: -1.0, b: -0.5 }, 0.0, PLANE).is_empty());
}

#[test]
fn where_the_divergence_varies_along_an_orbit_its_integral_is_the_known_one() {
    // ∮ −2 exp(k cos t) dt = −4π I₀(k), with the modified Bessel function.
    for (k, bessel) in [(0.0, 1.0), (1.0, 1.266_065_877_752_008_4), (1.5, 1.646_723_189_772_891)] {
        let found = limit_cycles(&UnevenRing { k }, 0.0, Window { x: [-2.0, 2.0], y: [-2.0, 2.0] });
        let [cycle] = &found[..] else { panic!("{k}: {found:?}") };
        let growth = cycle.multipliers[1][0].ln();
        let known = -4.0 * std::f64::consts::PI * bessel;
        assert!((growth / known - 1.0).abs() < 1e-9, "{k}: {growth} against {known}");
    }
}

#[test]
fn round_a_centre_no_orbit_is_a_limit_cycle() {
    assert!(limit_cycles(&Linear { a: 0.0, b: 1.0, c: -2.0, d: 0.0 }, 0.0, PLANE).is_empty());
    assert!(limit_cycles(&Duffing {}, 0.0, Window { x: [-2.0, 2.0], y: [-1.0, 1.0] }).is_empty());
}

#[test]
fn every_orbit_of_every_model_is_closed_and_surrounds_fixed_points_of_index_one() {
    let mut looked = 0;
    for model in MODELS {
        for part in [0.1, 0.35, 0.6] {
            let current =
                model.about.currents[0] + part * (model.about.currents[1] - model.about.currents[0]);
            let Some((neuron, window)) = Usual::of(model) else { continue };
            let points = fixed_points(&*neuron, current, window);
            for cycle in limit_cycles(&*neuron, current, window) {
                let told = format!("{} at {current}: {cycle:?}", model.about.id);
                assert_eq!(cycle.orbit.first(), cycle.orbit.last());
                assert_eq!(cycle.stable, cycle.multipliers[1][0] < 1.0, "{told}");
                let sum: i32 =
                    points.iter().filter(|p| inside(&cycle.orbit, p.state)).map(|p| p.kind().index()).sum();
                assert_eq!(sum, 1, "{told}");
                looked += 1;
            }
        }
    }
    assert!(looked > 8, "{looked} orbits");
}

/// Whether a point lies within a closed polygon: a ray from it crosses its sides an odd number of times.
fn inside(polygon: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let crosses = |pair: &&[[f64; 2]]| {
        let [[x0, y0], [x1, y1]] = [pair[0], pair[1]];
        (y0 > y) != (y1 > y) && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    };
    polygon.windows(2).filter(crosses).count() % 2 == 1
}

const AXON: [[f64; 2]; 4] = [[-20.0, 120.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]];

#[test]
fn the_axon_fires_at_its_known_rates() {
    let axon: HodgkinHuxley = default();
    for (current, hertz) in [(7.0, 58.307), (10.0, 68.314), (20.0, 86.465), (50.0, 117.033), (100.0, 147.268)]
    {
        let found = cycles_settled_into(&axon, current, AXON);
        let stable: Vec<f64> = found.iter().filter(|c| c.stable).map(|c| 1000.0 / c.period).collect();
        assert_eq!(stable.len(), 1, "at {current}");
        assert!((stable[0] - hertz).abs() < 6e-4, "{} against {hertz} Hz", stable[0]);
    }
    assert!(cycles_settled_into(&axon, 6.0, AXON).is_empty());
    assert!(cycles_settled_into(&axon, 155.0, AXON).is_empty());
}

#[test]
fn the_axons_branch_of_firing_ends_at_a_fold_and_comes_back_repelling() {
    let axon: HodgkinHuxley = default();
    let found = cycles_settled_into(&axon, 7.0, AXON);
    assert_eq!(found.iter().map(|cycle| cycle.stable).collect::<Vec<_>>(), [true, false]);
    let stable = &found[0];
    assert!((stable.multipliers[0], stable.multipliers[1][0] < 1.0) == ([1.0, 0.0], true));
    let top = stable.orbit.iter().max_by(|a, b| a[0].total_cmp(&b[0])).expect("it has points");
    let orbit = Orbit::from(&axon, 7.0, *top, stable.period, 1e-9).expect("it goes round");
    let branch = CycleBranch::through(&axon, orbit, AXON).expect("it is no fold");
    let fold = branch.turned().fold().expect("it folds back");
    assert!((fold.current - 6.2642).abs() < 5e-5, "{}", fold.current);
}

#[test]
fn the_axons_orbits_are_all_told_and_each_once() {
    // How many there are: J. Rinzel and R. N. Miller 1980. The one that repels at 9.5: by collocation (SciPy's solve_bvp).
    let axon: HodgkinHuxley = default();
    for (current, kinds) in [
        (6.3, vec![true, false]),
        (7.0, vec![true, false]),
        (9.1, vec![true, false]),
        (9.5, vec![true, false]),
        (9.77, vec![true, false]),
        (9.7793, vec![true, false]),
        (9.79, vec![true]),
        (12.0, vec![true]),
        (150.0, vec![true]),
        (154.5, vec![true]),
        (154.6, vec![]),
    ] {
        let mut found = cycles_settled_into(&axon, current, AXON);
        found.sort_by_key(|cycle| !cycle.stable);
        let told: Vec<_> = found.iter().map(|c| (c.period, c.stable, c.min[0], c.max[0])).collect();
        assert_eq!(found.iter().map(|cycle| cycle.stable).collect::<Vec<_>>(), kinds, "{current}: {told:?}");
    }
    let found = cycles_settled_into(&axon, 9.5, AXON);
    let small = found.iter().find(|cycle| !cycle.stable).expect("one that repels");
    for (told, known, to) in
        [(small.period, 11.0293564, 1e-6), (small.min[0], 3.690980, 1e-5), (small.max[0], 6.899859, 1e-5)]
    {
        assert!((told - known).abs() < to, "{told} against {known}");
    }
}

#[test]
fn just_below_8_the_axon_has_four_orbits() {
    // J. Rinzel and R. N. Miller, Math. Biosci. 49, 27–59 (1980), fig. 4, at 6.3 °C.
    let axon: HodgkinHuxley = default();
    let found = cycles_settled_into(&axon, 7.9, AXON);
    assert_eq!(found.iter().map(|cycle| cycle.stable).filter(|stable| *stable).count(), 1);
    assert_eq!(found.len(), 4, "{:?}", found.iter().map(|cycle| cycle.period).collect::<Vec<_>>());
    // Between 7.846 and 7.922; beyond, there are two.
    for (current, orbits) in [(7.84, 2), (7.85, 4), (7.88, 4), (7.92, 4), (7.93, 2)] {
        let found = cycles_settled_into(&axon, current, AXON);
        let told: Vec<_> = found.iter().map(|cycle| (cycle.period, cycle.stable)).collect();
        assert_eq!(found.len(), orbits, "at {current}: {told:?}");
    }
}

/// What is told of the orbits of a model of the registry with some of its parameters set.
fn analysed(id: &str, some: &[(&str, f64)]) -> Vec<analysis::Orbit> {
    analysis::limit_cycles(id, of_model(id, some)).expect("good options")
}

#[test]
fn between_its_fold_and_its_hopf_point_the_axons_orbits_are_told_to_the_function_as_well() {
    let told: Vec<(f64, bool)> =
        analysed("hodgkin-huxley", &[("I", 7.88)]).iter().map(|orbit| (orbit.period, orbit.stable)).collect();
    assert_eq!(
        told.iter().map(|(_, stable)| *stable).collect::<Vec<_>>(),
        [false, true, false, false],
        "{told:?}"
    );
}

#[test]
fn at_either_end_of_any_parameter_each_orbit_is_told_once_and_what_swings_has_one() {
    let mut swinging = 0;
    for model in MODELS.iter().filter(|model| !matches!(model.about.fires, Fires::AtReset)) {
        let ends =
            options(model).into_iter().flat_map(|param| [(param.id, param.min), (param.id, param.max)]);
        for look in ends {
            let found = analysed(model.about.id, &[look]);
            let told: Vec<_> =
                found.iter().map(|orbit| (orbit.period, orbit.stable, &orbit.multipliers)).collect();
            let told = format!("{} with {look:?}: {told:?}", model.about.id);
            for (i, orbit) in found.iter().enumerate() {
                let across = orbit.multipliers[1..].iter().all(|[re, im]| re.hypot(*im) < 1.0);
                assert_eq!(orbit.stable, across, "{told}");
                let like = |other: &analysis::Orbit| (orbit.period / other.period - 1.0).abs() < 1e-6;
                assert!(orbit.period > 0.0 && !found[..i].iter().any(like), "{told}");
            }
            // Long after its start a run by the adaptive method swings only on an orbit that attracts.
            let current = if look.0 == "I" { look.1 } else { model.about.current };
            let end = 10.0 * model.about.duration;
            let settings = [("tend", Given::Number(end)), ("method", Given::Text("dopri5".into()))];
            let own = of_model(model.about.id, if look.0 == "I" { &[] } else { std::slice::from_ref(&look) });
            let given = settings.map(|(key, value)| (key.to_string(), value)).into_iter().chain(own);
            let run = simulate(model.about.id, given, Injected::Constant(current), Budget::of(1_000_000));
            let run = run.expect("good options");
            let v = run.column("v");
            let late = &v[v.len() * 4 / 5..];
            let [low, high] = model.about.window[0];
            let swing =
                late.iter().copied().fold(f64::MIN, f64::max) - late.iter().copied().fold(f64::MAX, f64::min);
            if swing > 0.05 * (high - low) {
                assert!(found.iter().any(|orbit| orbit.stable), "{told}, but it swings by {swing}");
                swinging += 1;
            }
        }
    }
    assert!(swinging > 20, "{swinging}");
}
