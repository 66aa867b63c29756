//! Branches of orbits held against published numbers.

use super::{are, at, branches, lens, special};
use nullcline::bifurcation::cycles::branch::{Branch, Effort, End, from_hopf};
use nullcline::models::Listed;

/// The branches of orbits from each Hopf point of a model along its current.
fn orbits(model: &str, values: [f64; 2], given: &[(&str, f64)], effort: Effort) -> Vec<Branch> {
    let listed = Listed::find(model).unwrap();
    let lens = lens(listed, "I", given);
    let points = special(&branches(model, "I", values, given));
    let hopf = points.iter().filter(|point| point.kind.name() == "Hopf");
    hopf.map(|hopf| from_hopf(&lens, hopf, listed.about.window, values, effort).unwrap()).collect()
}

#[test]
fn the_axons_orbits_lead_from_one_hopf_point_to_the_other_round_three_folds() {
    let found = orbits("hodgkin-huxley", [0.0, 180.0], &[], Effort::default());
    assert_eq!(found.len(), 2);
    for branch in found {
        assert_eq!(branch.end, End::Hopf);
        let mut folds = at(&branch.special, "fold of cycles");
        folds.sort_by(f64::total_cmp);
        are(&folds, &[6.264222, 7.846247, 7.921685], 1e-6);
    }
}

#[test]
fn type_xs_orbits_have_their_known_periods() {
    let found = orbits("type-x", [-0.5, 2.5], &[], Effort::default());
    for (current, period) in [(0.5, 39.427292), (1.0, 36.654624)] {
        let near = found[0]
            .orbits
            .windows(2)
            .filter(|pair| (pair[0].value - current) * (pair[1].value - current) <= 0.0);
        let told: Vec<f64> = near
            .map(|pair| {
                let part = (current - pair[0].value) / (pair[1].value - pair[0].value);
                pair[0].period + part * (pair[1].period - pair[0].period)
            })
            .collect();
        assert!(told.iter().any(|told| (told / period - 1.0).abs() < 3e-3), "{told:?} against {period}");
    }
}

/// How often a branch comes through a value.
fn comes_through(branch: &Branch, value: f64) -> usize {
    let pairs = branch.orbits.windows(2);
    pairs.filter(|pair| (pair[0].value - value) * (pair[1].value - value) < 0.0).count()
}

#[test]
fn the_axon_has_four_orbits_between_its_inner_folds() {
    let found = orbits("hodgkin-huxley", [0.0, 180.0], &[], Effort { step: 0.01, ..Effort::default() });
    for (value, count) in [(7.88, 4), (7.0, 2), (6.0, 0), (9.0, 2), (20.0, 1), (170.0, 0)] {
        assert_eq!(comes_through(&found[0], value), count, "{value}");
    }
}

#[test]
fn more_intervals_of_a_turn_tell_its_folds_better() {
    let fold = |intervals: usize| {
        let found = orbits("hodgkin-huxley", [0.0, 180.0], &[], Effort { intervals, ..Effort::default() });
        at(&found[0].special, "fold of cycles").into_iter().fold(f64::MAX, f64::min)
    };
    let exact = fold(160);
    let [coarse, fine] = [20, 80].map(|intervals| (fold(intervals) - exact).abs());
    assert!(fine < 1e-7 && fine < 0.05 * coarse, "{fine} after {coarse}");
}

#[test]
fn orbits_that_end_on_a_fold_of_rests_take_ever_longer() {
    let given = [("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 1.0 / 15.0)];
    for (model, values, given, fold) in
        [("morris-lecar", [0.0, 200.0], &given[..], 39.96315309), ("type-y", [0.0, 1.5], &[], 0.37295520)]
    {
        let found = orbits(model, values, given, Effort::default());
        assert_eq!((found.len(), found[0].end), (1, End::Long), "{model}");
        let last = found[0].orbits.last().unwrap();
        assert!((last.value / fold - 1.0).abs() < 1e-3, "{model}: {}", last.value);
    }
}
