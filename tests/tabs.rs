//! The pages of a neuron are one another's tabs, and the menu has each neuron once.

use nullcline::demos::tabs::neurons;
use nullcline::demos::{DEMOS, Demo};
use nullcline::lab::BUDGET;
use nullcline::models::{Listed, MODELS, own};
use nullcline::options::initial;
use std::collections::HashSet;

/// What fits a laptop's screen without scrolling.
const MOST_ENTRIES: usize = 20;

fn all() -> Vec<&'static Demo> {
    DEMOS.iter().collect()
}

#[test]
fn the_menu_has_the_courses_pages_and_each_neuron_once() {
    let neurons = neurons(&all());
    assert_eq!(
        neurons.iter().map(|neuron| neuron.id).collect::<Vec<_>>(),
        MODELS.iter().map(|model| model.about.id).chain([own::ID]).collect::<Vec<_>>()
    );
    let course = DEMOS.iter().filter(|demo| demo.about.week > 0);
    let entries: Vec<&Demo> = course
        .chain(
            neurons
                .iter()
                .map(|neuron| Demo::find(neuron.entry.expect("beyond the course")).expect("a page")),
        )
        .collect();
    assert!(entries.len() <= MOST_ENTRIES, "{} entries", entries.len());
    let names: HashSet<(usize, &str)> =
        entries.iter().map(|demo| (demo.about.week, demo.about.short)).collect();
    assert_eq!(names.len(), entries.len(), "no two entries under one heading have one name");
    // Every other page is a tab of one that the menu has.
    for demo in DEMOS.iter().filter(|demo| demo.about.week == 0) {
        let tab = demo.about.tab.expect("a page beyond the course is a neuron's");
        let own = neurons.iter().find(|neuron| neuron.id == tab.neuron).expect("a model");
        assert!(own.pages.iter().any(|page| page.id == demo.about.id), "{}", demo.about.id);
    }
}

#[test]
fn the_tabs_of_a_neuron_have_different_names_and_its_parameters_are_the_same_on_each() {
    for neuron in neurons(&all()) {
        let names: HashSet<&str> = neuron.pages.iter().map(|page| page.name).collect();
        assert_eq!(names.len(), neuron.pages.len(), "{}", neuron.id);
        assert!(names.contains("f–I curve"), "{}", neuron.id);
        let own = Listed::find(neuron.id).expect("a model").params();
        for page in &neuron.pages {
            for param in Demo::find(page.id).expect("a page").params() {
                let Some(same) = own.iter().find(|own| own.id == param.id) else { continue };
                assert_eq!(
                    (param.default, param.unit),
                    (same.default, same.unit),
                    "{}: {}",
                    page.id,
                    param.id
                );
            }
        }
    }
}

#[test]
fn with_the_courses_pages_alone_no_tab_leads_beyond_them() {
    let course: Vec<&Demo> = DEMOS.iter().filter(|demo| demo.about.week > 0).collect();
    for neuron in neurons(&course) {
        assert_eq!(neuron.entry, None, "{}", neuron.id);
        assert!(
            neuron.pages.iter().all(|page| course.iter().any(|demo| demo.about.id == page.id)),
            "{}",
            neuron.id
        );
    }
}

#[test]
fn a_quantity_with_a_unit_has_one_name_in_figures_and_in_files() {
    let mut axes = 0;
    for demo in DEMOS.iter() {
        let scene = demo.open(&initial(&demo.params()), BUDGET).expect("defaults are accepted");
        for figure in (scene.figures)(scene.frames - 1, &Default::default()) {
            for axis in [Some(&figure.x), Some(&figure.y), figure.right.as_ref()].into_iter().flatten() {
                let column = scene
                    .run
                    .iter()
                    .flat_map(|run| &run.columns)
                    .find(|column| axis.symbol == column.quantity.id);
                let Some(column) = column.filter(|column| !column.quantity.unit.is_empty()) else { continue };
                assert_eq!(axis.title.to_string(), column.quantity.titled().to_string(), "{}", demo.about.id);
                assert_eq!(axis.unit, column.quantity.unit, "{}", demo.about.id);
                axes += 1;
            }
        }
    }
    assert!(axes > 40, "{axes} axes");
}
