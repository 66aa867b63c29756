//! For how long a neuron is refractory: from a comment, or from Brian2's line.

use super::draft::Draft;
use super::scope::Scope;
use crate::equations::complaint::Complaint;
use crate::equations::evaluate::constant;
use crate::equations::expr::Expr;
use crate::text::{Text, say};
use std::collections::HashMap;

impl Draft {
    /// Takes comments on the refractory time for such; where something is called so, they speak of that.
    pub fn hold(&mut self, complaints: &mut Vec<Complaint>) {
        let is_called_so = self.speaks_of("refractory");
        for (time, wrong) in std::mem::take(&mut self.comments) {
            if !is_called_so {
                self.refractory.push(time);
                complaints.extend(wrong);
            }
        }
    }
}

/// The refractory time of a text whose voltage is called so, if it has one: of numbers, and of names that have these values.
pub fn refractory(
    draft: &Draft,
    scope: &mut Scope,
    voltage: &str,
    values: &HashMap<&'static str, f64>,
    complaints: &mut Vec<Complaint>,
) -> Option<Expr> {
    let [told, more @ ..] = &draft.refractory[..] else { return None };
    let doubt = |place, message| Complaint::doubt(place, message);
    complaints
        .extend(more.iter().map(|told| doubt(told.place, say!("only one refractory time is known here"))));
    if draft.globals.is_empty() && draft.thresholds.is_empty() {
        if !draft.is_faulty() {
            complaints.push(doubt(told.place, say!("a refractory time wants a reset beside it")));
        }
        return None;
    }
    if told.is_faulty() {
        return None;
    }
    let expr = scope.resolved(told, &[], complaints);
    let value = constant(&expr, &|name| values.get(name).copied());
    if value.is_none_or(f64::is_nan) {
        let message = say!(
            "a refractory time is made of numbers and parameters alone; without one the neuron can fire at once again"
        );
        complaints.push(doubt(told.place, message));
        return None;
    }
    if value.is_some_and(|value| value < 0.0) {
        complaints.push(doubt(told.place, say!("a refractory time is 0 or more; this one is as none")));
    }
    let stays = |name: &str| draft.stays.iter().any(|known| known.id == name);
    let name = Text::plain(voltage);
    if draft.in_brians_way && !stays(voltage) {
        let name = name.clone();
        let message =
            say!("{name} is held here while the neuron is refractory, as “(unless refractory)” says", name);
        complaints.push(doubt(told.place, message));
    }
    for other in draft.stays.iter().filter(|other| other.id != voltage) {
        let name = name.clone();
        complaints
            .push(doubt(other.place, say!("only {name} is held here while the neuron is refractory", name)));
    }
    Some(if expr.names().is_empty() { value.map_or(expr, Expr::from) } else { expr })
}
