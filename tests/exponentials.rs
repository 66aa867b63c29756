//! Exponentials in a tape that are powers of one another are what they are alone.

use super::tape::{near, value};
use nullcline::equations::expr::Expr;
use nullcline::equations::expression;
use nullcline::equations::tape::Tape;
use nullcline::models::Listed;
use proptest::prelude::*;

proptest! {
    #[test]
    fn exponentials_that_share_are_what_they_are_alone(
        v in -150.0..150.0f64, slope in 0.01..0.3f64, shift in -18.0..18.0f64,
    ) {
        let text = format!("exp(v * {slope}) + 2 * exp(v * 4 * {slope} - {shift}) * exp({shift} - (v - 3) * (2 * {slope}))");
        let ran = value(&text, v);
        let known = (v * slope).exp()
            + 2.0 * (v * 4.0 * slope - shift).exp() * (shift - (v - 3.0) * (2.0 * slope)).exp();
        prop_assert!(near(ran, known, 1e-12), "{ran}, not {known}");
    }

    #[test]
    fn exponentials_of_a_common_root_are_what_they_are_alone(
        v in -600.0..600.0f64, widths in proptest::collection::vec(1u32..90, 2..6),
    ) {
        let system = Listed::find("type-x").expect("it is a model").system();
        let powers: Vec<Expr> =
            widths.iter().map(|width| expression(&format!("exp(-v / {width})")).expect("it can be read")).collect();
        let mut ran = vec![0.0; powers.len()];
        Tape::of(system, &[1.0, 1.0], &powers).expect("it runs").run(&[v, 1.0], 1.0, &mut ran);
        for (width, ran) in widths.iter().zip(ran) {
            let known = (-v / f64::from(*width)).exp();
            prop_assert!((ran / known - 1.0).abs() <= 1e-12, "{ran}, not {known}: v/{width} of {widths:?}");
        }
    }
}

#[test]
fn the_axons_four_exponentials_are_powers_of_one() {
    let system = Listed::find("type-x").expect("it is a model").system();
    let exponentials = |widths: &[u32]| {
        let sum: Vec<String> = widths.iter().map(|width| format!("exp(-v / {width})")).collect();
        let sum = expression(&sum.join(" * ")).expect("it can be read");
        let tape = Tape::of(system, &[1.0, 1.0], &[sum]).expect("it runs");
        format!("{tape:?}").matches("code: Exp").count()
    };
    assert_eq!(exponentials(&[80, 20, 18, 10]), 1);
    // The powers would be higher than rounding allows.
    assert_eq!(exponentials(&[80, 79]), 2);
    assert_eq!(exponentials(&[83, 20, 10]), 2);
}
