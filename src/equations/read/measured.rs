//! What a text's quantities measure, where it gives units, and where that does not fit together.

use super::build::Builder;
use super::dimension::Dimension;
use super::formula::Formula;
use super::scope::Scope;
use super::statement::Name;
use super::unit;
use crate::equations::complaint::Complaint;
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Function, Operator};
use crate::text::{Text, say};
use std::collections::HashMap;

impl Builder<'_, '_> {
    /// Holds the formulas against the units of a text that has some; `order` are its quantities, each behind those that it is
    /// made of. Nothing is claimed of what is given no unit.
    pub fn measure(&mut self, order: &[Name]) {
        let draft = self.draft;
        let quantities = || draft.quantities.iter().map(|(noted, _)| noted);
        let noted = || draft.rates.iter().chain(&draft.params).chain(&draft.numbers).chain(quantities());
        let notes = || {
            noted()
                .map(|noted| (noted.name, &noted.note))
                .chain(draft.bare.iter().map(|(name, note)| (*name, note)))
        };
        let is_measured = |known: Dimension| known != Dimension::NONE;
        let speaks = |formula: &Formula| formula.expr.names().iter().any(|name| self.scope.means_unit(name));
        if !notes().any(|(_, note)| note.measures.is_some_and(is_measured))
            && !noted().any(|noted| speaks(&noted.formula))
        {
            return;
        }
        let known = notes().filter_map(|(name, note)| Some((name.id, note.measures?))).collect();
        let mut ruler = Ruler { scope: &self.scope, known, complaints: Vec::new() };
        // Those of units and numbers alone are in no order.
        let places: HashMap<&str, usize> =
            order.iter().enumerate().map(|(place, name)| (name.id, place + 1)).collect();
        let mut in_order: Vec<_> = quantities().collect();
        in_order.sort_by_key(|noted| places.get(noted.name.id).copied().unwrap_or(0));
        for noted in in_order {
            let found = ruler.measured(&noted.formula, noted.note.measures, |wanted| {
                say!("{name} is in {wanted}", name = Text::plain(noted.name.id), wanted)
            });
            // A number alone may be one of anything.
            if let Some(found) = found.filter(|_| !noted.formula.expr.names().is_empty()) {
                ruler.known.entry(noted.name.id).or_insert(found);
            }
        }
        for rate in &draft.rates {
            let wanted = rate.note.measures.map(|of| of.joined(Operator::Div, Dimension::TIME));
            ruler.rate(rate.name, &rate.formula, wanted);
        }
        // A line `init` is none of Brian2's: a number alone is of what the variable is counted in.
        let starts = draft.starts.iter().filter(|(_, start)| constant(&start.expr, &|_| None).is_none());
        let sets = draft.resets.iter().flatten().chain(starts);
        let sets = sets.chain(draft.globals.iter().flat_map(|(.., sets)| sets));
        for (name, formula) in sets {
            let wanted = ruler.scope.find(name.id).and_then(|name| ruler.known.get(name).copied());
            ruler.measured(formula, wanted, |wanted| {
                say!("{name} is in {wanted}", name = Text::plain(name.id), wanted)
            });
        }
        for when in draft.thresholds.iter().chain(draft.globals.iter().map(|(_, when, _)| when)) {
            ruler.measured(when, None, |_| Text::default());
        }
        for time in &draft.refractory {
            ruler.measured(time, Some(Dimension::TIME), |wanted| {
                say!("a refractory time is in {wanted}", wanted)
            });
        }
        self.complaints.append(&mut ruler.complaints);
    }
}

/// The units that neurons' numbers are usually in, by what they measure.
const USUAL: &[(&str, &str)] = &[("V", "mV"), ("s", "ms"), ("A", "nA"), ("S", "nS"), ("F", "pF")];

/// What measures expressions.
struct Ruler<'a> {
    scope: &'a Scope,
    /// What names measure, as far as that is known.
    known: HashMap<&'static str, Dimension>,
    complaints: Vec<Complaint>,
}

impl Ruler<'_> {
    /// Measures a rate; where a factor stands before the derivative, what stands at the right is a product with it.
    fn rate(&mut self, name: Name, formula: &Formula, wanted: Option<Dimension>) {
        let (right, factor) = formula.sides();
        let Some(factor) = factor else {
            self.measured(formula, wanted, |wanted| {
                say!("the rate of {name} is in {wanted}", name = Text::plain(name.id), wanted)
            });
            return;
        };
        let measured = self.measured(factor, None, |_| Text::default());
        let wanted = wanted.zip(measured).map(|(rate, factor)| rate.joined(Operator::Mul, factor));
        let left = Text::plain(format!("{}*d{}/dt", factor.text, name.id));
        self.held(formula, right, wanted, |wanted| {
            say!("{name} is in {wanted}", name = left.clone(), wanted)
        });
    }

    /// What a formula measures; what is not as wanted is told, as is the first thing that does not fit in it.
    fn measured(
        &mut self,
        formula: &Formula,
        wanted: Option<Dimension>,
        reason: impl Fn(Text) -> Text,
    ) -> Option<Dimension> {
        self.held(formula, &formula.expr, wanted, reason)
    }

    /// What an expression of a formula measures.
    fn held(
        &mut self,
        formula: &Formula,
        expr: &Expr,
        wanted: Option<Dimension>,
        reason: impl Fn(Text) -> Text,
    ) -> Option<Dimension> {
        let mut wrong = None;
        let found = self.of(expr, &mut wrong);
        if let Some(Misfit { name, message }) = wrong {
            let place = name.map_or(formula.place, |name| formula.place_of(name));
            self.complaints.push(Complaint::new(place, message));
            return None;
        }
        if let (Some(found), Some(wanted)) = (found, wanted)
            && found != wanted
        {
            let is_number = found == Dimension::NONE && constant(expr, &|_| None).is_some();
            let [found, unit] = [found, wanted].map(|measured| measured.to_string());
            let reason = reason(Text::plain(unit.clone()));
            let usual = USUAL.iter().find(|(of, _)| is_number && *of == unit);
            let message = match usual {
                Some((_, usual)) => {
                    let written = Text::plain(format!("{}*{usual}", formula.text));
                    say!(
                        "this has no unit, but {reason}: with one it is written such as {written}",
                        reason,
                        written
                    )
                }
                None => say!("this is in {found}, but {reason}", found = Text::plain(found), reason),
            };
            self.complaints.push(Complaint::new(formula.place, message));
        }
        found
    }

    /// What an expression measures; none where that is not known.
    fn of(&self, expr: &Expr, wrong: &mut Option<Misfit>) -> Option<Dimension> {
        match expr {
            // Nothing is nothing in any unit, and of what cannot be read nothing is known.
            Expr::Number(number) => (*number != 0.0 && !number.is_nan()).then_some(Dimension::NONE),
            Expr::Name(name) => self.named(name),
            Expr::Neg(of) => self.of(of, wrong),
            Expr::Binary(Operator::Mul | Operator::Div, ..) => {
                let (first, others) = expr.chain();
                let first = self.of(first, wrong);
                others.into_iter().fold(first, |left, (operator, right)| {
                    let right = self.of(right, wrong);
                    Some(left?.joined(operator, right?))
                })
            }
            Expr::Binary(Operator::Pow, base, power) => {
                let base = self.of(base, wrong);
                self.plain(power, "^", wrong);
                let power = constant(power, &|_| None);
                base.and_then(
                    |base| if base == Dimension::NONE { Some(base) } else { Some(base.power(power?)) },
                )
            }
            Expr::Binary(Operator::And | Operator::Or, ..) => {
                self.within(expr, wrong);
                Some(Dimension::NONE)
            }
            Expr::Binary(operator, ..) => {
                let same = self.same(&expr.parts(), wrong);
                if operator.joins(Operator::Add) { same } else { Some(Dimension::NONE) }
            }
            Expr::Call(function, of) => self.call(*function, of, wrong),
            Expr::Apply(..) => {
                self.within(expr, wrong);
                None
            }
            Expr::If(of) => {
                self.of(&of[0], wrong);
                self.same(&[&of[1], &of[2]], wrong)
            }
        }
    }

    /// Looks at the parts of an expression alone.
    fn within(&self, expr: &Expr, wrong: &mut Option<Misfit>) {
        for part in expr.parts() {
            self.of(part, wrong);
        }
    }

    fn named(&self, name: &'static str) -> Option<Dimension> {
        if self.scope.means_unit(name) {
            return Dimension::of(name);
        }
        match self.scope.find(name) {
            Some(known) => self.known.get(known).copied(),
            None if name.eq_ignore_ascii_case("pi") => Some(Dimension::NONE),
            None if unit::is_noise(name) => Some(Dimension::NOISE),
            None => None,
        }
    }

    fn call(&self, function: Function, of: &[Expr], wrong: &mut Option<Misfit>) -> Option<Dimension> {
        match function {
            Function::Sqrt => self.of(&of[0], wrong).map(|of| of.power(0.5)),
            Function::Abs | Function::Floor => self.of(&of[0], wrong),
            Function::Max | Function::Min | Function::Mod => self.same(&of.iter().collect::<Vec<_>>(), wrong),
            Function::Heav | Function::Sign | Function::Not => {
                self.of(&of[0], wrong);
                Some(Dimension::NONE)
            }
            _ => {
                of.iter().for_each(|part| self.plain(part, function.id(), wrong));
                Some(Dimension::NONE)
            }
        }
    }

    /// What a function of plain numbers takes, or a power.
    fn plain(&self, part: &Expr, function: &'static str, wrong: &mut Option<Misfit>) {
        if let Some(found) = self.of(part, wrong).filter(|found| *found != Dimension::NONE) {
            let (function, found) = (Text::plain(function), Text::plain(found.to_string()));
            let message =
                say!("{function} is of a number without a unit, and this is in {found}", function, found);
            wrong.get_or_insert(Misfit { name: part.names().first().copied(), message });
        }
    }

    /// What all of some parts measure that are added or compared.
    fn same(&self, parts: &[&Expr], wrong: &mut Option<Misfit>) -> Option<Dimension> {
        let mut first: Option<Dimension> = None;
        for part in parts {
            let Some(found) = self.of(part, wrong) else { continue };
            let wanted = *first.get_or_insert(found);
            if found != wanted {
                let [found, wanted] = [found, wanted].map(|unit| Text::plain(unit.to_string()));
                let message = say!(
                    "what is in {found} cannot be added to what is in {wanted}, or compared with it",
                    found,
                    wanted
                );
                wrong.get_or_insert(Misfit { name: part.names().first().copied(), message });
            }
        }
        first
    }
}

/// What does not fit, and a name that stands there.
struct Misfit {
    name: Option<&'static str>,
    message: Text,
}
