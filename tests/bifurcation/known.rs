//! The models of the registry along their current and other parameters.

use super::{are, at, branches, lyapunov, special};
use nullcline::bifurcation::equilibria::End;

#[test]
fn the_axon_rests_on_one_branch_with_two_hopf_points() {
    let found = branches("hodgkin-huxley", "I", [-5.0, 180.0], &[]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].ends, [End::Edge; 2]);
    let special = special(&found);
    are(&at(&special, "Hopf"), &[9.779338, 154.526334], 1e-7);
    are(&at(&special, "fold"), &[], 0.0);
    let born = lyapunov(&special);
    assert!(born[0] > 0.0 && born[1] < 0.0, "{born:?}");
}

#[test]
fn morris_lecars_folds_and_hopf_point_are_the_published_ones_and_a_neutral_saddle_is_none() {
    let given = [("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 1.0 / 15.0)];
    let special = special(&branches("morris-lecar", "I", [-60.0, 200.0], &given));
    are(&at(&special, "fold"), &[-9.94903932, 39.96315309], 1e-8);
    are(&at(&special, "Hopf"), &[97.78788897], 1e-8);
}

#[test]
fn type_ys_neutral_saddle_is_no_hopf_point() {
    let special = special(&branches("type-y", "I", [-1.0, 1.5], &[]));
    are(&at(&special, "fold"), &[-0.34912194, 0.37295520], 1e-7);
    are(&at(&special, "Hopf"), &[0.76172678], 1e-7);
}

#[test]
fn planar_models_have_their_hopf_points_where_they_are_known() {
    let hopf = |model, values| at(&special(&branches(model, "I", values, &[])), "Hopf");
    are(&hopf("type-x", [-0.5, 2.5]), &[0.331344202, 1.418655798], 1e-9);
    are(&hopf("fitzhugh-nagumo", [0.0, 4.0]), &[1.25907028, 2.74092972], 1e-8);
    are(&hopf("morris-lecar", [0.0, 300.0]), &[93.85761837, 212.01881614], 1e-9);
}

#[test]
fn izhikevichs_fold_is_its_closed_form_for_any_b() {
    for b in [0.15, 0.2, 0.25] {
        let found = branches("izhikevich", "I", [-60.0, 60.0], &[("b", b)]);
        let special = special(&found);
        are(&at(&special, "fold"), &[(5.0 - b) * (5.0 - b) / 0.16 - 140.0], 1e-9);
    }
}

#[test]
fn izhikevichs_fold_in_b_is_the_same_curve() {
    // (5 − b)²/0.16 = 140 + I
    let special = special(&branches("izhikevich", "b", [-1.0, 1.0], &[("I", 3.0)]));
    are(&at(&special, "fold"), &[5.0 - (0.16f64 * 143.0).sqrt()], 1e-9);
}
