//! Typed neurons: many share what a move of their tape costs, and each fires as it does alone.

use super::{curve, near};
use nullcline::firing::known::Spontaneous;
use nullcline::firing::outcome::Outcome;
use nullcline::firing::strength_duration;
use nullcline::options::Given;

/// With a reset, with a time in which it is refractory, with a spike that is a crossing, and with two variables and a reset.
const TEXTS: [&str; 4] = [
    "own:par I=0\nv'=-v+I\nglobal 1 v-1 {v=0}",
    "own:par I=0\nv'=-v+I\nglobal 1 v-1 {v=0}\n# refractory: 0.4",
    "own:par I=0\nv'=v-v^3/3-w+I\nw'=(v+0.7-0.8*w)/12.5\ninit v=-1.2, w=-0.6\n# spike: v > 0.5",
    "own:par I=0\nv'=0.04*v^2+5*v+140-u+I\nu'=0.02*(0.2*v-u)\ninit v=-70, u=-14\nglobal 1 v-30 {v=-65;u=u+8}",
];

#[test]
fn under_each_of_many_currents_it_fires_as_it_does_beside_one_other() {
    for (text, to) in TEXTS.into_iter().zip([3.0, 3.0, 1.0, 10.0]) {
        for method in ["euler", "rk4"] {
            let stepped = |from: f64, to: f64, points: f64| {
                let set = [("from", from), ("to", to), ("points", points), ("tolerance", 0.0), ("dt", 0.05)];
                curve(text, &set, &[("method", method)]).stepped
            };
            let all = stepped(0.0, to, 23.0);
            assert!(all.iter().flatten().filter(|rhythm| rhythm.rate > 0.0).count() > 5, "{text}");
            for place in [1, 13, 22] {
                let current = to * place as f64 / 22.0;
                let alone = &stepped(current, to + 1.0, 2.0)[0];
                assert_eq!(
                    format!("{alone:?}"),
                    format!("{:?}", all[place]),
                    "{text} by {method} at {current}"
                );
            }
        }
    }
}

#[test]
fn it_fires_as_the_compiled_one_of_the_same_equations() {
    let set = [("from", 0.0), ("to", 3.0), ("points", 23.0), ("tolerance", 0.0), ("dt", 0.05)];
    let [compiled, typed] = ["lif", TEXTS[0]].map(|model| curve(model, &set, &[("method", "rk4")]).stepped);
    for (compiled, typed) in compiled.iter().zip(&typed) {
        let [compiled, typed] = [compiled, typed].map(|rhythm| rhythm.expect("all is known").rate);
        // Which steps are too long for an upstroke hangs on the usual range, which is told of the one and looked for of the other.
        assert!((compiled - typed).abs() <= 1e-7 * compiled, "{compiled}, not {typed}");
    }
}

#[test]
fn pulses_are_found_whatever_the_text_says_of_the_current() {
    for current in [0.0, -1.0, 0.5] {
        let text = format!("own:v'=-v+I\npar I={current}\nglobal 1 v-1 {{v=0}}");
        let pulses =
            strength_duration(&text, Vec::<(String, Given)>::new(), &[1.0, 10.0]).expect("good options");
        let rheobase = pulses.finish().rheobase().expect("it has one");
        near(rheobase, 1.0, 1e-3);
    }
}

/// What the neuron does under each of 4 currents from −0.75 to 0, or as far from where its current stands.
fn comes(text: &str, from: f64, to: f64) -> Vec<Outcome> {
    let found = curve(text, &[("from", from), ("to", to), ("points", 4.0)], &[]);
    found.stepped.iter().flatten().map(|rhythm| rhythm.outcome).collect()
}

#[test]
fn a_neuron_that_rests_is_told_to_rest_wherever_its_text_lets_it_begin() {
    let recovery = "w'=0.08*(v+0.7-0.8*w)\ninit v=-1.2,w=-0.62";
    let texts = [
        (format!("own:v'=v-v^3/3-w+I\n{recovery}\npar I=-0.9"), [-0.75, 0.0]),
        (format!("own:v'=v-v^3/3-w+I\n{recovery}\npar I=0"), [-0.75, 0.0]),
        (format!("own:v'=v-v^3/3-w-0.9+I\n{recovery}\npar I=0"), [0.15, 0.9]),
        // Far above its rest nothing holds it, and nothing leads it there.
        ("own:v'=v^2-1+I\npar I=0\ninit v=-1\n# spike: v > 5".into(), [-3.0, 0.9]),
    ];
    for (text, [from, to]) in texts {
        assert_eq!(comes(&text, from, to), [Outcome::AtRest; 4], "{text}");
        let pulses = strength_duration(&text, Vec::<(String, Given)>::new(), &[1.0]).expect("good options");
        assert_eq!(pulses.finish().known().spontaneous(), Some(Spontaneous::Rests), "{text}");
    }
}

#[test]
fn a_neuron_that_runs_off_is_told_to_whatever_its_usual_range() {
    for text in ["own:v'=0.5+I\npar I=0", "own:v'=0.5+I\npar I=0\ninit v=-60", "own:v'=v+I\npar I=0"] {
        assert_eq!(comes(text, 0.2, 1.2), [Outcome::RunsOff; 4], "{text}");
    }
}
