//! Equations made ready to run: a list of moves between a few registers, with the values of the parameters in it.

mod code;
mod diffusion;
mod fused;
mod graph;
mod reader;
mod reset;
mod rows;
mod shared;

use super::expr::Expr;
use super::system::System;
use crate::ode::Real;
use code::{By, Code};
pub use diffusion::Diffusion;
use graph::{Graph, Id, Node};
use reader::Reader;
pub use reset::Resetting;
pub use rows::Rows;

/// A list of moves, each of which puts what comes of some registers into another. It runs over any kind of number, without
/// recursion and without asking for memory.
///
/// What it gives is, to the last bit, what the expressions give as they are written, but for two things: exponentials that are
/// powers of one another, or of a common root, are computed as such, to 1e−12; and of a quotient such as x/(eˣ − 1) it gives the limit where that is
/// 0/0, as the authors of such equations mean it, where XPPAUT gives 0.
#[derive(Clone, Debug)]
pub struct Tape {
    moves: Box<[Move]>,
    results: Box<[u16]>,
    registers: usize,
}

/// A move: which, of which registers, with which constants, and into which register.
#[derive(Clone, Copy, Debug)]
struct Move {
    code: Code,
    of: [u16; 3],
    to: u16,
    by: By,
}

/// The register of the current.
const CURRENT: usize = 0;
/// The first register of the state.
const STATE: usize = 1;

/// Registers of a tape of usual length: so few cost little to make ready in each step.
const FEW: usize = 16;
/// Registers of a longer tape.
const SOME: usize = 64;
/// Registers of the longest tape.
const MANY: usize = 1024;

/// Why equations cannot be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A name that stands for nothing, or not yet.
    Unknown(&'static str),
    /// They are more than a tape holds.
    TooLong,
}

impl Tape {
    /// The rates of the variables. Values are in the order of the parameters; noises are silent.
    pub fn rates(system: &System, values: &[f64]) -> Result<Tape, Fault> {
        let rates = system.variables.iter().map(|variable| variable.rate.clone());
        Tape::of(system, values, &rates.collect::<Vec<_>>())
    }

    /// Whether a system can be run, with whatever values: with those of the text it takes no more than a half of what there is.
    pub fn holds(system: &System) -> Result<(), Fault> {
        let values: Vec<f64> = system.params.iter().map(|param| param.initial()).collect();
        let (rates, reset) = (Tape::rates(system, &values)?, Resetting::of(system, &values)?);
        let fits = Reader::new(system, &values, false)?.fits() && rates.registers <= MANY / 2;
        let fits = fits && reset.is_none_or(|reset| reset.registers() <= MANY / 2);
        let noise = Diffusion::of(system, &values)?;
        let fits = fits && noise.is_none_or(|noise| noise.registers() <= MANY / 2);
        if fits { Ok(()) } else { Err(Fault::TooLong) }
    }

    /// All quantities with names, in their order: of states behind whose variables the noises stand.
    pub fn quantities(system: &System, values: &[f64]) -> Result<Tape, Fault> {
        let reader = Reader::new(system, values, true)?;
        let names = system.quantities.iter().map(|definition| reader.named(definition.quantity.id));
        let results: Vec<Id> = names.collect::<Result<_, _>>()?;
        Tape::made(reader.graph, results, STATE + system.variables.len() + system.noises.len())
    }

    /// Any expressions in the names of a system; noises are silent.
    pub fn of(system: &System, values: &[f64], results: &[Expr]) -> Result<Tape, Fault> {
        let mut reader = Reader::new(system, values, false)?;
        let results: Result<Vec<Id>, Fault> = results.iter().map(|result| reader.read(result)).collect();
        Tape::made(reader.graph, results?, STATE + system.variables.len())
    }

    /// What gives these quantities of a graph, with so many registers of what is given.
    fn made(mut graph: Graph, mut results: Vec<Id>, given: usize) -> Result<Tape, Fault> {
        let mut needed = vec![false; graph.nodes.len()];
        order(&graph.nodes, &results).into_iter().for_each(|id| needed[id] = true);
        let places = shared::share(&mut graph, &needed);
        let placed = |id: &mut Id| *id = places.get(*id).copied().unwrap_or(*id);
        graph.nodes.iter_mut().filter(|node| node.code != Code::Given).for_each(|node| {
            node.of[..node.code.arity()].iter_mut().for_each(placed);
        });
        results.iter_mut().for_each(placed);
        let alive = order(&graph.nodes, &results);
        let mut uses = vec![0; graph.nodes.len()];
        let operands = alive.iter().flat_map(|&id| operands(&graph.nodes[id]));
        operands.chain(&results).for_each(|&id| uses[id] += 1);
        let nodes = fused::fuse(&graph, &uses, &alive);
        laid_out(&nodes, &order(&nodes, &results), &results, given)
    }

    /// How many moves it makes.
    pub fn moves(&self) -> usize {
        self.moves.len()
    }

    /// Puts what comes of a state and a current into `results`, which has room for as many as there are.
    #[inline(always)]
    pub fn run<R: Real>(&self, state: &[R], current: R, results: &mut [R]) {
        if self.registers > FEW {
            return self.run_long(state, current, results);
        }
        let mut registers = [current; FEW];
        registers[STATE..][..state.len()].copy_from_slice(state);
        self.play_few(&mut registers);
        for (result, register) in results.iter_mut().zip(&self.results) {
            *result = registers[cut(*register)];
        }
    }

    /// The same for a tape of many registers.
    #[inline(never)]
    fn run_long<R: Real>(&self, state: &[R], current: R, results: &mut [R]) {
        let (mut some, mut many);
        let registers: &mut [R] = if self.registers <= SOME {
            some = [current; SOME];
            &mut some
        } else {
            many = [current; MANY];
            &mut many
        };
        registers[STATE..][..state.len()].copy_from_slice(state);
        self.play(registers, usize::from);
        for (result, register) in results.iter_mut().zip(&self.results) {
            *result = registers[usize::from(*register)];
        }
    }

    #[inline(never)]
    fn play_few<R: Real>(&self, registers: &mut [R; FEW]) {
        self.play(registers, cut);
    }

    #[inline(always)]
    fn play<R: Real>(&self, registers: &mut [R], place: impl Fn(u16) -> usize) {
        for step in &self.moves {
            let value = step.code.of(|operand| registers[place(step.of[operand])], &step.by);
            registers[place(step.to)] = value;
        }
    }
}

/// The place of a register among few: what is cut to a power of two needs no look whether it is within.
#[inline(always)]
fn cut(register: u16) -> usize {
    const { assert!(FEW.is_power_of_two()) };
    usize::from(register) & (FEW - 1)
}

/// What a quantity is made of.
fn operands(node: &Node) -> &[Id] {
    &node.of[..node.code.arity()]
}

/// The quantities that some hang on, each after those that it is made of, and near to them.
fn order(nodes: &[Node], results: &[Id]) -> Vec<Id> {
    let mut order = Vec::new();
    let mut seen = vec![false; nodes.len()];
    let mut left: Vec<(Id, bool)> = results.iter().rev().map(|&id| (id, false)).collect();
    while let Some((id, made)) = left.pop() {
        if made {
            order.push(id);
        } else if !seen[id] {
            seen[id] = true;
            left.push((id, true));
            left.extend(operands(&nodes[id]).iter().rev().map(|&part| (part, false)));
        }
    }
    order
}

/// The moves, with registers that are taken again once nobody needs what is in them.
fn laid_out(nodes: &[Node], order: &[Id], results: &[Id], given: usize) -> Result<Tape, Fault> {
    let mut last = vec![0; nodes.len()];
    for (place, &id) in order.iter().enumerate() {
        operands(&nodes[id]).iter().for_each(|&part| last[part] = place);
    }
    results.iter().for_each(|&id| last[id] = usize::MAX);
    let mut registers = given;
    let mut free: Vec<usize> = Vec::new();
    let mut of: Vec<usize> = vec![0; nodes.len()];
    let mut moves = Vec::new();
    for (place, &id) in order.iter().enumerate() {
        let node = nodes[id];
        if node.code == Code::Given {
            of[id] = node.of[0];
            continue;
        }
        let parts = operands(&node);
        let mut from = [0; 3];
        for (slot, &part) in from.iter_mut().zip(parts) {
            *slot = of[part] as u16;
        }
        for (i, &part) in parts.iter().enumerate() {
            let again = parts[..i].contains(&part);
            if last[part] == place && nodes[part].code != Code::Given && !again {
                free.push(of[part]);
            }
        }
        of[id] = free.pop().unwrap_or_else(|| {
            registers += 1;
            registers - 1
        });
        moves.push(Move { code: node.code, of: from, to: of[id] as u16, by: node.by });
    }
    if registers > MANY {
        return Err(Fault::TooLong);
    }
    let results = results.iter().map(|&id| of[id] as u16).collect();
    Ok(Tape { moves: moves.into(), results, registers })
}
