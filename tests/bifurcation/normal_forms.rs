//! Equations whose branches are known exactly.

use super::{are, at, branches, lyapunov, special, typed};
use nullcline::bifurcation::equilibria::End;

#[test]
fn a_saddle_node_is_found_at_its_fold() {
    let found = branches(&typed("par p=1\nx'=p-x^2\n# x: -3..3"), "p", [-1.0, 4.0], &[]);
    assert_eq!(found.len(), 1);
    let special = special(&found);
    are(&at(&special, "fold"), &[0.0], 1e-9);
    let stable = found[0].rests.iter().filter(|rest| rest.stable).all(|rest| rest.at[0] > -1e-6);
    assert!(stable);
}

#[test]
fn both_branches_of_a_pitchfork_are_found() {
    let found = branches(&typed("par p=1\nx'=p*x-x^3\n# x: -3..3"), "p", [-2.0, 2.0], &[]);
    assert_eq!(found.len(), 2);
    are(&at(&special(&found), "branch"), &[0.0, 0.0], 1e-7);
    let straight =
        found.iter().find(|branch| branch.rests.iter().all(|rest| rest.at[0].abs() < 1e-9)).unwrap();
    assert!(straight.rests.iter().all(|rest| rest.stable == (rest.at[1] < 0.0) || rest.at[1].abs() < 1e-6));
}

#[test]
fn lines_that_cross_exchange_their_stability() {
    let found = branches(&typed("par p=1\nx'=x*(p-x)\n# x: -3..3"), "p", [-2.0, 2.0], &[]);
    assert_eq!(found.len(), 2);
    assert!(!at(&special(&found), "branch").is_empty());
    for branch in &found {
        assert!(branch.rests.iter().any(|rest| rest.stable) && branch.rests.iter().any(|rest| !rest.stable));
    }
}

#[test]
fn a_branch_that_closes_is_told_to() {
    let found = branches(&typed("par p=0\nx'=1-x^2-p^2\n# x: -3..3"), "p", [-2.0, 2.0], &[]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].ends, [End::Closed; 2]);
    are(&at(&special(&found), "fold"), &[-1.0, 1.0], 1e-9);
    for rest in &found[0].rests {
        assert!((rest.at[0].hypot(rest.at[1]) - 1.0).abs() < 1e-9);
    }
}

#[test]
fn a_hopf_point_tells_how_its_orbit_is_born() {
    // l₁ has the sign of s.
    for s in [-1.0, 1.0] {
        let text = format!(
            "par p=0\nx'=p*x-2*y+({s})*x*(x^2+y^2)\ny'=2*x+p*y+({s})*y*(x^2+y^2)\n# x: -3..3\n# y: -3..3"
        );
        let special = special(&branches(&typed(&text), "p", [-1.0, 1.3], &[]));
        are(&at(&special, "Hopf"), &[0.0], 1e-9);
        assert_eq!(lyapunov(&special)[0].signum(), s);
    }
}

#[test]
fn branches_of_polynomials_go_through_their_roots() {
    // Roots at x = p, x = 1 − p, x = 2 + p/2: the first two cross at 1/2, the second and the third at −2/3.
    let text = "par p=0\nx'=-(x-p)*(x-1+p)*(x-2-p/2)\n# x: -4..6";
    let found = branches(&typed(text), "p", [-1.5, 2.5], &[]);
    assert_eq!(found.len(), 3);
    let mut crossings = at(&special(&found), "branch");
    crossings.dedup_by(|a, b| (*a - *b).abs() < 1e-5);
    are(&crossings, &[-2.0 / 3.0, 0.5], 1e-6);
    for branch in &found {
        for rest in &branch.rests {
            let [x, p] = rest.at[..] else { panic!("one variable and the parameter") };
            let off =
                [x - p, x - 1.0 + p, x - 2.0 - p / 2.0].map(f64::abs).into_iter().fold(f64::MAX, f64::min);
            assert!(off < 1e-7, "{x} at {p}");
        }
    }
}
