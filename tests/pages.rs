//! What every page shows: ink on every panel, and read-outs and a hash that are the numbers of its run.

use nullcline::text::Language;
use std::collections::BTreeMap;

use nullcline::demos::{DEMOS, Demo};
use nullcline::figure::{Figure, Mark};
use nullcline::integrate::METHODS;
use nullcline::lab::{Difference, Lab, Minus, View};
use nullcline::options::initial;
use nullcline::plot::{Paper, svg};
use nullcline::script::script;
use serde_json::{Value, to_value};

fn paper() -> Paper {
    Paper::of([600.0, 240.0], 12.0)
}

/// A page at its defaults and at its last frame.
fn whole() -> View {
    View { frame: usize::MAX, ..View::default() }
}

/// The columns of a page at its defaults, by their ids.
fn columns(demo: &Demo) -> BTreeMap<&'static str, Vec<f64>> {
    let mut lab = Lab::default();
    let scene = lab.open(demo, &initial(&demo.params())).expect("defaults are accepted");
    scene.data.iter().map(|column| (column.quantity.id, column.values.to_vec())).collect()
}

#[test]
fn every_page_has_ink_on_each_of_its_panels_beside_the_axes() {
    for demo in DEMOS.iter() {
        let values = initial(&demo.params());
        let mut lab = Lab::default();
        lab.finish(demo, &values).expect("defaults are accepted");
        for (panel, figure) in
            lab.show(demo, &values, whole()).expect("the same values").figures.iter().enumerate()
        {
            let bare = Figure { backdrop: Vec::new(), marks: Vec::new(), ..figure.clone() };
            let shapes = |figure| svg(figure, &paper()).matches('<').count();
            assert!(shapes(figure) > shapes(&bare), "panel {panel} of {} is empty", demo.about.id);
        }
    }
}

/// “−9.86 mV” as a number, and half of the last digit that is written.
fn number(said: &str) -> (f64, f64) {
    let text = said.split(' ').next().expect("a number").replace('−', "-");
    let digits = text.split_once('.').map_or(0, |(_, after)| after.len());
    (text.parse().unwrap_or_else(|_| panic!("{said}")), 0.5 * 10f64.powi(-(digits as i32)))
}

#[test]
fn every_curve_says_what_the_run_has_in_the_bin_at_that_moment() {
    let (mut pages, mut compared) = (0, 0);
    for demo in DEMOS.iter() {
        let columns = columns(demo);
        let Some(t) = columns.get("t") else { continue };
        pages += 1;
        let mut lab = Lab::default();
        lab.show(demo, &initial(&demo.params()), whole()).expect("defaults are accepted");
        let papers: Vec<Paper> = demo.about.panels.iter().map(|_| paper()).collect();
        let bin = t.len() / 3;
        for panel in 0..papers.len() {
            let probe = to_value(lab.probe(&papers, panel, [t[bin], 0.0])).expect("it is data");
            let told = &probe["panels"][panel];
            // A plane or a picture has no moment.
            let Some(moment) = told["title"].as_str().and_then(|title| title.strip_prefix("t = ")) else {
                continue;
            };
            let (time, half) = number(moment);
            assert!((time - t[bin]).abs() <= half + 1e-9, "{}: {moment} at {}", demo.about.id, t[bin]);
            for row in told["rows"].as_array().expect("rows") {
                let [name, value] = ["name", "value"].map(|key| row[key].as_str().expect("a text"));
                // The page says u of the book where the course's functions say v.
                let Some(column) = columns.get(name) else { continue };
                let (said, half) = number(value);
                assert!(
                    (said - column[bin]).abs() <= half + 1e-9,
                    "{}: {name} = {value} at {moment}, where the run has {}",
                    demo.about.id,
                    column[bin]
                );
                compared += 1;
            }
        }
    }
    assert!(pages > 10 && compared > 2 * pages, "{compared} on {pages} pages");
}

#[test]
fn the_error_of_the_method_is_the_run_minus_that_of_the_adaptive_method() {
    let demo = Demo::find("hh-step").expect("the page exists");
    let (values, mut best) = (initial(&demo.params()), initial(&demo.params()));
    let place = demo.params().iter().position(|param| param.id == "method").expect("it is chosen");
    best[place] = METHODS.iter().position(|method| method.id == "dopri5").expect("the method exists") as f64;
    let v = |values| {
        let mut lab = Lab::default();
        lab.open(demo, values).expect("they go together").run.as_ref().expect("a run").column("v")
    };
    let mut lab = Lab::default();
    let difference = Some(Difference { minus: Minus::Exact, column: "v".into() });
    let look = lab.show(demo, &values, View { difference, ..whole() }).expect("defaults are accepted");
    let figure = &look.figures[demo.about.panels.len()];
    assert!(
        figure.description.to_string().contains("current minus exact: largest "),
        "{}",
        figure.description
    );
    let Some(Mark::Line(line)) = figure.marks.first() else { panic!("the error is a line") };
    let (now, exact) = (v(&values), v(&best));
    assert!(line.y.len() > 1000 && line.y.len() == now.len());
    // The exact run is finer than the method's on its bins, but not by a digit that is told.
    let apart = |(error, (now, exact)): (&f64, (&f64, &f64))| (error - (now - exact)).abs();
    let most = line.y.iter().zip(now.iter().zip(exact.iter())).map(apart).fold(0.0, f64::max);
    assert!(most < 0.005, "{most} mV");
}

#[test]
fn the_hash_beside_a_script_is_that_of_v_where_the_script_prints_it_too() {
    let mut hashes = 0;
    for demo in DEMOS.iter().filter(|demo| demo.recipe.is_some()) {
        let values = initial(&demo.params());
        let segments = script(demo, &values, "python").expect("a known language");
        let prints = segments.iter().any(|segment| segment.text.contains("zlib.crc32"));
        let mut lab = Lab::default();
        let look = lab.show(demo, &values, whole()).expect("defaults are accepted");
        let Value::String(told) =
            &to_value(look.told(&[], &Language::default())).expect("it is data")["hash"]
        else {
            panic!("no text")
        };
        let v = columns(demo).remove("v").filter(|_| prints);
        assert_eq!(*told, v.map_or(String::new(), |v| format!("{:08x}", checksum(&v))), "{}", demo.about.id);
        hashes += usize::from(prints);
    }
    assert!(hashes >= 2);
}

/// The cyclic redundancy check of zlib, bit by bit, over the bytes of numbers.
fn checksum(numbers: &[f64]) -> u32 {
    !numbers.iter().flat_map(|number| number.to_le_bytes()).fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    })
}
