//! How an expression is set: numbers first, then parameters, variables and brackets; powers of what is repeated; fractions.

use super::formula::{Digits, Fence, Formula, Term};
use super::symbol::Symbol;
use crate::equations::expr::{Expr, Function, Operator};
use crate::equations::system::System;

/// The widest exponent that e is written with; a wider one stands in the brackets of exp.
const EXPONENT: usize = 11;

/// How the expressions of a neuron are set.
pub struct Setting<'a> {
    /// The neuron.
    pub system: &'a System,
    /// The values of its parameters, where they stand in the place of their symbols.
    pub values: Option<&'a [f64]>,
}

/// Factors above and below a line.
#[derive(Default)]
struct Quotient {
    minus: bool,
    above: Vec<Factor>,
    below: Vec<Factor>,
}

/// A factor: what it is, how often it is there, and where it belongs among the others.
struct Factor {
    base: Expr,
    times: f64,
    rank: u8,
}

/// Whether there is the room for lines of fractions.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    Line,
    Small,
}

impl Setting<'_> {
    /// An expression as it stands on a line of its own.
    pub fn formula(&self, expr: &Expr) -> Formula {
        self.sum(expr, Room::Line)
    }

    /// A condition, which holds where the expression is not 0.
    pub fn condition(&self, expr: &Expr) -> Formula {
        match expr {
            Expr::Binary(operator @ (Operator::And | Operator::Or), left, right) => {
                let side = |side: &Expr| {
                    let set = self.condition(side);
                    let joins =
                        matches!(side, Expr::Binary(other, ..) if other != operator && is_connective(*other));
                    if joins { set.in_brackets() } else { set }
                };
                Formula::Related(*operator, Box::new([side(left), side(right)]))
            }
            Expr::Binary(operator, left, right) if is_comparison(*operator) => {
                Formula::Related(*operator, Box::new([left, right].map(|side| self.sum(side, Room::Small))))
            }
            Expr::Call(Function::Not, of) => self.condition(&zero(Operator::Equal, &of[0])),
            _ => self.condition(&zero(Operator::Unequal, expr)),
        }
    }

    /// The symbol of a name: as its line writes it, or by what it says itself.
    pub fn symbol(&self, name: &'static str) -> Symbol {
        let System { params, variables, .. } = self.system;
        let param = params.iter().find(|param| param.id == name).map(|param| param.symbol);
        let variable = || variables.iter().find(|variable| variable.quantity.id == name);
        let markup = param.or_else(|| variable().map(|variable| variable.symbol));
        match markup.filter(|markup| !markup.is_empty() && *markup != name) {
            Some(markup) => Symbol::written(name, markup),
            None => Symbol::of(name),
        }
    }

    /// The value that stands in the place of a name.
    fn value(&self, name: &str) -> Option<f64> {
        let place = self.system.params.iter().position(|param| param.id == name)?;
        self.values?.get(place).copied()
    }

    fn sum(&self, expr: &Expr, room: Room) -> Formula {
        let mut terms = Vec::new();
        self.terms(expr, false, room, &mut terms);
        // 1 − m, and not −m + 1.
        let is_number = |term: &Term| !term.minus && matches!(term.formula, Formula::Number(_));
        if let Some(place) = terms.iter().position(is_number).filter(|_| terms[0].minus) {
            terms[..=place].rotate_right(1);
        }
        if let [Term { minus: false, .. }] = terms[..] {
            return terms.remove(0).formula;
        }
        let apart = |Term { minus, formula }| Term { minus, formula: apart(formula) };
        Formula::Sum(terms.into_iter().map(apart).collect())
    }

    fn terms(&self, expr: &Expr, minus: bool, room: Room, to: &mut Vec<Term>) {
        match expr {
            Expr::Binary(Operator::Add | Operator::Sub, ..) if !minus => {
                let (first, others) = expr.chain();
                self.terms(first, false, room, to);
                for (operator, right) in others {
                    match operator {
                        Operator::Sub => self.term(right, true, room, to),
                        _ => self.terms(right, false, room, to),
                    }
                }
            }
            _ => self.term(expr, minus, room, to),
        }
    }

    fn term(&self, expr: &Expr, minus: bool, room: Room, to: &mut Vec<Term>) {
        let mut quotient = Quotient { minus, ..Quotient::default() };
        self.gather(expr, true, &mut quotient);
        let Quotient { minus, above, below } = quotient;
        let formula = match (below.is_empty(), room) {
            (true, _) => self.product(above, room),
            (_, Room::Line) => {
                Formula::Over(Box::new([above, below].map(|of| self.product(of, Room::Small))))
            }
            (_, Room::Small) => {
                let above = self.product(above, room);
                let below = self.product(below, room);
                let is_long = match &below {
                    Formula::Number(number) => number.power.is_some(),
                    below => matches!(below, Formula::Product(_)),
                };
                let below = if is_long { below.in_brackets() } else { apart(below) };
                Formula::Slash(Box::new([apart(above), below]))
            }
        };
        to.push(Term { minus, formula });
    }

    /// Sorts the factors of an expression: above a line, or below it.
    fn gather(&self, expr: &Expr, above: bool, to: &mut Quotient) {
        match expr {
            Expr::Neg(of) => {
                to.minus = !to.minus;
                self.gather(of, above, to);
            }
            Expr::Binary(Operator::Mul | Operator::Div, ..) => {
                let (first, others) = expr.chain();
                self.gather(first, above, to);
                for (operator, right) in others {
                    self.gather(right, above ^ (operator == Operator::Div), to);
                }
            }
            Expr::Call(Function::Exprelr, of) => {
                let below =
                    Expr::binary(Operator::Sub, Expr::Call(Function::Exp, of.clone()), Expr::Number(1.0));
                self.gather(&of[0], above, to);
                self.gather(&below, !above, to);
            }
            _ => {
                let (base, times) = match expr {
                    Expr::Binary(Operator::Pow, base, power) => match **power {
                        Expr::Number(times) if times > 0.0 && times.fract() == 0.0 => {
                            ((**base).clone(), times)
                        }
                        _ => (expr.clone(), 1.0),
                    },
                    _ => (expr.clone(), 1.0),
                };
                if let Expr::Name(name) = base {
                    let negative = self.value(name).is_some_and(|value| value < 0.0);
                    to.minus ^= negative && times % 2.0 == 1.0;
                }
                let side = if above { &mut to.above } else { &mut to.below };
                match side.iter_mut().find(|factor| factor.base == base && !matches!(base, Expr::Number(_))) {
                    Some(known) => known.times += times,
                    None => side.push(Factor { rank: self.rank(&base), base, times }),
                }
            }
        }
    }

    /// Where a factor belongs among others.
    fn rank(&self, base: &Expr) -> u8 {
        match base {
            Expr::Number(_) => 0,
            Expr::Name(name) => {
                let System { params, constants, quantities, .. } = self.system;
                let is_quantity = quantities.iter().any(|made| made.quantity.id == *name);
                let is_fixed = params.iter().any(|param| param.id == *name)
                    || constants.iter().any(|(id, _)| id == name)
                    || (is_quantity && self.system.standing().contains(name));
                if self.value(name).is_some() {
                    0
                } else if is_fixed {
                    1
                } else {
                    2
                }
            }
            _ => 3,
        }
    }

    /// Factors beside one another.
    fn product(&self, mut factors: Vec<Factor>, room: Room) -> Formula {
        let is_one = |factor: &Factor| factor.base == Expr::Number(1.0);
        if factors.len() > 1 && !factors.iter().all(is_one) {
            factors.retain(|factor| !is_one(factor));
        }
        factors.sort_by_key(|factor| factor.rank);
        let alone = factors.len() == 1;
        let mut set = factors.into_iter().map(|Factor { base, times, .. }| {
            let factor = self.factor(&base, room);
            if times != 1.0 {
                let below = if is_atom(&factor) { factor } else { factor.in_brackets() };
                Formula::Power(Box::new([below, Formula::Number(Digits::of(times))]))
            } else if alone {
                factor
            } else {
                apart(factor)
            }
        });
        match (set.next(), set.next()) {
            (None, _) => Formula::Number(Digits::of(1.0)),
            (Some(only), None) => only,
            (Some(first), Some(second)) => Formula::Product([first, second].into_iter().chain(set).collect()),
        }
    }

    /// What is no sum, product or quotient; a sum is what it is.
    fn factor(&self, expr: &Expr, room: Room) -> Formula {
        match expr {
            Expr::Number(number) => Formula::Number(Digits::of(*number)),
            Expr::Name(name) => match self.value(name) {
                Some(value) => Formula::Number(Digits { of: Some(name), ..Digits::of(value) }),
                None => Formula::Symbol(self.symbol(name)),
            },
            Expr::Binary(Operator::Pow, base, power) => {
                let base = self.sum(base, Room::Small);
                let base = if is_atom(&base) { base } else { base.in_brackets() };
                Formula::Power(Box::new([base, self.sum(power, Room::Small)]))
            }
            Expr::Binary(operator, ..) if is_comparison(*operator) || is_connective(*operator) => {
                Formula::Fenced(Fence::Truth, Box::new(self.condition(expr)))
            }
            Expr::Call(function, of) => self.call(*function, of, room),
            Expr::Apply(name, of) => {
                Formula::Called(self.symbol(name), of.iter().map(|of| self.sum(of, room)).collect())
            }
            Expr::If(of) => self.cases(of),
            // Sums: products and signs are gathered before.
            _ => self.sum(expr, room),
        }
    }

    fn call(&self, function: Function, of: &[Expr], room: Room) -> Formula {
        let name = match function {
            Function::Exp => {
                let small = self.sum(&of[0], Room::Small);
                if small.width() <= EXPONENT {
                    return Formula::Exponential(Box::new(small));
                }
                "exp"
            }
            Function::Sqrt => {
                let half = Expr::binary(Operator::Div, Expr::Number(1.0), Expr::Number(2.0));
                return self.factor(&Expr::binary(Operator::Pow, of[0].clone(), half), room);
            }
            Function::Abs => return Formula::Fenced(Fence::Size, Box::new(self.sum(&of[0], room))),
            Function::Floor => return Formula::Fenced(Fence::Floor, Box::new(self.sum(&of[0], room))),
            Function::Not => {
                let holds = self.condition(&zero(Operator::Equal, &of[0]));
                return Formula::Fenced(Fence::Truth, Box::new(holds));
            }
            Function::Log10 => "log_10",
            Function::Heav => "Theta",
            Function::Sign => "sgn",
            Function::Asin => "arcsin",
            Function::Acos => "arccos",
            Function::Atan => "arctan",
            other => other.id(),
        };
        let of = of.iter().map(|of| self.sum(of, room)).collect();
        Formula::Called(
            if name == "log_10" || name == "Theta" { Symbol::of(name) } else { Symbol::word(name) },
            of,
        )
    }

    fn cases(&self, [when, then, otherwise]: &[Expr; 3]) -> Formula {
        let first = [self.sum(then, Room::Small), self.condition(when)];
        let rest = match otherwise {
            Expr::If(of) => self.cases(of),
            last => self.sum(last, Room::Small),
        };
        match rest {
            Formula::Cases(more, last) => Formula::Cases([vec![first], more].concat(), last),
            last => Formula::Cases(vec![first], Box::new(last)),
        }
    }
}

fn is_comparison(operator: Operator) -> bool {
    use Operator::{AtLeast, AtMost, Equal, Greater, Less, Unequal};
    matches!(operator, Less | AtMost | Greater | AtLeast | Equal | Unequal)
}

fn is_connective(operator: Operator) -> bool {
    matches!(operator, Operator::And | Operator::Or)
}

/// An expression compared with 0.
fn zero(operator: Operator, expr: &Expr) -> Expr {
    Expr::binary(operator, expr.clone(), Expr::Number(0.0))
}

/// What stands beside something else: a sum in brackets.
fn apart(formula: Formula) -> Formula {
    match formula {
        Formula::Sum(_) | Formula::Cases(..) => formula.in_brackets(),
        formula => formula,
    }
}

/// Whether it may be raised to a power without brackets.
fn is_atom(formula: &Formula) -> bool {
    match formula {
        Formula::Number(number) => number.power.is_none(),
        Formula::Symbol(_) | Formula::Fenced(..) => true,
        _ => false,
    }
}
