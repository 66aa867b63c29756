//! What holds for every page, every parameter and every method, by loops over the registries.

use super::drawn::stays_within_its_axes;
use nullcline::demos::{DEMOS, Demo};
use nullcline::figure::{Figure, Line, Mark};
use nullcline::integrate::METHODS;
use nullcline::lab::{BUDGET, Lab, View};
use nullcline::options::{Given, complete, forgiving, initial};
use nullcline::param::{Kind, Param, Value};
use proptest::prelude::*;

/// Opens a page at its last frame; a refusal is said in a sentence.
fn figures(demo: &Demo, values: &[f64]) -> Result<(Vec<Figure>, String), String> {
    let mut lab = Lab::default();
    let open = lab
        .show(demo, values, View { frame: usize::MAX, ..View::default() })
        .map_err(|refusal| refusal.to_string())?;
    Ok((open.figures.to_vec(), open.scene.warning.to_string()))
}

fn lines(figure: &Figure) -> impl Iterator<Item = &Line> {
    figure.marks.iter().filter_map(|mark| if let Mark::Line(line) = mark { Some(line) } else { None })
}

/// Every curve is finite, or the page says in words that its numbers were not; and nothing is drawn outside its axes.
fn is_honest(demo: &Demo, values: &[f64], drawn: Result<(Vec<Figure>, String), String>) {
    match drawn {
        Err(sentence) => assert!(sentence.contains(" cannot be ") && sentence.ends_with('.'), "{sentence}"),
        Ok((figures, warning)) => {
            assert_eq!(figures.len(), demo.about.panels.len());
            // A gap between two stretches of a curve has no place at all.
            let whole =
                |line: &Line| line.x.iter().zip(line.y.iter()).all(|(x, y)| y.is_finite() || x.is_nan());
            let finite = figures.iter().flat_map(lines).all(whole);
            assert!(finite || !warning.is_empty(), "{} at {values:?}", demo.about.id);
            for figure in &figures {
                assert!(figure.x.min < figure.x.max && figure.y.min < figure.y.max, "{values:?}");
                assert!(
                    [figure.x.min, figure.x.max, figure.y.min, figure.y.max]
                        .iter()
                        .all(|end| end.is_finite())
                );
                assert!(!figure.description.is_empty());
                stays_within_its_axes(figure);
            }
        }
    }
}

#[test]
fn every_parameter_draws_at_both_ends_of_its_slider() {
    for demo in DEMOS.iter() {
        let params = demo.params();
        for (i, param) in params.iter().enumerate() {
            for end in [param.min, param.max] {
                let mut values = initial(&params);
                values[i] = end;
                let drawn = figures(demo, &values);
                assert!(drawn.is_ok(), "{} with {} = {end}: {drawn:?}", demo.about.id, param.id);
                is_honest(demo, &values, drawn);
            }
        }
    }
}

/// Of the exponential neuron no finite current holds a voltage that is far above its threshold.
#[test]
fn a_clamp_draws_no_current_where_none_holds_the_voltage_and_looks_no_farther_than_it_is_commanded() {
    let demo = Demo::find("exponential-if-clamp").expect("the page");
    let params = demo.params();
    let with = |given: &[(&str, f64)]| {
        let mut values = initial(&params);
        for (key, value) in given {
            values[params.iter().position(|param| param.id == *key).expect("a parameter")] = *value;
        }
        let drawn = figures(demo, &values);
        is_honest(demo, &values, drawn.clone());
        drawn.expect("it draws").0[0].x.max
    };
    assert!(with(&[("first", 1e9), ("steps", 1.0)]) >= 1e9);
    assert!(with(&[("tail", 1e9)]) >= 1e9);
    assert!(with(&[("last", 1e9), ("steps", 1.0)]) < 100.0);
}

#[test]
fn every_method_runs_on_every_page_that_has_methods() {
    let mut runs = 0;
    for demo in DEMOS.iter() {
        let params = demo.params();
        let Some(place) = params.iter().position(|param| param.id == "method") else { continue };
        // Some pages have just the first ones.
        for (index, method) in METHODS.iter().enumerate().take(params[place].choices.len()) {
            let mut values = initial(&params);
            values[place] = index as f64;
            let (_, warning) = figures(demo, &values).expect("defaults are accepted");
            assert_eq!(warning, "", "{} with {}", demo.about.id, method.id);
            runs += 1;
        }
    }
    assert!(runs > METHODS.len());
}

#[test]
fn the_ends_of_every_slider_are_numbers_that_a_reader_would_write() {
    let mut long = Vec::new();
    for demo in DEMOS.iter() {
        for param in demo.params() {
            let ends = [param.min, param.max, param.step].into_iter().filter(|end| end.to_string().len() > 9);
            long.extend(ends.map(|end| format!("{} {}: {end}", demo.about.id, param.id)));
        }
    }
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn every_parameter_says_what_it_is() {
    for demo in DEMOS.iter() {
        let params = demo.params();
        for (i, param) in params.iter().enumerate() {
            let told = format!("{}: {}", demo.about.id, param.id);
            assert!(!param.name.is_empty() && !param.help.is_empty() && !param.group.is_empty(), "{told}");
            assert!(
                param.help.len() > 15 && !param.help.ends_with('.'),
                "{told}: help is a sentence without its stop"
            );
            assert!(
                param.min < param.max && param.hard_min <= param.min && param.max <= param.hard_max,
                "{told}"
            );
            assert!((param.min..=param.max).contains(&param.initial()), "{told}: default on the slider");
            assert!(param.check(param.initial()).is_ok() && param.step > 0.0, "{told}");
            let other = |other: &Param| other.id != param.id && other.name != param.name;
            assert!(params[..i].iter().all(other), "{told}: said once, under a name that no other has");
            let steps = (param.initial() - param.min) / param.step;
            let on_grid = (steps - steps.round()).abs() < 1e-6;
            let irrational = demo.about.id == "oja-cloud" && param.id.starts_with("w0");
            assert!(param.log || on_grid || irrational, "{told}: the default is one of the slider's steps");
        }
    }
}

#[test]
fn every_page_says_what_it_is() {
    for demo in DEMOS.iter() {
        let about = demo.about;
        assert!(
            !about.title.is_empty() && !about.short.is_empty() && about.summary.ends_with(['.', '?']),
            "{}",
            about.id
        );
        assert!(!about.icon.is_empty() && !about.panels.is_empty(), "{}", about.id);
        let total: f64 = about.panels.iter().map(|panel| panel.weight).sum();
        assert!((total - 1.0).abs() < 1e-9, "{}: the panels share the height", about.id);
        let scene = demo.open(&initial(&demo.params()), BUDGET).expect("defaults are accepted");
        let plays = scene.frames > 1 && demo.fps() > 0.0;
        assert!(
            plays || scene.work.is_some() || scene.run.is_none(),
            "{} can be played, or computes what it shows in portions, or shows no run",
            about.id
        );
    }
}

#[test]
fn a_value_goes_out_and_comes_back_unchanged() {
    for demo in DEMOS.iter() {
        for param in demo.params() {
            for value in [param.initial(), param.max] {
                let text = match param.value(value) {
                    Value::Number(number) => number.to_string(),
                    Value::Choice(id) => id.to_string(),
                };
                assert_eq!(param.parse(&text), Ok(value), "{} of {}", param.id, demo.about.id);
            }
        }
    }
}

#[test]
fn a_bad_value_is_refused_with_its_key_its_value_and_what_is_allowed() {
    let params = Demo::find("hh-step").expect("a page").params();
    for (key, given, allowed) in [
        ("I_ampp", Given::Number(1.0), "no such parameter"),
        ("dt", Given::Number(0.0), "greater than 0"),
        ("dt", Given::Number(f64::NAN), "greater than 0"),
        ("gNa", Given::Number(-1.0), "from 0"),
        ("gNa", Given::Number(f64::INFINITY), "from 0"),
        ("gNa", Given::Text("120".into()), "a number"),
        ("method", Given::Text("magic".into()), "euler, rk4, dopri5"),
        ("method", Given::Number(1.0), "euler, rk4, dopri5"),
        ("I_amp", Given::Other("null".into()), "a number"),
    ] {
        let refusal = complete(&params, [(key.to_string(), given.clone())]).expect_err(key);
        let sentence = refusal.to_string();
        assert!(
            sentence.starts_with(&format!("{key} cannot be {given}")) || sentence.contains("magic"),
            "{sentence}"
        );
        assert!(sentence.contains(allowed), "{sentence}");
    }
}

#[test]
fn a_long_text_is_told_by_its_first_sixty_letters_whatever_their_bytes() {
    let params = Demo::find("hh-step").expect("a page").params();
    for letter in ["a", "ß", "神", "𝕏", "”"] {
        let long = letter.repeat(100_000);
        let cut = format!("{}…", letter.repeat(60));
        for (key, given, told) in [
            ("gNa", Given::Text(long.clone()), format!("gNa cannot be “{cut}”: it must be a number")),
            ("method", Given::Text(long.clone()), format!("method cannot be {cut}: it must be one of")),
            (long.as_str(), Given::Number(1.0), format!("{cut} cannot be 1: there is no such parameter")),
        ] {
            let refusal = complete(&params, [(key.to_string(), given)]).expect_err(letter);
            let sentence = refusal.to_string();
            assert!(sentence.starts_with(&told) && sentence.chars().count() < 300, "{sentence}");
            assert_eq!(refusal.key, key, "a program is told the whole key");
        }
        let (_, refused) = forgiving(&params, [("gNa", long.as_str())]);
        assert!(refused[0].to_string().starts_with(&format!("gNa cannot be {cut}: ")));
    }
    let whole = "a".repeat(60);
    let refusal = params[0].parse(&whole).expect_err("no number");
    assert!(refusal.to_string().contains(&format!("cannot be {whole}:")));
}

#[test]
fn an_address_by_hand_keeps_what_is_good_in_it() {
    let params = Demo::find("hh-step").expect("a page").params();
    let (values, refused) = forgiving(
        &params,
        [("I_amp", "banana"), ("gNa", "-3"), ("x", "1"), ("dt", "0.02"), ("method", "rk4")],
    );
    let value = |id: &str| values[params.iter().position(|param| param.id == id).expect("a parameter")];
    assert_eq!([value("I_amp"), value("gNa"), value("dt"), value("method")], [7.0, 120.0, 0.02, 1.0]);
    assert_eq!(refused.iter().map(|refusal| refusal.key.as_str()).collect::<Vec<_>>(), ["I_amp", "gNa", "x"]);
}

#[test]
fn a_refused_value_leaves_the_open_page_open() {
    let demo = Demo::find("lif-step").expect("a page");
    let values = initial(&demo.params());
    let mut lab = Lab::default();
    lab.show(demo, &values, View::default()).expect("defaults are accepted");
    let mut backwards = values.clone();
    let end = demo.params().iter().position(|param| param.id == "tend").expect("a parameter");
    backwards[end] = -5.0;
    assert!(lab.show(demo, &backwards, View::default()).is_err());
    assert!(lab.show(demo, &values, View::default()).is_ok());
}

/// A value of a parameter: mostly on its slider, sometimes at an end of what may be typed.
fn any_value(param: &Param) -> BoxedStrategy<f64> {
    let (min, max, whole) = (param.min, param.max, param.kind != Kind::Number);
    let hard = [param.hard_min, param.hard_max];
    let round = move |value: f64| if whole { value.round() } else { value };
    prop_oneof![8 => (min..=max).prop_map(round), 1 => prop::sample::select(hard.to_vec())].boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn no_page_breaks_whatever_its_parameters((demo, values) in (0..DEMOS.len()).prop_flat_map(|demo| {
        let values: Vec<_> = DEMOS[demo].params().iter().map(any_value).collect();
        (Just(demo), values)
    })) {
        is_honest(&DEMOS[demo], &values, figures(&DEMOS[demo], &values));
    }
}
