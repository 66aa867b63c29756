//! Pinned runs beside the current one: where they stand, the room that they have, and what differs.

use crate::figures::{at, find, paper, papers, with};
use nullcline::demos::DEMOS;
use nullcline::figure::{Axis, Ink, Line, Mark};
use nullcline::lab::{BUDGET, Difference, Lab, Look, Minus, Pin, TOGETHER, View};
use nullcline::options::initial;
use nullcline::param::{Param, Place};
use nullcline::plot::svg;
use nullcline::text::Language;
use serde_json::to_value;

fn pinned(values: Vec<f64>, place: usize) -> Pin {
    Pin { values: Ok(values), label: "pinned".into(), place }
}

#[test]
fn runs_that_are_shown_one_after_the_other_have_the_same_axes() {
    let mut compared = 0;
    for demo in DEMOS.iter() {
        let mut lab = Lab::default();
        let params = demo.params();
        let often = params.iter().find(|param| param.place == Place::Often && param.choices.is_empty());
        let Some(often) = often else { continue };
        let runs = vec![initial(&params), with(demo, often.id, often.max)];
        let mut axes = |values: &[f64], room: Vec<Vec<f64>>| {
            let look = lab.show(demo, values, View { room, ..at(usize::MAX) }).expect("both are accepted");
            assert!(look.figures.iter().flat_map(|figure| &figure.backdrop).all(|mark| !is_pinned(mark)));
            let ends = |axis: &Axis| [axis.min, axis.max];
            look.figures.iter().map(|figure| [ends(&figure.x), ends(&figure.y)]).collect::<Vec<_>>()
        };
        let [one, other] = [0, 1].map(|place| axes(&runs[place], runs.clone()));
        assert_eq!(one, other, "{} at another {}", demo.about.id, often.id);
        compared += 1;
    }
    assert!(compared > 5, "{compared} pages");
}

fn is_pinned(mark: &Mark) -> bool {
    matches!(mark, Mark::Line(Line { ink: Ink::Pin(_), .. }))
}

#[test]
fn pinned_runs_stand_behind_the_current_one_in_inks_of_their_own() {
    for demo in DEMOS.iter() {
        let mut lab = Lab::default();
        let values = initial(&demo.params());
        let view =
            View { pins: vec![pinned(values.clone(), 0), pinned(values.clone(), 4)], ..at(usize::MAX) };
        let look = lab.show(demo, &values, view).expect("defaults are accepted");
        let inks: Vec<Ink> = look
            .figures
            .iter()
            .flat_map(|figure| &figure.backdrop)
            .filter_map(|mark| match mark {
                Mark::Line(line) => Some(line.ink),
                _ => None,
            })
            .collect();
        let has = |place| inks.contains(&Ink::Pin(place));
        assert!(has(0) && has(4) && !has(1), "{}", demo.about.id);
        for figure in look.figures {
            assert!(!svg(figure, &paper()).contains("NaN"));
        }
    }
}

#[test]
fn the_axes_make_room_for_a_pinned_run() {
    let demo = find("hh-step");
    let view = View { pins: vec![pinned(with(demo, "I_amp", 50.0), 0)], ..at(usize::MAX) };
    let mut lab = Lab::default();
    let look = lab.show(demo, &initial(&demo.params()), view).expect("the values are good");
    assert!(look.figures[2].y.max >= 50.0);
}

/// A kept run of a larger current has its fixed point farther out in the plane of trace and determinant.
#[test]
fn the_parabola_of_spirals_goes_on_to_the_edge_where_a_pinned_run_widens_the_axes() {
    let demo = find("type-x-plane");
    let mut lab = Lab::default();
    let values = with(demo, "amplitude", 1.3);
    let mut kinds = |pins: Vec<Pin>| {
        let look = lab.show(demo, &values, View { pins, ..at(usize::MAX) }).expect("the values are good");
        look.figures[3].clone()
    };
    let alone = kinds(Vec::new());
    let wide = kinds(vec![pinned(with(demo, "amplitude", 0.9), 0)]);
    assert!(wide.x.max > 1.5 * alone.x.max, "{} and {}", wide.x.max, alone.x.max);
    let parabola = wide.backdrop.iter().find_map(|mark| match mark {
        Mark::Line(line) if line.x.len() > 2 && !is_pinned(mark) => Some(line),
        _ => None,
    });
    let parabola = parabola.expect("a parabola");
    let [first, last] = [parabola.y[0], parabola.y[parabola.y.len() - 1]];
    assert!(first > wide.y.max && last > wide.y.max, "{first} and {last} below {}", wide.y.max);
    // The names stay in their parts: that of stable nodes between the line and the parabola.
    let nodes = wide.backdrop.iter().find_map(|mark| match mark {
        Mark::Region { at, name } if name == "stable\nnodes" => Some(*at),
        _ => None,
    });
    for [x, y] in nodes.expect("a name") {
        assert!(y > 0.2 * wide.y.max && y < 0.25 * x * x, "at {x}, {y}");
    }
}

#[test]
fn the_difference_of_a_run_and_itself_is_zero_and_of_two_it_is_their_difference() {
    let demo = find("hh-step");
    let (now, then) = (initial(&demo.params()), with(demo, "I_amp", 9.0));
    for (other, same) in [(now.clone(), true), (then, false)] {
        let difference = Some(Difference { minus: Minus::Pin(0), column: "v".into() });
        let mut lab = Lab::default();
        let view = View { pins: vec![pinned(other.clone(), 0)], difference, ..at(usize::MAX) };
        let look = lab.show(demo, &now, view).expect("the values are good");
        let Some(Mark::Line(line)) = look.figures[3].marks.first() else {
            panic!("the difference is a line")
        };
        let [a, b] = [&now, &other].map(|values| {
            let mut lab = Lab::default();
            lab.open(demo, values).expect("the values are good").run.as_ref().expect("a run").column("v")
        });
        assert!(line.y.iter().zip(a.iter().zip(b.iter())).all(|(change, (a, b))| *change == a - b));
        assert_eq!(line.y.iter().all(|change| *change == 0.0), same);
    }
}

/// v is 0.5 (1 − e^(20 − t)) against 0.8 of the same up to t = 25.
#[test]
fn the_largest_difference_is_told_where_it_is_also_where_it_is_negative() {
    let demo = find("lif-step");
    let params = demo.params();
    let values = |amplitude: f64| {
        let set = [("I_amp", amplitude), ("I_tend", 25.0), ("method", 2.0)];
        let value = |param: &Param| set.iter().find(|(id, _)| *id == param.id).map(|(_, value)| *value);
        params.iter().map(|param| value(param).unwrap_or(param.initial())).collect::<Vec<f64>>()
    };
    let difference = Some(Difference { minus: Minus::Pin(0), column: "v".into() });
    let view = View { pins: vec![pinned(values(0.8), 0)], difference, ..at(usize::MAX) };
    let mut lab = Lab::default();
    let look = lab.show(demo, &values(0.5), view).expect("the values are good");
    let Some(Mark::Readout { text, .. }) = look.figures[2].marks.last() else { panic!("it is told") };
    assert!(text.to_string().starts_with("largest 0.298 at t = 25.0"), "{text}");
}

#[test]
fn a_difference_from_a_run_that_ended_early_says_up_to_when_it_goes() {
    let demo = find("exponential-if-current");
    let euler = |current: f64| {
        let value = |param: &Param| match param.id {
            "method" => 0.0,
            "amplitude" => current,
            _ => param.initial(),
        };
        demo.params().iter().map(value).collect::<Vec<f64>>()
    };
    for (current, told) in [(1000.0, " · compared up to t = 29"), (0.5, "")] {
        let difference = Some(Difference { minus: Minus::Exact, column: "v".into() });
        let view = View { difference, ..at(usize::MAX) };
        let mut lab = Lab::default();
        let look = lab.show(demo, &euler(current), view).expect("the values are good");
        let figure = look.figures.last().expect("the difference");
        let Some(Mark::Readout { text, .. }) = figure.marks.last() else { panic!("it is told") };
        assert!(text.to_string().starts_with("largest "), "{text}");
        assert_eq!(text.to_string().contains("compared up to"), !told.is_empty(), "{text}");
        assert!(text.to_string().contains(told), "{text}");
    }
}

#[test]
fn runs_on_other_bins_have_no_difference_and_say_so() {
    let demo = find("lif-step");
    let difference = Some(Difference { minus: Minus::Pin(0), column: "v".into() });
    let view = View { pins: vec![pinned(with(demo, "dt", 0.2), 0)], difference, ..at(usize::MAX) };
    let mut lab = Lab::default();
    let look = lab.show(demo, &initial(&demo.params()), view).expect("the values are good");
    assert!(
        look.figures[2].marks.is_empty() && look.figures[2].description.to_string().contains("do not share")
    );
    let told = to_value(look.told(&papers(3), &Language::default())).expect("it is data");
    assert_eq!(told["pins"][0]["comparable"], serde_json::json!([]));
}

#[test]
fn a_pinned_run_that_is_refused_says_why_and_spoils_nothing() {
    let demo = find("hh-step");
    let view = View { pins: vec![pinned(with(demo, "tend", -1.0), 0)], ..at(usize::MAX) };
    let mut lab = Lab::default();
    let look = lab.show(demo, &initial(&demo.params()), view).expect("the current values are good");
    let told = to_value(look.told(&papers(3), &Language::default())).expect("it is data");
    assert!(told["pins"][0]["refused"].as_str().expect("a text").contains("tend"), "{told}");
    assert_eq!(look.figures.len(), 3);
}

/// Of which pins it is told that all runs together would be too long.
fn over(look: &Look) -> Vec<usize> {
    let told = to_value(look.told(&papers(look.figures.len()), &Language::default())).expect("it is data");
    let pins = told["pins"].as_array().expect("a list");
    let over = |pin: &serde_json::Value| pin["over"] == true;
    pins.iter()
        .filter(|pin| over(pin))
        .for_each(|pin| assert!(pin["refused"].as_str().is_some_and(|why| why.contains("3000000"))));
    pins.iter().enumerate().filter(|(_, pin)| over(pin)).map(|(index, _)| index).collect()
}

#[test]
fn all_runs_of_a_page_share_one_budget_and_what_is_over_it_is_not_drawn_and_says_so() {
    let demo = find("lif-step");
    let long = |amplitude: f64| {
        let params = demo.params();
        let set = [("dt", 0.001), ("tend", 999.9), ("I_amp", amplitude)];
        let value = |param: &Param| {
            set.iter().find(|(id, _)| *id == param.id).map_or(param.initial(), |(_, value)| *value)
        };
        params.iter().map(value).collect::<Vec<f64>>()
    };
    let runs: Vec<Pin> = (0..24).map(|place| pinned(long(0.1 * place as f64), place)).collect();
    let mut lab = Lab::default();
    let look =
        lab.show(demo, &long(3.0), View { pins: runs.clone(), ..at(usize::MAX) }).expect("they are allowed");
    assert_eq!(over(&look), (2..24).collect::<Vec<_>>(), "3 × 999,900 bins are fewer than 3,000,000");
    // The exact run is one of them, and a difference from what is not drawn says so.
    let minus = |minus| Some(Difference { minus, column: "v".into() });
    let view = View { pins: runs.clone(), difference: minus(Minus::Exact), ..at(usize::MAX) };
    assert_eq!(
        over(&lab.show(demo, &long(3.0), view).expect("they are allowed")),
        (1..24).collect::<Vec<_>>()
    );
    let view = View { pins: runs, difference: minus(Minus::Pin(5)), ..at(usize::MAX) };
    let look = lab.show(demo, &long(3.0), view).expect("they are allowed");
    assert_eq!(look.figures[2].description, "No difference: the pinned run is not drawn.");
}

#[test]
fn usual_runs_fit_the_budget_however_many_are_pinned() {
    for demo in DEMOS.iter() {
        let values = initial(&demo.params());
        let bins = demo.open(&values, BUDGET).expect("defaults are accepted").bins;
        assert!(25 * bins <= TOGETHER, "{}: 24 pins of {bins} bins", demo.about.id);
    }
}
