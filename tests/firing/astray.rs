//! Steps that lead an f–I curve astray are told, and which do not.

use super::curve;
use nullcline::firing::curve::Curve;
use nullcline::models::{Listed, MODELS};
use nullcline::words;
use nullcline::words::firing::Units;

/// Morris and Lecar's neuron as their paper has it, but in seconds.
const IN_SECONDS: &str = "own:# time: s\npar I=100, C=.02, phi=40, gCa=4.4, gK=8, gL=2, ECa=120, EK=-84, EL=-60\n\
    minf(v)=.5*(1+tanh((v+1.2)/18))\nwinf(v)=.5*(1+tanh((v-2)/30))\nlam(v)=phi*cosh((v-2)/60)\n\
    v'=(I-gCa*minf(v)*(v-ECa)-gK*w*(v-EK)-gL*(v-EL))/C\nw'=lam(v)*(winf(v)-w)\ninit v=-60,w=0.01";

fn doubt(model: &str, curve: &Curve) -> String {
    let model = Listed::find(model).expect("a model of the registry");
    let units = Units { time: model.time.unit, current: model.current.unit };
    words::firing::doubt(&curve.known(), units).to_string()
}

#[test]
fn a_step_that_leads_the_rates_visibly_astray_is_told_with_one_that_does_not() {
    for (model, set, method, of) in [
        (
            IN_SECONDS,
            vec![("from", 0.0), ("to", 250.0), ("duration", 100.0), ("dt", 0.01)],
            "rk4",
            "the rate is ",
        ),
        ("type-y", vec![("C", 0.1), ("points", 5.0)], "euler", "the rate is "),
        ("type-y", vec![("C", 0.1), ("points", 9.0)], "rk4", "the rate is 58"),
    ] {
        let found = curve(model, &set, &[("method", method)]);
        let said = doubt(model, &found);
        assert!(
            said.contains("The time step is too long for these currents: at I = ") && said.contains(of),
            "{model} by {method}: “{said}”, {:?}",
            found.known().astray
        );
        let [_, exact, step] = found.known().astray.map(|number| number.expect("it is known"));
        let finer: Vec<(&str, f64)> = set.iter().copied().chain([("dt", step)]).collect();
        let finer = curve(model, &finer, &[("method", method)]);
        assert_eq!(doubt(model, &finer), "", "with a step of {step}");
        assert!(exact > 0.0 || model == "type-y");
    }
}

#[test]
fn at_the_defaults_of_the_models_no_rate_is_astray_by_any_method() {
    for model in MODELS {
        let id = model.about.id;
        for method in ["euler", "rk4"] {
            let found = curve(id, &[("tolerance", 0.0)], &[("method", method)]);
            assert_eq!(
                found.known().astray.map(|number| number.map(f64::is_nan)),
                [Some(true); 3],
                "{id} by {method}"
            );
            assert_eq!(doubt(id, &found), "");
        }
    }
}

/// J. L. Hindmarsh and R. M. Rose's, which fires at irregular intervals from I = 3 on.
#[test]
fn a_neuron_whose_intervals_do_not_repeat_is_not_held_against_one_of_them() {
    let text = "own:x'=y-x^3+3*x^2-z+I\ny'=1-5*x^2-y\nz'=.006*(4*(x+1.6)-z)\npar I=2\n@ dt=.02, total=1000";
    let found = curve(text, &[("from", 2.5), ("to", 3.3), ("points", 5.0), ("tolerance", 0.0)], &[]);
    assert_eq!(doubt(text, &found), "");
}

#[test]
fn a_neuron_that_is_silent_is_told_nothing_nor_one_whose_resets_are_found_within_the_steps() {
    let text = "own:par I=0\nv'=I-v\nglobal 1 v-1 {v=0}";
    let silent = curve(text, &[("from", -1.0), ("to", 0.5), ("points", 4.0)], &[]);
    assert_eq!(doubt(text, &silent), "");
    // It fires every ln 3/2 at 3.
    let coarse =
        curve(text, &[("from", 0.0), ("to", 3.0), ("points", 4.0), ("dt", 0.5)], &[("method", "euler")]);
    let rate = coarse.stepped[3].expect("it is known").rate;
    assert!((rate * 1.5f64.ln() - 1.0).abs() < 1e-3, "{rate}");
    assert_eq!(doubt(text, &coarse), "");
}
