//! XPPAUT beside the lab: where it would make other numbers of the same text.

use super::build::Builder;
use super::draft::{Draft, Noted};
use super::statement::Name;
use crate::equations::complaint::Complaint;
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Function};
use crate::equations::system::Definition;
use crate::text::{Text, say};

impl Builder<'_, '_> {
    /// Tells where XPPAUT would make other numbers of a text that is written as it has them.
    pub fn compare(&mut self, quantities: &[(Name, Definition)]) {
        let is_its_own = !self.draft.is_brians() && !self.draft.is_printed && !self.scope.has_units;
        if is_its_own {
            self.complaints.extend(self.draft.formulas().flat_map(|formula| formula.elsewhere.clone()));
            self.lags();
            self.wraps(quantities);
        }
    }

    /// Quantities that stand above what they are made of: XPPAUT works them out in the order of the text, once a step.
    fn lags(&mut self) {
        // What is only shown is worked out there once all else is.
        let plain = |(noted, shown): &&(_, bool)| !shown && !is_derived(self.draft, noted);
        let quantities: Vec<&Noted> =
            self.draft.quantities.iter().filter(plain).map(|(noted, _)| noted).collect();
        for noted in &quantities {
            for written in noted.formula.expr.names() {
                let known = self.scope.find(written);
                let below =
                    |other: &&&Noted| Some(other.name.id) == known && other.name.place > noted.name.place;
                let Some(Noted { name: Name { id, place }, .. }) = quantities.iter().find(below) else {
                    continue;
                };
                let (name, line) = (Text::plain(*id), place.line);
                let message = say!(
                    "XPPAUT takes {name} as it was before, since it stands further down, in line {line}; here the order does not matter",
                    name,
                    line
                );
                self.complaints.push(Complaint::doubt(noted.formula.place_of(written), message));
            }
        }
    }

    /// Remainders by a number below 0, or by a quantity that is one; `quantities` stand after those that they are made of.
    fn wraps(&mut self, quantities: &[(Name, Definition)]) {
        let mut values = self.values.clone();
        for (name, Definition { expr, .. }) in quantities {
            let value = constant(expr, &|name| values.get(name).copied());
            values.extend(value.map(|value| (name.id, value)));
        }
        let value = |name: &'static str| values.get(self.scope.find(name)?).copied();
        for formula in self.draft.formulas() {
            if divides_by_less_than_0(&formula.expr, &value) {
                let message =
                    say!("XPPAUT’s mod by a number below 0 is another: mod(5, −3) is 2 there and −1 here");
                self.complaints.push(Complaint::doubt(formula.place_of(Function::Mod.id()), message));
            }
        }
    }
}

/// Whether it is a quantity behind `!`: XPPAUT works these out before it runs.
fn is_derived(draft: &Draft, noted: &Noted) -> bool {
    draft.derived.contains(&noted.name.place)
}

fn divides_by_less_than_0(expr: &Expr, value: &dyn Fn(&'static str) -> Option<f64>) -> bool {
    let own = match expr {
        Expr::Call(Function::Mod, of) => constant(&of[1], value).is_some_and(|divisor| divisor < 0.0),
        _ => false,
    };
    own || expr.parts().into_iter().any(|part| divides_by_less_than_0(part, value))
}
