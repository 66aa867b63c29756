//! What the pages of week 4 say where there is no direction to speak of.

use nullcline::demos::Demo;
use nullcline::figure::Mark;
use nullcline::lab::BUDGET;
use nullcline::learning::cloud::Cloud;
use nullcline::options::initial;
use nullcline::page::Scene;

fn open(id: &str, changed: &[(&str, f64)]) -> Scene {
    let demo = Demo::find(id).expect("a page");
    let params = demo.params();
    let mut values = initial(&params);
    for (id, value) in changed {
        values[params.iter().position(|param| param.id == *id).expect("a parameter")] = *value;
    }
    demo.open(&values, BUDGET).expect("the values are good")
}

fn said(scene: &Scene) -> String {
    (scene.results)(scene.frames - 1).text()
}

fn last<'a>(scene: &'a Scene, column: &str) -> &'a f64 {
    let column = scene.data.iter().find(|one| one.quantity.id == column).expect("a column");
    column.values.last().expect("a value")
}

/// How many lines a panel has in the last frame.
fn lines(scene: &Scene, panel: usize) -> usize {
    let figures = (scene.figures)(scene.frames - 1, &Default::default());
    figures[panel].marks.iter().filter(|mark| matches!(mark, Mark::Line(_))).count()
}

/// y = w·x = 0, so Δw = η y (x − y w) = 0 whatever comes.
#[test]
fn a_weight_of_zero_has_no_direction_and_stays() {
    for (ratio, eta) in [(0.3, 0.001), (0.3, 5.0), (1.0, 0.001), (1e-9, 0.001)] {
        let scene = open("oja-cloud", &[("w0x", 0.0), ("w0y", 0.0), ("ratio", ratio), ("eta", eta)]);
        assert_eq!(
            said(&scene),
            "The weight is zero: it has no direction, and Oja’s rule leaves it where it is."
        );
        assert!(scene.warning.to_string().contains("start elsewhere"), "{}", scene.warning);
        assert_eq!([*last(&scene, "wx"), *last(&scene, "wy"), *last(&scene, "norm")], [0.0; 3]);
        assert!(last(&scene, "angle").is_nan(), "no angle of what has no direction");
    }
}

#[test]
fn a_round_cloud_has_no_axis_to_be_off_from() {
    let scene = open("oja-cloud", &[("ratio", 1.0)]);
    assert!(said(&scene).contains("the cloud is round and prefers no axis"), "{}", said(&scene));
    assert!(!said(&scene).contains("off"), "{}", said(&scene));
    assert!(last(&scene, "angle").is_nan());
    assert_eq!(lines(&scene, 1), 0, "no curve of an angle that is none");
    // What is longer than it is wide has one, of however few points: of a single one, the line to it from 0.
    for (ratio, size) in [(0.5, 10_000.0), (0.3, 1.0), (0.3, 2.0), (0.3, 10.0), (0.3, 20.0)] {
        let scene = open("oja-cloud", &[("ratio", ratio), ("size", size)]);
        assert!(said(&scene).contains("off the principal axis"), "{size}: {}", said(&scene));
        assert_eq!(lines(&scene, 1), 1, "{size}");
    }
}

/// The rule knows nothing of the points' mean: the axis that it turns to is that of ⟨x xᵀ⟩ about 0, not of the covariance.
#[test]
fn the_axis_of_a_few_points_is_that_of_their_products_about_0() {
    let scene = open("oja-cloud", &[("size", 6.0), ("seed", 9.0), ("ratio", 0.1), ("eta", 0.0)]);
    assert!(said(&scene).contains("77.3° off the principal axis of ⟨x xᵀ⟩"), "{}", said(&scene));
    // Shown one point again and again, the weight would come to point there: that is the axis of one point.
    let points = Cloud { size: 1.0, ratio: 0.3, angle: -30.0, seed: 1.0 }.points();
    let start = points[1].atan2(points[0]).to_degrees();
    let scene = open("oja-cloud", &[("size", 1.0), ("seed", 1.0), ("eta", 0.0), ("w0x", 1.0), ("w0y", 0.0)]);
    let off = start.abs().min(180.0 - start.abs());
    assert!((last(&scene, "angle") - off).abs() < 1e-9, "{} and {off}", last(&scene, "angle"));
}

/// A cloud on a line through 0 at −30° has that line as its axis: the weight turns onto it, and its length goes to 1.
#[test]
fn a_cloud_on_a_line_has_that_line_as_its_axis() {
    let scene = open("oja-cloud", &[("ratio", 1e-12), ("eta", 0.01)]);
    assert!(*last(&scene, "angle") < 1e-6, "{}", said(&scene));
    assert!((last(&scene, "norm") - 1.0).abs() < 1e-6, "{}", said(&scene));
}

#[test]
fn images_that_are_all_the_same_leave_nothing_without_their_mean() {
    let centred = Demo::find("oja-images").expect("a page").params();
    let yes = centred.iter().find(|param| param.id == "centred").expect("a choice").max;
    let scene = open("oja-images", &[("sigma", 1e9), ("centred", yes)]);
    assert!(
        said(&scene).starts_with("No eigenvector leads: the images are all the same"),
        "{}",
        said(&scene)
    );
    assert_eq!(lines(&scene, 2), 0);
    assert!(last(&scene, "overlap").is_nan());
    assert!((last(&scene, "norm") - 1.0).abs() < 1e-9, "nothing moves the weight");
}

#[test]
fn images_that_do_not_overlap_prefer_no_direction() {
    let scene = open("oja-images", &[("sigma", 0.1)]);
    assert!(said(&scene).starts_with("No eigenvector leads: the images do not overlap"), "{}", said(&scene));
    let scene = open("oja-images", &[]);
    assert!(said(&scene).contains("overlap with the leading eigenvector is"), "{}", said(&scene));
}

#[test]
fn a_weight_that_runs_away_is_told_and_points_nowhere() {
    for id in ["oja-cloud", "oja-images"] {
        let scene = open(id, &[("eta", 5.0)]);
        assert_eq!(said(&scene), "The weight has diverged.", "{id}");
        assert!(scene.warning.to_string().contains("η is too large"), "{id}: {}", scene.warning);
    }
}

/// RandomState(1) begins with 0.417, 0.720, 0.0001 and 0.302: rows 4 and 0, columns 7 and 3 of ten, row by row.
#[test]
fn the_first_images_are_where_numpys_numbers_put_them() {
    let scene = open("oja-images", &[("seed", 1.0)]);
    let brightest = |mark: &Mark| {
        let Mark::Raster { values, .. } = mark else { return None };
        (0..values.len()).max_by(|a, b| values[*a].total_cmp(&values[*b]))
    };
    let figures = (scene.figures)(0, &Default::default());
    let places =
        figures.iter().map(|figure| figure.backdrop.iter().filter_map(brightest).collect::<Vec<_>>());
    let samples = places.max_by_key(Vec::len).expect("the panel of the samples");
    assert_eq!(samples[..2], [47, 3]);
}
