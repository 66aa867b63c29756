//! What can be added to a model's phase plane, against single runs of the same page.

use nullcline::demos::{Demo, Scene};
use nullcline::figure::{Figure, Ink, Mark, Stroke, Zoom};
use nullcline::lab::BUDGET;
use nullcline::options::{Given, complete};

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
