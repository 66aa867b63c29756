//! What can be added to a model's phase plane, against single runs of the same page.

use nullcline::analysis::fixed_points;
use nullcline::demos::Demo;
use nullcline::figure::{Figure, Ink, Mark, Shape, Stroke, Zoom};
use nullcline::lab::BUDGET;
use nullcline::models::MODELS;
use nullcline::options::{Given, complete};
use nullcline::page::Scene;

/// A page with these parameters, all others at their defaults.
fn scene(demo: &str, given: &[(&str, Given)]) -> Scene {
    let demo = Demo::find(demo).expect("the page exists");
    let given = given.iter().map(|(key, value)| (key.to_string(), value.clone()));
    let values = complete(&demo.params(), given).expect("good values");
    demo.open(&values, BUDGET).expect("good values")
}

fn number(value: f64) -> Given {
    Given::Number(value)
}

fn chosen(id: &str) -> Given {
    Given::Text(id.into())
}

/// The plane at a frame.
fn plane(scene: &Scene, frame: usize) -> Figure {
    (scene.figures)(frame, &Zoom::default()).swap_remove(0)
}

/// The points of the cloud.
fn dots(figure: &Figure) -> Vec<[f64; 2]> {
    let points = figure.marks.iter().find_map(|mark| match mark {
        Mark::Dots { points, .. } => Some(points),
        _ => None,
    });
    points.expect("a cloud").chunks_exact(2).map(|point| [point[0], point[1]]).collect()
}

/// What a page says, and what its plane says to those who cannot see it.
fn told(demo: &str, given: &[(&str, f64)], zoom: &[(&str, [f64; 2])]) -> [String; 2] {
    let given: Vec<(&str, Given)> = given.iter().map(|&(key, value)| (key, number(value))).collect();
    let scene = scene(demo, &given);
    let zoom = Zoom(zoom.iter().map(|&(key, part)| (key.to_string(), part)).collect());
    let last = scene.frames - 1;
    [(scene.results)(last).text(), (scene.figures)(last, &zoom).swap_remove(0).description]
}

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
    assert!(plane.contains("one fixed point, a stable node.") && !plane.contains("out of view"), "{plane}");
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
fn a_plane_says_what_of_the_stimulus_its_current_is_where_the_run_ends_with_another() {
    for (stimulus, part) in [
        ("step", " (during the step)"),
        ("ramp", " (the ramp’s end)"),
        ("sinusoid", " (the offset)"),
        ("constant", ""),
    ] {
        let scene = scene("type-x-plane", &[("stimulus", chosen(stimulus)), ("offset", number(0.5))]);
        let readout = |frame: usize| {
            let figure = plane(&scene, frame);
            let told = figure.marks.iter().find_map(|mark| match mark {
                Mark::Readout { text, .. } => Some(text.clone()),
                _ => None,
            });
            told.expect("the current is told")
        };
        let last = scene.frames - 1;
        assert_eq!(readout(last), format!("I = 0.500{part}"));
        let sentence = (scene.results)(last).text();
        assert!(sentence.contains(&format!("At I = 0.500{part}: one fixed point")), "{sentence}");
        // While it is played it is that of the moment.
        let run = scene.run.as_ref().expect("a run");
        let bin = 390 * (run.column("t").len() - 1) / 400;
        let now = nullcline::numerals::written(run.column("I")[bin], 3);
        assert_eq!(readout(390), format!("I = {now}"));
    }
}

#[test]
fn what_can_be_taken_hold_of_in_a_plane_stands_apart() {
    for model in MODELS.iter().filter(|model| model.variables.len() == 2) {
        let figure = plane(&scene(&format!("{}-plane", model.about.id), &[]), usize::MAX);
        let knobs = figure.handles.iter().filter(|handle| handle.shape == Shape::Arrows);
        let [across, up] = [&figure.x, &figure.y].map(|axis| axis.max - axis.min);
        let mut found = 0;
        for [x, y] in knobs.filter_map(|knob| knob.place) {
            found += 1;
            for other in
                figure.handles.iter().filter(|handle| matches!(handle.shape, Shape::Ring | Shape::Rim))
            {
                let grasped = || Some([other.x.as_ref()?.at, other.y.as_ref()?.at]);
                let Some(at) = other.place.or_else(grasped) else { continue };
                let apart = ((at[0] - x) / across).hypot((at[1] - y) / up);
                assert!(apart > 0.08, "{}: {} is {apart} away", model.about.id, other.label);
            }
        }
        assert!(found > 0, "{} has a nullcline to pull", model.about.id);
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
        let told = (scene.figures)(0, &zoom).swap_remove(panel).description;
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
        assert!(sentence.contains(said) && plane.contains(said), "{sentence} {plane}");
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
            let given = [(param, end), ("I", current)].map(|(key, value)| (key.to_string(), number(value)));
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
fn the_states_of_a_cloud_go_where_single_runs_go() {
    // One that is reset, and one that is not.
    for (demo, starts) in [("type-x-plane", ["v0", "w0"]), ("adex-plane", ["v0", "w0"])] {
        let cloud = scene(demo, &[("cloud", chosen("yes"))]);
        let first = dots(&plane(&cloud, 0));
        let later = dots(&plane(&cloud, 150));
        assert_eq!(first.len(), later.len());
        assert!(first.len() >= 16, "{demo}: {} states", first.len());
        for (start, found) in first.iter().zip(&later).step_by(5) {
            let given = [(starts[0], number(start[0])), (starts[1], number(start[1]))];
            let run = scene(demo, &given).run.expect("a run");
            let bin = 150 * (run.column("t").len() - 1) / 400;
            let expected = [1, 2].map(|column: usize| run.columns[column].values[bin]);
            assert_eq!(*found, expected, "{demo} from {start:?}");
        }
    }
}

/// Its runs are reset thousands of times: as many of them are taken as make no slider stumble, from all over the plane.
#[test]
fn a_cloud_of_runs_that_cost_much_has_fewer_states() {
    let given = [("V_reset", number(-42.0)), ("b", number(0.0))];
    let cloud = scene("adex-plane", &[given.as_slice(), &[("cloud", chosen("yes"))]].concat());
    let states = dots(&plane(&cloud, 0));
    let steps = |at: &[f64; 2]| {
        let start = [("v0", number(at[0])), ("w0", number(at[1]))];
        scene("adex-plane", &[given.as_slice(), &start].concat()).run.expect("a run").steps
    };
    let taken: usize = states.iter().map(steps).sum();
    assert!(taken < 1_000_000, "{taken} steps of {} states", states.len());
    assert!(states.len() >= 4);
}

#[test]
fn the_spike_map_tells_what_runs_from_its_cells_do() {
    let given = [("amplitude", number(0.2)), ("method", chosen("rk4")), ("stimulus", chosen("constant"))];
    let map = [given.as_slice(), &[("flow", chosen("spikes"))]].concat();
    let figure = plane(&scene("type-x-plane", &map), usize::MAX);
    let Some(Mark::Shading { x, y, columns, values, .. }) = figure.backdrop.first() else {
        panic!("the map stands behind all else");
    };
    assert!(values.iter().all(|value| (0.0..=1.0).contains(value)));
    let rows = values.len() / columns;
    let (mut told, mut right) = (0, 0);
    for cell in (0..values.len()).step_by(23) {
        let part = [(cell % columns) as f64 + 0.5, (cell / columns) as f64 + 0.5];
        let parts = [part[0] / *columns as f64, part[1] / rows as f64];
        let state = [x, y].map(|side| side[0]);
        let state = [0, 1].map(|i| state[i] + ([x, y][i][1] - state[i]) * parts[i]);
        let start = [("v0", number(state[0])), ("w0", number(state[1]))];
        let run = scene("type-x-plane", &[given.as_slice(), &start].concat()).run.expect("a run");
        let threshold = 0.5;
        let spikes = state[0] > threshold || run.column("v").iter().any(|v| *v > threshold);
        told += 1;
        right += usize::from(spikes == (values[cell] > 0.0));
    }
    // Next to the quasi-threshold a cell between four that agree may be told wrong.
    assert!(told > 60 && right + 1 >= told, "{right} of {told}");
}

#[test]
fn streamlines_stand_in_the_place_of_arrows() {
    let usual = plane(&scene("morris-lecar-plane", &[]), usize::MAX);
    let lines = plane(&scene("morris-lecar-plane", &[("flow", chosen("streamlines"))]), usize::MAX);
    let quiet = |figure: &Figure| {
        let thin = |mark: &&Mark| matches!(mark, Mark::Line(line) if line.ink == Ink::Quiet && line.stroke == Stroke::Thin);
        figure.marks.iter().filter(thin).count()
    };
    assert_eq!(quiet(&usual), 0);
    assert!(quiet(&lines) >= 15, "{} streamlines", quiet(&lines));
}

#[test]
fn the_backward_orbit_leads_to_the_start() {
    let given = [("past_orbit", chosen("yes")), ("amplitude", number(0.4)), ("method", chosen("dopri5"))];
    let figure = plane(&scene("type-x-plane", &given), usize::MAX);
    let past = figure.backdrop.iter().find_map(|mark| match mark {
        Mark::Line(line) if line.ink == Ink::Text && line.stroke == Stroke::Dashed => Some(line),
        _ => None,
    });
    let past = past.expect("it is drawn");
    let start = [past.x[past.count - 1], past.y[past.count - 1]];
    let early = 2 * past.count / 3;
    // From a state of it the run comes by the start.
    let from = [
        ("v0", number(past.x[early])),
        ("w0", number(past.y[early])),
        ("stimulus", chosen("constant")),
        ("dt", number(0.01)),
    ];
    let run = scene("type-x-plane", &[&given[1..], &from].concat()).run.expect("a run");
    let (v, w) = (run.column("v"), run.column("w"));
    let near = v.iter().zip(w.iter()).map(|(v, w)| (v - start[0]).hypot(w - start[1])).fold(9.0, f64::min);
    assert!(near < 0.05, "it comes no nearer than {near}");
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

#[test]
fn the_plane_of_trace_and_determinant_shows_its_parabola_and_its_points_with_units() {
    for (demo, unit) in [("morris-lecar-plane", " (1/ms)"), ("type-x-plane", ""), ("adex-plane", " (1/ms)")] {
        let scene = scene(demo, &[]);
        let last = scene.frames - 1;
        for frame in [0, last / 2, last] {
            let figure = (scene.figures)(frame, &Zoom::default()).pop().expect("its last panel");
            assert_eq!(figure.x.title, format!("trace{unit}"), "{demo}");
            // The parabola goes through both upper corners.
            assert!((0.25 * figure.x.max.powi(2) / figure.y.max - 1.0).abs() < 1e-9, "{demo}");
            let within = |[x, y]: [f64; 2]| x.abs() < figure.x.max && figure.y.min < y && y < figure.y.max;
            for mark in figure.backdrop.iter().chain(&figure.marks) {
                match mark {
                    Mark::Point { at, .. } => assert!(within(*at), "{demo}: {at:?}"),
                    Mark::Region { at, .. } => assert!(at.map(within) == [true; 2], "{demo}: {at:?}"),
                    Mark::Dots { points, .. } => {
                        assert!(points.chunks_exact(2).all(|at| within([at[0], at[1]])), "{demo}");
                    }
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn the_fixed_points_leave_a_trail_while_the_current_moves() {
    let scene = scene("type-x-plane", &[("stimulus", chosen("ramp"))]);
    let trail = |frame: usize| {
        let figure = (scene.figures)(frame, &Zoom::default()).pop().expect("its last panel");
        (dots(&figure).len(), figure.x.max)
    };
    let [(early, before), (late, after)] = [trail(20), trail(390)];
    assert!(early < late, "{early} and {late} places");
    assert!(before == after, "the axes stay: {before}, {after}");
}

#[test]
fn a_bifurcation_beside_the_usual_window_is_told_with_the_others() {
    let [words, _] = told("hodgkin-huxley-reduced-plane", &[("gK", 0.0)], &[]);
    assert!(
        words.contains("Hopf at I = −55.7, 180.1 µA/cm². Folds at I = −370.7, −4.4, 379.3 µA/cm²."),
        "{words}"
    );
}

#[test]
fn the_legend_has_what_is_drawn_and_nothing_else() {
    let names = ["attracting cycle", "repelling cycle", "separatrix"];
    let saddle = [("amplitude", 30.0), ("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 1.0 / 15.0)];
    // A stable rest alone; a rest within two cycles; a rest and a saddle, which are yet to meet on a circle.
    for (numbers, there) in [
        (&[("amplitude", 0.0)][..], [false, false, false]),
        (&[("amplitude", 90.0)], [true, true, false]),
        (&saddle, [false, false, true]),
    ] {
        let numbers = numbers.iter().map(|&(key, value)| (key, number(value)));
        let given: Vec<(&str, Given)> = numbers.chain([("orbits", chosen("yes"))]).collect();
        let absent = (scene("morris-lecar-plane", &given).absent)();
        let drawn = names.map(|name| absent.iter().all(|sample| sample.name != name));
        assert_eq!(drawn, there, "{given:?}: {absent:?}");
    }
}

#[test]
fn what_an_option_always_draws_is_never_absent_from_the_legend() {
    for flow in ["arrows", "streamlines", "spikes"] {
        let given = [("flow", chosen(flow)), ("cloud", chosen("yes")), ("past_orbit", chosen("yes"))];
        let absent = (scene("type-x-plane", &given).absent)();
        assert!(absent.iter().all(|sample| !sample.name.is_empty()), "{flow}: {absent:?}");
        let shades = absent.iter().filter(|sample| sample.param == "flow").count();
        assert!(flow == "spikes" || shades == 3, "{flow}: {absent:?}");
    }
}
