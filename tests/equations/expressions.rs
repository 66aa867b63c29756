//! Expressions from their text and back.

use nullcline::equations::evaluate::evaluate;
use nullcline::equations::expr::{Expr, Function, Operator};
use nullcline::equations::names::kept;
use nullcline::equations::{Complaint, expression};
use proptest::prelude::*;

/// What an expression without names is.
fn value(expr: &Expr) -> f64 {
    let holds = |truth: bool| f64::from(u8::from(truth));
    match expr {
        Expr::Number(number) => *number,
        Expr::Name(name) => panic!("{name} has no value"),
        Expr::Neg(of) => -value(of),
        Expr::Binary(operator, left, right) => {
            let (a, b) = (value(left), value(right));
            match operator {
                Operator::Add => a + b,
                Operator::Sub => a - b,
                Operator::Mul => a * b,
                Operator::Div => a / b,
                Operator::Pow => a.powf(b),
                Operator::Less => holds(a < b),
                Operator::AtMost => holds(a <= b),
                Operator::Greater => holds(a > b),
                Operator::AtLeast => holds(a >= b),
                Operator::Equal => holds(a == b),
                Operator::Unequal => holds(a != b),
                Operator::And => holds(a != 0.0 && b != 0.0),
                Operator::Or => holds(a != 0.0 || b != 0.0),
            }
        }
        Expr::Call(Function::Not, of) => holds(value(&of[0]) == 0.0),
        Expr::Call(Function::Abs, of) => value(&of[0]).abs(),
        Expr::Call(function, _) => panic!("{function:?} is not asked for here"),
        Expr::Apply(name, _) => panic!("{name} is not defined"),
        Expr::If(of) => value(&of[if value(&of[0]) == 0.0 { 2 } else { 1 }]),
    }
}

fn read(text: &str) -> Expr {
    expression(text).unwrap_or_else(|complaint| panic!("{text}: {complaint:?}"))
}

#[test]
fn signs_bind_as_in_xppaut_and_comparisons_as_in_mathematics() {
    for (text, number) in [
        ("-2^2", -4.0),
        ("2^3^2", 64.0),
        ("2**3", 8.0),
        ("2^-1", 0.5),
        ("2^-1*4", 2.0),
        ("2*-1", -2.0),
        ("2--1", 3.0),
        ("+3 - +1", 2.0),
        ("8/4/2", 1.0),
        ("8/4*2", 4.0),
        ("2-3-4", -5.0),
        ("1e-3*2 + .5 + 1. + 3.0 + 1E2", 104.502),
        ("2 + 3 > 4 + 5", 0.0),
        ("1 < 2 & 3 >= 3", 1.0),
        ("1 | 0 & 0", 1.0),
        ("0 & 1 | 1", 1.0),
        ("1 && 0 || 2 != 3", 1.0),
        ("1 < 2 and not 0", 1.0),
        ("not 1 < 2 or 0", 0.0),
        ("NOT(1) + 1", 1.0),
        ("!0 + 1", 2.0),
        ("if(1)then(2)else(3)*10", 20.0),
        ("if 1 > 2 then 5 else 6 * 2", 12.0),
        ("if(0)then(1)else(if(1)then(5)else(6))", 5.0),
        ("1 + if 2 == 2 then 3 else 4", 4.0),
        ("IF(0)THEN(1)ELSE(Abs(-7))", 7.0),
        ("pow(2, 3) − 2·3 × 1", 2.0),
        ("(2 ≤ 3) + (2 ≥ 3) + (2 ≠ 3)", 2.0),
        ("(((4)))", 4.0),
    ] {
        assert_eq!(value(&read(text)), number, "{text}");
    }
}

#[test]
fn functions_have_the_names_that_files_of_the_field_give_them() {
    for (text, same) in [
        ("log(x)", "ln(x)"),
        ("Heaviside(x)", "heav(x)"),
        ("sgn(x) + floor(x) + arctan(x)", "sign(x) + flr(x) + atan(x)"),
        ("exp((v - V_rh) / Delta_T)\n * Delta_T", "exp((v-V_rh)/Delta_T)*Delta_T"),
        ("EXP(x)", "exp(x)"),
        ("f(x,y)", "f ( x , y )"),
    ] {
        assert_eq!(read(text), read(same), "{text}");
    }
    assert_eq!(read("f()"), Expr::Apply("f", Vec::new()));
    assert_ne!(read("V"), read("v"), "an expression keeps the case of its names");
}

#[test]
fn a_complaint_says_where_and_what_is_allowed_there() {
    for (text, line, column, message) in [
        ("", 1, 1, "the expression ends too early: a number, a name, a function or ( is wanted"),
        ("v +", 1, 4, "the expression ends too early: a number, a name, a function or ( is wanted"),
        ("v + * 2", 1, 5, "“*” cannot stand here: a number, a name, a function or ( is wanted"),
        ("2 v", 1, 3, "a product needs its sign: write 2*v"),
        ("(a + b", 1, 7, "the expression ends too early: an operator or ) is wanted"),
        ("a)", 1, 2, "“)” cannot stand here: an operator, such as + or *, is wanted"),
        ("exp(1, 2)", 1, 1, "exp takes 1 argument, not 2"),
        ("1 +\n  mod(1)", 2, 3, "mod takes 2 arguments, not 1"),
        ("exp + 1", 1, 1, "exp is a function: its arguments stand in brackets"),
        ("a = b", 1, 3, "two expressions are compared by =="),
        ("a < b < c", 1, 7, "comparisons are joined by &: a < b & b < c"),
        ("x[1]", 1, 2, "only round brackets are known in an expression, not ["),
        ("a $ b", 1, 3, "$ is no sign of an expression; there are + - * / ^ ( ) , < <= > >= == != & |"),
        ("2*ж_m", 1, 3, "ж_m is no name: names are of the letters a to z, Greek ones, digits and _"),
        ("if(1)else(2)", 1, 6, "“else” cannot stand here: “then”, as in if(…)then(…)else(…), is wanted"),
        ("1e999", 1, 1, "a number is at most 1.7976931348623157e308"),
        ("2 * else", 1, 5, "“else” cannot stand here: a number, a name, a function or ( is wanted"),
    ] {
        let complaint = expression(text).expect_err(text);
        let Complaint { line: at_line, column: at_column, message: said, doubt } = &complaint;
        assert_eq!(
            (*at_line, *at_column, said.to_string(), *doubt),
            (line, column, message.to_string(), false),
            "{text}"
        );
    }
}

#[test]
fn what_is_too_long_or_too_deep_is_told_in_words() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(30_000), close.repeat(30_000));
    for text in
        [deep("(", ")"), deep("-", ""), deep("1+(", ")"), deep("2^", ""), deep("!", ""), deep("+", "")]
    {
        let message = expression(&text[..text.len().min(60_000)]).expect_err("too deep").message.to_string();
        assert!(message.contains("too deep"), "{message}");
    }
    for (text, part) in [
        ("1+".repeat(5_000) + "1", "more than 4000 parts"),
        ("v*".repeat(5_000) + "v", "more than 4000 parts"),
        (format!("f({}1)", "1,".repeat(15_000)), "more than 4000 parts"),
        ("1".repeat(70_000), "at most 65536 characters"),
        ("a".repeat(41), "at most 40 letters"),
    ] {
        let message = expression(&text).expect_err(part).message.to_string();
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn a_long_sum_or_product_is_not_deep() {
    for (text, one) in
        [("1+", 1.0), ("1-", 1.0), ("1*", 1.0), ("1/", 1.0), ("(1*2)+", 2.0), ("-1+", 1.0), ("1+2*3-", 1.0)]
    {
        let text = text.repeat(600) + &one.to_string();
        let expr = read(&text);
        assert_eq!(read(&expr.to_string()), expr);
        assert_eq!(evaluate(&expr, &|_| None), value(&expr));
        assert_eq!((expr.clone(), expr.names()), (expr, Vec::new()));
    }
}

#[test]
fn a_tree_of_any_length_is_worked_out_printed_and_copied() {
    let terms =
        |operator| (0..5000).fold(Expr::Name("v"), |sum, _| Expr::binary(operator, sum, Expr::Number(1.0)));
    for (operator, known) in
        [(Operator::Add, 5002.0), (Operator::Sub, -4998.0), (Operator::Mul, 2.0), (Operator::Div, 2.0)]
    {
        let expr = terms(operator);
        assert_eq!(evaluate(&expr, &|_| Some(2.0)), known);
        assert_eq!((expr.names(), expr.parts().len()), (vec!["v"], 5001));
        let other = expr.replaced(&|_| Some(Expr::Name("w")));
        assert_eq!(other.to_string(), expr.clone().to_string().replace('v', "w"));
    }
}

const NAMES: &[&str] = &["v", "w", "V_rest", "g_Na", "x1"];

fn operators() -> impl Strategy<Value = Operator> {
    prop::sample::select(vec![
        Operator::Add,
        Operator::Sub,
        Operator::Mul,
        Operator::Div,
        Operator::Pow,
        Operator::Less,
        Operator::AtMost,
        Operator::Greater,
        Operator::AtLeast,
        Operator::Equal,
        Operator::Unequal,
        Operator::And,
        Operator::Or,
    ])
}

fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![
        (0..1000u32).prop_map(f64::from),
        (0.0..1.0f64),
        any::<f64>().prop_map(f64::abs).prop_filter("finite", |number| number.is_finite()),
    ]
}

/// Any expression that is no deeper than a text may be.
fn expressions() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        numbers().prop_map(Expr::Number),
        prop::sample::select(NAMES).prop_map(|name| Expr::Name(kept(name))),
    ];
    leaf.prop_recursive(10, 120, 3, |inner| {
        let of = inner.clone();
        let call = prop::sample::select(Function::ALL).prop_flat_map(move |function| {
            prop::collection::vec(of.clone(), function.arity()).prop_map(move |of| Expr::Call(function, of))
        });
        prop_oneof![
            4 => (operators(), inner.clone(), inner.clone()).prop_map(|(operator, a, b)| Expr::binary(operator, a, b)),
            2 => inner.clone().prop_map(|of| Expr::Neg(Box::new(of))),
            1 => call,
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(|of| Expr::Apply(kept("f"), of)),
            1 => [inner.clone(), inner.clone(), inner].prop_map(|of| Expr::If(Box::new(of))),
        ]
    })
}

/// The text with one pair of its brackets taken away.
fn without_a_pair(text: &str) -> impl Iterator<Item = String> {
    let opens = text.match_indices('(').map(|(at, _)| at).collect::<Vec<_>>();
    opens.into_iter().map(|open| {
        let mut depth = 0;
        let close = text[open..].find(|sign| {
            depth += i32::from(sign == '(') - i32::from(sign == ')');
            depth == 0
        });
        let close = open + close.expect("brackets come in pairs");
        [&text[..open], " ", &text[open + 1..close], " ", &text[close + 1..]].concat()
    })
}

/// Whether brackets of this expression are more than grouping: those of calls and of choices always stand.
fn only_groups(expr: &Expr) -> bool {
    !matches!(expr, Expr::Call(..) | Expr::Apply(..) | Expr::If(_))
        && expr.parts().into_iter().all(only_groups)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn an_expression_is_read_again_from_its_text(expr in expressions()) {
        let text = expr.to_string();
        prop_assert_eq!(expression(&text), Ok(expr), "{}", text);
    }

    #[test]
    fn no_pair_of_brackets_can_be_spared(expr in expressions().prop_filter("only groups", only_groups)) {
        let text = expr.to_string();
        for spared in without_a_pair(&text) {
            prop_assert_ne!(expression(&spared), Ok(expr.clone()), "{} says what {} says", spared, text);
        }
    }

    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,80}") {
        let _ = expression(&text);
    }

    #[test]
    fn a_text_with_a_letter_changed_gets_an_answer_at_a_place_of_it(
        expr in expressions(), at in any::<prop::sample::Index>(), sign in "[-+*/^()<>=!&|,.a-z0-9 {}\\n]",
    ) {
        let text = expr.to_string();
        let (before, behind) = text.split_at(at.index(text.len()));
        let changed = [before, &sign, behind.get(1..).unwrap_or_default()].concat();
        if let Err(complaint) = expression(&changed) {
            let line = changed.split('\n').nth(complaint.line - 1);
            prop_assert!(line.is_some_and(|line| complaint.column <= line.chars().count() + 1), "{} {:?}", changed, complaint);
        }
    }
}
