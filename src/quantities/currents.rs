//! The currents across a neuron's membrane, among its named quantities.

use super::beside::{Beside, beside};
use crate::equations::system::{Definition, System};
use crate::ode::Quantity;

/// The places among a neuron's named quantities of those that are currents across its membrane: what the current that drives
/// it is measured in, they are, too; where nothing has that unit, what the voltage's rate adds to that current or takes off it.
/// A sum of some of them is none more, nor is one that the injected current is part of.
pub fn currents(system: &System) -> Vec<usize> {
    let measured = measured(system);
    if !measured.is_empty() {
        return measured;
    }
    let Beside { flows, .. } = beside(system);
    (0..system.quantities.len())
        .filter(|&place| flows.contains_key(system.quantities[place].quantity.id))
        .collect()
}

/// Which way a neuron's currents flow where they are positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Out of the neuron: its rate takes all of them off the current that drives it.
    Outward,
    /// Its rate takes off some and adds others.
    Both,
    /// As its equations have it: it adds all of them, or some are not beside that current, or that current lowers the voltage.
    Theirs,
}

/// Which way the currents flow where they are positive.
pub fn direction(system: &System) -> Direction {
    let Beside { flows, raises, .. } = beside(system);
    let off = |place: usize| flows.get(system.quantities[place].quantity.id).copied();
    let all: Vec<Option<bool>> = currents(system).into_iter().map(off).collect();
    match [true, false].map(|taken| all.contains(&Some(taken))) {
        [true, true] => Direction::Both,
        [true, false] if raises && !all.contains(&None) => Direction::Outward,
        _ => Direction::Theirs,
    }
}

/// Whether these currents are all that stands beside the one that drives the neuron, as they are, so that their sum is what flows
/// across its membrane.
pub fn are_all(system: &System) -> bool {
    let Beside { flows, alone, .. } = beside(system);
    let all = currents(system);
    let is_there = |place: &usize| flows.contains_key(system.quantities[*place].quantity.id);
    alone && all.len() == flows.len() && all.iter().all(is_there)
}

/// Those with the unit of the current that drives the neuron.
fn measured(system: &System) -> Vec<usize> {
    let unit = system.current.unit;
    let is_current = |quantity: Quantity| !unit.is_empty() && quantity.unit == unit;
    let all =
        system.quantities.iter().map(|definition| definition.quantity).filter(|known| is_current(*known));
    let flows: Vec<&str> = all.map(|quantity| quantity.id).chain([system.current.id]).collect();
    let alone = |definition: &Definition| {
        is_current(definition.quantity)
            && !system.spelled_out(&definition.expr).names().iter().any(|name| flows.contains(name))
    };
    (0..system.quantities.len()).filter(|&place| alone(&system.quantities[place])).collect()
}
