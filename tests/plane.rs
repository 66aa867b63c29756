//! What can be added to a model's phase plane, against single runs of the same page.

use nullcline::demos::Demo;
use nullcline::figure::{Figure, Ink, Mark, Shape, Stroke, Zoom};
use nullcline::lab::BUDGET;
use nullcline::models::MODELS;
use nullcline::options::{Given, complete};
use nullcline::page::Scene;

/// A page with these parameters, all others at their defaults.
pub(crate) fn scene(demo: &str, given: &[(&str, Given)]) -> Scene {
    let demo = Demo::find(demo).expect("the page exists");
    let given = given.iter().map(|(key, value)| (key.to_string(), value.clone()));
    let values = complete(&demo.params(), given).expect("good values");
    demo.open(&values, BUDGET).expect("good values")
}

pub(crate) fn number(value: f64) -> Given {
    Given::Number(value)
}

pub(crate) fn chosen(id: &str) -> Given {
    Given::Text(id.into())
}

/// The plane at a frame.
pub(crate) fn plane(scene: &Scene, frame: usize) -> Figure {
    (scene.figures)(frame, &Zoom::default()).swap_remove(0)
}

/// The points of the cloud.
pub(crate) fn dots(figure: &Figure) -> Vec<[f64; 2]> {
    let points = figure.marks.iter().find_map(|mark| match mark {
        Mark::Dots { points, .. } => Some(points),
        _ => None,
    });
    points.expect("a cloud").chunks_exact(2).map(|point| [point[0], point[1]]).collect()
}

/// What a page says, and what its plane says to those who cannot see it.
pub(crate) fn told(demo: &str, given: &[(&str, f64)], zoom: &[(&str, [f64; 2])]) -> [String; 2] {
    let page = Demo::find(demo).expect("the page exists");
    let given = super::given::given(&page.params(), given);
    let given: Vec<(&str, Given)> = given.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
    let scene = scene(demo, &given);
    let zoom = Zoom(zoom.iter().map(|&(key, part)| (key.to_string(), part)).collect());
    let last = scene.frames - 1;
    [(scene.results)(last).text(), (scene.figures)(last, &zoom).swap_remove(0).description.to_string()]
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
                let grasps = other.grasps();
                let grasped = || Some([grasps[0]?.at, grasps[1]?.at]);
                let Some(at) = other.place.or_else(grasped) else { continue };
                let apart = ((at[0] - x) / across).hypot((at[1] - y) / up);
                assert!(apart > 0.08, "{}: {} is {apart} away", model.about.id, other.label);
            }
        }
        assert!(found > 0, "{} has a nullcline to pull", model.about.id);
    }
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
