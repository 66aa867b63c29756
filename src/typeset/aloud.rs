//! A line in words, as one reads it aloud.

use super::formula::{Digits, Fence, Formula, Term};
use super::lines::{Line, Says};
use super::symbol::Symbol;
use crate::equations::expr::Operator;
use crate::text::{Text, say};

/// A line in words.
pub fn aloud(line: &Line) -> Text {
    match &line.says {
        Says::Rate(variable, time, is) => {
            let [variable, time] = [variable, time].map(symbol);
            say!("d {variable} by d {time} equals {is}", variable, time, is = formula(is))
        }
        Says::Is(left, right) => say!("{left} equals {right}", left = formula(left), right = formula(right)),
        Says::Reset(when, sets, held) => {
            let set = |(name, after): &(Symbol, Formula)| {
                say!("{name} becomes {after}", name = symbol(name), after = formula(after))
            };
            let sets = Text::joined(sets.iter().map(set), &Text::plain(", "));
            let told = say!("when {when}, {sets}", when = formula(when), sets);
            match held {
                Some((name, time)) => {
                    say!(
                        "{reset}, and {name} is then held for {time}",
                        reset = told,
                        name = symbol(name),
                        time = formula(time)
                    )
                }
                None => told,
            }
        }
    }
}

fn formula(of: &Formula) -> Text {
    match of {
        Formula::Number(number) => digits(number),
        Formula::Symbol(of) => symbol(of),
        Formula::Sum(terms) => sum(terms),
        Formula::Product(factors) => {
            let mut product = formula(&factors[0]);
            for factor in &factors[1..] {
                product = say!("{product} times {factor}", product, factor = formula(factor));
            }
            product
        }
        Formula::Over(of) => {
            let [above, below] = [&of[0], &of[1]].map(formula);
            if of.iter().all(is_short) {
                say!("{above} over {below}", above, below)
            } else {
                say!("the fraction {above} over {below}, end of the fraction,", above, below)
            }
        }
        Formula::Slash(of) => say!("{above} over {below}", above = formula(&of[0]), below = formula(&of[1])),
        Formula::Power(of) => power(formula(&of[0]), &of[1]),
        Formula::Exponential(of) => power(Text::plain("e"), of),
        Formula::Fenced(fence, of) => {
            let within = formula(of);
            match fence {
                Fence::Round => say!("open bracket {within} close bracket", within),
                Fence::Size => say!("the size of {within}, end of the size,", within),
                Fence::Floor => say!("{within}, rounded down,", within),
                Fence::Truth => say!("one if {within}, else zero,", within),
            }
        }
        Formula::Called(name, of) => {
            let of = Text::joined(of.iter().map(formula), &Text::plain(", "));
            say!("{function} of {of}, end of the argument,", function = symbol(name), of)
        }
        Formula::Related(operator, of) => {
            let [left, right] = [&of[0], &of[1]].map(formula);
            related(*operator, left, right)
        }
        Formula::Cases(cases, last) => {
            let mut rest = say!("else {last}", last = formula(last));
            for [then, when] in cases.iter().rev() {
                rest = say!("{then} if {when}, {rest}", then = formula(then), when = formula(when), rest);
            }
            rest
        }
    }
}

fn sum(terms: &[Term]) -> Text {
    let mut sum = Text::default();
    for (place, Term { minus, formula: of }) in terms.iter().enumerate() {
        let term = formula(of);
        sum = match (place, minus) {
            (0, false) => term,
            (0, true) => say!("minus {term}", term),
            (_, false) => say!("{sum} plus {term}", sum, term),
            (_, true) => say!("{sum} minus {term}", sum, term),
        };
    }
    sum
}

fn power(base: Text, power: &Formula) -> Text {
    match power {
        Formula::Number(Digits { digits, power: None, .. }) if digits == "2" => say!("{base} squared", base),
        Formula::Number(Digits { digits, power: None, .. }) if digits == "3" => say!("{base} cubed", base),
        Formula::Number(_) | Formula::Symbol(_) => {
            say!("{base} to the power {power}", base, power = formula(power))
        }
        _ => say!("{base} to the power {power}, end of the power,", base, power = formula(power)),
    }
}

fn related(operator: Operator, left: Text, right: Text) -> Text {
    match operator {
        Operator::Less => say!("{left} is less than {right}", left, right),
        Operator::AtMost => say!("{left} is at most {right}", left, right),
        Operator::Greater => say!("{left} is greater than {right}", left, right),
        Operator::AtLeast => say!("{left} is at least {right}", left, right),
        Operator::Unequal => say!("{left} is not {right}", left, right),
        Operator::And => say!("{left} and {right}", left, right),
        Operator::Or => say!("{left} or {right}", left, right),
        _ => say!("{left} equals {right}", left, right),
    }
}

fn digits(Digits { digits, power, .. }: &Digits) -> Text {
    let number: f64 = digits.parse().unwrap_or(f64::NAN);
    match power {
        None => Text::from(number),
        Some(power) => say!("{number} times ten to the power {power}", number, power = f64::from(*power)),
    }
}

/// A symbol as one calls it: what stands below it is said behind it.
fn symbol(Symbol { base, below, .. }: &Symbol) -> Text {
    Text::plain([std::slice::from_ref(base), below].concat().join(" "))
}

/// Whether one hears where it ends.
fn is_short(of: &Formula) -> bool {
    matches!(of, Formula::Number(_) | Formula::Symbol(_) | Formula::Power(_))
}
