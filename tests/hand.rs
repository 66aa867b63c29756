//! What a page answers to a hand: pulses on top of its current, and the parameter that puts things where they are pulled.

use nullcline::analysis::fixed_points;
use nullcline::demos::{DEMOS, Demo};
use nullcline::figure::{Figure, Grip, Handle, Means, Pulled};
use nullcline::lab::{BUDGET, Lab, View};
use nullcline::models::Listed;
use nullcline::options::{Given, complete, initial};
use nullcline::page::Scene;
use nullcline::param::Param;
use nullcline::plot::{Layout, Paper};

fn page(id: &str, given: &[(&str, f64)]) -> Scene {
    let demo = Demo::find(id).expect("a page");
    let given = given.iter().map(|(key, value)| (key.to_string(), Given::Number(*value)));
    let values = complete(&demo.params(), given).expect("good values");
    demo.open(&values, BUDGET).expect("good values")
}

fn current(scene: &Scene) -> Vec<f64> {
    scene.run.as_ref().expect("a run").column("I").to_vec()
}

const THREE: [(&str, f64); 5] =
    [("pulses", 3.0), ("pulse_at", 20.0), ("pulse_every", 15.0), ("pulse_size", 0.7), ("pulse_width", 2.0)];

#[test]
fn each_pulse_brings_its_charge_where_it_belongs() {
    let (with, without) = (current(&page("type-x-plane", &THREE)), current(&page("type-x-plane", &[])));
    let extra: Vec<f64> = with.iter().zip(&without).map(|(with, without)| with - without).collect();
    let t = page("type-x-plane", &[]).run.expect("a run").column("t").to_vec();
    let dt = t[1] - t[0];
    let charge: f64 = extra.iter().map(|extra| extra * dt).sum();
    assert!((charge - 3.0 * 0.7 * 2.0).abs() < 1e-9, "{charge}");
    for (t, extra) in t.iter().zip(&extra) {
        let inside = [20.0, 35.0, 50.0].iter().any(|start| (*start..start + 2.0).contains(t));
        assert_eq!(*extra > 0.5, inside, "at {t}");
    }
}

#[test]
fn the_adaptive_method_meets_the_pulses_edges() {
    // On half the step the bins fall on the same edges: an error at them would show.
    let last = |dt: f64| {
        let mut given = THREE.to_vec();
        given.extend([("method", 2.0), ("dt", dt), ("tend", 60.0)]);
        let demo = Demo::find("type-x-plane").expect("a page");
        let table = demo.params();
        let values: Vec<f64> = table
            .iter()
            .map(|param| {
                given.iter().find(|(id, _)| *id == param.id).map_or(param.initial(), |(_, value)| *value)
            })
            .collect();
        let run = demo.open(&values, BUDGET).expect("good values").run.expect("a run");
        let (t, v) = (run.column("t"), run.column("v"));
        v[t.iter().position(|t| (t - 58.0).abs() < 1e-9).expect("a bin there")]
    };
    let (coarse, fine) = (last(0.5), last(0.25));
    assert!((coarse - fine).abs() < 1e-7, "{coarse} against {fine}");
}

/// Each adds its own answer of the membrane, as that is linear below the threshold.
#[test]
fn pulses_that_overlap_add_up() {
    let (size, width) = (0.4, 2.5);
    let given = [
        ("amplitude", 0.0),
        ("pulses", 3.0),
        ("pulse_at", 20.0),
        ("pulse_every", 1.0),
        ("pulse_size", size),
        ("pulse_width", width),
        ("method", 2.0),
    ];
    let demo = Demo::find("lif-current").expect("a page");
    let table = demo.params();
    let value = |param: &Param| given.iter().find(|(id, _)| *id == param.id).map(|(_, value)| *value);
    let values: Vec<f64> = table.iter().map(|param| value(param).unwrap_or(param.initial())).collect();
    let run = demo.open(&values, BUDGET).expect("good values").run.expect("a run");
    let (t, v) = (run.column("t")[260], run.column("v")[260]);
    let answer = |start: f64| size * ((start + width - t).exp() - (start - t).exp());
    let exact: f64 = [20.0, 21.0, 22.0].map(answer).iter().sum();
    assert!((v - exact).abs() < 1e-7, "{v} at {t}, not {exact}");
}

#[test]
fn a_strong_pulse_makes_a_neuron_fire_and_a_weak_one_does_not() {
    let spikes = |size: f64| {
        let given = [
            ("amplitude", 0.0),
            ("pulses", 1.0),
            ("pulse_at", 20.0),
            ("pulse_size", size),
            ("pulse_width", 1.0),
        ];
        page("fitzhugh-nagumo-plane", &given).run.expect("a run").spikes.times.len()
    };
    assert_eq!(spikes(0.1), 0);
    assert_eq!(spikes(4.0), 1);
}

#[test]
fn a_click_in_the_current_is_a_pulse_up_to_there() {
    let scene = page("type-x-plane", &[("amplitude", 0.2)]);
    let answer = scene.hand.expect("it has one").bring(Pulled::Pulse, [30.0, 1.2]);
    let given: Vec<(&str, f64)> = answer.into_iter().chain([("amplitude", 0.2)]).collect();
    let highest = current(&page("type-x-plane", &given)).into_iter().fold(f64::MIN, f64::max);
    assert!((highest - 1.2).abs() < 1e-12);
}

#[test]
fn a_fixed_point_that_is_pulled_is_one_where_it_was_put() {
    for id in ["type-x", "type-y", "fitzhugh-nagumo", "morris-lecar", "hodgkin-huxley-reduced"] {
        let window = Listed::find(id).expect("a model").about.window[0];
        let current = Listed::find(id).expect("a model").about.current;
        let under = |current: f64| {
            fixed_points(id, [("I".to_string(), Given::Number(current))]).expect("good options")
        };
        let v = under(current).points[0].state[0] + 0.01 * (window[1] - window[0]);
        let scene = page(&format!("{id}-plane"), &[("amplitude", current)]);
        let [(param, level)] = scene.hand.expect("it has one").bring(Pulled::FixedPoint, [v, 0.0])[..] else {
            panic!("{id}: none does that")
        };
        assert_eq!(param, "amplitude", "{id}");
        let near = |state: f64| (state - v).abs() < 1e-9 * (window[1] - window[0]);
        assert!(under(level).points.iter().any(|point| near(point.state[0])), "{id}: {level}");
    }
}

#[test]
fn a_nullcline_that_is_pulled_runs_where_it_was_put() {
    let scene = page("type-x-plane", &[]);
    let at = [0.5, 2.0];
    let [(param, a)] = scene.hand.expect("it has one").bring(Pulled::Nullcline(1), at)[..] else {
        panic!("nothing moves it")
    };
    // w = a (v + 0.7)
    assert_eq!(param, "a");
    assert!((a * (at[0] + 0.7) - at[1]).abs() < 1e-9);
}

const FIGURE: f64 = 400.0;

/// A panel of a page, on which a hand takes hold of things.
fn paper() -> Paper {
    Paper::of([FIGURE, 0.75 * FIGURE], 12.0)
}

/// All handles of a page as it opens: of each its panel, its place in the panel's list, what it is, and its axes.
fn handles(demo: &Demo, lab: &mut Lab) -> Vec<(usize, usize, Handle, Layout)> {
    let values = initial(&demo.params());
    let look = lab.show(demo, &values, View { frame: usize::MAX, ..View::default() }).expect("its defaults");
    let of = |(panel, figure): (usize, &Figure)| {
        let layout = Layout::new(figure, &paper());
        let handles = figure.handles.iter().enumerate();
        handles.map(|(index, handle)| (panel, index, handle.clone(), layout)).collect::<Vec<_>>()
    };
    look.figures.iter().enumerate().flat_map(of).collect()
}

#[test]
fn a_handle_that_is_brought_to_where_it_stands_moves_its_parameters_by_no_more_than_rounding() {
    for demo in DEMOS.iter() {
        let mut lab = Lab::default();
        let papers = vec![paper(); demo.about.panels.len()];
        for (panel, index, handle, layout) in handles(demo, &mut lab) {
            // Where anything is taken hold of that is no thing, it stands nowhere.
            if handle.grip == Grip::Place {
                continue;
            }
            let spot = layout.spot(&handle);
            lab.take(&papers, panel, index);
            let brought = lab.bring(spot);
            assert!(!brought.is_empty(), "{}: {}", demo.about.id, handle.label);
            for (id, value) in brought {
                let param = demo.param(id).expect("its own parameter");
                let rounding = param.step.max(1e-5 * value.abs());
                // One outside of the axes waits at their edge.
                let inside = (layout.left + 1.0..layout.right - 1.0).contains(&spot[0])
                    && (layout.top + 1.0..layout.bottom - 1.0).contains(&spot[1]);
                let near = (value - param.initial()).abs() <= rounding;
                assert!(near || !inside, "{}: {}: {id} = {value}", demo.about.id, handle.label);
            }
        }
    }
}

#[test]
fn a_handle_is_brought_to_the_step_of_its_slider_and_never_beyond_what_is_accepted() {
    for demo in DEMOS.iter() {
        let mut lab = Lab::default();
        let papers = vec![paper(); demo.about.panels.len()];
        for (panel, index, handle, _) in handles(demo, &mut lab) {
            lab.take(&papers, panel, index);
            for place in [[-1e4, -1e4], [1e4, 1e4], [0.31 * FIGURE, 0.44 * FIGURE]] {
                for (id, value) in lab.bring(place) {
                    let param = demo.param(id).expect("its own parameter");
                    assert_eq!(param.check(value), Ok(value), "{}: {}", demo.about.id, handle.label);
                    let steps = value / param.step;
                    let on_step = (steps - steps.round()).abs() < 1e-6 * steps.abs().max(1.0);
                    assert!(on_step || matches!(handle.means, Means::Pulled(_)), "{id} = {value}");
                }
            }
        }
    }
}

#[test]
fn what_is_held_goes_along_the_axes_on_which_it_was_taken_hold_of() {
    let demo = Demo::find("hh-step").expect("a page");
    let table = demo.params();
    let mut lab = Lab::default();
    let level = |(.., handle, _): &(usize, usize, Handle, Layout)| handle.grip == Grip::Level;
    let (panel, index, ..) = handles(demo, &mut lab).into_iter().find(level).expect("the step's height");
    let papers = vec![paper(); demo.about.panels.len()];
    lab.take(&papers, panel, index);
    let top = lab.bring([0.0, 0.0]);
    let [(amplitude, highest)] = top[..] else { panic!("one parameter, not {top:?}") };
    // Drawn anew the axis is longer: the finger that holds still means what it meant.
    let given = [(amplitude.to_string(), Given::Number(2.0 * highest))];
    let values = complete(&table, given).expect("good values");
    lab.show(demo, &values, View::default()).expect("good values");
    assert_eq!(lab.bring([0.0, 0.0]), top);
    // On another page nothing is held.
    handles(Demo::find("type-x").expect("a page"), &mut lab);
    assert!(lab.bring([0.0, 0.0]).is_empty());
}

#[test]
fn what_is_seen_is_taken_hold_of_also_after_work_has_found_more_of_it() {
    let demo = Demo::find("lif-firing").expect("a page");
    let mut lab = Lab::default();
    let held = handles(demo, &mut lab);
    let (panel, index, handle, layout) = held.first().expect("the edges of the currents");
    let spot = layout.spot(handle);
    let papers = vec![paper(); demo.about.panels.len()];
    lab.take(&papers, *panel, *index);
    let before = lab.bring(spot);
    assert_eq!(before.len(), 1);
    let values = initial(&demo.params());
    let found = lab.open(demo, &values).expect("its defaults").unfinished().expect("work").finish();
    lab.learn(demo, &values, found);
    lab.take(&papers, *panel, *index);
    assert_eq!(lab.bring(spot), before);
}
