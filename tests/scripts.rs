//! The Rust script that the page copies is the example that is built beside this test.

use nullcline::demos::Demo;
use nullcline::options::initial;
use nullcline::script::script;

#[test]
fn the_rust_script_of_a_page_is_a_program_that_builds() {
    let demo = Demo::find("hh-step").expect("the page exists");
    let segments = script(demo, &initial(&demo.params()), "rust").expect("a known language");
    let text: String = segments.into_iter().map(|segment| segment.text).collect();
    assert_eq!(text, include_str!("scripts/hh_step.rs"), "save this as tests/scripts/hh_step.rs:\n{text}");
}

#[test]
fn an_unknown_language_is_refused() {
    let demo = Demo::find("hh-step").expect("the page exists");
    let refusal = script(demo, &initial(&demo.params()), "cobol").expect_err("nobody writes that");
    assert!(refusal.to_string().contains("python, rust, javascript"), "{refusal}");
}
