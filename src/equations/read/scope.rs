//! The names of a text: which there are, and which of them another is.

use super::formula::Formula;
use super::keyword::is_strange;
use super::nearest::nearest;
use super::statement::Name;
use super::unit;
use crate::equations::complaint::Complaint;
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Function, Operator};
use crate::equations::names::kept;
use crate::equations::parse::{function, miscounted};
use crate::equations::spelling::continues_name;
use crate::equations::token::WORDS;
use crate::text::{Text, say};
use std::collections::HashMap;

/// Names that mean something of their own: the time, π, and a power in another writing.
const RESERVED: &[&str] = &["t", "pi", "pow"];

/// What objects of JavaScript, in which the page keeps values by their names, have of their own.
#[rustfmt::skip] // a list of words
const OBJECTS: &[&str] = &[
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
    "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
];

/// The names of a text, and what is found of them.
#[derive(Default)]
pub struct Scope {
    names: Vec<Name>,
    /// How many arguments each function takes.
    functions: HashMap<&'static str, usize>,
    /// Brian2’s noises that are met.
    pub noises: Vec<&'static str>,
    /// Names of lines that are not understood: what they are is unknown, and told already.
    broken: Vec<&'static str>,
    /// Whether the text is written as Brian2 has it.
    in_brians_way: bool,
    /// Whether Brian2’s units are met.
    pub has_units: bool,
}

impl Scope {
    /// Without names yet, of a text that is written as Brian2 has it or not, and whose broken lines are of these names.
    pub fn of(in_brians_way: bool, broken: Vec<&'static str>) -> Scope {
        Scope { in_brians_way, broken, ..Scope::default() }
    }

    /// Whether a line about this name is not understood.
    pub fn is_broken(&self, name: &str) -> bool {
        self.broken.iter().any(|broken| broken.eq_ignore_ascii_case(name))
    }

    /// Declares a name; one that is there already, or reserved, is a complaint.
    pub fn declare(&mut self, name: Name, complaints: &mut Vec<Complaint>) {
        let id = name.id;
        let said = Text::plain(id);
        let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(id));
        if RESERVED.contains(&id) || OBJECTS.contains(&id) || is_word || function(id).is_some() {
            complaints
                .push(Complaint::new(name.place, say!("{said} is reserved: choose another name", said)));
        } else if let Some(first) = self.names.iter().find(|known| known.id == id) {
            let line = first.place.line;
            complaints.push(Complaint::new(
                name.place,
                say!("{said} is there already, in line {line}: choose another name", said, line),
            ));
        } else if let Some(same) = self.names.iter().find(|known| known.id.eq_ignore_ascii_case(id)) {
            let same = Text::plain(same.id);
            complaints.push(Complaint::doubt(
                name.place,
                say!("{said} and {same} are two names here, but one for XPPAUT", said, same),
            ));
        }
        self.names.push(name);
    }

    /// Declares a function.
    pub fn declare_function(&mut self, name: Name, arguments: usize, complaints: &mut Vec<Complaint>) {
        self.declare(name, complaints);
        self.functions.insert(name.id, arguments);
    }

    /// Whether there is such a name, in just these capitals.
    fn has(&self, written: &str) -> bool {
        self.names.iter().any(|name| name.id == written)
    }

    /// Whether a name is a unit: Brian2 tells capitals apart, and there `cm` is a length beside a capacitance `Cm`.
    pub fn means_unit(&self, name: &str) -> bool {
        let is_taken = if self.in_brians_way { self.has(name) } else { self.find(name).is_some() };
        !is_taken && unit::factor(name).is_some()
    }

    /// The name that is meant: as it is written, else in other capitals.
    pub fn find(&self, written: &str) -> Option<&'static str> {
        let exactly = self.names.iter().find(|name| name.id == written);
        let mut alike = self.names.iter().filter(|name| name.id.eq_ignore_ascii_case(written));
        exactly.or_else(|| alike.next()).map(|name| name.id)
    }

    /// The formula with its names as they are declared; what is unknown is a complaint.
    pub fn resolved(
        &mut self,
        formula: &Formula,
        arguments: &[Name],
        complaints: &mut Vec<Complaint>,
    ) -> Expr {
        let mut reader = Resolver { scope: self, formula, arguments, complaints };
        reader.expr(&formula.expr)
    }
}

struct Resolver<'a> {
    scope: &'a mut Scope,
    formula: &'a Formula,
    arguments: &'a [Name],
    complaints: &'a mut Vec<Complaint>,
}

impl Resolver<'_> {
    fn expr(&mut self, expr: &Expr) -> Expr {
        match expr {
            Expr::Name(name) => self.name(name),
            Expr::Apply(name, of) => self.applied(name, of),
            Expr::Binary(..) => {
                let (first, others) = expr.chain();
                let mut has_unit = is_unit(first);
                let first = self.expr(first);
                others.into_iter().fold(first, |left, (operator, right)| {
                    has_unit |= is_unit(right);
                    let join = if std::mem::take(&mut has_unit) { in_units } else { Expr::binary };
                    join(operator, left, self.expr(right))
                })
            }
            _ => expr.with_parts(&mut |part| self.expr(part)),
        }
    }

    fn name(&mut self, name: &'static str) -> Expr {
        let same = |argument: &&Name| argument.id.eq_ignore_ascii_case(name);
        if let Some(argument) = self.arguments.iter().find(same) {
            return Expr::Name(argument.id);
        }
        let is_unit = self.scope.means_unit(name);
        if let Some(known) = self.scope.find(name).filter(|_| !is_unit) {
            if self.scope.functions.contains_key(known) {
                let said = Text::plain(name);
                self.wrong(name, say!("{said} is a function: its arguments stand in brackets", said));
            }
            return Expr::Name(known);
        }
        if name.eq_ignore_ascii_case("pi") {
            return Expr::Number(std::f64::consts::PI);
        }
        if let Some(factor) = unit::factor(name) {
            self.scope.has_units = true;
            return Expr::Number(factor);
        }
        if unit::is_noise(name) {
            if !self.scope.noises.contains(&name) {
                self.scope.noises.push(name);
            }
            return Expr::Name(name);
        }
        if self.scope.is_broken(name) {
            return Expr::Name(name);
        }
        let message = if name.eq_ignore_ascii_case("t") {
            say!(
                "the time cannot stand in an equation here: leave it out, and choose a current that changes as the stimulus"
            )
        } else {
            let said = Text::plain(name);
            if name == "e" {
                self.wrong(name, say!("{said} is unknown: e to the power of x is written exp(x)", said));
                return Expr::Name(name);
            }
            let known = self.scope.names.iter().chain(self.arguments).map(|known| known.id);
            match nearest(known, name).or_else(|| unit::in_other_capitals(name)) {
                _ if name.eq_ignore_ascii_case("wiener") => {
                    let line = Text::plain("wiener noise");
                    say!(
                        "{said} is a word: white noise has a name of its own, by a line such as {line}",
                        said,
                        line
                    )
                }
                _ if let Some([first, second]) = self.product(name) => say!(
                    "{said} is unknown; the product of {first} and {second} is written {first}*{second}",
                    said,
                    first,
                    second
                ),
                Some(near) => say!("{said} is unknown; {near} is known", said, near = Text::plain(near)),
                None => say!("{said} is unknown: give it a value by a line such as par {said}=1", said),
            }
        };
        self.wrong(name, message);
        Expr::Name(name)
    }

    /// Whether a blank stands between a name and the brackets behind it, as between the factors of a product.
    fn stands_apart(&self, name: &str) -> bool {
        let text = &self.formula.text;
        text.match_indices(name).any(|(at, _)| {
            let rest = &text[at + name.len()..];
            !text[..at].ends_with(continues_name)
                && rest.starts_with(char::is_whitespace)
                && rest.trim_start().starts_with('(')
        })
    }

    /// Two known names that stand behind one another in a name, as if that were their product.
    fn product(&self, name: &str) -> Option<[Text; 2]> {
        let names = || self.scope.names.iter().chain(self.arguments).map(|known| known.id);
        names().find_map(|first| {
            let rest = name.strip_prefix(first)?;
            let second = names().find(|second| *second == rest)?;
            Some([Text::plain(first), Text::plain(second)])
        })
    }

    fn applied(&mut self, name: &'static str, of: &[Expr]) -> Expr {
        let found = self.scope.find(name);
        // `v(t)` of papers is v.
        if let (Some(known), [Expr::Name("t")]) = (found, of)
            && !self.scope.functions.contains_key(known)
            && !self.stands_apart(name)
        {
            return Expr::Name(known);
        }
        let given: Vec<Expr> = of.iter().map(|part| self.expr(part)).collect();
        if let (None, EXPREL, [x]) = (found, name, given.as_slice()) {
            let reciprocal = Expr::Call(Function::Exprelr, vec![x.clone()]);
            return Expr::binary(Operator::Div, Expr::Number(1.0), reciprocal);
        }
        let said = Text::plain(name);
        match found.and_then(|known| Some((known, *self.scope.functions.get(known)?))) {
            Some((known, wanted)) if wanted == given.len() => return Expr::Apply(known, given),
            Some((_, wanted)) => {
                let place = self.formula.place_of(name);
                self.complaints.push(miscounted(name, wanted, given.len(), place));
            }
            None if found.is_some() => {
                self.wrong(name, say!("{said} is no function: write {said}*(…) for a product", said))
            }
            None if self.scope.is_broken(name) => {}
            None if let Some((_, pattern)) = elsewhere(name) => {
                let pattern = Text::plain(pattern);
                self.wrong(
                    name,
                    say!("there is no function {said}; it is written such as {pattern}", said, pattern),
                );
            }
            None if is_strange(name) => {
                self.wrong(name, say!("“{word}” of XPPAUT is not known here", word = said));
            }
            None => {
                let functions = self.scope.functions.keys().copied();
                let known = functions.chain(Function::ALL.iter().map(|known| known.id()));
                match nearest(known, name) {
                    Some(near) => {
                        self.wrong(
                            name,
                            say!(
                                "there is no function {said}; {near} is one",
                                said,
                                near = Text::plain(near)
                            ),
                        );
                    }
                    None if given.len() == 1 && self.stands_apart(name) => {
                        self.wrong(name, say!("{said} is no function: write {said}*(…) for a product", said))
                    }
                    None => self.wrong(
                        name,
                        say!("there is no function {said}: define it by a line such as {said}(x)=…", said),
                    ),
                }
            }
        }
        Expr::Apply(name, given)
    }

    fn wrong(&mut self, name: &str, message: Text) {
        self.complaints.push(Complaint::new(self.formula.place_of(name), message));
    }
}

/// Functions of other languages, and how they are written here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("clip", "min(max(x, 0), 1)"),
    ("maximum", "max(a, b)"),
    ("minimum", "min(a, b)"),
    ("fmax", "max(a, b)"),
    ("fmin", "min(a, b)"),
    ("power", "a^b"),
    ("where", "if(v > 0)then(1)else(0)"),
];

fn elsewhere(name: &str) -> Option<(&'static str, &'static str)> {
    ELSEWHERE.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).copied()
}

/// Brian2's name of (eˣ − 1)/x, of which the reciprocal has a name here.
const EXPREL: &str = "exprel";

/// Whether it is a unit, or a power of one.
fn is_unit(expr: &Expr) -> bool {
    match expr {
        Expr::Name(name) => unit::factor(name).is_some(),
        Expr::Binary(Operator::Pow, unit, _) => is_unit(unit),
        _ => false,
    }
}

/// Two parts of which one is a unit: a number with its unit is a number, and a unit that is 1 is nothing.
fn in_units(operator: Operator, left: Expr, right: Expr) -> Expr {
    if let [Some(left), Some(right)] = [&left, &right].map(|part| constant(part, &|_| None)) {
        return operator.of(left, right).into();
    }
    match (operator, left, right) {
        (Operator::Mul | Operator::Div, left, Expr::Number(1.0)) => left,
        (Operator::Mul, Expr::Number(1.0), right) => right,
        (operator, left, right) => Expr::binary(operator, left, right),
    }
}

/// The name, kept, with `_` behind it where the plain one is taken.
pub fn free(name: &str, scope: &Scope) -> &'static str {
    let taken = |name: &str| scope.find(name).is_some();
    let mut free = name.to_string();
    while taken(&free) {
        free.push('_');
    }
    kept(&free)
}
