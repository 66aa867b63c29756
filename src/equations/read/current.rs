//! Which parameter a comment calls the injected current that stands behind a line of several.

use super::draft::Draft;
use super::one_of::OneOf;
use super::statement::Name;
use super::values::is_usual_current;
use super::voltage::is_called;
use crate::equations::complaint::Complaint;
use crate::equations::expr::{Expr, Operator};
use crate::text::{Text, say};

impl Draft {
    /// Says what such comments say of the parameter that is called as a current, or alone flows into the voltage. Where there
    /// is no such one, and no comment of its own tells the current, that is told.
    pub fn tell_of_currents(&mut self, is_told: bool, complaints: &mut Vec<Complaint>) {
        for OneOf { names, note, place } in std::mem::take(&mut self.one_of) {
            let found = called(&names).or_else(|| self.flowing(&names));
            let param =
                found.and_then(|name| self.params.iter_mut().find(|noted| noted.name.place == name.place));
            match param {
                Some(param) => param.note = note,
                None if is_told => {}
                None => {
                    let line = Text::plain("# I: current");
                    complaints.push(Complaint::doubt(
                        place,
                        say!(
                            "this comment is of one of several parameters, and which of them is the current is not known: a line of its own tells it, such as {line}",
                            line
                        ),
                    ));
                }
            }
        }
    }

    /// The one of these that is a summand of the voltage's rate, alone or over a divisor.
    fn flowing(&self, names: &[Name]) -> Option<Name> {
        let voltage = self
            .rates
            .iter()
            .find(|rate| rate.note.voltage)
            .or_else(|| self.rates.iter().find(|rate| rate.name.id.eq_ignore_ascii_case("v")))
            .or_else(|| self.rates.iter().find(|rate| is_called(rate)))
            .or(self.rates.first())?;
        let mut summands = Vec::new();
        self.summands(&voltage.formula.expr, voltage.name.id, &mut Vec::new(), &mut summands);
        let mut flowing =
            names.iter().filter(|name| summands.iter().any(|found| found.eq_ignore_ascii_case(name.id)));
        flowing.next().filter(|_| flowing.next().is_none()).copied()
    }

    /// The names that are added up in an expression, but for those that are held against the voltage: these are potentials.
    /// Each quantity is followed once.
    fn summands<'a>(
        &'a self,
        expr: &'a Expr,
        voltage: &str,
        followed: &mut Vec<&'a str>,
        found: &mut Vec<&'static str>,
    ) {
        let is_voltage = |part: &Expr| matches!(part, Expr::Name(name) if name.eq_ignore_ascii_case(voltage));
        match expr {
            Expr::Name(name) => {
                let same = |known: &str| known.eq_ignore_ascii_case(name);
                match self.quantities.iter().find(|(noted, _)| same(noted.name.id)) {
                    Some((noted, _)) if followed.contains(&noted.name.id) => {}
                    Some((noted, _)) => {
                        followed.push(noted.name.id);
                        self.summands(&noted.formula.expr, voltage, followed, found);
                    }
                    _ => found.push(name),
                }
            }
            Expr::Neg(of) => self.summands(of, voltage, followed, found),
            Expr::Binary(operator, ..) if operator.joins(Operator::Add) => {
                let (first, others) = expr.chain();
                let parts: Vec<&Expr> =
                    std::iter::once(first).chain(others.into_iter().map(|(_, of)| of)).collect();
                let are_potentials = parts.iter().any(|part| is_voltage(part));
                for part in parts {
                    if !(are_potentials && matches!(part, Expr::Name(_))) {
                        self.summands(part, voltage, followed, found);
                    }
                }
            }
            Expr::Binary(operator, ..) if operator.joins(Operator::Mul) => {
                let (first, others) = expr.chain();
                let is_plain = |part: &Expr| matches!(part, Expr::Number(_));
                let factors: Vec<&Expr> = std::iter::once(first)
                    .chain(others.iter().filter(|(by, _)| *by == Operator::Mul).map(|(_, of)| *of))
                    .filter(|factor| !is_plain(factor))
                    .collect();
                let is_alone = factors.len() == 1;
                let summed = factors.iter().filter(|factor| is_alone || is_sum(factor));
                summed.for_each(|factor| self.summands(factor, voltage, followed, found));
            }
            _ => {}
        }
    }
}

/// Whether it is a sum, whatever sign stands before it.
fn is_sum(expr: &Expr) -> bool {
    match expr {
        Expr::Neg(of) => is_sum(of),
        Expr::Binary(operator, ..) => operator.joins(Operator::Add),
        _ => false,
    }
}

/// The one of these that is called as the injected current.
fn called(names: &[Name]) -> Option<Name> {
    let exactly = |id: &str| names.iter().find(|name| name.id == id);
    let mut usual = names.iter().filter(|name| is_usual_current(name.id));
    let usually = || usual.next().filter(|_| usual.next().is_none());
    exactly("I").or_else(|| exactly("i")).or_else(usually).copied()
}
