//! Nothing is ever drawn outside its axes: asked of the drawing itself, shape by shape.

use nullcline::demos::Demo;
use nullcline::figure::{Figure, Ink, Mark};
use nullcline::lab::{Lab, View};
use nullcline::options::initial;
use nullcline::plot::{FINE, Layout, Paper, svg};

/// How far a symbol or the triangle of a spike reaches beyond its place, in CSS pixels.
const SYMBOL: f64 = 12.0;

/// A shape of an SVG document: its element, and the corners of its box in CSS pixels; of a circle the centre.
struct Shape<'a> {
    element: &'a str,
    corners: Vec<[f64; 2]>,
}

/// So wide, and 240 pixels high.
fn paper(width: f64) -> Paper {
    Paper::of([width, 240.0], 12.0)
}

/// Panics where a shape of this figure lies outside its axes; words may stand beside them.
pub fn stays_within_its_axes(figure: &Figure) {
    let paper = paper(600.0);
    let Layout { left, top, right, bottom, .. } = Layout::new(figure, &paper);
    let drawing = svg(figure, &paper);
    assert!(shapes(&drawing).any(|shape| shape.corners.len() > 1), "something is drawn: {drawing}");
    for Shape { element, corners } in shapes(&drawing) {
        // A line's end, or a point's place, is within to a unit of the pen.
        let slack = if matches!(element, "polygon" | "rect") { SYMBOL } else { 1.0 };
        for [x, y] in corners {
            let within =
                (left - slack..=right + slack).contains(&x) && (top - slack..=bottom + slack).contains(&y);
            assert!(within, "{element} at {x}, {y}, outside of {left}…{right}, {top}…{bottom}");
        }
    }
}

/// The shapes of a drawing, but for its words.
fn shapes(drawing: &str) -> impl Iterator<Item = Shape<'_>> {
    drawing.split('<').skip(1).filter_map(|tag| {
        let element = tag.split([' ', '/', '>']).next()?;
        let number = |key: &str| attribute(tag, key).map(length);
        let corners = match element {
            "polyline" | "polygon" => {
                let places = attribute(tag, "points")?.split_whitespace();
                places
                    .filter_map(|place| place.split_once(','))
                    .map(|(x, y)| [length(x), length(y)])
                    .collect()
            }
            "line" => vec![[number("x1")?, number("y1")?], [number("x2")?, number("y2")?]],
            "circle" => vec![[number("cx")?, number("cy")?]],
            "rect" => {
                let [x, y] = [number("x")?, number("y")?];
                vec![[x, y], [x + number("width")?, y + number("height")?]]
            }
            _ => return None,
        };
        Some(Shape { element, corners })
    })
}

/// The value of an attribute.
pub fn attribute<'a>(tag: &'a str, key: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {key}=\""))? + key.len() + 3;
    tag[start..].split('"').next()
}

/// In CSS pixels.
pub fn length(text: &str) -> f64 {
    text.parse::<f64>().expect("a number") / FINE
}

/// The figures of a page at its last frame, with some of its values changed.
fn figures(id: &str, changed: &[(&str, f64)]) -> Vec<Figure> {
    let demo = Demo::find(id).expect("a page");
    let params = demo.params();
    let mut values = initial(&params);
    for (id, value) in changed {
        values[params.iter().position(|param| param.id == *id).expect("a parameter")] = *value;
    }
    let view = View { frame: usize::MAX, ..View::default() };
    Lab::default().show(demo, &values, view).expect("the values are good").figures.to_vec()
}

#[test]
fn a_weight_that_has_run_away_crosses_no_card() {
    for size in [100.0, 10_000.0] {
        figures("oja-cloud", &[("eta", 5.0), ("size", size)]).iter().for_each(stays_within_its_axes);
    }
}

#[cfg(feature = "beyond")]
#[test]
fn a_step_that_is_far_too_large_crosses_no_card() {
    for dt in [3.0, 4.0, 10.0] {
        figures("type-x-plane", &[("dt", dt)]).iter().for_each(stays_within_its_axes);
    }
}

#[test]
fn an_arrow_whose_ends_lie_outside_is_cut_at_the_edge() {
    let mut figures = figures("oja-cloud", &[("w0x", 0.0), ("w0y", 2.0), ("eta", 0.0001)]);
    for (from, to) in [(0.5, 1.0), (-1.0, 1.0), (1.0, 5.0)] {
        (figures[0].x.min, figures[0].x.max) = (-0.5 * (to - from), 0.5 * (to - from));
        (figures[0].y.min, figures[0].y.max) = (from, to);
        stays_within_its_axes(&figures[0]);
    }
}

#[test]
fn on_a_ground_that_is_not_known_nothing_is_dimmed_behind_words() {
    let figure = figures("type-x", &[]).swap_remove(0);
    let [own, none] =
        [false, true].map(|clear| svg(&figure, &Paper { clear, ..Paper::of([600.0, 400.0], 12.0) }));
    let count = |drawing: &str, what: &str| drawing.matches(what).count();
    let dimmed = "opacity=\"0.8\" fill=\"#FFFFFF\"";
    assert!(count(&own, dimmed) > 1, "{own}");
    assert_eq!(count(&none, dimmed), 0);
    assert_eq!(count(&none, "<text"), count(&own, "<text"));
}

#[test]
fn a_long_readout_covers_no_title_of_a_narrow_figure() {
    let [mut figure, ..] = <[Figure; 2]>::try_from(figures("type-x", &[])).expect("a plane and a trace");
    figure.marks.retain(|mark| !matches!(mark, Mark::Readout { .. }));
    let text = "I = 2.000 µA/cm² · 2 fixed points out of view";
    figure.marks.push(Mark::Readout { text: text.into(), ink: Ink::Current, large: true });
    for (width, beside) in [(330.0, false), (1000.0, true)] {
        let paper = paper(width);
        let drawing = svg(&figure, &paper);
        let tag =
            drawing.split('<').find(|tag| tag.contains("2 fixed points out of view")).expect("it is written");
        let above = length(attribute(tag, "y").expect("a place")) < Layout::new(&figure, &paper).top;
        assert_eq!(above, beside, "{width} pixels: {tag}");
    }
}

#[test]
fn long_numbers_beside_an_axis_are_written_smaller_and_not_cut_off() {
    let mut figure = figures("type-x", &[]).swap_remove(0);
    let (width, height, font) = (600.0, 240.0, 12.0);
    for (reach, number) in [(2.0, "-1"), (1e300, "-5.0e299"), (8e5, "-500000")] {
        (figure.y.min, figure.y.max) = (-reach, reach);
        let paper = Paper::of([width, height], font);
        let drawing = svg(&figure, &paper);
        let number = number.replace('-', "\u{2212}");
        let tag = drawing.split('<').find(|tag| tag.trim_end().ends_with(&number)).expect("a number");
        let number_of = |key| length(attribute(tag, key).expect("a number"));
        // Digits are at most 0.64 of their height wide in the faces we use.
        let height = number_of("font-size");
        let long = 0.64 * height * number.chars().count() as f64;
        let end = number_of("x");
        assert!(long <= end + 0.3 * font, "{long} to {end}: {tag}");
        assert_eq!(height < 0.99 * font, reach > 2.0, "{tag}");
    }
}
