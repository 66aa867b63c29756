//! Arguments of Brian2's `NeuronGroup` without quotation marks, which look like quantities that nothing asks for.

use super::argument::{WITHOUT, without};
use super::draft::Draft;
use super::formula::Formula;
use super::piece::Piece;
use super::statement::Name;
use super::unit;
use crate::equations::complaint::Complaint;
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Operator};
use std::collections::HashSet;

impl Draft {
    /// Takes what stands there as a quantity, without quotation marks, and that nothing asks for: `refractory=5*ms`,
    /// `threshold=v>20*mV`, `dt=0.1*ms`. A parameter for a time in which it is refractory is asked for by that.
    pub fn take_arguments(&mut self, complaints: &mut Vec<Complaint>) {
        let resets = self.resets.iter().flatten().map(|(_, formula)| formula);
        let all = self.formulas().chain(&self.thresholds).chain(resets).chain(&self.refractory);
        let names = all.flat_map(|formula| formula.expr.names());
        let asked: HashSet<String> = names.map(str::to_ascii_lowercase).collect();
        let is_asked = |name: Name| asked.contains(&name.id.to_ascii_lowercase());
        for noted in self.params.iter().filter(|noted| noted.name.id.eq_ignore_ascii_case("refractory")) {
            if !is_asked(noted.name) {
                let name = Piece { text: noted.name.id, place: noted.name.place };
                self.refractory.push(Formula::read(name, complaints));
            }
        }
        let is_brians = self.is_brians();
        for (noted, shown) in std::mem::take(&mut self.quantities) {
            let Name { id, place } = noted.name;
            match id.to_ascii_lowercase().as_str() {
                _ if shown || is_asked(noted.name) => self.quantities.push((noted, shown)),
                "refractory" => self.refractory.push(noted.formula),
                "threshold" if compares(&noted.formula.expr) => self.thresholds.push(noted.formula),
                "dt" if is_brians => {
                    let step = constant(&noted.formula.expr, &|name| unit::factor(name));
                    let step = step.map_or(noted.formula.text, |step| step.to_string());
                    self.options.push((noted.name, step, noted.formula.place));
                }
                key if is_brians && WITHOUT.contains(&key) => {
                    complaints.push(without(key, Piece { text: id, place }));
                }
                _ => self.quantities.push((noted, shown)),
            }
        }
    }
}

/// Whether it is a comparison, or made of such.
fn compares(expr: &Expr) -> bool {
    match expr {
        Expr::Binary(Operator::And | Operator::Or, one, other) => compares(one) && compares(other),
        Expr::Binary(operator, ..) => {
            matches!(operator, Operator::Greater | Operator::Less | Operator::AtLeast | Operator::AtMost)
        }
        _ => false,
    }
}
