//! Equations as the book writes them: what stands on paper is the expression that it was set from.

use nullcline::equations::evaluate::evaluate;
use nullcline::equations::expr::{Expr, Function, Operator};
use nullcline::equations::expression;
use nullcline::equations::system::{Definition, Reset, System, Usual, Variable};
use nullcline::models::MODELS;
use nullcline::ode::Quantity;
use nullcline::param::Param;
use nullcline::spikes::Fires;
use nullcline::text::Language;
use nullcline::typeset::{
    Digits, Fence, Formula, Latex, Says, Setting, Term, aloud, lines, mathml, prose, unit,
};
use proptest::prelude::*;

fn number(value: f64) -> Expr {
    Expr::Number(value)
}

fn name(name: &'static str) -> Expr {
    Expr::Name(name)
}

fn call(function: Function, of: Expr) -> Expr {
    Expr::Call(function, vec![of])
}

fn neg(of: Expr) -> Expr {
    Expr::Neg(Box::new(of))
}

/// Writes expressions in the tests as the code of a model does.
macro_rules! op {
    ($name:ident, $operator:ident) => {
        fn $name(left: Expr, right: Expr) -> Expr {
            Expr::binary(Operator::$operator, left, right)
        }
    };
}
op!(add, Add);
op!(sub, Sub);
op!(mul, Mul);
op!(div, Div);
op!(pow, Pow);

fn param(id: &'static str, symbol: &'static str, default: f64) -> Param {
    Param::number(id, default, "", -1e3..=1e3, symbol, id, "")
}

/// A neuron with one of everything.
fn system() -> System {
    let v = name("v");
    let dv = sub(sub(v.clone(), div(mul(mul(v.clone(), v.clone()), v.clone()), number(3.0))), name("w"));
    let dw = div(sub(mul(add(v.clone(), number(0.7)), name("a")), name("w")), name("tau_w"));
    let quantity = |id| Quantity::new(id, "");
    let variable =
        |id, rate| Variable { quantity: quantity(id), symbol: id, rate, initial: None, range: [-1.0, 1.0] };
    System {
        guesses_spikes: false,
        presets: Vec::new(),
        title: "A neuron".into(),
        time: Quantity::new("t", ""),
        current: quantity("I"),
        variables: vec![variable("v", add(dv, name("I"))), variable("w", dw)],
        params: vec![
            param("a", "a", 1.25),
            param("tau_w", "τ_w", 15.6),
            param("gNa", "g_Na", 120.0),
            param("ENa", "E_Na", -12.0),
        ],
        constants: vec![("V_cut", -30.0)],
        quantities: vec![Definition {
            quantity: quantity("I_Na"),
            expr: mul(
                mul(mul(v.clone(), v.clone()), mul(v.clone(), name("w"))),
                mul(sub(v.clone(), name("ENa")), name("gNa")),
            ),
            shown: true,
        }],
        functions: Vec::new(),
        reset: Some(Reset {
            when: Expr::binary(Operator::Greater, v, name("V_cut")),
            sets: vec![("w", add(name("w"), name("a")))],
            held: Some(name("tau_w")),
        }),
        cut: None,
        at_once: f64::INFINITY,
        fires: Fires::AtReset,
        usual: Usual { current: 0.0, currents: [0.0, 1.0], dt: 0.1, duration: 1.0, method: None },
        noises: Vec::new(),
    }
}

fn set(expr: &Expr) -> String {
    Setting { system: &system(), values: None }.formula(expr).to_string()
}

#[test]
fn a_neuron_stands_on_paper_as_in_the_book() {
    let latex = Latex(&lines(&system(), None)).to_string();
    let expected = r"\begin{align*}
  \frac{\mathrm{d}v}{\mathrm{d}t} &= v - \frac{v^{3}}{3} - w + I \\
  \frac{\mathrm{d}w}{\mathrm{d}t} &= \frac{a \, \left( v + 0.7 \right) - w}{\tau_w} \\
  I_{\mathrm{Na}} &= g_{\mathrm{Na}} \, v^{3} \, w \, \left( v - E_{\mathrm{Na}} \right) \\
  V_{\mathrm{cut}} &= -30 \\
  v > V_{\mathrm{cut}} :\quad & w \leftarrow w + a,\quad v \text{ held for } \tau_w
\end{align*}
";
    assert_eq!(latex, expected);
}

#[test]
fn values_stand_in_the_place_of_symbols_with_their_signs() {
    let system = system();
    let latex = Latex(&lines(&system, Some(&[1.25, 15.6, 120.0, -12.0]))).to_string();
    assert!(latex.contains(r"\frac{1.25 \, \left( v + 0.7 \right) - w}{15.6}"), "{latex}");
    assert!(latex.contains(r"120 \, v^{3} \, w \, \left( v + 12 \right)"), "{latex}");
}

#[test]
fn each_way_of_writing_is_the_books() {
    let v = || name("v");
    let exp = |of| call(Function::Exp, of);
    for (expr, latex) in [
        (mul(mul(number(0.04), v()), v()), r"0.04 \, v^{2}"),
        (add(neg(name("w")), number(1.0)), "1 - w"),
        (add(neg(v()), name("I")), "-v + I"),
        (mul(name("v"), neg(number(0.1))), r"-0.1 \, v"),
        (mul(v(), div(number(1.0), name("a"))), r"\frac{v}{a}"),
        (mul(number(0.07), exp(div(neg(v()), number(20.0)))), r"0.07 \, \mathrm{e}^{-v/20}"),
        (
            exp(div(sub(v(), name("gNa")), mul(name("a"), name("tau_w")))),
            r"\exp\left(\frac{v - g_{\mathrm{Na}}}{a \, \tau_w}\right)",
        ),
        (
            mul(number(0.1), call(Function::Exprelr, sub(number(1.0), mul(number(0.1), v())))),
            r"\frac{0.1 \, \left( 1 - 0.1 \, v \right)}{\mathrm{e}^{1 - 0.1 \, v} - 1}",
        ),
        (call(Function::Sqrt, v()), "v^{1/2}"),
        (mul(number(2.0), number(3.0)), r"2 \cdot 3"),
        (mul(number(2.0), pow(number(3.0), v())), r"2 \cdot 3^{v}"),
        (pow(pow(number(2.0), number(3.0)), number(2.0)), r"\left( 2^{3} \right)^{2}"),
        (neg(pow(number(2.0), number(2.0))), "-2^{2}"),
        (pow(neg(number(2.0)), number(2.0)), r"\left( -2 \right)^{2}"),
        (sub(v(), sub(name("w"), name("I"))), r"v - \left( w - I \right)"),
        (number(1.5e-7), r"1.5 \cdot 10^{-7}"),
        (call(Function::Abs, v()), r"\left| v \right|"),
        (call(Function::Tanh, v()), r"\tanh\left(v\right)"),
        (mul(name("a"), Expr::binary(Operator::Greater, v(), number(1.0))), r"a \, \left[ v > 1 \right]"),
        (
            Expr::If(Box::new([Expr::binary(Operator::Less, v(), number(0.0)), number(0.0), v()])),
            r"\begin{cases} 0 & v < 0 \\ v & \text{otherwise} \end{cases}",
        ),
    ] {
        assert_eq!(set(&expr), latex, "{expr:?}");
    }
}

/// What utf8 and T1 of pdfLaTeX have of what is beyond ASCII, by their table t1enc.dfu, is Latin.
#[test]
fn prose_is_written_in_letters_that_pdflatex_has_type_for() {
    for letter in (' '..='\u{2ffff}').filter(|letter| !letter.is_control()) {
        let set = prose(&letter.to_string());
        let has =
            |letter: char| letter.is_ascii() || ('À'..='ž').contains(&letter) || "ȘșȚțẞ".contains(letter);
        assert!(set.chars().all(has), "{letter}: {set}");
        assert_eq!(set.matches('$').count() % 2, usize::from(letter == '$'), "{letter}: {set}");
    }
    for (text, set) in [
        ("Neurone à seuil – α-synapse", r"Neurone à seuil -- $\alpha$-synapse"),
        ("λ & 50\u{202f}% of τₘ ≤ Ω", r"$\lambda$ \& 50 \% of $\tau$$_m$ $\le$ $\Omega$"),
        ("Νευρώνας", r"$\mathrm{N}$$\epsilon$$\upsilon$$\rho$$\omega$$\nu$$\alpha$$\sigma$"),
        ("a 神経 neuron 🧠", "a neuron"),
    ] {
        assert_eq!(prose(text), set, "{text}");
    }
}

#[test]
fn a_term_has_its_name_and_nothing_of_a_text_is_markup() {
    let mut system = system();
    system.params.push(param("x\"><script>", "<img src=x onerror=alert(1)>_&", 1.0));
    system.variables[0].rate = name("x\"><script>");
    let line = &lines(&system, None)[0];
    let told = mathml(line, "\"<b>'&", &Language::default());
    assert!(told.contains("data-name=\"x&quot;&gt;&lt;script&gt;\""), "{told}");
    assert!(!told.contains("<script") && !told.contains("<img") && !told.contains("<b>"), "{told}");
    let latex = line.to_string();
    assert!(!latex.contains("_&") && latex.contains(r"\&"), "{latex}");
    let told = mathml(&lines(&system, None)[2], "", &Language::default());
    assert!(told.contains("<msub data-name=\"gNa\"><mi>g</mi>"), "{told}");
    assert!(
        told.starts_with("<math ") && told.contains("><mrow>") && told.ends_with("</mrow></math>"),
        "{told}"
    );
}

#[test]
fn a_line_is_read_aloud_in_words() {
    let said: Vec<String> = lines(&system(), None).iter().map(|line| aloud(line).to_string()).collect();
    assert_eq!(said[0], "d v by d t equals v minus v cubed over 3 minus w plus I");
    assert!(
        said[2].starts_with("I Na equals g Na times v cubed times w times open bracket v minus E Na"),
        "{}",
        said[2]
    );
    assert_eq!(said[4], "when v is greater than V cut, w becomes w plus a, and v is then held for τ w");
}

#[test]
fn units_stand_upright() {
    assert_eq!(unit("mS/cm²"), r"\mathrm{mS/cm^{2}}");
    assert_eq!(unit("µA/cm²"), r"\mathrm{\mu{}A/cm^{2}}");
    assert_eq!(unit(""), "");
}

/// What a reader sees, on one line: no bracket that is not on the paper, but for what a line of a fraction or the height of an
/// exponent holds together.
fn seen(formula: &Formula) -> String {
    let number = |Digits { digits, power, .. }: &Digits| match power {
        None => digits.clone(),
        Some(power) => format!("{digits}*10^({power})"),
    };
    let joined = |of: &[Formula], between| of.iter().map(seen).collect::<Vec<_>>().join(between);
    match formula {
        Formula::Number(of) => number(of),
        Formula::Symbol(symbol) => symbol.name.into(),
        Formula::Sum(terms) => {
            let term = |(place, Term { minus, formula }): (usize, &Term)| {
                let sign = if *minus {
                    "-"
                } else if place > 0 {
                    "+"
                } else {
                    ""
                };
                format!("{sign}{}", seen(formula))
            };
            terms.iter().enumerate().map(term).collect()
        }
        Formula::Product(of) => joined(of, "*"),
        Formula::Over(of) => format!("(({})/({}))", seen(&of[0]), seen(&of[1])),
        Formula::Slash(of) => joined(&of[..], "/"),
        Formula::Power(of) => format!("{}^({})", seen(&of[0]), seen(&of[1])),
        Formula::Exponential(of) => format!("exp({})", seen(of)),
        Formula::Fenced(Fence::Round | Fence::Truth, of) => format!("({})", seen(of)),
        Formula::Fenced(Fence::Size, of) => format!("abs({})", seen(of)),
        Formula::Fenced(Fence::Floor, of) => format!("flr({})", seen(of)),
        Formula::Called(name, of) => {
            let name = match name.name {
                "log_10" => "log10",
                "Theta" => "heav",
                "sgn" => "sign",
                "arcsin" => "asin",
                "arccos" => "acos",
                "arctan" => "atan",
                name => name,
            };
            format!("{name}({})", joined(of, ","))
        }
        Formula::Related(operator, of) => joined(&of[..], operator.sign()),
        Formula::Cases(cases, last) => {
            let case = |[then, when]: &[Formula; 2]| format!("if({})then({})else(", seen(when), seen(then));
            format!("{}{}{}", cases.iter().map(case).collect::<String>(), seen(last), ")".repeat(cases.len()))
        }
    }
}

/// x/(eˣ − 1) as a quotient, which has no value at 0: on paper its limit is understood.
fn with_quotients(expr: &Expr) -> Expr {
    let changed = expr.with_parts(&mut with_quotients);
    match &changed {
        Expr::Call(Function::Exprelr, of) => {
            div(of[0].clone(), sub(call(Function::Exp, of[0].clone()), number(1.0)))
        }
        _ => changed,
    }
}

/// Whether what stands on paper comes to the same as what it was set from, at these values of its names.
fn is_the_same(
    expr: &Expr,
    formula: &Formula,
    of: &dyn Fn(&'static str) -> Option<f64>,
) -> Result<(), String> {
    let read = expression(&seen(formula))
        .map_err(|complaint| format!("{}: {}", seen(formula), complaint.message))?;
    let (meant, told) = (evaluate(&with_quotients(expr), of), evaluate(&read, of));
    // Where a hair's breadth decides, the order of factors may.
    let beside =
        |name: &'static str| of(name).map(|value| value * (1.0 + 1e-11 * f64::from(name.as_bytes()[0])));
    let is_loose = (evaluate(&with_quotients(expr), &beside) - meant).abs() > 1e-6 * (1.0 + meant.abs());
    let close = is_loose
        || (meant - told).abs() <= 1e-9 * (1.0 + meant.abs())
        || meant == told
        || meant.is_nan()
        || meant.abs() >= 1e12;
    if close { Ok(()) } else { Err(format!("{expr}: {meant}\n{}: {told}", seen(formula))) }
}

#[test]
fn every_models_equations_mean_on_paper_what_it_computes() {
    for model in MODELS {
        let system = model.system();
        let values: Vec<f64> = system.params.iter().map(Param::initial).collect();
        for (round, share) in [0.13, 0.58, 0.91].into_iter().enumerate() {
            let state: Vec<f64> = system
                .variables
                .iter()
                .map(|variable| variable.range[0] + share * (variable.range[1] - variable.range[0]))
                .collect();
            let named = system.at(&state, 0.7, 2.0, &values);
            let of = |name: &'static str| named.of(name);
            let shown = if round == 2 { Some(values.as_slice()) } else { None };
            let setting = Setting { system, values: shown };
            let rates = system.variables.iter().map(|variable| &variable.rate);
            let quantities = system.quantities.iter().map(|quantity| &quantity.expr);
            for expr in rates.chain(quantities) {
                let same = is_the_same(expr, &setting.formula(expr), &of);
                assert!(same.is_ok(), "{}: {}", model.about.id, same.unwrap_err());
            }
        }
        for line in lines(system, None) {
            assert!(!aloud(&line).to_string().contains('{'), "{}", model.about.id);
            assert!(!matches!(line.says, Says::Reset(_, ref sets, _) if sets.is_empty()));
        }
    }
}

/// Any expression of a few names.
fn expressions() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        prop::sample::select(vec!["v", "w", "a", "tau_w", "gNa", "ENa", "I"]).prop_map(Expr::Name),
        prop::sample::select(vec![0.0, 0.04, 1.0, 2.0, 3.0, 12.5, 1e-7]).prop_map(Expr::Number),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        use Operator::{Add, And, AtLeast, AtMost, Div, Greater, Less, Mul, Or, Pow, Sub};
        let arithmetic = prop::sample::select(vec![Add, Sub, Mul, Div, Mul, Sub, Div, Pow]);
        let truth = prop::sample::select(vec![Less, AtMost, Greater, AtLeast, And, Or]);
        let function = prop::sample::select(Function::ALL);
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            8 => (arithmetic, pair.clone()).prop_map(|(operator, (left, right))| Expr::binary(operator, left, right)),
            1 => (truth, pair.clone()).prop_map(|(operator, (left, right))| Expr::binary(operator, left, right)),
            2 => inner.clone().prop_map(neg),
            2 => (function, pair).prop_map(|(function, (x, y))| {
                Expr::Call(function, [x, y].into_iter().take(function.arity()).collect())
            }),
            1 => (inner.clone(), inner.clone(), inner).prop_map(|(when, then, other)| Expr::If(Box::new([when, then, other]))),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_stands_on_paper_is_what_it_was_set_from(expr in expressions(), numbers in prop::array::uniform7(-2.0..2.0f64)) {
        let system = system();
        let names = ["v", "w", "a", "tau_w", "gNa", "ENa", "I"];
        let of = |name: &'static str| names.iter().position(|known| *known == name).map(|place| numbers[place]);
        let symbols = Setting { system: &system, values: None }.formula(&expr);
        prop_assert_eq!(is_the_same(&expr, &symbols, &of), Ok(()));
        let values = Setting { system: &system, values: Some(&numbers[2..6]) }.formula(&expr);
        prop_assert_eq!(is_the_same(&expr, &values, &of), Ok(()));
    }
}
