//! The Rust script that the page copies is the example that is built beside this test.

use nullcline::demos::Demo;
use nullcline::options::initial;
use nullcline::script::{hash, script};

#[test]
fn the_rust_script_of_a_page_is_a_program_that_builds() {
    let demo = Demo::find("hh-step").expect("the page exists");
    let segments = script(demo, &initial(&demo.params()), "rust").expect("a known language");
    let text: String = segments.into_iter().map(|segment| segment.text).collect();
    assert_eq!(text, include_str!("scripts/hh_step.rs"), "save this as tests/scripts/hh_step.rs:\n{text}");
}

#[test]
fn a_literal_is_the_number_to_its_last_bit() {
    let demo = Demo::find("hh-step").expect("the page exists");
    let params = demo.params();
    let mut values = initial(&params);
    values[params.iter().position(|param| param.id == "I_amp").expect("a parameter")] = 1.0 / 3.0;
    for language in ["python", "rust", "javascript"] {
        let segments = script(demo, &values, language).expect("a known language");
        let literal = segments.iter().find(|segment| segment.param == Some("I_amp")).expect("it is there");
        assert_eq!(literal.text, "0.3333333333333333", "{language}");
    }
}

/// `"%08x" % zlib.crc32(np.array([0, 1, -1.5, 1/3]).tobytes())` in Python.
#[test]
fn the_hash_of_a_list_is_pythons() {
    let demo = Demo::find("lif-step").expect("the page exists");
    assert_eq!(hash(demo, &initial(&demo.params()), Some(&[0.0, 1.0, -1.5, 1.0 / 3.0])), "092991f6");
}

#[test]
fn an_unknown_language_is_refused() {
    let demo = Demo::find("hh-step").expect("the page exists");
    let refusal = script(demo, &initial(&demo.params()), "cobol").expect_err("nobody writes that");
    assert!(refusal.to_string().contains("python, rust, javascript"), "{refusal}");
}
