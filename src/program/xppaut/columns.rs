//! The columns of XPPAUT's file: the variables, what is seen beside them, and what single precision cuts off.

use super::Ode;
use crate::program::digits::{numeral, tight};
use crate::program::notation::Notation;

impl Ode<'_> {
    /// Columns behind the variables, and what is in each.
    pub fn columns(&self) -> Vec<(String, String)> {
        let system = &self.run.system;
        let shown =
            system.quantities.iter().filter(|quantity| quantity.shown).map(|quantity| quantity.quantity.id);
        let shown = [system.current.id].into_iter().chain(shown);
        let shown = shown.map(|id| (column(&self.name(id)), self.shown(id)));
        let cut = self
            .residues()
            .map(|[shown, _, lo, scale]| (lo, format!("1000*({shown}*{scale}-flr({shown}*{scale}))")));
        shown.chain(cut).collect()
    }

    /// What single precision cuts off of the columns: the quantity, its column, that of the rest, and its scale, a power of two.
    pub fn residues(&self) -> impl Iterator<Item = [String; 4]> {
        let variables = self.run.system.variables.len();
        self.run.columns().into_iter().enumerate().map(move |(place, id)| {
            let scale = 2f64.powi((131_072.0 / self.run.size(id)).log2().floor() as i32);
            let name = self.name(id);
            let seen = if place < variables { name.clone() } else { column(&name) };
            let rest = rest(&name);
            [self.shown(id), seen, rest, numeral(scale)]
        })
    }

    /// The current as it is shown: in a bin that an edge falls into, its mean.
    pub fn injected(&self, say: &mut dyn FnMut(String)) {
        let mut before = self.name(self.run.system.current.id);
        for (place, (bin, mean)) in self.cut().into_iter().enumerate() {
            let called = format!("{}{place}", self.seen);
            let [at, near] = [self.run.time(bin), 0.5 * self.run.step()].map(tight);
            say(format!("{called}=if(abs(t-({at}))<{near})then({})else({before})", numeral(mean)));
            before = called;
        }
    }

    /// What a column shows of a quantity.
    pub fn shown(&self, id: &'static str) -> String {
        match self.cut().len().checked_sub(1) {
            Some(last) if id == self.run.system.current.id => format!("{}{last}", self.seen),
            _ => self.name(id),
        }
    }

    /// The bins that an edge of the current falls into; a table has the mean there.
    fn cut(&self) -> Vec<(usize, f64)> {
        if self.tabled() { Vec::new() } else { self.run.cut() }
    }
}

/// The column of a quantity that is no variable.
pub fn column(name: &str) -> String {
    format!("{name}_o")
}

/// The column of what single precision cuts off.
pub fn rest(name: &str) -> String {
    format!("{name}_lo")
}
