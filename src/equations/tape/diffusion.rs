//! What white noises do to the rates of a neuron, made ready to run.

use super::code::Code;
use super::graph::{Graph, Id};
use super::reader::Reader;
use super::{Fault, STATE, Tape};
use crate::equations::system::System;

/// How fast each rate goes with each noise: ∂rate/∂noise.
#[derive(Clone, Debug)]
pub struct Diffusion {
    tape: Tape,
}

impl Diffusion {
    /// That of a system with values in the order of its parameters, if it has noise. Its noises enter the rates linearly.
    pub fn of(system: &System, values: &[f64]) -> Result<Option<Diffusion>, Fault> {
        if system.noises.is_empty() {
            return Ok(None);
        }
        let mut reader = Reader::new(system, values, true)?;
        let rates = system.variables.iter().map(|variable| reader.read(&variable.rate));
        let rates: Vec<Id> = rates.collect::<Result<_, _>>()?;
        let mut graph = reader.graph;
        let none = graph.constant(0.0);
        let mut results = Vec::new();
        for noise in 0..system.noises.len() {
            let noise = graph.given(STATE + system.variables.len() + noise);
            let slopes = slopes(&mut graph, noise);
            results.extend(rates.iter().map(|rate| slopes[*rate].unwrap_or(none)));
        }
        Ok(Some(Diffusion { tape: Tape::made(graph, results, STATE + system.variables.len())? }))
    }

    /// How many registers it takes.
    pub(super) fn registers(&self) -> usize {
        self.tape.registers
    }

    /// Writes the slopes of all rates at a state, noise by noise.
    pub fn at(&self, state: &[f64], current: f64, slopes: &mut [f64]) {
        self.tape.run(state, current, slopes);
    }

    /// Whether they are the same at every state and under every current.
    pub fn is_additive(&self) -> bool {
        self.tape.moves.iter().all(|step| step.code == Code::Constant)
    }
}

/// The derivatives of all quantities of a graph with respect to one that is given and that they hang on linearly; none of what
/// does not hang on it.
fn slopes(graph: &mut Graph, of: Id) -> Vec<Option<Id>> {
    let mut slopes: Vec<Option<Id>> = Vec::new();
    for id in 0..graph.nodes.len() {
        let node = graph.nodes[id];
        let [a, b, _] = node.of;
        let slope =
            |operand: usize| if operand < node.code.arity() { slopes[node.of[operand]] } else { None };
        let (first, second, third) = (slope(0), slope(1), slope(2));
        slopes.push(match (node.code, first, second, third) {
            (Code::Given, ..) => (id == of).then(|| graph.constant(1.0)),
            (_, None, None, None) => None,
            (Code::Neg | Code::From, Some(slope), ..) => Some(graph.neg(slope)),
            (Code::Plus, slope, ..) => slope,
            (Code::Times, Some(slope), ..) => Some(graph.times(slope, node.by[0])),
            (Code::Over, Some(slope), ..) => {
                let by = graph.constant(node.by[0]);
                Some(graph.div(slope, by))
            }
            (Code::Add, Some(left), Some(right), _) => Some(graph.add(left, right)),
            (Code::Add, left, right, _) => left.or(right),
            (Code::Sub, Some(left), Some(right), _) => Some(graph.sub(left, right)),
            (Code::Sub, None, Some(right), _) => Some(graph.neg(right)),
            (Code::Sub, left, ..) => left,
            (Code::Mul, Some(left), None, _) => Some(graph.mul(left, b)),
            (Code::Mul, None, Some(right), _) => Some(graph.mul(a, right)),
            (Code::Div, Some(slope), None, _) => Some(graph.div(slope, b)),
            (Code::Choice | Code::Holds, None, then, other) => {
                let none = graph.constant(0.0);
                Some(graph.of(node.code, &[a, then.unwrap_or(none), other.unwrap_or(none)], &[]))
            }
            // What is read hangs on its noises linearly.
            _ => Some(graph.constant(f64::NAN)),
        });
    }
    slopes
}
