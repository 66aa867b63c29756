//! Neurons into which no current flows: their pages have none, and say nothing of one.

use nullcline::demos::Demo;
use nullcline::equations::read;
use nullcline::figure::{Labels, Mark, Pulled, Zoom};
use nullcline::options::initial;
use nullcline::page::Scene;
use nullcline::run::Budget;

/// B. van der Pol, Phil. Mag. 2, 978–992 (1926).
const VAN_DER_POL: &str = "x'=y\ny'=mu*(1-x^2)*y-x\npar mu=2";

/// E. N. Lorenz, J. Atmos. Sci. 20, 130–141 (1963).
const LORENZ: &str = "x'=10*(y-x)\ny'=x*(28-z)-y\nz'=x*y-8/3*z\nx(0)=1";

fn opened(page: &str, text: &str) -> (&'static Demo, Scene) {
    let page = Demo::find(&format!("{page}:{text}")).expect("a page");
    let scene = page.open(&initial(&page.params()), Budget::of(100_000)).expect("it opens");
    (page, scene)
}

#[test]
fn a_neuron_without_a_current_has_no_slider_and_no_panel_of_one() {
    for (page, text) in [("own", VAN_DER_POL), ("own", LORENZ), ("own-slice", LORENZ)] {
        let (page, scene) = opened(page, text);
        for param in page.params().iter().filter(|param| ["Current", "Pulses"].contains(&param.group)) {
            assert!(scene.idle.contains(&param.id), "{} moves nothing in {text}", param.id);
        }
        let figures = (scene.figures)(scene.frames - 1, &Zoom::default());
        assert_eq!(figures.len(), page.about.panels.len());
        assert!(page.about.panels.iter().all(|panel| panel.id != "current"));
        let last = figures.iter().rfind(|figure| figure.x.shared).expect("one over time");
        assert_eq!(
            last.x.labels,
            Labels::Full,
            "{}: the lowest figure over time has its numbers",
            page.about.id
        );
        assert!(figures.iter().all(|figure| !figure.description.to_string().contains("I = ")));
        let reads_current = |mark: &Mark| match mark {
            Mark::Readout { text, .. } => text.to_string().contains("I = "),
            _ => false,
        };
        assert!(!figures.iter().flat_map(|figure| &figure.marks).any(reads_current));
        assert!(!page.about.summary.contains("urrent.") && !page.about.summary.contains("the current"));
        assert_ne!(page.about.tab.expect("a tab").asks.name(), "Any current");
    }
}

#[test]
fn what_only_a_current_moves_is_not_offered_to_a_hand() {
    let (_, scene) = opened("own", VAN_DER_POL);
    let hand = scene.hand.as_ref().expect("its plane has a hand");
    assert!(hand.act(0).is_none(), "no pulse");
    for pulled in [Pulled::FixedPoint, Pulled::Nullcline(0), Pulled::Pulse] {
        assert!(hand.bring(pulled, [0.5, 0.5]).is_empty(), "{pulled:?}");
    }
    // The other nullcline gives way by mu.
    assert_eq!(hand.bring(Pulled::Nullcline(1), [0.5, 0.5])[0].0, "mu");
    let said = (scene.results)(scene.frames - 1).text();
    assert!(said.contains(". One fixed point, an unstable "), "{said}");
}

#[test]
fn a_neuron_that_starts_at_rest_is_seen_where_it_moves_beside_it() {
    let system = read(VAN_DER_POL).0.expect("a neuron");
    // Its cycle goes to 2.02 and, at mu = 2, to 3.84 in dx/dt.
    for (variable, far) in system.variables.iter().zip([2.02, 3.84]) {
        let [low, high] = variable.range;
        assert!((-2.0 * far..=-far).contains(&low) && (far..=2.0 * far).contains(&high), "{low}..{high}");
    }
}
