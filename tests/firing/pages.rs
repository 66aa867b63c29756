//! The pages of the models' curves: what they show is what the functions give, and it comes in portions.

use super::{given, near};
use nullcline::demos::Demo;
use nullcline::figure::{Line, Mark};
use nullcline::firing::known::Border;
use nullcline::firing::rhythm::Rhythm;
use nullcline::firing::{fi_curve, strength_duration};
use nullcline::lab::{BUDGET, Lab, Pin, View};
use nullcline::options::{complete, initial};
use nullcline::page::Scene;
use nullcline::page::work::Found;
use nullcline::text::Language;

/// A page and its values, some of them given.
fn page(model: &str, set: &[(&str, f64)], choices: &[(&str, &str)]) -> (&'static Demo, Vec<f64>) {
    let demo = Demo::find(&format!("{model}-firing")).expect("every model has the page");
    (demo, complete(&demo.params(), given(set, choices)).expect("good values"))
}

fn open(demo: &Demo, values: &[f64]) -> Scene {
    demo.open(values, BUDGET).expect("the values are good")
}

fn columns(scene: &Scene) -> Vec<(&str, Vec<f64>)> {
    scene.data.iter().map(|column| (column.quantity.id, column.values.to_vec())).collect()
}

fn lines(scene: &Scene) -> Vec<Line> {
    let figures = (scene.figures)(0, &Default::default());
    let marks = figures.into_iter().flat_map(|figure| figure.marks);
    marks.filter_map(|mark| if let Mark::Line(line) = mark { Some(line) } else { None }).collect()
}

const BOTH: &[(&str, &str)] = &[("sweep", "both")];
const QUICK: &[(&str, f64)] = &[("points", 5.0), ("from", 0.0), ("to", 1.0)];

#[test]
fn a_page_opens_before_anything_is_measured_and_says_how_much_there_is() {
    let (demo, values) = page("type-x", QUICK, &[]);
    let scene = open(demo, &values);
    assert_eq!(scene.work.as_ref().map(|work| work.progress), Some(0.0));
    assert!(lines(&scene).iter().all(|line| line.count == 0), "nothing is drawn that was not measured");
    assert_eq!((scene.results)(0).text(), "0 of 5 currents tried.");
    assert!(!demo.autoplay() && demo.fps() == 0.0, "there is nothing to play");
}

#[test]
fn a_line_stops_where_no_rate_is_known() {
    let lost = "w'=heav(I-1)*heav(2-I)*(w^2+1)";
    let demo = Demo::find(&format!("own-firing:par I=0\nv'=2\n{lost}\nglobal 1 v-1 {{v=0}}\ninit v=0,w=0"));
    let demo = demo.expect("a good text");
    let set = [("from", 0.0), ("to", 3.0), ("points", 7.0)];
    let values = complete(&demo.params(), given(&set, &[])).expect("good values");
    let line = lines(&open(demo, &values).finished()).swap_remove(0);
    let (before, behind) = (line.x.partition_point(|x| *x < 1.0), line.x.partition_point(|x| *x <= 2.0));
    assert!(line.y[before..behind].iter().all(|rate| rate.is_nan()) && behind > before + 1, "{:?}", line.y);
    for rate in line.y[..before].iter().chain(&line.y[behind..]) {
        assert!((rate - 2.0).abs() < 0.01, "{rate}");
    }
}

#[test]
fn what_comes_in_portions_is_what_comes_at_once_whatever_the_portions() {
    let (demo, values) = page("type-x", QUICK, BOTH);
    let whole = open(demo, &values).finished();
    let drawn = format!("{:?}", lines(&whole));
    for budget in [2_000, 300_000] {
        let scene = open(demo, &values);
        let work = scene.work.as_ref().expect("it is not done");
        let mut portions = (work.begin)();
        let mut before = 0.0;
        while before < 1.0 {
            let now = portions.step(budget);
            assert!(now >= before && now <= 1.0, "{now} after {before}");
            let found = portions.found();
            assert_eq!(found.progress, now);
            let partial = (work.with)(&found);
            assert!(lines(&partial).iter().all(|line| line.y.iter().all(|y| y.is_finite())));
            before = now;
        }
        let done = (work.with)(&portions.found());
        assert_eq!(columns(&done), columns(&whole));
        assert_eq!((done.results)(0), (whole.results)(0));
        assert_eq!(format!("{:?}", lines(&done)), drawn);
    }
}

#[test]
fn the_columns_are_those_of_the_functions() {
    let (demo, values) = page("fitzhugh-nagumo", &[("points", 6.0), ("eps", 0.08)], BOTH);
    let scene = open(demo, &values).finished();
    let curve = fi_curve("fitzhugh-nagumo", given(&[("points", 6.0), ("eps", 0.08)], BOTH));
    let curve = curve.expect("good options").finish();
    let rates = |rhythms: &[Option<Rhythm>]| -> Vec<f64> {
        rhythms.iter().map(|rhythm| rhythm.expect("all is known").rate).collect()
    };
    let column =
        |id: &str| scene.data.iter().find(|column| column.quantity.id == id).expect(id).values.to_vec();
    assert_eq!(column("I"), curve.currents);
    assert_eq!(column("rate"), rates(&curve.stepped));
    assert_eq!([column("up"), column("down")], [rates(&curve.swept[0]), rates(&curve.swept[1])]);
    let durations = column("duration");
    let pulses = strength_duration("fitzhugh-nagumo", given(&[("eps", 0.08)], &[]), &durations);
    let pulses = pulses.expect("good options").finish();
    let thresholds: Vec<f64> =
        (0..durations.len()).map(|place| pulses.threshold(place).expect("one")).collect();
    assert_eq!(column("amplitude"), thresholds);
    assert!(curve.border(Border::Onset).is_some() && (scene.results)(0).text().contains("(the rheobase)"));
}

#[test]
fn the_axon_is_told_with_its_onset_its_type_and_its_rheobase() {
    let (demo, values) = page("hodgkin-huxley", &[("points", 4.0), ("to", 30.0)], &[]);
    let told = (open(demo, &values).finished().results)(0).text();
    assert!(
        told.starts_with("Type II: repetitive firing sets in above I = 6.27 µA/cm² (the onset), "),
        "{told}"
    );
    assert!(
        told.contains("current above 2.241 µA/cm² is enough (the rheobase), or, at twice that, a pulse of 1.65 ms (the chronaxie)."),
        "{told}"
    );
}

/// At 1 the leaky neuron comes to its threshold and never over it; at 0.4 the exponential one has its fold.
#[test]
fn where_the_threshold_itself_is_too_little_firing_is_told_to_begin_above_it() {
    for (model, onset, rheobase) in [("lif", "1.0000", "1.000"), ("exponential-if", "0.4000 nA", "0.4000 nA")]
    {
        let (demo, values) = page(model, &[], &[]);
        let told = (open(demo, &values).finished().results)(0).text();
        assert!(told.contains(&format!("firing sets in above I = {onset} (the onset)")), "{told}");
        assert!(
            told.contains(&format!("a sustained current above {rheobase} is enough (the rheobase)")),
            "{told}"
        );
    }
}

#[test]
fn numbers_that_explode_are_a_warning() {
    let (demo, values) = page("hodgkin-huxley", &[("points", 3.0), ("dt", 0.1)], &[("method", "euler")]);
    let scene = open(demo, &values).finished();
    assert!(scene.warning.to_string().contains("smaller time step"), "{}", scene.warning);
    assert!(lines(&scene).iter().all(|line| line.y.iter().all(|y| !y.is_infinite())));
}

#[test]
fn the_lab_shows_what_it_learns_in_the_current_run_and_in_kept_ones_and_remembers_it() {
    let (demo, values) = page("lif", QUICK, &[]);
    let (_, others) = page("lif", &[("points", 6.0), ("to", 2.0)], &[]);
    let mut lab = Lab::default();
    let pin = Pin { values: Ok(others.clone()), label: "pinned".into(), place: 0 };
    let view = View { pins: vec![pin], ..View::default() };
    let told = |lab: &mut Lab, values: &[f64]| {
        let look = lab.show(demo, values, view.clone()).expect("good values");
        let shown = serde_json::to_value(look.told(&[], &Language::default())).expect("it is data");
        [shown["progress"].as_f64(), shown["pins"][0]["progress"].as_f64()]
    };
    assert_eq!(told(&mut lab, &values), [Some(0.0), Some(0.0)]);
    for (values, after) in [(&others, [0.0, 1.0]), (&values, [1.0, 1.0])] {
        let mut portions = (open(demo, values).work.expect("it is not done").begin)();
        while portions.step(usize::MAX) < 1.0 {}
        lab.learn(demo, values, portions.found());
        assert_eq!(told(&mut lab, &page("lif", QUICK, &[]).1), after.map(Some));
    }
    // Elsewhere and back again.
    let away = initial(&demo.params());
    assert_eq!(told(&mut lab, &away)[0], Some(0.0));
    assert_eq!(told(&mut lab, &values)[0], Some(1.0));
    // Numbers that come too late, or are none of the page's, do no harm.
    lab.learn(demo, &away, Found { progress: 0.5, numbers: vec![f64::NAN, 1.0] });
    assert_eq!(told(&mut lab, &away), [Some(0.5), Some(1.0)]);
    assert_eq!(lab.finish(demo, &away).expect("good").work.as_ref().map(|work| work.progress), Some(1.0));
}

#[test]
fn the_page_tells_the_chronaxie_of_integrate_and_fire() {
    let (demo, values) = page("lif", &[("points", 3.0)], &[]);
    let scene = open(demo, &values).finished();
    let told = (scene.results)(0).text();
    let pulse = told.rsplit_once("a pulse of ").and_then(|(_, rest)| rest.split_once(" (the chronaxie)"));
    let number = pulse.and_then(|(number, _)| number.parse().ok());
    near(number.unwrap_or_else(|| panic!("{told}")), 2f64.ln(), 2e-3);
    // The lengths of the pulses are even by factors, whatever the step.
    let column = |dt: f64| {
        let (demo, values) = page("lif", &[("points", 3.0), ("dt", dt)], &[]);
        columns(&open(demo, &values)).into_iter().find(|(id, _)| *id == "duration").expect("it is there").1
    };
    let lengths = column(0.1);
    assert_eq!(lengths, column(0.01));
    near(lengths[0], 0.2, 1e-12);
    assert!(lengths.windows(2).all(|pair| (pair[1] / pair[0] - 100f64.powf(1.0 / 14.0)).abs() < 1e-9));
}
