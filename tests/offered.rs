//! What every page can be written as: a program in each format, or a word why not.

use nullcline::demos::{DEMOS, Demo};
use nullcline::options::initial;
use nullcline::page::tab::Asks;
use nullcline::program::FORMATS;
use nullcline::run::Budget;
use nullcline::script::offered::{Shown, comments};

#[test]
fn a_page_is_written_in_every_format_that_lacks_nothing_and_in_no_other() {
    for demo in DEMOS.iter() {
        let values = initial(&demo.params());
        let scene = demo.open(&values, Budget::of(1_000_000)).expect("a page opens at its defaults");
        let shown = Shown { demo, values: &values, run: scene.run.as_ref(), link: "the lab" };
        for offer in shown.offers() {
            let files = shown.program(offer.id);
            assert_eq!(offer.lacks.is_none(), !files.is_empty(), "{} in {}", demo.about.id, offer.id);
            for file in &files {
                assert!(file.segments.iter().any(|segment| segment.text.len() > 100), "{}", file.name);
            }
            if let Some(first) = files.first() {
                assert_eq!(first.name.rsplit('.').next(), Some(offer.extension), "{}", offer.id);
                assert!(!comments(&first.name).is_empty(), "{}: how are its comments written?", first.name);
            }
        }
        assert!(shown.program("no such format").is_empty());
    }
}

#[test]
fn a_page_without_a_python_script_says_why() {
    for demo in DEMOS.iter().filter(|demo| demo.recipe.is_none()) {
        let shown = Shown { demo, values: &initial(&demo.params()), run: None, link: "" };
        let offers = shown.offers();
        let python = offers.iter().find(|offer| offer.id == "python").expect("it is told");
        let why = python.lacks.as_ref().expect("it has none").to_string();
        let said = match demo.about.tab.expect("a page of a neuron").asks {
            Asks::Firing => "it would take very long to run",
            Asks::Clamp => "written of runs under a current, and here the voltage is held",
            other => panic!("{}: why has {other:?} no script?", demo.about.id),
        };
        assert!(why.contains(said), "{}: {why}", demo.about.id);
    }
}

#[test]
fn why_no_program_is_written_is_laid_to_the_values_where_they_are_refused_and_else_to_the_page() {
    for (page, said) in [
        ("adex-plane", "with these values there is no run"),
        ("hh-step", "with these values there is no run"),
        ("adex-clamp", "this page is not one run of a neuron"),
        ("adex-firing", "this page is not one run of a neuron"),
        ("oja-cloud", "this page is not one run of a neuron"),
    ] {
        let demo = Demo::find(page).expect("a page");
        // As of values that the page refuses.
        let shown = Shown { demo, values: &initial(&demo.params()), run: None, link: "" };
        for offer in
            shown.offers().into_iter().filter(|offer| FORMATS.iter().any(|format| format.id == offer.id))
        {
            let lacks = offer.lacks.expect("there is nothing to write").to_string();
            assert_eq!(lacks, said, "{page} in {}", offer.id);
        }
    }
}
