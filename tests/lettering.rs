//! The law of drawn text: no two texts overlap, none is cut, none lies over what it explains; asked of every page as drawn.

use super::drawn::{attribute, length};
use nullcline::demos::{DEMOS, Demo};
use nullcline::figure::{Figure, Grip, Line, Mark};
use nullcline::lab::{Lab, View};
use nullcline::options::{Given, complete, initial};
use nullcline::plot::{Layout, Paper, svg};

/// Width, height and height of the text, from the narrowest and flattest panel to one of a large screen.
const SIZES: [[f64; 3]; 7] = [
    [250.0, 96.0, 12.0],
    [330.0, 180.0, 12.5],
    [480.0, 130.0, 12.5],
    [560.0, 480.0, 12.5],
    [760.0, 210.0, 12.5],
    [1400.0, 700.0, 14.5],
    [2400.0, 1300.0, 18.75],
];

/// The least height of a panel that is not one of traces.
const LEAST_PLANE: f64 = 180.0;

/// A panel of this width tells what is read out, in one place or another.
const ROOM_TO_TELL: f64 = 330.0;

/// Letters by their widths in DejaVu Sans, plain and bold, in thousandths of the height: the widest of the usual faces, and
/// not what the drawing itself reckons with. All others are as wide as digits.
const WIDTHS: &[(&str, [f64; 2])] = &[
    ("ijlIJ' ,.·’/\\:;|", [320.0, 375.0]),
    ("f-()[]t!²³⁰¹⁴⁵⁶⁷⁸⁹₀₁", [390.0, 460.0]),
    ("r\"*_`–°", [470.0, 520.0]),
    ("s“”z⁻c?FL", [550.0, 640.0]),
    ("kvyxλτPT", [600.0, 680.0]),
    ("ΔVAXZBRC", [690.0, 770.0]),
    ("UNHDGOQ", [770.0, 850.0]),
    ("w#+<=>^~\u{2212}±→∞", [835.0, 870.0]),
    ("M%mW…", [980.0, 1040.0]),
];

/// A text and the box of its letters in CSS pixels.
struct Text<'a> {
    text: &'a str,
    from: [f64; 2],
    to: [f64; 2],
}

impl Text<'_> {
    fn overlaps(&self, other: &Text) -> bool {
        (0..2).all(|i| self.from[i] < other.to[i] && other.from[i] < self.to[i])
    }

    /// How far a place is from its box; 0 within.
    fn away_from(&self, place: [f64; 2]) -> f64 {
        let [x, y] = [0, 1].map(|i| place[i] - place[i].clamp(self.from[i], self.to[i]));
        x.hypot(y)
    }
}

/// The texts of a drawing.
fn texts(drawing: &str) -> Vec<Text<'_>> {
    let element = |tag: &'_ str| tag.starts_with("text ");
    drawing
        .split('<')
        .filter(|tag| element(tag))
        .map(|tag| read(tag).expect("a text has its place"))
        .collect()
}

fn read(tag: &str) -> Option<Text<'_>> {
    let text = tag.split_once('>')?.1.trim();
    let [x, y, height] = ["x", "y", "font-size"].map(|key| length(attribute(tag, key).unwrap_or("NaN")));
    let bold = usize::from(attribute(tag, "font-weight") == Some("bold"));
    let letter = |letter| {
        WIDTHS.iter().find(|(letters, _)| letters.contains(letter)).map_or([636.0, 700.0], |of| of.1)
    };
    // What is escaped is one letter.
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let wide = plain.chars().map(|c| letter(c)[bold]).sum::<f64>() * height / 1000.0;
    let left = match attribute(tag, "text-anchor")? {
        "start" => x,
        "middle" => x - 0.5 * wide,
        _ => x - wide,
    };
    let baseline = match attribute(tag, "dy")? {
        "0.76em" => y + 0.76 * height,
        "0.5ex" => y + 0.27 * height,
        _ => y - 0.27 * height,
    };
    Some(Text { text, from: [left, baseline - 0.74 * height], to: [left + wide, baseline + 0.22 * height] })
}

/// What no text may lie over, and how far it reaches: points, handles, extremes of nullclines.
fn marked(figure: &Figure, layout: &Layout, font: f64) -> Vec<([f64; 2], f64, String)> {
    let at = |[x, y]: [f64; 2]| [layout.x.at(x), layout.y.at(y)];
    let grown = font / 12.5;
    let mut found = Vec::new();
    for mark in figure.backdrop.iter().chain(&figure.marks) {
        match mark {
            Mark::Point { at: place, .. } => found.push((at(*place), 5.0 * grown, "a point".into())),
            Mark::Line(line) if line.name.to_string().ends_with("/dt = 0") => {
                let turns = turns(line, 0.05 * (figure.y.max - figure.y.min));
                found.extend(
                    turns.into_iter().map(|turn| (at(turn), 2.0, format!("a turn of {}", line.name))),
                );
            }
            _ => {}
        }
    }
    for handle in figure.handles.iter().filter(|handle| handle.grip != Grip::Place) {
        found.push((layout.spot(handle), 5.0, handle.label.to_string()));
    }
    found
}

/// Where a curve has gone up and then down, or down and then up, by at least so much.
fn turns(line: &Line, least: f64) -> Vec<[f64; 2]> {
    let points: Vec<[f64; 2]> =
        line.x.iter().zip(line.y.iter()).take(line.count).map(|(&x, &y)| [x, y]).collect();
    let reaches = |points: &mut dyn Iterator<Item = &[f64; 2]>, from: f64, up: f64| {
        for point in points {
            let by = up * (point[1] - from);
            if by < 0.0 {
                return false;
            }
            if by > least {
                return true;
            }
        }
        false
    };
    let turn = |i: &usize, up: f64| {
        let from = points[*i][1];
        reaches(&mut points[..*i].iter().rev(), from, up) && reaches(&mut points[*i + 1..].iter(), from, up)
    };
    (0..points.len()).filter(|i| turn(i, 1.0) || turn(i, -1.0)).map(|i| points[i]).collect()
}

/// A paper of this width and height, and letters of this height.
fn paper([width, height, font]: [f64; 3]) -> Paper {
    Paper::of([width, height], font)
}

/// What is wrong with the texts of a figure on a paper of this size.
fn faults(figure: &Figure, [width, height, font]: [f64; 3]) -> Vec<String> {
    let height = if figure.x.shared { height } else { height.max(LEAST_PLANE) };
    let paper = paper([width, height, font]);
    let drawing = svg(figure, &paper);
    let texts = texts(&drawing);
    let layout = Layout::new(figure, &paper);
    let marked = marked(figure, &layout, font);
    let mut faults = Vec::new();
    for mark in &figure.marks {
        if let Mark::Readout { text, .. } = mark
            && width >= ROOM_TO_TELL
        {
            // Where there is little room it is told in several lines.
            let text = text.to_string();
            let all = text.split("   ").flat_map(|part| part.split(" · "));
            let missing = all.filter(|part| !texts.iter().any(|text| text.text.contains(part)));
            faults.extend(missing.map(|part| format!("“{part}” is not told")));
        }
    }
    for (i, text) in texts.iter().enumerate() {
        for other in &texts[..i] {
            if text.overlaps(other) {
                faults.push(format!("“{}” overlaps “{}”", text.text, other.text));
            }
        }
        if text.from[0] < 0.0 || text.from[1] < 0.0 || text.to[0] > width || text.to[1] > height {
            faults.push(format!("“{}” is cut: {:?} to {:?}", text.text, text.from, text.to));
        }
        for (place, reach, what) in &marked {
            let seen = (layout.left..=layout.right).contains(&place[0])
                && (layout.top..=layout.bottom).contains(&place[1]);
            if seen && text.away_from(*place) < *reach {
                faults.push(format!("“{}” lies over {what}", text.text));
            }
        }
    }
    faults
}

#[test]
fn on_no_page_does_a_text_lie_over_another_or_over_what_it_explains_and_none_is_cut() {
    let mut faulty = Vec::new();
    let mut lab = Lab::default();
    for demo in DEMOS.iter() {
        let values = initial(&demo.params());
        let last = lab.open(demo, &values).expect("defaults are accepted").frames - 1;
        for frame in [0, last / 2, last] {
            let view = View { frame, ..View::default() };
            let look = lab.show(demo, &values, view).expect("defaults are accepted");
            for (figure, panel) in look.figures.iter().zip(demo.about.panels) {
                for size in SIZES {
                    let place = format!("{}, {}, frame {frame}, {size:?}", demo.about.id, panel.id);
                    faulty.extend(faults(figure, size).iter().map(|fault| format!("{place}: {fault}")));
                }
            }
        }
    }
    assert!(faulty.is_empty(), "{}\n{} faults", faulty.join("\n"), faulty.len());
}

/// A panel of a page as drawn, and what is written in it.
fn written(page: &str, given: &[(&str, Given)], panel: usize, size: [f64; 3]) -> Vec<(String, f64)> {
    let demo = Demo::find(page).expect("a page");
    let given = given.iter().map(|(key, value)| (key.to_string(), value.clone()));
    let values = complete(&demo.params(), given).expect("good values");
    let mut lab = Lab::default();
    let look = lab.show(demo, &values, View { frame: usize::MAX, ..View::default() }).expect("good values");
    let paper = paper(size);
    let figure = &look.figures[panel];
    let top = Layout::new(figure, &paper).top;
    texts(&svg(figure, &paper)).iter().map(|text| (text.text.to_string(), text.to[1] - top)).collect()
}

#[test]
fn the_name_of_a_threshold_covers_no_spike() {
    let voltage = |amplitude| {
        let texts = written(
            "morris-lecar-plane",
            &[("amplitude", Given::Number(amplitude))],
            1,
            [430.0, 120.0, 12.5],
        );
        texts.into_iter().find(|(text, _)| text.ends_with("threshold")).expect("it has its name")
    };
    let (text, below) = voltage(90.0);
    assert!(text == "– – threshold" && below < 0.0, "{text} ends {below} below the edge");
    let (text, below) = voltage(40.0);
    assert!(text == "threshold" && below > 0.0, "nothing spikes: {text} ends {below} below the edge");
}

#[test]
fn limit_cycles_keep_their_names_on_a_small_plane_in_large_letters() {
    let given = [("amplitude", Given::Number(90.0)), ("orbits", Given::Text("yes".into()))];
    for (size, names) in [
        ([416.0, 425.0, 20.0], ["attracting cycle", "repelling cycle"]),
        ([560.0, 480.0, 12.5], ["attracting cycle, T = 102.7 ms", "repelling cycle, T = 103.8 ms"]),
    ] {
        let texts = written("morris-lecar-plane", &given, 0, size);
        for name in names {
            assert!(texts.iter().any(|(text, _)| text == name), "{name} at {size:?}: {texts:?}");
        }
    }
}
