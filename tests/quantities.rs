//! The named quantities of a neuron: over a run they add up to what its voltage does, and held they are the book's.

use nullcline::demos::Demo;
use nullcline::figure::{Mark, Zoom};
use nullcline::model::Model;
use nullcline::models::{Listed, Visitor, visit};
use nullcline::options::{Given, complete, initial};
use nullcline::quantities::{Direction, Held, are_all, currents, direction, held, over};
use nullcline::run::{Budget, Run};
use nullcline::simulation::{Injected, simulate};

fn run() -> Run {
    simulate("hodgkin-huxley", [], Injected::Constant(10.0), Budget::of(100_000)).expect("a run")
}

#[test]
fn the_axons_currents_add_up_to_what_its_voltage_does() {
    let listed = Listed::find("hodgkin-huxley").expect("the axon");
    let (system, values) = (listed.system(), initial(&listed.params()));
    let run = run();
    let columns = over(&run, system, &values);
    let named: Vec<&str> = currents(system).iter().map(|&place| columns[place].quantity.id).collect();
    assert_eq!(named, ["I_Na", "I_K", "I_L"]);
    let (v, dt) = (run.column("v"), 0.01);
    let capacitance = values[listed.params().iter().position(|param| param.id == "C").expect("it has one")];
    // By Euler’s method the next bin is where the rate leads.
    for bin in 0..v.len() - 1 {
        let sum: f64 = currents(system).iter().map(|&place| columns[place].values[bin]).sum();
        let rose = (v[bin + 1] - v[bin]) / dt * capacitance;
        assert!((run.column("I")[bin] - sum - rose).abs() < 1e-6 * (1.0 + rose.abs()), "bin {bin}");
    }
}

/// Holds any model.
struct Hold;

impl Visitor for Hold {
    type Out = Held;

    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Held {
        let listed = Listed::find(model.about().id).expect("it is listed");
        held(&model, listed.system(), &initial(&listed.params()), model.about().window[0])
    }
}

#[test]
fn the_gates_settle_where_and_as_fast_as_the_book_says() {
    let values = initial(&Listed::find("hodgkin-huxley").expect("the axon").params());
    let held = visit("hodgkin-huxley", &values, Hold).expect("it can be held");
    let place = held.v.iter().position(|v| v.abs() < 0.2).expect("rest is near one of the voltages");
    for ((variable, settled), (_, slow)) in held.settled.iter().zip(&held.slow) {
        // Hodgkin and Huxley’s rates of m, n and h, in 1/ms.
        let over = |x: f64| x / x.exp_m1();
        let u = held.v[place];
        let (alpha, beta): (f64, f64) = match variable {
            1 => (over(2.5 - 0.1 * u), 4.0 * (-u / 18.0).exp()),
            2 => (0.1 * over(1.0 - 0.1 * u), 0.125 * (-u / 80.0).exp()),
            _ => (0.07 * (-u / 20.0).exp(), 1.0 / ((3.0 - 0.1 * u).exp() + 1.0)),
        };
        assert!((settled[place] - alpha / (alpha + beta)).abs() < 1e-12, "{variable}");
        assert!((slow[place] - 1.0 / (alpha + beta)).abs() < 1e-12, "{variable}");
    }
    let named: Vec<&str> = held.of_voltage.iter().map(|column| column.quantity.id).collect();
    assert_eq!(named, ["alpha_m", "alpha_n", "alpha_h", "beta_m", "beta_n", "beta_h", "I_L"]);
    assert!(
        (held.steady[place] - 0.7 * held.v[place]).abs() < 0.05,
        "the axon rests near 0 mV, where its steady conductance is 0.7 mS/cm²: {} at {}",
        held.steady[place],
        held.v[place]
    );
}

#[test]
fn a_variable_settles_where_the_quantity_of_its_name_says() {
    let values = initial(&Listed::find("morris-lecar").expect("the fibre").params());
    let held = visit("morris-lecar", &values, Hold).expect("it can be held");
    assert_eq!(held.settled.len(), 1);
    let fast = held.of_voltage.iter().find(|column| column.quantity.id == "w_inf").expect("it is named");
    for (settled, named) in held.settled[0].1.iter().zip(fast.values.iter()) {
        assert!((settled - named).abs() < 1e-9);
    }
    assert!(currents(Listed::find("izhikevich").expect("it is listed").system()).is_empty());
}

#[test]
fn a_sum_of_currents_is_no_current_more_nor_is_what_the_injected_one_is_part_of() {
    let text = "own:par I=0 # uA/cm2\n# I_a: uA/cm2\n# I_b: uA/cm2\n# I_all: uA/cm2\n# I_net: uA/cm2\nI_a=0.1*v\nI_b=0.2*v\n\
                I_all=I_a+I_b\nI_net=I-I_a\nv'=I-I_all";
    let system = Listed::find(text).expect("a good text").system();
    let named: Vec<&str> =
        currents(system).iter().map(|&place| system.quantities[place].quantity.id).collect();
    assert_eq!(named, ["I_a", "I_b"]);
}

#[test]
fn without_units_currents_are_what_the_voltages_rate_takes_off_the_injected_one_or_adds_to_it() {
    let told = |text: &str| {
        let system = Listed::find(&format!("own:{text}")).expect("a good text").system();
        let named: Vec<&str> =
            currents(system).iter().map(|&place| system.quantities[place].quantity.id).collect();
        (named, direction(system))
    };
    let named = "par I=0,c=1\nina=0.1*v\nik=0.2*v\ntwice=2*v\n";
    for (rate, expected) in [
        ("v'=(I-ina-ik)/c", (vec!["ina", "ik"], Direction::Outward)),
        ("all=ina+ik\nv'=(I-all)/c", (vec!["ina", "ik"], Direction::Outward)),
        ("net=I-(ina+ik)\nv'=net/c", (vec!["ina", "ik"], Direction::Outward)),
        ("v'=-(ina+ik-I)/c", (vec!["ina", "ik"], Direction::Outward)),
        ("net=ina+ik-I\nv'=-net/c", (vec!["ina", "ik"], Direction::Outward)),
        ("v'=(ina+ik-I)/c", (vec!["ina", "ik"], Direction::Theirs)),
        ("il=v-c\nv'=I-il", (vec!["il"], Direction::Outward)),
        ("v'=-ina-0.3*v+I", (vec!["ina"], Direction::Outward)),
        ("v'=I+ina+ik", (vec!["ina", "ik"], Direction::Theirs)),
        ("v'=I+ina-ik", (vec!["ina", "ik"], Direction::Both)),
        ("v'=2*I-ina*ik", (vec![], Direction::Theirs)),
    ] {
        assert_eq!(told(&format!("{named}{rate}")), expected, "{rate}");
    }
    for model in ["hodgkin-huxley", "hodgkin-huxley-reduced", "morris-lecar"] {
        assert_eq!(
            direction(Listed::find(model).expect("it is listed").system()),
            Direction::Outward,
            "{model}"
        );
    }
}

#[test]
fn currents_have_a_sum_where_they_are_all_that_flows() {
    let named = "par I=0,c=1,b=0.2\nina=0.1*v\nik=0.2*v\n";
    for (rate, currents_there, is_all) in [
        ("v'=(I-ina-ik)/c", vec!["ina", "ik"], true),
        ("v'=I/c-ina/c-ik/c", vec!["ina", "ik"], true),
        ("v'=(b*I+b*ina+b*ik)/c", vec!["ina", "ik"], true),
        ("all=ina+ik\nv'=(I-all)/c", vec!["ina", "ik"], true),
        ("net=I-ina-ik\nv'=net/c", vec!["ina", "ik"], true),
        // Something has no name, or flows elsewhere.
        ("v'=I-ina-ik-0.3*v", vec!["ina", "ik"], false),
        ("v'=(I-ina-ik)/c-0.3*v", vec!["ina", "ik"], false),
        ("net=I-ina-ik\nv'=net/c-0.3*v", vec!["ina", "ik"], false),
        ("v'=I+b-ina-ik", vec!["ina", "ik"], false),
        // A current is multiplied.
        ("v'=-(1-b)*ina-ik+I", vec!["ina", "ik"], false),
        ("v'=-2*ina-ik+I", vec!["ina", "ik"], false),
        // They are not what that current is.
        ("v'=I/c-ina-ik", vec![], false),
        // What is multiplied is a current only where it is called one.
        ("s=v/(1+v)\nv'=-2*s-ik+I", vec!["ik"], false),
        ("s=v/(1+v)\nv'=-ina*(1-s)-ik+I", vec!["ik"], false),
    ] {
        let text = format!("own:{named}{rate}");
        let system = Listed::find(&text).expect("a good text").system();
        let found: Vec<&str> =
            currents(system).iter().map(|&place| system.quantities[place].quantity.id).collect();
        assert_eq!((found, are_all(system)), (currents_there, is_all), "{rate}");
    }
    for model in ["type-y", "exponential-if", "adex", "izhikevich", "fitzhugh-nagumo"] {
        assert!(currents(Listed::find(model).expect("it is listed").system()).is_empty(), "{model}");
    }
    for model in ["hodgkin-huxley", "hodgkin-huxley-reduced", "morris-lecar"] {
        assert!(are_all(Listed::find(model).expect("it is listed").system()), "{model}");
    }
    let measured = "own:par I=0 # nA\n# ina: nA\n# ik: nA\nina=0.1*v\nik=0.2*v\nv'=I-ina";
    let system = Listed::find(measured).expect("a good text").system();
    assert_eq!((currents(system).len(), are_all(system)), (2, false));
}

#[test]
fn where_nothing_has_a_unit_a_current_of_the_voltage_alone_is_no_gate() {
    let text = "own-currents:par I=0\nil=0.1*(v+60)\nwinf=1/(1+exp(-v))\nik=w*(v+80)\nv'=I-il-ik\nw'=(winf-w)/5\n# v: -80..40";
    for text in [
        text.to_string(),
        text.replace("winf", "w_inf"),
        text.replace("winf", "w_K_inf").replace("w'", "w_K'").replace("-w)", "-w_K)").replace("=w*", "=w_K*"),
    ] {
        let page = Demo::find(&text).expect("a page");
        let scene = page.open(&initial(&page.params()), Budget::of(100_000)).expect("it opens");
        let place = page.about.panels.iter().position(|panel| panel.id == "settled").expect("a panel");
        let figure = &(scene.figures)(0, &Default::default())[place];
        let names: Vec<String> = figure
            .marks
            .iter()
            .filter_map(|mark| if let Mark::Line(line) = mark { Some(line.name.to_string()) } else { None })
            .collect();
        assert!(matches!(names.as_slice(), [name] if name.ends_with('∞')), "{text}: {names:?}");
    }
}

/// At this current the sum is larger than any of the currents of Morris and Lecar's neuron.
#[test]
fn the_axis_of_the_currents_holds_their_sum() {
    let page = Demo::find("morris-lecar-currents").expect("the page");
    let strong = vec![("amplitude".to_string(), Given::Number(50.0))];
    let values = complete(&page.params(), strong).expect("good values");
    let scene = page.open(&values, Budget::of(100_000)).expect("it opens");
    let figures = (scene.figures)(scene.frames - 1, &Zoom::default());
    let drawn = figures[1].marks.iter().filter_map(|mark| match mark {
        Mark::Line(line) => Some((line, line.y.iter().copied().fold(f64::NEG_INFINITY, f64::max))),
        _ => None,
    });
    let (_, most) = drawn.into_iter().find(|(line, _)| line.name == "sum").expect("their sum is drawn");
    assert!(figures[1].y.max >= most && most > 50.0, "{most} up to {}", figures[1].y.max);
}
