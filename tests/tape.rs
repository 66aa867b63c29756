//! Equations as data run as they are written: every model's, and random ones.

use nullcline::equations::expr::{Expr, Function, Operator};
use nullcline::equations::expression;
use nullcline::equations::read;
use nullcline::equations::system::{Defined, Definition, Reset, System};
use nullcline::equations::tape::{Fault, Resetting, Rows, Tape};
use nullcline::equations::value::power;
use nullcline::model::Model;
use nullcline::models::{Listed, MODELS, Visitor, own, visit};
use nullcline::number::dual::{Dual, jacobian, jacobian_of};
use nullcline::number::lanes::{LANES, Lanes};
use nullcline::ode::{Quantity, Real};
use nullcline::param::Kind;
use proptest::prelude::*;
use std::collections::HashMap;
use std::rc::Rc;

/// Shares of a range, by which states and values are drawn.
type Shares = [f64; 16];

fn within([low, high]: [f64; 2], share: f64) -> f64 {
    low + (high - low) * share
}

/// Whether two numbers are the same, to so much of the greater; with 0 to the last bit.
pub fn near(a: f64, b: f64, by: f64) -> bool {
    a == b || a.is_nan() && b.is_nan() || (a - b).abs() <= by * a.abs().max(b.abs())
}

/// Holds a compiled model against its own equations.
struct Against<'a> {
    listed: &'a Listed,
    values: &'a [f64],
    shares: Shares,
}

impl Visitor for Against<'_> {
    type Out = ();

    fn visit<const N: usize, M: Model<N>>(self, model: M) {
        let id = self.listed.about.id;
        let system = self.listed.system();
        let tape = Tape::rates(system, self.values).expect("a model's own equations run");
        let reset = Resetting::of(system, self.values).expect("so does its reset");
        // The axon's gates are computed faster than the book writes them.
        let by = if id.starts_with("hodgkin-huxley") { 1e-12 } else { 0.0 };
        let ranges = model.about().window;
        let state: [f64; N] = std::array::from_fn(|i| within(ranges[i], 1.4 * self.shares[i] - 0.2));
        let current = within(model.about().currents, 1.4 * self.shares[N] - 0.2);
        let sizes = model.rate(state.map(f64::abs), current.abs());
        let told = |a: &[f64; N], b: &[f64; N]| {
            (0..N).all(|i| near(a[i], b[i], by) || (a[i] - b[i]).abs() <= by * (1.0 + sizes[i].abs() * 10.0))
        };
        let (run, compiled) = (ran(&tape, state, current), model.rate(state, current));
        assert!(told(&run, &compiled), "{id} at {state:?}: {run:?}, not {compiled:?}");
        let after = reset.and_then(|reset| reset.after(state));
        assert_eq!(after, model.reset(state), "{id} at {state:?}");

        let many = state.map(|x| Lanes::new(std::array::from_fn(|lane| x + 0.01 * lane as f64)));
        let pour = Lanes::from(current);
        let (run, compiled) = (ran(&tape, many, pour), model.rate(many, pour));
        for lane in 0..LANES {
            let [run, compiled] = [&run, &compiled].map(|all| all.map(|x| x.to_array()[lane]));
            assert!(told(&run, &compiled), "{id}, lane {lane}: {run:?}, not {compiled:?}");
        }
        let slopes = jacobian_of(|state| ran(&tape, state, Dual::from(current)), state);
        let compiled = jacobian(&model, state, current);
        for (ran, compiled) in slopes.iter().flatten().zip(compiled.iter().flatten()) {
            let alike = near(*ran, *compiled, 1e-9) || (ran - compiled).abs() < 1e-9;
            assert!(alike, "{id} at {state:?}: slopes {ran}, not {compiled}");
        }
    }
}

/// The rates that a tape gives.
fn ran<R: Real, const N: usize>(tape: &Tape, state: [R; N], current: R) -> [R; N] {
    let mut rates = state;
    tape.run(&state, current, &mut rates);
    rates
}

proptest! {
    #[test]
    fn every_models_equations_give_its_rate_and_its_reset(shares in prop::array::uniform16(0.0..=1.0)) {
        for listed in MODELS {
            let params = listed.params();
            let drawn: Vec<f64> = params
                .iter()
                .zip(shares.iter().cycle().skip(5))
                .map(|(param, share)| {
                    let drawn = within([param.min, param.max], *share);
                    if param.kind == Kind::Number { within([param.initial(), drawn], 0.5) } else { drawn.round() }
                })
                .collect();
            let defaults: Vec<f64> = params.iter().map(|param| param.initial()).collect();
            for values in [&defaults, &drawn] {
                // What the table forbids together is not drawn.
                let _ = visit(listed.about.id, values, Against { listed, values, shares });
            }
        }
    }

    #[test]
    fn random_equations_run_as_their_trees_are_read(
        rates in [tree(Function::ALL), tree(Function::ALL)],
        quantity in tree(Function::ALL),
        body in tree(Function::ALL),
        at in prop::array::uniform5(prop_oneof![-3.0..3.0, (-2i32..3).prop_map(f64::from), -100.0..100.0]),
    ) {
        let system = drawn(rates, quantity, body);
        let [v, w, current, a, tau] = at;
        let tape = Tape::rates(&system, &[a, tau]).expect("every name is known");
        let read = Read::new(&system, [v, w, current, a, tau]);
        let mut results = [0.0; 2];
        tape.run(&[v, w], current, &mut results);
        for (variable, ran) in system.variables.iter().zip(results) {
            let plain: f64 = read.value(&variable.rate, &[]);
            prop_assert!(near(ran, plain, 0.0), "{:?}: {ran}, not {plain}", variable.rate);
        }
        let mut moving = [Dual::from(0.0); 2];
        tape.run(&[Dual { value: v, slope: 1.0 }, Dual::from(w)], Dual::from(current), &mut moving);
        let read = Read::new(&system, [Dual { value: v, slope: 1.0 }, w.into(), current.into(), a.into(), tau.into()]);
        for (variable, ran) in system.variables.iter().zip(moving) {
            let plain: Dual = read.value(&variable.rate, &[]);
            let alike = near(ran.slope, plain.slope, 1e-9) || !plain.slope.is_finite();
            prop_assert!(alike, "{:?}: {ran:?}, not {plain:?}", variable.rate);
        }
    }

    #[test]
    fn random_equations_run_side_by_side_as_one_by_one(
        rates in [tree(EXACT), tree(EXACT)],
        quantity in tree(EXACT),
        body in tree(EXACT),
        at in prop::array::uniform5(-3.0..3.0),
    ) {
        let system = drawn(rates, quantity, body);
        let [v, w, current, a, tau] = at;
        let tape = Tape::rates(&system, &[a, tau]).expect("every name is known");
        let mut many = [Lanes::from(0.0); 2];
        let beside = |x: f64| Lanes::new(std::array::from_fn(|lane| x + lane as f64));
        tape.run(&[beside(v), beside(w)], beside(current), &mut many);
        let mut rows = Rows::new(Rc::new(tape.clone()), LANES);
        for lane in 0..LANES {
            let more = lane as f64;
            rows.current()[lane] = current + more;
            rows.variable(0)[lane] = v + more;
            rows.variable(1)[lane] = w + more;
        }
        // The last is left as it is.
        let last = LANES - 1;
        let before = [0, 1].map(|variable| rows.result(variable)[last]);
        rows.run(last);
        for (variable, before) in before.into_iter().enumerate() {
            let after = rows.result(variable)[last];
            prop_assert!(near(after, before, 0.0), "the last row was {before}, and is {after}");
        }
        for lane in 0..LANES {
            let more = lane as f64;
            let mut one = [0.0; 2];
            tape.run(&[v + more, w + more], current + more, &mut one);
            for variable in (0..2).filter(|_| lane < last) {
                let (row, one) = (rows.result(variable)[lane], one[variable]);
                prop_assert!(near(row, one, 0.0), "row {lane}: {row}, not {one}");
            }
            for (many, one) in many.map(|x| x.to_array()[lane]).into_iter().zip(one) {
                prop_assert!(near(many, one, 0.0), "lane {lane}: {many}, not {one}");
            }
        }
    }

    #[test]
    fn a_quotient_that_comes_to_nothing_over_nothing_takes_its_limit(
        factor in 0.01..3.0f64, place in -80.0..80.0f64, width in 1.0..30.0f64, away in -1e-6..1e-6f64,
    ) {
        for (text, sign) in [
            (format!("{factor} * (v - ({place})) / (1 - exp(-(v - ({place})) / {width}))"), 1.0),
            (format!("{factor} * (({place}) - v) / (exp((({place}) - v) / {width}) - 1)"), 1.0),
            (format!("a * {factor} * (v - ({place})) / (exp((v - ({place})) / {width}) - 1)"), -1.0),
            (format!("w * (v - ({place})) * {factor} / (exp((v - ({place})) / {width}) - 1)"), -1.0),
        ] {
            let limit = factor * width;
            for apart in [0.0, away] {
                let ran = value(&text, place + apart);
                // The slope there is a half, in widths.
                let known = limit * (1.0 + sign * apart / width / 2.0) ;
                prop_assert!(near(ran, known, 1e-11), "{text} at {}: {ran}, not {known}", place + apart);
            }
        }
    }
}

/// An expression of a system, with 1 for all its names but v.
pub fn value(text: &str, v: f64) -> f64 {
    let system = Listed::find("type-x").expect("it is a model").system();
    let mut results = [0.0];
    let expr = expression(text).expect("it can be read");
    Tape::of(system, &[1.0, 1.0], &[expr]).expect("it runs").run(&[v, 1.0], 1.0, &mut results);
    results[0]
}

/// Functions that round in lanes as they do alone, also where they are worked out beforehand.
const EXACT: &[Function] = &[
    Function::Ln,
    Function::Sqrt,
    Function::Abs,
    Function::Sin,
    Function::Cos,
    Function::Atan,
    Function::Heav,
    Function::Sign,
    Function::Floor,
    Function::Mod,
    Function::Max,
    Function::Min,
    Function::Not,
];

/// Random expressions in the names of [`drawn`]. Exponentials are tried apart: those that share are not the same to the last
/// bit.
fn tree(functions: &'static [Function]) -> impl Strategy<Value = Expr> {
    use Operator::{Add, And, AtLeast, AtMost, Div, Equal, Greater, Less, Mul, Or, Pow, Sub, Unequal};
    let operators = [Add, Sub, Mul, Div, Less, AtMost, Greater, AtLeast, Equal, Unequal, And, Or];
    let number = prop_oneof![(0u8..5).prop_map(f64::from), 0.0..3.0];
    let name = prop::sample::select(vec!["v", "w", "I", "a", "tau"]);
    let leaf = prop_oneof![number.prop_map(Expr::Number), name.prop_map(Expr::Name)];
    leaf.prop_recursive(5, 40, 3, move |part| {
        let functions: Vec<Function> =
            functions.iter().copied().filter(|function| *function != Function::Exp).collect();
        let binary = (prop::sample::select(operators.to_vec()), part.clone(), part.clone());
        let call = (prop::sample::select(functions), part.clone(), part.clone());
        let exponent = prop_oneof![(0u8..5).prop_map(f64::from), Just(0.5)].prop_map(Expr::Number);
        prop_oneof![
            1 => (part.clone(), exponent).prop_map(|(base, exponent)| Expr::binary(Pow, base, exponent)),
            1 => part.clone().prop_map(|of| Expr::Neg(Box::new(of))),
            4 => binary.prop_map(|(operator, a, b)| Expr::binary(operator, a, b)),
            1 => call.prop_map(|(function, a, b)| {
                Expr::Call(function, [a, b].into_iter().take(function.arity()).collect())
            }),
            1 => part.clone().prop_map(|_| Expr::Name("q")),
            1 => (part.clone(), part.clone()).prop_map(|(a, b)| Expr::Apply("f", vec![a, b])),
            1 => [part.clone(), part.clone(), part].prop_map(|parts| Expr::If(Box::new(parts))),
        ]
    })
}

/// A system with these rates, a quantity q and a function f of v and w, which hide the variables.
fn drawn(rates: [Expr; 2], quantity: Expr, body: Expr) -> System {
    let plain = |expr: &Expr| -> Expr { without(expr, &["q", "f"]) };
    let mut system = Listed::find("type-x").expect("it is a model").system().clone();
    let quantity = Definition { quantity: Quantity::new("q", ""), expr: plain(&quantity), shown: false };
    system.quantities = vec![quantity];
    system.functions = vec![Defined { name: "f", arguments: vec!["v", "w"], body: without(&body, &["f"]) }];
    for (variable, rate) in system.variables.iter_mut().zip(rates) {
        variable.rate = rate;
    }
    system
}

/// The expression without these names.
fn without(expr: &Expr, names: &[&str]) -> Expr {
    match expr {
        Expr::Name(name) if names.contains(name) => Expr::Name("a"),
        Expr::Apply(name, of) if names.contains(name) => without(&of[0], names),
        _ => expr.with_parts(&mut |part| without(part, names)),
    }
}

/// Trees read as they stand.
struct Read<'a, R> {
    system: &'a System,
    names: HashMap<&'static str, R>,
}

impl<'a, R: Real> Read<'a, R> {
    fn new(system: &'a System, values: [R; 5]) -> Read<'a, R> {
        let names = ["v", "w", "I", "a", "tau"].into_iter().zip(values).collect();
        Read { system, names }
    }

    fn value(&self, expr: &Expr, arguments: &[(&str, R)]) -> R {
        let of = |part: &Expr| self.value(part, arguments);
        match expr {
            Expr::Number(value) => R::from(*value),
            Expr::Name("q") => self.value(&self.system.quantities[0].expr, &[]),
            Expr::Name(name) => {
                let argument = arguments.iter().find(|(known, _)| known == name);
                argument.map_or_else(|| self.names[name], |(_, value)| *value)
            }
            Expr::Neg(part) => -of(part),
            Expr::Binary(Operator::Pow, base, exponent) => match **exponent {
                Expr::Number(exponent) => power(of(base), exponent),
                _ => of(base).pow(of(exponent)),
            },
            Expr::Binary(operator, a, b) => operator.of(of(a), of(b)),
            Expr::Call(function, parts) => {
                let second = parts.get(1).map_or(R::from(0.0), of);
                function.of(of(&parts[0]), second)
            }
            Expr::Apply(_, given) => {
                let function = &self.system.functions[0];
                let given: Vec<_> = function.arguments.iter().copied().zip(given.iter().map(of)).collect();
                self.value(&function.body, &given)
            }
            Expr::If(parts) => of(&parts[0]).if_holds(of(&parts[1]), of(&parts[2])),
        }
    }
}

#[test]
fn what_names_nothing_and_what_has_no_end_is_told() {
    let mut system = Listed::find("type-x").expect("it is a model").system().clone();
    let read = |text: &str| expression(text).expect("it can be read");
    let rates = |system: &System| Tape::rates(system, &[1.0, 1.0]).map(|_| ());
    assert_eq!(rates(&system), Ok(()));
    system.variables[0].rate = read("v + x");
    assert_eq!(rates(&system), Err(Fault::Unknown("x")));
    // A quantity that is made of itself has no name yet where it is read.
    let circle = Definition { quantity: Quantity::new("q", ""), expr: read("q + 1"), shown: false };
    system.quantities = vec![circle];
    assert_eq!(rates(&system), Err(Fault::Unknown("q")));
    system.quantities.clear();
    // Each function calls the one before it twice.
    let call = |name, plus: f64| {
        Expr::Apply(name, vec![Expr::binary(Operator::Add, Expr::Name("x"), Expr::Number(plus))])
    };
    let names: Vec<&'static str> =
        (0..40).map(|i| nullcline::equations::names::kept(&format!("f{i}"))).collect();
    let body = |i: usize| match i {
        0 => read("x * x"),
        _ => Expr::binary(Operator::Add, call(names[i - 1], 1.0), call(names[i - 1], 0.3)),
    };
    system.functions =
        (0..40).map(|i| Defined { name: names[i], arguments: vec!["x"], body: body(i) }).collect();
    system.variables[0].rate = Expr::Apply(names[39], vec![Expr::Name("v")]);
    assert_eq!(rates(&system), Err(Fault::TooLong));
}

#[test]
fn a_reset_that_is_no_threshold_is_asked_for_in_every_state() {
    let mut system = Listed::find("izhikevich").expect("it is a model").system().clone();
    let read = |text: &str| expression(text).expect("it can be read");
    let sets = [("v", read("-w")), ("w", read("v + w"))];
    let [v, w] = [0, 1].map(|place| system.variables[place].quantity.id);
    let sets = vec![
        (v, sets[0].1.replaced(&|name| (name == "w").then_some(Expr::Name(w)))),
        (w, sets[1].1.replaced(&|name| (name == "w").then_some(Expr::Name(w)))),
    ];
    let when = Expr::binary(
        Operator::Greater,
        Expr::binary(Operator::Add, Expr::Name(v), Expr::Name(w)),
        Expr::Number(1.0),
    );
    system.reset = Some(Reset { when, sets, held: None });
    let values: Vec<f64> = system.params.iter().map(|param| param.initial()).collect();
    let reset = Resetting::of(&system, &values).expect("it runs").expect("it has one");
    assert_eq!(reset.after([3.0, -1.0]), Some([1.0, 2.0]));
    assert_eq!(reset.after([3.0, -2.5]), None);
    assert_eq!(reset.after([f64::NAN, 0.0]), None);
}

#[test]
fn a_text_of_more_equations_than_can_be_run_is_refused() {
    let mut text = String::from("f0(x)=x*x+x\n");
    for i in 1..9 {
        let before = i - 1;
        text += &format!("f{i}(x)=f{before}(x+1)+f{before}(x+0.3)\n");
    }
    for i in 0..400 {
        text += &format!("q{i}=f8(v+{i})\n");
    }
    text += "dv/dt=-v";
    let (system, complaints) = read(&text);
    let wrong = complaints.iter().filter(|complaint| !complaint.doubt).count();
    assert!(system.is_none() && wrong == 1, "{complaints:?}");
}

#[test]
fn a_run_of_long_equations_has_fewer_time_bins() {
    let short = "par I=1\ndv/dt = -v + I";
    let terms: Vec<String> = (0..400).map(|i| format!("sin(v*{i}.5)")).collect();
    let sums: Vec<String> =
        terms.chunks(100).enumerate().map(|(i, terms)| format!("q{i}={}\n", terms.join("+"))).collect();
    let long = format!("par I=1\n{}dv/dt = -v + I + q0 + q1 + q2 + q3", sums.concat());
    let bins = |text: &str| Listed::find(&own::id(text)).expect("it can be read").bins(1_000_000);
    assert_eq!(bins(short), 1_000_000);
    assert!((50_000..200_000).contains(&bins(&long)), "{}", bins(&long));
}
