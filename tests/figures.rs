//! Figures as data and as drawings: every page, in every frame, in part and as a whole, with others behind it.

use nullcline::demos::{DEMOS, Demo};
use nullcline::figure::{Mark, Zoom};
use nullcline::integrate::Numerics;
use nullcline::lab::{BUDGET, Lab, View};
use nullcline::options::initial;
use nullcline::plot::{Paper, Theme, svg};
use nullcline::run::Budget;
use nullcline::text::Language;
use serde_json::{Value, to_value};
use std::collections::BTreeMap;

pub(crate) fn paper() -> Paper {
    Paper { density: 2.0, theme: Theme::Dark, ..Paper::of([600.0, 240.0], 12.0) }
}

pub(crate) fn papers(count: usize) -> Vec<Paper> {
    (0..count).map(|_| paper()).collect()
}

pub(crate) fn find(id: &str) -> &'static Demo {
    Demo::find(id).expect("the page exists")
}

pub(crate) fn at(frame: usize) -> View {
    View { frame, ..View::default() }
}

/// The values of a page with one of them changed.
pub(crate) fn with(demo: &Demo, id: &str, value: f64) -> Vec<f64> {
    let params = demo.params();
    let place = params.iter().position(|param| param.id == id).expect("the parameter exists");
    let mut values = initial(&params);
    values[place] = value;
    values
}

#[test]
fn every_page_draws_its_default_in_every_frame_it_may_show() {
    for demo in DEMOS.iter() {
        let mut lab = Lab::default();
        for frame in [0, 1, 150, usize::MAX] {
            let look = lab.show(demo, &initial(&demo.params()), at(frame)).expect("defaults are accepted");
            assert_eq!(look.figures.len(), demo.about.panels.len(), "{}", demo.about.id);
            for figure in look.figures {
                let drawing = svg(figure, &paper());
                assert!(!drawing.contains("NaN"));
                assert!(
                    drawing.starts_with("<svg width=\"600\" height=\"240\" viewBox=\"0 0 9600 3840\""),
                    "{demo}",
                    demo = demo.about.id
                );
            }
        }
    }
}

#[test]
fn a_part_of_a_figure_shows_that_part_and_remembers_the_whole() {
    for demo in DEMOS.iter() {
        let mut lab = Lab::default();
        let values = initial(&demo.params());
        let look = lab.show(demo, &values, at(0)).expect("defaults are accepted");
        let whole = to_value(look.told(&papers(9), &Language::default())).expect("it is data");
        let mut zoom = BTreeMap::new();
        for panel in whole["panels"].as_array().expect("a list") {
            for scale in [&panel["x"], &panel["y"]] {
                let [min, max] = [&scale["min"], &scale["max"]].map(|end| end.as_f64().expect("a number"));
                assert_eq!(scale["home"], serde_json::json!([min, max]), "{}", demo.about.id);
                let key = scale["key"].as_str().expect("a text");
                if !key.is_empty() {
                    zoom.insert(key.to_string(), [min + 0.25 * (max - min), min + 0.75 * (max - min)]);
                }
            }
        }
        let look =
            lab.show(demo, &values, View { zoom: Zoom(zoom.clone()), ..at(0) }).expect("the same values");
        let part = to_value(look.told(&papers(9), &Language::default())).expect("it is data");
        for (panel, before) in
            part["panels"].as_array().expect("a list").iter().zip(whole["panels"].as_array().unwrap())
        {
            for place in ["x", "y"] {
                let scale = &panel[place];
                if let Some([min, max]) = zoom.get(scale["key"].as_str().expect("a text")) {
                    assert!(
                        (scale["min"].as_f64().unwrap() - min).abs() < 1e-9 * (max - min),
                        "{}",
                        demo.about.id
                    );
                    assert!(
                        (scale["max"].as_f64().unwrap() - max).abs() < 1e-9 * (max - min),
                        "{}",
                        demo.about.id
                    );
                }
                assert_eq!(scale["home"], before[place]["home"], "{}", demo.about.id);
            }
        }
    }
}

#[test]
fn the_axis_of_time_ends_where_the_run_does_and_has_its_last_number() {
    let mut seen = 0;
    for demo in DEMOS.iter() {
        let Some(tend) = demo.params().into_iter().find(|param| param.id == "tend") else { continue };
        let mut lab = Lab::default();
        for end in [tend.initial(), 100.0, 500.0] {
            let look = lab.show(demo, &with(demo, "tend", end), at(usize::MAX)).expect("they are accepted");
            for figure in look.figures.iter().filter(|figure| figure.x.shared) {
                assert_eq!(figure.x.max, end, "{}", demo.about.id);
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{seen} axes of time");
}

#[test]
fn every_page_refuses_what_is_longer_than_its_budget() {
    for demo in DEMOS.iter() {
        let values = initial(&demo.params());
        let bins = demo.open(&values, BUDGET).expect("defaults are accepted").bins;
        if bins == 0 {
            continue; // its work is done in portions
        }
        let refusal = demo.open(&values, Budget::of(bins / 3)).err().expect("it is too long");
        assert!(refusal.costs, "{}: {refusal}", demo.about.id);
    }
}

#[test]
fn a_probe_tells_every_linked_panel_at_the_same_bin() {
    let demo = find("hh-step");
    let mut lab = Lab::default();
    let run = lab.open(demo, &initial(&demo.params())).expect("defaults").run.clone().expect("a run");
    lab.show(demo, &initial(&demo.params()), at(usize::MAX)).expect("defaults");
    let probe = to_value(lab.probe(&papers(3), 0, [41.2034, 0.0])).expect("it is data");
    let v = run.column("v")[4120];
    for (panel, names) in [(0, vec!["v"]), (1, vec!["m", "h", "n"]), (2, vec!["I"])] {
        let rows = probe["panels"][panel]["rows"].as_array().expect("rows");
        assert_eq!(rows.iter().map(|row| row["name"].as_str().unwrap()).collect::<Vec<_>>(), names);
    }
    assert_eq!(probe["panels"][0]["title"], "t = 41.20 ms");
    assert_eq!(probe["panels"][0]["rows"][0]["value"], format!("{v:.2} mV").replace('-', "−"));
}

#[test]
fn a_probe_beside_a_spike_tells_its_time_and_the_interval_before_it() {
    let demo = find("hh-step");
    let mut lab = Lab::default();
    lab.show(demo, &initial(&demo.params()), at(usize::MAX)).expect("defaults");
    let text =
        |x: f64| to_value(lab.probe(&papers(3), 2, [x, 0.0])).expect("it is data")["spike"]["text"].clone();
    assert_eq!(text(22.5), "spike 1 at 22.34 ms");
    assert_eq!(text(39.5), "spike 2 at 39.57 ms, 17.23 ms after the last");
    assert_eq!(text(30.0), Value::Null);
}

#[test]
fn a_ruler_tells_distances_with_their_units_and_the_rate() {
    let demo = find("hh-step");
    let mut lab = Lab::default();
    lab.show(demo, &initial(&demo.params()), at(usize::MAX)).expect("defaults");
    assert_eq!(
        lab.measure(&Language::default(), 0, [20.0, 10.0], [40.0, -5.0]),
        ["Δt = 20.00 ms", "Δv = −15.00 mV", "1/Δt = 50.0 Hz"]
    );
    assert_eq!(lab.measure(&Language::default(), 9, [0.0, 0.0], [1.0, 1.0]), Vec::<String>::new());
}

#[test]
fn a_run_that_is_played_shows_its_moment_on_every_panel_and_at_the_end_the_whole() {
    let demo = find("hh-step");
    let mut lab = Lab::default();
    let points = |lab: &mut Lab, frame| -> Vec<usize> {
        let look = lab.show(demo, &initial(&demo.params()), at(frame)).expect("defaults");
        let points = |marks: &[Mark]| marks.iter().filter(|mark| matches!(mark, Mark::Point { .. })).count();
        look.figures.iter().map(|figure| points(&figure.marks)).collect()
    };
    assert_eq!(points(&mut lab, 200), [1, 3, 1]);
    assert_eq!(points(&mut lab, usize::MAX), [0, 0, 0]);
}

/// Whether a mark is a curve of so many points at least.
fn is_curve_of(points: usize, mark: &Mark) -> bool {
    match mark {
        Mark::Line(line) => line.count >= points,
        Mark::Trail { end, .. } => *end >= points,
        _ => false,
    }
}

#[test]
fn by_the_adaptive_method_a_page_shows_its_solution_and_not_its_bins() {
    let mut seen = 0;
    for demo in DEMOS.iter() {
        let params = demo.params();
        let [Some(method), Some(dt)] =
            ["method", "dt"].map(|id| params.iter().position(|param| param.id == id))
        else {
            continue;
        };
        let adaptive = Numerics::adaptive().method;
        if adaptive > params[method].max {
            continue;
        }
        let mut values = with(demo, "dt", params[dt].max);
        values[method] = adaptive;
        let scene = demo.open(&values, BUDGET).expect("they go together");
        let Some(run) = scene.run.as_ref() else { continue };
        let bins = run.column("v").len();
        let figures = (scene.figures)(scene.frames - 1, &Zoom::default());
        let curves =
            figures.iter().flat_map(|figure| &figure.marks).filter(|mark| is_curve_of(bins + 1, mark));
        assert!(curves.count() > 0, "{} with {bins} bins", demo.about.id);
        seen += 1;
    }
    assert!(seen > 10, "{seen} pages");
}
