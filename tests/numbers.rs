//! Every function of a text over every kind of number: the library's values, derivatives, bounds.

use nullcline::equations::expr::{Function, Operator};
use nullcline::equations::value::power;
use nullcline::number::dual::Dual;
use nullcline::number::interval::Interval;
use nullcline::number::jet::Jet;
use nullcline::number::lanes::{LANES, Lanes};
use nullcline::ode::Real;
use proptest::prelude::*;

/// What a text can write of two numbers.
#[derive(Clone, Copy, Debug)]
enum Written {
    Function(Function),
    Operator(Operator),
    Power(f64),
}

const OPERATORS: [Operator; 13] = [
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
];

fn all() -> impl Iterator<Item = Written> {
    let functions = Function::ALL.iter().map(|function| Written::Function(*function));
    let powers = [-2.0, -1.0, -0.5, 0.0, 0.3, 1.0, 2.0, 3.0, 4.0, 2.5, 7.0];
    functions.chain(OPERATORS.map(Written::Operator)).chain(powers.map(Written::Power))
}

impl Written {
    fn of<R: Real>(self, x: R, y: R) -> R {
        match self {
            Written::Function(function) => function.of(x, y),
            Written::Operator(operator) => operator.of(x, y),
            Written::Power(exponent) => power(x, exponent),
        }
    }

    /// What the standard library, or the definition, says.
    fn known(self, x: f64, y: f64) -> f64 {
        let truth = |holds: bool| f64::from(u8::from(holds));
        match self {
            Written::Power(exponent) => x.powf(exponent),
            Written::Operator(operator) => match operator {
                Operator::Add => x + y,
                Operator::Sub => x - y,
                Operator::Mul => x * y,
                Operator::Div => x / y,
                Operator::Pow => x.powf(y),
                Operator::Less => truth(x < y),
                Operator::AtMost => truth(x <= y),
                Operator::Greater => truth(x > y),
                Operator::AtLeast => truth(x >= y),
                Operator::Equal => truth(x == y),
                Operator::Unequal => truth(x != y),
                Operator::And => truth(x != 0.0 && y != 0.0),
                Operator::Or => truth(x != 0.0 || y != 0.0),
            },
            Written::Function(function) => match function {
                Function::Exp => x.exp(),
                Function::Ln => x.ln(),
                Function::Log10 => x.log10(),
                Function::Sqrt => x.sqrt(),
                Function::Abs => x.abs(),
                Function::Sin => x.sin(),
                Function::Cos => x.cos(),
                Function::Tan => x.tan(),
                Function::Asin => x.asin(),
                Function::Acos => x.acos(),
                Function::Atan => x.atan(),
                Function::Sinh => x.sinh(),
                Function::Cosh => x.cosh(),
                Function::Tanh => x.tanh(),
                Function::Heav => truth(x >= 0.0),
                Function::Sign => truth(x > 0.0) - truth(x < 0.0),
                Function::Floor => x.floor(),
                Function::Mod => x - y * (x / y).floor(),
                Function::Max => x.max(y),
                Function::Min => x.min(y),
                Function::Not => truth(x == 0.0),
                Function::Exprelr if x == 0.0 => 1.0,
                Function::Exprelr => x / x.exp_m1(),
            },
        }
    }
}

/// Whether two numbers are the same to so much of the greater, or both are none.
fn near(a: f64, b: f64, by: f64) -> bool {
    a == b || a.is_nan() && b.is_nan() || (a - b).abs() <= by * (1.0 + a.abs().max(b.abs()))
}

/// Numbers in which functions turn, and numbers between.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![-3.0..3.0, -0.01..0.01, -40.0..40.0, (-3i32..4).prop_map(f64::from)]
}

proptest! {
    #[test]
    fn functions_are_the_librarys(x in number(), y in number()) {
        for written in all() {
            let (value, known) = (written.of(x, y), written.known(x, y));
            prop_assert!(near(value, known, 1e-13), "{written:?} of {x} and {y}: {value}, not {known}");
        }
    }

    #[test]
    fn lanes_are_plain_numbers_side_by_side(x in number(), y in number()) {
        let xs: [f64; LANES] = std::array::from_fn(|lane| x - 0.3 * lane as f64);
        for written in all() {
            let many = written.of(Lanes::new(xs), Lanes::from(y)).to_array();
            for (x, value) in xs.into_iter().zip(many) {
                let plain = written.of(x, y);
                prop_assert!(near(value, plain, 1e-13), "{written:?} of {x} and {y}: {value}, not {plain}");
            }
        }
    }

    #[test]
    fn slopes_are_what_differences_come_to(x in number(), y in number(), up in 0.1..2.0, along in 0.1..2.0) {
        const STEP: f64 = 1e-5;
        for written in all() {
            let at = |step: f64| written.of::<f64>(x + step * up, y + step * along);
            let around = [-2.0, -1.0, 0.0, 1.0, 2.0].map(|k| at(k * STEP));
            let slope = (8.0 * (around[3] - around[1]) - (around[4] - around[0])) / (12.0 * STEP);
            let coarse = (around[3] - around[1]) / (2.0 * STEP);
            // Where a function turns, jumps or ends within the step, differences say nothing.
            let [left, right] = [1, 2].map(|k| (around[k + 1] - around[k]) / STEP);
            let smooth = around.iter().all(|value| value.is_finite());
            // Of two that are the same the greater and the lesser have a kink.
            let tied = x == y && matches!(written, Written::Function(Function::Max | Function::Min));
            // Where it jumps in every step alike, differences do not show that it does.
            let times = |step: f64| f64::floor((x + step * up) / (y + step * along));
            let jumps = matches!(written, Written::Function(Function::Mod)) && times(-2.0 * STEP) != times(2.0 * STEP);
            if tied || jumps || !smooth || !near(slope, coarse, 1e-4) || !near(left, right, 1e-2) || !slope.is_finite() || slope.abs() > 1e6 || around[2].abs() > 1e3 {
                continue;
            }
            let [value, moves] = {
                let dual = written.of(Dual { value: x, slope: up }, Dual { value: y, slope: along });
                [dual.value, dual.slope]
            };
            prop_assert!(near(value, around[2], 1e-13), "{written:?} of {x} and {y}: {value}");
            // A variable power is a logarithm's: it wants a base above 0.
            let powerless = matches!(written, Written::Operator(Operator::Pow)) && x <= 0.0;
            let told = powerless || near(moves, slope, 1e-5);
            prop_assert!(told, "{written:?} of {x} and {y}: {moves}, not {slope}");
            let jet = written.of(Jet::moving(x, up), Jet::moving(y, along));
            let told = powerless || near(jet.terms[0], value, 1e-11) && near(jet.terms[1], moves, 1e-9);
            prop_assert!(told, "{written:?} of {x} and {y}: {jet:?}, not {value} and {moves}");
        }
    }

    #[test]
    fn jets_are_the_slopes_of_slopes(x in number(), up in 0.5..2.0) {
        const STEP: f64 = 1e-4;
        for written in all() {
            let slope = |step: f64| written.of(Jet::moving(x + step * up, up), Jet::from(1.3)).terms;
            let [before, at, behind] = [-STEP, 0.0, STEP].map(slope);
            for k in 1..3 {
                let factor = [1.0, 2.0, 3.0][k];
                let risen = (behind[k] - before[k]) / (2.0 * STEP);
                let smooth = [k, k + 1].into_iter().all(|k| near(at[k], (before[k] + behind[k]) / 2.0, 1e-4));
                let told = near(risen, factor * at[k + 1], 1e-4);
                prop_assert!(told || !smooth, "{written:?} of {x}, term {}: {risen} {at:?}", k + 1);
            }
        }
    }

    #[test]
    fn intervals_hold_all_values_and_slopes(
        x in number(), y in number(), wide in 0.0..4.0f64, high in 0.0..2.0f64, parts in prop::array::uniform8((0.0..=1.0f64, 0.0..=1.0f64)),
    ) {
        let [wide, high] = [wide.powi(3) * 0.1, high.powi(3) * 0.1];
        let (across, upright) = (Interval::new([x, x + wide]), Interval::new([y, y + high]));
        for written in all() {
            let value = written.of(across, upright);
            let moving = written.of(
                Dual { value: across, slope: Interval::from(1.0) },
                Dual::constant(upright),
            );
            for (right, up) in parts.into_iter().chain([(0.0, 0.0), (1.0, 1.0)]) {
                let at = (x + right * wide, y + up * high);
                let plain = written.of(Dual { value: at.0, slope: 1.0 }, Dual::from(at.1));
                let holds = |bounds: Interval, number: f64| number.is_nan() || bounds.contains(number);
                let told = holds(value, plain.value) && holds(moving.value, plain.value);
                prop_assert!(told, "{written:?} of {across:?} and {upright:?}: {value:?} lacks {}", plain.value);
                let told = holds(moving.slope, plain.slope) || plain.slope.is_infinite();
                prop_assert!(told, "{written:?} of {across:?} and {upright:?}: {moving:?} lacks {}", plain.slope);
            }
        }
    }
}

#[test]
fn narrow_intervals_have_narrow_values() {
    for written in all() {
        for (x, y) in [(0.3, 1.7), (0.9, 0.2)] {
            let value = written.of(Interval::new([x, x + 1e-9]), Interval::from(y));
            assert!(value.width() < 1e-7, "{written:?} of {x} and {y}: {value:?}");
        }
    }
}

#[test]
fn where_a_function_is_not_defined_nothing_is_known() {
    let across = Interval::new([-1.0, 2.0]);
    assert_eq!(across.ln(), Interval::ENTIRE);
    assert_eq!(across.sqrt(), Interval::ENTIRE);
    assert_eq!(Interval::new([-3.0, -2.0]).powf(1.5), Interval::ENTIRE);
    assert_eq!(Interval::new([0.5, 1.5]).asin(), Interval::ENTIRE);
    assert!(Real::ln(-1.0f64).is_nan() && Real::sqrt(-1.0f64).is_nan() && Real::asin(2.0f64).is_nan());
}

#[test]
fn an_undecided_choice_holds_both_and_its_jump_has_no_bounded_slope() {
    let x = Dual { value: Interval::new([-1.0, 2.0]), slope: Interval::from(1.0) };
    let step = x.heav();
    assert!(step.value.contains(0.0) && step.value.contains(1.0) && step.slope == Interval::ENTIRE);
    assert_eq!(x.floor().slope, Interval::ENTIRE);
    let size = x.abs();
    assert_eq!((size.value, size.slope), (Interval::new([0.0, 2.0]), Interval::new([-1.0, 1.0])));
}

#[test]
fn what_is_no_number_stays_none() {
    for written in all().filter(|written| !matches!(written, Written::Power(0.0))) {
        let plain = written.of(f64::NAN, 1.5);
        assert!(plain.is_nan(), "{written:?}: {plain}");
        let lanes = written.of(Lanes::from(f64::NAN), Lanes::from(1.5)).to_array();
        assert!(lanes.iter().all(|lane| lane.is_nan()), "{written:?}: {lanes:?}");
    }
}

#[test]
fn at_a_kink_the_slope_is_that_to_the_right() {
    let zero = Dual { value: 0.0, slope: 1.0 };
    assert_eq!([zero.abs().slope, zero.heav().slope, zero.floor().slope], [1.0, 0.0, 0.0]);
    assert_eq!(zero.max(Dual { value: 0.0, slope: 2.0 }).slope, 1.0);
}
