//! What a page says in words holds no number that is none, and no minus that is a hyphen, whatever its parameters, and
//! however its run ended; and every language has words for it.

use crate::translations;
use nullcline::catalogue::DemoInfo;
use nullcline::demos::{DEMOS, Demo};
use nullcline::figure::{Figure, Mark};
use nullcline::lab::{Lab, View};
use nullcline::options::{forgiving, initial};
use nullcline::plot::Paper;
use nullcline::text::{Dictionary, Language, Text, Writing};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Words that a number leaves which is none.
const NO_NUMBERS: [&str; 4] = ["nan", "inf", "−inf", "infinity"];

/// What has been said, by its English.
#[derive(Clone, Default)]
struct Heard(Rc<RefCell<BTreeSet<String>>>);

/// A listener has no words of its own.
impl Dictionary for Heard {
    fn find(&self, english: &str) -> Option<&str> {
        self.0.borrow_mut().insert(english.into());
        None
    }
}

impl Heard {
    /// English that is listened to.
    fn language(&self) -> Language {
        Language::of(self.clone(), Writing::default())
    }

    /// Every language has words for all that has been said; a letter is a symbol.
    fn is_translated(&self) {
        let heard = self.0.borrow();
        let without: Vec<String> =
            translations::without(heard.iter().map(String::as_str).filter(|text| text.chars().count() > 1));
        assert!(without.is_empty(), "say these in src/words/*.po:\n{}", without.join("\n"));
    }
}

/// Every text of a figure, drawn or read aloud.
fn texts(figure: &Figure, language: &Language) -> Vec<String> {
    let Figure { x, y, right, description, handles, .. } = figure;
    let axes = [Some(x), Some(y), right.as_ref()].into_iter().flatten();
    let axes = axes.flat_map(|axis| [&axis.title, &axis.symbol]);
    let marks = figure.marks.iter().chain(&figure.backdrop).flat_map(|mark| match mark {
        Mark::Line(line) => vec![&line.label, &line.name],
        Mark::Level { label, .. } | Mark::Point { label, .. } | Mark::Vector { label, .. } => vec![label],
        Mark::Readout { text, .. } => vec![text],
        Mark::Raster { caption, .. } => vec![caption],
        Mark::Region { name, .. } => vec![name],
        _ => Vec::new(),
    });
    let held = handles.iter().map(|handle| &handle.label);
    axes.chain(marks).chain(held).chain([description]).map(|text| text.told(language)).collect()
}

/// Every word that a page says at a frame; and what it holds under the crosshair, as data, or its refusal, which quotes.
fn said(demo: &Demo, values: &[f64], frame: usize, lab: &mut Lab, language: &Language) -> [Vec<String>; 2] {
    let paper = Paper { language: language.clone(), ..Paper::of([400.0, 300.0], 12.0) };
    let papers = vec![paper; demo.about.panels.len()];
    let look = match lab.show(demo, values, View { frame, ..View::default() }) {
        Err(refusal) => return [Vec::new(), vec![refusal.text().told(language)]],
        Ok(look) => look,
    };
    let scene = look.scene;
    let told: [Text; 4] = [
        (scene.results)(look.frame).whole(),
        (scene.clock)(look.frame),
        scene.method.clone(),
        look.doubts.expect("looked for").text.clone(),
    ];
    let mut said: Vec<String> = told.iter().map(|text| text.told(language)).collect();
    // Heard, but full of digits that are no words.
    serde_json::to_string(&look.told(&papers, language)).expect("it is data");
    said.extend(look.figures.iter().flat_map(|figure| texts(figure, language)));
    let ends: Vec<_> = look.figures.iter().map(|figure| (figure.x.min, figure.x.max, figure.y.max)).collect();
    let mut held = Vec::new();
    for (panel, (left, right, up)) in ends.into_iter().enumerate() {
        for x in [left, 0.5 * (left + right), right] {
            held.push(format!("{:?}", lab.probe(&papers, panel, [x, up])));
        }
        said.extend(lab.measure(language, panel, [left, 0.0], [right, up]));
    }
    [said, held]
}

/// Whether a text has a number with a hyphen for its minus.
fn hyphenated(text: &str) -> bool {
    let signs: Vec<char> = format!(" {text} ").chars().collect();
    signs.windows(3).any(|near| !near[0].is_alphanumeric() && near[1] == '-' && near[2].is_ascii_digit())
}

fn speaks_in_numbers(demo: &Demo, values: &[f64], frames: &[usize], language: &Language) {
    let mut lab = Lab::default();
    for &frame in frames {
        let [said, held] = said(demo, values, frame, &mut lab, language);
        for text in &said {
            assert!(!hyphenated(text), "{} at {values:?}, frame {frame}: {text}", demo.about.id);
        }
        for text in said.into_iter().chain(held) {
            let words = text.split(|sign: char| !(sign.is_alphabetic() || sign == '−'));
            let none = words.map(str::to_lowercase).find(|word| NO_NUMBERS.contains(&word.as_str()));
            assert_eq!(none, None, "{} at {values:?}, frame {frame}: {text}", demo.about.id);
        }
    }
}

fn page(id: &str, given: &[(&str, &str)]) -> (&'static Demo, Vec<f64>) {
    let demo = Demo::find(id).expect("a page");
    let (values, refused) = forgiving(&demo.params(), given.iter().copied());
    assert_eq!(refused, []);
    (demo, values)
}

#[test]
fn every_page_speaks_in_numbers_and_in_every_language_at_both_ends_of_every_parameter() {
    let heard = Heard::default();
    let language = heard.language();
    for demo in DEMOS.iter() {
        let params = demo.params();
        for (i, param) in params.iter().enumerate() {
            for end in [param.min, param.max] {
                let mut values = initial(&params);
                values[i] = end;
                speaks_in_numbers(demo, &values, &[0, usize::MAX], &language);
            }
        }
        // What it says about itself.
        serde_json::to_string(&DemoInfo::of(demo, &language)).expect("it is data");
    }
    heard.is_translated();
}

/// Settings under which a run leaves the finite range, a page each, and two under which a weight does.
const DIVERGING: &[(&str, &[(&str, &str)])] = &[
    ("lif-step", &[("dt", "3"), ("method", "rk4"), ("I_amp", "0.5"), ("tend", "20000")]),
    ("lif-sinus", &[("dt", "3"), ("method", "rk4"), ("I_amp", "0.1"), ("tend", "20000")]),
    ("hh-step", &[("dt", "0.1")]),
    ("hh-ramp", &[("dt", "0.2")]),
    ("hh-sinus", &[("dt", "0.1")]),
    ("type-x", &[("a", "-3.5")]),
    ("type-x", &[("dt", "3")]),
    ("oja-cloud", &[("eta", "5")]),
    ("oja-images", &[("eta", "5")]),
    ("ramp-race", &[("dt", "5")]),
    ("step-lens", &[("dt", "3"), ("v0", "2")]),
    ("lif-current", &[("dt", "3"), ("method", "rk4"), ("amplitude", "0.5"), ("tend", "20000")]),
    ("hodgkin-huxley-current", &[("method", "euler"), ("dt", "0.2")]),
    ("hodgkin-huxley-current", &[("dt", "0.2"), ("method", "rk4")]),
    ("hodgkin-huxley-reduced-plane", &[("method", "euler"), ("dt", "1")]),
    ("type-x-plane", &[("method", "euler"), ("dt", "3")]),
    ("type-y-plane", &[("method", "euler"), ("dt", "5")]),
    ("fitzhugh-nagumo-plane", &[("method", "euler"), ("dt", "5")]),
    ("morris-lecar-plane", &[("method", "euler"), ("dt", "50")]),
];

#[test]
fn a_page_whose_run_has_left_the_finite_range_speaks_in_numbers_at_every_frame() {
    let heard = Heard::default();
    let language = heard.language();
    for (id, given) in DIVERGING {
        let (demo, values) = page(id, given);
        let scene = demo.open(&values, nullcline::lab::BUDGET).expect("these values are allowed");
        assert!(!scene.warning.is_empty(), "{id} with {given:?} diverges");
        let frames: Vec<usize> = (0..=20).map(|part| part * (scene.frames - 1) / 20).collect();
        speaks_in_numbers(demo, &values, &frames, &language);
    }
    heard.is_translated();
}

#[test]
fn of_a_run_that_ended_early_no_rate_is_told_and_the_spikes_before_it_as_what_they_are() {
    for (id, given) in DIVERGING.iter().filter(|(id, _)| !id.starts_with("oja") && *id != "ramp-race") {
        let (demo, values) = page(id, given);
        let scene = demo.open(&values, nullcline::lab::BUDGET).expect("these values are allowed");
        let run = scene.run.as_ref().expect("a run");
        let end = run.ending.expect("it diverges").time();
        let told = (scene.results)(scene.frames - 1).text();
        assert!(told.starts_with(&format!("The run ended early, at t = {}", trimmed(end))), "{id}: {told}");
        assert!(!told.contains("rate") && !told.contains("Hz"), "{id}: {told}");
        assert!(run.spikes.seen.iter().all(|&t| t < end), "{id}: a spike after the end");
        let count = run.spikes.seen.len();
        assert_eq!(
            told.contains(&format!("{count} spike")) || told.contains("the spike"),
            count > 0,
            "{id}: {told}"
        );
    }
}

/// A time up to its decimal point: pages tell more or fewer digits behind it.
fn trimmed(time: f64) -> String {
    format!("{:.1}", time).split('.').next().unwrap_or_default().replace('-', "−")
}

#[test]
fn a_stimulus_that_a_run_does_not_see_is_told_with_why_on_every_page_that_has_one() {
    let mut told = 0;
    for demo in DEMOS.iter() {
        let params = demo.params();
        let place = |is: &dyn Fn(&str) -> bool| params.iter().position(|param| is(param.id));
        let of_course = place(&|id| id.ends_with("_tstart")).zip(place(&|id| id.ends_with("_tend")));
        let edges = of_course.or(place(&|id| id == "start").zip(place(&|id| id == "end")));
        let Some((start, end)) = edges else { continue };
        let shapes = params.iter().position(|param| param.id == "stimulus");
        let kinds = shapes.map_or(vec![None], |at| {
            let kinds = params[at].choices.iter().enumerate();
            kinds
                .filter(|(_, kind)| ["step", "ramp"].contains(&kind.id))
                .map(|(kind, _)| Some((at, kind as f64)))
                .collect()
        });
        for kind in kinds {
            for (from, to, why) in [
                (60.0, 10.0, "ends before it starts"),
                (60.0, 60.0, "lasts for no time"),
                (1e6, 2e6, "comes after the run"),
                (-20.0, -10.0, "ends before the run begins"),
            ] {
                let mut values = initial(&params);
                (values[start], values[end]) = (from, to);
                if let Some((at, kind)) = kind {
                    values[at] = kind;
                }
                let scene = demo.open(&values, nullcline::lab::BUDGET).expect("they are accepted");
                let said = (scene.results)(scene.frames - 1).text();
                assert!(said.contains(why), "{}: “{said}” for {why}", demo.about.id);
                assert!(
                    !said.contains("during the") && !said.contains("before the step"),
                    "{}: {said}",
                    demo.about.id
                );
                told += 1;
            }
        }
    }
    assert!(told > 80, "{told} runs");
}
