//! How a language writes expressions: its numbers, names and functions, and the brackets that its grammar needs.

use crate::equations::expr::{Expr, Function, Operator};

/// The notation of a language: what differs from one to the next. Sums and products, comparisons and brackets are C's unless
/// it says otherwise.
pub trait Notation {
    /// A number without a sign, so that it stands for itself to the last bit.
    fn number(&self, number: f64) -> String {
        format!("{number:?}")
    }

    /// What has a name.
    fn name(&self, name: &'static str) -> String;

    /// A power; both parts stand in brackets where they need any.
    fn power(&self, base: &str, exponent: &str) -> String;

    /// A function that every text knows.
    fn call(&self, function: Function, given: &[String]) -> String;

    /// A function that the text defines.
    fn apply(&self, name: &'static str, given: &[String]) -> String {
        format!("{}({})", self.name(name), given.join(", "))
    }

    /// What stands between two expressions, with blanks where it wants them.
    fn between(&self, operator: Operator) -> &'static str {
        match operator {
            Operator::Add => " + ",
            Operator::Sub => " - ",
            Operator::Mul => "*",
            Operator::Div => "/",
            Operator::Pow => "^",
            Operator::Less => " < ",
            Operator::AtMost => " <= ",
            Operator::Greater => " > ",
            Operator::AtLeast => " >= ",
            Operator::Equal => " == ",
            Operator::Unequal => " != ",
            Operator::And => " && ",
            Operator::Or => " || ",
        }
    }

    /// How close the two sides of a comparison must bind to stand there without brackets.
    fn compared(&self) -> Binding {
        Binding::Sum
    }

    /// The number that a condition is, 1 or 0.
    fn truth(&self, condition: &str) -> String;

    /// The opposite of a condition.
    fn opposite(&self, condition: &str) -> String {
        format!("!({condition})")
    }

    /// One of two, as a condition holds or not; an expression that stands for itself.
    fn choice(&self, condition: &str, then: &str, otherwise: &str) -> String;

    /// The expression, as a number.
    fn write(&self, expr: &Expr) -> String {
        self.at_least(expr, Binding::Loose)
    }

    /// The expression, as a condition.
    fn condition(&self, expr: &Expr) -> String {
        self.holds(expr, Binding::Loose)
    }

    /// The expression as a number, in brackets if it binds looser than asked for.
    #[doc(hidden)]
    fn at_least(&self, expr: &Expr, asked: Binding) -> String {
        let (text, binding) = match expr {
            Expr::Number(number) => (self.number(*number), Binding::Whole),
            Expr::Name(name) => (self.name(name), Binding::Whole),
            // Some languages refuse a sign behind another operator; in front of a sum it is understood by all.
            Expr::Neg(of) => (format!("-{}", self.at_least(of, Binding::Product)), Binding::Sum),
            Expr::Binary(operator, left, right) => match operator {
                Operator::Add | Operator::Sub => self.chain(expr, Binding::Sum),
                Operator::Mul | Operator::Div => self.chain(expr, Binding::Product),
                Operator::Pow => {
                    let [base, exponent] = [left, right].map(|part| self.at_least(part, Binding::Whole));
                    (self.power(&base, &exponent), Binding::Power)
                }
                _ => (self.truth(&self.condition(expr)), Binding::Whole),
            },
            Expr::Call(Function::Not, _) => (self.truth(&self.condition(expr)), Binding::Whole),
            Expr::Call(function, given) => {
                let given: Vec<String> = given.iter().map(|part| self.write(part)).collect();
                (self.call(*function, &given), Binding::Whole)
            }
            Expr::Apply(name, given) => {
                let given: Vec<String> = given.iter().map(|part| self.write(part)).collect();
                (self.apply(name, &given), Binding::Whole)
            }
            Expr::If(parts) => {
                let [condition, then, otherwise] = parts.as_ref();
                let [then, otherwise] = [then, otherwise].map(|part| self.write(part));
                (self.choice(&self.condition(condition), &then, &otherwise), Binding::Whole)
            }
        };
        if binding < asked { format!("({text})") } else { text }
    }

    /// A sum or a product; what stands behind a sign is in brackets where it is of the same kind, so that nothing is reordered.
    #[doc(hidden)]
    fn chain(&self, expr: &Expr, kind: Binding) -> (String, Binding) {
        let (first, others) = expr.chain();
        // Whether the sign is the first factor's or the whole product's is the same to the last bit.
        let (sign, first, binding) = match first {
            Expr::Neg(of) if kind == Binding::Product => ("-", &**of, Binding::Sum),
            first => ("", first, kind),
        };
        let tighter = if kind == Binding::Sum { Binding::Product } else { Binding::Power };
        let text = others.into_iter().fold(self.at_least(first, kind), |left, (operator, right)| {
            left + self.between(operator) + &self.at_least(right, tighter)
        });
        (format!("{sign}{text}"), binding)
    }

    /// The expression as a condition, in brackets if it binds looser than asked for.
    #[doc(hidden)]
    fn holds(&self, expr: &Expr, asked: Binding) -> String {
        let (text, binding) = match expr {
            Expr::Binary(operator @ (Operator::And | Operator::Or), left, right) => {
                let binding = if *operator == Operator::And { Binding::And } else { Binding::Loose };
                let [left, right] = [left, right].map(|part| self.holds(part, Binding::Comparison));
                (format!("{left}{}{right}", self.between(*operator)), binding)
            }
            Expr::Binary(operator, left, right) if is_comparison(*operator) => {
                let [left, right] = [left, right].map(|part| self.at_least(part, self.compared()));
                (format!("{left}{}{right}", self.between(*operator)), Binding::Comparison)
            }
            Expr::Call(Function::Not, given) => (
                self.opposite(&given.first().map_or_else(String::new, |of| self.condition(of))),
                Binding::Whole,
            ),
            _ => {
                let number = self.at_least(expr, self.compared());
                let zero = self.number(0.0);
                (format!("{number}{}{zero}", self.between(Operator::Unequal)), Binding::Comparison)
            }
        };
        if binding < asked { format!("({text})") } else { text }
    }
}

/// How close an expression binds, from the loosest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binding {
    /// As it stands between brackets.
    Loose,
    /// Two conditions that must both hold.
    And,
    /// A comparison.
    Comparison,
    /// A sum.
    Sum,
    /// A product.
    Product,
    /// A power.
    Power,
    /// What needs no brackets anywhere.
    Whole,
}

/// Whether it compares two numbers.
fn is_comparison(operator: Operator) -> bool {
    use Operator::{AtLeast, AtMost, Equal, Greater, Less, Unequal};
    matches!(operator, Less | AtMost | Greater | AtLeast | Equal | Unequal)
}
