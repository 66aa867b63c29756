//! Addresses of earlier schemas open what they did.

use nullcline::address::{SCHEMA, STEPS, Said, Step, Texts, former, schema, upgrade};
use nullcline::demos::{DEMOS, Demo};
use nullcline::lab::{Difference, Lab, Minus, Pin, View};
use nullcline::models::own;
use nullcline::options::{Given, complete};
use nullcline::plot::Paper;
use nullcline::text::Language;
use serde_json::Value;
use std::collections::BTreeSet;

/// In schema 2 the axon had a name of its own, an amplitude of 6 and no default of its own for dt.
fn to_3(said: &mut Said) {
    said.parameter("amplitude", "I_amp");
    said.meant("I_amp", "6");
    said.option("method", "heun", "rk4");
    said.panel("upper", "voltage");
    said.axis("time", "t");
    said.column("V", "v");
}

/// In schema 1 the amplitude was in nA.
fn to_2(said: &mut Said) {
    for (_, text) in said.runs.iter_mut().flatten().filter(|(key, _)| key == "amplitude") {
        *text = (1000.0 * text.parse::<f64>().unwrap_or(f64::NAN)).to_string();
    }
}

const OLD: [Step; 2] = [
    Step { pages: &[("squid", "axon")], concerns: |id| id == "axon", change: to_2 },
    Step { pages: &[("axon", "hh-step"), ("heart", "type-x")], concerns: |id| id == "hh-step", change: to_3 },
];

fn texts<const N: usize>(pairs: [(&str, &str); N]) -> Texts {
    pairs.map(|(key, text)| (key.into(), text.into())).into()
}

fn said(demo: &str) -> Said {
    Said {
        demo: demo.into(),
        runs: vec![
            texts([("amplitude", "0.009"), ("method", "heun")]),
            texts([]),
            texts([("method", "euler")]),
        ],
        zoom: texts([("upper.y", "-10:10"), ("time", "1:2")]),
        column: "V".into(),
        controls: vec!["method".into(), "amplitude".into()],
        panels: vec!["upper".into(), "gates".into()],
    }
}

#[test]
fn all_that_an_old_address_names_and_leaves_out_becomes_todays_in_every_run() {
    let now = upgrade(&OLD, 1, said("squid"));
    assert_eq!(now.demo, "hh-step");
    assert_eq!(now.runs[0], texts([("I_amp", "9"), ("method", "rk4")]));
    assert_eq!(now.runs[1], texts([("I_amp", "6")]));
    assert_eq!(now.runs[2], texts([("method", "euler"), ("I_amp", "6")]));
    assert_eq!(now.zoom, texts([("voltage.y", "-10:10"), ("t", "1:2")]));
    assert_eq!(now.column, "v");
    assert_eq!(now.controls, ["method", "I_amp"]);
    assert_eq!(now.panels, ["voltage", "gates"]);
}

#[test]
fn attributes_of_the_element_come_in_small_letters() {
    let runs = vec![texts([("i_amp", "9"), ("method", "heun")])];
    let now = upgrade(&OLD, 2, Said { demo: "axon".into(), runs, ..Said::default() });
    assert_eq!(now.runs[0], texts([("i_amp", "9"), ("method", "rk4")]));
}

#[test]
fn no_page_has_parameters_that_html_cannot_tell_apart() {
    for demo in DEMOS.iter() {
        let ids = demo.params().into_iter().map(|param| param.id.to_ascii_lowercase());
        let known: BTreeSet<String> = ids.collect();
        assert_eq!(known.len(), demo.params().len(), "{}", demo.about.id);
    }
}

#[test]
fn an_address_takes_the_steps_after_its_own_schema_alone() {
    assert_eq!(upgrade(&OLD, 2, said("axon")).runs[0], texts([("I_amp", "0.009"), ("method", "rk4")]));
    for schema in [3, 4, usize::MAX] {
        assert_eq!(upgrade(&OLD, schema, said("axon")), said("axon"));
    }
    assert_eq!(upgrade(&OLD, 0, said("squid")), upgrade(&OLD, 1, said("squid")));
}

#[test]
fn a_step_leaves_other_pages_alone() {
    assert_eq!(upgrade(&OLD, 1, said("lif-step")), said("lif-step"));
}

#[test]
fn an_id_that_a_page_once_had_leads_to_the_page_of_today() {
    let leads = former(&OLD);
    let leads: Vec<(&str, &str)> = leads.iter().map(|(was, now)| (*was, now.as_str())).collect();
    assert_eq!(leads, [("squid", "hh-step"), ("axon", "hh-step"), ("heart", "type-x")]);
    for (was, now) in former(STEPS) {
        assert!(Demo::find(was).is_err() && Demo::find(&now).is_ok(), "{was}, {now}");
    }
}

#[test]
fn an_address_of_todays_schema_says_what_it_says() {
    assert_eq!(upgrade(STEPS, SCHEMA, said("hh-step")), said("hh-step"));
}

#[test]
fn an_address_names_the_last_schema_that_changed_its_page_and_opens_what_it_says() {
    let axon = Said {
        demo: "hh-step".into(),
        runs: vec![
            texts([("I_amp", "0.009"), ("method", "rk4")]),
            texts([("I_amp", "6")]),
            texts([("method", "euler"), ("I_amp", "6")]),
        ],
        zoom: texts([("voltage.y", "-10:10"), ("t", "1:2")]),
        column: "v".into(),
        controls: vec!["method".into(), "I_amp".into()],
        panels: vec!["voltage".into(), "gates".into()],
    };
    let as_said = |id, since| (id, since, said(id));
    for (id, since, today) in
        [as_said("hh-step", 3), as_said("type-x", 3), ("axon", 2, axon), as_said("lif-step", 1)]
    {
        assert_eq!(schema(&OLD, id), since, "{id}");
        assert_eq!(upgrade(&OLD, since, said(id)), today, "{id}");
    }
    for demo in DEMOS.iter() {
        let since = schema(STEPS, demo.about.id);
        assert!(demo.about.week == 0 || since == 1, "addresses of the course stay as short as they were");
        assert_eq!(upgrade(STEPS, since, said(demo.about.id)), said(demo.about.id));
    }
}

#[test]
fn a_run_beyond_the_course_was_by_eulers_method_where_nothing_was_said() {
    // Those that came later were never so.
    let later = |id: &str| {
        ["-slice", "-currents", "-clamp"].iter().any(|end| id.ends_with(end)) || id.starts_with(own::ID)
    };
    for demo in DEMOS.iter().filter(|demo| demo.about.week == 0 && !later(demo.about.id)) {
        let silent = Said { demo: demo.about.id.into(), runs: vec![vec![]], ..Said::default() };
        let meant = upgrade(STEPS, 1, silent).runs[0].iter().find(|(key, _)| key == "method").cloned();
        let today = demo.method().map(|place| demo.params()[place].default);
        let adaptive = nullcline::param::Value::Choice("dopri5");
        let was = (today == Some(adaptive)).then(|| ("method".to_string(), "euler".to_string()));
        assert_eq!(meant, was, "{}", demo.about.id);
    }
}

#[test]
fn a_race_and_a_leaky_neuron_open_at_the_defaults_that_their_addresses_left_out() {
    for (id, was) in [
        ("ramp-race", [("I_from", "0"), ("fastest", "0.008")]),
        ("lif-current", [("amplitude", "1.5"), ("method", "euler")]),
    ] {
        let silent = Said { demo: id.into(), runs: vec![vec![]], ..Said::default() };
        let meant = upgrade(STEPS, 1, silent).runs.remove(0);
        for (key, text) in was {
            assert!(meant.contains(&(key.to_string(), text.to_string())), "{id}: {meant:?}");
        }
    }
}

/// What the page is told when these values are shown beside themselves.
fn told(demo: &Demo, values: &[f64], difference: Option<Difference>) -> Value {
    let pins = vec![Pin { values: Ok(values.to_vec()), label: "pinned".into(), place: 0 }];
    let view = View { frame: usize::MAX, pins, difference, ..View::default() };
    let mut lab = Lab::default();
    let look = lab.show(demo, values, view).expect("the page opens");
    let papers = vec![Paper::of([400.0, 300.0], 12.0); look.figures.len()];
    serde_json::to_value(look.told(&papers, &Language::default())).expect("plain data")
}

#[test]
fn axes_and_columns_that_an_address_names_are_still_there() {
    let corpus: Value = serde_json::from_str(include_str!("addresses/corpus.json")).expect("the corpus");
    for (address, content) in corpus.as_object().expect("addresses and what they open") {
        let demo = Demo::find(content["demo"].as_str().expect("an id")).expect("a page of today");
        let zoom = content["zoom"].as_object().expect("axes");
        let difference = &content["difference"];
        if zoom.is_empty() && difference.is_null() {
            continue;
        }
        let given = content["values"].as_object().expect("values").iter().map(|(key, value)| {
            let text = |text: &str| Given::Text(text.into());
            (
                key.clone(),
                value.as_f64().map_or_else(|| text(value.as_str().expect("an option")), Given::Number),
            )
        });
        let values = complete(&demo.params(), given).expect("values of today");
        let minus = difference["pin"].as_u64().map_or(Minus::Exact, |pin| Minus::Pin(pin as usize));
        let column = difference["column"].as_str();
        let told = told(demo, &values, column.map(|column| Difference { minus, column: column.into() }));
        let panels = told["panels"].as_array().expect("panels");
        let axes: Vec<&Value> =
            panels.iter().flat_map(|panel| [&panel["x"]["key"], &panel["y"]["key"]]).collect();
        for key in zoom.keys() {
            assert!(axes.iter().any(|axis| *axis == key), "{address}: {key} is none of {axes:?}");
        }
        if let Some(column) = column {
            let columns =
                if minus == Minus::Exact { &told["errors"] } else { &told["pins"][0]["comparable"] };
            let known = columns.as_array().expect("columns").iter().any(|known| known == column);
            assert!(known, "{address}: {column} is none of {columns}");
        }
    }
}
