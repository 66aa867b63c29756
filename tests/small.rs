//! Numbers of a neuron in the units of the SI, in which all are small, are told with their digits and never as 0.

use nullcline::demos::Demo;
use nullcline::lab::{Difference, Lab, Minus, Pin, View};
use nullcline::options::forgiving;

/// C. Morris and H. Lecar, Biophys. J. 35, 193–213 (1981), of a cell of 20 pF, in siemens, volts, amperes and seconds.
const MORRIS_LECAR: &str = "# time: s, 0..0.5\n# v: V, -0.08..0.06\n# w: 0..1\n# I: current, A, 0..2e-10\nC*v' = I - ICa - IK - IL\n\
     ICa = gCa*minf*(v-VCa)\nIK = gK*w*(v-VK)\nIL = gL*(v-VL)\nminf=.5*(1+tanh((v+0.0012)/0.018))\nwinf=.5*(1+tanh((v-0.002)/0.030))\n\
     tauw=1/cosh((v-0.002)/0.060)\nw' = phi*(winf-w)/tauw\n\
     par C=20e-12, gCa=4.4e-9, gK=8e-9, gL=2e-9, VCa=0.12, VK=-0.084, VL=-0.06, phi=40, I=100e-12\n\
     init v=-0.016, w=0.0149\n@ dt=0.0001, total=0.5";

/// A leaky neuron in the same units.
const LEAKY: &str = "# time: s, 0..0.2\n# v: V, -0.09..-0.04\n# I: current, A, 0..1e-9\nC*v' = -gL*(v-EL) + I\n\
     par C=200e-12, gL=10e-9, EL=-0.07, I=0.3e-9\ninit v=-0.07\nthreshold: v > -0.05\nreset: v = -0.065\n@ dt=0.0001, total=0.2";

/// The same in nanoseconds, told in seconds.
const FAST: &str = "# time: s, 0..2e-7\n# v: V, -0.09..-0.04\n# I: current, A, 0..1e-9\nC*v' = -gL*(v-EL) + I\n\
     par C=200e-18, gL=10e-9, EL=-0.07, I=0.3e-9\ninit v=-0.07\nthreshold: v > -0.05\nreset: v = -0.065\n@ dt=1e-10, total=2e-7";

/// What a page of a text says: its sentence, and what its figures are described and labelled by.
fn said(page: &str, text: &str, given: &[(&str, &str)]) -> [String; 2] {
    let demo = Demo::find(&format!("{page}:{text}")).expect("a page");
    let (values, refused) = forgiving(&demo.params(), given.iter().copied());
    assert_eq!(refused, []);
    let mut lab = Lab::default();
    if page == "own-firing" {
        let scene = lab.finish(demo, &values).expect("it opens");
        return [(scene.results)(scene.frames - 1).whole().to_string(), String::new()];
    }
    let look = lab.show(demo, &values, View { frame: usize::MAX, ..View::default() }).expect("it opens");
    let sentence = (look.scene.results)(look.frame).whole().to_string();
    let figures: Vec<String> = look.figures.iter().map(|figure| figure.description.to_string()).collect();
    [sentence, figures.join("\n")]
}

/// Whether a number in it has decimals, and all its digits are zeros.
fn tells_zeros(text: &str) -> bool {
    let numbers = text.split(|sign: char| !(sign.is_ascii_digit() || sign == '.'));
    numbers
        .map(|number| number.trim_matches('.'))
        .any(|number| number.contains('.') && number.bytes().all(|digit| matches!(digit, b'0' | b'.')))
}

#[test]
fn zeros_with_decimals_are_found_wherever_they_stand() {
    for zeros in ["I = 0.0 A", "0.00 A", "from 0.0000 to 0.1 s", "At 0.00."] {
        assert!(tells_zeros(zeros), "{zeros}");
    }
    for number in ["I = 0 A.", "I = 0.", "10.0 A", "0.01 A", "2.000·10⁻¹⁰ A"] {
        assert!(!tells_zeros(number), "{number}");
    }
}

#[test]
fn every_page_of_a_neuron_in_si_units_tells_its_currents_times_and_voltages_with_their_digits() {
    for (text, pages) in [
        (MORRIS_LECAR, &["own", "own-currents", "own-clamp"][..]),
        (LEAKY, &["own", "own-clamp"]),
        (FAST, &["own", "own-clamp"]),
    ] {
        for page in pages {
            for said in said(page, text, &[]) {
                assert!(!tells_zeros(&said), "{page}: {said}");
            }
        }
    }
}

#[test]
fn a_current_in_amperes_is_told_where_points_lie_and_change() {
    let [sentence, figures] = said("own", MORRIS_LECAR, &[]);
    assert!(sentence.contains("I = 1.000·10⁻¹⁰ A"), "{sentence}");
    assert!(sentence.contains("Hopf at I = "), "{sentence}");
    assert!(figures.contains("I = 1.000·10⁻¹⁰ A"), "{figures}");
}

#[test]
fn a_current_that_changes_is_not_said_to_stay_where_only_rounding_made_it_one() {
    let [sentence, _] = said("own-clamp", MORRIS_LECAR, &[]);
    assert!(!sentence.contains("all through"), "{sentence}");
    assert!(sentence.contains("·10⁻¹"), "{sentence}");
}

#[test]
fn an_onset_a_rheobase_and_a_chronaxie_are_told_however_small_their_units_make_them() {
    // 20 mV above rest through 10 nS; and ln 2 of a time constant.
    for (text, chronaxie) in [(LEAKY, "0.0139 s"), (FAST, "1.39·10⁻⁸ s")] {
        let [sentence, _] = said("own-firing", text, &[("points", "5")]);
        for said in [
            "sets in above I = 2.000·10⁻¹⁰ A (the onset)".to_string(),
            "a sustained current above 2.000·10⁻¹⁰ A is enough (the rheobase)".to_string(),
            format!("at twice that, a pulse of {chronaxie} (the chronaxie)"),
        ] {
            assert!(sentence.contains(&said), "{said} in {sentence}");
        }
        assert!(!tells_zeros(&sentence), "{sentence}");
    }
}

/// By a part in a million of 300 pA.
#[test]
fn a_difference_between_runs_fills_its_panel_however_small_the_currents_are() {
    let demo = Demo::find(&format!("own:{LEAKY}")).expect("a page");
    let values = |amplitude: &str| forgiving(&demo.params(), [("amplitude", amplitude)]).0;
    let pin = Pin { values: Ok(values("3.000003e-10")), label: "pinned".into(), place: 0 };
    let difference = Some(Difference { minus: Minus::Pin(0), column: "I".into() });
    let mut lab = Lab::default();
    let view = View { frame: usize::MAX, pins: vec![pin], difference, ..View::default() };
    let look = lab.show(demo, &values("3e-10"), view).expect("it opens");
    let figure = look.figures.last().expect("a panel");
    assert!((figure.y.max - 1.05 * 3e-16).abs() < 1e-18, "{}", figure.y.max);
    assert!(figure.description.to_string().contains("largest 3.00 · 10⁻¹⁶ A at "), "{}", figure.description);
}
