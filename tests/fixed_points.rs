//! Fixed points and bifurcations as a plane marks and tells them, wherever they are.

use crate::given::of_model;
use crate::plane::{number, plane, scene, told};
use nullcline::analysis::fixed_points;
use nullcline::figure::{Ink, Mark, Zoom};
use nullcline::models::MODELS;
use nullcline::options::Given;

#[test]
fn a_fixed_point_out_of_view_is_told_with_its_place() {
    // Said to be one point, a saddle: the stable node stands just outside the usual window.
    let [sentence, plane] = told("adex-plane", &[("amplitude", -26.0)], &[]);
    assert!(sentence.contains("2 fixed points: stable node, saddle."), "{sentence}");
    assert!(
        sentence.contains("zooming out shows it: (v = −80.4") && sentence.contains("w = −5.2"),
        "{sentence}"
    );
    assert!(plane.contains("1 fixed point out of view."), "{plane}");
    let wide = [("plane.x", [-120.0, 60.0]), ("plane.y", [-100.0, 100.0])];
    let [_, plane] = told("adex-plane", &[("amplitude", -26.0)], &wide);
    assert!(plane.contains("2 fixed points") && !plane.contains("out of view"), "{plane}");
    let wide = [("plane.x", [-120.0, 60.0]), ("plane.y", [-1.0, 1.0])];
    let [sentence, plane] = told("morris-lecar-plane", &[("gCa", 0.0), ("amplitude", -48.0)], &wide);
    assert!(
        sentence.contains("one fixed point, a stable node.") && sentence.contains("v = −84.0"),
        "{sentence}"
    );
    assert!(plane.contains("One fixed point, a stable node.") && !plane.contains("out of view"), "{plane}");
}

#[test]
fn where_a_strong_current_holds_the_neuron_is_told_however_far_out_it_is() {
    for (page, amplitude, told_so, place) in [
        ("adex-plane", -200.0, "2 fixed points: stable node, saddle.", "window: (v = −150.00 mV, w = −40."),
        ("adex-plane", -500.0, "2 fixed points: stable node, saddle.", "(v = −270.00 mV, w = −100."),
        ("hodgkin-huxley-reduced-plane", -100.0, "one fixed point, a stable node.", "window: (v = −322.7"),
        ("izhikevich-plane", -10000.0, "one fixed point, a stable node.", "(v = −560"),
        ("morris-lecar-plane", -1000.0, "one fixed point, a stable node.", "window: (v = −560"),
        ("type-x-plane", 1e4, "one fixed point, a stable node.", "window: (v = 31.0"),
    ] {
        let [sentence, plane] = told(page, &[("amplitude", amplitude)], &[]);
        assert!(sentence.contains(told_so) && sentence.contains(place), "{sentence}");
        assert!(!sentence.contains("zooming out"), "{sentence}");
        assert!(
            plane.contains("fixed point out of view.") || plane.contains("fixed points out of view."),
            "{plane}"
        );
    }
}

#[test]
fn a_fixed_point_is_told_with_its_place_however_far_out_it_is() {
    // It rests where gL (v − EL) = I, at v = 10¹⁰.
    let far = [("gL", 1e-10), ("gK", 0.0), ("gCa", 0.0), ("amplitude", 1.0)];
    let [sentence, _] = told("morris-lecar-plane", &far, &[]);
    assert!(sentence.contains("one fixed point, ") && sentence.contains("v = 1.00·10¹⁰"), "{sentence}");
}

#[test]
fn on_every_plane_a_fixed_point_is_told_that_is_out_of_view() {
    for (page, panel) in [("type-x", 0), ("type-x-plane", 0), ("ramp-race", 3)] {
        let scene = scene(page, &[]);
        let zoom = Zoom([("plane.x".into(), [2.0, 2.5])].into());
        let told = (scene.figures)(0, &zoom).swap_remove(panel).description.to_string().to_lowercase();
        assert!(
            told.contains("one fixed point, a") && told.contains(" 1 fixed point out of view."),
            "{page}: {told}"
        );
    }
}

#[test]
fn however_far_one_looks_what_is_near_is_resolved() {
    for model in MODELS.iter().filter(|model| model.variables.len() == 2) {
        let page = format!("{}-plane", model.about.id);
        let [_, near] = told(&page, &[], &[]);
        for far in [1e4, 1e12, 1e300] {
            let [_, plane] = told(&page, &[], &[("plane.x", [-far, far]), ("plane.y", [-far, far])]);
            // It may be that out there the search is given up, and says so.
            assert!(plane.starts_with(near.trim_end_matches('.')), "{page} from {far:e}: {plane}");
        }
    }
}

#[test]
fn a_plane_says_that_fixed_points_fill_a_curve_and_tells_no_fold_that_is_none() {
    let none = [("gCa", 0.0), ("gK", 0.0), ("gL", 0.0), ("amplitude", 0.0)];
    let [sentence, _] = told("morris-lecar-plane", &none, &[]);
    assert!(sentence.contains("fixed points fill a whole curve") && !sentence.contains("Fold"), "{sentence}");
    let degenerate = [("a", 1.0), ("tau", 1.0), ("amplitude", 0.7)];
    let [sentence, _] = told("type-x-plane", &degenerate, &[]);
    let why =
        "one fixed point, which is degenerate (every λ is 0, so they do not decide whether it attracts).";
    assert!(sentence.contains(why) && !sentence.contains("Fold"), "{sentence}");
}

#[test]
fn where_eigenvalues_do_not_decide_the_sentence_says_what_does() {
    for (page, given, said) in [
        (
            "type-x-plane",
            &[("a", 1.0), ("amplitude", 0.7)][..],
            "one fixed point, a weakly unstable node (three points that have met, λ = 0; the cubic terms decide).",
        ),
        (
            "type-x-plane",
            &[("tau", 1.0), ("amplitude", 0.875)],
            "one fixed point, a weakly stable spiral (a Hopf point, Re λ = 0; the nonlinear terms decide).",
        ),
        (
            "type-x-plane",
            &[("a", 1.0), ("amplitude", 0.7), ("tau", 1.00001)],
            "one fixed point, a weakly unstable node (three points that have met, λ = 0; the cubic terms decide).",
        ),
        (
            "type-x-plane",
            &[("a", 1.0), ("amplitude", 0.7), ("tau", 1.000001)],
            "one fixed point, which is degenerate (points that have met, λ = 0).",
        ),
        (
            "izhikevich-plane",
            &[("amplitude", 4.0)],
            "one fixed point, a saddle-node (two points that have met, λ = 0).",
        ),
    ] {
        let [sentence, plane] = told(page, given, &[]);
        let in_plane = said.replacen("one", "One", 1);
        assert!(sentence.contains(said) && plane.contains(&in_plane), "{sentence} {plane}");
    }
}

#[test]
fn sentences_and_results_tell_the_same_fixed_points_at_both_ends_of_every_parameter() {
    let mut looked = 0;
    for model in MODELS.iter().filter(|model| model.variables.len() == 2) {
        let (page, current) = (format!("{}-plane", model.about.id), model.about.current);
        for (param, end) in
            model.params().iter().flat_map(|param| [(param.id, param.min), (param.id, param.max)])
        {
            let [sentence, _] = told(&page, &[(param, end), ("amplitude", current)], &[]);
            let given = of_model(model.about.id, &[(param, end), ("I", current)]);
            let Ok(found) = fixed_points(model.about.id, given) else { continue };
            if sentence.contains("ended early") {
                continue;
            }
            let kinds: Vec<&str> = found.points.iter().map(|point| point.kind).collect();
            let expected = match kinds[..] {
                [] => "no fixed point".to_string(),
                [kind] => format!(" {kind}."),
                _ => format!("{} fixed points: {}.", kinds.len(), kinds.join(", ")),
            };
            assert!(sentence.contains(&expected), "{page} with {param} = {end}: {sentence} {found:?}");
            looked += 1;
        }
    }
    assert!(looked > 60, "{looked}");
}

#[test]
fn a_saddle_shows_both_its_directions_and_a_spiral_none() {
    let short = |demo: &str, given: &[(&str, Given)]| {
        let figure = plane(&scene(demo, given), usize::MAX);
        let two =
            |mark: &&Mark| matches!(mark, Mark::Line(line) if line.x.len() == 2 && line.ink == Ink::Text);
        figure.marks.iter().filter(two).count()
    };
    // TypeY at rest: a stable node, a saddle, and a spiral.
    assert_eq!(short("type-y-plane", &[("amplitude", number(0.2))]), 4);
    assert_eq!(short("type-x-plane", &[("amplitude", number(0.2))]), 0);
}

/// dθ/dt = 1 − cos θ + (1 + cos θ) I − w, dw/dt = (θ − w)/10: at rest I = (θ − 1 + cos θ)/(1 + cos θ), which turns where
/// (1 + cos θ)(1 − sin θ) + (θ − 1 + cos θ) sin θ = 0, and has a pole at θ = π, where no current is felt.
#[test]
fn a_pole_of_the_current_is_no_fold() {
    let [words, _] = told("own:th'=1-cos(th)+(1+cos(th))*I-w\nw'=0.1*(th-w)\npar I=-0.1", &[], &[]);
    assert!(words.contains("Folds at I = ") && !words.contains("·10"), "{words}");
}

#[test]
fn a_bifurcation_beside_the_usual_window_is_told_with_the_others() {
    let [words, _] = told("hodgkin-huxley-reduced-plane", &[("gK", 0.0)], &[]);
    assert!(
        words.contains("Hopf at I = −55.7, 180.1 µA/cm². Folds at I = −370.7, −4.4, 379.3 µA/cm²."),
        "{words}"
    );
}
